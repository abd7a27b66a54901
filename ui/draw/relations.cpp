#include "draw/relations.h"

#include <QLineF>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <ranges>

namespace ui {
namespace {

using observer::ProcessEntry;

constexpr std::size_t most_looked_at = 500;  // a supervisor of thousands is linked to them all
constexpr double bow = 0.12;                 // of the length, so that no line lies on another
constexpr double arrow_length = 9;
constexpr double arrow_half_width = 4;

/// Where a line from the middle of a box to a point leaves it.
QPointF edge_of(const QRectF& box, const QPointF& towards) {
  QPointF middle = box.center();
  QPointF way = towards - middle;
  double wide = std::abs(way.x()) / (box.width() / 2);
  double high = std::abs(way.y()) / (box.height() / 2);
  double longest = std::max(wide, high);
  return longest <= 1 ? middle : middle + way / longest;
}

/// Where the line between two boxes can be, however it bows.
QRectF extent_of(const QRectF& from, const QRectF& to) {
  double room = bow * QLineF(from.center(), to.center()).length();
  return from.united(to).adjusted(-room, -room, room, room);
}

void paint_arrow(QPainter& painter, const QPointF& tip, const QPointF& before) {
  QLineF back(tip, before);
  back.setLength(arrow_length);
  QLineF across = back.normalVector();
  across.setLength(arrow_half_width);
  QPointF side = across.p2() - across.p1();
  painter.setBrush(painter.pen().color());
  painter.setPen(Qt::NoPen);
  painter.drawPolygon(QPolygonF({tip, back.p2() + side, back.p2() - side}));
}

}  // namespace

std::vector<Relation> relations_of(const observer::SystemModel& model, const TreeLayout& layout,
                                   observer::Identity process) {
  const ProcessEntry* entry = model.find(process);
  std::vector<Relation> relations;
  int own = layout.find(process);
  if (entry == nullptr || !entry->is_alive || own < 0) return relations;
  auto add = [&](Tie tie, otp::Pid pid) {
    Relation relation{tie, layout.find(model.identity_of(pid))};
    bool is_elsewhere = relation.box >= 0 && relation.box != own;
    if (is_elsewhere && std::ranges::find(relations, relation) == relations.end())
      relations.push_back(relation);
  };
  for (otp::Pid pid : entry->links | std::views::take(most_looked_at)) {
    const ProcessEntry* other = model.find(pid);
    bool is_in_the_tree =
        other == nullptr || other->parent == process || entry->parent == other->id;
    if (!is_in_the_tree) add(Tie::Link, pid);
  }
  for (const auto& [ref, pid] : entry->monitors | std::views::take(most_looked_at)) {
    add(Tie::Monitors, pid);
  }
  for (const auto& [ref, pid] : entry->monitored_by | std::views::take(most_looked_at)) {
    add(Tie::Watched, pid);
  }
  return relations;
}

void paint_tie(QPainter& painter, const QRectF& from, const QRectF& to, Tie tie,
               const Theme& theme) {
  QPointF begin = from.center(), end = to.center();
  QPointF across(-(end.y() - begin.y()), end.x() - begin.x());
  QPointF control = (begin + end) / 2 + bow * across;
  begin = edge_of(from, control);
  end = edge_of(to, control);
  QPen pen(theme.selection, 1.5, tie == Tie::Link ? Qt::DashLine : Qt::DotLine);
  pen.setCosmetic(true);
  painter.setPen(pen);
  painter.setBrush(Qt::NoBrush);
  QPainterPath path(begin);
  path.quadTo(control, end);
  painter.drawPath(path);
  if (tie == Tie::Monitors) paint_arrow(painter, end, control);
  if (tie == Tie::Watched) paint_arrow(painter, begin, control);
}

void paint_relations(QPainter& painter, const TreeLayout& layout, int from,
                     const std::vector<Relation>& relations, const QRectF& visible,
                     const Theme& theme) {
  if (relations.empty()) return;
  const QRectF& own = layout.boxes[std::size_t(from)].rect;
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  for (const Relation& relation : relations) {
    const QRectF& other = layout.boxes[std::size_t(relation.box)].rect;
    if (extent_of(own, other).intersects(visible))
      paint_tie(painter, own, other, relation.tie, theme);
  }
  painter.restore();
}

}  // namespace ui
