#pragma once

#include <functional>

#include "murabaha/date.h"

namespace murabaha {

/// What a desk lays down for all its contracts, beside the profile of each.
struct DeskPolicy {
  /// Somebody other than who has opened a contract must approve it, and settle it early (profile
  /// `aaoifi`).
  bool four_eyes = true;
  /// How many months back from today the value date of a payment, a settlement or a sale may lie.
  int back_dated_months = 12;
  /// From so many days of lateness on a contract is in default, which changes nothing in the debt.
  int default_after_days = 90;
};

/// How far the desk's time zone is ahead of UTC at a moment; an empty one stands for UTC.
/// @thread any
using Zone = std::function<std::chrono::seconds(Timestamp)>;

}  // namespace murabaha
