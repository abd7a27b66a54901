#include "murabaha/date.h"

#include "money_samples.h"

namespace murabaha {
namespace {

using support::day;

TEST(Dates, of_a_month_later_end_with_it) {
  EXPECT_EQ(format_date(add_months(day(2026, 1, 31), 1)), "2026-02-28");
  EXPECT_EQ(format_date(add_months(day(2026, 1, 31), 2)), "2026-03-31");
  EXPECT_EQ(format_date(add_months(day(2028, 1, 31), 1)), "2028-02-29");
  EXPECT_EQ(format_date(add_months(day(2028, 2, 29), 12)), "2029-02-28");
  EXPECT_EQ(format_date(add_months(day(2026, 11, 15), 14)), "2028-01-15");
}

TEST(Dates, have_whole_months_between_them) {
  EXPECT_EQ(months_passed(day(2026, 1, 1), day(2026, 1, 30)), 0);
  EXPECT_EQ(months_passed(day(2026, 1, 1), day(2026, 1, 31)), 1);
  EXPECT_EQ(months_passed(day(2025, 12, 31), day(2026, 1, 31)), 1);
  EXPECT_EQ(months_passed(day(2025, 12, 31), day(2026, 12, 31)), 12);
  EXPECT_EQ(months_passed(day(2026, 1, 15), day(2026, 2, 13)), 0);
  EXPECT_EQ(months_passed(day(2026, 1, 15), day(2026, 2, 14)), 1);
  EXPECT_EQ(months_passed(day(2026, 1, 31), day(2026, 2, 28)), 1);
  EXPECT_EQ(months_passed(day(2026, 1, 31), day(2026, 3, 15)), 1);
  EXPECT_EQ(months_passed(day(2026, 3, 1), day(2026, 1, 1)), 0);
}

}  // namespace
}  // namespace murabaha
