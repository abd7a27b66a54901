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

  /// Freezes the picture, its time too. What happens meanwhile is kept and shown when the view goes
  /// on; beyond `most_kept` events it stays at the node, which counts the message events it drops.
  void setPaused(bool paused);
  bool isPaused() const { return is_paused_; }
  static constexpr std::size_t most_kept = 2'000'000;

  /// Carries everything over that waits, without a budget: for pictures and tests.
  void drain();
  /// Whether the last frame ended before all events were carried over.
  bool isLagging() const { return is_lagging_; }
  bool isResting() const { return !timer_.isActive(); }

 Q_SIGNALS:
  /// So many events wait for the view to go on; once a frame while it is paused.
  void kept(quint64 events);
  /// Whether the last frame ended before all events were carried over; when it changes.
  void laggingChanged(bool lags);

 private:
  void frame();
  void keepBack();
  std::span<trace::Event> next();
  void carry(std::chrono::steady_clock::time_point until);
  bool isSettled(const observer::WorldStatus& world) const;
  void restWhenQuiet();

  Observation& observation_;
  observer::Node* node_ = nullptr;
  QTimer timer_;
  std::chrono::milliseconds budget_{};  // of a frame
  bool is_started_ = false;
  bool is_lagging_ = false;
  bool is_paused_ = false;
  std::chrono::steady_clock::time_point last_events_;  // when some were shown
  int quiet_frames_ = 0;                               // in a row, in which nothing could move
  std::vector<trace::Event> kept_;
  std::size_t carried_ = 0;  // of what was kept
};

}  // namespace ui
