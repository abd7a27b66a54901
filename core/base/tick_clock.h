#pragma once

#include <atomic>
#include <cstdint>

#include "base/time.h"

#if defined(__x86_64__)
#include <x86intrin.h>
#endif

namespace otp {

/// Monotonic time from the processor's own counter, for half of what the system's clock costs. Its
/// rate is measured against that clock, ever more exactly the longer the program runs (within some
/// parts in 100,000 at first). Where the counter cannot be relied on it is the system's clock.
/// @thread any
class TickClock {
 public:
  /// Time since the program started.
  static TimePoint now() {
#if defined(__x86_64__)
    if (const Rate* rate = rate_.load(std::memory_order_acquire)) return rate->time_at(__rdtsc());
#endif
    return system_now();
  }

  /// Measures the rate for the first time; the program must have run for some milliseconds, else
  /// this waits so long. Further calls do nothing.
  static void start();
  /// Measures the rate anew when that makes it more exact, or when the counter has jumped, as it
  /// may when the machine was suspended. Costs less than a microsecond: call it now and then.
  static void refine();

 private:
  __extension__ using Wide = unsigned __int128;

  /// A straight line from ticks to time, never changed once it is published.
  struct Rate {
    std::uint64_t ticks;          // the counter at `time`
    Duration::rep time;           // nanoseconds
    std::uint64_t time_per_tick;  // nanoseconds, times 2^32

    TimePoint time_at(std::uint64_t counter) const {
      auto since = static_cast<std::int64_t>(counter - ticks);
      if (since < 0) since = 0;  // the counters of two cores may differ by a few ticks
      auto passed = static_cast<Wide>(since) * time_per_tick >> 32;
      return TimePoint(Duration(time + static_cast<Duration::rep>(passed)));
    }
  };
  struct Calibration;

  static TimePoint system_now();

  static std::atomic<const Rate*> rate_;
};

}  // namespace otp
