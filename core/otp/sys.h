#pragma once

#include <concepts>
#include <utility>

#include "otp/gen_server.h"

/// The debug interface that every server answers between messages, also while it is suspended, and
/// that a process written by hand can take part in (see SpecialLoop).
///
/// Each function sends an order and gives what to await:
///
///     Result<Counter::State> state = co_await sys::get_state(self, counter);
///     Result<> suspended = co_await sys::suspend(self, counter);
///     Result<Term> status = co_await sys::get_status(self, counter);
///
/// An order fails like a call (see Request): `noproc`, `timeout` (a busy server answers when its
/// handler has returned), or the reason with which the process ended. A plain process leaves the
/// order in its mailbox, and the order times out.
/// @thread any process
namespace otp::sys {

template <class R, class Given = Nothing>
using Order = Request<R, SystemOrder, Role::System, Given>;

enum class Switch { Off, On };

namespace detail {

using Perform = std::function<Envelope*(SpecialProcess&, Ref)>;

template <class R, class Given = Nothing>
Order<R, Given> order(Self self, const Target& server, std::string_view name, Perform perform,
                      Timeout timeout) {
  return Order<R, Given>(self, server, SystemOrder{Atom(name), std::move(perform)}, timeout);
}

inline Envelope* fail(Ref ref, ExitReason reason) {
  return make_envelope<Role::CallFailed, CallFailure>(ref, std::move(reason));
}

/// Runs `use` with the state, or fails with `{wrong_state, module}` when the process has another.
template <class State>
Envelope* with_state(SpecialProcess& process, Ref ref, auto&& use) {
  auto* state = static_cast<State*>(process.state_of_type(typeid(State)));
  if (state != nullptr) return use(*state);
  return fail(ref, tuple(Atom("wrong_state"), process.process().life().label));
}

}  // namespace detail

// The state

/// The state as it is; the server's handlers take no part.
template <std::copy_constructible State>
Order<State> get_state(Self self, const Target& server, Timeout timeout = default_call_timeout) {
  auto perform = [](SpecialProcess& process, Ref ref) {
    return detail::with_state<State>(process, ref, [ref](const State& state) -> Envelope* {
      return make_envelope<Role::Reply, State>(ref, state);
    });
  };
  return detail::order<State>(self, server, "get_state", perform, timeout);
}
template <class S>
Order<typename S::State> get_state(Self self, const ServerRef<S>& server,
                                   Timeout timeout = default_call_timeout) {
  static_assert(std::copy_constructible<typename S::State>,
                "this State cannot be copied: use get_status");
  return get_state<typename S::State>(self, server.target(), timeout);
}

/// Applies `change` to the state inside the server, and gives the new state. A change that throws
/// leaves the state as it was and fails with `{callback_failed, reason}`.
template <class State, std::invocable<State> Change>
Order<Result<State>, otp::detail::GivenFunction<Change>> replace_state(
    Self self, const Target& server, Change&& change, Timeout timeout = default_call_timeout) {
  auto perform = [change = std::remove_cvref_t<Change>(std::forward<Change>(change))](
                     SpecialProcess& process, Ref ref) {
    return detail::with_state<State>(process, ref, [&](State& state) -> Envelope* {
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
  return detail::order<Result<State>, otp::detail::GivenFunction<Change>>(
      self, server, "replace_state", perform, timeout);
}
template <class S, std::invocable<typename S::State> Change>
auto replace_state(Self self, const ServerRef<S>& server, Change&& change,
                   Timeout timeout = default_call_timeout) {
  return replace_state<typename S::State>(self, server.target(), std::forward<Change>(change),
                                          timeout);
}

/// A record with the server's module, name, mode (`running` or `suspended`), parent, log of events
/// and state as people see it.
Order<Term> get_status(Self self, const Target& server, Timeout timeout = default_call_timeout);

// Suspending

/// Stops the server from serving; messages wait, and no timeout fires. Twice is as good as once.
Order<Nothing> suspend(Self self, const Target& server, Timeout timeout = default_call_timeout);
/// Lets it serve again, however often it was suspended. A timeout that was running starts anew.
Order<Nothing> resume(Self self, const Target& server, Timeout timeout = default_call_timeout);

/// Lets the server end: its terminate runs with `reason`, with which it exits. The answer comes
/// when terminate has begun, not when the server has gone; see otp::stop for that.
Order<Nothing> terminate(Self self, const Target& server, ExitReason reason,
                         Timeout timeout = default_call_timeout);

// Watching what it does

/// Prints every event of the server with the runtime's logger, as `sys_trace`.
Order<Nothing> trace(Self self, const Target& server, Switch on,
                     Timeout timeout = default_call_timeout);
/// Keeps the last events of the server: so many, or 10 unless it keeps some already; 0 keeps none
/// and forgets those it had.
Order<Nothing> log(Self self, const Target& server, std::optional<std::size_t> size = {},
                   Timeout timeout = default_call_timeout);
/// The events kept, oldest first.
Order<std::vector<Event>> get_log(Self self, const Target& server,
                                  Timeout timeout = default_call_timeout);
/// Begins or ends the counting of messages; beginning twice is as good as once.
Order<Nothing> statistics(Self self, const Target& server, Switch on,
                          Timeout timeout = default_call_timeout);
/// What was counted, or `no_statistics`.
Order<Result<Statistics>> get_statistics(Self self, const Target& server,
                                         Timeout timeout = default_call_timeout);
/// Has every event seen by `function` before those installed earlier; see DebugFunction. A function
/// that has this id already stays, and the new one is not installed.
Order<Nothing> install(Self self, const Target& server, Term id, DebugFunction function,
                       Term state = {}, Timeout timeout = default_call_timeout);
/// Removes a debug function; ok also when there is none of this id.
Order<Nothing> remove(Self self, const Target& server, Term id,
                      Timeout timeout = default_call_timeout);
/// Switches off whatever is on of the four above.
Order<Nothing> no_debug(Self self, const Target& server, Timeout timeout = default_call_timeout);

// New code

namespace detail {

template <class New, class OldState, class Extra>
concept ChangesCode = requires(New& module, const Term& version, OldState& state,
                               const Extra& extra) {
  { module.code_change(version, state, extra) } -> std::convertible_to<Result<typename New::State>>;
};

template <class New, class OldState, class Extra>
Result<typename New::State> changed_state(Self self, const Term& version, OldState& state,
                                          const Extra& extra) {
  if constexpr (ChangesCode<New, OldState, Extra>) {
    New module;
    module.attach(self);
    return module.code_change(version, state, extra);
  } else {
    static_assert(std::same_as<OldState, typename New::State>,
                  "the new version has another State: it needs 'Result<State> code_change(const "
                  "Term& version, OldState&, const Extra&)'");
    return std::move(state);
  }
}

/// Changes the code of a suspended server.
template <class New, class Old, class Extra>
Result<> change_code(SpecialProcess& process, const Term& version, const Extra& extra) {
  auto* server = dynamic_cast<ServerBody<Old>*>(&process);
  if (server == nullptr) {
    return refuse(tuple(Atom("wrong_module"), process.process().life().label),
                  "the server runs another module than the reference says");
  }
  if (!process.is_suspended()) {
    return refuse(Atom("not_suspended"), "suspend the server before its code is changed");
  }
  try {
    auto state = changed_state<New>(Self(process.process()), version, server->state(), extra);
    if (!state) return refuse(tuple(atoms::error, state.error().reason), state.error().sentence);
    server->template go_on_as<New>(std::move(*state));
    return {};
  } catch (...) {
    return refuse(tuple(atoms::exit, reason_of_current_exception().term()));
  }
}

}  // namespace detail

/// Lets a suspended server go on as one of the module `New`, which may be the same module:
/// `New::code_change(version, state, extra)` makes the new state of the old one, which it must
/// leave as it was when it refuses or throws. Without that function the state stays, and must be of
/// the same type.
/// - ok; after `resume` the handlers of `New` serve.
/// - `{error, reason}` when code_change refuses, `{'EXIT', reason}` when it throws,
///   `not_suspended`, `wrong_module`: the server keeps its code and its state.
template <class New, class Old, class Extra = Term>
Order<Result<>, Extra> change_code(Self self, const ServerRef<Old>& server, Term version,
                                   Extra extra = {}, Timeout timeout = default_call_timeout) {
  auto perform = [version = std::move(version), extra = std::move(extra)](SpecialProcess& process,
                                                                          Ref ref) -> Envelope* {
    return make_envelope<Role::Reply, Result<>>(
        ref, detail::change_code<New, Old>(process, version, extra));
  };
  return detail::order<Result<>, Extra>(self, server.target(), "change_code", std::move(perform),
                                        timeout);
}

/// Exchanges the code of a running server for that of another version with the same State; its
/// handlers serve the next message, and code_change is not run. `wrong_module` when the server runs
/// another module than the reference says.
template <class New, class Old>
Order<Result<>> load(Self self, const ServerRef<Old>& server,
                     Timeout timeout = default_call_timeout) {
  static_assert(std::same_as<typename Old::State, typename New::State>,
                "the new version has another State: suspend the server and use change_code");
  auto perform = [](SpecialProcess& process, Ref ref) -> Envelope* {
    auto* body = dynamic_cast<ServerBody<Old>*>(&process);
    Result<> loaded;
    if (body != nullptr) body->template go_on_as<New>(std::move(body->state()));
    else loaded = refuse(tuple(Atom("wrong_module"), process.process().life().label));
    return make_envelope<Role::Reply, Result<>>(ref, std::move(loaded));
  };
  return detail::order<Result<>>(self, server.target(), "load", perform, timeout);
}

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
