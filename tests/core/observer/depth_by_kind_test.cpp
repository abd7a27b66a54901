#include "observer/depth_by_kind.h"

#include <gtest/gtest.h>

#include <numeric>
#include <random>

namespace observer {
namespace {

using namespace std::chrono_literals;
using namespace otp::literals;

TimePoint at(otp::Duration time) { return TimePoint(time); }

TEST(DepthByKind, shows_each_second_at_its_fullest_moment) {
  DepthByKind depths;
  depths.add("a"_a, 3, at(10s));
  depths.add("b"_a, 2, at(10s + 10ms));
  depths.remove("a"_a, 3, at(10s + 20ms));
  depths.add("b"_a, 1, at(10s + 30ms));  // fewer than there were
  depths.remove("b"_a, 3, at(11s + 1ms));
  auto rows = depths.series(at(12s));
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].label, "a"_a);
  EXPECT_EQ(rows[0].depths.size(), 60U);
  EXPECT_EQ(rows[0].depths[57], 3U);
  EXPECT_EQ(rows[1].depths[57], 2U);
  EXPECT_EQ(rows[0].depths[58], 0U);
  EXPECT_EQ(rows[1].depths[58], 3U);  // it begins with what was left
  EXPECT_EQ(rows[1].depths[59], 0U);
}

TEST(DepthByKind, shows_what_waits_on_while_nothing_happens) {
  DepthByKind depths;
  depths.add("a"_a, 4, at(1s));
  EXPECT_EQ(depths.series(at(31s)).at(0).depths[59], 4U);
  EXPECT_EQ(depths.series(at(31s)).at(0).depths[29], 4U);
  EXPECT_EQ(depths.series(at(31s)).at(0).depths[28], 0U);
  EXPECT_EQ(depths.series(at(1000s)).at(0).depths[0], 4U);
  depths.remove("a"_a, 4, at(1000s));
  EXPECT_EQ(depths.series(at(1000s)).at(0).depths[59], 4U);
  EXPECT_TRUE(depths.series(at(1061s)).empty());
}

TEST(DepthByKind, puts_together_what_has_no_row_of_its_own) {
  DepthByKind depths;
  std::vector<Atom> labels = {"a"_a, "b"_a, "c"_a, "d"_a, "e"_a, "f"_a, "g"_a};
  for (Atom label : labels) depths.add(label, 1, at(5s));
  depths.add({}, 2, at(5s));
  auto rows = depths.series(at(5s));
  ASSERT_EQ(rows.size(), DepthByKind::rows);
  EXPECT_TRUE(rows.back().label.is_nil());
  EXPECT_EQ(rows.back().depths[59], 4U);
  for (Atom label : labels) depths.remove(label, 1, at(6s));
  EXPECT_EQ(depths.series(at(7s)).back().depths[59], 2U);
  depths.add("h"_a, 1, at(200s));  // the rows of the others are free again
  rows = depths.series(at(200s));
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows.front().label, "h"_a);
}

TEST(DepthByKind, sums_up_to_the_depth_whatever_comes_and_goes) {
  std::mt19937 random(7);
  DepthByKind depths;
  std::array<std::uint32_t, 9> waiting = {};
  std::uint32_t fullest = 0;
  for (int step = 0; step < 20'000; ++step) {
    std::size_t kind = random() % waiting.size();
    TimePoint now = at(step * 3ms);
    bool is_new_second = now.time_since_epoch() % 1s < 3ms;
    auto sum = [&] { return std::accumulate(waiting.begin(), waiting.end(), 0U); };
    if (is_new_second) fullest = sum();
    Atom label(std::string(1, static_cast<char>('a' + kind)));
    if (random() % 2 == 0 && waiting[kind] > 0) {
      --waiting[kind];
      depths.remove(label, 1, now);
    } else {
      ++waiting[kind];
      depths.add(label, 1, now);
    }
    fullest = std::max(fullest, sum());
    if (step % 97 != 0) continue;
    std::uint32_t shown = 0;
    for (const auto& row : depths.series(now)) shown += row.depths[59];
    ASSERT_EQ(shown, fullest) << "at step " << step;
  }
}

}  // namespace
}  // namespace observer
