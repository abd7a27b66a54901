#include "views/supervision_tree_view.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

#include "draw/text.h"
#include "draw/tree_painter.h"

namespace ui {
namespace {

constexpr double margin = 16;
constexpr double smallest_zoom = 0.05;
constexpr double largest_zoom = 3;
constexpr double smallest_fit = 0.62;  // below this, text is hard to read: scroll instead

}  // namespace

SupervisionTreeView::SupervisionTreeView(Observation& observation, Selection& selection,
                                         QWidget* parent)
    : QAbstractScrollArea(parent), observation_(observation), selection_(selection) {
  setObjectName("view.tree");
  setAccessibleName(tr("Supervision tree"));
  setAccessibleDescription(
      tr("The processes of the system below their supervisors. Arrow keys walk along the tree."));
  setFrameShape(QFrame::NoFrame);
  viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
  viewport()->setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
  connect(&observation, &Observation::changed, this, &SupervisionTreeView::onChanged);
  connect(&observation, &Observation::ticked, this, &SupervisionTreeView::onTick);
  connect(&observation, &Observation::cleared, this, [this] {
    expanded_.clear();
    fits_ = true;
    rebuild();
  });
  connect(&selection, &Selection::changed, this, [this](Identity id) {
    reveal(id);
    viewport()->update();
  });
  rebuild();
}

void SupervisionTreeView::onChanged(const Changes& changes) {
  if (changes.structure) rebuild();
  viewport()->update();
}

void SupervisionTreeView::onTick() {
  // A flash fades also while nothing happens, as long as there are frames.
  static_assert(TreePainter::flash_time <= Observation::settling_time);
  bool flashes = std::ranges::any_of(layout_.boxes, [this](const TreeBox& box) {
    const auto* entry = observation_.system().find(box.id);
    return entry != nullptr && entry->incarnation > 1 &&
           observation_.now() - entry->restarted < TreePainter::flash_time;
  });
  if (flashes || std::exchange(animates_, flashes)) viewport()->update();
}

void SupervisionTreeView::rebuild() {
  layout_ = lay_out(observation_.system(), expanded_, style_);
  if (fits_) zoomToFit();
  updateScrollBars();
  viewport()->update();
}

// Zooming and scrolling

void SupervisionTreeView::updateScrollBars() {
  QSizeF whole = layout_.size * zoom_ + QSizeF(2 * margin, 2 * margin);
  QSize seen = viewport()->size();
  horizontalScrollBar()->setRange(0, std::max(0, int(std::ceil(whole.width())) - seen.width()));
  verticalScrollBar()->setRange(0, std::max(0, int(std::ceil(whole.height())) - seen.height()));
  horizontalScrollBar()->setPageStep(seen.width());
  verticalScrollBar()->setPageStep(seen.height());
  horizontalScrollBar()->setSingleStep(40);
  verticalScrollBar()->setSingleStep(40);
}

/// Where the upper left corner of the layout lies in the viewport. A tree smaller than the view is
/// centred from side to side.
QPointF SupervisionTreeView::origin() const {
  double slack = viewport()->width() - layout_.size.width() * zoom_ - 2 * margin;
  return {margin + std::max(0.0, std::floor(slack / 2)) - horizontalScrollBar()->value(),
          margin - verticalScrollBar()->value()};
}

QPointF SupervisionTreeView::toLayout(QPointF point) const { return (point - origin()) / zoom_; }

void SupervisionTreeView::setZoom(double zoom, QPointF fixed) {
  zoom = std::clamp(zoom, smallest_zoom, largest_zoom);
  QPointF under = toLayout(fixed);
  zoom_ = zoom;
  updateScrollBars();
  QPointF now = origin() + under * zoom_;
  horizontalScrollBar()->setValue(horizontalScrollBar()->value() + int((now - fixed).x()));
  verticalScrollBar()->setValue(verticalScrollBar()->value() + int((now - fixed).y()));
  viewport()->update();
}

void SupervisionTreeView::zoomIn() {
  fits_ = false;
  setZoom(zoom_ * 1.2, viewport()->rect().center());
}

void SupervisionTreeView::zoomOut() {
  fits_ = false;
  setZoom(zoom_ / 1.2, viewport()->rect().center());
}

void SupervisionTreeView::zoomToNormal() {
  fits_ = false;
  setZoom(1, viewport()->rect().center());
}

void SupervisionTreeView::zoomToFit() {
  fits_ = true;
  if (layout_.size.isEmpty()) return;
  double across = (viewport()->width() - 2 * margin) / layout_.size.width();
  double down = (viewport()->height() - 2 * margin) / layout_.size.height();
  zoom_ = std::clamp(std::min(across, down), smallest_fit, 1.0);
  updateScrollBars();
  viewport()->update();
}

void SupervisionTreeView::resizeEvent(QResizeEvent*) {
  if (fits_) zoomToFit();
  updateScrollBars();
}

void SupervisionTreeView::wheelEvent(QWheelEvent* event) {
  if (!(event->modifiers() & Qt::ControlModifier)) return QAbstractScrollArea::wheelEvent(event);
  fits_ = false;
  setZoom(zoom_ * std::pow(1.0015, event->angleDelta().y()), event->position());
  event->accept();
}

// Mouse

void SupervisionTreeView::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  drag_from_ = event->pos();
  scroll_from_ = {horizontalScrollBar()->value(), verticalScrollBar()->value()};
  is_dragging_ = false;
  int box = layout_.at(toLayout(event->pos()));
  if (box >= 0) select(box);
}

void SupervisionTreeView::mouseMoveEvent(QMouseEvent* event) {
  if (!(event->buttons() & Qt::LeftButton)) return;
  QPoint moved = event->pos() - drag_from_;
  if (!is_dragging_ && moved.manhattanLength() < 6) return;
  is_dragging_ = true;
  viewport()->setCursor(Qt::ClosedHandCursor);
  horizontalScrollBar()->setValue(scroll_from_.x() - moved.x());
  verticalScrollBar()->setValue(scroll_from_.y() - moved.y());
}

void SupervisionTreeView::mouseReleaseEvent(QMouseEvent*) {
  is_dragging_ = false;
  viewport()->unsetCursor();
}

void SupervisionTreeView::mouseDoubleClickEvent(QMouseEvent* event) {
  int box = layout_.at(toLayout(event->pos()));
  if (box >= 0) toggle(box);
}

void SupervisionTreeView::select(int box) { selection_.select(layout_.boxes[std::size_t(box)].id); }

void SupervisionTreeView::toggle(int box) {
  const TreeBox& chosen = layout_.boxes[std::size_t(box)];
  if (!chosen.is_group()) return;
  GroupKey key = group_key(observation_.system(), chosen);
  if (!expanded_.erase(key)) expanded_.insert(key);
  rebuild();
}

void SupervisionTreeView::toggleGroup() {
  Identity selected = selection_.current();
  for (std::size_t i = 0; i < layout_.boxes.size(); ++i) {
    const TreeBox& box = layout_.boxes[i];
    if (box.is_group() && std::ranges::find(box.members, selected) != box.members.end()) {
      return toggle(int(i));
    }
  }
}

// Keyboard

namespace {

/// How far `to` lies beyond `from` in the direction of an arrow key; negative when it does not.
double gapBeyond(const QRectF& from, const QRectF& to, int key) {
  switch (key) {
    case Qt::Key_Left: return from.left() - to.right();
    case Qt::Key_Right: return to.left() - from.right();
    case Qt::Key_Up: return from.top() - to.bottom();
    default: return to.top() - from.bottom();
  }
}

}  // namespace

/// The nearest box in the direction of an arrow key.
Identity SupervisionTreeView::neighbour(int key) const {
  int current = layout_.find(selection_.current());
  if (current < 0) return layout_.boxes.empty() ? Identity{} : layout_.boxes.front().id;
  const QRectF& from = layout_.boxes[std::size_t(current)].rect;
  bool is_sideways = key == Qt::Key_Left || key == Qt::Key_Right;
  Identity best;
  double best_distance = 0;
  for (const TreeBox& box : layout_.boxes) {
    double gap = gapBeyond(from, box.rect, key);
    if (gap < 0) continue;
    QPointF way = box.rect.center() - from.center();
    double distance = gap + 2 * std::abs(is_sideways ? way.y() : way.x());
    if (best.is_none() || distance < best_distance) {
      best = box.id;
      best_distance = distance;
    }
  }
  return best;
}

void SupervisionTreeView::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down: {
      Identity next = neighbour(event->key());
      if (!next.is_none()) selection_.select(next);
      return;
    }
    case Qt::Key_Return:
    case Qt::Key_Enter: return toggleGroup();
    default: QAbstractScrollArea::keyPressEvent(event);
  }
}

void SupervisionTreeView::focusInEvent(QFocusEvent* event) {
  QAbstractScrollArea::focusInEvent(event);
  bool by_key = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
  if (by_key && selection_.current().is_none() && !layout_.boxes.empty()) select(0);
  viewport()->update();
}

void SupervisionTreeView::reveal(Identity id) {
  int box = layout_.find(id);
  if (box < 0) return;
  QRectF rect = layout_.boxes[std::size_t(box)].rect;
  QRectF seen(origin() + rect.topLeft() * zoom_, rect.size() * zoom_);
  auto shift = [](double low, double high, double extent) {
    if (low < margin) return low - margin;
    if (high > extent - margin) return high - extent + margin;
    return 0.0;
  };
  double right = shift(seen.left(), seen.right(), viewport()->width());
  double down = shift(seen.top(), seen.bottom(), viewport()->height());
  horizontalScrollBar()->setValue(horizontalScrollBar()->value() + int(right));
  verticalScrollBar()->setValue(verticalScrollBar()->value() + int(down));
}

QPoint SupervisionTreeView::positionOf(Identity id) const {
  int box = layout_.find(id);
  if (box < 0) return {};
  return (origin() + layout_.boxes[std::size_t(box)].rect.center() * zoom_).toPoint();
}

// Painting

void SupervisionTreeView::paintEvent(QPaintEvent*) {
  const Theme& theme = theme_of(palette());
  QPainter painter(viewport());
  painter.fillRect(viewport()->rect(), theme.ground);
  if (layout_.boxes.empty()) return paintEmpty(painter);
  painter.translate(origin());
  painter.scale(zoom_, zoom_);
  TreePainter tree(observation_.system(), layout_, theme);
  tree.select(selection_.current());
  tree.set_now(observation_.now());
  QRectF visible(toLayout({0, 0}), QSizeF(viewport()->size()) / zoom_);
  tree.paint(painter, visible, zoom_);
}

void SupervisionTreeView::paintEmpty(QPainter& painter) const {
  painter.setPen(theme_of(palette()).dim_text);
  painter.drawText(viewport()->rect(), Qt::AlignCenter,
                   tr("No process runs yet.\nChoose a demo in the toolbar to start one."));
}

bool SupervisionTreeView::viewportEvent(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QAbstractScrollArea::viewportEvent(event);
  auto* help = static_cast<QHelpEvent*>(event);
  int box = layout_.at(toLayout(help->pos()));
  if (box < 0) QToolTip::hideText();
  else
    QToolTip::showText(help->globalPos(), tooltipOf(layout_.boxes[std::size_t(box)]), viewport());
  return true;
}

QString SupervisionTreeView::tooltipOf(const TreeBox& box) const {
  const auto& entry = *observation_.system().find(box.id);
  QString label = text(entry.label.text());
  if (box.is_group()) {
    return tr("%1 processes of the kind %2. Double click or Enter to open.")
        .arg(number(box.members.size()), label);
  }
  QStringList lines = {text(observation_.system().path_of(box.id)),
                       label + ", " + text(entry.pid.text()) + ", " + text(name_of(entry.status))};
  if (entry.restarts() > 0) {
    lines << tr("restarted %1").arg(counted(entry.restarts(), tr("time"), tr("times")));
  }
  if (entry.depth > 0) {
    lines << counted(entry.depth, tr("message waits"), tr("messages wait"));
  }
  return lines.join('\n');
}

}  // namespace ui
