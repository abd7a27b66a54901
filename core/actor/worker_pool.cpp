#include "actor/worker_pool.h"

#include <algorithm>
#include <bit>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "actor/run_queue.h"
#include "actor/runtime.h"
#include "base/random.h"
#include "base/thread_name.h"
#include "base/tick_clock.h"

namespace otp {
namespace {

// Nobody can interrupt a process that only sends. Were a receiver that could keep up not given as
// much, the messages of many such senders would pile up, in memory that no cache holds.
constexpr Process::Share share{.usual = 256, .after_sleep = 1 << 17};
constexpr int lifo_limit = 64;         // processes in a row that run by being woken last
constexpr unsigned housekeeping = 61;  // slices between two looks at timers and the global queue
constexpr int spins_before_sleep = 200;
constexpr auto look_interval = std::chrono::milliseconds(5);  // of the watchdog
constexpr unsigned slow_looks = 4;  // a slice that has seen so many of them is reported

thread_local void* worker_of_thread = nullptr;

}  // namespace

/// One sink for all threads that are not workers.
class WorkerPool::OutsideSink final : public trace::Sink {
 public:
  explicit OutsideSink(trace::Sink& sink) : sink_(&sink) {}
  void put(trace::Event event) override {
    sink_.with([&](trace::Sink* sink) { sink->put(std::move(event)); });
  }

 private:
  Guarded<trace::Sink*> sink_;
};

class WorkerPool::Worker {
 public:
  Worker(WorkerPool& pool, unsigned index) : pool_(pool), random_(index + 1) {}

  void start(trace::Sink* sink) {
    sink_ = sink;
    thread_ = std::thread([this] { loop(); });
  }
  void join() { thread_.join(); }

  void wake() {
    {
      std::scoped_lock lock(mutex_);
      woken_ = true;
    }
    condition_.notify_one();
  }

  void add(Process* process) {
    Process* displaced = swap_next(process);
    if (displaced == nullptr) return;  // one process alone is not worth waking another thread
    queue_later(displaced);
    pool_.wake_one();
  }

  bool has_work() const { return !queue_.empty() || !overflow_.empty(); }
  /// Ends a slice that takes long, lets others take over what waits behind it, and tells of it.
  /// @thread watchdog
  void look();
  const WorkerPool& pool() const { return pool_; }
  TimerWheel& wheel() { return wheel_; }
  trace::Sink* sink() { return sink_; }
  Process* current() const { return current_.load(std::memory_order_relaxed); }

 private:
  void loop();
  Process* take();
  Process* search();
  void run(Process* process);
  void sleep();
  void queue_later(Process* process);
  Process* pop_queue();
  Process* swap_next(Process* process);
  void fire_timers(TimerWheel& wheel);
  void stop_searching();

  WorkerPool& pool_;
  Random random_;
  RunQueue queue_;
  Overflow overflow_;                     // comes behind a full queue
  std::atomic<Process*> next_ = nullptr;  // woken last; only the watchdog takes it away
  int lifo_left_ = lifo_limit;
  unsigned ticks_ = 0;
  bool is_searching_ = false;
  std::atomic<Process*> current_ = nullptr;
  std::atomic<std::uint64_t> current_pid_ = 0;
  std::atomic<std::uint64_t> slice_ = 0;  // running number; that of the present one is odd
  struct Seen {
    std::uint64_t slice = 0;
    unsigned looks = 0;
    TimePoint since;
  };
  Seen seen_;  // by the watchdog
  TimerWheel wheel_;
  std::vector<DueTimer> due_;
  trace::Sink* sink_ = nullptr;
  std::thread thread_;
  std::mutex mutex_;
  std::condition_variable condition_;
  bool woken_ = false;
};

void WorkerPool::Worker::loop() {
  worker_of_thread = this;
  name_this_thread("otp worker");
  while (!pool_.stopping_.load(std::memory_order_acquire)) {
    Process* process = take();
    if (process == nullptr) process = search();
    if (process == nullptr) sleep();
    else run(process);
  }
}

Process* WorkerPool::Worker::take() {
  if (++ticks_ % housekeeping == 0) {
    fire_timers(wheel_);
    if (Process* process = pool_.pop_global()) return process;
  }
  if (next_.load(std::memory_order_relaxed) != nullptr) {
    Process* next = swap_next(nullptr);
    if (next != nullptr && lifo_left_-- > 0) return next;
    if (next != nullptr) queue_later(next);
  }
  lifo_left_ = lifo_limit;
  if (Process* process = pop_queue()) return process;
  return pool_.pop_global();
}

Process* WorkerPool::Worker::pop_queue() {
  Process* process = queue_.pop();
  if (process != nullptr || overflow_.empty()) return process;
  overflow_.move_into(queue_);
  return queue_.pop();
}

/// One worker alone has no watchdog that would take over what is next.
Process* WorkerPool::Worker::swap_next(Process* process) {
  if (pool_.size() > 1) return next_.exchange(process, std::memory_order_acq_rel);
  Process* next = next_.load(std::memory_order_relaxed);
  next_.store(process, std::memory_order_relaxed);
  return next;
}

Process* WorkerPool::Worker::search() {
  if (!std::exchange(is_searching_, true)) pool_.searching_.fetch_add(1);
  auto& workers = pool_.workers_;
  for (int spin = 0; spin < spins_before_sleep; ++spin) {
    auto first = static_cast<std::size_t>(random_.below(workers.size()));
    for (std::size_t i = 0; i < workers.size(); ++i) {
      Worker& victim = *workers[(first + i) % workers.size()];
      if (&victim == this) continue;
      if (Process* process = queue_.steal_from(victim.queue_)) return process;
      if (Process* process = victim.overflow_.pop()) return process;
      fire_timers(victim.wheel_);
    }
    fire_timers(wheel_);
    if (Process* process = swap_next(nullptr)) return process;
    if (Process* process = pop_queue()) return process;
    if (Process* process = pool_.pop_global()) return process;
  }
  return nullptr;
}

void WorkerPool::Worker::stop_searching() {
  // The last one that finds something hands the search on if there is more: whoever added that has
  // relied on this worker.
  bool was_last = std::exchange(is_searching_, false) && pool_.searching_.fetch_sub(1) == 1;
  if (was_last && pool_.sees_work()) pool_.wake_one();
}

void WorkerPool::Worker::run(Process* process) {
  stop_searching();
  current_.store(process, std::memory_order_relaxed);
  current_pid_.store(process->pid().bits(), std::memory_order_relaxed);
  slice_.store(slice_.load(std::memory_order_relaxed) + 1, std::memory_order_release);
  bool has_more = process->run(share).has_more;
  slice_.store(slice_.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
  current_.store(nullptr, std::memory_order_relaxed);
  if (!has_more) return;
  bool is_alone = next_.load(std::memory_order_relaxed) == nullptr && queue_.empty();
  queue_later(process);
  if (!is_alone) pool_.wake_one();
}

void WorkerPool::Worker::queue_later(Process* process) {
  if (!overflow_.empty() || !queue_.push(process)) overflow_.push(process);
}

void WorkerPool::Worker::look() {
  auto slice = slice_.load(std::memory_order_acquire);
  if (slice % 2 == 0 || slice != seen_.slice) {
    seen_ = {slice, 0, pool_.now()};
    return;
  }
  Process* process = current();
  Pid pid = Pid::from_bits(current_pid_.load(std::memory_order_relaxed));
  if (process == nullptr || slice_.load(std::memory_order_relaxed) != slice) return;
  ++seen_.looks;
  if (seen_.looks == 1) process->end_slice();
  if (pool_.size() > 1) pool_.take_over(next_.exchange(nullptr, std::memory_order_acq_rel));
  bool has_doubled = std::has_single_bit(seen_.looks);
  if (seen_.looks >= slow_looks && has_doubled) {
    pool_.runtime_->note_slow(pid, pool_.now() - seen_.since);
  }
}

void WorkerPool::Worker::fire_timers(TimerWheel& wheel) {
  if (wheel.quiet_until() == TimePoint::max()) return;
  TimePoint now = pool_.now();
  if (now < wheel.quiet_until()) return;
  due_.clear();
  wheel.expire(now, due_);
  for (const DueTimer& timer : due_) pool_.runtime_->fire(timer);
}

void WorkerPool::Worker::sleep() {
  pool_.sleepers_.with([&](Sleepers& sleepers) { sleepers.workers.push_back(this); });
  pool_.sleeping_.fetch_add(1);
  if (std::exchange(is_searching_, false)) pool_.searching_.fetch_sub(1);
  // Whoever added work before it could see this worker asleep relies on this second look.
  if (!pool_.sees_work()) {
    TimePoint alarm = pool_.next_timer();
    std::unique_lock lock(mutex_);
    if (alarm == TimePoint::max()) {
      condition_.wait(lock, [&] { return woken_; });
    } else {
      condition_.wait_for(lock, alarm - pool_.now(), [&] { return woken_; });
    }
    TickClock::refine();
  }
  bool was_listed = pool_.sleepers_.with(
      [&](Sleepers& sleepers) { return std::erase(sleepers.workers, this) > 0; });
  if (was_listed) {
    pool_.sleeping_.fetch_sub(1);
  } else {
    std::unique_lock lock(mutex_);
    condition_.wait(lock, [&] { return woken_; });  // the waker is on its way
    woken_ = false;
    is_searching_ = true;  // it has counted this worker as searching
  }
  pool_.watchdog_.wake();
}

// The pool

WorkerPool::WorkerPool(unsigned workers)
    : watchdog_(
          look_interval, [this] { look_at_workers(); }, [this] { return all_rest(); }) {
  TickClock::start();
  started_ = TickClock::now();
  if (workers == 0) workers = std::max(1U, std::thread::hardware_concurrency());
  for (unsigned index = 0; index < workers; ++index) {
    workers_.push_back(std::make_unique<Worker>(*this, index));
  }
}

WorkerPool::~WorkerPool() = default;

void WorkerPool::start(Runtime& runtime) {
  runtime_ = &runtime;
  trace::Sinks* sinks = runtime.sinks();
  if (sinks != nullptr) outside_ = std::make_unique<OutsideSink>(sinks->open());
  for (auto& worker : workers_) worker->start(sinks != nullptr ? &sinks->open() : nullptr);
  watchdog_.start();
}

void WorkerPool::stop() {
  watchdog_.stop();
  stopping_.store(true, std::memory_order_release);
  for (auto& worker : workers_) worker->wake();
  for (auto& worker : workers_) worker->join();
}

WorkerPool::Worker* WorkerPool::this_worker() const {
  auto* worker = static_cast<Worker*>(worker_of_thread);
  return worker != nullptr && &worker->pool() == this ? worker : nullptr;
}

void WorkerPool::ready(Process& process) {
  if (Worker* worker = this_worker()) return worker->add(&process);
  push_global(&process);
  wake_one();
}

void WorkerPool::push_global(Process* process) {
  global_.with([&](auto& queue) { queue.push_back(process); });
  global_size_.fetch_add(1);
}

Process* WorkerPool::pop_global() {
  if (global_size_.load(std::memory_order_relaxed) == 0) return nullptr;
  return global_.with([&](auto& queue) -> Process* {
    if (queue.empty()) return nullptr;
    Process* process = queue.front();
    queue.pop_front();
    global_size_.fetch_sub(1);
    return process;
  });
}

void WorkerPool::wake_one() {
  if (sleeping_.load() == 0 || searching_.load() > 0) return;
  Worker* sleeper = sleepers_.with([&](Sleepers& sleepers) -> Worker* {
    if (sleepers.workers.empty()) return nullptr;
    Worker* worker = sleepers.workers.back();
    sleepers.workers.pop_back();
    sleeping_.fetch_sub(1);
    searching_.fetch_add(1);
    return worker;
  });
  if (sleeper != nullptr) sleeper->wake();
}

/// Makes what a worker does not come to available to others.
void WorkerPool::take_over(Process* process) {
  if (process != nullptr) push_global(process);
  wake_one();
}

void WorkerPool::look_at_workers() {
  for (auto& worker : workers_) worker->look();
}

bool WorkerPool::all_rest() const { return sleeping_.load() == static_cast<int>(workers_.size()); }

bool WorkerPool::sees_work() const {
  if (stopping_.load() || global_size_.load() > 0) return true;
  return std::ranges::any_of(workers_, [](const auto& worker) { return worker->has_work(); });
}

TimePoint WorkerPool::next_timer() const {
  TimePoint next = TimePoint::max();
  for (const auto& worker : workers_) next = std::min(next, worker->wheel().quiet_until());
  return next;
}

TimePoint WorkerPool::now() const { return TimePoint(TickClock::now() - started_); }

TimerWheel& WorkerPool::wheel() {
  Worker* worker = this_worker();
  return worker != nullptr ? worker->wheel() : workers_[0]->wheel();
}

void WorkerPool::timer_armed(TimePoint) {
  // A worker looks at its wheel before it sleeps; for a timer from outside one must look again.
  if (this_worker() == nullptr) wake_one();
}

WorkerPool::Recording WorkerPool::recording() {
  Worker* worker = this_worker();
  trace::Sink* sink = worker != nullptr ? worker->sink() : outside_.get();
  return sink != nullptr ? Recording{sink, now()} : Recording{};
}

Process* WorkerPool::current() const {
  Worker* worker = this_worker();
  return worker != nullptr ? worker->current() : nullptr;
}

}  // namespace otp
