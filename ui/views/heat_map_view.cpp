#include "views/heat_map_view.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <utility>

#include "draw/counted.h"
#include "draw/text.h"
#include "views/painted_accessible.h"

namespace ui {

HeatMapView::HeatMapView(Observation& observation, Selection& selection, QWidget* parent)
    : QWidget(parent), observation_(observation), selection_(selection) {
  setObjectName("xray.heat");
  setAccessibleName(tr("All mailboxes"));
  setMinimumSize(120, 56);
  setFocusPolicy(Qt::StrongFocus);
  makePaintedAccessible();
  connect(&observation, &Observation::changed, this, &HeatMapView::onChanged);
  connect(&observation, &Observation::cleared, this, [this] { is_stale_ = true; });
  connect(&observation, &Observation::ownShown, this, [this] {
    is_stale_ = true;
    if (isVisible()) refresh();
  });
  connect(&selection, &Selection::changed, this, [this] {
    update();
    tellSelected();
  });
}

void HeatMapView::onChanged(const Changes& changes) {
  if (!isVisible()) is_stale_ = true;
  if (!is_stale_) facts_.update(observation_.system(), changes.touched, changes.removed);
}

void HeatMapView::refresh() {
  if (std::exchange(is_stale_, false)) {
    facts_.show_own(observation_.showsOwn());
    facts_.read(observation_.system());
  }
  map_ = heat_map(facts_, size());
  auto worst = std::ranges::max_element(map_.cells, {}, &HeatMap::Cell::depth);
  const auto* entry = worst == map_.cells.end() ? nullptr : observation_.system().find(worst->id);
  bool is_empty = entry == nullptr || worst->depth == 0;
  setAccessibleDescription(
      is_empty ? tr("All mailboxes are empty.")
               : tr("The deepest is that of %1 with %2.")
                     .arg(apart(entry->title()), counted(worst->depth, Things::Messages)));
  update();
}

/// `ledger: 66 messages wait`; empty for a process that has ended since it was looked for.
QString HeatMapView::itemName(int item) const {
  const auto& cell = map_.cells[std::size_t(item)];
  const auto* entry = observation_.system().find(cell.id);
  if (entry == nullptr) return {};
  QString says = apart(entry->title()) + ": " + counted(cell.depth, Things::MessagesWait);
  return cell.count == 1 ? says : tr("%1, the deepest of %2").arg(says, number(cell.count));
}

/// nullptr for whoever has ended since, or is not shown: neighbours in its place are not selected.
const HeatMap::Cell* HeatMapView::selectedCell() const {
  const ProcessFacts* facts = facts_.find(selection_.current());
  bool is_shown = facts != nullptr && facts->is_alive && !facts->is_hidden;
  return is_shown ? map_.cell_of(selection_.current()) : nullptr;
}

bool HeatMapView::isItemSelected(int item) const {
  return selectedCell() == &map_.cells[std::size_t(item)];
}

void HeatMapView::resizeEvent(QResizeEvent*) { refresh(); }

void HeatMapView::paintEvent(QPaintEvent*) {
  const Theme& theme = theme_of(palette());
  QPainter painter(this);
  painter.fillRect(rect(), theme.ground);
  if (map_.cells.empty()) return;
  QImage image = map_.image(theme);
  painter.drawImage(QRectF(0, 0, image.width() * map_.cell, image.height() * map_.cell), image);
  paintLines(painter, {image.width() * map_.cell, image.height() * map_.cell});
  if (hasFocus()) {
    painter.setPen(QPen(theme.selection, 1, Qt::DotLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
  }
  const auto* selected = selectedCell();
  if (selected == nullptr) return;
  QRectF ring = map_.rect(std::size_t(selected - map_.cells.data())).adjusted(1, 1, -1, -1);
  painter.setPen(QPen(theme.selection, 2));
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(ring);
  painter.setPen(QPen(theme.ground, 1));  // a cell may be nearly of the colour of the ring
  painter.drawRect(ring.adjusted(1.5, 1.5, -1.5, -1.5));
}

/// Around each cell, or around all where cells are too small for that: empty ones have no colour.
void HeatMapView::paintLines(QPainter& painter, const QSizeF& whole) const {
  constexpr double with_lines = 8;
  painter.setPen(QPen(theme_of(palette()).line, 1));
  double across = map_.cell >= with_lines ? map_.cell : whole.width();
  double down = map_.cell >= with_lines ? map_.cell : whole.height();
  for (double x = 0; x <= whole.width(); x += across) {
    painter.drawLine(QPointF(x, 0), QPointF(x, whole.height()));
  }
  for (double y = 0; y <= whole.height(); y += down) {
    painter.drawLine(QPointF(0, y), QPointF(whole.width(), y));
  }
}

void HeatMapView::mousePressEvent(QMouseEvent* event) {
  if (const auto* cell = map_.at(event->position())) selection_.select(cell->id);
}

/// Arrow keys walk from cell to cell.
void HeatMapView::keyPressEvent(QKeyEvent* event) {
  std::ptrdiff_t step = 0;
  switch (event->key()) {
    case Qt::Key_Left: step = -1; break;
    case Qt::Key_Right: step = 1; break;
    case Qt::Key_Up: step = -map_.columns; break;
    case Qt::Key_Down: step = map_.columns; break;
    default: return QWidget::keyPressEvent(event);
  }
  if (map_.cells.empty()) return;
  const auto* current = selectedCell();
  auto last = std::ptrdiff_t(map_.cells.size()) - 1;
  std::ptrdiff_t next = current == nullptr ? 0 : current - map_.cells.data() + step;
  if (next >= 0 && next <= last) selection_.select(map_.cells[std::size_t(next)].id);
}

void HeatMapView::focusInEvent(QFocusEvent* event) {
  QWidget::focusInEvent(event);
  update();
}

void HeatMapView::focusOutEvent(QFocusEvent* event) {
  QWidget::focusOutEvent(event);
  update();
}

bool HeatMapView::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  auto* help = static_cast<QHelpEvent*>(event);
  const auto* cell = map_.at(help->pos());
  QString says = cell == nullptr ? QString() : itemName(int(cell - map_.cells.data()));
  QToolTip::showText(help->globalPos(), says, this);  // which hides an empty one
  return true;
}

}  // namespace ui
