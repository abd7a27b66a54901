#pragma once

#include <QPainter>

#include "draw/chain_layout.h"
#include "draw/theme.h"

namespace ui {

/// Paints a chain of causes: on the screen, and for pictures of it. A thick line leads from each
/// cause to what it led to; a crash is a cross, an end a square, all else a dot or an arrow.
class ChainPainter {
 public:
  ChainPainter(const ChainLayout& layout, const Theme& theme) : layout_(layout), theme_(theme) {}

  /// @param step of the chain; -1 for none
  void select(int step) { selected_ = step; }
  /// @param top where the names of the lanes stand: on top of what is visible
  void set_head(double top) { head_ = top; }
  void paint(QPainter& painter, const QRectF& visible) const;

 private:
  void paint_lanes(QPainter& painter) const;
  void paint_names(QPainter& painter) const;
  void paint_link(QPainter& painter, std::size_t row) const;
  void paint_row(QPainter& painter, const ChainLayout::Row& row) const;
  void paint_mark(QPainter& painter, const ChainLayout::Row& row) const;
  QColor colour_of(const ChainLayout::Row& row) const;

  const ChainLayout& layout_;
  const Theme& theme_;
  int selected_ = -1;
  double head_ = 0;
};

}  // namespace ui
