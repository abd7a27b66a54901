#include "draw/contract_diagram.h"

#include <QFontMetricsF>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

#include "draw/contract_words.h"

namespace ui {
namespace {

using murabaha::Contract;
using murabaha::Stage;

constexpr double box_height = 26;
constexpr double gap = 18;
constexpr double side = 4;
constexpr double arrow = 5;

int column_of(Stage stage) {
  switch (stage) {
    case Stage::Pending: return 0;
    case Stage::Approved: return 1;
    case Stage::Rejected: return 1;
    case Stage::Disbursed: return 2;
    case Stage::Repaying: return 3;
    case Stage::Completed: return 4;
  }
  return 0;
}

void arrow_head(QPainter& painter, const QPointF& tip, double angle) {
  QPolygonF head({tip, tip - QPointF(std::cos(angle - 0.45), std::sin(angle - 0.45)) * 2 * arrow,
                  tip - QPointF(std::cos(angle + 0.45), std::sin(angle + 0.45)) * 2 * arrow});
  painter.setBrush(painter.pen().color());
  QPen pen = painter.pen();
  painter.setPen(Qt::NoPen);
  painter.drawPolygon(head);
  painter.setPen(pen);
  painter.setBrush(Qt::NoBrush);
}

/// Words of some languages are longer than others.
void shrink_to_fit(QFont& font, const QString& word, double width) {
  constexpr int smallest = 7;
  while (font.pixelSize() > smallest && QFontMetricsF(font).horizontalAdvance(word) > width) {
    font.setPixelSize(font.pixelSize() - 1);
  }
}

}  // namespace

QRectF ContractDiagram::boxOf(Stage stage, const QRectF& bounds, Qt::LayoutDirection direction) {
  double width = (bounds.width() - 2 * side - 4 * gap) / 5;
  double x = bounds.left() + side + column_of(stage) * (width + gap);
  double middle = bounds.top() + bounds.height() * 0.42;
  double y = stage == Stage::Rejected ? bounds.bottom() - box_height - 2 : middle - box_height / 2;
  bool is_mirrored = direction == Qt::RightToLeft;
  return {is_mirrored ? bounds.left() + bounds.right() - x - width : x, y, width, box_height};
}

ContractDiagram::Weight ContractDiagram::weightOf(const Step& step,
                                                  const Contract& contract) const {
  bool was_taken = std::ranges::any_of(contract.history, [&](const murabaha::Transition& taken) {
    return taken.from == step.from && taken.to == step.to;
  });
  if (was_taken) return Weight::Taken;
  return step.from == contract.stage ? Weight::Possible : Weight::Other;
}

void ContractDiagram::paint(QPainter& painter, const QRectF& bounds,
                            const Contract& contract) const {
  painter.setRenderHint(QPainter::Antialiasing, true);
  constexpr Step steps[] = {
      {Stage::Pending, Stage::Approved},   {Stage::Pending, Stage::Rejected},
      {Stage::Approved, Stage::Disbursed}, {Stage::Disbursed, Stage::Repaying},
      {Stage::Repaying, Stage::Repaying},  {Stage::Repaying, Stage::Completed},
      {Stage::Disbursed, Stage::Completed}};
  painter.save();
  if (painter.layoutDirection() == Qt::RightToLeft) {  // lines and arrows; no text is among them
    painter.translate(bounds.left() + bounds.right(), 0);
    painter.scale(-1, 1);
  }
  for (Weight weight : {Weight::Other, Weight::Possible, Weight::Taken}) {
    for (const Step& step : steps) {
      if (weightOf(step, contract) == weight) paintStep(painter, bounds, step, weight);
    }
  }
  painter.restore();
  for (Stage stage : murabaha::all_stages) {
    paintState(painter, boxOf(stage, bounds, painter.layoutDirection()), stage, contract);
  }
}

void ContractDiagram::paintStep(QPainter& painter, const QRectF& bounds, const Step& step,
                                Weight weight) const {
  QPen pen(weight == Weight::Other ? theme_.line : theme_.supervisor,
           weight == Weight::Taken ? 2.4 : 1.2);
  if (weight == Weight::Other) pen.setStyle(Qt::DotLine);
  painter.setPen(pen);
  painter.setBrush(Qt::NoBrush);
  QRectF from = boxOf(step.from, bounds);
  QRectF to = boxOf(step.to, bounds);
  if (step.from == step.to) {  // another payment: back to the same state
    QPointF left(from.center().x() - 10, from.bottom());
    QPointF right(from.center().x() + 10, from.bottom());
    QPainterPath loop(left);
    loop.cubicTo(left + QPointF(-8, 24), right + QPointF(8, 24), right);
    painter.drawPath(loop);
    arrow_head(painter, right, -M_PI_2 - 0.25);
  } else if (column_of(step.to) > column_of(step.from) + 1) {  // over the states in between
    QPainterPath arc(QPointF(from.center().x(), from.top()));
    double top = bounds.top() + 4;
    arc.cubicTo({from.center().x() + 10, top - 4}, {to.center().x() - 10, top - 4},
                {to.center().x(), to.top()});
    painter.drawPath(arc);
    arrow_head(painter, {to.center().x(), to.top()}, M_PI_2 - 0.15);
  } else if (step.to == Stage::Rejected) {
    QPointF corner(from.center().x(), to.center().y());
    painter.drawPolyline(QPolygonF(
        {QPointF(from.center().x(), from.bottom()), corner, QPointF(to.left(), to.center().y())}));
    arrow_head(painter, {to.left(), to.center().y()}, 0);
  } else {
    painter.drawLine(QPointF(from.right(), from.center().y()), QPointF(to.left(), to.center().y()));
    arrow_head(painter, {to.left(), to.center().y()}, 0);
  }
}

void ContractDiagram::paintState(QPainter& painter, const QRectF& box, Stage stage,
                                 const Contract& contract) const {
  bool is_current = contract.stage == stage;
  bool was_visited = stage == Stage::Pending ||
                     std::ranges::any_of(contract.history, [&](const murabaha::Transition& step) {
                       return step.to == stage;
                     });
  QColor colour = stage == Stage::Rejected    ? theme_.error
                  : stage == Stage::Completed ? theme_.success
                                              : theme_.supervisor;
  QPen pen(was_visited ? colour : theme_.line, is_current ? 2 : 1.2);
  if (!was_visited) pen.setStyle(Qt::DashLine);
  painter.setPen(pen);
  painter.setBrush(is_current ? colour : theme_.raised);
  painter.drawRoundedRect(box, 5, 5);
  QFont font = small_font();
  font.setBold(is_current);
  shrink_to_fit(font, word_of(stage), box.width() - 6);
  painter.setFont(font);
  painter.setPen(is_current ? readable_on(colour) : was_visited ? theme_.text : theme_.dim_text);
  painter.drawText(box, Qt::AlignCenter, word_of(stage));
}

}  // namespace ui
