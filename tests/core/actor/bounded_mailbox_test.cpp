// A mailbox with a limit.
#include <gtest/gtest.h>

#include "demo/counter.h"
#include "server_steps.h"

namespace {

using namespace support;
using otp::Alias;
using otp::ExitReason;
using otp::Label;
using otp::SpawnOptions;
using otp::StartOptions;

/// Takes nothing until it is told to go, then all there is, and tells how many that were.
Task<> sleeper(Self self, Pid to) {
  co_await self.receive<Pid>();
  std::int64_t taken = 0;
  for (;;) {
    auto number = co_await self.receive<int>(0ms);
    if (!number) break;
    ++taken;
  }
  self.send(to, taken);
  co_await self.sleep(otp::infinity);
}

SpawnOptions room_for(std::uint32_t messages) {
  return SpawnOptions(Label("sleeper")).max_mailbox(messages);
}

class BoundedMailbox : public testing::TestWithParam<Schedule> {
 protected:
  /// What `sleeper` says it has taken.
  static Task<std::int64_t> taken_by(Self self, Pid receiver) {
    self.runtime().exit(receiver, ExitReason::normal());  // ignored: signals need no room
    self.send(receiver, self.pid());
    co_return co_await self.receive<std::int64_t>();
  }

  System system_{GetParam(), trace::Watch::Messages};
};
INSTANTIATE_TEST_SUITE_P(Everywhere, BoundedMailbox, every_schedule, schedule_name);

TEST_P(BoundedMailbox, turns_messages_away_when_it_is_full) {
  system_.run([](Self self) -> Task<> {
    Pid receiver = self.spawn(room_for(3), &sleeper, self.pid());
    for (int i = 1; i <= 2; ++i) EXPECT_TRUE(self.try_send(receiver, i));
    EXPECT_TRUE(self.try_send(receiver, self.pid()));
    auto refused = self.try_send(receiver, 4);
    EXPECT_EQ(outcome(refused), ":overload");
    EXPECT_EQ(refused.error().text(), "the mailbox of " + receiver.text() + " is full");
    EXPECT_EQ(co_await self.receive<std::int64_t>(), 2);
  });
}

TEST_P(BoundedMailbox, has_room_again_for_what_was_taken_out_of_its_middle) {
  system_.run([](Self self) -> Task<> {
    auto body = [](Self child, Pid to) -> Task<> {
      co_await child.receive<Pid>();
      child.send(to, Stranger{});
      co_await child.sleep(otp::infinity);
    };
    Pid receiver = self.spawn(room_for(3), body, self.pid());
    EXPECT_TRUE(self.try_send(receiver, 1));
    EXPECT_TRUE(self.try_send(receiver, self.pid()));
    EXPECT_TRUE(self.try_send(receiver, 2));
    co_await self.receive<Stranger>();
    EXPECT_TRUE(self.try_send(receiver, 3));
    EXPECT_EQ(outcome(self.try_send(receiver, 4)), ":overload");
  });
}

TEST_P(BoundedMailbox, drops_plain_sends_and_tells_of_it) {
  system_.run([](Self self) -> Task<> {
    Pid receiver = self.spawn(room_for(2), &sleeper, self.pid());
    for (int i = 1; i <= 5; ++i) self.send(receiver, i);
    self.runtime().send(receiver, 6);
    EXPECT_EQ(outcome(self.runtime().try_send(receiver, 7)), ":overload");
    co_return;
  });
  std::size_t dropped = 0;
  for (const trace::Event& event : system_.recorder().events()) {
    auto* drop = std::get_if<trace::Dropped>(&event.what);
    if (drop != nullptr && drop->why == trace::DropReason::Overload) ++dropped;
  }
  EXPECT_EQ(dropped, 5U);
}

TEST_P(BoundedMailbox, always_has_room_for_exits_downs_and_answers) {
  system_.run([](Self self) -> Task<> {
    auto body = [](Self child, Pid to) -> Task<> {
      child.trap_exit(true);
      auto quick = child.spawn_monitor([](Self) -> Task<> { co_return; });
      auto starting = otp::start<demo::Counter>(child, std::int64_t{41});
      auto counter = otp::or_exit(co_await starting);
      child.send(to, child.pid());
      auto increment = child.call(counter, demo::Counter::Increment{});
      co_await child.receive<otp::Exit>();
      auto is_quick = [&](const otp::Down& down) { return down.ref == quick.monitor; };
      co_await child.receive_if<otp::Down>(is_quick);
      std::int64_t value = otp::or_exit(co_await increment);
      child.send(to, value);
    };
    Pid child = self.spawn(room_for(1), body, self.pid());
    co_await self.receive<Pid>();
    self.send(child, 1);
    EXPECT_EQ(outcome(self.try_send(child, 2)), ":overload");
    self.exit(child, "please"_a);
    EXPECT_EQ(co_await self.receive<std::int64_t>(), 42);
  });
}

TEST_P(BoundedMailbox, counts_messages_to_an_alias_too) {
  system_.run([](Self self) -> Task<> {
    auto body = [](Self child, Pid to) -> Task<> {
      Alias active = child.alias();
      Alias withdrawn = child.alias();
      child.unalias(withdrawn);
      child.send(to, active);
      child.send(to, withdrawn);
      Task<> sleeping = sleeper(child, to);
      co_await sleeping;
    };
    Pid receiver = self.spawn(room_for(2), body, self.pid());
    Alias active = co_await self.receive<Alias>();
    Alias withdrawn = co_await self.receive<Alias>();
    self.send(withdrawn, 1);  // takes room only until it is looked at
    self.send(active, 2);
    co_await until(self, [&] { return self.runtime().info(receiver)->mailbox_depth == 1; });
    self.send(active, 3);
    self.send(active, 4);
    EXPECT_EQ(outcome(self.try_send(receiver, 5)), ":overload");
    co_await until(self, [&] { return self.runtime().info(receiver)->mailbox_depth == 2; });
  });
}

TEST_P(BoundedMailbox, of_a_server_refuses_calls_and_casts_but_not_the_debug_interface) {
  system_.run([](Self self) -> Task<> {
    auto starting = otp::start<demo::Counter>(self, StartOptions().max_mailbox(2), std::int64_t{0});
    auto counter = otp::or_exit(co_await starting);
    Pid pid = pid_of(self, counter);
    co_await otp::sys::suspend(self, pid);
    auto first = self.call(counter, demo::Counter::Increment{});
    EXPECT_TRUE(self.try_cast(counter, demo::Counter::Reset{}));
    EXPECT_EQ(outcome(self.try_cast(counter, demo::Counter::Reset{})), ":overload");
    auto refused = co_await self.call(counter, demo::Counter::Get{});
    EXPECT_EQ(why(refused), Term("overload"_a));
    EXPECT_TRUE(co_await otp::sys::get_state(self, counter));
    co_await otp::sys::resume(self, pid);
    EXPECT_EQ(otp::or_exit(co_await first), 1);
    EXPECT_EQ(otp::or_exit(co_await self.call(counter, demo::Counter::Get{})), 0);
  });
}

TEST_P(BoundedMailbox, begins_anew_with_each_process_in_the_slot) {
  system_.run([](Self self) -> Task<> {
    for (int round = 0; round < 20; ++round) {
      Pid receiver = self.spawn(room_for(2), &sleeper, self.pid());
      Watched watched(self, receiver);
      for (int i = 0; i < 5; ++i) self.send(receiver, i);
      self.exit(receiver, ExitReason::kill());
      co_await watched.end();
      EXPECT_TRUE(self.try_send(receiver, 1));  // silence: it has ended
    }
    Pid last = self.spawn(room_for(3), &sleeper, self.pid());
    EXPECT_TRUE(self.try_send(last, 1));
    EXPECT_TRUE(self.try_send(last, 2));
    EXPECT_EQ(co_await taken_by(self, last), 2);
  });
}

TEST(BoundedMailboxOptions, refuse_a_mailbox_without_room) {
  EXPECT_THROW(SpawnOptions().max_mailbox(0), otp::ArgumentError);
  EXPECT_THROW(StartOptions().max_mailbox(0), otp::ArgumentError);
}

}  // namespace
