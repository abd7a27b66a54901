#pragma once

#include "server_steps.h"
#include "supervision_steps.h"

/// Steps with the servers of the guide, which have modules of their own.
namespace conf {

/// A new server; a start that fails ends the block.
template <class S, class... Args>
Task<ServerRef<S>> up(Self self, Args... args) {
  auto starting = otp::start<S>(self, std::move(args)...);
  co_return or_exit(co_await starting);
}
template <class S, class... Args>
Task<ServerRef<S>> up_linked(Self self, Args... args) {
  auto starting = otp::start_link<S>(self, std::move(args)...);
  co_return or_exit(co_await starting);
}
template <class S>
Pid pid_of(Self self, const ServerRef<S>& server) {
  return server.whereis(self.runtime());
}

/// The answer of a server; a call that fails ends the process that makes it. A message that owns
/// something must be a named object.
template <class S, class M>
auto ask(Self self, ServerRef<S> server, const M& message)
    -> Task<typename otp::detail::AnswerOf<M, typename S::Accepts>::Type> {
  auto request = self.call(server, message);
  auto answer = co_await request;
  co_return or_exit(std::move(answer));
}

template <class S>
Task<typename S::State> state_of(Self self, ServerRef<S> server) {
  auto state = co_await sys::get_state(self, server);
  co_return or_exit(std::move(state));
}

}  // namespace conf
