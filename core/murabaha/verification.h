#pragma once

#include <string>
#include <vector>

#include "murabaha/store.h"
#include "murabaha/trail.h"

namespace murabaha {

/// What a look at all contracts of a store has found.
struct Verification {
  struct Found {
    std::string contract_id;
    Fault fault;
  };

  std::int64_t contracts = 0;
  std::int64_t steps = 0;
  std::vector<Found> faults;  // the first one of each contract
  /// In which currencies the books of all contracts do not add up to zero: their trial balance.
  std::vector<std::string> unbalanced;

  bool is_right() const { return faults.empty() && unbalanced.empty(); }
};

/// Reads every contract of the store and verifies it, and looks for rows of contracts that are
/// gone. Waits for the store.
/// @returns `storage_error` when the store cannot be read
/// @thread any but the store's own, and no process
Result<Verification> verify_all(Store& store);

}  // namespace murabaha
