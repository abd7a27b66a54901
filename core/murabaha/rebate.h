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

}  // namespace murabaha
