#include "murabaha/recognition.h"

#include <rapidcheck.h>

#include <algorithm>

#include "money_samples.h"

namespace murabaha {
namespace {

using support::day;
using support::minor;
using support::monthly;
using support::rate;
using support::yearly;

using Amounts = std::vector<Amount>;
using enum RecognitionMethod;

/// The income of each period.
Amounts incomes(RecognitionMethod method, const Schedule& schedule) {
  Recognition recognition(method, schedule);
  Amounts incomes;
  for (int k = 1; k <= recognition.count(); ++k) incomes.push_back(recognition.recognised_in(k));
  return incomes;
}

TEST(Recognition, has_four_methods_by_name) {
  std::string names;
  for (RecognitionMethod method : all_recognition_methods) {
    names += std::string(name_of(method)) + ' ';
    EXPECT_EQ(recognition_method_named(name_of(method)), method);
  }
  EXPECT_EQ(names, "proportional_time proportional_receipt effective_rate sum_of_digits ");
  EXPECT_EQ(recognition_method_named("cash"), std::nullopt);
}

TEST(Recognition, by_time_is_a_straight_line_rounded_cumulatively) {
  EXPECT_EQ(incomes(ProportionalTime, equal_schedule(100'00, 20'00, monthly(3)).value()),
            (Amounts{667, 666, 667}));
  EXPECT_EQ(incomes(ProportionalTime, equal_schedule(100'00, 2, monthly(4)).value()),
            (Amounts{1, 0, 1, 0}));
}

TEST(Recognition, by_time_counts_the_whole_months_of_a_period) {
  auto earned = [](Date sale_date, Date first_due) {
    SchedulePlan plan{.sale_date = sale_date, .first_due = first_due, .count = 3};
    return incomes(ProportionalTime, equal_schedule(600'00, 300'00, plan).value());
  };
  EXPECT_EQ(earned(day(2026, 1, 1), day(2026, 4, 1)), (Amounts{180'00, 60'00, 60'00}));
  EXPECT_EQ(earned(day(2026, 1, 20), day(2026, 3, 31)), (Amounts{150'00, 75'00, 75'00}));
  EXPECT_EQ(earned(day(2026, 1, 31), day(2026, 2, 28)), (Amounts{100'00, 100'00, 100'00}));
  // Half a month; nothing at all.
  EXPECT_EQ(earned(day(2026, 1, 17), day(2026, 2, 1)), (Amounts{60'00, 120'00, 120'00}));
  EXPECT_EQ(earned(day(2026, 1, 1), day(2026, 1, 1)), (Amounts{0, 150'00, 150'00}));
  auto at_once = equal_schedule(600'00, 300'00, {day(2026, 1, 1), day(2026, 1, 1)});
  EXPECT_EQ(incomes(ProportionalTime, *at_once), (Amounts{300'00}));
}

TEST(Recognition, by_time_counts_days_between_agreed_dates) {
  auto schedule =
      agreed_schedule(900, 100, day(2026, 1, 1),
                      std::vector<Due>{{day(2026, 1, 11), 500}, {day(2026, 4, 11), 500}})
          .value();
  EXPECT_EQ(incomes(ProportionalTime, schedule), (Amounts{10, 90}));
  auto at_once =
      agreed_schedule(900, 100, day(2026, 1, 1), std::vector<Due>{{day(2026, 1, 1), 1'000}});
  EXPECT_EQ(incomes(ProportionalTime, *at_once), (Amounts{100}));
}

TEST(Recognition, by_receipt_follows_the_amounts) {
  auto schedule = agreed_schedule(900, 100, day(2026, 1, 1),
                                  std::vector<Due>{{day(2026, 2, 1), 700}, {day(2026, 3, 1), 300}})
                      .value();
  EXPECT_EQ(incomes(ProportionalReceipt, schedule), (Amounts{70, 30}));
}

TEST(Recognition, by_receipt_follows_any_payments_too) {
  EXPECT_EQ(recognised_by_receipt(10'000, 0, 110'000), 0);
  EXPECT_EQ(recognised_by_receipt(10'000, 50'000, 110'000), 4'545);
  EXPECT_EQ(recognised_by_receipt(10'000, 110'000, 110'000), 10'000);
  EXPECT_EQ(recognised_by_receipt(10'000, 120'000, 110'000), 10'000);
}

TEST(Recognition, by_digits_earns_most_at_first) {
  EXPECT_EQ(incomes(SumOfDigits, equal_schedule(600, 60, monthly(3)).value()),
            (Amounts{30, 20, 10}));
  // The rule of 78.
  auto schedule = equal_schedule(1'200'00, 78'00, monthly(12)).value();
  EXPECT_EQ(incomes(SumOfDigits, schedule),
            (Amounts{1200, 1100, 1000, 900, 800, 700, 600, 500, 400, 300, 200, 100}));
}

TEST(Recognition, at_the_effective_rate_of_an_annuity_is_its_own) {
  auto schedule = annuity_schedule(minor("100,000"), rate("8"), monthly(36)).value();
  Recognition recognition(EffectiveRate, schedule);
  EXPECT_EQ(recognition.recognised_in(1), minor("666.67"));
  EXPECT_EQ(recognition.recognised_in(2), minor("650.22"));
  EXPECT_EQ(recognition.unearned(12).amount, minor("5,920.87"));
}

TEST(Recognition, at_the_effective_rate_finds_the_rate) {
  // 10 % of 1,000, then of 500.
  auto schedule =
      agreed_schedule(1'000, 150, day(2025, 12, 31),
                      std::vector<Due>{{day(2026, 1, 31), 600}, {day(2026, 2, 28), 550}})
          .value();
  EXPECT_EQ(incomes(EffectiveRate, schedule), (Amounts{100, 50}));
  schedule.period_months = 12;
  schedule.sale_date = day(2025, 1, 31);
  EXPECT_EQ(incomes(EffectiveRate, schedule), (Amounts{100, 50}));
}

TEST(Recognition, at_the_effective_rate_counts_months_between_agreed_dates) {
  // 10 % a month: 1,000, 1,100 - 100 = 1,000, then two months to 1,210.
  auto schedule =
      agreed_schedule(1'000, 310, day(2025, 12, 31),
                      std::vector<Due>{{day(2026, 1, 31), 100}, {day(2026, 3, 31), 1'210}})
          .value();
  EXPECT_EQ(incomes(EffectiveRate, schedule), (Amounts{100, 210}));
}

/// Six months until the first of three instalments, then a month each. At the effective rate, by an
/// independent computation: 8,518.15, 9,503.80; with a year between, half a year's places.
TEST(Recognition, counts_the_first_period_from_the_sale) {
  SchedulePlan plan{.sale_date = day(2026, 1, 1), .first_due = day(2026, 7, 1), .count = 3};
  auto schedule = equal_schedule(100'000, 10'000, plan).value();
  EXPECT_EQ(incomes(SumOfDigits, schedule), (Amounts{8'571, 953, 476}));  // 18, 2 and 1 of 21
  EXPECT_EQ(incomes(EffectiveRate, schedule), (Amounts{8'518, 986, 496}));
  Recognition before(SumOfDigits, schedule, Periods::ByMonths);
  EXPECT_EQ(before.recognised(1), 5'000);
  EXPECT_EQ(Recognition(EffectiveRate, schedule, Periods::ByMonths).recognised(1), 4'921);
  plan.first_due = day(2027, 7, 1);
  plan.period_months = 12;
  auto years = equal_schedule(100'000, 10'000, plan).value();
  EXPECT_EQ(incomes(EffectiveRate, years), (Amounts{5'916, 2'705, 1'379}));
}

/// Its price is that of instalments from the first month on: paid later, it earns less a month.
TEST(Recognition, of_an_annuity_that_begins_later_is_not_at_its_own_rate) {
  SchedulePlan plan{.sale_date = day(2026, 1, 1), .first_due = day(2026, 12, 1), .count = 12};
  auto schedule = annuity_schedule(minor("100,000"), rate("12"), plan).value();
  Recognition late(EffectiveRate, schedule);
  Recognition own(EffectiveRate, schedule, Periods::ByMonths);
  EXPECT_EQ(own.recognised(1), minor("1,000"));
  EXPECT_GT(late.recognised(1), minor("3,000"));
  EXPECT_EQ(late.recognised(12), schedule.profit());
}

TEST(Recognition, on_a_day_counts_the_months_of_a_period_that_has_begun) {
  auto schedule = equal_schedule(minor("1,000,000"), minor("500,000"), yearly(5)).value();
  Recognition recognition(ProportionalTime, schedule);
  EXPECT_EQ(recognition.recognised_on(day(2025, 1, 1)), 0);
  EXPECT_EQ(recognition.recognised_on(day(2025, 12, 31)), 0);
  EXPECT_EQ(recognition.recognised_on(day(2026, 1, 15)), 0);
  EXPECT_EQ(recognition.recognised_on(day(2026, 1, 31)), minor("8,333.33"));
  EXPECT_EQ(recognition.recognised_on(day(2026, 2, 28)), minor("16,666.67"));
  EXPECT_EQ(recognition.recognised_on(day(2029, 12, 31)), minor("400,000"));
  EXPECT_EQ(recognition.recognised_on(day(2030, 1, 31)), minor("408,333.33"));
  EXPECT_EQ(recognition.recognised_on(day(2030, 12, 31)), minor("500,000"));
  EXPECT_EQ(recognition.recognised_on(day(2099, 1, 1)), minor("500,000"));
  EXPECT_EQ(recognition.unearned_on(day(2030, 1, 31)).exact, Fraction(5'500'000'000, 600));
}

TEST(Recognition, without_a_profit_has_no_income) {
  auto schedule = equal_schedule(300, 0, monthly(3)).value();
  for (RecognitionMethod method : all_recognition_methods) {
    EXPECT_EQ(incomes(method, schedule), (Amounts{0, 0, 0}));
    EXPECT_EQ(Recognition(method, schedule).unearned(1).amount, 0);
  }
}

TEST(Recognition, grows_from_nothing_to_the_whole_profit) {
  EXPECT_TRUE(rc::check("recognition is monotone and ends at the profit", [] {
    Amount limit = *rc::gen::element<Amount>(1'000, 1'000'000, 1L << 52);
    Amount cost = *rc::gen::inRange<Amount>(1, limit);
    SchedulePlan plan = monthly(*rc::gen::inRange(1, *rc::gen::element(4, 20, 60)));
    plan.remainder = *rc::gen::element(Remainder::Last, Remainder::Spread);
    bool is_annuity = *rc::gen::arbitrary<bool>();
    auto schedule = is_annuity ? annuity_schedule(cost, rate("7.25"), plan)
                               : equal_schedule(cost, *rc::gen::inRange<Amount>(0, limit), plan);
    if (!schedule) return;
    auto method =
        *rc::gen::element(ProportionalTime, ProportionalReceipt, EffectiveRate, SumOfDigits);
    Recognition recognition(method, *schedule);
    Amount before = 0;
    RC_ASSERT(recognition.recognised(0) == 0);
    for (int k = 0; k <= recognition.count(); ++k) {
      RC_ASSERT(recognition.recognised(k) >= before);
      before = recognition.recognised(k);
      RC_ASSERT(before + recognition.unearned(k).amount == schedule->profit());
    }
    RC_ASSERT(before == schedule->profit());
    Amount on_a_day = 0;
    for (int days = 0; days < 1'900; days += *rc::gen::inRange(1, 200)) {
      Date date = std::chrono::sys_days(plan.sale_date) + std::chrono::days(days);
      RC_ASSERT(recognition.recognised_on(date) >= on_a_day);
      on_a_day = recognition.recognised_on(date);
    }
  }));
}

TEST(Recognition, takes_the_longest_schedules) {
  auto schedule = equal_schedule(largest_amount / 2, largest_amount / 3, monthly(600)).value();
  Recognition recognition(EffectiveRate, schedule);
  EXPECT_EQ(recognition.recognised(600), largest_amount / 3);
  auto annuity = annuity_schedule(minor("1,000,000"), rate("9.876543211"), monthly(600)).value();
  Recognition of_annuity(EffectiveRate, annuity);
  EXPECT_EQ(of_annuity.recognised(600), annuity.profit());
}

}  // namespace
}  // namespace murabaha
