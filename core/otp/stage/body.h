#pragma once

#include "otp/stage/consuming.h"

namespace otp::detail {

/// The loop of a stage: beside the messages of its module it serves those of other stages.
template <class S>
class StageBody : public Consuming<S> {
 protected:
  using Base = Consuming<S>;
  using State = typename S::State;
  using In = typename InOf<S>::Type;
  using Out = typename OutOf<S>::Type;
  using typename Base::Input;
  using typename Base::Producer;
  using typename Base::Subscribed;
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

  template <class Old>
  void take_over(StageBody<Old>& old) {
    static_assert(
        std::same_as<Out, typename OutOf<Old>::Type> && std::same_as<In, typename InOf<Old>::Type>,
        "a stage can only go on as a stage with the same events");
    this->down_ = std::move(old.down_);
    this->up_ = std::move(old.up_);
  }

 protected:
  template <class>
  friend class StageBody;

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
    this->up_.producers.for_each(
        [&](Ref, const Producer& producer) { pids.emplace_back(producer.pid); });
    fields.emplace_back(Atom("producers"), Term::list(std::move(pids)));
  }

 private:
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
      auto subscribing = this->subscribe(to);
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
    Ref ref = ref_of(message.envelope());
    if (auto* to = as<Role::Call, stage::SubscribeTo>(message)) return answer_subscribe(*to, ref);
    if (auto* note = as<Role::Call, stage::Note>(message)) {
      this->keep_in_line(*note);
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
    outcome.answer = Message(make_envelope<Role::Reply, R>(ref, std::move(value)));
    co_return outcome;
  }

  Task<Outcome> answer_subscribe(const stage::SubscribeTo& to, Ref ref) {
    auto subscribing = this->subscribe(to);
    Subscribed subscribed = co_await subscribing;
    if (!subscribed.is_answered) co_return std::move(subscribed.outcome);
    using Answer = otp::Result<Subscription>;
    Envelope* answer = make_envelope<Role::Reply, Answer>(ref, std::move(subscribed.answer));
    subscribed.outcome.answer = Message(answer);
    co_return std::move(subscribed.outcome);
  }

  std::optional<Task<Outcome>> order(const Message& message) {
    if (auto* to = as<Role::Cast, stage::SubscribeTo>(message)) return subscribe_unasked(*to);
    if (auto* set = as<Role::Cast, stage::SetDemand>(message)) return this->set_demand(set->mode);
    auto* note = as<Role::Cast, stage::Note>(message);
    if (note == nullptr) return std::nullopt;
    this->keep_in_line(*note);
    return nothing_more();
  }

  static Task<Outcome> nothing_more() { co_return Outcome{}; }
  Task<Outcome> subscribe_unasked(const stage::SubscribeTo& to) {
    auto subscribing = this->subscribe(to);
    Subscribed subscribed = co_await subscribing;
    co_return std::move(subscribed.outcome);
  }

  std::optional<Task<Outcome>> down(const Down& down) {
    Cancellation why{Cancellation::Kind::Down, down.reason};
    if (this->up_.producers.contains(down.ref)) return this->producer_gone(down.ref, why);
    Ref consumer = this->consumer_of(down.ref);
    if (!consumer.is_none()) return this->consumer_gone(consumer, why);
    return std::nullopt;
  }

  std::optional<Task<Outcome>> from_stage(const Message& message) {
    Pid from = message.from();
    using enum Cancellation::Kind;
    if (auto* m = as<Role::Info, stage::Events<Input>>(message))
      return this->come({from, m->ref}, *m);
    if (auto* m = as<Role::Info, stage::Cancelled>(message)) {
      return this->producer_gone(m->ref, {Cancel, m->reason});
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
};

}  // namespace otp::detail
