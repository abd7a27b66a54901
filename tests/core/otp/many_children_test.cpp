// Supervisors with so many children that these tests would last for minutes if the cost of one
// child grew with the number of the others.
#include <gtest/gtest.h>

#include <numeric>

#include "otp/dynamic_supervisor.h"
#include "otp/supervisor.h"
#include "otp/sys.h"
#include "system.h"

namespace {

using namespace otp;
using namespace std::chrono_literals;

constexpr int many = 50'000;

// The children

struct Finish {};

Task<> waits(Self self) {
  co_await self.receive<Finish>();
  self.exit(ExitReason::shutdown());
}

/// Writes its number down when it is told to stop.
Task<> notes_its_end(Self self, std::vector<int>* ends, int number) {
  self.trap_exit(true);
  Exit told = co_await self.receive<Exit>();
  ends->push_back(number);
  self.exit(told.reason);
}

ChildSpec waiting(int number) {
  static const Label label("waits");
  return process_child(number, label, &waits);
}
ChildSpec noting(std::vector<int>* ends, int number) {
  static const Label label("notes_its_end");
  return process_child(number, label, &notes_its_end, ends, number);
}

/// Children with the numbers from 0 on, made by `make(number)`.
template <class Make>
SupervisorSpec with_children(SupervisorSpec spec, int count, Make make) {
  for (int i = 0; i < count; ++i) spec = std::move(spec).child(make(i));
  return spec;
}

// The requests

using Server = ServerRef<Supervisor>;

template <class S = Supervisor, class Spec>
Task<ServerRef<S>> up(Self self, Spec spec) {
  auto starting = start_link<S>(self, std::move(spec));
  co_return or_exit(co_await starting);
}

Task<Result<Pid>> start_child(Self self, Server supervisor, ChildSpec spec) {
  auto request = self.call(supervisor, Supervisor::StartChild{std::move(spec)});
  co_return co_await request;
}

/// Stops a child and forgets it.
Task<> remove_child(Self self, Server supervisor, int number) {
  Supervisor::TerminateChild terminate{number};
  auto terminating = self.call(supervisor, std::move(terminate));
  or_exit(co_await terminating);
  Supervisor::DeleteChild forget{number};
  auto forgetting = self.call(supervisor, std::move(forget));
  or_exit(co_await forgetting);
}

/// Waits until everything that can run has run: the virtual clock stands still as long.
Task<> quiet(Self self) { co_await self.sleep(1ms); }

template <class S>
Task<std::vector<ChildInfo>> children_of(Self self, ServerRef<S> supervisor) {
  co_return or_exit(co_await self.call(supervisor, typename S::WhichChildren{}));
}

std::vector<int> numbers_of(const std::vector<ChildInfo>& children) {
  std::vector<int> numbers;
  for (const ChildInfo& child : children) numbers.push_back(static_cast<int>(child.id.integer()));
  return numbers;
}

/// `first`, `first + step`, ... below `end`.
std::vector<int> numbers(int first, int end, int step = 1) {
  std::vector<int> all;
  for (int number = first; number < end; number += step) all.push_back(number);
  return all;
}
std::vector<int> reversed(std::vector<int> numbers) {
  std::ranges::reverse(numbers);
  return numbers;
}
std::vector<int> joined(std::vector<int> first, const std::vector<int>& then) {
  first.insert(first.end(), then.begin(), then.end());
  return first;
}

class ManyChildren : public testing::Test {
 protected:
  support::System world;
};

TEST_F(ManyChildren, stop_in_the_reverse_order_of_their_start) {
  std::vector<int> ends;
  world.run([&](Self self) -> Task<> {
    auto spec = with_children(SupervisorSpec(), many, [&](int i) { return noting(&ends, i); });
    Server supervisor = co_await up(self, std::move(spec));
    co_await quiet(self);
    co_await stop(self, supervisor);
  });
  EXPECT_EQ(ends, reversed(numbers(0, many)));
}

TEST_F(ManyChildren, keep_their_order_when_some_are_deleted_and_started_anew) {
  std::vector<int> shown;
  std::vector<int> ends;
  world.run([&](Self self) -> Task<> {
    auto spec = with_children(SupervisorSpec(), many, [&](int i) { return noting(&ends, i); });
    Server supervisor = co_await up(self, std::move(spec));
    co_await quiet(self);
    for (int i = 0; i < many; i += 2) co_await remove_child(self, supervisor, i);
    for (int i = 0; i < many; i += 4) co_await start_child(self, supervisor, noting(&ends, i));
    shown = numbers_of(co_await children_of(self, supervisor));
    ends.clear();
    co_await quiet(self);
    co_await stop(self, supervisor);
  });
  auto left = joined(numbers(1, many, 2), numbers(0, many, 4));
  EXPECT_EQ(shown, reversed(left));
  EXPECT_EQ(ends, reversed(left));
}

TEST_F(ManyChildren, must_not_have_an_id_twice) {
  Result<ServerRef<Supervisor>> started;
  Result<Pid> again;
  world.run([&](Self self) -> Task<> {
    auto spec = with_children(SupervisorSpec(), many, &waiting);
    Server supervisor = co_await up(self, spec);
    again = co_await start_child(self, supervisor, waiting(many / 2));
    self.trap_exit(true);
    auto starting = start_link<Supervisor>(self, std::move(spec).child(waiting(many / 2)));
    started = co_await starting;
  });
  ASSERT_FALSE(again);
  EXPECT_TRUE(again.error().reason.is_tagged(atoms::already_started, 2));
  ASSERT_FALSE(started);
  EXPECT_EQ(to_text(started.error().reason), "{:start_spec, {:duplicate_child_name, 25000}}");
}

TEST_F(ManyChildren, are_each_restarted_in_their_place) {
  std::vector<ChildInfo> before, after;
  world.run([&](Self self) -> Task<> {
    auto spec = with_children(SupervisorSpec().max_restarts(many, 1h), many, &waiting);
    Server supervisor = co_await up(self, std::move(spec));
    co_await quiet(self);
    before = co_await children_of(self, supervisor);
    for (const ChildInfo& child : before) self.exit(child.pid, ExitReason::kill());
    co_await quiet(self);
    after = co_await children_of(self, supervisor);
  });
  EXPECT_EQ(numbers_of(after), numbers_of(before));
  for (int i = 0; i < many; ++i) {
    auto at = static_cast<std::size_t>(i);
    EXPECT_EQ(after[at].status, ChildInfo::Status::Running);
    EXPECT_NE(after[at].pid, before[at].pid);
  }
}

TEST_F(ManyChildren, behind_a_crash_are_stopped_and_started_again) {
  std::vector<int> ends;
  std::vector<ChildInfo> before, after;
  world.run([&](Self self) -> Task<> {
    auto make = [&](int i) { return noting(&ends, i); };
    auto spec = with_children(SupervisorSpec(Strategy::RestForOne), many, make);
    Server supervisor = co_await up(self, std::move(spec));
    co_await quiet(self);
    before = co_await children_of(self, supervisor);
    self.exit(before[many - 11].pid, ExitReason::kill());  // newest first: that is number 10
    co_await quiet(self);
    after = co_await children_of(self, supervisor);
  });
  EXPECT_EQ(ends, reversed(numbers(11, many)));
  EXPECT_EQ(numbers_of(after), reversed(numbers(0, many)));
  for (std::size_t at = 0; at < many; ++at) {
    bool is_before_the_crash = at >= many - 10;
    EXPECT_EQ(after[at].pid == before[at].pid, is_before_the_crash) << at;
  }
}

TEST_F(ManyChildren, that_are_significant_end_the_supervisor_with_the_last) {
  ExitReason reason;
  std::vector<bool> was_alive;
  world.run([&](Self self) -> Task<> {
    self.trap_exit(true);
    auto make = [](int i) { return waiting(i).restart(Restart::Transient).significant(); };
    auto spec =
        with_children(SupervisorSpec().auto_shutdown(AutoShutdown::AllSignificant), many, make);
    Server supervisor = co_await up(self, std::move(spec));
    co_await quiet(self);
    auto children = co_await children_of(self, supervisor);
    while (!children.empty()) {  // the first ends first
      was_alive.push_back(self.runtime().is_alive(supervisor.whereis(self.runtime())));
      self.send(children.back().pid, Finish{});
      children.pop_back();
      if (children.size() < 2) co_await quiet(self);
    }
    reason = (co_await self.receive<Exit>()).reason;
  });
  EXPECT_EQ(reason, ExitReason::shutdown());
  EXPECT_EQ(was_alive, std::vector<bool>(many, true));
}

TEST_F(ManyChildren, that_are_temporary_are_forgotten_as_they_stop) {
  std::vector<int> ends;
  std::vector<int> shown;
  world.run([&](Self self) -> Task<> {
    auto make = [&](int i) {
      return i % 2 == 0 ? noting(&ends, i) : noting(&ends, i).restart(Restart::Temporary);
    };
    auto spec = with_children(SupervisorSpec(Strategy::OneForAll), many, make);
    Server supervisor = co_await up(self, std::move(spec));
    co_await quiet(self);
    auto children = co_await children_of(self, supervisor);
    self.exit(children.back().pid, ExitReason::kill());
    co_await quiet(self);
    shown = numbers_of(co_await children_of(self, supervisor));
  });
  EXPECT_EQ(ends, reversed(numbers(1, many)));
  EXPECT_EQ(shown, reversed(numbers(0, many, 2)));
}

TEST_F(ManyChildren, obey_a_new_specification) {
  std::vector<ChildInfo> before, after;
  auto make_spec = [versions = 0]() mutable -> std::optional<SupervisorSpec> {
    int first = versions++ == 0 ? 0 : 10;  // the second time without the first ten, and backwards
    SupervisorSpec spec;
    for (int i : reversed(numbers(first, many))) spec = std::move(spec).child(waiting(i));
    return spec;
  };
  world.run([&](Self self) -> Task<> {
    Server supervisor = co_await up(self, Supervisor::MakeSpec(make_spec));
    before = co_await children_of(self, supervisor);
    co_await sys::suspend(self, supervisor);
    or_exit(co_await sys::change_code<Supervisor>(self, supervisor, Term()));
    co_await sys::resume(self, supervisor);
    after = co_await children_of(self, supervisor);
  });
  // Those that it does not name stay, behind those that it names.
  EXPECT_EQ(numbers_of(before), numbers(0, many));
  EXPECT_EQ(numbers_of(after), joined(numbers(0, 10), numbers(10, many)));
}

// Of a dynamic supervisor

TEST_F(ManyChildren, of_a_dynamic_supervisor_come_and_go) {
  std::optional<ChildCounts> full, half;
  std::vector<int> ends;
  world.run([&](Self self) -> Task<> {
    auto supervisor = co_await up<DynamicSupervisor>(self, DynamicSupervisorSpec());
    std::vector<Pid> pids;
    for (int i = 0; i < many; ++i) {
      DynamicSupervisor::StartChild request{noting(&ends, i)};
      auto starting = self.call(supervisor, std::move(request));
      pids.push_back(or_exit(co_await starting));
    }
    full = or_exit(co_await self.call(supervisor, DynamicSupervisor::CountChildren{}));
    for (std::size_t i = 0; i < many; i += 2) {
      or_exit(co_await self.call(supervisor, DynamicSupervisor::TerminateChild{pids[i]}));
    }
    half = or_exit(co_await self.call(supervisor, DynamicSupervisor::CountChildren{}));
    co_await quiet(self);
    co_await stop(self, supervisor);
  });
  EXPECT_EQ(full->active, many);
  EXPECT_EQ(half->active, many / 2);
  std::ranges::sort(ends);
  EXPECT_EQ(ends, numbers(0, many));
}

/// Does not stop when it is told to.
Task<> stays(Self self) {
  self.trap_exit(true);
  co_await self.sleep(infinity);
}

TEST_F(ManyChildren, of_a_dynamic_supervisor_are_killed_each_at_its_own_time) {
  constexpr int limits = 1000;
  TimePoint begin, end;
  world.run([&](Self self) -> Task<> {
    static const Label label("stays");
    auto supervisor = co_await up<DynamicSupervisor>(self, DynamicSupervisorSpec());
    for (int i = 0; i < many; ++i) {
      auto limit = std::chrono::milliseconds(1 + i % limits);
      auto spec = process_child(i, label, &stays).shutdown(limit);
      DynamicSupervisor::StartChild request{std::move(spec)};
      auto starting = self.call(supervisor, std::move(request));
      or_exit(co_await starting);
    }
    co_await quiet(self);
    begin = self.now();
    co_await stop(self, supervisor);
    end = self.now();
  });
  EXPECT_EQ(end - begin, std::chrono::milliseconds(limits));
  EXPECT_EQ(world.supervisor_reports("shutdown_error"), std::vector<std::string>(many, ":killed"));
}

}  // namespace
