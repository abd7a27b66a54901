// What the screen shows of a contract, page by page, now and in the past; and the list above.

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QProgressBar>
#include <QSlider>
#include <QTableView>

#include "contract_screen.h"
#include "qt_test.h"

namespace {

using support::child;
using support::ContractScreen;
using support::Manner;
using support::Stage;

class ContractPagesTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void the_share_that_is_paid_stands_in_figures_and_words();
  void the_timeline_has_what_was_refused_in_its_place();
  void the_timeline_can_be_copied();
  void attempts_to_pay_are_shown_with_every_call();
  void postings_and_balances_add_up();
  void a_dry_run_says_what_would_be_and_writes_nothing();
  void a_dry_run_says_why_not();
  void the_past_is_shown_as_it_was_and_marked();
  void nothing_can_be_done_in_the_past();
  void the_list_is_filtered_and_summed_by_currency();
  void the_mark_stays_with_its_contract();
  void a_contract_whose_rows_are_wrong_is_read_only_and_says_so();
  void a_contract_that_sleeps_can_be_looked_at_and_woken();
};

void ContractPagesTest::the_share_that_is_paid_stands_in_figures_and_words() {
  ContractScreen screen;
  screen.bringTo(Stage::Disbursed);
  auto& bar = child<QProgressBar>(screen.inspector, "contract.progress");
  auto& words = child<QLabel>(screen.inspector, "contract.progress.text");
  QCOMPARE(bar.value(), 0);
  screen.pay("50,000");
  QCOMPARE(bar.value(), 455);
  QCOMPARE(words.text(), "45.5 % of AED 110,000.00 settled");
  screen.pay("59,999.99");
  QCOMPARE(bar.value(), 999);
  screen.pay("0.01");
  QCOMPARE(words.text(), "100.0 % of AED 110,000.00 settled");
}

void ContractPagesTest::the_timeline_has_what_was_refused_in_its_place() {
  ContractScreen screen;
  screen.click("disburse");
  screen.press("approve");
  screen.click("reject");
  QCOMPARE(
      screen.rows("history", {1, 2, 4}),
      QStringList(
          {QString::fromUtf8("Reject | \u2717 refused: not in this state (invalid_state) | desk"),
           QString::fromUtf8("Approved | pending \u2192 approved | desk"),
           QString::fromUtf8("Disburse | \u2717 refused: not in this state (invalid_state) | desk"),
           "Opened | pending | desk"}));
  auto& only = child<QAbstractButton>(screen.inspector, "contract.history.refusals");
  only.click();
  QCOMPARE(screen.table("history").rowCount(), 2);
}

void ContractPagesTest::the_timeline_can_be_copied() {
  ContractScreen screen;
  screen.press("approve");
  child<QPushButton>(screen.inspector, "contract.history.copy").click();
  QString copied = QGuiApplication::clipboard()->text();
  QVERIFY2(copied.contains(QString::fromUtf8("Approved\tpending \u2192 approved")),
           qPrintable(copied));
  QCOMPARE(copied.count('\n'), 3);
}

void ContractPagesTest::attempts_to_pay_are_shown_with_every_call() {
  ContractScreen screen;
  screen.bringTo(Stage::Approved);
  screen.setBank(Manner::Declines, true);
  screen.press("disburse");
  screen.press("disburse");
  QCOMPARE(screen.rows("intents", {0, 1, 2, 3, 7}),
           QStringList({"1 | disbursement | declined | AED 100,000.00 | insufficient funds",
                        "2 | disbursement | confirmed | AED 100,000.00 | "}));
  QCOMPARE(screen.rows("calls", {0, 1, 3}),
           QStringList({"1 | told to pay | declined", "2 | told to pay | paid"}));
}

void ContractPagesTest::postings_and_balances_add_up() {
  ContractScreen screen;
  screen.bringTo(Stage::Completed);
  QStringList balances = screen.rows("balances", {0, 1, 2});
  QCOMPARE(balances.first(), "Cash | 10,000.00 | ");
  QCOMPARE(balances.last(), "sum in AED | 10,000.00 | 10,000.00");
  QVERIFY(screen.table("postings").rowCount() >= 4);
}

void ContractPagesTest::a_dry_run_says_what_would_be_and_writes_nothing() {
  ContractScreen screen;
  screen.bringTo(Stage::Disbursed);
  auto before = screen.kept();
  child<QLineEdit>(screen.inspector, "contract.what_if.amount").setText("60,000");
  QCOMPARE(child<QLabel>(screen.inspector, "contract.what_if.outcome").text(),
           "The contract would be repaying; AED 60,000.00 paid, AED 50,000.00 outstanding. Nothing "
           "is written.");
  QVERIFY(screen.rows("what_if.postings", {0, 1, 2}).contains("Cash | 60,000.00 | "));
  QVERIFY(screen.kept().records == before.records);
  QCOMPARE(screen.refusals(), QStringList());
}

void ContractPagesTest::a_dry_run_says_why_not() {
  ContractScreen screen;
  auto& outcome = child<QLabel>(screen.inspector, "contract.what_if.outcome");
  child<QLineEdit>(screen.inspector, "contract.what_if.amount").setText("60,000");
  QVERIFY2(outcome.text().startsWith("It would be refused, invalid_state:"),
           qPrintable(outcome.text()));
  child<QComboBox>(screen.inspector, "contract.what_if.step").setCurrentIndex(2);
  QVERIFY(outcome.text().startsWith("The contract would be approved;"));
  QVERIFY(!child<QLineEdit>(screen.inspector, "contract.what_if.amount").isEnabled());
}

void ContractPagesTest::the_past_is_shown_as_it_was_and_marked() {
  ContractScreen screen;
  screen.bringTo(Stage::Repaying);
  QStringList now = screen.everything();
  auto& time = child<QSlider>(screen.inspector, "contract.time");
  QCOMPARE(time.maximum(), 5);
  time.setValue(2);
  QCOMPARE(child<QLabel>(screen.inspector, "contract.stage").text(), "approved");
  QCOMPARE(screen.amount("paid"), "0.00");
  QCOMPARE(screen.payments(), QStringList());
  QCOMPARE(screen.steps().size(), 2);
  QVERIFY(child<QLabel>(screen.inspector, "contract.time.moment")
              .text()
              .startsWith(QString::fromUtf8("PAST \u00b7 Step 2 of 5: Approved")));
  child<QPushButton>(screen.inspector, "contract.time.now").click();
  QCOMPARE(screen.everything(), now);
}

void ContractPagesTest::nothing_can_be_done_in_the_past() {
  ContractScreen screen;
  screen.bringTo(Stage::Repaying);
  QTest::keyClick(&child<QSlider>(screen.inspector, "contract.time"), Qt::Key_Home);
  for (const char* step : {"approve", "reject", "disburse", "pay"}) {
    screen.click(step);
    QCOMPARE(screen.answer(), "Not sent: This is the past.");
    QCOMPARE(screen.reason(step), "This is the past.");
  }
  QVERIFY(!child<QPushButton>(screen.inspector, "contract.crash").isEnabled());
}

void ContractPagesTest::the_list_is_filtered_and_summed_by_currency() {
  ContractScreen screen;
  screen.press("approve");
  screen.open({"K-1", "customer-2", *murabaha::Currency::of("KWD"), 80'000, 12'000});
  auto& totals = child<QLabel>(screen.inspector, "contract.totals");
  QCOMPARE(totals.text(),
           QString::fromUtf8("1 contract \u00b7 AED 110,000.00 of AED 110,000.00 outstanding\n"
                             "1 contract \u00b7 KWD 92.000 of KWD 92.000 outstanding"));
  auto& list = child<QTableView>(screen.inspector, "contract.list");
  auto& states = child<QComboBox>(screen.inspector, "contract.filter.state");
  states.setCurrentIndex(states.findData("approved"));
  screen.world.run();
  QCOMPARE(list.model()->rowCount(), 1);
  QCOMPARE(list.model()->index(0, 0).data().toString(), "M-1");
  states.setCurrentIndex(0);
  QTest::keyClicks(&child<QLineEdit>(screen.inspector, "contract.filter.text"), "er-2");
  screen.world.run();
  QCOMPARE(list.model()->index(0, 0).data().toString(), "K-1");
  QVERIFY(!totals.text().contains("AED"));
}

void ContractPagesTest::the_mark_stays_with_its_contract() {
  ContractScreen screen;
  screen.open("M-0");
  screen.choose("M-1");
  auto& list = child<QTableView>(screen.inspector, "contract.list");
  QCOMPARE(list.currentIndex().row(), 1);
  QTest::keyClick(&list, Qt::Key_Up);
  screen.world.run();
  QVERIFY(child<QLabel>(screen.inspector, "contract.title").text().startsWith("M-0"));
}

void ContractPagesTest::a_contract_whose_rows_are_wrong_is_read_only_and_says_so() {
  ContractScreen screen;
  auto& fault = child<QLabel>(screen.inspector, "contract.fault");
  QVERIFY(fault.isHidden());
  screen.world.forge("M-2");
  screen.choose("M-2");
  QVERIFY(!fault.isHidden());
  QVERIFY2(fault.text().startsWith("Read-only: "), qPrintable(fault.text()));
  QCOMPARE(screen.reason("approve"), "It is read-only: its rows are not right.");
  screen.click("approve");
  QCOMPARE(int(screen.kept("M-2").contract.stage), int(Stage::Pending));
  screen.choose("M-1");
  QVERIFY(fault.isHidden());
}

void ContractPagesTest::a_contract_that_sleeps_can_be_looked_at_and_woken() {
  ContractScreen screen;
  screen.bringTo(Stage::Repaying);
  screen.world.exit("contracts", "kill");
  QCOMPARE(screen.amount("paid"), "50,000.00");
  auto& process = child<QLabel>(screen.inspector, "contract.process");
  QVERIFY2(process.text().startsWith("Its process is asleep"), qPrintable(process.text()));
  screen.pay("60,000");
  QCOMPARE(screen.stageInList(), "completed");
  QVERIFY2(process.text().startsWith("Process"), qPrintable(process.text()));
}

const support::Registered registered(&support::make_case<ContractPagesTest>);

}  // namespace

#include "contract_pages_test.moc"
