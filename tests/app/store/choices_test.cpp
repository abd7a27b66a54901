// What the terms of a contract choose, on real databases: also on those from before there was a
// choice.

#include "desk_steps.h"
#include "fixture.h"
#include "murabaha/local_desk.h"
#include "murabaha/trail.h"
#include "murabaha/verification.h"
#include "store/contract_schema.h"
#include "store/waiting_store.h"

namespace store_test {
namespace {

using namespace murabaha;
using support::Self;
using support::System;
using support::Task;

class Choices : public StoreTest {};
INSTANTIATE_TEST_SUITE_P(, Choices, both_kinds, kind_of);

/// A database of the version before, with a contract just opened.
QStringList contract_of_version_1(const Records& opened) {
  const Snapshot& row = opened.snapshot;
  const AuditRow& step = opened.trail.front();
  return {QString("INSERT INTO contracts VALUES ('%1', '%2', 'USD', 2, 100000, 10000, 110000, "
                  "'seed', 'pending', 0, 110000, 0, '', 'none', 1, '%3', %4)")
              .arg(row.contract_id.c_str(), row.customer_id.c_str(), row.head_hash.c_str())
              .arg(row.created_at),
          QString("INSERT INTO transitions VALUES ('%1', 1, 'start', '', 'pending', '%2', %3, '', "
                  "'%4', '%5', '%6')")
              .arg(row.contract_id.c_str(), step.actor.c_str())
              .arg(step.at)
              .arg(step.params.c_str(), step.prev_hash.c_str(), step.hash.c_str())};
}

TEST_P(Choices, are_the_usual_ones_in_a_database_of_the_version_before) {
  app::Schema older = app::contract_schema();
  older.steps.resize(1);
  { ASSERT_TRUE(app::open_database(app::place_of(where()), older)); }
  constexpr Timestamp at = 1'767'614'400'000'000;
  Step opened = take_step({}, Started{terms_of_guide("a")}, {at});
  Direct inserted = directly(contract_of_version_1(opened.records));
  ASSERT_TRUE(inserted.is_done) << qPrintable(inserted.sentence);

  auto kept = read(store(), "a");
  ASSERT_TRUE(kept) << why(kept);
  EXPECT_EQ(*kept, opened.records);
  EXPECT_FALSE(verify(*kept));
  EXPECT_TRUE(commit(store(), take_step(opened.contract, Approved{}, {at + 1}).records));
  close();
  auto back = app::open_database(app::place_of(where()), older);
  EXPECT_EQ(reason(back), Atom("schema_too_new"));
}

/// At 10 % flat for two years, income by the sum of digits, half of the rest given up.
Terms chosen_terms(const std::string& id) {
  Terms terms = terms_of(id, 100'000, 20'000);
  terms.repayment = {InstalmentMethod::FlatRate, Rate::parse("10 %").value(), 24, 1, 0};
  terms.recognition = RecognitionMethod::SumOfDigits;
  terms.settlement = {RebatePolicy::MandatoryDisclosed, Rate::parse("50 %").value()};
  return terms;
}

TEST_P(Choices, are_kept_and_lived_by_also_after_a_crash) {
  std::shared_ptr<Store> shared(std::shared_ptr<void>(), &store());
  Surroundings surroundings = surroundings_with(std::make_shared<app::WaitingStore>(shared));
  System system;
  system.run([&](Self self) -> Task<> {
    co_await start_desk(self, surroundings);
    auto opened = co_await open_contract(self, chosen_terms("M-1"), surroundings);
    otp::or_exit(std::move(opened));
    for (const Action& action : {Action(AgreeSchedule{0, "1970-02-01"}), Action(Approve{}),
                                 Action(Disburse{}), Action(RecordPayment{5'000})}) {
      Result<Contract> taken = co_await act(self, "M-1", action);
      EXPECT_TRUE(taken) << why(taken);
      co_await kill_and_restart(self, "M-1");
    }
    Contract contract = co_await look_at(self, "M-1");
    EXPECT_EQ(contract.terms, chosen_terms("M-1"));
    EXPECT_EQ(contract.schedule.size(), 24U);
    const Action without_rebate = SettleEarly{0, 115'000};
    Result<Contract> wrong = co_await act(self, "M-1", without_rebate);
    EXPECT_EQ(support::outcome(wrong), "{:settlement_mismatch, 105000}");
    const Action with_rebate = SettleEarly{10'000, 105'000};
    Result<Contract> settled = co_await act(self, "M-1", with_rebate);
    EXPECT_TRUE(settled) << why(settled);
  });
  auto found = verify_all(store());
  ASSERT_TRUE(found) << why(found);
  EXPECT_EQ(found->contracts, 1);
  for (const auto& fault : found->faults) ADD_FAILURE() << fault.fault.sentence;
  auto kept = read(store(), "M-1");
  EXPECT_EQ(*kept, *rebuild("M-1", kept->trail));
  expect_refused("UPDATE contracts SET choices = '{}'", "the terms of a contract never change");
}

}  // namespace
}  // namespace store_test
