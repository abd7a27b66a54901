#include "murabaha/verification.h"

#include "murabaha/waiting.h"

namespace murabaha {
namespace {

constexpr std::int64_t page_size = 500;

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
  ListQuery query;
  query.limit = page_size;
  for (;;) {
    auto page = wait_for<ListPage>([&](auto done) { store.list(query, std::move(done)); });
    if (!page) return std::unexpected(page.error());
    for (const Snapshot& row : page->rows) {
      if (auto looked = verify_one(store, row.contract_id, found); !looked) {
        return std::unexpected(looked.error());
      }
    }
    if (std::int64_t(page->rows.size()) < page_size) return found;
    query.offset += page_size;
  }
}

}  // namespace murabaha
