#include "models/contract_processes.h"

namespace ui {

ContractProcesses::ContractProcesses(Observation& observation, QObject* parent)
    : QObject(parent), observation_(observation) {
  connect(&observation, &Observation::changed, this, &ContractProcesses::onChanged);
  connect(&observation, &Observation::cleared, this, &ContractProcesses::readAll);
  readAll();
}

const observer::ProcessEntry* ContractProcesses::find(const std::string& contract_id) const {
  auto found = processes_.find(contract_id);
  return found == processes_.end() ? nullptr : observation_.system().find(found->second);
}

bool ContractProcesses::isRunning(const std::string& contract_id) const {
  const auto* entry = find(contract_id);
  return entry != nullptr && entry->is_alive;
}

std::string ContractProcesses::contractOf(Identity process) const {
  auto found = seen_.find(process);
  return found == seen_.end() ? std::string() : found->second.contract_id;
}

void ContractProcesses::readAll() {
  seen_.clear();
  processes_.clear();
  std::set<std::string> ids;
  observation_.system().for_each([&](const observer::ProcessEntry& entry) { look(entry, ids); });
  if (!ids.empty()) Q_EMIT changed(ids);
}

void ContractProcesses::onChanged(const Changes& changes) {
  std::set<std::string> ids;
  for (Identity id : changes.touched) {
    if (const auto* entry = observation_.system().find(id)) look(*entry, ids);
  }
  for (Identity id : changes.removed) {
    auto gone = seen_.extract(id);
    if (gone.empty()) continue;
    ids.insert(gone.mapped().contract_id);
    auto process = processes_.find(gone.mapped().contract_id);
    if (process != processes_.end() && process->second == id) processes_.erase(process);
  }
  if (!ids.empty()) Q_EMIT changed(ids);
}

void ContractProcesses::look(const observer::ProcessEntry& entry, std::set<std::string>& changed) {
  static const otp::Atom contract("MurabahaContract"), id("contract_id");
  Seen fresh{contractOf(entry.id), entry.pid, entry.is_alive, entry.state_at};
  if (fresh.contract_id.empty()) {
    bool is_contract = entry.state.is_record() && entry.state.record_name() == contract;
    if (!is_contract) return;
    otp::Term name = entry.state.get(id);
    if (!name.is_string()) return;
    fresh.contract_id = std::string(name.text());
  }
  if (seen_[entry.id] == fresh) return;
  seen_[entry.id] = fresh;
  // One that ended gives way to its successor, which may have a place of its own.
  if (entry.is_alive || !isRunning(fresh.contract_id)) processes_[fresh.contract_id] = entry.id;
  changed.insert(fresh.contract_id);
}

}  // namespace ui
