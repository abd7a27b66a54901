// How long a well-behaved process waits for its turn beside greedy ones.
#include <algorithm>

#include "world.h"

namespace bench {
namespace {

struct Again {};
struct Tick {
  TimePoint due;
};

/// Has always one more message to handle.
Task<> handles_endlessly(Self self) {
  self.send(self.pid(), Again{});
  self.send(self.pid(), Again{});
  for (;;) {
    co_await self.receive<Again>();
    self.send(self.pid(), Again{});
  }
}

/// Sends and sends, to somebody who cannot keep up.
Task<> sends_endlessly(Self self, Pid receiver) {
  for (;;) {
    for (int i = 0; i < 100; ++i) self.send(receiver, Again{});
    co_await self.yield();
  }
}

Task<> throws_away(Self self) {
  for (;;) co_await self.receive<Again>();
}

/// Wants to run each 2 ms, and measures how late it does.
Task<> fairness(Self self, int ticks, double* late_us) {
  std::vector<Pid> greedy;
  for (int i = 0; i < 50; ++i) {
    greedy.push_back(self.spawn(&handles_endlessly));
    greedy.push_back(self.spawn(&throws_away));
    greedy.push_back(self.spawn(&sends_endlessly, greedy.back()));
  }
  std::vector<Duration> late;
  for (int i = 0; i < ticks; ++i) {
    TimePoint due = self.now() + 2ms;
    self.send_at(due, self.pid(), Tick{due});
    Tick tick = co_await self.receive<Tick>();
    late.push_back(self.now() - tick.due);
  }
  for (Pid pid : greedy) self.exit(pid, ExitReason::kill());
  *late_us = p99_us(std::move(late));
}

/// How long a message from outside takes to a worker that sleeps, and back.
Task<> echo(Self self, std::atomic<int>* seen) {
  for (;;) {
    co_await self.receive<Again>();
    seen->fetch_add(1);
  }
}

void wake_up(benchmark::State& state, std::int64_t workers) {
  World world(workers);
  std::atomic<int> seen = 0;
  Pid pid = otp::spawn(world.runtime(), Label("echo"), &echo, &seen);
  std::vector<double> took;
  for (int i = 0; i < 200; ++i) {
    std::this_thread::sleep_for(2ms);
    TimePoint start = world.runtime().now();
    world.runtime().send(pid, Again{});
    while (seen.load() <= i) {}
    took.push_back(
        std::chrono::duration<double, std::micro>(world.runtime().now() - start).count());
  }
  std::ranges::sort(took);
  state.counters["median_us"] = took[took.size() / 2];
}

const bool entered[] = {
    enter("fairness", 500,
          [](benchmark::State& state, auto workers) {
            double late_us = 0;
            World(workers).run(&fairness, 500, &late_us);
            state.counters["p99_us"] = late_us;
          }),
    enter_single("wake_up", 200, &wake_up),
};

}  // namespace
}  // namespace bench
