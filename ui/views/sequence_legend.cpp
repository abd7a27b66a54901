#include "views/sequence_legend.h"

namespace ui {
namespace {

using trace::MessageRole;

struct Sample {
  MessageRole role;
  ArrowEnd end;
  bool is_steep;
};

void paint_sample(QPainter& painter, const QRectF& room, const Theme& theme, Sample sample) {
  ArrowLook look = arrow_look(sample.role, theme);
  if (sample.end == ArrowEnd::Dropped) look.colour = theme.error;
  double slant = sample.is_steep ? 6 : 0;
  double middle = room.center().y();
  QPointF from(room.left() + 4, middle - slant), to(room.right() - 4, middle + slant);
  painter.setPen(QPen(look.colour, arrow_width, look.line));
  painter.drawLine(from, to);
  paint_arrow_end(painter, from, to, look, sample.end, theme);
}

}  // namespace

SequenceLegend::SequenceLegend(QWidget* parent) : Legend(parent) {
  setObjectName("sequence.legend");
  setAccessibleName(tr("Legend of the arrows"));
  explain(MessageRole::Call, tr("call: its sender waits for the reply"));
  explain(MessageRole::Reply, tr("reply to a call"));
  explain(MessageRole::Cast, tr("cast: its sender goes on at once"));
  explain(MessageRole::Info, tr("info: a plain message"));
  explain(MessageRole::Timeout, tr("timeout: a timer has rung"));
  explain(MessageRole::System, tr("system: suspend, resume, inspect"));
  explain(MessageRole::Exit, tr("exit: a linked process has ended"));
  explain(MessageRole::Down, tr("down: a monitored process has ended"));
  explain(MessageRole::Cast, tr("a ring: it waits still"), ArrowEnd::Waits);
  explain(MessageRole::Cast, tr("a cross: it was dropped"), ArrowEnd::Dropped);
  explain(MessageRole::Call, tr("the steeper, the longer it waited (◷)"), ArrowEnd::Taken, true);
}

void SequenceLegend::explain(MessageRole role, const QString& sentence, ArrowEnd end,
                             bool is_steep) {
  Sample sample{role, end, is_steep};
  add(sentence, [sample](QPainter& painter, const QRectF& room, const Theme& theme) {
    paint_sample(painter, room, theme, sample);
  });
}

}  // namespace ui
