#include "draw/tree_overview.h"

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

constexpr int smallest_outlined = 6;  // points across; below that a box is one colour
constexpr int smallest_mark = 4;
constexpr double least_branch = 1.5;  // points; connectors shorter than that are left out

QRgb* row_of(QImage& picture, int y) { return reinterpret_cast<QRgb*>(picture.scanLine(y)); }

void fill(QImage& picture, QRect rect, QRgb colour) {
  rect &= picture.rect();
  for (int y = rect.top(); y <= rect.bottom(); ++y) {
    QRgb* row = row_of(picture, y);
    std::fill(row + rect.left(), row + rect.right() + 1, colour);
  }
}

/// Draws an outline one point wide; dashed, every other piece of it.
void outline(QImage& picture, const QRect& rect, QRgb colour, bool is_dashed) {
  constexpr int dash = 3;
  auto put = [&](int x, int y, int along) {
    bool is_gap = is_dashed && along / dash % 2 == 1;
    if (!is_gap && picture.rect().contains(x, y)) row_of(picture, y)[x] = colour;
  };
  for (int x = rect.left(); x <= rect.right(); ++x) {
    put(x, rect.top(), x - rect.left());
    put(x, rect.bottom(), x - rect.left());
  }
  for (int y = rect.top(); y <= rect.bottom(); ++y) {
    put(rect.left(), y, y - rect.top());
    put(rect.right(), y, y - rect.top());
  }
}

/// A worker has its corners cut off, so that its shape differs from a supervisor's.
void cut_corners(QImage& picture, const QRect& rect, QRgb ground) {
  for (QPoint corner : {rect.topLeft(), rect.topRight(), rect.bottomLeft(), rect.bottomRight()}) {
    fill(picture, QRect(corner, QSize(1, 1)), ground);
  }
}

}  // namespace

TreeOverview::TreeOverview(const TreeScene& scene, const Theme& theme, const Instant& at,
                           QPointF origin, double scale)
    : scene_(scene), theme_(theme), at_(at), origin_(origin), scale_(scale) {}

TreeOverview::Rank TreeOverview::rank_of_process(const ProcessFacts& facts) const {
  bool is_searched = scene_.found().is_active();
  if (is_searched) return scene_.found().finds(facts.id) ? Rank::Found : Rank::Greyed;
  if (at_.shows(facts.restarted)) return Rank::Restarted;
  if (facts.depth >= worrying_depth) return Rank::Worrying;
  return facts.is_alive ? Rank::Calm : Rank::NotRunning;
}

TreeOverview::Rank TreeOverview::rank_of_group(const TreeBox& box) const {
  const GroupSums& sums = scene_.sums_of(box);
  if (scene_.found().is_active()) return sums.matches > 0 ? Rank::Found : Rank::Greyed;
  if (at_.shows(sums.last_restart)) return Rank::Restarted;
  if (sums.worst >= worrying_depth) return Rank::Worrying;
  return sums.not_running == 0 ? Rank::Calm : Rank::NotRunning;
}

QRgb TreeOverview::colour_of(Rank rank, observer::ProcessKind kind) const {
  switch (rank) {
    case Rank::Greyed: return theme_.line.rgb();
    case Rank::Calm:
    case Rank::Found: return theme_.of(kind).rgb();
    case Rank::NotRunning: return theme_.dim_text.rgb();
    case Rank::Worrying: return theme_.warning.rgb();
    case Rank::Restarted: return theme_.flash.rgb();
  }
  return theme_.line.rgb();
}

QRect TreeOverview::rect_of(const QRectF& rect) const {
  int left = int(std::floor(rect.left() * scale_ + origin_.x()));
  int top = int(std::floor(rect.top() * scale_ + origin_.y()));
  int right = int(std::floor(rect.right() * scale_ + origin_.x()));
  int bottom = int(std::floor(rect.bottom() * scale_ + origin_.y()));
  return {left, top, std::max(1, right - left), std::max(1, bottom - top)};
}

void TreeOverview::paint_lines(QImage& picture, const QRectF& part) const {
  QRgb colour = theme_.line.rgb();
  bool has_branches = scale_ * scene_.layout().style.level_gap / 2 >= least_branch;
  auto paint = [&](const QLineF& line) {
    QRectF clipped = QRectF(line.p1(), line.p2()).normalized();
    clipped.setLeft(std::max(clipped.left(), part.left()));
    clipped.setRight(std::min(clipped.right(), part.right()));
    clipped.setTop(std::max(clipped.top(), part.top()));
    clipped.setBottom(std::min(clipped.bottom(), part.bottom()));
    if (clipped.width() >= 0 && clipped.height() >= 0) fill(picture, rect_of(clipped), colour);
  };
  if (has_branches) std::ranges::for_each(scene_.layout().lines_in(part), paint);
  else std::ranges::for_each(scene_.layout().trunks, paint);
}

void TreeOverview::paint_box(QImage& picture, const TreeBox& box, std::vector<Mark>& marks) const {
  const ProcessFacts* facts = scene_.facts().find(box.id);
  if (facts == nullptr) return;
  Rank rank = box.is_group() ? rank_of_group(box) : rank_of_process(*facts);
  QRgb colour = colour_of(rank, facts->kind);
  QRect rect = rect_of(box.rect);
  bool is_small = rect.width() < smallest_outlined || rect.height() < smallest_outlined;
  if (is_small && rank > Rank::Calm) return marks.push_back({rect, colour, rank});
  if (is_small) return fill(picture, rect, colour);
  bool is_filled = rank == Rank::Worrying || rank == Rank::Restarted;
  if (box.is_group()) fill(picture, rect.translated(2, 2), colour);
  fill(picture, rect, is_filled ? colour : theme_.raised.rgb());
  outline(picture, rect, colour, rank == Rank::NotRunning);
  if (facts->kind != observer::ProcessKind::Supervisor) {
    cut_corners(picture, rect, theme_.ground.rgb());
  }
}

void TreeOverview::paint(QImage& picture) const {
  picture.fill(theme_.ground.rgb());
  QRectF part(-origin_ / scale_, QSizeF(picture.size()) / scale_);
  paint_lines(picture, part);
  std::vector<Mark> marks;
  const auto& boxes = scene_.layout().boxes;
  for (int i : scene_.layout().boxes_in(part)) paint_box(picture, boxes[std::size_t(i)], marks);
  std::ranges::stable_sort(marks, {}, &Mark::rank);
  for (const Mark& mark : marks) {
    int wider = std::max(0, smallest_mark - mark.rect.width() + 1) / 2;
    int higher = std::max(0, smallest_mark - mark.rect.height() + 1) / 2;
    fill(picture, mark.rect.adjusted(-wider, -higher, wider, higher), mark.colour);
  }
}

}  // namespace ui
