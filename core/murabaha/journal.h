#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/guarded.h"
#include "murabaha/contract.h"

namespace murabaha {

/// Where contracts are kept, their terms and their accepted steps, so that one whose process has
/// ended goes on from where it was. A step is in the journal before it is answered.
/// @thread any
class Journal {
 public:
  struct Entry {
    Action action;
    Timestamp at = 0;
  };

  virtual ~Journal() = default;
  /// Keeps the terms of a new contract; of one that is kept already the terms must be the same.
  /// @returns `already_exists` when they are not
  virtual Result<> open(const Terms& terms) = 0;
  virtual Result<> append(const std::string& contract_id, const Entry& entry) = 0;
  /// Oldest first.
  virtual std::vector<Entry> entries_of(const std::string& contract_id) const = 0;
};

/// Keeps contracts as long as the program runs.
class MemoryJournal final : public Journal {
 public:
  Result<> open(const Terms& terms) override {
    return contracts_.with([&](auto& contracts) -> Result<> {
      auto [kept, is_new] = contracts.try_emplace(terms.contract_id, Kept{terms, {}});
      if (is_new || kept->second.terms == terms) return {};
      return otp::refuse(Atom("already_exists"));
    });
  }
  Result<> append(const std::string& contract_id, const Entry& entry) override {
    contracts_.with([&](auto& contracts) { contracts.at(contract_id).entries.push_back(entry); });
    return {};
  }
  std::vector<Entry> entries_of(const std::string& contract_id) const override {
    return contracts_.with([&](const auto& contracts) {
      auto found = contracts.find(contract_id);
      return found == contracts.end() ? std::vector<Entry>{} : found->second.entries;
    });
  }

 private:
  struct Kept {
    Terms terms;
    std::vector<Entry> entries;
  };
  otp::Guarded<std::map<std::string, Kept>> contracts_;
};

}  // namespace murabaha
