#pragma once

#include <atomic>
#include <deque>
#include <memory>
#include <vector>

#include "actor/scheduler.h"
#include "actor/watchdog.h"
#include "base/guarded.h"

namespace otp {

/// Runs a system on several threads. A process that another wakes runs next on the same thread;
/// idle threads steal what waits, and sleep when there is nothing. A process that keeps its thread
/// for long is reported as slow, and others take over what waits behind it.
class WorkerPool final : public Scheduler {
 public:
  /// @param workers threads; 0 takes one for each core
  explicit WorkerPool(unsigned workers = 0);
  ~WorkerPool() override;

  unsigned size() const { return static_cast<unsigned>(workers_.size()); }

  void start(Runtime& runtime) override;
  void stop() override;
  void ready(Process& process) override;
  TimePoint now() const override;
  TimerWheel& wheel() override;
  void timer_armed(TimePoint due) override;
  Recording recording() override;
  Process* current() const override;
  bool disarms_at_once() const override { return false; }
  bool has_threads() const override { return true; }

 private:
  class Worker;
  class OutsideSink;
  struct Sleepers {
    std::vector<Worker*> workers;
  };

  Worker* this_worker() const;
  void push_global(Process* process);
  Process* pop_global();
  void wake_one();
  void take_over(Process* process);
  void look_at_workers();
  bool all_rest() const;
  bool sees_work() const;
  TimePoint next_timer() const;

  std::vector<std::unique_ptr<Worker>> workers_;
  std::unique_ptr<OutsideSink> outside_;
  TimePoint started_;  // by the TickClock
  Runtime* runtime_ = nullptr;
  Guarded<std::deque<Process*>> global_;
  std::atomic<std::size_t> global_size_ = 0;
  Guarded<Sleepers> sleepers_;
  std::atomic<int> sleeping_ = 0;
  std::atomic<int> searching_ = 0;  // awake without work, looking for some
  std::atomic<bool> stopping_ = false;
  Watchdog watchdog_;
};

}  // namespace otp
