// What is left of processes that have ended.

#include "observer/tombstone.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "demo/demo.h"
#include "desk_steps.h"
#include "model_events.h"
#include "system.h"

namespace observer {
namespace {

using namespace support;

const Pid top = pid(1), first = pid(2), second = pid(3), client = pid(4);

/// A model and the tombstones, told of events one millisecond apart.
struct Cemetery {
  SystemModel model;
  Tombstones stones;
  TimePoint now;

  explicit Cemetery(std::size_t most = 10'000) : stones(most) {}
  void apply(const trace::Event& event) {
    Identity subject = model.apply(event);
    stones.apply(event, subject, model);
  }
  Cemetery& operator<<(trace::What what) {
    now += 1ms;
    apply({now, std::move(what)});
    return *this;
  }
};

void start(Cemetery& told) {
  told << spawned_supervisor(top) << spawned_server(first, top);
  told << trace::ChildStarted{top, "counter"_a, first, 1, {}};
}
void restart(Cemetery& told, Pid former, Pid next, std::uint32_t incarnation) {
  told << trace::Exited{former, "boom"_a};
  told << trace::Decided{top, "counter"_a, former, trace::Decision::Restart, 1};
  told << spawned_server(next, top);
  told << trace::ChildStarted{top, "counter"_a, next, incarnation, former};
}
trace::Received received(Pid by, std::uint32_t number) {
  return {by, {client, number}, "Get"_a, trace::MessageRole::Call};
}

TEST(Tombstones, keep_what_the_last_messages_said) {
  Cemetery told;
  start(told);
  auto seen = [&](std::uint32_t number, const Term& content) {
    return trace::MessageSeen{first, client, number, "Get"_a, trace::MessageRole::Call,
                              true,  content};
  };
  told << received(first, 7);  // of which no more is told
  told << received(first, 8) << seen(8, "both told") << seen(9, "told alone");
  told << received(first, 10) << seen(10, Term());
  told << trace::MessageSeen{first, client, 1, "Get"_a, trace::MessageRole::Reply, false, "sent"};
  auto contents = [](const std::vector<SeenMessage>& messages) {
    std::vector<Term> all;
    for (const auto& message : messages) all.push_back(message.content.value_or("not told"));
    return to_text(Term::list(all));
  };
  constexpr auto expected = "[\"not told\", \"both told\", \"told alone\", nil]";
  EXPECT_EQ(contents(told.stones.messages_of(first)), expected);
  told << trace::Exited{first, "boom"_a};
  EXPECT_EQ(contents(told.stones.of(first)->messages), expected);
  EXPECT_TRUE(told.stones.messages_of(first).empty());
}

TEST(Tombstones, tell_what_a_process_was_and_how_it_ended) {
  Cemetery told;
  start(told);
  told << trace::StateChanged{first, 41} << received(first, 7);
  told << trace::Crashed{first, "report"} << trace::Exited{first, "boom"_a};
  const Tombstone* stone = told.stones.of(first);
  ASSERT_NE(stone, nullptr);
  EXPECT_EQ(stone->place, told.model.identity_of(first));
  EXPECT_EQ(stone->path, "Supervisor/counter");
  EXPECT_EQ(stone->label, "Counter"_a);
  EXPECT_EQ(stone->incarnation, 1U);
  EXPECT_EQ(stone->started, TimePoint(2ms));
  EXPECT_EQ(stone->ended, TimePoint(7ms));
  EXPECT_EQ(stone->reason, Term("boom"_a));
  EXPECT_EQ(stone->crash, Term("report"));
  EXPECT_EQ(stone->state, Term(41));
  EXPECT_EQ(stone->state_at, TimePoint(4ms));
  ASSERT_EQ(stone->messages.size(), 1U);
  EXPECT_EQ(stone->messages[0].id, (trace::MessageId{client, 7}));
  EXPECT_EQ(stone->messages[0].from(), client);
  EXPECT_EQ(stone->messages[0].label, "Get"_a);
  EXPECT_EQ(stone->messages[0].role, trace::MessageRole::Call);
  EXPECT_EQ(stone->messages[0].at, TimePoint(5ms));
  EXPECT_FALSE(stone->decision);
  EXPECT_FALSE(told.stones.successor_of(*stone, told.model));
}

TEST(Tombstones, tell_what_the_supervisor_decided_and_who_came_next) {
  Cemetery told;
  start(told);
  restart(told, first, second, 2);
  const Tombstone& stone = *told.stones.of(first);
  EXPECT_EQ(stone.decision, trace::Decision::Restart);
  auto successor = told.stones.successor_of(stone, told.model);
  ASSERT_TRUE(successor);
  EXPECT_EQ(successor->pid, second);
  EXPECT_EQ(successor->incarnation, 2U);
  restart(told, second, pid(9), 3);
  EXPECT_EQ(told.stones.successor_of(*told.stones.of(first), told.model)->pid, second);
  EXPECT_EQ(told.stones.successor_of(*told.stones.of(second), told.model)->pid, pid(9));
  EXPECT_EQ(told.stones.of(second)->started, told.stones.of(first)->ended + 3ms);
}

TEST(Tombstones, keep_the_last_50_messages) {
  Cemetery told;
  start(told);
  for (std::uint32_t number = 1; number <= 120; ++number) told << received(first, number);
  told << trace::Exited{first, "boom"_a};
  const auto& messages = told.stones.of(first)->messages;
  ASSERT_EQ(messages.size(), 50U);
  for (std::uint32_t i = 0; i < 50; ++i) EXPECT_EQ(messages[i].id.number, 71 + i);
}

TEST(Tombstones, give_a_new_process_no_messages_of_the_one_before) {
  Cemetery told;
  start(told);
  told << received(first, 1);
  restart(told, first, second, 2);
  told << received(second, 2) << trace::Exited{second, "boom"_a};
  ASSERT_EQ(told.stones.of(second)->messages.size(), 1U);
  EXPECT_EQ(told.stones.of(second)->messages[0].id.number, 2U);
}

TEST(Tombstones, are_kept_for_the_last_eight_of_a_place) {
  Cemetery told;
  start(told);
  Pid last = first;
  for (std::uint32_t life = 2; life <= 12; ++life) {
    restart(told, last, pid(2, life), life);
    last = pid(2, life);
  }
  auto stones = told.stones.of(told.model.identity_of(last));
  ASSERT_EQ(stones.size(), 8U);
  EXPECT_EQ(stones.front()->incarnation, 4U);
  EXPECT_EQ(stones.back()->incarnation, 11U);
  EXPECT_EQ(told.stones.of(first), nullptr);
  EXPECT_EQ(told.stones.size(), 8U);
}

TEST(Tombstones, are_forgotten_oldest_first_when_there_are_too_many) {
  Cemetery told(100);
  for (std::uint32_t i = 1; i <= 250; ++i) {
    told << spawned(pid(i)) << trace::Exited{pid(i), otp::atoms::normal};
  }
  EXPECT_EQ(told.stones.size(), 100U);
  EXPECT_EQ(told.stones.of(pid(150)), nullptr);
  EXPECT_NE(told.stones.of(pid(151)), nullptr);
  EXPECT_EQ(told.stones.of(told.model.identity_of(pid(250))).size(), 1U);
}

TEST(Tombstones, do_not_mind_unknown_processes) {
  Cemetery told;
  told << trace::Exited{first, "boom"_a} << received(first, 1);
  told << trace::Decided{top, "counter"_a, first, trace::Decision::Restart, 1};
  EXPECT_EQ(told.stones.size(), 0U);
}

TEST(MessageTails, forget_first_whoever_has_got_nothing_for_long) {
  MessageTails tails(3);
  auto get = [&](std::uint32_t who, std::uint32_t number) {
    tails.add(pid(who), {{client, number}, "Get"_a, TimePoint(1ms), {}});
  };
  for (std::uint32_t who : {1U, 2U, 3U}) get(who, 1);
  get(4, 1);  // all were busy alike: the first goes
  get(3, 2);
  get(5, 1);  // 2 has been quiet
  EXPECT_EQ(tails.size(), 3U);
  EXPECT_TRUE(tails.take(pid(1)).empty());
  EXPECT_TRUE(tails.take(pid(2)).empty());
  EXPECT_EQ(tails.take(pid(3)).size(), 2U);
  EXPECT_EQ(tails.take(pid(4)).size(), 1U);
  EXPECT_EQ(tails.take(pid(5)).size(), 1U);
  EXPECT_EQ(tails.size(), 0U);
}

/// All demos in which somebody ends.
class DemoTombstones : public testing::TestWithParam<std::string> {};
INSTANTIATE_TEST_SUITE_P(All, DemoTombstones, testing::Values("guide", "leak", "shutdown"),
                         [](const auto& demo) { return demo.param; });

TEST_P(DemoTombstones, tell_the_last_state_of_each_process_that_ended) {
  const demo::Demo& demo = *demo::find_demo(GetParam());
  System system({0, 1}, demo.watch);
  demo.start(system.runtime(), murabaha::surroundings_in_memory(1'000'000));
  system.world().run_until(TimePoint(60s));
  Cemetery told;
  std::map<Pid, Term> states;
  std::map<Pid, std::uint32_t> messages;
  std::size_t exits = 0, with_state = 0;
  for (const trace::Event& event : system.recorder().events()) {
    told.apply(event);
    if (auto* changed = std::get_if<trace::StateChanged>(&event.what)) {
      states[changed->pid] = changed->state;
    } else if (auto* received = std::get_if<trace::Received>(&event.what)) {
      ++messages[received->pid];
    } else if (auto* exited = std::get_if<trace::Exited>(&event.what)) {
      const Tombstone* stone = told.stones.of(exited->pid);
      ASSERT_NE(stone, nullptr) << exited->pid.text();
      EXPECT_EQ(stone->reason, exited->reason);
      EXPECT_EQ(stone->state, states[exited->pid]);
      EXPECT_EQ(stone->messages.size(), std::min(messages[exited->pid], 50U));
      ++exits;
      with_state += !stone->state.is_nil();
    }
  }
  EXPECT_GT(exits, 3U);
  bool shows_states = trace::includes(demo.watch, trace::Watch::State);
  EXPECT_EQ(with_state > 1, shows_states);
}

}  // namespace
}  // namespace observer
