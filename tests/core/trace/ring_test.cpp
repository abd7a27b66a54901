#include "trace/ring.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <future>
#include <thread>

namespace trace {
namespace {

Event message(std::uint32_t number, std::int64_t at = 0) {
  return {TimePoint(Duration(at)), DepthChanged{{}, number}};
}
Event lifecycle(std::uint32_t number, std::int64_t at = 0) {
  return {TimePoint(Duration(at)), Spawned{Pid{number, 1}, {}, {}, {}}};
}

std::uint32_t number_of(const Event& event) {
  if (auto* depth = std::get_if<DepthChanged>(&event.what)) return depth->depth;
  return std::get<Spawned>(event.what).pid.index;
}

std::vector<std::uint32_t> read_all(Ring& ring) {
  std::vector<std::uint32_t> numbers;
  for (auto events = ring.ready(); !events.empty(); events = ring.ready()) {
    for (const Event& event : events) numbers.push_back(number_of(event));
    ring.release(events.size());
  }
  return numbers;
}

std::vector<Event> read_all(Rings& rings) {
  std::vector<Event> all;
  for (auto events = rings.next(); !events.empty(); events = rings.next()) {
    std::ranges::move(events, std::back_inserter(all));
  }
  return all;
}

using Numbers = std::vector<std::uint32_t>;

TEST(Event, of_the_message_kind_may_be_dropped_and_others_may_not) {
  EXPECT_TRUE(is_message_event(Sent{}));
  EXPECT_TRUE(is_message_event(Received{}));
  EXPECT_TRUE(is_message_event(HandlerStarted{}));
  EXPECT_TRUE(is_message_event(HandlerEnded{}));
  EXPECT_TRUE(is_message_event(DepthChanged{}));
  EXPECT_TRUE(is_message_event(TimerSet{}));
  EXPECT_TRUE(is_message_event(Dropped{}));
  EXPECT_FALSE(is_message_event(Spawned{}));
  EXPECT_FALSE(is_message_event(Exited{}));
  EXPECT_FALSE(is_message_event(Linked{}));
  EXPECT_FALSE(is_message_event(ChildStarted{}));
  EXPECT_FALSE(is_message_event(StateChanged{}));
  EXPECT_FALSE(is_message_event(Logged{}));
}

TEST(Event, is_written_as_one_line) {
  Event event{TimePoint(std::chrono::milliseconds(5)), Exited{Pid{3, 1}, otp::atoms::normal}};
  EXPECT_EQ(to_text(event), "5000000 %Exited{pid: <0.3.0>, reason: :normal}");
  EXPECT_EQ(name_of(event.what), "exited");
  EXPECT_EQ(name_of(ChildStarted{{}, {}, {}, 1, {}}), "started");
  EXPECT_EQ(name_of(ChildStarted{{}, {}, {}, 2, {}}), "restarted");
  EXPECT_EQ(subject(event.what), (Pid{3, 1}));
  EXPECT_TRUE(subject(Lost{1}).is_none());
}

TEST(Ring, gives_what_was_put_in_its_order) {
  Doorbell bell;
  Ring ring(8, bell);
  EXPECT_TRUE(ring.ready().empty());
  for (std::uint32_t i = 1; i <= 8; ++i) ring.put(i % 2 == 0 ? message(i) : lifecycle(i));
  EXPECT_EQ(read_all(ring), (Numbers{1, 2, 3, 4, 5, 6, 7, 8}));
  EXPECT_EQ(ring.take_lost(), 0U);
}

TEST(Ring, can_be_used_round_and_round) {
  Doorbell bell;
  Ring ring(4, bell);
  for (std::uint32_t round = 0; round < 100; ++round) {
    for (std::uint32_t i = 0; i < 3; ++i) ring.put(message(round * 3 + i));
    EXPECT_EQ(read_all(ring), (Numbers{round * 3, round * 3 + 1, round * 3 + 2}));
  }
  EXPECT_EQ(ring.take_lost(), 0U);
}

TEST(Ring, drops_and_counts_messages_when_it_is_full) {
  Doorbell bell;
  Ring ring(4, bell);
  for (std::uint32_t i = 1; i <= 10; ++i) ring.put(message(i));
  EXPECT_EQ(read_all(ring), (Numbers{1, 2, 3, 4}));
  EXPECT_EQ(ring.take_lost(), 6U);
  EXPECT_EQ(ring.take_lost(), 0U);
  ring.put(message(11));
  EXPECT_EQ(read_all(ring), Numbers{11});
}

TEST(Ring, never_loses_lifecycle_events_and_keeps_their_order) {
  Doorbell bell;
  Ring ring(4, bell);
  for (std::uint32_t i = 1; i <= 1000; ++i) ring.put(lifecycle(i));
  Numbers all = read_all(ring);
  ASSERT_EQ(all.size(), 1000U);
  for (std::uint32_t i = 0; i < 1000; ++i) EXPECT_EQ(all[i], i + 1);
  EXPECT_EQ(ring.take_lost(), 0U);
}

TEST(Ring, does_not_let_later_messages_overtake_kept_lifecycle_events) {
  Doorbell bell;
  Ring ring(4, bell);
  for (std::uint32_t i = 1; i <= 4; ++i) ring.put(message(i));
  ring.put(lifecycle(5));
  EXPECT_EQ(number_of(ring.ready().front()), 1U);
  ring.release(1);
  ring.put(message(6));  // there is room, but 5 waits beside the ring
  ring.put(lifecycle(7));
  EXPECT_EQ(read_all(ring), (Numbers{2, 3, 4, 5, 7}));
  EXPECT_EQ(ring.take_lost(), 1U);
}

TEST(Ring, releases_what_nobody_has_read) {
  auto reason = Term::list({"some text that needs memory of its own, to be found when it leaks"});
  Doorbell bell;
  Ring ring(4, bell);
  for (std::uint32_t i = 0; i < 10; ++i) ring.put({{}, Exited{{}, reason}});
}

TEST(Ring, passes_events_from_one_thread_to_another) {
  constexpr std::uint32_t count = 200'000;
  Doorbell bell;
  Ring ring(64, bell);
  std::jthread producer([&] {
    for (std::uint32_t i = 1; i <= count; ++i) ring.put(i % 10 == 0 ? lifecycle(i) : message(i));
  });
  std::uint64_t messages = 0, lost = 0;
  std::uint32_t last = 0, lifecycles = 0;
  while (last != count) {  // the last one is a lifecycle event
    auto events = ring.ready();
    if (events.empty()) std::this_thread::yield();
    for (const Event& event : events) {
      ASSERT_GT(number_of(event), last);
      last = number_of(event);
      if (is_message_event(event.what)) ++messages;
      else ++lifecycles;
    }
    ring.release(events.size());
  }
  producer.join();
  lost = ring.take_lost();
  EXPECT_EQ(lifecycles, count / 10);
  EXPECT_EQ(messages + lost, count - count / 10);
}

// Waking a reader that rests

TEST(Rings, wake_their_reader_once_at_the_next_event) {
  Rings rings(8);
  Sink &a = rings.open(), &b = rings.open();
  int calls = 0;
  a.put(message(1));
  rings.call_at_next([&] { ++calls; });
  EXPECT_EQ(calls, 0);
  b.put(message(2));
  EXPECT_EQ(calls, 1);
  a.put(message(3));
  EXPECT_EQ(calls, 1);
  rings.call_at_next([&] { ++calls; });
  rings.open().put(lifecycle(4));
  EXPECT_EQ(calls, 2);
}

TEST(Rings, do_not_wake_a_reader_that_has_taken_its_request_back) {
  Rings rings(8);
  int calls = 0;
  rings.call_at_next([&] { ++calls; });
  rings.call_at_next({});
  rings.open().put(message(1));
  EXPECT_EQ(calls, 0);
}

TEST(Rings, wake_a_reader_that_looks_once_more_whenever_something_comes) {
  constexpr std::uint32_t count = 2000;
  Rings rings(4096);
  Sink& sink = rings.open();
  std::atomic<std::uint32_t> wanted = 0;
  std::jthread producer([&] {
    for (std::uint32_t i = 1; i <= count; ++i) {
      wanted.wait(i - 1);
      sink.put(message(i));
    }
  });
  for (std::uint32_t read = 0; read < count;) {
    std::promise<void> woken;
    rings.call_at_next([&] { woken.set_value(); });
    wanted = read + 1;
    wanted.notify_one();
    ASSERT_EQ(woken.get_future().wait_for(std::chrono::seconds(20)), std::future_status::ready);
    rings.call_at_next({});  // its call has returned, so that the promise may go
    read += static_cast<std::uint32_t>(read_all(rings).size());
  }
}

// Several producers

TEST(Rings, are_read_in_the_order_of_time) {
  Rings rings(8);
  Sink &a = rings.open(), &b = rings.open(), &c = rings.open();
  a.put(message(1, 10));
  a.put(message(4, 40));
  b.put(message(2, 20));
  b.put(message(5, 50));
  c.put(message(3, 30));
  auto events = read_all(rings);
  ASSERT_EQ(events.size(), 5U);
  for (std::uint32_t i = 1; i <= 5; ++i) EXPECT_EQ(number_of(events[i - 1]), i);
}

TEST(Rings, keep_the_order_of_each_producer_also_at_one_moment) {
  Rings rings(8);
  Sink &a = rings.open(), &b = rings.open();
  for (std::uint32_t i = 0; i < 4; ++i) {
    a.put(message(i, 7));
    b.put(message(100 + i, 7));
  }
  std::uint32_t next_of_a = 0, next_of_b = 100;
  for (const Event& event : read_all(rings)) {
    std::uint32_t& next = number_of(event) < 100 ? next_of_a : next_of_b;
    EXPECT_EQ(number_of(event), next++);
  }
  EXPECT_EQ(next_of_a, 4U);
  EXPECT_EQ(next_of_b, 104U);
}

TEST(Rings, tell_how_many_events_were_lost) {
  Rings rings(4);
  Sink &a = rings.open(), &b = rings.open();
  for (std::uint32_t i = 1; i <= 6; ++i) a.put(message(i));
  for (std::uint32_t i = 1; i <= 9; ++i) b.put(message(i));
  std::uint64_t lost = 0, read = 0;
  for (const Event& event : read_all(rings)) {
    if (auto* gap = std::get_if<Lost>(&event.what)) lost += gap->count;
    else ++read;
  }
  EXPECT_EQ(read, 8U);
  EXPECT_EQ(lost, 2U + 5U);
}

TEST(Rings, tell_what_is_lost_though_the_reader_never_catches_up) {
  Rings rings(512);
  Sink& sink = rings.open();
  std::uint32_t number = 0;
  std::size_t read = 0, lost = 0;
  auto take = [&](std::span<const Event> events) {
    for (const Event& event : events) {
      if (auto* gap = std::get_if<Lost>(&event.what)) lost += gap->count;
      else ++read;
    }
  };
  while (lost == 0 && read < 5000) {
    for (int i = 0; i < 600; ++i) sink.put(message(++number));
    take(rings.next());
  }
  EXPECT_EQ(read, 512U);
  take(read_all(rings));
  EXPECT_EQ(read + lost, number);
}

TEST(Rings, take_producers_that_come_later) {
  Rings rings(4);
  rings.open().put(message(1));
  EXPECT_EQ(number_of(rings.next().front()), 1U);
  rings.open().put(message(2));
  EXPECT_EQ(number_of(rings.next().front()), 2U);
}

TEST(Rings, give_a_run_of_events_until_another_producer_has_an_earlier_one) {
  Rings rings(1024);
  Sink &a = rings.open(), &b = rings.open();
  for (std::uint32_t i = 0; i < 10; ++i) b.put(message(i, i));
  a.put(message(100, 4));
  auto sizes = [&] {
    std::vector<std::size_t> all;
    for (auto run = rings.next(); !run.empty(); run = rings.next()) all.push_back(run.size());
    return all;
  };
  EXPECT_EQ(sizes(), (std::vector<std::size_t>{4, 1, 6}));  // at one moment the first producer's
  for (std::uint32_t i = 0; i < 300; ++i) b.put(message(i));
  EXPECT_EQ(sizes(), (std::vector<std::size_t>{Rings::longest_run, 300 - Rings::longest_run}));
}

TEST(Rings, keep_what_they_have_given_until_the_next_is_asked_for) {
  Rings rings(4);
  Sink& sink = rings.open();
  for (std::uint32_t i = 1; i <= 4; ++i) sink.put(message(i));
  auto run = rings.next();
  sink.put(message(5));  // there is no room yet
  EXPECT_EQ(number_of(run.front()), 1U);
  EXPECT_EQ(std::get<Lost>(rings.next().front().what).count, 1U);
  sink.put(message(6));
  EXPECT_EQ(number_of(rings.next().front()), 6U);
}

}  // namespace
}  // namespace trace
