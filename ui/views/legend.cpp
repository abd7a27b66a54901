#include "views/legend.h"

#include <QMouseEvent>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace ui {
namespace {

constexpr int padding = 6;
constexpr int gap = 10;
constexpr int cell_height = 21;
constexpr int most_columns = 4;

}  // namespace

Legend::Legend(QWidget* parent) : QWidget(parent) {}

void Legend::add(const QString& sentence, PaintSign paint) {
  entries_.push_back({sentence, std::move(paint)});
  setAccessibleDescription(accessibleDescription() + sentence + ". ");
}

int Legend::cellWidth() const {
  QFontMetrics metrics(small_font());
  int longest = 0;
  for (const Entry& entry : entries_) {
    longest = std::max(longest, metrics.horizontalAdvance(entry.sentence));
  }
  return sign_width_ + gap + longest + 2 * gap;
}

int Legend::columnsIn(int width) const {
  return std::clamp((width - 2 * padding) / cellWidth(), 1, most_columns);
}

QSize Legend::sizeFor(int width) const {
  int columns = columnsIn(width);
  int rows = (int(entries_.size()) + columns - 1) / columns;
  return {2 * padding + columns * cellWidth(), 2 * padding + rows * cell_height};
}

QRect Legend::cellOf(std::size_t entry) const {
  int columns = columnsIn(width());
  int rows = (int(entries_.size()) + columns - 1) / columns;
  QRect cell(padding + int(entry) / rows * cellWidth(), padding + int(entry) % rows * cell_height,
             cellWidth(), cell_height);
  return QStyle::visualRect(layoutDirection(), rect(), cell);
}

void Legend::paintEvent(QPaintEvent*) {
  const Theme& theme = theme_of(palette());
  QPainter painter(this);
  painter.setPen(theme.line);
  painter.setBrush(theme.ground);
  painter.drawRect(rect().adjusted(0, 0, -1, -1));
  painter.setFont(small_font());
  painter.setRenderHint(QPainter::Antialiasing);
  for (std::size_t i = 0; i < entries_.size(); ++i) paintEntry(painter, entries_[i], cellOf(i));
}

void Legend::paintEntry(QPainter& painter, const Entry& entry, const QRect& cell) const {
  const Theme& theme = theme_of(palette());
  QRect sign = QStyle::visualRect(layoutDirection(), cell,
                                  QRect(cell.topLeft(), QSize(sign_width_, cell.height())));
  painter.save();
  entry.paint(painter, sign, theme);
  painter.restore();
  QRect words = cell.adjusted(sign_width_ + gap, 0, 0, 0);
  painter.setPen(theme.text);
  painter.drawText(QStyle::visualRect(layoutDirection(), cell, words),
                   int(Qt::AlignVCenter | Qt::AlignLeading), entry.sentence);
}

/// The picture below is not meant.
void Legend::mousePressEvent(QMouseEvent*) {}

void Legend::mouseReleaseEvent(QMouseEvent*) { Q_EMIT closed(); }

}  // namespace ui
