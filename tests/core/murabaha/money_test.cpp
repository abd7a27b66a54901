#include "murabaha/money.h"

#include <gtest/gtest.h>

#include <limits>

#include "system.h"

namespace murabaha {
namespace {

using support::outcome;

Currency currency(std::string_view code) { return Currency::of(code).value(); }

std::string read(std::string_view text, std::string_view code) {
  auto amount = parse_amount(text, currency(code));
  return amount ? std::to_string(*amount) : to_text(amount.error().reason);
}

TEST(Currency, has_the_digits_that_iso_4217_lists) {
  for (auto code : {"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX",
                    "UYI", "VND", "VUV", "XAF", "XOF", "XPF"}) {
    EXPECT_EQ(currency(code).exponent(), 0) << code;
  }
  for (auto code : {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"}) {
    EXPECT_EQ(currency(code).exponent(), 3) << code;
  }
  for (auto code : {"CLF", "UYW"}) EXPECT_EQ(currency(code).exponent(), 4) << code;
  for (auto code : {"AED", "EUR", "MYR", "PKR", "SAR", "USD", "ZAR", "ZWG"}) {
    EXPECT_EQ(currency(code).exponent(), 2) << code;
  }
}

TEST(Currency, is_unknown_unless_it_is_exactly_a_listed_code) {
  // "EDA" stands inside the list of codes, across two of them.
  for (auto code : {"", "E", "EU", "EURO", "eur", "EDA", "ZZZ"}) {
    EXPECT_EQ(outcome(Currency::of(code)), ":currency_unknown") << code;
  }
}

TEST(Currency, no_currency_counts_whole_numbers) {
  EXPECT_EQ(currency("XXX"), Currency());
  EXPECT_EQ(Currency().exponent(), 0);
  EXPECT_EQ(format_money(100'000, Currency()), "100,000");
}

TEST(Money, is_read_as_people_write_it) {
  EXPECT_EQ(read("1250.50", "USD"), "125050");
  EXPECT_EQ(read("1,250.50", "USD"), "125050");
  EXPECT_EQ(read("1,250.5", "USD"), "125050");
  EXPECT_EQ(read("  7 ", "USD"), "700");
  EXPECT_EQ(read("0", "USD"), "0");
  EXPECT_EQ(read("0.001", "KWD"), "1");
  EXPECT_EQ(read("1,234,567", "JPY"), "1234567");

  EXPECT_EQ(read("-12.30", "EUR"), "-1230");
  EXPECT_EQ(read("00012", "JPY"), "12");
}

TEST(Money, is_read_in_arabic_digits) {
  EXPECT_EQ(read("١٬٢٥٠٫٥٠", "AED"), "125050");
  EXPECT_EQ(read("٩٠", "JPY"), "90");
  EXPECT_EQ(read("۱۲۳.۴۵۶", "KWD"), "123456");
  EXPECT_EQ(read("٪٥", "AED"), ":amount_syntax");
  EXPECT_EQ(read("\xD9", "AED"), ":amount_syntax");
}

TEST(Money, is_not_read_from_anything_else) {
  for (auto text : {"",    " ",      "-",    ".",        ".5",    "5.",  "5,",
                    ",5",  "1,,000", "1,00", "1234,567", "1.2.3", "1e3", "+1",
                    "--1", "1 000",  "12a",  "1,00a",    "0x10",  "NaN", "1,000.5,0"}) {
    EXPECT_EQ(read(text, "USD"), ":amount_syntax") << '\'' << text << '\'';
  }
}

TEST(Money, is_never_rounded_when_it_is_read) {
  EXPECT_EQ(read("1.2345", "BHD"), "{:amount_precision, 3}");
  EXPECT_EQ(read("1.234", "BHD"), "1234");
  EXPECT_EQ(read("1.000", "USD"), "{:amount_precision, 2}");
  EXPECT_EQ(read("1.0", "JPY"), "{:amount_precision, 0}");
  EXPECT_EQ(read("1.2345", "CLF"), "12345");
}

TEST(Money, ends_at_the_largest_whole_number_that_every_reader_of_exports_holds) {
  EXPECT_EQ(read("9,007,199,254,740,991", "JPY"), "9007199254740991");
  EXPECT_EQ(read("9,007,199,254,740,992", "JPY"), ":amount_overflow");
  EXPECT_EQ(read("90071992547409.91", "USD"), "9007199254740991");
  EXPECT_EQ(read("90071992547409.92", "USD"), ":amount_overflow");
  EXPECT_EQ(read("9223372036854775807", "JPY"), ":amount_overflow");
  EXPECT_EQ(read("18446744073709551616", "JPY"), ":amount_overflow");
  EXPECT_EQ(read(std::string(400, '9'), "JPY"), ":amount_overflow");
  EXPECT_EQ(read("-9007199254740992", "JPY"), ":amount_overflow");
}

TEST(Money, is_written_with_the_digits_of_its_currency) {
  EXPECT_EQ(format_money(92'000, currency("KWD")), "KWD 92.000");
  EXPECT_EQ(format_money(92'000, currency("JPY")), "JPY 92,000");
  EXPECT_EQ(format_money(92'000, currency("USD")), "USD 920.00");
  EXPECT_EQ(format_amount(5, currency("USD")), "0.05");
  EXPECT_EQ(format_amount(-5, currency("USD")), "-0.05");
  EXPECT_EQ(format_amount(0, currency("CLF")), "0.0000");
  EXPECT_EQ(format_amount(999, currency("JPY")), "999");
  EXPECT_EQ(format_amount(1'000, currency("JPY")), "1,000");
  EXPECT_EQ(format_amount(123'456'789, currency("USD")), "1,234,567.89");
  EXPECT_EQ(format_amount(std::numeric_limits<Amount>::min(), currency("JPY")),
            "-9,223,372,036,854,775,808");
}

TEST(Money, reads_back_what_it_has_written) {
  for (auto code : {"JPY", "USD", "KWD", "CLF"}) {
    for (Amount amount : {0L, 1L, 9L, 10L, 999L, 1'000L, 12'345'678L, -1L, -1'234L, largest_amount,
                          -largest_amount}) {
      EXPECT_EQ(parse_amount(format_amount(amount, currency(code)), currency(code)).value(), amount)
          << code;
    }
  }
}

TEST(Money, is_added_up_to_the_largest_amount) {
  EXPECT_EQ(add(100'000, 10'000).value(), 110'000);
  EXPECT_EQ(add(largest_amount - 1, 1).value(), largest_amount);
  EXPECT_EQ(outcome(add(largest_amount, 1)), ":amount_overflow");
  EXPECT_EQ(outcome(add(std::numeric_limits<Amount>::max(), 1)), ":amount_overflow");
}

TEST(Money, says_in_a_sentence_why_it_refuses) {
  EXPECT_EQ(parse_amount("1.2345", currency("BHD")).error().sentence,
            "BHD has 3 digits after the point, not 4.");
  EXPECT_FALSE(parse_amount("x", currency("BHD")).error().sentence.empty());
  EXPECT_FALSE(Currency::of("ZZZ").error().sentence.empty());
}

}  // namespace
}  // namespace murabaha
