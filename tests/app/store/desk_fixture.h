#pragma once

#include "desk_steps.h"
#include "fixture.h"
#include "murabaha/verification.h"
#include "store/waiting_store.h"

namespace store_test {

using namespace murabaha;

/// Desks on a fresh database.
class DeskTest : public StoreTest {
 protected:
  /// For a world with a clock of its own.
  Surroundings virtual_surroundings() {
    return surroundings_with(std::make_shared<app::WaitingStore>(shared(store())));
  }
  static std::shared_ptr<Store> shared(app::SqlStore& store) {
    return {std::shared_ptr<void>(), &store};
  }
  void expect_all_right(std::int64_t contracts) {
    auto found = verify_all(store());
    ASSERT_TRUE(found) << why(found);
    EXPECT_EQ(found->contracts, contracts);
    for (const auto& fault : found->faults) {
      ADD_FAILURE() << fault.contract_id << " " << fault.fault.seq << ": " << fault.fault.sentence;
    }
  }
};

}  // namespace store_test
