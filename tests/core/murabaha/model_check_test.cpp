#include "murabaha/model_check.h"

#include <gtest/gtest.h>

#include "contract_samples.h"
#include "murabaha/invariants.h"
#include "murabaha/trail.h"

namespace murabaha {
namespace {

void expect_right(const ModelCheck& found, std::int64_t fewest_states) {
  std::string steps;
  if (found.broken) {
    for (const std::string& step : found.broken->steps) steps += step + ", ";
  }
  EXPECT_FALSE(found.broken) << found.broken->sentence << " after " << steps;
  EXPECT_GE(found.states, fewest_states);
  EXPECT_GT(found.steps, found.states);
  EXPECT_GT(found.refusals, found.states);
}

TEST(Model, of_the_seed_profile_holds_in_every_state) {
  ModelCheck found = check_model(Profile::Seed);
  expect_right(found, 100);
  RecordProperty("states", std::to_string(found.states));
}

TEST(Model, of_the_aaoifi_profile_holds_in_every_state) {
  ModelCheck found = check_model(Profile::Aaoifi);
  expect_right(found, 1'000);
  RecordProperty("states", std::to_string(found.states));
}

/// A rebate other than the terms make mandatory, which the rules would have refused.
TEST(Model, finds_a_mandatory_rebate_that_was_not_given) {
  Terms terms = terms_of_guide();
  terms.settlement.policy = RebatePolicy::MandatoryDisclosed;
  for (Amount rebate : {Amount(4'545), Amount(4'544)}) {
    Contract contract;
    Records kept;
    for (const Fact& fact : {Fact(Started{terms}), Fact(Approved{}),
                             Fact(PayoutRequested{Purpose::Disburse, "k", 100'000, "p"}),
                             Fact(PayoutConfirmed{Purpose::Disburse, "k"}),
                             Fact(PaymentRecorded{60'000, 60'000, 0, "1970-01-01", ""}),
                             Fact(SettledEarly{rebate, 50'000 - rebate, "1970-01-01"})}) {
      Step step = take_step(contract, fact, {1'000'000});
      contract = std::move(step.contract);
      add_records(kept, step.records);
    }
    auto fault = verify(kept);
    EXPECT_EQ(fault ? fault->sentence : "",
              rebate == 4'544 ? "The rebate is not what the terms make mandatory." : "");
  }
}

// That each invariant can fail

struct Broken {
  const char* sentence;
  void (*change)(Contract& contract, Records& kept);
};

class EachInvariant : public testing::TestWithParam<Broken> {};

TEST_P(EachInvariant, is_found_broken) {
  Contract contract;
  Records kept;
  auto take = [&](const Fact& fact) {
    Step step = take_step(contract, fact, {1'000'000});
    contract = std::move(step.contract);
    add_records(kept, step.records);
  };
  take(Started{terms_of_guide()});
  take(Approved{});
  take(PayoutRequested{Purpose::Disburse, "k", 100'000, "p"});
  take(PayoutConfirmed{Purpose::Disburse, "k"});
  take(PaymentRecorded{120'000, 110'000, 10'000, "1970-01-01", ""});
  ASSERT_FALSE(broken_invariant(contract, kept)) << *broken_invariant(contract, kept);
  GetParam().change(contract, kept);
  auto broken = broken_invariant(contract, kept);
  ASSERT_TRUE(broken);
  EXPECT_EQ(*broken, GetParam().sentence);
}

INSTANTIATE_TEST_SUITE_P(
    Of, EachInvariant,
    testing::Values(
        Broken{"The total is not what it was at the start.",
               [](Contract&, Records& kept) { kept.snapshot.total += 1; }},
        Broken{"Payment 1 is not what was applied and what is too much.",
               [](Contract&, Records& kept) { kept.payments[0].received += 1; }},
        Broken{"A payment is below zero.",
               [](Contract&, Records& kept) {
                 kept.payments[0].applied = 130'000;
                 kept.payments[0].excess = -10'000;
               }},
        Broken{"An amount is below zero.",
               [](Contract& contract, Records&) { contract.refunded = 10'001; }},
        Broken{"What was applied, given up and is owed is not the total.",
               [](Contract&, Records& kept) {
                 kept.payments[0].applied -= 1;
                 kept.payments[0].excess += 1;
               }},
        Broken{"The contract must be completed exactly when nothing is owed.",
               [](Contract& contract, Records&) { contract.stage = Stage::Repaying; }},
        Broken{"Step 3 is missing.",
               [](Contract&, Records& kept) { kept.trail.erase(kept.trail.begin() + 2); }},
        Broken{"Step 5 leaves a state that is final.",
               [](Contract&, Records& kept) { kept.trail[4].from = "rejected"; }},
        Broken{"The postings of step 4 do not add up to zero.",
               [](Contract&, Records& kept) { kept.postings[0].amount += 1; }},
        Broken{"Step 5 mixes charity with income.",
               [](Contract&, Records& kept) {
                 kept.postings.back().account = "charity_payable";
                 kept.postings.push_back({5, 9, "profit_income", 0});
               }},
        Broken{"The receivable is not what is owed.",
               [](Contract&, Records& kept) { kept.postings[0].account = "inventory"; }},
        Broken{"The advance to the supplier is below zero.",
               [](Contract&, Records& kept) { kept.postings[1].account = "advance"; }},
        Broken{"The inventory is below zero.",
               [](Contract&, Records& kept) { kept.postings[1].account = "inventory"; }},
        Broken{"What was sold is still on the books.",
               [](Contract&, Records& kept) {
                 kept.postings.push_back({5, 8, "inventory", 1});
                 kept.postings.push_back({5, 9, "cash", -1});
               }},
        Broken{"The profit is not what the rate of the terms makes.",
               [](Contract& contract, Records&) {
                 contract.terms.repayment = {InstalmentMethod::FlatRate, Rate::whole(), 12, 1};
               }},
        Broken{"Schedule 2 is not the total.",
               [](Contract&, Records& kept) {
                 kept.instalments = {{1, 1, "1970-02-01", 110'000, 100'000, 10'000},
                                     {2, 1, "1970-02-01", 110'001, 100'000, 10'001}};
               }},
        Broken{"The income is not what is recognised.",
               [](Contract& contract, Records&) { contract.recognised -= 1; }},
        Broken{"0 disbursements are confirmed.",
               [](Contract&, Records& kept) { kept.intents[0].status = "declined"; }}),
    [](const auto& each) { return std::to_string(each.index); });

}  // namespace
}  // namespace murabaha
