#include "views/past_lives_page.h"

#include <QScrollBar>
#include <QTextBrowser>
#include <QVBoxLayout>

#include "draw/counted.h"
#include "draw/observer_words.h"
#include "draw/text.h"

namespace ui {

using observer::Tombstone;

PastLivesPage::PastLivesPage(const Observation& observation, QWidget* parent)
    : QWidget(parent), observation_(observation), text_(new QTextBrowser(this)) {
  text_->setObjectName("inspector.past_lives");
  text_->setAccessibleName(tr("Past lives"));
  text_->setFrameShape(QFrame::NoFrame);
  text_->setOpenLinks(false);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 4, 0, 0);
  layout->addWidget(text_);
}

std::size_t PastLivesPage::show(Identity place) {
  auto stones = observation_.tombstones().of(place);
  QString html;
  for (auto stone = stones.rbegin(); stone != stones.rend(); ++stone) html += htmlOf(**stone);
  if (html != shown_) {
    int scrolled = text_->verticalScrollBar()->value();
    shown_ = html;
    text_->setHtml(html);
    text_->verticalScrollBar()->setValue(scrolled);
  }
  return stones.size();
}

QString PastLivesPage::htmlOf(const Tombstone& stone) const {
  const auto& system = observation_.system();
  QString html = tr("<p><b>#%1 &nbsp; %2</b><br>lived %3, ended at %4")
                     .arg(stone.incarnation)
                     .arg(text(stone.pid.text()).toHtmlEscaped(),
                          duration(stone.ended - stone.started), moment(stone.ended));
  auto line = [&html](const QString& title, const QString& value) {
    html += QString("<br><i>%1</i> %2").arg(title, value.toHtmlEscaped());
  };
  line(tr("Reason:"), shown(stone.reason, system));
  if (stone.decision) line(tr("Its supervisor:"), word_of(*stone.decision));
  if (!stone.state.is_nil()) {
    line(tr("Last state, seen %1 before the end:").arg(duration(stone.ended - stone.state_at)),
         shown(stone.state, system));
  }
  auto successor = observation_.tombstones().successor_of(stone, system);
  line(tr("Successor:"),
       successor ? QString("#%1 %2").arg(successor->incarnation).arg(text(successor->pid.text()))
                 : tr("none"));
  if (!stone.messages.empty()) {
    QStringList messages;
    for (const auto& message : stone.messages) {
      messages << tr("%1 %2 %3 from %4")
                      .arg(moment(message.at), word_of(message.role), apart(message.label.text()),
                           title_of(message.id.sender, system))
                      .toHtmlEscaped();
    }
    html +=
        tr("<br><i>Its last %1:</i><br>&nbsp; ").arg(counted(messages.size(), Things::Messages)) +
        messages.join("<br>&nbsp; ");
  }
  return html + "</p>";
}

}  // namespace ui
