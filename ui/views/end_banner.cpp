#include "views/end_banner.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

#include "draw/counted.h"
#include "draw/text.h"
#include "draw/theme.h"

namespace ui {

EndBanner::EndBanner(Observation& observation, QWidget* parent)
    : QFrame(parent), observation_(observation), text_(new QLabel(this)) {
  setObjectName("banner.end");
  text_->setObjectName("banner.end.text");
  text_->setWordWrap(true);
  auto* why = new QPushButton(tr("Why?"), this);
  why->setObjectName("banner.end.why");
  why->setToolTip(tr("What led to the last end, back to its first cause"));
  auto* again = new QPushButton(tr("Start again"), this);
  again->setObjectName("banner.end.again");
  again->setToolTip(tr("Start the demo from its beginning"));
  connect(why, &QPushButton::clicked, this, &EndBanner::askWhy);
  connect(again, &QPushButton::clicked, this, &EndBanner::startAgainWanted);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(12, 4, 12, 4);
  layout->addWidget(text_, 1);
  layout->addWidget(why);
  layout->addWidget(again);
  connect(&observation, &Observation::changed, this, &EndBanner::refresh);
  connect(&observation, &Observation::cleared, this, &EndBanner::refresh);
  hide();
}

void EndBanner::refresh() {
  const auto& system = observation_.system();
  bool has_ended = system.has_ended();
  const auto* last = system.find(system.last_ended());
  if (has_ended && last != nullptr) {
    text_->setText(tr("%1. Nothing has run since %2.")
                       .arg(counted(system.started_count(), Things::ProcessesHaveEnded),
                            moment(last->exited)));
  }
  if (has_ended == !isHidden()) return;
  setVisible(has_ended);
  Q_EMIT shown(has_ended);
}

/// About the last end that is in the log.
void EndBanner::askWhy() {
  const auto& log = observation_.log();
  observer::EventLog::Filter ends{observer::KindSet::of<trace::Exited>(), {}};
  std::optional<std::uint64_t> last;
  log.for_each(log.first(), log.end(), ends, [&](std::uint64_t row) { last = row; });
  if (last) Q_EMIT whyWanted(*last);
}

void EndBanner::paintEvent(QPaintEvent*) {
  constexpr int edge = 2;
  const Theme& theme = theme_of(palette());
  QPainter painter(this);
  painter.fillRect(rect(), theme.selection_ground);
  painter.fillRect(rect().adjusted(0, height() - edge, 0, 0), theme.error);
}

}  // namespace ui
