#include "draw/message_words.h"

#include <QCoreApplication>
#include <QStringList>

#include "draw/observer_words.h"
#include "draw/text.h"

namespace ui {
namespace {

using observer::MessageFlow;
using observer::MessageNumber;
using observer::MessageRecord;
using observer::never;
using observer::SystemModel;

/// The texts of the sequence diagram.
struct MessageWords {
  Q_DECLARE_TR_FUNCTIONS(ui::SequenceView)
};

QString sender_of(const MessageRecord& record, const SystemModel& system) {
  return record.from().is_none() ? outside() : title_of(record.from(), system);
}

bool was_handled(const MessageRecord& record) {
  return record.started != never && record.ended != never;
}

}  // namespace

QString content_of(MessageNumber message, const MessageFlow& flow, const SystemModel& system) {
  const otp::Term* content = flow.content_of(message);
  return content == nullptr ? apart(flow.record(message).label.text()) : shown(*content, system);
}

QString sentence_of(MessageNumber message, const MessageFlow& flow, const SystemModel& system) {
  const MessageRecord& record = flow.record(message);
  QString sentence =
      MessageWords::tr("%1 %2 from %3 to %4, sent at %5")
          .arg(word_of(record.role), content_of(message, flow, system), sender_of(record, system),
               title_of(record.to, system), moment(record.sent));
  if (record.dropped) return sentence + MessageWords::tr(", dropped: ") + word_of(*record.dropped);
  if (record.received == never) {
    return record.can_wait() ? sentence + MessageWords::tr(", waits still") : sentence;
  }
  sentence += MessageWords::tr(", taken after %1").arg(duration(record.received - record.sent));
  if (was_handled(record)) {
    sentence += MessageWords::tr(", handled in %1").arg(duration(record.ended - record.started));
  }
  return sentence;
}

QString facts_of(MessageNumber message, const MessageFlow& flow, const SystemModel& system) {
  const MessageRecord& record = flow.record(message);
  QStringList lines;
  lines << word_of(record.role) + ' ' + content_of(message, flow, system);
  lines << MessageWords::tr("From: %1").arg(sender_of(record, system));
  lines << MessageWords::tr("To: %1").arg(title_of(record.to, system));
  lines << MessageWords::tr("Sent at: %1").arg(moment(record.sent));
  if (record.dropped) {
    lines << MessageWords::tr("Dropped: %1").arg(word_of(*record.dropped));
  } else if (record.received != never) {
    lines << MessageWords::tr("Queued for: %1").arg(duration(record.received - record.sent));
  } else if (record.can_wait()) {
    lines << MessageWords::tr("Queued: it waits still");
  }
  if (was_handled(record)) {
    lines << MessageWords::tr("Handled in: %1").arg(duration(record.ended - record.started));
  }
  return lines.join('\n');
}

}  // namespace ui
