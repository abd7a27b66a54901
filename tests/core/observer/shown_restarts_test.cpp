// For how long a restart is shown: by the clock of whoever watches.

#include "observer/shown_restarts.h"

#include <gtest/gtest.h>

namespace observer {
namespace {

using namespace std::chrono_literals;

TimePoint world(double seconds) { return TimePoint(Duration(std::int64_t(1e9 * seconds))); }

TEST(ShownRestarts, fade_in_a_world_that_stands_still) {
  ShownRestarts shown;
  shown.frame(10s, world(5), 0);
  shown.frame(11s, world(5), 1);
  EXPECT_EQ(shown.age_of(world(5)), Duration(0));
  shown.frame(13s, world(5), 1);
  EXPECT_EQ(shown.age_of(world(5)), Duration(2s));
  shown.frame(14s, world(5), 1);
  EXPECT_EQ(shown.age_of(world(5)), std::nullopt);
}

TEST(ShownRestarts, are_seen_as_long_in_slow_motion_and_in_a_hurry) {
  for (double speed : {0.05, 1.0, 10.0, 1000.0}) {
    ShownRestarts shown;
    auto frame = [&](double watched, std::uint64_t restarts) {
      shown.frame(Duration(std::int64_t(1e9 * watched)), world(watched * speed), restarts);
    };
    frame(0.9, 0);
    frame(1.0, 1);
    TimePoint restarted = world(0.95 * speed);
    frame(2.0, 1);
    frame(3.9, 1);
    ASSERT_TRUE(shown.age_of(restarted)) << speed;
    EXPECT_NEAR(double(shown.age_of(restarted)->count()), 2.9e9, 1e6) << speed;
    frame(4.1, 1);
    EXPECT_EQ(shown.age_of(restarted), std::nullopt) << speed;
  }
}

TEST(ShownRestarts, know_each_from_the_other) {
  ShownRestarts shown;
  shown.frame(1s, world(1), 1);
  shown.frame(2s, world(2), 1);
  shown.frame(3s, world(3), 2);
  EXPECT_EQ(shown.age_of(world(0.5)), Duration(2s));
  EXPECT_EQ(shown.age_of(world(2.5)), Duration(0));
  EXPECT_EQ(shown.age_of(world(1.5)), std::nullopt);  // nobody was restarted then
}

TEST(ShownRestarts, at_the_moment_of_a_frame_count_as_those_of_the_next) {
  ShownRestarts shown;
  EXPECT_EQ(shown.age_of(world(1)), std::nullopt);
  for (int frame = 1; frame <= 5; ++frame) {
    shown.frame(Duration(500ms) * frame, world(frame), std::uint64_t(frame));
  }
  EXPECT_EQ(shown.age_of(world(2)), Duration(1s));
  EXPECT_EQ(shown.age_of(world(5)), Duration(0));
  EXPECT_EQ(shown.age_of(world(5.1)), std::nullopt);
  EXPECT_EQ(shown.age_of(world(-0.1)), std::nullopt);
}

TEST(ShownRestarts, of_a_jump_of_the_clock_are_all_seen) {
  ShownRestarts shown;
  shown.frame(1s, world(1), 0);
  shown.frame(2s, world(3600), 40);
  EXPECT_EQ(shown.age_of(world(100)), Duration(0));
}

}  // namespace
}  // namespace observer
