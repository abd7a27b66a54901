#include "draw/seen_messages.h"

#include <QCoreApplication>

#include "draw/observer_words.h"
#include "draw/text.h"

namespace ui {
namespace {

struct SeenMessages {
  Q_DECLARE_TR_FUNCTIONS(SeenMessages)
};

}  // namespace

QString what_of(const observer::SeenMessage& message, const observer::SystemModel& system) {
  QString content = message.content ? shown(*message.content, system) : apart(message.label.text());
  return SeenMessages::tr("%1 %2 from %3")
      .arg(word_of(message.role), content,
           message.from().is_none() ? outside() : title_of(message.from(), system));
}

QString line_of(const observer::SeenMessage& message, const observer::SystemModel& system) {
  return moment(message.at) + ' ' + what_of(message, system);
}

}  // namespace ui
