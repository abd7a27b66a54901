#include "draw/chain_painter.h"

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

using Mark = ChainLayout::Mark;

constexpr double title_height = 24;
constexpr double mark_radius = 4.5;
constexpr double arrow_head = 9;

}  // namespace

QColor ChainPainter::colour_of(const ChainLayout::Row& row) const {
  switch (row.mark) {
    case Mark::Arrow: return theme_.supervisor;
    case Mark::Event: return theme_.plain;
    case Mark::Fault:
    case Mark::End: return theme_.error;
  }
  return theme_.text;
}

void ChainPainter::paint(QPainter& painter, const QRectF& visible) const {
  painter.setLayoutDirection(Qt::LeftToRight);  // as the lanes stand, whatever one reads
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setFont(small_font());
  painter.fillRect(visible, theme_.ground);
  for (std::size_t i = 0; i < layout_.rows.size(); ++i) {
    bool is_selected = int(layout_.rows[i].step) == selected_;
    if (is_selected) painter.fillRect(layout_.rect_of(i), theme_.selection_ground);
  }
  paint_lanes(painter);
  for (std::size_t i = 0; i < layout_.rows.size(); ++i) {
    if (!layout_.rect_of(i).adjusted(0, -40, 0, 40).intersects(visible)) continue;
    if (i > 0) paint_link(painter, i);
    paint_row(painter, layout_.rows[i]);
  }
  paint_names(painter);
}

void ChainPainter::paint_lanes(QPainter& painter) const {
  painter.setPen(QPen(theme_.line, 1, Qt::DashLine));
  for (const auto& lane : layout_.lanes) {
    painter.drawLine(QPointF(lane.x, 0), QPointF(lane.x, layout_.size.height()));
  }
}

void ChainPainter::paint_names(QPainter& painter) const {
  painter.fillRect(QRectF(0, head_, layout_.size.width(), title_height + 12), theme_.ground);
  QFontMetricsF metrics(small_font());
  double room = layout_.lanes.size() > 1 ? layout_.lanes[1].x - layout_.lanes[0].x : 200;
  for (const auto& lane : layout_.lanes) {
    QString title = metrics.elidedText(lane.title, Qt::ElideMiddle, room - 20);
    double width = metrics.horizontalAdvance(title) + 12;
    QRectF box(lane.x - width / 2, head_ + 6, width, title_height);
    painter.setPen(QPen(theme_.line, 1));
    painter.setBrush(theme_.raised);
    painter.drawRoundedRect(box, 4, 4);
    painter.setPen(theme_.text);
    painter.drawText(box, Qt::AlignCenter, title);
  }
}

/// From where the cause happened to where its effect begins.
void ChainPainter::paint_link(QPainter& painter, std::size_t row) const {
  const auto& cause = layout_.rows[row - 1];
  const auto& effect = layout_.rows[row];
  QPointF from(layout_.lanes[cause.to].x, cause.y), to(layout_.lanes[effect.from].x, effect.y);
  double middle = (from.y() + to.y()) / 2;
  painter.setPen(QPen(theme_.dim_text, 2.5));
  painter.setBrush(Qt::NoBrush);
  painter.drawPolyline(QPolygonF({from, QPointF(from.x(), middle), QPointF(to.x(), middle), to}));
}

void ChainPainter::paint_row(QPainter& painter, const ChainLayout::Row& row) const {
  painter.setPen(theme_.dim_text);
  painter.drawText(QRectF(8, row.y - 10, 72, 20), Qt::AlignVCenter | Qt::AlignLeft, row.time);
  paint_mark(painter, row);
  double from = layout_.lanes[row.from].x, to = layout_.lanes[row.to].x;
  QFontMetricsF metrics(small_font());
  double left = std::min(from, to) + 12;
  double room =
      row.mark == Mark::Arrow ? std::abs(to - from) - 24 : layout_.size.width() - left - 8;
  QString label = metrics.elidedText(row.label, Qt::ElideRight, room);
  double width = metrics.horizontalAdvance(label);
  if (row.mark == Mark::Arrow) left = (from + to) / 2 - width / 2;
  QPointF base(left, row.mark == Mark::Arrow ? row.y - 4 : row.y + metrics.ascent() / 2 - 1);
  bool is_selected = int(row.step) == selected_;
  painter.fillRect(
      QRectF(base.x() - 2, base.y() - metrics.ascent(), width + 4, metrics.height() - 1),
      is_selected ? theme_.selection_ground : theme_.ground);
  painter.setPen(row.mark == Mark::Fault ? theme_.error : theme_.text);
  painter.drawText(base, label);
}

void ChainPainter::paint_mark(QPainter& painter, const ChainLayout::Row& row) const {
  QColor colour = colour_of(row);
  QPointF from(layout_.lanes[row.from].x, row.y), to(layout_.lanes[row.to].x, row.y);
  painter.setPen(QPen(colour, 2));
  painter.setBrush(colour);
  switch (row.mark) {
    case Mark::Arrow: {
      double back = to.x() > from.x() ? -arrow_head : arrow_head;
      painter.drawLine(from, to);
      painter.drawPolygon(
          QPolygonF({to, to + QPointF(back, -arrow_head / 2), to + QPointF(back, arrow_head / 2)}));
      break;
    }
    case Mark::Event: painter.drawEllipse(to, mark_radius, mark_radius); break;
    case Mark::Fault:
      painter.drawLine(to + QPointF(-5, -5), to + QPointF(5, 5));
      painter.drawLine(to + QPointF(-5, 5), to + QPointF(5, -5));
      break;
    case Mark::End: painter.drawRect(QRectF(to.x() - 4, to.y() - 4, 8, 8)); break;
  }
}

}  // namespace ui
