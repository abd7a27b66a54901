// What a supervisor keeps: its children, and the restarts that count.
#include <gtest/gtest.h>

#include <algorithm>
#include <ranges>
#include <vector>

#include "base/random.h"
#include "otp/children.h"
#include "otp/restart_window.h"
#include "system.h"

namespace {

using namespace otp;
using namespace std::chrono_literals;

Pid pid(std::uint32_t number) { return {number, 1}; }

ChildSpec spec(int id) {
  return ChildSpec(id, [](Self, std::vector<Term>) -> Task<Result<Pid>> { co_return Pid{}; });
}

/// Children with the ids from 0 on, none of which runs.
Children made_of(int count) {
  Children children;
  for (int id = 0; id < count; ++id) children.add({spec(id)});
  return children;
}

std::vector<std::int64_t> ids_of(const Children& children) {
  std::vector<std::int64_t> ids;
  for (const auto& child : children) ids.push_back(child.spec.id().integer());
  return ids;
}

TEST(Children, stay_in_the_order_in_which_they_were_added) {
  Children children = made_of(6);
  children.erase(children.find(Term(0)));
  children.erase(children.find(Term(3)));
  children.add({spec(3)});
  EXPECT_EQ(ids_of(children), (std::vector<std::int64_t>{1, 2, 4, 5, 3}));
  EXPECT_EQ(children.size(), 5u);
}

TEST(Children, give_the_next_place_when_one_is_erased) {
  Children children = made_of(3);
  EXPECT_EQ(children.erase(children.find(Term(1)))->spec.id(), Term(2));
  EXPECT_EQ(children.erase(children.find(Term(2))), children.end());
}

TEST(Children, are_found_by_the_process_that_they_run_as_now) {
  Children children = made_of(3);
  auto child = children.find(Term(1));
  children.runs_as(child, pid(7));
  EXPECT_EQ(children.find(pid(7)), child);
  children.runs_as(child, pid(8));
  EXPECT_EQ(children.find(pid(7)), children.end());
  EXPECT_EQ(children.find(pid(8)), child);
  EXPECT_EQ(children.running(), 1u);
  children.stops(child);
  EXPECT_EQ(children.find(pid(8)), children.end());
  EXPECT_EQ(children.running(), 0u);
}

TEST(Children, are_not_found_any_more_when_erased) {
  Children children = made_of(2);
  children.runs_as(children.find(Term(1)), pid(7));
  children.erase(children.find(Term(1)));
  EXPECT_EQ(children.find(Term(1)), children.end());
  EXPECT_EQ(children.find(pid(7)), children.end());
  EXPECT_EQ(children.running(), 0u);
}

TEST(Children, that_do_not_run_have_no_pid_to_be_found_by) {
  Children children = made_of(2);
  EXPECT_EQ(children.find(Pid{}), children.end());
}

TEST(Children, know_whether_a_significant_one_goes_on) {
  Children children = made_of(1);
  auto child = children.add({spec(7).restart(Restart::Transient).significant()});
  children.runs_as(children.begin(), pid(1));
  EXPECT_FALSE(children.has_significant());
  children.runs_as(child, pid(2));
  EXPECT_TRUE(children.has_significant());
  children.waits_for_restart(child);
  EXPECT_TRUE(children.has_significant());
  children.stops(child);
  EXPECT_FALSE(children.has_significant());
  children.runs_as(child, pid(3));
  children.erase(child);
  EXPECT_FALSE(children.has_significant());
}

TEST(Children, that_are_copied_are_independent) {
  Children children = made_of(40);
  children.runs_as(children.find(Term(20)), pid(7));
  Children copy = children;
  EXPECT_EQ(ids_of(copy), ids_of(children));
  EXPECT_EQ(&*copy.find(pid(7)), &*copy.find(Term(20)));
  EXPECT_NE(&*copy.find(pid(7)), &*children.find(pid(7)));
  copy.erase(copy.find(pid(7)));
  EXPECT_EQ(children.find(pid(7)), children.find(Term(20)));
  EXPECT_EQ(children.size(), 40u);
}

TEST(Children, that_are_moved_stay_where_they_are) {
  Children children = made_of(40);
  auto child = children.find(Term(39));
  Children moved = std::move(children);
  EXPECT_EQ(moved.find(Term(39)), child);
  EXPECT_EQ(moved.erase(child), moved.end());
  EXPECT_EQ(ids_of(moved).back(), 38);
}

// Quadratic books would make this last for minutes.
TEST(Children, come_and_go_among_many) {
  constexpr int many = 200'000;
  Children children = made_of(many);
  for (int id = 0; id < many; ++id) {
    children.runs_as(children.find(Term(id)), pid(static_cast<std::uint32_t>(id)));
  }
  for (int id = 0; id < many; id += 2) {
    children.erase(children.find(pid(static_cast<std::uint32_t>(id))));
    children.add({spec(id)});
  }
  std::vector<std::int64_t> expected;
  for (int id = 1; id < many; id += 2) expected.push_back(id);
  for (int id = 0; id < many; id += 2) expected.push_back(id);
  EXPECT_EQ(ids_of(children), expected);
  EXPECT_EQ(children.running(), std::size_t{many / 2});
}

// RestartWindow

/// Restarts at random times, as a window counts them and as one counts who knows them all.
void count_at_random(std::uint64_t seed) {
  Random random(seed);
  int limit = static_cast<int>(random.below(5));
  RestartWindow window(limit, 10s);
  std::vector<TimePoint> all;
  TimePoint now(100s);
  for (int i = 0; i < 500; ++i) {
    now += std::chrono::seconds(random.below(6));
    auto counts = [&](TimePoint restart) { return restart >= now - 10s; };
    ASSERT_EQ(window.has_room(now), std::ranges::count_if(all, counts) < limit) << seed;
    if (random.below(2) == 0) continue;
    all.push_back(now);
    bool is_within = window.add(now);
    ASSERT_EQ(window.count(), std::ranges::count_if(all, counts)) << seed;
    ASSERT_EQ(is_within, window.count() <= static_cast<std::uint32_t>(limit)) << seed;
  }
}

TEST(RestartWindow, has_room_when_fewer_restarts_than_the_limit_still_count) {
  for (std::uint64_t seed = 1; seed <= 50; ++seed) count_at_random(seed);
}

TEST(RestartWindow, obeys_a_limit_that_changes) {
  RestartWindow window(3, 5s);
  window.add(TimePoint(1s));
  window.add(TimePoint(2s));
  EXPECT_TRUE(window.has_room(TimePoint(2s)));
  window.set_limit(1, 5s);
  EXPECT_FALSE(window.has_room(TimePoint(7s)));  // of the second alone
  EXPECT_TRUE(window.has_room(TimePoint(7s + 1ns)));
  window.set_limit(0, 5s);
  EXPECT_FALSE(window.has_room(TimePoint(1h)));
}

}  // namespace
