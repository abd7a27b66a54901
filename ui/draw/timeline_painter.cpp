#include "draw/timeline_painter.h"

#include <algorithm>

#include "draw/text.h"

namespace ui {
namespace {

using observer::MarkKind;

constexpr double axis_height = 17;
constexpr double share_of_lives = 0.42;
constexpr double radius = 3.8;
constexpr double ring = 7;  // around what is chosen
constexpr double room_of_tick = 110;
constexpr double most_of_starts = 0.4;  // of the height of the row
constexpr double least_of_starts = 2;   // pixels
constexpr double least_life_with_number = 26;
constexpr double height_of_runs = 4;

const QColor& colour_of(MarkKind kind, const Theme& theme) {
  switch (kind) {
    case MarkKind::Crash: return theme.error;
    case MarkKind::Alarm: return theme.warning;
    case MarkKind::Restart: return theme.flash;
    case MarkKind::Exit:
    case MarkKind::Start: return theme.dim_text;
  }
  return theme.text;
}

}  // namespace

void paint_mark(QPainter& painter, MarkKind kind, QPointF middle, double r, const Theme& theme) {
  const QColor& colour = colour_of(kind, theme);
  painter.setPen(QPen(colour, kind == MarkKind::Crash ? 2.2 : 1.4, Qt::SolidLine, Qt::RoundCap));
  painter.setBrush(Qt::NoBrush);
  switch (kind) {
    case MarkKind::Crash:
      painter.drawLine(middle + QPointF(-r, -r), middle + QPointF(r, r));
      painter.drawLine(middle + QPointF(-r, r), middle + QPointF(r, -r));
      return;
    case MarkKind::Alarm:
      painter.setBrush(colour);
      painter.drawPolygon(
          QPolygonF({middle + QPointF(-r, r), middle + QPointF(0, -r), middle + QPointF(r, r)}));
      return;
    case MarkKind::Restart:
      painter.setBrush(colour);
      painter.drawPolygon(QPolygonF(
          {middle + QPointF(-r * 0.8, -r), middle + QPointF(r, 0), middle + QPointF(-r * 0.8, r)}));
      return;
    case MarkKind::Exit:
    case MarkKind::Start: painter.drawEllipse(middle, r - 0.4, r - 0.4);
  }
}

void paint_several(QPainter& painter, MarkKind worst, QPointF middle, double r,
                   const Theme& theme) {
  painter.fillRect(QRectF(middle.x() - r, middle.y() + ring - 1.5, 2 * r, 2),
                   colour_of(worst, theme));
}

void paint_cursor(QPainter& painter, double x, const QRectF& height, const Theme& theme) {
  constexpr double flag = 4;
  double middle = std::floor(x) + 0.5;
  painter.setPen(QPen(theme.selection, 1, Qt::DashLine));
  painter.drawLine(QPointF(middle, height.top()), QPointF(middle, height.bottom()));
  painter.setPen(Qt::NoPen);
  painter.setBrush(theme.selection);
  painter.drawPolygon(
      QPolygonF({QPointF(middle - flag, height.top()), QPointF(middle + flag, height.top()),
                 QPointF(middle, height.top() + 1.5 * flag)}));
}

void paint_present(QPainter& painter, double x, const QRectF& height, const Theme& theme) {
  painter.fillRect(QRectF(std::floor(x) - 1, height.top(), 2, height.height()), theme.selection);
}

// Where things lie

QRectF TimelinePainter::row_of_axis(const QRectF& area) {
  return {area.left(), area.bottom() - axis_height, area.width(), axis_height};
}

QRectF TimelinePainter::row_of_lives(const QRectF& area) {
  double height = std::floor((area.height() - axis_height) * share_of_lives);
  return {area.left(), area.top(), area.width(), height};
}

QRectF TimelinePainter::row_of_all(const QRectF& area) {
  double top = row_of_lives(area).bottom();
  return {area.left(), top, area.width(), row_of_axis(area).top() - top};
}

QRectF TimelinePainter::rect_of(const TimelineLayout::Cell& cell, const QRectF& area) {
  QRectF row = row_of_all(area);
  bool is_upper = cell.lane == TimelineLayout::Lane::Upper;
  double y = row.top() + row.height() * (is_upper ? 0.27 : 0.73);
  return {row.left() + cell.x - ring, y - ring, 2 * ring, 2 * ring};
}

QRectF TimelinePainter::rect_of(const TimelineLayout::Life& life, const QRectF& area) {
  QRectF row = row_of_lives(area).adjusted(0, 3, 0, -3);
  return {row.left() + life.left, row.top(), std::max(1.0, life.right - life.left), row.height()};
}

// Painting

void TimelinePainter::paint(QPainter& painter, const QRectF& area) const {
  painter.save();
  painter.setLayoutDirection(Qt::LeftToRight);  // as time goes here, whatever one reads
  painter.setClipRect(area);
  painter.setFont(small_font());
  paint_ground(painter, area);
  paint_span(painter, area);
  paint_ticks(painter, area);
  paint_starts(painter, row_of_all(area));
  paint_lives(painter, area);
  paint_moments(painter, area);
  painter.setRenderHint(QPainter::Antialiasing, true);
  paint_cells(painter, area);
  painter.restore();
}

/// What is to come is darker.
void TimelinePainter::paint_ground(QPainter& painter, const QRectF& area) const {
  painter.fillRect(area, theme_.raised);
  double now = std::max(0.0, axis_.x(now_));
  if (now < area.width()) painter.fillRect(area.adjusted(now, 0, 0, -axis_height), theme_.sunken);
  painter.fillRect(row_of_axis(area), theme_.ground);
}

void TimelinePainter::paint_ticks(QPainter& painter, const QRectF& area) const {
  QRectF row = row_of_axis(area);
  QFontMetricsF metrics(painter.font());
  for (const TimeAxis::Tick& tick : axis_.ticks(room_of_tick)) {
    double x = std::floor(area.left() + tick.x);
    painter.fillRect(QRectF(x, area.top(), 1, row.top() - area.top()), theme_.grid);
    painter.fillRect(QRectF(x, row.top(), 1, 3), theme_.line);
    double width = metrics.horizontalAdvance(tick.label);
    double left = std::clamp(x - width / 2, area.left() + 2, area.right() - width - 2);
    painter.setPen(theme_.dim_text);
    painter.drawText(QPointF(left, row.bottom() - 4), tick.label);
  }
  painter.fillRect(QRectF(area.left(), row.top(), area.width(), 1), theme_.line);
  painter.fillRect(QRectF(area.left(), row_of_all(area).top(), area.width(), 1), theme_.grid);
}

void TimelinePainter::paint_starts(QPainter& painter, const QRectF& row) const {
  for (const auto& bar : layout_.starts) {
    double height =
        std::max(least_of_starts, std::floor(bar.share * row.height() * most_of_starts));
    painter.fillRect(QRectF(row.left() + bar.at.left, row.bottom() - height,
                            std::max(1.0, bar.at.right - bar.at.left), height),
                     theme_.grid);
  }
}

void TimelinePainter::paint_moments(QPainter& painter, const QRectF& area) const {
  if (axis_.shows(now_)) paint_present(painter, area.left() + axis_.x(now_), area, theme_);
  if (cursor_ && axis_.shows(*cursor_)) {
    paint_cursor(painter, area.left() + axis_.x(*cursor_), area, theme_);
  }
}

/// Its ends have lines, for the tint is faint.
void TimelinePainter::paint_span(QPainter& painter, const QRectF& area) const {
  if (!span_ || span_->to < axis_.from || span_->from > axis_.to()) return;
  double left = std::floor(area.left() + axis_.x(span_->from));
  double right = std::floor(area.left() + axis_.x(span_->to));
  QRectF band(left, area.top(), right - left, row_of_axis(area).top() - area.top());
  painter.fillRect(band, theme_.selection_ground);
  for (double x : {left, right}) {
    painter.fillRect(QRectF(x, band.top(), 1, band.height()), theme_.selection);
  }
}

void TimelinePainter::paint_cells(QPainter& painter, const QRectF& area) const {
  for (std::size_t i = 0; i < layout_.cells.size(); ++i) {
    const auto& cell = layout_.cells[i];
    QRectF rect = rect_of(cell, area);
    if (int(i) == chosen_cell_) {
      painter.setPen(QPen(theme_.selection, 1.6));
      painter.setBrush(theme_.selection_ground);
      painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
    paint_mark(painter, cell.worst, rect.center(), radius, theme_);
    bool are_several = cell.count() > 1;
    if (are_several) paint_several(painter, cell.worst, rect.center(), radius, theme_);
  }
}

void TimelinePainter::paint_lives(QPainter& painter, const QRectF& area) const {
  for (const auto& life : layout_.lives) paint_life(painter, life, rect_of(life, area));
  paint_runs(painter, area);
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing, true);
  double free_from = area.left() - radius;  // signs do not lie over each other
  for (std::size_t i = 0; i < layout_.lives.size(); ++i) {
    const auto& life = layout_.lives[i];
    QRectF rect = rect_of(life, area);
    if (int(i) == chosen_life_) {
      painter.setPen(QPen(theme_.selection, 2));
      painter.setBrush(Qt::NoBrush);
      painter.drawRoundedRect(rect.adjusted(-2, -2, 2, 2), 3, 3);
    }
    if (life.end == 0 || rect.right() < free_from) continue;
    paint_mark(painter, life.has_crashed ? MarkKind::Crash : MarkKind::Exit,
               {rect.right(), rect.center().y()}, radius, theme_);
    free_from = rect.right() + 2 * radius;
  }
  painter.restore();
}

void TimelinePainter::paint_life(QPainter& painter, const TimelineLayout::Life& life,
                                 const QRectF& rect) const {
  const QColor& colour = theme_.of(kind_);
  painter.fillRect(rect, colour);
  constexpr double frame = 1;
  if (rect.width() <= 2 * frame + 1) return;
  painter.fillRect(rect.adjusted(frame, frame, -frame, -frame), theme_.ground);
  if (rect.width() < least_life_with_number) return;
  painter.setPen(theme_.text);
  QRectF seen =
      rect.intersected(QRectF(0, rect.top(), painter.clipBoundingRect().right(), rect.height()));
  painter.drawText(seen.adjusted(5, 0, -8, 0), Qt::AlignVCenter | Qt::AlignLeft,
                   '#' + QString::number(life.incarnation));
}

void TimelinePainter::paint_runs(QPainter& painter, const QRectF& area) const {
  QRectF row = row_of_lives(area).adjusted(0, 3, 0, -3);
  for (const auto& run : layout_.runs) {
    painter.fillRect(QRectF(row.left() + run.left, row.bottom() - 1 - height_of_runs,
                            run.right - run.left, height_of_runs),
                     theme_.busy);
  }
}

}  // namespace ui
