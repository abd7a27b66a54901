#include "views/heat_scale.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>

#include "draw/heat_map.h"
#include "draw/text.h"

namespace ui {
namespace {

constexpr int strip = 11;  // high
constexpr int between = 2;
constexpr int steps = int(std::size(heat_steps));
constexpr int parts_of_last = 2;
constexpr int parts = steps - 1 + parts_of_last;  // of the strip

int line_height() { return QFontMetrics(small_font()).height(); }

}  // namespace

HeatScale::HeatScale(QWidget* parent) : QWidget(parent) {
  setObjectName("xray.scale");
  setAccessibleName(tr("Scale of the heat map"));
  QStringList numbers;
  for (std::size_t step = 0; step < std::size(heat_steps); ++step) numbers << textOf(step);
  setAccessibleDescription(tr("%1 messages, the more the stronger the colour")
                               .arg(numbers.join(QString::fromUtf8(" \u00b7 "))));
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

/// The last step has all that is deeper too.
QString HeatScale::textOf(std::size_t step) const {
  bool is_last = step + 1 == std::size(heat_steps);
  return apart(number(heat_steps[step]) + (is_last ? "+" : ""));
}

QSize HeatScale::sizeHint() const {
  QFontMetrics metrics(small_font());
  int last = metrics.horizontalAdvance(textOf(steps - 1)) + 2 * between;
  int width = std::max(parts * last / parts_of_last, metrics.horizontalAdvance(tr("messages")));
  return {width, strip + 2 * (between + line_height())};
}

/// The last number needs twice the room.
QRect HeatScale::stepAt(std::size_t step) const {
  int begin = int(step), end = begin + (begin + 1 == steps ? parts_of_last : 1);
  int left = begin * (width() - 1) / parts, right = end * (width() - 1) / parts;
  QRect within = rect().adjusted(0, 0, -1, 0);  // the last border
  return QStyle::visualRect(layoutDirection(), within, {left, 0, right - left, strip});
}

void HeatScale::paintEvent(QPaintEvent*) {
  const Theme& theme = theme_of(palette());
  QPainter painter(this);
  painter.setFont(small_font());
  for (std::size_t step = 0; step < std::size(heat_steps); ++step) {
    QRect cell = stepAt(step);
    painter.setPen(theme.line);
    painter.setBrush(heat(heat_steps[step], theme));
    painter.drawRect(cell);
    painter.setPen(theme.dim_text);
    QRect below(cell.left(), strip + between, cell.width(), line_height());
    painter.drawText(below, Qt::AlignCenter, textOf(step));
  }
  painter.drawText(rect(), Qt::AlignLeft | Qt::AlignBottom, tr("messages"));
}

}  // namespace ui
