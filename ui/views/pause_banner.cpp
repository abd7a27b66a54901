#include "views/pause_banner.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

#include "draw/counted.h"
#include "draw/text.h"
#include "draw/theme.h"

namespace ui {

PauseBanner::PauseBanner(QAction* pause, QWidget* parent)
    : QFrame(parent), text_(new QLabel(this)) {
  setObjectName("banner.pause");
  text_->setObjectName("banner.pause.text");
  auto* go_on = new QPushButton(tr("Go on (Space)"), this);
  go_on->setObjectName("banner.pause.go_on");
  connect(go_on, &QPushButton::clicked, pause, &QAction::trigger);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(12, 4, 12, 4);
  layout->addWidget(text_, 1);
  layout->addWidget(go_on);
  connect(pause, &QAction::toggled, this, &QWidget::setVisible);
  hide();
  showKept(0, false);
}

void PauseBanner::showKept(quint64 events, bool is_full) {
  QString sentence = tr("The view is paused; the world runs on. %1 to be shown.")
                         .arg(counted(events, Things::EventsWait));
  if (is_full) sentence += tr(" No more is kept: message events may be lost from now on.");
  text_->setText(sentence);
}

void PauseBanner::paintEvent(QPaintEvent*) {
  constexpr int edge = 2;
  const Theme& theme = theme_of(palette());
  QPainter painter(this);
  painter.fillRect(rect(), theme.selection_ground);
  painter.fillRect(rect().adjusted(0, height() - edge, 0, 0), theme.warning);
}

}  // namespace ui
