#include "murabaha/verification.h"

#include <fmt/format.h>

#include <map>

#include "murabaha/every_contract.h"

namespace murabaha {
namespace {

__extension__ using Wide = __int128;  // of all contracts together

/// What the books come to, by currency.
using Balances = std::map<std::string, Wide>;

Result<> verify_one(Store& store, const std::string& contract_id, Verification& so_far,
                    Balances& balances) {
  auto kept = wait_for<Records>([&](auto done) { store.read(contract_id, std::move(done)); });
  if (!kept) return std::unexpected(kept.error());
  ++so_far.contracts;
  so_far.steps += std::int64_t(kept->trail.size());
  for (const PostingRow& row : kept->postings) balances[kept->snapshot.currency] += row.amount;
  if (auto fault = verify(*kept)) so_far.faults.push_back({contract_id, std::move(*fault)});
  return {};
}

Result<> find_orphans(Store& store, Verification& so_far) {
  auto orphans = wait_for<std::vector<Orphan>>([&](auto done) { store.orphans(std::move(done)); });
  if (!orphans) return std::unexpected(orphans.error());
  for (const Orphan& orphan : *orphans) {
    Fault gone{0, fmt::format("The contract is gone: it was taken out of the table of contracts, "
                              "and rows of it are left in the table {}.",
                              orphan.table)};
    so_far.faults.push_back({orphan.contract_id, std::move(gone)});
  }
  return {};
}

/// What can be told only when all contracts were read.
Result<Verification> completed(Store& store, Verification found, const Balances& balances) {
  for (const auto& [currency, balance] : balances) {
    if (balance != 0) found.unbalanced.push_back(currency);
  }
  if (auto looked = find_orphans(store, found); !looked) return std::unexpected(looked.error());
  return found;
}

}  // namespace

Result<Verification> verify_all(Store& store) {
  Verification found;
  Balances balances;
  auto looked = each_contract(store, [&](const Snapshot& row) {
    return verify_one(store, row.contract_id, found, balances);
  });
  if (!looked) return std::unexpected(looked.error());
  return completed(store, std::move(found), balances);
}

}  // namespace murabaha
