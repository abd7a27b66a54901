#include "draw/tree_painter.h"

#include <QPaintEngine>

#include <algorithm>
#include <cmath>

#include "draw/tree_overview.h"

namespace ui {
namespace {

constexpr double reach_far_away = 4;  // of what is drawn around a box, in pixels

}  // namespace

void TreePainter::paint(QPainter& painter, const QRectF& visible, double scale) const {
  bool is_raster = painter.paintEngine()->type() == QPaintEngine::Raster;
  if (is_raster && scale < BoxPainter::text_from_scale) {
    return paint_overview(painter, visible, scale);
  }
  paint_closely(painter, visible, scale);
}

/// Coordinates are made small by counting from the corner of what is visible: text has no room for
/// those of a tree that is a million units wide.
void TreePainter::paint_closely(QPainter& painter, const QRectF& visible, double scale) const {
  painter.save();
  painter.translate(visible.topLeft());
  paint_lines(painter, visible);
  int selected = scene_.layout().find(selected_);
  std::vector<PlacedBox> boxes;
  for (int i : scene_.layout().boxes_in(visible.adjusted(-reach, -reach, reach, reach))) {
    const TreeBox& box = scene_.box(i);
    boxes.push_back({box.rect.translated(-visible.topLeft()), look_of(scene_, box, at_)});
    boxes.back().look.is_selected = i == selected;
  }
  BoxPainter(painter, theme_, cache_, scale).paint(boxes);
  painter.restore();
}

void TreePainter::paint_lines(QPainter& painter, const QRectF& visible) const {
  QRectF part = visible.adjusted(-reach, -reach, reach, reach);
  QVector<QLineF> lines;
  for (const QLineF& line : scene_.layout().lines_in(visible)) {
    auto clamped = [&](QPointF end) {
      return QPointF(std::clamp(end.x(), part.left(), part.right()),
                     std::clamp(end.y(), part.top(), part.bottom())) -
             visible.topLeft();
    };
    lines.append({clamped(line.p1()), clamped(line.p2())});
  }
  painter.setRenderHint(QPainter::Antialiasing, false);
  painter.setPen(QPen(theme_.line, 1));
  painter.drawLines(lines);
}

void TreePainter::paint_overview(QPainter& painter, const QRectF& visible, double scale) const {
  double around = std::max(reach, reach_far_away / scale);
  QRectF whole(QPointF(0, 0), scene_.layout().size);
  QRectF part = visible & whole.adjusted(-around, -around, around, around);
  if (part.isEmpty()) return;
  double ratio = painter.device()->devicePixelRatioF();
  double points = scale * ratio;
  QPointF corner = painter.transform().map(part.topLeft());
  QPointF at(std::floor(corner.x()), std::floor(corner.y()));
  QSize size(int(std::ceil(part.width() * points)) + 1, int(std::ceil(part.height() * points)) + 1);
  QImage& picture = cache_.canvas(size);
  QPointF origin = (corner - at) * ratio - part.topLeft() * points;
  TreeOverview(scene_, theme_, at_, origin, points).paint(picture);
  picture.setDevicePixelRatio(ratio);
  painter.save();
  painter.resetTransform();
  painter.drawImage(at, picture);
  painter.restore();
  paint_selection_far_away(painter, scale);
}

/// However small the selected box, its ring can be seen.
void TreePainter::paint_selection_far_away(QPainter& painter, double scale) const {
  constexpr double smallest_ring = 10;
  int selected = scene_.layout().find(selected_);
  if (selected < 0) return;
  QRectF ring = scene_.box(selected).rect;
  double wider = std::max(2.0, (smallest_ring / scale - ring.width()) / 2);
  double higher = std::max(2.0, (smallest_ring / scale - ring.height()) / 2);
  QPen pen(theme_.selection, 2);
  pen.setCosmetic(true);
  painter.setPen(pen);
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(ring.adjusted(-wider, -higher, wider, higher));
}

}  // namespace ui
