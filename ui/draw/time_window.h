#pragma once

#include "draw/time_axis.h"

namespace ui {

/// The part of the world's time that is looked at: it follows the present until one goes elsewhere,
/// and again once one has come back to it.
class TimeWindow {
 public:
  static constexpr otp::Duration shortest = std::chrono::milliseconds(10);
  static constexpr otp::Duration usual = std::chrono::minutes(1);
  static constexpr otp::Duration longest = std::chrono::hours(36);

  const TimeAxis& axis() const { return axis_; }
  bool follows() const { return follows_; }
  otp::TimePoint now() const { return now_; }

  void set_width(double pixels);
  /// Time has passed.
  void advance(otp::TimePoint now);
  void follow(bool follows);
  /// As at the beginning.
  void reset();

  void show(otp::TimePoint from, otp::Duration span);
  void show_around(otp::TimePoint middle);
  /// All of these, with a margin.
  void fit(otp::TimePoint from, otp::TimePoint to);
  /// @param fixed keeps its place, in pixels
  void zoom(double factor, double fixed);
  /// The present keeps its place while it is followed, the middle otherwise.
  void zoom(double factor) { zoom(factor, follows_ ? axis_.width : axis_.width / 2); }
  void pan(double pixels);

 private:
  void place();

  TimeAxis axis_{{}, usual, 1};
  otp::TimePoint now_;
  bool follows_ = true;
};

}  // namespace ui
