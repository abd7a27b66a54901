#include "base/value_shape.h"

#include <gtest/gtest.h>

#include <limits>

#include "many_fields.h"
#include "system.h"

namespace readable {

using support::Many;

enum class Colour { Red, Blue };
inline std::string_view name_of(Colour colour) {
  return colour == Colour::Red ? "red" : colour == Colour::Blue ? "blue" : "";
}

struct Empty {};
struct Point {
  std::int64_t x = 0;
  Colour colour = Colour::Blue;
  static constexpr auto fields =
      std::tuple{otp::field("x", &Point::x), otp::field("colour", &Point::colour)};
};
struct Coins {
  static constexpr std::string_view kind = "amount";
};
struct Drawing {
  Point from;
  std::vector<Point> others;
  std::optional<std::int64_t> width;
  std::string ink = "red";
  std::int64_t price = 0;
  static constexpr auto fields =
      std::tuple{otp::field("from", &Drawing::from), otp::field("others", &Drawing::others),
                 otp::field("width", &Drawing::width), otp::field_of<Colour>("ink", &Drawing::ink),
                 otp::field_of<Coins>("price", &Drawing::price)};
};

}  // namespace readable

namespace {

using namespace otp;
using namespace readable;
using namespace std::chrono_literals;
using support::outcome;

TEST(ReadValue, builds_what_was_described) {
  Many many{true, -1, 255, "x", Pid{2, 1}, Atom("a"), 3s, 1.5};
  auto back = read_value<Many>(describe(many));
  ASSERT_TRUE(back);
  EXPECT_EQ(describe(*back), describe(many));
}

TEST(ReadValue, leaves_fields_that_are_not_given_as_they_are_by_default) {
  auto built = read_value<Many>(Term::record(Atom("Many"), {{Atom("flag"), true}}));
  ASSERT_TRUE(built);
  EXPECT_TRUE(built->flag);
  EXPECT_EQ(built->number, 7);
  EXPECT_EQ(built->text, "default");
  EXPECT_TRUE(read_value<Many>(Term()));
  EXPECT_TRUE(read_value<Empty>(Term()));
}

std::string built_with(std::string_view field, Term value) {
  return outcome(read_value<Many>(Term::record(Atom("Many"), {{Atom(field), std::move(value)}})));
}

TEST(ReadValue, says_which_value_does_not_fit) {
  EXPECT_EQ(built_with("flag", 1), "{:wrong_type, 1}");
  EXPECT_EQ(built_with("number", "7"), "{:wrong_type, \"7\"}");
  EXPECT_EQ(built_with("number", 1.5), "{:wrong_type, 1.5}");
  EXPECT_EQ(built_with("small", 256), "{:wrong_type, 256}");
  EXPECT_EQ(built_with("small", -1), "{:wrong_type, -1}");
  EXPECT_EQ(built_with("text", Atom("x")), "{:wrong_type, :x}");
  EXPECT_EQ(built_with("pid", 1), "{:wrong_type, 1}");
  EXPECT_EQ(built_with("atom", "x"), "{:wrong_type, \"x\"}");
  EXPECT_EQ(built_with("time", "1s"), "{:wrong_type, \"1s\"}");
  auto refused = read_value<Many>(Term::record(Atom("Many"), {{Atom("flag"), 1}}));
  EXPECT_EQ(refused.error().sentence, "1 is not a value of the kind true or false");
}

TEST(ReadValue, refuses_times_that_no_clock_can_hold) {
  auto most = std::numeric_limits<std::int64_t>::max();
  EXPECT_EQ(built_with("time", most / 1'000'000), "ok");
  EXPECT_EQ(built_with("time", most / 1'000'000 + 1),
            "{:wrong_type, " + std::to_string(most / 1'000'000 + 1) + "}");
  EXPECT_EQ(built_with("time", std::numeric_limits<std::int64_t>::min()),
            "{:wrong_type, -9223372036854775808}");
}

TEST(ReadValue, takes_nothing_that_is_no_record_for_one_value) {
  EXPECT_EQ(read_value<std::int64_t>(5).value(), 5);
  EXPECT_EQ(outcome(read_value<std::int64_t>("5")), "{:wrong_type, \"5\"}");
}

TEST(ReadValue, builds_what_holds_other_values) {
  Drawing drawing{{1, Colour::Red}, {{2, Colour::Blue}, {3, Colour::Red}}, 5, "blue", 12};
  auto back = read_value<Drawing>(describe(drawing));
  ASSERT_TRUE(back);
  EXPECT_EQ(describe(*back), describe(drawing));
  EXPECT_EQ(describe(*read_value<Drawing>(Term())), describe(Drawing()));
}

std::string drawn_with(std::string_view field, Term value) {
  return outcome(read_value<Drawing>(Term::record(Atom("x"), {{Atom(field), std::move(value)}})));
}

TEST(ReadValue, says_which_part_does_not_fit) {
  EXPECT_EQ(drawn_with("from", 1), "{:wrong_type, 1}");
  EXPECT_EQ(drawn_with("from", Term::record(Atom("Point"), {{Atom("colour"), Atom("pink")}})),
            "{:wrong_type, :pink}");
  EXPECT_EQ(drawn_with("others", Term::list({Atom("x")})), "{:wrong_type, :x}");
  EXPECT_EQ(drawn_with("others", 1), "{:wrong_type, 1}");
  EXPECT_EQ(drawn_with("width", "wide"), "{:wrong_type, \"wide\"}");
}

std::string shown(const ValueShape& shape) {
  std::string text = shape.kind + (shape.is_optional ? "?" : "");
  for (Atom word : shape.words) text += " " + std::string(word.text());
  for (const FieldShape& field : shape.fields) {
    text += " " + std::string(field.name.text()) + "(" + shown(field.shape) + "=" +
            to_text(field.initial) + ")";
  }
  for (const ValueShape& item : shape.items) text += " of (" + shown(item) + ")";
  return text;
}

TEST(ValueShape, says_how_values_are_made_up) {
  std::string point = "record x(whole number=0) colour(atom red blue=:blue)";
  EXPECT_EQ(shown(shape_of<Point>()), point);
  EXPECT_EQ(shown(shape_of<Drawing>()),
            "record from(" + point + "=%Point{x: 0, colour: :blue}) others(list of (" + point +
                ")=[]) width(whole number?=nil) ink(text red "
                "blue=\"red\") price(amount=0)");
  EXPECT_EQ(shape_of<Point>().record, Atom("Point"));
  EXPECT_TRUE(field_shapes<Empty>().empty());
}

TEST(KindName, says_what_people_call_the_type_of_a_field) {
  EXPECT_EQ(kind_name<bool>(), "true or false");
  EXPECT_EQ(kind_name<std::uint8_t>(), "whole number");
  EXPECT_EQ(kind_name<std::string>(), "text");
  EXPECT_EQ(kind_name<Duration>(), "milliseconds");
  EXPECT_EQ(kind_name<Term>(), "term");
  EXPECT_EQ(kind_name<Colour>(), "Colour");
}

}  // namespace
