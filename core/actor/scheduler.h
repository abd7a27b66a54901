#pragma once

#include "actor/timer_wheel.h"
#include "base/time.h"
#include "trace/sink.h"

namespace otp {

class Process;
class Runtime;

/// Decides which process runs when, and on which thread. Two exist: WorkerPool for programs,
/// ManualScheduler for tests, lessons and pictures.
class Scheduler {
 public:
  virtual ~Scheduler() = default;

  /// Begins to run the processes of `runtime`; called once.
  virtual void start(Runtime& runtime) = 0;
  /// Returns when no process runs any more and none will.
  virtual void stop() = 0;

  /// Puts a process that has just been woken into a run queue.
  /// @thread any
  virtual void ready(Process& process) = 0;
  /// @thread any
  virtual TimePoint now() const = 0;
  /// The wheel for timers that this thread arms.
  /// @thread any
  virtual TimerWheel& wheel() = 0;
  /// Tells that a timer was armed in `wheel`, so that somebody wakes in time for it.
  /// @thread any
  virtual void timer_armed(TimePoint due) = 0;
  /// Where this thread's events go and when they happen; no sink when nobody watches.
  /// @thread any
  struct Recording {
    trace::Sink* sink = nullptr;
    TimePoint now;
  };
  virtual Recording recording() = 0;
  /// The process that runs on this thread; nullptr outside of processes.
  /// @thread any
  virtual Process* current() const = 0;
  /// Whether a timer that is no longer needed must be disarmed at once. A pool leaves it to expire
  /// unseen, which makes the time limit of a call cost nothing; a virtual clock would jump to it.
  virtual bool disarms_at_once() const = 0;
  /// Whether processes run while a thread outside waits for them.
  virtual bool has_threads() const = 0;
};

}  // namespace otp
