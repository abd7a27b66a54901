#pragma once

#include <optional>
#include <string_view>

#include "murabaha/schedule.h"

namespace murabaha {

/// How the instalments of a price are made.
enum class InstalmentMethod {
  EqualLast,      // equal ones; the last takes what does not divide
  EqualSpread,    // equal ones, by cumulative rounding: none differs by more than one unit
  Annuity,        // at a constant yearly rate on what is left of the cost, which makes the profit;
                  // equal ones but the last
  AnnuitySpread,  // the same, by cumulative rounding (vector V4)
  FlatRate,       // equal ones; a yearly rate on the whole cost, for all months, makes the profit
  Ceiling         // an annuity at a ceiling rate makes the price; instalments are those of a lower
                  // rate, at which the profit is earned, and the rest is given back (vector V6)
};
inline constexpr InstalmentMethod all_instalment_methods[] = {
    InstalmentMethod::EqualLast,     InstalmentMethod::EqualSpread, InstalmentMethod::Annuity,
    InstalmentMethod::AnnuitySpread, InstalmentMethod::FlatRate,    InstalmentMethod::Ceiling};
/// `equal_last`, `equal_spread`, `annuity`, `annuity_spread`, `flat_rate`, `ceiling`
std::string_view name_of(InstalmentMethod method);
std::optional<InstalmentMethod> instalment_method_named(std::string_view name);
/// Whether a rate on what is left of the cost makes the profit.
bool is_annuity(InstalmentMethod method);
/// Whether a rate makes the profit.
bool has_rate(InstalmentMethod method);

/// How a price is to be paid, as far as it is agreed with it.
struct Repayment {
  InstalmentMethod method = InstalmentMethod::EqualLast;
  /// A year's; of the methods that have one. It makes a price that is then fixed (SS-8 4/6).
  std::optional<Rate> rate = std::nullopt;
  int count = 0;            // of instalments, 1 to 600; 0: it is agreed with the schedule
  int period_months = 1;    // between two of them, where there is a count
  Amount down_payment = 0;  // at the sale, of the cost alone
  /// A year's, at most the other: what the profit is earned at; of a ceiling rate.
  std::optional<Rate> effective_rate = std::nullopt;
  /// What is paid each month; of a ceiling rate. None: what the effective rate asks for.
  std::optional<Amount> instalment = std::nullopt;

  friend bool operator==(const Repayment&, const Repayment&) = default;
};

/// Whether a cost and a profit can be paid so. A rate needs the number of instalments, and makes
/// the profit.
/// @returns `invalid_plan` for a rate that is missing or that the method has not, `rate_range` for
/// an effective rate above the ceiling, `invalid_amount` for the down payment or the instalment,
/// `{schedule_mismatch, 0}` for the count, `{invalid_profit, EXPECTED}` for another profit than the
/// rate makes, with a sentence
Result<> check_repayment(Amount cost, Amount profit, const Repayment& repayment,
                         const Currency& currency = {});

/// The profit that the rate makes of a cost, or why it makes none.
/// @pre the method has a rate
Result<Amount> profit_of(Amount cost, const Repayment& repayment);

/// What is left of the price when all instalments are paid, and is given back then: at a ceiling
/// rate, else nothing.
/// @pre the repayment is checked
Amount promised_rebate(Amount cost, const Repayment& repayment);

/// The schedule of a price.
/// @param plan its dates and its rounding unit; a count of 0 means the agreed one
/// @pre the repayment is checked
/// @returns `{schedule_mismatch, 0}` for another number or other periods than agreed, and the
/// refusals of schedules
Result<Schedule> schedule_of(Amount cost, Amount profit, const Repayment& repayment,
                             SchedulePlan plan);

/// All payments of a schedule by their numbers. The down payment has number 0, and is due at the
/// sale.
std::vector<Instalment> payments_of(const Schedule& schedule);

/// The other way round.
/// @param payments as payments_of() makes them
Schedule schedule_from(const std::vector<Instalment>& payments, Date sale_date, int period_months);

}  // namespace murabaha
