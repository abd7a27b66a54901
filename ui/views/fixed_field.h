#pragma once

#include <QLineEdit>

namespace ui {

/// Whether a field only shows what follows from something else. It looks like it, and can still be
/// reached and copied.
inline void setFixed(QLineEdit& field, bool is_fixed) {
  field.setReadOnly(is_fixed);
  field.setFrame(!is_fixed);
  QPalette colours;
  if (is_fixed) colours.setColor(QPalette::Base, field.palette().color(QPalette::Window));
  field.setPalette(colours);
}

}  // namespace ui
