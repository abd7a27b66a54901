// Stages whose code is changed while they run: all that they have with others stays.
#include <gtest/gtest.h>

#include "stage_modules.h"

namespace {

using namespace support;
using namespace support::stages;

/// A source of another version: a hundred times what it is told to emit.
struct GreatSource : otp::GenStage<GreatSource> {
  using Out = Number;
  using State = Source::State;
  using Accepts = Source::Accepts;

  otp::StageInit<State> init(Pid out) { return State{out}; }
  otp::Emit<Number> handle_demand(Number demand, State& state) {
    self.send(state.out, Demanded{-demand});
    return otp::noreply();
  }
  otp::StageReply<bool, Number> handle_call(const Source::Give& give, otp::From<bool>, State&) {
    Numbers events = give.events;
    for (Number& event : events) event *= 100;
    return otp::reply(true, events);
  }
  otp::Emit<Number> handle_info(const Remark&, State&) { return otp::noreply(); }
};

/// A sink of another version: calls itself `new`.
struct NewSink : otp::GenStage<NewSink> {
  using In = Number;
  using State = Sink::State;
  using Accepts = otp::Accepts<>;

  otp::StageInit<State> init(Pid out) { return State{out, "new"_a, AskMode::Automatic, {}}; }
  otp::Emit<> handle_events(const Numbers& events, const Subscription&, State& state) {
    self.send(state.out, Got{"new"_a, events});
    return otp::noreply();
  }
};

class StageCode : public testing::TestWithParam<Schedule> {
 protected:
  System system_{GetParam()};
};
INSTANTIATE_TEST_SUITE_P(Everywhere, StageCode, every_schedule, schedule_name);

TEST_P(StageCode, of_a_producer_leaves_its_consumers_their_demand_and_its_buffer) {
  system_.run([](Self self) -> Task<> {
    Pid from = co_await source(self);
    Pid a = co_await manual_sink(self, "a"_a, from);
    co_await give(self, from, list(1, 2));  // kept, as nobody has asked
    auto loading = sys::load<GreatSource>(self, otp::ServerRef<Source>(from));
    EXPECT_EQ(outcome(co_await loading), "ok");
    co_await ask(self, a, 5);
    EXPECT_EQ(co_await got(self, "a"_a, 2), list(1, 2));
    EXPECT_EQ(co_await demanded(self), list(-3));
    co_await give(self, from, list(3, 4, 5));
    EXPECT_EQ(co_await got(self, "a"_a, 3), list(300, 400, 500));
  });
}

TEST_P(StageCode, of_a_suspended_consumer_leaves_its_subscriptions) {
  system_.run([](Self self) -> Task<> {
    Pid from = co_await source(self);
    Pid to = co_await sink(self, "old"_a);
    co_await subscribe(self, to, from, window(2, 1));
    co_await give(self, from, list(1, 2));
    EXPECT_EQ(co_await got(self, "old"_a, 2), list(1, 2));
    otp::ServerRef<Sink> old(to);
    co_await sys::suspend(self, old);
    auto changing = sys::change_code<NewSink>(self, old, "1"_a);
    EXPECT_EQ(outcome(co_await changing), "ok");
    co_await sys::resume(self, old);
    co_await give(self, from, from_to(3, 8));
    EXPECT_EQ(co_await got(self, "new"_a, 6), from_to(3, 8));  // it still asks within its window
  });
}

}  // namespace
