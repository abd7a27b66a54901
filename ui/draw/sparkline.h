#pragma once

#include <QPolygon>
#include <QRect>

#include "observer/history.h"

namespace ui {

/// How a number went in the time up to `now`, as a line of one pixel: a point for each column of
/// pixels, the highest value of its time. The height stands for `full`, or for the highest value if
/// that is more. Empty when the number was zero all the time.
QPolygon sparkline(const observer::History& history, observer::TimePoint now,
                   observer::Duration length, std::uint32_t full, const QRect& rect);

}  // namespace ui
