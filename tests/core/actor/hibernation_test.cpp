// Plain processes that hibernate.
#include <gtest/gtest.h>

#include "demo/counter.h"
#include "server_steps.h"

namespace {

using namespace support;

class Hibernation : public testing::TestWithParam<Schedule> {
 protected:
  System system_{GetParam()};
};
INSTANTIATE_TEST_SUITE_P(Everywhere, Hibernation, every_schedule, schedule_name);

Task<> tells(Self self, Pid to, std::string prefix) {
  std::string text = co_await self.receive<std::string>();
  self.send(to, prefix + text);
}

bool hibernates(Self self, Pid pid) { return self.runtime().info(pid)->is_hibernating; }

/// Says when it goes.
struct Witness {
  Self self;
  Pid to;
  ~Witness() { self.send(to, Stranger{}); }
};

Task<> sleeps_deep(Self self, Pid to) {
  Witness witness{self, to};
  std::string prefix = "woken by ";
  co_await self.hibernate(&tells, to, prefix);
  self.send(to, std::string("never"));
}

Task<> sleeps(Self self, Pid to) {
  Witness witness{self, to};
  Task<> deeper = sleeps_deep(self, to);
  co_await deeper;
  self.send(to, std::string("never"));
}

TEST_P(Hibernation, ends_what_was_under_way_and_goes_on_with_the_next_message) {
  system_.run([](Self self) -> Task<> {
    Pid sleeper = self.spawn(&sleeps, self.pid());
    co_await self.receive<Stranger>();
    co_await self.receive<Stranger>();  // both coroutines have gone
    co_await until(self, [&] { return hibernates(self, sleeper); });
    Watched watched(self, sleeper);
    self.send(sleeper, std::string("a message"));
    EXPECT_EQ(co_await self.receive<std::string>(), "woken by a message");
    EXPECT_EQ(co_await watched.end(), otp::ExitReason::normal());
  });
}

TEST_P(Hibernation, is_not_ended_by_a_signal_that_is_no_message) {
  system_.run([](Self self) -> Task<> {
    Pid sleeper = self.spawn(&sleeps, self.pid());
    co_await until(self, [&] { return hibernates(self, sleeper); });
    self.link(sleeper);
    self.unlink(sleeper);
    self.exit(sleeper, otp::ExitReason::normal());
    Watched watched(self, sleeper);
    co_await self.sleep(2ms);
    EXPECT_TRUE(hibernates(self, sleeper));
    self.exit(sleeper, "enough"_a);
    EXPECT_EQ(co_await watched.end(), otp::ExitReason("enough"_a));
  });
}

TEST_P(Hibernation, does_not_sleep_while_a_message_waits) {
  system_.run([](Self self) -> Task<> {
    auto body = [](Self child, Pid to) -> Task<> {
      co_await child.receive<Pid>();
      co_await child.hibernate(&tells, to, std::string());
    };
    Pid sleeper = self.spawn(body, self.pid());
    self.send(sleeper, std::string("early"));
    self.send(sleeper, self.pid());
    EXPECT_EQ(co_await self.receive<std::string>(), "early");
  });
}

struct Insomniac : otp::GenServer<Insomniac> {
  struct Try {};
  struct State {};
  using Accepts = otp::Accepts<otp::Call<Try, std::string>>;
  otp::Init<State> init() { return State{}; }
  otp::Reply<std::string> handle_call(const Try&, otp::From<std::string>, State&) {
    try {
      auto sleeping = self.hibernate(&tells, self.pid(), std::string());
      return otp::reply(std::string("hibernates"));
    } catch (const otp::ArgumentError& error) {
      return otp::reply(std::string(error.what()));
    }
  }
};

TEST_P(Hibernation, of_a_server_is_the_result_of_a_handler) {
  system_.run([](Self self) -> Task<> {
    auto server = co_await up<Insomniac>(self);
    EXPECT_EQ(co_await answer(self, server, Insomniac::Try{}),
              "a server hibernates with the result of a handler: noreply().hibernate()");
  });
}

}  // namespace
