#include "draw/depth_stack.h"

#include <QCoreApplication>

#include <algorithm>

#include "draw/counted.h"
#include "draw/text.h"

namespace ui {
namespace {

constexpr double caption = 16;
constexpr double most_of_legend = 150;
constexpr double line_height = 16;
constexpr double swatch = 10;
// One for each row, so that they can be told apart without their colours.
constexpr Qt::BrushStyle patterns[] = {Qt::SolidPattern, Qt::BDiagPattern,     Qt::Dense4Pattern,
                                       Qt::HorPattern,   Qt::DiagCrossPattern, Qt::FDiagPattern};
static_assert(std::size(patterns) == observer::DepthByKind::rows);

struct DepthWords {
  Q_DECLARE_TR_FUNCTIONS(DepthWords)
};

QBrush brush_of(std::size_t row, const Theme& theme) { return {theme.series[row], patterns[row]}; }

}  // namespace

QString kind_name(const observer::DepthByKind::Row& row) {
  return row.label.is_nil() ? DepthWords::tr("other or unknown") : apart(row.label.text());
}

std::uint64_t DepthStack::highest() const {
  std::uint64_t highest = 0;
  for (std::size_t i = 0; i < observer::DepthByKind::spans; ++i) {
    std::uint64_t depth = 0;
    for (const auto& row : rows_) depth += row.depths[i];
    highest = std::max(highest, depth);
  }
  return highest;
}

QRectF DepthStack::plot_in(const QRectF& area) {
  double legend = std::min(most_of_legend, area.width() * 0.4);
  return area.adjusted(0, caption, -legend, -caption);
}

/// What lies on top is named first.
QRectF DepthStack::legend_entry(std::size_t row, const QRectF& area) const {
  double left = plot_in(area).right() + 8;
  double top = area.top() + caption + line_height * double(rows_.size() - 1 - row);
  return {left, top, area.right() - left, line_height};
}

void DepthStack::paint(QPainter& painter, const QRectF& area, const Theme& theme) const {
  QRectF plot = plot_in(area);
  painter.setLayoutDirection(Qt::LeftToRight);  // as time goes here, whatever one reads
  painter.setRenderHint(QPainter::Antialiasing, false);
  painter.setPen(theme.grid);
  painter.drawLine(plot.topLeft(), plot.topRight());
  paint_bars(painter, plot, theme);
  painter.setPen(theme.line);
  painter.drawLine(plot.bottomLeft(), plot.bottomRight());
  paint_legend(painter, area, theme);
  painter.setPen(theme.text);
  QRectF above(area.left(), area.top(), area.width(), caption);
  QString most = counted(highest(), Things::MessagesWait);
  QString says = QFontMetricsF(painter.font())
                     .elidedText(DepthWords::tr("by kind, at most %1").arg(most), Qt::ElideRight,
                                 above.width());
  painter.drawText(above, Qt::AlignLeft | Qt::AlignTop, says);
  QRectF below(plot.left(), area.bottom() - caption, plot.width(), caption);
  painter.drawText(below, Qt::AlignLeft | Qt::AlignBottom, DepthWords::tr("60 s ago"));
  painter.drawText(below, Qt::AlignRight | Qt::AlignBottom, DepthWords::tr("now"));
}

void DepthStack::paint_bars(QPainter& painter, const QRectF& plot, const Theme& theme) const {
  constexpr auto spans = observer::DepthByKind::spans;
  double unit = plot.height() / double(std::max<std::uint64_t>(1, highest()));
  double step = plot.width() / double(spans);
  for (std::size_t i = 0; i < spans; ++i) {
    std::uint64_t below = 0;
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      std::uint32_t depth = rows_[row].depths[i];
      double bottom = plot.bottom() - unit * double(below);
      below += depth;
      QRectF bar(plot.left() + step * double(i), plot.bottom() - unit * double(below), step, 0);
      bar.setBottom(bottom);
      if (depth == 0) continue;
      painter.fillRect(bar, brush_of(row, theme));
      painter.setPen(theme.series[row]);
      painter.drawLine(bar.topLeft(), bar.topRight());
    }
  }
}

void DepthStack::paint_legend(QPainter& painter, const QRectF& area, const Theme& theme) const {
  painter.setFont(small_font());
  QFontMetricsF metrics(small_font());
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    QRectF entry = legend_entry(row, area);
    QRectF sample(entry.left(), entry.center().y() - swatch / 2, swatch, swatch);
    painter.fillRect(sample, brush_of(row, theme));
    painter.setPen(theme.series[row]);
    painter.drawRect(sample);
    QString says = number(rows_[row].depths.back()) + "  " + kind_name(rows_[row]);
    painter.setPen(theme.text);
    QRectF room = entry.adjusted(swatch + 6, 0, 0, 0);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(says, Qt::ElideRight, room.width()));
  }
}

}  // namespace ui
