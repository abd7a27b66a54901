// The small values of base: times, exit reasons, errors, and the map that is small.

#include <gtest/gtest.h>

#include <map>

#include "base/random.h"
#include "base/small_map.h"
#include "base/sparse_array.h"
#include "base/time.h"
#include "system.h"

namespace {

using namespace otp;
using namespace std::chrono_literals;

// Timeout

TEST(Timeout, is_a_duration_or_for_ever) {
  EXPECT_EQ(Timeout(5s).duration(), 5s);
  EXPECT_TRUE(Timeout(0s).is_zero());
  EXPECT_FALSE(Timeout(1ns).is_zero() || Timeout(1ns).is_infinite());
  EXPECT_TRUE(infinity.is_infinite());
  EXPECT_EQ(Timeout(1000ms), Timeout(1s));
  EXPECT_NE(Timeout(1s), infinity);
}

TEST(Timeout, must_not_be_negative) { EXPECT_THROW(Timeout(-1ns), ArgumentError); }

TEST(Timeout, ends_at_a_moment_or_never) {
  EXPECT_EQ(Timeout(5s).after(TimePoint(2s)), TimePoint(7s));
  EXPECT_EQ(infinity.after(TimePoint(2s)), TimePoint::max());
  Timeout longest(Duration::max() - 1ns);
  EXPECT_EQ(longest.after(TimePoint(2s)), TimePoint::max());
}

// ExitReason

TEST(ExitReason, tells_good_ends_from_bad_ones) {
  EXPECT_TRUE(ExitReason().is_normal());
  for (const ExitReason& good :
       {ExitReason::normal(), ExitReason::shutdown(), ExitReason::shutdown(Term("done"))}) {
    EXPECT_FALSE(good.is_abnormal()) << to_text(good);
  }
  for (const ExitReason& bad :
       {ExitReason::kill(), ExitReason::killed(), ExitReason::noproc(), ExitReason(Term(7)),
        ExitReason(tuple(atoms::shutdown, 1, 2)), ExitReason(tuple(atoms::normal))}) {
    EXPECT_TRUE(bad.is_abnormal()) << to_text(bad);
  }
  EXPECT_TRUE(ExitReason::kill().is_kill());
  EXPECT_FALSE(ExitReason::killed().is_kill());
}

template <class Thrown>
std::string reason_of(Thrown thrown) {
  try {
    throw thrown;
  } catch (...) {
    return to_text(reason_of_current_exception());
  }
}

TEST(ExitReason, is_made_of_whatever_ended_the_process) {
  EXPECT_EQ(reason_of(ProcessExit(ExitReason::shutdown())), ":shutdown");
  EXPECT_EQ(reason_of(TermError(atoms::badarith)), "{:badarith, [...]}");
  EXPECT_EQ(reason_of(FunctionClauseError()), "{:function_clause, [...]}");
  EXPECT_EQ(reason_of(std::runtime_error("boom")), "(runtime_error) boom");
  EXPECT_EQ(reason_of(ArgumentError("no")), "(ArgumentError) no");
  EXPECT_EQ(reason_of(Term(7)), "{{:nocatch, 7}, [...]}");
  EXPECT_EQ(reason_of(42), "{{:nocatch, fun}, [...]}");
}

TEST(Error, speaks_in_its_sentence_or_else_in_its_reason) {
  EXPECT_EQ(Error(Atom("oops"), "Something went wrong.").text(), "Something went wrong.");
  EXPECT_EQ(Error(Atom("oops")).text(), ":oops");
  EXPECT_EQ(Error(Atom("oops"), "one"), Error(Atom("oops"), "another"));
  EXPECT_TRUE(Error(Atom("oops")).is(Atom("oops")));
}

TEST(Error, ends_the_process_of_whoever_relied_on_the_result) {
  EXPECT_EQ(or_exit(Result<int>(7)), 7);
  try {
    or_exit(Result<int>(refuse(Atom("oops"))));
    FAIL() << "or_exit has returned";
  } catch (const ProcessExit& exit) {
    EXPECT_EQ(exit.reason(), ExitReason(Atom("oops")));
  }
}

// Pid

TEST(Pid, names_one_life_of_one_slot) {
  EXPECT_TRUE(Pid().is_none());
  EXPECT_FALSE((Pid{0, 1}).is_none());
  EXPECT_EQ(Pid::from_bits(Pid{12, 345}.bits()), (Pid{12, 345}));
  EXPECT_EQ((Pid{12, 1}).text(), "<0.12.0>");
  EXPECT_EQ((Pid{12, 3}).text(), "<0.12.1>");
}

// SmallMap

/// The entries in the order of their keys.
std::map<int, int> entries_of(const SmallMap<int, int>& map) {
  std::map<int, int> entries;
  map.for_each([&](int key, int value) { entries[key] = value; });
  return entries;
}

/// Random use of a map with up to `keys` keys, step by step as a std::map does it.
void use_as_plain_map(std::uint64_t seed, std::uint64_t keys) {
  Random random(seed);
  SmallMap<int, int> map;
  std::map<int, int> plain;
  for (int i = 0; i < 3000; ++i) {
    auto key = static_cast<int>(random.below(keys));
    switch (random.below(4)) {
      case 0: EXPECT_EQ(map.erase(key), plain.erase(key) > 0); break;
      case 1:
        EXPECT_EQ(map.contains(key), plain.contains(key));
        EXPECT_EQ(map.find(key) == nullptr, !plain.contains(key));
        break;
      default: EXPECT_EQ(map[key] = i, plain[key] = i); break;
    }
    ASSERT_EQ(map.size(), plain.size());
    ASSERT_EQ(map.empty(), plain.empty());
    if (i % 50 == 0) {
      EXPECT_EQ(entries_of(map), plain);
    }
  }
  EXPECT_EQ(entries_of(map), plain);
  auto taken = map.take();
  EXPECT_EQ(entries_of(taken), plain);
  EXPECT_TRUE(map.empty());
}

TEST(SmallMap, agrees_with_a_plain_map_while_small_and_when_large) {
  for (std::uint64_t keys : {3U, 16U, 17U, 40U, 1000U}) {
    for (std::uint64_t seed = 1; seed <= 5; ++seed) use_as_plain_map(seed, keys);
  }
}

TEST(SmallMap, keeps_what_is_left_when_most_is_erased) {
  SmallMap<int, int> map;
  std::map<int, int> plain;
  for (int i = 0; i < 100'000; ++i) map[i] = plain[i] = -i;
  for (int i = 0; i < 100'000 - 2; ++i) {
    EXPECT_TRUE(map.erase(i));
    plain.erase(i);
    bool is_worth_a_look = plain.size() < 100 || i % 20'000 == 0;
    if (is_worth_a_look) {
      EXPECT_EQ(entries_of(map), plain);
    }
  }
  EXPECT_FALSE(map.erase(7));
  for (int i = 0; i < 50; ++i) map[i] = plain[i] = i;
  EXPECT_EQ(entries_of(map), plain);
}

// Each visit would look at a million empty places.
TEST(SmallMap, is_visited_as_fast_when_it_was_large_before) {
  SmallMap<int, int> map;
  for (int i = 0; i < 1'000'000; ++i) map[i] = i;
  for (int i = 20; i < 1'000'000; ++i) map.erase(i);
  int sum = 0;
  for (int i = 0; i < 100'000; ++i) map.for_each([&](int, int value) { sum += value; });
  EXPECT_EQ(sum, 100'000 * 190);
}

// Keys that share their places in the table would make this last for minutes.
TEST(SmallMap, finds_pids_fast_however_they_are_spread) {
  constexpr std::uint32_t many = 100'000;
  for (std::uint32_t stride : {1U, 3U, 8U, 64U, 4096U}) {
    SmallMap<Pid, std::uint32_t> map;
    for (std::uint32_t i = 0; i < many; ++i) map[Pid{i * stride, 1}] = i;
    for (std::uint32_t i = 0; i < many; i += 2) {  // the next lives of the same slots
      map.erase(Pid{i * stride, 1});
      map[Pid{i * stride, 3}] = i;
    }
    for (std::uint32_t i = 0; i < many; ++i) {
      std::uint32_t* found = map.find(Pid{i * stride, i % 2 == 0 ? 3U : 1U});
      ASSERT_TRUE(found != nullptr && *found == i) << stride << " " << i;
    }
    EXPECT_EQ(map.size(), many);
  }
}

TEST(SmallMap, can_be_used_again_after_it_was_cleared) {
  SmallMap<int, int> map;
  for (int i = 0; i < 40; ++i) map[i] = i;
  map.clear();
  EXPECT_TRUE(map.empty());
  EXPECT_FALSE(map.contains(7));
  map[1] = 5;
  EXPECT_EQ(entries_of(map), (std::map<int, int>{{1, 5}}));
}

// SparseArray

TEST(SparseArray, holds_what_was_put_and_nothing_else) {
  SparseArray<int> array;
  EXPECT_EQ(array.at(0), 0);
  EXPECT_EQ(array.at(4'000'000'000U), 0);
  array.put(5, 50);
  array.put(1'000'000, 7);
  EXPECT_EQ(array.at(5), 50);
  EXPECT_EQ(array.at(4), 0);
  EXPECT_EQ(array.at(1'000'000), 7);
  EXPECT_EQ(array.at(500'000), 0);
  array.put(5, 51);
  EXPECT_EQ(array.at(5), 51);
}

TEST(Random, gives_the_same_numbers_for_a_seed_within_its_bound) {
  Random one(7), other(7), third(8);
  bool differs = false;
  for (int i = 0; i < 1000; ++i) {
    auto number = one.below(10);
    EXPECT_LT(number, 10U);
    EXPECT_EQ(other.below(10), number);
    differs = differs || third.below(10) != number;
  }
  EXPECT_TRUE(differs);
  EXPECT_EQ(Random(0).next(), 0xE220A8397B1DCDAFULL);  // splitmix64, as published
}

}  // namespace
