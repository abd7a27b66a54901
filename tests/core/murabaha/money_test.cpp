#include "murabaha/money.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <limits>
#include <map>
#include <set>

#include "money_samples.h"

namespace murabaha {
namespace {

using support::currency;
using support::outcome;

using Amounts = std::vector<Amount>;

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
  for (auto code : {"AED", "EUR", "MYR", "PKR", "SAR", "USD", "XAD", "XCG", "ZAR", "ZWG"}) {
    EXPECT_EQ(currency(code).exponent(), 2) << code;
  }
}

TEST(Currency, counts_whole_units_where_iso_4217_lists_no_minor_one) {
  for (auto code : {"XAG", "XAU", "XBA", "XBB", "XBC", "XBD", "XDR", "XPD", "XPT", "XSU", "XTS",
                    "XUA", "XXX"}) {
    EXPECT_EQ(currency(code).exponent(), 0) << code;
  }
}

TEST(Currency, are_listed_once_each) {
  std::map<int, int> counts;
  std::set<std::string> codes;
  for (const Currency& listed : Currency::all()) {
    ++counts[listed.exponent()];
    codes.emplace(listed.code());
    EXPECT_EQ(Currency::of(listed.code()), listed);
  }
  EXPECT_EQ(codes.size(), Currency::all().size());
  // 17 and those without a minor unit; all others have two digits.
  EXPECT_EQ(counts, (std::map<int, int>{{0, 30}, {2, 141}, {3, 7}, {4, 2}}));
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
  EXPECT_EQ(read("۱٬۲۳۴٬۵۶۷", "JPY"), "1234567");
  EXPECT_EQ(read("1٬250٫5", "AED"), "125050");
  EXPECT_EQ(read("١٬٢٥", "AED"), ":amount_syntax");
  EXPECT_EQ(read("١٫٢٣٤", "AED"), "{:amount_precision, 2}");
  EXPECT_EQ(read("۱۲۳.۴۵۶", "KWD"), "123456");
  EXPECT_EQ(read("٪٥", "AED"), ":amount_syntax");
  EXPECT_EQ(read("\xD9", "AED"), ":amount_syntax");
}

TEST(Money, is_not_read_from_anything_else) {
  for (auto text : {"",         " ",         "-",         ".",     ".5",       "5.",
                    "5,",       ",5",        "1,,000",    "1,00",  "1234,567", "1.2.3",
                    "1e3",      "+1",        "--1",       "1 000", "12a",      "1,00a",
                    "0x10",     "NaN",       "1,000.5,0", "0,125", "00,125",   "1234,567,890",
                    "1,234,56", "12,34,567", "1,234,"}) {
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
  EXPECT_EQ(outcome(add(-largest_amount, -1)), ":amount_overflow");
}

TEST(Money, is_taken_away_and_summed_within_the_same_limits) {
  EXPECT_EQ(subtract(110'000, 50'000), 60'000);
  EXPECT_EQ(subtract(0, largest_amount), -largest_amount);
  EXPECT_EQ(outcome(subtract(-1, largest_amount)), ":amount_overflow");
  EXPECT_EQ(outcome(subtract(0, std::numeric_limits<Amount>::min())), ":amount_overflow");
  EXPECT_EQ(sum(Amounts{}), 0);
  EXPECT_EQ(sum(Amounts{1, 2, 3}), 6);
  EXPECT_EQ(sum(Amounts{largest_amount, largest_amount, -largest_amount}), largest_amount);
  EXPECT_EQ(outcome(sum(Amounts(1'000, std::numeric_limits<Amount>::max()))), ":amount_overflow");
}

TEST(Money, is_multiplied_in_128_bits_and_rounded_half_away_from_zero) {
  EXPECT_EQ(mul_div(9'000'000'000, 9'000'000'000, 9'000'000'000), 9'000'000'000);
  EXPECT_EQ(mul_div(largest_amount, std::numeric_limits<std::int64_t>::max(),
                    std::numeric_limits<std::int64_t>::max()),
            largest_amount);
  EXPECT_EQ(outcome(mul_div(largest_amount, 3, 2)), ":amount_overflow");
  EXPECT_EQ(mul_div(1, 1, 2), 1);
  EXPECT_EQ(mul_div(-1, 1, 2), -1);
  EXPECT_EQ(mul_div(1, 1, 3), 0);
  EXPECT_EQ(mul_div(2, 1, 3), 1);
  EXPECT_EQ(mul_div(-2, 1, 3), -1);
  EXPECT_EQ(mul_div(4, 1, 3), 1);
  EXPECT_EQ(mul_div(5, 1, 3), 2);
  EXPECT_EQ(mul_div(10'000, 50'000, 110'000), 4'545);
}

TEST(Money, is_shared_by_cumulative_rounding) {
  EXPECT_EQ(split(2'000, 3), (Amounts{667, 666, 667}));
  EXPECT_EQ(split(1, 4), (Amounts{0, 1, 0, 0}));
  EXPECT_EQ(split(-2'000, 3), (Amounts{-667, -666, -667}));
  EXPECT_EQ(split(100, Amounts{1, 0, 2}), (Amounts{33, 0, 67}));
  EXPECT_EQ(split(100, Amounts{0, 5}), (Amounts{0, 100}));
  EXPECT_EQ(split(largest_amount, Amounts{largest_amount - 1, 1}),
            (Amounts{largest_amount - 1, 1}));
}

TEST(Money, that_is_shared_adds_up) {
  EXPECT_TRUE(rc::check("split adds up", [] {
    Amount whole = *rc::gen::inRange<Amount>(-largest_amount, largest_amount);
    int count = *rc::gen::inRange(1, 600);
    Amounts parts = split(whole, count);
    RC_ASSERT(sum(parts).value() == whole);
    auto [least, most] = std::ranges::minmax(parts);
    RC_ASSERT(most - least <= 1);
  }));
}

TEST(CostBreakdown, adds_up_to_the_cost) {
  EXPECT_EQ(outcome(check_cost_breakdown(Amounts{70, 30}, 100)), "ok");
  EXPECT_EQ(outcome(check_cost_breakdown(Amounts{70, 31}, 100)), "{:cost_breakdown_mismatch, 1}");
  EXPECT_EQ(outcome(check_cost_breakdown(Amounts{}, 100)), "{:cost_breakdown_mismatch, -100}");
  EXPECT_EQ(check_cost_breakdown(Amounts{70}, 100).error().sentence,
            "The lines of the cost add up to 30 minor units less than the cost.");
}

TEST(Money, of_every_currency_is_read_as_it_was_written) {
  EXPECT_TRUE(rc::check("parse(format(x)) = x", [] {
    Amount limit = *rc::gen::element<Amount>(10, 10'000, 10'000'000, largest_amount);
    Amount amount = *rc::gen::inRange<Amount>(-limit, limit);
    for (const Currency& listed : Currency::all()) {
      RC_ASSERT(parse_amount(format_amount(amount, listed), listed).value() == amount);
    }
  }));
}

TEST(Money, says_in_a_sentence_why_it_refuses) {
  EXPECT_EQ(parse_amount("1.2345", currency("BHD")).error().sentence,
            "BHD has 3 digits after the point, not 4.");
  EXPECT_FALSE(parse_amount("x", currency("BHD")).error().sentence.empty());
  EXPECT_FALSE(Currency::of("ZZZ").error().sentence.empty());
}

}  // namespace
}  // namespace murabaha
