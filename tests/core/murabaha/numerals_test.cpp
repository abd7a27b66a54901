#include "murabaha/numerals.h"

#include <gtest/gtest.h>

namespace murabaha {
namespace {

TEST(Numerals, become_latin) {
  EXPECT_EQ(latin_numerals("٠١٢٣٤٥٦٧٨٩"), "0123456789");
  EXPECT_EQ(latin_numerals("۰۱۲۳۴۵۶۷۸۹"), "0123456789");
  EXPECT_EQ(latin_numerals("١٬٢٥٠٫٥٠"), "1,250.50");
  EXPECT_EQ(latin_numerals("٨٪"), "8%");
}

TEST(Numerals, leave_all_else) {
  EXPECT_EQ(latin_numerals("a 1,5 é ف"), "a 1,5 é ف");
  EXPECT_EQ(latin_numerals("\xD9"), "\xD9");
  EXPECT_EQ(latin_numerals(""), "");
}

TEST(Numerals, trims_spaces_and_knows_digits) {
  EXPECT_EQ(trimmed("  a b "), "a b");
  EXPECT_EQ(trimmed("   "), "");
  EXPECT_TRUE(all_digits("0123"));
  EXPECT_FALSE(all_digits(""));
  EXPECT_FALSE(all_digits("1 2"));
}

}  // namespace
}  // namespace murabaha
