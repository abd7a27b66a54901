// Opening a contract through the dialog.

#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTableView>

#include "contract_screen.h"
#include "draw/contract_words.h"
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
  void what_could_never_be_approved_is_not_opened();
  void parts_of_the_cost_must_add_up();
  void an_annuity_may_spread_what_does_not_divide();
  void a_rate_makes_the_profit_and_the_schedule_is_shown_before();
  void a_ceiling_rate_gives_the_rest_back();
  void a_schedule_that_cannot_be_says_why();
  void what_is_chosen_is_kept();
  void the_profile_offers_how_the_profit_is_earned();

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
  row("no cost", "new.cost", "", "Write an amount, as in 1,250.50");
  row("cost of zero", "new.cost", "0", "The asset cost must be above zero.");
  row("negative cost", "new.cost", "-80", "The asset cost must be above zero.");
  row("malformed cost", "new.cost", "8O", syntax.arg("8O"));
  row("cost too exact", "new.cost", "1.2345", "KWD has 3 digits after the point, not 4.");
  row("cost too large", "new.cost", "9,007,199,254,740.992", large);
  row("cost and profit too large", "new.cost", "9,007,199,254,740.991", large);
  row("negative profit", "new.profit", "-0.001", "The profit must not be below zero.");
  row("malformed profit", "new.profit", "1,2", syntax.arg("1,2"));
  row("no profit written", "new.profit", "", "Write an amount, as in 1,250.50");
  row("down payment of all", "new.down_payment", "80",
      "The down payment must not be below zero, and be less than the cost.");
  row("malformed down payment", "new.down_payment", "much", syntax.arg("much"));
  row("too many instalments", "new.count", "601", "A schedule has 1 to 600 instalments.");
  row("malformed count", "new.count", "many", "The number of instalments is a whole number.");
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
    auto& classes = child<QComboBox>(dialog, "new.asset_class");
    QVERIFY(!classes.isEditable());
    QCOMPARE(classes.count(), 9);  // with none
    classes.setCurrentIndex(classes.findData("vehicle"));
    child<QLineEdit>(dialog, "new.late_donation").setText("5 %");
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
  QCOMPARE(terms.late_donation->text(), "5 %");
  QCOMPARE(terms.supplier_id, "supplier-1");
  QCOMPARE(terms.agent_id, "agent-1");
  QCOMPARE(terms.cost_lines.size(), 2U);
  QCOMPARE(terms.cost_lines[1].name, "freight");
  QCOMPARE(terms.cost_lines[1].amount, 1'000);
}

void NewContractDialogTest::what_could_never_be_approved_is_not_opened() {
  ContractScreen screen;
  openWith(screen, [&](QDialog& dialog) {
    write(dialog, {});
    child<QComboBox>(dialog, "new.profile").setCurrentIndex(1);
    child<QLineEdit>(dialog, "new.asset").setText("a lorry");
    child<QLineEdit>(dialog, "new.supplier").setText("supplier-1");
    pressOpen(screen, dialog);
    QVERIFY(dialog.isVisible());
    QCOMPARE(child<QLabel>(dialog, "new.mistake").text(),
             "By these rules the contract could never be approved, for its terms never change. "
             "Still needed: The terms say what kind of asset it is: no gold, silver or currency is "
             "sold on credit. (SS-8 2/2/6)");
    auto& classes = child<QComboBox>(dialog, "new.asset_class");
    classes.setCurrentIndex(classes.findData("gold"));
    child<QLineEdit>(dialog, "new.supplier").setText("customer-7");
    pressOpen(screen, dialog);
    QVERIFY(dialog.isVisible());
    QVERIFY(child<QLabel>(dialog, "new.mistake").text().contains("a supplier who is not the"));
    QCOMPARE(contracts(screen), 1);
    classes.setCurrentIndex(classes.findData("vehicle"));
    child<QLineEdit>(dialog, "new.supplier").setText("supplier-1");
    pressOpen(screen, dialog);
    QVERIFY(!dialog.isVisible());
  });
  QCOMPARE(contracts(screen), 2);
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

void NewContractDialogTest::an_annuity_may_spread_what_does_not_divide() {
  ContractScreen screen;
  openWith(screen, [&](QDialog& dialog) {
    write(dialog, {"M-7", "customer-7", "MYR", "100,000", ""});
    auto& method = child<QComboBox>(dialog, "new.method");
    method.setCurrentIndex(method.findText("annuity at a constant rate, the rest is spread"));
    child<QLineEdit>(dialog, "new.rate").setText("8 %");
    child<QLineEdit>(dialog, "new.count").setText("36");
    pressOpen(screen, dialog);
    QVERIFY(!dialog.isVisible());
  });
  murabaha::Terms terms = screen.kept("M-7").contract.terms;
  QCOMPARE(terms.repayment.method, murabaha::InstalmentMethod::AnnuitySpread);
  QCOMPARE(terms.profit, 1'281'092);
}

void NewContractDialogTest::a_rate_makes_the_profit_and_the_schedule_is_shown_before() {
  ContractScreen screen;
  openWith(screen, [&](QDialog& dialog) {
    write(dialog, {"M-7", "customer-7", "MYR", "100,000", "1"});
    auto& sum = child<QLabel>(dialog, "new.preview.sum");
    auto& preview = child<ui::FactTable>(dialog, "new.preview");
    auto& method = child<QComboBox>(dialog, "new.method");
    method.setCurrentIndex(int(murabaha::InstalmentMethod::Annuity));
    auto& profit = child<QLineEdit>(dialog, "new.profit");
    QVERIFY(profit.isReadOnly());
    QCOMPARE(profit.text(), "");
    QVERIFY(sum.text().contains("is not a rate"));
    child<QLineEdit>(dialog, "new.rate").setText("8 %");
    child<QLineEdit>(dialog, "new.count").setText("36");
    QCOMPARE(profit.text(), "12,810.92");
    QCOMPARE(child<QLabel>(dialog, "new.total").text(), "MYR 112,810.92");
    QCOMPARE(preview.rowCount(), 36);
    QCOMPARE(ui::without_isolation(preview.item(0, 2)->text()), "3,133.64");
    QCOMPARE(ui::without_isolation(sum.text()),
             "Together MYR 112,810.92, of it MYR 12,810.92 profit. Nothing is agreed yet.");
    child<QLineEdit>(dialog, "new.down_payment").setText("10,000");
    QCOMPARE(preview.rowCount(), 37);
    QCOMPARE(preview.item(0, 0)->text(), "0");
    method.setCurrentIndex(int(murabaha::InstalmentMethod::EqualLast));
    QVERIFY(!profit.isReadOnly());
    QVERIFY(!child<QLineEdit>(dialog, "new.rate").isEnabled());
  });
  QCOMPARE(contracts(screen), 1);
}

/// V6: 200,000 at a ceiling of 10.6 %, of which 4.4 % are earned.
void NewContractDialogTest::a_ceiling_rate_gives_the_rest_back() {
  ContractScreen screen;
  openWith(screen, [&](QDialog& dialog) {
    write(dialog, {"M-7", "customer-7", "MYR", "200,000", ""});
    auto& effective = child<QLineEdit>(dialog, "new.effective_rate");
    QVERIFY(!effective.isVisible());
    auto& method = child<QComboBox>(dialog, "new.method");
    method.setCurrentIndex(method.findText("at a ceiling rate, the rest is given back"));
    QVERIFY(effective.isVisible());
    QVERIFY(!child<QComboBox>(dialog, "new.rebate_policy").isEnabled());
    child<QLineEdit>(dialog, "new.rate").setText("10.6 %");
    child<QLineEdit>(dialog, "new.count").setText("240");
    auto& sum = child<QLabel>(dialog, "new.preview.sum");
    QVERIFY(sum.text().contains("is not a rate"));
    effective.setText("4.4 %");
    child<QLineEdit>(dialog, "new.instalment").setText("1,255.00");
    QCOMPARE(child<QLineEdit>(dialog, "new.profit").text(), "282,450.94");
    QCOMPARE(child<QLabel>(dialog, "new.total").text(), "MYR 482,450.94");
    QCOMPARE(
        ui::without_isolation(sum.text()),
        "Together MYR 301,200.00, of it MYR 101,200.00 profit. Nothing is agreed yet. The rest "
        "of the price, MYR 181,250.94, is given back when they are paid.");
    effective.setText("11 %");
    QVERIFY(sum.text().contains("must not be above the ceiling"));
    effective.setText("4.4 %");
    pressOpen(screen, dialog);
    QVERIFY(!dialog.isVisible());
  });
  screen.world.run();
  murabaha::Terms terms = screen.kept("M-7").contract.terms;
  QCOMPARE(terms.repayment.method, murabaha::InstalmentMethod::Ceiling);
  QCOMPARE(terms.repayment.effective_rate->text(), "4.4 %");
  QCOMPARE(*terms.repayment.instalment, 125'500);
  QCOMPARE(terms.recognition, murabaha::RecognitionMethod::EffectiveRate);
  QCOMPARE(terms.settlement.policy, murabaha::RebatePolicy::MandatoryDisclosed);
  QString shown = ui::without_isolation(child<QLabel>(screen.inspector, "contract.terms").text());
  QVERIFY2(shown.contains("profit at 4.4 % a year") && shown.contains("MYR 1,255.00 a month"),
           qPrintable(shown));
}

void NewContractDialogTest::a_schedule_that_cannot_be_says_why() {
  ContractScreen screen;
  openWith(screen, [&](QDialog& dialog) {
    auto& sum = child<QLabel>(dialog, "new.preview.sum");
    QCOMPARE(sum.text(), "Write the cost and the profit to see the schedule.");
    write(dialog, {});
    QCOMPARE(sum.text(), "Write the number of instalments to see the schedule.");
    child<QLineEdit>(dialog, "new.count").setText("12");
    QVERIFY(sum.text().startsWith("Together"));
    child<QLineEdit>(dialog, "new.first_due").setText("soon");
    QCOMPARE(sum.text(), "Give the day of the first instalment, like 2026-02-28.");
    QCOMPARE(child<ui::FactTable>(dialog, "new.preview").rowCount(), 0);
  });
}

void NewContractDialogTest::what_is_chosen_is_kept() {
  ContractScreen screen;
  openWith(screen, [&](QDialog& dialog) {
    write(dialog, {"M-7", "customer-7", "USD", "100,000", ""});
    child<QComboBox>(dialog, "new.method")
        .setCurrentIndex(int(murabaha::InstalmentMethod::FlatRate));
    child<QLineEdit>(dialog, "new.rate").setText("10");
    child<QLineEdit>(dialog, "new.count").setText("24");
    child<QComboBox>(dialog, "new.recognition").setCurrentIndex(3);
    child<QComboBox>(dialog, "new.rebate_policy").setCurrentIndex(1);
    child<QLineEdit>(dialog, "new.rebate_share").setText("101 %");
    pressOpen(screen, dialog);
    QVERIFY(dialog.isVisible());
    child<QLineEdit>(dialog, "new.rebate_share").setText("50 %");
    pressOpen(screen, dialog);
    QVERIFY(!dialog.isVisible());
  });
  screen.world.run();
  murabaha::Terms terms = screen.kept("M-7").contract.terms;
  QCOMPARE(terms.profit, 2'000'000);
  QCOMPARE(terms.repayment.method, murabaha::InstalmentMethod::FlatRate);
  QCOMPARE(terms.repayment.rate->text(), "10 %");
  QCOMPARE(terms.repayment.count, 24);
  QCOMPARE(terms.recognition, murabaha::RecognitionMethod::SumOfDigits);
  QCOMPARE(terms.settlement.policy, murabaha::RebatePolicy::MandatoryDisclosed);
  QCOMPARE(terms.settlement.share.text(), "50 %");
  QString shown = ui::without_isolation(child<QLabel>(screen.inspector, "contract.terms").text());
  QVERIFY2(shown.contains("10 % a year") && shown.contains("sum of digits") &&
               shown.contains("50 % of the unearned profit"),
           qPrintable(shown));
}

const support::Registered registered(&support::make_case<NewContractDialogTest>);

/// Straight-line under aaoifi, by receipt under seed, and as somebody has chosen.
void NewContractDialogTest::the_profile_offers_how_the_profit_is_earned() {
  ContractScreen screen;
  openWith(screen, [&](QDialog& dialog) {
    using enum murabaha::RecognitionMethod;
    auto& profile = child<QComboBox>(dialog, "new.profile");
    auto& recognition = child<QComboBox>(dialog, "new.recognition");
    auto choose = [&](murabaha::Profile each) {
      profile.setCurrentIndex(profile.findData(int(each)));
      return recognition.currentData().toInt();
    };
    QCOMPARE(recognition.currentData().toInt(), int(ProportionalReceipt));
    QCOMPARE(choose(murabaha::Profile::Aaoifi), int(ProportionalTime));
    QCOMPARE(choose(murabaha::Profile::Seed), int(ProportionalReceipt));
    recognition.setFocus();
    QTest::keyClick(&recognition, Qt::Key_End);
    QCOMPARE(recognition.currentData().toInt(), int(SumOfDigits));
    QCOMPARE(choose(murabaha::Profile::Aaoifi), int(SumOfDigits));
    dialog.reject();
  });
}

}  // namespace

#include "new_contract_dialog_test.moc"
