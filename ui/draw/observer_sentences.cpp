#include "draw/observer_sentences.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include "draw/contract_words.h"
#include "draw/language.h"
#include "draw/sentence_forms.h"
#include "draw/text.h"

namespace ui {
namespace {

struct ObserverSentences {
  Q_DECLARE_TR_FUNCTIONS(ObserverSentences)
};

/// As core writes them, with %1, %2, ... for what differs. What is a part of another stands behind
/// it.
constexpr const char* sentences[] = {
    // What is wrong
    QT_TRANSLATE_NOOP("ObserverSentences", "%1 and %2: for %3 none of them can go on"),
    QT_TRANSLATE_NOOP("ObserverSentences", "%1: for %2 none of them can go on"),
    QT_TRANSLATE_NOOP("ObserverSentences", "%1, %2 waits for the answer of %3"),
    QT_TRANSLATE_NOOP("ObserverSentences", "%1 waits for the answer of %2"),
    QT_TRANSLATE_NOOP("ObserverSentences", "%1 ended %2 ago and nobody has taken over its name %3"),
    QT_TRANSLATE_NOOP("ObserverSentences", "%1 was restarted at least %2 in the last %3"),
    QT_TRANSLATE_NOOP("ObserverSentences", "%1 was restarted %2 in the last %3"),
    QT_TRANSLATE_NOOP(
        "ObserverSentences",
        "%1 has used up its only restart in %2: one more child that ends will end it"),
    QT_TRANSLATE_NOOP("ObserverSentences",
                      "%1 has used up all %2 restarts in %3: one more child that ends will end it"),
    QT_TRANSLATE_NOOP("ObserverSentences",
                      "%1 has %2 messages waiting and got %3 more in the last %4"),
    QT_TRANSLATE_NOOP("ObserverSentences", "%1 lives on without its supervisor, which has ended"),
    QT_TRANSLATE_NOOP("ObserverSentences",
                      "%1 has no supervisor: nobody starts it again or stops it"),
    QT_TRANSLATE_NOOP("ObserverSentences", "%1 chain of calls waits in a circle"),
    QT_TRANSLATE_NOOP("ObserverSentences", "%1 chains of calls wait in a circle"),
    QT_TRANSLATE_NOOP("ObserverSentences", "%1 registered name is lost"),
    QT_TRANSLATE_NOOP("ObserverSentences", "%1 registered names are lost"),
    QT_TRANSLATE_NOOP("ObserverSentences", "%1 process restarts again and again"),
    QT_TRANSLATE_NOOP("ObserverSentences", "%1 processes restart again and again"),
    QT_TRANSLATE_NOOP("ObserverSentences", "%1 supervisor has no restart left"),
    QT_TRANSLATE_NOOP("ObserverSentences", "%1 supervisors have no restart left"),
    QT_TRANSLATE_NOOP("ObserverSentences", "%1 mailbox grows"),
    QT_TRANSLATE_NOOP("ObserverSentences", "%1 mailboxes grow"),
    QT_TRANSLATE_NOOP("ObserverSentences", "%1 process is not supervised"),
    QT_TRANSLATE_NOOP("ObserverSentences", "%1 processes are not supervised"),
    // What led to an event
    QT_TRANSLATE_NOOP("ObserverSentences", "%1; it was cancelled"),
    QT_TRANSLATE_NOOP("ObserverSentences", "%1; it was dropped: %2"),
    QT_TRANSLATE_NOOP("ObserverSentences", "%1 started its child %2 again: %3, incarnation %4"),
    QT_TRANSLATE_NOOP("ObserverSentences", "%1 started its child %2: %3"),
    QT_TRANSLATE_NOOP("ObserverSentences", "%1 started %2, which runs %3"),
    QT_TRANSLATE_NOOP("ObserverSentences", "%1 decided on its child %2: %3"),
    QT_TRANSLATE_NOOP("ObserverSentences", "%1 crashed: %2"),
    QT_TRANSLATE_NOOP("ObserverSentences", "%1 ended: %2"),
    QT_TRANSLATE_NOOP("ObserverSentences", "%1 set a timer that is to send %2"),
    QT_TRANSLATE_NOOP("ObserverSentences", "a timer of %1 sent %2 to %3"),
    QT_TRANSLATE_NOOP("ObserverSentences", "%1 took %2 of %3"),
    QT_TRANSLATE_NOOP("ObserverSentences", "%1 sent the %2 %3 to %4"),
    QT_TRANSLATE_NOOP("ObserverSentences", "%1 called %2 with %3"),
    QT_TRANSLATE_NOOP("ObserverSentences", "%1 answered %2 with %3"),
    QT_TRANSLATE_NOOP("ObserverSentences", "%1 sent %2 an exit signal"),
    QT_TRANSLATE_NOOP("ObserverSentences", "%1 was told that %2 has ended"),
    QT_TRANSLATE_NOOP("ObserverSentences", "somebody outside"),
    QT_TRANSLATE_NOOP("ObserverSentences", "nobody"),
    QT_TRANSLATE_NOOP("ObserverSentences", "receiver dead"),
    QT_TRANSLATE_NOOP("ObserverSentences", "late reply"),
    QT_TRANSLATE_NOOP("ObserverSentences", "unknown name"),
    QT_TRANSLATE_NOOP("ObserverSentences", "inactive alias"),
    QT_TRANSLATE_NOOP("ObserverSentences", "mailbox full"),
    QT_TRANSLATE_NOOP("ObserverSentences", "restart"),
    QT_TRANSLATE_NOOP("ObserverSentences", "forget"),
    QT_TRANSLATE_NOOP("ObserverSentences", "keep without restart"),
    QT_TRANSLATE_NOOP("ObserverSentences", "give up"),
    QT_TRANSLATE_NOOP("ObserverSentences", "automatic shutdown"),
    QT_TRANSLATE_NOOP("ObserverSentences", "That came from outside the system."),
    QT_TRANSLATE_NOOP("ObserverSentences",
                      "The trail ends here: what led to this has been forgotten."),
    QT_TRANSLATE_NOOP(
        "ObserverSentences",
        "The trail ends here: nobody told of what led to this. The events of messages "
        "were off, or some were lost."),
    QT_TRANSLATE_NOOP("ObserverSentences",
                      "The trail goes on from here: only its last 1,000 steps are shown."),
    // Why a command is not possible
    QT_TRANSLATE_NOOP("ObserverSentences", "The process %1 waits: no message for it has come."),
    QT_TRANSLATE_NOOP("ObserverSentences", "No timer is set: nothing will happen by itself."),
    QT_TRANSLATE_NOOP("ObserverSentences", "The clock moves on by up to 10,000 hours."),
    QT_TRANSLATE_NOOP("ObserverSentences", "The world was paused before the time had passed."),
    QT_TRANSLATE_NOOP("ObserverSentences", "The speed is a number from 0.001 to 1,000,000."),
    QT_TRANSLATE_NOOP("ObserverSentences",
                      "This system runs on worker threads in real time: it cannot be paused, "
                      "stepped or slowed."),
    QT_TRANSLATE_NOOP("ObserverSentences", "The process %1 has ended."),
    QT_TRANSLATE_NOOP("ObserverSentences", "%1 accepts no message %2."),
    // Why what is written is no term
    QT_TRANSLATE_NOOP("ObserverSentences", "Character %1: %2."),
    QT_TRANSLATE_NOOP("ObserverSentences", "a value is expected"),
    QT_TRANSLATE_NOOP("ObserverSentences", "an atom is expected"),
    QT_TRANSLATE_NOOP("ObserverSentences",
                      "an atom begins with a colon, a text with a quotation mark"),
    QT_TRANSLATE_NOOP("ObserverSentences", "a comma or } is expected"),
    QT_TRANSLATE_NOOP("ObserverSentences", "a comma or ] is expected"),
    QT_TRANSLATE_NOOP("ObserverSentences", "nothing more is expected"),
    QT_TRANSLATE_NOOP("ObserverSentences", "the closing quotation mark is missing"),
    QT_TRANSLATE_NOOP("ObserverSentences", "this number is too large"),
    QT_TRANSLATE_NOOP("ObserverSentences", "this is no number"),
    QT_TRANSLATE_NOOP("ObserverSentences", "a pid such as <0.12.1> is expected"),
    QT_TRANSLATE_NOOP("ObserverSentences", "the number of a reference is expected"),
    QT_TRANSLATE_NOOP("ObserverSentences", "> is expected"),
    QT_TRANSLATE_NOOP("ObserverSentences", "=> is expected"),
    QT_TRANSLATE_NOOP("ObserverSentences", "the name of a record is expected"),
    QT_TRANSLATE_NOOP("ObserverSentences", "the name of a field is expected"),
    QT_TRANSLATE_NOOP("ObserverSentences", "{ is expected"),
    QT_TRANSLATE_NOOP("ObserverSentences", "a colon is expected"),
    QT_TRANSLATE_NOOP("ObserverSentences", "this is too deep"),
    // Why a message could not be built, or not answered
    QT_TRANSLATE_NOOP("ObserverSentences", "%1 is not a value of the kind %2"),
    QT_TRANSLATE_NOOP("ObserverSentences",
                      "%1: %2 has not answered in time; it may still do the work"),
    QT_TRANSLATE_NOOP("ObserverSentences", "%1: %2 has ended before it answered: %3"),
    QT_TRANSLATE_NOOP("ObserverSentences", "%1: %2 has ended"),
    QT_TRANSLATE_NOOP("ObserverSentences", "%1: the mailbox of %2 is full; try again later"),
    // What there is to see
    QT_TRANSLATE_NOOP("ObserverSentences", "The systems of the guide"),
    QT_TRANSLATE_NOOP("ObserverSentences", "Disaster 1: process leak"),
    QT_TRANSLATE_NOOP("ObserverSentences", "Disaster 2: mailbox overflow"),
    QT_TRANSLATE_NOOP("ObserverSentences", "Disaster 3: graceless shutdown"),
    QT_TRANSLATE_NOOP("ObserverSentences",
                      "Counters, queues, pools, caches, sessions and Murabaha contracts under one "
                      "supervision tree, with clients that keep them busy and now and then a "
                      "crash."),
    QT_TRANSLATE_NOOP("ObserverSentences",
                      "1,000 counters that nobody supervises: one crash ends them all, and a "
                      "starter that ends normally leaves them orphaned. Then the same under a "
                      "dynamic supervisor."),
    QT_TRANSLATE_NOOP("ObserverSentences",
                      "1,000,000 messages to a counter that cannot keep up: its mailbox climbs. "
                      "Then calls, which hold the senders back."),
    QT_TRANSLATE_NOOP("ObserverSentences",
                      "A pool that does not trap exits leaves its connections open when it is "
                      "stopped. One that does closes them."),
};

/// `5 s`, `2.5 s`, `200 ms`, `1 time`, `3 times`
QString quantity(const QString& part) {
  static const QRegularExpression form("^([0-9.,]+) (ms|s|time|times)$");
  auto match = form.match(part);
  if (!match.hasMatch()) return {};
  QString value = isolated(match.captured(1));
  QString unit = match.captured(2);
  if (unit == "ms") return ObserverSentences::tr("%1 ms").arg(value);
  if (unit == "s") return ObserverSentences::tr("%1 s").arg(value);
  return unit == "time" ? ObserverSentences::tr("once")
                        : ObserverSentences::tr("%1 times").arg(value);
}

}  // namespace

QString translated_observation(const std::string& sentence) {
  static const SentenceForms forms("ObserverSentences", sentences, &quantity);
  QString english = text(sentence);
  return present_language() == Language::English ? english : forms.in_language(english);
}

}  // namespace ui
