#pragma once

#include <QElapsedTimer>
#include <QLabel>

#include "models/observation.h"

namespace ui {

/// What watching costs: events a second, events dropped, and the share of a core that the window's
/// thread uses; and how fresh the picture is. Measured in real time once a second, while something
/// happens; a picture that stands still says since when.
class Overhead : public QLabel {
  Q_OBJECT

 public:
  explicit Overhead(const Observation& observation, QWidget* parent = nullptr);

  /// Begins to measure.
  void start();
  /// Whether the last frame could not show all that had happened.
  void setLagging(bool lags) { lags_ = lags; }
  /// Whether the picture stands still while the world goes on.
  void setPaused(bool paused);

 private:
  void onTick();
  void measure();
  void say(const QStringList& parts);
  QString dropped() const;
  QString freshness() const;

  const Observation& observation_;
  QElapsedTimer since_;
  double cpu_at_start_ = 0;
  std::uint64_t events_at_start_ = 0;
  bool lags_ = false;
  bool is_paused_ = false;
  QElapsedTimer last_event_;
};

}  // namespace ui
