// Who is signed in at the desk, on which day a payment counts, who is paid, and what is pasted.

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QDateEdit>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTimer>
#include <QToolButton>

#include "contract_screen.h"
#include "qt_test.h"

namespace {

using support::child;
using support::ContractScreen;
using support::in_dialog;
using support::Manner;
using support::Stage;

class ContractDeskTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void whoever_is_signed_in_stands_behind_a_step();
  void names_are_offered_again_and_remembered();
  void nobody_opens_or_does_anything_without_a_name();
  void a_sale_by_the_rules_goes_through_two_hands();
  void a_payment_has_a_date_and_a_reference_when_somebody_wants_them();
  void a_payment_of_the_future_is_refused();
  void what_is_folded_away_is_not_sent();
  void a_settlement_counts_on_its_own_day();
  void the_supplier_is_paid_and_not_the_customer();
  void a_wrong_answer_of_the_payment_system_is_named();
  void a_button_says_since_when_it_is_too_late();
  void ids_and_amounts_of_a_right_to_left_window_can_be_pasted();
  void texts_are_kept_composed();
  void parts_of_the_cost_of_ten_megabytes_are_refused_in_a_short_sentence();
  void the_currency_is_none_at_first_and_then_the_last_one();

 private:
  static QComboBox& actor(ContractScreen& screen) {
    return child<QComboBox>(screen.inspector, "contract.actor");
  }
  /// As one does: over what stands there.
  static void signIn(ContractScreen& screen, const QString& name) {
    QLineEdit& field = *actor(screen).lineEdit();
    field.setFocus();
    field.selectAll();
    QTest::keyClick(&field, Qt::Key_Backspace);
    QTest::keyClicks(&field, name);
    QTest::keyClick(&field, Qt::Key_Return);
    screen.world.run();
  }
  static void openNew(ContractScreen& screen, const std::function<void(QDialog&)>& act) {
    in_dialog([&] { screen.inspector.newContract()->trigger(); },
              [&](QDialog& dialog) {
                child<QLineEdit>(dialog, "new.id").setText("A-1");
                child<QComboBox>(dialog, "new.currency").setEditText("AED");
                child<QLineEdit>(dialog, "new.cost").setText("100,000");
                child<QLineEdit>(dialog, "new.profit").setText("10,000");
                act(dialog);
                QTest::mouseClick(&child<QPushButton>(dialog, "new.open"), Qt::LeftButton);
                screen.world.run();
              });
    screen.world.run();
  }
  static QDateEdit& unfoldDate(ContractScreen& screen) {
    auto& button = child<QToolButton>(screen.inspector, "contract.pay.more");
    if (!button.isChecked()) button.click();
    return child<QDateEdit>(screen.inspector, "contract.pay.dated");
  }
};

// Signed in

void ContractDeskTest::whoever_is_signed_in_stands_behind_a_step() {
  ContractScreen screen;
  QCOMPARE(actor(screen).currentText(), "desk");
  signIn(screen, "reem");
  QCOMPARE(screen.world.desk.actor(), "reem");
  screen.press("approve");
  QCOMPARE(screen.rows("history", {1, 4}), QStringList({"Approved | reem", "Opened | desk"}));
}

void ContractDeskTest::names_are_offered_again_and_remembered() {
  ContractScreen screen;
  QSignalSpy changes(&screen.world.desk.habits(), &ui::DeskHabits::changed);
  signIn(screen, "reem");
  signIn(screen, "omar");
  QCOMPARE(changes.size(), 2);
  QCOMPARE(screen.world.desk.habits().names(), QStringList({"omar", "reem"}));
  QComboBox& names = actor(screen);
  QCOMPARE(names.count(), 2);
  names.setCurrentIndex(1);
  Q_EMIT names.activated(1);
  QCOMPARE(screen.world.desk.actor(), "reem");
  QCOMPARE(screen.world.desk.habits().names().first(), "reem");
  screen.world.desk.setActor("huda");  // from elsewhere
  QCOMPARE(names.currentText(), "huda");
}

void ContractDeskTest::nobody_opens_or_does_anything_without_a_name() {
  ContractScreen screen;
  signIn(screen, "");
  screen.press("approve");
  QVERIFY2(screen.answer().startsWith("Approve was refused, actor_required: Say who is asking."),
           qPrintable(screen.answer()));
  QCOMPARE(screen.stageInList(), "pending");
  QString mistake;
  openNew(screen, [&](QDialog& dialog) {
    child<QPushButton>(dialog, "new.open").click();
    screen.world.run();
    mistake = child<QLabel>(dialog, "new.mistake").text();
  });
  QCOMPARE(mistake, "Say who is asking.");
}

void ContractDeskTest::a_sale_by_the_rules_goes_through_two_hands() {
  ContractScreen screen;
  signIn(screen, "reem");
  openNew(screen, [](QDialog& dialog) {
    auto& profile = child<QComboBox>(dialog, "new.profile");
    profile.setCurrentIndex(profile.findData(int(murabaha::Profile::Aaoifi)));
    child<QLineEdit>(dialog, "new.asset").setText("a lorry");
    auto& classes = child<QComboBox>(dialog, "new.asset_class");
    classes.setCurrentIndex(classes.findData("vehicle"));
    child<QLineEdit>(dialog, "new.supplier").setText("supplier-1");
  });
  QCOMPARE(screen.kept("A-1").contract.creator, "reem");
  screen.record("request");
  QVERIFY2(screen.reason("approve").startsWith("Somebody other than who opened the contract"),
           qPrintable(screen.reason("approve")));
  screen.click("approve");
  QVERIFY2(screen.answer().contains("guard_failed"), qPrintable(screen.answer()));
  signIn(screen, "omar");
  QVERIFY2(screen.reason("approve").contains("possible now"), qPrintable(screen.reason("approve")));
  screen.press("approve");
  QCOMPARE(screen.stageInList(), "approved");
  screen.record("promise");
  screen.record("supplier_contract");
  screen.press("disburse");
  QCOMPARE(screen.stageInList(), "disbursed");
  for (const char* kind : {"title", "possession", "disclosure", "offer_acceptance"}) {
    screen.record(kind);
  }
  screen.ask("schedule",
             [](QDialog& dialog) { child<QPushButton>(dialog, "schedule.go_on").click(); });
  screen.ask("sale", [](QDialog& dialog) { child<QPushButton>(dialog, "sale.go_on").click(); });
  signIn(screen, "huda");
  screen.pay("50,000");
  screen.pay("60,000");
  QCOMPARE(screen.stageInList(), "completed");
  QCOMPARE(screen.world.desk.bankBooks().at(0).payee, "supplier-1");
  QStringList who;
  for (const auto& step : screen.kept("A-1").contract.history) {
    who << QString::fromStdString(step.actor);
  }
  who.removeDuplicates();
  QCOMPARE(who, QStringList({"reem", "omar", "huda"}));
}

// Dates

void ContractDeskTest::a_payment_has_a_date_and_a_reference_when_somebody_wants_them() {
  ContractScreen screen;
  screen.bringTo(Stage::Disbursed);
  QDateEdit& dated = unfoldDate(screen);
  QVERIFY(dated.isVisible());
  QCOMPARE(dated.date(), QDate(2026, 1, 5));
  child<QLineEdit>(screen.inspector, "contract.pay.reference").setText(" BANK-7 ");
  screen.pay("1,000");
  const auto& payment = screen.kept().contract.payments[0];
  QCOMPARE(payment.value_date, "2026-01-05");
  QCOMPARE(payment.reference, "BANK-7");
  QVERIFY2(!dated.isVisible(), "what was sent is folded away again");
  unfoldDate(screen);
  auto& reference = child<QLineEdit>(screen.inspector, "contract.pay.reference");
  QCOMPARE(reference.text(), "");
  reference.setText("BANK-7");
  screen.pay("2,000");
  QVERIFY2(screen.answer().startsWith("Record payment was refused, duplicate_reference:"),
           qPrintable(screen.answer()));
}

void ContractDeskTest::a_payment_of_the_future_is_refused() {
  ContractScreen screen;
  screen.bringTo(Stage::Disbursed);
  unfoldDate(screen).setDate(QDate(2026, 1, 6));
  screen.pay("1,000");
  QCOMPARE(screen.answer(),
           "Record payment was refused, invalid_value_date: Give a date from 2026-01-05 to "
           "2026-01-05, written like 2026-01-05.");
  QCOMPARE(screen.payments(), QStringList());
  QVERIFY2(unfoldDate(screen).isVisible(), "one can try again");
}

void ContractDeskTest::what_is_folded_away_is_not_sent() {
  ContractScreen screen;
  screen.bringTo(Stage::Disbursed);
  unfoldDate(screen).setDate(QDate(2026, 1, 6));
  child<QLineEdit>(screen.inspector, "contract.pay.reference").setText("BANK-7");
  child<QToolButton>(screen.inspector, "contract.pay.more").click();
  screen.pay("1,000");
  const auto& payment = screen.kept().contract.payments[0];
  QCOMPARE(payment.value_date, "2026-01-05");
  QCOMPARE(payment.reference, "");
}

void ContractDeskTest::a_settlement_counts_on_its_own_day() {
  ContractScreen screen;
  murabaha::Terms terms{"T-1", "customer-1", *murabaha::Currency::of("AED"), 100'000'00, 10'000'00};
  terms.recognition = murabaha::RecognitionMethod::ProportionalTime;
  screen.open(terms);
  screen.ask("schedule",
             [](QDialog& dialog) { child<QPushButton>(dialog, "schedule.go_on").click(); });
  screen.press("approve");
  screen.press("disburse");
  screen.world.run(std::chrono::hours(24 * 90));
  QString first, later;
  in_dialog([&] { QTest::mouseClick(&screen.button("settle"), Qt::LeftButton); },
            [&](QDialog& dialog) {
              auto& most = child<QLabel>(dialog, "settle.most");
              auto& dated = child<QDateEdit>(dialog, "settle.dated");
              QCOMPARE(dated.date(), QDate(2026, 4, 5));
              later = most.text();
              dated.setDate(QDate(2026, 4, 6));
              child<QPushButton>(dialog, "settle.go_on").click();
              QVERIFY(dialog.isVisible());
              QCOMPARE(child<QLabel>(dialog, "settle.mistake").text(),
                       "Give a date from 2026-01-05 to 2026-04-05, written like 2026-01-05.");
              auto& mistake = child<QLabel>(dialog, "settle.mistake");
              QVERIFY(mistake.height() >= mistake.heightForWidth(mistake.width()));
              dated.setDate(QDate(2026, 2, 5));
              first = most.text();
              QTimer::singleShot(0, &screen.inspector, [] {
                auto* question = qobject_cast<QDialog*>(QApplication::activeModalWidget());
                QVERIFY(question != nullptr);
                support::confirm(*question);
              });
              child<QPushButton>(dialog, "settle.go_on").click();
            });
  screen.world.run();
  QVERIFY2(first != later, qPrintable(first));
  QCOMPARE(screen.kept("T-1").contract.settlement->value_date, "2026-02-05");
  QCOMPARE(screen.stageInList(), "completed");
}

// Payees, answers and reasons

void ContractDeskTest::the_supplier_is_paid_and_not_the_customer() {
  ContractScreen screen;
  screen.bringTo(Stage::Approved);
  QString effect;
  in_dialog([&] { QTest::mouseClick(&screen.button("disburse"), Qt::LeftButton); },
            [&](QDialog& dialog) {
              effect = child<QLabel>(dialog, "confirm.effect").text();
              support::confirm(dialog);
            });
  screen.world.run();
  QCOMPARE(effect, "Pays AED 100,000.00 to the supplier; cannot be undone.");
  QCOMPARE(screen.world.desk.bankBooks().at(0).payee, "supplier");
}

void ContractDeskTest::a_wrong_answer_of_the_payment_system_is_named() {
  ContractScreen screen;
  screen.bringTo(Stage::Approved);
  screen.setBank(Manner::WrongAmount, true);
  screen.press("disburse");
  QCOMPARE(screen.answer(),
           "Disburse was refused, payment_mismatch: The payment system says that it has paid "
           "another amount: nobody knows yet what it has paid. Asking again asks about the same "
           "payment.");
  QCOMPARE(screen.stageInList(), "approved");
}

void ContractDeskTest::a_button_says_since_when_it_is_too_late() {
  ContractScreen screen;
  screen.bringTo(Stage::Approved);
  QCOMPARE(screen.reason("approve"), "Already approved on 2026-01-05.");
}

// What is pasted

void ContractDeskTest::ids_and_amounts_of_a_right_to_left_window_can_be_pasted() {
  ContractScreen screen;
  openNew(screen, [](QDialog& dialog) {
    child<QLineEdit>(dialog, "new.id").setText(QString::fromUtf8("\u2068A-1\u2069"));
    child<QLineEdit>(dialog, "new.customer").setText(QString::fromUtf8("\u200Fcustomer-7\u061C"));
    child<QLineEdit>(dialog, "new.supplier").setText(QString::fromUtf8("\u2066supplier-7\u2069 "));
    child<QLineEdit>(dialog, "new.cost").setText(QString::fromUtf8("\u2068100,000.00\u2069"));
  });
  murabaha::Terms terms = screen.kept("A-1").contract.terms;
  QCOMPARE(terms.customer_id, "customer-7");
  QCOMPARE(terms.supplier_id, "supplier-7");
  QCOMPARE(terms.asset_cost, 100'000'00);
}

void ContractDeskTest::texts_are_kept_composed() {
  ContractScreen screen;
  openNew(screen, [](QDialog& dialog) {
    child<QLineEdit>(dialog, "new.asset").setText(QString::fromUtf8("cafe\u0301"));
    child<QPlainTextEdit>(dialog, "new.cost_lines")
        .setPlainText(QString::fromUtf8("cafe\u0301: 100,000"));
  });
  murabaha::Terms terms = screen.kept("A-1").contract.terms;
  QCOMPARE(terms.asset, "caf\u00E9");
  QCOMPARE(terms.cost_lines.at(0).name, "caf\u00E9");
}

void ContractDeskTest::parts_of_the_cost_of_ten_megabytes_are_refused_in_a_short_sentence() {
  ContractScreen screen;
  in_dialog([&] { screen.inspector.newContract()->trigger(); },
            [&](QDialog& dialog) {
              child<QComboBox>(dialog, "new.currency").setEditText("AED");
              child<QLineEdit>(dialog, "new.cost").setText("100,000");
              child<QLineEdit>(dialog, "new.profit").setText("10,000");
              auto& parts = child<QPlainTextEdit>(dialog, "new.cost_lines");
              auto& mistake = child<QLabel>(dialog, "new.mistake");
              auto said = [&](const QString& written) {
                QGuiApplication::clipboard()->setText(written);
                parts.selectAll();
                parts.paste();
                QTest::mouseClick(&child<QPushButton>(dialog, "new.open"), Qt::LeftButton);
                return mistake.text();
              };
              QCOMPARE(said(QString(10'000'000, 'x')),
                       "The list of the cost's parts is longer than 2,000 characters.");
              QCOMPARE(said("all of it"),
                       "Write a part of the cost as 'freight: 5,000.00', not 'all of it'.");
              QCOMPARE(said(QString(500, 'x')),
                       "Write a part of the cost as 'freight: 5,000.00', not this.");
              QVERIFY(dialog.isVisible());
            });
}

void ContractDeskTest::the_currency_is_none_at_first_and_then_the_last_one() {
  ContractScreen screen;
  auto offered = [&] {
    QString code;
    in_dialog(
        [&] { screen.inspector.newContract()->trigger(); },
        [&](QDialog& dialog) { code = child<QComboBox>(dialog, "new.currency").currentText(); });
    return code;
  };
  QCOMPARE(offered(), "XXX");
  openNew(screen, [](QDialog&) {});
  QCOMPARE(offered(), "AED");
}

const support::Registered registered(&support::make_case<ContractDeskTest>);

}  // namespace

#include "contract_desk_test.moc"
