#include "actor/self.h"

#include <fmt/format.h>

#include "actor/crash_report.h"

namespace otp {

Body::Step detail::CoroutineBody::step(Process& process) {
  if (!std::exchange(has_started_, true)) {
    main_.start(process);
    return Step::Again;
  }
  if (process.has_ended()) return Step::Wait;  // ended by its own signal, which it may have caught
  try {
    main_.take();
    process.end(ExitReason::normal());
  } catch (const ProcessExit& exit) {
    process.end(exit.reason());
  } catch (...) {
    ExitReason reason = reason_of_current_exception();
    process.runtime().log(trace::LogLevel::Error, process.pid(),
                          crash_report(process, reason, "process_crash"));
    process.end(reason);
  }
  return Step::Again;
}

void Self::check_can_hibernate() const {
  if (process_->life().kind == trace::ProcessKind::Plain) return;
  throw ArgumentError("a server hibernates with the result of a handler: noreply().hibernate()");
}

Pid Self::whereis_or_throw(Atom name) const {
  Pid pid = whereis(name);
  if (pid.is_none()) {
    throw ArgumentError(
        fmt::format("nobody has the name {}: start the process first", name.text()));
  }
  return pid;
}

void Self::link(Pid pid) const {
  if (!process_->traps_exits() && pid != this->pid() && !runtime().is_alive(pid)) {
    throw TermError(atoms::noproc);
  }
  process_->link(pid);
}

Ref Self::monitor(Atom name) const {
  return process_->monitor(whereis(name), tuple(name, atoms::nonode));
}

bool Self::demonitor_and_flush(Ref ref) const {
  bool was_active = process_->demonitor(ref);
  process_->flush([ref](const Envelope& envelope) {
    return envelope.type == &plain_type<Down> &&
           value_of<Role::Down, Down>(const_cast<Envelope&>(envelope)).ref == ref;
  });
  return was_active;
}

TimerRef Self::arm_timer(TimePoint due, SendLater later) const {
  later.owner = pid();
  Scheduler& scheduler = runtime().scheduler();
  if (process_->watches(trace::Watch::Messages)) {
    process_->publish(trace::TimerSet{pid(), later.ref, later.message->type->label, due});
  }
  TimerRef timer = scheduler.wheel().send_later(later, due);
  scheduler.timer_armed(due);
  return timer;
}

/// A timer goes with the process that it is for; one to a name waits for whoever has it then.
bool Self::has_dead_target(const TimerRef& timer) const {
  return !timer.target.is_none() && !runtime().is_alive(timer.target);
}

std::optional<Duration> Self::cancel_timer(const TimerRef& timer) const {
  auto left = TimerWheel::cancel(timer, now());
  if (left && process_->watches(trace::Watch::Messages)) {
    process_->publish(trace::TimerCancelled{pid(), timer.ref});
  }
  return has_dead_target(timer) ? std::nullopt : left;
}

std::optional<Duration> Self::read_timer(const TimerRef& timer) const {
  return has_dead_target(timer) ? std::nullopt : TimerWheel::read(timer, now());
}

}  // namespace otp
