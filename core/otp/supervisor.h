#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "otp/children.h"
#include "otp/restart_window.h"

namespace otp {

/// What is restarted when a child is.
enum class Strategy {
  OneForOne,   // restart the child that ended
  OneForAll,   // stop the others and restart all
  RestForOne,  // stop those started after it, and restart them with it
};
std::string_view name_of(Strategy strategy);

/// When the end of significant children, which is not repaired, ends the supervisor.
enum class AutoShutdown { Never, AnySignificant, AllSignificant };
std::string_view name_of(AutoShutdown auto_shutdown);

/// What a supervisor is started with: its strategy, its limit of restarts, its children in the
/// order of their start.
class SupervisorSpec {
 public:
  explicit SupervisorSpec(Strategy strategy = Strategy::OneForOne) : strategy_(strategy) {}

  /// More than `restarts` within `period` end the supervisor with `shutdown`. Default: 3 in 5 s.
  template <class Rep, class Period>
  SupervisorSpec max_restarts(int restarts, std::chrono::duration<Rep, Period> period) && {
    max_restarts_ = restarts;
    period_ = period;
    return std::move(*this);
  }
  SupervisorSpec auto_shutdown(AutoShutdown when) && {
    auto_shutdown_ = when;
    return std::move(*this);
  }
  SupervisorSpec child(ChildSpec child) && {
    children_.push_back(std::move(child));
    return std::move(*this);
  }

  Strategy strategy() const { return strategy_; }
  int max_restarts() const { return max_restarts_; }
  Duration period() const { return period_; }
  AutoShutdown auto_shutdown() const { return auto_shutdown_; }
  const std::vector<ChildSpec>& children() const { return children_; }
  /// Gives the children away.
  std::vector<ChildSpec> take_children() { return std::exchange(children_, {}); }

  /// `{supervisor_data, {invalid_intensity, n}}` or `{supervisor_data, {invalid_period, ms}}`, or
  /// `{start_spec, mistake}` for a wrong or repeated child.
  Result<> check() const;

 private:
  Strategy strategy_;
  int max_restarts_ = 3;
  Duration period_ = std::chrono::seconds(5);
  AutoShutdown auto_shutdown_ = AutoShutdown::Never;
  std::vector<ChildSpec> children_;
};

/// One line of `WhichChildren`.
struct ChildInfo {
  enum class Status { Running, Stopped, Restarting };
  Term id;  // `undefined` under a DynamicSupervisor
  Pid pid;  // none unless it runs
  Status status = Status::Stopped;
  bool is_supervisor = false;
  Term describe() const;
};

/// What `CountChildren` gives.
struct ChildCounts {
  std::int64_t specs = 0, active = 0, supervisors = 0, workers = 0;
};

/// A process that starts other processes, watches them, and starts them again.
///
///     auto spec = SupervisorSpec(Strategy::RestForOne)
///                     .max_restarts(5, 1min)
///                     .child(child<Cache>("cache"_a, 100))
///                     .child(child<Sessions>("sessions"_a).restart(Restart::Transient));
///     auto top = or_exit(co_await start_link<Supervisor>(self, std::move(spec)));
///     auto counts = co_await self.call(top, Supervisor::CountChildren{});
///
/// It starts its children one after the other, each when the one before has started, and stops them
/// in reverse order: with the exit `shutdown`, then, when a child takes longer than its
/// specification allows, with `kill`. It obeys the exit of its parent.
///
/// What `start_link<Supervisor>(self, spec)` gives:
/// - the supervisor, when all children have started or ignored
/// - the mistake in the specification, see SupervisorSpec::check
/// - `{shutdown, {failed_to_start_child, id, reason}}`; the children before it are stopped again
///
/// When a child ends, see Restart for whether it is restarted, and Strategy for what is restarted
/// with it. More restarts than the limit allows, and significant children that are done, end the
/// supervisor with `shutdown`; its own supervisor then decides.
///
/// Not guaranteed: that it answers at once (while a child starts or stops it does nothing else), or
/// that a child which traps exits and never looks ends within its limit: it is killed.
/// @thread requests from any process; children start in their own
struct Supervisor : GenServer<Supervisor> {
  static constexpr auto process_kind = trace::ProcessKind::Supervisor;

  /// Gives the pid; none for a child that ignored. `{already_started, pid}`, `already_present`, the
  /// mistake in the specification, or `{reason, id}` of a failed start.
  struct StartChild {
    ChildSpec spec;
  };
  /// Stops a child and keeps its specification, unless it is temporary. `not_found`.
  struct TerminateChild {
    Term id;
  };
  /// Starts a stopped child. `running`, `restarting`, `not_found`, or why it did not start.
  struct RestartChild {
    Term id;
  };
  /// Forgets a stopped child. `running`, `restarting`, `not_found`.
  struct DeleteChild {
    Term id;
  };
  /// The specification of a child, running or not. `not_found`.
  struct GetChildSpec {
    Term id;
  };
  /// What there is, as ChildInfo, newest first.
  struct WhichChildren {};
  /// How many there are, as ChildCounts.
  struct CountChildren {};
  /// To itself: a restart has failed, and the next attempt comes after the messages that wait.
  struct TryAgain {
    Term id;
  };

  /// Makes the specification when the supervisor starts and when its code is changed; nothing means
  /// `ignore()`.
  using MakeSpec = std::function<std::optional<SupervisorSpec>()>;
  /// What a supervisor knows.
  struct State {
    SupervisorSpec spec;  // but for its children
    Children children;
    RestartWindow restarts;
    MakeSpec make_spec;  // none for a specification that was given as it is
    Term describe() const;
  };
  using Accepts =
      otp::Accepts<Call<StartChild, Result<Pid>>, Call<TerminateChild, Result<>>,
                   Call<RestartChild, Result<Pid>>, Call<DeleteChild, Result<>>,
                   Call<GetChildSpec, Result<ChildSpec>>,
                   Call<WhichChildren, std::vector<ChildInfo>>, Call<CountChildren, ChildCounts>,
                   Cast<TryAgain>, Info<Exit>, Info<Message>>;

  Task<Init<State>> init(SupervisorSpec spec);
  Task<Init<State>> init(MakeSpec make_spec);
  /// Makes the specification anew and obeys it from now on: children that run go on under their new
  /// specification, new ones are known but not started, and those that it does not name stay.
  Result<State> code_change(const Term& version, const State& state, const Term& extra);

  Task<Reply<Result<Pid>>> handle_call(const StartChild&, From<Result<Pid>>, State&);
  Task<Reply<Result<>>> handle_call(const TerminateChild&, From<Result<>>, State&);
  Task<Reply<Result<Pid>>> handle_call(const RestartChild&, From<Result<Pid>>, State&);
  Reply<Result<>> handle_call(const DeleteChild&, From<Result<>>, State&);
  Reply<Result<ChildSpec>> handle_call(const GetChildSpec&, From<Result<ChildSpec>>, State&);
  Reply<std::vector<ChildInfo>> handle_call(const WhichChildren&, From<std::vector<ChildInfo>>,
                                            State&);
  Reply<ChildCounts> handle_call(const CountChildren&, From<ChildCounts>, State&);
  Task<NoReply> handle_cast(const TryAgain&, State&);
  Task<NoReply> handle_info(const Exit&, State&);
  NoReply handle_info(const Message&, State&);
  Task<> terminate(const ExitReason&, State&);

 private:
  using Place = Children::Place;

  Task<Init<State>> start_with(SupervisorSpec spec, MakeSpec make_spec);
  Task<Result<Pid>> start_process(const ChildSpec& spec);
  void has_started(State& state, Place child, Pid pid);
  Task<Result<>> start(State& state, Place child);
  Task<Result<>> start_from(State& state, Place first);
  Task<> stop_from(State& state, Place first);
  Task<> stop(State& state, Place child);
  Task<NoReply> restart(State& state, Place child);
  Task<Result<>> restart_by_strategy(State& state, Place child);
  NoReply forget(State& state, Place child, trace::Decision decision);
  Place erase(State& state, Place child);
  void decided(const State& state, const Children::Child& child, trace::Decision decision);
};

}  // namespace otp
