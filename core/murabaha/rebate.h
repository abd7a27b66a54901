#pragma once

#include <optional>
#include <vector>

#include "murabaha/recognition.h"

namespace murabaha {

/// Whether a customer who settles early gets a part of the profit back (ibra').
enum class RebatePolicy {
  Discretionary,      // the bank may give one, which the contract must not promise (SS-8 5/9)
  MandatoryDisclosed  // the contract's formula decides (Malaysia, BNM/RH/GL 012-5)
};
/// `discretionary`, `mandatory_disclosed`
std::string_view name_of(RebatePolicy policy);
std::optional<RebatePolicy> rebate_policy_named(std::string_view name);

/// A part of the unearned profit, such as half, rounded half up once and never above it. The
/// formula of Malaysian contracts is the whole of it.
/// @param share at most one
Amount rebate_of(const Unearned& unearned, const Fraction& share = Fraction(1));

/// The end of a contract before its time. The rebate and what is paid now make up what was left.
struct EarlySettlement {
  Amount outstanding = 0;
  Amount rebate = 0;
  Amount cash = 0;

  friend bool operator==(const EarlySettlement&, const EarlySettlement&) = default;
};

/// The settlement with a rebate that the bank has chosen.
/// @param currency of the amounts, for the sentence; so in what follows
/// @returns `invalid_amount` when nothing is outstanding or the rebate is below zero, or
/// `{rebate_exceeds_profit, max}` when it is above the unearned profit, with a sentence
Result<EarlySettlement> settle_early(Amount outstanding, Amount unearned, Amount rebate,
                                     const Currency& currency = {});

/// Whether what is paid now is what is left after the rebate.
/// @returns as settle_early, or `{settlement_mismatch, expected}` with the cash that would be right
Result<> check_settlement(Amount outstanding, Amount unearned, Amount rebate, Amount cash,
                          const Currency& currency = {});

/// Whether the policy allows the rebate: a mandatory one is what its formula gives, no less.
/// @param due what the formula gives, of rebate_of()
/// @returns `{settlement_mismatch, expected}` with the cash that would be right, with a sentence
Result<> check_policy(RebatePolicy policy, const EarlySettlement& settlement, Amount due,
                      const Currency& currency = {});

/// One month of a sale at a ceiling rate.
struct CeilingMonth {
  int number = 0;     // from 1 on
  Amount amount = 0;  // the instalment: the profit and the cost part together
  Amount profit = 0;
  Amount cost_part = 0;
  // After the month's instalment; the first is the sum of the other two.
  Amount price_left = 0;
  Amount cost_left = 0;
  Amount deferred = 0;

  friend bool operator==(const CeilingMonth&, const CeilingMonth&) = default;
};

/// From what a month's profit is earned.
enum class CeilingBalance {
  Exact,  // the exact cost left: every figure is the rounded exact one, as V6's source has it
  Posted  // the cost left on the books, after each month's profit was rounded half up
};

/// A sale at a price that a ceiling rate makes, paid in instalments for a lower, effective rate:
/// the difference is given back as a rebate that the contract discloses (Malaysian practice, vector
/// V6).
struct CeilingSale {
  Amount cost = 0;
  Amount price = 0;
  Amount instalment = 0;
  std::vector<CeilingMonth> months;
  Amount rebate = 0;  // what is left of the price after the last instalment
};

/// The price is an annuity's at the ceiling rate; profit is earned at the effective rate on what is
/// left of the cost. Without an instalment it is that of an annuity at the effective rate, rounded
/// half up. The last month takes what is left of the cost, pays more than the others where they
/// have not paid enough, and no more than is left of the price.
/// @returns `invalid_amount`, `amount_overflow`, `rate_range` when the effective rate is above the
/// ceiling, or `{schedule_mismatch, 0}` for a count beyond 1 to 600 and for instalments that pay
/// too little for the profit of a month or the cost, or the price before the last one, with a
/// sentence
Result<CeilingSale> ceiling_sale(Amount cost, const Rate& ceiling, const Rate& effective, int count,
                                 std::optional<Amount> instalment = std::nullopt,
                                 CeilingBalance balance = CeilingBalance::Exact);

}  // namespace murabaha
