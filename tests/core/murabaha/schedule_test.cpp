#include "murabaha/schedule.h"

#include <rapidcheck.h>

#include <algorithm>
#include <limits>

#include "money_samples.h"

namespace murabaha {
namespace {

using support::amounts;
using support::cost_parts;
using support::day;
using support::minor;
using support::monthly;
using support::outcome;
using support::profit_parts;
using support::rate;
using support::yearly;

using Amounts = std::vector<Amount>;

SchedulePlan spread(SchedulePlan plan) {
  plan.remainder = Remainder::Spread;
  return plan;
}
SchedulePlan in_units(SchedulePlan plan, Amount unit) {
  plan.rounding_unit = unit;
  return plan;
}

// Dates

TEST(Schedule, counts_months_from_its_first_date) {
  auto schedule = equal_schedule(400, 0, monthly(4)).value();
  std::string dates;
  for (const Instalment& instalment : schedule.instalments) {
    dates += format_date(instalment.due) + ' ';
  }
  EXPECT_EQ(dates, "2026-01-31 2026-02-28 2026-03-31 2026-04-30 ");
}

TEST(Schedule, may_have_its_first_instalment_at_the_sale) {
  SchedulePlan plan = monthly(2);
  plan.first_due = plan.sale_date;
  EXPECT_EQ(outcome(equal_schedule(100, 0, plan)), "ok");
  plan.first_due = day(2025, 12, 30);
  auto refused = equal_schedule(100, 0, plan);
  EXPECT_EQ(outcome(refused), "{:schedule_mismatch, 0}");
  EXPECT_EQ(refused.error().sentence,
            "Instalment 1 is due on 2025-12-30, before the sale on 2025-12-31.");
}

TEST(Schedule, knows_what_is_due) {
  auto schedule = equal_schedule(300, 0, monthly(3)).value();
  EXPECT_EQ(schedule.due_by(day(2026, 1, 30)), 0);
  EXPECT_EQ(schedule.due_by(day(2026, 1, 31)), 1);
  EXPECT_EQ(schedule.due_by(day(2026, 3, 30)), 2);
  EXPECT_EQ(schedule.due_by(day(2030, 1, 1)), 3);
}

// Equal instalments

TEST(EqualSchedule, adjusts_the_last_or_spreads) {
  EXPECT_EQ(amounts(equal_schedule(100, 10, monthly(3)).value()), (Amounts{36, 36, 38}));
  EXPECT_EQ(amounts(equal_schedule(100, 10, spread(monthly(3))).value()), (Amounts{37, 36, 37}));
  EXPECT_EQ(amounts(equal_schedule(100, 10, in_units(monthly(3), 1)).value()),
            (Amounts{37, 37, 36}));
}

TEST(EqualSchedule, rounds_to_a_unit) {
  EXPECT_EQ(amounts(equal_schedule(1'000, 49, in_units(monthly(4), 100)).value()),
            (Amounts{300, 300, 300, 149}));
  EXPECT_EQ(amounts(equal_schedule(1'000, 49, in_units(spread(monthly(4)), 100)).value()),
            (Amounts{300, 200, 300, 249}));
  EXPECT_EQ(outcome(equal_schedule(1'000, 0, in_units(monthly(4), 10'000))),
            "{:schedule_mismatch, 0}");
  EXPECT_EQ(outcome(equal_schedule(150, 0, in_units(monthly(4), 50))), "{:schedule_mismatch, 0}");
}

TEST(EqualSchedule, has_the_same_profit_in_each) {
  auto schedule = equal_schedule(29'750'000, 14'280'000, in_units(yearly(8), 100)).value();
  EXPECT_EQ(profit_parts(schedule), Amounts(8, 1'785'000));
}

TEST(EqualSchedule, has_no_part_below_zero_even_where_the_last_is_small) {
  auto schedule = equal_schedule(4, 400, in_units(monthly(2), 400)).value();
  EXPECT_EQ(outcome(equal_schedule(4, 400, in_units(monthly(2), 300))), "ok");
  EXPECT_EQ(amounts(schedule), (Amounts{400, 4}));
  EXPECT_EQ(profit_parts(schedule), (Amounts{396, 4}));
  EXPECT_EQ(cost_parts(schedule), (Amounts{4, 0}));
}

TEST(EqualSchedule, takes_the_down_payment_from_the_cost) {
  SchedulePlan plan = monthly(3);
  plan.down_payment = 40;
  auto schedule = equal_schedule(100, 30, plan).value();
  EXPECT_EQ(amounts(schedule), (Amounts{30, 30, 30}));
  EXPECT_EQ(schedule.total(), 130);
  EXPECT_EQ(schedule.price_left(0), 90);
  EXPECT_EQ(schedule.cost_left(0), 60);
  EXPECT_EQ(schedule.price_left(2), 30);
  EXPECT_EQ(schedule.cost_left(2), 20);
  EXPECT_EQ(schedule.deferred(2), 10);
}

TEST(EqualSchedule, refuses_what_no_contract_can_be) {
  EXPECT_EQ(outcome(equal_schedule(0, 1, monthly(1))), "{:invalid_amount, :asset_cost}");
  EXPECT_EQ(outcome(equal_schedule(1, -1, monthly(1))), ":invalid_profit");
  EXPECT_EQ(outcome(equal_schedule(largest_amount, 1, monthly(1))), ":amount_overflow");
  EXPECT_EQ(outcome(equal_schedule(std::numeric_limits<Amount>::max(), 1, monthly(1))),
            ":amount_overflow");
  EXPECT_EQ(outcome(equal_schedule(largest_amount - 1, 1, monthly(600))), "ok");
  for (Amount down_payment : {-1, 100, 101}) {
    SchedulePlan plan = monthly(1);
    plan.down_payment = down_payment;
    EXPECT_EQ(outcome(equal_schedule(100, 1, plan)), "{:invalid_amount, :down_payment}")
        << down_payment;
  }
}

TEST(EqualSchedule, refuses_what_no_plan_can_be) {
  for (int count : {-1, 0, 601}) {
    EXPECT_EQ(outcome(equal_schedule(10'000, 0, monthly(count))), "{:schedule_mismatch, 0}");
  }
  EXPECT_EQ(outcome(equal_schedule(10'000, 0, monthly(600))), "ok");
  EXPECT_EQ(outcome(equal_schedule(3, 0, monthly(4))), "{:schedule_mismatch, 0}");
  EXPECT_EQ(outcome(equal_schedule(100, 0, in_units(monthly(1), 0))), ":invalid_plan");
  EXPECT_EQ(outcome(equal_schedule(100, 0, SchedulePlan())), ":invalid_plan");
  SchedulePlan plan = monthly(2);
  plan.period_months = 0;
  EXPECT_EQ(outcome(equal_schedule(100, 0, plan)), ":invalid_plan");
  EXPECT_EQ(outcome(equal_schedule(10'000, 0, yearly(100))), "ok");
  EXPECT_EQ(outcome(equal_schedule(10'000, 0, yearly(101))), "{:schedule_mismatch, 0}");
}

// Flat rates and annuities

TEST(FlatRateSchedule, earns_the_rate_for_the_time_of_its_instalments) {
  SchedulePlan plan = monthly(24);
  plan.down_payment = minor("10,000");
  auto schedule = flat_rate_schedule(minor("100,000"), rate("10"), plan).value();
  EXPECT_EQ(schedule.profit(), minor("18,000"));
  EXPECT_EQ(amounts(schedule), Amounts(24, minor("4,500")));
  plan.period_months = 3;
  EXPECT_EQ(flat_rate_schedule(minor("100,000"), rate("10"), plan).value().profit(),
            minor("54,000"));
}

TEST(AnnuitySchedule, adds_up_to_the_rounded_price) {
  auto schedule = annuity_schedule(minor("100,000"), rate("8"), monthly(36)).value();
  Amounts expected(36, minor("3,133.64"));
  expected.back() = minor("3,133.52");
  EXPECT_EQ(amounts(schedule), expected);
  EXPECT_EQ(schedule.total(), minor("112,810.92"));
}

TEST(AnnuitySchedule, leaves_the_down_payment_out) {
  SchedulePlan plan = monthly(36);
  plan.down_payment = minor("25,000");
  auto schedule = annuity_schedule(minor("125,000"), rate("8"), plan).value();
  EXPECT_EQ(schedule.instalments,
            annuity_schedule(minor("100,000"), rate("8"), monthly(36)).value().instalments);
  EXPECT_EQ(schedule.total(), minor("137,810.92"));
}

TEST(AnnuitySchedule, in_coarse_units_earns_the_rate_on_what_is_left) {
  auto schedule =
      annuity_schedule(minor("100,000"), rate("8"), in_units(monthly(36), 100'00)).value();
  EXPECT_EQ(schedule.instalments[0].amount, minor("3,100"));
  EXPECT_EQ(schedule.instalments[0].profit_part, minor("666.67"));
  EXPECT_EQ(schedule.instalments[1].profit_part, minor("650.44"));
  EXPECT_EQ(schedule.instalments[35].amount, minor("4,310.92"));
  EXPECT_EQ(schedule.total(), minor("112,810.92"));
}

TEST(AnnuitySchedule, without_a_rate_has_no_profit) {
  auto schedule = annuity_schedule(100, Rate(), monthly(3)).value();
  EXPECT_EQ(amounts(schedule), (Amounts{33, 33, 34}));
  EXPECT_EQ(profit_parts(schedule), (Amounts{0, 0, 0}));
}

TEST(AnnuitySchedule, refuses_a_price_that_is_too_large) {
  EXPECT_EQ(outcome(annuity_schedule(largest_amount, rate("1"), monthly(2))), ":amount_overflow");
  EXPECT_EQ(outcome(annuity_schedule(largest_amount, Rate(), monthly(600))), "ok");
}

// By hand

TEST(AgreedSchedule, has_profit_in_proportion) {
  auto schedule = agreed_schedule(100, 20, day(2026, 1, 1),
                                  std::vector<Due>{{day(2026, 1, 1), 60}, {day(2026, 5, 5), 60}});
  ASSERT_TRUE(schedule);
  EXPECT_EQ(profit_parts(*schedule), (Amounts{10, 10}));
  EXPECT_EQ(schedule->period_months, 0);
}

TEST(AgreedSchedule, must_add_up) {
  std::vector<Due> dues = {{day(2026, 2, 1), 50}, {day(2026, 3, 1), 60}};
  Date sale = day(2026, 1, 1);
  auto refused = agreed_schedule(100, 20, sale, dues);
  EXPECT_EQ(outcome(refused), "{:schedule_mismatch, -10}");
  EXPECT_EQ(refused.error().sentence, "The instalments add up to 10 minor units too little.");
  EXPECT_EQ(outcome(agreed_schedule(90, 10, sale, dues)), "{:schedule_mismatch, 10}");
  EXPECT_EQ(outcome(agreed_schedule(90, 20, sale, dues)), "ok");
  EXPECT_EQ(outcome(agreed_schedule(90, 20, sale, {})), "{:schedule_mismatch, 0}");
  dues[1].date = dues[0].date;
  EXPECT_EQ(agreed_schedule(90, 20, sale, dues).error().sentence,
            "Instalment 2 is due on 2026-02-01, which is not after the one before it, on "
            "2026-02-01.");
  dues[1] = {day(2026, 3, 1), 0};
  EXPECT_EQ(agreed_schedule(40, 10, sale, dues).error().sentence,
            "Instalment 2 must be above zero.");
}

TEST(Instalments, are_numbered_and_have_two_parts) {
  std::vector<Instalment> instalments = {{1, day(2026, 1, 1), 10, 7, 3},
                                         {2, day(2026, 2, 1), 10, 7, 3}};
  auto checked = [&] { return outcome(check_instalments(instalments, day(2026, 1, 1), 20)); };
  EXPECT_EQ(checked(), "ok");
  instalments[1].number = 3;
  EXPECT_EQ(checked(), "{:schedule_mismatch, 0}");
  instalments[1] = {2, day(2026, 2, 1), 10, 11, -1};
  EXPECT_EQ(checked(), "{:schedule_mismatch, 0}");
  instalments[1] = {2, day(2026, 2, 1), 10, 7, 4};
  EXPECT_EQ(checked(), "{:schedule_mismatch, 0}");
  instalments[1] = {2, day(2026, 2, 30), 10, 7, 3};
  EXPECT_EQ(checked(), "{:schedule_mismatch, 0}");
  instalments[1] = {2, day(2026, 2, 1), std::numeric_limits<Amount>::max(),
                    std::numeric_limits<Amount>::max(), 0};
  EXPECT_EQ(checked(), ":amount_overflow");
}

// Whatever is scheduled

Amount any_amount() {
  Amount limit = *rc::gen::element<Amount>(10, 1'000, 1'000'000, 100'000'000'000, 1L << 52);
  return *rc::gen::inRange<Amount>(0, limit);
}

SchedulePlan any_plan(Amount cost) {
  SchedulePlan plan = monthly(*rc::gen::inRange(1, *rc::gen::element(4, 40, 601)));
  plan.period_months = *rc::gen::inRange(1, 1'200 / plan.count + 1);
  plan.remainder = *rc::gen::element(Remainder::Last, Remainder::Spread);
  if (*rc::gen::arbitrary<bool>()) plan.rounding_unit = *rc::gen::element<Amount>(1, 5, 100, 1'000);
  if (*rc::gen::arbitrary<bool>()) plan.down_payment = *rc::gen::inRange<Amount>(0, cost);
  return plan;
}

Result<Schedule> any_schedule(Amount cost) {
  SchedulePlan plan = any_plan(cost);
  auto yearly = rate(std::to_string(*rc::gen::inRange(0, 30)) + "." +
                     std::to_string(*rc::gen::inRange(0, 1'000)));
  switch (*rc::gen::inRange(0, 3)) {
    case 0: return equal_schedule(cost, any_amount(), plan);
    case 1: return flat_rate_schedule(cost, yearly, plan);
    default: return annuity_schedule(cost, yearly, plan);
  }
}

TEST(AnySchedule, adds_up_to_the_price_and_its_parts_to_cost_and_profit) {
  EXPECT_TRUE(rc::check("schedules add up", [] {
    Amount cost = any_amount() + 1;
    auto schedule = any_schedule(cost);
    RC_CLASSIFY(!schedule, "refused");
    if (!schedule) return;
    Amount total = 0, cost_part = schedule->down_payment, profit_part = 0;
    for (const Instalment& instalment : schedule->instalments) {
      RC_ASSERT(instalment.amount == instalment.cost_part + instalment.profit_part);
      RC_ASSERT(instalment.amount > 0);
      RC_ASSERT(instalment.cost_part >= 0);
      RC_ASSERT(instalment.profit_part >= 0);
      total += instalment.amount;
      cost_part += instalment.cost_part;
      profit_part += instalment.profit_part;
    }
    RC_ASSERT(cost_part == cost);
    RC_ASSERT(profit_part == schedule->profit());
    RC_ASSERT(total + schedule->down_payment == cost + profit_part);
    RC_ASSERT(total + schedule->down_payment == schedule->total());
    RC_ASSERT(check_instalments(schedule->instalments, schedule->sale_date, total).has_value());
  }));
}

TEST(AnySchedule, that_is_spread_differs_by_one_minor_unit_at_most) {
  EXPECT_TRUE(rc::check("spread", [] {
    Amount cost = any_amount() + 1;
    SchedulePlan plan = spread(monthly(*rc::gen::inRange(1, 601)));
    auto schedule = equal_schedule(cost, any_amount(), plan);
    if (!schedule) return;
    auto [least, most] = std::ranges::minmax(amounts(*schedule));
    RC_ASSERT(most - least <= 1);
  }));
}

}  // namespace
}  // namespace murabaha
