#pragma once

#include <QPainter>

#include "draw/theme.h"
#include "draw/tree_layout.h"

namespace ui {

/// Paints a tree that is laid out: on the screen, and for pictures of it.
class TreePainter {
 public:
  TreePainter(const observer::SystemModel& model, const TreeLayout& layout, const Theme& theme)
      : model_(model), layout_(layout), theme_(theme) {}

  /// What is selected; its box gets a ring, and a mark when it is inside a group.
  void select(Identity id) { selected_ = id; }
  /// The moment for which the picture is painted: a restart is shown for a while after it.
  void set_now(observer::TimePoint now) { now_ = now; }

  /// Paints what lies in `visible`, both in the coordinates of the layout.
  /// @param scale pixels for a unit of the layout; text is left out where it could not be read
  void paint(QPainter& painter, const QRectF& visible, double scale) const;

  static constexpr observer::Duration flash_time = std::chrono::seconds(3);

 private:
  struct Contents {
    QString title;
    QString count;  // of a group; never left out
    QString subtitle;
    QString badge;  // messages that wait
    bool is_worrying = false;
    int restarts = 0;
    QColor colour;
    observer::ProcessKind kind;
    observer::Status status;
    bool is_alive = true;
    double flash = 0;  // from 1, just restarted, to 0
  };

  Contents of_process(const observer::ProcessEntry& entry) const;
  Contents of_group(const TreeBox& box) const;
  void paint_box(QPainter& painter, const TreeBox& box, double scale) const;
  void paint_outline(QPainter& painter, const QRectF& rect, const Contents& contents,
                     bool is_group) const;
  void paint_glyph(QPainter& painter, const QPointF& middle, const Contents& contents) const;
  void paint_text(QPainter& painter, const QRectF& rect, const Contents& contents) const;
  void paint_badge(QPainter& painter, QRectF& text, const QString& badge,
                   const QColor& ground) const;
  double flash_of(const observer::ProcessEntry& entry) const;

  const observer::SystemModel& model_;
  const TreeLayout& layout_;
  const Theme& theme_;
  Identity selected_;
  observer::TimePoint now_;
};

/// The shape that stands for a kind of process everywhere: a square for supervisors, a circle for
/// servers, a diamond for plain processes.
void paint_kind_glyph(QPainter& painter, const QPointF& middle, double radius,
                      observer::ProcessKind kind, const QColor& colour);

}  // namespace ui
