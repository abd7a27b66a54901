#pragma once

#include <QToolBar>

#include <vector>

#include "bridge/command_port.h"
#include "models/observation.h"
#include "views/summary_label.h"
#include "views/world_actions.h"

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
  WorldBar(Observation& observation, CommandPort& port, WorldActions& actions,
           const std::vector<DemoChoice>& demos, QWidget* parent = nullptr);

  /// Shows which demo runs, without choosing it.
  void showDemo(const QString& name);
  /// Asks for the demo that is shown, from its beginning.
  void startAgain();
  /// Shows how the world is; once a frame, and at once after a change.
  void refresh();

 Q_SIGNALS:
  void demoChosen(const QString& name);
  /// Somebody wants to see a mailbox that is named in an alarm.
  void alarmChosen(otp::Pid pid);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void drawIcons();
  void setSpeed();
  QList<SummaryLabel::Fact> summary() const;
  QString worstMailbox() const;
  QString alarms() const;
  void chooseAlarm(const QString& link);

  Observation& observation_;
  CommandPort& port_;
  WorldActions& actions_;
  QComboBox* demo_ = nullptr;
  QComboBox* speed_ = nullptr;
  QLabel* clock_ = nullptr;
  SummaryLabel* summary_ = nullptr;
  int ticks_ = 0;
};

}  // namespace ui
