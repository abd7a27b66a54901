// What a supervisor does with children that fail in unusual ways.
#include <gtest/gtest.h>

#include "otp/dynamic_supervisor.h"
#include "otp/supervisor.h"
#include "otp/sys.h"
#include "system.h"

namespace {

using namespace otp;
using namespace std::chrono_literals;

// The children

Task<> waits(Self self) { co_await self.sleep(infinity); }
Task<> waits_then_ends(Self self, ExitReason reason) {
  self.trap_exit(true);
  co_await self.receive<Exit>();
  self.exit(reason);
}

ChildSpec waiting(std::string_view id) { return process_child(Atom(id), Label(id), waits); }
ChildSpec ending(std::string_view id, ExitReason reason) {
  return process_child(Atom(id), Label(id), waits_then_ends, std::move(reason));
}

/// A child whose start function throws from its `times + 1`th call on.
template <class Thrown>
ChildSpec throwing(Thrown thrown, int times = 0) {
  auto left = std::make_shared<int>(times);
  return ChildSpec(Atom("thrower"), [=](Self supervisor, std::vector<Term>) -> Task<Result<Pid>> {
    if ((*left)-- <= 0) throw thrown;
    co_return supervisor.spawn_link(Label("thrower"), waits);
  });
}

ChildSpec refusing() {
  return ChildSpec(Atom("refuser"), [](Self, std::vector<Term>) -> Task<Result<Pid>> {
    co_return refuse(Atom("oops"));
  });
}

template <class S, class Spec>
Task<Pid> up(Self self, Spec spec) {
  auto starting = start_link<S>(self, std::move(spec));
  co_return (co_await starting)->target().resolve(self.runtime());
}

template <class S>
Task<Result<Pid>> start(Self self, Pid supervisor, ChildSpec spec) {
  auto request = self.call(ServerRef<S>(supervisor), typename S::StartChild{std::move(spec)});
  co_return co_await request;
}

class SupervisorFaults : public testing::Test {
 protected:
  support::System world;

  /// Stops one child, and gives what the supervisor reports of its end.
  std::vector<std::string> reports_of_stopping(ChildSpec spec) {
    world.run([&](Self self) -> Task<> {
      Term id = spec.id();
      Pid supervisor = co_await up<Supervisor>(self, SupervisorSpec().child(spec));
      co_await self.sleep(1ms);  // for the child to run
      auto request = self.call(ServerRef<Supervisor>(supervisor), Supervisor::TerminateChild{id});
      co_await request;
    });
    return world.supervisor_reports("shutdown_error");
  }
};

TEST_F(SupervisorFaults, a_start_function_that_throws_a_term_answers_with_it) {
  Result<Pid> answer;
  world.run([&](Self self) -> Task<> {
    Pid supervisor = co_await up<Supervisor>(self, SupervisorSpec());
    answer = co_await start<Supervisor>(self, supervisor, throwing(Term(Atom("oops"))));
    EXPECT_TRUE(self.runtime().is_alive(supervisor));
  });
  ASSERT_FALSE(answer);
  EXPECT_EQ(to_text(answer.error().reason), "{:oops, :thrower}");
}

TEST_F(SupervisorFaults, a_start_function_that_exits_answers_with_EXIT) {
  Result<Pid> answer;
  world.run([&](Self self) -> Task<> {
    Pid supervisor = co_await up<Supervisor>(self, SupervisorSpec());
    answer = co_await start<Supervisor>(self, supervisor, throwing(ProcessExit(Atom("gone"))));
  });
  ASSERT_FALSE(answer);
  EXPECT_EQ(to_text(answer.error().reason), "{{:EXIT, :gone}, :thrower}");
}

TEST_F(SupervisorFaults, a_dynamic_supervisor_answers_with_the_plain_reason) {
  Result<Pid> answer;
  world.run([&](Self self) -> Task<> {
    Pid supervisor = co_await up<DynamicSupervisor>(self, DynamicSupervisorSpec());
    answer =
        co_await start<DynamicSupervisor>(self, supervisor, throwing(ProcessExit(Atom("gone"))));
    EXPECT_TRUE(self.runtime().is_alive(supervisor));
  });
  ASSERT_FALSE(answer);
  EXPECT_EQ(to_text(answer.error().reason), ":gone");
}

TEST_F(SupervisorFaults, a_restart_that_throws_is_tried_again_until_the_limit) {
  ExitReason reason;
  world.run([&](Self self) -> Task<> {
    self.trap_exit(true);
    Pid supervisor = co_await up<Supervisor>(self, SupervisorSpec().max_restarts(2, 5s));
    auto child = co_await start<Supervisor>(self, supervisor, throwing(Term(Atom("oops")), 1));
    self.exit(*child, ExitReason::kill());
    reason = (co_await self.receive<Exit>()).reason;
  });
  EXPECT_EQ(reason, ExitReason::shutdown());
  EXPECT_EQ(world.supervisor_reports("start_error").size(), 2u);
}

TEST_F(SupervisorFaults, a_child_that_does_not_start_on_request_is_not_reported) {
  world.run([&](Self self) -> Task<> {
    Pid supervisor = co_await up<Supervisor>(self, SupervisorSpec());
    co_await start<Supervisor>(self, supervisor, refusing());
    Pid dynamic = co_await up<DynamicSupervisor>(self, DynamicSupervisorSpec());
    co_await start<DynamicSupervisor>(self, dynamic, refusing());
  });
  EXPECT_EQ(world.supervisor_reports("start_error"), std::vector<std::string>());
}

TEST_F(SupervisorFaults, a_permanent_child_must_stop_with_shutdown_itself) {
  EXPECT_EQ(reports_of_stopping(ending("kid", ExitReason::shutdown(Atom("late")))),
            std::vector<std::string>{"{:shutdown, :late}"});
}

TEST_F(SupervisorFaults, a_transient_child_may_stop_with_any_shutdown) {
  auto kid = ending("kid", ExitReason::shutdown(Atom("late"))).restart(Restart::Transient);
  EXPECT_EQ(reports_of_stopping(std::move(kid)), std::vector<std::string>());
}

TEST_F(SupervisorFaults, counts_a_child_whose_end_it_has_not_seen_as_inactive) {
  std::optional<ChildCounts> counts;
  world.run([&](Self self) -> Task<> {
    Pid supervisor = co_await up<Supervisor>(self, SupervisorSpec().child(waiting("kid")));
    auto children =
        co_await self.call(ServerRef<Supervisor>(supervisor), Supervisor::WhichChildren{});
    co_await sys::suspend(self, supervisor);
    Ref ref = self.monitor(children->front().pid);
    auto request = self.call(ServerRef<Supervisor>(supervisor), Supervisor::CountChildren{});
    self.exit(children->front().pid, ExitReason::kill());
    auto is_kid = [ref](const Down& down) { return down.ref == ref; };
    co_await self.receive_if<Down>(is_kid);
    co_await sys::resume(self, supervisor);
    counts = *co_await request;
  });
  ASSERT_TRUE(counts);
  EXPECT_EQ(counts->specs, 1);
  EXPECT_EQ(counts->active, 0);
}

TEST_F(SupervisorFaults, a_significant_child_that_waits_for_its_restart_keeps_its_supervisor) {
  bool is_alive = false;
  world.run([&](Self self) -> Task<> {
    auto kid = throwing(Term(Atom("oops")), 1).restart(Restart::Transient).significant();
    auto other = waiting("other").restart(Restart::Transient).significant();
    SupervisorSpec spec = SupervisorSpec()
                              .auto_shutdown(AutoShutdown::AllSignificant)
                              .max_restarts(1000, 5s)
                              .child(std::move(kid))
                              .child(std::move(other));
    Pid supervisor = co_await up<Supervisor>(self, std::move(spec));
    ServerRef<Supervisor> server(supervisor);
    auto children = co_await self.call(server, Supervisor::WhichChildren{});
    // Both ends are in the mailbox before the supervisor looks: the crash first.
    co_await sys::suspend(self, supervisor);
    self.exit(children->back().pid, ExitReason::kill());
    co_await self.sleep(1ms);
    self.exit(children->front().pid, ExitReason::shutdown());
    co_await self.sleep(1ms);
    co_await sys::resume(self, supervisor);
    auto after = co_await self.call(server, Supervisor::WhichChildren{});
    is_alive = after.has_value();
  });
  EXPECT_TRUE(is_alive);
}

}  // namespace
