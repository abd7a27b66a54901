#include "draw/timeline_words.h"

#include <QCoreApplication>
#include <QStringList>

#include "draw/counted.h"
#include "draw/observer_words.h"
#include "draw/text.h"

namespace ui {
namespace {

using observer::Mark;
using observer::MarkKind;

struct TimelineWords {
  Q_DECLARE_TR_FUNCTIONS(TimelineWords)
};

QString end_of(const Mark& mark, const QString& who, const observer::SystemModel& system) {
  QString form = mark.kind == MarkKind::Crash ? TimelineWords::tr("%1 crashed at %2 after %3: %4.")
                                              : TimelineWords::tr("%1 ended at %2 after %3: %4.");
  QString sentence =
      form.arg(who, moment(mark.at), duration(mark.at - mark.since), shown(mark.reason, system));
  return mark.decision ? sentence + ' ' + consequence_of(mark.decision) : sentence;
}

QString alarm_of(const Mark& mark, const QString& who) {
  QString sentence =
      TimelineWords::tr("The mailbox of %1 fills since %2.").arg(who, moment(mark.at));
  bool is_known = mark.reason.is_atom() && !mark.reason.is_nil();
  if (!is_known) return sentence;
  QString most = TimelineWords::tr("Most of it is %1.").arg(apart(mark.reason.atom().text()));
  return sentence + ' ' + most;
}

struct Counted {
  MarkKind kind;
  Things things;
};
constexpr Counted worst_first[] = {{MarkKind::Crash, Things::Crashes},
                                   {MarkKind::Alarm, Things::MailboxAlarms},
                                   {MarkKind::Restart, Things::Restarts},
                                   {MarkKind::Exit, Things::NormalEnds}};

}  // namespace

QString sentence_of(const Mark& mark, const observer::SystemModel& system) {
  QString who = apart(mark.title);
  if (mark.incarnation > 1) who += apart(QString(" #%1").arg(mark.incarnation));
  switch (mark.kind) {
    case MarkKind::Crash:
    case MarkKind::Exit: return end_of(mark, who, system);
    case MarkKind::Alarm: return alarm_of(mark, who);
    case MarkKind::Restart:
      return TimelineWords::tr("%1 was restarted at %2.").arg(who, moment(mark.at));
    case MarkKind::Start:
      return TimelineWords::tr("%1 was started at %2.").arg(who, moment(mark.at));
  }
  return {};
}

QString sentence_of(const TimelineLayout::Cell& cell) {
  QStringList parts;
  for (auto [kind, things] : worst_first) {
    if (auto count = cell.counts[std::size_t(kind)]; count > 0) parts << counted(count, things);
  }
  return TimelineWords::tr("%1, from %2 to %3")
      .arg(parts.join(TimelineWords::tr(", ")), moment(cell.from), moment(cell.to));
}

QString meaning_of(MarkKind kind) {
  switch (kind) {
    case MarkKind::Crash: return TimelineWords::tr("a crash");
    case MarkKind::Exit: return TimelineWords::tr("a normal end");
    case MarkKind::Restart: return TimelineWords::tr("a restart");
    case MarkKind::Alarm: return TimelineWords::tr("a mailbox that fills");
    case MarkKind::Start: return TimelineWords::tr("how many processes started");
  }
  return {};
}

QString meaning_of_signs() {
  constexpr std::pair<char16_t, MarkKind> signs[] = {{u'\u2716', MarkKind::Crash},
                                                     {u'\u25cb', MarkKind::Exit},
                                                     {u'\u25b6', MarkKind::Restart},
                                                     {u'\u25b2', MarkKind::Alarm},
                                                     {u'\u2583', MarkKind::Start}};
  QStringList lines;
  for (auto [sign, kind] : signs) lines << QString(QChar(sign)) + ' ' + meaning_of(kind);
  return lines.join('\n');
}

}  // namespace ui
