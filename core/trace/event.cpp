#include "trace/event.h"

#include <fmt/format.h>

#include "base/match.h"

namespace trace {
using otp::match;

bool is_message_event(const What& what) {
  // The message kinds stand after the lifecycle kinds in the list.
  static const std::size_t first = What(Sent{}).index();
  return what.index() >= first;
}

Pid subject(const What& what) {
  return match(
      what, [](const Monitored& e) { return e.watcher; },
      [](const Demonitored& e) { return e.watcher; },
      [](const SupervisorReady& e) { return e.supervisor; },
      [](const ChildStarted& e) { return e.child; }, [](const ChildRemoved& e) { return e.child; },
      [](const Decided& e) { return e.child; }, [](const Sent& e) { return e.id.sender; },
      [](const Dropped& e) { return e.to; }, [](const Lost&) { return Pid{}; },
      [](const auto& e) { return e.pid; });
}

std::string_view name_of(ProcessKind kind) {
  switch (kind) {
    case ProcessKind::Plain: return "plain";
    case ProcessKind::Server: return "server";
    case ProcessKind::Supervisor: return "supervisor";
  }
  return {};
}

std::string_view name_of(MessageRole role) {
  switch (role) {
    case MessageRole::Info: return "info";
    case MessageRole::Cast: return "cast";
    case MessageRole::Call: return "call";
    case MessageRole::Reply: return "reply";
    case MessageRole::System: return "system";
    case MessageRole::Exit: return "exit";
    case MessageRole::Down: return "down";
    case MessageRole::Timeout: return "timeout";
  }
  return {};
}

std::string_view name_of(DropReason reason) {
  switch (reason) {
    case DropReason::DeadReceiver: return "receiver dead";
    case DropReason::LateReply: return "late reply";
    case DropReason::UnknownName: return "unknown name";
    case DropReason::InactiveAlias: return "inactive alias";
    case DropReason::Overload: return "mailbox full";
  }
  return {};
}

std::string_view name_of(Restart restart) {
  switch (restart) {
    case Restart::Permanent: return "permanent";
    case Restart::Transient: return "transient";
    case Restart::Temporary: return "temporary";
  }
  return {};
}

std::string_view name_of(Decision decision) {
  switch (decision) {
    case Decision::Restart: return "restart";
    case Decision::Forget: return "forget";
    case Decision::Keep: return "keep without restart";
    case Decision::GiveUp: return "give up";
    case Decision::AutoShutdown: return "automatic shutdown";
  }
  return {};
}

std::string_view name_of(LogLevel level) {
  switch (level) {
    case LogLevel::Debug: return "debug";
    case LogLevel::Info: return "info";
    case LogLevel::Warning: return "warning";
    case LogLevel::Error: return "error";
  }
  return {};
}

std::string_view name_of(const What& what) {
  using Name = std::string_view;
  return match(
      what, [](const Spawned&) -> Name { return "spawned"; },
      [](const Crashed&) -> Name { return "crashed"; },
      [](const Exited&) -> Name { return "exited"; },
      [](const CodeChanged&) -> Name { return "code changed"; },
      [](const Linked&) -> Name { return "linked"; },
      [](const Unlinked&) -> Name { return "unlinked"; },
      [](const Monitored&) -> Name { return "monitored"; },
      [](const Demonitored&) -> Name { return "demonitored"; },
      [](const Registered&) -> Name { return "registered"; },
      [](const Unregistered&) -> Name { return "unregistered"; },
      [](const TrapExitChanged&) -> Name { return "trap_exit"; },
      [](const SupervisorReady&) -> Name { return "supervising"; },
      [](const ChildStarted& e) -> Name { return e.incarnation > 1 ? "restarted" : "started"; },
      [](const ChildRemoved&) -> Name { return "removed"; },
      [](const Decided&) -> Name { return "decided"; },
      [](const Suspended&) -> Name { return "suspended"; },
      [](const Resumed&) -> Name { return "resumed"; },
      [](const Hibernated&) -> Name { return "hibernated"; },
      [](const Slow&) -> Name { return "slow"; },
      [](const StateChanged&) -> Name { return "state"; },
      [](const MailboxSeen&) -> Name { return "mailbox"; },
      [](const Logged&) -> Name { return "logged"; }, [](const Sent&) -> Name { return "sent"; },
      [](const Received&) -> Name { return "received"; },
      [](const MessageSeen&) -> Name { return "message"; },
      [](const HandlerStarted&) -> Name { return "handling"; },
      [](const HandlerEnded&) -> Name { return "handled"; },
      [](const DepthChanged&) -> Name { return "depth"; },
      [](const TimerSet&) -> Name { return "timer set"; },
      [](const TimerFired&) -> Name { return "timer fired"; },
      [](const TimerCancelled&) -> Name { return "timer cancelled"; },
      [](const Dropped&) -> Name { return "dropped"; }, [](const Lost&) -> Name { return "lost"; });
}

Term describe(const What& what) {
  return match(what, [](const auto& event) { return otp::describe(event); });
}

std::string to_text(const Event& event) {
  return fmt::format("{} {}", event.at.time_since_epoch().count(),
                     otp::to_text(describe(event.what)));
}

}  // namespace trace
