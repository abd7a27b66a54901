#include "murabaha/schedule.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "murabaha/annuity.h"

namespace murabaha {

using otp::refuse;

// What is left

namespace {

constexpr int most_instalments = 600;
constexpr int most_months = 1'200;  // from the sale to the last

Amount left(const std::vector<Instalment>& instalments, int paid, Amount Instalment::*part) {
  auto unpaid = std::span(instalments).subspan(static_cast<std::size_t>(paid));
  Amount left = 0;
  for (const Instalment& instalment : unpaid) left += instalment.*part;
  return left;
}

}  // namespace

int Schedule::due_by(Date day) const {
  return static_cast<int>(std::ranges::count_if(
      instalments, [day](const Instalment& instalment) { return instalment.due <= day; }));
}

Amount Schedule::price_left(int paid) const {
  return rebate + left(instalments, paid, &Instalment::amount);
}
Amount Schedule::cost_left(int paid) const {
  return left(instalments, paid, &Instalment::cost_part);
}
Amount Schedule::deferred(int paid) const {
  return rebate + left(instalments, paid, &Instalment::profit_part);
}

// Checks

namespace {

std::unexpected<otp::Error> mismatch(Amount difference, std::string sentence) {
  return refuse(otp::tuple(Atom("schedule_mismatch"), difference), std::move(sentence));
}

/// What is wrong with an instalment, beside its place; empty when nothing is.
std::string mistake_of(const Instalment& instalment, Date sale_date) {
  if (!instalment.due.ok()) return "has a date that is not in the calendar";
  if (instalment.due < sale_date) {
    return fmt::format("is due on {}, before the sale on {}", format_date(instalment.due),
                       format_date(sale_date));
  }
  if (instalment.due > add_months(sale_date, most_months)) {
    return fmt::format("is due on {}, more than 100 years after the sale on {}",
                       format_date(instalment.due), format_date(sale_date));
  }
  if (instalment.amount <= 0) return "must be above zero";
  bool adds_up = instalment.cost_part >= 0 && instalment.profit_part >= 0 &&
                 instalment.amount - instalment.cost_part == instalment.profit_part;
  return adds_up ? "" : "is not its part of the cost and its part of the profit";
}

/// The same of its place after another.
std::string misplacement_of(const Instalment& instalment, const Instalment* previous) {
  int number = previous == nullptr ? 1 : previous->number + 1;
  if (instalment.number != number) return fmt::format("stands where number {} is due", number);
  if (previous == nullptr || previous->due < instalment.due) return "";
  return fmt::format("is due on {}, which is not after the one before it, on {}",
                     format_date(instalment.due), format_date(previous->due));
}

Result<> check_sum(std::span<const Instalment> instalments, Amount total) {
  std::vector<Amount> amounts;
  for (const Instalment& instalment : instalments) amounts.push_back(instalment.amount);
  auto all = sum(amounts);
  if (!all) return std::unexpected(all.error());
  auto difference = subtract(*all, total);
  if (!difference) return std::unexpected(difference.error());
  if (*difference == 0) return {};
  return mismatch(*difference, fmt::format("The instalments add up to {} minor units too {}.",
                                           *difference < 0 ? -*difference : *difference,
                                           *difference < 0 ? "little" : "much"));
}

Result<> check_count(std::size_t count) {
  if (count >= 1 && count <= most_instalments) return {};
  return mismatch(0, fmt::format("A schedule has 1 to {} instalments.", most_instalments));
}

}  // namespace

Result<> check_instalments(std::span<const Instalment> instalments, Date sale_date, Amount total) {
  if (auto checked = check_count(instalments.size()); !checked) return checked;
  const Instalment* previous = nullptr;
  for (const Instalment& instalment : instalments) {
    std::string mistake = misplacement_of(instalment, previous);
    if (mistake.empty()) mistake = mistake_of(instalment, sale_date);
    if (!mistake.empty()) {
      return mismatch(0, fmt::format("Instalment {} {}.", instalment.number, mistake));
    }
    previous = &instalment;
  }
  return check_sum(instalments, total);
}

namespace {

Result<> check_amounts(Amount cost, Amount profit, Amount down_payment) {
  if (cost <= 0) return invalid_amount("asset_cost", "The cost must be above zero.");
  if (profit < 0) return refuse(Atom("invalid_profit"), "The profit must not be below zero.");
  if (down_payment < 0 || down_payment >= cost) {
    return invalid_amount("down_payment",
                          "The down payment must not be below zero, and be less than the cost.");
  }
  auto total = add(cost, profit);
  if (!total) return std::unexpected(total.error());
  return {};
}

Result<> check_plan(const SchedulePlan& plan) {
  auto invalid = [](std::string_view sentence) {
    return refuse(Atom("invalid_plan"), std::string(sentence));
  };
  if (auto checked = check_count(static_cast<std::size_t>(std::max(plan.count, 0))); !checked) {
    return checked;
  }
  constexpr int longest_period = 120;
  if (plan.period_months < 1 || plan.period_months > longest_period) {
    return invalid("Between two instalments there are 1 to 120 months.");
  }
  if (plan.rounding_unit && *plan.rounding_unit < 1) {
    return invalid("Instalments can only be rounded to a unit above zero.");
  }
  if (!plan.sale_date.ok() || !plan.first_due.ok()) {
    return invalid("The sale and the first instalment need dates that are in the calendar.");
  }
  return {};
}

Result<> check(Amount cost, Amount profit, const SchedulePlan& plan) {
  auto checked = check_amounts(cost, profit, plan.down_payment);
  return checked ? check_plan(plan) : checked;
}

// Amounts

/// The sums of the first k, for each k from 1 on.
std::vector<Amount> sums(const std::vector<Amount>& amounts) {
  std::vector<Amount> sums(amounts.size());
  std::partial_sum(amounts.begin(), amounts.end(), sums.begin());
  return sums;
}

/// The nearest multiple of the unit.
Result<Amount> nearest_multiple(const Fraction& exact, Amount unit) {
  auto units = (exact / Fraction::of(unit)).rounded();
  if (!units) return units;
  return mul_div(*units, unit, 1);
}

/// All are `part`, but the last takes what is left: it may be little or much, and is checked later.
std::vector<Amount> last_adjusts(Amount total, Amount part, int count) {
  std::vector<Amount> amounts(static_cast<std::size_t>(count), part);
  amounts.back() = total - part * (count - 1);
  return amounts;
}

Result<std::vector<Amount>> spread(Amount total, Amount unit, int count) {
  std::vector<Amount> amounts;
  Amount so_far = 0;
  for (int k = 1; k <= count; ++k) {
    Fraction exact(Natural(static_cast<std::uint64_t>(total)) * static_cast<std::uint64_t>(k),
                   static_cast<std::uint64_t>(count));
    auto next = k == count ? Result<Amount>(total) : nearest_multiple(exact, unit);
    if (!next) return std::unexpected(next.error());
    amounts.push_back(*next - so_far);
    so_far = *next;
  }
  return amounts;
}

/// The total in instalments that are `exact` or near.
Result<std::vector<Amount>> rounded_amounts(Amount total, const Fraction& exact,
                                            const SchedulePlan& plan) {
  Amount unit = plan.rounding_unit.value_or(1);
  if (plan.remainder == Remainder::Spread) return spread(total, unit, plan.count);
  auto part = nearest_multiple(exact, unit);
  if (!part) return std::unexpected(part.error());
  return last_adjusts(total, *part, plan.count);
}

Result<std::vector<Amount>> equal_amounts(Amount total, const SchedulePlan& plan) {
  bool rounds_down = plan.remainder == Remainder::Last && !plan.rounding_unit;
  if (rounds_down) return last_adjusts(total, total / plan.count, plan.count);
  Fraction exact(static_cast<std::uint64_t>(total), static_cast<std::uint64_t>(plan.count));
  return rounded_amounts(total, exact, plan);
}

// Parts

/// The profit after each instalment: the one wanted, or the next to it with which no part is below
/// zero and all of the profit is in the end.
/// @pre the amounts add up to the profit or more
std::vector<Amount> possible_profits(const std::vector<Amount>& amounts, Amount profit,
                                     const std::vector<Amount>& wanted) {
  std::vector<Amount> profits;
  Amount amount_left = std::accumulate(amounts.begin(), amounts.end(), Amount{0});
  Amount before = 0;
  for (std::size_t k = 0; k < amounts.size(); ++k) {
    amount_left -= amounts[k];
    Amount least = std::max(before, profit - amount_left);
    Amount most = std::min(before + amounts[k], profit);
    before = std::clamp(wanted[k], least, most);
    profits.push_back(before);
  }
  return profits;
}

/// What is to be scheduled, and how.
struct Wanted {
  Amount financed = 0;  // the cost less the down payment
  Amount profit = 0;
  Date sale_date{};
  int period_months = 1;
  Amount down_payment = 0;
  std::vector<Date> dates;
  std::vector<Amount> amounts;  // as many
};

Result<> check_amounts_of(const Wanted& wanted) {
  std::vector<Instalment> instalments;
  for (std::size_t k = 0; k < wanted.amounts.size(); ++k) {
    Amount amount = wanted.amounts[k];
    instalments.push_back({static_cast<int>(k) + 1, wanted.dates[k], amount, amount, 0});
  }
  return check_instalments(instalments, wanted.sale_date, wanted.financed + wanted.profit);
}

/// The schedule, with about these profits in what is paid up to each instalment.
/// @pre the amounts are checked
Schedule with_parts(const Wanted& wanted, const std::vector<Amount>& profits) {
  Schedule schedule{wanted.sale_date, wanted.period_months, wanted.down_payment, {}, {}};
  Amount before = 0;
  std::vector<Amount> possible = possible_profits(wanted.amounts, wanted.profit, profits);
  for (std::size_t k = 0; k < possible.size(); ++k) {
    Amount amount = wanted.amounts[k];
    Amount part = possible[k] - before;
    schedule.instalments.push_back(
        {static_cast<int>(k) + 1, wanted.dates[k], amount, amount - part, part});
    before = possible[k];
  }
  return schedule;
}

Wanted wanted_of(const SchedulePlan& plan, Amount cost, Amount profit) {
  Wanted wanted{cost - plan.down_payment,
                profit,
                plan.sale_date,
                plan.period_months,
                plan.down_payment,
                {},
                {}};
  for (int k = 0; k < plan.count; ++k) {
    wanted.dates.push_back(add_months(plan.first_due, k * plan.period_months));
  }
  return wanted;
}

/// A rounded fraction that cannot be too large.
Amount rounded(const Fraction& fraction) { return fraction.rounded().value_or(largest_amount); }

/// The profit after each instalment of an annuity: what is paid less what it has paid of the cost.
/// Instalments that are rounded to the minor unit pay the cost as the exact ones do; coarser ones
/// pay it as they come.
std::vector<Amount> annuity_profits(const Annuity& annuity, const Rate& yearly,
                                    const Wanted& wanted, bool is_coarse) {
  std::vector<Fraction> costs_left;
  if (is_coarse) {
    costs_left = cost_left_at(yearly, wanted.period_months, wanted.financed, wanted.amounts);
  } else {
    for (int k = 0; k <= annuity.count(); ++k) costs_left.push_back(annuity.cost_left(k));
  }
  std::vector<Amount> profits = sums(wanted.amounts);
  for (std::size_t k = 0; k < profits.size(); ++k) {
    profits[k] -= wanted.financed - rounded(costs_left[k + 1]);
  }
  return profits;
}

}  // namespace

// Schedules

Result<Schedule> equal_schedule(Amount cost, Amount profit, const SchedulePlan& plan) {
  if (auto checked = check(cost, profit, plan); !checked) return std::unexpected(checked.error());
  Wanted wanted = wanted_of(plan, cost, profit);
  auto amounts = equal_amounts(wanted.financed + profit, plan);
  if (!amounts) return std::unexpected(amounts.error());
  wanted.amounts = std::move(*amounts);
  if (auto checked = check_amounts_of(wanted); !checked) return std::unexpected(checked.error());
  return with_parts(wanted, sums(split(profit, plan.count)));
}

Result<Schedule> flat_rate_schedule(Amount cost, const Rate& yearly, const SchedulePlan& plan) {
  if (auto checked = check(cost, 0, plan); !checked) return std::unexpected(checked.error());
  auto profit = flat_profit(cost - plan.down_payment, yearly, plan.count * plan.period_months);
  if (!profit) return std::unexpected(profit.error());
  return equal_schedule(cost, *profit, plan);
}

Result<Schedule> annuity_schedule(Amount cost, const Rate& yearly, const SchedulePlan& plan) {
  if (auto checked = check(cost, 0, plan); !checked) return std::unexpected(checked.error());
  Annuity annuity(cost - plan.down_payment, yearly, plan.count, plan.period_months);
  auto price = annuity.price().rounded();
  if (!price) return std::unexpected(price.error());
  Wanted wanted = wanted_of(plan, cost, *price - (cost - plan.down_payment));
  auto total = add(cost, wanted.profit);
  if (!total) return std::unexpected(total.error());
  auto amounts = rounded_amounts(*price, annuity.instalment(), plan);
  if (!amounts) return std::unexpected(amounts.error());
  wanted.amounts = std::move(*amounts);
  if (auto checked = check_amounts_of(wanted); !checked) return std::unexpected(checked.error());
  bool is_coarse = plan.rounding_unit.value_or(1) > 1;
  Schedule schedule = with_parts(wanted, annuity_profits(annuity, yearly, wanted, is_coarse));
  if (!is_coarse) schedule.rate = yearly;
  return schedule;
}

Result<Schedule> agreed_schedule(Amount cost, Amount profit, Date sale_date,
                                 std::span<const Due> dues, Amount down_payment) {
  if (auto checked = check_amounts(cost, profit, down_payment); !checked) {
    return std::unexpected(checked.error());
  }
  Wanted wanted{cost - down_payment, profit, sale_date, 0, down_payment, {}, {}};
  for (const Due& due : dues) {
    wanted.dates.push_back(due.date);
    wanted.amounts.push_back(due.amount);
  }
  if (auto checked = check_amounts_of(wanted); !checked) return std::unexpected(checked.error());
  return with_parts(wanted, sums(split(profit, wanted.amounts)));
}

}  // namespace murabaha
