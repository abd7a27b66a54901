#include "base/shared_log.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <ranges>
#include <string>
#include <thread>
#include <vector>

namespace otp {
namespace {

static_assert(std::random_access_iterator<SharedLog<int>::Iterator>);

TEST(SharedLog, keeps_what_is_added_in_order) {
  SharedLog<int> log;
  EXPECT_TRUE(log.empty());
  for (int i = 0; i < 1'000; ++i) log.add(i);
  ASSERT_EQ(log.size(), 1'000U);
  EXPECT_EQ(log.front(), 0);
  EXPECT_EQ(log.back(), 999);
  EXPECT_TRUE(std::ranges::equal(log, std::views::iota(0, 1'000)));
  EXPECT_EQ(*std::ranges::find(log, 500), 500);
  EXPECT_EQ(log.rbegin()[1], 998);
}

TEST(SharedLog, shows_the_newest_first_where_that_is_its_order) {
  SharedLog<int, LogOrder::NewestFirst> log;
  for (int i = 0; i < 5; ++i) log.add(i);
  EXPECT_EQ(std::vector<int>(log.begin(), log.end()), (std::vector<int>{4, 3, 2, 1, 0}));
  log.replace_newest(7);
  EXPECT_EQ(log.front(), 7);
  EXPECT_EQ(log.size(), 5U);
}

TEST(SharedLog, that_was_copied_is_as_it_was) {
  SharedLog<std::string> log;
  std::vector<SharedLog<std::string>> past;
  for (int i = 0; i < 100; ++i) {
    past.push_back(log);
    log.add(std::to_string(i));
  }
  SharedLog<std::string> other = past[50];
  other.add("another");
  log.replace_newest("last");
  EXPECT_EQ(other.back(), "another");
  EXPECT_EQ(log[50], "50");
  for (std::size_t i = 0; i < past.size(); ++i) {
    ASSERT_EQ(past[i].size(), i);
    for (std::size_t k = 0; k < i; ++k) EXPECT_EQ(past[i][k], std::to_string(k));
  }
}

TEST(SharedMap, is_what_a_map_is) {
  SharedMap<std::string, int> shared;
  std::map<std::string, int> plain;
  std::mt19937 random(1);
  for (int i = 0; i < 5'000; ++i) {
    std::string key = std::to_string(random() % 2'000);
    shared.set(key, i);
    plain[key] = i;
  }
  for (const auto& [key, value] : plain) {
    ASSERT_NE(shared.find(key), nullptr);
    EXPECT_EQ(*shared.find(key), value);
  }
  EXPECT_EQ(shared.find("nobody"), nullptr);
}

/// Where hashes say nothing it is slow, and right.
TEST(SharedMap, knows_keys_with_the_same_hash_apart) {
  struct Same {
    std::size_t operator()(int) const { return 0; }
  };
  SharedMap<int, int, Same> map;
  for (int i = 0; i < 100; ++i) map.set(i, -i);
  for (int i = 0; i < 100; ++i) EXPECT_EQ(*map.find(i), -i);
  EXPECT_EQ(map.find(100), nullptr);
}

TEST(SharedLog, may_be_read_on_a_thread_while_its_original_grows) {
  SharedLog<std::string> log;
  for (int i = 0; i < 1'000; ++i) log.add(std::to_string(i));
  std::jthread reader([copy = log] {
    for (std::size_t i = 0; i < copy.size(); ++i) EXPECT_EQ(copy[i], std::to_string(i));
  });
  for (int i = 1'000; i < 2'000; ++i) log.add(std::to_string(i));
}

}  // namespace
}  // namespace otp
