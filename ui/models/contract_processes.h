#pragma once

#include <QObject>

#include <map>
#include <set>
#include <string>
#include <unordered_map>

#include "models/observation.h"

namespace ui {

/// The processes of contracts, as far as they are observed. A contract whose process sleeps has
/// none.
class ContractProcesses : public QObject {
  Q_OBJECT

 public:
  explicit ContractProcesses(Observation& observation, QObject* parent = nullptr);

  /// The process of a contract, or the last one that it had; nullptr when none was seen.
  const observer::ProcessEntry* find(const std::string& contract_id) const;
  bool isRunning(const std::string& contract_id) const;
  /// Empty for a process that is not a contract's.
  std::string contractOf(Identity process) const;

 Q_SIGNALS:
  /// These contracts, or their processes, are different.
  void changed(const std::set<std::string>& contract_ids);

 private:
  /// What must be different for a contract to be worth another look.
  struct Seen {
    std::string contract_id;
    otp::Pid pid;
    bool is_alive = false;
    observer::TimePoint state_at;

    friend bool operator==(const Seen&, const Seen&) = default;
  };

  void readAll();
  void onChanged(const Changes& changes);
  void look(const observer::ProcessEntry& entry, std::set<std::string>& changed);

  struct ByNumber {
    std::size_t operator()(Identity id) const { return id.number; }
  };

  Observation& observation_;
  std::unordered_map<Identity, Seen, ByNumber> seen_;
  std::map<std::string, Identity> processes_;  // by contract
};

}  // namespace ui
