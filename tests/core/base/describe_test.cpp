#include "base/describe.h"

#include <gtest/gtest.h>

#include <limits>

#include "system.h"

namespace shapes {

enum class Colour { Red, Blue };
inline std::string_view name_of(Colour colour) { return colour == Colour::Red ? "red" : "blue"; }
enum class Plain { Zero, One };

struct Empty {};
struct Opaque {
  int hidden = 1;
};
struct Knows {
  otp::Term describe() const { return otp::Atom("itself"); }
};
struct Many {
  bool flag = false;
  std::int64_t number = 7;
  std::uint8_t small = 0;
  std::string text = "default";
  otp::Pid pid;
  otp::Atom atom;
  otp::Duration time{};
  otp::Term term;
  static constexpr auto fields =
      std::tuple{otp::field("flag", &Many::flag),   otp::field("number", &Many::number),
                 otp::field("small", &Many::small), otp::field("text", &Many::text),
                 otp::field("pid", &Many::pid),     otp::field("atom", &Many::atom),
                 otp::field("time", &Many::time),   otp::field("term", &Many::term)};
};
template <class T>
struct Box {};
struct Server {
  struct State {};
};

}  // namespace shapes

namespace {

using namespace otp;
using namespace shapes;
using namespace std::chrono_literals;
using support::outcome;

template <class T>
std::string shown(const T& value) {
  return to_text(describe(value));
}

TEST(Describe, shows_values_as_terms) {
  EXPECT_EQ(shown(true), "true");
  EXPECT_EQ(shown(42), "42");
  EXPECT_EQ(shown(std::string("text")), "\"text\"");
  EXPECT_EQ(shown(Colour::Blue), ":blue");
  EXPECT_EQ(shown(Plain::One), "1");
  EXPECT_EQ(shown(Empty()), "%Empty{}");
  EXPECT_EQ(shown(Opaque()), "%Opaque{}");
  EXPECT_EQ(shown(Knows()), ":itself");
  EXPECT_EQ(shown(Duration(1500ms)), "1500");
  EXPECT_EQ(shown(TimePoint(2s)), "2000");
  EXPECT_EQ(shown(ExitReason::shutdown()), ":shutdown");
}

TEST(Describe, shows_what_holds_other_values) {
  EXPECT_EQ(shown(std::optional<int>()), "nil");
  EXPECT_EQ(shown(std::optional<int>(3)), "3");
  EXPECT_EQ(shown(std::vector<Colour>{Colour::Red}), "[:red]");
  EXPECT_EQ(shown(std::map<std::string, int>{{"a", 1}}), "%{\"a\" => 1}");
  EXPECT_EQ(shown(std::pair(1, Colour::Red)), "{1, :red}");
  EXPECT_EQ(shown(Result<int>(3)), "{:ok, 3}");
  EXPECT_EQ(shown(Result<>()), ":ok");
  EXPECT_EQ(shown(Result<int>(refuse(Atom("no")))), "{:error, :no}");
}

TEST(Describe, shows_the_fields_of_a_struct_by_name) {
  Many many{true, -1, 255, "x", Pid{2, 1}, Atom("a"), 3s, 1.5};
  EXPECT_EQ(shown(many),
            "%Many{flag: true, number: -1, small: 255, text: \"x\", pid: <0.2.0>, atom: :a, "
            "time: 3000, term: 1.5}");
}

TEST(FromTerm, builds_what_was_described) {
  Many many{true, -1, 255, "x", Pid{2, 1}, Atom("a"), 3s, 1.5};
  auto back = from_term<Many>(describe(many));
  ASSERT_TRUE(back);
  EXPECT_EQ(describe(*back), describe(many));
}

TEST(FromTerm, leaves_fields_that_are_not_given_as_they_are_by_default) {
  auto built = from_term<Many>(Term::record(Atom("Many"), {{Atom("flag"), true}}));
  ASSERT_TRUE(built);
  EXPECT_TRUE(built->flag);
  EXPECT_EQ(built->number, 7);
  EXPECT_EQ(built->text, "default");
  EXPECT_TRUE(from_term<Many>(Term()));
  EXPECT_TRUE(from_term<Empty>(Term()));
}

std::string built_with(std::string_view field, Term value) {
  return outcome(from_term<Many>(Term::record(Atom("Many"), {{Atom(field), std::move(value)}})));
}

TEST(FromTerm, says_which_value_does_not_fit) {
  EXPECT_EQ(built_with("flag", 1), "{:wrong_type, 1}");
  EXPECT_EQ(built_with("number", "7"), "{:wrong_type, \"7\"}");
  EXPECT_EQ(built_with("number", 1.5), "{:wrong_type, 1.5}");
  EXPECT_EQ(built_with("small", 256), "{:wrong_type, 256}");
  EXPECT_EQ(built_with("small", -1), "{:wrong_type, -1}");
  EXPECT_EQ(built_with("text", Atom("x")), "{:wrong_type, :x}");
  EXPECT_EQ(built_with("pid", 1), "{:wrong_type, 1}");
  EXPECT_EQ(built_with("atom", "x"), "{:wrong_type, \"x\"}");
  EXPECT_EQ(built_with("time", "1s"), "{:wrong_type, \"1s\"}");
  auto refused = from_term<Many>(Term::record(Atom("Many"), {{Atom("flag"), 1}}));
  EXPECT_EQ(refused.error().sentence, "1 is not a value of the kind true or false");
}

TEST(FromTerm, refuses_times_that_no_clock_can_hold) {
  auto most = std::numeric_limits<std::int64_t>::max();
  EXPECT_EQ(built_with("time", most / 1'000'000), "ok");
  EXPECT_EQ(built_with("time", most / 1'000'000 + 1),
            "{:wrong_type, " + std::to_string(most / 1'000'000 + 1) + "}");
  EXPECT_EQ(built_with("time", std::numeric_limits<std::int64_t>::min()),
            "{:wrong_type, -9223372036854775808}");
}

TEST(FromTerm, takes_nothing_that_is_no_record_for_one_value) {
  EXPECT_EQ(from_term<std::int64_t>(5).value(), 5);
  EXPECT_EQ(outcome(from_term<std::int64_t>("5")), "{:wrong_type, \"5\"}");
}

TEST(KindName, says_what_people_call_the_type_of_a_field) {
  EXPECT_EQ(kind_name<bool>(), "true or false");
  EXPECT_EQ(kind_name<std::uint8_t>(), "whole number");
  EXPECT_EQ(kind_name<std::string>(), "text");
  EXPECT_EQ(kind_name<Duration>(), "milliseconds");
  EXPECT_EQ(kind_name<Term>(), "term");
  EXPECT_EQ(kind_name<Colour>(), "Colour");
}

TEST(TypeName, drops_namespaces_and_names_a_state_after_its_server) {
  EXPECT_EQ(type_name<Empty>(), "Empty");
  EXPECT_EQ(type_name<Server>(), "Server");
  EXPECT_EQ(type_name<Server::State>(), "Server");
  EXPECT_EQ(type_name<std::string>(), "string");
  EXPECT_EQ(type_name<int>(), "integer");
  EXPECT_EQ(type_name<bool>(), "boolean");
  EXPECT_EQ(type_name<std::vector<int>>(), "list");
  EXPECT_EQ(type_name<std::optional<int>>(), "optional");
  EXPECT_EQ(type_name<Result<int>>(), "result");
  EXPECT_TRUE(type_name<Box<Empty>>().starts_with("Box<"));
  EXPECT_EQ(type_name(typeid(std::runtime_error)), "runtime_error");
  EXPECT_EQ(type_name(typeid(Empty)), "Empty");
}

}  // namespace
