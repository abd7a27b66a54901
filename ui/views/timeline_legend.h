#pragma once

#include "views/legend.h"

namespace ui {

/// What the signs on the line of time mean.
class TimelineLegend : public Legend {
  Q_OBJECT

 public:
  explicit TimelineLegend(QWidget* parent);
};

}  // namespace ui
