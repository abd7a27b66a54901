#include "bridge/event_pump.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace ui {
namespace {

using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

struct Pace {
  milliseconds between_frames;
  milliseconds budget;
};
constexpr Pace seen_pace{milliseconds(30), milliseconds(12)};
constexpr Pace unseen_pace{milliseconds(300), milliseconds(120)};
constexpr int frames_before_rest = 10;  // some views look only every few frames
constexpr std::size_t events_at_once = 4096;

}  // namespace

EventPump::EventPump(Observation& observation) : observation_(observation) {
  timer_.setTimerType(Qt::PreciseTimer);
  setSeen(true);
  connect(&timer_, &QTimer::timeout, this, &EventPump::frame);
}

EventPump::~EventPump() { setNode(nullptr); }

void EventPump::setNode(observer::Node* node) {
  if (node_ != nullptr) node_->call_at_next_event({});
  node_ = node;
  kept_.clear();
  carried_ = 0;
  wake();
}

void EventPump::start() {
  is_started_ = true;
  wake();
}

void EventPump::wake() {
  quiet_frames_ = 0;
  if (is_started_ && node_ != nullptr && !timer_.isActive()) timer_.start();
}

void EventPump::setSeen(bool seen) {
  const Pace& pace = seen ? seen_pace : unseen_pace;
  budget_ = pace.budget;
  timer_.setInterval(pace.between_frames);
  wake();
}

void EventPump::setPaused(bool paused) {
  is_paused_ = paused;
  wake();
}

/// The next events for the screen: what was kept back comes first.
std::span<trace::Event> EventPump::next() {
  if (carried_ < kept_.size()) {
    std::size_t count = std::min(events_at_once, kept_.size() - carried_);
    return std::span(kept_).subspan(std::exchange(carried_, carried_ + count), count);
  }
  if (!kept_.empty()) kept_ = {};  // with its memory
  carried_ = 0;
  return node_->next_events();
}

void EventPump::keepBack() {
  while (kept_.size() - carried_ < most_kept) {
    auto events = node_->next_events();
    if (events.empty()) break;
    quiet_frames_ = 0;
    std::ranges::move(events, std::back_inserter(kept_));
  }
  Q_EMIT kept(kept_.size() - carried_);
}

void EventPump::carry(Clock::time_point until) {
  is_lagging_ = false;
  for (auto events = next(); !events.empty(); events = next()) {
    quiet_frames_ = 0;
    last_events_ = Clock::now();
    for (const trace::Event& event : events) observation_.apply(event);
    if (Clock::now() > until) {
      is_lagging_ = true;
      return;
    }
  }
}

void EventPump::frame() {
  if (node_ == nullptr) return timer_.stop();
  if (is_paused_) {
    keepBack();
    return restWhenQuiet();
  }
  bool was_lagging = is_lagging_;
  carry(Clock::now() + budget_);
  if (is_lagging_ != was_lagging) Q_EMIT laggingChanged(is_lagging_);
  observer::WorldStatus world = node_->world();
  observation_.finishFrame(world.now, Clock::now().time_since_epoch());
  if (!is_lagging_ && isSettled(world)) restWhenQuiet();
}

/// By the clock of whoever watches, and by that of a world that goes on.
bool EventPump::isSettled(const observer::WorldStatus& world) const {
  if (Clock::now() - last_events_ < Observation::settling_time) return false;
  return !world.is_playing || world.now - observation_.system().now() >= Observation::settling_time;
}

/// What happens at the moment at which the node is asked may go unnoticed there. The frame after
/// that one sees it.
void EventPump::restWhenQuiet() {
  if (++quiet_frames_ == frames_before_rest) {
    node_->call_at_next_event(
        [this] { QMetaObject::invokeMethod(this, &EventPump::wake, Qt::QueuedConnection); });
  } else if (quiet_frames_ > frames_before_rest) {
    timer_.stop();
    if (!is_paused_) observation_.rest();
  }
}

void EventPump::drain() {
  if (node_ == nullptr) return;
  if (is_paused_) return keepBack();
  carry(Clock::time_point::max());
  observation_.finishFrame(node_->world().now);
}

}  // namespace ui
