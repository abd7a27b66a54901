// Two books beside each other, and a contract before and after a crash.

#include <limits>

#include "models/books_model.h"
#include "models/crash_comparison.h"
#include "models/dry_run.h"
#include "murabaha/trail.h"
#include "qt_test.h"

namespace {

using murabaha::BookedPayment;
using murabaha::IntentRow;
using Books = ui::BooksLine::Verdict;
using Kept = ui::CrashLine::Verdict;

constexpr murabaha::Timestamp morning = 1'767'603'600'000'000;  // 2026-01-05 09:00 UTC

/// A contract of AED 100,000 + 10,000 and its rows, step by step.
struct Life {
  murabaha::Contract contract;
  murabaha::Records records;

  Life() { take(murabaha::Started{terms()}); }
  static murabaha::Terms terms() {
    return {"M-1", "customer-1", *murabaha::Currency::of("AED"), 100'000'00, 10'000'00};
  }
  void take(const murabaha::Fact& fact) {
    murabaha::Step step = murabaha::take_step(contract, fact, {morning});
    contract = step.contract;
    murabaha::add_records(records, step.records);
  }
  void act(const murabaha::Action& action) {
    auto fact = murabaha::decide(contract, action, {morning});
    QVERIFY(fact.has_value());
    take(*fact);
  }
  void disburse() {
    act(murabaha::Approve{});
    act(murabaha::Disburse{});
    take(murabaha::PayoutConfirmed{murabaha::Purpose::Disburse, records.intents[0].intent});
  }
  std::vector<murabaha::KeptPayout> payouts() const { return {{"M-1", records.intents[0]}}; }
  /// All of it, with a process that has the state that it should have.
  ui::CrashSide side() const { return {records, {booked()}, contract.describe()}; }
  BookedPayment booked(const std::string& status = "paid") const {
    const IntentRow& intent = records.intents[0];
    return {intent.intent, intent.amount, intent.currency, intent.payee, status, {}};
  }
};

class ContractComparisonsTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void books_are_compared_payment_by_payment_data();
  void books_are_compared_payment_by_payment();
  void what_only_the_payment_system_knows_is_one_too_many();
  void what_differs_stands_first();
  void each_currency_is_summed_by_itself();
  void thousands_of_payments_are_compared_at_once();
  void the_differences_can_be_shown_alone();
  void nothing_changed_is_identical();
  void more_steps_are_kept_and_grown();
  void a_lost_or_changed_row_differs();
  void a_second_payment_for_the_same_is_found();
  void a_process_with_another_state_than_its_rows_differs();
  void what_only_the_process_knows_does_not_differ();
  void a_dry_run_posts_what_the_step_would_post();
  void a_dry_run_of_a_payout_takes_it_to_succeed();
};

void ContractComparisonsTest::books_are_compared_payment_by_payment_data() {
  QTest::addColumn<QString>("ours");
  QTest::addColumn<QString>("theirs");
  QTest::addColumn<int>("verdict");
  auto row = [](const char* ours, const char* theirs, Books verdict) {
    QTest::addRow("%s, %s", ours, theirs) << ours << theirs << int(verdict);
  };
  row("confirmed", "paid", Books::Agrees);
  row("declined", "declined", Books::Agrees);
  row("unknown", "", Books::Agrees);
  row("intent", "paid", Books::NotKnownYet);
  row("unknown", "declined", Books::NotKnownYet);
  row("confirmed", "", Books::Differs);
  row("confirmed", "reversed", Books::Differs);
  row("declined", "paid", Books::Differs);
}

void ContractComparisonsTest::books_are_compared_payment_by_payment() {
  QFETCH(QString, ours);
  QFETCH(QString, theirs);
  QFETCH(int, verdict);
  Life life;
  life.disburse();
  life.records.intents[0].status = ours.toStdString();
  std::vector<BookedPayment> books;
  if (!theirs.isEmpty()) books.push_back(life.booked(theirs.toStdString()));
  auto lines = ui::compare_books(life.payouts(), books, true);
  QCOMPARE(lines.size(), 1U);
  QCOMPARE(int(lines[0].verdict), verdict);
  QVERIFY(!lines[0].words.isEmpty());
}

void ContractComparisonsTest::what_only_the_payment_system_knows_is_one_too_many() {
  Life life;
  life.disburse();
  BookedPayment other = life.booked();
  other.key = "another";
  std::vector<BookedPayment> books{other, life.booked()};
  auto lines = ui::compare_books(life.payouts(), books, true);
  QCOMPARE(lines.size(), 2U);
  QCOMPARE(lines[0].verdict, Books::Differs);
  QVERIFY(lines[0].contract_id.empty() && !lines[0].ours);
  QCOMPARE(lines[1].verdict, Books::Agrees);
  QCOMPARE(lines[1].contract_id, "M-1");
  // Of one contract, the payments of others are nobody's business.
  QCOMPARE(ui::compare_books(life.payouts(), books, false).size(), 1U);
}

/// Payouts of so many contracts, each of 100.00 but for the currency.
std::vector<murabaha::KeptPayout> payouts_of(int contracts, const char* currency = "AED") {
  std::vector<murabaha::KeptPayout> payouts;
  for (int number = 0; number < contracts; ++number) {
    std::string id = "C-" + std::to_string(number);
    IntentRow intent;
    intent.intent = id + "-1";
    intent.purpose = "disburse";
    intent.amount = 100'00;
    intent.currency = currency;
    intent.payee = "payee";
    intent.status = "confirmed";
    payouts.push_back({id, intent});
  }
  return payouts;
}

std::vector<BookedPayment> booked(const std::vector<murabaha::KeptPayout>& payouts) {
  std::vector<BookedPayment> books;
  for (const auto& [id, intent] : payouts) {
    books.push_back({intent.intent, intent.amount, intent.currency, intent.payee, "paid", {}});
  }
  return books;
}

void ContractComparisonsTest::what_differs_stands_first() {
  auto ours = payouts_of(4);
  auto theirs = booked(ours);
  theirs[3].amount -= 1;
  ours[2].intent.status = "unknown";
  auto lines = ui::compare_books(ours, theirs, true);
  QCOMPARE(lines[0].contract_id, "C-3");
  QCOMPARE(lines[1].contract_id, "C-2");
  QCOMPARE(lines[2].contract_id, "C-0");
}

void ContractComparisonsTest::each_currency_is_summed_by_itself() {
  auto ours = payouts_of(2);
  auto others = payouts_of(1, "KWD");
  others[0].intent.intent = "K-1";
  ours.push_back(others[0]);
  auto theirs = booked(ours);
  theirs[0].status = "reversed";
  auto totals = ui::totals_of(ui::compare_books(ours, theirs, true));
  std::vector<ui::BooksTotal> expected{{"AED", 2, 200'00, 1, 100'00},
                                       {"KWD", 1, 100'00, 1, 100'00}};
  QVERIFY(totals == expected);
  for (auto* books : {&ours[0].intent.amount, &ours[1].intent.amount}) {
    *books = std::numeric_limits<murabaha::Amount>::max();
  }
  QVERIFY(!ui::totals_of(ui::compare_books(ours, theirs, true))[0].our_sum);
}

void ContractComparisonsTest::thousands_of_payments_are_compared_at_once() {
  auto ours = payouts_of(50'000);
  auto theirs = booked(ours);
  theirs.back().amount += 1;
  ui::BooksModel model;
  model.show(ui::compare_books(ours, theirs, true));
  QCOMPARE(model.rowCount(), 50'000);
  QCOMPARE(model.differences(), 1);
  QCOMPARE(model.index(0, ui::BooksModel::Contract).data(), "C-49999");
}

void ContractComparisonsTest::the_differences_can_be_shown_alone() {
  auto ours = payouts_of(3);
  auto theirs = booked(ours);
  theirs.erase(theirs.begin() + 1);
  ui::BooksModel model;
  model.show(ui::compare_books(ours, theirs, true));
  QCOMPARE(model.rowCount(), 3);
  model.setOnlyDifferences(true);
  QCOMPARE(model.rowCount(), 1);
  QCOMPARE(model.index(0, ui::BooksModel::Contract).data(), "C-1");
  QCOMPARE(model.index(0, ui::BooksModel::TheirAmount).data(), QString::fromUtf8("\u2014"));
}

void ContractComparisonsTest::nothing_changed_is_identical() {
  Life life;
  life.disburse();
  ui::CrashSide side = life.side();
  for (const auto& line : ui::compare_crash(side, side)) {
    QCOMPARE(line.verdict, Kept::Identical);
    QCOMPARE(line.before, line.after);
  }
}

void ContractComparisonsTest::more_steps_are_kept_and_grown() {
  Life life;
  life.disburse();
  ui::CrashSide before = life.side();
  life.act(murabaha::RecordPayment{50});
  auto lines = ui::compare_crash(before, life.side());
  QCOMPARE(lines[0].verdict, Kept::Grown);  // the snapshot
  QCOMPARE(lines[1].verdict, Kept::Grown);  // the payments
  QCOMPARE(lines[1].after, 1U);
  QCOMPARE(lines[4].verdict, Kept::Identical);
}

void ContractComparisonsTest::a_lost_or_changed_row_differs() {
  Life life;
  life.disburse();
  life.act(murabaha::RecordPayment{50});
  ui::CrashSide before = life.side();
  ui::CrashSide after = before;
  after.records.payments.clear();
  after.records.postings[0].amount += 1;
  after.records.trail.back().actor = "nobody";
  auto lines = ui::compare_crash(before, after);
  for (int line : {1, 2, 3, 8}) QCOMPARE(lines[std::size_t(line)].verdict, Kept::Differs);
}

void ContractComparisonsTest::a_second_payment_for_the_same_is_found() {
  Life life;
  life.disburse();
  ui::CrashSide before = life.side();
  ui::CrashSide after = before;
  after.records.intents.push_back(life.records.intents[0]);
  after.records.intents[1].intent = "again";
  after.books.push_back(life.booked());
  after.books[1].key = "again";
  QCOMPARE(ui::compare_crash(before, after)[7].verdict, Kept::Differs);
  after = before;
  after.books.push_back(life.booked());
  after.books[1].key += " again";
  QCOMPARE(ui::booked_for(after.records, after.books).size(), 2U);
  QCOMPARE(ui::compare_crash(before, after)[7].verdict, Kept::Differs);
}

void ContractComparisonsTest::a_process_with_another_state_than_its_rows_differs() {
  Life life;
  life.disburse();
  ui::CrashSide before = life.side();
  otp::Term stale = before.state;
  life.act(murabaha::RecordPayment{50});
  ui::CrashSide after = life.side();
  QCOMPARE(ui::compare_crash(before, after)[6].verdict, Kept::Identical);
  QVERIFY(ui::is_at_one_version(after));
  after.state = stale;
  QVERIFY(!ui::is_at_one_version(after));
  QCOMPARE(ui::compare_crash(before, after)[6].verdict, Kept::Differs);
  QCOMPARE(ui::compare_crash(before, after)[6].words, "is not what the rows lead to");
}

/// Such as how often the payment system was asked.
void ContractComparisonsTest::what_only_the_process_knows_does_not_differ() {
  Life life;
  life.disburse();
  ui::CrashSide side = life.side();
  std::vector<otp::Term::Field> fields(side.state.fields().begin(), side.state.fields().end());
  fields.emplace_back(otp::Atom("asked_since"), 7);
  side.state = otp::Term::record(side.state.record_name(), fields);
  QVERIFY(ui::is_at_one_version(side));
  QCOMPARE(ui::compare_crash(side, side)[6].verdict, Kept::Identical);
}

void ContractComparisonsTest::a_dry_run_posts_what_the_step_would_post() {
  Life life;
  life.disburse();
  auto run = ui::dry_run(life.contract, murabaha::RecordPayment{60'000'00}, {morning});
  QVERIFY(run.has_value());
  QCOMPARE(run->after.outstanding(), 50'000'00);
  QCOMPARE(run->after.stage, murabaha::Stage::Repaying);
  std::size_t kept = life.records.postings.size();
  life.act(murabaha::RecordPayment{60'000'00});
  std::vector<murabaha::PostingRow> real(life.records.postings.begin() + std::ptrdiff_t(kept),
                                         life.records.postings.end());
  QVERIFY(run->postings == real);
}

void ContractComparisonsTest::a_dry_run_of_a_payout_takes_it_to_succeed() {
  Life life;
  life.act(murabaha::Approve{});
  auto run = ui::dry_run(life.contract, murabaha::Disburse{}, {morning});
  QVERIFY(run.has_value());
  QCOMPARE(run->after.stage, murabaha::Stage::Disbursed);
  QVERIFY(!run->postings.empty());
  QVERIFY(!ui::dry_run(life.contract, murabaha::Approve{}, {morning}).has_value());
}

const support::Registered registered(&support::make_case<ContractComparisonsTest>);

}  // namespace

#include "contract_comparisons_test.moc"
