#include "bridge/event_pump.h"

namespace ui {
namespace {

constexpr auto frame_time = std::chrono::milliseconds(33);
constexpr auto budget = std::chrono::milliseconds(8);

}  // namespace

EventPump::EventPump(Observation& observation) : observation_(observation) {
  timer_.setTimerType(Qt::PreciseTimer);
  timer_.setInterval(frame_time);
  connect(&timer_, &QTimer::timeout, this, &EventPump::frame);
}

void EventPump::carry(std::chrono::steady_clock::time_point until) {
  is_lagging_ = false;
  for (auto events = node_->next_events(); !events.empty(); events = node_->next_events()) {
    for (trace::Event& event : events) observation_.apply(std::move(event));
    if (std::chrono::steady_clock::now() > until) {
      is_lagging_ = true;
      return;
    }
  }
}

void EventPump::frame() {
  if (node_ == nullptr) return;
  carry(std::chrono::steady_clock::now() + budget);
  observation_.finishFrame(node_->world().now);
}

void EventPump::drain() {
  if (node_ == nullptr) return;
  carry(std::chrono::steady_clock::time_point::max());
  observation_.finishFrame(node_->world().now);
}

}  // namespace ui
