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
      auto late = std::chrono::sys_days(today) - std::chrono::sys_days(instalment.due);
      state.days_late = std::max(int(late.count()), 0);
    }
    states.push_back(state);
  }
  return states;
}

}  // namespace ui
