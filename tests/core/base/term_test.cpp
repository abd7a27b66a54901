#include "base/term.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <unordered_set>

#include "base/describe.h"
#include "system.h"

namespace {

using namespace otp;
using namespace otp::literals;

/// One of everything, from the first to the last in Erlang's order.
std::vector<Term> in_order() {
  return {
      -7,
      0,
      1,
      1.0,
      1.5,
      2,
      "a_atom"_a,
      "b_atom"_a,
      Ref{1},
      Ref{2},
      Term::function(),
      Pid{1, 1},
      Pid{1, 3},
      otp::tuple(),
      otp::tuple(9),
      otp::tuple(1, 2),
      otp::tuple(1, 3),
      Term::map({}),
      Term::map({{1, 2}}),
      Term::map({{1, 3}}),
      Term::record("Record"_a),
      Term::list({}),
      Term::list({1}),
      Term::list({1, 2}),
      Term::list({2}),
      "",
      "a",
      "ab",
      "b",
      Term::crash("Error", "a"),
      Term::crash("Error", "b"),
      Term::call("get"),
      Term::stack(),
  };
}

TEST(Term, has_the_order_of_erlang) {
  std::vector<Term> terms = in_order();
  for (std::size_t i = 0; i < terms.size(); ++i) {
    for (std::size_t j = 0; j < terms.size(); ++j) {
      EXPECT_EQ(terms[i] <=> terms[j], i <=> j) << to_text(terms[i]) << " " << to_text(terms[j]);
      EXPECT_EQ(terms[i] == terms[j], i == j) << to_text(terms[i]) << " " << to_text(terms[j]);
    }
  }
}

TEST(Term, orders_whole_and_real_numbers_by_value_also_where_they_are_large) {
  const std::int64_t large = std::int64_t{1} << 60;
  EXPECT_LT(Term(large), Term(static_cast<double>(large)));  // the same value
  EXPECT_LT(Term(static_cast<double>(large)), Term(large + 1));
  EXPECT_LT(Term(-0.5), Term(0));
  EXPECT_EQ(Term(0.0), Term(-0.0));
}

TEST(Term, orders_what_is_not_a_number_behind_all_numbers) {
  const Term nan(std::nan(""));
  EXPECT_EQ(nan, nan);
  EXPECT_NE(nan, Term(1.0));
  EXPECT_LT(Term(std::numeric_limits<double>::infinity()), nan);
  EXPECT_LT(Term(1), nan);
  EXPECT_LT(nan, Term("atom"_a));
}

TEST(Term, that_is_equal_has_the_same_hash) {
  std::unordered_set<std::size_t> hashes;
  std::vector<Term> terms = in_order(), again = in_order();
  for (std::size_t i = 0; i < terms.size(); ++i) {
    EXPECT_EQ(terms[i].hash(), again[i].hash()) << to_text(terms[i]);
    hashes.insert(terms[i].hash());
  }
  EXPECT_EQ(Term(0.0).hash(), Term(-0.0).hash());
  EXPECT_GT(hashes.size(), terms.size() * 9 / 10);  // few others share one
}

std::string printed(const Term& term) { return to_text(term); }

TEST(Term, prints_as_elixir_does) {
  EXPECT_EQ(printed(Term()), "nil");
  EXPECT_EQ(printed(true), "true");
  EXPECT_EQ(printed(-42), "-42");
  EXPECT_EQ(printed(1.5), "1.5");
  EXPECT_EQ(printed(2.0), "2.0");
  EXPECT_EQ(printed("ok"_a), ":ok");
  EXPECT_EQ(printed("Elixir.Module"_a), "Elixir.Module");
  EXPECT_EQ(printed("EXIT"_a), ":EXIT");
  EXPECT_EQ(printed("nonode@nohost"_a), ":nonode@nohost");
  EXPECT_EQ(printed("two words"_a), ":\"two words\"");
  EXPECT_EQ(printed("really?"_a), ":really?");
  EXPECT_EQ(printed("1st"_a), ":\"1st\"");
  EXPECT_EQ(printed(""_a), ":\"\"");
  EXPECT_EQ(printed("say \"hi\"\n"), R"("say \"hi\"\n")");
  EXPECT_EQ(printed(Pid{12, 3}), "<0.12.1>");
  EXPECT_EQ(printed(Ref{5}), "#Ref<5>");
  EXPECT_EQ(printed(otp::tuple("error"_a, otp::tuple())), "{:error, {}}");
  EXPECT_EQ(printed(Term::list({1, "two", 3.5})), "[1, \"two\", 3.5]");
  EXPECT_EQ(printed(Term::map({{"b"_a, 2}, {"a"_a, 1}})), "%{:a => 1, :b => 2}");
  EXPECT_EQ(printed(Term::record("Increment"_a, {{"by"_a, 1}})), "%Increment{by: 1}");
  EXPECT_EQ(printed(Term::crash("runtime_error", "boom")), "(runtime_error) boom");
}

TEST(TermPrinter, leaves_out_what_is_more_than_it_may_write) {
  TermPrinter brief(10);
  EXPECT_EQ(brief.print(Term::list({1, 2, 3})), "[1, 2, 3]");
  EXPECT_EQ(brief.print(Term::list({1, 2, 3, 4})), "[1, 2, 3, …");
  EXPECT_EQ(brief.print(Term("123456789")), "\"123456789…");
  EXPECT_EQ(brief.print(Term("12345678ß")), "\"12345678…");  // a character is not cut
  EXPECT_EQ(brief.print(Term::map({{1, "many letters"}, {2, 3}})), "%{1 => \"ma…");
}

TEST(TermPrinter, needs_no_longer_for_a_large_term_than_for_its_beginning) {
  TermPrinter brief(100);
  Term large = Term::list(std::vector<Term>(1000, Term(7)));
  for (int level = 0; level < 8; ++level) large = Term::list(std::vector<Term>(100, large));
  EXPECT_EQ(brief.print(large).size(), 100 + std::string("…").size());  // of 10^19 elements
}

TEST(TermPrinter, needs_no_longer_for_maps_in_maps_than_for_their_beginning) {
  TermPrinter brief(100);
  Term large = 7;
  for (int level = 0; level < 10; ++level) {
    std::vector<Term::Entry> entries;
    for (int key = 0; key < 100; ++key) entries.emplace_back(key, large);
    large = Term::map(std::move(entries));
  }
  EXPECT_EQ(brief.print(large).size(), 100 + std::string("…").size());  // of 10^20 entries
}

TEST(Term, gives_its_parts) {
  Term pair = otp::tuple("error"_a, 7);
  EXPECT_TRUE(pair.is_tagged("error"_a, 2));
  EXPECT_FALSE(pair.is_tagged("error"_a, 3));
  EXPECT_FALSE(pair.is_tagged("ok"_a, 2));
  EXPECT_EQ(pair[1].integer(), 7);
  Term record = Term::record("R"_a, {{"a"_a, 1}});
  EXPECT_EQ(record.record_name(), "R"_a);
  EXPECT_EQ(record.get("a"_a), Term(1));
  EXPECT_TRUE(record.get("z"_a).is_nil());
  EXPECT_EQ(Term::map({{"k"_a, 2}}).get("k"_a), Term(2));
  EXPECT_TRUE(Term(1).items().empty() && Term(1).entries().empty() && Term(1).fields().empty());
}

TEST(Term, map_keeps_the_last_of_equal_keys) {
  Term map = Term::map({{"a"_a, 1}, {"b"_a, 2}, {"a"_a, 3}});
  EXPECT_EQ(map.entries().size(), 2U);
  EXPECT_EQ(map.get("a"_a), Term(3));
}

TEST(Term, can_be_copied_moved_and_assigned) {
  Term list = Term::list({1, 2});
  Term copy = list;
  Term moved = std::move(list);
  EXPECT_EQ(copy, moved);
  EXPECT_TRUE(list.is_nil());  // NOLINT: a moved term is nil
  copy = Term(5);
  EXPECT_EQ(moved.items().size(), 2U);
  Term& self = moved;
  moved = self;
  EXPECT_EQ(moved.items().size(), 2U);
}

TEST(TermDeathTest, stops_the_program_where_it_is_taken_for_something_else) {
  EXPECT_DEATH(static_cast<void>(Term("text").integer()), "broken promise: Term::integer");
  EXPECT_DEATH(static_cast<void>(otp::tuple(1)[1]), "broken promise: Term::operator");
}

TEST(Atom, is_the_same_wherever_it_was_made) {
  EXPECT_EQ("ok"_a, atoms::ok);
  EXPECT_EQ(Atom("a name of this test"), Atom("a name of this test"));
  EXPECT_NE(Atom("a name of this test"), Atom("another"));
  EXPECT_EQ(Atom("a name of this test").text(), "a name of this test");
  EXPECT_TRUE(Atom().is_nil());
  EXPECT_TRUE(Atom::existing("nobody has ever made this one").is_nil());
  EXPECT_EQ(Atom::existing("shutdown"), atoms::shutdown);
}

}  // namespace
