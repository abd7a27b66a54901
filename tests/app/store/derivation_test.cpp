// Contracts that were kept when the books followed otherwise from the steps, on real databases.

#include "desk_steps.h"
#include "fixture.h"
#include "kept_contracts.h"
#include "murabaha/verification.h"
#include "older_rows.h"
#include "store/contract_schema.h"
#include "store/schema.h"
#include "store/waiting_store.h"

namespace store_test {
namespace {

using namespace murabaha;
using support::KeptContract;
using support::Self;
using support::System;
using support::Task;

class Derivations : public StoreTest {};
INSTANTIATE_TEST_SUITE_P(, Derivations, both_kinds, kind_of);

/// A database as the program before the fourth version of the tables has left it.
TEST_P(Derivations, of_contracts_in_an_older_database_are_right_after_it_is_brought_up_to_date) {
  const std::vector<KeptContract> contracts = {
      support::possessed_first(Derivation::Second, Derivation::Second),
      support::three_months_first(Derivation::Second)};
  app::Schema older = app::contract_schema();
  older.steps.resize(3);
  {
    auto database = app::open_database(app::place_of(where()), older);
    ASSERT_TRUE(database) << why(database);
    for (const KeptContract& kept : contracts) write_row_by_row(**database, kept.steps);
  }
  auto found = verify_all(store());
  ASSERT_TRUE(found) << why(found);
  EXPECT_EQ(found->contracts, 2);
  for (const auto& fault : found->faults) ADD_FAILURE() << fault.fault.sentence;
  for (const KeptContract& kept : contracts) {
    EXPECT_EQ(read(store(), kept.contract.terms.contract_id).value(), kept.kept);
  }
}

TEST_P(Derivations, of_earlier_contracts_are_right_and_they_wake_and_go_on_beside_new_ones) {
  const std::vector<KeptContract> contracts = {
      support::possessed_first(Derivation::First, Derivation::First),
      support::three_months_first(Derivation::First)};
  for (const KeptContract& kept : contracts) {
    for (const Records& step : kept.steps) ASSERT_TRUE(commit(store(), step));
  }
  std::shared_ptr<Store> shared(std::shared_ptr<void>(), &store());
  Surroundings surroundings = surroundings_with(std::make_shared<app::WaitingStore>(shared));
  surroundings.epoch = contracts.back().at;
  System system;
  system.run([&](Self self) -> Task<> {
    co_await start_desk(self, surroundings);
    co_await open_in(self, "new", Stage::Repaying, surroundings);
    for (const KeptContract& kept : contracts) {
      const Terms& terms = kept.contract.terms;
      auto woken = co_await open_contract(self, terms, surroundings);
      otp::or_exit(std::move(woken));
      const Action payment = RecordPayment{10'000};
      Result<Contract> paid = co_await act(self, terms.contract_id, payment);
      EXPECT_TRUE(paid) << why(paid);
    }
  });
  auto found = verify_all(store());
  ASSERT_TRUE(found) << why(found);
  EXPECT_EQ(found->contracts, 3);
  for (const auto& fault : found->faults) ADD_FAILURE() << fault.fault.sentence;
}

}  // namespace
}  // namespace store_test
