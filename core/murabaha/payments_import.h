#pragma once

#include <map>
#include <string>
#include <vector>

#include "murabaha/payments_csv.h"
#include "murabaha/rules.h"

namespace murabaha {

/// A payment of a file, as its contract would take it.
struct ImportedPayment {
  enum class Verdict {
    Accepted,
    BookedBefore,  // the same line was imported already: it would be answered, and not booked again
    Wrong,
  };

  PaymentLine line;
  Verdict verdict = Verdict::Wrong;
  otp::Error error = {};  // when it is wrong
  std::int64_t seq = 0;   // the step that booked it before
  RecordPayment payment = {};
  Currency currency = {};  // of the contract, if there is one
  std::string key = {};    // the idempotency key; see payment_key
};

/// What the contracts would make of the lines, one after the other.
/// @param contracts as they are now, or why one cannot be had, by the ids of all lines without a
/// fault
/// @returns one for each line. What can be wrong is what `decide` says of a payment, what is wrong
/// with the line or the contract, `{currency_mismatch, CONTRACTS}`, `currency_unknown`, and
/// `{duplicate_reference, LINE}` for a reference that is in the file twice
/// @thread any
std::vector<ImportedPayment> judge_payments(std::vector<PaymentLine> lines,
                                            std::map<std::string, Result<Contract>> contracts,
                                            const Moment& moment);

/// The idempotency key of a payment of a file. It follows from what the line says, so that the same
/// line in another file is the same payment, which is booked once.
/// @param occurrence which one of the lines of the file that say the same: 1, 2, ...
std::string payment_key(const std::string& contract_id, const RecordPayment& payment,
                        int occurrence);

}  // namespace murabaha
