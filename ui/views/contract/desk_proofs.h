#pragma once

#include <QObject>

#include <functional>

#include "bridge/desk_port.h"

class QAction;

namespace ui {

/// What shows others that the desk's books are whole, as actions for a menu:
/// - the charity ledger,
/// - the check of a printed statement,
/// - a checkpoint to be kept elsewhere, and the check of one.
class DeskProofs : public QObject {
  Q_OBJECT

 public:
  /// The id of the contract that is looked at; empty for none.
  using Chosen = std::function<QString()>;

  DeskProofs(DeskPort& desk, Chosen chosen, QWidget* parent);

  const QList<QAction*>& actions() const { return actions_; }
  void setEnabled(bool is_enabled);

  // Without asking for the file.
  /// @param done is told what is wrong; empty when it is written
  void writeCheckpoint(const QString& file, std::function<void(const QString& wrong)> done);
  /// Shows what has become of the contracts of a checkpoint.
  void checkCheckpoint(const QString& file);

 private:
  void add(const char* id, const QString& title, void (DeskProofs::*what)());
  void showCharity();
  void askForHash();
  void askForCheckpoint();
  void askWhichCheckpoint();

  DeskPort& desk_;
  Chosen chosen_;
  QWidget* window_;
  QList<QAction*> actions_;
};

}  // namespace ui
