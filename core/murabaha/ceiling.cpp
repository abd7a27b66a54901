#include "murabaha/ceiling.h"

#include <algorithm>

#include "murabaha/annuity.h"

namespace murabaha {

using otp::refuse;

namespace {

std::unexpected<otp::Error> no_schedule(std::string sentence) {
  return refuse(otp::tuple(Atom("schedule_mismatch"), 0), std::move(sentence));
}

Result<> check_ceiling(Amount cost, const Rate& ceiling, const Rate& effective, int count) {
  if (cost <= 0) return invalid_amount("asset_cost", "The cost must be above zero.");
  if (cost > largest_amount) return amount_overflow();
  if (count < 1 || count > 600) return no_schedule("A sale has 1 to 600 instalments.");
  if (effective > ceiling) {
    return refuse(Atom("rate_range"), "The effective rate must not be above the ceiling.");
  }
  return {};
}

Result<> check_instalment(const CeilingSale& sale, int count) {
  if (sale.instalment <= 0) {
    return invalid_amount("instalment", "The instalment must be above zero.");
  }
  auto paid = mul_div(sale.instalment, count, 1);
  if (!paid) return std::unexpected(paid.error());
  if (*paid + sale.instalment < sale.cost) {
    return no_schedule("The instalments pay less than the cost.");
  }
  bool is_paid_before = *paid - sale.instalment >= sale.price;
  if (is_paid_before) return no_schedule("The instalments pay the price before the last one.");
  return {};
}

/// The month after `before`, in which `amount` is paid and `cost_left` stays.
CeilingMonth next_month(const CeilingMonth& before, Amount amount, Amount cost_left) {
  CeilingMonth month;
  month.number = before.number + 1;
  month.amount = std::min(amount, before.price_left);
  month.cost_part = before.cost_left - cost_left;
  month.profit = month.amount - month.cost_part;
  month.price_left = before.price_left - month.amount;
  month.cost_left = cost_left;
  month.deferred = month.price_left - month.cost_left;
  return month;
}

/// A rounded fraction that cannot be too large.
Amount nearest(const Fraction& fraction) { return fraction.rounded().value_or(largest_amount); }

std::vector<CeilingMonth> months_of(const CeilingSale& sale, const Rate& effective, int count,
                                    CeilingBalance balance) {
  Fraction growth = effective.growth(1);
  Fraction cost_left = Fraction::of(sale.cost);
  std::vector<CeilingMonth> months;
  CeilingMonth month{0, 0, 0, 0, sale.price, sale.cost, sale.price - sale.cost};
  for (int k = 1; k < count; ++k) {
    cost_left = (cost_left * growth).less(Fraction::of(sale.instalment));
    month = next_month(month, sale.instalment, nearest(cost_left));
    if (balance == CeilingBalance::Posted) cost_left = Fraction::of(month.cost_left);
    months.push_back(month);
  }
  // Where the instalments were rounded down, the last pays what they have left.
  months.push_back(next_month(month, std::max(sale.instalment, nearest(cost_left * growth)), 0));
  return months;
}

bool pays_nothing_back(const CeilingMonth& month) {
  return month.cost_part < 0 || month.profit < 0;
}

}  // namespace

Result<CeilingSale> ceiling_sale(Amount cost, const Rate& ceiling, const Rate& effective, int count,
                                 std::optional<Amount> instalment, CeilingBalance balance) {
  if (auto checked = check_ceiling(cost, ceiling, effective, count); !checked) {
    return std::unexpected(checked.error());
  }
  auto price = Annuity(cost, ceiling, count).price().rounded();
  if (!price) return std::unexpected(price.error());
  auto fitting = Annuity(cost, effective, count).instalment().rounded();
  if (!fitting) return std::unexpected(fitting.error());
  CeilingSale sale{cost, *price, instalment.value_or(*fitting), {}, 0};
  if (auto checked = check_instalment(sale, count); !checked) {
    return std::unexpected(checked.error());
  }
  sale.months = months_of(sale, effective, count, balance);
  if (std::ranges::any_of(sale.months, pays_nothing_back)) {
    return no_schedule("An instalment does not pay the profit of its month.");
  }
  sale.rebate = sale.months.back().price_left;
  return sale;
}

namespace {

Result<> check_plan(const SchedulePlan& plan) {
  if (plan.period_months != 1) {
    return refuse(Atom("invalid_plan"), "A sale at a ceiling rate is paid every month.");
  }
  if (plan.rounding_unit) {
    return refuse(Atom("invalid_plan"),
                  "At a ceiling rate the terms state the instalment: none is rounded.");
  }
  return {};
}

}  // namespace

Result<Schedule> ceiling_schedule(Amount cost, const Rate& ceiling, const Rate& effective,
                                  std::optional<Amount> instalment, const SchedulePlan& plan) {
  if (auto checked = check_plan(plan); !checked) return std::unexpected(checked.error());
  auto sale = ceiling_sale(cost - plan.down_payment, ceiling, effective, plan.count, instalment);
  if (!sale) return std::unexpected(sale.error());
  auto total = add(sale->price, plan.down_payment);
  if (!total) return std::unexpected(total.error());
  Schedule schedule{plan.sale_date, plan.period_months, plan.down_payment};
  schedule.rebate = sale->rebate;
  schedule.effective_rate = effective;
  for (const CeilingMonth& month : sale->months) {
    Date due = add_months(plan.first_due, month.number - 1);
    schedule.instalments.push_back(
        {month.number, due, month.amount, month.cost_part, month.profit});
  }
  auto checked =
      check_instalments(schedule.instalments, plan.sale_date, sale->price - sale->rebate);
  if (!checked) return std::unexpected(checked.error());
  return schedule;
}

}  // namespace murabaha
