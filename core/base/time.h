#pragma once

#include <chrono>
#include <string>

#include "base/error.h"

namespace otp {

using Duration = std::chrono::nanoseconds;

/// The clock of a runtime: monotonic time since its start, real or virtual.
struct RuntimeClock {
  using rep = Duration::rep;
  using period = Duration::period;
  using duration = Duration;
  using time_point = std::chrono::time_point<RuntimeClock, Duration>;
  static constexpr bool is_steady = true;
};
using TimePoint = RuntimeClock::time_point;

/// How long to wait: a duration that is not negative, or `infinity`.
class Timeout {
 public:
  /// @throws ArgumentError when `duration` is negative
  template <class Rep, class Period>
  constexpr Timeout(std::chrono::duration<Rep, Period> duration)
      : duration_(std::chrono::duration_cast<Duration>(duration)) {
    if (duration_ < Duration::zero()) {
      throw ArgumentError("a time must not be negative; use infinity to wait for ever");
    }
  }

  static constexpr Timeout for_ever() { return Timeout(); }

  constexpr bool is_infinite() const { return duration_ == Duration::max(); }
  constexpr bool is_zero() const { return duration_ == Duration::zero(); }
  /// @pre not infinite
  constexpr Duration duration() const { return duration_; }
  /// The moment at which the waiting ends; TimePoint::max() for `infinity`, and where the clock
  /// ends before.
  constexpr TimePoint after(TimePoint now) const {
    return duration_ < TimePoint::max() - now ? now + duration_ : TimePoint::max();
  }

  friend constexpr bool operator==(Timeout, Timeout) = default;

 private:
  constexpr Timeout() = default;
  Duration duration_ = Duration::max();
};

inline constexpr Timeout infinity = Timeout::for_ever();

/// How long a call waits for its answer unless told otherwise.
inline constexpr Timeout default_call_timeout{std::chrono::seconds(5)};

}  // namespace otp
