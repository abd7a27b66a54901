// The counter, the notification queue and the sessions of the guide.

#include "demo/counter.h"

#include <gtest/gtest.h>

#include "demo/notification_queue.h"
#include "demo/session_manager.h"
#include "otp/dynamic_supervisor.h"
#include "server_steps.h"

namespace demo {
namespace {

using namespace support;

class Servers : public testing::TestWithParam<Schedule> {
 protected:
  System system_{GetParam()};
};

using CounterTest = Servers;
INSTANTIATE_TEST_SUITE_P(Everywhere, CounterTest, every_schedule, schedule_name);

TEST_P(CounterTest, answers_increment_and_get_and_resets) {
  system_.run([](Self self) -> Task<> {
    auto counter = co_await up<Counter>(self, std::int64_t{5});
    EXPECT_EQ(co_await answer(self, counter, Counter::Increment{}), 6);
    EXPECT_EQ(co_await answer(self, counter, Counter::Increment{}), 7);
    EXPECT_EQ(co_await answer(self, counter, Counter::Get{}), 7);
    self.cast(counter, Counter::Reset{});
    EXPECT_EQ(co_await answer(self, counter, Counter::Get{}), 0);
  });
}

TEST_P(CounterTest, starts_once_under_a_name) {
  system_.run([](Self self) -> Task<> {
    auto options = otp::StartOptions().name("counter"_a);
    auto first = co_await up<Counter>(self, options, std::int64_t{1});
    auto second = co_await otp::start<Counter>(self, options, std::int64_t{2});
    EXPECT_EQ(second.error().reason, otp::tuple(otp::atoms::already_started, pid_of(self, first)));
    EXPECT_EQ(co_await answer(self, otp::named<Counter>("counter"_a), Counter::Get{}), 1);
  });
}

TEST_P(CounterTest, that_does_not_run_fails_a_call_and_swallows_a_cast) {
  system_.run([](Self self) -> Task<> {
    auto counter = otp::named<Counter>("counter"_a);
    self.cast(counter, Counter::Reset{});
    auto called = co_await self.call(counter, Counter::Get{});
    EXPECT_EQ(why(called), Term(otp::atoms::noproc));
  });
}

TEST_P(CounterTest, reports_an_unexpected_message_and_goes_on) {
  system_.run([](Self self) -> Task<> {
    auto counter = co_await up<Counter>(self, std::int64_t{5});
    self.send(pid_of(self, counter), Stranger{});
    EXPECT_EQ(co_await answer(self, counter, Counter::Get{}), 5);
  });
  EXPECT_EQ(system_.reported("unexpected_message"), 1U);
}

TEST_P(CounterTest, ends_at_a_call_that_it_does_not_know) {
  system_.run([](Self self) -> Task<> {
    auto counter = co_await up<Counter>(self, std::int64_t{5});
    // Whoever has the wrong idea of what runs under a name
    otp::ServerRef<NotificationQueue> mistaken(pid_of(self, counter));
    auto called = co_await self.call(mistaken, NotificationQueue::GetQueue{});
    EXPECT_TRUE(why(called).is_tagged(otp::atoms::function_clause, 2)) << to_text(why(called));
    EXPECT_FALSE(self.runtime().is_alive(pid_of(self, counter)));
  });
}

using NotificationQueueTest = Servers;
INSTANTIATE_TEST_SUITE_P(Everywhere, NotificationQueueTest, every_schedule, schedule_name);

TEST_P(NotificationQueueTest, keeps_all_notifications_newest_first) {
  system_.run([](Self self) -> Task<> {
    auto queue = co_await up<NotificationQueue>(self);
    EXPECT_EQ(joined(co_await answer(self, queue, NotificationQueue::GetQueue{})), "");
    for (int i = 0; i < 2; ++i) {
      NotificationQueue::Enqueue enqueue{i == 0 ? "Email" : "SMS"};
      self.cast(queue, std::move(enqueue));
    }
    EXPECT_EQ(joined(co_await answer(self, queue, NotificationQueue::GetQueue{})), "SMS, Email");
    EXPECT_EQ(joined(co_await answer(self, queue, NotificationQueue::GetQueue{})), "SMS, Email");
  });
}

TEST_P(NotificationQueueTest, has_no_bound_but_shows_only_the_newest) {
  system_.run([](Self self) -> Task<> {
    auto queue = co_await up<NotificationQueue>(self);
    for (int i = 1; i <= 500; ++i) {
      NotificationQueue::Enqueue enqueue{std::to_string(i)};
      self.cast(queue, std::move(enqueue));
    }
    auto kept = co_await answer(self, queue, NotificationQueue::GetQueue{});
    EXPECT_EQ(kept.size(), 500U);
    EXPECT_EQ(kept.back(), "1");
    auto state = co_await state_of(self, queue);
    Term shown = state.describe();
    EXPECT_EQ(shown.get("size"_a), Term(500));
    EXPECT_EQ(to_text(shown.get("newest"_a)), R"(["500", "499", "498", "497", "496"])");
  });
}

using SessionTest = Servers;
INSTANTIATE_TEST_SUITE_P(Everywhere, SessionTest, every_schedule, schedule_name);

otp::ServerRef<otp::DynamicSupervisor> sessions() {
  return otp::ServerRef<otp::DynamicSupervisor>(otp::Target("sessions"_a));
}

/// The registry and the supervisor of sessions.
Task<> start_sessions(Self self) {
  co_await up_linked<otp::Registry>(self,
                                    otp::RegistryOptions(session_registry, otp::Keys::Unique));
  auto options = otp::StartOptions().name("sessions"_a);
  co_await up_linked<otp::DynamicSupervisor>(self, options, otp::DynamicSupervisorSpec());
}

Task<otp::Result<Pid>> log_in(Self self, std::string id) {
  otp::DynamicSupervisor::StartChild start{session_child(id)};
  auto request = self.call(sessions(), std::move(start));
  co_return co_await request;
}

Task<std::int64_t> sessions_running(Self self) {
  auto counts = co_await answer(self, sessions(), otp::DynamicSupervisor::CountChildren{});
  co_return counts.active;
}

TEST_P(SessionTest, of_different_ids_are_independent) {
  system_.run([](Self self) -> Task<> {
    co_await start_sessions(self);
    for (int i = 1; i <= 2; ++i) {
      std::string id = "s-" + std::to_string(i);
      co_await log_in(self, id);
      SessionManager::Put put{"page", "home of " + id};
      co_await answer(self, session_named(id), std::move(put));
    }
    auto data = co_await answer(self, session_named("s-1"), SessionManager::Get{});
    EXPECT_EQ(data.at("page"), "home of s-1");
    EXPECT_EQ(co_await sessions_running(self), 2);
  });
}

TEST_P(SessionTest, of_the_same_id_starts_once) {
  system_.run([](Self self) -> Task<> {
    co_await start_sessions(self);
    auto first = co_await log_in(self, "s-1");
    auto second = co_await log_in(self, "s-1");
    EXPECT_EQ(second.error().reason, otp::tuple(otp::atoms::already_started, *first));
  });
}

TEST_P(SessionTest, that_nobody_has_fails_a_call_and_swallows_a_cast) {
  system_.run([](Self self) -> Task<> {
    co_await start_sessions(self);
    self.cast(session_named("s-9"), SessionManager::LogOut{});
    auto called = co_await self.call(session_named("s-9"), SessionManager::Get{});
    EXPECT_EQ(why(called), Term(otp::atoms::noproc));
  });
}

TEST_P(SessionTest, frees_its_id_when_it_logs_out_and_is_not_restarted) {
  system_.run([](Self self) -> Task<> {
    co_await start_sessions(self);
    auto first = co_await log_in(self, "s-1");
    Watched watched(self, *first);
    self.cast(session_named("s-1"), SessionManager::LogOut{});
    EXPECT_TRUE((co_await watched.end()).is_normal());
    EXPECT_EQ(co_await sessions_running(self), 0);
    EXPECT_TRUE(session_named("s-1").whereis(self.runtime()).is_none());
    auto again = co_await log_in(self, "s-1");
    EXPECT_NE(*again, *first);
  });
}

TEST_P(SessionTest, comes_back_empty_after_a_crash) {
  system_.run([](Self self) -> Task<> {
    co_await start_sessions(self);
    auto first = co_await log_in(self, "s-1");
    SessionManager::Put put;
    co_await answer(self, session_named("s-1"), std::move(put));
    Watched watched(self, *first);
    self.cast(session_named("s-1"), SessionManager::Crash{});
    EXPECT_TRUE((co_await watched.end()).is_abnormal());
    EXPECT_EQ(co_await sessions_running(self), 1);
    auto data = co_await answer(self, session_named("s-1"), SessionManager::Get{});
    EXPECT_TRUE(data.empty());
  });
}

}  // namespace
}  // namespace demo
