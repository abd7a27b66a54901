#include "base/describe.h"

#include <gtest/gtest.h>

#include "many_fields.h"

namespace shapes {

using support::Many;

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
