#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "observer/history.h"
#include "observer/restart_gauge.h"
#include "trace/event.h"

namespace observer {

using otp::Atom;
using otp::Pid;
using otp::Ref;
using otp::Term;
using trace::ProcessKind;

/// What stays the same when a supervised process is restarted: a place in the tree. Selection,
/// charts and history follow it. A process that nobody supervises is a place of its own.
struct Identity {
  std::uint32_t number = 0;  // 0 names none

  bool is_none() const { return number == 0; }
  friend bool operator==(Identity, Identity) = default;
  friend auto operator<=>(Identity, Identity) = default;
};

enum class Status : std::uint8_t {
  Starting,  // its init has not finished
  Waiting,   // for a message
  Busy,      // in a handler
  Suspended,
  Hibernating,
  Restarting,  // its supervisor is about to start it again
  Exited,
};
std::string_view name_of(Status status);

/// How a process ended abnormally, and what its supervisor made of that.
struct Crash {
  Pid pid;
  TimePoint at;
  Term report;                              // see otp::crash_report
  std::optional<trace::Decision> decision;  // none yet, or nobody supervised it
};

/// What is known of one process, or of the last process in a place.
struct ProcessEntry {
  Identity id;
  Identity parent;                 // its supervisor, or who spawned it; none at the top
  std::vector<Identity> children;  // in the order of their start
  bool is_in_tree = true;          // else it has gone, and is kept for whoever still looks at it

  Pid pid;
  Pid spawned_by;
  Atom label;
  ProcessKind kind = ProcessKind::Plain;
  std::vector<Term> names;  // local ones are atoms, others {registry, key}; at the end the last
  bool is_own = false;      // works for the observer itself

  bool is_supervised = false;
  Identity supervisor;  // of a supervised process; stays when the supervisor ends
  Pid started_by;       // the process that was its supervisor when it started
  Term child_id;
  trace::Restart restart = trace::Restart::Permanent;  // as its specification says, like the next
  bool is_significant = false;
  bool is_brutal = false;  // stopped with `kill`
  std::uint32_t incarnation = 1;
  TimePoint started;
  TimePoint restarted;                   // the start of the present incarnation, from the second on
  std::vector<TimePoint> restart_trail;  // the last of such starts, oldest first

  bool is_alive = true;
  Status status = Status::Starting;
  Term exit_reason;  // of the last incarnation that ended; nil when none has
  TimePoint exited;
  std::optional<Crash> crash;  // the last one
  bool traps_exits = false;

  // Of supervisors
  Term flags;  // nil until it has started its children
  std::uint32_t restarts_in_period = 0;
  std::unique_ptr<RestartGauge> gauge;  // once it has flags
  std::uint64_t child_restarts = 0;

  // Messages
  std::uint32_t depth = 0;
  std::uint32_t peak_depth = 0;
  std::uint64_t received = 0;
  std::uint64_t sent = 0;
  std::unique_ptr<History> depth_history;  // once the mailbox has held something
  Atom handling;                           // the message being handled, while busy
  TimePoint busy_since;
  Pid waits_for;  // whom it has called, as long as it has done nothing since
  TimePoint waits_since;

  Term state;  // nil until it has been seen
  TimePoint state_at;
  Term mailbox;  // a list of waiting messages, when watched
  TimePoint mailbox_at;

  std::set<Pid> links;
  std::map<Ref, Pid> monitors;
  std::map<Ref, Pid> monitored_by;

  static constexpr std::size_t trail_length = 16;

  std::uint32_t restarts() const { return incarnation - 1; }
  bool is_supervisor() const { return kind == ProcessKind::Supervisor; }
  /// What people call it: its local name, else the id its supervisor gave it, else what it runs.
  std::string title() const;
  /// `one_for_one` and so on for a supervisor; empty for others.
  std::string strategy() const;
};

}  // namespace observer
