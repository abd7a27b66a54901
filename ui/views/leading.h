#pragma once

#include <QWidget>

namespace ui {

/// Where a line begins in a widget, by the direction in which the program is read. Left alone, a
/// label goes by the letters of its text, and puts a Latin name at the wrong end of an Arabic page.
inline Qt::Alignment leading(const QWidget& widget) {
  return (widget.isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute |
         Qt::AlignVCenter;
}

/// A line whose words follow each other in the direction in which the program is read, whatever its
/// first letters are.
inline QString directed(const QString& line, const QWidget& widget) {
  constexpr QChar right_to_left_mark(0x200F);
  return widget.isRightToLeft() ? right_to_left_mark + line : line;
}

}  // namespace ui
