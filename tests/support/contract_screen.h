#pragma once

#include <QLabel>
#include <QPushButton>

#include "models/contract_list_model.h"
#include "qt_world.h"
#include "views/contract_inspector.h"

namespace support {

using murabaha::Stage;

/// The contract inspector on a desk, with one contract of AED 100,000.00 + 10,000.00, driven and
/// read through its widgets.
class ContractScreen {
 public:
  ContractScreen();

  World world{&start_desk};
  ui::ContractInspector inspector{world.observation, world.selection, world.desk};

  /// Opens another contract, past the dialog.
  void open(const std::string& id);
  /// Presses buttons until the contract is in this state.
  void bringTo(Stage stage);
  /// `approve`, `reject`, `disburse` or `pay`, by a click of the mouse.
  void press(const QString& action);
  void pay(const QString& amount);
  /// By the row of the list: 0 pays, 1 declines, 2 keeps silent.
  void setBank(int manner);

  QPushButton& button(const QString& action) const;
  QString reason(const QString& action) const;
  QString answer() const;
  QString amount(const QString& name) const;
  /// The rows of `payments` or `history` from the top, cells joined by ` | `, without the first
  /// column, which is the time.
  QStringList rows(const QString& table) const;
  QString stageInList() const;
  /// All that the screen says about the contract, to see whether something has changed.
  QStringList everything() const;
};

}  // namespace support
