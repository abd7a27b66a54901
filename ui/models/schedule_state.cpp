#include "models/schedule_state.h"

#include <algorithm>

namespace ui {

std::vector<InstalmentState> schedule_state(const murabaha::Contract& contract,
                                            murabaha::Date today) {
  std::vector<InstalmentState> states;
  murabaha::Amount covers = contract.terms.total() - contract.outstanding();
  for (const murabaha::Instalment& instalment : contract.schedule) {
    InstalmentState state;
    state.instalment = instalment;
    state.paid = std::min(covers, instalment.amount);
    state.left = instalment.amount - state.paid;
    covers -= state.paid;
    if (contract.is_sold() && state.left > 0) {
      // Nothing is late before the sale.
      auto since = std::max(instalment.due, murabaha::parse_date(*contract.sold_on).value());
      auto late = std::chrono::sys_days(today) - std::chrono::sys_days(since);
      state.days_late = std::max(int(late.count()), 0);
    }
    states.push_back(state);
  }
  return states;
}

}  // namespace ui
