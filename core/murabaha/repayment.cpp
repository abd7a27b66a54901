#include "murabaha/repayment.h"

#include <fmt/format.h>

#include "murabaha/ceiling.h"

namespace murabaha {

using otp::refuse;

std::string_view name_of(InstalmentMethod method) {
  switch (method) {
    case InstalmentMethod::EqualLast: return "equal_last";
    case InstalmentMethod::EqualSpread: return "equal_spread";
    case InstalmentMethod::Annuity: return "annuity";
    case InstalmentMethod::AnnuitySpread: return "annuity_spread";
    case InstalmentMethod::FlatRate: return "flat_rate";
    case InstalmentMethod::Ceiling: return "ceiling";
  }
  return {};
}

std::optional<InstalmentMethod> instalment_method_named(std::string_view name) {
  for (InstalmentMethod method : all_instalment_methods) {
    if (name_of(method) == name) return method;
  }
  return std::nullopt;
}

bool is_annuity(InstalmentMethod method) {
  return method == InstalmentMethod::Annuity || method == InstalmentMethod::AnnuitySpread;
}

bool has_rate(InstalmentMethod method) {
  return is_annuity(method) || method == InstalmentMethod::FlatRate ||
         method == InstalmentMethod::Ceiling;
}

namespace {

Remainder remainder_of(InstalmentMethod method) {
  bool is_spread =
      method == InstalmentMethod::EqualSpread || method == InstalmentMethod::AnnuitySpread;
  return is_spread ? Remainder::Spread : Remainder::Last;
}

/// A plan with dates that stand for any others.
SchedulePlan plan_of(const Repayment& repayment) {
  SchedulePlan plan;
  plan.sale_date = Date(std::chrono::year(2000), std::chrono::January, std::chrono::day(1));
  plan.first_due = plan.sale_date;
  plan.count = repayment.count;
  plan.period_months = repayment.period_months;
  plan.down_payment = repayment.down_payment;
  plan.remainder = remainder_of(repayment.method);
  return plan;
}

Result<> check_rate(const Repayment& repayment) {
  if (has_rate(repayment.method) != repayment.rate.has_value()) {
    return refuse(Atom("invalid_plan"),
                  repayment.rate ? "Equal instalments have no rate: their profit is stated."
                                 : "Give the yearly rate that makes the profit.");
  }
  bool is_ceiling = repayment.method == InstalmentMethod::Ceiling;
  if (is_ceiling && !repayment.effective_rate) {
    return refuse(Atom("invalid_plan"), "Give the yearly rate at which the profit is earned.");
  }
  if (!is_ceiling && (repayment.effective_rate || repayment.instalment)) {
    return refuse(Atom("invalid_plan"),
                  "Only a ceiling rate has an effective rate and an instalment beside it.");
  }
  return {};
}

Result<> check_down_payment(Amount cost, Amount down_payment) {
  if (down_payment >= 0 && down_payment < cost) return {};
  return invalid_amount("down_payment",
                        "The down payment must not be below zero, and be less than the cost.");
}

Result<Schedule> schedule_at_rate(Amount cost, const Repayment& repayment,
                                  const SchedulePlan& plan) {
  switch (repayment.method) {
    case InstalmentMethod::Annuity:
    case InstalmentMethod::AnnuitySpread: return annuity_schedule(cost, *repayment.rate, plan);
    case InstalmentMethod::Ceiling:
      return ceiling_schedule(cost, *repayment.rate, *repayment.effective_rate,
                              repayment.instalment, plan);
    case InstalmentMethod::FlatRate:
    case InstalmentMethod::EqualLast:
    case InstalmentMethod::EqualSpread: break;
  }
  return flat_rate_schedule(cost, *repayment.rate, plan);
}

}  // namespace

Result<Amount> profit_of(Amount cost, const Repayment& repayment) {
  if (auto checked = check_rate(repayment); !checked) return std::unexpected(checked.error());
  auto schedule = schedule_at_rate(cost, repayment, plan_of(repayment));
  if (!schedule) return std::unexpected(schedule.error());
  return schedule->profit();
}

Result<> check_repayment(Amount cost, Amount profit, const Repayment& repayment,
                         const Currency& currency) {
  if (auto checked = check_rate(repayment); !checked) return checked;
  if (auto checked = check_down_payment(cost, repayment.down_payment); !checked) return checked;
  bool is_open = repayment.count == 0 && !has_rate(repayment.method);
  if (is_open && repayment.period_months == 1) return {};
  if (!has_rate(repayment.method)) {
    auto schedule = equal_schedule(cost, profit, plan_of(repayment));
    if (!schedule) return std::unexpected(schedule.error());
    return {};
  }
  auto expected = profit_of(cost, repayment);
  if (!expected) return std::unexpected(expected.error());
  if (*expected == profit) return {};
  return refuse(otp::tuple(Atom("invalid_profit"), *expected),
                fmt::format("At {} a year the profit is {}.", repayment.rate->text(),
                            format_money(*expected, currency)));
}

Amount promised_rebate(Amount cost, const Repayment& repayment) {
  if (repayment.method != InstalmentMethod::Ceiling) return 0;
  auto schedule = schedule_at_rate(cost, repayment, plan_of(repayment));
  return schedule ? schedule->rebate : 0;
}

Result<Schedule> schedule_of(Amount cost, Amount profit, const Repayment& repayment,
                             SchedulePlan plan) {
  if (repayment.count > 0) {
    if (plan.count == 0) plan.count = repayment.count;
    bool is_agreed = plan.count == repayment.count && plan.period_months == repayment.period_months;
    if (!is_agreed) {
      return refuse(
          otp::tuple(Atom("schedule_mismatch"), 0),
          fmt::format("The terms agree on other instalments: {}, with months between them: {}.",
                      repayment.count, repayment.period_months));
    }
  }
  plan.down_payment = repayment.down_payment;
  plan.remainder = remainder_of(repayment.method);
  bool has_own = is_annuity(repayment.method) || repayment.method == InstalmentMethod::Ceiling;
  return has_own ? schedule_at_rate(cost, repayment, plan) : equal_schedule(cost, profit, plan);
}

std::vector<Instalment> payments_of(const Schedule& schedule) {
  std::vector<Instalment> payments;
  if (schedule.down_payment > 0) {
    payments.push_back({0, schedule.sale_date, schedule.down_payment, schedule.down_payment, 0});
  }
  payments.insert(payments.end(), schedule.instalments.begin(), schedule.instalments.end());
  return payments;
}

Schedule schedule_from(const std::vector<Instalment>& payments, Date sale_date, int period_months) {
  Schedule schedule{sale_date, period_months};
  for (const Instalment& payment : payments) {
    if (payment.number == 0) schedule.down_payment = payment.amount;
    else schedule.instalments.push_back(payment);
  }
  return schedule;
}

}  // namespace murabaha
