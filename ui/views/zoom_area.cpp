#include "views/zoom_area.h"

#include <QMouseEvent>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

constexpr double margin = 16;
constexpr double smallest_zoom = 0.05;  // unless the whole picture needs less
constexpr double largest_zoom = 3;
constexpr int drag_threshold = 6;

}  // namespace

ZoomArea::ZoomArea(QWidget* parent) : QAbstractScrollArea(parent) {
  setFrameShape(QFrame::NoFrame);
  viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
  viewport()->setMouseTracking(true);
  horizontalScrollBar()->setSingleStep(40);
  verticalScrollBar()->setSingleStep(40);
}

QPointF ZoomArea::origin() const {
  return {margin - horizontalScrollBar()->value(), margin - verticalScrollBar()->value()};
}

QRectF ZoomArea::toViewport(const QRectF& picture) const {
  return {origin() + picture.topLeft() * zoom_, picture.size() * zoom_};
}

bool ZoomArea::isAllVisible() const {
  return QRectF(viewport()->rect()).contains(toViewport({QPointF(0, 0), pictureSize()}));
}

/// A picture that is larger than the view is scrolled from one end to the other; a smaller one may
/// stand anywhere in the view. Where it stands beyond that, the bar leads back.
void ZoomArea::setBar(QScrollBar& bar, double whole, int seen, int value, Bounds bounds) {
  int spare = seen - int(whole);
  int inside = std::clamp(value, std::min(0, -spare), std::max(0, -spare));
  if (bounds == Bounds::Kept) value = inside;
  int low = spare >= 0 ? inside : 0;
  int high = spare >= 0 ? inside : -spare;
  bar.setRange(std::min(low, value), std::max(high, value));
  bar.setPageStep(seen);
  bar.setValue(value);
}

void ZoomArea::place(QPointF point, QPointF at, Bounds bounds) {
  QScopedValueRollback placing(is_placing_, true);
  QSizeF whole = pictureSize() * zoom_ + QSizeF(2 * margin, 2 * margin);
  QPointF scrolled = QPointF(margin, margin) + point * zoom_ - at;
  for (int round = 0; round < 2; ++round) {
    QSize seen = viewport()->size();
    setBar(*horizontalScrollBar(), whole.width(), seen.width(), qRound(scrolled.x()), bounds);
    setBar(*verticalScrollBar(), whole.height(), seen.height(), qRound(scrolled.y()), bounds);
    if (seen == viewport()->size()) break;  // no bar has come or gone
  }
  viewport()->update();
}

/// A picture smaller than the view is centred from side to side.
void ZoomArea::fit() {
  if (pictureSize().isEmpty()) return;
  QSizeF room = QSizeF(viewport()->size()) - QSizeF(2 * margin, 2 * margin);
  double across = room.width() / pictureSize().width();
  double down = room.height() / pictureSize().height();
  zoom_ = std::clamp(std::min(across, down), smallestFit(), 1.0);
  double spare = room.width() - pictureSize().width() * zoom_;
  QPointF corner = origin();
  if (spare > 0) corner.setX(margin + std::floor(spare / 2));
  if (down >= zoom_) corner.setY(margin);
  place({0, 0}, corner, Bounds::Kept);
}

void ZoomArea::pictureChanged() {
  if (fits_) fit();
  else place({0, 0}, origin(), Bounds::Kept);
}

void ZoomArea::pictureChanged(QPointF point, QPointF at) {
  QRectF moved(at - point * zoom_, pictureSize() * zoom_);
  QRectF room = QRectF(viewport()->rect()).adjusted(margin, margin, -margin, -margin);
  bool would_fit = room.contains(moved);
  if (fits_ && !would_fit) fit();
  if (fits_ && !would_fit && isAllVisible()) return;
  place(point, at, Bounds::Free);
}

// Zooming

double ZoomArea::zoomOfWhole() const {
  QSizeF whole = pictureSize();
  if (whole.isEmpty()) return 1;
  return std::min((viewport()->width() - 2 * margin) / whole.width(),
                  (viewport()->height() - 2 * margin) / whole.height());
}

void ZoomArea::setZoom(double zoom, QPointF fixed) {
  fits_ = false;
  QPointF point = toPicture(fixed);
  zoom_ = std::clamp(zoom, std::min(smallest_zoom, zoomOfWhole()), largest_zoom);
  place(point, fixed, Bounds::Kept);
  onMoved();
}

void ZoomArea::zoomIn() { setZoom(zoom_ * 1.2, viewport()->rect().center()); }

void ZoomArea::zoomOut() { setZoom(zoom_ / 1.2, viewport()->rect().center()); }

void ZoomArea::zoomToNormal() { setZoom(1, viewport()->rect().center()); }

void ZoomArea::zoomToFit() {
  fits_ = true;
  fit();
  onMoved();
}

void ZoomArea::zoomToWhole() {
  setZoom(std::min(zoomOfWhole(), 1.0), viewport()->rect().center());
  QPointF middle(pictureSize().width() / 2, pictureSize().height() / 2);
  place(middle, QRectF(viewport()->rect()).center(), Bounds::Kept);
}

// Scrolling

void ZoomArea::scrollTo(const QRectF& part) {
  QRectF seen = toViewport(part);
  auto shift = [](double low, double high, double extent) {
    if (low < margin) return low - margin;
    if (high > extent - margin) return high - extent + margin;
    return 0.0;
  };
  QPointF by(shift(seen.left(), seen.right(), viewport()->width()),
             shift(seen.top(), seen.bottom(), viewport()->height()));
  if (!by.isNull()) place({0, 0}, origin() - by, Bounds::Free);
}

void ZoomArea::scrollContentsBy(int, int) {
  viewport()->update();
  if (!is_placing_) onMoved();
}

void ZoomArea::resizeEvent(QResizeEvent*) {
  if (is_placing_) return;  // a scroll bar has come or gone
  pictureChanged();
  onMoved();
}

void ZoomArea::wheelEvent(QWheelEvent* event) {
  if (!(event->modifiers() & Qt::ControlModifier)) return QAbstractScrollArea::wheelEvent(event);
  setZoom(zoom_ * std::pow(1.0015, event->angleDelta().y()), event->position());
  event->accept();
}

// Dragging

void ZoomArea::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  drag_from_ = event->pos();
  scroll_from_ = {horizontalScrollBar()->value(), verticalScrollBar()->value()};
  is_dragging_ = false;
}

void ZoomArea::mouseMoveEvent(QMouseEvent* event) {
  if (!(event->buttons() & Qt::LeftButton)) return;
  QPoint moved = event->pos() - drag_from_;
  if (!is_dragging_ && moved.manhattanLength() < drag_threshold) return;
  is_dragging_ = true;
  viewport()->setCursor(Qt::ClosedHandCursor);
  horizontalScrollBar()->setValue(scroll_from_.x() - moved.x());
  verticalScrollBar()->setValue(scroll_from_.y() - moved.y());
}

void ZoomArea::mouseReleaseEvent(QMouseEvent*) {
  is_dragging_ = false;
  viewport()->unsetCursor();
}

}  // namespace ui
