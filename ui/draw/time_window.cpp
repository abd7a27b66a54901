#include "draw/time_window.h"

#include <algorithm>

namespace ui {
namespace {

using otp::Duration;
using otp::TimePoint;

constexpr double room_for_present = 12;  // pixels behind it
constexpr double margin = 0.04;          // of what is to be seen

Duration scaled(Duration length, double factor) {
  return Duration(std::int64_t(double(length.count()) * factor));
}

}  // namespace

void TimeWindow::set_width(double pixels) {
  axis_.width = std::max(1.0, pixels);
  place();
}

void TimeWindow::advance(TimePoint now) {
  now_ = now;
  place();
}

void TimeWindow::follow(bool follows) {
  follows_ = follows;
  place();
}

void TimeWindow::reset() {
  axis_.span = usual;
  follow(true);
}

/// Before the beginning there is nothing: a world that is young stands at the left.
void TimeWindow::place() {
  if (!follows_) return;
  axis_.from = std::max(TimePoint{}, now_ + axis_.time_of(room_for_present) - axis_.span);
}

void TimeWindow::show(TimePoint from, Duration span) {
  axis_.span = std::clamp(span, shortest, longest);
  axis_.from = std::clamp(from, TimePoint{}, now_);
  follow(axis_.to() >= now_);
}

void TimeWindow::show_around(TimePoint middle) { show(middle - axis_.span / 2, axis_.span); }

void TimeWindow::fit(TimePoint from, TimePoint to) {
  Duration edge = scaled(to - from, margin);
  show(from - edge, to - from + 2 * edge);
}

void TimeWindow::zoom(double factor, double fixed) {
  TimePoint held = axis_.time(fixed);
  Duration span = std::clamp(scaled(axis_.span, 1 / factor), shortest, longest);
  show(held - scaled(span, fixed / axis_.width), span);
}

void TimeWindow::pan(double pixels) { show(axis_.from + axis_.time_of(pixels), axis_.span); }

}  // namespace ui
