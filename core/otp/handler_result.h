#pragma once

#include <concepts>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

#include "actor/message.h"

namespace otp {

/// `stop(reason)`: terminate() runs, then the process ends. A waiting caller gets the reason.
struct Stop {
  ExitReason reason;
  std::string sentence = {};  // what to do about it, for whoever wanted to start the server
};

/// What a server does after a handler, as the runtime sees it. Handlers return Init, Reply or
/// NoReply, which say the same in the words of OTP. Small, since each message is served with one.
struct Outcome {
  enum class Kind : std::uint8_t { Go, Stop, Ignore };

  Kind kind = Kind::Go;
  bool hibernates = false;
  Timeout idle = infinity;
  Message continuation;        // if any
  Message answer;              // if any
  std::unique_ptr<Stop> stop;  // with Kind::Stop
};

/// `stop(reason, answer)`: as Stop, and the caller is answered after terminate().
template <class R>
struct StopWithAnswer {
  ExitReason reason;
  R answer;
};
/// `ignore()`: init decides that the server is not needed; the process ends with `normal`.
struct Ignore {};

inline Stop stop(ExitReason reason) { return {std::move(reason)}; }
template <std::same_as<Error> Refusal>
Stop stop(const Refusal& refusal) {
  return {refusal.reason, refusal.sentence};
}
template <class R>
StopWithAnswer<std::decay_t<R>> stop(ExitReason reason, R&& answer) {
  return {std::move(reason), std::forward<R>(answer)};
}
inline Ignore ignore() { return {}; }

/// What the results of all handlers have in common.
template <class Result>
class HandlerResult {
 public:
  /// When no message comes for `idle`, TimeoutMessage arrives, once. Any message cancels it. Zero:
  /// as soon as the mailbox is empty.
  Result timeout(Timeout idle) && {
    outcome_.idle = idle;
    return std::move(self());
  }
  /// Sleep until the next message with as little memory as possible.
  Result hibernate() && {
    outcome_.hibernates = true;
    return std::move(self());
  }
  /// `handle_continue(message)` runs next, before any message that waits.
  template <class M>
  Result then(M message) && {
    outcome_.continuation = Message(make_envelope<Role::Info, M>(std::move(message)));
    return std::move(self());
  }
  Outcome take_outcome() && { return std::move(outcome_); }
  /// What the server does about it. Whoever waits for the reference is answered.
  template <class Emitted>
  Outcome outcome(Ref, Emitted&) && {
    return std::move(outcome_);
  }

 protected:
  HandlerResult() = default;
  explicit HandlerResult(Stop stops) {
    outcome_.kind = Outcome::Kind::Stop;
    outcome_.stop = std::make_unique<Stop>(std::move(stops));
  }
  Result& self() { return static_cast<Result&>(*this); }

  Outcome outcome_;
};

/// The result of `init`: a state to begin with, `ignore()` or `stop(reason)`.
template <class State>
class Init : public HandlerResult<Init<State>> {
 public:
  Init(State initial) : state(std::move(initial)) {}
  Init(Stop stops) : HandlerResult<Init>(std::move(stops)) {}
  Init(Ignore) { this->outcome_.kind = Outcome::Kind::Ignore; }

  std::optional<State> state;
};

/// The result of `handle_cast`, `handle_info` and `handle_continue`: `noreply()` or `stop(reason)`.
class NoReply : public HandlerResult<NoReply> {
 public:
  NoReply() = default;
  NoReply(Stop stops) : HandlerResult(std::move(stops)) {}
};

/// The result of `handle_call`: `reply(value)`, `noreply()` to answer later through From,
/// `stop(reason)` or `stop(reason, value)`.
template <class R>
class Reply : public HandlerResult<Reply<R>> {
 public:
  explicit Reply(R value) : answer(std::move(value)) {}
  template <class Other>
  requires(!std::same_as<Other, R> && std::constructible_from<R, Other&&>)
      Reply(Reply<Other> other) {
    if (other.answer) answer.emplace(*std::move(other.answer));
    this->outcome_ = std::move(other).take_outcome();
  }
  Reply(NoReply later) { this->outcome_ = std::move(later).take_outcome(); }
  Reply(Stop stops) : HandlerResult<Reply>(std::move(stops)) {}
  template <class Other>
  Reply(StopWithAnswer<Other> stops)
      : HandlerResult<Reply>(Stop{std::move(stops.reason)}), answer(std::move(stops.answer)) {}

  template <class Emitted>
  Outcome outcome(Ref ref, Emitted&) && {
    if (answer)
      this->outcome_.answer = Message(make_envelope<Role::Reply, R>(ref, *std::move(answer)));
    return std::move(this->outcome_);
  }

  std::optional<R> answer;
};

/// Answers the caller, and goes on.
template <class R>
Reply<std::decay_t<R>> reply(R&& value) {
  return Reply<std::decay_t<R>>(std::forward<R>(value));
}
/// Goes on; a caller, if there is one, waits for From::reply.
inline NoReply noreply() { return {}; }

}  // namespace otp
