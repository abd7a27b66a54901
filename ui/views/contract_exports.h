#pragma once

#include <QAction>
#include <QMenu>
#include <QObject>

#include <functional>

#include "bridge/desk_port.h"
#include "draw/statement_content.h"

namespace ui {

/// Writes what is kept of a contract into files: a statement as PDF, its tables as CSV; and the
/// list of all contracts. What would be empty, or cannot be written, is refused with a sentence,
/// and no file is left behind.
///
///     exports_ = new ContractExports(desk, this);
///     button->setDefaultAction(exports_->statement());
///     ...
///     exports_->setContract(chosen_id);
class ContractExports : public QObject {
  Q_OBJECT

 public:
  enum class Table { Contracts, Schedule, Payments, Timeline, Postings };
  using Clock = std::function<murabaha::Timestamp()>;
  /// What is wrong; empty when the file is written.
  using Done = std::function<void(const QString& wrong)>;

  /// @param parent over which dialogs stand
  /// @param clock when a statement is written; by default the time of the machine
  ContractExports(DeskPort& desk, QWidget* parent, Clock clock = {});

  /// Whose files are written from now on; empty: nobody's, and the actions are disabled.
  void setContract(const QString& contract_id);
  QAction* statement() const { return statement_; }
  /// Has a menu with a table each.
  QAction* csv() const { return csv_; }

  // Without asking for the file. `done` is called once, in the GUI thread.
  void writeStatement(const QString& file, Done done);
  void writeTable(Table table, const QString& file, Done done);

 Q_SIGNALS:
  /// What came of an export.
  void told(const QString& sentence, bool is_refusal);

 private:
  using Text = murabaha::Result<std::string>;
  void addTable(QMenu* menu, Table table, const QString& title);
  void askForStatement();
  void askForTable(Table table, const QString& title);
  /// The file that is chosen in a dialog; empty when it was left.
  QString fileFor(const QString& title, const QString& name, const QString& suffix) const;
  void tell(const QString& file, const QString& wrong);
  void writeContracts(const QString& file, Done done, std::vector<murabaha::Snapshot> so_far);
  StatementManner manner() const;
  static Text textOf(Table table, const murabaha::Dossier& dossier);

  DeskPort& desk_;
  QWidget* window_;
  Clock clock_;
  QString contract_id_;
  QAction* statement_ = nullptr;
  QAction* csv_ = nullptr;
  QList<QAction*> of_contract_;  // that need one
};

}  // namespace ui
