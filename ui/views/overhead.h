#pragma once

#include <QElapsedTimer>
#include <QLabel>

#include "models/observation.h"

namespace ui {

/// What watching costs: events a second, events dropped, and the share of a core that the window's
/// thread uses. Measured in real time once a second, while something happens.
class Overhead : public QLabel {
  Q_OBJECT

 public:
  explicit Overhead(const Observation& observation, QWidget* parent = nullptr);

  /// Begins to measure.
  void start();
  /// Whether the last frame could not show all that had happened.
  void setLagging(bool lags) { lags_ = lags; }

 private:
  void onTick();
  void say(double seconds, double cpu_seconds, std::uint64_t events);

  const Observation& observation_;
  QElapsedTimer since_;
  double cpu_at_start_ = 0;
  std::uint64_t events_at_start_ = 0;
  bool lags_ = false;
};

}  // namespace ui
