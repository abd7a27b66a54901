#pragma once

#include <optional>
#include <string>

#include "murabaha/ledger.h"
#include "murabaha/records.h"

namespace murabaha {

/// What must hold of every contract at any time, whatever has happened to it:
///
/// 1. the total is cost plus profit, and what it was at the start;
/// 2. applied + rebate + outstanding = total, nothing is below zero, received = applied + excess;
/// 3. the contract is completed exactly when it is sold and nothing is owed; a contract that is
///    completed or rejected changes its state no more;
/// 4. the steps are numbered without gaps;
/// 5. each entry of the ledger adds up to zero, the receivable is what is owed, the deferred profit
///    is not below zero; neither are advance and inventory, which are zero from the sale on;
/// 6. no entry has both charity and income; what is owed to charity is what was taken for it and
/// not
///    passed on;
/// 7. at most one disbursement is confirmed, and exactly one from `disbursed` on.
///
/// That the chain of hashes is right, and that all rows follow from the trail, is for `verify`.
/// @returns a sentence about the first that does not hold
/// @thread any
std::optional<std::string> broken_invariant(const Contract& contract, const Records& kept);

/// What all postings to an account add up to: above zero what was debited.
/// @thread any
Amount balance_of(const Records& kept, Account account);

}  // namespace murabaha
