// Vectors of our own where programs go wrong: other exponents than two, the shortest and the
// longest schedules, the largest amounts, periods that are not alike, ends of months. The figures
// were computed apart from the program, with whole numbers and fractions.
#include "money_samples.h"
#include "murabaha/rebate.h"

namespace murabaha {
namespace {

using support::amounts;
using support::day;
using support::minor;
using support::monthly;
using support::outcome;
using support::profit_parts;
using support::rate;
using support::yearly;

using Amounts = std::vector<Amount>;
using enum RecognitionMethod;

SchedulePlan planned(Date sale, Date first, int count, int period = 1) {
  return {.sale_date = sale, .first_due = first, .count = count, .period_months = period};
}

Amounts incomes(RecognitionMethod method, const Schedule& schedule) {
  Recognition recognition(method, schedule);
  Amounts incomes;
  for (int k = 1; k <= recognition.count(); ++k) incomes.push_back(recognition.recognised_in(k));
  return incomes;
}

std::string dates(const Schedule& schedule) {
  std::string dates;
  for (const Instalment& each : schedule.instalments) dates += format_date(each.due) + ' ';
  return dates;
}

// Exponents

TEST(Yen, make_an_annuity_without_a_minor_unit) {
  auto schedule = annuity_schedule(minor("1,234,567", "JPY"), rate("3.9 %"), monthly(7)).value();
  EXPECT_EQ(schedule.total(), minor("1,250,668", "JPY"));
  Amounts expected(7, minor("178,667", "JPY"));
  expected.back() = minor("178,666", "JPY");
  EXPECT_EQ(amounts(schedule), expected);
  EXPECT_EQ(profit_parts(schedule), (Amounts{4'012, 3'445, 2'876, 2'304, 1'730, 1'156, 578}));
  // Of the exact instalments, which the last rounded one makes up for.
  EXPECT_EQ(incomes(EffectiveRate, schedule),
            (Amounts{4'012, 3'445, 2'875, 2'304, 1'731, 1'155, 579}));
}

TEST(Dinars, earn_a_flat_rate_for_seven_months) {
  auto schedule =
      flat_rate_schedule(minor("12,345.678", "KWD"), rate("6.25 %"), monthly(7)).value();
  EXPECT_EQ(schedule.profit(), minor("450.103", "KWD"));
  Amounts expected(7, minor("1,827.968", "KWD"));
  expected.back() = minor("1,827.973", "KWD");
  EXPECT_EQ(amounts(schedule), expected);
  EXPECT_EQ(incomes(ProportionalTime, schedule),
            (Amounts{64'300, 64'301, 64'300, 64'301, 64'300, 64'301, 64'300}));
  EXPECT_EQ(incomes(EffectiveRate, schedule),
            (Amounts{111'523, 96'018, 80'372, 64'585, 48'657, 32'583, 16'365}));
}

TEST(Dinars, earn_a_flat_rate_for_five_quarters) {
  auto plan = planned(day(2025, 12, 31), day(2026, 3, 31), 5, 3);
  auto schedule = flat_rate_schedule(minor("1,000.001", "KWD"), rate("7.3 %"), plan).value();
  EXPECT_EQ(schedule.profit(), minor("91.250", "KWD"));
  EXPECT_EQ(amounts(schedule), (Amounts{218'250, 218'250, 218'250, 218'250, 218'251}));
  EXPECT_EQ(dates(schedule), "2026-03-31 2026-06-30 2026-09-30 2026-12-31 2027-03-31 ");
}

TEST(UnidadesDeFomento, make_an_annuity_after_a_down_payment) {
  auto plan = planned(day(2025, 12, 31), day(2026, 2, 28), 5, 2);
  plan.down_payment = minor("87.6543", "CLF");
  auto schedule = annuity_schedule(minor("987.6543", "CLF"), rate("5.5 %"), plan).value();
  EXPECT_EQ(schedule.total(), minor("1,012.5549", "CLF"));
  EXPECT_EQ(amounts(schedule), (Amounts{1'849'801, 1'849'801, 1'849'801, 1'849'801, 1'849'802}));
  EXPECT_EQ(profit_parts(schedule), (Amounts{82'500, 66'300, 49'950, 33'453, 16'803}));
}

// The shortest and the longest

TEST(OneInstalment, is_the_whole_price) {
  for (RecognitionMethod method : all_recognition_methods) {
    auto month = annuity_schedule(100'000, rate("12 %"), monthly(1)).value();
    EXPECT_EQ(amounts(month), Amounts{101'000});
    EXPECT_EQ(incomes(method, month), Amounts{1'000});
    auto year = annuity_schedule(100'000, rate("12 %"), yearly(1)).value();
    EXPECT_EQ(amounts(year), Amounts{112'000});
    EXPECT_EQ(incomes(method, year), Amounts{12'000});
  }
}

TEST(SixHundredInstalments, are_an_annuity_to_the_last_unit) {
  SchedulePlan plan = monthly(600);
  auto schedule = annuity_schedule(123'456'789, rate("9.876543211 %"), plan).value();
  EXPECT_EQ(schedule.total(), 614'154'654);
  EXPECT_EQ(schedule.instalments[0],
            (Instalment{1, day(2026, 1, 31), 1'023'591, 7'486, 1'016'105}));
  EXPECT_EQ(schedule.instalments[598].profit_part, 16'643);
  EXPECT_EQ(schedule.instalments[599],
            (Instalment{600, day(2075, 12, 31), 1'023'645, 1'015'235, 8'410}));
  plan.remainder = Remainder::Spread;
  auto spread = annuity_schedule(123'456'789, rate("9.876543211 %"), plan).value();
  EXPECT_EQ(spread.instalments[599].amount, 1'023'591);
  EXPECT_EQ(Recognition(EffectiveRate, spread).recognised_in(600), 8'356);
}

TEST(SumOfDigits, of_one_two_and_six_hundred_periods) {
  auto of = [](Amount cost, Amount profit, int count) {
    return equal_schedule(cost, profit, monthly(count)).value();
  };
  EXPECT_EQ(incomes(SumOfDigits, of(1'000, 101, 1)), Amounts{101});
  EXPECT_EQ(incomes(SumOfDigits, of(1'000, 101, 2)), (Amounts{67, 34}));
  // A sum of 180,300 digits, each of them ten units.
  Amounts longest = incomes(SumOfDigits, of(6'000'000, 1'803'000, 600));
  for (std::size_t k = 0; k < longest.size(); ++k) {
    EXPECT_EQ(longest[k], 10 * Amount(600 - k)) << k;
  }
}

// The largest amounts

TEST(LargestAmount, is_spread_over_six_hundred) {
  SchedulePlan plan = monthly(600);
  auto last = equal_schedule(largest_amount - 1, 1, plan).value();
  EXPECT_EQ(last.instalments[0].amount, 15'011'998'757'901);
  EXPECT_EQ(last.instalments[599].amount, 15'011'998'758'292);
  plan.remainder = Remainder::Spread;
  auto spread = equal_schedule(largest_amount - 600, 600, plan).value();
  EXPECT_EQ(spread.total(), largest_amount);
  EXPECT_EQ(spread.instalments[0].amount, 15'011'998'757'902);
  EXPECT_EQ(spread.instalments[1].amount, 15'011'998'757'901);
  EXPECT_EQ(profit_parts(spread), Amounts(600, 1));
}

/// 10 % for a year: the largest cost, and one unit more.
TEST(LargestAmount, is_reached_by_a_rate_and_not_passed) {
  const Amount cost = 8'188'362'958'855'446;
  auto schedule = flat_rate_schedule(cost, rate("10 %"), monthly(12)).value();
  EXPECT_EQ(schedule.total(), largest_amount);
  EXPECT_EQ(schedule.profit(), 818'836'295'885'545);
  EXPECT_EQ(schedule.instalments[11].amount, 750'599'937'895'089);
  EXPECT_EQ(incomes(EffectiveRate, schedule)[0], 122'634'365'507'964);
  EXPECT_EQ(outcome(flat_rate_schedule(cost + 1, rate("10 %"), monthly(12))), ":amount_overflow");
  EXPECT_EQ(outcome(annuity_schedule(largest_amount / 2, rate("10 %"), monthly(360))),
            ":amount_overflow");
  EXPECT_EQ(outcome(annuity_schedule(largest_amount / 100, rate("1000 %"), yearly(100))),
            ":amount_overflow");
}

// No profit

TEST(AnnuityAtZero, is_the_cost_in_equal_parts) {
  SchedulePlan plan = monthly(7);
  plan.down_payment = 300;
  auto schedule = annuity_schedule(1'000, rate("0 %"), plan).value();
  EXPECT_EQ(schedule.profit(), 0);
  EXPECT_EQ(amounts(schedule), Amounts(7, 100));
  for (RecognitionMethod method : all_recognition_methods) {
    EXPECT_EQ(incomes(method, schedule), Amounts(7, 0));
  }
}

// Periods that are not alike

/// A month and a half from the end of January in a leap year, then quarters: one month and three
/// times three.
TEST(UnlikePeriods, earn_by_each_method) {
  auto plan = planned(day(2024, 1, 31), day(2024, 3, 15), 4, 3);
  auto schedule = equal_schedule(100'000, 10'001, plan).value();
  EXPECT_EQ(amounts(schedule), (Amounts{27'500, 27'500, 27'500, 27'501}));
  EXPECT_EQ(incomes(ProportionalTime, schedule), (Amounts{1'000, 3'000, 3'001, 3'000}));
  EXPECT_EQ(incomes(ProportionalReceipt, schedule), (Amounts{2'500, 2'500, 2'501, 2'500}));
  EXPECT_EQ(incomes(EffectiveRate, schedule), (Amounts{1'781, 4'039, 2'763, 1'418}));
  EXPECT_EQ(incomes(SumOfDigits, schedule), (Amounts{1'818, 4'092, 2'727, 1'364}));
}

/// 19 days of a month of 30.
TEST(UnlikePeriods, may_begin_with_less_than_a_month) {
  auto plan = planned(day(2024, 2, 10), day(2024, 2, 29), 3);
  auto schedule = equal_schedule(100'000, 9'999, plan).value();
  EXPECT_EQ(dates(schedule), "2024-02-29 2024-03-29 2024-04-29 ");
  EXPECT_EQ(incomes(ProportionalTime, schedule), (Amounts{2'405, 3'797, 3'797}));
  EXPECT_EQ(incomes(SumOfDigits, schedule), (Amounts{3'877, 4'081, 2'041}));
}

// Ends of months

TEST(EndOfMonth, is_that_of_each_month_and_back) {
  auto of = [](Date first, int period) {
    return dates(equal_schedule(1'000, 100, planned(day(2023, 1, 1), first, 5, period)).value());
  };
  EXPECT_EQ(of(day(2024, 1, 31), 1), "2024-01-31 2024-02-29 2024-03-31 2024-04-30 2024-05-31 ");
  EXPECT_EQ(of(day(2025, 1, 30), 1), "2025-01-30 2025-02-28 2025-03-30 2025-04-30 2025-05-30 ");
  EXPECT_EQ(of(day(2024, 2, 29), 12), "2024-02-29 2025-02-28 2026-02-28 2027-02-28 2028-02-29 ");
  EXPECT_EQ(of(day(2023, 8, 31), 6), "2023-08-31 2024-02-29 2024-08-31 2025-02-28 2025-08-31 ");
}

TEST(EndOfMonth, makes_no_period_longer_than_another) {
  auto monthly_plan = planned(day(2023, 12, 31), day(2024, 1, 31), 4);
  EXPECT_EQ(incomes(ProportionalTime, equal_schedule(1'000, 100, monthly_plan).value()),
            Amounts(4, 25));
  auto leap_years = planned(day(2023, 2, 28), day(2024, 2, 29), 5, 12);
  EXPECT_EQ(incomes(SumOfDigits, equal_schedule(1'000, 100, leap_years).value()),
            (Amounts{33, 27, 20, 13, 7}));
}

// Rebates

/// Half of what is unearned on the first day, around the first instalment and on the last day.
TEST(RebateOnADay, of_twelve_months_from_the_end_of_january_in_a_leap_year) {
  auto plan = planned(day(2024, 1, 31), day(2024, 2, 29), 12);
  auto schedule = equal_schedule(1'200'000, 60'001, plan).value();
  auto halves = [&](RecognitionMethod method) {
    Recognition recognition(method, schedule);
    Amounts all;
    for (Date on : {day(2024, 1, 31), day(2024, 2, 27), day(2024, 2, 28), day(2024, 3, 27),
                    day(2024, 3, 28), day(2025, 1, 28), day(2025, 1, 29)}) {
      all.push_back(rebate_of(recognition.unearned_on(on), Fraction(1, 2)));
    }
    return all;
  };
  EXPECT_EQ(halves(ProportionalTime), (Amounts{30'001, 30'001, 27'500, 27'500, 25'000, 0, 0}));
  EXPECT_EQ(halves(SumOfDigits), (Amounts{30'001, 30'001, 25'385, 25'385, 21'154, 0, 0}));
  EXPECT_EQ(halves(EffectiveRate), (Amounts{30'001, 30'001, 25'448, 25'448, 21'260, 0, 0}));
}

}  // namespace
}  // namespace murabaha
