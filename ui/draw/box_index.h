#pragma once

#include <QRectF>

#include <vector>

namespace ui {

struct TreeBox;

/// Finds boxes of one size by their place: bands of the height of a box, each sorted from left to
/// right.
class BoxIndex {
 public:
  BoxIndex() = default;
  BoxIndex(const std::vector<TreeBox>& boxes, QSizeF box, double height);

  /// The boxes that have something in common with a rectangle, band after band.
  std::vector<int> in(const std::vector<TreeBox>& boxes, const QRectF& part) const;

 private:
  QSizeF box_;
  std::vector<int> order_;           // of all boxes
  std::vector<std::size_t> starts_;  // of each band in `order_`, and the end
};

}  // namespace ui
