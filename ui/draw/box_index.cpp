#include "draw/box_index.h"

#include <algorithm>

#include "draw/tree_layout.h"

namespace ui {

BoxIndex::BoxIndex(const std::vector<TreeBox>& boxes, QSizeF box, double height) : box_(box) {
  auto band_of = [&](const TreeBox& each) {
    return static_cast<std::size_t>(each.rect.top() / box.height());
  };
  starts_.assign(static_cast<std::size_t>(height / box.height()) + 2, 0);
  for (const TreeBox& each : boxes) ++starts_[band_of(each) + 1];
  for (std::size_t band = 1; band < starts_.size(); ++band) starts_[band] += starts_[band - 1];
  std::vector<std::size_t> next = starts_;
  order_.resize(boxes.size());
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    order_[next[band_of(boxes[i])]++] = static_cast<int>(i);
  }
  auto left_of = [&](int each) { return boxes[std::size_t(each)].rect.left(); };
  for (std::size_t band = 0; band + 1 < starts_.size(); ++band) {
    std::span<int> row(order_.data() + starts_[band], starts_[band + 1] - starts_[band]);
    if (!std::ranges::is_sorted(row, {}, left_of)) std::ranges::stable_sort(row, {}, left_of);
  }
}

std::vector<int> BoxIndex::in(const std::vector<TreeBox>& boxes, const QRectF& part) const {
  std::vector<int> found;
  if (order_.empty() || part.bottom() < 0) return found;
  auto left_of = [&](int each) { return boxes[std::size_t(each)].rect.left(); };
  auto band_at = [&](double y) {
    return std::min(static_cast<std::size_t>(std::max(0.0, y / box_.height())), starts_.size() - 2);
  };
  std::size_t last = band_at(part.bottom());
  for (std::size_t band = band_at(part.top() - box_.height()); band <= last; ++band) {
    std::span<const int> row(order_.data() + starts_[band], starts_[band + 1] - starts_[band]);
    auto each = std::ranges::lower_bound(row, part.left() - box_.width(), {}, left_of);
    for (; each != row.end() && left_of(*each) <= part.right(); ++each) {
      const QRectF& rect = boxes[std::size_t(*each)].rect;
      if (rect.bottom() >= part.top() && rect.top() <= part.bottom()) found.push_back(*each);
    }
  }
  return found;
}

}  // namespace ui
