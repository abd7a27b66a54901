#pragma once

#include <functional>
#include <string>

#include "murabaha/contract.h"

namespace murabaha {

/// What the screen asks of the contract desk. Requests go to the contracts' processes; each is
/// answered once, on a thread of the desk's choice.
/// @thread any
class Desk {
 public:
  using Done = std::function<void(Result<Contract>)>;
  enum class BankManner { Pays, Declines, KeepsSilent };

  virtual ~Desk() = default;
  /// Starts a contract; `already_started` for an id in use, or the mistake in the terms.
  virtual void open(Terms terms, Done done) = 0;
  /// The contract after the action, or why it was refused.
  virtual void submit(std::string contract_id, Action action, Done done) = 0;
  /// How the simulated bank answers from now on; `reason` is that of a refusal.
  virtual void set_bank(BankManner manner, std::string reason) = 0;
};

}  // namespace murabaha
