#pragma once

#include <concepts>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "actor/pool.h"
#include "otp/gen_server.h"

namespace otp {

using trace::Restart;

/// Starts a process linked to the supervisor that calls it and gives its pid, or `ignore`, or why
/// not.
/// @thread any
class ChildStart {
 public:
  virtual ~ChildStart() = default;
  /// `extra` are the extra arguments of a DynamicSupervisor.
  virtual Task<Result<Pid>> operator()(Self supervisor, std::vector<Term> extra) const = 0;
  /// What it calls, for people: `{module, function, arguments}`.
  virtual Term shown() const = 0;
};

namespace detail {

template <class Fn>
concept StartsChild = std::copy_constructible<Fn> &&
    requires(const Fn& start, Self supervisor, std::vector<Term> extra) {
  { start(supervisor, extra) } -> std::convertible_to<Task<Result<Pid>>>;
};

/// A start is a function, which may say how it is shown.
template <StartsChild Fn>
class ChildStartOf final : public ChildStart {
 public:
  explicit ChildStartOf(Fn start) : start_(std::move(start)) {}
  Task<Result<Pid>> operator()(Self supervisor, std::vector<Term> extra) const override {
    return start_(supervisor, std::move(extra));
  }
  Term shown() const override {
    if constexpr (requires { start_.shown(); }) return start_.shown();
    else return Term::function();
  }

 private:
  Fn start_;
};

}  // namespace detail

/// How a supervisor starts, restarts and stops one child.
///
///     auto spec = child<Cache>("cache"_a, 100).restart(Restart::Transient).shutdown(10s);
///
/// Without options a child is permanent and has 5 s to stop; a supervisor has for ever. The
/// arguments are kept, and copied for each start.
/// @thread any
class ChildSpec {
 public:
  /// `start` is called as a ChildStart is; an empty `std::function` is refused by `check`.
  template <detail::StartsChild Start>
  ChildSpec(Term id, Start start) : id_(std::move(id)) {
    if constexpr (requires { start.target_type(); }) {
      if (!start) return;
    }
    start_ = pool::make_shared<const detail::ChildStartOf<Start>>(std::move(start));
  }

  ChildSpec id(Term id) && { return with(&ChildSpec::id_, std::move(id)); }
  ChildSpec restart(Restart restart) && { return with(&ChildSpec::restart_, restart); }
  /// How long the child may take to stop before it is killed.
  template <class Rep, class Period>
  ChildSpec shutdown(std::chrono::duration<Rep, Period> limit) && {
    return with(&ChildSpec::shutdown_, std::chrono::duration_cast<Duration>(limit));
  }
  ChildSpec shutdown(Timeout limit) && {
    return with(&ChildSpec::shutdown_, limit.is_infinite() ? for_ever : limit.duration());
  }
  /// Kill it at once; its terminate does not run.
  ChildSpec brutal_kill() && { return with(&ChildSpec::is_brutal_, true); }
  /// Its own end may end the supervisor, see AutoShutdown.
  ChildSpec significant() && { return with(&ChildSpec::is_significant_, true); }
  /// The child is a supervisor: it may take for ever to stop, and is counted as one.
  ChildSpec supervisor() && { return with(&ChildSpec::is_supervisor_, true); }

  const Term& id() const { return id_; }
  const ChildStart& start() const { return *start_; }
  Restart restart() const { return restart_.value_or(Restart::Permanent); }
  bool is_brutal() const { return is_brutal_; }
  bool is_significant() const { return is_significant_; }
  bool is_supervisor() const { return is_supervisor_; }
  bool is_temporary() const { return restart() == Restart::Temporary; }
  Timeout shutdown() const {
    Duration otherwise = is_supervisor_ ? for_ever : std::chrono::seconds(5);
    Duration limit = shutdown_.value_or(otherwise);
    return limit == for_ever ? infinity : Timeout(limit);
  }

  /// Names the mistake: `missing_id`, `missing_start`, `{invalid_shutdown, ms}`, or
  /// `{bad_combination, ...}` for a permanent significant child.
  Result<> check() const;
  /// The same with all options given.
  ChildSpec with_defaults() const;
  /// A map of the id, the start, and the options that were given.
  Term describe() const;

 private:
  static constexpr Duration for_ever = Duration::max();

  template <class Member, class T>
  ChildSpec with(Member ChildSpec::*member, T value) {
    this->*member = std::move(value);
    return std::move(*this);
  }

  Term id_;
  std::shared_ptr<const ChildStart> start_;
  std::optional<Duration> shutdown_;
  std::optional<Restart> restart_;
  bool is_brutal_ = false;
  bool is_significant_ = false;
  bool is_supervisor_ = false;
  bool shows_all_ = false;
};

namespace detail {

template <class S, class... Args>
Task<Result<Pid>> start_child_server(Self supervisor, StartOptions options, Args... args) {
  auto starting = start_link<S>(supervisor, std::move(options), std::move(args)...);
  auto started = co_await starting;
  if (!started) co_return std::unexpected(started.error());
  co_return started->target().resolve(supervisor.runtime());
}

template <class S, class... Args>
struct ServerStart {
  StartOptions options;
  std::tuple<Args...> arguments;

  Task<Result<Pid>> operator()(Self supervisor, std::vector<Term>) const {
    auto start = [&](const Args&... args) {
      return start_child_server<S>(supervisor, options, args...);
    };
    return std::apply(start, arguments);
  }
  Term shown() const {
    auto list = [](const Args&... args) { return Term::list({otp::describe(args)...}); };
    return tuple(atom_of_type<S>(), Atom("start_link"), std::apply(list, arguments));
  }
};

template <class Fn, class... Args>
Task<Result<Pid>> start_child_process(Self supervisor, Label label, Fn body, Args... args) {
  co_return supervisor.spawn_link(label, body, std::move(args)...);
}

}  // namespace detail

/// A child that is a server of the module `S`; each start begins with these arguments.
template <class S, class... Args>
ChildSpec child(Term id, StartOptions options, Args... args) {
  using Start = detail::ServerStart<S, Args...>;
  ChildSpec spec(std::move(id), Start{std::move(options), {std::move(args)...}});
  if constexpr (
      requires { S::process_kind; } || requires { S::is_supervisor_for_others; })
    return std::move(spec).supervisor();
  else return spec;
}
template <class S, detail::InitArgument... Args>
ChildSpec child(Term id, Args... args) {
  return child<S>(std::move(id), StartOptions(), std::move(args)...);
}

/// The specification that a module gives of itself: its name is the id. A module that wants other
/// options than the usual ones has a `static ChildSpec child_options(ChildSpec)` that sets them.
template <class S, class... Args>
ChildSpec default_child(Args... args) {
  ChildSpec spec = child<S>(atom_of_type<S>(), std::move(args)...);
  if constexpr (requires { S::child_options(spec); }) return S::child_options(std::move(spec));
  else return spec;
}

/// A child that is a plain process; it has no init, and starts at once.
template <class Fn, class... Args>
ChildSpec process_child(Term id, Label label, Fn body, Args... args) {
  return ChildSpec(std::move(id), [label, body, args...](Self supervisor, std::vector<Term>) {
    return detail::start_child_process(supervisor, label, body, args...);
  });
}

}  // namespace otp
