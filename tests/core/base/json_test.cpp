#include "base/json.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

namespace otp {
namespace {

using namespace otp::literals;
using nlohmann::json;

std::string written(const auto& value) { return JsonWriter().value(value).take(); }

TEST(JsonWriter, puts_commas_and_colons_where_they_belong) {
  JsonWriter out;
  out.begin_object().field("a", 1).key("b").begin_array().value(true).null().begin_object();
  out.end_object().end_array().field("c", "d").key("e").begin_array().end_array().end_object();
  EXPECT_EQ(out.text(), R"({"a":1,"b":[true,null,{}],"c":"d","e":[]})");
}

TEST(JsonWriter, writes_numbers_that_are_read_as_they_were) {
  EXPECT_EQ(written(std::numeric_limits<std::int64_t>::min()), "-9223372036854775808");
  EXPECT_EQ(written(std::numeric_limits<std::uint64_t>::max()), "18446744073709551615");
  for (double number : {0.1, -1e300, 5e-324, 12.5}) {
    EXPECT_EQ(json::parse(written(number)).get<double>(), number);
  }
  EXPECT_EQ(written(std::nan("")), "null");
  EXPECT_EQ(written(std::numeric_limits<double>::infinity()), "null");
}

TEST(JsonWriter, escapes_every_character_that_needs_it) {
  std::string all;
  for (int c = 0; c < 128; ++c) all += static_cast<char>(c);
  all += "äß € 𝄞";
  EXPECT_EQ(json::parse(written(all)).get<std::string>(), all);
  EXPECT_EQ(written("\"\\\n\x01"), R"("\"\\\n\u0001")");
  EXPECT_EQ(json::parse(JsonWriter().begin_object().field(all, 1).end_object().take())[all], 1);
}

TEST(JsonWriter, replaces_what_is_no_utf_8) {
  // a lone byte, a cut character, an overlong one, a surrogate, beyond the last
  for (std::string_view wrong :
       {"\xFF", "\xE2\x82", "\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80"}) {
    std::string text = "a" + std::string(wrong) + "b";
    auto read = json::parse(written(text)).get<std::string>();
    EXPECT_TRUE(read.starts_with("a\uFFFD") && read.ends_with("b")) << read;
  }
}

TEST(JsonWriter, writes_terms_as_what_is_closest) {
  EXPECT_EQ(written(Term()), "null");
  EXPECT_EQ(written(Term(true)), "true");
  EXPECT_EQ(written(Term("boom"_a)), "\"boom\"");
  EXPECT_EQ(written(Term(42)), "42");
  EXPECT_EQ(written(Term(1.5)), "1.5");
  EXPECT_EQ(written(Term("a \"text\"")), R"("a \"text\"")");
  EXPECT_EQ(written(Term(Pid{3, 1})), "\"<0.3.0>\"");
  EXPECT_EQ(written(tuple("error"_a, Term::list({1, 2}))), R"(["error",[1,2]])");
  EXPECT_EQ(written(Term::record("Increment"_a, {{"by"_a, 2}})), R"({"%":"Increment","by":2})");
  EXPECT_EQ(written(Term::map({{"a"_a, 1}, {"b", 2}, {3, 4}})), R"({"3":4,"a":1,"b":2})");
  EXPECT_EQ(written(Term::crash("logic_error", "no")), "\"(logic_error) no\"");
}

}  // namespace
}  // namespace otp
