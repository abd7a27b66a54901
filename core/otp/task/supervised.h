#pragma once

#include <optional>
#include <tuple>
#include <utility>
#include <vector>

#include "otp/dynamic_supervisor.h"
#include "otp/task/stream.h"

/// Tasks under a supervisor, which is a DynamicSupervisor, limited by its `max_children`:
///
///     auto jobs = or_exit(co_await start_link<DynamicSupervisor>(self, DynamicSupervisorSpec()));
///     auto sum = or_exit(co_await task_supervisor::async_nolink(self, jobs, &add, 1, 2));
///     Result<int> three = co_await task::await(self, sum);
///
/// A supervised task is linked to its supervisor, which stops it when it is stopped itself, and
/// need not be linked to the process that waits for it.
/// @thread any process
namespace otp::task_supervisor {

using Supervisor = ServerRef<DynamicSupervisor>;

/// How a side job is supervised: `temporary`, with 5 s to stop, unless said otherwise.
class TaskOptions {
 public:
  TaskOptions restart(Restart restart) && {
    restart_ = restart;
    return std::move(*this);
  }
  TaskOptions shutdown(Timeout limit) && {
    shutdown_ = limit;
    return std::move(*this);
  }

  ChildSpec on(ChildSpec spec) const {
    return std::move(spec).restart(restart_).shutdown(shutdown_);
  }

 private:
  Restart restart_ = Restart::Temporary;
  Timeout shutdown_ = std::chrono::seconds(5);
};

namespace detail {

using otp::detail::check_body;
using otp::detail::TaskValue;

/// The owner of a task is ready for its value.
struct Begin {
  Alias owner;
};

/// Waits until its owner watches it; ends with the owner when that comes first.
template <class Fn, class... Args>
Task<> begun_task(Self self, Pid owner, Fn body, Args... args) {
  Ref monitor = self.monitor(owner);
  auto message = co_await self.receive<Begin, Down>();
  if (auto* down = std::get_if<Down>(&message))
    self.exit(ExitReason::shutdown(down->reason.term()));
  self.demonitor_and_flush(monitor);
  auto running =
      otp::detail::answered_task(self, std::get<Begin>(message).owner, body, std::move(args)...);
  co_await running;
}

Task<Result<Pid>> start(Self self, Supervisor supervisor, ChildSpec spec);

enum class Link { No, Yes };

template <class Fn, class... Args>
Task<Result<TaskRef<TaskValue<Fn, Args...>>>> async(Self self, Supervisor supervisor, Link link,
                                                    Fn body, Args... args) {
  check_body<Fn>();
  ChildSpec spec = process_child(Atom("task"), Label("Task"), &begun_task<Fn, Args...>, self.pid(),
                                 body, std::move(args)...);
  auto starting = start(self, supervisor, TaskOptions().on(std::move(spec)));
  Result<Pid> started = co_await starting;
  if (!started) co_return std::unexpected(started.error());
  if (link == Link::Yes) self.link(*started);
  Alias owner = self.monitor_with_alias(*started, AliasKind::Demonitor);
  self.send(*started, Begin{owner});
  co_return TaskRef<TaskValue<Fn, Args...>>{*started, owner.ref, self.pid()};
}

template <class Fn, class Input, class... Args>
struct SupervisedStarter {
  using Value = TaskValue<Fn, Input, Args...>;
  Supervisor supervisor;
  Link link;
  Fn body;
  std::tuple<Args...> args;

  Task<Result<TaskRef<Value>>> start(Self self, Input input) {
    return std::apply(
        [&](const Args&... more) {
          return async(self, supervisor, link, body, std::move(input), more...);
        },
        args);
  }
};

template <class Inputs, class Fn, class... Args>
auto stream(Self self, Supervisor supervisor, Link link, Inputs inputs, StreamOptions options,
            Fn body, Args... args) {
  check_body<Fn>();
  using Starter = SupervisedStarter<Fn, otp::detail::InputOf<Inputs>, Args...>;
  return TaskStream<Inputs, Starter>(
      self, std::move(inputs), options,
      Starter{std::move(supervisor), link, body, {std::move(args)...}});
}

}  // namespace detail

/// A task as `task::async` starts it, but supervised: linked to the caller too. Await it with the
/// functions of `task`. `max_children` when the supervisor's limit is reached, or why the
/// supervisor did not answer. The arguments must be copyable.
template <class Fn, class... Args>
Task<Result<TaskRef<detail::TaskValue<Fn, Args...>>>> async(Self self, Supervisor supervisor,
                                                            Fn body, Args... args) {
  return detail::async(self, std::move(supervisor), detail::Link::Yes, body, std::move(args)...);
}
/// The same without a link to the caller: a task that fails does not take it along.
template <class Fn, class... Args>
Task<Result<TaskRef<detail::TaskValue<Fn, Args...>>>> async_nolink(Self self, Supervisor supervisor,
                                                                   Fn body, Args... args) {
  return detail::async(self, std::move(supervisor), detail::Link::No, body, std::move(args)...);
}

/// Starts a task for its effect. `max_children` when the limit is reached.
template <class Fn, class... Args>
Task<Result<Pid>> start_child(Self self, Supervisor supervisor, TaskOptions options, Fn body,
                              Args... args) {
  otp::detail::check_body<Fn>();
  ChildSpec spec = task_child(Atom("task"), body, std::move(args)...);
  return detail::start(self, std::move(supervisor), options.on(std::move(spec)));
}
template <class Fn, class... Args>
requires(!std::same_as<Fn, TaskOptions>) Task<Result<Pid>> start_child(Self self,
                                                                       Supervisor supervisor,
                                                                       Fn body, Args... args) {
  return start_child(self, std::move(supervisor), TaskOptions(), body, std::move(args)...);
}

/// Stops a task. `not_found`.
Task<Result<>> terminate_child(Self self, Supervisor supervisor, Pid task);
/// The tasks that run.
Task<Result<std::vector<Pid>>> children(Self self, Supervisor supervisor);

/// A stream of supervised tasks that are linked to the caller; see TaskStream. Let it run no more
/// tasks at a time than the supervisor allows: one that cannot be started ends the caller.
template <std::ranges::input_range Inputs, class Fn, class... Args>
auto async_stream(Self self, Supervisor supervisor, Inputs inputs, StreamOptions options, Fn body,
                  Args... args) {
  return detail::stream(self, std::move(supervisor), detail::Link::Yes, std::move(inputs), options,
                        body, std::move(args)...);
}
/// The same without a link to the caller: the result of a task that fails is its reason.
template <std::ranges::input_range Inputs, class Fn, class... Args>
auto async_stream_nolink(Self self, Supervisor supervisor, Inputs inputs, StreamOptions options,
                         Fn body, Args... args) {
  return detail::stream(self, std::move(supervisor), detail::Link::No, std::move(inputs), options,
                        body, std::move(args)...);
}

}  // namespace otp::task_supervisor
