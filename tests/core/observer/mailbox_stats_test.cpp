#include "observer/mailbox_stats.h"

#include <gtest/gtest.h>

#include "server_steps.h"
#include "told_flow.h"

namespace observer {
namespace {

using namespace support;
using enum MessageRole;
using AlarmKind = AlarmChange::Kind;

const Pid server = pid(1), client = pid(2), other = pid(3);

/// Mailboxes and the flow, told of the same events; all alarms are kept.
class Mailboxes {
 public:
  explicit Mailboxes(AlarmRules rules = {}, std::size_t capacity = 1000) : stats(rules, capacity) {
    stats.listen([this](const AlarmChange& change) { changes.push_back(change); });
  }

  void tell(trace::What what) { tell({now, std::move(what)}); }
  void tell(const trace::Event& event) {
    now = std::max(now, event.at);
    flow.apply(event);
    stats.apply(event);
  }
  void send(Pid from, std::string_view label = "Increment", MessageRole role = Cast) {
    trace::MessageId id{from, ++numbers};
    tell(sent(id, server, role, label));
    waiting.push_back({id, Atom(label)});
  }
  void take(std::size_t which = 0) {
    auto [id, label] = waiting.at(which);
    waiting.erase(waiting.begin() + static_cast<std::ptrdiff_t>(which));
    tell(received(server, id, Cast, label.text()));
  }
  MailboxXray xray() const { return stats.look_into(server, flow).value(); }

  MessageFlow flow;
  MailboxStats stats;
  std::vector<AlarmChange> changes;
  TimePoint now;
  std::uint32_t numbers = 0;
  std::deque<std::pair<trace::MessageId, Atom>> waiting;
};

// X-ray

TEST(MailboxStats, knows_nothing_of_who_gets_no_messages) {
  Mailboxes all;
  all.tell(spawned(server));
  EXPECT_FALSE(all.stats.look_into(server, all.flow));
}

TEST(MailboxStats, counts_what_waits_by_kind_and_sender) {
  Mailboxes all;
  for (int i = 0; i < 3; ++i) all.send(client, "Increment");
  for (int i = 0; i < 2; ++i) all.send(other, "Reset");
  all.send(other, "Increment");
  all.take(0);
  MailboxXray xray = all.xray();
  EXPECT_EQ(xray.waiting, 5U);
  ASSERT_EQ(xray.kinds.size(), 2U);
  EXPECT_EQ(xray.kinds[0].label, "Increment"_a);
  EXPECT_EQ(xray.kinds[0].waiting, 3U);
  EXPECT_EQ(xray.kinds[1].waiting, 2U);
  ASSERT_EQ(xray.senders.size(), 2U);
  EXPECT_EQ(xray.senders[0].pid, other);
  EXPECT_EQ(xray.senders[0].waiting, 3U);
  EXPECT_EQ(xray.senders[1].waiting, 2U);
  EXPECT_EQ(xray.senders[1].arrived, 3U);
}

TEST(MailboxStats, keeps_what_waited_in_each_second_by_kind) {
  Mailboxes all;
  all.send(client, "Increment");
  EXPECT_TRUE(all.xray().depths.empty());  // one that waits is no crowd
  all.send(other, "Reset");
  all.send(other, "Reset");
  all.take(0);
  all.now += 2s;
  all.tell(trace::DepthChanged{server, 4});  // two that nobody saw coming
  all.now += 1s;
  all.take(0);
  auto depths = all.xray().depths;
  ASSERT_EQ(depths.size(), 3U);
  EXPECT_EQ(depths[0].label, "Increment"_a);
  EXPECT_EQ(depths[0].depths[56], 1U);
  EXPECT_EQ(depths[0].depths[57], 0U);
  EXPECT_EQ(depths[1].label, "Reset"_a);
  EXPECT_EQ(depths[1].depths, ([] {
              std::vector<std::uint32_t> expected(60);
              std::fill(expected.begin() + 56, expected.end(), 2U);
              return expected;
            }()));
  EXPECT_TRUE(depths[2].label.is_nil());
  EXPECT_EQ(depths[2].depths[57], 0U);
  EXPECT_EQ(depths[2].depths[58], 2U);
}

TEST(MailboxStats, says_how_long_the_oldest_has_waited_even_if_later_ones_are_taken) {
  Mailboxes all;
  all.send(client);
  all.now += 700ms;
  all.send(client);
  all.now += 300ms;
  all.take(1);
  EXPECT_EQ(all.xray().oldest, Duration(1s));
  all.take(0);
  EXPECT_EQ(all.xray().oldest, std::nullopt);
}

TEST(MailboxStats, gives_rates_of_what_comes_and_goes) {
  Mailboxes all;
  for (int i = 0; i < 1000; ++i) {  // ten seconds, and 100 messages in each
    all.now += 10ms;
    all.send(client);
    if (i % 2 == 0) all.take();
  }
  MailboxXray xray = all.xray();
  EXPECT_NEAR(xray.in_rate.value(), 100, 1);
  EXPECT_NEAR(xray.out_rate.value(), 50, 1);
  EXPECT_NEAR(xray.growth.value(), 50, 1);
  EXPECT_EQ(xray.busy_share, std::nullopt) << "no handler was seen";
  EXPECT_NEAR(xray.drain_ratio.value(), 2, 0.01);
  ASSERT_EQ(xray.came.size(), 60U);
  EXPECT_EQ(xray.came[55], 100U);
  EXPECT_EQ(xray.served[55], 50U);
  all.now += 2min;
  all.stats.advance(all.now);
  xray = all.xray();
  EXPECT_EQ(xray.in_rate, 0);
  EXPECT_EQ(xray.growth, 0);
  EXPECT_EQ(xray.drain_ratio, std::nullopt);
  EXPECT_EQ(xray.senders[0].arrived, 0U);
}

TEST(MailboxStats, gives_the_rates_alone_also_of_who_has_ended) {
  Mailboxes all;
  EXPECT_FALSE(all.stats.rates_of(server));
  all.send(client);
  EXPECT_EQ(all.stats.rates_of(server).value().in_rate, std::nullopt);
  all.now += 1s;
  all.send(client);
  EXPECT_NEAR(all.stats.rates_of(server).value().in_rate.value(), 2, 0.01);
  EXPECT_EQ(all.stats.rates_of(server).value().in_rate, all.xray().in_rate);
  all.tell(trace::Exited{server, "normal"_a});
  EXPECT_NEAR(all.stats.rates_of(server).value().in_rate.value(), 2, 0.01);
}

TEST(MailboxStats, gives_no_rates_of_what_was_seen_only_just_now) {
  Mailboxes all;
  for (int i = 0; i < 3; ++i) all.send(client);
  EXPECT_EQ(all.xray().in_rate, std::nullopt);
  EXPECT_EQ(all.xray().growth, std::nullopt);
  all.now += 1s;
  all.stats.advance(all.now);
  EXPECT_NEAR(all.xray().in_rate.value(), 3, 0.01);
  EXPECT_NEAR(all.xray().growth.value(), 3, 0.01);
}

TEST(MailboxStats, gives_the_share_of_time_that_handlers_take) {
  Mailboxes all;
  for (int i = 0; i < 10; ++i) {  // three quarters of ten seconds
    all.send(client);
    all.tell(handling(server, {client, all.numbers}));
    all.now += 750ms;
    all.tell(trace::HandlerEnded{server, {client, all.numbers}, 750ms});
    all.take();
    all.now += 250ms;
  }
  all.stats.advance(all.now);
  MailboxXray xray = all.xray();
  EXPECT_NEAR(xray.busy_share.value(), 0.75, 0.01);
  EXPECT_EQ(xray.kinds.at(0).handled, 10U);
  EXPECT_EQ(xray.kinds.at(0).handling, Duration(7500ms));
  all.tell(handling(server, {client, 99}));  // and one that goes on
  all.now += 5s;
  all.stats.advance(all.now);
  EXPECT_NEAR(all.xray().busy_share.value(), 0.875, 0.01);
}

TEST(MailboxStats, does_not_let_answers_and_signals_wait) {
  Mailboxes all;
  all.send(client);
  for (MessageRole role : {Reply, Exit, Down}) all.send(client, "x", role);
  EXPECT_EQ(all.xray().waiting, 1U);
}

TEST(MailboxStats, takes_what_is_dropped_off_the_books) {
  Mailboxes all;
  all.send(client);
  all.send(client);
  all.tell(trace::Dropped{{client, 2}, server, "Increment"_a, trace::DropReason::Overload});
  EXPECT_EQ(all.xray().waiting, 1U);
}

TEST(MailboxStats, believes_a_process_that_more_waits_than_was_seen) {
  Mailboxes all;
  all.tell(trace::DepthChanged{server, 7});
  all.send(client);
  EXPECT_EQ(all.xray().waiting, 8U);
  EXPECT_EQ(all.xray().kinds.at(0).label, Atom()) << "nobody told of what they are";
  all.take();
  EXPECT_EQ(all.xray().waiting, 7U);
}

TEST(MailboxStats, lets_a_process_take_back_what_it_told) {
  Mailboxes all;
  all.tell(trace::DepthChanged{server, 7});  // exits, say, of which only the depth tells
  all.send(client);
  all.tell(trace::DepthChanged{server, 3});
  EXPECT_EQ(all.xray().waiting, 3U);
  all.tell(trace::DepthChanged{server, 0});
  EXPECT_EQ(all.xray().waiting, 1U) << "which may be on its way";
}

TEST(MailboxStats, settles_its_books_after_events_were_lost) {
  Mailboxes all;
  for (int i = 0; i < 20; ++i) all.send(client);
  all.tell(trace::Lost{15});  // of which most told of taking
  all.tell(trace::DepthChanged{server, 5});
  EXPECT_EQ(all.xray().waiting, 5U);
  for (int i = 0; i < 5; ++i) all.take();
  EXPECT_EQ(all.xray().waiting, 0U);
}

TEST(MailboxStats, counts_the_taking_of_what_was_not_seen_coming) {
  Mailboxes all;
  all.tell(received(server, {client, 1}));
  MailboxXray xray = all.xray();
  EXPECT_EQ(xray.waiting, 0U);
  EXPECT_EQ(xray.came.back(), 1U);
  EXPECT_EQ(xray.served.back(), 1U);
}

TEST(MailboxStats, has_room_for_so_many_mailboxes_and_senders) {
  Mailboxes all({}, 10);
  for (std::uint32_t i = 1; i <= 20; ++i) all.tell(sent({client, i}, pid(100 + i)));
  EXPECT_EQ(all.stats.overlooked(), 10U);
  EXPECT_FALSE(all.stats.look_into(pid(120), all.flow));
  for (std::uint32_t i = 1; i <= 10; ++i) all.tell(received(pid(100 + i), {client, i}));
  all.now += 2min;
  all.tell(sent({client, 21}, pid(120)));
  EXPECT_TRUE(all.stats.look_into(pid(120), all.flow)) << "the others were empty for a minute";
  for (std::uint32_t i = 1; i <= 1000; ++i) all.send(pid(1000 + i));
  MailboxXray xray = all.xray();
  EXPECT_EQ(xray.waiting, 1000U);
  EXPECT_LE(xray.senders.size(), 257U);
  std::uint32_t sum = 0;
  for (const auto& sender : xray.senders) sum += sender.waiting;
  EXPECT_EQ(sum, 1000U);
  while (!all.waiting.empty()) all.take();
  EXPECT_EQ(all.xray().waiting, 0U);
}

TEST(MailboxStats, tells_of_one_that_has_ended_what_came_and_went) {
  Mailboxes all;
  for (int i = 0; i < 5; ++i) all.send(client);
  all.now += 1s;
  all.take();
  all.tell(trace::Exited{server, "boom"_a});
  MailboxXray xray = all.xray();
  EXPECT_EQ(xray.waiting, 0U);
  EXPECT_EQ(xray.came[58], 5U);
  EXPECT_EQ(xray.depths.at(0).depths[58], 5U);
  EXPECT_EQ(xray.depths.at(0).depths[59], 5U) << "until it ended";
  EXPECT_EQ(xray.senders.at(0).arrived, 5U);
  for (std::uint32_t i = 0; i < 2000; ++i) {
    all.tell(sent({client, 100 + i}, pid(1000 + i)));
    all.tell(trace::Exited{pid(1000 + i), "boom"_a});
  }
  EXPECT_FALSE(all.stats.look_into(server, all.flow)) << "others have ended since";
}

TEST(MailboxStats, goes_on_with_who_follows_in_the_place_but_for_what_waited) {
  const Pid next = pid(1, 2);
  Mailboxes all;
  for (int i = 0; i < 5; ++i) all.send(client);
  all.tell(handling(server, {client, 1}));
  all.now += 500ms;
  all.tell(trace::HandlerEnded{server, {client, 1}, 500ms});
  all.take();
  all.now += 500ms;
  all.tell(trace::Exited{server, "boom"_a});
  all.now += 1s;
  all.tell(sent({other, 50}, next, Cast, "Reset"));  // while it starts
  all.stats.succeed(server, next);
  auto xray = all.stats.look_into(next, all.flow).value();
  EXPECT_EQ(xray.waiting, 1U);
  EXPECT_EQ(xray.came[57], 5U);
  EXPECT_EQ(xray.came[59], 1U);
  EXPECT_EQ(xray.served[57], 1U);
  ASSERT_EQ(xray.senders.size(), 2U);
  EXPECT_EQ(xray.senders[0].pid, other);
  EXPECT_EQ(xray.senders[0].waiting, 1U);
  EXPECT_EQ(xray.senders[1].arrived, 5U);
  ASSERT_EQ(xray.depths.size(), 2U);
  EXPECT_EQ(xray.depths[0].depths[57], 5U);
  EXPECT_EQ(xray.depths[0].depths[59], 0U);
  EXPECT_EQ(xray.depths[1].depths[59], 1U);
  EXPECT_NEAR(xray.in_rate.value(), 3, 0.1) << "six in two seconds";
  EXPECT_NEAR(xray.busy_share.value(), 0.25, 0.01);
  all.stats.succeed(pid(77), next);  // nobody has seen that one
}

// Alarms, by hand

class Alarms : public testing::Test {
 protected:
  /// Messages come so many a second, and are taken so many a second, for some time.
  void run(int in, int out, Duration time) {
    for (Duration step = 0ms; step < time; step += 1ms) {
      all_.now += 1ms;
      in_due_ += in;
      out_due_ += out;
      for (; in_due_ >= 1000; in_due_ -= 1000) all_.send(client);
      for (; out_due_ >= 1000; out_due_ -= 1000) {
        if (!all_.waiting.empty()) all_.take();
      }
      all_.stats.advance(all_.now);
    }
  }
  std::vector<AlarmKind> kinds() const {
    std::vector<AlarmKind> kinds;
    for (const AlarmChange& change : all_.changes) kinds.push_back(change.kind);
    return kinds;
  }

  Mailboxes all_;
  int in_due_ = 0, out_due_ = 0;
};

TEST_F(Alarms, come_within_a_second_of_twice_the_rate_and_are_cleared_once) {
  run(200, 210, 5s);
  EXPECT_TRUE(all_.changes.empty());
  TimePoint began = all_.now;
  run(400, 200, 3s);
  ASSERT_EQ(kinds(), (std::vector{AlarmKind::Raised}));
  const MailboxAlarm& alarm = all_.changes[0].alarm;
  EXPECT_LE(alarm.since - began, 1s);
  EXPECT_EQ(alarm.pid, server);
  EXPECT_EQ(alarm.trouble, MailboxTrouble::Overloaded);
  EXPECT_EQ(alarm.source, (MessageSource{client, "Increment"_a}));
  EXPECT_EQ(all_.stats.alarms().size(), 1U);
  run(100, 300, 2s);
  for (int i = 0; i < 20; ++i) {  // to and fro above the low mark, below the high one
    run(200, 100, 100ms);
    run(100, 200, 100ms);
  }
  EXPECT_EQ(kinds().size(), 1U);
  run(0, 1000, 2s);
  EXPECT_EQ(kinds(), (std::vector{AlarmKind::Raised, AlarmKind::Cleared}));
  EXPECT_TRUE(all_.stats.alarms().empty());
}

TEST_F(Alarms, do_not_come_of_a_burst_that_is_served) {
  for (int i = 0; i < 20; ++i) {
    for (int k = 0; k < 200; ++k) all_.send(client);
    run(0, 2000, 200ms);
  }
  EXPECT_TRUE(all_.changes.empty());
}

TEST_F(Alarms, name_who_sends_most_of_what_waits) {
  for (int k = 0; k < 10; ++k) all_.send(other, "Reset");
  run(400, 200, 1s);
  ASSERT_EQ(all_.changes.size(), 1U);
  EXPECT_EQ(all_.changes[0].alarm.source, (MessageSource{client, "Increment"_a}));
}

TEST_F(Alarms, call_a_process_stuck_whose_handler_does_not_return) {
  run(200, 200, 2s);
  all_.send(client);
  all_.tell(handling(server, {client, all_.numbers}));
  run(200, 0, 900ms);
  ASSERT_EQ(kinds(), (std::vector{AlarmKind::Raised}));
  EXPECT_EQ(all_.changes[0].alarm.trouble, MailboxTrouble::Overloaded) << "too early to tell";
  run(0, 0, 200ms);
  ASSERT_EQ(kinds(), (std::vector{AlarmKind::Raised, AlarmKind::Changed}));
  EXPECT_EQ(all_.changes[1].alarm.trouble, MailboxTrouble::Stuck);
  all_.tell(trace::HandlerEnded{server, {client, all_.numbers}, 1100ms});
  run(0, 1000, 1s);
  EXPECT_EQ(kinds(), (std::vector{AlarmKind::Raised, AlarmKind::Changed, AlarmKind::Changed,
                                  AlarmKind::Cleared}));
  EXPECT_EQ(all_.changes[2].alarm.trouble, MailboxTrouble::Overloaded);
}

TEST_F(Alarms, do_not_call_a_server_stuck_that_always_needs_that_long) {
  for (int i = 0; i < 100; ++i) {
    all_.send(client);
    all_.send(client);
    all_.take();
    all_.tell(handling(server, {client, 1}));
    run(0, 0, 1500ms);
    all_.tell(trace::HandlerEnded{server, {client, 1}, 1500ms});
  }
  ASSERT_EQ(kinds(), (std::vector{AlarmKind::Raised}));
  EXPECT_EQ(all_.changes[0].alarm.trouble, MailboxTrouble::Overloaded);
}

TEST_F(Alarms, blame_no_handler_of_one_that_is_suspended) {
  run(200, 200, 2s);
  all_.tell(trace::Suspended{server});
  run(200, 0, 3s);
  ASSERT_EQ(kinds(), (std::vector{AlarmKind::Raised}));
  EXPECT_EQ(all_.changes[0].alarm.trouble, MailboxTrouble::Suspended);
  all_.tell(trace::Resumed{server});
  ASSERT_EQ(kinds(), (std::vector{AlarmKind::Raised, AlarmKind::Changed}));
  EXPECT_EQ(all_.changes[1].alarm.trouble, MailboxTrouble::Overloaded) << "it may begin now";
  run(0, 0, 2s);
  ASSERT_EQ(kinds().size(), 3U);
  EXPECT_EQ(all_.changes[2].alarm.trouble, MailboxTrouble::Stuck);
  all_.tell(trace::Suspended{server});
  EXPECT_EQ(all_.stats.alarms().at(server).trouble, MailboxTrouble::Suspended);
  EXPECT_EQ(name_of(MailboxTrouble::Suspended), "suspended");
}

TEST_F(Alarms, are_over_when_the_process_has_ended) {
  run(400, 0, 1s);
  all_.tell(trace::Exited{server, "x"_a});
  EXPECT_EQ(kinds(), (std::vector{AlarmKind::Raised, AlarmKind::Cleared}));
  run(400, 0, 1s);
  EXPECT_EQ(kinds().size(), 2U) << "nothing waits for the dead";
}

TEST_F(Alarms, come_of_depths_alone_where_messages_are_not_told_of) {
  for (std::uint32_t depth = 0; depth < 100; ++depth) {
    all_.now += 10ms;
    all_.tell(trace::DepthChanged{server, depth});
  }
  ASSERT_EQ(kinds(), (std::vector{AlarmKind::Raised}));
  EXPECT_TRUE(all_.changes[0].alarm.source.label.is_nil());
}

TEST_F(Alarms, name_who_sends_once_messages_are_told_of) {
  all_.tell(trace::DepthChanged{server, 500});
  run(0, 0, 500ms);
  ASSERT_EQ(kinds(), (std::vector{AlarmKind::Raised}));
  run(400, 100, 1s);  // the 500 are still most of what waits
  ASSERT_EQ(kinds(), (std::vector{AlarmKind::Raised, AlarmKind::Changed}));
  EXPECT_EQ(all_.changes[1].alarm.source, (MessageSource{client, "Increment"_a}));
  EXPECT_NEAR(all_.xray().in_rate.value(), 400, 20) << "counted since messages are told of";
}

TEST_F(Alarms, do_not_call_a_process_stuck_that_tells_of_less_and_less) {
  std::uint32_t depth = 1000;
  all_.tell(trace::DepthChanged{server, depth});
  for (int i = 0; i < 50; ++i) {
    run(0, 0, 100ms);
    all_.tell(trace::DepthChanged{server, depth -= 10});
  }
  run(0, 0, 500ms);
  ASSERT_EQ(kinds(), (std::vector{AlarmKind::Raised}));
  EXPECT_EQ(all_.changes[0].alarm.trouble, MailboxTrouble::Overloaded);
  EXPECT_EQ(all_.xray().in_rate, std::nullopt) << "depths alone tell of no messages";
  EXPECT_NEAR(all_.xray().growth.value(), 100, 15) << "it fills since it is known";
  run(0, 0, 6s);
  EXPECT_NEAR(all_.xray().growth.value(), -40, 15);
}

// Alarms of real processes, on a clock that is moved

struct Work {};

Task<> work(Self self, Duration each) {
  for (;;) {
    co_await self.receive<Work>();
    co_await self.sleep(each);
  }
}

Task<> produce(Self self, Pid to, Duration each, int count) {
  for (int i = 0; i < count; ++i) {
    self.send(to, Work{});
    co_await self.sleep(each);
  }
  co_await self.sleep(otp::infinity);
}

class AlarmsOfASystem : public testing::TestWithParam<Schedule> {
 protected:
  void run_for(Duration time) {
    system_.world().run_until(system_.world().now() + time);
    auto events = system_.recorder().events();
    for (; told_ < events.size(); ++told_) all_.tell(events[told_]);
  }

  support::System system_{GetParam(),
                          trace::Watch::Lifecycle | trace::Watch::Messages | trace::Watch::Depth};
  Mailboxes all_;
  std::size_t told_ = 0;
};
INSTANTIATE_TEST_SUITE_P(Everywhere, AlarmsOfASystem, every_seed, schedule_name);

TEST_P(AlarmsOfASystem, name_the_producer_that_is_twice_as_fast_as_the_consumer) {
  Pid consumer = otp::spawn(system_.runtime(), otp::Label("consumer"), &work, Duration(5ms));
  Pid producer = otp::spawn(system_.runtime(), otp::Label("producer"), &produce, consumer,
                            Duration(2500us), 1000);
  run_for(1s);
  ASSERT_EQ(all_.changes.size(), 1U);
  MailboxAlarm alarm = all_.changes[0].alarm;
  EXPECT_EQ(alarm.pid, consumer);
  EXPECT_EQ(alarm.source, (MessageSource{producer, "Work"_a}));
  EXPECT_EQ(alarm.trouble, MailboxTrouble::Overloaded);
  run_for(1500ms);
  EXPECT_NEAR(all_.stats.look_into(consumer, all_.flow)->drain_ratio.value(), 2, 0.1);
  run_for(10s);
  ASSERT_EQ(all_.changes.size(), 2U);
  EXPECT_EQ(all_.changes[1].kind, AlarmKind::Cleared);
  EXPECT_EQ(all_.stats.look_into(consumer, all_.flow)->waiting, 0U);
}

TEST_P(AlarmsOfASystem, call_a_process_stuck_that_takes_nothing) {
  Pid sleeper = otp::spawn(system_.runtime(), otp::Label("sleeper"), &work, Duration(1h));
  otp::spawn(system_.runtime(), otp::Label("producer"), &produce, sleeper, Duration(5ms), 400);
  run_for(2s);
  ASSERT_FALSE(all_.changes.empty());
  EXPECT_EQ(all_.changes.back().alarm.pid, sleeper);
  EXPECT_EQ(all_.changes.back().alarm.trouble, MailboxTrouble::Stuck);
}

}  // namespace
}  // namespace observer
