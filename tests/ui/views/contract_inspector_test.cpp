// What the Murabaha inspector shows of a contract's life, and how it takes mistakes and failures.

#include <QLineEdit>
#include <QTableView>
#include <QTableWidget>

#include "contract_screen.h"
#include "qt_test.h"

namespace {

using murabaha::Manner;
using murabaha::Stage;
using support::child;
using support::ContractScreen;
using namespace std::chrono_literals;

class ContractInspectorTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void amounts_follow_the_payments();
  void payments_stand_newest_first_with_their_times();
  void the_history_tells_every_step_the_latest_on_top();
  void what_was_paid_too_much_is_shown();
  void how_late_a_contract_is_stands_in_its_header();
  void a_rejection_keeps_its_reason();
  void the_reason_of_a_bank_that_declines_is_shown();
  void a_silent_bank_is_a_timeout_and_the_contract_stays_approved();
  void a_disbursement_can_be_tried_again();
  void a_second_press_goes_out_with_the_same_key();
  void an_accepted_payment_leaves_no_amount_to_pay_again();
  void a_wrong_amount_is_refused_with_a_sentence_and_changes_nothing_data();
  void a_wrong_amount_is_refused_with_a_sentence_and_changes_nothing();
  void a_killed_contract_comes_back_with_its_state_and_payments_data();
  void a_killed_contract_comes_back_with_its_state_and_payments();
  void a_contract_whose_process_dies_meanwhile_says_so();
  void a_contract_whose_process_is_gone_is_started_when_it_is_needed();
  void each_contract_has_its_own_page();
  void a_late_answer_names_the_contract_that_it_is_about();
  void selecting_the_process_of_a_contract_shows_it();
  void the_first_contract_is_shown_and_nothing_is_selected();
  void a_world_without_a_desk_says_so();
};

void ContractInspectorTest::amounts_follow_the_payments() {
  ContractScreen screen;
  QCOMPARE(screen.amount("cost"), "100,000.00");
  QCOMPARE(screen.amount("profit"), "10,000.00");
  QCOMPARE(screen.amount("total"), "AED 110,000.00");
  QCOMPARE(screen.amount("paid"), "0.00");
  QCOMPARE(screen.amount("outstanding"), "110,000.00");
  screen.bringTo(Stage::Repaying);
  QCOMPARE(screen.amount("paid"), "50,000.00");
  QCOMPARE(screen.amount("outstanding"), "60,000.00");
  screen.pay("60,000");
  QCOMPARE(screen.stageInList(), "completed");
  QCOMPARE(screen.amount("paid"), "110,000.00");
  QCOMPARE(screen.amount("outstanding"), "0.00");
}

void ContractInspectorTest::payments_stand_newest_first_with_their_times() {
  ContractScreen screen;
  screen.bringTo(Stage::Disbursed);
  for (const char* amount : {"1.50", "2,000", "30"}) {
    screen.world.run(1s);
    screen.pay(amount);
  }
  QCOMPARE(screen.payments(), QStringList({"AED 30.00", "AED 2,000.00", "AED 1.50"}));
  auto& table = child<QTableWidget>(screen.inspector, "contract.payments");
  QCOMPARE(table.item(0, 0)->text(), "2026-01-05 09:00:03");
  QCOMPARE(table.item(2, 0)->text(), "2026-01-05 09:00:01");
}

void ContractInspectorTest::the_history_tells_every_step_the_latest_on_top() {
  ContractScreen screen;
  screen.bringTo(Stage::Completed);
  QString to = QString::fromUtf8(" \u2192 ");
  QStringList steps = {"Payment recorded | disbursed" + to + "completed | AED 110,000.00",
                       "Disbursed | approved" + to + "disbursed | AED 100,000.00",
                       "Disbursement requested | approved | AED 100,000.00",
                       "Approved | pending" + to + "approved | ",
                       "Opened | pending | AED 110,000.00"};
  QCOMPARE(screen.steps(), steps);
}

void ContractInspectorTest::what_was_paid_too_much_is_shown() {
  ContractScreen screen;
  screen.bringTo(Stage::Repaying);
  screen.pay("70,000");
  QCOMPARE(screen.stageInList(), "completed");
  QCOMPARE(screen.amount("outstanding"), "0.00");
  QCOMPARE(child<QLabel>(screen.inspector, "contract.refund_due").text(),
           "AED 10,000.00 was paid too much and is owed to the customer.");
}

void ContractInspectorTest::how_late_a_contract_is_stands_in_its_header() {
  ContractScreen screen;
  screen.ask("schedule",
             [](QDialog& dialog) { child<QPushButton>(dialog, "schedule.go_on").click(); });
  screen.bringTo(Stage::Disbursed);
  auto& arrears = child<QLabel>(screen.inspector, "contract.arrears");
  QVERIFY(!arrears.isVisible());
  screen.world.run(std::chrono::hours(24 * 33));  // the first instalment is due on 5 February
  screen.pay("1");
  QVERIFY(arrears.isVisible());
  QCOMPARE(arrears.text(), "Days late: 2. The debt stays as it is.");
  screen.world.run(std::chrono::hours(24 * 88));
  screen.pay("2");
  QCOMPARE(arrears.text(), "In default. Days late: 90. The debt stays as it is.");
}

void ContractInspectorTest::a_rejection_keeps_its_reason() {
  ContractScreen screen;
  child<QLineEdit>(screen.inspector, "contract.rejection").setText("no supplier");
  screen.press("reject");
  QCOMPARE(screen.steps().first(),
           QString::fromUtf8("Rejected | pending \u2192 rejected | no supplier"));
}

void ContractInspectorTest::the_reason_of_a_bank_that_declines_is_shown() {
  ContractScreen screen;
  screen.bringTo(Stage::Approved);
  screen.setBank(Manner::Declines);
  QStringList before = screen.everything();
  screen.press("disburse");
  QCOMPARE(screen.answer(),
           "Disburse was refused, insufficient_funds: The payment system declines: "
           "insufficient_funds.");
  QCOMPARE(screen.stageInList(), before.first());
  QCOMPARE(screen.payments(), QStringList());
}

void ContractInspectorTest::a_silent_bank_is_a_timeout_and_the_contract_stays_approved() {
  ContractScreen screen;
  screen.bringTo(Stage::Approved);
  screen.setBank(Manner::KeepsSilent);
  screen.press("disburse");
  QVERIFY2(!screen.answer().contains("refused"), "it answers before the bank has had its time");
  screen.world.run(2s);
  QCOMPARE(screen.answer(),
           "Disburse was refused, payment_unknown: Nobody knows yet whether it was paid (timeout). "
           "Asking again asks about the same payment.");
  QCOMPARE(screen.stageInList(), "approved");
}

void ContractInspectorTest::a_disbursement_can_be_tried_again() {
  ContractScreen screen;
  screen.bringTo(Stage::Approved);
  screen.setBank(Manner::Declines);
  screen.press("disburse");
  screen.setBank(Manner::Pays);
  screen.press("disburse");
  QCOMPARE(screen.answer(), "Disburse: done. The contract is disbursed.");
}

void ContractInspectorTest::a_second_press_goes_out_with_the_same_key() {
  ContractScreen screen;
  screen.bringTo(Stage::Approved);
  screen.setBank(Manner::KeepsSilent);
  screen.press("disburse");
  QCOMPARE(screen.answer(), "Disburse: sent, the answer is on its way.");
  screen.click("disburse");
  QCOMPARE(screen.answer(), "Disburse: sent again with the same key, so that it counts once.");
  screen.setBank(Manner::Pays);
  screen.world.run(2s);
  QCOMPARE(screen.stageInList(), "approved");
  screen.press("disburse");
  QCOMPARE(screen.stageInList(), "disbursed");
}

void ContractInspectorTest::an_accepted_payment_leaves_no_amount_to_pay_again() {
  ContractScreen screen;
  screen.bringTo(Stage::Disbursed);
  auto& amount = child<QLineEdit>(screen.inspector, "contract.amount");
  screen.pay("x");
  QCOMPARE(amount.text(), "x");
  screen.pay("10");
  QCOMPARE(amount.text(), "");
  QCOMPARE(screen.payments(), QStringList{"AED 10.00"});
}

void ContractInspectorTest::a_wrong_amount_is_refused_with_a_sentence_and_changes_nothing_data() {
  QTest::addColumn<QString>("amount");
  QTest::addColumn<QString>("sentence");
  QString syntax = "Not sent: '%1' is not an amount: write digits, as in 1,250.50";
  QString large = "The amount is too large: at most 9,007,199,254,740,991 minor units.";
  QString small = "Record payment was refused, invalid_amount: A payment must be above zero.";
  QTest::newRow("nothing") << ""
                           << "Not sent: Write an amount, as in 1,250.50";
  QTest::newRow("zero") << "0" << small;
  QTest::newRow("zero with a fraction") << "0.00" << small;
  QTest::newRow("negative") << "-5" << small;
  QTest::newRow("words") << "ten" << syntax.arg("ten");
  QTest::newRow("two points") << "1.2.3" << syntax.arg("1.2.3");
  QTest::newRow("groups of two") << "1,00" << syntax.arg("1,00");
  QTest::newRow("an exponent") << "1e3" << syntax.arg("1e3");
  QTest::newRow("too exact") << "1.005"
                             << "Not sent: AED has 2 digits after the point, not 3.";
  QTest::newRow("too large to write") << "90,071,992,547,409.92"
                                      << "Not sent: " + large;
  QTest::newRow("beyond all numbers") << QString(40, '9') << "Not sent: " + large;
  QTest::newRow("too large with what was paid")
      << "90,071,992,547,409.91"
      << "Record payment was refused, amount_overflow: " + large;
}

void ContractInspectorTest::a_wrong_amount_is_refused_with_a_sentence_and_changes_nothing() {
  QFETCH(QString, amount);
  QFETCH(QString, sentence);
  ContractScreen screen;
  screen.bringTo(Stage::Repaying);
  QStringList before = screen.everything();
  screen.pay(amount);
  QCOMPARE(screen.answer(), sentence);
  QCOMPARE(screen.everything(), before);
  QCOMPARE(child<QLineEdit>(screen.inspector, "contract.amount").text(), amount);
}

void ContractInspectorTest::a_killed_contract_comes_back_with_its_state_and_payments_data() {
  QTest::addColumn<int>("stage");
  for (Stage stage : murabaha::all_stages) {
    QTest::newRow(std::string(murabaha::name_of(stage)).c_str()) << int(stage);
  }
}

void ContractInspectorTest::a_killed_contract_comes_back_with_its_state_and_payments() {
  QFETCH(int, stage);
  ContractScreen screen;
  screen.bringTo(Stage(stage));
  QStringList before = screen.everything();
  auto& process = child<QLabel>(screen.inspector, "contract.process");
  QVERIFY(process.text().endsWith("first incarnation"));
  screen.world.exit("M-1", "kill");
  QCOMPARE(screen.everything(), before);
  QVERIFY2(process.text().endsWith("incarnation 2"), qPrintable(process.text()));
}

void ContractInspectorTest::a_contract_whose_process_dies_meanwhile_says_so() {
  ContractScreen screen;
  screen.bringTo(Stage::Approved);
  screen.setBank(Manner::KeepsSilent);
  screen.press("disburse");
  screen.world.exit("M-1", "kill");
  QCOMPARE(screen.answer(), "Disburse was refused, killed: The contract's process ended: killed.");
  QCOMPARE(screen.stageInList(), "approved");
}

void ContractInspectorTest::a_contract_whose_process_is_gone_is_started_when_it_is_needed() {
  ContractScreen screen;
  screen.world.exit("contracts", "kill");
  QCOMPARE(child<QLabel>(screen.inspector, "contract.process").text(),
           "Its process is asleep: it starts when it is asked for something.");
  screen.press("approve");
  QCOMPARE(screen.answer(), "Approve: done. The contract is approved.");
}

void ContractInspectorTest::each_contract_has_its_own_page() {
  ContractScreen screen;
  screen.bringTo(Stage::Repaying);
  screen.open("M-2");
  QCOMPARE(child<QLabel>(screen.inspector, "contract.title").text(),
           QString::fromUtf8("M-2  \u00b7  customer-1"));
  QCOMPARE(screen.amount("paid"), "0.00");
  QCOMPARE(screen.steps().size(), 1);
  screen.choose("M-1");
  QCOMPARE(screen.amount("paid"), "50,000.00");
}

void ContractInspectorTest::a_late_answer_names_the_contract_that_it_is_about() {
  ContractScreen screen;
  screen.bringTo(Stage::Approved);
  screen.setBank(Manner::KeepsSilent);
  screen.press("disburse");
  screen.open("M-2");
  screen.world.run(2s);
  QVERIFY2(screen.answer().startsWith("M-1: Disburse was refused, payment_unknown:"),
           qPrintable(screen.answer()));
}

void ContractInspectorTest::selecting_the_process_of_a_contract_shows_it() {
  ContractScreen screen;
  screen.open("M-2");
  screen.world.selection.select(screen.world.id_of("M-1"));
  screen.world.run();
  QVERIFY(child<QLabel>(screen.inspector, "contract.title").text().startsWith("M-1"));
  QCOMPARE(child<QTableView>(screen.inspector, "contract.list").currentIndex().row(), 0);
  screen.choose("M-2");
  QCOMPARE(screen.world.selection.current(), screen.world.id_of("M-2"));
}

void ContractInspectorTest::the_first_contract_is_shown_and_nothing_is_selected() {
  support::World world(&support::start_desk);
  ui::ContractInspector inspector(world.observation, world.selection, world.desk);
  inspector.show();
  world.desk.open({"M-1", "customer-1", *murabaha::Currency::of("AED"), 100, 10}, &inspector, {});
  world.run();
  QVERIFY(child<QLabel>(inspector, "contract.title").text().startsWith("M-1"));
  QVERIFY(world.selection.current().is_none());
}

void ContractInspectorTest::a_world_without_a_desk_says_so() {
  support::World world(&support::start_shop);
  world.desk.setDesk(nullptr);
  ui::ContractInspector inspector(world.observation, world.selection, world.desk);
  inspector.show();
  QVERIFY(!inspector.newContract()->isEnabled());
  QVERIFY(!child<QPushButton>(inspector, "contract.approve").isVisible());
  QVERIFY(!inspector.faults()->isEnabled());
  QVERIFY(child<QLabel>(inspector, "contract.empty").text().startsWith("This demo has no"));
}

const support::Registered registered(&support::make_case<ContractInspectorTest>);

}  // namespace

#include "contract_inspector_test.moc"
