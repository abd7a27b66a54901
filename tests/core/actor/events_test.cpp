// What a small scenario tells of itself: each kind of event, in its place.

#include <gtest/gtest.h>

#include <set>

#include "demo/counter.h"
#include "otp/supervisor.h"
#include "server_steps.h"

namespace {

using namespace support;
using trace::Watch;

constexpr Watch everything = Watch::Lifecycle | Watch::Depth | Watch::Messages | Watch::State;

class Events : public testing::TestWithParam<Schedule> {
 protected:
  /// The events about one process as `name` or `name(detail)`, joined.
  std::string told_of(Pid pid, const std::vector<std::string_view>& kinds) {
    std::vector<std::string> told;
    for (const trace::Event& event : system_.recorder().events()) {
      auto name = trace::name_of(event.what);
      bool is_wanted = std::ranges::find(kinds, name) != kinds.end();
      if (is_wanted && trace::subject(event.what) == pid) told.emplace_back(name);
    }
    return joined(told);
  }
  template <class E>
  std::vector<E> all() {
    std::vector<E> found;
    for (const trace::Event& event : system_.recorder().events()) {
      if (auto* e = std::get_if<E>(&event.what)) found.push_back(*e);
    }
    return found;
  }
  /// The only event of a kind about a process.
  template <class E>
  E only(Pid pid) {
    std::vector<E> found = all<E>();
    std::erase_if(found, [&](const E& e) { return trace::subject(e) != pid; });
    EXPECT_EQ(found.size(), 1U);
    return found.empty() ? E{} : found.front();
  }

  System system_{GetParam(), everything};
  Pid me_, it_;
};
INSTANTIATE_TEST_SUITE_P(Everywhere, Events, every_schedule, schedule_name);

Task<> until_told(Self self) { co_await self.receive<Stranger>(); }

TEST_P(Events, tell_of_a_process_from_its_start_to_its_end) {
  system_.run([this](Self self) -> Task<> {
    me_ = self.pid();
    it_ = self.spawn(otp::Label("worker"), &until_told);
    Watched watched(self, it_);
    self.exit(it_, "fired"_a);
    co_await watched.end();
  });
  auto spawned = only<trace::Spawned>(it_);
  EXPECT_EQ(spawned.parent, me_);
  EXPECT_EQ(spawned.label, "worker"_a);
  EXPECT_EQ(spawned.kind, trace::ProcessKind::Plain);
  EXPECT_EQ(only<trace::Exited>(it_).reason, Term("fired"_a));
  EXPECT_EQ(told_of(it_, {"spawned", "exited"}), "spawned, exited");
}

TEST_P(Events, tell_of_links_monitors_names_and_trapping) {
  otp::Ref ref;
  system_.run([&](Self self) -> Task<> {
    me_ = self.pid();
    it_ = self.spawn(&until_told);
    self.trap_exit(true);
    self.trap_exit(true);  // no change, no event
    self.link(it_);
    self.link(it_);
    self.unlink(it_);
    ref = self.monitor(it_);
    self.demonitor(ref);
    self.register_name("worker"_a, it_);
    self.unregister_name("worker"_a);
    co_return;
  });
  EXPECT_EQ(told_of(me_, {"trap_exit", "linked", "unlinked", "monitored", "demonitored"}),
            "trap_exit, linked, unlinked, monitored, demonitored");
  EXPECT_EQ(told_of(it_, {"registered", "unregistered"}), "registered, unregistered");
  EXPECT_EQ(only<trace::Linked>(me_).peer, it_);
  EXPECT_EQ(only<trace::Unlinked>(me_).peer, it_);
  EXPECT_EQ(only<trace::Monitored>(me_).watched, it_);
  EXPECT_EQ(only<trace::Monitored>(me_).ref, ref);
  EXPECT_EQ(only<trace::Demonitored>(me_).ref, ref);
  EXPECT_EQ(only<trace::Registered>(it_).name, Term("worker"_a));
  EXPECT_TRUE(only<trace::TrapExitChanged>(me_).traps);
}

TEST_P(Events, tell_of_a_name_that_goes_with_its_process) {
  system_.run([this](Self self) -> Task<> {
    it_ = self.spawn(&until_told);
    self.register_name("worker"_a, it_);
    Watched watched(self, it_);
    self.send(it_, Stranger{});
    co_await watched.end();
  });
  EXPECT_EQ(told_of(it_, {"registered", "unregistered", "exited"}),
            "registered, unregistered, exited");
}

TEST_P(Events, follow_a_call_from_its_sending_to_its_answer) {
  system_.run([this](Self self) -> Task<> {
    me_ = self.pid();
    auto counter = co_await up<demo::Counter>(self, std::int64_t{41});
    it_ = pid_of(self, counter);
    co_await answer(self, counter, demo::Counter::Increment{});
  });
  EXPECT_EQ(told_of(it_, {"received", "handling", "handled", "state"}),
            "state, received, handling, handled, state");
  auto received = only<trace::Received>(it_);
  EXPECT_EQ(received.id.sender, me_);
  EXPECT_EQ(received.label, "Increment"_a);
  EXPECT_EQ(received.role, trace::MessageRole::Call);
  EXPECT_EQ(only<trace::HandlerStarted>(it_).id, received.id);
  EXPECT_EQ(only<trace::HandlerEnded>(it_).id, received.id);
  std::vector<trace::Sent> sent = all<trace::Sent>();
  auto is_question = [&](const trace::Sent& e) { return e.id == received.id && e.to == it_; };
  EXPECT_EQ(std::ranges::count_if(sent, is_question), 1);
  auto is_answer = [&](const trace::Sent& e) {
    return e.id.sender == it_ && e.to == me_ && e.role == trace::MessageRole::Reply &&
           e.label == "integer"_a;
  };
  EXPECT_EQ(std::ranges::count_if(sent, is_answer), 1);
  std::vector<trace::StateChanged> states = all<trace::StateChanged>();
  EXPECT_EQ(states.front().state.get("value"_a), Term(41));
  EXPECT_EQ(states.back().state.get("value"_a), Term(42));
}

TEST_P(Events, tell_of_timers_that_are_set_fire_or_are_cancelled) {
  otp::Ref fires, cancelled;
  system_.run([&](Self self) -> Task<> {
    me_ = self.pid();
    otp::TimerRef one = self.send_after(1ms, me_, Stranger{});
    otp::TimerRef other = self.send_after(1h, me_, Stranger{});
    fires = one.ref;
    cancelled = other.ref;
    self.cancel_timer(other);
    co_await self.receive<Stranger>();
  });
  EXPECT_EQ(told_of(me_, {"timer set", "timer cancelled", "timer fired"}),
            "timer set, timer set, timer cancelled, timer fired");
  EXPECT_EQ(all<trace::TimerSet>().front().timer, fires);
  EXPECT_EQ(all<trace::TimerSet>().front().label, "Stranger"_a);
  auto fired = only<trace::TimerFired>(me_);
  EXPECT_EQ(fired.timer, fires);
  EXPECT_EQ(fired.to, me_);
  EXPECT_EQ(only<trace::Received>(me_).id, fired.id());
  EXPECT_EQ(only<trace::TimerCancelled>(me_).timer, cancelled);
}

TEST_P(Events, give_each_message_of_a_timer_a_number_of_its_own) {
  system_.run([&](Self self) -> Task<> {
    me_ = self.pid();
    otp::TimerRef ticks = self.send_interval(1ms, me_, Stranger{});
    self.send(me_, Stranger{});
    for (int i = 0; i < 4; ++i) co_await self.receive<Stranger>();
    self.cancel_timer(ticks);
  });
  std::set<trace::MessageId> ids;
  for (const auto& received : all<trace::Received>()) ids.insert(received.id);
  EXPECT_EQ(ids.size(), 4U);
}

TEST_P(Events, call_a_message_to_an_alias_by_what_it_carries) {
  system_.run([this](Self self) -> Task<> {
    otp::Alias alias = self.alias();
    self.send(alias, Stranger{});
    co_await self.receive<Stranger>();
    self.unalias(alias);
    self.send(alias, Stranger{});
    self.send(self.pid(), demo::manual_counter::Answer{});
    co_await self.receive<demo::manual_counter::Answer>();
  });
  EXPECT_EQ(all<trace::Sent>().front().label, "Stranger"_a);
  EXPECT_EQ(all<trace::Dropped>().front().label, "Stranger"_a);
}

TEST_P(Events, tell_what_was_dropped_and_why) {
  system_.run([this](Self self) -> Task<> {
    me_ = self.pid();
    it_ = self.spawn(&until_told);
    Watched watched(self, it_);
    self.exit(it_, otp::ExitReason::kill());
    co_await watched.end();
    self.send(it_, Stranger{});
    otp::Alias alias = self.alias();
    self.unalias(alias);
    self.send(alias, Stranger{});
    self.send(me_, demo::manual_counter::Answer{});
    co_await self.receive<demo::manual_counter::Answer>();
  });
  EXPECT_EQ(only<trace::Dropped>(it_).why, trace::DropReason::DeadReceiver);
  EXPECT_EQ(only<trace::Dropped>(it_).label, "Stranger"_a);
  EXPECT_EQ(only<trace::Dropped>(me_).why, trace::DropReason::InactiveAlias);
}

TEST_P(Events, tell_of_the_incarnations_of_a_child) {
  Pid supervisor, first, second;
  system_.run([&](Self self) -> Task<> {
    auto child = otp::child<demo::Counter>("counter"_a, std::int64_t{0});
    child = std::move(child).restart(otp::Restart::Transient).significant().brutal_kill();
    auto spec = otp::SupervisorSpec().auto_shutdown(otp::AutoShutdown::AnySignificant);
    spec = std::move(spec).child(std::move(child));
    auto started = co_await up_linked<otp::Supervisor>(self, std::move(spec));
    supervisor = pid_of(self, started);
    first = (co_await answer(self, started, otp::Supervisor::WhichChildren{})).at(0).pid;
    Watched watched(self, first);
    self.exit(first, "boom"_a);
    co_await watched.end();
    second = (co_await answer(self, started, otp::Supervisor::WhichChildren{})).at(0).pid;
  });
  EXPECT_EQ(only<trace::Spawned>(supervisor).kind, trace::ProcessKind::Supervisor);
  EXPECT_EQ(only<trace::Spawned>(first).kind, trace::ProcessKind::Server);
  EXPECT_EQ(only<trace::SupervisorReady>(supervisor).flags.get("strategy"_a),
            Term("one_for_one"_a));
  auto start = only<trace::ChildStarted>(first), restart = only<trace::ChildStarted>(second);
  EXPECT_EQ(start.supervisor, supervisor);
  EXPECT_EQ(start.id, Term("counter"_a));
  EXPECT_EQ(start.incarnation, 1U);
  EXPECT_TRUE(start.predecessor.is_none());
  EXPECT_EQ(restart.incarnation, 2U);
  EXPECT_EQ(restart.predecessor, first);
  EXPECT_EQ(start.restart, trace::Restart::Transient);
  EXPECT_TRUE(start.is_significant && start.is_brutal);
  EXPECT_EQ(describe(restart).get("restart"_a), Term("transient"_a));
  auto decided = only<trace::Decided>(first);
  EXPECT_EQ(decided.decision, trace::Decision::Restart);
  EXPECT_EQ(decided.restarts, 1U);
}

TEST_P(Events, tell_of_suspending_and_hibernating) {
  system_.run([this](Self self) -> Task<> {
    it_ = self.spawn([](Self worker) -> Task<> {
      co_await worker.receive<otp::Pid>();
      auto takes_one = [](Self sleeper) -> Task<> { co_await sleeper.receive<otp::Pid>(); };
      co_await worker.hibernate(takes_one);
    });
    Watched watched(self, it_);
    self.runtime().suspend(it_);
    self.runtime().resume(it_);
    self.send(it_, self.pid());
    co_await support::until(self, [&] { return self.runtime().info(it_)->is_hibernating; });
    self.send(it_, self.pid());
    co_await watched.end();
  });
  EXPECT_EQ(told_of(it_, {"suspended", "resumed", "hibernated"}), "suspended, resumed, hibernated");
}

TEST_P(Events, of_messages_and_states_come_only_where_they_are_watched) {
  system_.runtime().watch_new(Watch::Lifecycle);
  system_.run([this](Self self) -> Task<> {
    auto counter = co_await up<demo::Counter>(self, std::int64_t{0});
    it_ = pid_of(self, counter);
    co_await answer(self, counter, demo::Counter::Increment{});
    self.runtime().watch(it_, Watch::State);
    co_await answer(self, counter, demo::Counter::Increment{});
    self.runtime().watch(it_, Watch::Nothing, Watch::State);
    co_await answer(self, counter, demo::Counter::Increment{});
  });
  EXPECT_TRUE(all<trace::Sent>().empty());
  EXPECT_TRUE(all<trace::Received>().empty());
  EXPECT_EQ(all<trace::HandlerStarted>().size(), 1U);
  EXPECT_EQ(all<trace::HandlerEnded>().size(), 1U);
  std::vector<trace::StateChanged> states = all<trace::StateChanged>();
  ASSERT_EQ(states.size(), 2U);  // as it was when the watch began, and after the next call
  EXPECT_EQ(states[0].state.get("value"_a), Term(1));
  EXPECT_EQ(states[1].state.get("value"_a), Term(2));
}

}  // namespace
