#pragma once

#include <QString>

#include <optional>
#include <vector>

#include "murabaha/gateway_books.h"
#include "murabaha/records.h"

namespace ui {

/// One payment as we know it, and as the payment system does.
struct BooksLine {
  enum class Verdict {  // what wants to be looked at first comes first
    Differs,
    NotKnownYet,  // the payment system knows more; the next try asks
    Agrees,
  };

  std::string key;
  std::string contract_id;  // empty: of none that we know
  std::optional<murabaha::IntentRow> ours = {};
  std::optional<murabaha::BookedPayment> theirs = {};
  Verdict verdict = Verdict::Agrees;
  QString words = {};
};

/// Our payouts beside the payment system's books, those that differ first.
/// @param ours of some contracts, or of all
/// @param are_all whether a payment that only the payment system has booked is one too many
std::vector<BooksLine> compare_books(const std::vector<murabaha::KeptPayout>& ours,
                                     const std::vector<murabaha::BookedPayment>& theirs,
                                     bool are_all);

/// What was paid in a currency by each of the books.
struct BooksTotal {
  std::string currency;
  std::int64_t ours = 0;                           // payments
  murabaha::Result<murabaha::Amount> our_sum = 0;  // `amount_overflow` when it is too large
  std::int64_t theirs = 0;
  murabaha::Result<murabaha::Amount> their_sum = 0;

  friend bool operator==(const BooksTotal&, const BooksTotal&) = default;
};
/// The sums of what was paid, and not taken back, by currency.
std::vector<BooksTotal> totals_of(const std::vector<BooksLine>& lines);

}  // namespace ui
