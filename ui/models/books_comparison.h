#pragma once

#include <QString>

#include <vector>

#include "murabaha/gateway_books.h"
#include "murabaha/records.h"

namespace ui {

/// One payment as we know it, and as the payment system does.
struct BooksLine {
  enum class Verdict {
    Agrees,
    NotKnownYet,  // the payment system knows more; the next try asks
    Differs,
    OfOthers,  // of another contract
  };

  std::string key;
  const murabaha::IntentRow* ours = nullptr;
  const murabaha::BookedPayment* theirs = nullptr;
  Verdict verdict = Verdict::Agrees;
  QString words;
};

/// Our payouts of a contract beside the payment system's books: ours first, then what only it has.
/// The lines point into what was given.
std::vector<BooksLine> compare_books(const std::vector<murabaha::IntentRow>& ours,
                                     const std::vector<murabaha::BookedPayment>& theirs);

}  // namespace ui
