#pragma once

#include <QLabel>

#include "models/observation.h"

namespace ui {

/// The latest line that a process of the system has logged for people: who said it, when, and what.
/// A demo tells its story so.
class Narration : public QLabel {
  Q_OBJECT

 public:
  explicit Narration(const Observation& observation, QWidget* parent = nullptr);

  QSize minimumSizeHint() const override { return {0, QLabel::minimumSizeHint().height()}; }

 private:
  void readOn();
  void clear();

  const Observation& observation_;
  std::uint64_t next_row_ = 0;
};

}  // namespace ui
