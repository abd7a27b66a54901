#pragma once

#include <optional>
#include <span>
#include <vector>

#include "murabaha/date.h"
#include "murabaha/rate.h"

namespace murabaha {

/// One payment that is agreed.
struct Instalment {
  int number = 0;  // from 1 on
  Date due{};
  Amount amount = 0;  // the two parts together
  Amount cost_part = 0;
  Amount profit_part = 0;

  friend bool operator==(const Instalment&, const Instalment&) = default;
};

/// Where the minor units go that do not divide.
enum class Remainder {
  Last,   // all instalments are equal but the last one
  Spread  // cumulative rounding: no two instalments differ by more than one unit
};

/// What a schedule is to look like, whatever its amounts.
struct SchedulePlan {
  Date sale_date{};
  Date first_due{};
  int count = 1;          // 1 to 600
  int period_months = 1;  // between two instalments, and before the first for what a rate earns
  Remainder remainder = Remainder::Last;
  /// What every instalment but the last is a multiple of, in minor units: 100 for whole dollars.
  /// Instalments are rounded to the nearest multiple. Without one, equal instalments are rounded
  /// down to the minor unit, so that the last is the largest (V13), and annuities to the nearest
  /// (V4).
  std::optional<Amount> rounding_unit = std::nullopt;
  /// Paid at the sale, of the cost alone: neither a rate nor the profit regards it (V8).
  Amount down_payment = 0;
};

/// How a contract's price is paid: what is paid at the sale, and instalments that add up to the
/// rest.
struct Schedule {
  Date sale_date{};
  int period_months = 1;  // 0 when the dates were agreed one by one
  Amount down_payment = 0;
  std::vector<Instalment> instalments = {};
  std::optional<Rate> rate = std::nullopt;  // of an annuity
  /// What is left of the price after the last instalment, which the terms give back (V6).
  Amount rebate = 0;
  /// What the profit is earned at where the price is made by a higher rate, the ceiling.
  std::optional<Rate> effective_rate = std::nullopt;

  int count() const { return static_cast<int>(instalments.size()); }
  /// The price: the down payment, all instalments and the rebate.
  Amount total() const { return down_payment + price_left(0); }
  Amount profit() const { return deferred(0); }
  /// How many instalments are due on that day or were before.
  int due_by(Date day) const;

  // What is left after so many instalments, 0 to count(); the first is the sum of the other two.
  Amount price_left(int paid) const;
  Amount cost_left(int paid) const;
  /// The profit in what is left, and the rebate.
  Amount deferred(int paid) const;

  friend bool operator==(const Schedule&, const Schedule&) = default;
};

/// Whether instalments are a schedule for what is to be paid in them: 1 to 600 of them, numbered,
/// the dates strictly increasing and none before the sale or 100 years after it, amounts above zero
/// that are their two parts and add up exactly.
/// @returns `{schedule_mismatch, difference}` with a sentence that says what is wrong; the
/// difference is how much the instalments have too much, or 0 when something else is wrong
Result<> check_instalments(std::span<const Instalment> instalments, Date sale_date, Amount total);

// Each of the following refuses with `invalid_amount`, `invalid_profit`, `amount_overflow`,
// `invalid_plan` for a unit, a period or a date that is none, or `{schedule_mismatch, difference}`
// for instalments that cannot be, with a sentence. What it gives is checked, and the parts of its
// instalments add up to the cost less the down payment and to the profit.

/// Equal instalments of a cost and a stated profit. The profit is the same in each, by cumulative
/// rounding (vectors V2, V3, V8, V11, V13).
Result<Schedule> equal_schedule(Amount cost, Amount profit, const SchedulePlan& plan);
/// Equal instalments with the profit of a yearly flat rate on the cost less the down payment, for
/// the months that the instalments take (vectors V2, V3, V10).
Result<Schedule> flat_rate_schedule(Amount cost, const Rate& yearly, const SchedulePlan& plan);
/// Equal instalments at a constant yearly rate on what is left of the cost less the down payment.
/// The price is the rounded exact sum, and instalments are the rounded exact instalment but for the
/// last, which adjusts (vectors V4, V10).
Result<Schedule> annuity_schedule(Amount cost, const Rate& yearly, const SchedulePlan& plan);

/// An agreed payment by hand.
struct Due {
  Date date{};
  Amount amount = 0;
};
/// Instalments as they were agreed; the profit in each is in proportion to it, by cumulative
/// rounding.
Result<Schedule> agreed_schedule(Amount cost, Amount profit, Date sale_date,
                                 std::span<const Due> dues, Amount down_payment = 0);

}  // namespace murabaha
