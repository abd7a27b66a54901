// A world that is moved by hand: message by message, process by process, timer by timer.

#include <gtest/gtest.h>

#include "demo/demo.h"
#include "model_events.h"
#include "observer/local_node.h"
#include "system.h"
#include "world_commands.h"

namespace observer {
namespace {

using namespace support;

struct Note {
  int number;
};

/// Writes down what it is sent.
Task<> clerk(Self self) {
  for (;;) {
    Note note = co_await self.receive<Note>();
    self.runtime().log(trace::LogLevel::Info, self.pid(),
                       Term::record("note"_a, {{"number"_a, note.number}}));
  }
}

/// Writes down each second for ever.
Task<> tick(Self self) {
  for (;;) {
    co_await self.sleep(1s);
    self.runtime().log(trace::LogLevel::Info, self.pid(), Term::record("tick"_a));
  }
}

Task<> sends(Self self, Pid to, int count) {
  for (int i = 0; i < count; ++i) self.send(to, Note{i});
  co_return;
}

std::size_t logged_by(Pid pid, LocalNode& node) {
  return static_cast<std::size_t>(
      std::ranges::count_if(events_of(node), [pid](const trace::Event& event) {
        auto* logged = std::get_if<trace::Logged>(&event.what);
        return logged != nullptr && logged->pid == pid;
      }));
}

TEST(WorldSteps, lets_one_process_take_one_message_and_no_other) {
  LocalNode node({});
  Pid first = otp::spawn(node.runtime(), otp::Label("clerk"), &clerk);
  Pid second = otp::spawn(node.runtime(), otp::Label("clerk"), &clerk);
  Pid for_first = otp::spawn(node.runtime(), otp::Label("sends"), &sends, first, 2);
  Pid for_second = otp::spawn(node.runtime(), otp::Label("sends"), &sends, second, 2);
  node.submit(Pause{}, [](const auto&) {});
  node.play();
  for (Pid pid : {first, second, for_first, for_second}) {
    EXPECT_EQ(outcome(carry_out(node, StepProcess{pid})), "ok");  // each starts; two send and end
  }
  EXPECT_EQ(logged_by(first, node), 0U);
  EXPECT_EQ(outcome(carry_out(node, StepProcess{first})), "ok");
  EXPECT_EQ(logged_by(first, node), 1U);
  EXPECT_EQ(outcome(carry_out(node, StepProcess{first})), "ok");
  EXPECT_EQ(outcome(carry_out(node, StepProcess{first})), ":nothing_to_do");
  EXPECT_EQ(outcome(carry_out(node, StepProcess{for_first})), ":noproc");
  EXPECT_EQ(logged_by(first, node), 1U);
  EXPECT_EQ(node.runtime().info(second)->mailbox_depth, 0U);  // its messages are not looked at yet
  EXPECT_EQ(outcome(carry_out(node, StepProcess{second})), "ok");
}

TEST(WorldSteps, moves_to_the_next_timer_and_lets_it_ring) {
  LocalNode node({});
  Pid ticker = otp::spawn(node.runtime(), otp::Label("ticker"), &tick);
  node.submit(Pause{}, [](const auto&) {});
  node.play();
  for (int second = 1; second <= 3; ++second) {
    EXPECT_EQ(outcome(carry_out(node, RunToTimer{})), "ok");
    EXPECT_EQ(node.world().now, TimePoint(second * 1s));
  }
  EXPECT_EQ(logged_by(ticker, node), 3U);
  carry_out(node, Kill{ticker});
  carry_out(node, StepMessage{});
  EXPECT_EQ(outcome(carry_out(node, RunToTimer{})), ":no_timer");
}

TEST(WorldSteps, jumps_over_an_hour_in_which_all_that_is_due_happens) {
  LocalNode node({});
  Pid ticker = otp::spawn(node.runtime(), otp::Label("ticker"), &tick);
  node.submit(Pause{}, [](const auto&) {});
  node.play();
  auto before = std::chrono::steady_clock::now();
  EXPECT_EQ(outcome(carry_out(node, Advance{1h})), "ok");
  EXPECT_LT(std::chrono::steady_clock::now() - before, 20s);
  EXPECT_EQ(node.world().now, TimePoint(1h));
  EXPECT_EQ(logged_by(ticker, node), 3600U);
  EXPECT_FALSE(node.world().is_playing);
}

TEST(WorldSteps, a_jump_ends_when_the_world_is_paused) {
  LocalNode node({});
  otp::spawn(node.runtime(), otp::Label("ticker"), &tick);
  node.play();
  auto jumped = std::make_shared<std::promise<std::string>>();
  node.submit(Advance{10'000h},
              [jumped](const otp::Result<Term>& result) { jumped->set_value(outcome(result)); });
  carry_out(node, Pause{});
  EXPECT_EQ(jumped->get_future().get(), ":stopped");
  EXPECT_LT(node.world().now, TimePoint(10'000h));
}

TEST(WorldSteps, refuses_a_jump_backwards) {
  LocalNode node({});
  node.play();
  EXPECT_EQ(outcome(carry_out(node, Advance{-1s})), ":invalid_time");
  EXPECT_EQ(outcome(carry_out(node, Advance{Duration(0)})), ":invalid_time");
}

TEST(WorldSteps, a_pool_cannot_be_stepped) {
  LocalNode node({.workers = 1});
  EXPECT_EQ(outcome(carry_out(node, RunToTimer{})), ":not_supported");
  EXPECT_EQ(outcome(carry_out(node, Advance{1s})), ":not_supported");
  EXPECT_EQ(outcome(carry_out(node, StepProcess{Pid{1, 1}})), ":not_supported");
}

std::size_t messages_in(LocalNode& node) {
  auto is_sent = [](const trace::Event& event) {
    return std::holds_alternative<trace::Sent>(event.what);
  };
  return static_cast<std::size_t>(std::ranges::count_if(events_of(node), is_sent));
}

TEST(WatchMessages, can_be_switched_on_and_off_for_those_that_run_and_those_to_come) {
  LocalNode node({});
  Pid first = otp::spawn(node.runtime(), otp::Label("clerk"), &clerk);
  auto send_three = [&] {
    otp::spawn(node.runtime(), otp::Label("sends"), &sends, first, 3);
    node.run_until(node.world().now + 1s);
  };
  send_three();
  EXPECT_EQ(messages_in(node), 0U);
  EXPECT_FALSE(node.world().watches_messages);
  node.submit(WatchMessages{true}, [](const auto&) {});
  node.run_until(node.world().now + 1s);
  EXPECT_TRUE(node.world().watches_messages);
  events_of(node);
  send_three();
  EXPECT_EQ(messages_in(node), 3U);
  node.submit(WatchMessages{false}, [](const auto&) {});
  node.run_until(node.world().now + 1s);
  events_of(node);
  send_three();
  EXPECT_EQ(messages_in(node), 0U);
}

/// What has happened in the guide's world by the tenth second, after so many single steps.
std::string end_of_the_guide(int steps) {
  const demo::Demo* guide = demo::find_demo("guide");
  LocalNode node({.seed = 5, .watch = guide->watch});
  guide->start(node.runtime(), murabaha::surroundings_in_memory(0));
  node.submit(Pause{}, [](const auto&) {});
  node.play();
  for (int i = 0; i < steps; ++i) carry_out(node, StepMessage{});
  EXPECT_LT(node.world().now, TimePoint(10s));
  carry_out(node, Advance{TimePoint(10s) - node.world().now});
  std::string text;
  for (const trace::Event& event : events_of(node)) text += trace::to_text(event) + "\n";
  return text;
}

TEST(WorldSteps, lead_to_the_same_end_as_a_free_run) {
  std::string free_run = end_of_the_guide(0);
  EXPECT_GT(free_run.size(), 10'000U);
  for (int steps : {1, 10, 500}) EXPECT_TRUE(end_of_the_guide(steps) == free_run) << steps;
}

}  // namespace
}  // namespace observer
