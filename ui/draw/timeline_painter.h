#pragma once

#include <QPainter>

#include <optional>

#include "draw/theme.h"
#include "draw/timeline_layout.h"

namespace ui {

/// Paints a line of time. A crash is a cross, another end a ring, a restart a triangle that points
/// forward, an alarm one that points up; where several share a place the worst stands for all, with
/// a line below it.
class TimelinePainter {
 public:
  TimelinePainter(const TimelineLayout& layout, const TimeAxis& axis, const Theme& theme)
      : layout_(layout), axis_(axis), theme_(theme) {}

  /// The kind of the process whose lives are shown.
  void set_kind(observer::ProcessKind kind) { kind_ = kind; }
  void set_now(observer::TimePoint now) { now_ = now; }
  /// Rings this cell, or this life; -1 for none.
  void choose(int cell, int life) {
    chosen_cell_ = cell;
    chosen_life_ = life;
  }

  /// Tints a span of time that is chosen.
  void set_span(std::optional<observer::TimeRange> span) { span_ = span; }
  /// A line at the moment of what is chosen.
  void set_cursor(std::optional<observer::TimePoint> cursor) { cursor_ = cursor; }

  void paint(QPainter& painter, const QRectF& area) const;

  // Where things lie in an area.
  static QRectF row_of_lives(const QRectF& area);
  static QRectF row_of_all(const QRectF& area);
  static QRectF row_of_axis(const QRectF& area);
  static QRectF rect_of(const TimelineLayout::Cell& cell, const QRectF& area);
  static QRectF rect_of(const TimelineLayout::Life& life, const QRectF& area);

 private:
  void paint_ground(QPainter& painter, const QRectF& area) const;
  void paint_ticks(QPainter& painter, const QRectF& area) const;
  void paint_starts(QPainter& painter, const QRectF& row) const;
  void paint_cells(QPainter& painter, const QRectF& area) const;
  void paint_lives(QPainter& painter, const QRectF& area) const;
  void paint_life(QPainter& painter, const TimelineLayout::Life& life, const QRectF& rect) const;
  void paint_runs(QPainter& painter, const QRectF& area) const;
  void paint_span(QPainter& painter, const QRectF& area) const;
  void paint_moments(QPainter& painter, const QRectF& area) const;

  const TimelineLayout& layout_;
  const TimeAxis& axis_;
  const Theme& theme_;
  observer::ProcessKind kind_ = observer::ProcessKind::Plain;
  observer::TimePoint now_;
  std::optional<observer::TimePoint> cursor_;
  std::optional<observer::TimeRange> span_;
  int chosen_cell_ = -1;
  int chosen_life_ = -1;
};

/// The sign of a kind of mark, around a point.
void paint_mark(QPainter& painter, observer::MarkKind kind, QPointF middle, double radius,
                const Theme& theme);
/// The line below a sign that stands for several.
void paint_several(QPainter& painter, observer::MarkKind worst, QPointF middle, double radius,
                   const Theme& theme);
/// The moment of what is chosen, as a line of a height: dashed, so that nobody takes it for the
/// present, and with a flag on top.
void paint_cursor(QPainter& painter, double x, const QRectF& height, const Theme& theme);
/// The present, likewise.
void paint_present(QPainter& painter, double x, const QRectF& height, const Theme& theme);

}  // namespace ui
