#pragma once

#include <optional>
#include <vector>

#include "murabaha/schedule.h"

namespace murabaha {

/// One month of a sale at a ceiling rate.
struct CeilingMonth {
  int number = 0;     // from 1 on
  Amount amount = 0;  // the instalment: the profit and the cost part together
  Amount profit = 0;
  Amount cost_part = 0;
  // After the month's instalment; the first is the sum of the other two.
  Amount price_left = 0;
  Amount cost_left = 0;
  Amount deferred = 0;

  friend bool operator==(const CeilingMonth&, const CeilingMonth&) = default;
};

/// From what a month's profit is earned.
enum class CeilingBalance {
  Exact,  // the exact cost left: every figure is the rounded exact one, as V6's source has it
  Posted  // the cost left on the books, after each month's profit was rounded half up
};

/// A sale at a price that a ceiling rate makes, paid in instalments for a lower, effective rate:
/// the difference is given back as a rebate that the contract discloses (Malaysian practice, vector
/// V6).
struct CeilingSale {
  Amount cost = 0;
  Amount price = 0;
  Amount instalment = 0;
  std::vector<CeilingMonth> months;
  Amount rebate = 0;  // what is left of the price after the last instalment
};

/// The price is an annuity's at the ceiling rate; profit is earned at the effective rate on what is
/// left of the cost. Without an instalment it is that of an annuity at the effective rate, rounded
/// half up. The last month takes what is left of the cost, pays more than the others where they
/// have not paid enough, and no more than is left of the price.
/// @returns `invalid_amount`, `amount_overflow`, `rate_range` when the effective rate is above the
/// ceiling, or `{schedule_mismatch, 0}` for a count beyond 1 to 600 and for instalments that pay
/// too little for the profit of a month or the cost, or the price before the last one, with a
/// sentence
Result<CeilingSale> ceiling_sale(Amount cost, const Rate& ceiling, const Rate& effective, int count,
                                 std::optional<Amount> instalment = std::nullopt,
                                 CeilingBalance balance = CeilingBalance::Exact);

/// The same as a schedule: what is left of the price after the last instalment is its rebate.
/// @param plan its dates, count and down payment, of the cost alone; an instalment each month
/// @returns the refusals of ceiling_sale(), `invalid_plan` for other periods or a rounding unit,
/// and those of check_instalments()
Result<Schedule> ceiling_schedule(Amount cost, const Rate& ceiling, const Rate& effective,
                                  std::optional<Amount> instalment, const SchedulePlan& plan);

}  // namespace murabaha
