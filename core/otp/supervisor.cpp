#include "otp/supervisor.h"

#include <algorithm>

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

std::size_t find(const std::vector<Supervisor::Child>& children, const auto& wanted) {
  return static_cast<std::size_t>(std::ranges::find_if(children, wanted) - children.begin());
}

std::size_t find_id(const std::vector<Supervisor::Child>& children, const Term& id) {
  return find(children, [&](const Supervisor::Child& child) { return child.spec.id() == id; });
}

bool runs(const Supervisor::Child& child) { return !child.pid.is_none(); }

std::unexpected<Error> in_use(const Supervisor::Child& present) {
  std::string id = to_text(present.spec.id());
  if (runs(present)) {
    return refuse(tuple(atoms::already_started, present.pid),
                  "the child " + id + " runs already: give the new one another id");
  }
  return refuse(Atom("already_present"),
                "the child " + id + " is there, but stopped: restart it, or delete it first");
}

std::unexpected<Error> not_stopped(const Supervisor::Child& child) {
  std::string id = to_text(child.spec.id());
  if (runs(child)) return refuse(Atom("running"), "the child " + id + " runs: terminate it first");
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
  for (std::size_t i = 0; i < children_.size(); ++i) {
    const ChildSpec& child = children_[i];
    if (auto checked = check_child(*this, child); !checked) {
      return refuse(tuple(Atom("start_spec"), checked.error().reason), checked.error().sentence);
    }
    auto is_same = [&](const ChildSpec& earlier) { return earlier.id() == child.id(); };
    auto end = children_.begin() + static_cast<std::ptrdiff_t>(i);
    if (std::any_of(children_.begin(), end, is_same)) {
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
  auto running = std::ranges::count_if(children, runs);
  return Term::record(Atom("Supervisor"), {{Atom("strategy"), Atom(name_of(spec.strategy()))},
                                           {Atom("max_restarts"), spec.max_restarts()},
                                           {Atom("period"), otp::describe(spec.period())},
                                           {Atom("children"), children.size()},
                                           {Atom("running"), running},
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
  std::vector<ChildSpec> specs = spec.children();
  State state{std::move(spec), {}, restarts, std::move(make_spec)};
  self.process().publish_lifecycle(trace::SupervisorReady{self.pid(), flags_of(state.spec)});
  for (ChildSpec& child : specs) state.children.push_back({std::move(child), {}, false, 0, {}});
  auto started = co_await start_from(state, 0);
  if (started) co_return std::move(state);
  report(self, "start_error", started.error().reason[1], started.error().reason[2]);
  co_await stop_from(state, 0);
  co_return otp::stop(ExitReason::shutdown(started.error().reason));
}

/// A start function that throws has failed, and says why as `catch` does in Erlang.
Task<Result<Pid>> Supervisor::start_process(const ChildSpec& spec) {
  try {
    Task<Result<Pid>> starting = spec.start()(self, {});
    co_return co_await starting;
  } catch (const Term& thrown) {
    co_return refuse(thrown);
  } catch (...) {
    co_return refuse(tuple(Atom("EXIT"), reason_of_current_exception().term()));
  }
}

Task<Result<Pid>> Supervisor::start(Child& child) {
  Task<Result<Pid>> starting = start_process(child.spec);
  Result<Pid> started = co_await starting;
  if (!started && started.error().is(atoms::ignore)) started = Pid{};
  if (!started) co_return started;
  child.is_restarting = false;
  child.pid = *started;
  if (!runs(child)) co_return started;
  detail::note_start(self, child.spec, child.pid, ++child.incarnation, child.predecessor);
  child.predecessor = child.pid;
  co_return started;
}

/// Starts the children from `first` on, one after the other, that do not run.
/// @returns `{failed_to_start_child, id, reason}` for the first that does not start
Task<Result<>> Supervisor::start_from(State& state, std::size_t first) {
  for (std::size_t i = first; i < state.children.size(); ++i) {
    Child& child = state.children[i];
    auto started = co_await start(child);
    if (!started) {
      co_return refuse(
          tuple(Atom("failed_to_start_child"), child.spec.id(), started.error().reason));
    }
    if (!runs(child) && child.spec.is_temporary()) erase(state, i--);
  }
  co_return Result<>();
}

/// Stops the children from the last back to `first`. Temporary ones are forgotten.
Task<> Supervisor::stop_from(State& state, std::size_t first) {
  for (std::size_t i = state.children.size(); i-- > first;) {
    co_await stop(state.children[i]);
    if (state.children[i].spec.is_temporary()) erase(state, i);
  }
}

Task<> Supervisor::stop(Child& child) {
  child.is_restarting = false;
  Pid pid = std::exchange(child.pid, Pid{});
  if (!pid.is_none()) co_await detail::shut_down(self, child.spec, pid, child.spec.id());
}

void Supervisor::erase(State& state, std::size_t index) {
  auto child = state.children.begin() + static_cast<std::ptrdiff_t>(index);
  self.process().publish_lifecycle(
      trace::ChildRemoved{self.pid(), child->spec.id(), child->predecessor});
  state.children.erase(child);
}

Task<> Supervisor::terminate(const ExitReason&, State& state) { co_await stop_from(state, 0); }

// New code

Result<Supervisor::State> Supervisor::code_change(const Term&, const State& state, const Term&) {
  std::optional<SupervisorSpec> spec = state.make_spec ? state.make_spec() : std::nullopt;
  if (!spec) return state;
  if (auto checked = spec->check(); !checked) {
    return refuse(checked.error().reason[1], checked.error().sentence);
  }
  State next{*spec, {}, state.restarts, state.make_spec};
  next.restarts.set_limit(spec->max_restarts(), spec->period());
  std::vector<Child> former = state.children;
  for (const ChildSpec& child : spec->children()) {
    std::size_t index = find_id(former, child.id());
    if (index == former.size()) {
      next.children.push_back({child, {}, false, 0, {}});
      continue;
    }
    next.children.push_back(std::move(former[index]));
    next.children.back().spec = child;
    former.erase(former.begin() + static_cast<std::ptrdiff_t>(index));
  }
  std::ranges::move(former, std::back_inserter(next.children));
  self.process().publish_lifecycle(trace::SupervisorReady{self.pid(), flags_of(*spec)});
  return next;
}

// Children that end

Task<NoReply> Supervisor::handle_info(const Exit& exit, State& state) {
  std::size_t index = find(
      state.children, [&](const Child& child) { return runs(child) && child.pid == exit.from; });
  if (index == state.children.size()) co_return noreply();  // not a child: none of our business
  co_return co_await child_ended(state, index, exit.reason);
}

Task<NoReply> Supervisor::child_ended(State& state, std::size_t index, ExitReason reason) {
  Child& child = state.children[index];
  child.pid = {};
  bool is_failure = child.spec.restart() == Restart::Permanent || reason.is_abnormal();
  auto decision = detail::decision_on(child.spec, reason, state.restarts, self.now());
  if (is_failure) report(self, "child_terminated", child.spec.id(), reason, decision);
  if (detail::wants_restart(child.spec, reason)) {
    Term id = child.spec.id();
    co_return co_await restart(state, std::move(id));
  }
  co_return forget(state, index, decision);
}

/// A child that is not restarted stays as a stopped one, or goes when it is temporary.
NoReply Supervisor::forget(State& state, std::size_t index, trace::Decision decision) {
  bool is_significant = state.children[index].spec.is_significant();
  decided(state, state.children[index], decision);
  if (decision == trace::Decision::Forget) erase(state, index);
  if (!is_significant) return noreply();
  bool others_go_on = std::ranges::any_of(state.children, [](const Child& child) {
    return child.spec.is_significant() && (runs(child) || child.is_restarting);
  });
  switch (state.spec.auto_shutdown()) {
    case AutoShutdown::Never: return noreply();
    case AutoShutdown::AllSignificant:
      if (others_go_on) return noreply();
      return otp::stop(ExitReason::shutdown());
    case AutoShutdown::AnySignificant: return otp::stop(ExitReason::shutdown());
  }
  return noreply();
}

Task<NoReply> Supervisor::restart(State& state, Term id) {
  std::size_t index = find_id(state.children, id);
  bool within_limit = state.restarts.add(self.now());
  decided(state, state.children[index],
          within_limit ? trace::Decision::Restart : trace::Decision::GiveUp);
  if (!within_limit) {
    report(self, "shutdown", id, ExitReason(Atom("reached_max_restart_intensity")));
    if (state.children[index].spec.is_temporary()) erase(state, index);
    co_return otp::stop(ExitReason::shutdown());
  }
  auto restarted = co_await restart_by_strategy(state, index);
  if (!restarted) {
    Term failed = restarted.error().reason[1];
    report(self, "start_error", failed, ExitReason(restarted.error().reason[2]));
    std::size_t at = find_id(state.children, failed);
    state.children[at].is_restarting = true;
    self.process().send(self.pid(), make_envelope<Role::Cast, TryAgain>(failed));
  }
  co_return noreply();
}

Task<Result<>> Supervisor::restart_by_strategy(State& state, std::size_t index) {
  Term id = state.children[index].spec.id();
  switch (state.spec.strategy()) {
    case Strategy::OneForOne: {
      auto started = co_await start(state.children[index]);
      if (started) co_return Result<>();
      co_return refuse(tuple(Atom("failed_to_start_child"), id, started.error().reason));
    }
    case Strategy::RestForOne:
      co_await stop_from(state, index + 1);
      co_return co_await start_from(state, index);
    case Strategy::OneForAll: co_await stop_from(state, 0); co_return co_await start_from(state, 0);
  }
  co_return Result<>();
}

/// A restart that failed is tried anew, behind whatever has come meanwhile, until the limit.
Task<NoReply> Supervisor::handle_cast(const TryAgain& again, State& state) {
  std::size_t index = find_id(state.children, again.id);
  bool still_wanted = index < state.children.size() && state.children[index].is_restarting;
  if (!still_wanted) co_return noreply();
  co_return co_await restart(state, again.id);
}

void Supervisor::decided(const State& state, const Child& child, trace::Decision decision) {
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
  const Term& id = request.spec.id();
  std::size_t index = find_id(state.children, id);
  if (index < state.children.size()) {
    const Child& present = state.children[index];
    co_return reply(Answer(in_use(present)));
  }
  Child child{request.spec, {}, false, 0, {}};
  auto started = co_await start(child);
  if (!started) co_return reply(Answer(refuse(tuple(started.error().reason, id))));
  if (runs(child) || !child.spec.is_temporary()) state.children.push_back(std::move(child));
  co_return reply(std::move(started));
}

Task<Reply<Result<>>> Supervisor::handle_call(const TerminateChild& request, From<Result<>>,
                                              State& state) {
  std::size_t index = find_id(state.children, request.id);
  if (index == state.children.size()) co_return reply(Result<>(not_found(request.id)));
  co_await stop(state.children[index]);
  if (state.children[index].spec.is_temporary()) erase(state, index);
  co_return reply(Result<>());
}

Task<Reply<Result<Pid>>> Supervisor::handle_call(const RestartChild& request, From<Result<Pid>>,
                                                 State& state) {
  using Answer = Result<Pid>;
  std::size_t index = find_id(state.children, request.id);
  if (index == state.children.size()) co_return reply(Answer(not_found(request.id)));
  Child& child = state.children[index];
  if (runs(child) || child.is_restarting) co_return reply(Answer(not_stopped(child)));
  auto started = co_await start(child);
  co_return reply(std::move(started));
}

Reply<Result<>> Supervisor::handle_call(const DeleteChild& request, From<Result<>>, State& state) {
  std::size_t index = find_id(state.children, request.id);
  if (index == state.children.size()) return reply(Result<>(not_found(request.id)));
  const Child& child = state.children[index];
  if (runs(child) || child.is_restarting) return reply(Result<>(not_stopped(child)));
  erase(state, index);
  return reply(Result<>());
}

Reply<Result<ChildSpec>> Supervisor::handle_call(const GetChildSpec& request,
                                                 From<Result<ChildSpec>>, State& state) {
  std::size_t index = find_id(state.children, request.id);
  if (index == state.children.size()) return reply(Result<ChildSpec>(not_found(request.id)));
  return reply(Result<ChildSpec>(state.children[index].spec.with_defaults()));
}

Reply<std::vector<ChildInfo>> Supervisor::handle_call(const WhichChildren&,
                                                      From<std::vector<ChildInfo>>, State& state) {
  using Status = ChildInfo::Status;
  std::vector<ChildInfo> infos;
  for (auto child = state.children.rbegin(); child != state.children.rend(); ++child) {
    Status status = runs(*child)           ? Status::Running
                    : child->is_restarting ? Status::Restarting
                                           : Status::Stopped;
    infos.push_back({child->spec.id(), child->pid, status, child->spec.is_supervisor()});
  }
  return reply(std::move(infos));
}

Reply<ChildCounts> Supervisor::handle_call(const CountChildren&, From<ChildCounts>, State& state) {
  ChildCounts counts;
  for (const Child& child : state.children) {
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
