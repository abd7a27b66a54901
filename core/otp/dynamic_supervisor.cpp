#include "otp/dynamic_supervisor.h"

#include "otp/child_control.h"

namespace otp {

using detail::report;

Result<> DynamicSupervisorSpec::check() const {
  auto wrong = [](std::string_view what, std::int64_t value, std::string sentence) {
    return refuse(tuple(Atom("supervisor_data"), tuple(Atom(what), value)), std::move(sentence));
  };
  if (max_children_ && *max_children_ < 0) {
    return wrong("invalid_max_children", *max_children_,
                 "the limit on children must not be negative");
  }
  if (period_ <= Duration::zero()) {
    return wrong("invalid_period", describe(period_).integer(),
                 "the period of restarts must be longer than nothing");
  }
  if (max_restarts_ < 0) {
    return wrong("invalid_intensity", max_restarts_, "the number of restarts must not be negative");
  }
  return {};
}

Term DynamicSupervisor::State::describe() const {
  return Term::record(Atom("DynamicSupervisor"),
                      {{Atom("children"), children.size()},
                       {Atom("max_children"),
                        spec.max_children() ? Term(*spec.max_children()) : Term(atoms::infinity)},
                       {Atom("max_restarts"), spec.max_restarts()},
                       {Atom("period"), otp::describe(spec.period())},
                       {Atom("restarts_in_period"), restarts.count()}});
}

namespace {

Term flags_of(const DynamicSupervisorSpec& spec) {
  return Term::record(Atom("flags"), {{Atom("strategy"), Atom("one_for_one")},
                                      {Atom("intensity"), spec.max_restarts()},
                                      {Atom("period"), describe(spec.period())},
                                      {Atom("dynamic"), true}});
}

}  // namespace

Init<DynamicSupervisor::State> DynamicSupervisor::init(DynamicSupervisorSpec spec) {
  return start_with(std::move(spec), {});
}

Init<DynamicSupervisor::State> DynamicSupervisor::init(MakeSpec make_spec) {
  std::optional<DynamicSupervisorSpec> spec = make_spec();
  if (!spec) return ignore();
  return start_with(std::move(*spec), std::move(make_spec));
}

Init<DynamicSupervisor::State> DynamicSupervisor::start_with(DynamicSupervisorSpec spec,
                                                             MakeSpec make_spec) {
  self.trap_exit(true);
  if (auto checked = spec.check(); !checked) return otp::stop(checked.error());
  self.process().publish_lifecycle(trace::SupervisorReady{self.pid(), flags_of(spec)});
  RestartWindow restarts(spec.max_restarts(), spec.period());
  return State{std::move(spec), {}, restarts, std::move(make_spec)};
}

Result<DynamicSupervisor::State> DynamicSupervisor::code_change(const Term&, State& state,
                                                                const Term&) {
  std::optional<DynamicSupervisorSpec> spec = state.make_spec ? state.make_spec() : std::nullopt;
  if (!spec) return std::move(state);
  if (auto checked = spec->check(); !checked) {
    return refuse(checked.error().reason[1], checked.error().sentence);
  }
  state.spec = std::move(*spec);
  state.restarts.set_limit(state.spec.max_restarts(), state.spec.period());
  self.process().publish_lifecycle(trace::SupervisorReady{self.pid(), flags_of(state.spec)});
  return std::move(state);
}

/// A start function that throws has failed, for the reason with which it would have ended a
/// process.
Task<Result<Pid>> DynamicSupervisor::start_process(const ChildSpec& spec, std::vector<Term> extra) {
  try {
    Task<Result<Pid>> starting = spec.start()(self, std::move(extra));
    co_return co_await starting;
  } catch (...) {
    co_return refuse(reason_of_current_exception().term());
  }
}

Task<Reply<Result<Pid>>> DynamicSupervisor::handle_call(const StartChild& request,
                                                        From<Result<Pid>>, State& state) {
  using Answer = Result<Pid>;
  if (auto checked = request.spec.check(); !checked) {
    co_return reply(Answer(std::unexpected(checked.error())));
  }
  auto limit = state.spec.max_children();
  if (limit && static_cast<std::int64_t>(state.children.size()) >= *limit) {
    co_return reply(Answer(refuse(Atom("max_children"), "the limit on children is reached")));
  }
  Task<Result<Pid>> starting = start_process(request.spec, state.spec.extra_arguments());
  Result<Pid> started = co_await starting;
  if (started) {
    state.children[*started] = {pool::make_shared<const ChildSpec>(request.spec), false, 1};
    detail::note_start(self, request.spec, *started, 1, {});
  }
  co_return reply(std::move(started));
}

Task<Reply<Result<>>> DynamicSupervisor::handle_call(const TerminateChild& request, From<Result<>>,
                                                     State& state) {
  Child* child = state.children.find(request.pid);
  if (child == nullptr) {
    co_return reply(Result<>(refuse(Atom("not_found"), request.pid.text() + " is no child")));
  }
  if (!child->is_restarting)
    co_await detail::shut_down(self, *child->spec, request.pid, atoms::undefined);
  forget(state, request.pid);
  co_return reply(Result<>());
}

Reply<std::vector<ChildInfo>> DynamicSupervisor::handle_call(const WhichChildren&,
                                                             From<std::vector<ChildInfo>>,
                                                             State& state) {
  using Status = ChildInfo::Status;
  std::vector<ChildInfo> infos;
  state.children.for_each([&](Pid pid, const Child& child) {
    infos.push_back({atoms::undefined, child.is_restarting ? Pid{} : pid,
                     child.is_restarting ? Status::Restarting : Status::Running,
                     child.spec->is_supervisor()});
  });
  return reply(std::move(infos));
}

Reply<ChildCounts> DynamicSupervisor::handle_call(const CountChildren&, From<ChildCounts>,
                                                  State& state) {
  ChildCounts counts;
  state.children.for_each([&](Pid, const Child& child) {
    ++counts.specs;
    ++(child.spec->is_supervisor() ? counts.supervisors : counts.workers);
    if (!child.is_restarting) ++counts.active;
  });
  return reply(counts);
}

Task<NoReply> DynamicSupervisor::handle_info(const Exit& exit, State& state) {
  Child* child = state.children.find(exit.from);
  if (child == nullptr || child->is_restarting) co_return noreply();
  bool is_failure = child->spec->restart() == Restart::Permanent || exit.reason.is_abnormal();
  auto decision = detail::decision_on(*child->spec, exit.reason, state.restarts, self.now());
  if (decision == trace::Decision::Keep) decision = trace::Decision::Forget;
  if (is_failure) report(self, "child_terminated", atoms::undefined, exit.reason, decision);
  if (detail::wants_restart(*child->spec, exit.reason))
    co_return co_await restart(state, exit.from);
  decided(state, *child, exit.from, decision);
  forget(state, exit.from);
  co_return noreply();
}

Task<NoReply> DynamicSupervisor::restart(State& state, Pid predecessor) {
  Child child = *state.children.find(predecessor);
  bool within_limit = state.restarts.add(self.now());
  decided(state, child, predecessor,
          within_limit ? trace::Decision::Restart : trace::Decision::GiveUp);
  if (!within_limit) {
    report(self, "shutdown", atoms::undefined, ExitReason(Atom("reached_max_restart_intensity")));
    forget(state, predecessor);
    co_return otp::stop(ExitReason::shutdown());
  }
  Task<Result<Pid>> starting = start_process(*child.spec, state.spec.extra_arguments());
  Result<Pid> started = co_await starting;
  if (started) {
    state.children.erase(predecessor);
    state.children[*started] = {child.spec, false, child.incarnation + 1};
    detail::note_start(self, *child.spec, *started, child.incarnation + 1, predecessor);
  } else if (started.error().is(atoms::ignore)) {
    forget(state, predecessor);
  } else {
    report(self, "start_error", atoms::undefined, ExitReason(started.error().reason));
    state.children.find(predecessor)->is_restarting = true;
    self.process().send(self.pid(), make_envelope<Role::Cast, TryAgain>(predecessor));
  }
  co_return noreply();
}

Task<NoReply> DynamicSupervisor::handle_cast(const TryAgain& again, State& state) {
  Child* child = state.children.find(again.predecessor);
  if (child == nullptr || !child->is_restarting) co_return noreply();
  co_return co_await restart(state, again.predecessor);
}

void DynamicSupervisor::forget(State& state, Pid pid) {
  Term id = state.children.find(pid)->spec->id();
  self.process().publish_lifecycle(trace::ChildRemoved{self.pid(), std::move(id), pid});
  state.children.erase(pid);
}

void DynamicSupervisor::decided(const State& state, const Child& child, Pid pid,
                                trace::Decision decision) {
  self.process().publish_lifecycle(
      trace::Decided{self.pid(), child.spec->id(), pid, decision, state.restarts.count()});
}

NoReply DynamicSupervisor::handle_info(const Message& message, State&) {
  detail::log_unexpected(self, message);
  return noreply();
}

Task<> DynamicSupervisor::terminate(const ExitReason&, State& state) {
  std::vector<detail::RunningChild> running;
  state.children.take().for_each([&](Pid pid, const Child& child) {
    if (!child.is_restarting) running.push_back({pid, atoms::undefined, child.spec});
  });
  auto stopping = detail::shut_down_all(self, std::move(running));
  co_await stopping;
}

}  // namespace otp
