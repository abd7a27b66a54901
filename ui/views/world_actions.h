#pragma once

#include <QAction>
#include <QObject>

#include <optional>

#include "bridge/command_port.h"
#include "models/observation.h"

class QMenu;

namespace ui {

/// The speeds that the clock of the world is offered.
inline constexpr double clock_speeds[] = {0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10};

/// What can be done with the clock of the world: play and pause, step by message, by process and by
/// timer, and jump ahead. How fast it runs, and whether messages are
/// watched. Each says why when it is not possible.
class WorldActions : public QObject {
  Q_OBJECT

 public:
  WorldActions(Observation& observation, Selection& selection, CommandPort& port, QWidget* window);

  QAction* play() const { return play_; }
  QAction* step() const { return step_; }
  /// All but the jumps, in the order of a menu.
  QList<QAction*> all() const { return {play_, step_, step_process_, next_timer_}; }
  /// Jumps ahead by fixed times.
  const QList<QAction*>& jumps() const { return jumps_; }
  /// How fast the clock runs, from slow motion on; one of them is on, if it is one of these.
  const QList<QAction*>& speeds() const { return speeds_; }
  /// Whether messages are watched, which costs the system some of its speed.
  QAction* watchMessages() const { return watch_; }
  bool isPlaying() const { return is_playing_; }

  /// Asks the world how it is; once a frame, and at once after a change.
  void refresh();

 Q_SIGNALS:
  /// What came of a command, when there is something to say.
  void told(const QString& sentence, bool is_refusal);
  void playingChanged(bool is_playing);

 private:
  QAction* make(const char* id, const QString& text, const QKeySequence& keys,
                void (WorldActions::*slot)());
  void makeJump(const char* id, const QString& text, otp::Duration by);
  void makeSpeed(double factor);
  void makeWatch();
  void refreshSpeed();
  void togglePlay();
  void stepMessage();
  void stepProcess();
  void runToTimer();
  void submit(observer::Command command);
  void submitStep(observer::Command command);
  void tellStep();
  void allow(QAction* action, const QString& why_not, const QString& what);

  Observation& observation_;
  Selection& selection_;
  CommandPort& port_;
  QAction* play_;
  QAction* step_;
  QAction* step_process_;
  QAction* next_timer_;
  QList<QAction*> jumps_;
  QList<QAction*> speeds_;
  QAction* watch_;
  bool is_playing_ = true;
  std::optional<otp::Term> stepped_;  // what the last step came to, until it is told
};

}  // namespace ui
