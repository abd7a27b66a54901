#include "murabaha/rebate.h"

#include <rapidcheck.h>

#include "money_samples.h"
#include "murabaha/ceiling.h"

namespace murabaha {
namespace {

using support::minor;
using support::monthly;
using support::outcome;
using support::rate;

TEST(Rebate, is_a_part_of_the_unearned_profit_rounded_once) {
  auto schedule = equal_schedule(1'000, 100, monthly(3)).value();
  Unearned unearned = Recognition(RecognitionMethod::ProportionalTime, schedule).unearned(1);
  EXPECT_EQ(unearned.amount, 67);
  EXPECT_EQ(rebate_of(unearned), 67);
  EXPECT_EQ(rebate_of(unearned, Fraction(1, 2)), 33);
  EXPECT_EQ(rebate_of(unearned, rate("25").share()), 17);
  EXPECT_EQ(rebate_of(unearned, Fraction()), 0);
}

TEST(Rebate, is_never_above_the_unearned_profit_even_at_a_half) {
  auto schedule = equal_schedule(1'000, 1, monthly(2)).value();
  Unearned unearned = Recognition(RecognitionMethod::ProportionalTime, schedule).unearned(1);
  EXPECT_EQ(unearned.amount, 0);
  EXPECT_EQ(rebate_of(unearned), 0);
}

TEST(EarlySettlement, is_the_rebate_and_cash) {
  EXPECT_EQ(settle_early(300, 90, 45), (EarlySettlement{300, 45, 255}));
  EXPECT_EQ(settle_early(300, 90, 90), (EarlySettlement{300, 90, 210}));
  EXPECT_EQ(settle_early(300, 90, 0), (EarlySettlement{300, 0, 300}));
}

TEST(EarlySettlement, gives_back_no_more_than_the_unearned_profit) {
  EXPECT_EQ(outcome(settle_early(300, 90, 91)), "{:rebate_exceeds_profit, 90}");
  EXPECT_EQ(outcome(settle_early(50, 90, 51)), "{:rebate_exceeds_profit, 50}");
  EXPECT_EQ(outcome(settle_early(300, 90, -1)), "{:invalid_amount, :rebate}");
  EXPECT_EQ(outcome(settle_early(0, 0, 0)), "{:invalid_amount, :outstanding}");
}

TEST(EarlySettlement, is_paid_exactly) {
  EXPECT_EQ(outcome(check_settlement(300, 90, 45, 255)), "ok");
  EXPECT_EQ(outcome(check_settlement(300, 90, 45, 254)), "{:settlement_mismatch, 255}");
  EXPECT_EQ(outcome(check_settlement(300, 90, 45, 256)), "{:settlement_mismatch, 255}");
  EXPECT_EQ(outcome(check_settlement(300, 90, 91, 209)), "{:rebate_exceeds_profit, 90}");
}

TEST(RebatePolicy, that_is_mandatory_asks_for_its_formula) {
  auto settlement = settle_early(300, 90, 45).value();
  EXPECT_EQ(outcome(check_policy(RebatePolicy::Discretionary, settlement, 90)), "ok");
  EXPECT_EQ(outcome(check_policy(RebatePolicy::MandatoryDisclosed, settlement, 45)), "ok");
  EXPECT_EQ(outcome(check_policy(RebatePolicy::MandatoryDisclosed, settlement, 90)),
            "{:settlement_mismatch, 210}");
}

TEST(RebatePolicy, has_a_name) {
  EXPECT_EQ(name_of(RebatePolicy::Discretionary), "discretionary");
  EXPECT_EQ(rebate_policy_named("mandatory_disclosed"), RebatePolicy::MandatoryDisclosed);
  EXPECT_EQ(rebate_policy_named("none"), std::nullopt);
}

TEST(CeilingSale, refuses_what_it_cannot_be) {
  auto sale = [](Amount cost, std::string_view ceiling, std::string_view effective, int count,
                 std::optional<Amount> instalment = {}) {
    return outcome(ceiling_sale(cost, rate(ceiling), rate(effective), count, instalment));
  };
  EXPECT_EQ(sale(100'000, "10", "5", 12), "ok");
  EXPECT_EQ(sale(100'000, "10", "10", 12), "ok");
  EXPECT_EQ(sale(0, "10", "5", 12), "{:invalid_amount, :asset_cost}");
  EXPECT_EQ(sale(100'000, "5", "10", 12), ":rate_range");
  EXPECT_EQ(sale(100'000, "10", "5", 0), "{:schedule_mismatch, 0}");
  EXPECT_EQ(sale(100'000, "10", "5", 601), "{:schedule_mismatch, 0}");
  EXPECT_EQ(sale(100'000, "10", "5", 12, 0), "{:invalid_amount, :instalment}");
  EXPECT_EQ(sale(100'000, "10", "5", 12, 7'000), "{:schedule_mismatch, 0}");
  EXPECT_EQ(sale(100'000, "60", "50", 40, 3'000), "{:schedule_mismatch, 0}");
  EXPECT_EQ(sale(100'000, "10", "5", 12, 10'000), "{:schedule_mismatch, 0}");
  EXPECT_EQ(sale(largest_amount, "10", "5", 12), ":amount_overflow");
}

TEST(CeilingSale, keeps_the_price_left_the_cost_left_and_the_deferred_profit_together) {
  EXPECT_TRUE(rc::check("price left = cost left + deferred", [] {
    Amount cost = *rc::gen::inRange<Amount>(1'000, 1L << 40);
    auto ceiling = rate(std::to_string(*rc::gen::inRange(5, 20)));
    auto effective = rate("4." + std::to_string(*rc::gen::inRange(0, 100)));
    auto balance = *rc::gen::element(CeilingBalance::Exact, CeilingBalance::Posted);
    auto sale = ceiling_sale(cost, ceiling, effective, *rc::gen::inRange(1, 100), {}, balance);
    RC_ASSERT(sale.has_value());
    Amount cost_paid = 0, profit = 0, paid = 0;
    for (const CeilingMonth& month : sale->months) {
      RC_ASSERT(month.price_left == month.cost_left + month.deferred);
      RC_ASSERT(month.amount == month.cost_part + month.profit);
      cost_paid += month.cost_part;
      profit += month.profit;
      paid += month.amount;
      RC_ASSERT(month.cost_left == cost - cost_paid);
      RC_ASSERT(month.deferred == sale->price - cost - profit);
    }
    RC_ASSERT(cost_paid == cost);
    RC_ASSERT(sale->rebate == sale->price - paid);
    RC_ASSERT(sale->rebate == sale->months.back().deferred);
    RC_ASSERT(sale->rebate >= 0);
  }));
}

}  // namespace
}  // namespace murabaha
