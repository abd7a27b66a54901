// Bad use is refused with a sentence that says what to do.
#include <gtest/gtest.h>

#include "demo/counter.h"
#include "otp/dynamic_supervisor.h"
#include "otp/registry.h"
#include "server_steps.h"

namespace {

using namespace support;
using demo::Counter;
using otp::ArgumentError;
using otp::StartOptions;

class BadUse : public testing::TestWithParam<Schedule> {
 protected:
  System system_{GetParam()};
};
INSTANTIATE_TEST_SUITE_P(Everywhere, BadUse, every_schedule, schedule_name);

/// What `use` says when it throws, as it must.
template <class Use>
std::string complaint(Use use) {
  try {
    use();
  } catch (const ArgumentError& error) {
    return error.what();
  }
  return "nothing";
}

struct Selfish : otp::GenServer<Selfish> {
  struct CallYourself {};
  struct State {};
  using Accepts = otp::Accepts<otp::Call<CallYourself, std::string>>;
  otp::Init<State> init() { return State{}; }
  Task<otp::Reply<std::string>> handle_call(const CallYourself&, otp::From<std::string>, State&) {
    otp::ServerRef<Selfish> me(self.pid());
    auto answer = co_await self.call(me, CallYourself{});
    co_return otp::reply(answer.error().text());
  }
};

TEST_P(BadUse, to_call_oneself) {
  system_.run([](Self self) -> Task<> {
    auto selfish = co_await up<Selfish>(self);
    EXPECT_EQ(co_await answer(self, selfish, Selfish::CallYourself{}),
              "CallYourself: a process that calls itself would wait for ever; do the work at once, "
              "or cast the message to handle it later");
  });
}

TEST_P(BadUse, to_call_cast_or_send_to_a_name_that_nobody_has) {
  system_.run([](Self self) -> Task<> {
    auto nobody = otp::named<Counter>("nobody"_a);
    auto called = co_await self.call(nobody, Counter::Get{});
    EXPECT_EQ(called.error().text(), "Get: nobody has the name :nobody; start the server first");
    EXPECT_EQ(to_text(called.error().reason), "{:noproc, call(:nobody, Get)}");
    EXPECT_EQ(self.try_cast(nobody, Counter::Reset{}).error().text(),
              "nobody has the name :nobody; start the server first");
    EXPECT_EQ(complaint([self] { self.send("nobody"_a, 1); }),
              "nobody has the name nobody: start the process first");
  });
}

TEST_P(BadUse, to_call_a_server_that_is_busy_ends_or_has_ended) {
  system_.run([](Self self) -> Task<> {
    auto counter = co_await up<Counter>(self, std::int64_t{0});
    std::string pid = pid_of(self, counter).text();
    co_await otp::sys::suspend(self, counter);
    auto late = co_await self.call(counter, Counter::Get{}, 1ms);
    EXPECT_EQ(late.error().text(),
              "Get: " + pid + " has not answered in time; it may still do the work");
    auto waiting = self.call(counter, Counter::Get{});
    self.exit(pid_of(self, counter), "boom"_a);
    EXPECT_EQ((co_await waiting).error().text(),
              "Get: " + pid + " has ended before it answered: :boom");
    auto dead = co_await self.call(counter, Counter::Get{});
    EXPECT_EQ(dead.error().text(), "Get: " + pid + " has ended");
  });
}

TEST_P(BadUse, to_stop_or_to_ask_a_name_that_nobody_has) {
  system_.run([](Self self) -> Task<> {
    auto stopped = co_await otp::stop(self, otp::Target("nobody"_a));
    EXPECT_EQ(stopped.error().text(), "stop: nobody has the name :nobody; start the server first");
    auto status = co_await otp::sys::get_status(self, otp::Target("nobody"_a));
    EXPECT_EQ(status.error().text(),
              "get_status: nobody has the name :nobody; start the server first");
  });
}

TEST_P(BadUse, to_take_an_answer_twice_or_to_answer_nobody) {
  system_.run([](Self self) -> Task<> {
    const std::string sentence = "this request has given its answer: make another";
    auto counter = co_await up<Counter>(self, std::int64_t{0});
    auto request = self.call(counter, Counter::Get{});
    co_await request;
    EXPECT_EQ(complaint([&] { (void)request.operator co_await(); }), sentence);
    EXPECT_EQ(complaint([&] { (void)request.wait(1ms); }), sentence);
    EXPECT_EQ(complaint([] { otp::From<int>().reply(1); }),
              "this From is of no call: nobody waits for it");
  });
}

TEST_P(BadUse, to_ask_for_a_state_of_another_type) {
  system_.run([](Self self) -> Task<> {
    auto counter = co_await up<Counter>(self, std::int64_t{0});
    auto state = co_await otp::sys::get_state<std::string>(self, counter.target());
    EXPECT_EQ(state.error().text(), "get_state: the state of " + pid_of(self, counter).text() +
                                        ", a Counter, is of another type");
  });
}

TEST_P(BadUse, to_start_a_server_under_a_name_in_use) {
  system_.run([](Self self) -> Task<> {
    auto options = StartOptions().name("counter"_a);
    auto first = otp::or_exit(co_await otp::start_link<Counter>(self, options, std::int64_t{0}));
    auto second = co_await otp::start_link<Counter>(self, options, std::int64_t{0});
    EXPECT_EQ(second.error().text(), "the name :counter is in use by " +
                                         pid_of(self, first).text() +
                                         ": take another, or use the server that runs");
  });
}

struct Endless : otp::GenServer<Endless> {
  struct State {};
  using Accepts = otp::Accepts<>;
  Task<otp::Init<State>> init() {
    co_await self.sleep(otp::infinity);
    co_return State{};
  }
};

TEST_P(BadUse, to_start_a_server_whose_init_takes_too_long) {
  system_.run([](Self self) -> Task<> {
    auto options = StartOptions().timeout(1ms);
    auto started = co_await otp::start_link<Endless>(self, options);
    EXPECT_EQ(started.error().text(), "init has taken longer than the start allows");
  });
}

TEST_P(BadUse, to_give_two_children_one_id) {
  system_.run([](Self self) -> Task<> {
    self.trap_exit(true);
    auto counter = otp::child<Counter>("counter"_a, std::int64_t{0});
    auto spec = otp::SupervisorSpec().child(counter).child(counter);
    auto started = co_await otp::start_link<otp::Supervisor>(self, std::move(spec));
    EXPECT_EQ(started.error().text(), "two children have the id :counter");
    auto top = co_await up<otp::Supervisor>(self, otp::SupervisorSpec().child(counter));
    auto starting = self.call(top, otp::Supervisor::StartChild{counter});
    auto again = co_await starting;
    EXPECT_EQ(again.error().text(), "the child :counter runs already: give the new one another id");
  });
}

TEST_P(BadUse, to_wait_for_a_negative_time) {
  system_.run([](Self self) -> Task<> {
    const std::string sentence = "a time must not be negative; use infinity to wait for ever";
    auto counter = co_await up<Counter>(self, std::int64_t{0});
    EXPECT_EQ(complaint([&] { (void)self.call(counter, Counter::Get{}, -1ms); }), sentence);
    EXPECT_EQ(complaint([&] { (void)self.receive<int>(-1ms); }), sentence);
    EXPECT_EQ(complaint([&] { self.send_after(-1ms, self.pid(), 1); }), sentence);
    EXPECT_EQ(complaint([&] { (void)StartOptions().timeout(-1ms); }), sentence);
    self.trap_exit(true);
    auto child = otp::child<Counter>("counter"_a, std::int64_t{0}).shutdown(-1ms);
    auto spec = otp::SupervisorSpec().child(child);
    auto started = co_await otp::start_link<otp::Supervisor>(self, std::move(spec));
    EXPECT_EQ(started.error().text(), "the time a child has to stop must not be negative");
  });
}

TEST_P(BadUse, of_a_registry_that_does_not_run) {
  system_.run([](Self self) -> Task<> {
    const std::string sentence = "no registry Names runs; start it with start_link<Registry>";
    auto& runtime = self.runtime();
    EXPECT_EQ(complaint([&] { (void)otp::registry::register_key(self, "Names"_a, 1); }), sentence);
    EXPECT_EQ(complaint([&] { (void)otp::registry::lookup(runtime, "Names"_a, 1); }), sentence);
    EXPECT_EQ(complaint([&] { (void)otp::via<Counter>("Names"_a, 1).whereis(runtime); }), sentence);
    co_return;
  });
}

}  // namespace
