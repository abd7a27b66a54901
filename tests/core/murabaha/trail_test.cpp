// The audit trail: canonical facts, the chain of hashes, what is rebuilt from it, and the ledger.

#include "murabaha/trail.h"

#include <gtest/gtest.h>

#include <map>

#include "contract_samples.h"
#include "murabaha/ledger.h"
#include "murabaha/rules.h"
#include "system.h"

namespace murabaha {
namespace {

using support::outcome;

/// Takes a contract through actions and keeps its rows.
class Keeper {
 public:
  explicit Keeper(const Terms& terms, const std::string& opener = "clerk") {
    take(Started{terms}, opener);
  }

  void take(const Fact& fact, const std::string& actor = "clerk") {
    Step step = take_step(contract, fact, {at += 1'000'000, actor});
    contract = std::move(step.contract);
    add_records(kept, step.records);
  }
  void act(const Action& action) {
    auto fact = decide(contract, action, {at, "clerk"});
    ASSERT_EQ(outcome(fact), "ok") << name_of(action);
    take(*fact);
    const Payout* open = contract.open_payout();
    if (open == nullptr) return;
    take(PayoutConfirmed{open->request.purpose, open->request.intent, {{"send", at, "paid"}}});
  }

  Contract contract;
  Records kept;
  Timestamp at = 1'767'614'400'000'000;
};

Keeper keeper_in(Stage stage) {
  Keeper keeper(terms_of_guide());
  for (const Action& step : steps_to(stage)) keeper.act(step);
  return keeper;
}

/// Each account's balance.
std::map<std::string, Amount> balances(const Records& kept) {
  std::map<std::string, Amount> sums;
  for (const PostingRow& row : kept.postings) sums[row.account] += row.amount;
  return sums;
}

TEST(Hash, is_sha_256) {
  EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Trail, keeps_facts_as_canonical_json_and_reads_them_back) {
  Terms terms = terms_of_guide("M-1");
  terms.cost_lines = {{"price", 100'000}};
  terms.asset = "شاحنة \"van\"";
  const std::vector<Fact> facts = {
      Started{terms},
      Approved{},
      Rejected{"no\nincome"},
      PayoutRequested{Purpose::Disburse, "k", 5, "p", "why"},
      PayoutRequested{Purpose::Refund, "k", 5, "p", ""},
      PayoutConfirmed{Purpose::Disburse, "k", {{"send", 7, "paid"}}},
      PayoutDeclined{Purpose::Refund, "k", "closed", {}},
      PayoutUnknown{Purpose::Disburse, "k", "timeout", {}},
      PaymentRecorded{9'007'199'254'740'993, 2, 3, "2026-01-05", "r"},
      EvidenceRecorded{EvidenceKind::Possession, "2026-01-05", "d", "", "n"},
      ScheduleAgreed{{{1, parse_date("2026-02-28").value(), 7, 5, 2}}},
      SaleConcluded{"2026-01-05"},
      SettledEarly{1, 2, "2026-01-05"},
      DonationRecorded{3}};
  for (const Fact& fact : facts) {
    std::string params = params_of(fact, "abc");
    auto back = read_fact(name_of(fact), params);
    ASSERT_TRUE(back) << name_of(fact) << ": " << back.error().sentence;
    EXPECT_EQ(name_of(back->fact), name_of(fact));
    EXPECT_EQ(params_of(back->fact, back->request_hash), params) << name_of(fact);
  }
  EXPECT_EQ(params_of(PaymentRecorded{9'007'199'254'740'993, 2, 3, "2026-01-05", "r"}),
            R"({"applied":2,"excess":3,"received":9007199254740993,"reference":"r",)"
            R"("value_date":"2026-01-05"})");
  for (const char* params : {"", "{}", "[]", "{\"reason\":1}", "{\"reason\":"}) {
    EXPECT_EQ(outcome(read_fact("reject", params)), ":invalid_row") << params;
  }
  EXPECT_EQ(outcome(read_fact("cancel", "{}")), ":invalid_row");
}

TEST(Trail, rebuilds_every_row_of_a_contract_in_every_state) {
  for (Stage stage : all_stages) {
    Keeper keeper = keeper_in(stage);
    auto rebuilt = rebuild("contract-123", keeper.kept.trail);
    ASSERT_TRUE(rebuilt) << name_of(stage) << ": " << rebuilt.error().sentence;
    EXPECT_EQ(*rebuilt, keeper.kept) << name_of(stage);
    EXPECT_FALSE(verify(keeper.kept)) << name_of(stage);
    Replay kept = replay("contract-123", keeper.kept.trail);
    EXPECT_EQ(kept.contract.describe(), keeper.contract.describe());
  }
}

TEST(Trail, of_any_length_is_the_contract_as_it_was_then) {
  Keeper keeper(terms_of_guide());
  std::vector<Term> then = {keeper.contract.describe()};
  for (const Action& step : steps_to(Stage::Completed)) {
    std::size_t before = keeper.kept.trail.size();
    keeper.act(step);
    for (std::size_t n = before; n < keeper.kept.trail.size(); ++n) then.push_back(Term());
    then.back() = keeper.contract.describe();
  }
  for (std::size_t n = 1; n <= then.size(); ++n) {
    std::vector<AuditRow> part(keeper.kept.trail.begin(),
                               keeper.kept.trail.begin() + std::ptrdiff_t(n));
    Replay kept = replay("contract-123", part);
    EXPECT_FALSE(kept.fault);
    if (!then[n - 1].is_nil()) {
      EXPECT_EQ(kept.contract.describe(), then[n - 1]) << n;
    }
  }
}

TEST(Trail, whose_row_was_changed_is_broken_there) {
  const Keeper keeper = keeper_in(Stage::Completed);
  auto broken_at = [&](auto change) {
    Records kept = keeper.kept;
    change(kept.trail[2]);
    auto fault = verify(kept);
    return fault ? fault->seq : -1;
  };
  EXPECT_EQ(broken_at([](AuditRow& row) { row.actor += "x"; }), 3);
  EXPECT_EQ(broken_at([](AuditRow& row) { row.at += 1; }), 3);
  EXPECT_EQ(broken_at([](AuditRow& row) { row.params[5] ^= 1; }), 3);
  EXPECT_EQ(broken_at([](AuditRow& row) { row.key = "k"; }), 3);
  EXPECT_EQ(broken_at([](AuditRow& row) { row.hash[0] ^= 1; }), 3);
  EXPECT_EQ(broken_at([](AuditRow& row) { row.prev_hash[0] ^= 1; }), 3);
  EXPECT_EQ(broken_at([](AuditRow& row) { row.seq = 9; }), 3);
  EXPECT_EQ(broken_at([](AuditRow& row) { row.command = "approve"; }), 3);
  EXPECT_EQ(broken_at([](AuditRow&) {}), -1);
}

TEST(Trail, with_a_row_too_few_is_broken_where_it_is_missing) {
  Records kept = keeper_in(Stage::Completed).kept;
  kept.trail.erase(kept.trail.begin() + 3);
  EXPECT_EQ(verify(kept)->seq, 4);
  Records cut = keeper_in(Stage::Completed).kept;
  cut.trail.pop_back();  // a shorter chain is right in itself, but not what the other rows say
  EXPECT_EQ(verify(cut)->seq, 0);
  Records none = keeper_in(Stage::Completed).kept;
  none.trail.clear();
  EXPECT_EQ(verify(none)->seq, 1);
}

TEST(Trail, names_the_first_other_row_that_does_not_follow_from_it) {
  auto fault_after = [](auto change) {
    Keeper keeper = keeper_in(Stage::Approved);
    keeper.act(AgreeSchedule{2, "2026-02-05"});
    keeper.act(Disburse{});
    keeper.act(RecordEvidence{"title", "2026-01-05", "deed"});
    keeper.act(RecordPayment{50'000});
    keeper.act(RecordPayment{60'000});
    Records kept = keeper.kept;
    change(kept);
    auto fault = verify(kept);
    EXPECT_EQ(fault ? fault->seq : 0, 0);
    return fault ? fault->sentence : std::string();
  };
  const std::string changed = " is not what the audit trail leads to.";
  EXPECT_EQ(fault_after([](Records&) {}), "");
  EXPECT_EQ(fault_after([](Records& kept) { kept.payments[1].reference = "x"; }),
            "Row 2 in the payments" + changed);
  EXPECT_EQ(fault_after([](Records& kept) { kept.payments.pop_back(); }),
            "Row 2 in the payments is missing.");
  EXPECT_EQ(fault_after([](Records& kept) { kept.payments.erase(kept.payments.begin()); }),
            "Row 1 in the payments is missing.");
  EXPECT_EQ(fault_after([](Records& kept) {
              kept.payments.push_back({3, 9, 1, 1, 0, {}, {}});
            }),
            "Row 3 in the payments" + changed);
  EXPECT_EQ(fault_after([](Records& kept) {
              kept.payments.insert(kept.payments.begin(), {0, 1, 1, 1, 0, {}, {}});
            }),
            "Row 0 in the payments" + changed);
  EXPECT_EQ(fault_after([](Records& kept) { kept.postings[1].amount += 1; }),
            "Row 2 of step 5 in the postings" + changed);
  EXPECT_EQ(fault_after([](Records& kept) { kept.instalments[1].amount += 1; }),
            "Row 2 of schedule 1 in the instalments" + changed);
  EXPECT_EQ(fault_after([](Records& kept) { kept.evidence[0].note = "x"; }),
            "Row 1 in the evidence" + changed);
  EXPECT_EQ(fault_after([](Records& kept) { kept.gateway_calls[0].outcome = "x"; }),
            "Row 1 of step 5 in the calls of the payment system" + changed);
  EXPECT_EQ(fault_after([](Records& kept) {
              kept.keys.push_back({"approve", "k-1", "", 2});
            }),
            "Row approve k-1 in the idempotency keys" + changed);
  EXPECT_EQ(fault_after([](Records& kept) { kept.snapshot.outstanding = 1; }),
            "The snapshot" + changed);
  std::string intent;
  std::string of_intent = fault_after([&](Records& kept) {
    kept.intents[0].status = "intent";
    intent = kept.intents[0].intent;
  });
  EXPECT_EQ(of_intent, "Row " + intent + " in the disbursement intents" + changed);
}

// The ledger

TEST(Ledger, posts_the_guides_example_as_the_reference_does) {
  Keeper keeper = keeper_in(Stage::Disbursed);
  using Balances = std::map<std::string, Amount>;
  EXPECT_EQ(balances(keeper.kept),
            (Balances{{"cash", -100'000}, {"receivable", 110'000}, {"deferred_profit", -10'000}}));
  keeper.act(RecordPayment{50'000});
  EXPECT_EQ(balances(keeper.kept), (Balances{{"cash", -50'000},
                                             {"receivable", 60'000},
                                             {"deferred_profit", -5'455},
                                             {"profit_income", -4'545}}));
  keeper.act(RecordPayment{60'000});
  EXPECT_EQ(balances(keeper.kept), (Balances{{"cash", 10'000},
                                             {"receivable", 0},
                                             {"deferred_profit", 0},
                                             {"profit_income", -10'000}}));
}

TEST(Ledger, has_entries_that_add_up_to_zero_whatever_happens) {
  Keeper keeper(terms_of_guide());
  for (const Action& action : {Action(Approve{}), Action(Disburse{}), Action(RecordPayment{33'333}),
                               Action(RecordPayment{90'000}), Action(RefundExcess{})}) {
    keeper.act(action);
  }
  keeper.take(DonationRecorded{500});
  std::map<std::int64_t, Amount> entries;
  for (const PostingRow& row : keeper.kept.postings) {
    entries[row.seq] += row.amount;
    EXPECT_NE(row.amount, 0);
  }
  EXPECT_EQ(entries.size(), 5U);
  for (const auto& [seq, sum] : entries) EXPECT_EQ(sum, 0) << seq;
  EXPECT_EQ(balances(keeper.kept)["charity_payable"], -500);
  EXPECT_EQ(balances(keeper.kept)["customer_credit"], 0);
  EXPECT_EQ(balances(keeper.kept)["profit_income"], -10'000);
}

/// The institution may have possession before it pays, or after it.
TEST(Ledger, moves_the_asset_from_advance_to_inventory_to_the_customer_in_any_order) {
  auto paper = [](EvidenceKind kind) {
    return RecordEvidence{std::string(name_of(kind)), "2026-01-05", "paper"};
  };
  auto balances_of = [&](const std::vector<Action>& steps) {
    Terms terms = terms_of_guide();
    terms.profile = Profile::Aaoifi;
    terms.asset = "a van";
    terms.asset_class = "vehicle";
    terms.supplier_id = "supplier-1";
    Keeper keeper(terms, "opener");
    keeper.act(paper(EvidenceKind::Request));
    for (const Action& step : steps) keeper.act(step);
    auto fault = verify(keeper.kept);
    EXPECT_FALSE(fault) << fault->sentence;
    return balances(keeper.kept);
  };
  using Actions = std::vector<Action>;
  using Balances = std::map<std::string, Amount>;
  const Action contracted = paper(EvidenceKind::SupplierContract);
  const Action possessed = paper(EvidenceKind::Possession);
  const Actions sale = {paper(EvidenceKind::Title), paper(EvidenceKind::Disclosure),
                        paper(EvidenceKind::OfferAcceptance), AgreeSchedule{2, "2026-02-05"},
                        ConcludeSale{}};
  const Balances held = {{"cash", -100'000}, {"advance", 0}, {"inventory", 100'000}};
  const Balances gone = {{"cash", -100'000},
                         {"advance", 0},
                         {"inventory", 0},
                         {"receivable", 110'000},
                         {"deferred_profit", -10'000}};
  EXPECT_EQ(balances_of({Approve{}, contracted, Disburse{}}),
            (Balances{{"cash", -100'000}, {"advance", 100'000}}));
  for (Actions steps : {Actions{Approve{}, contracted, Disburse{}, possessed},
                        Actions{Approve{}, contracted, possessed, possessed, Disburse{}},
                        Actions{possessed, Approve{}, contracted, Disburse{}, possessed}}) {
    EXPECT_EQ(balances_of(steps), held);
    steps.insert(steps.end(), sale.begin(), sale.end());
    EXPECT_EQ(balances_of(steps), gone);
  }
}

TEST(Ledger, of_an_early_settlement_gives_the_rebate_from_the_deferred_profit) {
  Keeper keeper = keeper_in(Stage::Repaying);
  keeper.act(SettleEarly{2'000, 58'000});
  auto sums = balances(keeper.kept);
  EXPECT_EQ(sums["receivable"], 0);
  EXPECT_EQ(sums["deferred_profit"], 0);
  EXPECT_EQ(sums["profit_income"], -8'000);
  EXPECT_EQ(sums["cash"], 8'000);
}

}  // namespace
}  // namespace murabaha
