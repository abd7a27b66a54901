#pragma once

#include <QFrame>

#include "models/observation.h"

class QLabel;

namespace ui {

/// Says that nothing runs any more, since when, and offers what helps then: to ask why, and to
/// start again. Hidden as long as something runs, or nothing ever has.
class EndBanner : public QFrame {
  Q_OBJECT

 public:
  EndBanner(Observation& observation, QWidget* parent);

 Q_SIGNALS:
  /// What led to the last end, of which this row of the log tells?
  void whyWanted(quint64 row);
  void startAgainWanted();
  /// It has come or gone.
  void shown(bool isShown);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void refresh();
  void askWhy();

  Observation& observation_;
  QLabel* text_;
};

}  // namespace ui
