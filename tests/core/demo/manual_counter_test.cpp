// The counter by hand, with all its limitations.

#include <gtest/gtest.h>

#include "demo/counter.h"
#include "otp/supervisor.h"
#include "server_steps.h"

namespace demo {
namespace {

using namespace support;
using manual_counter::Answered;

class ManualCounter : public testing::TestWithParam<Schedule> {
 protected:
  System system_{GetParam()};
};
INSTANTIATE_TEST_SUITE_P(Everywhere, ManualCounter, every_schedule, schedule_name);

TEST_P(ManualCounter, counts_from_zero_unless_told_otherwise) {
  system_.run([](Self self) -> Task<> {
    Pid counter = manual_counter::start_link(self);
    EXPECT_EQ(co_await manual_counter::increment(self, counter), Answered(1));
    EXPECT_EQ(co_await manual_counter::increment(self, counter), Answered(2));
    EXPECT_EQ(co_await manual_counter::get(self, counter), Answered(2));
    Pid other = manual_counter::start_link(self, 40);
    EXPECT_EQ(co_await manual_counter::increment(self, other), Answered(41));
  });
}

TEST_P(ManualCounter, ends_normally_when_it_is_told_to_stop) {
  system_.run([](Self self) -> Task<> {
    Pid counter = manual_counter::start_link(self);
    Watched watched(self, counter);
    EXPECT_EQ(co_await manual_counter::stop(self, counter), Answered(otp::atoms::ok));
    EXPECT_EQ((co_await watched.end()).term(), Term(otp::atoms::normal));
  });
}

TEST_P(ManualCounter, takes_a_late_answer_for_the_next_one) {
  system_.run([](Self self) -> Task<> {
    Pid counter = manual_counter::start_link(self);
    self.send(counter, manual_counter::Increment{self.pid()});
    self.send(counter, manual_counter::Increment{self.pid()});
    EXPECT_EQ(co_await manual_counter::get(self, counter), Answered(1));
    EXPECT_EQ(co_await manual_counter::get(self, counter), Answered(2));
    EXPECT_EQ(co_await manual_counter::get(self, counter), Answered(2));
  });
}

TEST_P(ManualCounter, takes_a_foreign_message_of_the_form_of_an_answer_for_one) {
  system_.run([](Self self) -> Task<> {
    Pid counter = manual_counter::start_link(self);
    self.send(self.pid(), manual_counter::Answer{"forged"});
    EXPECT_EQ(co_await manual_counter::get(self, counter), Answered("forged"));
  });
}

TEST_P(ManualCounter, keeps_unknown_messages_for_good_and_serves_those_behind_them) {
  system_.run([](Self self) -> Task<> {
    Pid counter = manual_counter::start_link(self);
    for (int i = 0; i < 3; ++i) self.send(counter, Stranger{});
    EXPECT_EQ(co_await manual_counter::increment(self, counter), Answered(1));
    EXPECT_EQ(self.runtime().info(counter)->mailbox_depth, 3U);
  });
}

TEST_P(ManualCounter, fills_the_mailbox_of_an_asker_that_does_not_look_at_the_answers) {
  system_.run([](Self self) -> Task<> {
    Pid counter = manual_counter::start_link(self);
    Watched watched(self, counter);
    for (int i = 0; i < 100; ++i) self.send(counter, manual_counter::Increment{self.pid()});
    self.send(counter, manual_counter::Stop{self.pid()});
    co_await watched.end();
    EXPECT_EQ(self.runtime().info(self.pid())->mailbox_depth, 101U);
    for (int i = 1; i <= 100; ++i) {
      auto next = co_await self.receive<manual_counter::Answer>();
      EXPECT_EQ(next.value, Term(i));
    }
  });
}

TEST_P(ManualCounter, is_restarted_by_a_supervisor_with_its_first_value) {
  system_.run([](Self self) -> Task<> {
    auto child = otp::process_child("counter"_a, otp::Label("ManualCounter"),
                                    &manual_counter::serve, std::int64_t{10});
    auto spec = otp::SupervisorSpec().child(std::move(child));
    auto supervisor = co_await up_linked<otp::Supervisor>(self, std::move(spec));
    auto children = co_await answer(self, supervisor, otp::Supervisor::WhichChildren{});
    Pid first = children.at(0).pid;
    EXPECT_EQ(co_await manual_counter::increment(self, first), Answered(11));
    Watched watched(self, first);
    self.exit(first, "crashed"_a);
    co_await watched.end();
    children = co_await answer(self, supervisor, otp::Supervisor::WhichChildren{});
    EXPECT_NE(children.at(0).pid, first);
    EXPECT_EQ(co_await manual_counter::get(self, children.at(0).pid), Answered(10));
  });
}

// Where time must be virtual

class ManualCounterInTime : public ManualCounter {};
INSTANTIATE_TEST_SUITE_P(Seeds, ManualCounterInTime, every_seed, schedule_name);

TEST_P(ManualCounterInTime, costs_the_whole_waiting_time_when_it_is_dead) {
  system_.run([](Self self) -> Task<> {
    Pid counter = manual_counter::start_link(self);
    co_await manual_counter::stop(self, counter);
    TimePoint start = self.now();
    EXPECT_EQ(co_await manual_counter::get(self, counter), Answered());
    EXPECT_EQ(self.now() - start, 5000ms);
    EXPECT_EQ(co_await manual_counter::get(self, counter, 20ms), Answered());
    EXPECT_EQ(self.now() - start, 5020ms);
  });
}

TEST_P(ManualCounterInTime, does_not_answer_the_debug_interface) {
  system_.run([](Self self) -> Task<> {
    Pid counter = manual_counter::start_link(self);
    auto status = co_await otp::sys::get_status(self, counter);
    EXPECT_EQ(why(status), Term(otp::atoms::timeout));
    EXPECT_EQ(self.runtime().info(counter)->mailbox_depth, 1U);
  });
}

TEST_P(ManualCounterInTime, hibernates_after_a_minute_without_a_request) {
  system_.run([](Self self) -> Task<> {
    Pid counter = manual_counter::start_link(self, 7);
    auto hibernates = [&] { return self.runtime().info(counter)->is_hibernating; };
    co_await self.sleep(59'999ms);
    EXPECT_FALSE(hibernates());
    co_await self.sleep(2ms);
    EXPECT_TRUE(hibernates());
    EXPECT_EQ(co_await manual_counter::increment(self, counter), Answered(8));
    EXPECT_FALSE(hibernates());
    co_await self.sleep(60'001ms);
    EXPECT_TRUE(hibernates());
  });
}

/// As on the BEAM, where hibernate does not sleep while there is a message.
TEST_P(ManualCounterInTime, sleeps_no_more_once_an_unknown_message_is_in_its_mailbox) {
  system_.run([](Self self) -> Task<> {
    Pid counter = manual_counter::start_link(self, 7);
    auto hibernates = [&] { return self.runtime().info(counter)->is_hibernating; };
    co_await self.sleep(60'001ms);
    self.send(counter, Stranger{});
    co_await self.sleep(1ms);
    EXPECT_FALSE(hibernates());
    co_await self.sleep(60'001ms);
    EXPECT_FALSE(hibernates());
    EXPECT_EQ(co_await manual_counter::increment(self, counter), Answered(8));
  });
}

}  // namespace
}  // namespace demo
