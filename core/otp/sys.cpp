#include "otp/sys.h"

namespace otp::sys {
namespace {

/// An order that does something and is answered with nothing else than that it is done.
template <class Act>
Order<Nothing> act(Self self, const Target& server, std::string_view name, Timeout timeout,
                   Act act) {
  auto perform = [act = std::move(act)](SpecialProcess& process, Ref ref) -> Envelope* {
    act(process);
    return make_envelope<Role::Reply, Nothing>(ref);
  };
  return detail::order<Nothing>(self, server, name, std::move(perform), timeout);
}

/// An order that is answered with a value.
template <class R, class Ask>
Order<R> ask(Self self, const Target& server, std::string_view name, Timeout timeout, Ask ask) {
  auto perform = [ask = std::move(ask)](SpecialProcess& process, Ref ref) -> Envelope* {
    return make_envelope<Role::Reply, R>(ref, ask(process));
  };
  return detail::order<R>(self, server, name, std::move(perform), timeout);
}

/// A change of the debugging, which goes when nothing of it is on any more.
template <class Change>
Order<Nothing> debug(Self self, const Target& server, std::string_view name, Timeout timeout,
                     Change change) {
  return act(self, server, name, timeout, [change = std::move(change)](SpecialProcess& process) {
    change(process.debugging(), process.process().runtime().now());
    if (process.debugging().is_off()) process.end_debugging();
  });
}

}  // namespace

Order<Term> get_status(Self self, const Target& server, Timeout timeout) {
  return ask<Term>(self, server, "get_status", timeout,
                   [](SpecialProcess& process) { return process.status(); });
}

Order<Nothing> suspend(Self self, const Target& server, Timeout timeout) {
  return act(self, server, "suspend", timeout, [](SpecialProcess& process) { process.suspend(); });
}

Order<Nothing> resume(Self self, const Target& server, Timeout timeout) {
  return act(self, server, "resume", timeout, [](SpecialProcess& process) { process.resume(); });
}

Order<Nothing> terminate(Self self, const Target& server, ExitReason reason, Timeout timeout) {
  return act(self, server, "terminate", timeout,
             [reason = std::move(reason)](SpecialProcess& process) { process.terminate(reason); });
}

Order<Nothing> trace(Self self, const Target& server, Switch on, Timeout timeout) {
  return debug(self, server, "trace", timeout,
               [on](Debugging& debugging, TimePoint) { debugging.trace(on == Switch::On); });
}

Order<Nothing> log(Self self, const Target& server, std::size_t size, Timeout timeout) {
  return debug(self, server, "log", timeout,
               [size](Debugging& debugging, TimePoint) { debugging.log(size); });
}

Order<std::vector<Event>> get_log(Self self, const Target& server, Timeout timeout) {
  return ask<std::vector<Event>>(self, server, "get_log", timeout, [](SpecialProcess& process) {
    const Debugging* debugging = process.known_debugging();
    return debugging != nullptr ? debugging->logged() : std::vector<Event>{};
  });
}

Order<Nothing> statistics(Self self, const Target& server, Switch on, Timeout timeout) {
  return debug(self, server, "statistics", timeout, [on](Debugging& debugging, TimePoint now) {
    if (on == Switch::On) debugging.count_from(now);
    else debugging.count_no_more();
  });
}

Order<Result<Statistics>> get_statistics(Self self, const Target& server, Timeout timeout) {
  return ask<Result<Statistics>>(
      self, server, "get_statistics", timeout, [](SpecialProcess& process) -> Result<Statistics> {
        const Debugging* debugging = process.known_debugging();
        auto counted = debugging != nullptr
                           ? debugging->statistics(process.process().runtime().now())
                           : std::nullopt;
        if (!counted) return refuse(Atom("no_statistics"), "the server does not count");
        return *counted;
      });
}

Order<Result<>> install(Self self, const Target& server, Term id, DebugFunction function,
                        Term state, Timeout timeout) {
  return ask<Result<>>(self, server, "install", timeout, [=](SpecialProcess& process) -> Result<> {
    if (process.debugging().install(id, function, state)) return {};
    return refuse(Atom("already_installed"), "there is a debug function " + to_text(id));
  });
}

Order<Nothing> remove(Self self, const Target& server, Term id, Timeout timeout) {
  return debug(self, server, "remove", timeout,
               [id = std::move(id)](Debugging& debugging, TimePoint) { debugging.remove(id); });
}

Order<Nothing> no_debug(Self self, const Target& server, Timeout timeout) {
  return act(self, server, "no_debug", timeout,
             [](SpecialProcess& process) { process.end_debugging(); });
}

}  // namespace otp::sys

namespace otp {

Task<Result<>> stop(Self self, Target server, ExitReason reason, Timeout timeout) {
  auto perform = [reason](SpecialProcess& process, Ref) -> Envelope* {
    process.terminate(reason);
    return nullptr;
  };
  Pid pid = server.resolve(self.runtime());
  bool was_alive = self.runtime().is_alive(pid);
  auto order = sys::detail::order<Nothing>(self, pid, "stop", perform, timeout);
  auto ended = co_await order;
  // `noproc` and `timeout` may be reasons asked for, but are failures unless the server has ended.
  bool has_ended = !ended && was_alive && !self.runtime().is_alive(pid);
  if (has_ended && ended.error().reason[0] == reason.term()) co_return Result<>();
  co_return std::unexpected(ended.error());
}

}  // namespace otp
