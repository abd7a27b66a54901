#pragma once

#include <QPainter>

#include "draw/theme.h"
#include "observer/process_entry.h"

namespace ui {

/// How the arrows of messages of one role look. No two roles have the same line and head: colour
/// alone tells nothing.
struct ArrowLook {
  enum class Head { Filled, Hollow, Open };

  QColor colour;
  Qt::PenStyle line;
  Head head;
};
ArrowLook arrow_look(trace::MessageRole role, const Theme& theme);

/// What an arrow ends in: its head once it was taken, a ring while it waits, a cross where it was
/// dropped.
enum class ArrowEnd { Taken, Waits, Dropped };

inline constexpr double arrow_width = 1.4;

/// Paints what a line that comes from `from` ends in.
void paint_arrow_end(QPainter& painter, QPointF from, QPointF to, const ArrowLook& look,
                     ArrowEnd end, const Theme& theme);

}  // namespace ui
