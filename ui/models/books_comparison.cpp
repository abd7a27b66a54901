#include "models/books_comparison.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui {

using murabaha::BookedPayment;
using murabaha::IntentRow;
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
    line.words = Words::tr("the payment system says %1; we do not know it yet")
                     .arg(QString::fromStdString(theirs));
  } else {
    line.verdict = Verdict::Differs;
    line.words = theirs == "reversed" ? Words::tr("the money was taken back")
                                      : Words::tr("the outcomes differ");
  }
}

}  // namespace

std::vector<BooksLine> compare_books(const std::vector<IntentRow>& ours,
                                     const std::vector<BookedPayment>& theirs) {
  std::vector<BooksLine> lines;
  for (const IntentRow& intent : ours) {
    auto booked = std::ranges::find(theirs, intent.intent, &BookedPayment::key);
    BooksLine line{intent.intent, &intent, booked == theirs.end() ? nullptr : &*booked,
                   Verdict::Agrees, QString()};
    if (line.theirs == nullptr) {
      judge_alone(line);
    } else {
      judge_status(line);
      judge_terms(line);
    }
    lines.push_back(std::move(line));
  }
  for (const BookedPayment& booked : theirs) {
    if (std::ranges::find(ours, booked.key, &IntentRow::intent) != ours.end()) continue;
    lines.push_back(
        {booked.key, nullptr, &booked, Verdict::OfOthers, Words::tr("of another contract")});
  }
  return lines;
}

}  // namespace ui
