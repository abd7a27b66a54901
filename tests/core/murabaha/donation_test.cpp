#include "murabaha/donation.h"

#include "money_samples.h"

namespace murabaha {
namespace {

using support::outcome;
using support::rate;

TEST(LateReceipt, leaves_the_debt_what_it_was) {
  auto receipt = late_receipt(30'000'000, rate("5")).value();
  EXPECT_EQ(receipt.to_debt, 30'000'000);
  EXPECT_EQ(receipt.to_charity, 1'500'000);
  EXPECT_EQ(receipt.cash(), 31'500'000);
}

TEST(LateReceipt, is_of_an_instalment) {
  EXPECT_EQ(outcome(late_receipt(0, rate("5"))), "{:invalid_amount, :instalment}");
  EXPECT_EQ(outcome(late_receipt(-5, rate("5"))), "{:invalid_amount, :instalment}");
  EXPECT_EQ(late_receipt(5, rate("0")).value().to_charity, 0);
  EXPECT_EQ(outcome(late_receipt(largest_amount, rate("1"))), ":amount_overflow");
}

}  // namespace
}  // namespace murabaha
