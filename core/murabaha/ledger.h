#pragma once

#include <string_view>
#include <vector>

#include "murabaha/contract.h"

/// The double-entry postings of a contract (AAOIFI FAS 28; IFAS-1).
namespace murabaha {

enum class Account {
  Cash,
  Advance,         // paid to the supplier, before possession
  Inventory,       // in the institution's possession, before the sale
  Receivable,      // owed by the customer
  DeferredProfit,  // sold, and no income yet
  ProfitIncome,
  CustomerCredit,  // owed to the customer
  CharityPayable,  // taken for charity; never income
};
inline constexpr Account all_accounts[] = {Account::Cash,           Account::Advance,
                                           Account::Inventory,      Account::Receivable,
                                           Account::DeferredProfit, Account::ProfitIncome,
                                           Account::CustomerCredit, Account::CharityPayable};
/// `cash`, `receivable`, ...
std::string_view name_of(Account account);

struct Posting {
  Account account;
  Amount amount = 0;  // above zero: debit; below: credit
};

/// What a step posts: lines that add up to zero, none of them zero.
/// @param after the contract after `fact`
/// @thread any
std::vector<Posting> postings_of(const Contract& before, const Fact& fact, const Contract& after);

}  // namespace murabaha
