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
    : QFrame(parent), text_(new QLabel(this)), go_on_(new QPushButton(tr("Go on (Space)"), this)) {
  setObjectName("banner.pause");
  text_->setObjectName("banner.pause.text");
  text_->setWordWrap(true);
  text_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);  // what it says moves nothing
  go_on_->setObjectName("banner.pause.go_on");
  connect(go_on_, &QPushButton::clicked, pause, &QAction::trigger);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(12, 0, 4, 2);
  layout->addWidget(text_, 1);
  layout->addWidget(go_on_);
  connect(pause, &QAction::toggled, this, &QWidget::setVisible);
  hide();
  showKept(0, false);
}

void PauseBanner::showKept(quint64 events, bool is_full) {
  QString sentence = tr("The view is paused; the world runs on. %1 to be shown.")
                         .arg(counted(events, Things::EventsWait));
  if (is_full) sentence += tr(" No more is kept: message events may be lost from now on.");
  text_->setText(sentence);
  text_->setToolTip(sentence);
}

QSize PauseBanner::sizeHint() const {
  QSize lines(0, 2 * text_->fontMetrics().lineSpacing());
  return go_on_->sizeHint().expandedTo(lines).grownBy(layout()->contentsMargins());
}

void PauseBanner::paintEvent(QPaintEvent*) {
  constexpr int edge = 2;
  const Theme& theme = theme_of(palette());
  QPainter painter(this);
  painter.fillRect(rect(), theme.selection_ground);
  painter.fillRect(rect().adjusted(0, height() - edge, 0, 0), theme.warning);
}

}  // namespace ui
