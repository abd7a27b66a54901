#include "murabaha/fraction.h"

#include "money_samples.h"

namespace murabaha {
namespace {

using support::outcome;

TEST(Fraction, is_rounded_half_up) {
  EXPECT_EQ(Fraction(1, 2).rounded(), 1);
  EXPECT_EQ(Fraction(3, 2).rounded(), 2);
  EXPECT_EQ(Fraction(5, 2).rounded(), 3);
  EXPECT_EQ(Fraction(49, 100).rounded(), 0);
  EXPECT_EQ(Fraction(1, 3).rounded(), 0);
  EXPECT_EQ(Fraction(2, 3).rounded(), 1);
  EXPECT_EQ(Fraction().rounded(), 0);
}

TEST(Fraction, ends_at_the_largest_amount) {
  EXPECT_EQ(Fraction::of(largest_amount).rounded(), largest_amount);
  EXPECT_EQ(outcome((Fraction::of(largest_amount) + Fraction(1, 2)).rounded()), ":amount_overflow");
  EXPECT_EQ(outcome(Fraction(power(10, 30)).rounded()), ":amount_overflow");
}

TEST(Fraction, is_computed_with_exactly) {
  EXPECT_EQ(Fraction(1, 3) + Fraction(1, 6), Fraction(1, 2));
  EXPECT_EQ(Fraction(2, 3) * Fraction(3, 4), Fraction(1, 2));
  EXPECT_EQ(Fraction(2, 3) / Fraction(4, 3), Fraction(1, 2));
  EXPECT_EQ(Fraction(1, 2).less(Fraction(1, 3)), Fraction(1, 6));
  EXPECT_EQ(Fraction(1, 3).less(Fraction(1, 2)), Fraction());
  EXPECT_LT(Fraction(1, 3), Fraction(1'000'001, 3'000'000));
}

}  // namespace
}  // namespace murabaha
