#pragma once

#include <string>
#include <vector>

#include "murabaha/rules.h"

namespace murabaha {

/// What a search through all that can happen to a contract has found.
struct ModelCheck {
  struct CounterExample {
    std::vector<std::string> steps;  // what leads there, as few as possible
    std::string sentence;            // what does not hold then
  };

  std::int64_t states = 0;    // different ones
  std::int64_t steps = 0;     // that were taken from one to another, or to itself
  std::int64_t refusals = 0;  // actions that were refused, as they should
  std::int64_t longest = 0;   // the most steps that it takes to reach a state
  std::optional<CounterExample> broken;
};

/// Tries every action in every state that a contract of cost 2 and profit 1 can get into, breadth
/// first, with payments from 0 to 4 and each answer of the payment system, whether it is allowed or
/// not; after each step all invariants must hold and all rows must follow from the trail. The
/// profile `seed` is searched with the usual terms, and with others: a rate that makes the profit,
/// income with time, and a mandatory rebate.
///
/// States that differ in times, keys or in how often the same thing was refused or donated count as
/// one, so that there are finitely many.
/// @thread any; takes some seconds
ModelCheck check_model(Profile profile);

}  // namespace murabaha
