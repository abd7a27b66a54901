#include "otp/supervisor.h"

#include <tsl/robin_set.h>

#include <ranges>

#include "otp/child_control.h"

namespace otp {

using detail::report;

std::string_view name_of(Strategy strategy) {
  switch (strategy) {
    case Strategy::OneForOne: return "one_for_one";
    case Strategy::OneForAll: return "one_for_all";
    case Strategy::RestForOne: return "rest_for_one";
  }
  return {};
}

std::string_view name_of(AutoShutdown auto_shutdown) {
  switch (auto_shutdown) {
    case AutoShutdown::Never: return "never";
    case AutoShutdown::AnySignificant: return "any_significant";
    case AutoShutdown::AllSignificant: return "all_significant";
  }
  return {};
}

namespace {

Term flags_of(const SupervisorSpec& spec) {
  return Term::record(Atom("flags"),
                      {{Atom("strategy"), Atom(name_of(spec.strategy()))},
                       {Atom("intensity"), spec.max_restarts()},
                       {Atom("period"), describe(spec.period())},
                       {Atom("auto_shutdown"), Atom(name_of(spec.auto_shutdown()))}});
}

Result<> check_child(const SupervisorSpec& spec, const ChildSpec& child) {
  if (auto checked = child.check(); !checked) return checked;
  if (child.is_significant() && spec.auto_shutdown() == AutoShutdown::Never) {
    return refuse(
        tuple(Atom("bad_combination"), Term::list({tuple(Atom("auto_shutdown"), Atom("never")),
                                                   tuple(Atom("significant"), true)})),
        "a significant child needs a supervisor with automatic shutdown");
  }
  return {};
}

std::unexpected<Error> in_use(const Children::Child& present) {
  std::string id = to_text(present.spec.id());
  if (present.runs()) {
    return refuse(tuple(atoms::already_started, present.pid),
                  "the child " + id + " runs already: give the new one another id");
  }
  return refuse(Atom("already_present"),
                "the child " + id + " is there, but stopped: restart it, or delete it first");
}

std::unexpected<Error> not_stopped(const Children::Child& child) {
  std::string id = to_text(child.spec.id());
  if (child.runs()) return refuse(Atom("running"), "the child " + id + " runs: terminate it first");
  return refuse(Atom("restarting"), "the child " + id + " is being restarted: terminate it first");
}

std::unexpected<Error> not_found(const Term& id) {
  return refuse(Atom("not_found"), "there is no child " + to_text(id));
}

}  // namespace

Result<> SupervisorSpec::check() const {
  auto wrong_data = [](std::string_view what, std::int64_t value, std::string sentence) {
    return refuse(tuple(Atom("supervisor_data"), tuple(Atom(what), value)), std::move(sentence));
  };
  if (max_restarts_ < 0) {
    return wrong_data("invalid_intensity", max_restarts_,
                      "the number of restarts must not be negative");
  }
  if (period_ <= Duration::zero()) {
    return wrong_data("invalid_period", describe(period_).integer(),
                      "the period of restarts must be longer than nothing");
  }
  tsl::robin_set<Term> ids(children_.size());
  for (const ChildSpec& child : children_) {
    if (auto checked = check_child(*this, child); !checked) {
      return refuse(tuple(Atom("start_spec"), checked.error().reason), checked.error().sentence);
    }
    if (!ids.insert(child.id()).second) {
      return refuse(tuple(Atom("start_spec"), tuple(Atom("duplicate_child_name"), child.id())),
                    "two children have the id " + to_text(child.id()));
    }
  }
  return {};
}

Term ChildInfo::describe() const {
  Term process = status == Status::Running   ? Term(pid)
                 : status == Status::Stopped ? Term(atoms::undefined)
                                             : Term(Atom("restarting"));
  return tuple(id, process, Atom(is_supervisor ? "supervisor" : "worker"));
}

Term Supervisor::State::describe() const {
  return Term::record(Atom("Supervisor"), {{Atom("strategy"), Atom(name_of(spec.strategy()))},
                                           {Atom("max_restarts"), spec.max_restarts()},
                                           {Atom("period"), otp::describe(spec.period())},
                                           {Atom("children"), children.size()},
                                           {Atom("running"), children.running()},
                                           {Atom("restarts_in_period"), restarts.count()}});
}

// Starting and stopping

Task<Init<Supervisor::State>> Supervisor::init(SupervisorSpec spec) {
  Task<Init<State>> starting = start_with(std::move(spec), {});
  co_return co_await starting;
}

Task<Init<Supervisor::State>> Supervisor::init(MakeSpec make_spec) {
  std::optional<SupervisorSpec> spec = make_spec();
  if (!spec) co_return ignore();
  Task<Init<State>> starting = start_with(std::move(*spec), std::move(make_spec));
  co_return co_await starting;
}

Task<Init<Supervisor::State>> Supervisor::start_with(SupervisorSpec spec, MakeSpec make_spec) {
  self.trap_exit(true);
  if (auto checked = spec.check(); !checked) co_return otp::stop(checked.error());
  RestartWindow restarts(spec.max_restarts(), spec.period());
  self.process().publish_lifecycle(trace::SupervisorReady{self.pid(), flags_of(spec)});
  Children children;
  std::vector<ChildSpec> specs = spec.take_children();
  for (ChildSpec& child : specs) children.add({std::move(child)});
  State state{std::move(spec), std::move(children), restarts, std::move(make_spec)};
  auto started = co_await start_from(state, state.children.begin());
  if (started) co_return std::move(state);
  report(self, "start_error", started.error().reason[1], started.error().reason[2]);
  co_await stop_from(state, state.children.begin());
  co_return otp::stop(ExitReason::shutdown(started.error().reason));
}

/// A start function that throws has failed, and says why as `catch` does in Erlang.
/// @returns none for a child that ignores
Task<Result<Pid>> Supervisor::start_process(const ChildSpec& spec) {
  try {
    Task<Result<Pid>> starting = spec.start()(self, {});
    Result<Pid> started = co_await starting;
    if (!started && started.error().is(atoms::ignore)) co_return Pid{};
    co_return started;
  } catch (const Term& thrown) {
    co_return refuse(thrown);
  } catch (...) {
    co_return refuse(tuple(Atom("EXIT"), reason_of_current_exception().term()));
  }
}

void Supervisor::has_started(State& state, Place child, Pid pid) {
  state.children.runs_as(child, pid);
  if (pid.is_none()) return;
  detail::note_start(self, child->spec, pid, ++child->incarnation, child->predecessor);
  child->predecessor = pid;
}

Task<Result<>> Supervisor::start(State& state, Place child) {
  Task<Result<Pid>> starting = start_process(child->spec);
  Result<Pid> started = co_await starting;
  if (!started) {
    co_return refuse(
        tuple(Atom("failed_to_start_child"), child->spec.id(), started.error().reason));
  }
  has_started(state, child, *started);
  co_return Result<>();
}

/// Starts the children from `first` on, one after the other, that do not run.
/// @returns `{failed_to_start_child, id, reason}` for the first that does not start
Task<Result<>> Supervisor::start_from(State& state, Place first) {
  for (Place child = first; child != state.children.end();) {
    auto started = co_await start(state, child);
    if (!started) co_return started;
    bool is_done = !child->runs() && child->spec.is_temporary();
    child = is_done ? erase(state, child) : std::next(child);
  }
  co_return Result<>();
}

/// Stops the children from the last back to `first`. Temporary ones are forgotten.
Task<> Supervisor::stop_from(State& state, Place first) {
  for (Place place = state.children.end(); place != first;) {
    Place child = std::prev(place);
    bool is_first = child == first;
    co_await stop(state, child);
    place = child->spec.is_temporary() ? erase(state, child) : child;
    if (is_first) first = place;
  }
}

Task<> Supervisor::stop(State& state, Place child) {
  Pid pid = child->pid;
  state.children.stops(child);
  if (!pid.is_none()) co_await detail::shut_down(self, child->spec, pid, child->spec.id());
}

/// @returns the place of the next child
Supervisor::Place Supervisor::erase(State& state, Place child) {
  self.process().publish_lifecycle(
      trace::ChildRemoved{self.pid(), child->spec.id(), child->predecessor});
  return state.children.erase(child);
}

Task<> Supervisor::terminate(const ExitReason&, State& state) {
  co_await stop_from(state, state.children.begin());
}

// New code

Result<Supervisor::State> Supervisor::code_change(const Term&, const State& state, const Term&) {
  std::optional<SupervisorSpec> spec = state.make_spec ? state.make_spec() : std::nullopt;
  if (!spec) return state;
  if (auto checked = spec->check(); !checked) {
    return refuse(checked.error().reason[1], checked.error().sentence);
  }
  self.process().publish_lifecycle(trace::SupervisorReady{self.pid(), flags_of(*spec)});
  Children former = state.children;
  Children children;
  for (ChildSpec& child : spec->take_children()) {
    Place known = former.find(child.id());
    if (known == former.end()) {
      children.add({std::move(child)});
      continue;
    }
    Children::Child next = *known;
    next.spec = std::move(child);
    children.add(std::move(next));
    former.erase(known);
  }
  for (const Children::Child& child : former) children.add(child);
  RestartWindow restarts = state.restarts;
  restarts.set_limit(spec->max_restarts(), spec->period());
  return State{std::move(*spec), std::move(children), std::move(restarts), state.make_spec};
}

// Children that end

Task<NoReply> Supervisor::handle_info(const Exit& exit, State& state) {
  Place child = state.children.find(exit.from);
  if (child == state.children.end()) co_return noreply();  // not a child: none of our business
  state.children.stops(child);
  bool is_failure = child->spec.restart() == Restart::Permanent || exit.reason.is_abnormal();
  auto decision = detail::decision_on(child->spec, exit.reason, state.restarts, self.now());
  if (is_failure) report(self, "child_terminated", child->spec.id(), exit.reason, decision);
  if (!detail::wants_restart(child->spec, exit.reason)) co_return forget(state, child, decision);
  co_return co_await restart(state, child);
}

/// A child that is not restarted stays as a stopped one, or goes when it is temporary.
NoReply Supervisor::forget(State& state, Place child, trace::Decision decision) {
  bool is_significant = child->spec.is_significant();
  decided(state, *child, decision);
  if (decision == trace::Decision::Forget) erase(state, child);
  if (!is_significant) return noreply();
  switch (state.spec.auto_shutdown()) {
    case AutoShutdown::Never: return noreply();
    case AutoShutdown::AllSignificant:
      if (state.children.has_significant()) return noreply();
      return otp::stop(ExitReason::shutdown());
    case AutoShutdown::AnySignificant: return otp::stop(ExitReason::shutdown());
  }
  return noreply();
}

Task<NoReply> Supervisor::restart(State& state, Place child) {
  bool within_limit = state.restarts.add(self.now());
  decided(state, *child, within_limit ? trace::Decision::Restart : trace::Decision::GiveUp);
  if (!within_limit) {
    report(self, "shutdown", child->spec.id(), ExitReason(Atom("reached_max_restart_intensity")));
    if (child->spec.is_temporary()) erase(state, child);
    co_return otp::stop(ExitReason::shutdown());
  }
  auto restarted = co_await restart_by_strategy(state, child);
  if (!restarted) {
    Term failed = restarted.error().reason[1];
    report(self, "start_error", failed, ExitReason(restarted.error().reason[2]));
    state.children.waits_for_restart(state.children.find(failed));
    self.process().send(self.pid(), make_envelope<Role::Cast, TryAgain>(failed));
  }
  co_return noreply();
}

Task<Result<>> Supervisor::restart_by_strategy(State& state, Place child) {
  switch (state.spec.strategy()) {
    case Strategy::OneForOne: co_return co_await start(state, child);
    case Strategy::RestForOne:
      co_await stop_from(state, std::next(child));
      co_return co_await start_from(state, child);
    case Strategy::OneForAll:
      co_await stop_from(state, state.children.begin());
      co_return co_await start_from(state, state.children.begin());
  }
  co_return Result<>();
}

/// A restart that failed is tried anew, behind whatever has come meanwhile, until the limit.
Task<NoReply> Supervisor::handle_cast(const TryAgain& again, State& state) {
  Place child = state.children.find(again.id);
  bool still_wanted = child != state.children.end() && child->is_restarting;
  if (!still_wanted) co_return noreply();
  co_return co_await restart(state, child);
}

void Supervisor::decided(const State& state, const Children::Child& child,
                         trace::Decision decision) {
  self.process().publish_lifecycle(trace::Decided{self.pid(), child.spec.id(), child.predecessor,
                                                  decision, state.restarts.count()});
}

// Requests

Task<Reply<Result<Pid>>> Supervisor::handle_call(const StartChild& request, From<Result<Pid>>,
                                                 State& state) {
  using Answer = Result<Pid>;
  if (auto checked = check_child(state.spec, request.spec); !checked) {
    co_return reply(Answer(std::unexpected(checked.error())));
  }
  Place present = state.children.find(request.spec.id());
  if (present != state.children.end()) co_return reply(Answer(in_use(*present)));
  auto started = co_await start_process(request.spec);
  if (!started) co_return reply(Answer(refuse(tuple(started.error().reason, request.spec.id()))));
  bool is_kept = !started->is_none() || !request.spec.is_temporary();
  if (is_kept) has_started(state, state.children.add({request.spec}), *started);
  co_return reply(std::move(started));
}

Task<Reply<Result<>>> Supervisor::handle_call(const TerminateChild& request, From<Result<>>,
                                              State& state) {
  Place child = state.children.find(request.id);
  if (child == state.children.end()) co_return reply(Result<>(not_found(request.id)));
  co_await stop(state, child);
  if (child->spec.is_temporary()) erase(state, child);
  co_return reply(Result<>());
}

Task<Reply<Result<Pid>>> Supervisor::handle_call(const RestartChild& request, From<Result<Pid>>,
                                                 State& state) {
  using Answer = Result<Pid>;
  Place child = state.children.find(request.id);
  if (child == state.children.end()) co_return reply(Answer(not_found(request.id)));
  if (child->runs() || child->is_restarting) co_return reply(Answer(not_stopped(*child)));
  auto started = co_await start_process(child->spec);
  if (started) has_started(state, child, *started);
  co_return reply(std::move(started));
}

Reply<Result<>> Supervisor::handle_call(const DeleteChild& request, From<Result<>>, State& state) {
  Place child = state.children.find(request.id);
  if (child == state.children.end()) return reply(Result<>(not_found(request.id)));
  if (child->runs() || child->is_restarting) return reply(Result<>(not_stopped(*child)));
  erase(state, child);
  return reply(Result<>());
}

Reply<Result<ChildSpec>> Supervisor::handle_call(const GetChildSpec& request,
                                                 From<Result<ChildSpec>>, State& state) {
  Place child = state.children.find(request.id);
  if (child == state.children.end()) return reply(Result<ChildSpec>(not_found(request.id)));
  return reply(Result<ChildSpec>(child->spec.with_defaults()));
}

Reply<std::vector<ChildInfo>> Supervisor::handle_call(const WhichChildren&,
                                                      From<std::vector<ChildInfo>>, State& state) {
  using Status = ChildInfo::Status;
  std::vector<ChildInfo> infos;
  for (const Children::Child& child : std::views::reverse(state.children)) {
    Status status = child.runs()          ? Status::Running
                    : child.is_restarting ? Status::Restarting
                                          : Status::Stopped;
    infos.push_back({child.spec.id(), child.pid, status, child.spec.is_supervisor()});
  }
  return reply(std::move(infos));
}

Reply<ChildCounts> Supervisor::handle_call(const CountChildren&, From<ChildCounts>, State& state) {
  ChildCounts counts;
  for (const Children::Child& child : state.children) {
    ++counts.specs;
    ++(child.spec.is_supervisor() ? counts.supervisors : counts.workers);
    if (self.runtime().is_alive(child.pid)) ++counts.active;
  }
  return reply(counts);
}

NoReply Supervisor::handle_info(const Message& message, State&) {
  detail::log_unexpected(self, message);
  return noreply();
}

}  // namespace otp
