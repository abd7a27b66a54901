#pragma once

#include "murabaha/ledger.h"
#include "murabaha/records.h"
#include "murabaha/rules.h"

namespace ui {

/// What a step would lead to.
struct DryRun {
  murabaha::Contract after;
  std::vector<murabaha::PostingRow> postings;
};

/// Takes the step with the code of the real one, and writes nothing. A payout is taken to succeed.
/// @returns the refusals of `murabaha::decide`
murabaha::Result<DryRun> dry_run(const murabaha::Contract& contract, const murabaha::Action& action,
                                 const murabaha::Moment& moment);

}  // namespace ui
