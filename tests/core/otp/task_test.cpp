// Tasks, beyond what the recorded scenarios show.
#include <gtest/gtest.h>

#include "otp/task/supervised.h"
#include "server_steps.h"

namespace {

using namespace support;
using otp::DynamicSupervisor;
using otp::DynamicSupervisorSpec;
using otp::ExitReason;
using otp::Result;
using otp::TaskRef;
namespace task = otp::task;
namespace task_supervisor = otp::task_supervisor;
using Number = std::int64_t;
using Box = std::unique_ptr<Number>;
using Calls = std::shared_ptr<std::atomic<int>>;

// Bodies

Number sum(Number a, Number b) { return a + b; }
Task<Number> gives(Self self, Number value, Duration after) {
  co_await self.sleep(after);
  co_return value;
}
Task<Number> never_ends(Self self) {
  co_await self.sleep(otp::infinity);
  co_return 0;
}
Task<Number> fails(Self self) {
  self.exit("boom"_a);
  co_return 0;
}
Task<Number> gives_up(Self self) {
  self.exit(ExitReason::normal());
  co_return 0;
}
Task<Box> boxes(Self self, Box box) {
  co_await self.yield();
  ++*box;
  co_return box;
}

struct Go {};
Task<Number> gives_when_told(Self self, Number value) {
  co_await self.receive<Go>();
  co_return value;
}

class Tasks : public testing::TestWithParam<Schedule> {
 protected:
  /// A supervisor of tasks whose owner does not hear of them by links.
  static Task<task_supervisor::Supervisor> supervisor(Self self, DynamicSupervisorSpec spec = {}) {
    auto starting = otp::start<DynamicSupervisor>(self, std::move(spec));
    co_return otp::or_exit(co_await starting);
  }
  template <class Fn, class... Args>
  static auto nolink(Self self, Fn body, Args... args)
      -> Task<TaskRef<task_supervisor::detail::TaskValue<Fn, Args...>>> {
    auto sup = co_await supervisor(self);
    auto starting = task_supervisor::async_nolink(self, sup, body, std::move(args)...);
    co_return otp::or_exit(co_await starting);
  }
  static Task<> wait_until_gone(Self self, Pid pid) {
    Watched watched(self, pid);
    co_await watched.end();
  }
  static Task<> expect_no_message(Self self) {
    auto message = co_await self.receive_any(20ms);
    EXPECT_FALSE(message) << to_text(message->describe());
  }
  /// What came of a task, in short: `none`, `ok`, or the reason.
  template <class T>
  static std::string shown(const std::optional<Result<T>>& result) {
    return result ? outcome(*result) : "none";
  }
  template <class Awaited>
  static Task<bool> is_refused(Awaited awaited) {
    try {
      co_await awaited;
      co_return false;
    } catch (const otp::ArgumentError&) {
      co_return true;
    }
  }

  System system_{GetParam(), trace::Watch::Lifecycle};
};
INSTANTIATE_TEST_SUITE_P(Everywhere, Tasks, every_schedule, schedule_name);

// Bodies and results

TEST_P(Tasks, run_functions_with_and_without_self_plain_ones_and_coroutines) {
  system_.run([](Self self) -> Task<> {
    auto plain = task::async(self, &sum, Number{1}, Number{2});
    auto with_self = task::async(self, [](Self child) { return child.pid(); });
    auto waits = task::async(
        self, [](Number n) -> Task<Number> { co_return 2 * n; }, Number{4});
    auto both = task::async(self, &gives, Number{5}, 1ms);
    EXPECT_EQ(otp::or_exit(co_await task::await(self, both)), 5);
    EXPECT_EQ(otp::or_exit(co_await task::await(self, waits)), 8);
    EXPECT_EQ(otp::or_exit(co_await task::await(self, with_self)), with_self.pid);
    EXPECT_EQ(otp::or_exit(co_await task::await(self, plain)), 3);
  });
}

TEST_P(Tasks, without_a_result_are_awaited_all_the_same) {
  system_.run([](Self self) -> Task<> {
    auto calls = std::make_shared<std::atomic<int>>(0);
    auto plain = task::async(
        self, [](Calls counted) { ++*counted; }, calls);
    auto waits = task::async(
        self,
        [](Self child, Calls counted) -> Task<> {
          co_await child.sleep(1ms);
          ++*counted;
        },
        calls);
    EXPECT_EQ(outcome(co_await task::await(self, plain)), "ok");
    EXPECT_EQ(outcome(co_await task::await(self, waits)), "ok");
    EXPECT_EQ(*calls, 2);
    co_await expect_no_message(self);
  });
}

TEST_P(Tasks, take_and_give_what_can_only_be_moved) {
  system_.run([](Self self) -> Task<> {
    auto start = [self](Number n) {
      return task::async(self, &boxes, std::make_unique<Number>(n));
    };
    EXPECT_EQ(*otp::or_exit(co_await task::await(self, start(1))), 2);
    std::vector<TaskRef<Box>> two = {start(2), start(3)};
    std::vector<Box> values = otp::or_exit(co_await task::await_many(self, two));
    EXPECT_EQ(*values[0] + *values[1], 7);
    auto looking = task::yield(self, start(4));
    auto looked = co_await looking;
    EXPECT_EQ(***looked, 5);
  });
}

/// Starts tasks without waiting for them, and writes down what comes.
struct Office : otp::GenServer<Office> {
  using Outcome = otp::TaskResult<Number>;
  struct Begin {
    TaskRef<Number> (*start)(Self self);
  };
  struct Log {};
  struct State {
    std::vector<std::string> lines;
  };
  using Accepts = otp::Accepts<otp::Cast<Begin>, otp::Call<Log, std::vector<std::string>>,
                               otp::Info<Outcome>, otp::Info<otp::Down>>;
  otp::Init<State> init() { return State{}; }
  otp::NoReply handle_cast(const Begin& begin, State&) {
    begin.start(self);
    return otp::noreply();
  }
  otp::Reply<std::vector<std::string>> handle_call(const Log&, otp::From<std::vector<std::string>>,
                                                   State& state) {
    return otp::reply(state.lines);
  }
  otp::NoReply handle_info(const Outcome& outcome, State& state) {
    state.lines.push_back("value " + std::to_string(outcome.value));
    self.demonitor_and_flush(outcome.ref);
    return otp::noreply();
  }
  otp::NoReply handle_info(const otp::Down& down, State& state) {
    state.lines.push_back("down " + to_text(down.reason));
    return otp::noreply();
  }
};

TEST_P(Tasks, of_a_server_send_it_their_results_and_ends_as_messages) {
  system_.run([](Self self) -> Task<> {
    auto office = co_await up<Office>(self);
    auto log = [&](std::size_t lines) -> Task<std::string> {
      for (;;) {
        auto asking = answer(self, office, Office::Log{});
        std::vector<std::string> written = co_await asking;
        if (written.size() >= lines) co_return joined(written);
        co_await self.sleep(1ms);
      }
    };
    self.cast(office,
              Office::Begin{[](Self s) { return task::async(s, &sum, Number{40}, Number{2}); }});
    EXPECT_EQ(co_await log(1), "value 42");
    self.cast(office, Office::Begin{[](Self s) { return task::async(s, &gives_up); }});
    EXPECT_EQ(co_await log(2), "value 42, down :normal");
  });
}

// Several tasks

TEST_P(Tasks, awaited_together_leave_no_message_when_one_has_failed) {
  system_.run([](Self self) -> Task<> {
    std::vector<TaskRef<Number>> tasks;
    tasks.push_back(co_await nolink(self, &gives, Number{1}, 0ms));
    tasks.push_back(co_await nolink(self, &gives_when_told, Number{2}));
    tasks.push_back(co_await nolink(self, &fails));
    auto all = co_await task::await_many(self, tasks);
    EXPECT_EQ(why(all), Term("boom"_a));
    self.send(tasks[1].pid, Go{});
    co_await wait_until_gone(self, tasks[1].pid);
    co_await expect_no_message(self);
  });
}

TEST_P(Tasks, awaited_together_share_one_limit_and_leave_no_message_behind_it) {
  system_.run([](Self self) -> Task<> {
    std::vector<TaskRef<Number>> tasks;
    tasks.push_back(task::async(self, &gives, Number{1}, 1ms));
    tasks.push_back(task::async(self, &gives_when_told, Number{2}));
    otp::TimePoint before = self.now();
    auto all = co_await task::await_many(self, tasks, 5ms);
    EXPECT_EQ(why(all), Term(otp::atoms::timeout));
    EXPECT_GE(self.now() - before, 5ms);
    self.send(tasks[1].pid, Go{});
    co_await wait_until_gone(self, tasks[1].pid);
    co_await expect_no_message(self);
  });
}

TEST_P(Tasks, may_be_awaited_twice_in_one_list) {
  system_.run([](Self self) -> Task<> {
    auto one = task::async(self, &sum, Number{1}, Number{2});
    std::vector<TaskRef<Number>> twice = {one, one};
    auto values = otp::or_exit(co_await task::await_many(self, twice));
    EXPECT_EQ(values, std::vector<Number>(2, 3));
    TaskRef<Box> box = task::completed(self, std::make_unique<Number>(1));
    std::vector<TaskRef<Box>> boxes = {box, box};
    EXPECT_TRUE(co_await is_refused(task::await_many(self, boxes)));  // whose would it be?
  });
}

// Looking

TEST_P(Tasks, can_be_looked_at_again_and_again) {
  system_.run([](Self self) -> Task<> {
    auto slow = task::async(self, &gives_when_told, Number{7});
    for (auto limit : {0ms, 2ms, 0ms})
      EXPECT_EQ(shown(co_await task::yield(self, slow, limit)), "none");
    self.send(slow.pid, Go{});
    EXPECT_EQ(shown(co_await task::yield(self, slow)), "ok");
    EXPECT_EQ(shown(co_await task::yield(self, slow, 1ms)), "none");  // it has been given
    co_await expect_no_message(self);
  });
}

TEST_P(Tasks, looked_at_together_can_be_looked_at_once_more) {
  system_.run([](Self self) -> Task<> {
    std::vector<TaskRef<Number>> tasks;
    tasks.push_back(co_await nolink(self, &fails));
    tasks.push_back(co_await nolink(self, &gives_when_told, Number{2}));
    co_await wait_until_gone(self, tasks[0].pid);
    auto first = co_await task::yield_many(self, tasks, 1ms);
    EXPECT_EQ(shown(first[0]) + " " + shown(first[1]), ":boom none");
    self.send(tasks[1].pid, Go{});
    co_await wait_until_gone(self, tasks[1].pid);
    auto second = co_await task::yield_many(self, tasks, 1ms);
    EXPECT_EQ(shown(second[0]) + " " + shown(second[1]), "none ok");
    co_await expect_no_message(self);
  });
}

// Ending

TEST_P(Tasks, that_have_finished_give_their_value_when_they_are_ended) {
  system_.run([](Self self) -> Task<> {
    auto first = task::async(self, &sum, Number{1}, Number{2});
    auto second = task::async(self, &sum, Number{3}, Number{4});
    co_await wait_until_gone(self, first.pid);
    co_await wait_until_gone(self, second.pid);
    auto given = co_await task::shutdown(self, first);
    EXPECT_EQ(**given, 3);
    given = co_await task::brutal_kill(self, second);
    EXPECT_EQ(**given, 7);
    EXPECT_EQ(shown(co_await task::shutdown(self, first)), ":noproc");  // it has been given
    co_await expect_no_message(self);
  });
}

TEST_P(Tasks, that_have_crashed_give_the_reason_when_they_are_ended) {
  system_.run([](Self self) -> Task<> {
    auto first = co_await nolink(self, &fails);
    auto second = co_await nolink(self, &fails);
    co_await wait_until_gone(self, first.pid);
    co_await wait_until_gone(self, second.pid);
    EXPECT_EQ(shown(co_await task::shutdown(self, first)), ":boom");
    EXPECT_EQ(shown(co_await task::brutal_kill(self, second)), ":boom");
    co_await expect_no_message(self);
  });
}

TEST_P(Tasks, that_end_while_they_are_told_to_end_never_give_noproc) {
  system_.run([](Self self) -> Task<> {
    self.trap_exit(true);
    for (int round = 0; round < 300; ++round) {
      auto crashing = task::async(self, &fails);
      for (int i = 0; i < round % 7; ++i) co_await self.yield();
      std::string said = shown(co_await task::shutdown(self, crashing));
      EXPECT_TRUE(said == ":boom" || said == "none") << said;
      co_await self.receive<otp::Exit>(0ms);
    }
  });
}

TEST_P(Tasks, that_are_ended_leave_no_message_and_no_link) {
  system_.run([](Self self) -> Task<> {
    self.trap_exit(true);
    auto one = task::async(self, &never_ends);
    EXPECT_EQ(shown(co_await task::shutdown(self, one)), "none");
    auto other = task::async(self, &never_ends);
    EXPECT_EQ(shown(co_await task::brutal_kill(self, other)), "none");
    EXPECT_FALSE(self.runtime().is_alive(one.pid));
    EXPECT_FALSE(self.runtime().is_alive(other.pid));
    co_await expect_no_message(self);
  });
}

TEST_P(Tasks, that_are_no_processes_or_somebody_elses_cannot_be_ended) {
  system_.run([](Self self) -> Task<> {
    auto ready = task::completed(self, Number{1});
    EXPECT_TRUE(co_await is_refused(task::shutdown(self, ready)));
    EXPECT_TRUE(co_await is_refused(task::brutal_kill(self, ready)));
    EXPECT_TRUE(co_await is_refused(task::ignore(self, ready)));
    auto other = task::async(self, &never_ends);
    other.owner = other.pid;
    EXPECT_TRUE(co_await is_refused(task::shutdown(self, other)));
    EXPECT_TRUE(co_await is_refused(task::ignore(self, other)));
    std::vector<TaskRef<Number>> others = {other};
    EXPECT_TRUE(co_await is_refused(task::await_many(self, others)));
    EXPECT_TRUE(self.runtime().is_alive(other.pid));
  });
}

}  // namespace
