#include "actor/manual_scheduler.h"

#include <gtest/gtest.h>

#include "system.h"

namespace {

using namespace support;

struct Ball {
  int bounces = 0;
};

/// Throws each ball that it gets to a process after it, until it has bounced enough.
Task<> player(Self self, std::shared_ptr<std::vector<Pid>> team) {
  for (;;) {
    Ball ball = co_await self.receive<Ball>();
    if (ball.bounces == 20) continue;
    auto next = (self.pid().index + static_cast<unsigned>(ball.bounces)) % team->size();
    self.send((*team)[next], Ball{ball.bounces + 1});
  }
}

/// A game of eight players with five balls, as text.
std::string game(std::uint64_t seed) {
  System system({0, seed}, trace::Watch::Lifecycle | trace::Watch::Messages);
  auto team = std::make_shared<std::vector<Pid>>();
  for (int i = 0; i < 8; ++i) {
    team->push_back(otp::spawn(system.runtime(), otp::Label("player"), &player, team));
  }
  for (std::size_t i = 0; i < 5; ++i) system.runtime().send((*team)[i], Ball{});
  system.world().run_ready();
  std::string text;
  for (const trace::Event& event : system.recorder().events()) text += to_text(event) + "\n";
  return text;
}

TEST(ManualScheduler, runs_the_same_for_the_same_seed) {
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    std::string first = game(seed);
    EXPECT_TRUE(game(seed) == first) << seed;
  }
}

TEST(ManualScheduler, runs_in_another_order_for_another_seed) {
  std::set<std::string> games;
  for (std::uint64_t seed = 1; seed <= 10; ++seed) games.insert(game(seed));
  EXPECT_EQ(games.size(), 10U);
}

TEST(ManualScheduler, takes_one_message_in_a_step) {
  System system;
  auto count = [](Self self, int* counted) -> Task<> {
    for (;;) {
      co_await self.receive<Ball>();
      ++*counted;
    }
  };
  int counted = 0;
  Pid counter = otp::spawn(system.runtime(), otp::Label("counter"), count, &counted);
  EXPECT_TRUE(system.world().step());  // it starts
  for (int i = 0; i < 3; ++i) system.runtime().send(counter, Ball{});
  EXPECT_TRUE(system.world().is_ready());
  for (int expected = 1; expected <= 3; ++expected) {
    EXPECT_TRUE(system.world().step());
    EXPECT_EQ(counted, expected);
  }
  EXPECT_FALSE(system.world().step());
}

Task<> note_each_second(Self self, std::vector<TimePoint>* noted) {
  for (;;) {
    co_await self.sleep(1s);
    noted->push_back(self.now());
  }
}

TEST(ManualScheduler, moves_its_clock_to_each_timer_and_then_to_the_end) {
  System system;
  std::vector<TimePoint> noted;
  otp::spawn(system.runtime(), otp::Label("clock"), &note_each_second, &noted);
  EXPECT_TRUE(system.world().run_until(TimePoint(2500ms)));
  EXPECT_EQ(noted, (std::vector{TimePoint(1s), TimePoint(2s)}));
  EXPECT_EQ(system.world().now(), TimePoint(2500ms));
  EXPECT_EQ(system.world().next_timer(), TimePoint(3s));
  EXPECT_TRUE(system.world().advance(500ms));
  EXPECT_EQ(noted.back(), TimePoint(3s));
  EXPECT_TRUE(system.world().run_until(TimePoint(1s)));  // does not go back
  EXPECT_EQ(system.world().now(), TimePoint(3s));
}

TEST(ManualScheduler, stands_still_while_it_runs_what_is_ready) {
  System system;
  std::vector<TimePoint> noted;
  otp::spawn(system.runtime(), otp::Label("clock"), &note_each_second, &noted);
  system.world().run_ready();
  EXPECT_EQ(system.world().now(), TimePoint());
  EXPECT_TRUE(noted.empty());
}

TEST(ManualScheduler, gives_up_after_its_limit_of_steps) {
  System system;
  auto restless = [](Self self) -> Task<> {
    for (;;) co_await self.yield();
  };
  otp::spawn(system.runtime(), otp::Label("restless"), restless);
  EXPECT_EQ(system.world().run_ready(100), 100U);
  EXPECT_FALSE(system.world().run_until(TimePoint(1s), 100));
  EXPECT_EQ(system.world().now(), TimePoint());
}

TEST(ManualScheduler, runs_to_rest_without_waiting_for_cancelled_timers) {
  System system;
  system.run([](Self self) -> Task<> {
    otp::TimerRef timer = self.send_after(1h, self.pid(), Ball{});
    self.cancel_timer(timer);
    auto nothing = co_await self.receive<Ball>(3s);
    EXPECT_FALSE(nothing);
    self.send(self.pid(), Ball{});
    co_await self.receive<Ball>(2h);
  });
  system.world().run_to_rest(TimePoint(24h));
  EXPECT_EQ(system.world().now(), TimePoint(3s));
  EXPECT_EQ(system.world().next_timer(), TimePoint::max());
}

TEST(ManualScheduler, runs_two_systems_side_by_side) {
  System one, other;
  std::vector<TimePoint> noted_by_one, noted_by_other;
  otp::spawn(one.runtime(), otp::Label("clock"), &note_each_second, &noted_by_one);
  otp::spawn(other.runtime(), otp::Label("clock"), &note_each_second, &noted_by_other);
  one.world().run_until(TimePoint(5s));
  other.world().run_until(TimePoint(2s));
  EXPECT_EQ(noted_by_one.size(), 5U);
  EXPECT_EQ(noted_by_other.size(), 2U);
}

}  // namespace
