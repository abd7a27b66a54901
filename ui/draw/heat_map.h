#pragma once

#include <QImage>
#include <QRectF>

#include <vector>

#include "draw/theme.h"
#include "draw/tree_facts.h"

namespace ui {

/// All mailboxes as cells of one grid, row by row in the order in which the processes became known:
/// the deeper, the stronger the colour. Where there is no room for a cell each, some neighbours
/// share one, which shows the deepest.
struct HeatMap {
  struct Cell {
    observer::Identity id;  // the deepest
    std::uint32_t depth = 0;
    observer::Identity first;  // of those that share it
    observer::Identity last;
    std::uint32_t count = 1;
  };
  std::vector<Cell> cells;
  int columns = 1;
  double cell = 0;  // edge in pixels

  QRectF rect(std::size_t index) const;
  /// The cell at a point; nullptr when there is none.
  const Cell* at(QPointF point) const;
  /// The cell in which a process that is shown is; nullptr when there is none for it.
  const Cell* cell_of(observer::Identity id) const;
  /// A pixel for each cell, to be drawn enlarged: as fast for a hundred thousand as for ten.
  QImage image(const Theme& theme) const;
};

/// Chooses cells as large as fit, from 2 to 22 pixels.
HeatMap heat_map(const TreeFacts& processes, QSizeF room);

/// How a mailbox with so many messages is coloured; empty ones are as the ground, within lines.
/// From the last step of the scale on all are alike.
QColor heat(std::uint32_t depth, const Theme& theme);

/// The depths that the scale of the colours names.
inline constexpr std::uint32_t heat_steps[] = {0, 1, 10, 100, 1000};

}  // namespace ui
