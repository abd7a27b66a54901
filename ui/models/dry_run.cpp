#include "models/dry_run.h"

#include "murabaha/trail.h"

namespace ui {

murabaha::Result<DryRun> dry_run(const murabaha::Contract& contract, const murabaha::Action& action,
                                 const murabaha::Moment& moment) {
  auto fact = murabaha::decide(contract, action, moment);
  if (!fact) return std::unexpected(fact.error());
  murabaha::Step step = murabaha::take_step(contract, *fact, moment);
  DryRun run{std::move(step.contract), std::move(step.records.postings)};
  if (const auto* payout = std::get_if<murabaha::PayoutRequested>(&*fact)) {
    murabaha::PayoutConfirmed paid{payout->purpose, payout->intent};
    murabaha::Step payment = murabaha::take_step(run.after, paid, moment);
    run.after = std::move(payment.contract);
    run.postings.insert(run.postings.end(), payment.records.postings.begin(),
                        payment.records.postings.end());
  }
  return run;
}

}  // namespace ui
