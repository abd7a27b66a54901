#include "contract_screen.h"

#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>

#include "draw/text.h"
#include "qt_test.h"

namespace support {

void confirm(QDialog& dialog) {
  auto* amount = dialog.findChild<QLineEdit*>("confirm.amount");
  if (amount != nullptr) amount->setText(amount->placeholderText().section(' ', -1));
  QTest::mouseClick(&child<QPushButton>(dialog, "confirm.go_on"), Qt::LeftButton);
}

ContractScreen::ContractScreen(murabaha::Zone zone) : world(&start_desk, std::move(zone)) {
  inspector.resize(inspector.sizeHint());
  inspector.show();
  open("M-1");
}

void ContractScreen::open(const std::string& id) {
  open({id, "customer-1", *murabaha::Currency::of("AED"), 100'000'00, 10'000'00});
}

void ContractScreen::open(const murabaha::Terms& terms) {
  world.desk.open(terms, &inspector, {});
  world.run();
  choose(QString::fromStdString(terms.contract_id));
}

void ContractScreen::choose(const QString& id) {
  inspector.choose(id);
  world.run();
}

void ContractScreen::bringTo(Stage stage) {
  if (stage == Stage::Pending) return;
  if (stage == Stage::Rejected) return press("reject");
  press("approve");
  if (stage == Stage::Approved) return;
  press("disburse");
  if (stage == Stage::Repaying) pay("50,000");
  if (stage == Stage::Completed) pay("110,000");
}

void ContractScreen::press(const QString& action) {
  bool asks = action == "reject" || action == "disburse" || action == "refund";
  if (asks && button(action).property("possible").toBool()) {
    in_dialog([&] { QTest::mouseClick(&button(action), Qt::LeftButton); }, &confirm);
    world.run();
  } else {
    click(action);
  }
}

void ContractScreen::click(const QString& action) {
  QTest::mouseClick(&button(action), Qt::LeftButton);
  world.run();
}

void ContractScreen::more() {
  auto& button = child<QToolButton>(inspector, "contract.more");
  if (!button.isChecked()) button.click();
}

void ContractScreen::ask(const QString& action, const std::function<void(QDialog&)>& act) {
  more();
  in_dialog([&] { QTest::mouseClick(&button(action), Qt::LeftButton); }, act);
  world.run();
}

void ContractScreen::record(const QString& kind) {
  ask("evidence", [&](QDialog& dialog) {
    auto& kinds = child<QComboBox>(dialog, "evidence.kind");
    kinds.setCurrentIndex(kinds.findData(kind));
    child<QLineEdit>(dialog, "evidence.document").setText(kind + ".pdf");
    child<QPushButton>(dialog, "evidence.go_on").click();
  });
}

void ContractScreen::pay(const QString& amount) {
  child<QLineEdit>(inspector, "contract.amount").setText(amount);
  press("pay");
}

void ContractScreen::payAgain(const QString& amount) {
  child<QLineEdit>(inspector, "contract.amount").setText(amount);
  in_dialog([&] { QTest::mouseClick(&button("pay"), Qt::LeftButton); }, &confirm);
  world.run();
}

void ContractScreen::setBank(Manner manner, bool is_once) {
  inspector.faults()->trigger();
  auto& board = child<QDialog>(inspector, "dialog.faults");
  auto& manners = child<QComboBox>(board, "faults.manner");
  manners.setCurrentIndex(manners.findData(ui::text(murabaha::name_of(manner))));
  QTest::mouseClick(&child<QPushButton>(board, is_once ? "faults.once" : "faults.always"),
                    Qt::LeftButton);
  board.hide();
  world.run();
}

void ContractScreen::showTabWith(const QString& name) {
  auto& tabs = child<QTabWidget>(inspector, "contract.tabs");
  for (int tab = 0; tab < tabs.count(); ++tab) {
    if (tabs.widget(tab)->findChild<QWidget*>(name) != nullptr) tabs.setCurrentIndex(tab);
  }
}

murabaha::Dossier ContractScreen::kept(const std::string& id) {
  murabaha::Dossier kept;
  world.desk.look(id, &inspector, [&](const murabaha::Result<murabaha::Dossier>& answer) {
    if (answer) kept = *answer;
  });
  world.run();
  return kept;
}

QPushButton& ContractScreen::button(const QString& action) const {
  return child<QPushButton>(inspector, "contract." + action);
}

QString ContractScreen::reason(const QString& action) const {
  return child<QLabel>(inspector, "contract." + action + ".reason").text();
}

QString ContractScreen::answer() const {
  return child<QLabel>(inspector, "contract.answer").text();
}

QString ContractScreen::amount(const QString& name) const {
  return child<QLabel>(inspector, "contract.amount." + name).text();
}

ui::FactTable& ContractScreen::table(const QString& name) const {
  return child<ui::FactTable>(inspector, "contract." + name);
}

QStringList ContractScreen::rows(const QString& name, std::initializer_list<int> columns) const {
  const ui::FactTable& shown = table(name);
  QStringList rows;
  for (int row = 0; row < shown.rowCount(); ++row) {
    QStringList cells;
    for (int column : columns) cells << shown.item(row, column)->text();
    rows << cells.join(" | ");
  }
  return rows;
}

QStringList ContractScreen::steps() const {
  QStringList accepted = rows("history", {1, 2, 3});
  accepted.removeIf([](const QString& row) { return row.contains(QString::fromUtf8("\u2717")); });
  return accepted;
}

QStringList ContractScreen::refusals() const {
  return rows("history", {1, 2}).filter(QString::fromUtf8("\u2717"));
}

QString ContractScreen::stageInList() const {
  QModelIndex row = child<QTableView>(inspector, "contract.list").currentIndex();
  return row.siblingAtColumn(ui::ContractListModel::Stage).data().toString();
}

QStringList ContractScreen::everything() const {
  QStringList all{stageInList()};
  for (const char* name : {"cost", "profit", "total", "paid", "outstanding"}) all << amount(name);
  return all + payments() + steps() + rows("postings", {0, 2, 3, 4});
}

}  // namespace support
