#pragma once

#include <expected>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "base/exit_reason.h"

namespace otp {

/// An expected refusal: what went wrong as a term for programs, and a sentence for people.
struct Error {
  Term reason;
  std::string sentence;

  Error(Term why = {}, std::string text = {}) : reason(std::move(why)), sentence(std::move(text)) {}

  bool is(Atom atom) const { return reason.is(atom); }
  /// The sentence, or the reason where nobody wrote one.
  std::string text() const { return sentence.empty() ? to_text(reason) : sentence; }

  friend bool operator==(const Error& a, const Error& b) { return a.reason == b.reason; }
};

template <class T = void>
using Result = std::expected<T, Error>;

inline std::unexpected<Error> refuse(Term reason, std::string sentence = {}) {
  return std::unexpected(Error(std::move(reason), std::move(sentence)));
}

/// Ends the process that throws it, with `reason`: the runtime's `exit/1`. It is deliberately not a
/// std::exception, so that a handler for ordinary errors does not swallow it.
class ProcessExit {
 public:
  explicit ProcessExit(ExitReason reason) : reason_(std::move(reason)) {}
  const ExitReason& reason() const { return reason_; }

 private:
  ExitReason reason_;
};

/// Ends the current process with `reason`. May be caught by its own code, as in Erlang.
/// @thread owner
[[noreturn]] inline void exit(ExitReason reason) { throw ProcessExit(std::move(reason)); }

/// The value of `result`; or ends the process with the error's reason, as Elixir's calls do.
/// @thread owner
template <class T>
T or_exit(Result<T> result) {
  if (!result) exit(ExitReason(result.error().reason));
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

/// An error that the BEAM raises with a term, such as `badarith` or `{badmatch, value}`. Uncaught
/// it ends the process with `{reason, STACK}`.
class TermError : public std::runtime_error {
 public:
  explicit TermError(Term reason)
      : std::runtime_error(to_text(reason)), reason_(std::move(reason)) {}
  const Term& reason() const { return reason_; }

 private:
  Term reason_;
};

/// An argument that the runtime does not accept; says which and what would be right.
class ArgumentError : public std::invalid_argument {
 public:
  using std::invalid_argument::invalid_argument;
};

/// A process got a request or message that it accepts no case for.
class FunctionClauseError : public TermError {
 public:
  FunctionClauseError() : TermError(atoms::function_clause) {}
};

/// How a process has failed: the reason with which it ends, and what reports say of it. As on the
/// BEAM, a report of a server or a task shows where an exit was called, and a report of the process
/// leaves that out.
struct Failure {
  ExitReason reason;
  Term reported = reason.term();
  Term reported_of_process = reason.term();
};

/// What the exception being handled means for its process.
/// @pre called from a catch block
Failure current_failure();
inline ExitReason reason_of_current_exception() { return current_failure().reason; }

/// What `describe()` gives, or `{'EXIT', reason}` when it throws: a process must not suffer from
/// being looked at, least of all while it tells of its own crash.
template <class Describe>
Term described(Describe describe) {
  try {
    return describe();
  } catch (...) {
    return tuple(atoms::exit, reason_of_current_exception().term());
  }
}

}  // namespace otp
