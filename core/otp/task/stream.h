#pragma once

#include <map>
#include <optional>
#include <ranges>
#include <thread>
#include <utility>
#include <vector>

#include "otp/task/async.h"

namespace otp {

/// How a stream of tasks runs.
class StreamOptions {
 public:
  /// How many tasks run at the same time; by default one for each core.
  /// @throws ArgumentError for 0
  StreamOptions max_concurrency(std::size_t tasks) && {
    if (tasks == 0) throw ArgumentError("a stream must be allowed to run at least one task");
    max_concurrency_ = tasks;
    return std::move(*this);
  }
  /// Gives results as tasks finish instead of in the order of the inputs.
  StreamOptions unordered() && {
    is_ordered_ = false;
    return std::move(*this);
  }
  /// How long each task may take; by default 5 s. A task that takes longer ends the stream, see
  /// TaskStream::next.
  StreamOptions timeout(Timeout timeout) && {
    timeout_ = timeout;
    return std::move(*this);
  }
  /// Kills a task that takes too long, and goes on: its result is the reason `timeout`.
  StreamOptions kill_late_tasks() && {
    kills_late_tasks_ = true;
    return std::move(*this);
  }

  std::size_t max_concurrency() const { return max_concurrency_; }
  bool is_ordered() const { return is_ordered_; }
  Timeout timeout() const { return timeout_; }
  bool kills_late_tasks() const { return kills_late_tasks_; }

 private:
  std::size_t max_concurrency_ = std::max(1U, std::thread::hardware_concurrency());
  bool is_ordered_ = true;
  Timeout timeout_ = default_call_timeout;
  bool kills_late_tasks_ = false;
};

/// The results of one task for each input, computed while they are asked for:
///
///     auto squares = task::async_stream(self, std::vector{1, 2, 3}, &square);
///     while (auto result = co_await squares.next()) use(*result);
///
/// At most `max_concurrency` tasks run at a time; inputs are taken as there is room. Destroying the
/// stream kills the tasks that still run and leaves no message of theirs behind; when the process
/// itself ends, its links tell the tasks, and those without a link run on. See next for what
/// comes of tasks that fail or take too long.
///
/// Not guaranteed: that an input whose result has not been asked for is untouched; tasks begin
/// before that.
/// @thread the process that made it
template <class Inputs, class Starter>
class TaskStream {
 public:
  using Value = typename Starter::Value;

  TaskStream(Self self, Inputs inputs, StreamOptions options, Starter starter)
      : self_(self),
        inputs_(std::make_unique<Inputs>(std::move(inputs))),
        input_(std::ranges::begin(*inputs_)),
        options_(options),
        starter_(std::move(starter)) {}
  TaskStream(TaskStream&&) = default;
  ~TaskStream() { give_up_all(); }

  /// The next result; nothing after the last.
  /// - the value of a task
  /// - the reason with which a task ended, where that does not end the caller: the tasks are not
  ///   linked, or the caller traps exits
  /// - `timeout` for a task that was killed because it took too long
  ///
  /// Without kill_late_tasks a task that takes too long ends the stream: its tasks are killed, and
  /// the caller exits with `{timeout, call}`, which it can catch as ProcessExit.
  Task<std::optional<Result<Value>>> next() {
    for (;;) {
      if (auto result = take_result()) co_return result;
      while (running_.size() < options_.max_concurrency() && has_input()) {
        auto starting = start_next();
        co_await starting;
      }
      if (running_.empty()) co_return std::nullopt;
      co_await wait();
    }
  }

  /// At most `count` results; then the stream is stopped.
  Task<std::vector<Result<Value>>> take(std::size_t count) {
    std::vector<Result<Value>> results;
    while (results.size() < count) {
      auto result = co_await next();
      if (!result) break;
      results.push_back(std::move(*result));
    }
    co_await stop();
    co_return results;
  }
  /// All results.
  Task<std::vector<Result<Value>>> to_vector() { return take(SIZE_MAX); }

  /// Kills the tasks that still run and waits until they are gone. Nothing comes any more.
  Task<> stop() {
    forget_the_rest();
    for (auto& [ref, running] : running_) {
      running.deadline = TimePoint::max();
      self_.unlink(running.pid);
      self_.exit(running.pid, ExitReason::kill());
    }
    while (!running_.empty()) co_await wait();
    finished_.clear();
  }

 private:
  struct Running {
    Pid pid;
    std::size_t number = 0;  // of its input
    TimePoint deadline = TimePoint::max();
    std::optional<Result<Value>> result;  // once it is known; the process may still be there
  };

  bool has_input() const { return input_ != std::ranges::end(*inputs_); }

  /// Nothing is started, and nothing given, any more.
  void forget_the_rest() {
    input_ = std::ranges::end(*inputs_);
    finished_.clear();
  }

  Task<> start_next() {
    auto input = *input_;
    ++input_;
    auto starting = starter_.start(self_, std::move(input));
    Result<TaskRef<Value>> task = co_await starting;
    if (!task && task.error().is(Atom("max_children"))) {
      throw std::runtime_error("reached the maximum number of tasks for this task supervisor");
    }
    if (!task) self_.exit(ExitReason(task.error().reason));
    Timeout limit = options_.timeout();
    TimePoint deadline = limit.is_infinite() ? TimePoint::max() : limit.after(self_.now());
    running_[task->ref] = {task->pid, started_++, deadline, {}};
  }

  /// The first finished one, or that which comes next in order.
  std::optional<Result<Value>> take_result() {
    if (finished_.empty()) return std::nullopt;
    auto first = finished_.begin();
    if (options_.is_ordered() && first->first != given_) return std::nullopt;
    Result<Value> result = std::move(first->second);
    finished_.erase(first);
    ++given_;
    return result;
  }

  Task<> wait() {
    auto is_ours = [this](const Envelope& envelope) {
      return running_.contains(detail::outcome_ref<Value>(envelope));
    };
    auto message = co_await self_.receive_any_if(is_ours, detail::time_left(self_, deadline()));
    if (message) take_in(std::move(*message));
    else end_late_ones();
  }

  TimePoint deadline() const {
    TimePoint first = TimePoint::max();
    for (const auto& [ref, running] : running_) {
      if (!running.result) first = std::min(first, running.deadline);
    }
    return first;
  }

  /// A task has room for the next when its process is gone: then its Exit has come too.
  void take_in(Message message) {
    Ref ref = detail::outcome_ref<Value>(message.envelope());
    Running& running = running_.at(ref);
    bool is_gone = message.get<Down>() != nullptr;
    if (!running.result) running.result = detail::read_outcome<Value>(std::move(message));
    if (!is_gone) return;
    flush_exit(running.pid);
    std::size_t place = options_.is_ordered() ? running.number : ended_++;
    finished_.emplace(place, std::move(*running.result));
    running_.erase(ref);
  }

  void end_late_ones() {
    if (!options_.kills_late_tasks()) {
      give_up_all();
      forget_the_rest();
      self_.exit(tuple(atoms::timeout, Term::call("task::async_stream")));
    }
    for (auto& [ref, running] : running_) {
      if (running.result || running.deadline > self_.now()) continue;
      running.result = refuse(atoms::timeout);
      self_.unlink(running.pid);
      self_.exit(running.pid, ExitReason::kill());
    }
  }

  void give_up_all() {
    for (const auto& [ref, running] : running_) give_up(ref, running);
    running_.clear();
  }
  void give_up(Ref ref, const Running& running) {
    self_.unlink(running.pid);
    self_.exit(running.pid, ExitReason::kill());
    detail::forget<Value>(self_, ref);
    flush_exit(running.pid);
  }

  void flush_exit(Pid pid) {
    self_.process().flush([pid](const Envelope& envelope) {
      return envelope.type == &plain_type<Exit> && envelope.from == pid;
    });
  }

  Self self_;
  std::unique_ptr<Inputs> inputs_;
  std::ranges::iterator_t<Inputs> input_;
  StreamOptions options_;
  Starter starter_;
  std::map<Ref, Running> running_;
  std::map<std::size_t, Result<Value>> finished_;  // by the place in which they are given
  std::size_t started_ = 0;
  std::size_t ended_ = 0;
  std::size_t given_ = 0;
};

namespace detail {

/// Starts the task of one input as `task::async` does.
template <class Fn, class Input, class... Args>
struct LinkedStarter {
  using Value = TaskValue<Fn, Input, Args...>;
  Fn body;
  std::tuple<Args...> args;

  Task<Result<TaskRef<Value>>> start(Self self, Input input) {
    co_return std::apply(
        [&](const Args&... more) { return task::async(self, body, std::move(input), more...); },
        args);
  }
};

template <class Inputs>
using InputOf = std::ranges::range_value_t<Inputs>;

}  // namespace detail

namespace task {

/// A task of `body(input, args...)` for each input; see TaskStream.
template <std::ranges::input_range Inputs, class Fn, class... Args>
auto async_stream(Self self, Inputs inputs, StreamOptions options, Fn body, Args... args) {
  detail::check_body<Fn>();
  using Starter = detail::LinkedStarter<Fn, detail::InputOf<Inputs>, Args...>;
  return TaskStream<Inputs, Starter>(self, std::move(inputs), options,
                                     Starter{body, {std::move(args)...}});
}
template <std::ranges::input_range Inputs, class Fn, class... Args>
requires(!std::same_as<Fn, StreamOptions>) auto async_stream(Self self, Inputs inputs, Fn body,
                                                             Args... args) {
  return async_stream(self, std::move(inputs), StreamOptions(), body, std::move(args)...);
}

}  // namespace task

}  // namespace otp
