#pragma once

#include <string>
#include <vector>

#include "murabaha/contract.h"

namespace murabaha {

/// An instalment of the agreed schedule, and what has become of it.
struct InstalmentState {
  Instalment instalment;
  Amount paid = 0;              // by payments
  Amount rebated = 0;           // given up of it by an early settlement
  Amount left = 0;              // owed still; the three add up to its amount
  std::string settled_on = {};  // the value date of what paid the last of it; empty: not all is
  int days_late = 0;            // until that day, or else until today; 0 before the sale

  bool is_late() const { return days_late > 0; }
};

/// What is paid covers the instalments in their order; a rebate covers what is left after it.
/// @param today who is late is late then
/// @thread any
std::vector<InstalmentState> instalment_states(const Contract& contract, Date today);

/// Those that are late, or were late when they were paid, the last one first.
/// @thread any
std::vector<InstalmentState> late_instalments(const Contract& contract, Date today);

/// What the terms stipulate for charity of the instalments that are or were late, less what was
/// donated already. None where the terms stipulate nothing, or nothing was late.
/// @thread any
std::optional<Amount> donation_left(const Contract& contract, Date today);

}  // namespace murabaha
