#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>

#include <cmath>

#include "draw/counted.h"
#include "draw/observer_words.h"
#include "draw/text.h"
#include "views/supervision_tree_view.h"

namespace ui {

// Mouse

void SupervisionTreeView::mousePressEvent(QMouseEvent* event) {
  ZoomArea::mousePressEvent(event);
  if (event->button() != Qt::LeftButton) return;
  int box = boxAt(event->pos());
  if (box >= 0) select(box);
}

void SupervisionTreeView::mouseMoveEvent(QMouseEvent* event) {
  ZoomArea::mouseMoveEvent(event);
  if (!event->buttons()) aim(boxAt(event->pos()));
}

/// Shows who else goes down if the process under the pointer dies.
void SupervisionTreeView::aim(int box) {
  bool is_process = box >= 0 && !scene_.box(box).is_group();
  Identity id = is_process ? scene_.box(box).id : Identity{};
  if (id != blast_.aimed()) aimAt(id);
}

void SupervisionTreeView::aimAt(Identity id) {
  blast_.aim(observation_.system(), id, observation_.now());
  aimed_at_ = observation_.watched();
  is_aim_old_ = false;
  viewport()->update();
}

void SupervisionTreeView::mouseDoubleClickEvent(QMouseEvent* event) {
  int box = boxAt(event->pos());
  if (box >= 0) toggle(box);
}

/// By the mouse about the process under it, by the keyboard about the selected one.
void SupervisionTreeView::contextMenuEvent(QContextMenuEvent* event) {
  bool by_key = event->reason() == QContextMenuEvent::Keyboard;
  Identity selected = selection_.current();
  int box = by_key ? treeLayout().find(selected) : boxAt(event->pos());
  if (box < 0) return;
  Identity id = by_key ? selected : scene_.box(box).id;
  QPoint at = by_key ? rectOf(box).center() : event->pos();
  Q_EMIT menuWanted(id, viewport()->mapToGlobal(at));
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
  const auto& boxes = treeLayout().boxes;
  int current = treeLayout().find(selection_.current());
  if (current < 0) return boxes.empty() ? Identity{} : boxes.front().id;
  const QRectF& from = scene_.box(current).rect;
  bool is_sideways = key == Qt::Key_Left || key == Qt::Key_Right;
  Identity best;
  double best_distance = 0;
  for (const TreeBox& box : boxes) {
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
    default: ZoomArea::keyPressEvent(event);
  }
}

void SupervisionTreeView::focusInEvent(QFocusEvent* event) {
  ZoomArea::focusInEvent(event);
  bool by_key = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
  if (by_key && selection_.current().is_none() && !treeLayout().boxes.empty()) select(0);
  viewport()->update();
}

// Tooltip

namespace {

constexpr qsizetype longest_path = 120;

/// The end of a long path is what tells processes apart.
QString shortened(const QString& path) {
  return path.size() <= longest_path ? path
                                     : QString::fromUtf8("\u2026") + path.right(longest_path);
}

}  // namespace

bool SupervisionTreeView::viewportEvent(QEvent* event) {
  if (event->type() == QEvent::Leave) aim(-1);
  if (event->type() != QEvent::ToolTip) return ZoomArea::viewportEvent(event);
  auto* help = static_cast<QHelpEvent*>(event);
  int box = boxAt(help->pos());
  if (box < 0) QToolTip::hideText();
  else QToolTip::showText(help->globalPos(), tooltipOf(scene_.box(box)), viewport());
  return true;
}

QString SupervisionTreeView::tooltipOf(const TreeBox& box) const {
  const auto& entry = *observation_.system().find(box.id);
  QString label = apart(entry.label.text());
  if (box.is_group()) {
    return tr("%1 processes of the kind %2. Double click or Enter to open.")
        .arg(number(treeLayout().members_of(box).size()), label);
  }
  QStringList lines = {apart(shortened(text(observation_.system().path_of(box.id)))),
                       label + ", " + apart(entry.pid.text()) + ", " + word_of(entry.status)};
  if (entry.restarts() > 0) {
    lines << counted(entry.restarts(), Things::TimesRestarted);
  }
  if (entry.depth > 0) {
    lines << counted(entry.depth, Things::MessagesWait);
  }
  if (entry.gauge) {
    lines << tr("%1 of %2 left within %3")
                 .arg(number(entry.gauge->left(observation_.now())),
                      counted(entry.gauge->intensity(), Things::Restarts),
                      duration(entry.gauge->period()));
  }
  if (entry.is_alive && blast_.aimed() == entry.id) {
    lines << QString() << blast_.sentence(observation_.system());
  }
  return lines.join('\n');
}

}  // namespace ui
