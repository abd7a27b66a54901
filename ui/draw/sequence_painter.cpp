#include "draw/sequence_painter.h"

#include <QCoreApplication>

#include "draw/message_arrow.h"
#include "draw/message_words.h"
#include "draw/observer_words.h"
#include "draw/text.h"
#include "draw/tree_painter.h"

namespace ui {
namespace {

using observer::MessageRecord;

constexpr double loop_width = 26;

/// A message that was dropped has the colour of what went wrong.
ArrowLook look_of(const MessageRecord& record, const Theme& theme) {
  ArrowLook look = arrow_look(record.role, theme);
  if (record.dropped) look.colour = theme.error;
  return look;
}

ArrowEnd end_of(const MessageRecord& record) {
  if (record.dropped) return ArrowEnd::Dropped;
  bool waits = record.received == observer::never && record.can_wait();
  return waits ? ArrowEnd::Waits : ArrowEnd::Taken;
}

struct SequenceWords {
  Q_DECLARE_TR_FUNCTIONS(SequenceWords)
};

/// `call Get`, `cast Add{by: 1}  waited 1.2 ms`
QString label_of(const MessageRecord& record, const QString& content) {
  // A signal has no name beside its role.
  bool is_signal =
      record.role == trace::MessageRole::Exit || record.role == trace::MessageRole::Down;
  QString label = word_of(record.role);
  if (!is_signal) label += ' ' + content;
  if (record.dropped)
    return SequenceWords::tr("%1, dropped: %2").arg(label, word_of(*record.dropped));
  if (record.received == observer::never || record.received <= record.sent) return label;
  return label + QString::fromUtf8("  \u25f7 ") + duration(record.received - record.sent);
}

}  // namespace

void SequencePainter::paint(QPainter& painter, const QRectF& area) const {
  painter.setLayoutDirection(Qt::LeftToRight);  // as the columns stand, whatever one reads
  painter.setRenderHint(QPainter::Antialiasing, true);
  painter.setFont(small_font());
  paint_columns(painter, area);
  painter.save();
  painter.translate(0, header);
  for (const auto& arrow : layout_.arrows) {
    if (selected_ == arrow.number) {
      painter.fillRect(QRectF(0, arrow.y + arrow.slant / 2 - 13, area.width(), 26),
                       theme_.selection_ground);
    }
    paint_time(painter, arrow);
    if (arrow.from == arrow.to) paint_to_itself(painter, arrow);
    else paint_arrow(painter, arrow);
  }
  painter.restore();
}

/// When it was sent, left of all columns.
void SequencePainter::paint_time(QPainter& painter, const SequenceLayout::Arrow& arrow) const {
  constexpr double gap = 6;
  QString time = moment(flow_.record(arrow.number).sent);
  QFontMetricsF metrics(painter.font());
  double room = layout_.columns.front().x - gap;
  if (metrics.horizontalAdvance(time) > room) return;
  painter.setPen(theme_.dim_text);
  painter.drawText(QRectF(0, arrow.y - metrics.height() / 2, room, metrics.height()),
                   Qt::AlignRight | Qt::AlignVCenter, time);
}

void SequencePainter::paint_columns(QPainter& painter, const QRectF& area) const {
  double room =
      layout_.columns.size() > 1 ? layout_.columns[1].x - layout_.columns[0].x : area.width();
  QFontMetricsF metrics(painter.font());
  for (const auto& column : layout_.columns) {
    const auto* entry = system_.find(column.id);
    QString title = entry != nullptr ? text(entry->title()) : outside();
    QRectF box(column.x - room / 2 + 4, 4, room - 8, header - 10);
    double width = std::min(box.width(), metrics.horizontalAdvance(title) + 34);
    box = QRectF(column.x - width / 2, box.top(), width, box.height());
    QColor colour = entry != nullptr ? theme_.of(entry->kind) : theme_.dim_text;
    bool is_selected = entry != nullptr && column.id == process_;
    painter.setPen(QPen(is_selected ? theme_.selection : colour, is_selected ? 2 : 1));
    painter.setBrush(theme_.raised);
    painter.drawRoundedRect(box, 4, 4);
    painter.setPen(QPen(theme_.line, 1, Qt::DashLine));
    painter.drawLine(QPointF(column.x, box.bottom()), QPointF(column.x, area.height()));
    if (entry != nullptr) {
      paint_kind_glyph(painter, {box.left() + 12, box.center().y()}, 4.5, entry->kind, colour);
    }
    painter.setPen(theme_.text);
    painter.drawText(box.adjusted(20, 0, -6, 0), Qt::AlignVCenter | Qt::AlignLeft,
                     metrics.elidedText(title, Qt::ElideRight, box.width() - 26));
  }
}

void SequencePainter::paint_arrow(QPainter& painter, const SequenceLayout::Arrow& arrow) const {
  const MessageRecord& record = flow_.record(arrow.number);
  ArrowLook look = look_of(record, theme_);
  QPointF from(layout_.columns[arrow.from].x, arrow.y);
  QPointF to(layout_.columns[arrow.to].x, arrow.y + arrow.slant);
  painter.setPen(QPen(look.colour, arrow_width, look.line));
  painter.drawLine(from, to);
  paint_arrow_end(painter, from, to, look, end_of(record), theme_);
  paint_label(painter, arrow);
}

/// What a process sends itself goes out to the right and comes back.
void SequencePainter::paint_to_itself(QPainter& painter, const SequenceLayout::Arrow& arrow) const {
  const MessageRecord& record = flow_.record(arrow.number);
  ArrowLook look = look_of(record, theme_);
  double x = layout_.columns[arrow.from].x;
  QPointF corner(x + loop_width, arrow.y), back(x, arrow.y + std::max(8.0, arrow.slant));
  painter.setPen(QPen(look.colour, arrow_width, look.line));
  painter.setBrush(Qt::NoBrush);
  painter.drawPolyline(
      QPolygonF({QPointF(x, arrow.y), corner, QPointF(corner.x(), back.y()), back}));
  paint_arrow_end(painter, {corner.x(), back.y()}, back, look, end_of(record), theme_);
  painter.setPen(theme_.text);
  painter.drawText(QPointF(corner.x() + 6, arrow.y + 8), label_of(arrow.number));
}

QString SequencePainter::label_of(MessageNumber message) const {
  return ui::label_of(flow_.record(message), content_of(message, flow_, system_));
}

void SequencePainter::paint_label(QPainter& painter, const SequenceLayout::Arrow& arrow) const {
  double left = layout_.columns[std::min(arrow.from, arrow.to)].x;
  double right = layout_.columns[std::max(arrow.from, arrow.to)].x;
  QFontMetricsF metrics(painter.font());
  QString label = metrics.elidedText(label_of(arrow.number), Qt::ElideRight, right - left - 20);
  double width = metrics.horizontalAdvance(label);
  QPointF middle((left + right) / 2 - width / 2, arrow.y + arrow.slant / 2 - 3);
  QRectF ground(middle.x() - 3, middle.y() - metrics.ascent() - 1, width + 6, metrics.height() + 1);
  painter.fillRect(ground, selected_ == arrow.number ? theme_.selection_ground : theme_.ground);
  painter.setPen(theme_.text);
  painter.drawText(middle, label);
}

}  // namespace ui
