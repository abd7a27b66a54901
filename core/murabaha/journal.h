#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/guarded.h"
#include "murabaha/contract.h"

namespace murabaha {

/// Where the accepted steps of contracts are kept, so that a contract whose process has ended goes
/// on from where it was. A step is in the journal before it is answered.
/// @thread any
class Journal {
 public:
  struct Entry {
    Action action;
    Timestamp at = 0;
  };

  virtual ~Journal() = default;
  virtual Result<> append(const std::string& contract_id, const Entry& entry) = 0;
  /// Oldest first.
  virtual std::vector<Entry> entries_of(const std::string& contract_id) const = 0;
};

/// Keeps the steps as long as the program runs.
class MemoryJournal final : public Journal {
 public:
  Result<> append(const std::string& contract_id, const Entry& entry) override {
    entries_.with([&](auto& entries) { entries[contract_id].push_back(entry); });
    return {};
  }
  std::vector<Entry> entries_of(const std::string& contract_id) const override {
    return entries_.with([&](const auto& entries) {
      auto found = entries.find(contract_id);
      return found == entries.end() ? std::vector<Entry>{} : found->second;
    });
  }

 private:
  otp::Guarded<std::map<std::string, std::vector<Entry>>> entries_;
};

}  // namespace murabaha
