#pragma once

#include <cstdint>
#include <variant>

#include "base/describe.h"

/// What can happen in a running system, and the way from where it happens to whoever watches.
namespace trace {

using otp::Atom;
using otp::Duration;
using otp::field;
using otp::Pid;
using otp::Ref;
using otp::Term;
using otp::TimePoint;

/// Names one message from its sending to its end: the sender and its running number there.
struct MessageId {
  Pid sender;
  std::uint32_t number = 0;

  Term describe() const { return otp::tuple(sender, number); }

  friend bool operator==(MessageId, MessageId) = default;
  friend auto operator<=>(MessageId, MessageId) = default;
};

enum class ProcessKind : std::uint8_t { Plain, Server, Supervisor };
enum class MessageRole : std::uint8_t { Info, Cast, Call, Reply, System, Exit, Down, Timeout };
enum class DropReason : std::uint8_t {
  DeadReceiver,
  LateReply,
  UnknownName,
  InactiveAlias,
  Overload,
};
/// Whether a supervisor restarts a child that has ended.
enum class Restart : std::uint8_t {
  Permanent,  // always restarted
  Transient,  // restarted unless it ended with normal, shutdown or {shutdown, x}
  Temporary,  // never restarted
};
enum class Decision : std::uint8_t { Restart, Forget, Keep, GiveUp, AutoShutdown };
enum class LogLevel : std::uint8_t { Debug, Info, Warning, Error };

std::string_view name_of(ProcessKind kind);
std::string_view name_of(MessageRole role);
std::string_view name_of(DropReason reason);
std::string_view name_of(Restart restart);
std::string_view name_of(Decision decision);
std::string_view name_of(LogLevel level);

// Lifecycle: never lost

/// A process runs. Its label is the server module or the name of the process body.
struct Spawned {
  Pid pid;
  Pid parent;
  Atom label;
  ProcessKind kind = {};
  static constexpr auto fields =
      std::tuple{field("pid", &Spawned::pid), field("parent", &Spawned::parent),
                 field("label", &Spawned::label), field("kind", &Spawned::kind)};
};

/// A process has ended: the last of its events.
struct Exited {
  Pid pid;
  Term reason;
  static constexpr auto fields =
      std::tuple{field("pid", &Exited::pid), field("reason", &Exited::reason)};
};

/// A process ends abnormally, by whatever cause; `Exited` follows. The report is a record of what
/// it was and what it was doing, see `crash_report`. What its supervisor makes of it is a
/// `Decided`.
struct Crashed {
  Pid pid;
  Term report;
  static constexpr auto fields =
      std::tuple{field("pid", &Crashed::pid), field("report", &Crashed::report)};
};

/// A server goes on with the code of another module.
struct CodeChanged {
  Pid pid;
  Atom label;
  static constexpr auto fields =
      std::tuple{field("pid", &CodeChanged::pid), field("label", &CodeChanged::label)};
};

/// Two processes are linked, by the first.
struct Linked {
  Pid pid;
  Pid peer;
  static constexpr auto fields =
      std::tuple{field("pid", &Linked::pid), field("peer", &Linked::peer)};
};

/// Their link is taken away.
struct Unlinked {
  Pid pid;
  Pid peer;
  static constexpr auto fields =
      std::tuple{field("pid", &Unlinked::pid), field("peer", &Unlinked::peer)};
};

/// A process watches another.
struct Monitored {
  Pid watcher;
  Pid watched;
  Ref ref;
  static constexpr auto fields =
      std::tuple{field("watcher", &Monitored::watcher), field("watched", &Monitored::watched),
                 field("ref", &Monitored::ref)};
};

/// It watches no more.
struct Demonitored {
  Pid watcher;
  Pid watched;
  Ref ref;
  static constexpr auto fields =
      std::tuple{field("watcher", &Demonitored::watcher), field("watched", &Demonitored::watched),
                 field("ref", &Demonitored::ref)};
};

/// A process has a name now.
struct Registered {
  Pid pid;
  Term name;
  static constexpr auto fields =
      std::tuple{field("pid", &Registered::pid), field("name", &Registered::name)};
};

/// A name belongs to nobody any more.
struct Unregistered {
  Pid pid;
  Term name;
  static constexpr auto fields =
      std::tuple{field("pid", &Unregistered::pid), field("name", &Unregistered::name)};
};

/// Exits become messages of the process from now on, or no more.
struct TrapExitChanged {
  Pid pid;
  bool traps = {};
  static constexpr auto fields =
      std::tuple{field("pid", &TrapExitChanged::pid), field("traps", &TrapExitChanged::traps)};
};

/// A supervisor has read its flags: a record with strategy, intensity and period (milliseconds).
struct SupervisorReady {
  Pid supervisor;
  Term flags;
  static constexpr auto fields = std::tuple{field("supervisor", &SupervisorReady::supervisor),
                                            field("flags", &SupervisorReady::flags)};
};

/// A child runs. The first start is incarnation 1; a restart names the process it replaces. What
/// its specification says of its end comes along: its restart, whether it counts for the automatic
/// shutdown of its supervisor, and whether it is stopped with `kill`.
struct ChildStarted {
  Pid supervisor;
  Term id;
  Pid child;
  std::uint32_t incarnation = {};
  Pid predecessor;
  Restart restart = {};
  bool is_significant = {};
  bool is_brutal = {};
  static constexpr auto fields = std::tuple{field("supervisor", &ChildStarted::supervisor),
                                            field("id", &ChildStarted::id),
                                            field("child", &ChildStarted::child),
                                            field("incarnation", &ChildStarted::incarnation),
                                            field("predecessor", &ChildStarted::predecessor),
                                            field("restart", &ChildStarted::restart),
                                            field("significant", &ChildStarted::is_significant),
                                            field("brutal_kill", &ChildStarted::is_brutal)};
};

/// The specification of a child has left its supervisor.
struct ChildRemoved {
  Pid supervisor;
  Term id;
  Pid child;
  static constexpr auto fields =
      std::tuple{field("supervisor", &ChildRemoved::supervisor), field("id", &ChildRemoved::id),
                 field("child", &ChildRemoved::child)};
};

/// What a supervisor does about the end of a child, and how many restarts its period then holds.
struct Decided {
  Pid supervisor;
  Term id;
  Pid child;
  Decision decision = {};
  std::uint32_t restarts = {};
  static constexpr auto fields =
      std::tuple{field("supervisor", &Decided::supervisor), field("id", &Decided::id),
                 field("child", &Decided::child), field("decision", &Decided::decision),
                 field("restarts", &Decided::restarts)};
};

/// A process does not run until it is resumed.
struct Suspended {
  Pid pid;
  static constexpr auto fields = std::tuple{field("pid", &Suspended::pid)};
};

/// A process runs again.
struct Resumed {
  Pid pid;
  static constexpr auto fields = std::tuple{field("pid", &Resumed::pid)};
};

/// A process has given up what memory it can, and waits.
struct Hibernated {
  Pid pid;
  static constexpr auto fields = std::tuple{field("pid", &Hibernated::pid)};
};

/// A process has not come to an end of what it does with one message for so long, and its thread
/// does nothing else. Told again each time that this has doubled.
struct Slow {
  Pid pid;
  Duration busy = {};
  static constexpr auto fields = std::tuple{field("pid", &Slow::pid), field("busy", &Slow::busy)};
};

/// The state of an inspected server, when it has changed.
struct StateChanged {
  Pid pid;
  Term state;
  static constexpr auto fields =
      std::tuple{field("pid", &StateChanged::pid), field("state", &StateChanged::state)};
};

/// The messages that wait in the mailbox of an inspected process, oldest first.
struct MailboxSeen {
  Pid pid;
  std::uint32_t depth = {};
  Term messages;
  static constexpr auto fields =
      std::tuple{field("pid", &MailboxSeen::pid), field("depth", &MailboxSeen::depth),
                 field("messages", &MailboxSeen::messages)};
};

/// Something that a person should read, see `otp::Report`.
struct Logged {
  Pid pid;
  LogLevel level = {};
  Term report;
  static constexpr auto fields = std::tuple{
      field("pid", &Logged::pid), field("level", &Logged::level), field("report", &Logged::report)};
};

// Messages: dropped and counted when a ring is full

/// A message is on its way.
struct Sent {
  MessageId id;
  Pid to;
  Atom label;
  MessageRole role = {};
  static constexpr auto fields =
      std::tuple{field("id", &Sent::id), field("to", &Sent::to), field("label", &Sent::label),
                 field("role", &Sent::role)};
};

/// A process has taken a message out of its mailbox.
struct Received {
  Pid pid;
  MessageId id;
  Atom label;
  MessageRole role = {};
  static constexpr auto fields =
      std::tuple{field("pid", &Received::pid), field("id", &Received::id),
                 field("label", &Received::label), field("role", &Received::role)};
};

/// What a message says that an inspected process has taken, or sends to another: its peer.
struct MessageSeen {
  Pid pid;
  Pid peer;
  std::uint32_t number = {};
  Atom label;
  MessageRole role = {};
  bool is_taken = {};
  Term content;

  MessageId id() const { return {is_taken ? peer : pid, number}; }
  static constexpr auto fields =
      std::tuple{field("pid", &MessageSeen::pid),        field("peer", &MessageSeen::peer),
                 field("number", &MessageSeen::number),  field("label", &MessageSeen::label),
                 field("role", &MessageSeen::role),      field("taken", &MessageSeen::is_taken),
                 field("content", &MessageSeen::content)};
};

/// A server begins to serve a message.
struct HandlerStarted {
  Pid pid;
  MessageId id;
  Atom label;
  MessageRole role = {};
  static constexpr auto fields =
      std::tuple{field("pid", &HandlerStarted::pid), field("id", &HandlerStarted::id),
                 field("label", &HandlerStarted::label), field("role", &HandlerStarted::role)};
};

/// It has served it.
struct HandlerEnded {
  Pid pid;
  MessageId id;
  Duration took = {};
  static constexpr auto fields =
      std::tuple{field("pid", &HandlerEnded::pid), field("id", &HandlerEnded::id),
                 field("took", &HandlerEnded::took)};
};

/// So many messages wait in a mailbox now.
struct DepthChanged {
  Pid pid;
  std::uint32_t depth = {};
  static constexpr auto fields =
      std::tuple{field("pid", &DepthChanged::pid), field("depth", &DepthChanged::depth)};
};

/// A message is to be sent later.
struct TimerSet {
  Pid pid;
  Ref timer;
  Atom label;
  TimePoint due = {};
  static constexpr auto fields =
      std::tuple{field("pid", &TimerSet::pid), field("timer", &TimerSet::timer),
                 field("label", &TimerSet::label), field("due", &TimerSet::due)};
};

/// It has been sent, as the message of this number; to none where nobody has the name that it is
/// for. No `Sent` tells of it.
struct TimerFired {
  Pid pid;
  Ref timer;
  Pid to = {};
  std::uint32_t number = {};

  MessageId id() const { return {pid, number}; }
  static constexpr auto fields =
      std::tuple{field("pid", &TimerFired::pid), field("timer", &TimerFired::timer),
                 field("to", &TimerFired::to), field("number", &TimerFired::number)};
};

/// It will not be sent.
struct TimerCancelled {
  Pid pid;
  Ref timer;
  static constexpr auto fields =
      std::tuple{field("pid", &TimerCancelled::pid), field("timer", &TimerCancelled::timer)};
};

/// A message has reached nobody.
struct Dropped {
  MessageId id;
  Pid to;
  Atom label;
  DropReason why = {};
  static constexpr auto fields =
      std::tuple{field("id", &Dropped::id), field("to", &Dropped::to),
                 field("label", &Dropped::label), field("why", &Dropped::why)};
};

/// Message events that did not fit into a ring since the last event that did.
struct Lost {
  std::uint64_t count = {};
  static constexpr auto fields = std::tuple{field("count", &Lost::count)};
};

/// The closed list. A new kind that somebody does not handle does not compile.
using What =
    std::variant<Spawned, Crashed, Exited, CodeChanged, Linked, Unlinked, Monitored, Demonitored,
                 Registered, Unregistered, TrapExitChanged, SupervisorReady, ChildStarted,
                 ChildRemoved, Decided, Suspended, Resumed, Hibernated, Slow, StateChanged,
                 MailboxSeen, Logged, Sent, Received, MessageSeen, HandlerStarted, HandlerEnded,
                 DepthChanged, TimerSet, TimerFired, TimerCancelled, Dropped, Lost>;

/// Something that happened at a moment of the runtime's clock.
struct Event {
  TimePoint at;
  What what;
};

/// Whether the event may be dropped when a ring is full.
bool is_message_event(const What& what);

/// The process that the event is about; none for `Lost`.
Pid subject(const What& what);

/// "spawned", "exited", ...: the kind of an event as one lower-case word.
std::string_view name_of(const What& what);

/// The fields of an event as a record.
Term describe(const What& what);

/// The event as one line: time in nanoseconds and its fields; the same events give the same text.
std::string to_text(const Event& event);

}  // namespace trace
