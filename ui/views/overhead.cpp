#include "views/overhead.h"

#include <ctime>

#include "draw/text.h"

namespace ui {
namespace {

constexpr qint64 period = 1000;  // milliseconds

double cpu_seconds_of_this_thread() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return double(time.tv_sec) + 1e-9 * double(time.tv_nsec);
}

}  // namespace

Overhead::Overhead(const Observation& observation, QWidget* parent)
    : QLabel(parent), observation_(observation) {
  setObjectName("overhead");
  setAccessibleName(tr("What watching costs"));
  setContentsMargins(10, 0, 10, 0);
  setToolTip(
      tr("Events that reached the window in the last second, message events that were dropped "
         "because a buffer was full, and the share of one core that the window uses."));
  connect(&observation, &Observation::ticked, this, &Overhead::onTick);
}

void Overhead::start() {
  since_.start();
  cpu_at_start_ = cpu_seconds_of_this_thread();
  events_at_start_ = observation_.system().event_count();
}

void Overhead::onTick() {
  if (!since_.isValid()) return;
  if (observation_.rests()) return setText(tr("at rest"));
  if (since_.elapsed() < period) return;
  std::uint64_t events = observation_.system().event_count();
  // The count begins anew with another demo.
  std::uint64_t fresh = events >= events_at_start_ ? events - events_at_start_ : events;
  say(double(since_.elapsed()) / 1000, cpu_seconds_of_this_thread() - cpu_at_start_, fresh);
  start();
}

void Overhead::say(double seconds, double cpu_seconds, std::uint64_t events) {
  QStringList parts = {tr("%1 events/s").arg(number(std::uint64_t(double(events) / seconds))),
                       tr("%1 dropped").arg(number(observation_.system().lost())),
                       tr("window %1 % of a core").arg(100 * cpu_seconds / seconds, 0, 'f', 1)};
  if (lags_) parts.prepend(tr("the picture lags behind"));
  setText(parts.join(QString::fromUtf8("  \u00b7  ")));
}

}  // namespace ui
