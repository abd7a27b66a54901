#include "views/pause_banner.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include "draw/text.h"
#include "draw/theme.h"

namespace ui {

PauseBanner::PauseBanner(QAction* pause, QWidget* parent)
    : QFrame(parent), text_(new QLabel(this)) {
  setObjectName("banner.pause");
  setAutoFillBackground(true);
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
  colour();
  showKept(0, false);
}

void PauseBanner::showKept(quint64 events, bool is_full) {
  QString sentence = tr("The view is paused; the world runs on. %1 to be shown.")
                         .arg(counted(events, tr("event waits"), tr("events wait")));
  if (is_full) sentence += tr(" No more is kept: message events may be lost from now on.");
  text_->setText(sentence);
}

void PauseBanner::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange) colour();
  QFrame::changeEvent(event);
}

void PauseBanner::colour() {
  const Theme& theme = theme_of(palette());
  QPalette colours = text_->palette();
  colours.setColor(QPalette::WindowText, theme.text);
  text_->setPalette(colours);
  setStyleSheet(QString("#banner\\.pause { background: %1; border-bottom: 2px solid %2; }")
                    .arg(theme.selection_ground.name(), theme.warning.name()));
}

}  // namespace ui
