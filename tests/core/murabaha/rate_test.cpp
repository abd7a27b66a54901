#include "murabaha/rate.h"

#include "money_samples.h"

namespace murabaha {
namespace {

using support::minor;
using support::outcome;
using support::rate;

TEST(Rate, is_read_as_a_percentage) {
  for (auto text : {"6.25 %", "6.25%", " 6.25 ", "06.250", "٦٫٢٥٪", "۶٫۲۵ ٪"}) {
    EXPECT_EQ(rate(text).text(), "6.25 %") << text;
  }
  EXPECT_EQ(rate("0").text(), "0 %");
  EXPECT_EQ(rate("8").text(), "8 %");
  EXPECT_EQ(rate("0.123456789 %").text(), "0.123456789 %");
  EXPECT_EQ(rate("1000").text(), "1000 %");
}

TEST(Rate, is_not_read_from_anything_else) {
  for (auto text : {"", "%", "x", "-1 %", "6,25", "6.", ".5", "1.2.3", "6 % %", "1e2", "6 %a"}) {
    EXPECT_EQ(outcome(Rate::parse(text)), ":rate_syntax") << text;
  }
  EXPECT_EQ(outcome(Rate::parse("0.1234567891")), "{:rate_precision, 9}");
  EXPECT_EQ(outcome(Rate::parse("1000.000000001")), ":rate_range");
  EXPECT_EQ(outcome(Rate::parse(std::string(300, '9'))), ":rate_range");
}

TEST(Rate, is_exact) {
  EXPECT_EQ(rate("6.25").share(), Fraction(1, 16));
  EXPECT_EQ(rate("8").growth(1), Fraction(151, 150));
  EXPECT_EQ(rate("8").growth(12), Fraction(108, 100));
  EXPECT_EQ(rate("0").growth(1), Fraction(1));
  EXPECT_TRUE(rate("0.0").is_zero());
  EXPECT_LT(rate("4.4"), rate("10.6"));
}

TEST(Rate, of_an_amount_is_rounded_half_up) {
  EXPECT_EQ(rate("3").of(5'503'750), 165'113);
  EXPECT_EQ(rate("50").of(1), 1);
  EXPECT_EQ(rate("50").of(-1), -1);
  EXPECT_EQ(rate("49.999999999").of(1), 0);
  EXPECT_EQ(outcome(rate("1000").of(largest_amount)), ":amount_overflow");
}

TEST(FlatProfit, is_that_of_all_months) {
  EXPECT_EQ(flat_profit(minor("297,500"), rate("6"), 96), minor("142,800"));
  EXPECT_EQ(flat_profit(minor("4,150,000"), rate("8"), 60), minor("1,660,000"));
  EXPECT_EQ(flat_profit(1'000, rate("5"), 1), 4);  // 4.1666...
  EXPECT_EQ(flat_profit(1'000, rate("5"), 18), 75);
  EXPECT_EQ(flat_profit(30, rate("5"), 12), 2);  // 1.5
  EXPECT_EQ(outcome(flat_profit(largest_amount, rate("1000"), 600)), ":amount_overflow");
}

}  // namespace
}  // namespace murabaha
