#pragma once

#include <QImage>

#include "draw/box_look.h"
#include "draw/theme.h"

namespace ui {

/// Paints a tree from so far away that text could not be read, point by point: however many boxes
/// there are, and however many of them share a point, it takes a moment. What matters is kept in
/// sight: what was restarted, fills up, does not run or was searched is drawn last and never
/// smaller than a few points.
class TreeOverview {
 public:
  /// @param origin where the corner of the layout lies in the picture
  /// @param scale points of the picture for a unit of the layout
  TreeOverview(const TreeScene& scene, const Theme& theme, const Instant& at, QPointF origin,
               double scale);

  void paint(QImage& picture) const;

 private:
  /// From what may be covered to what may not.
  enum class Rank : std::uint8_t { Greyed, Calm, NotRunning, Worrying, Restarted, Found };
  struct Mark {
    QRect rect;
    QRgb colour;
    Rank rank;
  };

  Rank rank_of_process(const ProcessFacts& facts) const;
  Rank rank_of_group(const TreeBox& box) const;
  QRgb colour_of(Rank rank, observer::ProcessKind kind) const;
  QRect rect_of(const QRectF& rect) const;
  void paint_lines(QImage& picture, const QRectF& part) const;
  void paint_box(QImage& picture, const TreeBox& box, std::vector<Mark>& marks) const;

  const TreeScene& scene_;
  const Theme& theme_;
  Instant at_;
  QPointF origin_;
  double scale_;
};

}  // namespace ui
