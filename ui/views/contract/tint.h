#pragma once

#include <QWidget>

#include "draw/theme.h"

namespace ui {

/// Text of this widget in a colour; all its other colours stay those of the theme.
inline void tint(QWidget& widget, const QColor& colour) {
  QPalette colours;
  for (auto role : {QPalette::WindowText, QPalette::ButtonText, QPalette::Text}) {
    colours.setColor(role, colour);
  }
  widget.setPalette(colours);
}

}  // namespace ui
