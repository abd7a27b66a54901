#pragma once

#include <string_view>
#include <vector>

#include "murabaha/schedule.h"

namespace murabaha {

/// When the profit of a contract becomes income. It is chosen at the sale and kept; it changes when
/// income is booked and what rebate is suggested, never the debt.
enum class RecognitionMethod {
  ProportionalTime,     // straight line: each month the same; where dates were agreed, each day
  ProportionalReceipt,  // as the instalments are paid
  EffectiveRate,        // a constant rate on what is left of the cost (IFRS 9, Malaysian practice)
  SumOfDigits  // of n like periods the first earns n parts, the next n - 1, ... (older practice)
};
inline constexpr RecognitionMethod all_recognition_methods[] = {
    RecognitionMethod::ProportionalTime, RecognitionMethod::ProportionalReceipt,
    RecognitionMethod::EffectiveRate, RecognitionMethod::SumOfDigits};
/// `proportional_time`, ...
std::string_view name_of(RecognitionMethod method);
std::optional<RecognitionMethod> recognition_method_named(std::string_view name);

/// How long a period counts, where the instalments are months apart: by its months, or for less
/// than one by its days.
enum class Periods {
  AllAlike,  // all the same, whatever their length
  ByMonths,  // in straight-line income alone
  FromSale,  // in all income by time: the first one from the sale on
};

/// The profit that is not income yet: the largest rebate.
struct Unearned {
  Amount amount = 0;  // what recognition has left of the whole profit
  Fraction exact;     // the same before rounding, to take a part of
};

/// How the profit of one schedule becomes income, instalment by instalment. Cumulative rounding:
/// recognised(k) = round_half_up(profit * share(k)), and the last takes all that
/// is left but the rebate.
class Recognition {
 public:
  /// An annuity's effective rate is its own, one that a schedule states is that; for others it is
  /// the one at which the instalments are worth the cost. A schedule's rebate is never earned.
  /// @pre the schedule is checked
  Recognition(RecognitionMethod method, const Schedule& schedule,
              Periods periods = Periods::FromSale);

  int count() const { return static_cast<int>(ends_.size()) - 1; }  // of instalments
  Amount profit() const { return profit_; }
  /// Income after so many instalments; none after 0, all but a rebate after the last.
  /// @pre 0 to count()
  Amount recognised(int instalments) const;
  /// Income of one instalment's period, from 1 on.
  Amount recognised_in(int number) const { return recognised(number) - recognised(number - 1); }
  Unearned unearned(int instalments) const;

  /// Income at the end of a day: that of the periods that have ended, and of the one that has begun
  /// a part for each whole month of it (vector V2).
  Amount recognised_on(Date day) const;
  Unearned unearned_on(Date day) const;

 private:
  Amount rounded(const Fraction& earned) const;
  Unearned left_of(const Fraction& earned) const;
  Fraction earned_on(Date day) const;

  Amount profit_ = 0;
  std::vector<Fraction> earned_;  // exact, after each instalment; first zero, last the profit
  std::vector<Date> ends_;        // of the periods; first the sale
};

/// Income by receipt for what was paid so far, whatever the instalments: profit * paid / price, all
/// of it when the price is paid (vector V1: 4,545 after 50,000 of 110,000).
/// @pre amounts are not below zero and the price is above
Amount recognised_by_receipt(Amount profit, Amount paid, Amount price);

}  // namespace murabaha
