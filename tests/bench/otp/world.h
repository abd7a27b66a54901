#pragma once

#include <benchmark/benchmark.h>

#include <functional>
#include <future>
#include <vector>

#include "actor/self.h"
#include "actor/worker_pool.h"

/// What all benchmarks of the runtime share. One run of each does its whole work once; ops are
/// counted with SetItemsProcessed and time is that of the whole program, CPU and wall.
namespace bench {

using namespace otp;
using namespace std::chrono_literals;

/// A runtime on a pool, and a way to wait for a process from outside.
class World {
 public:
  explicit World(std::int64_t workers, RuntimeOptions options = {})
      : runtime_(std::make_unique<WorkerPool>(static_cast<unsigned>(workers)), std::move(options)) {
  }

  Runtime& runtime() { return runtime_; }

  /// Runs `body(Self, args...)` as a process until it has returned.
  template <class Fn, class... Args>
  void run(Fn body, Args... args) {
    std::promise<void> done;
    otp::spawn(runtime_, Label("bench"), &World::body_and_tell<Fn, Args...>, &done, body,
               std::move(args)...);
    done.get_future().wait();
  }

 private:
  template <class Fn, class... Args>
  static Task<> body_and_tell(Self self, std::promise<void>* done, Fn body, Args... args) {
    Task<> running = body(self, std::move(args)...);
    co_await running;
    done->set_value();
  }

  Runtime runtime_;
};

/// What the system says that the program holds, in bytes.
double resident_bytes();

/// What 99 of 100 stay below, in microseconds.
double p99_us(std::vector<Duration> times);

/// Enters a benchmark for one and for two workers; `ops` goes into its rate.
using Run = std::function<void(benchmark::State&, std::int64_t workers)>;
bool enter(const char* name, std::int64_t ops, Run run);
/// The same on one worker only.
bool enter_single(const char* name, std::int64_t ops, Run run);
/// The same on one worker with so many of something, `state.range(1)`: a rate that stays shows that
/// the cost of one does not depend on how many there are.
bool enter_sizes(const char* name, std::int64_t ops, Run run,
                 const std::vector<std::int64_t>& sizes = {10, 1000, 100'000, 1'000'000});

}  // namespace bench
