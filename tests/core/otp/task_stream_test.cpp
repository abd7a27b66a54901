// Streams of tasks, beyond what the recorded scenarios show.
#include <gtest/gtest.h>

#include <algorithm>
#include <ranges>

#include "otp/task/stream.h"
#include "server_steps.h"

namespace {

using namespace support;
using otp::ExitReason;
using otp::Result;
using otp::StreamOptions;
namespace task = otp::task;
using Number = std::int64_t;
using Numbers = std::vector<Number>;
using Calls = std::shared_ptr<std::atomic<int>>;

// Bodies

Number square(Number n) { return n * n; }
Task<Number> sleeps(Self self, Number ms) {
  co_await self.sleep(std::chrono::milliseconds(ms));
  co_return ms;
}
Task<Number> fails_when_odd(Self self, Number n) {
  if (n % 2 != 0) self.exit(otp::tuple("odd"_a, n));
  co_return n;
}
/// Gives 1 back; for others it tells who it is, and waits.
Task<Number> presents_itself(Self self, Number n, Pid to) {
  if (n == 1) co_return n;
  self.send(to, self.pid());
  co_await self.sleep(otp::infinity);
  co_return n;
}

class TaskStreams : public testing::TestWithParam<Schedule> {
 protected:
  static StreamOptions at_a_time(std::size_t tasks) {
    return StreamOptions().max_concurrency(tasks);
  }
  static std::string shown(const Result<Number>& result) {
    return result ? std::to_string(*result) : to_text(result.error().reason);
  }
  static std::string shown(const std::vector<Result<Number>>& results) {
    std::vector<std::string> texts;
    for (const auto& result : results) texts.push_back(shown(result));
    return joined(texts);
  }
  static Task<> expect_no_message(Self self) {
    auto message = co_await self.receive_any(20ms);
    EXPECT_FALSE(message) << to_text(message->describe());
  }
  /// The processes that present themselves.
  static Task<std::vector<Pid>> presented(Self self, int count) {
    std::vector<Pid> pids;
    while (count-- > 0) pids.push_back(co_await self.receive<Pid>());
    co_return pids;
  }
  static Task<> expect_killed(Self self, std::vector<Pid> pids) {
    auto is_gone = [&] {
      return std::ranges::none_of(pids, [&](Pid pid) { return self.runtime().is_alive(pid); });
    };
    co_await until(self, is_gone);
  }

  System system_{GetParam()};
};
INSTANTIATE_TEST_SUITE_P(Everywhere, TaskStreams, every_schedule, schedule_name);

class TaskStreamsInTime : public TaskStreams {};
INSTANTIATE_TEST_SUITE_P(Everywhere, TaskStreamsInTime, every_seed, schedule_name);

TEST_P(TaskStreams, take_inputs_only_as_there_is_room) {
  system_.run([](Self self) -> Task<> {
    auto taken = std::make_shared<std::atomic<int>>(0);
    auto take = [taken](Number n) {
      ++*taken;
      return n;
    };
    auto inputs = std::views::iota(Number{1}, Number{50}) | std::views::transform(take);
    auto stream = task::async_stream(self, inputs, at_a_time(3).unordered(), &square);
    EXPECT_EQ(*taken, 0);
    for (int given = 1; given <= 5; ++given) {
      EXPECT_TRUE((co_await stream.next())->has_value());
      EXPECT_LE(*taken, given + 3);
    }
    co_await stream.stop();
    EXPECT_LE(*taken, 8);
    EXPECT_FALSE(co_await stream.next());
  });
}

TEST_P(TaskStreams, never_run_more_tasks_than_allowed) {
  system_.run([](Self self) -> Task<> {
    auto now = std::make_shared<std::atomic<int>>(0);
    auto body = [](Self child, Number, Calls running) -> Task<Number> {
      Number seen = ++*running;
      co_await child.yield();
      --*running;
      co_return seen;
    };
    auto inputs = std::views::iota(Number{0}, Number{40});
    auto stream = task::async_stream(self, inputs, at_a_time(4), body, now);
    auto results = co_await stream.to_vector();
    EXPECT_EQ(results.size(), 40U);
    for (const auto& seen : results) EXPECT_LE(*seen, 4);
  });
}

TEST_P(TaskStreamsInTime, give_results_as_they_come_when_order_does_not_matter) {
  system_.run([](Self self) -> Task<> {
    Numbers inputs = {30, 10, 40, 5};
    auto stream = task::async_stream(self, inputs, at_a_time(2).unordered(), &sleeps);
    EXPECT_EQ(shown(co_await stream.to_vector()), "10, 30, 5, 40");
    auto all_at_once = task::async_stream(self, inputs, at_a_time(4).unordered(), &sleeps);
    EXPECT_EQ(shown(co_await all_at_once.to_vector()), "5, 10, 30, 40");
  });
}

TEST_P(TaskStreams, give_nothing_for_no_input_and_can_be_asked_again_at_the_end) {
  system_.run([](Self self) -> Task<> {
    auto empty = task::async_stream(self, Numbers(), &square);
    EXPECT_FALSE(co_await empty.next());
    auto one = task::async_stream(self, Numbers(1, 3), &square);
    EXPECT_EQ(shown(*co_await one.next()), "9");
    EXPECT_FALSE(co_await one.next());
    EXPECT_FALSE(co_await one.next());
  });
}

TEST_P(TaskStreams, may_be_moved_and_may_give_what_can_only_be_moved) {
  system_.run([](Self self) -> Task<> {
    auto box = [](Number n, Number more) { return std::make_unique<Number>(n + more); };
    auto inputs = std::views::iota(Number{1}, Number{10});
    auto first = task::async_stream(self, inputs, at_a_time(2), box, Number{100});
    auto one = co_await first.next();
    EXPECT_EQ(***one, 101);
    auto stream = std::move(first);
    auto rest = co_await stream.to_vector();
    EXPECT_EQ(rest.size(), 8U);
    EXPECT_EQ(**rest.back(), 109);
  });
}

// Ending early

TEST_P(TaskStreams, that_are_destroyed_kill_their_tasks_and_leave_no_message) {
  system_.run([](Self self) -> Task<> {
    self.trap_exit(true);
    std::vector<Pid> waiting;
    {
      auto inputs = std::views::iota(Number{1}, Number{20});
      auto stream = task::async_stream(self, inputs, at_a_time(3), &presents_itself, self.pid());
      EXPECT_EQ(shown(*co_await stream.next()), "1");
      waiting = co_await presented(self, 2);
    }
    co_await self.receive<Pid>(0ms);  // a third may have begun
    co_await expect_killed(self, waiting);
    co_await self.receive<Pid>(0ms);
    co_await expect_no_message(self);
  });
}

TEST_P(TaskStreams, that_are_destroyed_with_finished_tasks_leave_no_message) {
  system_.run([](Self self) -> Task<> {
    self.trap_exit(true);
    {
      auto inputs = std::views::iota(Number{1}, Number{20});
      auto stream = task::async_stream(self, inputs, at_a_time(8), &fails_when_odd);
      EXPECT_EQ(shown(*co_await stream.next()), "{:odd, 1}");
      co_await self.sleep(2ms);  // the messages of others are in the mailbox
    }
    co_await expect_no_message(self);
  });
}

TEST_P(TaskStreams, end_their_tasks_with_the_caller) {
  system_.run([](Self self) -> Task<> {
    auto body = [](Self caller, Pid to) -> Task<> {
      Numbers inputs = {2, 3};
      auto stream = task::async_stream(caller, inputs, at_a_time(2), &presents_itself, to);
      co_await stream.to_vector();
    };
    Pid caller = self.spawn(body, self.pid());
    auto tasks = co_await presented(self, 2);
    self.exit(caller, ExitReason::kill());
    co_await expect_killed(self, tasks);
  });
}

TEST_P(TaskStreams, give_a_trapping_caller_the_reasons_and_no_exit_messages) {
  system_.run([](Self self) -> Task<> {
    self.trap_exit(true);
    Numbers inputs = {1, 2, 3, 4};
    auto stream = task::async_stream(self, inputs, at_a_time(3), &fails_when_odd);
    EXPECT_EQ(shown(co_await stream.to_vector()), "{:odd, 1}, 2, {:odd, 3}, 4");
    co_await expect_no_message(self);
  });
}

TEST_P(TaskStreams, take_a_caller_along_that_does_not_trap_exits) {
  system_.run([](Self self) -> Task<> {
    auto body = [](Self caller) -> Task<> {
      Numbers inputs = {2, 4, 5};
      auto stream = task::async_stream(caller, inputs, &fails_when_odd);
      co_await stream.to_vector();
    };
    Watched caller(self, self.spawn(body));
    EXPECT_EQ(co_await caller.end(), ExitReason(otp::tuple("odd"_a, 5)));
  });
}

TEST_P(TaskStreams, leave_other_messages_where_they_are) {
  system_.run([](Self self) -> Task<> {
    self.trap_exit(true);
    self.send(self.pid(), Stranger{});
    Pid other = self.spawn_link([](Self child) -> Task<> {
      child.exit("other"_a);
      co_return;
    });
    auto other_task = task::async(self, &square, Number{5});
    auto inputs = std::views::iota(Number{0}, Number{10});
    auto stream = task::async_stream(self, inputs, at_a_time(4), &fails_when_odd);
    co_await stream.take(3);
    EXPECT_TRUE(co_await self.receive<Stranger>(1s));
    EXPECT_EQ(otp::or_exit(co_await task::await(self, other_task)), 25);
    auto is_others = [other](const otp::Exit& exit) { return exit.from == other; };
    EXPECT_TRUE(co_await self.receive_if<otp::Exit>(is_others, 1s));
  });
}

// Time

TEST_P(TaskStreamsInTime, that_a_late_task_has_ended_give_nothing_more) {
  system_.run([](Self self) -> Task<> {
    self.trap_exit(true);
    Numbers inputs = {5, 1000, 1000, 5, 5};
    auto stream = task::async_stream(self, inputs, at_a_time(2).unordered().timeout(50ms), &sleeps);
    EXPECT_EQ(shown(*co_await stream.next()), "5");
    Term reason;
    try {
      co_await stream.next();
    } catch (const otp::ProcessExit& exit) {
      reason = exit.reason().term();
    }
    EXPECT_EQ(reason[0], Term("timeout"_a));
    EXPECT_FALSE(co_await stream.next());
    co_await expect_no_message(self);
  });
}

TEST_P(TaskStreamsInTime, give_each_task_its_own_time) {
  system_.run([](Self self) -> Task<> {
    Numbers inputs = {40, 90, 40, 45, 60};
    auto options = at_a_time(1).timeout(50ms).kill_late_tasks();
    auto stream = task::async_stream(self, inputs, options, &sleeps);
    EXPECT_EQ(shown(co_await stream.to_vector()), "40, :timeout, 40, 45, :timeout");
    co_await expect_no_message(self);
  });
}

TEST_P(TaskStreamsInTime, do_not_count_the_time_that_the_caller_takes) {
  system_.run([](Self self) -> Task<> {
    Numbers inputs = {1, 2, 3};
    auto stream = task::async_stream(self, inputs, at_a_time(3).timeout(50ms), &sleeps);
    std::vector<Result<Number>> results;
    for (int i = 0; i < 3; ++i) {
      auto result = co_await stream.next();
      results.push_back(*result);
      co_await self.sleep(200ms);
    }
    EXPECT_EQ(shown(results), "1, 2, 3");
  });
}

TEST(TaskStreamOptions, refuse_a_stream_that_may_run_no_task) {
  EXPECT_THROW(StreamOptions().max_concurrency(0), otp::ArgumentError);
}

}  // namespace
