#include "models/event_words.h"

#include <QCoreApplication>

#include <array>
#include <utility>

#include "base/match.h"
#include "draw/counted.h"
#include "draw/observer_words.h"
#include "draw/text.h"

namespace ui {
namespace {

using observer::SystemModel;

struct EventWords {
  Q_DECLARE_TR_FUNCTIONS(EventWords)
};

template <std::size_t... kinds>
std::array<EventGroup, sizeof...(kinds)> groups_of(std::index_sequence<kinds...>) {
  return {group_of(trace::What(std::in_place_index<kinds>))...};
}

QString label_and_role(otp::Atom label, trace::MessageRole role) {
  return word_of(role) + ' ' + apart(label.text());
}

}  // namespace

EventGroup group_of(const trace::What& what) {
  return otp::match(
      what, [](const trace::ChildStarted&) { return EventGroup::Supervision; },
      [](const trace::ChildRemoved&) { return EventGroup::Supervision; },
      [](const trace::SupervisorReady&) { return EventGroup::Supervision; },
      [](const trace::Decided&) { return EventGroup::Supervision; },
      [](const trace::Sent&) { return EventGroup::Messages; },
      [](const trace::Received&) { return EventGroup::Messages; },
      [](const trace::MessageSeen&) { return EventGroup::Messages; },
      [](const trace::Dropped&) { return EventGroup::Messages; },
      [](const trace::Lost&) { return EventGroup::Messages; },
      [](const trace::HandlerStarted&) { return EventGroup::Handlers; },
      [](const trace::HandlerEnded&) { return EventGroup::Handlers; },
      [](const trace::StateChanged&) { return EventGroup::State; },
      [](const trace::MailboxSeen&) { return EventGroup::State; },
      [](const trace::DepthChanged&) { return EventGroup::State; },
      [](const trace::TimerSet&) { return EventGroup::Timers; },
      [](const trace::TimerFired&) { return EventGroup::Timers; },
      [](const trace::TimerCancelled&) { return EventGroup::Timers; },
      [](const trace::Logged&) { return EventGroup::Log; },
      [](const auto&) { return EventGroup::Lifecycle; });
}

EventGroup group_of_kind(std::size_t kind) {
  static const auto groups = groups_of(std::make_index_sequence<observer::KindSet::size>());
  return groups[kind];
}

observer::KindSet kinds_of(EventGroup group) {
  observer::KindSet kinds;
  for (std::size_t kind = 0; kind < observer::KindSet::size; ++kind) {
    if (group_of_kind(kind) == group) kinds.insert(kind);
  }
  return kinds;
}

QString name_of(EventGroup group) {
  switch (group) {
    case EventGroup::Lifecycle: return EventWords::tr("Lifecycle");
    case EventGroup::Supervision: return EventWords::tr("Supervision");
    case EventGroup::Messages: return EventWords::tr("Messages");
    case EventGroup::Handlers: return EventWords::tr("Handlers");
    case EventGroup::State: return EventWords::tr("State and depth");
    case EventGroup::Timers: return EventWords::tr("Timers");
    case EventGroup::Log: return EventWords::tr("Log");
  }
  return {};
}

QString details_of(const observer::EventLog::Row& row, const SystemModel& system) {
  auto title = [&](otp::Pid pid) { return title_of(pid, system); };
  auto term = [&](const otp::Term& value) {
    return row.is_complete ? shown(value, system) : EventWords::tr("no longer kept");
  };
  return otp::match(
      row.event.what,
      [&](const trace::Spawned& e) {
        return EventWords::tr("%1, %2, by %3")
            .arg(apart(e.label.text()), word_of(e.kind),
                 e.parent.is_none() ? EventWords::tr("nobody") : title(e.parent));
      },
      [&](const trace::Crashed& e) { return term(e.report.get(otp::Atom("reason"))); },
      [&](const trace::Exited& e) { return term(e.reason); },
      [&](const trace::CodeChanged& e) {
        return EventWords::tr("runs as %1 now").arg(apart(e.label.text()));
      },
      [&](const trace::Linked& e) { return EventWords::tr("with %1").arg(title(e.peer)); },
      [&](const trace::Unlinked& e) { return EventWords::tr("from %1").arg(title(e.peer)); },
      [&](const trace::Monitored& e) { return title(e.watched); },
      [&](const trace::Demonitored& e) { return title(e.watched); },
      [&](const trace::Registered& e) { return term(e.name); },
      [&](const trace::Unregistered& e) { return term(e.name); },
      [&](const trace::TrapExitChanged& e) { return term(e.traps); },
      [&](const trace::SupervisorReady& e) { return term(e.flags); },
      [&](const trace::ChildStarted& e) {
        return EventWords::tr("by %1, incarnation %2").arg(title(e.supervisor)).arg(e.incarnation);
      },
      [&](const trace::ChildRemoved& e) {
        return EventWords::tr("from %1").arg(title(e.supervisor));
      },
      [&](const trace::Decided& e) {
        return EventWords::tr("%1: %2, %3 in the period")
            .arg(title(e.supervisor), word_of(e.decision), counted(e.restarts, Things::Restarts));
      },
      [&](const trace::StateChanged& e) { return term(e.state); },
      [&](const trace::MailboxSeen& e) { return term(e.messages); },
      [&](const trace::Logged& e) {
        otp::Term said = e.report.get(otp::Atom("text"));
        return said.is_string() ? text(said.text()) : term(e.report);
      },
      [&](const trace::Sent& e) {
        return EventWords::tr("%1 \u2192 %2").arg(label_and_role(e.label, e.role), title(e.to));
      },
      [&](const trace::Received& e) {
        return EventWords::tr("%1 \u2190 %2")
            .arg(label_and_role(e.label, e.role), title(e.id.sender));
      },
      [&](const trace::MessageSeen& e) {
        return (e.is_taken ? EventWords::tr("%1 from %2") : EventWords::tr("%1 to %2"))
            .arg(term(e.content), title(e.peer));
      },
      [&](const trace::HandlerStarted& e) { return label_and_role(e.label, e.role); },
      [&](const trace::HandlerEnded& e) { return EventWords::tr("took %1").arg(duration(e.took)); },
      [&](const trace::DepthChanged& e) { return counted(e.depth, Things::MessagesWait); },
      [&](const trace::TimerSet& e) {
        return EventWords::tr("%1, due at %2").arg(apart(e.label.text()), moment(e.due));
      },
      [&](const trace::Dropped& e) {
        return EventWords::tr("%1, %2").arg(apart(e.label.text()), word_of(e.why));
      },
      [&](const trace::Lost& e) { return counted(e.count, Things::EventsThatDidNotFit); },
      [](const auto&) { return QString(); });
}

}  // namespace ui
