#include "otp/child_control.h"

namespace otp {

std::string_view name_of(Restart restart) {
  switch (restart) {
    case Restart::Permanent: return "permanent";
    case Restart::Transient: return "transient";
    case Restart::Temporary: return "temporary";
  }
  return {};
}

Result<> ChildSpec::check() const {
  if (id_.is_nil()) return refuse(Atom("missing_id"), "a child needs an id");
  if (!start_) return refuse(Atom("missing_start"), "a child needs a function that starts it");
  if (shutdown_ && *shutdown_ < Duration::zero()) {
    return refuse(tuple(Atom("invalid_shutdown"), otp::describe(*shutdown_)),
                  "the time a child has to stop must not be negative");
  }
  if (is_significant_ && restart() == Restart::Permanent) {
    return refuse(
        tuple(Atom("bad_combination"), Term::list({tuple(Atom("restart"), Atom("permanent")),
                                                   tuple(Atom("significant"), true)})),
        "a permanent child is always restarted, so its end cannot be significant");
  }
  return {};
}

Term ChildSpec::describe() const {
  std::vector<Term::Entry> entries = {{Atom("id"), id_}, {Atom("start"), start_shown_}};
  auto add = [&](std::string_view name, Term value) { entries.emplace_back(Atom(name), value); };
  if (restart_) add("restart", otp::describe(*restart_));
  if (is_brutal_) add("shutdown", atoms::brutal_kill);
  else if (shutdown_ == for_ever) add("shutdown", atoms::infinity);
  else if (shutdown_) add("shutdown", otp::describe(*shutdown_));
  if (is_significant_) add("significant", true);
  if (is_supervisor_) add("type", Atom("supervisor"));
  return Term::map(std::move(entries));
}

namespace detail {

bool wants_restart(const ChildSpec& spec, const ExitReason& reason) {
  switch (spec.restart()) {
    case Restart::Permanent: return true;
    case Restart::Transient: return reason.is_abnormal();
    case Restart::Temporary: return false;
  }
  return false;
}

ExitReason reason_of_gone(Self supervisor, const Down& down) {
  ExitReason reason = down.reason;
  supervisor.process().flush([&](const Envelope& envelope) {
    if (envelope.type != &plain_type<Exit> || envelope.from != down.pid) return false;
    if (reason == ExitReason::noproc()) {
      reason = value_of<Role::Exit, Exit>(const_cast<Envelope&>(envelope)).reason;
    }
    return true;
  });
  return reason;
}

std::optional<ExitReason> shutdown_error(const ChildSpec& spec, const ExitReason& reason,
                                         bool was_killed_at_once) {
  bool as_told = reason == (was_killed_at_once ? ExitReason::killed() : ExitReason::shutdown());
  bool may_end_itself = spec.restart() != Restart::Permanent;
  if (as_told || (may_end_itself && !reason.is_abnormal())) return std::nullopt;
  return reason;
}

Task<> shut_down(Self supervisor, const ChildSpec& spec, Pid pid) {
  Ref ref = supervisor.monitor(pid);
  auto is_this = [ref](const Down& down) { return down.ref == ref; };
  supervisor.exit(pid, spec.is_brutal() ? ExitReason::kill() : ExitReason::shutdown());
  Timeout patience = spec.is_brutal() ? infinity : spec.shutdown();
  auto down = co_await supervisor.receive_if<Down>(is_this, patience);
  if (!down) {
    supervisor.exit(pid, ExitReason::kill());
    down = co_await supervisor.receive_if<Down>(is_this);
  }
  supervisor.unlink(pid);
  ExitReason reason = reason_of_gone(supervisor, *down);
  auto error = shutdown_error(spec, reason, spec.is_brutal());
  if (error) report(supervisor, "shutdown_error", spec.id(), *error);
}

void report(Self supervisor, std::string_view error, const Term& id, const ExitReason& reason) {
  supervisor.runtime().log(trace::LogLevel::Error, supervisor.pid(),
                           Term::record(Atom("supervisor"), {{Atom("error"), Atom(error)},
                                                             {Atom("id"), id},
                                                             {Atom("reason"), reason.term()}}));
}

void note_start(Self supervisor, const ChildSpec& spec, Pid pid, std::uint32_t incarnation,
                Pid predecessor) {
  supervisor.process().publish_lifecycle(
      trace::ChildStarted{supervisor.pid(), spec.id(), pid, incarnation, predecessor});
}

}  // namespace detail
}  // namespace otp
