// The test vectors from published sources, to the minor unit.
#include "money_samples.h"
#include "murabaha/annuity.h"
#include "murabaha/ceiling.h"
#include "murabaha/contract.h"
#include "murabaha/donation.h"
#include "murabaha/rebate.h"

namespace murabaha {
namespace {

using support::amounts;
using support::cost_parts;
using support::currency;
using support::day;
using support::minor;
using support::monthly;
using support::outcome;
using support::profit_parts;
using support::rate;
using support::yearly;

using Amounts = std::vector<Amount>;
using enum RecognitionMethod;

Amount nearest(const Fraction& fraction) { return fraction.rounded().value(); }

TEST(V1_Guide, has_its_total_and_income_by_receipt) {
  Amount total = add(100'000, 10'000).value();
  EXPECT_EQ(total, 110'000);
  EXPECT_EQ(subtract(total, 50'000), 60'000);
  EXPECT_EQ(recognised_by_receipt(10'000, 50'000, total), 4'545);
  EXPECT_EQ(10'000 - recognised_by_receipt(10'000, 50'000, total), 5'455);
  EXPECT_EQ(recognised_by_receipt(10'000, 120'000, total), 10'000);
}

TEST(V2_FiveYears, late_and_settled_early) {
  auto schedule = flat_rate_schedule(minor("1,000,000"), rate("10 %"), yearly(5)).value();
  EXPECT_EQ(schedule.total(), minor("1,500,000"));
  EXPECT_EQ(amounts(schedule), Amounts(5, minor("300,000")));
  EXPECT_EQ(profit_parts(schedule), Amounts(5, minor("100,000")));
  for (int k = 0; k <= 5; ++k) {
    EXPECT_EQ(schedule.price_left(k), minor("1,500,000") - k * minor("300,000"));
  }

  auto late = late_receipt(minor("300,000"), rate("5 %")).value();
  EXPECT_EQ(late.to_charity, minor("15,000"));
  EXPECT_EQ(late.cash(), minor("315,000"));
  EXPECT_EQ(late.to_debt, minor("300,000"));

  Recognition recognition(ProportionalTime, schedule);
  Unearned unearned = recognition.unearned_on(day(2030, 1, 31));
  EXPECT_EQ(unearned.amount, minor("91,666.67"));
  Amount rebate = rebate_of(unearned, Fraction(1, 2));
  EXPECT_EQ(rebate, minor("45,833.33"));
  auto settlement = settle_early(schedule.price_left(4), unearned.amount, rebate).value();
  EXPECT_EQ(settlement.cash, minor("254,166.67"));
  EXPECT_EQ(schedule.profit() - recognition.recognised(4) - rebate, minor("54,166.67"));
}

TEST(V3_RoundingTrap, lets_no_debt_grow) {
  Amounts lines = {minor("250,000"), minor("30,000"), minor("2,500"), minor("15,000")};
  Amount cost = sum(lines).value();
  EXPECT_EQ(cost, minor("297,500"));
  EXPECT_EQ(outcome(check_cost_breakdown(lines, cost)), "ok");
  auto exact = flat_rate_schedule(cost, rate("6 %"), yearly(8)).value();
  EXPECT_EQ(exact.profit(), minor("142,800"));
  EXPECT_EQ(profit_parts(exact), Amounts(8, minor("17,850")));
  EXPECT_EQ(exact.total(), minor("440,300"));
  EXPECT_EQ(amounts(exact), Amounts(8, minor("55,037.50")));

  SchedulePlan plan = yearly(8);
  plan.rounding_unit = minor("1");
  auto rounded = flat_rate_schedule(cost, rate("6 %"), plan).value();
  Amounts expected(8, minor("55,038"));
  expected.back() = minor("55,034");
  EXPECT_EQ(amounts(rounded), expected);
  EXPECT_EQ(rounded.total(), minor("440,300"));
  EXPECT_EQ(late_receipt(minor("55,037.50"), rate("3 %")).value().to_charity, minor("1,651.13"));
}

TEST(V3_RoundingTrap, has_a_second_question) {
  auto schedule = flat_rate_schedule(minor("4,150,000"), rate("8 %"), yearly(5)).value();
  EXPECT_EQ(schedule.profit(), minor("1,660,000"));
  EXPECT_EQ(schedule.total(), minor("5,810,000"));
  EXPECT_EQ(amounts(schedule), Amounts(5, minor("1,162,000")));
  EXPECT_EQ(late_receipt(minor("1,162,000"), rate("1 %")).value().to_charity, minor("11,620"));
}

TEST(V4_Annuity, is_exact) {
  Annuity annuity(minor("100,000"), rate("8 %"), 36);
  EXPECT_EQ(nearest(annuity.instalment()), minor("3,133.64"));
  EXPECT_EQ(nearest(annuity.price()), minor("112,810.92"));
  EXPECT_EQ(nearest(annuity.cost_left(12)), minor("69,286.41"));
  EXPECT_EQ(nearest(annuity.price_left(12)), minor("75,207.28"));
}

TEST(V4_Annuity, is_scheduled_with_its_largest_rebate) {
  for (Remainder remainder : {Remainder::Last, Remainder::Spread}) {
    SchedulePlan plan = monthly(36);
    plan.remainder = remainder;
    auto schedule = annuity_schedule(minor("100,000"), rate("8 %"), plan).value();
    EXPECT_EQ(schedule.instalments[0].amount, minor("3,133.64"));
    EXPECT_EQ(schedule.total(), minor("112,810.92"));
    EXPECT_EQ(schedule.cost_left(12), minor("69,286.41"));
    Unearned unearned = Recognition(EffectiveRate, schedule).unearned(12);
    EXPECT_EQ(unearned.amount, minor("5,920.87"));
    EXPECT_EQ(rebate_of(unearned), minor("5,920.87"));
    // Twelve times the rounded instalment pays four minor units more than the exact one.
    EXPECT_EQ(schedule.price_left(12),
              remainder == Remainder::Spread ? minor("75,207.28") : minor("75,207.24"));
  }
}

TEST(V6_Ceiling, gives_back_the_difference) {
  auto sale = ceiling_sale(minor("200,000"), rate("10.6 %"), rate("4.4 %"), 240, minor("1,255"));
  ASSERT_TRUE(sale);
  EXPECT_EQ(sale->price, minor("482,450.94"));
  EXPECT_EQ(sale->months[0],
            (CeilingMonth{1, minor("1,255"), minor("733.33"), minor("521.67"), minor("481,195.94"),
                          minor("199,478.33"), minor("281,717.61")}));
  // The source's figures, which are the exact ones.
  EXPECT_EQ(sale->months[11],
            (CeilingMonth{12, minor("1,255"), minor("711.90"), minor("543.10"), minor("467,390.94"),
                          minor("193,612.20"), minor("273,778.74")}));
  EXPECT_EQ(sale->rebate, minor("181,250.94"));
}

TEST(V6_Ceiling, differs_by_a_cent_on_the_books) {
  auto sale = ceiling_sale(minor("200,000"), rate("10.6 %"), rate("4.4 %"), 240, minor("1,255"),
                           CeilingBalance::Posted);
  ASSERT_TRUE(sale);
  EXPECT_EQ(sale->months[11],
            (CeilingMonth{12, minor("1,255"), minor("711.90"), minor("543.10"), minor("467,390.94"),
                          minor("193,612.19"), minor("273,778.75")}));
  EXPECT_EQ(sale->rebate, minor("181,250.94"));
}

TEST(V8_Car, is_paid_in_whole_rupiah) {
  SchedulePlan plan = monthly(24);
  plan.down_payment = minor("10,000,000", "IDR");
  plan.rounding_unit = minor("1", "IDR");
  auto schedule =
      equal_schedule(minor("100,000,000", "IDR"), minor("18,000,000", "IDR"), plan).value();
  EXPECT_EQ(schedule.cost_left(0), minor("90,000,000", "IDR"));
  EXPECT_EQ(schedule.total(), minor("118,000,000", "IDR"));
  EXPECT_EQ(amounts(schedule), Amounts(24, minor("4,500,000", "IDR")));
  EXPECT_EQ(profit_parts(schedule), Amounts(24, minor("750,000", "IDR")));
}

TEST(V10_FlatAndEffective, cost_the_customer_about_the_same) {
  auto flat = flat_rate_schedule(minor("120,000", "AED"), rate("5 %"), monthly(60)).value();
  EXPECT_EQ(flat.total(), minor("150,000", "AED"));
  EXPECT_EQ(amounts(flat), Amounts(60, minor("2,500", "AED")));
  auto annuity = annuity_schedule(minor("120,000", "AED"), rate("8 %"), monthly(60)).value();
  EXPECT_EQ(annuity.instalments[0].amount, minor("2,433.17", "AED"));
  EXPECT_EQ(annuity.total(), minor("145,990.04", "AED"));
}

TEST(V11_Thirds, add_up) {
  auto schedule = equal_schedule(minor("100"), minor("20"), monthly(3)).value();
  EXPECT_EQ(amounts(schedule), Amounts(3, minor("40")));
  EXPECT_EQ(profit_parts(schedule), (Amounts{667, 666, 667}));
  EXPECT_EQ(cost_parts(schedule), (Amounts{3'333, 3'334, 3'333}));
}

TEST(V13_Yen, have_no_minor_unit) {
  SchedulePlan plan = monthly(3);
  Amount price = minor("110,000", "JPY");
  EXPECT_EQ(amounts(equal_schedule(price, 0, plan).value()), (Amounts{36'666, 36'666, 36'668}));
  plan.remainder = Remainder::Spread;
  EXPECT_EQ(amounts(equal_schedule(price, 0, plan).value()), (Amounts{36'667, 36'666, 36'667}));
  EXPECT_EQ(split(price, 3), (Amounts{36'667, 36'666, 36'667}));
}

TEST(V14_Limits, are_kept) {
  auto checked = [](Amount cost, Amount profit) {
    return outcome(Terms{"M-1", "C-1", currency("USD"), cost, profit}.check());
  };
  EXPECT_EQ(checked(9'223'372'036'854'775'807, 1), ":amount_overflow");
  EXPECT_EQ(checked(1'000, -1), ":invalid_profit");
  EXPECT_EQ(checked(1'000, 0), "ok");
  EXPECT_EQ(outcome(parse_amount("1.2345", currency("BHD"))), "{:amount_precision, 3}");
  EXPECT_EQ(outcome(equal_schedule(9'223'372'036'854'775'807, 1, monthly(1))), ":amount_overflow");
  EXPECT_EQ(outcome(equal_schedule(1'000, -1, monthly(1))), ":invalid_profit");
}

}  // namespace
}  // namespace murabaha
