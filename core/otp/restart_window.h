#pragma once

#include <deque>

#include "base/time.h"

namespace otp {

/// The restarts of a supervisor that still count against its limit.
/// @thread owner
class RestartWindow {
 public:
  RestartWindow(int limit, Duration period) : limit_(limit), period_(period) {}

  /// Counts a restart.
  /// @returns false when it is one too many
  bool add(TimePoint now) {
    forget_before(now - period_);
    restarts_.push_back(now);
    return restarts_.size() <= static_cast<std::size_t>(limit_);
  }
  /// Whether one more restart would be within the limit.
  bool has_room(TimePoint now) const {
    auto limit = static_cast<std::size_t>(limit_);
    if (restarts_.size() < limit) return true;
    // They are in the order of time: it is full when the first of the last `limit` still counts.
    return limit > 0 && restarts_[restarts_.size() - limit] < now - period_;
  }
  void set_limit(int limit, Duration period) {
    limit_ = limit;
    period_ = period;
  }
  std::uint32_t count() const { return static_cast<std::uint32_t>(restarts_.size()); }

 private:
  void forget_before(TimePoint start) {
    while (!restarts_.empty() && restarts_.front() < start) restarts_.pop_front();
  }

  int limit_;
  Duration period_;
  std::deque<TimePoint> restarts_;
};

}  // namespace otp
