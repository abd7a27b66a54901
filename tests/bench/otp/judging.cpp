// What it costs to look for what is wrong in a large system, and to say who goes down with whom.
#include "observer/blast_radius.h"
#include "observer/lint.h"
#include "world.h"

namespace bench {
namespace {

const std::vector<std::int64_t> sizes = {1000, 10'000, 100'000};

Pid pid(std::int64_t index) { return {static_cast<std::uint32_t>(index), 1}; }

/// A supervisor that restarts all of its children together; each has messages waiting.
observer::SystemModel system_of(std::int64_t children) {
  observer::SystemModel model;
  TimePoint now;
  auto tell = [&](trace::What what) { model.apply({now += 1us, std::move(what)}); };
  Term flags = Term::record(
      Atom("flags"),
      {{Atom("strategy"), Atom("one_for_all")}, {Atom("intensity"), 3}, {Atom("period"), 5000}});
  Pid top = pid(1);
  tell(trace::Spawned{top, {}, Atom("Supervisor"), trace::ProcessKind::Supervisor});
  tell(trace::TrapExitChanged{top, true});
  tell(trace::SupervisorReady{top, flags});
  for (std::int64_t i = 2; i < children + 2; ++i) {
    tell(trace::Spawned{pid(i), top, Atom("Counter"), trace::ProcessKind::Server});
    tell(trace::Linked{top, pid(i)});
    tell(trace::ChildStarted{top, i, pid(i), 1, {}});
    tell(trace::DepthChanged{pid(i), 60});
  }
  return model;
}

void look_through(benchmark::State& state, std::int64_t) {
  state.PauseTiming();
  observer::SystemModel model = system_of(state.range(1));
  state.ResumeTiming();
  auto findings = observer::lint(model, model.now() + 1s);
  expects(findings.empty(), "the mailboxes do not grow");
}

void predict(benchmark::State& state, std::int64_t) {
  state.PauseTiming();
  observer::SystemModel model = system_of(state.range(1));
  state.ResumeTiming();
  auto radius = observer::blast_radius(model, model.identity_of(pid(2)), model.now());
  expects(radius.affected.size() + 1 == static_cast<std::size_t>(state.range(1)),
          "all go down with one");
}

const bool entered[] = {
    enter_sizes("lint_of_processes", 1, &look_through, sizes),
    enter_sizes("blast_radius_of_siblings", 1, &predict, sizes),
};

}  // namespace
}  // namespace bench
