#include "draw/sequence_painter.h"

#include <QCoreApplication>

#include <algorithm>

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
    if (arrow.is_to_itself()) paint_to_itself(painter, arrow);
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

/// One that comes from a process without a column begins with a dot.
void SequencePainter::paint_arrow(QPainter& painter, const SequenceLayout::Arrow& arrow) const {
  constexpr double dot = 3;
  if (arrow.is_beside()) return paint_label(painter, arrow);
  const MessageRecord& record = flow_.record(arrow.number);
  ArrowLook look = look_of(record, theme_);
  QPointF from(layout_.x_of(arrow.from), arrow.y);
  QPointF to(layout_.x_of(arrow.to), arrow.y + arrow.slant);
  painter.setPen(QPen(look.colour, arrow_width, look.line));
  painter.drawLine(from, to);
  if (arrow.from == SequenceLayout::edge) {
    painter.setBrush(look.colour);
    painter.drawEllipse(from, dot, dot);
  }
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
  painter.drawText(QPointF(corner.x() + 6, arrow.y + 8), label_of(arrow));
}

QString SequencePainter::name_of(otp::Pid pid) const {
  return system_.identity_of(pid).is_none() ? outside() : title_of(pid, system_);
}

/// With the name of whoever has no column.
QString SequencePainter::label_of(const SequenceLayout::Arrow& arrow) const {
  const MessageRecord& record = flow_.record(arrow.number);
  QString label = ui::label_of(record, content_of(arrow.number, flow_, system_));
  bool names_sender = arrow.from == SequenceLayout::edge;
  bool names_receiver = arrow.to == SequenceLayout::edge;
  if (names_sender && names_receiver) {
    return SequenceWords::tr("%1 from %2 to %3")
        .arg(label, name_of(record.from()), name_of(record.to));
  }
  if (names_sender) return SequenceWords::tr("%1 from %2").arg(label, name_of(record.from()));
  if (names_receiver) return SequenceWords::tr("%1 to %2").arg(label, name_of(record.to));
  return label;
}

/// Over the middle of its arrow. With a name at the edge it may be longer than that, and begins as
/// far to the left as it must.
void SequencePainter::paint_label(QPainter& painter, const SequenceLayout::Arrow& arrow) const {
  constexpr double beside = 10;
  auto [first, last] = std::minmax(arrow.from, arrow.to);
  double left = layout_.x_of(first) + beside, right = layout_.x_of(last) - beside;
  double start = last == SequenceLayout::edge ? layout_.columns.front().x : left;
  QFontMetricsF metrics(painter.font());
  QString label = metrics.elidedText(label_of(arrow), Qt::ElideRight, right - start);
  double width = metrics.horizontalAdvance(label);
  QPointF corner(std::min((left + right - width) / 2, right - width),
                 arrow.y + arrow.slant / 2 - 3);
  QRectF ground(corner.x() - 3, corner.y() - metrics.ascent() - 1, width + 6, metrics.height() + 1);
  painter.fillRect(ground, selected_ == arrow.number ? theme_.selection_ground : theme_.ground);
  painter.setPen(theme_.text);
  painter.drawText(corner, label);
}

}  // namespace ui
