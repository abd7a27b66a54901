#include "draw/rate_bars.h"

#include <QObject>

#include <algorithm>
#include <cmath>

#include "draw/text.h"

namespace ui {

void RateBars::paint(QPainter& painter, const QRectF& area, const Theme& theme) const {
  painter.setLayoutDirection(Qt::LeftToRight);  // as time goes here, whatever one reads
  std::uint32_t most = 1;
  for (auto values : {came_, served_}) {
    for (std::uint32_t value : values) most = std::max(most, value);
  }
  constexpr double caption = 16;
  QRectF plot = area.adjusted(0, caption, 0, -caption);
  double middle = plot.center().y(), half = plot.height() / 2 - 2;
  auto bars = [&](std::span<const std::uint32_t> values, double direction, const QBrush& brush,
                  const QColor& edge) {
    double step = plot.width() / double(std::max<std::size_t>(1, values.size()));
    painter.setBrush(brush);
    painter.setPen(QPen(edge, 0.8));
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (values[i] == 0) continue;
      double height = std::max(1.0, half * values[i] / most);
      QRectF bar(plot.left() + step * double(i), direction < 0 ? middle - height : middle,
                 std::max(1.0, step - 1), height);
      painter.drawRect(bar);
    }
  };
  painter.setRenderHint(QPainter::Antialiasing, false);
  bars(came_, -1, theme.server, theme.server);
  bars(served_, 1, QBrush(theme.supervisor, Qt::BDiagPattern), theme.supervisor);
  painter.setPen(theme.line);
  painter.drawLine(QPointF(plot.left(), middle), QPointF(plot.right(), middle));
  painter.setFont(small_font());
  paint_restarts(painter, plot, theme);
  painter.setPen(theme.text);
  painter.drawText(QRectF(area.left(), area.top(), area.width(), caption), Qt::AlignLeft,
                   QFontMetricsF(small_font())
                       .elidedText(QObject::tr("came, up to %1/s").arg(number(most)),
                                   Qt::ElideRight, area.width()));
  painter.drawText(QRectF(area.left(), area.bottom() - caption, area.width(), caption),
                   Qt::AlignLeft | Qt::AlignBottom, QObject::tr("taken"));
  painter.drawText(QRectF(area.left(), area.bottom() - caption, area.width(), caption),
                   Qt::AlignRight | Qt::AlignBottom, QObject::tr("last 60 s"));
}

void RateBars::paint_restarts(QPainter& painter, const QRectF& plot, const Theme& theme) const {
  constexpr double sign = 14;
  double step = plot.width() / double(std::max<std::size_t>(1, came_.size()));
  painter.setPen(QPen(theme.flash, 1, Qt::DashLine));
  for (std::size_t second : restarts_) {
    double x = std::floor(plot.left() + step * double(second)) + 0.5;
    painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    painter.drawText(QRectF(x - sign, plot.top(), sign, sign), Qt::AlignRight | Qt::AlignTop,
                     QString::fromUtf8("\u21bb"));
  }
}

}  // namespace ui
