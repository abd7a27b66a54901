#pragma once

#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "otp/handler_result.h"
#include "otp/stage/buffer.h"
#include "otp/stage/dispatcher.h"

namespace otp {

/// What a stage does: emits events, takes them, or both.
enum class StageKind { Producer, Consumer, ProducerConsumer };
std::string_view name_of(StageKind kind);

namespace detail {

template <class Out>
struct EventsOf {
  using Type = std::vector<Out>;
};
template <>
struct EventsOf<void> {
  struct Type {};
};

}  // namespace detail

/// The result of the handlers of a stage: `emit(events)`, `noreply()` for none, or `stop(reason)`.
template <class Out = void>
class Emit : public HandlerResult<Emit<Out>> {
 public:
  using Events = typename detail::EventsOf<Out>::Type;

  Emit() = default;
  explicit Emit(Events emitted) : events(std::move(emitted)) {}
  Emit(NoReply none) { this->outcome_ = std::move(none).take_outcome(); }
  Emit(Stop stops) : HandlerResult<Emit>(std::move(stops)) {}

  Outcome outcome(Ref, Events& emitted) && {
    emitted = std::move(events);
    return std::move(this->outcome_);
  }

  Events events;
};

/// Emits events, to whoever has asked for them; what nobody has asked for is buffered.
template <class T>
Emit<T> emit(std::vector<T> events) {
  return Emit<T>(std::move(events));
}

/// The result of a stage's handle_call: as of a server's (see Reply), or `reply(value, events)`.
template <class R, class Out>
class StageReply : public HandlerResult<StageReply<R, Out>> {
 public:
  using Events = typename Emit<Out>::Events;

  StageReply(R value, Events emitted) : answer(std::move(value)), events(std::move(emitted)) {}
  template <class Other>
  requires(std::constructible_from<Reply<R>, Other&&> && !std::same_as<Other, StageReply>)
      StageReply(Other&& other) {
    Reply<R> plain(std::forward<Other>(other));
    answer = std::move(plain.answer);
    this->outcome_ = std::move(plain).take_outcome();
  }
  StageReply(Emit<Out> later) : events(std::move(later.events)) {
    this->outcome_ = std::move(later).take_outcome();
  }

  Outcome outcome(Ref ref, Events& emitted) && {
    emitted = std::move(events);
    if (answer)
      this->outcome_.answer = Message(make_envelope<Role::Reply, R>(ref, *std::move(answer)));
    return std::move(this->outcome_);
  }

  std::optional<R> answer;
  Events events;
};

/// Answers the caller after the events have been emitted, and goes on.
template <class R, class Out>
StageReply<std::decay_t<R>, Out> reply(R&& value, std::vector<Out> events) {
  return {std::forward<R>(value), std::move(events)};
}

/// Who says how much a consumer asks for.
enum class AskMode {
  Automatic,  // the window of the subscription
  Manual,     // the module, with stage::ask
};

/// The result of handle_subscribe: an AskMode, or `stop(reason)`.
class SubscribeResult {
 public:
  SubscribeResult(AskMode mode) : mode_(mode) {}
  SubscribeResult(Stop stops) : stops_with_(std::move(stops.reason)) {}

  AskMode mode() const { return mode_; }
  const std::optional<ExitReason>& stops_with() const { return stops_with_; }

 private:
  AskMode mode_ = AskMode::Automatic;
  std::optional<ExitReason> stops_with_;
};

/// What a stage is started with, beside its state.
struct StageSetup {
  std::optional<StageKind> kind;
  std::optional<std::int64_t> buffer_size;  // none: the usual one
  bool is_unbounded = false;
  BufferKeep keep = BufferKeep::Last;
  DemandMode demand = DemandMode::Forward;
  std::shared_ptr<AnyDispatcher> dispatcher;
  std::vector<std::pair<Target, SubscribeOptions>> subscriptions;
};

/// The result of a stage's `init`: a state to begin with and how to work, `ignore()` or
/// `stop(reason)`.
template <class State>
class StageInit : public HandlerResult<StageInit<State>> {
 public:
  StageInit(State initial) : state(std::move(initial)) {}
  StageInit(Stop stops) : HandlerResult<StageInit>(std::move(stops)) {}
  StageInit(Ignore) { this->outcome_.kind = Outcome::Kind::Ignore; }

  /// Less than the module can do: one that has In and Out is a producer-consumer unless this says
  /// otherwise.
  StageInit kind(StageKind kind) && { return with(&StageSetup::kind, kind); }
  /// How many events a producer keeps that nobody has asked for. Default: 10,000 of a producer, no
  /// limit for a producer-consumer.
  StageInit buffer_size(std::int64_t events) && { return with(&StageSetup::buffer_size, events); }
  StageInit unbounded_buffer() && { return with(&StageSetup::is_unbounded, true); }
  /// Which events a full buffer keeps. Default: the last.
  StageInit buffer_keep(BufferKeep keep) && { return with(&StageSetup::keep, keep); }
  /// Accumulate: demand waits until it is set to Forward, see stage::demand. Producers only.
  StageInit demand(DemandMode mode) && { return with(&StageSetup::demand, mode); }
  /// How events are given to consumers; by default a DemandDispatcher.
  template <std::derived_from<AnyDispatcher> D>
  StageInit dispatcher(D dispatcher) && {
    return with(&StageSetup::dispatcher,
                std::shared_ptr<AnyDispatcher>(std::make_shared<D>(std::move(dispatcher))));
  }
  /// Subscribes a consumer before its start is acknowledged. May be said several times.
  StageInit subscribe_to(Target producer, SubscribeOptions options = {}) && {
    setup.subscriptions.emplace_back(std::move(producer), std::move(options));
    return std::move(*this);
  }

  std::optional<State> state;
  StageSetup setup;

 private:
  template <class Member, class T>
  StageInit with(Member StageSetup::*member, T value) {
    setup.*member = std::move(value);
    return std::move(*this);
  }
};

}  // namespace otp
