#pragma once

#include <vector>

#include "murabaha/contract.h"

namespace ui {

/// An instalment, and how much of it is paid.
struct InstalmentState {
  murabaha::Instalment instalment;
  murabaha::Amount paid = 0;
  murabaha::Amount left = 0;
  int days_late = 0;
};

/// What is paid covers the instalments in their order; so does a rebate.
std::vector<InstalmentState> schedule_state(const murabaha::Contract& contract,
                                            murabaha::Date today);

}  // namespace ui
