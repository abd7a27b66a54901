// Timers.
#include "world.h"

namespace bench {
namespace {

struct Tick {};

struct Due {
  TimePoint due;
};

Task<> timers(Self self, int count) {
  for (int i = 0; i < count; ++i) {
    TimerRef timer = self.send_after(5s, self.pid(), Tick{});
    self.cancel_timer(timer);
  }
  co_return;
}

/// Arms timers that are due at all moments of a second, and measures how late they come.
Task<> timer_lateness(Self self, int count, double* late_us) {
  TimePoint start = self.now() + 100ms;
  for (int i = 0; i < count; ++i) {
    TimePoint due = start + Duration(1s) * i / count;
    self.send_at(due, self.pid(), Due{due});
  }
  std::vector<Duration> late;
  for (int i = 0; i < count; ++i) {
    Due due = co_await self.receive<Due>();
    late.push_back(self.now() - due.due);
  }
  *late_us = p99_us(std::move(late));
}

const bool entered[] = {
    enter("timers", 1'000'000,
          [](benchmark::State&, auto workers) { World(workers).run(&timers, 1'000'000); }),
    enter("timer_lateness", 100'000,
          [](benchmark::State& state, auto workers) {
            double late_us = 0;
            World(workers).run(&timer_lateness, 100'000, &late_us);
            state.counters["p99_us"] = late_us;
          }),
};

}  // namespace
}  // namespace bench
