#include "draw/time_axis.h"

#include <algorithm>

#include "draw/text.h"

namespace ui {
namespace {

using namespace std::chrono_literals;
using otp::Duration;
using otp::TimePoint;

constexpr Duration steps[] = {1ms,   2ms, 5ms, 10ms, 20ms, 50ms, 100ms, 200ms, 500ms, 1s,
                              2s,    5s,  10s, 15s,  30s,  1min, 2min,  5min,  10min, 15min,
                              30min, 1h,  2h,  6h,   12h,  24h,  72h,   168h};

QString two_digits(std::int64_t value) { return QString("%1").arg(value, 2, 10, QChar('0')); }

/// With no more than the step makes different.
QString label_of(TimePoint time, Duration step) {
  if (step < 1s) return moment(time);
  std::int64_t seconds = time.time_since_epoch() / 1s;
  std::int64_t minutes = seconds / 60, hours = minutes / 60;
  QString last = step < 1min ? QString(" %1 s").arg(two_digits(seconds % 60)) : QString();
  if (hours > 0) {
    return apart(QString("%1 h %2 min").arg(hours).arg(two_digits(minutes % 60)) + last);
  }
  if (minutes == 0) return apart(QString("%1 s").arg(seconds));
  return apart(QString("%1 min").arg(minutes) + last);
}

}  // namespace

double TimeAxis::x(TimePoint time) const {
  return width * double((time - from).count()) / double(span.count());
}

TimePoint TimeAxis::time(double x) const { return from + time_of(x); }

Duration TimeAxis::time_of(double pixels) const {
  return Duration(std::int64_t(double(span.count()) * pixels / width));
}

std::vector<TimeAxis::Tick> TimeAxis::ticks(double room) const {
  const auto* step = std::ranges::lower_bound(steps, time_of(room));
  if (step == std::end(steps)) --step;
  std::vector<Tick> ticks;
  auto first = std::max<std::int64_t>(0, (from.time_since_epoch() + *step - Duration(1)) / *step);
  for (TimePoint at(first * *step); at <= to(); at += *step) {
    ticks.push_back({x(at), label_of(at, *step)});
  }
  return ticks;
}

}  // namespace ui
