#pragma once

#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "otp/child_control.h"
#include "otp/stage/stage.h"
#include "otp/supervisor.h"

namespace otp {

/// What a consumer supervisor is started with: how a child is started for an event, and which
/// producers the events come from.
template <class T>
class ConsumerSupervisorSpec {
 public:
  /// Starts a process linked to the supervisor, gives its pid, or `ignore`, or why not.
  using Start = std::function<Task<Result<Pid>>(Self supervisor, T event)>;

  explicit ConsumerSupervisorSpec(Start start) : start_(std::move(start)) {}
  /// Children that are plain processes, with the body `body(Self, event)`, which must not capture.
  template <class Fn>
  static ConsumerSupervisorSpec of_process(Label label, Fn body) {
    detail::check_body<Fn>();
    return ConsumerSupervisorSpec([label, body](Self supervisor, T event) -> Task<Result<Pid>> {
      co_return supervisor.spawn_link(SpawnOptions(label), body, std::move(event));
    });
  }

  /// Temporary, the default, or Transient: a child is never restarted after a normal end.
  ConsumerSupervisorSpec restart(Restart restart) && {
    restart_ = restart;
    return std::move(*this);
  }
  /// How long a child may take to stop; default 5 s.
  ConsumerSupervisorSpec shutdown(Timeout limit) && {
    shutdown_ = limit;
    return std::move(*this);
  }
  template <class Rep, class Period>
  ConsumerSupervisorSpec max_restarts(int restarts, std::chrono::duration<Rep, Period> period) && {
    max_restarts_ = restarts;
    period_ = period;
    return std::move(*this);
  }
  /// Each subscription's max_demand is how many children it may have at a time; when so many have
  /// ended that min_demand can be asked for again, it asks.
  ConsumerSupervisorSpec subscribe_to(Target producer, SubscribeOptions options = {}) && {
    producers_.emplace_back(std::move(producer), std::move(options));
    return std::move(*this);
  }

  const Start& start() const { return start_; }
  RestartWindow restarts() const { return {max_restarts_, period_}; }
  const auto& producers() const { return producers_; }
  /// What a child is, for stopping it and for people.
  ChildSpec child() const {
    auto none = [](Self, std::vector<Term>) -> Task<Result<Pid>> {
      co_return refuse(atoms::ignore);
    };
    return ChildSpec(atoms::undefined, none).restart(restart_).shutdown(shutdown_);
  }
  /// The same values as the flags of other supervisors, for tools.
  Term flags() const {
    return Term::record(Atom("flags"), {{Atom("strategy"), Atom("one_for_one")},
                                        {Atom("intensity"), max_restarts_},
                                        {Atom("period"), describe(period_)},
                                        {Atom("dynamic"), true}});
  }
  /// `{bad_opts, sentence}`
  Result<> check() const {
    auto bad = [](std::string sentence) {
      return refuse(tuple(Atom("bad_opts"), sentence), sentence);
    };
    if (restart_ == Restart::Permanent) return bad("a child for an event cannot be permanent");
    if (max_restarts_ < 0) return bad("the number of restarts must not be negative");
    if (period_ <= Duration::zero()) return bad("the period of restarts must not be zero");
    return {};
  }

 private:
  Start start_;
  Restart restart_ = Restart::Temporary;
  Timeout shutdown_ = std::chrono::seconds(5);
  int max_restarts_ = 3;
  Duration period_ = std::chrono::seconds(5);
  std::vector<std::pair<Target, SubscribeOptions>> producers_;
};

/// A consumer that starts a supervised process for each event: a pool that is never larger than
/// what it has asked for. Events must be copyable.
///
///     using Spec = ConsumerSupervisorSpec<std::int64_t>;
///     auto spec = Spec::of_process(Label("job"), &work)
///                     .subscribe_to(producer, SubscribeOptions().max_demand(10));
///     auto jobs =
///         or_exit(co_await start_link<ConsumerSupervisor<std::int64_t>>(self, std::move(spec)));
///
/// `start_link` gives the supervisor, or the mistake in the specification. A child that cannot be
/// started is reported, and its event is lost. More restarts than the limit allows end the
/// supervisor with `shutdown`.
///
/// Not guaranteed: the order in which children run, or that an event is handled whose child ends.
/// @thread requests from any process
template <std::copy_constructible T>
struct ConsumerSupervisor : GenStage<ConsumerSupervisor<T>> {
  static constexpr auto process_kind = trace::ProcessKind::Supervisor;
  using In = T;
  using Spec = ConsumerSupervisorSpec<T>;

  /// A child for an event that no producer has sent; it counts against nobody's demand.
  struct StartChild {
    T event;
  };
  /// Stops and forgets a child. `not_found`.
  struct TerminateChild {
    Pid pid;
  };
  /// What there is, as ChildInfo.
  struct WhichChildren {};
  /// How many there are, as ChildCounts.
  struct CountChildren {};
  /// To itself: a restart has failed, and the next attempt comes after the messages that wait.
  struct TryAgain {
    Pid predecessor;
  };

  /// A child as the supervisor knows it.
  struct Child {
    Ref from;  // the subscription that it counts against; none for none
    std::optional<T> event;
    bool is_restarting = false;
    std::uint32_t incarnation = 1;
  };
  /// What of a producer's demand is used up.
  struct Window {
    Subscription producer;
    std::int64_t ended = 0, min = 0;
  };
  /// What a supervisor knows.
  struct State {
    Spec spec;
    RestartWindow restarts;
    SmallMap<Pid, Child, HashOfSlot> children;
    SmallMap<Ref, Window> windows;
    Term describe() const {
      return Term::record(Atom("ConsumerSupervisor"), {{Atom("children"), children.size()},
                                                       {Atom("producers"), windows.size()}});
    }
  };
  using Accepts =
      otp::Accepts<Call<StartChild, Result<Pid>>, Call<TerminateChild, Result<>>,
                   Call<WhichChildren, std::vector<ChildInfo>>, Call<CountChildren, ChildCounts>,
                   Cast<TryAgain>, Info<Exit>, Info<Message>>;

  StageInit<State> init(Spec spec) {
    this->self.trap_exit(true);
    if (auto checked = spec.check(); !checked) return otp::stop(checked.error());
    this->self.process().publish_lifecycle(trace::SupervisorReady{this->self.pid(), spec.flags()});
    auto producers = spec.producers();
    RestartWindow restarts = spec.restarts();
    StageInit<State> init(State{std::move(spec), restarts, {}, {}});
    init.setup.subscriptions = std::move(producers);
    return init;
  }

  SubscribeResult handle_subscribe(StageKind, const SubscribeOptions& options,
                                   const Subscription& producer, State& state) {
    state.windows[producer.ref] = {producer, 0, options.min_demand()};
    stage::ask(this->self, producer, options.max_demand());
    return AskMode::Manual;
  }
  Emit<> handle_cancel(const Cancellation&, const Subscription& producer, State& state) {
    state.windows.erase(producer.ref);
    return noreply();
  }
  Task<Emit<>> handle_events(const std::vector<T>& events, const Subscription& from, State& state) {
    for (const T& event : events) {
      auto starting = start(state, event, from.ref);
      auto started = co_await starting;
      if (started) continue;
      if (!started.error().is(atoms::ignore)) report("start_error", started.error().reason);
      note_ended(state, from.ref);
    }
    ask_for_more(state, from.ref);
    co_return noreply();
  }

  Task<StageReply<Result<Pid>, void>> handle_call(const StartChild& request, From<Result<Pid>>,
                                                  State& state) {
    auto starting = start(state, request.event, {});
    auto started = co_await starting;
    co_return reply(std::move(started));
  }
  Task<StageReply<Result<>, void>> handle_call(const TerminateChild& request, From<Result<>>,
                                               State& state) {
    Child* child = state.children.find(request.pid);
    if (child == nullptr) {
      co_return reply(Result<>(refuse(Atom("not_found"), request.pid.text() + " is no child")));
    }
    ChildSpec spec = state.spec.child();
    if (!child->is_restarting)
      co_await detail::shut_down(this->self, spec, request.pid, atoms::undefined);
    forget(state, request.pid);
    co_return reply(Result<>());
  }
  StageReply<std::vector<ChildInfo>, void> handle_call(const WhichChildren&,
                                                       From<std::vector<ChildInfo>>, State& state) {
    using Status = ChildInfo::Status;
    std::vector<ChildInfo> infos;
    state.children.for_each([&](Pid pid, const Child& child) {
      infos.push_back({atoms::undefined, child.is_restarting ? Pid{} : pid,
                       child.is_restarting ? Status::Restarting : Status::Running, false});
    });
    return reply(std::move(infos));
  }
  StageReply<ChildCounts, void> handle_call(const CountChildren&, From<ChildCounts>, State& state) {
    ChildCounts counts{1, 0, 0, static_cast<std::int64_t>(state.children.size())};
    state.children.for_each([&](Pid, const Child& child) {
      if (!child.is_restarting) ++counts.active;
    });
    return reply(counts);
  }

  Task<Emit<>> handle_info(const Exit& exit, State& state) {
    Child* child = state.children.find(exit.from);
    if (child == nullptr || child->is_restarting) co_return noreply();
    ChildSpec spec = state.spec.child();
    auto decision = detail::decision_on(spec, exit.reason, state.restarts, this->self.now());
    if (decision == trace::Decision::Keep) decision = trace::Decision::Forget;
    if (exit.reason.is_abnormal()) report("child_terminated", exit.reason, decision);
    if (decision == trace::Decision::Forget) {
      decided(state, exit.from, decision);
      forget(state, exit.from);
      co_return noreply();
    }
    auto restarting = restart(state, exit.from);
    co_return co_await restarting;
  }
  Task<Emit<>> handle_cast(const TryAgain& again, State& state) {
    Child* child = state.children.find(again.predecessor);
    if (child == nullptr || !child->is_restarting) co_return noreply();
    auto restarting = restart(state, again.predecessor);
    co_return co_await restarting;
  }
  Emit<> handle_info(const Message& message, State&) {
    detail::log_unexpected(this->self, message);
    return noreply();
  }
  Task<> terminate(const ExitReason&, State& state) {
    auto spec = std::make_shared<const ChildSpec>(state.spec.child());
    std::vector<detail::RunningChild> running;
    state.children.take().for_each([&](Pid pid, const Child& child) {
      if (!child.is_restarting) running.push_back({pid, atoms::undefined, spec});
    });
    auto stopping = detail::shut_down_all(this->self, std::move(running));
    co_await stopping;
  }

 private:
  Task<Result<Pid>> start_process(const State& state, T event) {
    try {
      auto starting = state.spec.start()(this->self, std::move(event));
      co_return co_await starting;
    } catch (...) {
      co_return refuse(reason_of_current_exception().term());
    }
  }

  Task<Result<Pid>> start(State& state, T event, Ref from) {
    auto starting = start_process(state, event);
    auto started = co_await starting;
    if (started) {
      state.children[*started] = {from, std::move(event), false, 1};
      detail::note_start(this->self, state.spec.child(), *started, 1, {});
    }
    co_return started;
  }

  Task<Emit<>> restart(State& state, Pid predecessor) {
    Child child = *state.children.find(predecessor);
    bool within_limit = state.restarts.add(this->self.now());
    decided(state, predecessor, within_limit ? trace::Decision::Restart : trace::Decision::GiveUp);
    if (!within_limit) {
      report("shutdown", Atom("reached_max_restart_intensity"));
      erase(state, predecessor);
      co_return otp::stop(ExitReason::shutdown());
    }
    auto starting = start_process(state, *child.event);
    auto started = co_await starting;
    if (started) {
      state.children.erase(predecessor);
      state.children[*started] = {child.from, std::move(child.event), false, child.incarnation + 1};
      detail::note_start(this->self, state.spec.child(), *started, child.incarnation + 1,
                         predecessor);
    } else if (started.error().is(atoms::ignore)) {
      forget(state, predecessor);
    } else {
      report("start_error", started.error().reason);
      state.children.find(predecessor)->is_restarting = true;
      this->self.process().send(this->self.pid(), make_envelope<Role::Cast, TryAgain>(predecessor));
    }
    co_return noreply();
  }

  void erase(State& state, Pid pid) {
    this->self.process().publish_lifecycle(
        trace::ChildRemoved{this->self.pid(), atoms::undefined, pid});
    state.children.erase(pid);
  }

  void forget(State& state, Pid pid) {
    Ref from = state.children.find(pid)->from;
    erase(state, pid);
    note_ended(state, from);
    ask_for_more(state, from);
  }

  void note_ended(State& state, Ref from) {
    if (Window* window = state.windows.find(from)) ++window->ended;
  }
  void ask_for_more(State& state, Ref from) {
    Window* window = state.windows.find(from);
    if (window == nullptr || window->ended == 0 || window->ended < window->min) return;
    stage::ask(this->self, window->producer, std::exchange(window->ended, 0));
  }

  void report(std::string_view error, const ExitReason& reason,
              std::optional<trace::Decision> decision = {}) {
    detail::report(this->self, error, atoms::undefined, reason, decision);
  }
  void decided(const State& state, Pid child, trace::Decision decision) {
    this->self.process().publish_lifecycle(trace::Decided{this->self.pid(), atoms::undefined, child,
                                                          decision, state.restarts.count()});
  }
};

}  // namespace otp
