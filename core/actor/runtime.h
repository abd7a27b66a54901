#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "actor/logger.h"
#include "actor/names.h"
#include "actor/process_table.h"
#include "actor/scheduler.h"
#include "base/error.h"

namespace otp {

struct Protocol;
class RegistryTable;

/// What a runtime is made with beside its scheduler.
struct RuntimeOptions {
  /// Where events go; nullptr when nobody watches. Must outlive the runtime.
  trace::Sinks* sinks = nullptr;
  /// What is recorded of every new process.
  trace::Watch watch = trace::Watch::Nothing;
  std::shared_ptr<Logger> logger = std::make_shared<StderrLogger>();
};

/// What is known of a process from outside; a recent view where the process runs on another thread.
struct ProcessInfo {
  Pid pid;
  Atom name;  // nil when it has none
  std::uint32_t mailbox_depth = 0;
  bool is_hibernating = false;
};

/// How a process is started.
struct SpawnRequest {
  Process* parent = nullptr;  // none when started from outside
  bool link = false;
  Ref monitor = {};  // made by the parent; none for no monitor
  Ref answers = {};  // a request of the parent that the new process answers; none for plain spawns
  Atom label = {};
  trace::ProcessKind kind = trace::ProcessKind::Plain;
  std::uint32_t mailbox_limit = Process::no_limit;
};

/// @throws ArgumentError for 0, with which no message would ever arrive
std::uint32_t checked_mailbox_limit(std::uint32_t messages);

/// Why a message did not fit into a bounded mailbox.
std::unexpected<Error> overloaded(Pid receiver);

/// What spawn_monitor gives.
struct SpawnedProcess {
  Pid pid;
  Ref monitor;
};

/// A system of processes with its scheduler, names and clock. Several may exist side by side; pids
/// of one mean nothing to the other.
///
///     Runtime runtime(std::make_unique<WorkerPool>());
///     Pid main = spawn(runtime, Label("main"), &main_process);
///
/// With a WorkerPool processes run at once, on as many threads as it has. With a ManualScheduler
/// they run when its owner says so, in the order of a seed, on a clock that stands still meanwhile:
/// for tests.
///
/// Destroying a runtime stops its scheduler and frees every process without a word to anybody; stop
/// the top supervisor first (see otp::stop) where processes must clean up.
/// @thread any, unless a member says otherwise; destroyed outside of its processes
class Runtime {
 public:
  explicit Runtime(std::unique_ptr<Scheduler> scheduler, RuntimeOptions options = {});
  ~Runtime();
  Runtime(const Runtime&) = delete;
  Runtime& operator=(const Runtime&) = delete;

  /// Time since the start, real or virtual.
  TimePoint now() const { return scheduler_->now(); }
  bool is_alive(Pid pid) const { return table_.find(pid) != nullptr; }
  std::size_t process_count() const { return table_.size(); }
  /// Nothing for a process that has ended.
  std::optional<ProcessInfo> info(Pid pid) const;
  std::vector<Pid> processes() const;

  // Names: see Self for what a process does with them
  /// @throws ArgumentError for a dead process, a name in use, a second name, or `undefined`
  void register_name(Atom name, Pid pid);
  /// @throws ArgumentError when nobody has the name
  void unregister_name(Atom name);
  /// Claims a name for a process that is starting; false when it is in use.
  bool claim_name(Atom name, Pid pid);
  /// The living process of this name; none when there is none.
  Pid whereis(Atom name) const;
  Atom name_of(Pid pid) const { return names_.name_of(pid); }
  void forget_name(Process& ending);

  // From outside of processes
  /// Sends `message` from nobody. Silent when the process has ended.
  template <class M>
  void send(Pid to, M message) {
    send_from_outside(to, make_envelope<plain_role<M>, M>(std::move(message)));
  }
  /// The same, and says when the receiver's mailbox has a limit and is full: `overload`.
  template <class M>
  Result<> try_send(Pid to, M message) {
    bool fits = send_from_outside(to, make_envelope<plain_role<M>, M>(std::move(message)));
    return fits ? Result<>() : overloaded(to);
  }
  /// Sends an exit signal from nobody.
  void exit(Pid pid, ExitReason reason);
  /// Stops a process from running until `resume`; its mailbox fills meanwhile.
  void suspend(Pid pid);
  void resume(Pid pid);
  /// Switches what is recorded of a process.
  void watch(Pid pid, trace::Watch on, trace::Watch off = trace::Watch::Nothing);
  /// What is recorded of processes that start from now on.
  void watch_new(trace::Watch watch) { watch_new_.store(watch, std::memory_order_relaxed); }
  trace::Watch watch_of_new() const { return watch_new_.load(std::memory_order_relaxed); }

  // For the runtime's own parts
  Scheduler& scheduler() { return *scheduler_; }
  const Scheduler& scheduler() const { return *scheduler_; }
  trace::Sinks* sinks() const { return options_.sinks; }

  /// A slot for a new process, owned by the caller until `launch`.
  Process& prepare() { return table_.acquire(); }
  SpawnedProcess launch(Process& process, const SpawnRequest& request, std::unique_ptr<Body> body);
  void recycle(std::uint32_t index) { table_.recycle(index); }

  /// Hands the envelope to its receiver, or turns it away.
  /// @returns false when the receiver's mailbox was full
  bool deliver(Pid to, Envelope* envelope);
  /// See ProcessTable.
  void prefetch(Pid pid) const { table_.prefetch(pid); }
  /// Answers an envelope whose receiver does not live, as its kind demands.
  void reject(Pid to, Envelope* envelope);
  /// Throws an envelope away and says why.
  void drop(Pid to, Envelope* envelope, trace::DropReason why);
  /// Hands out what a wheel says is due.
  void fire(const DueTimer& due);
  void log(trace::LogLevel level, Pid process, Term content);
  /// A process has kept its thread for so long.
  /// @thread any
  void note_slow(Pid process, Duration busy) { publish_lifecycle(trace::Slow{process, busy}); }
  bool send_from_outside(Pid to, Envelope* envelope);
  Process* find(Pid pid) const { return table_.find(pid); }

  // Directories of the layers above
  Guarded<std::unordered_map<std::uint32_t, std::shared_ptr<RegistryTable>>> registries;
  Guarded<std::unordered_map<std::uint32_t, const Protocol*>> protocols;

 private:
  void turn_away(Pid to, Envelope* envelope);
  void answer(Pid from, Envelope* asked, Envelope* answer);
  template <class Kind>
  void publish(Kind kind) const {
    auto [sink, now] = scheduler_->recording();
    if (sink != nullptr) sink->record(now, std::move(kind));
  }
  template <class Kind>
  void publish_lifecycle(Kind kind) const {
    if (trace::includes(watch_of_new(), trace::Watch::Lifecycle)) publish(std::move(kind));
  }

  RuntimeOptions options_;
  std::atomic<trace::Watch> watch_new_;
  std::atomic<std::uint32_t> next_number_ = 1;  // of messages from outside
  // The owner of a timer runs elsewhere and counts its own messages: this bit keeps both apart.
  static constexpr std::uint32_t sent_by_timer = 1U << 31;
  std::atomic<std::uint32_t> next_timed_number_ = 1;
  ProcessTable table_;
  Names names_;
  std::unique_ptr<Scheduler> scheduler_;
};

}  // namespace otp
