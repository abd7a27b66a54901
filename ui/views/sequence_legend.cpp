#include "views/sequence_legend.h"

#include <QMouseEvent>
#include <QStyle>

#include <algorithm>

#include "draw/observer_words.h"

namespace ui {
namespace {

using trace::MessageRole;

constexpr int padding = 10;
constexpr int sample_width = 52;
constexpr int gap = 10;
constexpr int cell_height = 22;

}  // namespace

SequenceLegend::SequenceLegend(QWidget* parent) : QWidget(parent) {
  setObjectName("sequence.legend");
  setAccessibleName(tr("Legend of the arrows"));
  add(MessageRole::Call, tr("call: its sender waits for the reply"));
  add(MessageRole::Reply, tr("reply to a call"));
  add(MessageRole::Cast, tr("cast: its sender goes on at once"));
  add(MessageRole::Info, tr("info: a plain message"));
  add(MessageRole::Timeout, tr("timeout: a timer has rung"));
  add(MessageRole::System, tr("system: suspend, resume, inspect"));
  add(MessageRole::Exit, tr("exit: a linked process has ended"));
  add(MessageRole::Down, tr("down: a monitored process has ended"));
  add(MessageRole::Cast, tr("a ring: it waits still"), ArrowEnd::Waits);
  add(MessageRole::Cast, tr("a cross: it was dropped"), ArrowEnd::Dropped);
  add(MessageRole::Call, tr("the steeper, the longer it waited (◷)"), ArrowEnd::Taken, true);
}

void SequenceLegend::add(MessageRole role, const QString& sentence, ArrowEnd end, bool is_steep) {
  entries_.push_back({role, end, sentence, is_steep});
  setAccessibleDescription(accessibleDescription() + sentence + ". ");
}

int SequenceLegend::cellWidth() const {
  QFontMetrics metrics(small_font());
  int longest = 0;
  for (const Entry& entry : entries_) {
    longest = std::max(longest, metrics.horizontalAdvance(entry.sentence));
  }
  return sample_width + gap + longest + 2 * gap;
}

int SequenceLegend::columnsIn(int width) const {
  return std::clamp((width - 2 * padding) / cellWidth(), 1, 4);
}

QSize SequenceLegend::sizeFor(int width) const {
  int columns = columnsIn(width);
  int rows = (int(entries_.size()) + columns - 1) / columns;
  return {2 * padding + columns * cellWidth(), 2 * padding + rows * cell_height};
}

QRect SequenceLegend::cellOf(std::size_t entry) const {
  int columns = columnsIn(width());
  int rows = (int(entries_.size()) + columns - 1) / columns;
  QRect cell(padding + int(entry) / rows * cellWidth(), padding + int(entry) % rows * cell_height,
             cellWidth(), cell_height);
  return QStyle::visualRect(layoutDirection(), rect(), cell);
}

void SequenceLegend::paintEvent(QPaintEvent*) {
  const Theme& theme = theme_of(palette());
  QPainter painter(this);
  painter.setPen(theme.line);
  painter.setBrush(theme.ground);
  painter.drawRect(rect().adjusted(0, 0, -1, -1));
  painter.setFont(small_font());
  painter.setRenderHint(QPainter::Antialiasing);
  for (std::size_t i = 0; i < entries_.size(); ++i) paintSample(painter, entries_[i], cellOf(i));
}

void SequenceLegend::paintSample(QPainter& painter, const Entry& entry, const QRect& cell) const {
  const Theme& theme = theme_of(palette());
  ArrowLook look = arrow_look(entry.role, theme);
  if (entry.end == ArrowEnd::Dropped) look.colour = theme.error;
  QRect sample = QStyle::visualRect(layoutDirection(), cell,
                                    QRect(cell.topLeft(), QSize(sample_width, cell.height())));
  double slant = entry.is_steep ? 6 : 0;
  QPointF middle = QRectF(sample).center();
  QPointF from(sample.left() + 4, middle.y() - slant), to(sample.right() - 4, middle.y() + slant);
  painter.setPen(QPen(look.colour, arrow_width, look.line));
  painter.drawLine(from, to);
  paint_arrow_end(painter, from, to, look, entry.end, theme);
  QRect words(cell.left() + sample_width + gap, cell.top(), cell.width() - sample_width - gap,
              cell.height());
  painter.setPen(theme.text);
  painter.drawText(QStyle::visualRect(layoutDirection(), cell, words),
                   int(Qt::AlignVCenter | Qt::AlignLeading), entry.sentence);
}

/// The diagram below is not meant.
void SequenceLegend::mousePressEvent(QMouseEvent*) {}

void SequenceLegend::mouseReleaseEvent(QMouseEvent*) { Q_EMIT closed(); }

}  // namespace ui
