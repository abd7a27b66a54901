#pragma once

#include <algorithm>
#include <vector>

#include "otp/stage/dispatcher.h"
#include "otp/stage/messages.h"

namespace otp::detail {

/// The demand of one subscription: a window of events that are asked for and have not come.
/// @thread owner
class DemandWindow {
 public:
  DemandWindow() = default;
  explicit DemandWindow(const SubscribeOptions& options)
      : open_(options.max_demand()), min_(options.min_demand()), max_(options.max_demand()) {}

  /// Events to be handled together, and how many more to ask for when that is done.
  template <class T>
  struct Batch {
    std::vector<T> events;
    std::int64_t ask = 0;
    std::int64_t excess = 0;  // of events that were not asked for
  };
  /// Events have come: batches of what lies between the two ends of the window.
  template <class T>
  std::vector<Batch<T>> divide(std::vector<T> events) {
    std::vector<Batch<T>> batches;
    std::int64_t expected = open_;
    while (!events.empty()) {
      Batch<T> batch{split_off(events, max_ - min_)};
      auto size = static_cast<std::int64_t>(batch.events.size());
      std::int64_t asked = std::min(size, expected);
      batch.excess = size - asked;
      batch.ask = close(asked);
      expected -= asked;
      batches.push_back(std::move(batch));
    }
    return batches;
  }

 private:
  /// @returns how many to ask for to open the window again
  std::int64_t close(std::int64_t events) {
    open_ -= events;
    if (open_ > min_) return 0;
    return max_ - std::exchange(open_, max_);
  }

  std::int64_t open_ = 0;
  std::int64_t min_ = 0;
  std::int64_t max_ = 0;
};

/// Does the end of a subscription of this mode, with this reason, end who takes the events?
inline bool ends_consumer(CancelMode mode, const ExitReason& reason) {
  switch (mode) {
    case CancelMode::Permanent: return true;
    case CancelMode::Transient: return reason.is_abnormal();
    case CancelMode::Temporary: return false;
  }
  return false;
}

}  // namespace otp::detail
