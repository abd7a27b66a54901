#include "murabaha/rebate.h"

#include <fmt/format.h>

#include <algorithm>

#include "murabaha/annuity.h"

namespace murabaha {

using otp::refuse;

std::string_view name_of(RebatePolicy policy) {
  switch (policy) {
    case RebatePolicy::Discretionary: return "discretionary";
    case RebatePolicy::MandatoryDisclosed: return "mandatory_disclosed";
  }
  return {};
}

std::optional<RebatePolicy> rebate_policy_named(std::string_view name) {
  for (RebatePolicy policy : {RebatePolicy::Discretionary, RebatePolicy::MandatoryDisclosed}) {
    if (name_of(policy) == name) return policy;
  }
  return std::nullopt;
}

Amount rebate_of(const Unearned& unearned, const Fraction& share) {
  Amount rebate = (unearned.exact * share).rounded().value_or(unearned.amount);
  return std::min(rebate, unearned.amount);
}

// Early settlement

namespace {

std::unexpected<otp::Error> settlement_mismatch(Amount expected, const Currency& currency) {
  return refuse(
      otp::tuple(Atom("settlement_mismatch"), expected),
      fmt::format("With this rebate, {} settles what is owed.", format_money(expected, currency)));
}

}  // namespace

Result<EarlySettlement> settle_early(Amount outstanding, Amount unearned, Amount rebate,
                                     const Currency& currency) {
  if (outstanding <= 0) return invalid_amount("outstanding", "Nothing is outstanding.");
  if (rebate < 0) return invalid_amount("rebate", "The rebate must not be below zero.");
  Amount max = std::min(unearned, outstanding);
  if (rebate > max) {
    return refuse(otp::tuple(Atom("rebate_exceeds_profit"), max),
                  fmt::format("The rebate may be at most the unearned profit, {}.",
                              format_money(max, currency)));
  }
  return EarlySettlement{outstanding, rebate, outstanding - rebate};
}

Result<> check_settlement(Amount outstanding, Amount unearned, Amount rebate, Amount cash,
                          const Currency& currency) {
  auto settlement = settle_early(outstanding, unearned, rebate, currency);
  if (!settlement) return std::unexpected(settlement.error());
  if (cash != settlement->cash) return settlement_mismatch(settlement->cash, currency);
  return {};
}

Result<> check_policy(RebatePolicy policy, const EarlySettlement& settlement, Amount due,
                      const Currency& currency) {
  bool is_free = policy == RebatePolicy::Discretionary;
  if (is_free || settlement.rebate == due) return {};
  Amount cash = settlement.outstanding - due;
  return refuse(otp::tuple(Atom("settlement_mismatch"), cash),
                fmt::format("The terms make a rebate of {} mandatory: {} settles what is owed.",
                            format_money(due, currency), format_money(cash, currency)));
}

}  // namespace murabaha
