#include "views/chain_view.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

#include "draw/chain_painter.h"
#include "draw/observer_sentences.h"
#include "draw/text.h"
#include "views/painted_accessible.h"

namespace ui {
namespace {

constexpr double usual_width = 640;

}  // namespace

ChainView::ChainView(const Observation& observation, const observer::CausalChain& chain,
                     QWidget* parent)
    : QWidget(parent), observation_(observation), chain_(chain) {
  setObjectName("why.diagram");
  setAccessibleName(tr("Diagram of the causes"));
  setAccessibleDescription(tr("From the first cause down. Up and Down choose a step."));
  setFocusPolicy(Qt::StrongFocus);
  makePaintedAccessible();
  layOut();
}

void ChainView::layOut() {
  layout_ = lay_out(chain_, observation_.flow(), observation_.system(), usual_width);
  setFixedSize(sizeHint());
  update();
}

void ChainView::select(int step) {
  if (std::exchange(selected_, step) == step) return;
  update();
  tellSelected();
}

QPoint ChainView::placeOf(int step) const {
  auto row = std::ranges::find(layout_.rows, std::size_t(step), &ChainLayout::Row::step);
  if (row == layout_.rows.end()) return {};
  return QPointF((layout_.lanes[row->from].x + layout_.lanes[row->to].x) / 2, row->y).toPoint();
}

void ChainView::setHead(int top) {
  head_ = top;
  update();
}

QString ChainView::itemName(int item) const {
  const auto& row = layout_.rows[std::size_t(item)];
  return row.time + ", " + translated_observation(chain_.steps[row.step].sentence);
}

QRect ChainView::itemRect(int item) const {
  return layout_.rect_of(std::size_t(item)).toAlignedRect();
}

bool ChainView::isItemSelected(int item) const {
  return int(layout_.rows[std::size_t(item)].step) == selected_;
}

void ChainView::chooseItem(int item) {
  select(int(layout_.rows[std::size_t(item)].step));
  Q_EMIT chosen(selected_);
}

int ChainView::selectedRow() const {
  for (int row = 0; row < itemCount(); ++row) {
    if (isItemSelected(row)) return row;
  }
  return -1;
}

void ChainView::paintEvent(QPaintEvent* event) {
  QPainter painter(this);
  ChainPainter chain(layout_, theme_of(palette()));
  chain.select(selected_);
  chain.set_head(head_);
  chain.paint(painter, event->rect());
}

void ChainView::mousePressEvent(QMouseEvent* event) {
  int row = layout_.at(event->position().y());
  if (row >= 0) chooseItem(row);
}

void ChainView::keyPressEvent(QKeyEvent* event) {
  bool is_step = event->key() == Qt::Key_Up || event->key() == Qt::Key_Down;
  if (!is_step || itemCount() == 0) return QWidget::keyPressEvent(event);
  int row = selectedRow() + (event->key() == Qt::Key_Up ? -1 : 1);
  chooseItem(std::clamp(row, 0, itemCount() - 1));
}

}  // namespace ui
