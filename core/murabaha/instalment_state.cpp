#include "murabaha/instalment_state.h"

#include <algorithm>
#include <ranges>

#include "murabaha/donation.h"

namespace murabaha {
namespace {

/// What covers instalments: payments in the order in which they were recorded, then a rebate.
class Cover {
 public:
  explicit Cover(const Contract& contract)
      : contract_(contract), payment_(contract.payments.rbegin()), rebate_(contract.rebate()) {}

  InstalmentState over(const Instalment& instalment) {
    InstalmentState state;
    state.instalment = instalment;
    state.left = instalment.amount;
    last_day_.clear();
    for (; state.left > 0 && payment_ != contract_.payments.rend(); next_if_used_up()) pay(state);
    state.rebated = std::min(rebate_, state.left);
    rebate_ -= state.rebated;
    state.left -= state.rebated;
    if (state.rebated > 0) note(contract_.settlement->value_date);
    if (state.left == 0) state.settled_on = last_day_;
    return state;
  }

 private:
  void pay(InstalmentState& state) {
    Amount part = std::min(payment_->applied - used_, state.left);
    state.paid += part;
    state.left -= part;
    used_ += part;
    if (part > 0) note(payment_->value_date);
  }
  /// Payments may be recorded in another order than that of their days, whose form sorts like them.
  void note(const std::string& day) { last_day_ = std::max(last_day_, day); }
  void next_if_used_up() {
    if (used_ < payment_->applied) return;
    ++payment_;
    used_ = 0;
  }

  const Contract& contract_;
  decltype(contract_.payments.rbegin()) payment_;
  Amount used_ = 0;            // of that payment
  Amount rebate_;              // what is left of it
  std::string last_day_ = {};  // of what has covered the present instalment
};

int days_late(const InstalmentState& state, Date today) {
  Date until = parse_date(state.settled_on).value_or(today);
  auto days = std::chrono::sys_days(until) - std::chrono::sys_days(state.instalment.due);
  return std::max(int(days.count()), 0);
}

}  // namespace

std::vector<InstalmentState> instalment_states(const Contract& contract, Date today) {
  std::vector<InstalmentState> states;
  Cover cover(contract);
  for (const Instalment& instalment : contract.schedule) {
    states.push_back(cover.over(instalment));
    if (contract.is_sold()) states.back().days_late = days_late(states.back(), today);
  }
  return states;
}

std::vector<InstalmentState> late_instalments(const Contract& contract, Date today) {
  std::vector<InstalmentState> states = instalment_states(contract, today);
  std::erase_if(states, [](const InstalmentState& state) { return !state.is_late(); });
  std::ranges::reverse(states);
  return states;
}

std::optional<Amount> donation_left(const Contract& contract, Date today) {
  const auto& share = contract.terms.late_donation;
  std::vector<InstalmentState> late = late_instalments(contract, today);
  if (!share || late.empty()) return std::nullopt;
  Amount stipulated = 0;  // parts of instalments, which add up to the price
  for (const InstalmentState& state : late) {
    if (auto receipt = late_receipt(state.instalment.amount, *share)) {
      stipulated += receipt->to_charity;
    }
  }
  return std::max<Amount>(stipulated - contract.donated, 0);
}

}  // namespace murabaha
