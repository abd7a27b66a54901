// Tasks under a supervisor, beyond what the recorded scenarios show.
#include <gtest/gtest.h>

#include "otp/task/supervised.h"
#include "server_steps.h"

namespace {

using namespace support;
using otp::DynamicSupervisor;
using otp::DynamicSupervisorSpec;
using otp::ExitReason;
using otp::Restart;
using otp::StreamOptions;
namespace sys = otp::sys;
namespace task = otp::task;
namespace task_supervisor = otp::task_supervisor;
using task_supervisor::Supervisor;
using task_supervisor::TaskOptions;
using Number = std::int64_t;
using Calls = std::shared_ptr<std::atomic<int>>;

// Bodies

Task<Number> never_ends(Self self) {
  co_await self.sleep(otp::infinity);
  co_return 0;
}
Task<Number> fails(Self self) {
  self.exit("boom"_a);
  co_return 0;
}
/// Tells who it is, and waits.
Task<Number> presents_itself(Self self, Number number, Pid to) {
  self.send(to, self.pid());
  co_await self.sleep(otp::infinity);
  co_return number;
}

class SupervisedTasks : public testing::TestWithParam<Schedule> {
 protected:
  static Task<Supervisor> supervisor(Self self, DynamicSupervisorSpec spec = {}) {
    auto starting = otp::start<DynamicSupervisor>(self, std::move(spec));
    co_return otp::or_exit(co_await starting);
  }
  static Task<std::size_t> count(Self self, Supervisor sup) {
    auto children = co_await task_supervisor::children(self, sup);
    co_return otp::or_exit(std::move(children)).size();
  }
  static Task<> until_empty(Self self, Supervisor sup) {
    for (;;) {
      std::size_t left = co_await count(self, sup);
      if (left == 0) co_return;
      co_await self.sleep(1ms);
    }
  }

  System system_{GetParam(), trace::Watch::Lifecycle};
};
INSTANTIATE_TEST_SUITE_P(Everywhere, SupervisedTasks, every_schedule, schedule_name);

TEST_P(SupervisedTasks, that_are_linked_take_the_caller_along_and_others_do_not) {
  system_.run([](Self self) -> Task<> {
    auto sup = co_await supervisor(self);
    auto body = [](Self caller, Supervisor its, bool is_linked) -> Task<> {
      auto linking = task_supervisor::async(caller, its, &fails);
      if (is_linked) {
        otp::or_exit(co_await linking);
        co_await caller.sleep(otp::infinity);
      }
      auto leaving = task_supervisor::async_nolink(caller, its, &fails);
      auto alone = otp::or_exit(co_await leaving);
      auto result = co_await task::await(caller, alone);
      caller.exit(otp::tuple("survived"_a, why(result)));
    };
    Watched alone(self, self.spawn(body, sup, false));
    EXPECT_EQ(co_await alone.end(), ExitReason(otp::tuple("survived"_a, "boom"_a)));
    Watched linked(self, self.spawn(body, sup, true));
    EXPECT_EQ(co_await linked.end(), ExitReason("boom"_a));
  });
}

TEST_P(SupervisedTasks, give_their_values_and_leave_their_supervisor_empty) {
  system_.run([](Self self) -> Task<> {
    auto sup = co_await supervisor(self);
    auto square = [](Self child, Number n) -> Task<Number> {
      co_await child.yield();
      co_return n* n;
    };
    auto starting = task_supervisor::async(self, sup, square, Number{7});
    auto one = otp::or_exit(co_await starting);
    EXPECT_EQ(otp::or_exit(co_await task::await(self, one)), 49);
    co_await until_empty(self, sup);
    EXPECT_FALSE(co_await self.receive_any(5ms));
  });
}

TEST_P(SupervisedTasks, end_when_the_end_of_their_owner_comes_before_their_beginning) {
  system_.run([](Self self) -> Task<> {
    auto sup = co_await supervisor(self);
    co_await sys::suspend(self, sup);
    auto calls = std::make_shared<std::atomic<int>>(0);
    auto body = [](Self owner, Supervisor its, Calls counted) -> Task<> {
      auto counts = [](Calls its_calls) { ++*its_calls; };
      auto starting = task_supervisor::async_nolink(owner, its, counts, counted);
      co_await starting;
    };
    Pid owner = self.spawn(body, sup, calls);
    Watched watched(self, owner);
    Pid sup_pid = pid_of(self, sup);
    auto has_asked = [&] { return self.runtime().info(sup_pid)->mailbox_depth > 0; };
    co_await until(self, has_asked);
    self.exit(owner, ExitReason::kill());
    co_await watched.end();
    co_await sys::resume(self, sup);
    co_await until_empty(self, sup);  // asked after the start, which waited
    EXPECT_EQ(*calls, 0);
  });
  EXPECT_TRUE(system_.supervisor_reports("child_terminated").empty());
}

TEST_P(SupervisedTasks, end_with_their_supervisor) {
  system_.run([](Self self) -> Task<> {
    auto sup = co_await supervisor(self);
    auto starting = task_supervisor::async_nolink(self, sup, &never_ends);
    auto one = otp::or_exit(co_await starting);
    auto child = otp::or_exit(co_await task_supervisor::start_child(self, sup, &never_ends));
    EXPECT_EQ(outcome(co_await otp::stop(self, sup)), "ok");
    EXPECT_FALSE(self.runtime().is_alive(child));
    EXPECT_EQ(why(co_await task::await(self, one)), Term("shutdown"_a));
    auto late = co_await task_supervisor::async_nolink(self, sup, &never_ends);
    EXPECT_EQ(why(late), Term("noproc"_a));
  });
}

TEST_P(SupervisedTasks, can_be_listed_and_stopped_one_by_one) {
  system_.run([](Self self) -> Task<> {
    auto sup = co_await supervisor(self);
    auto first = otp::or_exit(co_await task_supervisor::start_child(self, sup, &never_ends));
    auto second = otp::or_exit(co_await task_supervisor::start_child(self, sup, &never_ends));
    EXPECT_EQ(co_await count(self, sup), 2U);
    EXPECT_EQ(outcome(co_await task_supervisor::terminate_child(self, sup, first)), "ok");
    EXPECT_FALSE(self.runtime().is_alive(first));
    EXPECT_EQ(outcome(co_await task_supervisor::terminate_child(self, sup, first)), ":not_found");
    EXPECT_EQ(outcome(co_await task_supervisor::terminate_child(self, sup, self.pid())),
              ":not_found");
    auto left = otp::or_exit(co_await task_supervisor::children(self, sup));
    EXPECT_EQ(left, std::vector<Pid>(1, second));
  });
}

TEST_P(SupervisedTasks, for_their_effect_are_restarted_as_their_options_say) {
  system_.run([](Self self) -> Task<> {
    auto sup = co_await supervisor(self);
    auto runs = [&](Restart restart, ExitReason reason) -> Task<int> {
      auto calls = std::make_shared<std::atomic<int>>(0);
      auto body = [](Self child, Calls counted, ExitReason first) {
        if (++*counted == 1) child.exit(first);
      };
      auto starting = task_supervisor::start_child(self, sup, TaskOptions().restart(restart), body,
                                                   calls, reason);
      otp::or_exit(co_await starting);
      co_await until_empty(self, sup);
      co_return *calls;
    };
    EXPECT_EQ(co_await runs(Restart::Transient, "boom"_a), 2);
    EXPECT_EQ(co_await runs(Restart::Transient, ExitReason::shutdown()), 1);
    EXPECT_EQ(co_await runs(Restart::Transient, ExitReason::normal()), 1);
    EXPECT_EQ(co_await runs(Restart::Temporary, "boom"_a), 1);
  });
  EXPECT_EQ(system_.reported("task_terminate"), 2U);
}

TEST_P(SupervisedTasks, have_as_long_to_stop_as_their_options_say) {
  system_.run([](Self self) -> Task<> {
    auto sup = co_await supervisor(self);
    auto stubborn = [](Self child, Pid to) -> Task<> {
      child.trap_exit(true);
      child.send(to, child.pid());
      co_await child.sleep(otp::infinity);
    };
    auto starting =
        task_supervisor::start_child(self, sup, TaskOptions().shutdown(5ms), stubborn, self.pid());
    Pid child = otp::or_exit(co_await starting);
    co_await self.receive<Pid>();
    Watched watched(self, child);
    co_await task_supervisor::terminate_child(self, sup, child);
    EXPECT_EQ(co_await watched.end(), ExitReason::killed());
  });
}

// Streams

TEST_P(SupervisedTasks, of_a_stream_for_which_there_is_no_room_end_the_caller) {
  system_.run([](Self self) -> Task<> {
    auto sup = co_await supervisor(self, DynamicSupervisorSpec().max_children(2));
    auto body = [](Self caller, Supervisor its, Pid to) -> Task<> {
      std::vector<Number> inputs = {1, 2, 3};
      auto stream = task_supervisor::async_stream_nolink(
          caller, its, inputs, StreamOptions().max_concurrency(3), &presents_itself, to);
      co_await stream.next();
    };
    Watched caller(self, self.spawn(body, sup, self.pid()));
    ExitReason reason = co_await caller.end();
    EXPECT_NE(to_text(reason).find("the maximum number of tasks"), std::string::npos);
    co_await until_empty(self, sup);
  });
}

TEST_P(SupervisedTasks, of_a_stream_without_a_link_outlive_a_caller_that_is_killed) {
  system_.run([](Self self) -> Task<> {
    auto sup = co_await supervisor(self);
    auto body = [](Self caller, Supervisor its, Pid to) -> Task<> {
      std::vector<Number> inputs = {1, 2};
      auto stream = task_supervisor::async_stream_nolink(
          caller, its, inputs, StreamOptions().max_concurrency(2), &presents_itself, to);
      co_await stream.next();
    };
    Pid caller = self.spawn(body, sup, self.pid());
    for (int i = 0; i < 2; ++i) co_await self.receive<Pid>();
    Watched watched(self, caller);
    self.exit(caller, ExitReason::kill());
    co_await watched.end();
    EXPECT_EQ(co_await count(self, sup), 2U);
  });
}

TEST_P(SupervisedTasks, of_a_linked_stream_take_the_caller_along) {
  system_.run([](Self self) -> Task<> {
    auto sup = co_await supervisor(self);
    auto body = [](Self caller, Supervisor its) -> Task<> {
      std::vector<Number> inputs = {1, 2};
      auto fails_at_two = [](Self child, Number n) {
        if (n == 2) child.exit("boom"_a);
        return n;
      };
      auto stream =
          task_supervisor::async_stream(caller, its, inputs, StreamOptions(), fails_at_two);
      co_await stream.to_vector();
    };
    Watched caller(self, self.spawn(body, sup));
    EXPECT_EQ(co_await caller.end(), ExitReason("boom"_a));
    co_await until_empty(self, sup);
  });
}

}  // namespace
