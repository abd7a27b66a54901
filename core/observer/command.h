#pragma once

#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "base/error.h"
#include "base/value_shape.h"
#include "observer/process_entry.h"

namespace observer {

// What a user can ask of a node. Each is carried out where the processes live; its effect comes
// back as events, its refusal as the result.

struct Kill {
  Pid pid;
};
struct SendExit {
  Pid pid;
  Term reason;
};
struct Suspend {
  Pid pid;
};
struct Resume {
  Pid pid;
};
/// Sends one of the messages that the process accepts, built from the fields of a record.
struct SendMessage {
  Pid pid;
  Atom module;
  Atom message;
  trace::MessageRole role = trace::MessageRole::Info;
  Term fields;
};
/// Shows the state and the waiting messages of a process as they change.
struct Inspect {
  Pid pid;
  bool on = true;
};

/// Records each message of all processes, those to come too, or no longer does.
struct WatchMessages {
  bool on = true;
};

// Of a world whose time can be moved
struct Play {};
struct Pause {};
/// One process takes one message; at rest, the clock moves to the next timer. The value is the pid
/// of the process, nil at rest.
struct StepMessage {};
/// This process takes one message, and no other runs. `nothing_to_do` when none waits for it; else
/// the value is its pid.
struct StepProcess {
  Pid pid;
};
/// What is ready runs, then the clock moves to the next timer, which rings. `no_timer` when none is
/// set.
struct RunToTimer {};
/// The clock moves on by so much as fast as it can, and all that is due meanwhile happens.
/// `stopped` when a Pause comes first; `invalid_time` unless it is from 1 ns to 10,000 h.
struct Advance {
  Duration by = {};
};
/// How fast the clock runs while playing; 1 is real time. `invalid_speed` unless it is from 0.001
/// to 1,000,000.
struct SetSpeed {
  double factor = 1;
};

using Command = std::variant<Kill, SendExit, Suspend, Resume, SendMessage, Inspect, WatchMessages,
                             Play, Pause, StepMessage, StepProcess, RunToTimer, Advance, SetSpeed>;

/// What came of a command: a value to show, or the refusal.
using Done = std::function<void(otp::Result<Term>)>;

/// A message that processes of a module accept, for a form that builds one.
struct MessageForm {
  trace::MessageRole role;
  Atom name;
  std::vector<otp::FieldShape> fields;
};

/// What a world does: whether and how fast its clock runs.
struct WorldStatus {
  bool has_clock = false;  // that can be paused, stepped and moved
  bool is_playing = true;
  double speed = 1;
  TimePoint now;
  bool watches_messages = false;
};

}  // namespace observer
