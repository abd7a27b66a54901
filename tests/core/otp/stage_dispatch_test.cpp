// How producers divide events and demand among consumers, beyond what the recorded scenarios show.
#include <gtest/gtest.h>

#include "otp/stage/broadcast_dispatcher.h"
#include "otp/stage/partition_dispatcher.h"
#include "stage_modules.h"

namespace {

using namespace support;
using namespace support::stages;
using otp::BroadcastDispatcher;
using otp::PartitionDispatcher;

class StageDispatch : public testing::TestWithParam<Schedule> {
 protected:
  template <class Dispatcher>
  static Source::Settings with(Dispatcher dispatcher) {
    return [dispatcher](Source::Start start) {
      return std::move(start).dispatcher(Dispatcher(dispatcher));
    };
  }
  static Source::Settings broadcasting() { return with(BroadcastDispatcher<Number>()); }
  /// By the remainder of a division by three; 2 is the name of no partition.
  static Source::Settings partitioned() {
    auto hash = [](Number n) { return std::pair(n, Term(n % 3)); };
    std::vector<Term> partitions = {0, 1};
    return with(PartitionDispatcher<Number>(partitions, hash));
  }
  static SubscribeOptions partition(Term name) {
    return window(100, 0).partition(std::move(name)).cancel(CancelMode::Temporary);
  }
  static SubscribeOptions temporary() { return SubscribeOptions().cancel(CancelMode::Temporary); }

  System system_{GetParam()};
};
INSTANTIATE_TEST_SUITE_P(Everywhere, StageDispatch, every_schedule, schedule_name);

// Demand

TEST_P(StageDispatch, by_demand_gives_most_to_whoever_asks_for_most_and_warns_of_it) {
  system_.run([](Self self) -> Task<> {
    Pid from = co_await source(self);
    Pid a = co_await manual_sink(self, "a"_a, from);
    Pid b = co_await manual_sink(self, "b"_a, from);
    Pid c = co_await manual_sink(self, "c"_a, from);
    co_await ask(self, a, 2);
    co_await ask(self, b, 4);
    co_await ask(self, c, 6);
    EXPECT_EQ(co_await demanded(self), list(2, 4, 6));
    co_await give(self, from, from_to(1, 7));
    EXPECT_EQ(co_await got(self, "c"_a, 6), from_to(1, 6));
    EXPECT_EQ(co_await got(self, "b"_a, 1), list(7));
    co_await give(self, from, from_to(8, 10));
    EXPECT_EQ(co_await got(self, "b"_a, 3), from_to(8, 10));
    co_await give(self, from, from_to(11, 13));
    EXPECT_EQ(co_await got(self, "a"_a, 2), list(11, 12));
    EXPECT_EQ(co_await excess(self), list());
    co_await ask(self, a, 1);
    EXPECT_EQ(co_await got(self, "a"_a, 1), list(13));
  });
  EXPECT_EQ(system_.reported("stage"), 2U);  // b and c ask for more than the first
}

TEST_P(StageDispatch, by_demand_does_not_ask_twice_for_the_share_of_one_that_has_gone) {
  system_.run([](Self self) -> Task<> {
    Pid from = co_await source(self);
    Pid a = co_await manual_sink(self, "a"_a, from);
    Pid b = co_await manual_sink(self, "b"_a, from);
    co_await ask(self, a, 5);
    co_await stop_stage(self, a);
    co_await expect_told(self, "source: {:down, :normal}");
    co_await ask(self, b, 3);
    co_await ask(self, b, 4);
    EXPECT_EQ(co_await demanded(self), list(5, 2));
    co_await give(self, from, from_to(1, 8));
    EXPECT_EQ(co_await got(self, "b"_a, 7), from_to(1, 7));
    EXPECT_EQ(co_await excess(self), list());
  });
}

TEST_P(StageDispatch, by_demand_gives_the_share_of_one_that_has_gone_to_its_successor) {
  system_.run([](Self self) -> Task<> {
    Pid from = co_await source(self);
    Pid a = co_await manual_sink(self, "a"_a, from);
    co_await ask(self, a, 5);
    co_await stop_stage(self, a);
    co_await expect_told(self, "source: {:down, :normal}");
    co_await give(self, from, from_to(1, 5));
    Pid b = co_await manual_sink(self, "b"_a, from);
    co_await ask(self, b, 5);
    EXPECT_EQ(co_await got(self, "b"_a, 5), from_to(1, 5));
    EXPECT_EQ(co_await demanded(self), list(5));
  });
}

TEST_P(StageDispatch, by_demand_gives_the_share_of_one_that_has_gone_to_those_that_are_left) {
  system_.run([](Self self) -> Task<> {
    Pid from = co_await source(self);
    Pid a = co_await manual_sink(self, "a"_a, from);
    Pid b = co_await manual_sink(self, "b"_a, from);
    co_await ask(self, a, 3);
    co_await ask(self, b, 3);
    co_await stop_stage(self, a);
    co_await expect_told(self, "source: {:down, :normal}");
    co_await give(self, from, from_to(1, 6));
    EXPECT_EQ(co_await got(self, "b"_a, 3), from_to(1, 3));
    co_await ask(self, b, 3);
    EXPECT_EQ(co_await got(self, "b"_a, 3), from_to(4, 6));
    co_await ask(self, b, 1);
    EXPECT_EQ(co_await demanded(self), list(3, 3, 1));
  });
}

// Broadcast

TEST_P(StageDispatch, by_broadcast_gives_a_late_consumer_what_comes_from_then_on) {
  system_.run([](Self self) -> Task<> {
    Pid from = co_await source(self, broadcasting());
    Pid a = co_await manual_sink(self, "a"_a, from);
    co_await ask(self, a, 2);
    co_await give(self, from, list(1, 2));
    EXPECT_EQ(co_await got(self, "a"_a, 2), list(1, 2));
    co_await ask(self, a, 3);
    Pid b = co_await manual_sink(self, "b"_a, from);
    co_await ask(self, a, 2);
    co_await ask(self, b, 5);
    EXPECT_EQ(co_await demanded(self), list(2, 3, 2));
    co_await give(self, from, from_to(3, 8));
    EXPECT_EQ(co_await got(self, "a"_a, 5), from_to(3, 7));
    EXPECT_EQ(co_await got(self, "b"_a, 5), from_to(3, 7));
    EXPECT_EQ(co_await excess(self), list());
  });
}

TEST_P(StageDispatch, by_broadcast_refuses_a_second_subscription_and_the_consumer_lives) {
  system_.run([](Self self) -> Task<> {
    Pid from = co_await source(self, broadcasting());
    Pid a = co_await sink(self, "a"_a);
    co_await subscribe(self, a, from, window(4, 0));
    co_await subscribe(self, a, from, window(4, 0));  // permanent
    co_await expect_told(self, "source: {:cancel, :already_subscribed}");
    co_await expect_told(self, "a: {:cancel, :already_subscribed}");
    EXPECT_EQ(co_await demanded(self), list(4));
    co_await give(self, from, list(1, 2));
    EXPECT_EQ(co_await got(self, "a"_a, 2), list(1, 2));
    EXPECT_EQ(co_await excess(self), list());
    EXPECT_TRUE(self.runtime().is_alive(a));
  });
}

TEST_P(StageDispatch, by_broadcast_lets_a_selecting_consumer_get_all_it_has_asked_for) {
  system_.run([](Self self) -> Task<> {
    auto settings = [](Source::Start start) {
      return counting(std::move(start)).dispatcher(BroadcastDispatcher<Number>());
    };
    Pid from = co_await source(self, settings);
    std::function<bool(const Number&)> is_fourth = [](const Number& n) { return n % 4 == 3; };
    auto options = SubscribeOptions().selector(is_fourth);
    auto starting = manual_sink(self, "a"_a, from, options);
    Pid a = co_await starting;
    co_await ask(self, a, 3);
    EXPECT_EQ(co_await got(self, "a"_a, 3), list(3, 7, 11));
    EXPECT_EQ(co_await excess(self), list());
    co_await ask(self, a, 1);
    EXPECT_EQ(co_await got(self, "a"_a, 1), list(15));
  });
}

TEST_P(StageDispatch, by_broadcast_keeps_what_comes_after_the_last_consumer_for_the_next) {
  system_.run([](Self self) -> Task<> {
    Pid from = co_await source(self, broadcasting());
    Pid a = co_await manual_sink(self, "a"_a, from);
    co_await ask(self, a, 5);
    co_await stop_stage(self, a);
    co_await expect_told(self, "source: {:down, :normal}");
    co_await give(self, from, from_to(1, 3));
    Pid b = co_await manual_sink(self, "b"_a, from);
    co_await ask(self, b, 5);
    EXPECT_EQ(co_await got(self, "b"_a, 3), from_to(1, 3));
    co_await give(self, from, from_to(4, 5));
    EXPECT_EQ(co_await got(self, "b"_a, 2), from_to(4, 5));
  });
}

TEST_P(StageDispatch, by_broadcast_ends_the_producer_for_a_selector_of_other_events) {
  system_.run([](Self self) -> Task<> {
    Pid from = co_await source(self, broadcasting());
    Pid a = co_await sink(self, "a"_a);
    Watched watched(self, from);
    std::function<bool(const int&)> is_wrong = [](const int&) { return true; };
    auto options = temporary().selector(is_wrong);
    auto subscribing = subscribe(self, a, from, options);
    co_await subscribing;
    ExitReason reason = co_await watched.end();
    EXPECT_TRUE(reason.is_abnormal()) << to_text(reason);
  });
}

// Partitions

TEST_P(StageDispatch, by_partition_keeps_the_events_of_a_slow_one_in_order) {
  system_.run([](Self self) -> Task<> {
    Pid from = co_await source(self, partitioned());
    Pid fast = co_await manual_sink(self, "fast"_a, from, partition(0));
    Pid slow = co_await manual_sink(self, "slow"_a, from, partition(1));
    co_await ask(self, fast, 8);
    co_await give(self, from, list(0, 1, 3, 4, 6, 7));
    EXPECT_EQ(co_await got(self, "fast"_a, 3), list(0, 3, 6));
    EXPECT_EQ(co_await excess(self), list());
    co_await ask(self, slow, 2);
    EXPECT_EQ(co_await got(self, "slow"_a, 2), list(1, 4));
    co_await give(self, from, list(10, 13));
    co_await ask(self, slow, 2);
    EXPECT_EQ(co_await got(self, "slow"_a, 2), list(7, 10));
    EXPECT_EQ(co_await excess(self), list());
  });
}

TEST_P(StageDispatch, by_partition_asks_anew_for_what_was_kept_for_one_that_has_gone) {
  system_.run([](Self self) -> Task<> {
    Pid from = co_await source(self, partitioned());
    Pid fast = co_await manual_sink(self, "fast"_a, from, partition(0));
    Pid slow = co_await manual_sink(self, "slow"_a, from, partition(1));
    co_await ask(self, fast, 5);
    co_await give(self, from, list(0, 1, 4));
    co_await stop_stage(self, slow);
    co_await expect_told(self, "source: {:down, :normal}");
    EXPECT_EQ(co_await demanded(self), list(5, 2));
    co_await give(self, from, list(7, 10));  // for nobody: they are kept
    Pid next = co_await manual_sink(self, "next"_a, from, partition(1));
    co_await ask(self, next, 2);
    EXPECT_EQ(co_await got(self, "next"_a, 2), list(7, 10));
    EXPECT_EQ(co_await got(self, "fast"_a, 1), list(0));
  });
}

TEST_P(StageDispatch, by_partition_gives_the_open_demand_of_one_that_has_gone_to_its_successor) {
  system_.run([](Self self) -> Task<> {
    Pid from = co_await source(self, partitioned());
    Pid first = co_await manual_sink(self, "first"_a, from, partition(0));
    co_await ask(self, first, 4);
    co_await stop_stage(self, first);
    co_await expect_told(self, "source: {:down, :normal}");
    co_await give(self, from, list(0, 3));
    Pid second = co_await manual_sink(self, "second"_a, from, partition(0));
    co_await ask(self, second, 3);
    EXPECT_EQ(co_await got(self, "second"_a, 2), list(0, 3));
    co_await give(self, from, list(6));
    EXPECT_EQ(co_await got(self, "second"_a, 1), list(6));
    EXPECT_EQ(co_await demanded(self), list(4));
  });
}

TEST_P(StageDispatch, by_partition_discards_and_reports_events_of_an_unknown_one) {
  system_.run([](Self self) -> Task<> {
    Pid from = co_await source(self, partitioned());
    Pid a = co_await manual_sink(self, "a"_a, from, partition(0));
    co_await ask(self, a, 10);
    co_await give(self, from, list(0, 2, 3, 5, 6));
    EXPECT_EQ(co_await got(self, "a"_a, 3), list(0, 3, 6));
    EXPECT_EQ(co_await excess(self), list());
  });
  EXPECT_EQ(system_.reported("stage"), 2U);
}

TEST_P(StageDispatch, by_partition_ends_the_producer_for_an_unknown_or_taken_one) {
  system_.run([](Self self) -> Task<> {
    for (Term wrong : {Term(), Term(2), Term(0)}) {
      Pid from = co_await source(self, partitioned());
      Pid a = co_await manual_sink(self, "a"_a, from, partition(0));
      Pid b = co_await sink(self, "b"_a);
      Watched producer(self, from);
      Watched consumer(self, b);
      auto options = SubscribeOptions().partition(wrong);
      auto subscribing = subscribe(self, b, from, options);
      co_await subscribing;
      ExitReason reason = co_await producer.end();
      EXPECT_NE(to_text(reason).find("ArgumentError"), std::string::npos) << to_text(reason);
      ExitReason same = co_await consumer.end();
      EXPECT_EQ(same, reason);
      EXPECT_TRUE(self.runtime().is_alive(a));
    }
  });
}

TEST_P(StageDispatch, by_partition_passes_a_note_when_all_have_got_what_came_before_it) {
  system_.run([](Self self) -> Task<> {
    Pid from = co_await source(self, partitioned());
    Pid a = co_await manual_sink(self, "a"_a, from, partition(0));
    Pid b = co_await manual_sink(self, "b"_a, from, partition(1));
    co_await ask(self, a, 1);
    co_await ask(self, b, 3);
    co_await give(self, from, list(0, 3, 6, 9));  // 3, 6 and 9 wait for a
    stage::async_info(self, from, Remark{"first"});
    co_await ask(self, a, 2);
    co_await expect_told(self, "nothing", 5ms);
    co_await ask(self, a, 2);  // one more than there are
    co_await expect_told(self, "first");
    EXPECT_EQ(co_await got(self, "a"_a, 4), list(0, 3, 6, 9));
    stage::async_info(self, from, Remark{"second"});  // no event is before it
    co_await expect_told(self, "second");
    co_await stop_stage(self, b);
  });
}

TEST_P(StageDispatch, by_partition_sends_each_event_to_the_one_of_its_hash) {
  system_.run([](Self self) -> Task<> {
    Pid from = co_await source(self, with(PartitionDispatcher<Number>(2)));
    for (Number name : {0, 1}) {
      Atom named(name == 0 ? "even" : "odd");  // std::hash leaves numbers as they are
      Pid to = co_await sink(self, named);
      auto subscribing = subscribe(self, to, from, partition(name));
      co_await subscribing;
    }
    EXPECT_EQ(co_await demanded(self), list(100, 100));
    co_await give(self, from, from_to(1, 6));
    EXPECT_EQ(co_await got(self, "even"_a, 3), list(2, 4, 6));
    EXPECT_EQ(co_await got(self, "odd"_a, 3), list(1, 3, 5));
  });
}

}  // namespace
