#pragma once

#include <concepts>
#include <utility>

#include "otp/gen_server.h"

/// The debug interface that every server answers between messages, also while it is suspended.
/// A process that is no server leaves the order in its mailbox, and the request times out.
namespace otp::sys {

template <class R>
using Order = Request<R, SystemOrder, Role::System>;

namespace detail {

template <class R>
Order<R> order(Self self, const Target& server, std::string_view name,
               std::function<Envelope*(ServerLoop&, Ref)> perform, Timeout timeout) {
  return Order<R>(self, server, SystemOrder{Atom(name), std::move(perform)}, timeout);
}

template <class S>
Envelope* with_state(ServerLoop& loop, Ref ref, auto&& use) {
  auto* body = dynamic_cast<ServerBody<S>*>(&loop);
  if (body != nullptr) return use(body->state());
  Term why = tuple(Atom("wrong_module"), loop.process().life().label);
  return make_envelope<Role::CallFailed, CallFailure>(ref, ExitReason(why));
}

}  // namespace detail

/// The server's state as its module has it; its handlers take no part.
template <class S>
Order<typename S::State> get_state(Self self, const ServerRef<S>& server,
                                   Timeout timeout = default_call_timeout) {
  using State = typename S::State;
  static_assert(std::copy_constructible<State>, "this State cannot be copied: use get_status");
  auto perform = [](ServerLoop& loop, Ref ref) {
    return detail::with_state<S>(loop, ref, [ref](const State& state) -> Envelope* {
      return make_envelope<Role::Reply, State>(ref, state);
    });
  };
  return detail::order<State>(self, server.target(), "get_state", perform, timeout);
}

/// Applies `change` to the state inside the server, and gives the new state. A change that throws
/// leaves the state as it was and fails the request.
template <class S, std::invocable<typename S::State> Change>
Order<Result<typename S::State>> replace_state(Self self, const ServerRef<S>& server, Change change,
                                               Timeout timeout = default_call_timeout) {
  using State = typename S::State;
  auto perform = [change](ServerLoop& loop, Ref ref) {
    return detail::with_state<S>(loop, ref, [&](State& state) -> Envelope* {
      try {
        state = change(State(state));
        return make_envelope<Role::Reply, Result<State>>(ref, state);
      } catch (...) {
        Term why = reason_of_current_exception().term();
        return make_envelope<Role::Reply, Result<State>>(
            ref, refuse(tuple(Atom("callback_failed"), why)));
      }
    });
  };
  return detail::order<Result<State>>(self, server.target(), "replace_state", perform, timeout);
}

/// A record with the server's module, mode (running or suspended), parent and described state.
Order<Term> get_status(Self self, const Target& server, Timeout timeout = default_call_timeout);

/// Stops the server from serving; requests wait. Once is as good as twice.
Order<Nothing> suspend(Self self, const Target& server, Timeout timeout = default_call_timeout);
Order<Nothing> resume(Self self, const Target& server, Timeout timeout = default_call_timeout);

}  // namespace otp::sys

namespace otp {

/// Stops a server: the messages before the request are served, `terminate` runs with `reason`, and
/// the process ends with it. Gives ok when it is gone, or the reason with which it really ended.
/// @thread owner
Task<Result<>> stop(Self self, Target server, ExitReason reason = ExitReason::normal(),
                    Timeout timeout = infinity);
template <class S>
Task<Result<>> stop(Self self, const ServerRef<S>& server, ExitReason reason = ExitReason::normal(),
                    Timeout timeout = infinity) {
  return stop(self, server.target(), std::move(reason), timeout);
}

}  // namespace otp
