// The debug interface, beyond what the recorded scenarios show.
#include <gtest/gtest.h>

#include "demo/counter.h"
#include "otp/special_loop.h"
#include "server_steps.h"

namespace {

using namespace support;
using demo::Counter;
using otp::ExitReason;
using otp::ServerRef;
namespace sys = otp::sys;

class Sys : public testing::TestWithParam<Schedule> {
 protected:
  System system_{GetParam(), trace::Watch::Lifecycle};
};
INSTANTIATE_TEST_SUITE_P(Everywhere, Sys, every_schedule, schedule_name);

Task<ServerRef<Counter>> counter(Self self) { return up<Counter>(self, std::int64_t{0}); }

TEST_P(Sys, keeps_only_the_last_events_of_a_log) {
  system_.run([](Self self) -> Task<> {
    auto server = co_await counter(self);
    co_await sys::log(self, server.target(), 3);
    for (int i = 0; i < 5; ++i) co_await answer(self, server, Counter::Increment{});
    auto events = otp::or_exit(co_await sys::get_log(self, server.target()));
    EXPECT_EQ(events.size(), 3U);
    EXPECT_EQ(events[1].content, Term::record("Increment"_a));
    EXPECT_EQ(events[2].content, Term(5));
    EXPECT_EQ(events[2].peer, self.pid());
    co_await sys::log(self, server.target(), 1);
    events = otp::or_exit(co_await sys::get_log(self, server.target()));
    EXPECT_EQ(events.size(), 1U);
    EXPECT_EQ(events[0].kind, sys::Event::Kind::Out);
  });
}

TEST_P(Sys, prints_a_trace_with_the_logger_while_it_is_on) {
  system_.run([](Self self) -> Task<> {
    auto server = co_await counter(self);
    co_await sys::trace(self, server.target(), sys::Switch::On);
    co_await answer(self, server, Counter::Increment{});
    co_await sys::trace(self, server.target(), sys::Switch::Off);
    co_await answer(self, server, Counter::Increment{});
  });
  EXPECT_EQ(system_.reported("sys_trace"), 2U);  // in, out
}

TEST_P(Sys, removes_a_debug_function_that_throws_and_keeps_the_first_of_an_id) {
  system_.run([](Self self) -> Task<> {
    auto server = co_await counter(self);
    Pid pid = pid_of(self, server);
    auto calls = std::make_shared<std::atomic<int>>(0);
    sys::DebugFunction fails = [calls](const Term&, const sys::Event&,
                                       const Term&) -> std::optional<Term> {
      ++*calls;
      throw std::runtime_error("no good");
    };
    auto installing = sys::install(self, pid, "spy"_a, fails);
    EXPECT_EQ(outcome(co_await installing), "ok");
    sys::DebugFunction other = [](const Term& state, const sys::Event&, const Term&) {
      return std::optional(state);
    };
    auto again = sys::install(self, pid, "spy"_a, other);
    EXPECT_EQ(outcome(co_await again), "ok");
    EXPECT_EQ(co_await answer(self, server, Counter::Increment{}), 1);
    EXPECT_EQ(co_await answer(self, server, Counter::Increment{}), 2);
    EXPECT_EQ(*calls, 1);
  });
}

TEST_P(Sys, goes_on_counting_when_it_is_switched_on_again) {
  system_.run([](Self self) -> Task<> {
    auto server = co_await counter(self);
    Pid pid = pid_of(self, server);
    for (int round = 0; round < 2; ++round) {
      co_await sys::statistics(self, pid, sys::Switch::On);
      co_await answer(self, server, Counter::Increment{});
      auto counted = otp::or_exit(co_await sys::get_statistics(self, pid));
      EXPECT_EQ(counted.messages_in, round + 1);
      EXPECT_EQ(counted.messages_out, round + 1);
      EXPECT_LE(counted.start_time, counted.current_time);
    }
  });
}

TEST_P(Sys, says_that_a_process_has_another_state) {
  system_.run([](Self self) -> Task<> {
    auto server = co_await counter(self);
    auto state = co_await sys::get_state<std::string>(self, server.target());
    EXPECT_EQ(why(state), otp::tuple("wrong_state"_a, "Counter"_a));
  });
}

TEST_P(Sys, terminates_also_a_suspended_server) {
  system_.run([](Self self) -> Task<> {
    auto server = co_await counter(self);
    Watched watched(self, pid_of(self, server));
    co_await sys::suspend(self, server.target());
    auto ending = sys::terminate(self, server.target(), ExitReason::shutdown());
    EXPECT_EQ(outcome(co_await ending), "ok");
    EXPECT_EQ(co_await watched.end(), ExitReason::shutdown());
  });
}

// New code

/// A version of the counter whose state has another form.
struct NamedCounter : otp::GenServer<NamedCounter> {
  struct State {
    std::string name;
    std::int64_t value = 0;
  };
  using Accepts = otp::Accepts<otp::Call<Counter::Increment, std::int64_t>,
                               otp::Call<Counter::Get, std::int64_t>>;
  otp::Init<State> init(std::string name) { return State{std::move(name), 0}; }
  otp::Reply<std::int64_t> handle_call(const Counter::Increment&, otp::From<std::int64_t>,
                                       State& state) {
    return otp::reply(state.value += 100);
  }
  otp::Reply<std::int64_t> handle_call(const Counter::Get&, otp::From<std::int64_t>, State& state) {
    return otp::reply(state.value);
  }
  otp::Result<State> code_change(const Term& version, const Counter::State& state,
                                 const std::string& name) {
    if (version != Term(1)) return otp::refuse("too_old"_a, "only version 1 can be changed");
    return State{name, state.value};
  }
};

TEST_P(Sys, changes_a_server_into_one_with_another_state) {
  Pid pid;
  system_.run([&](Self self) -> Task<> {
    auto server = co_await counter(self);
    pid = pid_of(self, server);
    Watched watched(self, pid);
    co_await answer(self, server, Counter::Increment{});
    co_await sys::suspend(self, pid);
    auto waiting = self.call(server, Counter::Increment{});  // served by the new version
    auto changing = sys::change_code<NamedCounter>(self, server, 1, std::string("new"));
    EXPECT_EQ(outcome(co_await changing), "ok");
    co_await sys::resume(self, pid);
    EXPECT_EQ(otp::or_exit(co_await waiting), 101);
    ServerRef<NamedCounter> named(pid);
    EXPECT_EQ(otp::or_exit(co_await sys::get_state(self, named)).name, "new");
    EXPECT_EQ(why(co_await sys::get_state(self, server)),
              otp::tuple("wrong_state"_a, "NamedCounter"_a));
    EXPECT_EQ(outcome(co_await otp::stop(self, pid)), "ok");
    EXPECT_EQ(co_await watched.end(), ExitReason::normal());
  });
  EXPECT_TRUE(system_.sees([&](const trace::Event& event) {
    auto* changed = std::get_if<trace::CodeChanged>(&event.what);
    return changed != nullptr && changed->pid == pid && changed->label == "NamedCounter"_a;
  }));
}

TEST_P(Sys, keeps_the_old_code_when_the_change_is_refused) {
  system_.run([](Self self) -> Task<> {
    auto server = co_await counter(self);
    Pid pid = pid_of(self, server);
    auto early = sys::change_code<NamedCounter>(self, server, 1, std::string("new"));
    EXPECT_EQ(outcome(co_await early), ":not_suspended");
    co_await sys::suspend(self, pid);
    auto refused = sys::change_code<NamedCounter>(self, server, 0, std::string("new"));
    EXPECT_EQ(outcome(co_await refused), "{:error, :too_old}");
    auto other =
        sys::change_code<NamedCounter>(self, ServerRef<NamedCounter>(pid), 1, std::string());
    EXPECT_EQ(outcome(co_await other), "{:wrong_module, Counter}");
    co_await sys::resume(self, pid);
    EXPECT_EQ(co_await answer(self, server, Counter::Increment{}), 1);
  });
}

/// The counter's code for leap years: counts by two.
struct Leaping : otp::GenServer<Leaping> {
  using State = Counter::State;
  using Accepts = otp::Accepts<otp::Call<Counter::Increment, std::int64_t>>;
  otp::Init<State> init() { return State{}; }
  otp::Reply<std::int64_t> handle_call(const Counter::Increment&, otp::From<std::int64_t>,
                                       State& state) {
    return otp::reply(state.value += 2);
  }
};

TEST_P(Sys, loads_new_code_behind_the_messages_that_came_before) {
  system_.run([](Self self) -> Task<> {
    auto server = co_await counter(self);
    auto first = self.call(server, Counter::Increment{});
    auto loading = sys::load<Leaping>(self, server);
    auto second = self.call(server, Counter::Increment{});
    EXPECT_EQ(otp::or_exit(co_await first), 1);
    EXPECT_EQ(outcome(co_await loading), "ok");
    EXPECT_EQ(otp::or_exit(co_await second), 3);
    EXPECT_EQ(outcome(co_await sys::load<Leaping>(self, server)), "{:wrong_module, Leaping}");
  });
}

// Processes by hand

struct Add {
  std::int64_t number = 0;
};

Task<> adder(Self self) {
  self.trap_exit(true);
  std::int64_t sum = 0;
  otp::SpecialLoop loop(self, sum);
  for (;;) {
    auto add = co_await loop.receive<Add>();
    sum += add.number;
  }
}

TEST_P(Sys, is_served_by_a_special_loop_which_also_obeys_its_parent) {
  system_.run([](Self self) -> Task<> {
    auto starts_one = [](Self parent, Pid to) -> Task<> {
      Pid child = parent.spawn_link(otp::Label("adder"), &adder);
      parent.send(to, child);
      co_await parent.receive<Stranger>();
      parent.exit("boom"_a);
    };
    Pid parent = self.spawn(starts_one, self.pid());
    Pid child = co_await self.receive<Pid>();
    Watched watched(self, child);
    self.send(child, Add{3});
    EXPECT_EQ(otp::or_exit(co_await sys::get_state<std::int64_t>(self, child)), 3);
    auto status = otp::or_exit(co_await sys::get_status(self, child));
    EXPECT_EQ(status.get("behaviour"_a), Term("special_process"_a));
    EXPECT_EQ(status.get("module"_a), Term("adder"_a));
    EXPECT_EQ(status.get("parent"_a), Term(parent));
    co_await sys::statistics(self, child, sys::Switch::On);
    self.send(child, Add{4});
    EXPECT_EQ(otp::or_exit(co_await sys::get_statistics(self, child)).messages_in, 1);
    self.send(parent, Stranger{});
    EXPECT_EQ(co_await watched.end(), ExitReason("boom"_a));
  });
}

TEST_P(Sys, stops_a_special_loop_as_it_stops_a_server) {
  system_.run([](Self self) -> Task<> {
    Pid child = self.spawn(&adder);
    EXPECT_EQ(outcome(co_await otp::stop(self, child, ExitReason::shutdown())), "ok");
    EXPECT_FALSE(self.runtime().is_alive(child));
  });
}

}  // namespace
