#pragma once

#include <deque>
#include <variant>

#include "otp/stage/demand_window.h"
#include "otp/stage/producing.h"

namespace otp::detail {

/// What a stage knows of those whose events it takes: the same for all modules that take them.
template <class Input>
struct Upstream {
  /// A producer that the stage has subscribed to.
  struct Producer {
    Pid pid;
    CancelMode cancel = CancelMode::Permanent;
    bool is_manual = false;
    DemandWindow window = {};
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

  SmallMap<Ref, Producer> producers;
  std::deque<KeptBack> kept_back;
};

/// The side of a stage that takes: its producers, its windows, what it keeps back.
template <class S>
class Consuming : public Producing<S> {
 protected:
  using In = typename InOf<S>::Type;
  using Input = std::conditional_t<std::is_void_v<In>, Nothing, In>;
  using Producer = typename Upstream<Input>::Producer;
  using Kept = typename Upstream<Input>::Kept;
  using KeptCancel = typename Upstream<Input>::KeptCancel;
  using KeptBack = typename Upstream<Input>::KeptBack;
  using Batch = typename DemandWindow::Batch<Input>;

  using Producing<S>::Producing;

  // Producers

  struct Subscribed {
    otp::Result<Subscription> answer;
    Outcome outcome = {};
    bool is_answered = true;  // else the end of the stage is the answer
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
    if (accepted.stops_with()) {
      co_return Subscribed{producer, stop_outcome(*accepted.stops_with()), false};
    }
    bool is_manual = accepted.mode() == AskMode::Manual;
    up_.producers[producer.ref] = {producer.peer, to.options.cancel(), is_manual,
                                   DemandWindow(to.options)};
    if (!is_manual) ask(producer, to.options.max_demand());
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
    Producer* found = up_.producers.find(ref);
    if (found == nullptr) co_return Outcome{};
    Producer producer = *found;
    up_.producers.erase(ref);
    this->self().demonitor_and_flush(ref);
    if (!up_.kept_back.empty()) {
      up_.kept_back.push_back(KeptCancel{producer, ref, std::move(why)});
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

  /// A consumer that has subscribed twice to the same events goes on with the first subscription.
  static bool ends_with(CancelMode mode, const ExitReason& reason) {
    return reason != ExitReason(Atom("already_subscribed")) && ends_consumer(mode, reason);
  }

  // Events

  Task<Outcome> come(Subscription from, const stage::Events<Input>& message) {
    if (!up_.producers.contains(from.ref)) {
      this->self().send(from.peer, stage::Cancel{from.ref, Atom("unknown_subscription")});
      co_return Outcome{};
    }
    std::vector<Input> events = message.events;
    if (this->kind() == StageKind::ProducerConsumer) {
      up_.kept_back.push_back(Kept{from.ref, std::move(events)});
      auto working = work_off();
      co_return co_await working;
    }
    auto consuming = consume(from, std::move(events));
    co_return co_await consuming;
  }

  Task<Outcome> work_off() override {
    Outcome outcome;
    while (this->open_demand() > 0 && !up_.kept_back.empty() && !stops(outcome)) {
      KeptBack next = std::move(up_.kept_back.front());
      up_.kept_back.pop_front();
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
    Producer* producer = up_.producers.find(kept.ref);
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

  /// With automatic demand, batches as the window says.
  std::vector<Batch> in_batches(Subscription from, std::vector<Input> events) {
    Producer* producer = up_.producers.find(from.ref);
    if (producer == nullptr || producer->is_manual) {
      std::vector<Batch> all;
      all.push_back({std::move(events)});
      return all;
    }
    std::vector<Batch> batches = producer->window.divide(std::move(events));
    for (const Batch& batch : batches) {
      if (batch.excess == 0) continue;
      this->complain(std::to_string(batch.excess) + " events more than asked for, from " +
                     from.peer.text());
    }
    return batches;
  }

  // Notes

  void keep_in_line(const stage::Note& note) {
    Message message(note.message->take());
    if (!this->is_producer()) {
      this->self().process().send(this->self().pid(), message.take());
    } else if (!up_.kept_back.empty()) {
      up_.kept_back.push_back(std::move(message));
    } else {
      this->store_or_pass(std::move(message));
    }
  }

  Upstream<Input> up_;
};

}  // namespace otp::detail
