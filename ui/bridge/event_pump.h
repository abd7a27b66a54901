#pragma once

#include <QTimer>

#include <chrono>

#include "models/observation.h"
#include "observer/node.h"

namespace ui {

/// Carries events from a node to the observation, once a frame and within a budget of time, so that
/// a flood makes the picture lag but never freezes the window.
/// @thread gui
class EventPump : public QObject {
  Q_OBJECT

 public:
  explicit EventPump(Observation& observation);

  /// From now on events come from this node, which must live until another is set.
  void setNode(observer::Node* node) { node_ = node; }
  void start() { timer_.start(); }
  void stop() { timer_.stop(); }

  /// Carries everything over that waits, without a budget: for pictures and tests.
  void drain();
  /// Whether the last frame ended before all events were carried over.
  bool isLagging() const { return is_lagging_; }

 private:
  void frame();
  void carry(std::chrono::steady_clock::time_point until);

  Observation& observation_;
  observer::Node* node_ = nullptr;
  QTimer timer_;
  bool is_lagging_ = false;
};

}  // namespace ui
