// What the terms of a contract agree, in the steps that go by it; and answers that are repeated.

#include <QComboBox>
#include <QLineEdit>
#include <QToolButton>

#include "contract_samples.h"
#include "contract_screen.h"
#include "draw/contract_words.h"
#include "qt_test.h"

namespace {

using murabaha::Terms;
using support::child;
using support::ContractScreen;
using support::in_dialog;

/// At 10 % flat for two years; all that is unearned is given up when it is settled early.
Terms flat_terms() {
  Terms terms = murabaha::terms_of("M-2", 10'000'000, 2'000'000);
  terms.repayment = {murabaha::InstalmentMethod::FlatRate, murabaha::Rate::parse("10 %").value(),
                     24, 1, 0};
  terms.settlement.policy = murabaha::RebatePolicy::MandatoryDisclosed;
  return terms;
}

class ContractTermsTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void the_schedule_of_the_terms_is_shown_before_it_is_agreed();
  void a_mandatory_rebate_is_what_the_terms_give();
  void an_order_whose_answer_was_lost_is_not_taken_twice();

 private:
  static void ask(ContractScreen& screen, const QString& action,
                  const std::function<void(QDialog&)>& act) {
    auto& more = child<QToolButton>(screen.inspector, "contract.more");
    if (!more.isChecked()) more.click();
    in_dialog([&] { QTest::mouseClick(&screen.button(action), Qt::LeftButton); }, act);
    screen.world.run();
  }
};

void ContractTermsTest::the_schedule_of_the_terms_is_shown_before_it_is_agreed() {
  ContractScreen screen;
  screen.open(flat_terms());
  ask(screen, "schedule", [&](QDialog& dialog) {
    QCOMPARE(child<QLineEdit>(dialog, "schedule.count").text(), "24");
    QVERIFY(child<QLineEdit>(dialog, "schedule.count").isReadOnly());
    auto& preview = child<ui::FactTable>(dialog, "schedule.preview");
    QCOMPARE(preview.rowCount(), 24);
    QCOMPARE(ui::without_isolation(preview.item(0, 2)->text()), "5,000.00");
    child<QLineEdit>(dialog, "schedule.first_due").setText("soon");
    QCOMPARE(preview.rowCount(), 0);
    child<QLineEdit>(dialog, "schedule.first_due").setText("2026-03-01");
    QCOMPARE(ui::without_isolation(preview.item(0, 1)->text()), "2026-03-01");
    QVERIFY(screen.kept("M-2").contract.schedule.empty());
    child<QPushButton>(dialog, "schedule.go_on").click();
  });
  QCOMPARE(screen.kept("M-2").contract.schedule.size(), 24U);
}

void ContractTermsTest::a_mandatory_rebate_is_what_the_terms_give() {
  ContractScreen screen;
  screen.open(flat_terms());
  screen.press("approve");
  screen.press("disburse");
  screen.pay("60,000");
  ask(screen, "settle", [&](QDialog& dialog) {
    auto& rebate = child<QLineEdit>(dialog, "settle.rebate");
    QCOMPARE(rebate.text(), "10,000.00");
    QVERIFY(rebate.isReadOnly());
    QTimer::singleShot(0, &screen.inspector, [&] {
      auto* question = qobject_cast<QDialog*>(QApplication::activeModalWidget());
      QVERIFY(question != nullptr);
      support::confirm(*question);
    });
    child<QPushButton>(dialog, "settle.go_on").click();
  });
  auto contract = screen.kept("M-2").contract;
  QCOMPARE(contract.stage, murabaha::Stage::Completed);
  QCOMPARE(contract.rebate(), 1'000'000);
}

/// The process ends when the payment is kept, and before it is answered.
void ContractTermsTest::an_order_whose_answer_was_lost_is_not_taken_twice() {
  ContractScreen screen;
  screen.bringTo(murabaha::Stage::Disbursed);
  screen.showTabWith("contract.crash");
  auto& points = child<QComboBox>(screen.inspector, "contract.crash.point");
  points.setCurrentIndex(points.findData("before_reply"));
  child<QPushButton>(screen.inspector, "contract.crash").click();
  screen.world.run();
  screen.pay("1,000");
  QVERIFY2(screen.answer().contains("refused"), qPrintable(screen.answer()));
  screen.pay("1,000");
  QVERIFY2(screen.answer().contains("was taken before, as step 5"), qPrintable(screen.answer()));
  QCOMPARE(screen.kept().contract.paid(), 100'000);
  screen.payAgain("1,000");  // and now another one
  QVERIFY2(screen.answer().contains("done"), qPrintable(screen.answer()));
  QCOMPARE(screen.kept().contract.paid(), 200'000);
}

const support::Registered registered(&support::make_case<ContractTermsTest>);

}  // namespace

#include "contract_terms_test.moc"
