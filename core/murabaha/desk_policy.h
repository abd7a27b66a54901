#pragma once

#include <functional>

#include "murabaha/date.h"

namespace murabaha {

/// What a desk lays down for all its contracts, beside the profile of each.
struct DeskPolicy {
  /// Somebody other than who has opened a contract must approve it (profile `aaoifi`).
  bool four_eyes = true;
  /// How many months back from today the value date of a payment, a settlement or a sale may lie.
  int back_dated_months = 12;
};

/// The day of a moment in the desk's time zone; an empty one counts days in UTC.
/// @thread any
using Calendar = std::function<Date(Timestamp)>;

}  // namespace murabaha
