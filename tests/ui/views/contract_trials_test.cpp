// Crashes on purpose, and a payment system that misbehaves: what both sides know afterwards.

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QRegularExpression>
#include <QTableView>

#include "contract_screen.h"
#include "draw/text.h"
#include "models/books_model.h"
#include "qt_test.h"
#include "views/contract/crash_trial.h"

namespace {

using murabaha::CrashPoint;
using support::child;
using support::ContractScreen;
using support::Manner;
using support::Stage;
using namespace std::chrono_literals;

class ContractTrialsTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void a_crash_changes_nothing_data();
  void a_crash_changes_nothing();
  void a_crash_at_a_point_of_the_next_step_loses_nothing_data();
  void a_crash_at_a_point_of_the_next_step_loses_nothing();
  void the_comparison_of_another_contract_says_what_it_is_for();
  void a_contract_that_sleeps_is_woken_to_crash();
  void the_fault_board_says_what_comes_next_data();
  void the_fault_board_says_what_comes_next();
  void a_fault_can_be_for_one_payment_only();
  void both_books_stand_beside_each_other();
  void the_books_of_all_contracts_are_compared();

 private:
  static void crash(ContractScreen& screen, CrashPoint point) {
    screen.showTabWith("contract.crash");
    auto& points = child<QComboBox>(screen.inspector, "contract.crash.point");
    points.setCurrentIndex(points.findData(ui::text(murabaha::name_of(point))));
    child<QPushButton>(screen.inspector, "contract.crash").click();
    screen.world.run();
    screen.world.run();
  }
  static QString verdict(const ContractScreen& screen) {
    return child<QLabel>(screen.inspector, "contract.crash.verdict").text();
  }
  static const QAbstractItemModel& books(const ContractScreen& screen) {
    return *child<QTableView>(screen.inspector, "faults.books").model();
  }
  static QString cell(const ContractScreen& screen, int row, ui::BooksModel::Column column) {
    return books(screen).index(row, column).data().toString();
  }
  static bool says_real_time(const QString& verdict) {
    static const QRegularExpression time(" took its place after [1-9][0-9.]* (ns|µs|ms|s),");
    return verdict.contains(time);
  }
};

void ContractTrialsTest::a_crash_changes_nothing_data() {
  QTest::addColumn<int>("stage");
  for (Stage stage : murabaha::all_stages) {
    QTest::newRow(std::string(murabaha::name_of(stage)).c_str()) << int(stage);
  }
}

void ContractTrialsTest::a_crash_changes_nothing() {
  QFETCH(int, stage);
  ContractScreen screen;
  screen.bringTo(Stage(stage));
  QStringList before = screen.everything();
  otp::Pid old_pid = screen.world.named("M-1").pid;
  crash(screen, CrashPoint::Now);
  otp::Pid new_pid = screen.world.named("M-1").pid;
  QVERIFY(new_pid != old_pid);
  QString said = verdict(screen);
  QVERIFY2(said.startsWith("M-1: process " + ui::text(old_pid.text()) + " ended, " +
                           ui::text(new_pid.text()) + " took its place after "),
           qPrintable(said));
  QVERIFY2(said.endsWith("incarnation 2. Identical."), qPrintable(said));
  QVERIFY2(says_real_time(said), qPrintable(said));
  QCOMPARE(screen.table("crash.comparison").rowCount(), 9);
  for (const QString& row : screen.rows("crash.comparison", {3})) {
    QVERIFY2(row.startsWith(QString::fromUtf8("\u2713")), qPrintable(row));
  }
  QCOMPARE(screen.everything(), before);
}

void ContractTrialsTest::a_crash_at_a_point_of_the_next_step_loses_nothing_data() {
  QTest::addColumn<int>("point");
  for (CrashPoint point : murabaha::all_crash_points) {
    if (point == CrashPoint::Now) continue;
    QTest::newRow(std::string(murabaha::name_of(point)).c_str()) << int(point);
  }
}

void ContractTrialsTest::a_crash_at_a_point_of_the_next_step_loses_nothing() {
  QFETCH(int, point);
  ContractScreen screen;
  screen.bringTo(Stage::Approved);
  int reports = 0;
  connect(screen.inspector.findChild<ui::CrashTrial*>(), &ui::CrashTrial::finished, this,
          [&](const ui::CrashReport& report) {
            ++reports;
            QVERIFY2(report.isLossless(), "what is compared is of one version");
          });
  crash(screen, CrashPoint(point));
  QVERIFY2(verdict(screen).startsWith("M-1 crashes at its next "), qPrintable(verdict(screen)));
  screen.press("disburse");
  screen.world.run(3s);
  QString said = verdict(screen);
  QVERIFY2(said.contains("incarnation 2."), qPrintable(said));
  QVERIFY2(!said.contains("differs"), qPrintable(said));
  QVERIFY2(says_real_time(said), qPrintable(said));
  QVERIFY(reports > 0);
  if (screen.stageInList() == "approved") screen.press("disburse");
  QCOMPARE(screen.stageInList(), "disbursed");
  QCOMPARE(screen.world.desk.bankBooks().size(), 1U);
}

void ContractTrialsTest::the_comparison_of_another_contract_says_what_it_is_for() {
  ContractScreen screen;
  crash(screen, CrashPoint::Now);
  auto& comparison = child<ui::FactTable>(screen.inspector, "contract.crash.comparison");
  QVERIFY(comparison.rowCount() > 0);
  screen.open("M-2");
  screen.world.run();
  QCOMPARE(comparison.rowCount(), 0);
  QVERIFY(verdict(screen).isEmpty());
  QVERIFY2(comparison.emptyText().contains("Try it"), qPrintable(comparison.emptyText()));
}

void ContractTrialsTest::a_contract_that_sleeps_is_woken_to_crash() {
  ContractScreen screen;
  screen.bringTo(Stage::Repaying);
  screen.world.exit("contracts", "kill");
  crash(screen, CrashPoint::Now);
  QVERIFY2(verdict(screen).endsWith("Identical."), qPrintable(verdict(screen)));
}

void ContractTrialsTest::the_fault_board_says_what_comes_next_data() {
  QTest::addColumn<int>("manner");
  for (Manner manner : murabaha::all_manners) {
    QTest::newRow(std::string(murabaha::name_of(manner)).c_str()) << int(manner);
  }
}

void ContractTrialsTest::the_fault_board_says_what_comes_next() {
  QFETCH(int, manner);
  ContractScreen screen;
  screen.setBank(Manner(manner));
  QCOMPARE(screen.world.desk.bank().manner, Manner(manner));
  screen.inspector.faults()->trigger();
  auto& manners = child<QComboBox>(screen.inspector, "faults.manner");
  QCOMPARE(child<QLabel>(screen.inspector, "faults.next").text(),
           "At the next payment: " + manners.itemText(manner));
}

void ContractTrialsTest::a_fault_can_be_for_one_payment_only() {
  ContractScreen screen;
  screen.bringTo(Stage::Approved);
  screen.setBank(Manner::Declines, true);
  screen.press("disburse");
  QVERIFY(screen.answer().startsWith("Disburse was refused, insufficient_funds:"));
  QCOMPARE(screen.world.desk.bank().manner, Manner::Pays);
  screen.press("disburse");
  QCOMPARE(screen.stageInList(), "disbursed");
}

void ContractTrialsTest::both_books_stand_beside_each_other() {
  ContractScreen screen;
  screen.bringTo(Stage::Approved);
  screen.setBank(Manner::PaysSilently, true);
  screen.press("disburse");
  screen.world.run(3s);
  QCOMPARE(screen.stageInList(), "approved");
  screen.inspector.faults()->trigger();
  using Books = ui::BooksModel;
  QCOMPARE(cell(screen, 0, Books::OurStatus), "unknown");
  QCOMPARE(cell(screen, 0, Books::TheirStatus), "paid");
  QString compared = cell(screen, 0, Books::Compared);
  QVERIFY2(compared.startsWith("? the payment system says paid"), qPrintable(compared));
  auto& said = child<QLabel>(screen.inspector, "faults.verdict");
  QCOMPARE(said.text(), "M-1: 1 payment differs from our books.");
  screen.press("disburse");
  QCOMPARE(screen.stageInList(), "disbursed");
  QCOMPARE(cell(screen, 0, Books::Compared), "= paid once");
  QCOMPARE(said.text(), "M-1: both books agree.");
  QCOMPARE(books(screen).rowCount(), 1);
}

void ContractTrialsTest::the_books_of_all_contracts_are_compared() {
  using Books = ui::BooksModel;
  ContractScreen screen;
  screen.bringTo(Stage::Disbursed);
  screen.open({"M-2", "customer-2", *murabaha::Currency::of("KWD"), 100'000, 10'000});
  screen.press("approve");
  screen.setBank(Manner::ReversesLater, true);
  screen.press("disburse");
  screen.world.run(3s);
  screen.open("M-3");
  screen.inspector.faults()->trigger();
  auto& said = child<QLabel>(screen.inspector, "faults.verdict");
  QCOMPARE(said.text(), "M-3: both books agree.");
  QCOMPARE(books(screen).rowCount(), 0);
  child<QComboBox>(screen.inspector, "faults.scope").setCurrentIndex(1);
  screen.world.run();
  QCOMPARE(said.text(), "All contracts: 1 payment differs from our books.");
  QCOMPARE(books(screen).rowCount(), 2);
  QCOMPARE(cell(screen, 0, Books::Contract), "M-2");
  QCOMPARE(cell(screen, 0, Books::Compared), QString::fromUtf8("\u2260 the money was taken back"));
  QCOMPARE(cell(screen, 1, Books::Contract), "M-1");
  QCOMPARE(
      child<QLabel>(screen.inspector, "faults.totals").text(),
      "Paid by our books AED 100,000.00 (payments: 1), by theirs AED 100,000.00 (payments: 1)\n"
      "Paid by our books KWD 100.000 (payments: 1), by theirs KWD 0.000 (payments: 0)");
  child<QCheckBox>(screen.inspector, "faults.differences").click();
  QCOMPARE(books(screen).rowCount(), 1);
}

const support::Registered registered(&support::make_case<ContractTrialsTest>);

}  // namespace

#include "contract_trials_test.moc"
