#include <QHelpEvent>
#include <QKeyEvent>
#include <QToolTip>

#include <algorithm>
#include <cmath>

#include "draw/text.h"
#include "draw/timeline_words.h"
#include "views/timeline_legend.h"
#include "views/timeline_view.h"

namespace ui {
namespace {

constexpr double pan_step = 60;  // pixels
constexpr int drag_threshold = 5;

}  // namespace

void TimelineView::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  drag_from_ = event->pos();
  dragged_from_ = axis().from;
  is_dragging_ = false;
  if (event->modifiers() & Qt::ShiftModifier) {
    span_from_ = timeAt(event->pos().x());
    return dragSpan(span_from_);
  }
  int item = itemAt(event->pos());
  if (item >= 0) chooseItem(item);
}

void TimelineView::mouseMoveEvent(QMouseEvent* event) {
  if (!(event->buttons() & Qt::LeftButton)) return;
  int moved = event->pos().x() - drag_from_.x();
  if (!is_dragging_ && std::abs(moved) < drag_threshold) return;
  is_dragging_ = true;
  if (dragged_span_) return dragSpan(timeAt(event->pos().x()));
  setCursor(Qt::ClosedHandCursor);
  window_.show(dragged_from_ - axis().time_of(moved), axis().span);
  rebuild();
}

/// No further than there is time.
otp::TimePoint TimelineView::timeAt(int x) const {
  return std::clamp(axis().time(x - plot().left()), std::max(otp::TimePoint(), axis().from),
                    std::min(axis().to(), window_.now()));
}

void TimelineView::dragSpan(otp::TimePoint to) {
  dragged_span_ = observer::TimeRange{std::min(span_from_, to), std::max(span_from_, to)};
  setCursor(Qt::SplitHCursor);
  update();
}

/// A click chooses all times again.
void TimelineView::endSpan() {
  auto span = std::exchange(dragged_span_, std::nullopt);
  events_.chooseSpan(is_dragging_ ? span : std::nullopt);
}

void TimelineView::mouseReleaseEvent(QMouseEvent*) {
  if (dragged_span_) endSpan();
  is_dragging_ = false;
  unsetCursor();
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent* event) {
  if (itemAt(event->pos()) >= 0) askWhy();
}

void TimelineView::pan(double pixels) {
  window_.pan(pixels);
  focused_.reset();
  rebuild();
}

void TimelineView::wheelEvent(QWheelEvent* event) {
  QPoint turned = event->angleDelta();
  int most = std::abs(turned.x()) > std::abs(turned.y()) ? turned.x() : turned.y();
  bool zooms = event->modifiers() & Qt::ControlModifier;
  if (!zooms) return pan(-most / 2.0);
  window_.zoom(std::pow(1.0015, turned.y()), event->position().x() - plot().left());
  focused_.reset();
  rebuild();
}

void TimelineView::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_W:
    case Qt::Key_Plus: return zoomIn();
    case Qt::Key_S:
    case Qt::Key_Minus: return zoomOut();
    case Qt::Key_A:
    case Qt::Key_Left: return pan(-pan_step);
    case Qt::Key_D:
    case Qt::Key_Right: return pan(pan_step);
    case Qt::Key_Period: return nextMark();
    case Qt::Key_Comma: return previousMark();
    case Qt::Key_Greater: return step(1, true);
    case Qt::Key_Less: return step(-1, true);
    case Qt::Key_F: return focusOrFit();
    case Qt::Key_R: return toggleSpan();
    case Qt::Key_Home: return fit();
    case Qt::Key_End: return setFollow(true);
    case Qt::Key_Return:
    case Qt::Key_Enter: return askWhy();
    case Qt::Key_Escape:
      if (!legend_->isHidden()) return showLegend(false);
      [[fallthrough]];
    default: QWidget::keyPressEvent(event);
  }
}

bool TimelineView::event(QEvent* event) {
  if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) update();
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  auto* help = static_cast<QHelpEvent*>(event);
  QToolTip::showText(help->globalPos(), helpAt(help->pos()), this);
  return true;
}

QString TimelineView::helpAt(QPoint point) const {
  int item = itemAt(point);
  if (item >= 0) return itemName(item);
  if (!plot().contains(point)) return meaning_of_signs();
  return moment(axis().time(point.x() - plot().left()));
}

}  // namespace ui
