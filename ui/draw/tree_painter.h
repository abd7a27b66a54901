#pragma once

#include <QPainter>

#include "draw/box_painter.h"
#include "draw/tree_scene.h"

namespace ui {

/// Paints a tree that is laid out: on the screen, and for pictures of it.
class TreePainter {
 public:
  TreePainter(const TreeScene& scene, const Theme& theme, BoxCache& cache)
      : scene_(scene), theme_(theme), cache_(cache) {}

  /// What is selected: its box gets a ring, or that of the group it is in.
  void select(Identity id) { selected_ = id; }
  /// The moment for which the picture is painted: a restart is shown for a while after it.
  void set_instant(const Instant& at) { at_ = at; }

  /// Paints what lies in `visible`, both in the coordinates of the layout. From far away only
  /// points are painted, onto the theme's ground.
  /// @param scale pixels for a unit of the layout
  void paint(QPainter& painter, const QRectF& visible, double scale) const;

  /// So far around a box something is drawn that belongs to it.
  static constexpr double reach = 8;

 private:
  void paint_closely(QPainter& painter, const QRectF& visible, double scale) const;
  void paint_lines(QPainter& painter, const QRectF& visible) const;
  void paint_overview(QPainter& painter, const QRectF& visible, double scale) const;
  void paint_selection_far_away(QPainter& painter, double scale) const;

  const TreeScene& scene_;
  const Theme& theme_;
  BoxCache& cache_;
  Identity selected_;
  Instant at_{observer::TimePoint{}};
};

}  // namespace ui
