// What core says in English is said in the language of the program.

#include "draw/desk_sentences.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

#include "contract_samples.h"
#include "draw/contract_words.h"
#include "draw/desk_codes.h"
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
  void every_sentence_of_the_sources_is_translated();
  void every_refusal_of_the_sources_has_a_word();
  void what_is_missing_is_said_one_after_the_other();
  void notes_of_steps_are_translated();
  void a_code_stands_isolated_beside_its_word();
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
  auto no_amount = parse_amount("", Currency());
  QTest::newRow("no amount") << QString::fromStdString(no_amount.error().text());
  auto digits = parse_amount("1.5", Currency());
  QTest::newRow("digits") << QString::fromStdString(digits.error().text());
  auto currency = Currency::of("ABC");
  QTest::newRow("currency") << QString::fromStdString(currency.error().text());
  auto no_currency = Currency::of("");
  QTest::newRow("no currency") << QString::fromStdString(no_currency.error().text());
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

/// The texts of what can reach the desk: of contracts, and of the database below them.
QString sources() {
  QString all;
  for (const char* folder : {"/core/murabaha", "/app/store"}) {
    QDirIterator files(QString(SOURCES) + folder, {"*.cpp", "*.h"});
    while (files.hasNext()) {
      QFile file(files.next());
      if (!file.open(QFile::ReadOnly)) qFatal("%s cannot be read", qPrintable(file.fileName()));
      all += QString::fromUtf8(file.readAll());
    }
  }
  return all;
}

QStringList captures(const QString& text, const char* pattern) {
  QStringList found;
  for (auto it = QRegularExpression(pattern).globalMatch(text); it.hasNext();) {
    found << it.next().captured(1);
  }
  found.removeDuplicates();
  return found;
}

void DeskSentencesTest::every_sentence_of_the_sources_is_translated() {
  // Written for programs, or put together of parts that are asked for above.
  const QStringList not_shown{"The {} {}.",
                              "{} must be above zero.",
                              "Instalment {} {}.",
                              "{} is not {} {} id",
                              "The file %1 %2.",
                              "There is nothing to export: ",
                              "Give a date {}, written like "};
  static const QRegularExpression joint(R"("\s*\n\s*")");
  static const QRegularExpression place(R"(\{[^}]*\}|%\d)");
  QString code = sources().remove(joint);
  QStringList missing;
  int count = 0;
  for (QString sentence : captures(code, R"re("([A-Z{'][^"\\]* [^"\\]*[.])")re")) {
    bool is_shown = std::ranges::none_of(
        not_shown, [&](const QString& start) { return sentence.startsWith(start); });
    if (!is_shown) continue;
    ++count;
    sentence.replace(place, "7");
    if (!is_arabic(ui::translated(sentence.toStdString()))) missing << sentence;
  }
  QVERIFY(count > 80);
  QVERIFY2(missing.isEmpty(), qPrintable(missing.join('\n')));
}

void DeskSentencesTest::every_refusal_of_the_sources_has_a_word() {
  QStringList missing;
  QStringList codes = captures(
      sources(), R"re((?:refuse|Error)\(\s*(?:otp::)?(?:tuple\()?(?:otp::)?Atom\("(\w+)"\))re");
  for (const QString& code : codes) {
    if (!is_arabic(ui::word_of_refusal(code.toStdString()))) missing << code;
  }
  QVERIFY(codes.size() > 25);
  QVERIFY2(missing.isEmpty(), qPrintable(missing.join('\n')));
}

void DeskSentencesTest::what_is_missing_is_said_one_after_the_other() {
  QString said = ui::translated(
      "Still needed: Record the customer's request for the asset. (SS-8 2/1/1) The terms describe "
      "the asset. (SS-8 2/1/3) The promise must not be dated after the possession: 2026-01-05 and "
      "2026-01-04 are recorded. (SS-8 2/1-3/2)");
  static const QRegularExpression latin("[a-z]{2,}");
  QVERIFY2(!said.contains(latin), qPrintable(said));
  for (const char* rule : {"SS-8 2/1/1", "SS-8 2/1/3", "SS-8 2/1-3/2"}) {
    QVERIFY2(said.contains(ui::isolated(std::string_view(rule))), qPrintable(said));
  }
}

void DeskSentencesTest::notes_of_steps_are_translated() {
  auto note = [](const char* command, const char* words) {
    Transition step;
    step.action = otp::Atom(command);
    step.note = words;
    return ui::words_of_note(step);
  };
  QVERIFY(is_arabic(note("record_evidence", "possession")));
  QVERIFY(is_arabic(note("disburse_declined", "insufficient_funds")));
  QVERIFY(is_arabic(note("agree_schedule", "12 instalments")));
  QVERIFY(is_arabic(note("settle_early", "AED 5.00, rebate AED 1.00")));
  QCOMPARE(note("reject", "12 instalments"), "12 instalments");  // somebody's own words
}

void DeskSentencesTest::a_code_stands_isolated_beside_its_word() {
  QString said = ui::with_code(ui::word_of_refusal("invalid_state"), "invalid_state");
  QVERIFY2(is_arabic(said), qPrintable(said));
  QVERIFY(said.endsWith("(" + ui::isolated(std::string_view("invalid_state")) + ")"));
  app::apply_language(ui::Language::English);
  QCOMPARE(ui::with_code(ui::word_of_refusal("invalid_state"), "invalid_state"),
           "not in this state (invalid_state)");
}

void DeskSentencesTest::in_english_nothing_changes() {
  app::apply_language(ui::Language::English);
  QCOMPARE(ui::translated("The money is disbursed already."), "The money is disbursed already.");
}

const support::Registered registered(&support::make_case<DeskSentencesTest>);

}  // namespace

#include "desk_sentences_test.moc"
