// Opening a contract through the dialog.

#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTableView>

#include "contract_screen.h"
#include "qt_test.h"

namespace {

using support::child;
using support::ContractScreen;
using support::in_dialog;

struct Written {
  QString id = "M-7";
  QString customer = "customer-7";
  QString currency = "KWD";
  QString cost = "80.000";
  QString profit = "12.000";
};

void write(QDialog& dialog, const Written& written) {
  child<QLineEdit>(dialog, "new.id").setText(written.id);
  child<QLineEdit>(dialog, "new.customer").setText(written.customer);
  child<QComboBox>(dialog, "new.currency").setEditText(written.currency);
  child<QLineEdit>(dialog, "new.cost").setText(written.cost);
  child<QLineEdit>(dialog, "new.profit").setText(written.profit);
}

class NewContractDialogTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void a_contract_is_opened_and_shown();
  void the_total_is_shown_while_one_writes();
  void a_mistake_is_said_and_nothing_is_opened_data();
  void a_mistake_is_said_and_nothing_is_opened();
  void cancelling_opens_nothing();
  void the_terms_of_a_sale_are_kept();
  void parts_of_the_cost_must_add_up();

 private:
  static void openWith(ContractScreen& screen, const std::function<void(QDialog&)>& act) {
    in_dialog([&] { screen.inspector.newContract()->trigger(); }, act);
  }
  static void pressOpen(ContractScreen& screen, QDialog& dialog) {
    QTest::mouseClick(&child<QPushButton>(dialog, "new.open"), Qt::LeftButton);
    screen.world.run();
  }
  static int contracts(const ContractScreen& screen) {
    return child<QTableView>(screen.inspector, "contract.list").model()->rowCount();
  }
};

void NewContractDialogTest::a_contract_is_opened_and_shown() {
  ContractScreen screen;
  openWith(screen, [&](QDialog& dialog) {
    write(dialog, {});
    pressOpen(screen, dialog);
    QVERIFY2(!dialog.isVisible(), "the dialog closes when the contract is open");
  });
  screen.world.run();
  QCOMPARE(child<QLabel>(screen.inspector, "contract.title").text(),
           QString::fromUtf8("M-7  \u00b7  customer-7"));
  QCOMPARE(screen.stageInList(), "pending");
  QCOMPARE(screen.amount("total"), "KWD 92.000");
  QCOMPARE(screen.world.selection.current(), screen.world.id_of("M-7"));
  QModelIndex row = child<QTableView>(screen.inspector, "contract.list").currentIndex();
  QCOMPARE(row.siblingAtColumn(0).data().toString(), "M-7");
}

void NewContractDialogTest::the_total_is_shown_while_one_writes() {
  ContractScreen screen;
  openWith(screen, [&](QDialog& dialog) {
    write(dialog, {});
    QCOMPARE(child<QLabel>(dialog, "new.total").text(), "KWD 92.000");
    child<QLineEdit>(dialog, "new.profit").setText("-1");
    QCOMPARE(child<QLabel>(dialog, "new.total").text(), QString::fromUtf8("\u2014"));
  });
}

void NewContractDialogTest::a_mistake_is_said_and_nothing_is_opened_data() {
  QTest::addColumn<QString>("field");
  QTest::addColumn<QString>("value");
  QTest::addColumn<QString>("sentence");
  QString id =
      "'%1' is not a %2 id: use 1 to 64 letters, digits and . _ : -, beginning with a letter or "
      "digit.";
  QString syntax = "'%1' is not an amount: write digits, as in 1,250.50";
  QString large = "The amount is too large: at most 9,007,199,254,740,991 minor units.";
  auto row = [](const char* name, const char* field, const QString& value, const QString& said) {
    QTest::newRow(name) << field << value << said;
  };
  row("no id", "new.id", "", id.arg("", "contract"));
  row("an id with a space", "new.id", "M 7", id.arg("M 7", "contract"));
  row("an id in use", "new.id", "M-1", "A contract M-1 is open already.");
  row("no customer", "new.customer", "", id.arg("", "customer"));
  row("no cost", "new.cost", "", syntax.arg(""));
  row("cost of zero", "new.cost", "0", "The asset cost must be above zero.");
  row("negative cost", "new.cost", "-80", "The asset cost must be above zero.");
  row("malformed cost", "new.cost", "8O", syntax.arg("8O"));
  row("cost too exact", "new.cost", "1.2345", "KWD has 3 digits after the point, not 4.");
  row("cost too large", "new.cost", "9,007,199,254,740.992", large);
  row("cost and profit too large", "new.cost", "9,007,199,254,740.991", large);
  row("negative profit", "new.profit", "-0.001", "The profit must not be below zero.");
  row("malformed profit", "new.profit", "1,2", syntax.arg("1,2"));
  row("no profit written", "new.profit", "", syntax.arg(""));
}

void NewContractDialogTest::a_mistake_is_said_and_nothing_is_opened() {
  QFETCH(QString, field);
  QFETCH(QString, value);
  QFETCH(QString, sentence);
  ContractScreen screen;
  openWith(screen, [&](QDialog& dialog) {
    write(dialog, {});
    child<QLineEdit>(dialog, field).setText(value);
    pressOpen(screen, dialog);
    QVERIFY(dialog.isVisible());
    QCOMPARE(child<QLabel>(dialog, "new.mistake").text(), sentence);
    QCOMPARE(child<QLineEdit>(dialog, field).text(), value);
    QVERIFY2(child<QPushButton>(dialog, "new.open").isEnabled(), "one can try again");
  });
  QCOMPARE(contracts(screen), 1);
}

void NewContractDialogTest::cancelling_opens_nothing() {
  ContractScreen screen;
  openWith(screen, [&](QDialog& dialog) {
    write(dialog, {});
    dialog.reject();
  });
  screen.world.run();
  QCOMPARE(contracts(screen), 1);
}

void NewContractDialogTest::the_terms_of_a_sale_are_kept() {
  ContractScreen screen;
  openWith(screen, [&](QDialog& dialog) {
    write(dialog, {});
    child<QComboBox>(dialog, "new.profile").setCurrentIndex(1);
    child<QComboBox>(dialog, "new.overpayment").setCurrentIndex(1);
    child<QLineEdit>(dialog, "new.asset").setText("a lorry");
    child<QComboBox>(dialog, "new.asset_class").setEditText("vehicle");
    child<QLineEdit>(dialog, "new.supplier").setText("supplier-1");
    child<QLineEdit>(dialog, "new.agent").setText("agent-1");
    child<QPlainTextEdit>(dialog, "new.cost_lines").setPlainText("price: 79.000\nfreight: 1.000");
    pressOpen(screen, dialog);
    QVERIFY(!dialog.isVisible());
  });
  murabaha::Terms terms = screen.kept("M-7").contract.terms;
  QCOMPARE(terms.profile, murabaha::Profile::Aaoifi);
  QCOMPARE(terms.overpayment, murabaha::Overpayment::Refuse);
  QCOMPARE(terms.asset, "a lorry");
  QCOMPARE(terms.asset_class, "vehicle");
  QCOMPARE(terms.supplier_id, "supplier-1");
  QCOMPARE(terms.agent_id, "agent-1");
  QCOMPARE(terms.cost_lines.size(), 2U);
  QCOMPARE(terms.cost_lines[1].name, "freight");
  QCOMPARE(terms.cost_lines[1].amount, 1'000);
}

void NewContractDialogTest::parts_of_the_cost_must_add_up() {
  ContractScreen screen;
  openWith(screen, [&](QDialog& dialog) {
    write(dialog, {});
    auto& parts = child<QPlainTextEdit>(dialog, "new.cost_lines");
    for (const char* wrong : {"price: 79.000", "all of it", "price: much"}) {
      parts.setPlainText(wrong);
      pressOpen(screen, dialog);
      QVERIFY(dialog.isVisible());
      QVERIFY(!child<QLabel>(dialog, "new.mistake").text().isEmpty());
    }
  });
  QCOMPARE(contracts(screen), 1);
}

const support::Registered registered(&support::make_case<NewContractDialogTest>);

}  // namespace

#include "new_contract_dialog_test.moc"
