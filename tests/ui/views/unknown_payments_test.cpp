// Payments of the bank whose outcome is unknown: asked about by itself, or decided by somebody. And
// times by the clocks of the desk's time zone.

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QSpinBox>

#include "contract_screen.h"
#include "draw/statement_content.h"
#include "qt_test.h"

namespace {

using namespace std::chrono_literals;
using support::child;
using support::ContractScreen;
using support::Manner;
using support::Stage;

class UnknownPaymentsTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void one_that_is_under_way_shows_when_it_is_asked_about_next();
  void one_that_nobody_can_be_asked_about_is_decided_with_evidence();
  void one_that_can_be_asked_about_is_not_decided();
  void what_is_not_possible_is_refused_when_it_is_pressed();
  void a_slow_system_answers_after_the_time_that_is_set();
  void times_are_those_of_the_desk_and_tips_those_of_utc();
  void a_statement_is_of_the_day_in_the_desks_zone();

 private:
  static QDialog& board(ContractScreen& screen) {
    screen.inspector.faults()->trigger();
    return child<QDialog>(screen.inspector, "dialog.faults");
  }
};

void UnknownPaymentsTest::one_that_is_under_way_shows_when_it_is_asked_about_next() {
  ContractScreen screen;
  screen.bringTo(Stage::Approved);
  screen.setBank(Manner::IsPending, true);
  screen.press("disburse");
  QVERIFY2(screen.answer().contains("under way: it is asked again by itself."),
           qPrintable(screen.answer()));
  constexpr int reason = 7;
  constexpr int next = 8;
  QStringList row = screen.rows("intents", {2, reason, next});
  QVERIFY2(row.first().startsWith("unknown | under way there | 2026-01-05 09:00:"),
           qPrintable(row.first()));
  QStringList steps = screen.steps();
  screen.world.run(3s);  // an answer that is as before is shown, and is no step
  QCOMPARE(screen.rows("calls", {1, 3}),
           (QStringList{"told to pay | under way there", "asked | under way there"}));
  QStringList later = screen.rows("intents", {2, reason, next});
  QVERIFY2(later != row && later.first().startsWith("unknown | under way there | 2026-01-05 09:"),
           qPrintable(later.first()));
  QCOMPARE(screen.steps(), steps);
  screen.world.run(10s);
  QCOMPARE(screen.stageInList(), "disbursed");
  QCOMPARE(screen.rows("intents", {2, reason, next}), QStringList{"confirmed |  | "});
  QCOMPARE(screen.rows("calls", {1, 3}), (QStringList{"told to pay | under way there",
                                                      "asked | under way there", "asked | paid"}));
}

void UnknownPaymentsTest::one_that_nobody_can_be_asked_about_is_decided_with_evidence() {
  ContractScreen screen;
  screen.bringTo(Stage::Approved);
  child<QCheckBox>(board(screen), "faults.answers").click();
  screen.world.run();
  QVERIFY(!screen.world.desk.bankKeys().can_be_asked);
  screen.setBank(Manner::PaysSilently, true);
  screen.press("disburse");
  screen.world.run(3s);
  screen.press("disburse");
  QVERIFY2(screen.answer().contains("somebody has to decide it by other evidence"),
           qPrintable(screen.answer()));
  screen.ask("decide", [](QDialog& dialog) {
    QCOMPARE(child<QLabel>(dialog, "decide.payment").text(), "AED 100,000.00 to the supplier");
    auto& outcome = child<QComboBox>(dialog, "decide.outcome");
    auto& go_on = child<QPushButton>(dialog, "decide.go_on");
    auto& mistake = child<QLabel>(dialog, "decide.mistake");
    go_on.click();
    QCOMPARE(mistake.text(), "Say whether it was paid.");
    outcome.setCurrentIndex(outcome.findData("paid"));
    go_on.click();
    QVERIFY2(mistake.text().contains("Write down how it is known"), qPrintable(mistake.text()));
    child<QLineEdit>(dialog, "decide.evidence").setText("bank statement 7");
    auto& paid_on = child<QLineEdit>(dialog, "decide.paid_on");
    outcome.setCurrentIndex(outcome.findData("not_paid"));
    QVERIFY(!paid_on.isEnabled());
    outcome.setCurrentIndex(outcome.findData("paid"));
    go_on.click();
    QCOMPARE(mistake.text(), "Give the day on which it was paid.");
    paid_on.setText("2026-01-04");
    go_on.click();
    QCOMPARE(mistake.text(), "Give a date from 2026-01-05 to 2026-01-05, written like 2026-01-05.");
    paid_on.setText("2026-01-05");
    go_on.click();
  });
  QCOMPARE(screen.stageInList(), "disbursed");
  QCOMPARE(screen.steps().first(), "Disbursed | approved → disbursed | bank statement 7");
  QCOMPARE(screen.world.desk.bankBooks().size(), 1U);
}

void UnknownPaymentsTest::one_that_can_be_asked_about_is_not_decided() {
  ContractScreen screen;
  QCOMPARE(screen.reason("decide"), "No payment of the bank is unknown.");
  screen.bringTo(Stage::Approved);
  QVERIFY2(screen.reason("decide").startsWith("There is a payment of the bank whose outcome is"),
           qPrintable(screen.reason("decide")));
  screen.setBank(Manner::IsUnreachable, true);
  screen.press("disburse");
  QVERIFY2(screen.reason("decide").startsWith("The payment system cannot say any more"),
           qPrintable(screen.reason("decide")));
}

void UnknownPaymentsTest::what_is_not_possible_is_refused_when_it_is_pressed() {
  ContractScreen screen;
  screen.bringTo(Stage::Approved);
  screen.more();
  screen.click("decide");
  QVERIFY2(screen.answer().startsWith("Decide unknown payment was refused, invalid_outcome: Say"),
           qPrintable(screen.answer()));
  screen.press("disburse");
  screen.click("pass_on");
  QVERIFY2(screen.answer().startsWith("Pass on to charity was refused, invalid_amount: What is"),
           qPrintable(screen.answer()));
  QCOMPARE(screen.refusals().size(), 2);
}

void UnknownPaymentsTest::a_slow_system_answers_after_the_time_that_is_set() {
  ContractScreen screen;
  screen.bringTo(Stage::Approved);
  auto& delay = child<QSpinBox>(board(screen), "faults.delay");
  auto& manners = child<QComboBox>(board(screen), "faults.manner");
  QVERIFY(!delay.isEnabled());
  manners.setCurrentIndex(manners.findData("is_slow"));
  QVERIFY(delay.isEnabled());
  QCOMPARE(delay.value(), 1500);
  delay.setValue(300);
  QTest::mouseClick(&child<QPushButton>(board(screen), "faults.once"), Qt::LeftButton);
  screen.world.run();
  QVERIFY(screen.world.desk.bank().answers_after == 300ms);
  screen.press("disburse");
  screen.world.run(250ms);
  QCOMPARE(screen.stageInList(), "approved");
  screen.world.run(100ms);
  QCOMPARE(screen.stageInList(), "disbursed");
  auto& life = child<QSpinBox>(board(screen), "faults.life");
  QCOMPARE(life.value(), 24 * 60);
  life.setValue(5);
  screen.world.run();
  QVERIFY(screen.world.desk.bankKeys().life == 5min);
}

void UnknownPaymentsTest::times_are_those_of_the_desk_and_tips_those_of_utc() {
  ContractScreen screen([](murabaha::Timestamp) { return std::chrono::seconds(3h); });
  screen.bringTo(Stage::Approved);
  auto& history = screen.table("history");
  QVERIFY2(history.item(0, 0)->text().startsWith("2026-01-05 12:00:"),
           qPrintable(history.item(0, 0)->text()));
  QString tip = history.item(0, 0)->toolTip().section('\n', 0, 0);
  QVERIFY2(tip.startsWith("2026-01-05 09:00:") && tip.endsWith(" UTC"), qPrintable(tip));
  screen.click("approve");  // refused
  QVERIFY2(history.item(0, 0)->text().startsWith("2026-01-05 12:00:"),
           qPrintable(history.item(0, 0)->text()));
}

void UnknownPaymentsTest::a_statement_is_of_the_day_in_the_desks_zone() {
  ContractScreen screen;
  murabaha::Dossier kept = screen.kept();
  constexpr murabaha::Timestamp late = 1'767'654'000'000'000;  // 2026-01-05 23:00 UTC
  auto subtitle = [&](std::optional<murabaha::Date> today) {
    return ui::statement_of(kept.contract, kept.records, {late, ui::Digits::Latin, today}).subtitle;
  };
  QString in_utc = subtitle(std::nullopt);
  QString in_riyadh = subtitle(murabaha::parse_date("2026-01-06").value());
  QVERIFY2(in_utc.contains("16 "), qPrintable(in_utc));
  QVERIFY2(in_riyadh.contains("17 "), qPrintable(in_riyadh));
}

const support::Registered registered(&support::make_case<UnknownPaymentsTest>);

}  // namespace

#include "unknown_payments_test.moc"
