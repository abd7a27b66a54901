#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "actor/process.h"
#include "actor/scheduler.h"
#include "base/random.h"

namespace otp {

/// Runs a system on one thread, step by step, with a clock that stands still until it is moved. The
/// same seed and the same requests give the same run, event for event.
/// @thread one at a time, for all of it and for the runtime that uses it
class ManualScheduler final : public Scheduler {
 public:
  /// @param seed chooses which of several ready processes runs next
  explicit ManualScheduler(std::uint64_t seed) : random_(seed) {}

  /// Lets one ready process take one message, or start, or end.
  /// @returns which one it was; nothing when none is ready
  std::optional<Pid> step();
  /// Lets this process take one message, or start, or end, if it is ready.
  /// @returns false when it has nothing to do
  bool step(Pid pid);
  /// Steps until nothing is ready, without moving the clock.
  /// @param limit of steps, for systems that never rest
  /// @returns the steps taken
  std::size_t run_ready(std::size_t limit = no_limit);
  /// Moves the clock to `time`, firing each timer at its moment and running what it wakes.
  /// @returns false when `limit` steps were not enough; the clock then stands where they ended
  bool run_until(TimePoint time, std::size_t limit = no_limit);
  bool advance(Duration duration, std::size_t limit = no_limit) {
    return run_until(now_ + duration, limit);
  }
  /// Runs until nothing is ready and no timer is set, or until `last` has passed.
  void run_to_rest(TimePoint last);
  /// When the next timer is due; TimePoint::max() when none is set.
  TimePoint next_timer() { return wheel_.next_due(); }
  bool is_ready() const { return !ready_.empty(); }

  void start(Runtime& runtime) override;
  void stop() override {}
  void ready(Process& process) override { ready_.push_back(&process); }
  TimePoint now() const override { return now_; }
  TimerWheel& wheel() override { return wheel_; }
  void timer_armed(TimePoint) override {}
  Recording recording() override { return {sink_, now_}; }
  Process* current() const override { return current_; }
  bool disarms_at_once() const override { return true; }
  bool has_threads() const override { return false; }

  static constexpr std::size_t no_limit = SIZE_MAX;

 private:
  bool run(std::size_t choice);
  void fire_due();

  Random random_;
  Runtime* runtime_ = nullptr;
  trace::Sink* sink_ = nullptr;
  TimePoint now_;
  TimerWheel wheel_;
  std::vector<Process*> ready_;
  std::vector<DueTimer> due_;
  Process* current_ = nullptr;
};

}  // namespace otp
