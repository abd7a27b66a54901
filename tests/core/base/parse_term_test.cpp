#include "base/parse_term.h"

#include <gtest/gtest.h>

#include "system.h"

namespace {

using namespace otp;
using support::outcome;

std::string again(std::string_view text) {
  auto term = parse_term(text);
  return term ? to_text(*term) : term.error().sentence;
}

TEST(ParseTerm, reads_what_is_printed) {
  for (const char* text : {"0",
                           "-42",
                           "9223372036854775807",
                           "1.5",
                           "-2e-07",
                           "nil",
                           "true",
                           ":ok",
                           "Counter",
                           ":\"two words\"",
                           ":ready?",
                           "\"a \\\"b\\\" \\\\ \\n\"",
                           "\"متجر\"",
                           "<0.12.1>",
                           "#Ref<7>",
                           "{}",
                           "{:error, {:badmatch, 3}}",
                           "[]",
                           "[1, [2], {3}]",
                           "%{\"b\" => [2], :a => 1}",
                           "%{}",
                           "%Increment{}",
                           "%Pay{instruction: %Instruction{key: \"k\", amount: 3}}"}) {
    EXPECT_EQ(again(text), text);
  }
}

TEST(ParseTerm, does_not_care_for_spaces) {
  EXPECT_EQ(again("  { :a ,1 , [ ] } "), "{:a, 1, []}");
  EXPECT_EQ(again("%{1=>2}"), "%{1 => 2}");
  EXPECT_EQ(again("%A{b:1}"), "%A{b: 1}");
}

TEST(ParseTerm, a_pid_is_that_of_a_life) {
  EXPECT_EQ(parse_pid(Pid{7, 5}.text()), (Pid{7, 5}));
  for (const char* none : {"", "<0.7>", "<0.7.2", "<1.7.2>", "<0.7.2>x", "<0.-7.2>",
                           "<0.7.4294967295>", "<0.99999999999.0>"}) {
    EXPECT_TRUE(parse_pid(none).is_none()) << none;
  }
}

TEST(ParseTerm, says_where_and_what_is_wrong) {
  EXPECT_EQ(again(""), "Character 1: a value is expected.");
  EXPECT_EQ(again("ok"), "Character 1: an atom begins with a colon, a text with a quotation mark.");
  EXPECT_EQ(again("{1, 2"), "Character 6: a comma or } is expected.");
  EXPECT_EQ(again("{1, }"), "Character 5: a value is expected.");
  EXPECT_EQ(again("[1 2]"), "Character 4: a comma or ] is expected.");
  EXPECT_EQ(again("1 2"), "Character 3: nothing more is expected.");
  EXPECT_EQ(again("\"open"), "Character 6: the closing quotation mark is missing.");
  EXPECT_EQ(again("\"open\\"), "Character 7: the closing quotation mark is missing.");
  EXPECT_EQ(again("{\"متجر\", x}"),
            "Character 10: an atom begins with a colon, a text with a quotation mark.");
  EXPECT_EQ(again("9223372036854775808"), "Character 1: this number is too large.");
  EXPECT_EQ(again("1.2.3"), "Character 1: this is no number.");
  EXPECT_EQ(again("-"), "Character 1: this is no number.");
  EXPECT_EQ(again(":"), "Character 2: an atom is expected.");
  EXPECT_EQ(again("<0.12>"), "Character 1: a pid such as <0.12.1> is expected.");
  EXPECT_EQ(again("#Ref<x>"), "Character 6: the number of a reference is expected.");
  EXPECT_EQ(again("%{1 2}"), "Character 5: => is expected.");
  EXPECT_EQ(again("%Pay"), "Character 5: { is expected.");
  EXPECT_EQ(again("%Pay{amount 3}"), "Character 13: a colon is expected.");
  EXPECT_EQ(outcome(parse_term("x")), "{:syntax, 1}");
  EXPECT_EQ(again(std::string(101, '[')), "Character 101: this is too deep.");
}

}  // namespace
