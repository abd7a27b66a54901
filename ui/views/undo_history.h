#pragma once

#include <QAction>
#include <QObject>

#include <optional>
#include <vector>

#include "bridge/command_port.h"
#include "models/observation.h"

namespace ui {

/// What was done to processes and can be taken back, the last first, for as long as the process is
/// as it was left. When nothing is left of that, it says what cannot be taken back.
/// @thread gui
class UndoHistory : public QObject {
  Q_OBJECT

 public:
  /// What takes a deed back, as long as the process is as the deed has left it.
  struct Counter {
    observer::Command command;
    otp::Pid pid;
    observer::Status left_as;
    QString done;  // what is told then
  };

  UndoHistory(Observation& observation, CommandPort& port, QObject* parent = nullptr);

  QAction* action() const { return action_; }
  /// Something was done.
  /// @param what it is called: `Suspend ledger`
  void add(const QString& what, std::optional<Counter> counter);

 Q_SIGNALS:
  /// What came of taking something back.
  void told(const QString& sentence, bool isRefusal);

 private:
  struct Deed {
    QString what;
    Counter counter;
    bool is_seen = false;  // the events have shown its effect
  };

  void refresh();
  void takeBack();
  void forgetWhatIsOver();
  QString whyNot() const;

  Observation& observation_;
  CommandPort& port_;
  QAction* action_;
  std::vector<Deed> deeds_;  // the last is at the end
  QString for_good_;         // the last deed, when it cannot be taken back
};

}  // namespace ui
