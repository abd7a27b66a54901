#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "observer/history.h"

namespace observer {

/// How many more restarts a supervisor has before it gives up: the restarts of its period, which
/// stop to count as time goes on, also while nothing happens.
/// @thread owner
class RestartGauge {
 public:
  void set_limit(std::uint32_t intensity, Duration period) {
    intensity_ = intensity;
    period_ = period;
  }

  /// A restart, or the one too many.
  /// @param at when it was decided
  /// @param counted how many count with this one, by the books of the supervisor
  void add(TimePoint at, std::uint32_t counted) {
    times_.push_back(at);
    std::size_t kept = std::min(used(at), std::min(counted, intensity_ + 1));
    times_.erase(times_.begin(), times_.end() - static_cast<std::ptrdiff_t>(kept));
  }

  std::uint32_t intensity() const { return intensity_; }
  Duration period() const { return period_; }

  /// The restarts that count at a time; one more than the intensity once it has given up.
  std::uint32_t used(TimePoint now) const {
    auto first = std::ranges::lower_bound(times_, now - period_);
    return static_cast<std::uint32_t>(times_.end() - first);
  }
  /// The restarts that it can still make at a time; with none left, the next end of a child that
  /// wants one ends the supervisor.
  std::uint32_t left(TimePoint now) const { return intensity_ - std::min(intensity_, used(now)); }

 private:
  std::uint32_t intensity_ = 0;
  Duration period_{};
  std::vector<TimePoint> times_;  // oldest first, at most one more than the intensity
};

}  // namespace observer
