#pragma once

#include <QString>

#include <cstdint>

namespace ui {

/// What is counted on the screen. Languages have between one and six forms of a noun beside a
/// number; each thing has its own in the translations.
enum class Things : std::uint8_t {
  Processes,
  Supervisors,
  OtherProcessesGoDown,
  Restarts,
  RestartsIn60Seconds,
  TimesRestarted,
  Messages,
  MessagesWait,
  MessagesWaiting,
  MessageEvents,
  MailboxAlarms,
  Events,
  EventsWait,
  EventsThatDidNotFit,
  Matches,
  Elements,
  Contracts,
  ContractsAreWrong,
  RequestsAre,
  PaymentsDiffer,
  Crashes,
  NormalEnds,
  ProcessesHaveEnded,
  // Of a kind
  ProcessesRestartAgain,
  SupervisorsWithoutRestart,
  MailboxesGrow,
  ProcessesNotSupervised,
};
inline constexpr int kinds_of_things = int(Things::ProcessesNotSupervised) + 1;

/// `1 message waits`, `1,234 messages wait`
QString counted(std::uint64_t count, Things things);
/// The same of things that are of a kind.
QString counted(std::uint64_t count, Things things, const QString& kind);

}  // namespace ui
