#include "draw/counted.h"

#include <QCoreApplication>

#include <algorithm>
#include <climits>

#include "draw/text.h"

namespace ui {
namespace {

struct Counts {
  Q_DECLARE_TR_FUNCTIONS(Counts)
};

struct Forms {
  const char* one;
  const char* many;
};

/// In the order of the enumeration.
constexpr Forms forms[] = {
    {QT_TRANSLATE_NOOP("Counts", "1 process"), QT_TRANSLATE_N_NOOP("Counts", "%1 processes")},
    {QT_TRANSLATE_NOOP("Counts", "1 supervisor"), QT_TRANSLATE_N_NOOP("Counts", "%1 supervisors")},
    {QT_TRANSLATE_NOOP("Counts", "1 other process goes down"),
     QT_TRANSLATE_N_NOOP("Counts", "%1 other processes go down")},
    {QT_TRANSLATE_NOOP("Counts", "1 restart"), QT_TRANSLATE_N_NOOP("Counts", "%1 restarts")},
    {QT_TRANSLATE_NOOP("Counts", "1 restart in 60 s"),
     QT_TRANSLATE_N_NOOP("Counts", "%1 restarts in 60 s")},
    {QT_TRANSLATE_NOOP("Counts", "restarted once"),
     QT_TRANSLATE_N_NOOP("Counts", "restarted %1 times")},
    {QT_TRANSLATE_NOOP("Counts", "1 message"), QT_TRANSLATE_N_NOOP("Counts", "%1 messages")},
    {QT_TRANSLATE_NOOP("Counts", "1 message waits"),
     QT_TRANSLATE_N_NOOP("Counts", "%1 messages wait")},
    {QT_TRANSLATE_NOOP("Counts", "1 message waiting"),
     QT_TRANSLATE_N_NOOP("Counts", "%1 messages waiting")},
    {QT_TRANSLATE_NOOP("Counts", "1 message event"),
     QT_TRANSLATE_N_NOOP("Counts", "%1 message events")},
    {QT_TRANSLATE_NOOP("Counts", "1 mailbox alarm"),
     QT_TRANSLATE_N_NOOP("Counts", "%1 mailbox alarms")},
    {QT_TRANSLATE_NOOP("Counts", "1 event"), QT_TRANSLATE_N_NOOP("Counts", "%1 events")},
    {QT_TRANSLATE_NOOP("Counts", "1 event waits"), QT_TRANSLATE_N_NOOP("Counts", "%1 events wait")},
    {QT_TRANSLATE_NOOP("Counts", "1 event that did not fit into the buffer"),
     QT_TRANSLATE_N_NOOP("Counts", "%1 events that did not fit into the buffer")},
    {QT_TRANSLATE_NOOP("Counts", "1 match"), QT_TRANSLATE_N_NOOP("Counts", "%1 matches")},
    {QT_TRANSLATE_NOOP("Counts", "1 element"), QT_TRANSLATE_N_NOOP("Counts", "%1 elements")},
    {QT_TRANSLATE_NOOP("Counts", "1 contract"), QT_TRANSLATE_N_NOOP("Counts", "%1 contracts")},
    {QT_TRANSLATE_NOOP("Counts", "1 contract is wrong."),
     QT_TRANSLATE_N_NOOP("Counts", "%1 contracts are wrong.")},
    {QT_TRANSLATE_NOOP("Counts", "1 request is"), QT_TRANSLATE_N_NOOP("Counts", "%1 requests are")},
    {QT_TRANSLATE_NOOP("Counts", "1 payment differs"),
     QT_TRANSLATE_N_NOOP("Counts", "%1 payments differ")},
    {QT_TRANSLATE_NOOP("Counts", "1 crash"), QT_TRANSLATE_N_NOOP("Counts", "%1 crashes")},
    {QT_TRANSLATE_NOOP("Counts", "1 normal end"), QT_TRANSLATE_N_NOOP("Counts", "%1 normal ends")},
    {QT_TRANSLATE_NOOP("Counts", "The only process has ended"),
     QT_TRANSLATE_N_NOOP("Counts", "All %1 processes have ended")},
    {QT_TRANSLATE_NOOP("Counts", "1 process of the kind %2 restarts again and again"),
     QT_TRANSLATE_N_NOOP("Counts", "%1 processes of the kind %2 restart again and again")},
    {QT_TRANSLATE_NOOP("Counts", "1 supervisor of the kind %2 has no restart left"),
     QT_TRANSLATE_N_NOOP("Counts", "%1 supervisors of the kind %2 have no restart left")},
    {QT_TRANSLATE_NOOP("Counts", "The mailbox of 1 process of the kind %2 grows"),
     QT_TRANSLATE_N_NOOP("Counts", "The mailboxes of %1 processes of the kind %2 grow")},
    {QT_TRANSLATE_NOOP("Counts", "1 process of the kind %2 is not supervised"),
     QT_TRANSLATE_N_NOOP("Counts", "%1 processes of the kind %2 are not supervised")},
};
static_assert(std::size(forms) == kinds_of_things);

}  // namespace

QString counted(std::uint64_t count, Things things) {
  const Forms& form = forms[std::size_t(things)];
  if (count == 1) return Counts::tr(form.one);
  int plural = int(std::min<std::uint64_t>(count, INT_MAX));
  return Counts::tr(form.many, nullptr, plural).replace("%1", number(count));
}

QString counted(std::uint64_t count, Things things, const QString& kind) {
  return counted(count, things).replace("%2", kind);
}

}  // namespace ui
