#pragma once

#include <optional>
#include <stdexcept>
#include <utility>

#include "otp/conforms.h"
#include "otp/server_loop.h"

namespace otp::detail {

/// A server has got a message that it does not know, and drops it.
inline void log_unexpected(Self self, const Message& message) {
  self.runtime().log(
      trace::LogLevel::Error, self.pid(),
      Term::record(Atom("unexpected_message"), {{Atom("message"), message.describe()}}));
}

using Handling = std::variant<Outcome, Task<Outcome>>;

template <class Result, class Emitted>
Task<Outcome> outcome_later(Task<Result> handler, Ref ref, Emitted& emitted) {
  try {
    Result result = co_await handler;
    co_return std::move(result).outcome(ref, emitted);
  } catch (Result& thrown) {  // a thrown result counts as a returned one
    co_return std::move(thrown).outcome(ref, emitted);
  }
}

/// Runs a handler and turns its result into an outcome, now or when it has been awaited.
template <class Result, class Handler, class Emitted>
Handling run_handler(Handler&& handler, Ref ref, Emitted& emitted) {
  if constexpr (std::same_as<decltype(handler()), Task<Result>>) {
    return outcome_later<Result>(handler(), ref, emitted);
  } else {
    try {
      return Result(handler()).outcome(ref, emitted);
    } catch (Result& thrown) {
      return std::move(thrown).outcome(ref, emitted);
    }
  }
}

/// One look through a module's table for the handler of one message.
template <class S>
struct HandlerSearch {
  using Results = ResultsOf<S>;

  S& module;
  typename S::State& state;
  Self self;
  const Message& message;
  typename Results::Emitted& emitted;
  std::optional<Handling> found = {};

  template <class M, class R>
  bool try_row(Call<M, R>) {
    if (!is<Role::Call, M>()) return false;
    Ref ref = ref_of(message.envelope());
    From<R> from(self.runtime(), message.from(), ref, self.pid());
    found = run_handler<typename Results::template OfCall<R>>(
        [&] { return module.handle_call(value<Role::Call, M>(), from, state); }, ref, emitted);
    return true;
  }
  template <class M>
  bool try_row(Cast<M>) {
    if (!is<Role::Cast, M>()) return false;
    run([&] { return module.handle_cast(value<Role::Cast, M>(), state); });
    return true;
  }
  template <class M>
  bool try_row(Info<M>) {
    constexpr Role role = plain_role<M>;
    if (!is<role, M>()) return false;
    run([&] { return module.handle_info(value<role, M>(), state); });
    return true;
  }
  bool try_row(Info<Message>) { return false; }  // only after all others
  template <class M>
  bool try_row(Continue<M>) {
    return false;
  }

  bool try_any(Info<Message>) {
    if (message.role() == Role::Call || message.role() == Role::Cast) return false;
    run([&] { return module.handle_info(message, state); });
    return true;
  }
  template <class Row>
  bool try_any(Row) {
    return false;
  }

  template <class M>
  bool try_continue(Continue<M>) {
    if (!is<Role::Info, M>()) return false;
    run([&] { return module.handle_continue(value<Role::Info, M>(), state); });
    return true;
  }
  template <class Row>
  bool try_continue(Row) {
    return false;
  }

 private:
  template <class Handler>
  void run(Handler&& handler) {
    found = run_handler<typename Results::OfOther>(std::forward<Handler>(handler), {}, emitted);
  }
  template <Role role, class M>
  bool is() const {
    return message.envelope().type == &message_type<role, M>;
  }
  template <Role role, class M>
  const M& value() const {
    return value_of<role, M>(const_cast<Envelope&>(message.envelope()));
  }
};

template <class S, class Table>
class Dispatch;

template <class S, class... Rows>
class Dispatch<S, Accepts<Rows...>> {
 public:
  static Handling handle(HandlerSearch<S> search) {
    bool found = (search.try_row(Rows()) || ...) || (search.try_any(Rows()) || ...);
    return found ? std::move(*search.found) : unknown(search.self, search.message);
  }

  static Handling handle_continue(HandlerSearch<S> search) {
    if (!(search.try_continue(Rows()) || ...)) throw FunctionClauseError();
    return std::move(*search.found);
  }

 private:
  /// Without any handler for this kind of message a server does what OTP's default does; with some,
  /// but none for this message, it ends.
  static Handling unknown(Self self, const Message& message) {
    if (message.role() == Role::Call) {
      if ((is_call<Rows> || ...)) throw FunctionClauseError();
      throw std::runtime_error("no handle_call");
    }
    if (message.role() == Role::Cast) {
      if ((is_cast<Rows> || ...)) throw FunctionClauseError();
      throw std::runtime_error("no handle_cast");
    }
    if ((is_info<Rows> || ...)) throw FunctionClauseError();
    log_unexpected(self, message);
    return Outcome{};
  }
};

}  // namespace otp::detail
