#pragma once

#include <QDialog>
#include <QLabel>
#include <QPushButton>

#include <functional>

#include "models/contract_list_model.h"
#include "qt_world.h"
#include "views/contract/fact_table.h"
#include "views/contract_inspector.h"

namespace support {

using murabaha::Manner;
using murabaha::Stage;

/// The contract inspector on a desk, with one contract of AED 100,000.00 + 10,000.00, driven and
/// read through its widgets.
class ContractScreen {
 public:
  /// @param zone of the desk; none: UTC
  explicit ContractScreen(murabaha::Zone zone = {});

  World world;
  ui::ContractInspector inspector{world.observation, world.selection, world.desk};

  /// Opens another contract, past the dialog.
  void open(const std::string& id);
  void open(const murabaha::Terms& terms);
  void choose(const QString& id);
  /// Presses buttons until the contract is in this state.
  void bringTo(Stage stage);
  /// `approve`, `reject`, `disburse`, `pay` or another, by a click of the mouse. What is asked for
  /// confirmation is confirmed.
  void press(const QString& action);
  /// A click, and no answer to a question that comes of it.
  void click(const QString& action);
  /// Unfolds the steps that are seldom needed.
  void more();
  /// Presses one of those, and writes into the dialog that comes.
  void ask(const QString& action, const std::function<void(QDialog&)>& act);
  /// Evidence of a kind, by the dialog.
  void record(const QString& kind);
  void pay(const QString& amount);
  /// The same amount once more within a minute, which is asked about.
  void payAgain(const QString& amount);
  /// By the fault board.
  void setBank(Manner manner, bool is_once = false);
  /// Shows the tab with this widget in it.
  void showTabWith(const QString& name);
  /// The contract as it is kept, past the screen.
  murabaha::Dossier kept(const std::string& id = "M-1");

  QPushButton& button(const QString& action) const;
  QString reason(const QString& action) const;
  QString answer() const;
  QString amount(const QString& name) const;
  ui::FactTable& table(const QString& name) const;
  /// The rows of a table from the top, cells of these columns joined by ` | `.
  QStringList rows(const QString& table, std::initializer_list<int> columns) const;
  /// The amounts of the payments, newest first.
  QStringList payments() const { return rows("payments", {1}); }
  /// Steps that were accepted, latest first: what, state and note.
  QStringList steps() const;
  /// Steps that were refused: what and why.
  QStringList refusals() const;
  QString stageInList() const;
  /// All that the screen says about the contract, to see whether something has changed; not what
  /// was refused.
  QStringList everything() const;
};

/// Goes on in a dialog that asks for confirmation, with the amount that it wants.
void confirm(QDialog& dialog);

}  // namespace support
