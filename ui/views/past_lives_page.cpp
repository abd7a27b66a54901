#include "views/past_lives_page.h"

#include <QScrollBar>
#include <QTextBrowser>
#include <QUrl>
#include <QVBoxLayout>

#include "draw/counted.h"
#include "draw/observer_words.h"
#include "draw/seen_messages.h"
#include "draw/text.h"

namespace ui {

using observer::Tombstone;

PastLivesPage::PastLivesPage(const Observation& observation, QWidget* parent)
    : QWidget(parent), observation_(observation), text_(new QTextBrowser(this)) {
  text_->setObjectName("inspector.past_lives");
  text_->setAccessibleName(tr("Past lives"));
  text_->setFrameShape(QFrame::NoFrame);
  text_->setOpenLinks(false);
  connect(text_, &QTextBrowser::anchorClicked, this, &PastLivesPage::follow);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 4, 0, 0);
  layout->addWidget(text_);
}

/// A successor that has ended too stands above; one that lives is shown instead of the past.
void PastLivesPage::follow(const QUrl& link) {
  if (link.scheme() == "life") return text_->scrollToAnchor(link.toString());
  Q_EMIT successorChosen(Identity{link.path().toUInt()});
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
  QString html = QString("<a name=\"life:%1\"></a>").arg(stone.incarnation);
  html += tr("<p><b>#%1 &nbsp; %2</b><br>lived %3, ended at %4")
              .arg(stone.incarnation)
              .arg(text(stone.pid.text()).toHtmlEscaped(), duration(stone.ended - stone.started),
                   moment(stone.ended));
  auto line = [&html](const QString& title, const QString& value) {
    html += QString("<br><i>%1</i> %2").arg(title, value);
  };
  line(tr("Reason:"), shown(stone.reason, system).toHtmlEscaped());
  html += "<br>" + consequence_of(stone.decision);
  auto [title, state] = stateOf(stone);
  line(title, state.toHtmlEscaped());
  line(tr("Successor:"), successorOf(stone));
  return html + messagesOf(stone) + "</p>";
}

/// The state in the crash is the very last; else there is what was seen before.
std::pair<QString, QString> PastLivesPage::stateOf(const Tombstone& stone) const {
  const auto& system = observation_.system();
  otp::Term in_crash = stone.crash.get(otp::Atom("state"));
  if (!in_crash.is_nil()) return {tr("State in the crash:"), shown(in_crash, system)};
  if (stone.state.is_nil()) return {tr("Last state:"), tr("not watched at the time")};
  return {tr("Last state, seen %1 before the end:").arg(duration(stone.ended - stone.state_at)),
          shown(stone.state, system)};
}

QString PastLivesPage::successorOf(const Tombstone& stone) const {
  auto successor = observation_.tombstones().successor_of(stone, observation_.system());
  if (!successor) return tr("none");
  bool has_ended = observation_.tombstones().of(successor->pid) != nullptr;
  QString link = has_ended ? QString("life:%1").arg(successor->incarnation)
                           : QString("process:%1").arg(stone.place.number);
  return QString("<a href=\"%1\">#%2 %3</a>")
      .arg(link)
      .arg(successor->incarnation)
      .arg(text(successor->pid.text()).toHtmlEscaped());
}

QString PastLivesPage::messagesOf(const Tombstone& stone) const {
  const auto& system = observation_.system();
  if (stone.messages.empty()) {
    return QString("<br><i>%1</i> %2")
        .arg(tr("Its last messages:"), tr("none was seen; they were not watched, or none came"));
  }
  QStringList messages;
  for (const auto& message : stone.messages) {
    messages << line_of(message, system).toHtmlEscaped();
  }
  QString title = tr("<br><i>Its last %1:</i><br>&nbsp; ");
  return title.arg(counted(messages.size(), Things::Messages)) + messages.join("<br>&nbsp; ");
}

}  // namespace ui
