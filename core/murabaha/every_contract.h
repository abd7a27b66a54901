#pragma once

#include "murabaha/waiting.h"

namespace murabaha {

/// Calls `use(const Snapshot&)` with every contract that is kept, by their ids, until it refuses.
/// Waits for the store, which is asked for a page at a time: one that is opened meanwhile behind
/// the last one is there, too.
/// @returns `storage_error`, or what `use` has refused
/// @thread any but the store's own, and no process
template <class Use>
Result<> each_contract(Store& store, Use use) {
  constexpr std::int64_t page_size = 500;
  using Page = std::vector<Snapshot>;
  std::string after;
  for (;;) {
    auto page =
        wait_for<Page>([&](auto done) { store.contracts(after, page_size, std::move(done)); });
    if (!page) return std::unexpected(page.error());
    for (const Snapshot& row : *page) {
      if (Result<> used = use(row); !used) return used;
    }
    if (std::int64_t(page->size()) < page_size) return {};
    after = page->back().contract_id;
  }
}

}  // namespace murabaha
