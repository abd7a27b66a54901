// Agents, beyond what the recorded scenarios show.
#include "otp/agent.h"

#include <gtest/gtest.h>

#include "server_steps.h"

namespace {

using namespace support;
using otp::Agent;
using otp::AgentRef;
using otp::ExitReason;
using otp::StartOptions;
namespace agent = otp::agent;
namespace sys = otp::sys;
using Number = std::int64_t;
using Text = std::string;

struct Go {};

class Agents : public testing::TestWithParam<Schedule> {
 protected:
  template <class Make>
  static auto started(Self self, Make make)
      -> Task<AgentRef<typename otp::detail::AgentFunction<Make>::Given>> {
    auto starting = agent::start(self, std::move(make));
    co_return otp::or_exit(co_await starting);
  }
  static Task<AgentRef<Number>> number(Self self, Number value) {
    return started(self, [value] { return value; });
  }
  static Task<AgentRef<Text>> text(Self self) {
    return started(self, [] { return Text("text"); });
  }
  template <class T>
  static Task<T> value_of(Self self, AgentRef<T> ref) {
    co_return otp::or_exit(co_await agent::get(self, ref));
  }

  System system_{GetParam()};
};
INSTANTIATE_TEST_SUITE_P(Everywhere, Agents, every_schedule, schedule_name);

// Functions

TEST_P(Agents, are_changed_in_place_or_by_a_new_value) {
  system_.run([](Self self) -> Task<> {
    auto ref = co_await text(self);
    auto in_place = [](Text& value) { value += '!'; };
    EXPECT_EQ(outcome(co_await agent::update(self, ref, in_place)), "ok");
    auto of_a_copy = [](Text value) { return value + value; };
    EXPECT_EQ(outcome(co_await agent::update(self, ref, of_a_copy)), "ok");
    auto of_the_old = [](const Text& value) { return value + "?"; };
    EXPECT_EQ(outcome(co_await agent::update(self, ref, of_the_old)), "ok");
    EXPECT_EQ(co_await value_of(self, ref), "text!text!?");
  });
}

TEST_P(Agents, run_functions_that_wait_while_others_queue) {
  system_.run([](Self self) -> Task<> {
    auto ref = co_await number(self, 1);
    auto in_place = [](Self inside, Number& n) -> Task<> {
      co_await inside.receive<Go>();
      n *= 10;
    };
    auto of_a_copy = [](Self inside, Number n) -> Task<Number> {
      co_await inside.receive<Go>();
      co_return n + 5;
    };
    auto first = agent::update(self, ref, in_place);
    auto second = agent::update(self, ref, of_a_copy);
    auto third = agent::get(self, ref);
    EXPECT_FALSE(co_await third.wait(2ms));
    for (int i = 0; i < 2; ++i) self.send(pid_of(self, ref), Go{});
    EXPECT_EQ(otp::or_exit(co_await third), 15);
    EXPECT_EQ(outcome(co_await first), "ok");
    EXPECT_EQ(outcome(co_await second), "ok");
  });
}

TEST_P(Agents, give_a_copy_which_is_the_callers_own) {
  system_.run([](Self self) -> Task<> {
    auto ref = co_await text(self);
    Text copy = co_await value_of(self, ref);
    copy += " of mine";
    EXPECT_EQ(co_await value_of(self, ref), "text");
    auto reads = [](const Text& value) -> const Text& { return value; };
    Text read = otp::or_exit(co_await agent::get(self, ref, reads));
    EXPECT_EQ(read, "text");
  });
}

TEST_P(Agents, take_functions_with_what_they_have_captured) {
  system_.run([](Self self) -> Task<> {
    auto ref = co_await text(self);
    Text more(100, 'x');
    auto appends = [more](Text& value) { value += more; };
    agent::cast(self, ref, appends);
    auto waits = [more](Self inside, const Text& value) -> Task<bool> {
      co_await inside.yield();
      co_return value == "text" + more;
    };
    EXPECT_TRUE(otp::or_exit(co_await agent::get(self, ref, waits)));
    auto owned = std::make_unique<Number>(7);
    auto moves = [owned = std::move(owned)](const Text& value) {
      return *owned + static_cast<Number>(value.size());
    };
    auto getting = agent::get(self, ref, std::move(moves));
    EXPECT_EQ(otp::or_exit(co_await getting), 111);
  });
}

TEST_P(Agents, are_read_and_changed_at_once_in_both_forms) {
  system_.run([](Self self) -> Task<> {
    auto ref = co_await number(self, 3);
    auto a_pair = [](Number n) { return std::pair(Text("was ") + std::to_string(n), n + 1); };
    EXPECT_EQ(otp::or_exit(co_await agent::get_and_update(self, ref, a_pair)), "was 3");
    auto in_place = [](Number& n) { return std::exchange(n, 10 * n); };
    EXPECT_EQ(otp::or_exit(co_await agent::get_and_update(self, ref, in_place)), 4);
    auto later = [](Self inside, Number n) -> Task<std::pair<bool, Number>> {
      co_await inside.yield();
      co_return std::pair(n == 40, n + 2);
    };
    EXPECT_TRUE(otp::or_exit(co_await agent::get_and_update(self, ref, later)));
    auto later_in_place = [](Self inside, Number& n) -> Task<Text> {
      co_await inside.yield();
      n = -n;
      co_return "negative";
    };
    EXPECT_EQ(otp::or_exit(co_await agent::get_and_update(self, ref, later_in_place)), "negative");
    EXPECT_EQ(co_await value_of(self, ref), -42);
  });
}

struct Purse {
  std::unique_ptr<Number> money;
};

TEST_P(Agents, may_keep_what_can_only_be_moved) {
  system_.run([](Self self) -> Task<> {
    auto ref = co_await started(self, [] { return Purse{std::make_unique<Number>(5)}; });
    auto earn = [](Purse& purse) { *purse.money += 10; };
    EXPECT_EQ(outcome(co_await agent::update(self, ref, earn)), "ok");
    auto count = [](const Purse& purse) { return *purse.money; };
    EXPECT_EQ(otp::or_exit(co_await agent::get(self, ref, count)), 15);
    auto steal = [](Purse& purse) {
      return std::exchange(purse.money, std::make_unique<Number>(0));
    };
    auto stolen = otp::or_exit(co_await agent::get_and_update(self, ref, steal));
    EXPECT_EQ(*stolen, 15);
    EXPECT_EQ(otp::or_exit(co_await agent::get(self, ref, count)), 0);
  });
}

TEST_P(Agents, may_ask_other_agents_but_not_themselves) {
  system_.run([](Self self) -> Task<> {
    auto one = co_await number(self, 20);
    auto two = co_await number(self, 22);
    auto adds = [two](Self inside, const Number& n) -> Task<Number> {
      auto asking = agent::get(inside, two);
      co_return n + otp::or_exit(co_await asking);
    };
    EXPECT_EQ(otp::or_exit(co_await agent::get(self, one, adds)), 42);
    auto selfish = [one](Self inside, const Number&) -> Task<Term> {
      auto asking = agent::get(inside, one);
      co_return why(co_await asking);
    };
    EXPECT_EQ(otp::or_exit(co_await agent::get(self, one, selfish)), Term("calling_self"_a));
  });
}

// Lives

TEST_P(Agents, are_reached_by_their_names) {
  system_.run([](Self self) -> Task<> {
    auto make = [] { return Number{1}; };
    auto starting = agent::start(self, StartOptions().name("tally"_a), make);
    Pid first = pid_of(self, otp::or_exit(co_await starting));
    auto tally = otp::named<Agent<Number>>("tally"_a);
    agent::cast(self, tally, [](Number& n) { ++n; });
    EXPECT_EQ(co_await value_of(self, tally), 2);
    EXPECT_EQ(outcome(co_await otp::stop(self, tally)), "ok");
    EXPECT_EQ(why(co_await agent::get(self, tally)), Term("noproc"_a));
    auto again = agent::start_link(self, StartOptions().name("tally"_a), make);
    EXPECT_NE(pid_of(self, otp::or_exit(co_await again)), first);
    EXPECT_EQ(co_await value_of(self, tally), 1);
  });
}

TEST_P(Agents, end_with_the_reason_for_which_a_get_throws) {
  system_.run([](Self self) -> Task<> {
    auto ref = co_await number(self, 1);
    Watched watched(self, pid_of(self, ref));
    auto exits = [](const Number&) -> Number { otp::exit("oops"_a); };
    auto failing = agent::get(self, ref, exits);
    auto behind = agent::get(self, ref);
    EXPECT_EQ(why(co_await failing), Term("oops"_a));
    EXPECT_EQ(why(co_await behind), Term("oops"_a));
    EXPECT_EQ(co_await watched.end(), ExitReason("oops"_a));
  });
  EXPECT_EQ(system_.reported("server_terminate"), 1U);
}

TEST_P(Agents, end_when_a_function_that_waits_throws_after_waiting) {
  system_.run([](Self self) -> Task<> {
    auto ref = co_await number(self, 1);
    auto fails = [](Self inside, Number& n) -> Task<> {
      n = 2;
      co_await inside.sleep(1ms);
      otp::exit("late"_a);
    };
    Watched watched(self, pid_of(self, ref));
    agent::cast(self, ref, fails);
    EXPECT_EQ(why(co_await agent::get(self, ref)), Term("late"_a));
    EXPECT_EQ(co_await watched.end(), ExitReason("late"_a));
  });
}

TEST_P(Agents, that_are_dead_take_casts_in_silence) {
  system_.run([](Self self) -> Task<> {
    auto ref = co_await number(self, 1);
    EXPECT_EQ(outcome(co_await otp::stop(self, ref)), "ok");
    agent::cast(self, ref, [](Number& n) { ++n; });
    agent::cast(self, AgentRef<Number>(otp::Target("nobody"_a)), [](Number& n) { ++n; });
    auto add = [](Number n) { return n + 1; };
    EXPECT_EQ(why(co_await agent::update(self, ref, add)), Term("noproc"_a));
    EXPECT_FALSE(co_await self.receive_any(2ms));
  });
}

TEST_P(Agents, may_make_their_first_value_in_a_coroutine) {
  system_.run([](Self self) -> Task<> {
    auto make = [](Self inside) -> Task<Pid> {
      co_await inside.sleep(1ms);
      co_return inside.pid();
    };
    auto ref = co_await started(self, make);
    EXPECT_EQ(co_await value_of(self, ref), pid_of(self, ref));
    auto slow = [](Self inside) -> Task<Number> {
      co_await inside.sleep(otp::infinity);
      co_return 0;
    };
    auto starting = agent::start(self, StartOptions().timeout(2ms), slow);
    EXPECT_EQ(outcome(co_await starting), ":timeout");
  });
}

// Being looked at

TEST_P(Agents, show_their_value_to_the_debug_interface) {
  system_.run([](Self self) -> Task<> {
    auto ref = co_await number(self, 41);
    EXPECT_EQ(otp::or_exit(co_await sys::get_state(self, ref)).value, 41);
    using State = Agent<Number>::State;
    auto add = [](State state) { return State{state.value + 1}; };
    auto replacing = sys::replace_state(self, ref, add);
    EXPECT_EQ(otp::or_exit(co_await replacing).value, 42);
    auto status = otp::or_exit(co_await sys::get_status(self, ref));
    EXPECT_EQ(status.get("state"_a), Term(42));
    co_await sys::suspend(self, ref);
    auto waiting = agent::get(self, ref);
    EXPECT_FALSE(co_await waiting.wait(1ms));
    co_await sys::resume(self, ref);
    EXPECT_EQ(otp::or_exit(co_await waiting), 42);
  });
}

TEST_P(Agents, count_their_requests_like_every_server) {
  system_.run([](Self self) -> Task<> {
    auto ref = co_await number(self, 1);
    co_await sys::statistics(self, ref, sys::Switch::On);
    co_await value_of(self, ref);
    agent::cast(self, ref, [](Number& n) { ++n; });
    EXPECT_EQ(co_await value_of(self, ref), 2);
    auto counted = otp::or_exit(co_await sys::get_statistics(self, ref));
    EXPECT_EQ(counted.messages_in, 3);
  });
}

}  // namespace
