#include "murabaha/annuity.h"

#include <cstdlib>

#include "money_samples.h"

namespace murabaha {
namespace {

using support::minor;
using support::rate;

TEST(Annuity, begins_with_all_and_ends_with_nothing) {
  Annuity annuity(minor("100,000"), rate("8"), 36);
  EXPECT_EQ(annuity.cost_left(0), Fraction::of(minor("100,000")));
  EXPECT_EQ(annuity.price_left(0), annuity.price());
  EXPECT_EQ(annuity.earned_share(0), Fraction());
  EXPECT_EQ(annuity.cost_left(36), Fraction());
  EXPECT_EQ(annuity.price_left(36), Fraction());
  EXPECT_EQ(annuity.earned_share(36), Fraction(1));
}

TEST(Annuity, earns_the_rate_on_what_is_left_of_the_cost) {
  Annuity annuity(minor("100,000"), rate("7.3"), 24, 3);
  Fraction growth = rate("7.3").growth(3);
  for (int k = 0; k < 24; ++k) {
    EXPECT_EQ(annuity.cost_left(k + 1), (annuity.cost_left(k) * growth).less(annuity.instalment()));
  }
}

TEST(Annuity, earns_the_price_less_the_cost) {
  Annuity annuity(minor("100,000"), rate("7.3"), 12);
  Fraction cost = Fraction::of(minor("100,000"));
  Fraction profit = annuity.price().less(cost);
  for (int k = 0; k <= 12; ++k) {
    Fraction paid = annuity.price().less(annuity.price_left(k));
    EXPECT_EQ(profit * annuity.earned_share(k), (paid + annuity.cost_left(k)).less(cost)) << k;
  }
}

TEST(Annuity, of_one_instalment_is_the_cost_and_one_period) {
  Annuity annuity(100'00, rate("12"), 1);
  EXPECT_EQ(annuity.instalment(), Fraction::of(101'00));
  EXPECT_EQ(annuity.price(), Fraction::of(101'00));
}

TEST(Annuity, without_a_rate_is_the_cost_in_equal_parts) {
  Annuity annuity(100, rate("0"), 3);
  EXPECT_EQ(annuity.instalment(), Fraction(100, 3));
  EXPECT_EQ(annuity.price(), Fraction::of(100));
  EXPECT_EQ(annuity.cost_left(2), Fraction(100, 3));
}

TEST(Annuity, is_exact_for_the_longest_and_most_precise) {
  Annuity annuity(largest_amount / 1'000, rate("9.876543211"), 600);
  EXPECT_EQ(annuity.cost_left(600), Fraction());
  Fraction growth = rate("9.876543211").growth(1);
  EXPECT_EQ(annuity.cost_left(300), (annuity.cost_left(299) * growth).less(annuity.instalment()));
}

TEST(CostLeft, stays_zero_when_all_is_paid) {
  auto left = cost_left_at(rate("12"), 1, 100'00, {50'00, 60'00, 10'00});
  ASSERT_EQ(left.size(), 4u);
  EXPECT_EQ(left[0], Fraction::of(100'00));
  EXPECT_EQ(left[1], Fraction::of(51'00));
  EXPECT_EQ(left[2], Fraction());
  EXPECT_EQ(left[3], Fraction());
}

TEST(CostLeft, grows_where_less_is_paid_than_earned) {
  auto left = cost_left_at(rate("12"), 12, 100'00, {2'00, 122'80});
  EXPECT_EQ(left[1], Fraction::of(110'00));
}

TEST(EffectiveRate, is_found_where_it_is_a_plain_one) {
  // 10 % a period: 1,000 - 1,100 + 600 = 500, and 500 + 50 - 550 = 0.
  auto left = cost_left_at_effective_rate(1'000, {600, 550});
  ASSERT_EQ(left.size(), 3u);
  EXPECT_EQ(left[0], Fraction::of(1'000));
  EXPECT_EQ(left[1], Fraction::of(500));
  EXPECT_EQ(left[2], Fraction());
  // 50 % a period: 10 + 5 - 13 = 2, and 2 + 1 - 3 = 0.
  EXPECT_EQ(cost_left_at_effective_rate(10, {13, 3})[1], Fraction::of(2));
}

TEST(EffectiveRate, is_zero_without_a_profit) {
  auto left = cost_left_at_effective_rate(300, {100, 100, 100});
  EXPECT_EQ(left[1], Fraction::of(200));
  EXPECT_EQ(left[2], Fraction::of(100));
}

TEST(EffectiveRate, is_found_at_both_ends_of_what_there_is) {
  auto left = cost_left_at_effective_rate(1, std::vector<Amount>(600, largest_amount / 600));
  EXPECT_LE(left[1], Fraction(1));
  EXPECT_EQ(left[600], Fraction());
  left = cost_left_at_effective_rate(largest_amount - 1, {1, largest_amount - 1});
  // 2^-56 more than half a unit below the cost.
  EXPECT_EQ(left[1].rounded(), largest_amount - 1);
}

TEST(EffectiveRate, finds_an_annuitys_own) {
  Annuity annuity(minor("1,000,000,000"), rate("8"), 60);
  std::vector<Amount> payments(60, annuity.instalment().rounded().value());
  auto left = cost_left_at_effective_rate(minor("1,000,000,000"), payments);
  for (int k = 0; k <= 60; ++k) {
    Amount found = left[static_cast<std::size_t>(k)].rounded().value();
    // The payments are rounded, half a minor unit each.
    EXPECT_LE(std::abs(found - annuity.cost_left(k).rounded().value()), 30) << k;
  }
}

}  // namespace
}  // namespace murabaha
