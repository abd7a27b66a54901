#pragma once

#include <QString>

#include <vector>

#include "base/time.h"

namespace ui {

/// A part of the world's time, from left to right.
struct TimeAxis {
  otp::TimePoint from;
  otp::Duration span = std::chrono::minutes(1);
  double width = 1;  // in pixels

  struct Tick {
    double x = 0;
    QString label;
  };

  otp::TimePoint to() const { return from + span; }
  double x(otp::TimePoint time) const;
  otp::TimePoint time(double x) const;
  /// As much time as so many pixels.
  otp::Duration time_of(double pixels) const;
  bool shows(otp::TimePoint time) const { return time >= from && time <= to(); }
  /// Moments that are easy to read.
  /// @param room how far apart they are at the least, in pixels
  std::vector<Tick> ticks(double room) const;
};

}  // namespace ui
