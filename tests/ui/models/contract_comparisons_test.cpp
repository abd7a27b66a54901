// Two books beside each other, and a contract before and after a crash.

#include "models/books_comparison.h"
#include "models/crash_comparison.h"
#include "models/dry_run.h"
#include "models/schedule_state.h"
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
  void payments_of_other_contracts_stand_below();
  void nothing_changed_is_identical();
  void more_steps_are_kept_and_grown();
  void a_lost_or_changed_row_differs();
  void a_second_payment_for_the_same_is_found();
  void a_dry_run_posts_what_the_step_would_post();
  void a_dry_run_of_a_payout_takes_it_to_succeed();
  void payments_cover_instalments_in_their_order();
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
  auto lines = ui::compare_books(life.records.intents, books);
  QCOMPARE(lines.size(), 1U);
  QCOMPARE(int(lines[0].verdict), verdict);
  QVERIFY(!lines[0].words.isEmpty());
}

void ContractComparisonsTest::payments_of_other_contracts_stand_below() {
  Life life;
  life.disburse();
  BookedPayment other = life.booked();
  other.key = "another";
  BookedPayment wrong = life.booked();
  wrong.amount += 1;
  std::vector<BookedPayment> books{other, wrong};
  auto lines = ui::compare_books(life.records.intents, books);
  QCOMPARE(lines.size(), 2U);
  QCOMPARE(lines[0].verdict, Books::Differs);
  QCOMPARE(lines[1].verdict, Books::OfOthers);
}

void ContractComparisonsTest::nothing_changed_is_identical() {
  Life life;
  life.disburse();
  ui::CrashSide side{life.records, {life.booked()}};
  for (const auto& line : ui::compare_crash(side, side)) {
    QCOMPARE(line.verdict, Kept::Identical);
    QCOMPARE(line.before, line.after);
  }
}

void ContractComparisonsTest::more_steps_are_kept_and_grown() {
  Life life;
  life.disburse();
  ui::CrashSide before{life.records, {life.booked()}};
  life.act(murabaha::RecordPayment{50});
  auto lines = ui::compare_crash(before, {life.records, {life.booked()}});
  QCOMPARE(lines[0].verdict, Kept::Grown);  // the snapshot
  QCOMPARE(lines[1].verdict, Kept::Grown);  // the payments
  QCOMPARE(lines[1].after, 1U);
  QCOMPARE(lines[4].verdict, Kept::Identical);
}

void ContractComparisonsTest::a_lost_or_changed_row_differs() {
  Life life;
  life.disburse();
  life.act(murabaha::RecordPayment{50});
  ui::CrashSide before{life.records, {life.booked()}};
  ui::CrashSide after = before;
  after.records.payments.clear();
  after.records.postings[0].amount += 1;
  after.records.trail.back().actor = "nobody";
  auto lines = ui::compare_crash(before, after);
  for (int line : {1, 2, 3, 6}) QCOMPARE(lines[std::size_t(line)].verdict, Kept::Differs);
}

void ContractComparisonsTest::a_second_payment_for_the_same_is_found() {
  Life life;
  life.disburse();
  ui::CrashSide before{life.records, {life.booked()}};
  ui::CrashSide after = before;
  after.records.intents.push_back(life.records.intents[0]);
  after.records.intents[1].intent = "again";
  after.books.push_back(life.booked());
  after.books[1].key = "again";
  QCOMPARE(ui::compare_crash(before, after)[5].verdict, Kept::Differs);
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

void ContractComparisonsTest::payments_cover_instalments_in_their_order() {
  Life life;
  murabaha::AgreeSchedule agreed;
  agreed.count = 3;
  agreed.first_due = "2026-01-06";
  life.act(agreed);
  life.disburse();
  life.act(murabaha::RecordPayment{50'000'00});
  auto today = murabaha::parse_date("2026-02-10");
  auto states = ui::schedule_state(life.contract, *today);
  QCOMPARE(states.size(), 3U);
  QCOMPARE(states[0].left, 0);
  QCOMPARE(states[0].days_late, 0);
  QCOMPARE(states[0].paid + states[1].paid, 50'000'00);
  QCOMPARE(states[1].days_late, 4);  // since 2026-02-06
  QCOMPARE(states[2].paid, 0);
  QCOMPARE(states[2].days_late, 0);
}

const support::Registered registered(&support::make_case<ContractComparisonsTest>);

}  // namespace

#include "contract_comparisons_test.moc"
