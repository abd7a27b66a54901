#include "murabaha/ledger.h"

#include "base/match.h"

namespace murabaha {

std::string_view name_of(Account account) {
  switch (account) {
    case Account::Cash: return "cash";
    case Account::Advance: return "advance";
    case Account::Inventory: return "inventory";
    case Account::Receivable: return "receivable";
    case Account::DeferredProfit: return "deferred_profit";
    case Account::ProfitIncome: return "profit_income";
    case Account::CustomerCredit: return "customer_credit";
    case Account::CharityPayable: return "charity_payable";
  }
  return {};
}

namespace {

using Entry = std::vector<Posting>;

void post(Entry& entry, Account account, Amount amount) {
  if (amount != 0) entry.push_back({account, amount});
}

/// Moves an amount from one account to another.
void move(Entry& entry, Account debit, Account credit, Amount amount) {
  post(entry, debit, amount);
  post(entry, credit, -amount);
}

bool is_possessed(const Contract& contract) {
  return contract.latest(EvidenceKind::Possession) != nullptr;
}

/// What is paid for is an advance until the institution has possession. It may have it before it
/// pays.
Entry disbursed(const Contract& after) {
  const Terms& terms = after.terms;
  Entry entry;
  if (terms.profile == Profile::Aaoifi) {
    move(entry, Account::Advance, Account::Cash, terms.asset_cost);
    if (after.is_in_inventory) move(entry, Account::Inventory, Account::Advance, terms.asset_cost);
    return entry;
  }
  post(entry, Account::Receivable, terms.total());
  post(entry, Account::Cash, -terms.asset_cost);
  post(entry, Account::DeferredProfit, -terms.profit);
  return entry;
}

Entry sold(const Contract& before, const SaleConcluded& sale) {
  const Terms& terms = before.terms;
  bool is_inventory =
      sale.derivation == Derivation::First ? is_possessed(before) : before.is_in_inventory;
  Entry entry;
  post(entry, Account::Receivable, terms.total());
  post(entry, is_inventory ? Account::Inventory : Account::Advance, -terms.asset_cost);
  post(entry, Account::DeferredProfit, -terms.profit);
  return entry;
}

Entry evidenced(const Contract& before, const Contract& after) {
  Entry entry;
  bool is_new_inventory = after.is_in_inventory && !before.is_in_inventory;
  if (is_new_inventory) move(entry, Account::Inventory, Account::Advance, after.terms.asset_cost);
  return entry;
}

void recognise(Entry& entry, const Contract& before, const Contract& after) {
  move(entry, Account::DeferredProfit, Account::ProfitIncome, after.recognised - before.recognised);
}

}  // namespace

std::vector<Posting> postings_of(const Contract& before, const Fact& fact, const Contract& after) {
  return otp::match(
      fact, [](const Started&) { return Entry(); }, [](const Approved&) { return Entry(); },
      [](const Rejected&) { return Entry(); }, [](const PayoutRequested&) { return Entry(); },
      [](const PayoutDeclined&) { return Entry(); }, [](const PayoutUnknown&) { return Entry(); },
      [&](const PayoutConfirmed& payout) {
        if (payout.purpose == Purpose::Disburse) return disbursed(after);
        Entry entry;
        move(entry, Account::CustomerCredit, Account::Cash, after.refunded - before.refunded);
        return entry;
      },
      [&](const PaymentRecorded& payment) {
        Entry entry;
        post(entry, Account::Cash, payment.received);
        post(entry, Account::Receivable, -payment.applied);
        post(entry, Account::CustomerCredit, -payment.excess);
        recognise(entry, before, after);
        return entry;
      },
      [&](const EvidenceRecorded&) { return evidenced(before, after); },
      [](const ScheduleAgreed&) { return Entry(); },
      [&](const SaleConcluded& sale) { return sold(before, sale); },
      [&](const SettledEarly& settlement) {
        Entry entry;
        move(entry, Account::Cash, Account::Receivable, settlement.cash);
        move(entry, Account::DeferredProfit, Account::Receivable, settlement.rebate);
        recognise(entry, before, after);
        return entry;
      },
      [](const DonationRecorded& donation) {
        Entry entry;
        move(entry, Account::Cash, Account::CharityPayable, donation.amount);
        return entry;
      },
      [](const CharityPaidOn& paid) {
        Entry entry;
        move(entry, Account::CharityPayable, Account::Cash, paid.amount);
        return entry;
      });
}

}  // namespace murabaha
