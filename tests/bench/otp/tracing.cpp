// What watching costs the watched: the same work with more and more of it recorded.
#include <time.h>

#include <algorithm>
#include <thread>

#include "otp/gen_server.h"
#include "ping_pong.h"
#include "trace/ring.h"

namespace bench {
namespace {

using trace::Watch;

double thread_cpu_seconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

/// Gives the CPU time of the worker, which is the only one.
Task<> timed_ping(Self self, int rounds, double* seconds) {
  double start = thread_cpu_seconds();
  auto playing = ping(self, rounds);
  co_await playing;
  *seconds = thread_cpu_seconds() - start;
}

/// Reads what a runtime records, as a window does, and counts it.
class Reader {
 public:
  explicit Reader(trace::Rings& rings) : thread_([this, &rings] { read(rings); }) {}
  ~Reader() {
    stop_.store(true);
    thread_.join();
  }

 private:
  void read(trace::Rings& rings) {
    while (!stop_.load()) {
      while (!rings.next().empty()) {}
      std::this_thread::sleep_for(1ms);
    }
  }

  std::atomic<bool> stop_ = false;
  std::thread thread_;
};

constexpr int rounds = 200'000;

double seconds_with(Watch watch) {
  trace::Rings rings;
  Reader reader(rings);
  RuntimeOptions options;
  options.sinks = &rings;
  options.watch = watch;
  double seconds = 0;
  World(1, options).run(&timed_ping, rounds, &seconds);
  return seconds;
}

/// Interleaved, since the machine is not always as fast; the best of each is the least disturbed.
void slow_down(benchmark::State& state, Watch watch) {
  double plain = 1e9, watched = 1e9;
  for (int i = 0; i < 7; ++i) {
    plain = std::min(plain, seconds_with(Watch::Nothing));
    watched = std::min(watched, seconds_with(watch));
  }
  state.counters["slowdown"] = watched / plain;
  if (trace::includes(watch, Watch::Messages)) {
    double events = 4.0 * rounds;  // each message is sent and received
    state.counters["events_per_s"] = events / watched;
  }
}

constexpr std::int64_t messages = 7 * 2 * 2 * rounds;
const bool entered[] = {
    enter_single("tracing_nothing", messages,
                 [](auto& state, auto) { slow_down(state, Watch::Nothing); }),
    enter_single("tracing_lifecycle", messages,
                 [](auto& state, auto) { slow_down(state, Watch::Lifecycle | Watch::Depth); }),
    enter_single("tracing_messages", messages,
                 [](auto& state, auto) { slow_down(state, Watch::Lifecycle | Watch::Messages); }),
};

}  // namespace
}  // namespace bench
