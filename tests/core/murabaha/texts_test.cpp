// Texts that people write, and how refusals repeat them.

#include "murabaha/texts.h"

#include <gtest/gtest.h>

#include "murabaha/money.h"
#include "murabaha/rate.h"
#include "murabaha/terms.h"
#include "system.h"

namespace murabaha {
namespace {

using support::outcome;

constexpr std::size_t ten_megabytes = 10'000'000;

TEST(InQuotes, repeats_what_is_short_and_can_be_shown) {
  EXPECT_EQ(in_quotes("8O"), "'8O'");
  EXPECT_EQ(in_quotes("ثمانون"), "'ثمانون'");
  EXPECT_EQ(in_quotes(std::string(80, 'a')), "'" + std::string(80, 'a') + "'");
}

TEST(InQuotes, does_not_repeat_what_is_long_or_cannot_be_shown) {
  for (const std::string& text :
       {std::string(81, 'a'), std::string(ten_megabytes, 'a'), std::string("a\x1B[31m"),
        std::string("a\nb"), std::string("\xff"), std::string("a\u202Eb")}) {
    EXPECT_EQ(in_quotes(text), "This");
    EXPECT_EQ(in_quotes(text, "of the payment"), "of the payment");
  }
}

TEST(InQuotes, keeps_every_refusal_short) {
  const std::string euro = "EUR";
  Currency currency = Currency::of(euro).value();
  for (const std::string& text :
       {std::string(ten_megabytes, 'x'), std::string(ten_megabytes, '1'), std::string("1\x07")}) {
    auto amount = parse_amount(text, currency);
    EXPECT_EQ(outcome(amount), ":amount_syntax");
    EXPECT_EQ(amount.error().sentence, "This is not an amount: write digits, as in 1,250.50");
    auto rate = Rate::parse(text);
    EXPECT_EQ(outcome(rate), ":rate_syntax");
    EXPECT_EQ(rate.error().sentence, "This is not a rate: write a percentage, as in 6.25 %");
    auto unknown = Currency::of(text);
    EXPECT_EQ(outcome(unknown), ":currency_unknown");
    EXPECT_EQ(unknown.error().sentence, "This is not a currency of ISO 4217.");
    Terms terms{text + " ", "customer-1", currency, 1, 1};
    EXPECT_LT(terms.check().error().sentence.size(), 200U);
  }
}

TEST(NormalText, is_composed_and_has_no_spaces_around_it) {
  for (const char* same : {"caf\u00E9", "cafe\u0301", " caf\u00E9", "caf\u00E9\u00A0",
                           "cafe\u0301\u3000", "\n\tcaf\u00E9\r\n", "\u2028caf\u00E9"}) {
    EXPECT_EQ(normal_text(same), "caf\u00E9");
    EXPECT_EQ(normal_id(same), "caf\u00E9");
  }
  EXPECT_EQ(normal_text("two words\nin lines"), "two words\nin lines");
  EXPECT_EQ(normal_text(" \t\u2003"), "");
  EXPECT_EQ(normal_text(""), "");
  EXPECT_EQ(normal_text("\u0627\u0653"), "\u0622");  // alef with madda
  EXPECT_EQ(normal_text("caf\u00E9\u200F"), "caf\u00E9\u200F");
  EXPECT_EQ(normal_id("\u2068caf\u00E9\u200F \u2069"), "caf\u00E9");
}

TEST(NormalText, leaves_what_is_none_to_be_refused) {
  for (const std::string& none : {std::string(" \xff "), std::string(" \xE2\x80"),
                                  std::string(ten_megabytes, ' '), std::string("\uFEFF a")}) {
    EXPECT_EQ(normal_text(none), none);
    EXPECT_EQ(outcome(check_text("text", normal_text(none))), ":invalid_text");
  }
}

TEST(Texts, do_not_begin_with_a_byte_order_mark) {
  auto refused = check_text("reason", "\uFEFFno");
  EXPECT_EQ(outcome(refused), ":invalid_text");
  EXPECT_EQ(refused.error().sentence, "The reason begins with a byte order mark.");
  EXPECT_EQ(outcome(check_key("\uFEFFk")), ":invalid_text");
}

TEST(Keys, have_255_characters_that_can_be_printed) {
  std::string arabic;
  for (int i = 0; i < 255; ++i) arabic += "\u0645";
  EXPECT_EQ(outcome(check_key(arabic)), "ok");
  EXPECT_EQ(check_key(arabic + "\u0645").error().sentence,
            "The idempotency key is longer than 255 characters.");
  EXPECT_EQ(outcome(check_key("")), "ok");
  EXPECT_EQ(outcome(check_key("a b")), "ok");
  for (const char* wrong : {"a\nb", "a\x01", "a\x7F", "a\u0085", "a\u2028", "a\u2029", "\xff"}) {
    EXPECT_EQ(outcome(check_key(wrong)), ":invalid_text") << wrong;
  }
}

TEST(DirectionMarks, are_taken_out_of_a_text) {
  EXPECT_EQ(without_direction_marks("\u2068KWD 92.000\u2069"), "KWD 92.000");
  for (const char* mark : {"\u200E", "\u200F", "\u061C", "\u202A", "\u202E", "\u2066", "\u2067"}) {
    EXPECT_EQ(without_direction_marks(std::string("M") + mark + "-1" + mark), "M-1");
  }
  EXPECT_EQ(without_direction_marks("٣ أيار \u20AC \u2070"), "٣ أيار \u20AC \u2070");
  EXPECT_EQ(without_direction_marks("\xE2\x80"), "\xE2\x80");
}

TEST(DirectionMarks, do_not_keep_a_number_from_being_read) {
  Currency kwd = Currency::of("KWD").value();
  EXPECT_EQ(parse_amount("\u206892.000\u2069", kwd), 92'000);
  EXPECT_EQ(parse_amount("\u200F\u061C٩٢٫٥\u200E", kwd), 92'500);
  EXPECT_EQ(Rate::parse("\u2066٦٫٢٥٪\u2069").value(), Rate::parse("6.25 %").value());
}

}  // namespace
}  // namespace murabaha
