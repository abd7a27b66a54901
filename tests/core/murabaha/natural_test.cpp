#include "murabaha/natural.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <limits>

namespace murabaha {
namespace {

constexpr std::uint64_t most = std::numeric_limits<std::uint64_t>::max();

/// Some limbs, often the ones with which a guess of long division fails.
Natural any_natural(int limbs) {
  Natural number = 0;
  for (int i = 0; i < limbs; ++i) {
    auto limb = *rc::gen::weightedOneOf<std::uint64_t>(
        {{1, rc::gen::just<std::uint64_t>(0)},
         {1, rc::gen::just<std::uint64_t>(0xFFFF'FFFF)},
         {1, rc::gen::just<std::uint64_t>(0x8000'0000)},
         {2, rc::gen::inRange<std::uint64_t>(0, 0x1'0000'0000)}});
    number = number * 0x1'0000'0000 + limb;
  }
  return number;
}
Natural any_natural() { return any_natural(*rc::gen::inRange(0, 9)); }

TEST(Natural, holds_64_bits_and_knows_when_they_are_not_enough) {
  EXPECT_EQ(Natural().small(), 0u);
  EXPECT_TRUE(Natural().is_zero());
  EXPECT_EQ(Natural(most).small(), most);
  EXPECT_EQ((Natural(most) + 1).small(), std::nullopt);
  EXPECT_EQ((Natural(most) + 1 - 1).small(), most);
}

TEST(Natural, carries_and_borrows) {
  Natural square = Natural(most) * most;
  EXPECT_EQ(square, Natural(2).power(128) - Natural(2).power(65) + 1);
  EXPECT_EQ((square / most).small(), most);
  EXPECT_EQ(((square - 1) / most).small(), most - 1);
}

TEST(Natural, has_powers) {
  EXPECT_EQ(Natural(7).power(0).small(), 1u);
  EXPECT_EQ(Natural(7).power(1).small(), 7u);
  EXPECT_EQ(Natural(10).power(19).small(), 10'000'000'000'000'000'000u);
  EXPECT_EQ(Natural(0).power(5).small(), 0u);
}

TEST(Natural, is_ordered) {
  EXPECT_LT(Natural(0), Natural(1));
  EXPECT_LT(Natural(most), Natural(most) + 1);
  EXPECT_LT(Natural(2).power(70) + 1, Natural(2).power(71));
  EXPECT_GT(Natural(2).power(70) + 2, Natural(2).power(70) + 1);
}

TEST(Natural, divides_as_it_has_multiplied) {
  EXPECT_TRUE(rc::check("(a * b + rest) / b = a for a rest below b", [] {
    Natural a = any_natural();
    Natural b = any_natural() + 1;
    Natural any = any_natural();
    Natural rest = any - any / b * b;
    RC_ASSERT(rest < b);
    RC_ASSERT((a * b + rest) / b == a);
  }));
}

TEST(Natural, adds_and_takes_away) {
  EXPECT_TRUE(rc::check("(a + b) * (a + b) - a * a - b * b = 2ab", [] {
    Natural a = any_natural();
    Natural b = any_natural();
    RC_ASSERT((a + b) * (a + b) - a * a - b * b == a * b * 2);
  }));
}

}  // namespace
}  // namespace murabaha
