#pragma once

#include <algorithm>
#include <cstdint>
#include <deque>
#include <iterator>
#include <optional>

#include "base/time.h"

namespace observer {

using otp::Duration;
using otp::TimePoint;

/// When the latest restarts were shown, by the clock of whoever watches: it goes on while that of
/// the world stands, crawls or jumps.
/// @thread owner
class ShownRestarts {
 public:
  /// For so long it is remembered when a restart was shown.
  static constexpr Duration remembered = std::chrono::seconds(3);

  /// A frame is shown.
  /// @param watched the clock of whoever watches
  /// @param now the time of the world
  /// @param restarts how many there were since its beginning
  void frame(Duration watched, TimePoint now, std::uint64_t restarts) {
    watched_ = watched;
    if (restarts > restarts_) frames_.push_back({world_, now, watched});
    restarts_ = restarts;
    world_ = now;
    while (!frames_.empty() && watched_ - frames_.front().watched >= remembered) {
      frames_.pop_front();
    }
  }

  /// How long ago a restart was shown; nothing when that is too long ago, or is not yet.
  /// @param restarted when it was, by the world's clock
  std::optional<Duration> age_of(TimePoint restarted) const {
    bool is_too_old = frames_.empty() || restarted < frames_.front().after;
    if (is_too_old) return std::nullopt;
    auto frame = std::prev(std::ranges::upper_bound(frames_, restarted, {}, &Frame::after));
    if (restarted > frame->until) return std::nullopt;
    return watched_ - frame->watched;
  }

 private:
  /// What it shows first has happened in this part of the world's time.
  struct Frame {
    TimePoint after;
    TimePoint until;
    Duration watched;
  };

  std::deque<Frame> frames_;  // in which there were restarts, oldest first
  Duration watched_{};
  TimePoint world_;
  std::uint64_t restarts_ = 0;
};

}  // namespace observer
