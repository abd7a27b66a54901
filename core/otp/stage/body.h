#pragma once

#include <deque>
#include <variant>

#include "base/match.h"
#include "otp/stage/producing.h"

namespace otp::detail {

/// The loop of a stage: beside the messages of its module it serves those of other stages.
template <class S>
class StageBody : public Producing<S> {
 protected:
  using Base = Producing<S>;
  using State = typename S::State;
  using In = typename InOf<S>::Type;
  using Out = typename OutOf<S>::Type;
  using Input = std::conditional_t<std::is_void_v<In>, Nothing, In>;
  using Handling = ServerLoop::Handling;

  static_assert(!std::is_void_v<In> || !std::is_void_v<Out>,
                "a stage has 'using Out = ...' for the events it emits, 'using In = ...' for those "
                "it takes, or both");
  static_assert(!std::is_void_v<In> || HandlesDemand<S>,
                "a producer has no 'Emit<Out> handle_demand(std::int64_t, State&)'");
  static_assert(std::is_void_v<In> || HandlesEvents<S>,
                "a consumer has no 'Emit<Out> handle_events(const std::vector<In>&, const "
                "Subscription&, State&)'");

 public:
  using Base::Base;

 protected:
  // Starting

  Handling initialise(auto&& init) { return begin(init()); }

  // Messages

  Handling handle(const Message& message) override {
    if (auto work = stage_work(message)) return std::move(*work);
    return emitting(Base::handle(message));
  }
  Handling handle_continue(const Message& message) override {
    return emitting(Base::handle_continue(message));
  }

  void add_status(std::vector<Term::Field>& fields) const override {
    fields.emplace_back(Atom("stage"), Atom(name_of(this->kind())));
    if (this->is_producer()) this->add_producer_status(fields);
    if (!this->is_consumer()) return;
    std::vector<Term> pids;
    producers_.for_each([&](Ref, const Producer& producer) { pids.emplace_back(producer.pid); });
    fields.emplace_back(Atom("producers"), Term::list(std::move(pids)));
  }

 private:
  /// A producer that this stage has subscribed to, and the window of the subscription.
  struct Producer {
    Pid pid;
    CancelMode cancel = CancelMode::Permanent;
    bool is_manual = false;
    std::int64_t demand = 0, min = 0, max = 0;
  };
  struct Batch {
    std::vector<Input> events;
    std::int64_t ask = 0;  // for more, when it has been handled
  };

  // What a producer-consumer keeps back until there is demand
  struct Kept {
    Ref ref;
    std::vector<Input> events;
  };
  struct KeptCancel {
    Producer producer;
    Ref ref;
    Cancellation why;
  };
  using KeptBack = std::variant<Kept, KeptCancel, Message>;

  // Starting

  Handling begin(StageInit<State> init) { return set_up(std::move(init)); }
  Handling begin(Task<StageInit<State>> init) { return set_up_later(std::move(init)); }

  Task<Outcome> set_up_later(Task<StageInit<State>> init) {
    auto setting_up = set_up(co_await init);
    co_return co_await setting_up;
  }

  Task<Outcome> set_up(StageInit<State> init) {
    StageSetup setup = std::move(init.setup);
    std::optional<State> state = std::move(init.state);
    Outcome outcome = std::move(init).take_outcome();
    if (outcome.kind != Outcome::Kind::Go) co_return outcome;
    this->begin_with_state(std::move(state));
    auto checked = kind_of(setup);
    if (checked) {
      auto ready = Base::set_up(setup, *checked);
      if (!ready) checked = std::unexpected(ready.error());
    }
    if (!checked) co_return NoReply(otp::stop(checked.error())).take_outcome();
    for (const auto& [producer, options] : setup.subscriptions) {
      stage::SubscribeTo to(producer, options);
      auto subscribing = subscribe(to);
      Subscribed subscribed = co_await subscribing;
      if (stops(subscribed.outcome)) co_return std::move(subscribed.outcome);
      if (!subscribed.answer)
        co_return NoReply(otp::stop(subscribed.answer.error())).take_outcome();
    }
    co_return outcome;
  }

  static otp::Result<StageKind> kind_of(const StageSetup& setup) {
    StageKind all = std::is_void_v<In>    ? StageKind::Producer
                    : std::is_void_v<Out> ? StageKind::Consumer
                                          : StageKind::ProducerConsumer;
    StageKind kind = setup.kind.value_or(all);
    if (kind != all && all != StageKind::ProducerConsumer) {
      return Base::bad_option("the module has no events for this kind of stage");
    }
    if (kind == StageKind::Producer && !HandlesDemand<S>) {
      return Base::bad_option("the module has no handle_demand");
    }
    return kind;
  }

  // Messages

  /// Emits what a handler of the module has given, before its answer is sent.
  Handling emitting(Handling handling) {
    if (auto* waiting = std::get_if<Task<Outcome>>(&handling)) {
      return emitting_later(std::move(*waiting));
    }
    this->emit_what_was_given();
    return handling;
  }
  Task<Outcome> emitting_later(Task<Outcome> handling) {
    Outcome outcome = co_await handling;
    this->emit_what_was_given();
    co_return outcome;
  }

  /// What there is to do for a message that is the stage's and not the module's.
  std::optional<Task<Outcome>> stage_work(const Message& message) {
    switch (message.role()) {
      case Role::Call: return request(message);
      case Role::Cast: return order(message);
      case Role::Down: return down(*message.get<Down>());
      case Role::Info: return from_stage(message);
      default: return std::nullopt;
    }
  }

  template <Role role, class M>
  static const M* as(const Message& message) {
    auto& envelope = const_cast<Envelope&>(message.envelope());
    return envelope.type == &message_type<role, M> ? &value_of<role, M>(envelope) : nullptr;
  }

  std::optional<Task<Outcome>> request(const Message& message) {
    Ref ref = message.envelope().type->role == Role::Call ? ref_of(message.envelope()) : Ref{};
    if (auto* to = as<Role::Call, stage::SubscribeTo>(message)) return answer_subscribe(*to, ref);
    if (auto* note = as<Role::Call, stage::Note>(message)) {
      keep_in_line(*note);
      return answer(ref, Nothing{});
    }
    if (as<Role::Call, stage::GetDemand>(message)) return answer(ref, this->demand_mode());
    if (as<Role::Call, stage::CountBuffered>(message)) {
      if (!this->is_producer()) this->complain("a consumer buffers no events");
      return answer(ref, this->buffered());
    }
    return std::nullopt;
  }

  template <class R>
  static Task<Outcome> answer(Ref ref, R value) {
    Outcome outcome;
    outcome.answer.emplace(make_envelope<Role::Reply, R>(ref, std::move(value)));
    co_return outcome;
  }

  Task<Outcome> answer_subscribe(const stage::SubscribeTo& to, Ref ref) {
    auto subscribing = subscribe(to);
    Subscribed subscribed = co_await subscribing;
    using Answer = otp::Result<Subscription>;
    subscribed.outcome.answer.emplace(
        make_envelope<Role::Reply, Answer>(ref, std::move(subscribed.answer)));
    co_return std::move(subscribed.outcome);
  }

  std::optional<Task<Outcome>> order(const Message& message) {
    if (auto* to = as<Role::Cast, stage::SubscribeTo>(message)) return subscribe_unasked(*to);
    if (auto* set = as<Role::Cast, stage::SetDemand>(message)) return this->set_demand(set->mode);
    auto* note = as<Role::Cast, stage::Note>(message);
    if (note == nullptr) return std::nullopt;
    keep_in_line(*note);
    return nothing_more();
  }

  static Task<Outcome> nothing_more() { co_return Outcome{}; }
  Task<Outcome> subscribe_unasked(const stage::SubscribeTo& to) {
    auto subscribing = subscribe(to);
    Subscribed subscribed = co_await subscribing;
    co_return std::move(subscribed.outcome);
  }

  std::optional<Task<Outcome>> down(const Down& down) {
    Cancellation why{Cancellation::Kind::Down, down.reason};
    if (producers_.contains(down.ref)) return producer_gone(down.ref, why);
    Ref consumer = this->consumer_of(down.ref);
    if (!consumer.is_none()) return this->consumer_gone(consumer, why);
    return std::nullopt;
  }

  std::optional<Task<Outcome>> from_stage(const Message& message) {
    Pid from = message.from();
    using enum Cancellation::Kind;
    if (auto* m = as<Role::Info, stage::Events<Input>>(message)) return come({from, m->ref}, *m);
    if (auto* m = as<Role::Info, stage::Cancelled>(message)) {
      return producer_gone(m->ref, {Cancel, m->reason});
    }
    auto* subscribe = as<Role::Info, stage::Subscribe>(message);
    auto* ask = as<Role::Info, stage::Ask>(message);
    auto* cancel = as<Role::Info, stage::Cancel>(message);
    if (subscribe == nullptr && ask == nullptr && cancel == nullptr) return std::nullopt;
    if (!this->is_producer()) {
      this->complain("a consumer has got a message for producers");
      return nothing_more();
    }
    if (subscribe != nullptr) return this->subscribed({from, subscribe->ref}, *subscribe);
    if (ask != nullptr) return this->asked({from, ask->ref}, ask->count);
    return this->consumer_gone(cancel->ref, {Cancel, cancel->reason});
  }

  // Producers

  struct Subscribed {
    otp::Result<Subscription> answer;
    Outcome outcome;
  };

  Task<Subscribed> subscribe(const stage::SubscribeTo& to) {
    Self self = this->self();
    if (!this->is_consumer()) {
      this->complain("a producer cannot subscribe to another stage");
      co_return Subscribed{refuse(Atom("not_a_consumer")), {}};
    }
    if (auto checked = to.options.check(); !checked) {
      this->complain(checked.error().sentence);
      co_return Subscribed{std::unexpected(checked.error()), {}};
    }
    Subscription producer{to.producer.resolve(self.runtime()), self.make_ref()};
    if (producer.peer.is_none()) co_return nobody_there(to, producer);
    producer.ref = self.monitor(producer.peer);
    self.send(producer.peer,
              stage::Subscribe{producer.ref, to.options, typeid(Input), to.instead_of, to.reason});
    auto telling = this->told_of_subscription(StageKind::Producer, to.options, producer);
    SubscribeResult accepted = co_await telling;
    if (accepted.stops_with()) co_return Subscribed{producer, stop_outcome(*accepted.stops_with())};
    bool is_manual = accepted.mode() == AskMode::Manual;
    std::int64_t max = to.options.max_demand();
    producers_[producer.ref] = {producer.peer, to.options.cancel(),     is_manual,
                                max,           to.options.min_demand(), max};
    if (!is_manual) ask(producer, max);
    co_return Subscribed{producer, {}};
  }

  /// The name of the producer is nobody's.
  Subscribed nobody_there(const stage::SubscribeTo& to, Subscription producer) {
    if (to.options.cancel() == CancelMode::Temporary) return {producer, {}};
    this->complain("cannot subscribe to " + to_text(to.producer.describe()) + ": nobody is there");
    return {producer, stop_outcome(ExitReason::noproc())};
  }

  void ask(Subscription producer, std::int64_t count) {
    if (count > 0) this->self().send(producer.peer, stage::Ask{producer.ref, count});
  }

  Task<Outcome> producer_gone(Ref ref, Cancellation why) {
    Producer* found = producers_.find(ref);
    if (found == nullptr) co_return Outcome{};
    Producer producer = *found;
    producers_.erase(ref);
    this->self().demonitor_and_flush(ref);
    if (!kept_back_.empty()) {
      kept_back_.push_back(KeptCancel{producer, ref, std::move(why)});
      co_return Outcome{};
    }
    auto ending = end_subscription(producer, ref, why);
    co_return co_await ending;
  }

  Task<Outcome> end_subscription(const Producer& producer, Ref ref, const Cancellation& why) {
    auto telling = this->told_of_cancellation(why, {producer.pid, ref});
    Outcome outcome = co_await telling;
    if (stops(outcome) || !ends_with(producer.cancel, why.reason)) co_return outcome;
    this->self().runtime().log(
        trace::LogLevel::Info, this->self().pid(),
        Term::record(Atom("stage"), {{Atom("text"), "stops, as its producer has cancelled: " +
                                                        to_text(why.reason)}}));
    co_return stop_outcome(why.reason);
  }

  static bool ends_with(CancelMode mode, const ExitReason& reason) {
    if (reason == ExitReason(Atom("already_subscribed"))) return false;
    switch (mode) {
      case CancelMode::Permanent: return true;
      case CancelMode::Transient: return reason.is_abnormal();
      case CancelMode::Temporary: return false;
    }
    return false;
  }

  // Events

  Task<Outcome> come(Subscription from, const stage::Events<Input>& message) {
    if (!producers_.contains(from.ref)) {
      this->self().send(from.peer, stage::Cancel{from.ref, Atom("unknown_subscription")});
      co_return Outcome{};
    }
    std::vector<Input> events = message.events;
    if (this->kind() == StageKind::ProducerConsumer) {
      kept_back_.push_back(Kept{from.ref, std::move(events)});
      auto working = work_off();
      co_return co_await working;
    }
    auto consuming = consume(from, std::move(events));
    co_return co_await consuming;
  }

  Task<Outcome> work_off() override {
    Outcome outcome;
    while (this->open_demand() > 0 && !kept_back_.empty() && !stops(outcome)) {
      KeptBack next = std::move(kept_back_.front());
      kept_back_.pop_front();
      if (auto* note = std::get_if<Message>(&next)) {
        this->store_or_pass(std::move(*note));
        continue;
      }
      auto* cancel = std::get_if<KeptCancel>(&next);
      auto working = cancel != nullptr
                         ? end_subscription(cancel->producer, cancel->ref, cancel->why)
                         : consume_kept(std::get<Kept>(std::move(next)));
      outcome = co_await working;
    }
    co_return outcome;
  }

  Task<Outcome> consume_kept(Kept kept) {
    Producer* producer = producers_.find(kept.ref);
    Subscription from{producer != nullptr ? producer->pid : Pid{}, kept.ref};
    auto consuming = consume(from, std::move(kept.events));
    co_return co_await consuming;
  }

  /// Gives the module events batch by batch, and asks for more after each.
  Task<Outcome> consume(Subscription from, std::vector<Input> events) {
    std::vector<Batch> batches = in_batches(from, std::move(events));
    Outcome outcome;
    for (Batch& batch : batches) {
      auto handling = give_to_module(batch.events, from);
      outcome = co_await handling;
      if (stops(outcome)) break;
      ask(from, batch.ask);
    }
    co_return outcome;
  }

  Task<Outcome> give_to_module(const std::vector<Input>& events, const Subscription& from) {
    if constexpr (HandlesEvents<S>) {
      auto handler = [&] { return this->module_.handle_events(events, from, this->state()); };
      auto running = this->call_module(handler);
      co_return co_await running;
    }
    co_return Outcome{};
  }

  /// With automatic demand, batches of what lies between the two ends of the window.
  std::vector<Batch> in_batches(Subscription from, std::vector<Input> events) {
    Producer* producer = producers_.find(from.ref);
    std::vector<Batch> batches;
    if (producer == nullptr || producer->is_manual) {
      batches.push_back({std::move(events), 0});
      return batches;
    }
    std::int64_t expected = producer->demand;
    while (!events.empty()) {
      Batch batch{split_off(events, producer->max - producer->min), 0};
      auto size = static_cast<std::int64_t>(batch.events.size());
      if (size > expected) {
        this->complain(std::to_string(size - expected) + " events more than asked for, from " +
                       from.peer.text());
        size = expected;
      }
      expected -= size;
      producer->demand -= size;
      if (producer->demand <= producer->min) {
        batch.ask = producer->max - producer->demand;
        producer->demand = producer->max;
      }
      batches.push_back(std::move(batch));
    }
    return batches;
  }

  // Notes

  void keep_in_line(const stage::Note& note) {
    Message message(note.message->take());
    if (!this->is_producer()) {
      this->self().process().send(this->self().pid(), message.take());
    } else if (!kept_back_.empty()) {
      kept_back_.push_back(std::move(message));
    } else {
      this->store_or_pass(std::move(message));
    }
  }

  SmallMap<Ref, Producer> producers_;
  std::deque<KeptBack> kept_back_;
};

}  // namespace otp::detail
