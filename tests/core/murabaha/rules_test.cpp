// What the rules ask for beside the states: values, guards of the profile, settlement, refunds.

#include "murabaha/rules.h"

#include <gtest/gtest.h>

#include "contract_samples.h"
#include "system.h"

namespace murabaha {
namespace {

using support::outcome;

constexpr Timestamp noon = 1'767'614'400'000'000;  // 2026-01-05 12:00
const Moment clerk{noon, "clerk"};

Terms aaoifi_terms() {
  Terms terms = terms_of_guide("M-1");
  terms.profile = Profile::Aaoifi;
  terms.asset = "a delivery van";
  terms.asset_class = "vehicle";
  terms.supplier_id = "supplier-1";
  return terms;
}

/// A contract after these actions, all of which must be allowed.
Contract after(Contract contract, const std::vector<Action>& actions) {
  for (const Action& action : actions) {
    auto next = apply(contract, action, clerk);
    EXPECT_EQ(outcome(next), "ok")
        << name_of(action) << ": " << (next ? "" : next.error().sentence);
    if (next) contract = std::move(*next);
  }
  return contract;
}

Contract new_aaoifi() { return started(aaoifi_terms(), {noon, "opener"}); }

RecordEvidence evidence(std::string kind, std::string dated, std::string note = {}) {
  return {std::move(kind), std::move(dated), "paper", {}, std::move(note)};
}

const std::vector<Action> to_disbursed = {evidence("request", "2026-01-01"), Approve{},
                                          evidence("promise", "2026-01-02", "unilateral"),
                                          evidence("supplier_contract", "2026-01-03"), Disburse{}};
const std::vector<Action> sale_papers = {
    evidence("title", "2026-01-04"), evidence("possession", "2026-01-04"),
    evidence("disclosure", "2026-01-04"), evidence("offer_acceptance", "2026-01-05")};

Contract sold_aaoifi() {
  Contract contract = after(after(new_aaoifi(), to_disbursed), sale_papers);
  return after(contract, {AgreeSchedule{11, "2026-02-05"}, ConcludeSale{}});
}

/// The codes of the guards that fail, in their order.
std::string unmet(const Contract& contract, const Action& action, Moment moment = clerk) {
  auto refused = apply(contract, action, moment);
  if (refused) return "ok";
  if (!refused.error().reason.is_tagged(Atom("guard_failed"), 2)) return outcome(refused);
  std::string codes;
  for (const Term& guard : refused.error().reason[1].items()) {
    codes += std::string(guard[0].atom().text()) + " ";
  }
  return codes;
}

std::vector<std::string> codes_of(const std::vector<Guard>& guards) {
  std::vector<std::string> codes;
  for (const Guard& guard : guards) codes.push_back(guard.code);
  return codes;
}

// Guards

TEST(Rules, of_the_seed_profile_need_no_evidence) {
  Contract contract = started(terms_of_guide(), {noon, "clerk"});
  contract = after(contract, {Approve{}, Disburse{}, RecordPayment{110'000}});
  EXPECT_EQ(contract.stage, Stage::Completed);
  EXPECT_EQ(contract.sold_on, "2026-01-05");
}

TEST(Rules, name_all_guards_of_an_approval_that_fail) {
  Terms terms = aaoifi_terms();
  terms.supplier_id = terms.customer_id;
  terms.asset_class = "gold";
  terms.asset.clear();
  Contract contract = started(terms, {noon, "clerk"});
  EXPECT_EQ(unmet(contract, Approve{}),
            "request asset_described third_party_supplier asset_class four_eyes ");
  auto refused = apply(contract, Approve{}, clerk);
  EXPECT_NE(refused.error().sentence.find("SS-8 2/2/6"), std::string::npos);
  EXPECT_EQ(unmet(new_aaoifi(), Approve{}), "request ");
  Contract requested = after(new_aaoifi(), {evidence("request", "2026-01-01")});
  EXPECT_EQ(unmet(requested, Approve{}), "ok");
  EXPECT_EQ(unmet(requested, Approve{}, {noon, "opener"}), "four_eyes ");
}

TEST(Rules, want_to_know_what_kind_of_asset_it_is_in_whatever_letters) {
  auto unmet_with = [](std::string asset_class) {
    Terms terms = aaoifi_terms();
    terms.asset_class = std::move(asset_class);
    EXPECT_EQ(outcome(terms.check()), "ok");
    Contract contract = started(terms, {noon, "opener"});
    return unmet(after(contract, {evidence("request", "2026-01-01")}), Approve{});
  };
  for (const char* barred : {"gold", "Gold", "SILVER", "Currency", ""}) {
    EXPECT_EQ(unmet_with(barred), "asset_class ") << barred;
  }
  for (const char* free : {"vehicle", "Property", "OTHER"}) {
    EXPECT_EQ(unmet_with(free), "ok") << free;
  }
  for (const char* none : {"golden", "gold ", "ذهب"}) {
    Terms terms = aaoifi_terms();
    terms.asset_class = none;
    EXPECT_EQ(outcome(terms.check()), ":invalid_asset_class") << none;
    Contract old = started(terms, {noon, "opener"});  // of a time when any text was taken
    EXPECT_EQ(unmet(after(old, {evidence("request", "2026-01-01")}), Approve{}), "asset_class ");
  }
  for (AssetClass each : all_asset_classes) EXPECT_EQ(asset_class_named(name_of(each)), each);
}

TEST(Rules, want_a_reason_for_a_rejection) {
  EXPECT_EQ(unmet(new_aaoifi(), Reject{}), "reason ");
  EXPECT_EQ(unmet(new_aaoifi(), Reject{"no income"}), "ok");
}

TEST(Rules, pay_only_the_supplier_and_not_on_a_promise_that_binds_both) {
  Contract approved = after(new_aaoifi(), {evidence("request", "2026-01-01"), Approve{},
                                           evidence("promise", "2026-01-02", "bilateral_binding")});
  EXPECT_EQ(unmet(approved, Disburse{"customer-1"}),
            "promise_not_bilateral supplier_contract payee_is_supplier exception_approved "
            "payee_not_customer ");
  Contract ready = after(approved, {evidence("promise", "2026-01-02", "unilateral"),
                                    evidence("supplier_contract", "2026-01-03")});
  const char* why = "the supplier takes cash only";
  const char* approval = "Sh. Yusuf, minutes of 4 January";
  EXPECT_EQ(unmet(ready, Disburse{"broker-1"}), "payee_is_supplier exception_approved ");
  EXPECT_EQ(unmet(ready, Disburse{"broker-1", why}), "exception_approved ");
  EXPECT_EQ(unmet(ready, Disburse{"broker-1", {}, approval}), "payee_is_supplier ");
  EXPECT_EQ(unmet(ready, Disburse{"broker-1", why, approval}), "ok");
  EXPECT_EQ(unmet(ready, Disburse{"customer-1", why, approval}), "payee_not_customer ");
  EXPECT_EQ(after(ready, {Disburse{}}).payouts.back().request.payee, "supplier-1");
}

TEST(Rules, of_the_seed_profile_do_not_pay_the_customer_either) {
  Contract approved = contract_in(Stage::Approved);
  EXPECT_EQ(unmet(approved, Disburse{"customer-1"}), "payee_not_customer ");
  EXPECT_EQ(unmet(approved, Disburse{"somebody"}), "ok");
  Terms terms = terms_of_guide();
  terms.supplier_id = terms.customer_id;
  Contract own = after(started(terms, clerk), {Approve{}});
  EXPECT_EQ(unmet(own, Disburse{}), "payee_not_customer ");
}

TEST(Rules, want_an_agent_who_is_not_the_supplier) {
  Terms terms = aaoifi_terms();
  terms.agent_id = terms.supplier_id;
  Contract contract = after(started(terms, {noon, "opener"}), {evidence("request", "2026-01-01")});
  EXPECT_EQ(unmet(contract, Approve{}), "agent_not_supplier ");
  ASSERT_EQ(unmet_for_good(terms).size(), 1U);
  // Of a time when such a contract could be approved.
  Contract old = evolve(contract, Approved{}, clerk);
  EXPECT_EQ(unmet(old, Disburse{}), "supplier_contract agent_not_supplier agency ");
}

TEST(Rules, take_a_promise_only_when_it_says_whom_it_binds) {
  Contract approved = after(new_aaoifi(), {evidence("request", "2026-01-01"), Approve{},
                                           evidence("supplier_contract", "2026-01-03")});
  EXPECT_EQ(unmet(approved, Disburse{}), "ok");
  for (const char* none : {"", "binding", "bilateral binding"}) {
    EXPECT_EQ(outcome(apply(approved, evidence("promise", "2026-01-02", none), clerk)),
              ":invalid_evidence");
  }
  auto unmet_with = [&](std::string promise) {
    Contract promised = after(approved, {evidence("promise", "2026-01-02", std::move(promise))});
    return promised.evidence.back().note + ": " + unmet(promised, Disburse{});
  };
  EXPECT_EQ(unmet_with("Bilateral_Binding"), "bilateral_binding: promise_not_bilateral ");
  EXPECT_EQ(unmet_with("BILATERAL_OPTION"), "bilateral_option: ok");
  EXPECT_EQ(unmet_with("unilateral"), "unilateral: ok");
  // Of a time when any text was taken.
  Contract old = evolve(
      approved, EvidenceRecorded{EvidenceKind::Promise, "2026-01-02", "", "", "both"}, clerk);
  EXPECT_EQ(unmet(old, Disburse{}), "promise_not_bilateral ");
}

TEST(Rules, want_the_agreement_of_an_agent_and_why_it_is_the_customer) {
  Terms terms = aaoifi_terms();
  terms.agent_id = terms.customer_id;
  Contract contract = started(terms, {noon, "opener"});
  contract = after(contract, {evidence("request", "2026-01-01"), Approve{},
                              evidence("supplier_contract", "2026-01-03")});
  EXPECT_EQ(unmet(contract, Disburse{}), "agency agent_reason ");
  contract =
      after(contract, {evidence("agency", "2026-01-02", "the only one who knows the goods")});
  EXPECT_EQ(unmet(contract, Disburse{}), "ok");
}

TEST(Rules, allow_no_sale_before_possession) {
  Contract disbursed = after(new_aaoifi(), to_disbursed);
  EXPECT_EQ(unmet(disbursed, ConcludeSale{}),
            "title possession disclosure offer_acceptance schedule ");
  Contract papers = after(after(disbursed, sale_papers), {AgreeSchedule{11, "2026-02-05"}});
  EXPECT_EQ(unmet(papers, ConcludeSale{"2026-01-03"}),
            "title_before_sale possession_before_sale disclosure_before_sale "
            "offer_acceptance_before_sale ");
  EXPECT_EQ(unmet(papers, ConcludeSale{"2026-01-04"}), "offer_acceptance_before_sale ");
  EXPECT_EQ(unmet(papers, ConcludeSale{"2026-01-06"}),
            "{:invalid_value_date, \"2025-01-05\", \"2026-01-05\"}");
  Contract sold = after(papers, {ConcludeSale{"2026-01-05"}});
  EXPECT_EQ(sold.stage, Stage::Disbursed);
  EXPECT_EQ(unmet(sold, ConcludeSale{}), "not_concluded ");
}

TEST(Rules, check_the_order_of_the_papers) {
  Contract disbursed = after(new_aaoifi(), to_disbursed);
  Contract papers = after(after(disbursed, sale_papers),
                          {AgreeSchedule{11, "2026-02-05"}, evidence("possession", "2026-01-02")});
  EXPECT_EQ(unmet(papers, ConcludeSale{}), "supplier_contract_before_possession ");
}

TEST(Rules, check_the_order_also_where_papers_are_missing) {
  Contract contract = after(
      new_aaoifi(),
      {evidence("request", "2026-01-04"), Approve{}, evidence("supplier_contract", "2026-01-03"),
       Disburse{}, evidence("title", "2026-01-05"), evidence("possession", "2026-01-02"),
       evidence("disclosure", "2026-01-05"), evidence("offer_acceptance", "2026-01-05"),
       AgreeSchedule{11, "2026-02-05"}});
  EXPECT_EQ(unmet(contract, ConcludeSale{}),
            "request_before_supplier_contract supplier_contract_before_possession ");
  Contract repaired = after(contract, {evidence("possession", "2026-01-05"),
                                       evidence("supplier_contract", "2026-01-05")});
  EXPECT_EQ(unmet(repaired, ConcludeSale{}), "ok");
}

TEST(Rules, of_the_seed_profile_sell_no_later_than_the_first_instalment_is_due) {
  Contract contract =
      after(started(terms_of_guide(), clerk), {Approve{}, AgreeSchedule{11, "2026-01-05"}});
  Moment next_day{noon + 24 * 3'600'000'000, clerk.actor};
  EXPECT_EQ(unmet(contract, Disburse{}), "ok");
  EXPECT_EQ(unmet(contract, Disburse{}, next_day), "sale_before_first_due ");
  Contract later = after(contract, {AgreeSchedule{11, "2026-02-05"}});
  EXPECT_EQ(unmet(later, Disburse{}, next_day), "ok");
}

TEST(Rules, allow_no_sale_after_the_first_instalment_is_due) {
  Contract papers = after(after(after(new_aaoifi(), to_disbursed), sale_papers),
                          {AgreeSchedule{11, "2026-01-05"}});
  Moment next_day{noon + 24 * 3'600'000'000, clerk.actor};
  EXPECT_EQ(unmet(papers, ConcludeSale{}, next_day), "sale_before_first_due ");
  EXPECT_EQ(unmet(papers, ConcludeSale{"2026-01-05"}, next_day), "ok");
  Contract later = after(papers, {AgreeSchedule{11, "2026-02-05"}});
  EXPECT_EQ(unmet(later, ConcludeSale{}, next_day), "ok");
}

TEST(Rules, allow_a_sale_after_the_day_that_its_down_payment_was_agreed) {
  Terms terms = aaoifi_terms();
  terms.repayment.count = 11;
  terms.repayment.down_payment = 10'000;
  Contract papers = after(after(after(started(terms, {noon, "opener"}), to_disbursed), sale_papers),
                          {AgreeSchedule{11, "2026-02-05"}});
  Moment next_day{noon + 24 * 3'600'000'000, clerk.actor};
  auto sold = apply(papers, ConcludeSale{}, next_day);
  ASSERT_EQ(outcome(sold), "ok");
  EXPECT_EQ(format_date(sold->next_due()->due), "2026-01-06");
}

TEST(Rules, of_aaoifi_promise_no_rebate) {
  Terms terms = aaoifi_terms();
  terms.settlement.policy = RebatePolicy::MandatoryDisclosed;
  Contract contract = after(started(terms, {noon, "opener"}), {evidence("request", "2026-01-01")});
  EXPECT_EQ(unmet(contract, Approve{}), "rebate_not_stipulated ");
}

TEST(Rules, ask_about_a_payment_that_may_be_the_same_again) {
  constexpr Timestamp second = 1'000'000;
  Contract paid = after(sold_aaoifi(), {RecordPayment{500}, RecordPayment{700, {}, "BANK-1"}});
  auto seen = [&](const RecordPayment& payment, Timestamp later) {
    const Payment* same = possible_duplicate(paid, payment, {noon + later, "clerk"});
    return same == nullptr ? Amount(0) : same->received;
  };
  EXPECT_EQ(seen({500}, 0), 500);
  EXPECT_EQ(seen({500}, 60 * second), 500);
  EXPECT_EQ(seen({500}, 61 * second), 0);
  EXPECT_EQ(seen({501}, 0), 0);
  EXPECT_EQ(seen({500, {}, "BANK-2"}, 0), 0);  // it says which one it is
  EXPECT_EQ(seen({700}, 0), 0);                // that one did
}

TEST(Rules, take_no_payment_before_the_sale) {
  Contract disbursed = after(new_aaoifi(), to_disbursed);
  EXPECT_EQ(unmet(disbursed, RecordPayment{1}), "sale_not_concluded ");
  EXPECT_EQ(after(sold_aaoifi(), {RecordPayment{1}}).stage, Stage::Repaying);
}

TEST(Rules, take_donations_only_from_who_is_late_has_undertaken_them_and_can_pay) {
  const Moment march{noon + Timestamp{60} * 86'400'000'000, "clerk"};
  Contract sold = sold_aaoifi();
  EXPECT_EQ(unmet(sold, RecordCharityDonation{100}), "late donation_undertaking ");
  EXPECT_EQ(unmet(sold, RecordCharityDonation{100}, march), "donation_undertaking ");
  Contract willing = after(sold, {evidence("donation_undertaking", "2026-01-05")});
  EXPECT_EQ(unmet(willing, RecordCharityDonation{100}), "late ");
  auto donated = apply(willing, RecordCharityDonation{100}, march);
  EXPECT_EQ(donated->donated, 100);
  EXPECT_EQ(donated->outstanding(), willing.outstanding());
  EXPECT_EQ(outcome(apply(willing, RecordCharityDonation{0}, march)), "{:invalid_amount, :amount}");
  Contract unable = after(willing, {evidence("inability", "2026-01-05")});
  EXPECT_EQ(unmet(unable, RecordCharityDonation{100}, march), "able_to_pay ");
  Contract able = after(unable, {evidence("ability", "2026-01-05")});
  EXPECT_EQ(unmet(able, RecordCharityDonation{100}, march), "ok");
  Contract again = after(able, {evidence("inability", "2026-01-05")});
  EXPECT_EQ(unmet(again, RecordCharityDonation{100}, march), "able_to_pay ");
}

TEST(Rules, tell_of_each_guard_whether_it_passes) {
  auto guards = guards_of(new_aaoifi(), Approve{}, clerk);
  ASSERT_EQ(guards.size(), 8U);
  EXPECT_EQ(guards[0].code, "request");
  EXPECT_EQ(guards[0].verdict, Guard::Verdict::Fails);
  EXPECT_EQ(guards[1].verdict, Guard::Verdict::Passes);
  EXPECT_FALSE(guards[0].rule.empty());
  for (const Guard& guard : guards_of(new_aaoifi(), ConcludeSale{}, clerk)) {
    EXPECT_EQ(guard.verdict, Guard::Verdict::NotEvaluated) << guard.code;
  }
}

// Values

TEST(Rules, take_dates_from_the_sale_to_today) {
  Contract contract = contract_in(Stage::Disbursed);  // in 1970
  Moment patient = clerk;
  patient.policy.back_dated_months = 1200;
  auto pay_on = [&](std::string date) {
    return outcome(apply(contract, RecordPayment{1, std::move(date)}, patient));
  };
  EXPECT_EQ(pay_on(""), "ok");
  EXPECT_EQ(pay_on("2026-01-05"), "ok");
  EXPECT_EQ(pay_on("1970-01-01"), "ok");
  for (const char* wrong : {"2026-01-06", "1969-12-31", "2026-02-30", "yesterday", "2026-1-5"}) {
    EXPECT_EQ(pay_on(wrong), "{:invalid_value_date, \"1970-01-01\", \"2026-01-05\"}") << wrong;
  }
}

TEST(Rules, take_a_reference_once) {
  Contract contract = after(contract_in(Stage::Disbursed), {RecordPayment{1, {}, "bank-7"}});
  auto twice = apply(contract, RecordPayment{2, {}, "bank-7"}, clerk);
  EXPECT_EQ(twice.error().reason, otp::tuple(Atom("duplicate_reference"), contract.version()));
  EXPECT_EQ(outcome(apply(contract, RecordPayment{2, {}, "bank-8"}, clerk)), "ok");
}

TEST(Rules, take_a_reference_once_however_it_is_spelled) {
  Contract contract = after(contract_in(Stage::Disbursed), {RecordPayment{1, {}, "caf\u00E9"}});
  for (const char* same : {"cafe\u0301", "caf\u00E9 ", "caf\u00E9\u200F", "\tcafe\u0301\u00A0"}) {
    auto twice = apply(contract, RecordPayment{2, {}, same}, clerk);
    ASSERT_FALSE(twice) << same;
    EXPECT_EQ(twice.error().reason, otp::tuple(Atom("duplicate_reference"), contract.version()));
  }
  // Of a time when a reference was kept as it was written.
  Contract old = evolve(contract, PaymentRecorded{1, 1, 0, "2026-01-05", "nai\u0308f"}, clerk);
  EXPECT_FALSE(apply(old, RecordPayment{2, {}, "na\u00EFf"}, clerk));
  Contract rejected = after(contract_in(Stage::Pending), {Reject{" no\n"}});
  EXPECT_EQ(rejected.history.back().note, "no");
}

TEST(Rules, refuse_texts_that_are_none) {
  Contract pending = contract_in(Stage::Pending);
  EXPECT_EQ(outcome(apply(pending, Reject{std::string(2001, 'a')}, clerk)), ":invalid_text");
  EXPECT_EQ(outcome(apply(pending, Reject{std::string(10'000'000, 'a')}, clerk)), ":invalid_text");
  EXPECT_EQ(outcome(apply(pending, Reject{"a\x07"}, clerk)), ":invalid_text");
  EXPECT_EQ(outcome(apply(pending, Reject{"\xff"}, clerk)), ":invalid_text");
  std::string arabic;
  for (int i = 0; i < 2000; ++i) arabic += "ق";
  EXPECT_EQ(outcome(apply(pending, Reject{arabic}, clerk)), "ok");
  EXPECT_EQ(outcome(apply(pending, Reject{"two\nlines"}, clerk)), "ok");
}

TEST(Rules, take_only_evidence_of_known_kinds) {
  Contract pending = contract_in(Stage::Pending);
  EXPECT_EQ(outcome(apply(pending, evidence("hearsay", ""), clerk)), ":invalid_evidence");
  EXPECT_EQ(outcome(apply(pending, RecordEvidence{"title"}, clerk)), ":invalid_text");
  EXPECT_EQ(outcome(apply(pending, RecordEvidence{"title", "", "", "", "a note"}, clerk)), "ok");
  EXPECT_EQ(outcome(apply(pending, RecordEvidence{"title", "", "", std::string(64, 'a')}, clerk)),
            "ok");
  RecordEvidence odd = evidence("title", "");
  odd.sha256 = "abc";
  EXPECT_EQ(outcome(apply(pending, odd, clerk)), ":invalid_evidence");
  EXPECT_EQ(outcome(apply(pending, evidence("title", "2027-01-01"), clerk)),
            "{:invalid_value_date, \"\", \"2026-01-05\"}");
}

TEST(Rules, refuse_overpayment_where_the_policy_does) {
  Terms terms = terms_of_guide();
  terms.overpayment = Overpayment::Refuse;
  Contract contract = after(started(terms, clerk), {Approve{}, Disburse{}});
  auto refused = apply(contract, RecordPayment{110'001}, clerk);
  EXPECT_EQ(refused.error().reason, otp::tuple(Atom("overpayment"), 110'000));
  EXPECT_EQ(after(contract, {RecordPayment{110'000}}).stage, Stage::Completed);
}

TEST(Rules, check_that_the_parts_of_the_cost_add_up) {
  Terms terms = terms_of_guide();
  terms.cost_lines = {{"price", 90'000}, {"freight", 9'000}};
  EXPECT_EQ(terms.check().error().reason, otp::tuple(Atom("cost_breakdown_mismatch"), -1'000));
  terms.cost_lines.push_back({"insurance", 1'000});
  EXPECT_EQ(outcome(terms.check()), "ok");
}

// Schedules

TEST(Rules, agree_a_schedule_that_adds_up_to_the_price) {
  Contract contract =
      after(contract_in(Stage::Approved), {AgreeSchedule{3, "2026-02-28"}, Disburse{}});
  ASSERT_EQ(contract.schedule.size(), 3U);
  EXPECT_EQ(contract.schedule[0].amount, 36'666);
  EXPECT_EQ(contract.schedule[2].amount, 36'668);
  EXPECT_EQ(format_date(contract.schedule[1].due), "2026-03-28");
  EXPECT_EQ(contract.next_due()->number, 1);
  Contract paid = after(contract, {RecordPayment{36'666}});
  EXPECT_EQ(paid.next_due()->number, 2);
  EXPECT_EQ(paid.days_late(parse_date("2026-03-28").value()), 0);
  EXPECT_EQ(paid.days_late(parse_date("2026-04-01").value()), 4);
  EXPECT_EQ(after(paid, {RecordPayment{80'000}}).next_due(), nullptr);
}

TEST(Rules, refuse_schedules_that_are_none) {
  Contract contract = contract_in(Stage::Approved);
  EXPECT_EQ(outcome(apply(contract, AgreeSchedule{3, "soon"}, clerk)), ":invalid_plan");
  for (std::int64_t count : {std::int64_t{0}, std::int64_t{-1}, std::int64_t{601}, INT64_MAX}) {
    auto refused = apply(contract, AgreeSchedule{count, "2026-02-28"}, clerk);
    EXPECT_TRUE(refused.error().reason.is_tagged(Atom("schedule_mismatch"), 2)) << count;
  }
  EXPECT_FALSE(apply(contract, AgreeSchedule{3, "2025-02-28"}, clerk));
  EXPECT_FALSE(apply(contract, AgreeSchedule{3, "2026-02-28", 0}, clerk));
  EXPECT_FALSE(apply(contract, AgreeSchedule{3, "2026-02-28", INT64_MAX}, clerk));
  EXPECT_EQ(outcome(apply(contract_in(Stage::Repaying), AgreeSchedule{3, "2026-02-28"}, clerk)),
            "{:invalid_state, :repaying, [:pending, :approved, :disbursed]}");
}

// Settlement, excess, refund

TEST(Rules, settle_early_with_a_rebate_of_at_most_the_unearned_profit) {
  Contract contract = after(contract_in(Stage::Disbursed), {RecordPayment{50'000}});
  Amount unearned = contract.unearned_profit();
  EXPECT_EQ(unearned, 10'000 - 4'545);
  auto too_much = apply(contract, SettleEarly{unearned + 1, 60'000 - unearned - 1}, clerk);
  EXPECT_EQ(too_much.error().reason, otp::tuple(Atom("rebate_exceeds_profit"), unearned));
  auto wrong_cash = apply(contract, SettleEarly{2'000, 57'999}, clerk);
  EXPECT_EQ(wrong_cash.error().reason, otp::tuple(Atom("settlement_mismatch"), 58'000));
  EXPECT_EQ(outcome(apply(contract, SettleEarly{-1, 60'001}, clerk)), "{:invalid_amount, :rebate}");
  Contract settled = after(contract, {SettleEarly{2'000, 58'000}});
  EXPECT_EQ(settled.stage, Stage::Completed);
  EXPECT_EQ(settled.outstanding(), 0);
  EXPECT_EQ(settled.recognised, 8'000);
  EXPECT_EQ(settled.unearned_profit(), 0);
}

TEST(Rules, let_somebody_else_settle_early_than_who_opened_the_contract) {
  Contract sold = sold_aaoifi();
  const SettleEarly settlement{10'000, 100'000};
  Moment opener{noon, "opener"};
  EXPECT_EQ(unmet(sold, settlement, opener), "four_eyes ");
  EXPECT_EQ(unmet(sold, settlement), "ok");
  auto has_four_eyes = [&] {
    return std::ranges::count(codes_of(guards_of(sold, settlement, opener)), "four_eyes") > 0;
  };
  EXPECT_TRUE(has_four_eyes());
  opener.policy.four_eyes = false;
  EXPECT_EQ(unmet(sold, settlement, opener), "ok");
  EXPECT_FALSE(has_four_eyes());
  Contract seed = contract_in(Stage::Disbursed);
  EXPECT_EQ(unmet(seed, SettleEarly{0, 110'000}, {noon, seed.creator}), "ok");
}

TEST(Rules, refund_what_was_paid_too_much_once) {
  Contract contract = after(contract_in(Stage::Disbursed), {RecordPayment{120'000}});
  EXPECT_EQ(contract.excess(), 10'000);
  Contract refunded = after(contract, {RefundExcess{}});
  EXPECT_EQ(refunded.excess(), 0);
  EXPECT_EQ(refunded.payouts.back().request.amount, 10'000);
  EXPECT_EQ(refunded.stage, Stage::Completed);
  EXPECT_EQ(outcome(apply(refunded, RefundExcess{}, clerk)), "{:invalid_amount, :excess}");
  EXPECT_EQ(outcome(apply(contract_in(Stage::Repaying), RefundExcess{}, clerk)),
            "{:invalid_state, :repaying, [:completed]}");
}

}  // namespace
}  // namespace murabaha
