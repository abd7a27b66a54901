#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "base/small_map.h"
#include "otp/supervisor.h"

namespace otp {

/// What a dynamic supervisor is started with.
class DynamicSupervisorSpec {
 public:
  /// Default: no limit.
  DynamicSupervisorSpec max_children(std::int64_t limit) && {
    max_children_ = limit;
    return std::move(*this);
  }
  /// More than `restarts` within `period` end the supervisor with `shutdown`. Default: 3 in 5 s.
  template <class Rep, class Period>
  DynamicSupervisorSpec max_restarts(int restarts, std::chrono::duration<Rep, Period> period) && {
    max_restarts_ = restarts;
    period_ = period;
    return std::move(*this);
  }
  /// Given to the start function of every child, before its own arguments.
  DynamicSupervisorSpec extra_arguments(std::vector<Term> extra) && {
    extra_ = std::move(extra);
    return std::move(*this);
  }

  std::optional<std::int64_t> max_children() const { return max_children_; }
  int max_restarts() const { return max_restarts_; }
  Duration period() const { return period_; }
  const std::vector<Term>& extra_arguments() const { return extra_; }

  /// `{supervisor_data, {invalid_max_children | invalid_period | invalid_intensity, value}}`
  Result<> check() const;

 private:
  std::optional<std::int64_t> max_children_;
  int max_restarts_ = 3;
  Duration period_ = std::chrono::seconds(5);
  std::vector<Term> extra_;
};

/// A supervisor for children that come and go: it starts with none, knows them by their pids,
/// treats them alike (one_for_one) and stops them all at once.
///
///     auto spec = DynamicSupervisorSpec().max_children(1000);
///     auto sessions = or_exit(co_await start_link<DynamicSupervisor>(self, std::move(spec)));
///     DynamicSupervisor::StartChild request{default_child<Session>(user)};
///     auto starting = self.call(sessions, std::move(request));
///     Result<Pid> session = co_await starting;
///
/// `start_link` gives the supervisor, or the mistake in the specification. Children are restarted
/// as those of a Supervisor are; more restarts than the limit allows end it with `shutdown`, and
/// all its children with it.
///
/// Not guaranteed: the order of `WhichChildren`, and the order in which children are stopped.
/// @thread requests from any process
struct DynamicSupervisor : GenServer<DynamicSupervisor> {
  static constexpr auto process_kind = trace::ProcessKind::Supervisor;

  /// The pid; or `ignore`, `max_children`, the mistake in the specification, or why init refused. A
  /// child that did not start is not kept.
  struct StartChild {
    ChildSpec spec;
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
    std::shared_ptr<const ChildSpec> spec;  // shared by its incarnations
    bool is_restarting = false;
    std::uint32_t incarnation = 0;
  };
  /// Makes the specification when the supervisor starts and when its code is changed; nothing means
  /// `ignore()`.
  using MakeSpec = std::function<std::optional<DynamicSupervisorSpec>()>;
  /// What a supervisor knows.
  struct State {
    DynamicSupervisorSpec spec;
    // A child that waits for its restart is under its last pid.
    SmallMap<Pid, Child, HashOfSlot> children;
    RestartWindow restarts;
    MakeSpec make_spec;  // none for a specification that was given as it is
    Term describe() const;
  };
  using Accepts =
      otp::Accepts<Call<StartChild, Result<Pid>>, Call<TerminateChild, Result<>>,
                   Call<WhichChildren, std::vector<ChildInfo>>, Call<CountChildren, ChildCounts>,
                   Cast<TryAgain>, Info<Exit>, Info<Message>>;

  Init<State> init(DynamicSupervisorSpec spec);
  Init<State> init(MakeSpec make_spec);
  /// Makes the specification anew and obeys it from now on; the children stay.
  Result<State> code_change(const Term& version, State& state, const Term& extra);

  Task<Reply<Result<Pid>>> handle_call(const StartChild&, From<Result<Pid>>, State&);
  Task<Reply<Result<>>> handle_call(const TerminateChild&, From<Result<>>, State&);
  Reply<std::vector<ChildInfo>> handle_call(const WhichChildren&, From<std::vector<ChildInfo>>,
                                            State&);
  Reply<ChildCounts> handle_call(const CountChildren&, From<ChildCounts>, State&);
  Task<NoReply> handle_cast(const TryAgain&, State&);
  Task<NoReply> handle_info(const Exit&, State&);
  NoReply handle_info(const Message&, State&);
  Task<> terminate(const ExitReason&, State&);

 private:
  Init<State> start_with(DynamicSupervisorSpec spec, MakeSpec make_spec);
  Task<Result<Pid>> start_process(const ChildSpec& spec, std::vector<Term> extra);
  Task<NoReply> restart(State& state, Pid predecessor);
  void forget(State& state, Pid pid);
  void decided(const State& state, const Child& child, Pid pid, trace::Decision decision);
};

}  // namespace otp
