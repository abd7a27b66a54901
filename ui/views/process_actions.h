#pragma once

#include <QAction>
#include <QObject>

#include <optional>

#include "models/observation.h"
#include "views/undo_history.h"

namespace ui {

class SendDialog;

/// What can be done to the selected process, as actions for menus, buttons and keys. An action that
/// cannot be done now is disabled and says why in its tooltip.
class ProcessActions : public QObject {
  Q_OBJECT

 public:
  ProcessActions(Observation& observation, Selection& selection, CommandPort& port,
                 QWidget* window);

  QAction* send() const { return send_; }
  QAction* suspend() const { return suspend_; }
  QAction* resume() const { return resume_; }
  QAction* exit() const { return exit_; }
  QAction* kill() const { return kill_; }
  QList<QAction*> all() const { return {send_, suspend_, resume_, exit_, kill_}; }
  /// Takes back what was done last, where that is possible; else it says why not.
  QAction* undo() const { return undo_.action(); }

  /// Selects a process and opens a menu that names it. What one chooses there acts on the process
  /// that is named, and on nobody when another has taken its place meanwhile.
  void showMenu(Identity id, const QPoint& at, QWidget* parent);

 Q_SIGNALS:
  /// What came of an action, as a sentence.
  void told(const QString& sentence, bool isRefusal);

 private:
  /// Whom the dialog names, whoever follows it.
  struct Receiver {
    otp::Pid pid;
    otp::Atom module;
    QString name;
  };

  QAction* make(const char* id, const QString& text, const QKeySequence& keys,
                void (ProcessActions::*slot)());
  void refresh();
  void allow(QAction* action, const QString& why_not);
  void askToKill();
  void askForExit();
  void askForMessage();
  void sendMessage(SendDialog& dialog, const Receiver& to);
  /// @param counter what takes it back; nothing when nothing does
  void submit(observer::Command command, const QString& what, const QString& done,
              std::optional<UndoHistory::Counter> counter);
  void suspendTarget();
  void resumeTarget();
  const observer::ProcessEntry* selected() const;
  /// Whom to act on. A refusal is told.
  const observer::ProcessEntry* target();

  Observation& observation_;
  Selection& selection_;
  CommandPort& port_;
  QWidget* window_;
  UndoHistory undo_;
  otp::Pid named_;  // by the menu that is open; none when there is none
  QAction* send_ = nullptr;
  QAction* suspend_ = nullptr;
  QAction* resume_ = nullptr;
  QAction* exit_ = nullptr;
  QAction* kill_ = nullptr;
};

}  // namespace ui
