#include "murabaha/verification.h"

#include "murabaha/every_contract.h"

namespace murabaha {
namespace {

Result<> verify_one(Store& store, const std::string& contract_id, Verification& so_far) {
  auto kept = wait_for<Records>([&](auto done) { store.read(contract_id, std::move(done)); });
  if (!kept) return std::unexpected(kept.error());
  ++so_far.contracts;
  so_far.steps += std::int64_t(kept->trail.size());
  if (auto fault = verify(*kept)) so_far.faults.push_back({contract_id, std::move(*fault)});
  return {};
}

}  // namespace

Result<Verification> verify_all(Store& store) {
  Verification found;
  auto looked = each_contract(
      store, [&](const Snapshot& row) { return verify_one(store, row.contract_id, found); });
  if (!looked) return std::unexpected(looked.error());
  return found;
}

}  // namespace murabaha
