#pragma once

#include <algorithm>
#include <concepts>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/small_map.h"
#include "otp/child_spec.h"

namespace otp {

/// The result of a task on its way to its owner: `{ref, value}`. A server that starts tasks and
/// does not wait for them accepts `Info<TaskResult<T>>` and `Info<Down>`.
template <class T>
struct TaskResult {
  Ref ref;
  T value;
  Term describe() const { return tuple(ref, otp::describe(value)); }
};

/// A task that gives a `T`, and the process that may await it: the one that started it.
template <class T>
struct TaskRef {
  Pid pid;  // none for a task that was complete from the start
  Ref ref;  // of the monitor, which is also the address that the result is sent to
  Pid owner;
  Term describe() const { return Term::record(Atom("Task"), {{Atom("pid"), pid}}); }
};

namespace detail {

template <class T>
struct AwaitedType {
  using Type = T;
};
template <>
struct AwaitedType<void> {
  using Type = Nothing;
};
template <class T>
struct AwaitedType<Task<T>> : AwaitedType<T> {};

/// What a task body gives: a function of `(Self, args...)` or `(args...)`, plain or a coroutine.
template <class Fn, class... Args>
struct BodyOf {
  static constexpr bool takes_self = std::invocable<Fn, Self, Args...>;
  static auto run(Self self, Fn& body, Args&... args) {
    if constexpr (takes_self) return body(self, std::move(args)...);
    else return body(std::move(args)...);
  }
  using Returned = decltype(run(Self(), std::declval<Fn&>(), std::declval<Args&>()...));
  using Value = typename AwaitedType<Returned>::Type;
};
template <class Fn, class... Args>
using TaskValue = typename BodyOf<Fn, Args...>::Value;

template <class Fn, class... Args>
Task<TaskValue<Fn, Args...>> run_body(Self self, Fn body, Args... args) {
  using Body = BodyOf<Fn, Args...>;
  using Returned = typename Body::Returned;
  if constexpr (std::is_void_v<Returned>) {
    Body::run(self, body, args...);
    co_return Nothing{};
  } else if constexpr (std::same_as<Returned, Task<>>) {
    Returned running = Body::run(self, body, args...);
    co_await running;
    co_return Nothing{};
  } else if constexpr (std::same_as<Returned, Task<TaskValue<Fn, Args...>>>) {
    Returned running = Body::run(self, body, args...);
    co_return co_await running;
  } else {
    co_return Body::run(self, body, args...);
  }
}

/// Ends a task whose body has failed, for the reason of the current exception, and reports it.
[[noreturn]] void end_failed_task(Self self, Pid owner);

/// Runs the body; how it ends is how the process ends.
template <class Fn, class... Args>
Task<> unanswered_task(Self self, Pid owner, Fn body, Args... args) {
  try {
    auto running = run_body(self, body, std::move(args)...);
    co_await running;
  } catch (...) {
    end_failed_task(self, owner);
  }
}

/// The same, and sends the value to the owner.
template <class Fn, class... Args>
Task<> answered_task(Self self, Alias owner, Fn body, Args... args) {
  using Value = TaskValue<Fn, Args...>;
  try {
    auto running = run_body(self, body, std::move(args)...);
    Value value = co_await running;
    self.send(owner, TaskResult<Value>{owner.ref, std::move(value)});
  } catch (...) {
    end_failed_task(self, owner.pid);
  }
}

inline const Atom task_label{"Task"};

template <class T>
void check_owner(Self self, const TaskRef<T>& task) {
  if (task.owner == self.pid()) return;
  throw ArgumentError("only the process that started a task may await it: " + task.owner.text());
}

/// The reference of the task that the message is an outcome of; none for every other message.
template <class T>
Ref outcome_ref(const Envelope& envelope) {
  auto& message = const_cast<Envelope&>(envelope);
  if (envelope.type == &plain_type<TaskResult<T>>) {
    return value_of<Role::Info, TaskResult<T>>(message).ref;
  }
  return envelope.type == &plain_type<Down> ? value_of<Role::Down, Down>(message).ref : Ref{};
}

/// What a message of a task says: its value, or why there is none.
template <class T>
Result<T> read_outcome(Message message) {
  if (const Down* down = message.get<Down>()) return refuse(down->reason.term());
  return take_value<TaskResult<T>>(std::move(message)).value;
}

/// Gives up what may still come of a task.
template <class T>
void forget(Self self, Ref ref) {
  self.demonitor_and_flush(ref);
  self.process().flush([ref](const Envelope& envelope) { return outcome_ref<T>(envelope) == ref; });
}

/// Tasks that have no outcome yet, by their references.
using OpenTasks = SmallMap<Ref, std::size_t>;

template <class T>
OpenTasks open_tasks(Self self, const std::vector<TaskRef<T>>& tasks) {
  OpenTasks open;
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    check_owner(self, tasks[i]);
    if (!open.contains(tasks[i].ref)) open[tasks[i].ref] = i;
  }
  return open;
}

template <class T>
void check_is_process(const TaskRef<T>& task) {
  if (task.pid.is_none()) throw ArgumentError("this task was complete from the start: await it");
}

/// Where a task that is several times in the list is first.
template <class T>
std::size_t first_place(const TaskRef<T>& task, const std::vector<TaskRef<T>>& tasks) {
  return static_cast<std::size_t>(std::ranges::find(tasks, task.ref, &TaskRef<T>::ref) -
                                  tasks.begin());
}

/// Does the owner's monitor of a task still wait for its end?
inline bool is_watched(Self self, Ref task) {
  const Relations* relations = self.process().known_relations();
  return relations != nullptr && relations->monitors.contains(task);
}

template <class T>
struct TaskOutcome {
  std::size_t index;
  Result<T> result;
};

/// The outcome of the first task that has one within the time; the task is open no longer.
template <class T>
Task<std::optional<TaskOutcome<T>>> next_outcome(Self self, OpenTasks& open, Timeout timeout) {
  auto is_wanted = [&open](const Envelope& envelope) {
    return open.contains(outcome_ref<T>(envelope));
  };
  auto message = co_await self.receive_any_if(is_wanted, timeout);
  if (!message) co_return std::nullopt;
  Ref ref = outcome_ref<T>(message->envelope());
  TaskOutcome<T> outcome{*open.find(ref), read_outcome<T>(std::move(*message))};
  open.erase(ref);
  if (outcome.result) forget<T>(self, ref);
  co_return outcome;
}

inline Term await_call() { return Term::call("task::await"); }

inline Timeout time_left(Self self, TimePoint deadline) {
  if (deadline == TimePoint::max()) return infinity;
  return std::max(deadline - self.now(), Duration::zero());
}

}  // namespace detail

/// Tasks: processes that compute one value.
///
///     std::int64_t sum(std::int64_t a, std::int64_t b) { return a + b; }
///
///     auto task = task::async(self, &sum, 1, 2);
///     Result<std::int64_t> three = co_await task::await(self, task);
///
/// The body of a task is a function of `(args...)` or of `(Self, args...)`, plain or a coroutine;
/// as the body of every process it must not capture. A body that throws ends the task, and the task
/// is reported (`task_terminate`), unless it exits with `normal` or a shutdown.
///
/// Not guaranteed: that a task whose value nobody takes in time does not run on; see shutdown.
/// @thread owner: the process that started a task
namespace task {

/// Starts a task that is linked to the caller and sends it its value, see TaskResult. Await it, or
/// take the message: one of the two must happen.
///
/// A task that fails takes a caller along that does not trap exits; the end of the caller ends the
/// task. See task_supervisor for tasks that fail alone.
template <class Fn, class... Args>
TaskRef<detail::TaskValue<Fn, Args...>> async(Self self, Fn body, Args... args) {
  detail::check_body<Fn>();
  Alias owner{self.pid(), self.make_ref()};
  SpawnRequest request{
      .parent = &self.process(), .link = true, .monitor = owner.ref, .label = detail::task_label};
  Pid pid = detail::spawn(self.runtime(), request, &detail::answered_task<Fn, Args...>, owner, body,
                          std::move(args)...)
                .pid;
  self.process().add_alias(owner.ref, AliasKind::Demonitor);
  return {pid, owner.ref, self.pid()};
}

/// A task that is complete from the start, without a process: for a value that is there already,
/// where one is expected that must be awaited.
template <class T>
TaskRef<T> completed(Self self, T value) {
  Ref ref = self.make_ref();
  self.send(self.pid(), TaskResult<T>{ref, std::move(value)});
  return {{}, ref, self.pid()};
}

/// Starts a task for its effect: nothing comes back, and nobody is told when it fails.
template <class Fn, class... Args>
Pid start(Self self, Fn body, Args... args) {
  detail::check_body<Fn>();
  return self.spawn(SpawnOptions(Label("Task")), &detail::unanswered_task<Fn, Args...>, self.pid(),
                    body, std::move(args)...);
}
/// The same with a link to the caller.
template <class Fn, class... Args>
Pid start_link(Self self, Fn body, Args... args) {
  detail::check_body<Fn>();
  return self.spawn_link(SpawnOptions(Label("Task")), &detail::unanswered_task<Fn, Args...>,
                         self.pid(), body, std::move(args)...);
}

/// The value of a task.
/// - the value, when it comes within the limit
/// - `{timeout, call}`: none came; the task goes on, still linked, and its value will be dropped
/// - `{reason, call}`: the task ended with that reason
/// @throws ArgumentError in a process that did not start the task
template <class T>
Task<Result<T>> await(Self self, TaskRef<T> task, Timeout timeout = default_call_timeout) {
  auto open = detail::open_tasks(self, std::vector{task});
  auto outcome = co_await detail::next_outcome<T>(self, open, timeout);
  if (!outcome) {
    detail::forget<T>(self, task.ref);
    co_return refuse(tuple(atoms::timeout, detail::await_call()));
  }
  if (outcome->result) co_return std::move(outcome->result);
  co_return refuse(tuple(outcome->result.error().reason, detail::await_call()));
}

/// The values of several tasks in the order of the tasks. The limit is for all of them together.
/// - all the values
/// - `{timeout, call}` when one has not come within the limit
/// - `{reason, call}` as soon as one has ended without a value
/// In the last two cases the tasks go on, and their values will be dropped.
/// @throws ArgumentError in a process that did not start the tasks
template <class T>
Task<Result<std::vector<T>>> await_many(Self self, std::vector<TaskRef<T>> tasks,
                                        Timeout timeout = default_call_timeout) {
  auto open = detail::open_tasks(self, tasks);
  if (!std::copy_constructible<T> && open.size() < tasks.size()) {
    throw ArgumentError("a task is twice in the list, and its value cannot be copied");
  }
  TimePoint deadline = timeout.is_infinite() ? TimePoint::max() : timeout.after(self.now());
  std::vector<std::optional<T>> values(tasks.size());
  while (!open.empty()) {
    auto outcome = co_await detail::next_outcome<T>(self, open, detail::time_left(self, deadline));
    if (outcome && outcome->result) {
      values[outcome->index] = std::move(*outcome->result);
      continue;
    }
    for (const TaskRef<T>& task : tasks) detail::forget<T>(self, task.ref);
    Term why = outcome ? outcome->result.error().reason : Term(atoms::timeout);
    co_return refuse(tuple(why, detail::await_call()));
  }
  std::vector<T> all;
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    if (values[i]) all.push_back(std::move(*values[i]));
    else if constexpr (std::copy_constructible<T>)
      all.push_back(all[detail::first_place(tasks[i], tasks)]);
  }
  co_return all;
}

/// What has come of a task.
/// - the value, or the bare reason with which the task ended
/// - nothing, when it goes on after the limit; ask again as often as you like
/// @throws ArgumentError in a process that did not start the task
template <class T>
Task<std::optional<Result<T>>> yield(Self self, TaskRef<T> task,
                                     Timeout timeout = default_call_timeout) {
  auto open = detail::open_tasks(self, std::vector{task});
  auto outcome = co_await detail::next_outcome<T>(self, open, timeout);
  if (!outcome) co_return std::nullopt;
  co_return std::move(outcome->result);
}

/// The same for several tasks, in the order of the tasks; the limit is for all of them together.
template <class T>
Task<std::vector<std::optional<Result<T>>>> yield_many(Self self, std::vector<TaskRef<T>> tasks,
                                                       Timeout timeout = default_call_timeout) {
  auto open = detail::open_tasks(self, tasks);
  TimePoint deadline = timeout.is_infinite() ? TimePoint::max() : timeout.after(self.now());
  std::vector<std::optional<Result<T>>> results(tasks.size());
  while (!open.empty()) {
    auto outcome = co_await detail::next_outcome<T>(self, open, detail::time_left(self, deadline));
    if (!outcome) break;
    results[outcome->index] = std::move(outcome->result);
  }
  co_return results;
}

/// Lets a task go its own way: the link and the monitor are taken away.
/// - the value or the reason, when there is one already
/// - else nothing; its value will be dropped
/// @throws ArgumentError in a process that did not start the task, and for a completed one
template <class T>
Task<std::optional<Result<T>>> ignore(Self self, TaskRef<T> task) {
  detail::check_is_process(task);
  auto looking = yield(self, task, std::chrono::seconds(0));
  auto outcome = co_await looking;
  if (!outcome || *outcome) self.unlink(task.pid);
  if (!outcome) detail::forget<T>(self, task.ref);
  co_return outcome;
}

}  // namespace task

namespace detail {

/// Tells a task to end and waits until it is gone; kills it after `patience`.
template <class T>
Task<std::optional<Result<T>>> end_task(Self self, TaskRef<T> task, ExitReason signal,
                                        ExitReason expected, Timeout patience) {
  check_owner(self, task);
  check_is_process(task);
  Ref monitor = self.monitor(task.pid);
  self.unlink(task.pid);
  self.exit(task.pid, signal);
  auto is_gone = [monitor](const Down& down) { return down.ref == monitor; };
  auto down = co_await self.receive_if<Down>(is_gone, patience);
  if (!down) {
    self.exit(task.pid, ExitReason::kill());
    down = co_await self.receive_if<Down>(is_gone);
  }
  // Its value, or the end that its own monitor sees. A task that was ending already can look as if
  // it had never been (noproc) to the monitor of now; what the older one says is still to come
  // then.
  auto looking = task::yield(self, task, is_watched(self, task.ref) ? infinity : Duration::zero());
  auto outcome = co_await looking;
  ExitReason reason = outcome && !*outcome ? ExitReason(outcome->error().reason) : down->reason;
  forget<T>(self, task.ref);
  if (outcome && *outcome) co_return outcome;
  if (reason == expected) co_return std::nullopt;
  co_return refuse(reason.term());
}

}  // namespace detail

namespace task {

/// Ends a task and waits until it is gone. It gets the exit signal `shutdown`, and is killed when
/// it has not obeyed within `patience`. The caller is unlinked from it first.
/// - the value, when it had come already
/// - nothing, when the task ended as it was told
/// - else the reason with which it ended: `killed` for one that did not obey
/// @throws ArgumentError in a process that did not start the task, and for a completed one
template <class T>
Task<std::optional<Result<T>>> shutdown(Self self, TaskRef<T> task,
                                        Timeout patience = std::chrono::seconds(5)) {
  return detail::end_task(self, task, ExitReason::shutdown(), ExitReason::shutdown(), patience);
}
/// Kills a task at once; else the same. `killed` is what it was told.
template <class T>
Task<std::optional<Result<T>>> brutal_kill(Self self, TaskRef<T> task) {
  return detail::end_task(self, task, ExitReason::kill(), ExitReason::killed(), infinity);
}

}  // namespace task

/// A child that is a task: it runs once and is forgotten, whatever comes of it, unless
/// `.restart(...)` says otherwise.
template <class Fn, class... Args>
ChildSpec task_child(Term id, Fn body, Args... args) {
  return process_child(
             std::move(id), Label("Task"),
             [](Self self, Fn its_body, Args... its_args) {
               return detail::unanswered_task(self, self.process().life().parent, its_body,
                                              std::move(its_args)...);
             },
             body, std::move(args)...)
      .restart(Restart::Temporary);
}

}  // namespace otp
