#include "otp/child_control.h"

#include <algorithm>
#include <functional>

#include "base/small_map.h"

namespace otp {

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
  std::vector<Term::Entry> entries = {{Atom("id"), id_}, {Atom("start"), start_->shown()}};
  auto add = [&](std::string_view name, Term value) { entries.emplace_back(Atom(name), value); };
  if (restart_) add("restart", otp::describe(*restart_));
  if (is_brutal_) add("shutdown", atoms::brutal_kill);
  else if (shutdown_ == for_ever) add("shutdown", atoms::infinity);
  else if (shutdown_) add("shutdown", otp::describe(*shutdown_));
  if (is_significant_ || shows_all_) add("significant", is_significant_);
  if (is_supervisor_ || shows_all_) add("type", Atom(is_supervisor_ ? "supervisor" : "worker"));
  return Term::map(std::move(entries));
}

ChildSpec ChildSpec::with_defaults() const {
  ChildSpec all = *this;
  all.restart_ = restart();
  Timeout patience = shutdown();
  if (!is_brutal_) all.shutdown_ = patience.is_infinite() ? for_ever : patience.duration();
  all.shows_all_ = true;
  return all;
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

trace::Decision decision_on(const ChildSpec& spec, const ExitReason& reason,
                            const RestartWindow& restarts, TimePoint now) {
  using enum trace::Decision;
  if (wants_restart(spec, reason)) return restarts.has_room(now) ? Restart : GiveUp;
  return spec.is_temporary() ? Forget : Keep;
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

Task<> shut_down(Self supervisor, const ChildSpec& spec, Pid pid, Term id) {
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
  if (error) report(supervisor, "shutdown_error", id, *error);
}

namespace {

/// The moments at which children that are being stopped are to be killed, soonest first.
class Deadlines {
 public:
  Deadlines(Self supervisor, const std::vector<RunningChild>& children) : supervisor_(supervisor) {
    for (std::size_t i = 0; i < children.size(); ++i) {
      const ChildSpec& spec = *children[i].spec;
      if (spec.is_brutal() || spec.shutdown().is_infinite()) continue;
      kill_at_.emplace_back(spec.shutdown().after(supervisor.now()), i);
    }
    std::ranges::sort(kill_at_, std::greater<>());
  }

  Timeout patience(const std::vector<bool>& is_gone) {
    while (!kill_at_.empty() && is_gone[kill_at_.back().second]) kill_at_.pop_back();
    if (kill_at_.empty()) return infinity;
    return std::max(kill_at_.back().first - supervisor_.now(), Duration::zero());
  }

  void kill_late_ones(const std::vector<RunningChild>& children) {
    while (!kill_at_.empty() && kill_at_.back().first <= supervisor_.now()) {
      supervisor_.exit(children[kill_at_.back().second].pid, ExitReason::kill());
      kill_at_.pop_back();
    }
  }

 private:
  Self supervisor_;
  std::vector<std::pair<TimePoint, std::size_t>> kill_at_;  // the soonest is the last
};

}  // namespace

Task<> shut_down_all(Self supervisor, std::vector<RunningChild> children) {
  SmallMap<Ref, std::size_t> waiting;
  for (std::size_t i = 0; i < children.size(); ++i) {
    bool is_brutal = children[i].spec->is_brutal();
    supervisor.exit(children[i].pid, is_brutal ? ExitReason::kill() : ExitReason::shutdown());
    waiting[supervisor.monitor(children[i].pid)] = i;
  }
  Deadlines deadlines(supervisor, children);
  std::vector<bool> is_gone(children.size(), false);
  auto is_ours = [&](const Down& down) { return waiting.contains(down.ref); };
  while (!waiting.empty()) {
    auto down = co_await supervisor.receive_if<Down>(is_ours, deadlines.patience(is_gone));
    if (!down) {
      deadlines.kill_late_ones(children);
      continue;
    }
    std::size_t index = *waiting.find(down->ref);
    waiting.erase(down->ref);
    is_gone[index] = true;
    const RunningChild& child = children[index];
    supervisor.unlink(child.pid);
    ExitReason reason = reason_of_gone(supervisor, *down);
    auto error = shutdown_error(*child.spec, reason, child.spec->is_brutal());
    if (error) report(supervisor, "shutdown_error", child.id, *error);
  }
}

void report(Self supervisor, std::string_view error, const Term& id, const ExitReason& reason,
            std::optional<trace::Decision> decision) {
  static const Atom kind("supervisor"), id_name("id"), reason_name("reason"), decided("decision");
  std::vector<Term::Field> facts;
  facts.reserve(4);
  facts.emplace_back(atoms::error, Atom(error));
  facts.emplace_back(id_name, id);
  facts.emplace_back(reason_name, reason.term());
  if (decision) facts.emplace_back(decided, trace::name_of(*decision));
  supervisor.runtime().log(trace::LogLevel::Error, supervisor.pid(),
                           Term::record(kind, std::move(facts)));
}

void note_start(Self supervisor, const ChildSpec& spec, Pid pid, std::uint32_t incarnation,
                Pid predecessor) {
  supervisor.process().publish_lifecycle(
      trace::ChildStarted{supervisor.pid(), spec.id(), pid, incarnation, predecessor,
                          spec.restart(), spec.is_significant(), spec.is_brutal()});
}

}  // namespace detail
}  // namespace otp
