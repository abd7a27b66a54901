#pragma once

#include <QToolBar>

#include <vector>

#include "bridge/command_port.h"
#include "models/observation.h"

class QComboBox;
class QLabel;

namespace ui {

/// A demo that can be chosen.
struct DemoChoice {
  QString name;
  QString title;
  QString sentence;
};

/// Which system runs, and how its time goes: demo, play, pause, step, speed, and a line that sums
/// up what there is.
class WorldBar : public QToolBar {
  Q_OBJECT

 public:
  WorldBar(Observation& observation, CommandPort& port, const std::vector<DemoChoice>& demos,
           QWidget* parent = nullptr);

  QAction* playPause() const { return play_; }
  QAction* step() const { return step_; }
  /// Shows which demo runs, without choosing it.
  void showDemo(const QString& name);
  /// Asks the world how it is; once a frame, and at once after a change.
  void refresh();

 Q_SIGNALS:
  void demoChosen(const QString& name);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void drawIcons();
  void togglePlay();
  void setSpeed();
  QString summary() const;

  Observation& observation_;
  CommandPort& port_;
  QComboBox* demo_ = nullptr;
  QComboBox* speed_ = nullptr;
  QAction* play_ = nullptr;
  QAction* step_ = nullptr;
  QLabel* clock_ = nullptr;
  QLabel* summary_ = nullptr;
  bool is_playing_ = true;
};

}  // namespace ui
