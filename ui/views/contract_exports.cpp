#include "views/contract_exports.h"

#include <QDateTime>
#include <QFileDialog>
#include <QMessageBox>

#include "draw/contract_statement.h"
#include "draw/desk_sentences.h"
#include "murabaha/export_csv.h"
#include "views/save_file.h"

namespace ui {
namespace {

using murabaha::Dossier;
using murabaha::ListPage;
using murabaha::Result;

constexpr std::int64_t page_size = 1000;

murabaha::Timestamp now() { return QDateTime::currentMSecsSinceEpoch() * 1000; }

/// In file names, and in the names of the actions.
QString name_of(ContractExports::Table table) {
  using Table = ContractExports::Table;
  switch (table) {
    case Table::Contracts: return "contracts";
    case Table::Schedule: return "schedule";
    case Table::Payments: return "payments";
    case Table::Timeline: return "timeline";
    case Table::Postings: return "postings";
  }
  return {};
}

/// Saves a table, or says why there is none.
QString save_text(const Result<std::string>& contents, const QString& file) {
  if (!contents) return translated(contents.error().text());
  return save_file(QByteArray::fromStdString(*contents), file);
}

/// Ids may have colons, which not every file system takes.
QString file_name(QString id) { return id.replace(':', '-'); }

}  // namespace

ContractExports::ContractExports(DeskPort& desk, QWidget* parent, Clock clock)
    : QObject(parent), desk_(desk), window_(parent), clock_(clock ? std::move(clock) : Clock(now)) {
  statement_ = new QAction(tr("&Statement as PDF…"), this);
  statement_->setObjectName("contract.statement");
  connect(statement_, &QAction::triggered, this, &ContractExports::askForStatement);
  auto* menu = new QMenu(parent);
  csv_ = menu->menuAction();
  csv_->setText(tr("Tables as &CSV"));
  csv_->setObjectName("contract.csv");
  addTable(menu, Table::Schedule, tr("&Schedule…"));
  addTable(menu, Table::Payments, tr("&Payments…"));
  addTable(menu, Table::Timeline, tr("&Timeline…"));
  addTable(menu, Table::Postings, tr("&Ledger postings…"));
  of_contract_ = menu->actions() << statement_;
  menu->addSeparator();
  addTable(menu, Table::Contracts, tr("List of all &contracts…"));
  setContract({});
}

void ContractExports::addTable(QMenu* menu, Table table, const QString& title) {
  QAction* action = menu->addAction(title);
  action->setObjectName("contract.csv." + name_of(table));
  connect(action, &QAction::triggered, this,
          [this, table, title] { askForTable(table, title.chopped(1).remove('&')); });
}

void ContractExports::setContract(const QString& contract_id) {
  contract_id_ = contract_id;
  for (QAction* action : of_contract_) action->setEnabled(!contract_id.isEmpty());
}

// Asking

QString ContractExports::fileFor(const QString& title, const QString& name,
                                 const QString& suffix) const {
  QFileDialog dialog(window_, title, {}, QString("%1 (*.%2)").arg(suffix.toUpper(), suffix));
  dialog.setObjectName("dialog.contract_export");
  dialog.setAcceptMode(QFileDialog::AcceptSave);
  dialog.setDefaultSuffix(suffix);
  dialog.selectFile(file_name(name) + '.' + suffix);
  return dialog.exec() == QDialog::Accepted ? dialog.selectedFiles().value(0) : QString();
}

void ContractExports::askForStatement() {
  QString title = statement_->text().chopped(1).remove('&');
  QString file = fileFor(title, contract_id_ + "-statement", "pdf");
  if (file.isEmpty()) return;
  writeStatement(file, [this, file](const QString& wrong) { tell(file, wrong); });
}

void ContractExports::askForTable(Table table, const QString& title) {
  bool is_of_all = table == Table::Contracts;
  QString name = is_of_all ? name_of(table) : contract_id_ + '-' + name_of(table);
  QString file = fileFor(title, name, "csv");
  if (file.isEmpty()) return;
  writeTable(table, file, [this, file](const QString& wrong) { tell(file, wrong); });
}

void ContractExports::tell(const QString& file, const QString& wrong) {
  if (wrong.isEmpty()) {
    Q_EMIT told(tr("%1 was written.").arg(isolated(file)), false);
    return;
  }
  QMessageBox box(QMessageBox::Warning, tr("Nothing was exported"), wrong, QMessageBox::Ok,
                  window_);
  box.setObjectName("dialog.not_exported");
  box.exec();
}

// Writing

void ContractExports::writeStatement(const QString& file, Done done) {
  if (!desk_.isOpen()) return done(tr("There is no contract desk."));
  desk_.look(contract_id_.toStdString(), this, [this, file, done](const Result<Dossier>& kept) {
    if (!kept) return done(translated(kept.error().text()));
    ContractStatement statement(statement_of(kept->contract, kept->records, manner()));
    done(save_file(statement.pdf(), file));
  });
}

StatementManner ContractExports::manner() const {
  murabaha::Timestamp at = clock_();
  return {at, Digits::Latin, desk_.momentAt(at).today()};
}

void ContractExports::writeTable(Table table, const QString& file, Done done) {
  if (!desk_.isOpen()) return done(tr("There is no contract desk."));
  if (table == Table::Contracts) return writeContracts(file, std::move(done), {});
  desk_.look(contract_id_.toStdString(), this, [table, file, done](const Result<Dossier>& kept) {
    if (!kept) return done(translated(kept.error().text()));
    done(save_text(textOf(table, *kept), file));
  });
}

/// Asks for page after page, so that the desk is not held up by a long list.
void ContractExports::writeContracts(const QString& file, Done done,
                                     std::vector<murabaha::Snapshot> so_far) {
  murabaha::ListQuery query;
  query.offset = std::int64_t(so_far.size());
  query.limit = page_size;
  auto add = [this, file, done, so_far = std::move(so_far)](const Result<ListPage>& page) mutable {
    if (!page) return done(translated(page.error().text()));
    so_far.insert(so_far.end(), page->rows.begin(), page->rows.end());
    bool is_all = std::int64_t(page->rows.size()) < page_size;
    if (is_all) done(save_text(murabaha::contracts_as_csv(so_far), file));
    else writeContracts(file, done, std::move(so_far));
  };
  desk_.list(query, this, std::move(add));
}

ContractExports::Text ContractExports::textOf(Table table, const Dossier& dossier) {
  switch (table) {
    case Table::Schedule: return murabaha::schedule_as_csv(dossier.records);
    case Table::Payments: return murabaha::payments_as_csv(dossier.records);
    case Table::Timeline: return murabaha::timeline_as_csv(dossier.records, dossier.attempts);
    case Table::Postings: return murabaha::postings_as_csv(dossier.records);
    case Table::Contracts: return murabaha::contracts_as_csv({&dossier.records.snapshot, 1});
  }
  return {};
}

}  // namespace ui
