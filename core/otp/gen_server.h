#pragma once

#include <optional>
#include <tuple>
#include <utility>

#include "base/compact.h"
#include "otp/dispatch.h"
#include "otp/protocol_of.h"
#include "otp/starting.h"

namespace otp {

template <class S>
class ServerBody;  // below

/// The base of a server module, in place of `use GenServer`: a process that keeps a state and
/// serves messages one after the other.
///
///     struct Counter : GenServer<Counter> {
///       struct Get {};
///       struct Add {
///         int by;
///       };
///       struct State {
///         int count;
///       };
///       using Accepts = otp::Accepts<Call<Get, int>, Cast<Add>>;
///
///       Init<State> init(int first) { return State{first}; }
///       Reply<int> handle_call(const Get&, From<int>, State& state) { return reply(state.count); }
///       NoReply handle_cast(const Add& add, State& state) {
///         state.count += add.by;
///         return noreply();
///       }
///     };
///
///     auto counter = or_exit(co_await start_link<Counter>(self, 1));
///     self.cast(counter, Counter::Add{2});
///     Result<int> three = co_await self.call(counter, Counter::Get{});
///
/// A module has a `State` (all its data), an `Accepts` table, `init(args...)`, and a handler for
/// each row. It has no data members, so that restarts, `sys` and code change see all there is.
/// Handlers that must wait are coroutines (`Task<Reply<R>>`); the server takes no other message
/// meanwhile.
///
/// - `Init<State> init(args...)` runs first, in the new process, while the starter waits. A state
///   starts the server; `ignore()` and `stop(reason)` do not, and `terminate` is not run.
/// - `Reply<R> handle_call(const M&, From<R>, State&)` answers a call.
/// - `NoReply handle_cast(const M&, State&)`, `handle_info`, `handle_continue` do the rest.
/// - `void terminate(const ExitReason&, State&)`, optional, runs when a handler stops the server or
///   throws, when it is stopped by request, and, if it traps exits, when its parent ends. It is
///   **not** run when an exit signal ends a server that does not trap exits, nor on `kill`.
///
/// A message of no row: without any row of its kind a plain message is logged and dropped; else the
/// server ends with `function_clause`.
///
/// When a handler throws, a State that is small and plain, or whose module says
/// `static constexpr bool rolls_back_state = true`, is brought back to what it was before.
///
/// - `Term format_status(const State&)`, optional, is the state as people see it, in the status, in
///   reports and in tools; without it `describe(state)`. It can hide a password; `sys::get_state`
///   still gives the truth.
/// - `Result<State> code_change(const Term& version, OldState&, const Extra&)`, optional: see
///   sys::change_code.
///
/// Not guaranteed: that a cast is served (the server may end first), that terminate runs, or that
/// casts of different senders are served in the order in which they were sent.
/// @thread all handlers run in the server's process, one at a time
template <class Module>
class GenServer {
 public:
  /// What runs a module of this kind.
  template <class S>
  using Body = ServerBody<S>;
  void attach(Self running) { self = running; }

 protected:
  /// The server's process; see Self.
  Self self;
};

/// A server of the module `S` while it runs.
template <class S>
class ServerBody : public ServerLoop {
 public:
  using State = typename S::State;

  ServerBody(Process& process, Start start) : ServerLoop(process, std::move(start)) {
    static_assert(sizeof(S) == sizeof(GenServer<S>),
                  "keep all data in State: a server module has no hidden state");
    static_assert(detail::conforms<S, typename S::Accepts>);
    module_.attach(self());
  }

  /// Takes over from a server of another version, with this state.
  ServerBody(ServerLoop&& version, State state)
      : ServerLoop(std::move(version)), state_(std::move(state)) {
    module_.attach(self());
    wait_idle();
  }

  /// Takes over what a server of this kind keeps beside its state.
  template <class Old>
  void take_over(ServerBody<Old>&) {
    static_assert(std::same_as<typename Old::template Body<Old>, ServerBody<Old>>,
                  "a stage can only go on as a stage");
  }

  /// @pre init has given a state
  State& state() { return *state_; }
  S& module() { return module_; }
  /// Serves from now on as a server of the module `New`, with this state.
  template <class New>
  void go_on_as(typename New::State state);

  void* state_of_type(const std::type_info& type) final {
    return state_ && type == typeid(State) ? &*state_ : nullptr;
  }
  Term describe_state() const final {
    if (!state_) return {};
    return described([this]() -> Term {
      if constexpr (detail::FormatsStatus<S>) return S().format_status(*state_);
      else return describe(*state_);
    });
  }
  void compact() final {
    if (state_) otp::compact(*state_);
  }

 protected:
  using Table = detail::Dispatch<S, typename S::Accepts>;

  Handling handle(const Message& message) override {
    return Table::handle({module_, *state_, self(), message, emitted_});
  }
  Handling handle_continue(const Message& message) override {
    return Table::handle_continue({module_, *state_, self(), message, emitted_});
  }
  Handling run_terminate(const ExitReason& reason) final {
    if constexpr (detail::Terminates<S>) {
      if constexpr (std::is_void_v<decltype(module_.terminate(reason, *state_))>) {
        module_.terminate(reason, *state_);
      } else {
        return finish_later(module_.terminate(reason, *state_));
      }
    }
    return Outcome{};
  }
  void save_state() final {
    if constexpr (rolls_back) saved_ = *state_;
  }
  void restore_state() final {
    if constexpr (rolls_back) *state_ = *saved_;
  }

  Handling initialise(auto&& init) {
    using Returned = decltype(init());
    if constexpr (std::same_as<Returned, Task<Init<State>>>) {
      return initialise_later(init());
    } else {
      try {
        return begin_with(Init<State>(init()));
      } catch (Init<State>& thrown) {
        return begin_with(std::move(thrown));
      }
    }
  }

  void begin_with_state(std::optional<State> state) { state_ = std::move(state); }

  S module_;
  [[no_unique_address]] typename detail::ResultsOf<S>::Emitted emitted_;

 private:
  static constexpr bool rolls_back = [] {
    if constexpr (requires { S::rolls_back_state; }) return S::rolls_back_state;
    else return std::is_trivially_copyable_v<State> && sizeof(State) <= 64;
  }();
  struct NoState {
    template <class T>
    NoState(const T&) {}
    NoState() = default;
  };

  Outcome begin_with(Init<State> init) {
    begin_with_state(std::move(init.state));
    return std::move(init).take_outcome();
  }
  Task<Outcome> initialise_later(Task<Init<State>> init) {
    try {
      co_return begin_with(co_await init);
    } catch (Init<State>& thrown) {
      co_return begin_with(std::move(thrown));
    }
  }
  static Task<Outcome> finish_later(Task<> terminate) {
    co_await terminate;
    co_return Outcome{};
  }

  std::optional<State> state_;
  [[no_unique_address]] std::conditional_t<rolls_back, std::optional<State>, NoState> saved_;
};

template <class S>
template <class New>
void ServerBody<S>::go_on_as(typename New::State state) {
  if constexpr (std::same_as<New, S>) {
    *state_ = std::move(state);
  } else {
    detail::offer_protocol<New>(process().runtime());
    process().change_label(atom_of_type<New>());
    using Successor = typename New::template Body<New>;
    auto successor = std::make_unique<Successor>(std::move(*this), std::move(state));
    successor->take_over(static_cast<typename S::template Body<S>&>(*this));
    process().become(std::move(successor));
  }
}

namespace detail {

template <class S, class... Args>
class StartedBody final : public S::template Body<S> {
 public:
  StartedBody(Process& process, ServerLoop::Start start, Args... args)
      : S::template Body<S>(process, std::move(start)), args_(std::move(args)...) {}

 private:
  ServerLoop::Handling init() override {
    return this->initialise([this] {
      return std::apply([this](Args&... args) { return this->module_.init(std::move(args)...); },
                        args_);
    });
  }

  std::tuple<Args...> args_;
};

/// A server that is starting, with these arguments of init.
template <class S, class... Given>
class StartingServer final : public Starting {
 public:
  template <class... Args>
  StartingServer(Self self, bool links, StartOptions options, Args... args)
      : Starting(self, links, std::move(options)) {
    offer_protocol<S>(self.runtime());
    launch(atom_of_type<S>(), kind_of<S>(), [&](Process& process, ServerLoop::Start start) {
      return std::make_unique<StartedBody<S, Args...>>(process, std::move(start),
                                                       std::move(args)...);
    });
  }

  auto operator co_await() && {
    static_assert((!destroyed_twice<Given> && ...),
                  "name the start first, then await it: what init is given owns something, and "
                  "g++ 12 would destroy it twice in 'co_await start_link(...)'");
    return static_cast<StartingServer&>(*this).operator co_await();
  }
  auto operator co_await() & {
    struct Awaiter final : Waiting {
      using Waiting::Waiting;
      Result<ServerRef<S>> await_resume() {
        Result<Pid> started = this->starting_.verdict();
        if (!started) return std::unexpected(started.error());
        return ServerRef<S>(*started);
      }
    };
    return Awaiter(*this);
  }

 private:
  template <class Module>
  static constexpr trace::ProcessKind kind_of() {
    if constexpr (requires { Module::process_kind; }) return Module::process_kind;
    else return trace::ProcessKind::Server;
  }
};

/// An argument of init, as opposed to the options of the start.
template <class Arg>
concept InitArgument = !std::same_as<Arg, StartOptions>;

}  // namespace detail

/// Starts a server that is linked to the caller, which becomes its parent: `co_await
/// start_link<Counter>(self, 0)` waits for init and gives `Result<ServerRef<Counter>>`.
/// - the server, once init has given a state;
/// - `ignore` when init ignored;
/// - `{already_started, pid}` when the name is in use; init is not run;
/// - `timeout` when init took longer than the options allow; the process is killed;
/// - else the reason of `stop(reason)`, or of what init threw. The link has told the caller too.
/// @throws ArgumentError when a name service that is to name the server cannot
/// @thread owner
template <class S, class... Args>
auto start_link(Self self, StartOptions options, Args... args) {
  return detail::StartingServer<S, Args...>(self, true, std::move(options), std::move(args)...);
}
template <class S, detail::InitArgument... Args>
auto start_link(Self self, Args... args) {
  return detail::StartingServer<S, Args...>(self, true, StartOptions(), std::move(args)...);
}

/// The same without a link: the server has no parent.
template <class S, class... Args>
auto start(Self self, StartOptions options, Args... args) {
  return detail::StartingServer<S, Args...>(self, false, std::move(options), std::move(args)...);
}
template <class S, detail::InitArgument... Args>
auto start(Self self, Args... args) {
  return detail::StartingServer<S, Args...>(self, false, StartOptions(), std::move(args)...);
}

}  // namespace otp
