#pragma once

#include <atomic>
#include <utility>

#include "otp/request.h"

namespace otp {

namespace detail {

/// Where a thread that is no process waits for an answer.
template <class Answer>
struct OutsideCall {
  Answer answer = refuse(atoms::noproc, "the runtime has ended before there was an answer");
  std::atomic<bool> is_over = false;

  void wait() {
    constexpr int spins = 2000;  // some microseconds: less than it takes to sleep and be woken
    for (int i = 0; i < spins && !is_over.load(std::memory_order_acquire); ++i) pause();
    is_over.wait(false, std::memory_order_acquire);
  }
  static void pause() {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#endif
  }
};

/// Says that the call is over when the process that makes it is, in whatever way.
template <class Answer>
class OutsideCallEnd {
 public:
  explicit OutsideCallEnd(OutsideCall<Answer>& call) : call_(call) {}
  OutsideCallEnd(const OutsideCallEnd&) = delete;
  OutsideCallEnd& operator=(const OutsideCallEnd&) = delete;
  ~OutsideCallEnd() {
    call_.is_over.store(true, std::memory_order_release);
    call_.is_over.notify_one();
  }

 private:
  OutsideCall<Answer>& call_;
};

template <class S, class M, class Answer>
Task<> call_for_outside(Self self, ServerRef<S> server, M message, Timeout timeout,
                        OutsideCall<Answer>* call) {
  OutsideCallEnd<Answer> end(*call);
  auto request = self.call(server, std::move(message), timeout);
  call->answer = co_await request;
}

void check_is_outside(Runtime& runtime);

}  // namespace detail

/// Calls a server from a thread that is no process, such as that of a window or of `main`, and
/// waits for the answer.
///
///     Result<int> count = otp::call(runtime, counter, Counter::Get{}, 1s);
///
/// Its outcomes are those of a call between processes, see Request.
///
/// Not guaranteed: that the thread has nothing to do meanwhile; it waits busily for some
/// microseconds before it sleeps.
/// @throws ArgumentError in a process, which must await `self.call` instead, and in a runtime whose
/// scheduler runs only when it is told to
/// @thread any that runs no process
template <class S, class M>
auto call(Runtime& runtime, const ServerRef<S>& server, M message,
          Timeout timeout = default_call_timeout) {
  using Answer = decltype(server.call(std::declval<Self>(), std::move(message), timeout))::Answer;
  detail::check_is_outside(runtime);
  detail::OutsideCall<Answer> call;
  spawn(runtime, Label(), &detail::call_for_outside<S, M, Answer>, server, std::move(message),
        timeout, &call);
  call.wait();
  return std::move(call.answer);
}

}  // namespace otp
