#include "otp/sys.h"

#include <atomic>

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

Order<Nothing> log(Self self, const Target& server, std::optional<std::size_t> size,
                   Timeout timeout) {
  return debug(self, server, "log", timeout, [size](Debugging& debugging, TimePoint) {
    std::size_t present = debugging.log_size() > 0 ? debugging.log_size() : default_log_size;
    debugging.log(size.value_or(present));
  });
}

Order<std::vector<Event>> get_log(Self self, const Target& server, Timeout timeout) {
  return ask<std::vector<Event>>(self, server, "get_log", timeout, [](SpecialProcess& process) {
    const Debugging* debugging = process.known_debugging();
    return debugging != nullptr ? debugging->logged() : std::vector<Event>{};
  });
}

Order<Nothing> statistics(Self self, const Target& server, Switch on, Timeout timeout) {
  return debug(self, server, "statistics", timeout, [on](Debugging& debugging, TimePoint now) {
    if (on == Switch::On) debugging.count(now);
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

Order<Nothing> install(Self self, const Target& server, Term id, DebugFunction function, Term state,
                       Timeout timeout) {
  return act(self, server, "install", timeout,
             [=](SpecialProcess& process) { process.debugging().install(id, function, state); });
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
  auto has_obeyed = std::make_shared<std::atomic<bool>>(false);
  auto perform = [reason, has_obeyed](SpecialProcess& process, Ref) -> Envelope* {
    *has_obeyed = true;
    process.terminate(reason);
    return nullptr;
  };
  Pid pid = server.resolve(self.runtime());
  bool was_alive = self.runtime().is_alive(pid);
  Target whom = pid.is_none() ? server : Target(pid);
  auto order = sys::detail::order<Nothing>(self, whom, "stop", perform, timeout);
  auto ended = co_await order;
  // `noproc` and `timeout` may be reasons asked for, but are failures unless the server has ended.
  bool has_ended = !ended && was_alive && !self.runtime().is_alive(pid);
  if (has_ended && *has_obeyed && ended.error().reason[0] == reason.term()) co_return Result<>();
  Error error = ended.error();
  // It has ended for another cause before it took the order: as in OTP, two calls have failed.
  if (has_ended && !*has_obeyed) error.reason = tuple(error.reason, Term::call("stop"));
  co_return std::unexpected(std::move(error));
}

}  // namespace otp
