// What core says in English is said in the language of the program.

#include "draw/desk_sentences.h"

#include "contract_samples.h"
#include "language.h"
#include "qt_test.h"

namespace {

using namespace murabaha;

std::vector<Action> one_of_each() {
  return {Approve{},       Reject{},       Disburse{},    RecordPayment{},         RecordEvidence{},
          AgreeSchedule{}, ConcludeSale{}, SettleEarly{}, RecordCharityDonation{}, RefundExcess{}};
}

bool is_arabic(const QString& text) {
  return std::ranges::any_of(text, [](QChar c) { return c.script() == QChar::Script_Arabic; });
}

class DeskSentencesTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { app::apply_language(ui::Language::Arabic); }
  void cleanup() { app::apply_language(ui::Language::Arabic); }
  void cleanupTestCase() { app::apply_language(ui::Language::English); }
  void why_a_step_is_not_possible_is_always_translated();
  void what_a_contract_answers_is_translated_data();
  void what_a_contract_answers_is_translated();
  void what_differs_is_isolated();
  void what_is_not_known_stays_as_it_is();
  void in_english_nothing_changes();
};

void DeskSentencesTest::why_a_step_is_not_possible_is_always_translated() {
  int count = 0;
  for (Stage stage : all_stages) {
    for (const Action& action : one_of_each()) {
      std::string why = why_not(stage, action);
      if (why.empty()) continue;
      ++count;
      QVERIFY2(is_arabic(ui::translated(why)), why.c_str());
    }
  }
  QVERIFY(count > 30);
}

void DeskSentencesTest::what_a_contract_answers_is_translated_data() {
  QTest::addColumn<QString>("sentence");
  auto row = [](const char* name, Stage stage, const Action& action) {
    auto answer = apply(contract_in(stage), action, {2'000'000});
    if (answer) qFatal("the step is allowed");
    QTest::newRow(name) << QString::fromStdString(answer.error().text());
  };
  row("payment", Stage::Repaying, RecordPayment{0});
  row("date", Stage::Repaying, RecordPayment{1, "tomorrow"});
  row("donation", Stage::Repaying, RecordCharityDonation{0});
  row("rebate", Stage::Repaying, SettleEarly{-1, 0});
  row("high rebate", Stage::Repaying, SettleEarly{100'000, 0});
  row("cash", Stage::Repaying, SettleEarly{0, 1});
  row("evidence", Stage::Pending, RecordEvidence{"hearsay"});
  row("schedule", Stage::Pending, AgreeSchedule{3, "soon"});
  row("refund", Stage::Completed, RefundExcess{});
  auto amount = parse_amount("x", Currency());
  QTest::newRow("amount") << QString::fromStdString(amount.error().text());
  auto digits = parse_amount("1.5", Currency());
  QTest::newRow("digits") << QString::fromStdString(digits.error().text());
  auto currency = Currency::of("ABC");
  QTest::newRow("currency") << QString::fromStdString(currency.error().text());
  Terms annuity = terms_of_guide();
  annuity.repayment.method = InstalmentMethod::Annuity;
  auto no_rate = annuity.check();
  QTest::newRow("no rate") << QString::fromStdString(no_rate.error().text());
  annuity.repayment = {InstalmentMethod::Annuity, Rate::parse("8 %").value(), 36, 1, 0};
  auto profit = annuity.check();
  QTest::newRow("profit") << QString::fromStdString(profit.error().text());
  auto rate = Rate::parse("x");
  QTest::newRow("rate") << QString::fromStdString(rate.error().text());
  annuity.repayment.count = 601;
  auto count = annuity.check();
  QTest::newRow("count") << QString::fromStdString(count.error().text());
  Terms mandatory = terms_of_guide();
  mandatory.settlement = {RebatePolicy::MandatoryDisclosed, Rate()};
  auto share = mandatory.check();
  QTest::newRow("share") << QString::fromStdString(share.error().text());
  auto id = terms_of("-", 1, 1).check();
  QTest::newRow("id") << QString::fromStdString(id.error().text());
}

void DeskSentencesTest::what_a_contract_answers_is_translated() {
  QFETCH(QString, sentence);
  QVERIFY2(is_arabic(ui::translated(sentence.toStdString())), qPrintable(sentence));
}

void DeskSentencesTest::what_differs_is_isolated() {
  QString shown = ui::translated("That is more than is owed: at most KWD 5.000.");
  QVERIFY2(shown.contains(QChar(0x2068) + QString("KWD 5.000") + QChar(0x2069)), qPrintable(shown));
}

void DeskSentencesTest::what_is_not_known_stays_as_it_is() {
  QCOMPARE(ui::translated("The sky is blue."), "The sky is blue.");
  QCOMPARE(ui::translated(""), "");
}

void DeskSentencesTest::in_english_nothing_changes() {
  app::apply_language(ui::Language::English);
  QCOMPARE(ui::translated("The money is disbursed already."), "The money is disbursed already.");
}

const support::Registered registered(&support::make_case<DeskSentencesTest>);

}  // namespace

#include "desk_sentences_test.moc"
