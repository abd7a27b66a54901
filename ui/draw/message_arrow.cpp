#include "draw/message_arrow.h"

#include <QPolygonF>

#include <cmath>

namespace ui {
namespace {

constexpr double head_length = 8;
constexpr double half_angle = 0.42;

void paint_head(QPainter& painter, QPointF from, QPointF to, const ArrowLook& look,
                const Theme& theme) {
  double angle = std::atan2(to.y() - from.y(), to.x() - from.x());
  auto wing = [&](double turn) {
    return to - QPointF(std::cos(angle + turn), std::sin(angle + turn)) * head_length;
  };
  QPolygonF head({wing(half_angle), to, wing(-half_angle)});
  if (look.head == ArrowLook::Head::Open) {
    painter.setBrush(Qt::NoBrush);
    return painter.drawPolyline(head);
  }
  painter.setBrush(look.head == ArrowLook::Head::Filled ? look.colour : theme.ground);
  painter.drawPolygon(head);
}

}  // namespace

ArrowLook arrow_look(trace::MessageRole role, const Theme& theme) {
  using enum trace::MessageRole;
  using Head = ArrowLook::Head;
  switch (role) {
    case Call: return {theme.supervisor, Qt::SolidLine, Head::Filled};
    case Reply: return {theme.supervisor, Qt::DashLine, Head::Open};
    case Cast: return {theme.server, Qt::SolidLine, Head::Open};
    case Info: return {theme.plain, Qt::SolidLine, Head::Hollow};
    case Exit: return {theme.error, Qt::DotLine, Head::Filled};
    case Down: return {theme.error, Qt::DotLine, Head::Hollow};
    case Timeout: return {theme.busy, Qt::DashDotLine, Head::Open};
    case System: return {theme.dim_text, Qt::DashDotLine, Head::Hollow};
  }
  return {theme.text, Qt::SolidLine, Head::Open};
}

void paint_arrow_end(QPainter& painter, QPointF from, QPointF to, const ArrowLook& look,
                     ArrowEnd end, const Theme& theme) {
  painter.setPen(QPen(look.colour, arrow_width));
  switch (end) {
    case ArrowEnd::Taken: return paint_head(painter, from, to, look, theme);
    case ArrowEnd::Waits: painter.setBrush(theme.ground); return painter.drawEllipse(to, 4, 4);
    case ArrowEnd::Dropped:
      painter.drawLine(to + QPointF(-4, -4), to + QPointF(4, 4));
      return painter.drawLine(to + QPointF(-4, 4), to + QPointF(4, -4));
  }
}

}  // namespace ui
