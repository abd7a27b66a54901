#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "base/time.h"

namespace observer {

using otp::Duration;
using otp::TimePoint;

/// How often something happened lately: one count for each of the last `parts` spans of `seconds`.
/// @thread owner
template <std::size_t parts, int seconds>
class RecentCounts {
 public:
  static constexpr Duration span = std::chrono::seconds(seconds);

  /// Times may go back a little, not beyond what is remembered.
  void add(TimePoint at, std::uint32_t count = 1) {
    move_to(index_of(at));
    if (index_of(at) > latest_ - parts) counts_[slot(index_of(at))] += count;
  }

  /// What another has counted too.
  void add(const RecentCounts& other) {
    move_to(other.latest_);
    for (auto index = latest_ - parts + 1; index <= latest_; ++index) {
      counts_[slot(index)] += other.at(index);
    }
  }

  /// Of the last `spans` that are over, and the one that goes on.
  std::uint64_t sum(TimePoint now, std::size_t spans = parts) const {
    std::uint64_t sum = 0;
    for (std::size_t back = 0; back <= spans; ++back) sum += at(index_of(now) - back);
    return sum;
  }
  /// Those of the last `parts` spans, the one that goes on being the last.
  std::vector<std::uint32_t> series(TimePoint now) const {
    std::vector<std::uint32_t> series(parts);
    for (std::size_t i = 0; i < parts; ++i) series[i] = at(index_of(now) - (parts - 1 - i));
    return series;
  }
  bool is_all_zero(TimePoint now) const { return sum(now) == 0; }

 private:
  // Counted from `parts` on, so that what came before the first span has an index too.
  static std::uint64_t index_of(TimePoint at) {
    return static_cast<std::uint64_t>(at.time_since_epoch() / span) + parts;
  }
  static std::size_t slot(std::uint64_t index) { return index % parts; }
  std::uint32_t at(std::uint64_t index) const {
    bool is_remembered = index <= latest_ && index + parts > latest_;
    return is_remembered ? counts_[slot(index)] : 0;
  }
  void move_to(std::uint64_t index) {
    if (index <= latest_) return;
    if (index - latest_ >= parts) counts_ = {};
    else {
      for (auto next = latest_ + 1; next <= index; ++next) counts_[slot(next)] = 0;
    }
    latest_ = index;
  }

  std::uint64_t latest_ = parts;
  std::array<std::uint32_t, parts> counts_ = {};
};

}  // namespace observer
