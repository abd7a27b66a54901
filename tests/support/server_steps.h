#pragma once

#include "otp/gen_server.h"
#include "otp/sys.h"
#include "system.h"

/// What tests of single servers do again and again.
namespace support {

/// A message that no server knows.
struct Stranger {};

/// A server that is not linked to the caller.
template <class S, class... Args>
Task<otp::ServerRef<S>> up(Self self, Args... args) {
  auto starting = otp::start<S>(self, std::move(args)...);
  auto started = co_await starting;
  co_return otp::or_exit(std::move(started));
}

/// A server whose parent is the caller.
template <class S, class... Args>
Task<otp::ServerRef<S>> up_linked(Self self, Args... args) {
  auto starting = otp::start_link<S>(self, std::move(args)...);
  auto started = co_await starting;
  co_return otp::or_exit(std::move(started));
}

/// The answer of a call that does not fail. A message that owns something must be named before.
template <class S, class M>
auto answer(Self self, otp::ServerRef<S> server, M message)
    -> Task<typename otp::detail::AnswerOf<M, typename S::Accepts>::Type> {
  auto request = self.call(server, std::move(message));
  auto result = co_await request;
  co_return otp::or_exit(std::move(result));
}

template <class S>
Task<typename S::State> state_of(Self self, otp::ServerRef<S> server) {
  auto state = co_await otp::sys::get_state(self, server);
  co_return otp::or_exit(std::move(state));
}

/// A monitor, and the reason in its Down.
class Watched {
 public:
  Watched(Self self, Pid pid) : self_(self), ref_(self.monitor(pid)) {}
  Task<otp::ExitReason> end() {
    auto is_this = [ref = ref_](const otp::Down& down) { return down.ref == ref; };
    auto down = co_await self_.receive_if<otp::Down>(is_this);
    co_return down->reason;
  }

 private:
  Self self_;
  otp::Ref ref_;
};

/// The process of a server, and why a failed call failed.
template <class S>
Pid pid_of(Self self, const otp::ServerRef<S>& server) {
  return server.whereis(self.runtime());
}
template <class T>
Term why(const otp::Result<T>& result) {
  return result ? Term() : result.error().reason[0];
}

}  // namespace support
