#pragma once

#include <memory>
#include <typeindex>

#include "base/small_map.h"
#include "otp/stage/demand_dispatcher.h"
#include "otp/stage/traits.h"

namespace otp::detail {

/// What a stage is, and knows of those who take its events: the same for all modules that emit
/// them.
template <class Event>
struct Downstream {
  struct Consumer {
    Pid pid;
    Ref monitor;
  };

  StageKind kind = StageKind::Producer;
  DemandMode mode = DemandMode::Forward;
  std::vector<std::int64_t> accumulated;
  std::int64_t open_demand = 0;  // of a producer-consumer: asked for and not yet sent
  SmallMap<Ref, Consumer> consumers;
  SmallMap<Ref, Ref> by_monitor;
  std::shared_ptr<Dispatcher<Event>> dispatcher;
  std::optional<StageBuffer<Event>> buffer;
};

/// The side of a stage that emits: its consumers, its dispatcher, its buffer, its demand.
template <class S>
class Producing : public ServerBody<S> {
 protected:
  using Base = ServerBody<S>;
  using State = typename S::State;
  using Out = typename OutOf<S>::Type;
  using Event = std::conditional_t<std::is_void_v<Out>, Nothing, Out>;
  using Result = Emit<Out>;

  using Consumer = typename Downstream<Event>::Consumer;

  using Base::Base;

  StageKind kind() const { return down_.kind; }
  bool is_producer() const { return down_.kind != StageKind::Consumer; }
  bool is_consumer() const { return down_.kind != StageKind::Producer; }

  /// @returns what is wrong with the setup
  otp::Result<> set_up(const StageSetup& setup, StageKind kind) {
    down_.kind = kind;
    down_.mode = setup.demand;
    if (!is_producer()) return {};
    std::int64_t usual = 10'000;
    std::int64_t size = setup.buffer_size.value_or(usual);
    if (size < 0) return bad_option("the size of a buffer must not be negative");
    bool is_unbounded = setup.is_unbounded || (is_consumer() && !setup.buffer_size);
    down_.buffer.emplace(is_unbounded ? std::nullopt : std::optional(size), setup.keep);
    down_.dispatcher = std::dynamic_pointer_cast<Dispatcher<Event>>(setup.dispatcher);
    if (setup.dispatcher && !down_.dispatcher)
      return bad_option("the dispatcher is for other events");
    if (!down_.dispatcher) down_.dispatcher = std::make_shared<DemandDispatcher<Event>>();
    down_.dispatcher->attach(this->self());
    return {};
  }

  static std::unexpected<Error> bad_option(std::string sentence) {
    return refuse(tuple(Atom("bad_opts"), sentence), sentence);
  }

  // Calling the module

  /// Runs a handler of the module and emits what it gives.
  template <class Handler>
  Task<Outcome> call_module(Handler handler) {
    auto handling = run_handler<Result>(handler, {}, this->emitted_);
    Outcome outcome;
    if (auto* waiting = std::get_if<Task<Outcome>>(&handling)) outcome = co_await *waiting;
    else outcome = std::move(std::get<Outcome>(handling));
    emit_what_was_given();
    co_return outcome;
  }

  void emit_what_was_given() {
    if constexpr (!std::is_void_v<Out>) dispatch(std::exchange(this->emitted_, {}));
  }

  Task<SubscribeResult> told_of_subscription(StageKind peer, const SubscribeOptions& options,
                                             Subscription from) {
    if constexpr (HandlesSubscribe<S>) {
      auto handler = [&] {
        return this->module_.handle_subscribe(peer, options, from, this->state());
      };
      if constexpr (std::same_as<decltype(handler()), Task<SubscribeResult>>) {
        auto running = handler();
        co_return co_await running;
      } else {
        co_return handler();
      }
    }
    co_return AskMode::Automatic;
  }

  Task<Outcome> told_of_cancellation(const Cancellation& why, Subscription from) {
    if constexpr (HandlesCancel<S>) {
      auto handler = [&] { return this->module_.handle_cancel(why, from, this->state()); };
      auto running = call_module(handler);
      co_return co_await running;
    }
    co_return Outcome{};
  }

  // Consumers

  Task<Outcome> subscribed(Subscription consumer, const stage::Subscribe& request) {
    if (request.events != typeid(Event)) {
      turn_away(consumer, Atom("wrong_events"), "takes other events than this stage emits");
      co_return Outcome{};
    }
    if (down_.consumers.contains(consumer.ref)) {
      turn_away(consumer, Atom("duplicated_subscription"), "has subscribed twice");
      co_return Outcome{};
    }
    if (request.instead_of) {
      Cancellation why{Cancellation::Kind::Cancel, request.reason};
      auto cancelling = consumer_gone(*request.instead_of, why);
      Outcome outcome = co_await cancelling;
      if (stops(outcome)) co_return outcome;
    }
    Ref monitor = this->self().monitor(consumer.peer);
    down_.consumers[consumer.ref] = {consumer.peer, monitor};
    down_.by_monitor[monitor] = consumer.ref;
    auto telling = told_of_subscription(StageKind::Consumer, request.options, consumer);
    SubscribeResult accepted = co_await telling;
    if (accepted.stops_with()) co_return stop_outcome(*accepted.stops_with());
    // The dispatcher comes second: it may make demand, and the module must know of the consumer.
    auto owed = down_.dispatcher->subscribe(request.options, consumer);
    auto going_on = owed ? owe(*owed)
                         : consumer_gone(consumer.ref, {Cancellation::Kind::Cancel,
                                                        ExitReason(owed.error().reason)});
    co_return co_await going_on;
  }

  Task<Outcome> asked(Subscription consumer, std::int64_t count) {
    if (!down_.consumers.contains(consumer.ref)) {
      this->self().send(consumer.peer,
                        stage::Cancelled{consumer.ref, Atom("unknown_subscription")});
      co_return Outcome{};
    }
    auto owing = owe(down_.dispatcher->ask(count, consumer));
    co_return co_await owing;
  }

  Task<Outcome> consumer_gone(Ref ref, Cancellation why) {
    auto* found = down_.consumers.find(ref);
    if (found == nullptr) co_return Outcome{};
    Subscription consumer{found->pid, ref};
    this->self().demonitor_and_flush(found->monitor);
    down_.by_monitor.erase(found->monitor);
    down_.consumers.erase(ref);
    this->self().send(consumer.peer, stage::Cancelled{ref, why.reason});
    auto telling = told_of_cancellation(why, consumer);
    Outcome outcome = co_await telling;
    if (stops(outcome)) co_return outcome;
    auto owing = owe(down_.dispatcher->cancel(consumer));
    co_return co_await owing;
  }

  /// The subscription of a consumer that this monitor is for; none when there is none.
  Ref consumer_of(Ref monitor) {
    Ref* ref = down_.by_monitor.find(monitor);
    return ref == nullptr ? Ref{} : *ref;
  }

  // Demand

  /// Consumers have asked for `count` more events than the stage owes already.
  Task<Outcome> owe(std::int64_t count) {
    if (down_.kind == StageKind::ProducerConsumer) down_.open_demand += count;
    std::int64_t open = serve_from_buffer();
    if (down_.kind == StageKind::ProducerConsumer) {
      auto working = work_off();
      co_return co_await working;
    }
    std::int64_t left = down_.consumers.empty() ? count : std::min(count, open);
    if (left == 0) co_return Outcome{};
    if (down_.mode == DemandMode::Accumulate) {
      down_.accumulated.push_back(left);
      co_return Outcome{};
    }
    auto demanding = demand(left);
    co_return co_await demanding;
  }

  /// Lets a producer-consumer handle events that it has kept back, as far as there is demand.
  virtual Task<Outcome> work_off() = 0;

  Task<Outcome> demand(std::int64_t count) {
    if constexpr (HandlesDemand<S>) {
      auto handler = [&] { return this->module_.handle_demand(count, this->state()); };
      auto running = call_module(handler);
      co_return co_await running;
    }
    throw FunctionClauseError();
  }

  Task<Outcome> set_demand(DemandMode mode) {
    if (down_.kind == StageKind::ProducerConsumer && mode == DemandMode::Forward)
      co_return Outcome{};
    if (down_.kind != StageKind::Producer) {
      complain("the demand mode can only be set for producers");
      co_return Outcome{};
    }
    down_.mode = mode;
    Outcome outcome;
    if (mode == DemandMode::Accumulate) co_return outcome;
    for (std::int64_t count : std::exchange(down_.accumulated, {})) {
      auto demanding = demand(count);
      outcome = co_await demanding;
      if (stops(outcome)) break;
    }
    co_return outcome;
  }

  DemandMode demand_mode() const { return down_.mode; }
  std::int64_t open_demand() const { return down_.open_demand; }

  // Events

  void dispatch(std::vector<Event> events) {
    if (events.empty()) return;
    if (!is_producer()) return complain("a consumer cannot emit events: they are dropped");
    if (down_.consumers.empty()) return store(std::move(events));
    auto count = static_cast<std::int64_t>(events.size());
    std::vector<Event> left = down_.dispatcher->dispatch(std::move(events));
    auto sent = count - static_cast<std::int64_t>(left.size());
    down_.open_demand = std::max<std::int64_t>(down_.open_demand - sent, 0);
    store(std::move(left));
  }

  void store(std::vector<Event> events) {
    if (events.empty()) return;
    auto stored = down_.buffer->store(std::move(events));
    if (stored.excess > 0) tell_of_loss(stored.excess);
    for (Message& note : stored.notes) down_.dispatcher->note(std::move(note));
  }

  /// Sends what is buffered as far as consumers have asked for it: for more than the stage owes
  /// anew when it has stored the share of one that has gone.
  /// @returns what they have asked for beyond that
  std::int64_t serve_from_buffer() {
    std::int64_t open = down_.consumers.empty() ? 0 : down_.dispatcher->deliverable();
    while (open > 0 && !down_.buffer->is_empty()) {
      auto taken = down_.buffer->take(open);
      open -= static_cast<std::int64_t>(taken.events.size());
      dispatch(std::move(taken.events));
      for (Message& note : taken.notes) down_.dispatcher->note(std::move(note));
    }
    return open;
  }

  std::int64_t buffered() const { return down_.buffer ? down_.buffer->size() : 0; }

  void store_or_pass(Message note) {
    auto passed = down_.buffer->store_note(std::move(note));
    if (passed) down_.dispatcher->note(std::move(*passed));
  }

  void complain(std::string sentence) const {
    this->self().runtime().log(trace::LogLevel::Error, this->self().pid(),
                               Term::record(Atom("stage"), {{Atom("text"), std::move(sentence)}}));
  }

  void add_producer_status(std::vector<Term::Field>& fields) const {
    std::vector<Term> pids;
    down_.consumers.for_each(
        [&](Ref, const Consumer& consumer) { pids.emplace_back(consumer.pid); });
    fields.emplace_back(Atom("consumers"), Term::list(std::move(pids)));
    fields.emplace_back(Atom("buffered"), buffered());
    fields.emplace_back(Atom("discarded"), down_.buffer->discarded());
  }

 private:
  void turn_away(Subscription consumer, Atom reason, std::string_view what) {
    complain(consumer.peer.text() + " " + std::string(what));
    this->self().send(consumer.peer, stage::Cancelled{consumer.ref, reason});
  }

  void tell_of_loss(std::int64_t count) {
    if constexpr (FormatsDiscarded<S>) {
      if (!this->module_.format_discarded(count, this->state())) return;
    }
    this->self().runtime().log(trace::LogLevel::Warning, this->self().pid(),
                               Term::record(Atom("events_discarded"), {{Atom("count"), count}}));
  }

 protected:
  Downstream<Event> down_;
};

}  // namespace otp::detail
