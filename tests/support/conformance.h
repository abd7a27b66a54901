#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "otp/dynamic_supervisor.h"
#include "otp/registry.h"
#include "otp/special_loop.h"
#include "otp/supervisor.h"
#include "otp/sys.h"

/// Runs small scenarios on the runtime and compares their traces, line by line, with what a real
/// BEAM printed for the same scenarios (tests/data/conformance/*.expected).
namespace conf {

using namespace otp;
using namespace otp::literals;
using namespace std::chrono_literals;

/// One run of one block: its lines in the order in which they happened, the roles of its processes,
/// and what was logged.
/// @thread any
class Run {
 public:
  // Lines
  void say(std::string text);
  void say(const std::string& label, const Term& term) { say(label + ": " + show(term)); }
  /// A group of lines whose order is not part of the behaviour.
  void say_any(std::vector<std::string> lines);
  std::vector<std::string> lines() const;

  /// `label -> value`, or `label -> raise Error` / `label -> exit reason` when `act` throws.
  void attempt(const std::string& label, const std::function<Term()>& act);
  /// What came of a call: `label -> answer` or `label -> exit reason`.
  template <class T>
  void called(const std::string& label, const Result<T>& result) {
    say(label + " -> " + outcome(result));
  }
  template <class T>
  std::string outcome(const Result<T>& result) const {
    if (!result) return "exit " + show(result.error().reason);
    if constexpr (std::is_void_v<T>) return ":ok";
    else return show(describe(*result));
  }
  /// What came of a start or another request that refuses with `{:error, reason}`: `{:ok, value}`,
  /// `:ok` for no value, `:ignore` or the error.
  template <class T>
  void answered(const std::string& label, const Result<T>& result) {
    say(label + " -> " + answer(result));
  }
  template <class T>
  std::string answer(const Result<T>& result) const {
    if (!result && result.error().is(atoms::ignore)) return ":ignore";
    if (!result) return show(tuple(atoms::error, result.error().reason));
    if constexpr (std::is_void_v<T>) return ":ok";
    else return show(tuple(atoms::ok, describe(*result)));
  }

  // Roles
  /// Names a process or a reference; a second one of the same role is shown as `name#2`.
  Pid role(Pid pid, const std::string& name);
  Ref role(Ref ref, const std::string& name);
  /// The process that has a role, or none.
  Pid find(const std::string& shown) const;
  std::string role_of(const Term& pid_or_ref) const;
  /// A term as the traces print it.
  std::string show(const Term& term) const;

  // Logs
  void log(const Report& report);
  std::vector<std::string> logged() const;

 private:
  void give_role(const Term& id, const std::string& name);

  mutable std::recursive_mutex mutex_;
  std::vector<std::string> lines_;
  std::vector<std::string> logged_;
  std::map<Term, std::string> roles_;
  std::map<std::string, Term> by_role_;
  std::map<std::string, int> counts_;
};

// Waiting: all in the calling process

/// Polls until a condition holds; false if it does not within 5 s.
Task<bool> until(Self self, std::function<bool()> holds);
/// Waits until a process has this role.
Task<Pid> who(Self self, Run& conf, std::string role);
/// The reason in the Down of a monitor set before; `:STILL_ALIVE` if it does not come.
Task<Term> gone(Self self, Ref monitor, Timeout timeout = 5s);
/// `label exit: reason`
Task<> ended(Self self, Run& conf, std::string label, Ref monitor, Timeout timeout = 5s);
/// The next message of whatever kind, as a term.
Task<Term> next(Self self);
/// Takes messages until none has come for a while.
Task<std::vector<Term>> drain(Self self, Timeout quiet = 80ms);
/// Waits for `count` messages, then drains; prints them as `mail: ...`.
Task<> mail_n(Self self, Run& conf, std::size_t count, Timeout quiet = 80ms);
Task<> mail_any_n(Self self, Run& conf, std::size_t count, Timeout quiet = 80ms);
/// Drains and prints; `mail: (empty)` when nothing came.
Task<> mail(Self self, Run& conf, Timeout quiet = 80ms);
/// Waits until `count` reports were logged, then prints all.
Task<> logs(Self self, Run& conf, std::size_t count = 0);
/// Prints the reports of one kind, such as "supervisor".
void logs_of(Run& conf, const std::string& kind);

void alive(Self self, Run& conf, const std::string& label, Pid pid);
std::uint32_t queue_len(Self self, Pid pid);
bool hibernating(Self self, Pid pid);

// Closures as processes

/// Runs a closure, which lives in this coroutine's frame as long as it runs.
template <class Fn>
Task<> run_closure(Self self, Fn body) {
  co_await body(self);
}
/// Spawns a process whose body is `[...](Self self) -> Task<> {...}` and may capture.
template <class Fn>
Pid spawn(Self self, Fn body) {
  return self.spawn(&run_closure<Fn>, std::move(body));
}
template <class Fn>
Pid spawn_link(Self self, Fn body) {
  return self.spawn_link(&run_closure<Fn>, std::move(body));
}
template <class Fn>
SpawnedProcess spawn_monitor(Self self, Fn body) {
  return self.spawn_monitor(&run_closure<Fn>, std::move(body));
}

// Closures as servers

/// The callbacks of a server, given by the block. One that is absent behaves as in a module that
/// does not define it. `state` may be changed in place.
struct Callbacks {
  std::function<Task<Init<Term>>(Self self, Term argument)> init;
  std::function<Task<Reply<Term>>(Self self, Term message, From<Term> from, Term& state)> call;
  std::function<Task<NoReply>(Self self, Term message, Term& state)> cast;
  std::function<Task<NoReply>(Self self, Term message, Term& state)> info;
  std::function<Task<NoReply>(Self self, Term message, Term& state)> cont;
  std::function<Task<>(Self self, ExitReason reason, Term state)> term;
  std::function<Result<Term>(const Term& version, const Term& state, const Term& extra)> code;
  bool trap = false;
};

/// The state of such a server.
struct SrvState {
  Term value;
  std::shared_ptr<Callbacks> callbacks;
  Term describe() const { return value; }
};

using Started = Result<Pid>;
/// Starts a server with these callbacks. Its role, if any, is given before init runs.
Task<Started> start(Self self, Run& conf, Term argument, Callbacks callbacks,
                    StartOptions options = {}, std::string role = {});
Task<Started> start_link(Self self, Run& conf, Term argument, Callbacks callbacks,
                         StartOptions options = {}, std::string role = {});
/// A call with a term, to any server whose messages are terms.
inline Request<Term, Term> call(Self self, Target server, Term message,
                                Timeout timeout = default_call_timeout) {
  return {self, server, std::move(message), timeout};
}
void cast(Self self, Target server, Term message);
/// What `sys` says of the state of such a server.
Task<Result<Term>> get_state(Self self, Target server, Timeout timeout = default_call_timeout);
Task<Result<Term>> replace_state(Self self, Target server, std::function<Term(Term)> change);
Task<Result<>> change_code(Self self, Pid server, Term version, Term extra);

// A supervised worker

/// What init of a worker does: nothing to start, or the result of init in its place.
using KidInit = std::optional<Init<Term>>;

struct KidOptions {
  bool trap = true;
  std::function<Task<KidInit>(Self self)> init;
  std::function<Task<>(Self self, ExitReason reason)> term;
  Atom name;
};

/// Says when it starts and stops; counts with `bump`.
struct Kid : GenServer<Kid> {
  struct Get {};
  struct Bump {};
  struct Run {
    std::function<Term(Self)> act;
  };
  struct Stop {
    ExitReason reason;
  };
  struct Raise {
    std::string message;
  };
  struct State {
    conf::Run* conf;
    KidOptions options;
    std::int64_t n = 0;
  };
  using Accepts = otp::Accepts<Call<Get, std::int64_t>, Call<Bump, std::int64_t>, Call<Run, Term>,
                               Cast<Stop>, Cast<Raise>, Info<Message>>;

  Task<Init<State>> init(conf::Run* conf, std::string id, KidOptions options);
  Reply<std::int64_t> handle_call(const Get&, From<std::int64_t>, State& s) { return reply(s.n); }
  Reply<std::int64_t> handle_call(const Bump&, From<std::int64_t>, State& s) {
    return reply(++s.n);
  }
  Reply<Term> handle_call(const Run& run, From<Term>, State&) { return reply(run.act(self)); }
  NoReply handle_cast(const Stop& message, State&) { return otp::stop(message.reason); }
  NoReply handle_cast(const Raise& message, State&) { throw std::runtime_error(message.message); }
  NoReply handle_info(const Message&, State&) { return noreply(); }
  Task<> terminate(const ExitReason& reason, State& state);
};

/// The specification of a worker that is shown as `id`.
ChildSpec kid(Run& conf, const std::string& id, KidOptions options = {});
/// As OTP's own supervisor: 1 restart in 5 s unless said otherwise.
SupervisorSpec raw(Strategy strategy, int intensity = 1, std::chrono::seconds period = 5s);
Task<Started> start_supervisor(Self self, SupervisorSpec spec);
/// Prints `[{:id, process, :worker}, ...]`.
Task<> say_children(Self self, Run& conf, std::string label, Pid supervisor);
/// Prints `{specs, active, supervisors, workers}`.
Task<> say_counts(Self self, Run& conf, std::string label, Pid supervisor);

// Blocks

using Block = Task<> (*)(Self self, Run& conf);
bool add_block(std::string id, Block block);

/// Lines of a recording that the types of C++ make impossible to write, each by its beginning. They
/// are left out of the comparison, which fails where there is not one line for each.
struct LeftOut {
  std::string id;
  std::vector<std::string> beginnings;
  std::string reason;
};
const std::vector<LeftOut>& lines_left_out();

}  // namespace conf

/// `BLOCK(PROC_07) { ... }`: a coroutine that runs as the process `tester`, with `self` and `conf`.
#define BLOCK(id)                                                   \
  static otp::Task<> block_##id(otp::Self self, conf::Run& conf);   \
  static const bool added_##id = conf::add_block(#id, &block_##id); \
  static otp::Task<> block_##id([[maybe_unused]] otp::Self self, [[maybe_unused]] conf::Run& conf)
