// The steps of a contract: what is asked before, what is sent, and what is sent only once.

#include <QComboBox>
#include <QLineEdit>
#include <QToolButton>

#include "contract_screen.h"
#include "draw/contract_diagram.h"
#include "draw/text.h"
#include "qt_test.h"
#include "views/contract_diagram_view.h"

namespace {

using namespace std::chrono_literals;
using support::child;
using support::ContractScreen;
using support::in_dialog;
using support::Manner;
using support::Stage;

murabaha::Terms terms_of_aaoifi() {
  murabaha::Terms terms{"A-1", "customer-1", *murabaha::Currency::of("AED"), 100'000'00, 10'000'00};
  terms.profile = murabaha::Profile::Aaoifi;
  terms.asset = "a lorry";
  terms.asset_class = "vehicle";
  terms.supplier_id = "supplier-1";
  return terms;
}

class ContractStepsTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void what_cannot_be_undone_is_said_in_figures_data();
  void what_cannot_be_undone_is_said_in_figures();
  void enter_cancels_what_cannot_be_undone();
  void money_goes_out_only_when_its_amount_is_written();
  void a_step_that_is_not_possible_is_refused_without_a_question();
  void a_double_click_is_one_payment();
  void every_press_has_a_key_of_its_own();
  void a_payment_that_looks_like_the_last_one_is_asked_about();
  void the_state_can_be_read_anew();
  void what_is_missing_is_said_with_its_rule();
  void the_way_to_what_is_missing_can_be_gone();
  void a_document_is_recorded();
  void a_promise_says_whom_it_binds();
  void a_schedule_is_agreed();
  void a_mistake_in_a_schedule_is_said();
  void a_contract_is_settled_early();
  void a_rebate_stands_apart_from_what_is_paid();
  void the_stipulated_donation_of_a_late_instalment_is_offered();
  void a_sale_by_the_rules_goes_through_to_the_end();
  void who_is_not_the_supplier_is_paid_with_a_reason_and_an_approval();
  void what_was_paid_too_much_is_refunded();
  void the_other_steps_can_be_unfolded();
  void the_arrows_of_the_diagram_can_be_followed();
};

void ContractStepsTest::what_cannot_be_undone_is_said_in_figures_data() {
  QTest::addColumn<int>("stage");
  QTest::addColumn<QString>("action");
  QTest::addColumn<QString>("effect");
  QTest::newRow("reject") << int(Stage::Pending) << "reject"
                          << "Rejects the contract M-1 with customer-1 over AED 110,000.00. A "
                             "rejected contract stays rejected: this cannot be undone.";
  QTest::newRow("disburse") << int(Stage::Approved) << "disburse"
                            << "Pays AED 100,000.00 to the supplier; cannot be undone.";
}

void ContractStepsTest::what_cannot_be_undone_is_said_in_figures() {
  QFETCH(int, stage);
  QFETCH(QString, action);
  QFETCH(QString, effect);
  ContractScreen screen;
  screen.bringTo(Stage(stage));
  QStringList before = screen.everything();
  in_dialog([&] { QTest::mouseClick(&screen.button(action), Qt::LeftButton); },
            [&](QDialog& dialog) {
              QCOMPARE(child<QLabel>(dialog, "confirm.effect").text(), effect);
              dialog.reject();
            });
  screen.world.run();
  QCOMPARE(screen.everything(), before);
}

void ContractStepsTest::enter_cancels_what_cannot_be_undone() {
  ContractScreen screen;
  in_dialog([&] { QTest::mouseClick(&screen.button("reject"), Qt::LeftButton); },
            [&](QDialog& dialog) {
              QTest::keyClick(&dialog, Qt::Key_Return);
              QVERIFY(!dialog.isVisible());
            });
  screen.world.run();
  QCOMPARE(screen.stageInList(), "pending");
}

void ContractStepsTest::money_goes_out_only_when_its_amount_is_written() {
  ContractScreen screen;
  screen.bringTo(Stage::Approved);
  in_dialog([&] { QTest::mouseClick(&screen.button("disburse"), Qt::LeftButton); },
            [&](QDialog& dialog) {
              auto& amount = child<QLineEdit>(dialog, "confirm.amount");
              for (const char* wrong : {"", "10,000.00", "100,000.01", "all"}) {
                amount.setText(wrong);
                child<QPushButton>(dialog, "confirm.go_on").click();
                QVERIFY(dialog.isVisible());
                QCOMPARE(child<QLabel>(dialog, "confirm.mistake").text(),
                         "To go on, write 100,000.00 as the amount.");
              }
              amount.setText("100000");
              child<QPushButton>(dialog, "confirm.go_on").click();
              QVERIFY(!dialog.isVisible());
            });
  screen.world.run();
  QCOMPARE(screen.stageInList(), "disbursed");
}

void ContractStepsTest::a_step_that_is_not_possible_is_refused_without_a_question() {
  ContractScreen screen;
  screen.click("disburse");
  QVERIFY2(screen.answer().startsWith("Disburse was refused, invalid_state:"),
           qPrintable(screen.answer()));
  QCOMPARE(screen.refusals(), QStringList{QString::fromUtf8(
                                  "Disburse | \u2717 refused: not in this state (invalid_state)")});
}

void ContractStepsTest::a_double_click_is_one_payment() {
  ContractScreen screen;
  screen.bringTo(Stage::Disbursed);
  child<QLineEdit>(screen.inspector, "contract.amount").setText("1,000");
  QTest::mouseClick(&screen.button("pay"), Qt::LeftButton);
  QTest::mouseClick(&screen.button("pay"), Qt::LeftButton);
  QCOMPARE(screen.answer(),
           "Record payment: sent again with the same key, so that it counts once.");
  screen.world.run();
  QCOMPARE(screen.payments(), QStringList{"AED 1,000.00"});
  QCOMPARE(screen.answer(), "Record payment: done. The contract is repaying.");
  QCOMPARE(screen.refusals(), QStringList());
}

void ContractStepsTest::every_press_has_a_key_of_its_own() {
  ContractScreen screen;
  screen.bringTo(Stage::Disbursed);
  screen.pay("1,000");
  screen.payAgain("1,000");
  QCOMPARE(screen.payments(), QStringList({"AED 1,000.00", "AED 1,000.00"}));
  const auto trail = screen.kept().records.trail;
  QSet<QString> keys;
  for (const auto& row : trail) {
    if (!row.key.empty()) keys.insert(ui::text(row.key));
  }
  QCOMPARE(keys.size(), 4);
}

void ContractStepsTest::a_payment_that_looks_like_the_last_one_is_asked_about() {
  ContractScreen screen;
  screen.bringTo(Stage::Disbursed);
  screen.pay("1,000");
  auto& amount = child<QLineEdit>(screen.inspector, "contract.amount");
  amount.setText("1,000.00");
  in_dialog([&] { QTest::mouseClick(&screen.button("pay"), Qt::LeftButton); },
            [&](QDialog& dialog) {
              QCOMPARE(child<QLabel>(dialog, "confirm.effect").text(),
                       "This looks like a duplicate: AED 1,000.00 was recorded at step 5 less than "
                       "a minute ago, and would be recorded once more.");
              QTest::keyClick(&dialog, Qt::Key_Return);  // cancels
            });
  screen.world.run();
  QCOMPARE(screen.payments(), QStringList{"AED 1,000.00"});
  QCOMPARE(amount.text(), "1,000.00");
  screen.pay("1,000.01");
  screen.world.run(61s);
  screen.pay("1,000");
  QCOMPARE(screen.payments(), QStringList({"AED 1,000.00", "AED 1,000.01", "AED 1,000.00"}));
}

void ContractStepsTest::the_state_can_be_read_anew() {
  ContractScreen screen;
  screen.press("approve");
  screen.click("refresh");
  QCOMPARE(screen.answer(), "Refresh state: the contract is approved, at step 2.");
}

void ContractStepsTest::what_is_missing_is_said_with_its_rule() {
  ContractScreen screen;
  screen.open(terms_of_aaoifi());
  QVERIFY(!screen.button("approve").property("possible").toBool());
  QString why = screen.button("approve").accessibleDescription();
  QVERIFY2(why.startsWith("Record the customer's request for the asset."), qPrintable(why));
  QVERIFY(why.contains("SS-8 2/1/1"));
  QVERIFY(why.contains("Show all 2 that are missing"));
  screen.click("approve");
  QVERIFY(screen.answer().startsWith("Approve was refused, guard_failed: Still needed:"));
  QCOMPARE(screen.refusals().size(), 1);
}

void ContractStepsTest::the_way_to_what_is_missing_can_be_gone() {
  ContractScreen screen;
  screen.open(terms_of_aaoifi());
  auto& reason = child<QLabel>(screen.inspector, "contract.approve.reason");
  Q_EMIT reason.linkActivated("approve");
  QVERIFY(screen.table("conditions").isVisible());
  QStringList conditions = screen.rows("conditions", {0, 1, 2});
  QCOMPARE(conditions[0], QString::fromUtf8("Approve | \u2713 pass | states"));
  QCOMPARE(conditions[1], QString::fromUtf8("Approve | \u2717 fail | SS-8 2/1/1"));
  QCOMPARE(conditions.filter(QString::fromUtf8("\u2717")).size(), 2);
}

void ContractStepsTest::a_document_is_recorded() {
  ContractScreen screen;
  screen.record("title");
  QStringList titles = screen.rows("documents", {0, 1, 2, 3}).filter("title.pdf");
  QCOMPARE(titles, QStringList{QString::fromUtf8("title | \u2713 1 | 2026-01-05 | title.pdf")});
}

void ContractStepsTest::a_promise_says_whom_it_binds() {
  ContractScreen screen;
  screen.ask("evidence", [](QDialog& dialog) {
    auto& kinds = child<QComboBox>(dialog, "evidence.kind");
    auto& note = child<QLineEdit>(dialog, "evidence.note");
    auto& promise = child<QComboBox>(dialog, "evidence.promise");
    QVERIFY(note.isVisible() && !promise.isVisible());
    kinds.setCurrentIndex(kinds.findData("promise"));
    QVERIFY(!note.isVisible() && promise.isVisible());
    promise.setCurrentIndex(promise.findData("bilateral_option"));
    child<QPushButton>(dialog, "evidence.go_on").click();
  });
  QCOMPARE(screen.kept().contract.evidence.at(0).note, "bilateral_option");
  QCOMPARE(screen.rows("documents", {0, 4}).filter("promise"),
           QStringList{"promise | both sides, one with an option"});
}

void ContractStepsTest::a_schedule_is_agreed() {
  ContractScreen screen;
  screen.ask("schedule", [](QDialog& dialog) {
    child<QLineEdit>(dialog, "schedule.count").setText("3");
    child<QLineEdit>(dialog, "schedule.first_due").setText("2026-02-28");
    child<QPushButton>(dialog, "schedule.go_on").click();
  });
  QCOMPARE(screen.rows("instalments", {0, 1, 2}),
           QStringList({"1 | 2026-02-28 | 36,666.66", "2 | 2026-03-28 | 36,666.66",
                        "3 | 2026-04-28 | 36,666.68"}));
}

void ContractStepsTest::a_mistake_in_a_schedule_is_said() {
  ContractScreen screen;
  screen.ask("schedule", [](QDialog& dialog) {
    child<QLineEdit>(dialog, "schedule.count").setText("many");
    child<QPushButton>(dialog, "schedule.go_on").click();
    QVERIFY(dialog.isVisible());
    QCOMPARE(child<QLabel>(dialog, "schedule.mistake").text(),
             "The number of instalments is a whole number.");
  });
  QCOMPARE(screen.steps().size(), 1);
}

void ContractStepsTest::a_contract_is_settled_early() {
  ContractScreen screen;
  screen.bringTo(Stage::Repaying);
  screen.more();
  QString effect;
  in_dialog([&] { QTest::mouseClick(&screen.button("settle"), Qt::LeftButton); },
            [&](QDialog& dialog) {
              child<QLineEdit>(dialog, "settle.rebate").setText("99,000");
              child<QPushButton>(dialog, "settle.go_on").click();
              QVERIFY(dialog.isVisible());
              QVERIFY(!child<QLabel>(dialog, "settle.mistake").text().isEmpty());
              child<QLineEdit>(dialog, "settle.rebate").setText("2,000");
              // The question comes when this dialog has closed.
              QTimer::singleShot(0, &screen.inspector, [&] {
                auto* question = qobject_cast<QDialog*>(QApplication::activeModalWidget());
                QVERIFY(question != nullptr);
                effect = child<QLabel>(*question, "confirm.effect").text();
                support::confirm(*question);
              });
              child<QPushButton>(dialog, "settle.go_on").click();
            });
  screen.world.run();
  QCOMPARE(effect,
           "Takes AED 58,000.00 from customer-1 and gives up AED 2,000.00 of the profit. Nothing "
           "is owed then; cannot be undone.");
  QCOMPARE(screen.stageInList(), "completed");
  QCOMPARE(screen.amount("outstanding"), "0.00");
}

void ContractStepsTest::a_rebate_stands_apart_from_what_is_paid() {
  ContractScreen screen;
  screen.ask("schedule", [](QDialog& dialog) {
    child<QLineEdit>(dialog, "schedule.count").setText("2");
    child<QPushButton>(dialog, "schedule.go_on").click();
  });
  screen.bringTo(Stage::Repaying);
  auto& table = screen.table("instalments");
  QVERIFY(table.isColumnHidden(6));
  screen.more();
  in_dialog([&] { QTest::mouseClick(&screen.button("settle"), Qt::LeftButton); },
            [&](QDialog& dialog) {
              child<QLineEdit>(dialog, "settle.rebate").setText("2,000");
              QTimer::singleShot(0, &screen.inspector, [] {
                support::confirm(*qobject_cast<QDialog*>(QApplication::activeModalWidget()));
              });
              child<QPushButton>(dialog, "settle.go_on").click();
            });
  screen.world.run();
  QVERIFY(!table.isColumnHidden(6));
  QCOMPARE(screen.rows("instalments", {0, 2, 5, 6, 7}),
           QStringList({"1 | 55,000.00 | 55,000.00 | 0.00 | 0.00",
                        "2 | 55,000.00 | 53,000.00 | 2,000.00 | 0.00"}));
}

void ContractStepsTest::the_stipulated_donation_of_a_late_instalment_is_offered() {
  ContractScreen screen;
  murabaha::Terms terms{"A-1", "customer-1", *murabaha::Currency::of("AED"), 100'000'00, 10'000'00};
  terms.late_donation = murabaha::Rate::parse("5 %").value();
  screen.open(terms);
  screen.ask("schedule", [](QDialog& dialog) {
    child<QLineEdit>(dialog, "schedule.count").setText("2");
    child<QLineEdit>(dialog, "schedule.first_due").setText("2026-01-05");
    child<QPushButton>(dialog, "schedule.go_on").click();
  });
  screen.press("approve");
  screen.press("disburse");
  QVERIFY(!screen.button("donate").property("possible").toBool());
  screen.world.run(48h);
  screen.pay("55,000");
  screen.ask("donate", [](QDialog& dialog) {
    QCOMPARE(child<QComboBox>(dialog, "donation.late").currentText(),
             "No. 1, due on 2026-01-05, days late: 2");
    QCOMPARE(child<QLabel>(dialog, "donation.terms").text(), "5 % of a late instalment");
    QCOMPARE(child<QLineEdit>(dialog, "donation.amount").text(), "2,750.00");
    child<QPushButton>(dialog, "donation.go_on").click();
  });
  QCOMPARE(screen.kept("A-1").contract.donated, 2'750'00);
  QCOMPARE(screen.kept("A-1").contract.outstanding(), 55'000'00);
}

void ContractStepsTest::a_sale_by_the_rules_goes_through_to_the_end() {
  ContractScreen screen;
  screen.world.desk.setActor("maker");
  screen.open(terms_of_aaoifi());
  screen.world.desk.setActor("checker");
  screen.record("request");
  screen.press("approve");
  QCOMPARE(screen.stageInList(), "approved");
  screen.record("supplier_contract");
  screen.press("disburse");
  QCOMPARE(screen.stageInList(), "disbursed");
  QVERIFY(screen.reason("pay").startsWith("The sale is concluded"));
  for (const char* kind : {"title", "possession", "disclosure", "offer_acceptance"}) {
    screen.record(kind);
  }
  screen.ask("schedule",
             [](QDialog& dialog) { child<QPushButton>(dialog, "schedule.go_on").click(); });
  screen.ask("sale", [](QDialog& dialog) { child<QPushButton>(dialog, "sale.go_on").click(); });
  QCOMPARE(screen.answer(), "Conclude sale: done. The contract is disbursed.");
  QVERIFY(screen.button("settle").property("possible").toBool());
  screen.world.desk.setActor(screen.kept("A-1").contract.creator);
  screen.record("donation_undertaking");
  QVERIFY(screen.reason("settle").startsWith(
      "Somebody other than who opened the contract settles it early."));
  screen.pay("110,000");
  QCOMPARE(screen.stageInList(), "completed");
}

void ContractStepsTest::who_is_not_the_supplier_is_paid_with_a_reason_and_an_approval() {
  ContractScreen screen;
  screen.open(terms_of_aaoifi());
  screen.world.desk.setActor("checker");
  screen.record("request");
  screen.press("approve");
  screen.record("supplier_contract");
  auto disburse = [&](const QString& approval) {
    screen.ask("disburse", [&](QDialog& dialog) {
      child<QLineEdit>(dialog, "confirm.payee").setText("broker-1");
      child<QLineEdit>(dialog, "confirm.exception").setText("cash only");
      child<QLineEdit>(dialog, "confirm.approval").setText(approval);
      support::confirm(dialog);
    });
  };
  disburse({});
  QVERIFY(screen.answer().contains("The adviser's approval of paying somebody else is recorded."));
  disburse("minutes of 4 January");
  QCOMPARE(screen.stageInList(), "disbursed");
  QCOMPARE(screen.kept("A-1").contract.payouts[0].request.adviser_approval, "minutes of 4 January");
  QCOMPARE(ui::without_isolation(screen.rows("intents", {4}).join(' ')),
           "broker-1, not the supplier: cash only; approved by the adviser: minutes of 4 January");
}

void ContractStepsTest::what_was_paid_too_much_is_refunded() {
  ContractScreen screen;
  screen.bringTo(Stage::Disbursed);
  screen.pay("110,500");
  auto& owed = child<QLabel>(screen.inspector, "contract.refund_due");
  QVERIFY(owed.isVisible());
  QCOMPARE(owed.text(), "AED 500.00 was paid too much and is owed to the customer.");
  screen.more();
  screen.press("refund");
  QVERIFY(!owed.isVisible());
  QVERIFY(!screen.button("refund").property("possible").toBool());
}

void ContractStepsTest::the_other_steps_can_be_unfolded() {
  ContractScreen screen;
  auto& more = child<QToolButton>(screen.inspector, "contract.more");
  QVERIFY(!screen.button("evidence").isVisible());
  QCOMPARE(more.text(), "More steps: 2 possible now");
  QTest::keyClick(&more, Qt::Key_Space);
  for (const char* step :
       {"evidence", "schedule", "sale", "settle", "donate", "pass_on", "decide", "refund"}) {
    QVERIFY(screen.button(step).isVisible());
    QVERIFY(!screen.reason(step).isEmpty());
  }
}

void ContractStepsTest::the_arrows_of_the_diagram_can_be_followed() {
  ContractScreen screen;
  auto& diagram = child<ui::ContractDiagramView>(screen.inspector, "contract.diagram");
  auto click_on = [&](Stage stage) {
    QPointF place = ui::ContractDiagram::boxOf(stage, diagram.rect()).center();
    QTest::mouseClick(&diagram, Qt::LeftButton, {}, place.toPoint());
    screen.world.run();
  };
  click_on(Stage::Disbursed);  // no arrow leads there yet
  QCOMPARE(screen.steps().size(), 1);
  QCOMPARE(screen.refusals().size(), 0);
  click_on(Stage::Approved);
  QCOMPARE(screen.stageInList(), "approved");
  in_dialog([&] { click_on(Stage::Disbursed); }, &support::confirm);
  screen.world.run();
  QCOMPARE(screen.stageInList(), "disbursed");
  click_on(Stage::Repaying);
  QCOMPARE(screen.inspector.focusWidget(), &child<QLineEdit>(screen.inspector, "contract.amount"));
}

const support::Registered registered(&support::make_case<ContractStepsTest>);

}  // namespace

#include "contract_steps_test.moc"
