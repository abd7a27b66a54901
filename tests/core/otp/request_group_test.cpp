// Requests that are waited for in another way than one by one.
#include "otp/request_group.h"

#include <gtest/gtest.h>

#include <map>

#include "demo/counter.h"
#include "server_steps.h"

namespace {

using namespace support;
using otp::ExitReason;

/// Answers a call with its number, when it is told to.
struct Slow : otp::GenServer<Slow> {
  struct Ask {
    std::int64_t number = 0;
  };
  struct Release {
    std::int64_t number = 0;
  };
  struct State {
    std::map<std::int64_t, otp::From<std::int64_t>> waiting;
    Term describe() const { return waiting.size(); }
  };
  using Accepts = otp::Accepts<otp::Call<Ask, std::int64_t>, otp::Cast<Release>>;
  otp::Init<State> init() { return State{}; }
  otp::Reply<std::int64_t> handle_call(const Ask& ask, otp::From<std::int64_t> from, State& state) {
    state.waiting[ask.number] = from;
    return otp::noreply();
  }
  otp::NoReply handle_cast(const Release& release, State& state) {
    state.waiting[release.number].reply(release.number);
    return otp::noreply();
  }
};

class RequestGroups : public testing::TestWithParam<Schedule> {
 protected:
  using Group = otp::RequestGroup<std::int64_t, std::string>;
  System system_{GetParam()};
};
INSTANTIATE_TEST_SUITE_P(Everywhere, RequestGroups, every_schedule, schedule_name);

TEST_P(RequestGroups, give_answers_as_they_come_with_their_labels) {
  system_.run([](Self self) -> Task<> {
    auto slow = co_await up<Slow>(self);
    Group group(self);
    for (std::int64_t number = 1; number <= 3; ++number) {
      group.add(self.send_request(slow, Slow::Ask{number}), "ask " + std::to_string(number));
    }
    for (std::int64_t number : {2, 3, 1}) {
      self.cast(slow, Slow::Release{number});
      auto response = co_await group.wait();
      EXPECT_EQ(response->label, "ask " + std::to_string(number));
      EXPECT_EQ(*response->answer, number);
    }
    EXPECT_EQ(group.size(), 0U);
    EXPECT_FALSE(co_await group.wait());
  });
}

TEST_P(RequestGroups, give_answers_that_wait_in_the_order_in_which_they_came) {
  system_.run([](Self self) -> Task<> {
    auto slow = co_await up<Slow>(self);
    Group group(self);
    for (std::int64_t number = 1; number <= 3; ++number) {
      group.add(self.send_request(slow, Slow::Ask{number}), std::to_string(number));
    }
    for (std::int64_t number : {2, 3, 1}) self.cast(slow, Slow::Release{number});
    EXPECT_TRUE(co_await otp::sys::get_state(self, slow));  // all have been sent by now
    std::string order;
    while (auto response = co_await group.wait()) order += response->label;
    EXPECT_EQ(order, "231");
  });
}

TEST_P(RequestGroups, let_each_request_have_its_own_limit) {
  system_.run([](Self self) -> Task<> {
    auto slow = co_await up<Slow>(self);
    Group group(self);
    group.add(self.send_request(slow, Slow::Ask{1}), "patient");
    group.add(self.call(slow, Slow::Ask{2}, 5ms), "hasty");
    auto response = co_await group.wait();
    EXPECT_EQ(response->label, "hasty");
    EXPECT_EQ(why(response->answer), Term("timeout"_a));
    self.cast(slow, Slow::Release{1});
    EXPECT_EQ((co_await group.wait())->label, "patient");
  });
}

TEST_P(RequestGroups, keep_their_requests_when_none_is_answered_in_time) {
  system_.run([](Self self) -> Task<> {
    auto slow = co_await up<Slow>(self);
    Group group(self);
    group.add(self.send_request(slow, Slow::Ask{1}), "one");
    EXPECT_FALSE(co_await group.wait(5ms));
    EXPECT_EQ(group.size(), 1U);
    self.cast(slow, Slow::Release{1});
    EXPECT_EQ((co_await group.wait())->label, "one");
  });
}

TEST_P(RequestGroups, give_the_failures_too) {
  system_.run([](Self self) -> Task<> {
    auto slow = co_await up<Slow>(self);
    Group group(self);
    group.add(self.send_request(slow, Slow::Ask{1}), "asked");
    group.add(self.send_request(otp::named<Slow>("nobody"_a), Slow::Ask{2}), "nobody");
    auto first = co_await group.wait();
    EXPECT_EQ(first->label, "nobody");
    EXPECT_EQ(why(first->answer), Term("noproc"_a));
    self.exit(pid_of(self, slow), "boom"_a);
    auto second = co_await group.wait();
    EXPECT_EQ(second->label, "asked");
    EXPECT_EQ(why(second->answer), Term("boom"_a));
  });
}

TEST_P(RequestGroups, drop_answers_that_are_given_up) {
  system_.run([](Self self) -> Task<> {
    auto slow = co_await up<Slow>(self);
    Group group(self);
    group.add(self.send_request(slow, Slow::Ask{1}), "one");
    EXPECT_FALSE(co_await group.wait(1ms));
    group.abandon();
    self.cast(slow, Slow::Release{1});
    EXPECT_TRUE(co_await otp::sys::get_state(self, slow));  // the answer has been sent by now
    EXPECT_FALSE(co_await self.receive_any(1ms));
  });
}

TEST_P(RequestGroups, are_not_needed_to_look_again_and_again_for_one_answer) {
  system_.run([](Self self) -> Task<> {
    auto slow = co_await up<Slow>(self);
    auto request = self.send_request(slow, Slow::Ask{7});
    EXPECT_FALSE(co_await request.wait(0ms));
    EXPECT_FALSE(co_await request.wait(3ms));
    self.cast(slow, Slow::Release{7});
    auto answer = co_await request.wait(1s);
    EXPECT_EQ(**answer, 7);
  });
}

}  // namespace
