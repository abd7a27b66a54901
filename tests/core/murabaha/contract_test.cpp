#include "murabaha/rules.h"

#include <gtest/gtest.h>

#include <limits>

#include "base/match.h"
#include "contract_samples.h"
#include "murabaha/refusal.h"
#include "system.h"

namespace murabaha {
namespace {

using support::outcome;

// Terms

std::string checked(Terms terms) { return outcome(terms.check()); }

TEST(Terms, have_a_cost_above_zero_and_a_profit_not_below_it) {
  EXPECT_EQ(checked(terms_of("M-1", 100'000, 10'000)), "ok");
  EXPECT_EQ(checked(terms_of("M-1", 1, 0)), "ok");
  EXPECT_EQ(checked(terms_of("M-1", 0, 10'000)), "{:invalid_amount, :asset_cost}");
  EXPECT_EQ(checked(terms_of("M-1", -1, 10'000)), "{:invalid_amount, :asset_cost}");
  EXPECT_EQ(checked(terms_of("M-1", 100'000, -1)), ":invalid_profit");
}

TEST(Terms, total_no_more_than_the_largest_amount) {
  EXPECT_EQ(checked(terms_of("M-1", largest_amount - 1, 1)), "ok");
  EXPECT_EQ(checked(terms_of("M-1", largest_amount, 1)), ":amount_overflow");
  EXPECT_EQ(checked(terms_of("M-1", std::numeric_limits<Amount>::max(), 1)), ":amount_overflow");
}

TEST(Terms, take_ids_of_letters_digits_and_a_few_signs) {
  for (std::string id :
       {"contract-123", "M-1", "7", "550e8400-e29b-41d4-a716-446655440000", "a.b_c:d-e"}) {
    EXPECT_EQ(checked(terms_of(id, 1, 0)), "ok") << id;
  }
  EXPECT_EQ(checked(terms_of(std::string(64, 'a'), 1, 0)), "ok");
  for (std::string id : {"", "-a", ".a", "a b", "a/b", "مرابحة", "a\n"}) {
    EXPECT_EQ(checked(terms_of(id, 1, 0)), "{:invalid_id, :contract_id}") << id;
  }
  EXPECT_EQ(checked(terms_of(std::string(65, 'a'), 1, 0)), "{:invalid_id, :contract_id}");
  Terms terms = terms_of("M-1", 1, 0);
  terms.customer_id = "";
  EXPECT_EQ(checked(terms), "{:invalid_id, :customer_id}");
}

// The table of the domain: each state with each action

struct Cell {
  Stage from;
  Action action;
  std::string becomes;  // the state afterwards, or the reason of the refusal
};

void PrintTo(const Cell& cell, std::ostream* out) {
  *out << name_of(cell.from) << " " << name_of(cell.action);
}

const RecordPayment a_part{50'000};
const RecordPayment all_of_it{110'000};

std::vector<Cell> table() {
  const std::string no = "invalid_state";
  struct Row {
    Stage from;
    std::string approve, reject, disburse, pay_a_part, pay_all;
  };
  const Row rows[] = {
      {Stage::Pending, "approved", "rejected", no, no, no},
      {Stage::Approved, no, no, "disbursed", no, no},
      {Stage::Disbursed, no, no, no, "repaying", "completed"},
      {Stage::Repaying, no, no, no, "repaying", "completed"},
      {Stage::Completed, no, no, no, no, no},
      {Stage::Rejected, no, no, no, no, no},
  };
  std::vector<Cell> cells;
  for (const Row& row : rows) {
    cells.push_back({row.from, Approve{}, row.approve});
    cells.push_back({row.from, Reject{"not wanted"}, row.reject});
    cells.push_back({row.from, Disburse{}, row.disburse});
    cells.push_back({row.from, a_part, row.pay_a_part});
    cells.push_back({row.from, all_of_it, row.pay_all});
  }
  return cells;
}

class EveryCell : public testing::TestWithParam<Cell> {};

TEST_P(EveryCell, is_as_the_table_says) {
  const Cell& cell = GetParam();
  Contract before = contract_in(cell.from);
  Result<Contract> after = apply(before, cell.action, {5000});
  EXPECT_EQ(after ? std::string(name_of(after->stage)) : code_of(after.error()), cell.becomes);
}

TEST_P(EveryCell, says_why_not_exactly_where_it_refuses) {
  const Cell& cell = GetParam();
  bool refuses = cell.becomes == "invalid_state";
  EXPECT_EQ(why_not(cell.from, cell.action).empty(), !refuses);
  Contract before = contract_in(cell.from);
  Result<Contract> after = apply(before, cell.action, {5000});
  if (!refuses) return;
  EXPECT_TRUE(after.error().sentence.starts_with(why_not(before, cell.action)))
      << after.error().sentence;
  std::vector<Term> allowed;
  for (Stage stage : stages_allowing(cell.action)) allowed.push_back(Atom(name_of(stage)));
  EXPECT_EQ(after.error().reason, otp::tuple(Atom("invalid_state"), Atom(name_of(cell.from)),
                                             Term::list(std::move(allowed))));
}

TEST_P(EveryCell, adds_its_step_to_the_history_and_changes_no_term) {
  const Cell& cell = GetParam();
  Contract before = contract_in(cell.from);
  Result<Contract> after = apply(before, cell.action, {5000});
  if (!after) return;
  bool is_payout = std::holds_alternative<Disburse>(cell.action);  // its intent is a step, too
  ASSERT_EQ(after->history.size(), before.history.size() + (is_payout ? 2 : 1));
  const Transition& step = after->history.back();
  EXPECT_EQ(step.action.text(), name_of(cell.action));
  EXPECT_EQ(step.from, cell.from);
  EXPECT_EQ(name_of(step.to), cell.becomes);
  EXPECT_EQ(step.at, 5000);
  EXPECT_EQ(after->terms.total(), before.terms.total());
}

std::string cell_name(const testing::TestParamInfo<Cell>& cell) {
  std::string name(name_of(cell.param.from));
  name += "_" + std::string(name_of(cell.param.action));
  auto* pay = std::get_if<RecordPayment>(&cell.param.action);
  return pay == nullptr ? name : name + "_" + std::to_string(pay->amount);
}

INSTANTIATE_TEST_SUITE_P(Contract, EveryCell, testing::ValuesIn(table()), cell_name);

TEST(Contract, in_every_state_is_reached_by_its_steps) {
  for (Stage stage : all_stages) EXPECT_EQ(contract_in(stage).stage, stage);
}

// Dates and payments

TEST(Contract, notes_when_it_was_approved_and_disbursed) {
  Contract pending = contract_in(Stage::Pending);
  EXPECT_FALSE(pending.approved_at || pending.disbursed_at);
  Contract approved = apply(pending, Approve{}, {10}).value();
  EXPECT_EQ(approved.approved_at, 10);
  EXPECT_FALSE(approved.disbursed_at);
  Contract disbursed = apply(approved, Disburse{}, {20}).value();
  EXPECT_EQ(disbursed.approved_at, 10);
  EXPECT_EQ(disbursed.disbursed_at, 20);
}

TEST(Contract, was_disbursed_when_the_payment_system_had_paid) {
  Contract contract = contract_in(Stage::Approved);
  contract = evolve(contract, PayoutRequested{Purpose::Disburse, "key", 100'000, "supplier"}, {30});
  PayoutConfirmed paid{Purpose::Disburse, "key", {{"send", 31, "timeout"}, {"query", 40, "paid"}}};
  EXPECT_EQ(evolve(contract, paid, {50}).disbursed_at, 40);
}

TEST(Contract, keeps_the_reason_of_a_rejection) {
  Contract rejected = apply(contract_in(Stage::Pending), Reject{"no income"}, {10}).value();
  EXPECT_EQ(rejected.history.back().note, "no income");
}

TEST(Contract, completes_with_the_payments_of_the_guide_newest_first) {
  Contract contract = contract_in(Stage::Disbursed);
  contract = apply(contract, RecordPayment{50'000}, {30}).value();
  EXPECT_EQ(contract.stage, Stage::Repaying);
  EXPECT_EQ(contract.outstanding(), 60'000);
  contract = apply(contract, RecordPayment{60'000}, {40}).value();
  EXPECT_EQ(contract.stage, Stage::Completed);
  EXPECT_EQ(contract.outstanding(), 0);
  EXPECT_EQ(contract.excess(), 0);
  ASSERT_EQ(contract.payments.size(), 2U);
  EXPECT_EQ(contract.payments[0].received, 60'000);
  EXPECT_EQ(contract.payments[0].at, 40);
  EXPECT_EQ(contract.payments[1].received, 50'000);
  EXPECT_EQ(outcome(apply(contract, RecordPayment{1}, {50})),
            "{:invalid_state, :completed, [:disbursed, :repaying]}");
}

TEST(Contract, keeps_what_was_paid_too_much_for_the_customer) {
  Contract contract = contract_in(Stage::Disbursed);
  contract = apply(contract, RecordPayment{50'000}, {30}).value();
  contract = apply(contract, RecordPayment{80'000}, {40}).value();
  EXPECT_EQ(contract.stage, Stage::Completed);
  EXPECT_EQ(contract.paid(), 130'000);
  EXPECT_EQ(contract.outstanding(), 0);
  EXPECT_EQ(contract.excess(), 20'000);
}

TEST(Contract, refuses_payments_that_are_not_above_zero) {
  for (Stage stage : {Stage::Disbursed, Stage::Repaying}) {
    for (Amount amount : {Amount{0}, Amount{-1}, std::numeric_limits<Amount>::min()}) {
      EXPECT_EQ(outcome(apply(contract_in(stage), RecordPayment{amount}, {30})),
                "{:invalid_amount, :amount}");
    }
  }
}

TEST(Contract, looks_at_its_state_before_it_looks_at_an_amount) {
  EXPECT_EQ(outcome(apply(contract_in(Stage::Pending), RecordPayment{-1}, {30})),
            "{:invalid_state, :pending, [:disbursed, :repaying]}");
  EXPECT_EQ(outcome(apply(contract_in(Stage::Completed), RecordPayment{0}, {30})),
            "{:invalid_state, :completed, [:disbursed, :repaying]}");
}

TEST(Contract, says_when_it_came_to_where_it_is) {
  Timestamp monday = 1'767'614'400'000'000;  // 2026-01-05
  Contract contract = apply(started(terms_of_guide(), {1}), Approve{}, {monday}).value();
  EXPECT_EQ(why_not(contract, Approve{}), "Already approved on 2026-01-05.");
  EXPECT_EQ(apply(contract, Reject{"no"}, {monday}).error().sentence,
            "Already approved on 2026-01-05. It is possible when the contract is: "
            "pending.");
  EXPECT_EQ(why_not(contract, RecordPayment{1}), "Nothing is owed yet: disburse the money first.");
  contract = apply(contract, Disburse{}, {monday + 1}).value();
  EXPECT_EQ(why_not(contract, Disburse{}), "Already disbursed on 2026-01-05.");
  Contract paid = apply(contract, RecordPayment{110'000}, {monday + 86'400'000'000}).value();
  EXPECT_EQ(why_not(paid, RecordPayment{1}), "Completed on 2026-01-06: nothing is owed any more.");
  Contract rejected = apply(started(terms_of_guide(), {1}), Reject{"no"}, {monday}).value();
  EXPECT_EQ(why_not(rejected, Approve{}), "Rejected on 2026-01-05: nothing more can happen to it.");
}

TEST(Contract, refuses_payments_beyond_the_largest_amount) {
  Contract repaying = contract_in(Stage::Repaying);
  EXPECT_EQ(outcome(apply(repaying, RecordPayment{largest_amount}, {30})), ":amount_overflow");
  auto most = std::numeric_limits<Amount>::max();
  EXPECT_EQ(outcome(apply(repaying, RecordPayment{most}, {30})), ":amount_overflow");
  EXPECT_EQ(outcome(apply(contract_in(Stage::Disbursed), RecordPayment{largest_amount}, {30})),
            "ok");
}

TEST(Contract, always_owes_its_total_less_what_was_paid) {
  otp::Random random(1);
  for (int run = 0; run < 50; ++run) {
    Contract contract = contract_in(Stage::Disbursed);
    while (contract.stage != Stage::Completed) {
      auto amount = static_cast<Amount>(1 + random.below(30'000));
      contract = apply(contract, RecordPayment{amount}, {30}).value();
      EXPECT_EQ(contract.paid() + contract.outstanding(),
                contract.terms.total() + contract.excess());
      EXPECT_EQ(contract.outstanding() == 0, contract.stage == Stage::Completed);
    }
  }
}

// Names and records

TEST(Stage, is_found_by_its_name) {
  for (Stage stage : all_stages) EXPECT_EQ(stage_named(name_of(stage)), stage);
  EXPECT_FALSE(stage_named("cancelled"));
  EXPECT_FALSE(stage_named(""));
}

TEST(Timestamp, is_written_in_utc) {
  EXPECT_EQ(format_time(0), "1970-01-01 00:00:00");
  EXPECT_EQ(format_time(1'767'603'612'999'999), "2026-01-05 09:00:12");
  EXPECT_EQ(format_time(-1), "1969-12-31 23:59:59");
}

TEST(Contract, comes_back_from_its_record_in_every_state) {
  for (Stage stage : all_stages) {
    Contract contract = contract_in(stage);
    auto back = Contract::from_term(contract.describe());
    ASSERT_TRUE(back) << name_of(stage);
    EXPECT_EQ(back->describe(), contract.describe()) << name_of(stage);
    EXPECT_EQ(back->paid(), contract.paid());
    EXPECT_EQ(back->history.size(), contract.history.size());
  }
}

/// The record with another value in one field.
Term with(const Term& record, std::string_view name, const Term& value) {
  std::vector<Term::Field> fields(record.fields().begin(), record.fields().end());
  for (auto& [field, present] : fields) {
    if (field == Atom(name)) present = value;
  }
  return Term::record(record.record_name(), std::move(fields));
}

TEST(Contract, does_not_come_from_a_record_that_is_none) {
  Term good = contract_in(Stage::Repaying).describe();
  ASSERT_TRUE(Contract::from_term(good));
  EXPECT_FALSE(Contract::from_term(Term()));
  EXPECT_FALSE(Contract::from_term(1));
  EXPECT_FALSE(Contract::from_term(Term::record(Atom("Counter"))));
  EXPECT_FALSE(Contract::from_term(Term::record(Atom("MurabahaContract"))));
  EXPECT_FALSE(Contract::from_term(with(good, "currency", "ZZZ")));
  EXPECT_FALSE(Contract::from_term(with(good, "state", Atom("cancelled"))));
  EXPECT_FALSE(Contract::from_term(with(good, "asset_cost", "much")));
  EXPECT_FALSE(Contract::from_term(with(good, "profit_amount", Term())));
  EXPECT_FALSE(Contract::from_term(with(good, "payments", Term::list({1}))));
  EXPECT_FALSE(Contract::from_term(with(good, "history", Term::list({otp::tuple(1, 2)}))));
}

}  // namespace
}  // namespace murabaha
