#include "murabaha/invariants.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "murabaha/trail.h"

namespace murabaha {
namespace {

using Broken = std::optional<std::string>;

Broken check_total(const Contract& contract, const Records& kept) {
  const Terms& terms = contract.terms;
  if (terms.total() != terms.asset_cost + terms.profit) return "The total is not cost plus profit.";
  if (kept.snapshot.total != terms.total()) return "The total is not what it was at the start.";
  return std::nullopt;
}

Broken check_payable(const Contract& contract, const Records& kept) {
  const Terms& terms = contract.terms;
  if (!check_repayment(terms.asset_cost, terms.profit, terms.repayment)) {
    return "The profit is not what the rate of the terms makes.";
  }
  std::map<std::int64_t, Amount> sums;
  for (const InstalmentRow& row : kept.instalments) sums[row.version] += row.amount;
  Amount scheduled = terms.total() - promised_rebate(terms.asset_cost, terms.repayment);
  for (const auto& [version, sum] : sums) {
    if (sum != scheduled) return fmt::format("Schedule {} is not the total.", version);
  }
  return std::nullopt;
}

Broken check_due(const Contract& contract) {
  if (!contract.is_sold() || contract.sold_under < Derivation::Third) return std::nullopt;
  bool is_early = std::ranges::any_of(contract.schedule, [&](const Instalment& each) {
    return format_date(each.due) < *contract.sold_on;
  });
  return is_early ? Broken("An instalment is due before the sale.") : std::nullopt;
}

Broken check_sums(const Contract& contract, const Records& kept) {
  Amount applied = 0;
  for (const PaymentRow& payment : kept.payments) {
    if (payment.received != payment.applied + payment.excess) {
      return fmt::format("Payment {} is not what was applied and what is too much.",
                         payment.number);
    }
    if (payment.applied < 0 || payment.excess < 0) return "A payment is below zero.";
    applied += payment.applied;
  }
  if (contract.outstanding() < 0 || contract.excess() < 0 || contract.unearned_profit() < 0) {
    return "An amount is below zero.";
  }
  if (applied + contract.rebate() + contract.outstanding() != contract.terms.total()) {
    return "What was applied, given up and is owed is not the total.";
  }
  return std::nullopt;
}

bool is_terminal(std::string_view state) { return state == "completed" || state == "rejected"; }

Broken check_states(const Contract& contract, const Records& kept) {
  bool is_over = contract.is_sold() && contract.outstanding() == 0;
  if ((contract.stage == Stage::Completed) != is_over) {
    return "The contract must be completed exactly when nothing is owed.";
  }
  std::int64_t seq = 0;
  for (const AuditRow& row : kept.trail) {
    if (row.seq != ++seq) return fmt::format("Step {} is missing.", seq);
    if (is_terminal(row.from) && row.to != row.from) {
      return fmt::format("Step {} leaves a state that is final.", seq);
    }
  }
  return std::nullopt;
}

Broken check_entries(const Records& kept) {
  std::map<std::int64_t, Amount> sums;
  std::map<std::int64_t, int> kinds;  // 1: income, 2: charity
  for (const PostingRow& row : kept.postings) {
    sums[row.seq] += row.amount;
    if (row.account == name_of(Account::ProfitIncome)) kinds[row.seq] |= 1;
    if (row.account == name_of(Account::CharityPayable)) kinds[row.seq] |= 2;
  }
  for (const auto& [seq, sum] : sums) {
    if (sum != 0) return fmt::format("The postings of step {} do not add up to zero.", seq);
    if (kinds[seq] == 3) return fmt::format("Step {} mixes charity with income.", seq);
  }
  return std::nullopt;
}

Broken check_balances(const Contract& contract, const Records& kept) {
  Amount owed = contract.is_sold() ? contract.outstanding() : 0;
  if (balance_of(kept, Account::Receivable) != owed) return "The receivable is not what is owed.";
  if (balance_of(kept, Account::DeferredProfit) > 0) return "The deferred profit is below zero.";
  if (balance_of(kept, Account::CustomerCredit) != -contract.excess()) {
    return "The customer's credit is not what was paid too much.";
  }
  return std::nullopt;
}

/// The asset is on the books from its payment to its sale, and nowhere below zero. Under the first
/// derivation a sale may have taken from the inventory what was an advance: only both together
/// tell.
Broken check_asset(const Contract& contract, const Records& kept) {
  Amount advance = balance_of(kept, Account::Advance);
  Amount inventory = balance_of(kept, Account::Inventory);
  if (advance < 0) return "The advance to the supplier is below zero.";
  bool is_mixed = contract.is_sold() && contract.sold_under == Derivation::First;
  if (inventory < 0 && !is_mixed) return "The inventory is below zero.";
  bool is_zero = is_mixed ? advance + inventory == 0 : advance == 0 && inventory == 0;
  bool is_gone = !contract.is_sold() || is_zero;
  return is_gone ? std::nullopt : Broken("What was sold is still on the books.");
}

/// What was taken for charity and not passed on is owed to it, and nobody passes on more.
Broken check_charity(const Contract& contract, const Records& kept) {
  Amount balance = -balance_of(kept, Account::CharityPayable);
  if (balance < 0) return "More was passed on to charity than was taken for it.";
  bool is_booked = balance == contract.charity_balance();
  return is_booked ? std::nullopt : Broken("The charity payable is not what is to be distributed.");
}

Broken check_income(const Contract& contract, const Records& kept) {
  bool is_booked = balance_of(kept, Account::ProfitIncome) == -contract.recognised;
  return is_booked ? std::nullopt : Broken("The income is not what is recognised.");
}

/// What was mandatory can be told from the contract as it was before.
Broken check_rebate(const Contract& contract, const Records& kept) {
  bool is_free = contract.terms.settlement.policy == RebatePolicy::Discretionary;
  if (is_free || !contract.settlement) return std::nullopt;
  auto settled = std::ranges::find(kept.trail, "settle_early", &AuditRow::command);
  Replay before = replay(contract.terms.contract_id, {kept.trail.begin(), settled});
  auto day = parse_date(contract.settlement->value_date);
  bool is_right = day && before.contract.mandatory_rebate(*day) == contract.rebate();
  return is_right ? std::nullopt : Broken("The rebate is not what the terms make mandatory.");
}

Broken check_disbursement(const Contract& contract, const Records& kept) {
  auto confirmed = std::ranges::count_if(kept.intents, [](const IntentRow& row) {
    return row.purpose == name_of(Purpose::Disburse) && row.status == "confirmed";
  });
  bool is_paid = contract.stage == Stage::Disbursed || contract.stage == Stage::Repaying ||
                 contract.stage == Stage::Completed;
  if (confirmed == (is_paid ? 1 : 0)) return std::nullopt;
  return fmt::format("{} disbursements are confirmed.", confirmed);
}

}  // namespace

Amount balance_of(const Records& kept, Account account) {
  Amount sum = 0;
  for (const PostingRow& row : kept.postings) {
    if (row.account == name_of(account)) sum += row.amount;
  }
  return sum;
}

std::optional<std::string> broken_invariant(const Contract& contract, const Records& kept) {
  if (auto broken = check_total(contract, kept)) return broken;
  if (auto broken = check_sums(contract, kept)) return broken;
  if (auto broken = check_states(contract, kept)) return broken;
  if (auto broken = check_entries(kept)) return broken;
  if (auto broken = check_balances(contract, kept)) return broken;
  if (auto broken = check_asset(contract, kept)) return broken;
  if (auto broken = check_payable(contract, kept)) return broken;
  if (auto broken = check_due(contract)) return broken;
  if (auto broken = check_charity(contract, kept)) return broken;
  if (auto broken = check_income(contract, kept)) return broken;
  if (auto broken = check_rebate(contract, kept)) return broken;
  return check_disbursement(contract, kept);
}

}  // namespace murabaha
