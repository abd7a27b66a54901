// What a child costs its supervisor among 10 and among a million others.
#include "otp/dynamic_supervisor.h"
#include "otp/sys.h"
#include "world.h"

namespace bench {
namespace {

struct Started {
  int number;
  Pid pid;
};
struct Crash {};

/// Tells whoever drives the benchmark that it runs, and crashes when told.
Task<> kid(Self self, Pid driver, int number) {
  self.send(driver, Started{number, self.pid()});
  co_await self.receive<Crash>();
  self.exit(atoms::badarith);
}
Task<> quiet_kid(Self self) { co_await self.receive<Crash>(); }

const Label kid_label("kid");

ChildSpec told_kid(Self driver, int number) {
  return process_child(Term(number), kid_label, &kid, driver.pid(), number);
}
ChildSpec untold_kid(int number) { return process_child(Term(number), kid_label, &quiet_kid); }

template <class Make>
SupervisorSpec spec_of(int size, Make make) {
  SupervisorSpec spec = SupervisorSpec().max_restarts(1'000'000, 1h);
  for (int i = 0; i < size; ++i) spec = std::move(spec).child(make(i));
  return spec;
}

DynamicSupervisorSpec dynamic_spec() { return DynamicSupervisorSpec().max_restarts(1'000'000, 1h); }

template <class S, class Spec>
Task<ServerRef<S>> up(Self self, Spec spec) {
  auto starting = start_link<S>(self, std::move(spec));
  co_return or_exit(co_await starting);
}

Task<Pid> start_child(Self self, ServerRef<DynamicSupervisor> supervisor, ChildSpec spec) {
  DynamicSupervisor::StartChild request{std::move(spec)};
  auto starting = self.call(supervisor, std::move(request));
  co_return or_exit(co_await starting);
}

// Starting all and stopping all

constexpr int lives = 1'000'000;  // in one run, of however many at a time

Task<> children(Self self, int size) {
  for (int round = 0; round < lives / size; ++round) {
    auto supervisor = co_await up<Supervisor>(self, spec_of(size, &untold_kid));
    or_exit(co_await stop(self, supervisor));
  }
}

Task<> dynamic_children(Self self, int size) {
  for (int round = 0; round < lives / size; ++round) {
    auto supervisor = co_await up<DynamicSupervisor>(self, dynamic_spec());
    for (int i = 0; i < size; ++i) co_await start_child(self, supervisor, untold_kid(i));
    or_exit(co_await stop(self, supervisor));
  }
}

// One among those that are there

constexpr int changes = 200'000;

/// A child that is far from the last one.
int victim(int change, int size) {
  return static_cast<int>(std::int64_t{change} * 7'368'787 % size);
}

/// Stops, deletes and starts a child.
Task<> change(Self self, benchmark::State* state, int size) {
  state->PauseTiming();
  auto supervisor = co_await up<Supervisor>(self, spec_of(size, &untold_kid));
  state->ResumeTiming();
  for (int i = 0; i < changes; ++i) {
    int number = victim(i, size);
    Supervisor::TerminateChild terminate{number};
    auto terminating = self.call(supervisor, std::move(terminate));
    or_exit(co_await terminating);
    Supervisor::DeleteChild forget{number};
    auto forgetting = self.call(supervisor, std::move(forget));
    or_exit(co_await forgetting);
    Supervisor::StartChild begin{untold_kid(number)};
    auto beginning = self.call(supervisor, std::move(begin));
    or_exit(co_await beginning);
  }
  state->PauseTiming();
  or_exit(co_await stop(self, supervisor));
  state->ResumeTiming();
}

/// Stops and starts a child.
Task<> dynamic_change(Self self, benchmark::State* state, int size) {
  state->PauseTiming();
  auto supervisor = co_await up<DynamicSupervisor>(self, dynamic_spec());
  std::vector<Pid> pids;
  for (int i = 0; i < size; ++i)
    pids.push_back(co_await start_child(self, supervisor, untold_kid(i)));
  state->ResumeTiming();
  for (int i = 0; i < changes; ++i) {
    Pid& pid = pids[static_cast<std::size_t>(victim(i, size))];
    auto stopping = self.call(supervisor, DynamicSupervisor::TerminateChild{pid});
    or_exit(co_await stopping);
    pid = co_await start_child(self, supervisor, untold_kid(i));
  }
  state->PauseTiming();
  or_exit(co_await stop(self, supervisor));
  state->ResumeTiming();
}

/// Lets children crash one after the other, each when the one before has been restarted.
Task<> crash_in_turn(Self self, benchmark::State* state, int size) {
  std::vector<Pid> pids(static_cast<std::size_t>(size));
  for (int i = 0; i < size; ++i) {
    Started started = co_await self.receive<Started>();
    pids[static_cast<std::size_t>(started.number)] = started.pid;
  }
  state->ResumeTiming();
  for (int i = 0; i < changes; ++i) {
    Pid& pid = pids[static_cast<std::size_t>(victim(i, size))];
    self.send(pid, Crash{});
    pid = (co_await self.receive<Started>()).pid;
  }
  state->PauseTiming();
}

Task<> restart(Self self, benchmark::State* state, int size) {
  state->PauseTiming();
  auto make = [self](int number) { return told_kid(self, number); };
  auto supervisor = co_await up<Supervisor>(self, spec_of(size, make));
  co_await crash_in_turn(self, state, size);
  or_exit(co_await stop(self, supervisor));
  state->ResumeTiming();
}

Task<> dynamic_restart(Self self, benchmark::State* state, int size) {
  state->PauseTiming();
  auto supervisor = co_await up<DynamicSupervisor>(self, dynamic_spec());
  for (int i = 0; i < size; ++i) co_await start_child(self, supervisor, told_kid(self, i));
  co_await crash_in_turn(self, state, size);
  or_exit(co_await stop(self, supervisor));
  state->ResumeTiming();
}

using Lives = Task<> (*)(Self, int);
using Changes = Task<> (*)(Self, benchmark::State*, int);

RuntimeOptions silent() {
  RuntimeOptions options;
  options.logger = std::make_shared<SilentLogger>();
  return options;
}

Run growing(Lives body) {
  return [=](benchmark::State& state, auto workers) {
    World(workers, silent()).run(body, static_cast<int>(state.range(1)));
  };
}
Run growing(Changes body) {
  return [=](benchmark::State& state, auto workers) {
    World(workers, silent()).run(body, &state, static_cast<int>(state.range(1)));
  };
}

const bool entered[] = {
    enter_sizes("growth_supervisor_children", lives, growing(&children)),
    enter_sizes("growth_supervisor_change", changes, growing(&change)),
    enter_sizes("growth_supervisor_restart", changes, growing(&restart)),
    enter_sizes("growth_dynamic_children", lives, growing(&dynamic_children)),
    enter_sizes("growth_dynamic_change", changes, growing(&dynamic_change)),
    enter_sizes("growth_dynamic_restart", changes, growing(&dynamic_restart)),
};

}  // namespace
}  // namespace bench
