#pragma once

#include <optional>
#include <type_traits>
#include <variant>

#include "actor/process.h"
#include "actor/runtime.h"

namespace otp::detail {

/// What the awaitables of a process have in common.
class ProcessWaiter : public Waiter {
 public:
  ProcessWaiter(Process& process, Timeout timeout) : process_(&process) {
    if (!timeout.is_infinite()) deadline = timeout.after(process.runtime().now());
  }

  bool await_ready() const noexcept { return false; }
  template <class Promise>
  void await_suspend(std::coroutine_handle<Promise> waiting) {
    resumes = waiting;
    process_->mailbox().rewind();
    process_->wait_for(*this);
  }

 protected:
  ~ProcessWaiter() = default;
  Process* process_;
};

/// Waits for a message that `Wanted` accepts and gives what `Convert` makes of it.
template <class Wanted, class Convert>
class Receive final : public ProcessWaiter {
 public:
  Receive(Process& process, Timeout timeout, Wanted wanted, Convert convert, MailboxMark mark = {})
      : ProcessWaiter(process, timeout), wanted_(wanted), convert_(convert), mark_(mark) {}
  Receive(const Receive&) = delete;
  Receive& operator=(const Receive&) = delete;

  template <class Promise>
  void await_suspend(std::coroutine_handle<Promise> waiting) {
    ProcessWaiter::await_suspend(waiting);
    process_->mailbox().rewind_to(mark_);
  }
  bool complete(Process& process) override {
    envelope_ = process.take([this](const Envelope& envelope) { return is_wanted(envelope); });
    return envelope_ != nullptr;
  }
  auto await_resume() {
    return convert_(envelope_ == nullptr ? std::nullopt : std::optional<Message>(envelope_));
  }

 private:
  /// As on the BEAM, a guard that fails does not match.
  bool is_wanted(const Envelope& envelope) {
    try {
      return wanted_(envelope);
    } catch (...) {
      return false;
    }
  }

  Wanted wanted_;
  Convert convert_;
  MailboxMark mark_;
  Envelope* envelope_ = nullptr;  // handed on by await_resume, which always follows
};

class Sleep final : public ProcessWaiter {
 public:
  using ProcessWaiter::ProcessWaiter;
  bool complete(Process&) override { return false; }
  void await_resume() const noexcept {}
};

class Yield final : public ProcessWaiter {
 public:
  explicit Yield(Process& process) : ProcessWaiter(process, infinity) { process.yield(); }
  bool complete(Process& process) override { return !process.has_yielded(); }
  void await_resume() const noexcept {}
};

template <class M>
M take_value(Message message) {
  return std::move(value_of<plain_role<M>, M>(const_cast<Envelope&>(message.envelope())));
}

/// The value of a message that is of one of these types, as a variant that has them all.
template <class Variant, class First, class... Rest>
Variant take_variant(Message message) {
  if (message.get<First>() != nullptr) return take_value<First>(std::move(message));
  if constexpr (sizeof...(Rest) > 0) return take_variant<Variant, Rest...>(std::move(message));
  expects(false, "receive: the message is of one of the types asked for");
  std::abort();
}

/// A message of one type, or a variant of several.
template <class... Ms>
struct OneOfTypes {
  using Type = std::variant<Ms...>;
};
template <class M>
struct OneOfTypes<M> {
  using Type = M;
};
template <class... Ms>
using OneOf = typename OneOfTypes<Ms...>::Type;

template <class... Ms>
OneOf<Ms...> take_one_of(Message message) {
  if constexpr (sizeof...(Ms) == 1) return take_value<Ms...>(std::move(message));
  else return take_variant<std::variant<Ms...>, Ms...>(std::move(message));
}

template <class... Ms>
bool is_one_of(const Envelope& envelope) {
  return ((envelope.type == &plain_type<Ms>) || ...);
}

}  // namespace otp::detail
