#include "observer/history.h"

#include <gtest/gtest.h>

#include <map>

#include "base/random.h"
#include "observer/identity_set.h"
#include "observer/paged.h"

namespace observer {
namespace {

using namespace std::chrono_literals;
using Parts = std::vector<std::uint32_t>;

TimePoint at(Duration time) { return TimePoint(time); }

TEST(History, is_zero_before_anything_was_recorded) {
  History history;
  EXPECT_TRUE(history.empty());
  EXPECT_EQ(history.last(), 0U);
  EXPECT_EQ(history.highest_in_parts(at(0s), at(10s), 4), Parts({0, 0, 0, 0}));
}

TEST(History, keeps_a_value_until_the_next) {
  History history;
  history.record(at(2s), 5);
  history.record(at(6s), 1);
  EXPECT_EQ(history.last(), 1U);
  EXPECT_EQ(history.at(at(1999ms)), 0U);
  EXPECT_EQ(history.at(at(2s)), 5U);
  EXPECT_EQ(history.at(at(5999ms)), 5U);
  EXPECT_EQ(history.at(at(9s)), 1U);
  EXPECT_EQ(history.highest_in_parts(at(0s), at(10s), 5), Parts({0, 5, 5, 5, 1}));
  EXPECT_EQ(history.highest_in_parts(at(7s), at(9s), 2), Parts({1, 1}));
  EXPECT_EQ(history.highest_in_parts(at(3s), at(4s), 1), Parts({5}));
  EXPECT_EQ(history.highest_since(at(3s)), 5U);
  EXPECT_EQ(history.highest_since(at(9s)), 1U);
}

TEST(History, keeps_the_highest_of_changes_within_its_resolution) {
  History history;
  history.record(at(100ms), 3);
  history.record(at(110ms), 900);
  history.record(at(149ms), 2);
  EXPECT_EQ(history.highest_in_parts(at(150ms), at(200ms), 1), Parts({2}));
  history.record(at(150ms), 4);
  ASSERT_EQ(history.steps().size(), 2U);
  EXPECT_EQ(history.steps()[0].highest, 900U);
  EXPECT_EQ(history.steps()[0].last, 2U);
  EXPECT_EQ(history.highest_in_parts(at(0s), at(200ms), 2), Parts({0, 900}));
}

TEST(History, takes_a_late_change_for_a_present_one) {
  History history;
  history.record(at(1s), 3);
  history.record(at(400ms), 7);
  EXPECT_EQ(history.steps().size(), 1U);
  EXPECT_EQ(history.last(), 7U);
}

TEST(History, stays_within_its_memory_and_forgets_the_oldest) {
  History history;
  const std::uint32_t changes = 10'000;
  for (std::uint32_t i = 0; i < changes; ++i) history.record(at(i * 50ms), i);
  EXPECT_LE(history.steps().size(), 2 * History::capacity);
  EXPECT_GE(history.steps().size(), History::capacity);
  EXPECT_EQ(history.last(), changes - 1);
  EXPECT_EQ(history.steps().back().at, at((changes - 1) * 50ms));
}

TEST(History, agrees_with_a_plain_list_of_values) {
  otp::Random random(5);
  for (int run = 0; run < 50; ++run) {
    History history;
    std::map<Duration, std::uint32_t> plain;
    for (int i = 0; i < 40; ++i) {
      // Not on the edge of a part, where the value before and the value after meet.
      auto time = static_cast<int>(1 + random.below(19)) * 50ms + i * 1s;
      auto value = static_cast<std::uint32_t>(random.below(100));
      history.record(at(time), value);
      plain[time] = value;
    }
    Parts expected;
    for (int part = 0; part < 8; ++part) {
      Duration from = part * 5s, to = from + 5s;
      auto first = plain.upper_bound(from);
      std::uint32_t highest = first == plain.begin() ? 0 : std::prev(first)->second;
      for (auto step = first; step != plain.end() && step->first < to; ++step) {
        highest = std::max(highest, step->second);
      }
      expected.push_back(highest);
    }
    EXPECT_EQ(history.highest_in_parts(at(0s), at(40s), 8), expected);
  }
}

TEST(Paged, gives_what_was_set_and_nothing_else) {
  Paged<std::uint32_t> values;
  EXPECT_EQ(values[7], 0U);
  values.set(7, 70);
  values.set(100'000, 1);
  values.set(7, 71);
  EXPECT_EQ(values[7], 71U);
  EXPECT_EQ(values[99'999], 0U);
  EXPECT_EQ(values[100'001], 0U);
  EXPECT_EQ(values[900'000], 0U);
}

TEST(Paged, visits_by_number_what_was_not_cleared) {
  Paged<std::uint32_t> values;
  for (std::uint32_t number : {5000U, 1U, 512U, 511U}) values.set(number, number);
  values.clear(512);
  values.clear(512);
  values.clear(3);
  values.clear(900'000);
  std::vector<std::uint32_t> visited;
  values.for_each([&](std::uint32_t value) { visited.push_back(value); });
  EXPECT_EQ(visited, (std::vector<std::uint32_t>{1, 511, 5000}));
  values.set(512, 2);
  EXPECT_EQ(values[512], 2U);
}

TEST(Paged, takes_memory_for_what_is_not_clear) {
  constexpr std::uint32_t living = 1000, all = 10'000'000;
  Paged<std::uint32_t> values;
  for (std::uint32_t number = 1; number <= living; ++number) values.set(number, number);
  std::size_t pages = values.pages();
  EXPECT_EQ(pages, 2U);
  for (std::uint32_t number = living + 1; number <= all; ++number) {
    values.set(number, number);
    if (number > living + 1) values.clear(number - 1);
  }
  values.clear(all);
  EXPECT_EQ(values.pages(), pages);
  values.put(all, 7);
  EXPECT_EQ(values.pages(), pages + 1);
  values.put(all, 0);
  EXPECT_EQ(values.pages(), pages);
}

TEST(Paged, goes_from_value_to_value) {
  Paged<std::uint32_t> values;
  EXPECT_EQ(values.next(0), std::nullopt);
  for (std::uint32_t number : {5000U, 7U, 1024U}) values.set(number, 1);
  EXPECT_EQ(values.next(0), 7U);
  EXPECT_EQ(values.next(7), 7U);
  EXPECT_EQ(values.next(8), 1024U);
  EXPECT_EQ(values.next(1025), 5000U);
  EXPECT_EQ(values.next(5001), std::nullopt);
  EXPECT_EQ(values.next(900'000), std::nullopt);
}

TEST(IdentitySet, holds_what_was_inserted_and_not_erased_in_order) {
  IdentitySet set;
  for (std::uint32_t number : {7U, 3U, 900U, 3U, 5U}) set.insert(Identity{number});
  set.erase(Identity{7});
  set.erase(Identity{4});
  set.erase(Identity{5});
  set.insert(Identity{5});
  set.settle();
  std::vector<std::uint32_t> numbers;
  for (Identity id : set) numbers.push_back(id.number);
  EXPECT_EQ(numbers, (std::vector<std::uint32_t>{3, 5, 900}));
  EXPECT_TRUE(set.contains(Identity{900}));
  EXPECT_FALSE(set.contains(Identity{7}) || set.contains(Identity{4}));
  EXPECT_FALSE(set.contains(Identity{100'000}));
}

}  // namespace
}  // namespace observer
