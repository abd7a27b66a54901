#include "draw/observer_words.h"

#include <QCoreApplication>

namespace ui {
namespace {

struct ObserverWords {
  Q_DECLARE_TR_FUNCTIONS(ObserverWords)
};

/// Core's own words, for the translations to have them.
[[maybe_unused]] constexpr const char* words[] = {
    // Statuses
    QT_TRANSLATE_NOOP("ObserverWords", "starting"),
    QT_TRANSLATE_NOOP("ObserverWords", "waiting"),
    QT_TRANSLATE_NOOP("ObserverWords", "busy"),
    QT_TRANSLATE_NOOP("ObserverWords", "suspended"),
    QT_TRANSLATE_NOOP("ObserverWords", "hibernating"),
    QT_TRANSLATE_NOOP("ObserverWords", "restarting"),
    QT_TRANSLATE_NOOP("ObserverWords", "exited"),
    // Kinds
    QT_TRANSLATE_NOOP("ObserverWords", "supervisor"),
    QT_TRANSLATE_NOOP("ObserverWords", "server"),
    // Roles of messages
    QT_TRANSLATE_NOOP("ObserverWords", "info"),
    QT_TRANSLATE_NOOP("ObserverWords", "cast"),
    QT_TRANSLATE_NOOP("ObserverWords", "call"),
    QT_TRANSLATE_NOOP("ObserverWords", "reply"),
    QT_TRANSLATE_NOOP("ObserverWords", "system"),
    QT_TRANSLATE_NOOP("ObserverWords", "exit"),
    QT_TRANSLATE_NOOP("ObserverWords", "down"),
    QT_TRANSLATE_NOOP("ObserverWords", "timeout"),
    // Why messages were dropped
    QT_TRANSLATE_NOOP("ObserverWords", "receiver dead"),
    QT_TRANSLATE_NOOP("ObserverWords", "late reply"),
    QT_TRANSLATE_NOOP("ObserverWords", "unknown name"),
    QT_TRANSLATE_NOOP("ObserverWords", "inactive alias"),
    QT_TRANSLATE_NOOP("ObserverWords", "mailbox full"),
    // Decisions of supervisors
    QT_TRANSLATE_NOOP("ObserverWords", "restart"),
    QT_TRANSLATE_NOOP("ObserverWords", "forget"),
    QT_TRANSLATE_NOOP("ObserverWords", "keep without restart"),
    QT_TRANSLATE_NOOP("ObserverWords", "give up"),
    QT_TRANSLATE_NOOP("ObserverWords", "automatic shutdown"),
    // Events
    QT_TRANSLATE_NOOP("ObserverWords", "spawned"),
    QT_TRANSLATE_NOOP("ObserverWords", "crashed"),
    QT_TRANSLATE_NOOP("ObserverWords", "code changed"),
    QT_TRANSLATE_NOOP("ObserverWords", "linked"),
    QT_TRANSLATE_NOOP("ObserverWords", "unlinked"),
    QT_TRANSLATE_NOOP("ObserverWords", "monitored"),
    QT_TRANSLATE_NOOP("ObserverWords", "demonitored"),
    QT_TRANSLATE_NOOP("ObserverWords", "registered"),
    QT_TRANSLATE_NOOP("ObserverWords", "unregistered"),
    QT_TRANSLATE_NOOP("ObserverWords", "trap_exit"),
    QT_TRANSLATE_NOOP("ObserverWords", "supervising"),
    QT_TRANSLATE_NOOP("ObserverWords", "restarted"),
    QT_TRANSLATE_NOOP("ObserverWords", "started"),
    QT_TRANSLATE_NOOP("ObserverWords", "removed"),
    QT_TRANSLATE_NOOP("ObserverWords", "decided"),
    QT_TRANSLATE_NOOP("ObserverWords", "resumed"),
    QT_TRANSLATE_NOOP("ObserverWords", "hibernated"),
    QT_TRANSLATE_NOOP("ObserverWords", "slow"),
    QT_TRANSLATE_NOOP("ObserverWords", "state"),
    QT_TRANSLATE_NOOP("ObserverWords", "mailbox"),
    QT_TRANSLATE_NOOP("ObserverWords", "logged"),
    QT_TRANSLATE_NOOP("ObserverWords", "sent"),
    QT_TRANSLATE_NOOP("ObserverWords", "received"),
    QT_TRANSLATE_NOOP("ObserverWords", "message"),
    QT_TRANSLATE_NOOP("ObserverWords", "handling"),
    QT_TRANSLATE_NOOP("ObserverWords", "handled"),
    QT_TRANSLATE_NOOP("ObserverWords", "depth"),
    QT_TRANSLATE_NOOP("ObserverWords", "timer set"),
    QT_TRANSLATE_NOOP("ObserverWords", "timer fired"),
    QT_TRANSLATE_NOOP("ObserverWords", "timer cancelled"),
    QT_TRANSLATE_NOOP("ObserverWords", "dropped"),
    QT_TRANSLATE_NOOP("ObserverWords", "lost"),
    // Kinds of values
    QT_TRANSLATE_NOOP("ObserverWords", "true or false"),
    QT_TRANSLATE_NOOP("ObserverWords", "whole number"),
    QT_TRANSLATE_NOOP("ObserverWords", "text"),
    QT_TRANSLATE_NOOP("ObserverWords", "pid"),
    QT_TRANSLATE_NOOP("ObserverWords", "atom"),
    QT_TRANSLATE_NOOP("ObserverWords", "milliseconds"),
    QT_TRANSLATE_NOOP("ObserverWords", "term"),
    QT_TRANSLATE_NOOP("ObserverWords", "amount"),
    QT_TRANSLATE_NOOP("ObserverWords", "record"),
    QT_TRANSLATE_NOOP("ObserverWords", "list"),
};

QString translated(std::string_view word) {
  return ObserverWords::tr(QByteArray(word.data(), qsizetype(word.size())).constData());
}

}  // namespace

QString word_of(observer::Status status) { return translated(name_of(status)); }
QString word_of(observer::ProcessKind kind) {
  return kind == observer::ProcessKind::Plain ? ObserverWords::tr("process")
                                              : translated(name_of(kind));
}
QString word_of(trace::MessageRole role) { return translated(name_of(role)); }
QString word_of(trace::DropReason reason) { return translated(name_of(reason)); }
QString word_of(trace::Decision decision) { return translated(name_of(decision)); }
QString word_of(const trace::What& event) { return translated(name_of(event)); }

QString word_of_kind(std::string_view kind) { return translated(kind); }

QString consequence_of(const std::optional<trace::Decision>& decision) {
  if (!decision) return ObserverWords::tr("No supervisor had to decide what comes of that.");
  switch (*decision) {
    case trace::Decision::Restart: return ObserverWords::tr("Its supervisor restarts it.");
    case trace::Decision::Forget: return ObserverWords::tr("Its supervisor forgets it.");
    case trace::Decision::Keep:
      return ObserverWords::tr("Its supervisor keeps its place without a restart.");
    case trace::Decision::GiveUp:
      return ObserverWords::tr("Its supervisor gives up: there were too many restarts.");
    case trace::Decision::AutoShutdown:
      return ObserverWords::tr("Its supervisor ends with it, since it is significant.");
  }
  return {};
}

QString outside() { return ObserverWords::tr("outside"); }

}  // namespace ui
