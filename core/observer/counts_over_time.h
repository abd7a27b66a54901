#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "base/time.h"

namespace observer {

using otp::Duration;
using otp::TimePoint;

/// How often several things happened, over time: in fine spans for what was lately, in coarser ones
/// for what was long ago. Its memory is fixed, whatever happens.
/// @thread owner
template <std::size_t things>
class CountsOverTime {
 public:
  using Counts = std::array<std::uint32_t, things>;
  /// The counts of one span of time.
  struct Bar {
    TimePoint from;
    Duration span;
    Counts counts;
  };

  static constexpr Duration finest = std::chrono::milliseconds(250);
  static constexpr int coarser_by = 4;  // from one level to the next
  static constexpr std::size_t levels = 5;
  static constexpr std::size_t bars_of_level = 2048;  // 8.5 min at the finest, 36 h at the coarsest

  CountsOverTime() {
    for (Level& level : levels_) level.counts.resize(bars_of_level);
  }

  void add(TimePoint at, std::size_t thing) {
    Duration span = finest;
    for (Level& level : levels_) {
      add(level, index_of(at, span), thing);
      span *= coarser_by;
    }
  }

  /// Calls `visit` with the bars between two moments in which something happened, in the order of
  /// time: the finest that are at least so wide and go so far back.
  template <class Visit>
  void for_each(TimePoint from, TimePoint to, Duration at_least, Visit&& visit) const {
    std::size_t chosen = 0;
    Duration span = finest;
    while (chosen + 1 < levels && (span < at_least || !reaches(levels_[chosen], span, from))) {
      ++chosen;
      span *= coarser_by;
    }
    const Level& level = levels_[chosen];
    auto last = std::min(index_of(to, span), level.latest);
    for (auto index = std::max(index_of(from, span), oldest(level)); index <= last; ++index) {
      const Counts& counts = level.counts[index % bars_of_level];
      if (counts != Counts{}) visit(Bar{TimePoint(span * std::int64_t(index)), span, counts});
    }
  }

 private:
  struct Level {
    std::vector<Counts> counts;
    std::uint64_t latest = 0;
  };

  static std::uint64_t index_of(TimePoint at, Duration span) {
    return static_cast<std::uint64_t>(std::max(at, TimePoint{}).time_since_epoch() / span);
  }
  static std::uint64_t oldest(const Level& level) {
    return level.latest + 1 - std::min<std::uint64_t>(level.latest + 1, bars_of_level);
  }
  static bool reaches(const Level& level, Duration span, TimePoint from) {
    return index_of(from, span) >= oldest(level);
  }
  static void add(Level& level, std::uint64_t index, std::size_t thing) {
    if (index < oldest(level)) return;
    if (index > level.latest + bars_of_level) std::ranges::fill(level.counts, Counts{});
    else {
      for (auto next = level.latest + 1; next <= index; ++next) {
        level.counts[next % bars_of_level] = {};
      }
    }
    level.latest = std::max(level.latest, index);
    ++level.counts[index % bars_of_level][thing];
  }

  std::array<Level, levels> levels_;
};

}  // namespace observer
