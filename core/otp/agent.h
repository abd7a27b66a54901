#pragma once

#include <functional>
#include <memory>
#include <type_traits>
#include <utility>

#include "otp/sys.h"

namespace otp {

namespace detail {

/// What is to be done with the value of an agent. It answers the call itself, since every request
/// has an answer of its own type.
template <class T>
class AgentWork {
 public:
  virtual ~AgentWork() = default;
  virtual Task<> run(Self agent, T& value, const From<Nothing>& from) = 0;
};

template <class Returned>
struct WithoutTask {
  using Type = std::conditional_t<std::is_void_v<Returned>, Nothing, Returned>;
};
template <class T>
struct WithoutTask<Task<T>> : WithoutTask<T> {};

/// A function for an agent is plain, or a coroutine that takes the agent's Self first.
template <class Fn, class... Args>
struct AgentFunction {
  static constexpr bool waits = std::invocable<Fn&, Self, Args...>;
  static auto call(Self self, Fn& function, Args... args) {
    if constexpr (waits) return function(self, std::forward<Args>(args)...);
    else return function(std::forward<Args>(args)...);
  }
  using Returned =
      decltype(call(Self(), std::declval<Fn&>(), std::forward<Args>(std::declval<Args>())...));
  /// What it gives in the end; Nothing for void.
  using Given = typename WithoutTask<Returned>::Type;

  static Task<Given> run(Self self, Fn& function, Args... args) {
    if constexpr (std::same_as<Returned, Given>) {
      co_return call(self, function, std::forward<Args>(args)...);
    } else if constexpr (std::is_void_v<Returned>) {
      call(self, function, std::forward<Args>(args)...);
      co_return Nothing{};
    } else {
      Returned running = call(self, function, std::forward<Args>(args)...);
      if constexpr (std::same_as<Returned, Task<>>) {
        co_await running;
        co_return Nothing{};
      } else {
        co_return co_await running;
      }
    }
  }
};

/// Makes the first value of an agent, in its process.
template <class T>
class AgentMaker {
 public:
  virtual ~AgentMaker() = default;
  virtual Task<T> make(Self agent) = 0;
};

template <class T, class Fn>
class MakerOf final : public AgentMaker<T> {
 public:
  explicit MakerOf(Fn function) : function_(std::move(function)) {}
  Task<T> make(Self agent) override { return AgentFunction<Fn>::run(agent, function_); }

 private:
  Fn function_;
};

template <class T, class Fn>
class AgentGet final : public AgentWork<T> {
 public:
  using Function = AgentFunction<Fn, const T&>;
  using Answer = typename Function::Given;
  explicit AgentGet(Fn function) : function_(std::move(function)) {}

  Task<> run(Self agent, T& value, const From<Nothing>& from) override {
    auto running = Function::run(agent, function_, value);
    Answer answer = co_await running;
    from.as<Answer>().reply(std::move(answer));
  }

 private:
  Fn function_;
};

template <class T, class Fn>
class AgentUpdate final : public AgentWork<T> {
 public:
  using Function = AgentFunction<Fn, T&>;
  explicit AgentUpdate(Fn function) : function_(std::move(function)) {}

  Task<> run(Self agent, T& value, const From<Nothing>& from) override {
    auto running = Function::run(agent, function_, value);
    if constexpr (std::same_as<typename Function::Given, Nothing>) {
      co_await running;
    } else {
      static_assert(std::convertible_to<typename Function::Given, T>,
                    "an update gives the agent's new value, or changes it in place and gives none");
      value = co_await running;
    }
    if (!from.pid().is_none()) from.reply(Nothing{});
  }

 private:
  Fn function_;
};

template <class Given, class T>
struct GetAndUpdate {
  using Answer = Given;
  static Answer store(Given given, T&) { return given; }
};
template <class R, class T>
struct GetAndUpdate<std::pair<R, T>, T> {
  using Answer = R;
  static Answer store(std::pair<R, T> given, T& value) {
    value = std::move(given.second);
    return std::move(given.first);
  }
};

template <class T, class Fn>
class AgentGetAndUpdate final : public AgentWork<T> {
 public:
  using Function = AgentFunction<Fn, T&>;
  using Both = GetAndUpdate<typename Function::Given, T>;
  using Answer = typename Both::Answer;
  explicit AgentGetAndUpdate(Fn function) : function_(std::move(function)) {}

  Task<> run(Self agent, T& value, const From<Nothing>& from) override {
    auto running = Function::run(agent, function_, value);
    Answer answer = Both::store(co_await running, value);
    from.as<Answer>().reply(std::move(answer));
  }

 private:
  Fn function_;
};

}  // namespace detail

/// A process that keeps a value, for others to read and to change with functions:
///
///     auto ten = or_exit(co_await agent::start_link(self, [] { return 10; }));
///     auto twenty = co_await agent::get(self, ten, [](const int& n) { return 2 * n; });
///     co_await agent::update(self, ten, [](int n) { return n + 1; });
///
/// See otp::agent for the operations and how they end. The functions run in the agent, one after
/// the other; while one runs, the others wait. One that throws ends the agent, and its value is
/// lost.
///
/// Not for values that are computed for long, or that many processes need all the time: an agent is
/// one process.
///
/// Not guaranteed: that a cast is done (the agent may end first).
/// @thread its functions run in the agent's process, one at a time
template <class T>
struct Agent : GenServer<Agent<T>> {
  using Work = std::shared_ptr<detail::AgentWork<T>>;
  /// The only message of an agent: do this with the value.
  class Apply {
   public:
    Apply(std::string_view what, Work work) : what_(what), work_(std::move(work)) {}
    detail::AgentWork<T>& work() const { return *work_; }
    Atom shown_name() const { return what_; }

   private:
    Atom what_;  // `get` and so on
    Work work_;
  };
  /// The value itself.
  struct State {
    T value;
    Term describe() const { return otp::describe(value); }
  };
  using Accepts = otp::Accepts<Call<Apply, Nothing>, Cast<Apply>>;

  Task<Init<State>> init(std::shared_ptr<detail::AgentMaker<T>> maker) {
    auto making = maker->make(this->self);
    T value = co_await making;
    co_return State{std::move(value)};
  }
  Task<Reply<Nothing>> handle_call(const Apply& apply, From<Nothing> from, State& state) {
    auto running = apply.work().run(this->self, state.value, from);
    co_await running;
    co_return noreply();
  }
  Task<NoReply> handle_cast(const Apply& apply, State& state) {
    From<Nothing> nobody;
    auto running = apply.work().run(this->self, state.value, nobody);
    co_await running;
    co_return noreply();
  }
  /// `change` makes the new value of the old one.
  Result<State> code_change(const Term&, const State& state, const std::function<T(T)>& change) {
    return State{change(state.value)};
  }
};

template <class T>
using AgentRef = ServerRef<Agent<T>>;

namespace detail {

template <class Make>
auto start_agent(Self self, bool links, StartOptions options, Make&& make) {
  using Function = std::remove_cvref_t<Make>;
  using T = typename AgentFunction<Function>::Given;
  std::shared_ptr<AgentMaker<T>> maker =
      std::make_shared<MakerOf<T, Function>>(std::forward<Make>(make));
  return StartingServer<Agent<T>, GivenFunction<Make>>(self, links, std::move(options),
                                                       std::move(maker));
}

/// Sends an agent something to do.
template <class Work, class Answer, class T, class Fn>
auto ask_agent(Self self, const AgentRef<T>& agent, std::string_view what, Fn&& function,
               Timeout timeout) {
  using Apply = typename Agent<T>::Apply;
  return Request<Answer, Apply, Role::Call, GivenFunction<Fn>>(
      self, agent.target(), Apply(what, std::make_shared<Work>(std::forward<Fn>(function))),
      timeout);
}

}  // namespace detail

/// Operations on agents.
///
/// A function for an agent is moved into it: let it capture values, never references. It is plain,
/// or a coroutine that takes the agent's Self first, `[](Self self, int n) -> Task<int> { ... }`,
/// and then the agent waits. One that has captured what owns memory cannot be written where its
/// request is awaited: name the request first.
///
/// What each gives to await fails like a call (see Request): `noproc`, `timeout` (the function
/// still runs, or will), or the reason with which the agent ended.
/// @thread any process
namespace agent {

/// Starts an agent with the value that `make()` gives, which runs in the agent. Gives the AgentRef,
/// or why there is none: `{already_started, pid}`, or for what `make` threw.
template <class Make>
auto start_link(Self self, StartOptions options, Make&& make) {
  return detail::start_agent(self, true, std::move(options), std::forward<Make>(make));
}
template <class Make>
auto start_link(Self self, Make&& make) {
  return agent::start_link(self, StartOptions(), std::forward<Make>(make));
}
/// The same without a link.
template <class Make>
auto start(Self self, StartOptions options, Make&& make) {
  return detail::start_agent(self, false, std::move(options), std::forward<Make>(make));
}
template <class Make>
auto start(Self self, Make&& make) {
  return agent::start(self, StartOptions(), std::forward<Make>(make));
}

/// What `function(value)` gives; the value stays.
template <class T, class Fn>
requires(!std::convertible_to<Fn, Timeout>) auto get(Self self, const AgentRef<T>& agent,
                                                     Fn&& function,
                                                     Timeout timeout = default_call_timeout) {
  using Work = detail::AgentGet<T, std::remove_cvref_t<Fn>>;
  return detail::ask_agent<Work, typename Work::Answer>(self, agent, "get",
                                                        std::forward<Fn>(function), timeout);
}
/// A copy of the value.
template <class T>
auto get(Self self, const AgentRef<T>& agent, Timeout timeout = default_call_timeout) {
  return get(
      self, agent, [](const T& value) { return value; }, timeout);
}

/// Changes the value: `function(value)` gives the new one, or takes it by reference, changes it,
/// and gives nothing.
template <class T, class Fn>
auto update(Self self, const AgentRef<T>& agent, Fn&& function,
            Timeout timeout = default_call_timeout) {
  using Work = detail::AgentUpdate<T, std::remove_cvref_t<Fn>>;
  return detail::ask_agent<Work, Nothing>(self, agent, "update", std::forward<Fn>(function),
                                          timeout);
}

/// Does both at once: `function(value)` gives a pair of the answer and the new value, or takes the
/// value by reference, changes it, and gives the answer.
template <class T, class Fn>
auto get_and_update(Self self, const AgentRef<T>& agent, Fn&& function,
                    Timeout timeout = default_call_timeout) {
  using Work = detail::AgentGetAndUpdate<T, std::remove_cvref_t<Fn>>;
  return detail::ask_agent<Work, typename Work::Answer>(self, agent, "get_and_update",
                                                        std::forward<Fn>(function), timeout);
}

/// Changes the value as `update` does, at some time; silent when there is no such agent.
template <class T, class Fn>
void cast(Self self, const AgentRef<T>& agent, Fn function) {
  using Work = detail::AgentUpdate<T, Fn>;
  self.cast(agent, typename Agent<T>::Apply("cast", std::make_shared<Work>(std::move(function))));
}

}  // namespace agent

}  // namespace otp
