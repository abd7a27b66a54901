#include "views/still_frame.h"

#include <QEvent>

namespace ui {

StillFrame::StillFrame(QWidget* line, QWidget* parent) : QWidget(parent), line_(line) {
  line->setParent(this);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

QSize StillFrame::sizeHint() const {
  QMargins around = line_->contentsMargins();
  return {0, line_->fontMetrics().height() + around.top() + around.bottom()};
}

void StillFrame::resizeEvent(QResizeEvent*) { line_->setGeometry(rect()); }

void StillFrame::changeEvent(QEvent* event) {
  if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) updateGeometry();
  QWidget::changeEvent(event);
}

}  // namespace ui
