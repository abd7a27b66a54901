#include "draw/sparkline.h"

#include <algorithm>

namespace ui {

QPolygon sparkline(const observer::History& history, observer::TimePoint now,
                   observer::Duration length, std::uint32_t full, const QRect& rect) {
  QPolygon line;
  if (rect.width() < 2 || rect.height() < 2) return line;
  auto values = history.highest_in_parts(now - length, now, std::size_t(rect.width()));
  std::uint32_t highest = *std::ranges::max_element(values);
  if (highest == 0) return line;
  qint64 top = std::max(full, highest);
  line.reserve(rect.width());
  for (int x = 0; x < rect.width(); ++x) {
    qint64 height = values[std::size_t(x)] * qint64(rect.height() - 1) / top;
    line << QPoint(rect.left() + x, rect.bottom() - int(height));
  }
  return line;
}

}  // namespace ui
