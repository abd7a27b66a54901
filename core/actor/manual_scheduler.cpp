#include "actor/manual_scheduler.h"

#include <algorithm>
#include <utility>

#include "actor/runtime.h"

namespace otp {

void ManualScheduler::start(Runtime& runtime) {
  runtime_ = &runtime;
  if (runtime.sinks() != nullptr) sink_ = &runtime.sinks()->open();
}

std::optional<Pid> ManualScheduler::step() {
  while (!ready_.empty()) {
    std::size_t choice = ready_.size() == 1 ? 0 : random_.below(ready_.size());
    Pid pid = ready_[choice]->pid();
    if (run(choice)) return pid;
  }
  return std::nullopt;
}

bool ManualScheduler::step(Pid pid) {
  auto found = std::ranges::find(ready_, pid, &Process::pid);
  return found != ready_.end() && run(static_cast<std::size_t>(found - ready_.begin()));
}

/// Gives the process at this place of `ready_` a slice of one message.
/// @returns whether it did something
bool ManualScheduler::run(std::size_t choice) {
  std::swap(ready_[choice], ready_.back());
  current_ = ready_.back();
  ready_.pop_back();
  Process::Slice slice = current_->run({});
  if (slice.has_more) ready_.push_back(current_);
  current_ = nullptr;
  return slice.did_something;
}

std::size_t ManualScheduler::run_ready(std::size_t limit) {
  std::size_t steps = 0;
  while (steps < limit && step()) ++steps;
  return steps;
}

bool ManualScheduler::run_until(TimePoint time, std::size_t limit) {
  for (;;) {
    limit -= run_ready(limit);
    if (limit == 0 && !ready_.empty()) return false;
    TimePoint next = wheel_.next_due();
    if (next > time) break;
    now_ = std::max(now_, next);
    fire_due();
  }
  now_ = std::max(now_, time);
  return true;
}

void ManualScheduler::run_to_rest(TimePoint last) {
  run_ready();
  while (wheel_.next_due() <= last) run_until(wheel_.next_due());
}

void ManualScheduler::fire_due() {
  due_.clear();
  wheel_.expire(now_, due_);
  for (const DueTimer& timer : due_) runtime_->fire(timer);
}

}  // namespace otp
