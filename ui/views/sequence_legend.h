#pragma once

#include "draw/message_arrow.h"
#include "views/legend.h"

namespace ui {

/// What the lines, heads and ends of the arrows of a sequence diagram mean.
class SequenceLegend : public Legend {
  Q_OBJECT

 public:
  explicit SequenceLegend(QWidget* parent);

 private:
  void explain(trace::MessageRole role, const QString& sentence, ArrowEnd end = ArrowEnd::Taken,
               bool is_steep = false);
};

}  // namespace ui
