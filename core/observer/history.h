#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "base/time.h"

namespace observer {

using otp::Duration;
using otp::TimePoint;

/// How a number went over time: a step function that remembers its last changes in bounded memory.
/// Changes closer together than the resolution become one, which keeps their highest value.
/// @thread owner
class History {
 public:
  struct Step {
    TimePoint at;
    std::uint32_t highest = 0;  // within the resolution that starts here
    std::uint32_t last = 0;     // what it was at its end, and stayed
  };

  static constexpr Duration resolution = std::chrono::milliseconds(50);
  static constexpr std::size_t capacity = 2400;  // two minutes of constant change

  void record(TimePoint at, std::uint32_t value) {
    TimePoint start(at.time_since_epoch() / resolution * resolution);
    if (!steps_.empty() && steps_.back().at >= start) {
      Step& step = steps_.back();
      step.highest = std::max(step.highest, value);
      step.last = value;
      return;
    }
    if (steps_.size() == 2 * capacity) {
      steps_.erase(steps_.begin(), steps_.begin() + static_cast<std::ptrdiff_t>(capacity));
    }
    steps_.push_back({start, value, value});
  }

  bool empty() const { return steps_.empty(); }
  /// What it was at a time; 0 before it began, or where that was forgotten.
  std::uint32_t at(TimePoint time) const;
  std::uint32_t last() const { return steps_.empty() ? 0 : steps_.back().last; }
  /// Oldest first.
  const std::vector<Step>& steps() const { return steps_; }

  /// The highest value from then on.
  std::uint32_t highest_since(TimePoint time) const;
  /// The highest value in each of `count` equal parts of the time from `from` to `to`.
  std::vector<std::uint32_t> highest_in_parts(TimePoint from, TimePoint to,
                                              std::size_t count) const;

 private:
  std::vector<Step> steps_;
};

}  // namespace observer
