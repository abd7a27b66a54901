#pragma once

#include <QTimer>

#include <chrono>

#include "models/observation.h"
#include "observer/node.h"

namespace ui {

/// Carries events from a node to the observation, once a frame and within a budget of time, so that
/// a flood makes the picture lag but never freezes the window. When nothing happens any more it
/// rests, without any wake-up, until the node's next event.
/// @thread gui
class EventPump : public QObject {
  Q_OBJECT

 public:
  explicit EventPump(Observation& observation);
  ~EventPump() override;

  /// From now on events come from this node, which must live until another is set.
  void setNode(observer::Node* node);
  void start();
  /// Ends a rest: something may have changed without an event.
  void wake();
  /// While nobody can see the window there are only a few frames a second, of the same work
  /// altogether.
  void setSeen(bool seen);

  /// Carries everything over that waits, without a budget: for pictures and tests.
  void drain();
  /// Whether the last frame ended before all events were carried over.
  bool isLagging() const { return is_lagging_; }
  bool isResting() const { return !timer_.isActive(); }

 private:
  void frame();
  void carry(std::chrono::steady_clock::time_point until);
  bool isSettled(const observer::WorldStatus& world) const;
  void restWhenQuiet();

  Observation& observation_;
  observer::Node* node_ = nullptr;
  QTimer timer_;
  std::chrono::milliseconds budget_{};  // of a frame
  bool is_started_ = false;
  bool is_lagging_ = false;
  int quiet_frames_ = 0;  // in a row, in which nothing could move
};

}  // namespace ui
