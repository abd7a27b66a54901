#include "contract_screen.h"

#include <QComboBox>
#include <QLineEdit>
#include <QTableView>
#include <QTableWidget>

#include "draw/text.h"
#include "qt_test.h"

namespace support {

ContractScreen::ContractScreen() {
  inspector.resize(inspector.sizeHint());
  inspector.show();
  open("M-1");
}

void ContractScreen::open(const std::string& id) {
  auto currency = murabaha::Currency::of("AED");
  world.desk.open({id, "customer-1", *currency, 100'000'00, 10'000'00}, &inspector, {});
  world.run();
  inspector.choose(QString::fromStdString(id));
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
  QTest::mouseClick(&button(action), Qt::LeftButton);
  world.run();
}

void ContractScreen::pay(const QString& amount) {
  child<QLineEdit>(inspector, "contract.amount").setText(amount);
  press("pay");
}

void ContractScreen::setBank(int manner) {
  auto& bank = child<QComboBox>(inspector, "contract.bank");
  bank.setCurrentIndex(manner);
  Q_EMIT bank.activated(manner);
  world.run();
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

QStringList ContractScreen::rows(const QString& name) const {
  const auto& table = child<QTableWidget>(inspector, "contract." + name);
  QStringList rows;
  for (int row = 0; row < table.rowCount(); ++row) {
    QStringList cells;
    for (int column = 1; column < table.columnCount(); ++column) {
      cells << table.item(row, column)->text();
    }
    rows << cells.join(" | ");
  }
  return rows;
}

QString ContractScreen::stageInList() const {
  QModelIndex row = child<QTableView>(inspector, "contract.list").currentIndex();
  return row.siblingAtColumn(ui::ContractListModel::Stage).data().toString();
}

QStringList ContractScreen::everything() const {
  QStringList all{stageInList()};
  for (const char* name : {"cost", "profit", "total", "paid", "outstanding"}) all << amount(name);
  return all + rows("payments") + rows("history");
}

}  // namespace support
