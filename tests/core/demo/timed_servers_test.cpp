// The servers of the guide that live by the clock: reporter, cache, long operation, lifecycle.

#include <gtest/gtest.h>

#include "demo/cache_server.h"
#include "demo/lifecycle.h"
#include "demo/notification_queue.h"
#include "server_steps.h"

namespace demo {
namespace {

using namespace support;
using Lines = std::vector<std::string>;

class Timed : public testing::TestWithParam<Schedule> {
 protected:
  System system_{GetParam()};
};

// PeriodicReporter

class ReporterTest : public Timed {};
INSTANTIATE_TEST_SUITE_P(Seeds, ReporterTest, every_seed, schedule_name);

TEST_P(ReporterTest, reports_at_each_interval_beginning_one_interval_after_its_start) {
  system_.run([this](Self self) -> Task<> {
    co_await up<PeriodicReporter>(self, Duration(100ms));
    co_await self.sleep(99ms);
    EXPECT_EQ(joined(system_.notices()), "");
    co_await self.sleep(252ms);
    EXPECT_EQ(joined(system_.notices()),
              "Report #0 at 100 ms, Report #1 at 200 ms, Report #2 at 300 ms");
  });
}

TEST_P(ReporterTest, has_two_chains_of_reports_after_one_was_sent_by_hand) {
  system_.run([this](Self self) -> Task<> {
    auto reporter = co_await up<PeriodicReporter>(self, Duration(100ms));
    co_await self.sleep(50ms);
    self.send(pid_of(self, reporter), PeriodicReporter::Report{});
    co_await self.sleep(210ms);
    EXPECT_EQ(joined(system_.notices()),
              "Report #0 at 50 ms, Report #1 at 100 ms, Report #2 at 150 ms, Report #3 at 200 ms, "
              "Report #4 at 250 ms");
  });
}

TEST_P(ReporterTest, reports_nothing_more_after_its_end) {
  system_.run([this](Self self) -> Task<> {
    auto reporter = co_await up<PeriodicReporter>(self, Duration(100ms));
    co_await self.sleep(150ms);
    Task<otp::Result<>> stopping = otp::stop(self, reporter);
    co_await stopping;
    co_await self.sleep(1s);
    EXPECT_EQ(system_.notices().size(), 1U);
  });
}

TEST_P(ReporterTest, ends_at_any_other_message) {
  system_.run([](Self self) -> Task<> {
    auto reporter = co_await up<PeriodicReporter>(self, Duration(100ms));
    Watched watched(self, pid_of(self, reporter));
    self.send(pid_of(self, reporter), Stranger{});
    otp::ExitReason reason = co_await watched.end();
    EXPECT_TRUE(reason.term().is_tagged(otp::atoms::function_clause, 2)) << to_text(reason);
  });
}

// CacheServer

class CacheTest : public Timed {};
INSTANTIATE_TEST_SUITE_P(Everywhere, CacheTest, every_schedule, schedule_name);

Task<> put(Self self, otp::ServerRef<CacheServer> cache, std::string key, std::string value) {
  CacheServer::Put message{key, value};
  self.cast(cache, std::move(message));
  co_return;
}
Task<std::optional<std::string>> get(Self self, otp::ServerRef<CacheServer> cache,
                                     std::string key) {
  CacheServer::Get message{key};
  co_return co_await answer(self, cache, std::move(message));
}

TEST_P(CacheTest, gives_what_was_put_last_or_nothing) {
  system_.run([](Self self) -> Task<> {
    auto cache = co_await up<CacheServer>(self, Duration(1h));
    EXPECT_EQ(co_await get(self, cache, "a"), std::nullopt);
    co_await put(self, cache, "a", "1");
    co_await put(self, cache, "b", "2");
    co_await put(self, cache, "a", "3");
    EXPECT_EQ(co_await get(self, cache, "a"), "3");
    EXPECT_EQ(co_await get(self, cache, "b"), "2");
  });
}

TEST_P(CacheTest, ends_at_a_message_other_than_the_timeout) {
  system_.run([](Self self) -> Task<> {
    auto cache = co_await up<CacheServer>(self, Duration(1h));
    Watched watched(self, pid_of(self, cache));
    self.send(pid_of(self, cache), Stranger{});
    otp::ExitReason reason = co_await watched.end();
    EXPECT_TRUE(reason.term().is_tagged(otp::atoms::function_clause, 2)) << to_text(reason);
  });
}

TEST_P(CacheTest, goes_to_sleep_at_once_at_a_timeout_made_by_hand) {
  system_.run([this](Self self) -> Task<> {
    auto cache = co_await up<CacheServer>(self, Duration(1h));
    co_await put(self, cache, "a", "1");
    self.send(pid_of(self, cache), otp::TimeoutMessage{});
    EXPECT_EQ(co_await get(self, cache, "a"), "1");  // it wakes with all that it has
    EXPECT_EQ(joined(system_.notices()), "Cache idle, hibernating...");
  });
}

class CacheInTime : public Timed {
 protected:
  bool sleeps(Self self, const otp::ServerRef<CacheServer>& cache) {
    return self.runtime().info(pid_of(self, cache))->is_hibernating;
  }
  std::size_t times_asleep() { return system_.notices().size(); }
};
INSTANTIATE_TEST_SUITE_P(Seeds, CacheInTime, every_seed, schedule_name);

TEST_P(CacheInTime, falls_asleep_once_and_wakes_with_all_it_has) {
  system_.run([this](Self self) -> Task<> {
    auto cache = co_await up<CacheServer>(self, Duration(60s));
    co_await put(self, cache, "a", "1");
    co_await self.sleep(59'999ms);
    EXPECT_FALSE(sleeps(self, cache));
    co_await self.sleep(2ms);
    EXPECT_TRUE(sleeps(self, cache));
    co_await self.sleep(10min);
    EXPECT_EQ(times_asleep(), 1U);
    EXPECT_EQ(co_await get(self, cache, "a"), "1");
    EXPECT_FALSE(sleeps(self, cache));
    co_await self.sleep(61s);
    EXPECT_EQ(times_asleep(), 2U);
  });
}

TEST_P(CacheInTime, starts_its_idle_time_anew_with_every_request) {
  system_.run([this](Self self) -> Task<> {
    auto cache = co_await up<CacheServer>(self, Duration(60s));
    for (int i = 0; i < 5; ++i) {
      co_await self.sleep(50s);
      if (i % 2 == 0) co_await put(self, cache, "a", "1");
      else co_await get(self, cache, "a");
    }
    co_await self.sleep(50s);
    co_await state_of(self, cache);  // so does looking at it
    co_await self.sleep(50s);
    EXPECT_EQ(times_asleep(), 0U);
    co_await self.sleep(11s);
    EXPECT_EQ(times_asleep(), 1U);
  });
}

TEST_P(CacheInTime, goes_back_to_sleep_when_only_its_state_was_read) {
  system_.run([this](Self self) -> Task<> {
    auto cache = co_await up<CacheServer>(self, Duration(60s));
    co_await put(self, cache, "a", "1");
    co_await self.sleep(61s);
    CacheServer::State state = co_await state_of(self, cache);
    EXPECT_EQ(state.entries.at("a"), "1");
    co_await self.sleep(10min);
    EXPECT_EQ(times_asleep(), 1U);
  });
}

// LongOperation

class LongOperationTest : public Timed {};
INSTANTIATE_TEST_SUITE_P(Seeds, LongOperationTest, every_seed, schedule_name);

TEST_P(LongOperationTest, serves_nothing_else_until_it_has_answered) {
  system_.run([](Self self) -> Task<> {
    auto server = co_await up<LongOperation>(self);
    TimePoint start = self.now();
    auto first = self.call(server, LongOperation::Compute{2s});
    auto second = self.call(server, LongOperation::Compute{1s});
    EXPECT_EQ((co_await second).value(), 2);
    EXPECT_EQ(self.now() - start, 3s);
    EXPECT_EQ((co_await first).value(), 1);
  });
}

TEST_P(LongOperationTest, finishes_also_for_a_caller_that_has_given_up) {
  system_.run([](Self self) -> Task<> {
    auto server = co_await up<LongOperation>(self);
    auto late = co_await self.call(server, LongOperation::Compute{7s});
    EXPECT_EQ(why(late), Term(otp::atoms::timeout));
    co_await self.sleep(3s);
    LongOperation::State state = co_await state_of(self, server);
    EXPECT_EQ(state.done, 1);
    EXPECT_EQ(self.runtime().info(self.pid())->mailbox_depth, 0U);  // the late answer is dropped
  });
}

TEST_P(LongOperationTest, has_one_idle_time_after_each_answer) {
  system_.run([](Self self) -> Task<> {
    auto server = co_await up<LongOperation>(self);
    co_await self.sleep(1min);
    co_await answer(self, server, LongOperation::Compute{1s});
    co_await self.sleep(1min);
    LongOperation::State state = co_await state_of(self, server);
    EXPECT_EQ(state.idle_times, 1);
  });
}

// LifecycleServer

class LifecycleTest : public Timed {};
INSTANTIATE_TEST_SUITE_P(Everywhere, LifecycleTest, every_schedule, schedule_name);

TEST_P(LifecycleTest, runs_its_callbacks_in_the_order_of_the_guide) {
  system_.run([](Self self) -> Task<> {
    auto server = co_await up<LifecycleServer>(self);
    LifecycleServer::Work work{"accounts"};
    EXPECT_EQ(co_await answer(self, server, std::move(work)), "did accounts");
    LifecycleServer::Note note{"hello"};
    self.cast(server, std::move(note));
    self.send(pid_of(self, server), Stranger{});
    Task<otp::Result<>> stopping = otp::stop(self, server);
    otp::Result<> stopped = co_await stopping;
    EXPECT_EQ(outcome(stopped), "ok");
  });
  EXPECT_EQ(system_.notices(),
            (Lines{"init", "handle_continue: load configuration", "handle_call: accounts",
                   "handle_cast: hello", "handle_info: Stranger", "terminate: :normal"}));
}

TEST_P(LifecycleTest, terminates_after_a_crash_and_when_its_parent_ends_it) {
  system_.run([](Self self) -> Task<> {
    self.trap_exit(true);
    auto crashing = co_await up<LifecycleServer>(self);
    Watched crash(self, pid_of(self, crashing));
    self.cast(crashing, LifecycleServer::Crash{});
    EXPECT_TRUE((co_await crash.end()).term().is_crash());
    auto child = co_await up_linked<LifecycleServer>(self);
    Watched shutdown(self, pid_of(self, child));
    self.exit(pid_of(self, child), otp::ExitReason::shutdown());
    EXPECT_TRUE((co_await shutdown.end()).is_shutdown());
  });
  auto terminates = [](const std::string& line) { return line.starts_with("terminate: "); };
  Lines lines = system_.notices();
  EXPECT_EQ(std::ranges::count_if(lines, terminates), 2);
  EXPECT_EQ(lines.back(), "terminate: :shutdown");
}

TEST_P(LifecycleTest, does_not_terminate_when_it_is_killed) {
  system_.run([](Self self) -> Task<> {
    auto server = co_await up<LifecycleServer>(self);
    Watched watched(self, pid_of(self, server));
    self.exit(pid_of(self, server), otp::ExitReason::kill());
    co_await watched.end();
  });
  EXPECT_EQ(system_.notices().size(), 2U);
}

TEST_P(LifecycleTest, keeps_only_its_latest_callbacks_in_its_state) {
  system_.run([](Self self) -> Task<> {
    auto server = co_await up<LifecycleServer>(self);
    for (int i = 1; i <= 30; ++i) {
      LifecycleServer::Note note{std::to_string(i)};
      self.cast(server, std::move(note));
    }
    LifecycleServer::State state = co_await state_of(self, server);
    EXPECT_EQ(state.callbacks.size(), 12U);
    EXPECT_EQ(state.callbacks.back(), "handle_cast: 30");
  });
}

}  // namespace
}  // namespace demo
