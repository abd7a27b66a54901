#include "models/books_comparison.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <unordered_map>

#include "draw/desk_codes.h"

namespace ui {

using murabaha::BookedPayment;
using murabaha::KeptPayout;
using Verdict = BooksLine::Verdict;

namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(ui::BooksComparison)
};

void judge_alone(BooksLine& line) {
  bool was_paid = line.ours->status == "confirmed";
  line.verdict = was_paid ? Verdict::Differs : Verdict::Agrees;
  line.words =
      was_paid ? Words::tr("we say paid, the payment system knows nothing") : Words::tr("not paid");
}

void judge_terms(BooksLine& line) {
  bool is_same = line.ours->amount == line.theirs->amount &&
                 line.ours->currency == line.theirs->currency &&
                 line.ours->payee == line.theirs->payee;
  if (is_same) return;
  line.verdict = Verdict::Differs;
  line.words = Words::tr("another amount, currency or payee");
}

void judge_status(BooksLine& line) {
  const std::string& ours = line.ours->status;
  const std::string& theirs = line.theirs->status;
  bool is_open = ours == "intent" || ours == "unknown";
  bool agrees =
      (ours == "confirmed" && theirs == "paid") || (ours == "declined" && theirs == "declined");
  if (agrees) {
    line.words = theirs == "paid" ? Words::tr("paid once") : Words::tr("declined");
  } else if (is_open) {
    line.verdict = Verdict::NotKnownYet;
    line.words =
        Words::tr("the payment system says %1; we do not know it yet").arg(word_of_payment(theirs));
  } else {
    line.verdict = Verdict::Differs;
    line.words = theirs == "reversed" ? Words::tr("the money was taken back")
                                      : Words::tr("the outcomes differ");
  }
}

BooksLine line_of(const KeptPayout& payout, const BookedPayment* booked) {
  BooksLine line{payout.intent.intent, payout.contract_id, payout.intent};
  if (booked == nullptr) {
    judge_alone(line);
    return line;
  }
  line.theirs = *booked;
  judge_status(line);
  judge_terms(line);
  return line;
}

BooksLine line_of_theirs(const BookedPayment& booked) {
  BooksLine line{booked.key, {}, {}, booked};
  bool was_paid = booked.status == "paid";
  line.verdict = was_paid ? Verdict::Differs : Verdict::Agrees;
  line.words = Words::tr("we know nothing of it");
  return line;
}

}  // namespace

std::vector<BooksLine> compare_books(const std::vector<KeptPayout>& ours,
                                     const std::vector<BookedPayment>& theirs, bool are_all) {
  std::unordered_map<std::string_view, const BookedPayment*> booked;
  for (const BookedPayment& payment : theirs) booked.emplace(payment.key, &payment);
  std::vector<BooksLine> lines;
  lines.reserve(ours.size());
  for (const KeptPayout& payout : ours) {
    auto found = booked.find(payout.intent.intent);
    lines.push_back(line_of(payout, found == booked.end() ? nullptr : found->second));
    if (found != booked.end()) booked.erase(found);
  }
  for (const BookedPayment& payment : theirs) {
    if (are_all && booked.contains(payment.key)) lines.push_back(line_of_theirs(payment));
  }
  std::ranges::stable_sort(lines, {}, &BooksLine::verdict);
  return lines;
}

namespace {

murabaha::Result<murabaha::Amount> plus(const murabaha::Result<murabaha::Amount>& sum,
                                        murabaha::Amount amount) {
  return sum ? murabaha::add(*sum, amount) : sum;
}

}  // namespace

std::vector<BooksTotal> totals_of(const std::vector<BooksLine>& lines) {
  std::map<std::string, BooksTotal> totals;
  for (const BooksLine& line : lines) {
    if (line.ours && line.ours->status == "confirmed") {
      BooksTotal& total = totals[line.ours->currency];
      ++total.ours;
      total.our_sum = plus(total.our_sum, line.ours->amount);
    }
    if (line.theirs && line.theirs->status == "paid") {
      BooksTotal& total = totals[line.theirs->currency];
      ++total.theirs;
      total.their_sum = plus(total.their_sum, line.theirs->amount);
    }
  }
  std::vector<BooksTotal> sums;
  for (auto& [currency, total] : totals) {
    total.currency = currency;
    sums.push_back(std::move(total));
  }
  return sums;
}

}  // namespace ui
