#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/guarded.h"
#include "murabaha/fact.h"

namespace murabaha {

/// The questions about payouts under way whose answers were as before. They are no steps: the trail
/// has them with the next answer that is another. Until then the contract's process tells of them
/// here, for the screen.
/// @thread any
class AskingWatch {
 public:
  /// All such questions about an open payout since its last step; none when it has another.
  /// @param intent its key
  void tell(const std::string& intent, std::vector<GatewayCall> calls) {
    calls_.with([&](auto& known) {
      if (calls.empty()) known.erase(intent);
      else known[intent] = std::move(calls);
    });
  }
  std::vector<GatewayCall> calls(const std::string& intent) const {
    return calls_.with([&](const auto& known) {
      auto found = known.find(intent);
      return found == known.end() ? std::vector<GatewayCall>() : found->second;
    });
  }

 private:
  otp::Guarded<std::map<std::string, std::vector<GatewayCall>>> calls_;  // by intent
};

}  // namespace murabaha
