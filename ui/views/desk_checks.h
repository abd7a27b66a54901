#pragma once

#include <QDialog>
#include <QObject>

#include <functional>
#include <thread>

#include "bridge/desk_port.h"
#include "murabaha/model_check.h"

class QAction;
class QLabel;
class QPlainTextEdit;
class QProgressBar;

namespace ui {

/// What a check has found: busy until it is told.
class CheckDialog : public QDialog {
  Q_OBJECT

 public:
  CheckDialog(const QString& title, const QString& what, QWidget* parent);
  /// @param details a line for each thing that is wrong, or what was counted
  void show(bool is_right, const QString& verdict, const QString& details);

 private:
  QLabel* verdict_;
  QProgressBar* busy_;
  QPlainTextEdit* details_;
};

/// Checks of all contracts, as actions for a menu:
/// - Verify: every audit trail, ledger and row that is kept. What is wrong takes nothing more.
/// - Model check: all that can happen to a small contract, by each profile.
class DeskChecks : public QObject {
  Q_OBJECT

 public:
  DeskChecks(DeskPort& desk, QWidget* window);

  QAction* verify() const { return verify_; }
  QAction* checkModel() const { return check_model_; }

 private:
  void startVerifying();
  void startModelCheck();
  void showModels(CheckDialog& dialog, const std::vector<murabaha::ModelCheck>& found);

  DeskPort& desk_;
  QWidget* window_;
  QAction* verify_;
  QAction* check_model_;
  std::jthread search_;  // takes seconds
};

}  // namespace ui
