#include "models/crash_comparison.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

#include "draw/desk_sentences.h"
#include "murabaha/trail.h"

namespace ui {

using murabaha::BookedPayment;
using Verdict = CrashLine::Verdict;

namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(ui::CrashComparison)
};

CrashLine judged(QString what, std::size_t before, std::size_t after, bool is_kept) {
  CrashLine line{std::move(what), before, after, Verdict::Identical, QString()};
  if (!is_kept) {
    line.verdict = Verdict::Differs;
    line.words = Words::tr("what was there is not the same any more");
  } else if (after > before) {
    line.verdict = Verdict::Grown;
    line.words = Words::tr("identical, and %1 more since").arg(after - before);
  } else {
    line.words = Words::tr("identical");
  }
  return line;
}

template <class Row>
CrashLine compare(QString what, const std::vector<Row>& before, const std::vector<Row>& after) {
  bool is_kept =
      after.size() >= before.size() && std::equal(before.begin(), before.end(), after.begin());
  return judged(std::move(what), before.size(), after.size(), is_kept);
}

/// The contract in one row: it changes with every step, and must be what the trail leads to.
CrashLine compare_snapshots(const CrashSide& before, const CrashSide& after) {
  const auto& then = before.records.snapshot;
  const auto& now = after.records.snapshot;
  auto rebuilt = murabaha::rebuild(now.contract_id, after.records.trail);
  bool is_right = rebuilt && rebuilt->snapshot == now;
  bool is_kept = is_right && (then == now || now.version > then.version);
  CrashLine line = judged(Words::tr("Snapshot"), 1, 1, is_kept);
  if (is_kept && then != now) {
    line.verdict = Verdict::Grown;
    line.words = Words::tr("went on from step %1 to %2").arg(then.version).arg(now.version);
  }
  return line;
}

CrashLine check_chain(const CrashSide& side) {
  auto fault = murabaha::verify(side.records);
  CrashLine line = judged(Words::tr("Hash chain and sums"), 1, 1, !fault);
  line.words = fault ? translated(fault->sentence) : Words::tr("verified");
  return line;
}

/// What a process says of the contract, without what only it knows.
otp::Term contract_in(const otp::Term& state) {
  auto contract = murabaha::Contract::from_term(state);
  return contract ? contract->describe() : otp::Term();
}

/// What the successor says of itself, beside what was kept.
CrashLine compare_state(const CrashSide& after) {
  auto told = murabaha::replay(after.records.snapshot.contract_id, after.records.trail);
  bool is_right = contract_in(after.state) == told.contract.describe();
  CrashLine line = judged(Words::tr("State of the new process"), 1, 1, is_right);
  if (!is_right) line.words = Words::tr("is not what the rows lead to");
  return line;
}

/// What was paid a second time for a key is booked as `KEY again`.
bool is_for(const BookedPayment& booked, const murabaha::IntentRow& intent) {
  return booked.key == intent.intent || booked.key.starts_with(intent.intent + " ");
}

/// The payment system's rows change as payments go on; what must not be is a second payment.
CrashLine compare_books_of(const CrashSide& before, const CrashSide& after) {
  // Also what was taken back later was paid.
  auto is_paid = [](const BookedPayment& booked) { return booked.status != "declined"; };
  auto paid_before = std::size_t(std::ranges::count_if(before.books, is_paid));
  auto paid_after = std::size_t(std::ranges::count_if(after.books, is_paid));
  std::map<std::string, std::ptrdiff_t> paid_for;  // by what it was paid for
  for (const auto& intent : after.records.intents) {
    paid_for[intent.purpose] += std::ranges::count_if(
        after.books, [&](const auto& booked) { return is_for(booked, intent) && is_paid(booked); });
  }
  bool is_twice = paid_for["disburse"] > 1;
  CrashLine line = judged(Words::tr("Payment system's books"), paid_before, paid_after,
                          !is_twice && paid_after >= paid_before);
  if (is_twice) line.words = Words::tr("paid more than once");
  return line;
}

}  // namespace

std::vector<CrashLine> compare_crash(const CrashSide& before, const CrashSide& after) {
  const auto& then = before.records;
  const auto& now = after.records;
  return {compare_snapshots(before, after),
          compare(Words::tr("Payments"), then.payments, now.payments),
          compare(Words::tr("Postings"), then.postings, now.postings),
          compare(Words::tr("Trail"), then.trail, now.trail),
          compare(Words::tr("Evidence"), then.evidence, now.evidence),
          compare(Words::tr("Instalments"), then.instalments, now.instalments),
          compare_state(after),
          compare_books_of(before, after),
          check_chain(after)};
}

bool is_at_one_version(const CrashSide& side) {
  auto contract = murabaha::Contract::from_term(side.state);
  return contract && contract->version() == side.records.snapshot.version;
}

std::vector<BookedPayment> booked_for(const murabaha::Records& records,
                                      const std::vector<BookedPayment>& books) {
  std::vector<BookedPayment> ours;
  std::ranges::copy_if(books, std::back_inserter(ours), [&](const BookedPayment& booked) {
    return std::ranges::any_of(records.intents,
                               [&](const auto& intent) { return is_for(booked, intent); });
  });
  return ours;
}

}  // namespace ui
