// The clock of a LocalNode's world: pause, step, speed, and runs that are the same each time.

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <cmath>
#include <future>
#include <limits>
#include <thread>

#include "demo/demo.h"
#include "model_events.h"
#include "observer/local_node.h"
#include "system.h"
#include "world_commands.h"

namespace observer {
namespace {

using namespace support;

/// Writes down each second for ever.
Task<> tick(Self self) {
  for (;;) {
    co_await self.sleep(1s);
    self.runtime().log(trace::LogLevel::Info, self.pid(), Term::record("tick"_a));
  }
}

Task<> sleep_then_tell(Self self, Duration time, std::shared_ptr<std::promise<TimePoint>> told) {
  co_await self.sleep(time);
  told->set_value(self.now());
}

std::size_t ticks_in(LocalNode& node) {
  auto is_tick = [](const trace::Event& event) {
    return std::holds_alternative<trace::Logged>(event.what);
  };
  return static_cast<std::size_t>(std::ranges::count_if(events_of(node), is_tick));
}

TEST(WorldClock, moves_as_far_as_it_is_told) {
  LocalNode node({});
  otp::spawn(node.runtime(), otp::Label("ticker"), &tick);
  node.run_until(TimePoint(3500ms));
  EXPECT_EQ(node.world().now, TimePoint(3500ms));
  EXPECT_EQ(ticks_in(node), 3U);
  node.run_until(TimePoint(4s));
  EXPECT_EQ(ticks_in(node), 1U);
  node.run_until(TimePoint(2s));  // does not go back
  EXPECT_EQ(node.world().now, TimePoint(4s));
}

TEST(WorldClock, carries_out_commands_before_it_moves) {
  LocalNode node({});
  Pid ticker = otp::spawn(node.runtime(), otp::Label("ticker"), &tick);
  bool is_done = false;
  node.submit(Kill{ticker}, [&](const otp::Result<Term>& result) { is_done = result.has_value(); });
  EXPECT_FALSE(is_done);
  node.run_until(TimePoint(10s));
  EXPECT_TRUE(is_done);
  EXPECT_EQ(ticks_in(node), 0U);
}

TEST(WorldClock, steps_one_message_at_a_time_and_to_the_next_timer_at_rest) {
  LocalNode node({});
  bool is_paused = false;
  node.submit(Pause{}, [&](const otp::Result<Term>&) { is_paused = true; });
  node.play();
  otp::Result<Term> stepped = carry_out(node, StepMessage{});  // nothing is there to step
  EXPECT_TRUE(is_paused);
  EXPECT_FALSE(node.world().is_playing);
  EXPECT_EQ(outcome(stepped), "ok");
  node.post([&] { otp::spawn(node.runtime(), otp::Label("ticker"), &tick); });
  carry_out(node, StepMessage{});  // the ticker starts
  EXPECT_EQ(node.world().now, TimePoint(0s));
  for (int second = 1; second <= 5; ++second) {
    carry_out(node, StepMessage{});
    EXPECT_EQ(node.world().now, TimePoint(second * 1s));
  }
  EXPECT_EQ(ticks_in(node), 5U);
}

TEST(WorldClock, goes_on_when_it_plays_again) {
  LocalNode node({});
  node.play();
  carry_out(node, Pause{});
  EXPECT_FALSE(node.world().is_playing);
  auto told = std::make_shared<std::promise<TimePoint>>();
  auto woken = told->get_future();
  node.post([&] {
    otp::spawn(node.runtime(), otp::Label("sleeper"), &sleep_then_tell, Duration(1ms), told);
  });
  TimePoint paused_at = node.world().now;
  carry_out(node, Play{});
  EXPECT_TRUE(node.world().is_playing);
  ASSERT_EQ(woken.wait_for(20s), std::future_status::ready);
  EXPECT_GE(woken.get(), paused_at + 1ms);
}

TEST(WorldClock, runs_as_fast_as_it_is_told) {
  LocalNode node({});
  node.play();
  EXPECT_EQ(outcome(carry_out(node, SetSpeed{100'000})), "ok");
  EXPECT_EQ(node.world().speed, 100'000);
  auto told = std::make_shared<std::promise<TimePoint>>();
  auto woken = told->get_future();
  node.post([&] {
    otp::spawn(node.runtime(), otp::Label("sleeper"), &sleep_then_tell, Duration(1h), told);
  });
  ASSERT_EQ(woken.wait_for(20s), std::future_status::ready);
  EXPECT_GE(woken.get(), TimePoint(1h));
}

/// Waits until the clock of a world that plays shows this time.
bool reaches(const LocalNode& node, TimePoint time) {
  auto deadline = std::chrono::steady_clock::now() + 20s;
  while (node.world().now < time && std::chrono::steady_clock::now() < deadline) {
    std::this_thread::sleep_for(1ms);
  }
  return node.world().now >= time;
}

TEST(WorldClock, is_seen_to_go_on_while_nothing_happens) {
  LocalNode node({});
  node.play();
  EXPECT_TRUE(reaches(node, TimePoint(30ms)));
  carry_out(node, Pause{});
  TimePoint stopped = node.world().now;
  EXPECT_GE(stopped, TimePoint(30ms));
  EXPECT_EQ(node.world().now, stopped);
}

TEST(WorldClock, has_moved_up_to_the_present_when_something_posted_happens) {
  LocalNode node({});
  node.play();
  ASSERT_TRUE(reaches(node, TimePoint(30ms)));
  std::promise<TimePoint> happened;
  node.post([&] { happened.set_value(node.runtime().now()); });
  EXPECT_GE(happened.get_future().get(), TimePoint(30ms));
}

TEST(WorldClock, sleeps_until_the_next_timer) {
  LocalNode node({});
  node.play();
  node.post([&] {
    otp::spawn(node.runtime(), otp::Label("sleeper"), &sleep_then_tell, Duration(1h),
               std::make_shared<std::promise<TimePoint>>());
  });
  auto times_asleep = [] {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_nvcsw;
  };
  std::this_thread::sleep_for(50ms);  // until the sleeper sleeps
  auto before = times_asleep();
  std::this_thread::sleep_for(500ms);
  EXPECT_LT(times_asleep() - before, 10);  // a look every 20 ms would be 25
}

TEST(WorldClock, refuses_speeds_at_which_time_would_not_go_forward) {
  LocalNode node({});
  node.play();
  for (double factor : {0.0, -1.0, std::nan(""), std::numeric_limits<double>::infinity(), 1e-12}) {
    auto refused = carry_out(node, SetSpeed{factor});
    EXPECT_EQ(outcome(refused), ":invalid_speed") << factor;
    EXPECT_FALSE(refused.error().sentence.empty());
  }
  EXPECT_EQ(node.world().speed, 1);
}

// The same run each time

std::string run_of_the_guide(std::uint64_t seed) {
  const demo::Demo* guide = demo::find_demo("guide");
  LocalNode node({.seed = seed, .watch = guide->watch});
  guide->start(node.runtime(), murabaha::surroundings_in_memory(0));
  node.run_until(TimePoint(3s));
  std::string text;
  for (const trace::Event& event : events_of(node)) text += trace::to_text(event) + "\n";
  return text;
}

TEST(World, of_the_same_seed_gives_the_same_events_to_the_letter) {
  std::string first = run_of_the_guide(1);
  EXPECT_GT(first.size(), 10'000U);
  EXPECT_TRUE(run_of_the_guide(1) == first);
  EXPECT_FALSE(run_of_the_guide(2) == first);
}

TEST(World, folded_twice_gives_the_same_model_and_what_the_runtime_knows) {
  const demo::Demo* guide = demo::find_demo("guide");
  LocalNode node({.watch = guide->watch});
  guide->start(node.runtime(), murabaha::surroundings_in_memory(0));
  SystemModel model, again;
  for (int second = 1; second <= 20; ++second) {
    node.run_until(TimePoint(second * 1s));
    for (const trace::Event& event : events_of(node)) {
      model.apply(event);
      again.apply(event);
    }
    EXPECT_EQ(model.alive_count(), node.runtime().process_count());
    for (Pid pid : node.runtime().processes()) {
      const ProcessEntry* entry = model.find(pid);
      ASSERT_NE(entry, nullptr) << pid.text();
      EXPECT_TRUE(entry->is_alive && entry->is_in_tree && entry->pid == pid) << entry->title();
      EXPECT_EQ(entry->depth, node.runtime().info(pid)->mailbox_depth) << entry->title();
    }
  }
  EXPECT_EQ(everything(model), everything(again));
  EXPECT_EQ(model.lost(), 0U);
  EXPECT_GT(model.restart_count(), 0U);
}

}  // namespace
}  // namespace observer
