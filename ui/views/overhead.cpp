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
  last_event_.start();
  setToolTip(
      tr("Events that reached the window in the last second, message events that were dropped "
         "because a buffer was full, when the last event came, and the share of one core that the "
         "window uses."));
  connect(&observation, &Observation::ticked, this, &Overhead::onTick);
  connect(&observation, &Observation::changed, this, [this] { last_event_.start(); });
}

void Overhead::start() {
  since_.start();
  cpu_at_start_ = cpu_seconds_of_this_thread();
  events_at_start_ = observation_.system().event_count();
}

void Overhead::onTick() {
  if (!since_.isValid() || is_paused_) return;
  if (observation_.rests()) {
    QString last = moment(observation_.system().now());
    return say({tr("at rest"), dropped(), tr("last event at %1").arg(last)});
  }
  if (since_.elapsed() >= period) measure();
}

void Overhead::measure() {
  double seconds = double(since_.elapsed()) / 1000;
  double share = (cpu_seconds_of_this_thread() - cpu_at_start_) / seconds;
  std::uint64_t events = observation_.system().event_count();
  // The count begins anew with another demo.
  std::uint64_t fresh = events >= events_at_start_ ? events - events_at_start_ : events;
  QStringList parts = {tr("%1 events/s").arg(number(std::uint64_t(double(fresh) / seconds))),
                       dropped(), freshness(),
                       tr("window %1 % of a core").arg(100 * share, 0, 'f', 1)};
  if (lags_) parts.prepend(tr("the picture lags behind"));
  say(parts);
  start();
}

QString Overhead::dropped() const {
  return tr("%1 dropped").arg(number(observation_.system().lost()));
}

QString Overhead::freshness() const {
  return tr("last event %1").arg(ago(std::chrono::milliseconds(last_event_.elapsed())));
}

void Overhead::setPaused(bool paused) {
  is_paused_ = paused;
  if (paused) say({tr("stale since %1").arg(moment(observation_.now())), dropped()});
  else if (since_.isValid()) start();
}

void Overhead::say(const QStringList& parts) {
  setText(parts.join(QString::fromUtf8("  \u00b7  ")));
}

}  // namespace ui
