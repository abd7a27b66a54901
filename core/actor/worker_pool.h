#pragma once

#include <atomic>
#include <chrono>
#include <deque>
#include <memory>
#include <vector>

#include "actor/scheduler.h"
#include "base/guarded.h"

namespace otp {

/// Runs a system on several threads. A process that another wakes runs next on the same thread;
/// idle threads steal what waits, and sleep when there is nothing.
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
  trace::Sink* sink() override;
  Process* current() const override;
  bool disarms_at_once() const override { return false; }

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
  bool sees_work() const;
  TimePoint next_timer() const;

  std::vector<std::unique_ptr<Worker>> workers_;
  std::unique_ptr<OutsideSink> outside_;
  std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
  Runtime* runtime_ = nullptr;
  Guarded<std::deque<Process*>> global_;
  std::atomic<std::size_t> global_size_ = 0;
  Guarded<Sleepers> sleepers_;
  std::atomic<int> sleeping_ = 0;
  std::atomic<int> searching_ = 0;  // awake without work, looking for some
  std::atomic<bool> stopping_ = false;
};

}  // namespace otp
