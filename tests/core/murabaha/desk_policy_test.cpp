// What a desk lays down for all its contracts, and the days that it counts by.

#include "murabaha/desk_policy.h"

#include <gtest/gtest.h>

#include "desk_steps.h"
#include "murabaha/trail.h"

namespace murabaha {
namespace {

using support::outcome;

constexpr Timestamp noon = 1'767'614'400'000'000;  // 2026-01-05 12:00
constexpr Timestamp an_hour = 3'600'000'000;

Date day(std::string_view text) { return parse_date(text).value(); }

Moment at(std::string_view today) {
  auto days = std::chrono::sys_days(day(today)).time_since_epoch().count();
  return {days * 24 * an_hour + 12 * an_hour, "clerk"};
}

Contract after(Contract contract, const std::vector<Action>& actions, const Moment& moment) {
  for (const Action& action : actions) {
    auto next = apply(contract, action, moment);
    EXPECT_EQ(outcome(next), "ok")
        << name_of(action) << ": " << (next ? "" : next.error().sentence);
    if (next) contract = std::move(*next);
  }
  return contract;
}

Contract disbursed_on(std::string_view today) {
  return after(started(terms_of_guide("M-1"), at(today)), {Approve{}, Disburse{}}, at(today));
}

otp::Term range(const char* first, const char* last) {
  return otp::tuple(Atom("invalid_value_date"), first, last);
}

// Four eyes

TEST(DeskPolicy, may_let_whoever_opened_a_contract_approve_it) {
  Terms terms = terms_of_guide("M-1");
  terms.profile = Profile::Aaoifi;
  terms.asset = "a delivery van";
  terms.asset_class = "vehicle";
  terms.supplier_id = "supplier-1";
  Moment alone{noon, "reem"};
  Contract contract = started(terms, alone);
  contract = after(contract, {RecordEvidence{"request", "2026-01-01", "paper"}}, alone);
  auto refused = apply(contract, Approve{}, alone);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().reason[1].items()[0][0], Term(Atom("four_eyes")));
  alone.policy.four_eyes = false;
  EXPECT_EQ(outcome(apply(contract, Approve{}, alone)), "ok");
  for (const Guard& guard : guards_of(contract, Approve{}, alone))
    EXPECT_NE(guard.code, "four_eyes");
}

// Value dates

TEST(DeskPolicy, limits_how_far_back_a_payment_may_be_dated) {
  Contract contract = disbursed_on("2024-03-01");
  auto dated = [&](const char* given, Moment moment) {
    return apply(contract, RecordPayment{1'000, given}, moment);
  };
  Moment today = at("2026-01-05");
  EXPECT_EQ(outcome(dated("2025-01-05", today)), "ok");
  EXPECT_EQ(outcome(dated("2026-01-05", today)), "ok");
  auto too_early = dated("2025-01-04", today);
  EXPECT_EQ(too_early.error().reason, range("2025-01-05", "2026-01-05"));
  EXPECT_EQ(too_early.error().sentence,
            "Give a date from 2025-01-05 to 2026-01-05, written like 2026-01-05.");
  EXPECT_EQ(dated("2026-01-06", today).error().reason, range("2025-01-05", "2026-01-05"));
  today.policy.back_dated_months = 36;  // the sale is nearer
  EXPECT_EQ(outcome(dated("2024-03-01", today)), "ok");
  EXPECT_EQ(dated("2024-02-29", today).error().reason, range("2024-03-01", "2026-01-05"));
}

TEST(DeskPolicy, does_not_limit_how_old_a_document_is) {
  Contract contract = disbursed_on("2026-01-05");
  RecordEvidence title{"title", "1998-07-01", "deed"};
  EXPECT_EQ(outcome(apply(contract, title, at("2026-01-05"))), "ok");
}

TEST(DeskPolicy, of_a_settlement_is_that_of_its_own_day) {
  Terms terms = terms_of_guide("M-1");
  terms.recognition = RecognitionMethod::ProportionalTime;
  Moment opening = at("2026-01-01");
  Contract contract = after(started(terms, opening),
                            {Approve{}, AgreeSchedule{10, "2026-02-01"}, Disburse{}}, opening);
  Moment today = at("2026-05-31");
  Amount then = contract.unearned_on(day("2026-03-31")).amount;
  Amount now = contract.unearned_on(day("2026-05-31")).amount;
  ASSERT_GT(then, now);
  EXPECT_EQ(apply(contract, SettleEarly{then, 110'000 - then}, today).error().reason,
            otp::tuple(Atom("rebate_exceeds_profit"), now));
  auto settled = apply(contract, SettleEarly{then, 110'000 - then, "2026-03-31"}, today);
  ASSERT_EQ(outcome(settled), "ok");
  EXPECT_EQ(settled->recognised, 10'000 - then);
  EXPECT_EQ(settled->settlement->value_date, "2026-03-31");
  EXPECT_EQ(settled->payments.begin()->value_date, "2026-03-31");
  EXPECT_EQ(apply(contract, SettleEarly{0, 110'000, "2026-06-01"}, today).error().reason,
            range("2026-01-01", "2026-05-31"));
}

TEST(DeskPolicy, asks_for_the_same_settlement_by_the_same_hash_as_before_there_were_dates) {
  EXPECT_EQ(request_of(SettleEarly{1, 2}), R"({"action":"settle_early","cash":2,"rebate":1})");
  EXPECT_NE(request_of(SettleEarly{1, 2, "2026-01-05"}), request_of(SettleEarly{1, 2}));
}

// Days

TEST(DeskDay, is_that_of_the_time_zone_on_both_sides_of_midnight) {
  Surroundings riyadh = surroundings_in_memory(0);
  riyadh.zone = [](Timestamp) { return std::chrono::hours(3); };
  Contract contract = disbursed_on("2026-01-01");
  Timestamp before = noon + 9 * an_hour - 1;  // 23:59:59.999999 there, 20:59 in UTC
  auto paid_at = [&](Timestamp moment) {
    auto paid = apply(contract, RecordPayment{1'000}, riyadh.moment(moment, "clerk"));
    return paid->payments.begin()->value_date;
  };
  EXPECT_EQ(paid_at(before), "2026-01-05");
  EXPECT_EQ(paid_at(before + 1), "2026-01-06");
  RecordPayment tomorrow{1'000, "2026-01-06"};
  EXPECT_FALSE(apply(contract, tomorrow, riyadh.moment(before, "clerk")));
  EXPECT_TRUE(apply(contract, tomorrow, riyadh.moment(before + 1, "clerk")));
  Surroundings utc = surroundings_in_memory(0);
  EXPECT_FALSE(apply(contract, tomorrow, utc.moment(before + 1, "clerk")));
}

TEST(DeskDay, of_a_step_is_kept_with_it_where_it_is_not_that_of_utc) {
  Moment night = {noon + 10 * an_hour, "clerk"};
  night.day = day("2026-01-06");
  Contract contract;
  Records kept;
  auto take = [&](const Fact& fact) {
    Step step = take_step(contract, fact, night);
    contract = std::move(step.contract);
    add_records(kept, step.records);
  };
  take(Started{terms_of_guide("M-1")});
  take(Approved{});
  take(*decide(contract, Disburse{}, night));
  take(PayoutConfirmed{Purpose::Disburse, contract.payouts.back().request.intent});
  EXPECT_EQ(contract.sold_on, "2026-01-06");
  EXPECT_EQ(kept.trail[1].params, R"({"day":"2026-01-06"})");
  auto fault = verify(kept);
  EXPECT_FALSE(fault) << fault->sentence;
  Replay again = replay("M-1", kept.trail);
  EXPECT_EQ(again.contract.sold_on, "2026-01-06");
  EXPECT_EQ(again.contract.history.back().day, day("2026-01-06"));
}

TEST(DeskDay, is_not_kept_where_it_is_that_of_utc) {
  Moment moment{noon, "clerk"};
  moment.day = date_at(noon);
  Step step = take_step(Contract(), Started{terms_of_guide("M-1")}, moment);
  Step plain = take_step(Contract(), Started{terms_of_guide("M-1")}, {noon, "clerk"});
  EXPECT_EQ(step.records, plain.records);
}

TEST(DeskDay, is_what_the_process_of_a_contract_counts_by) {
  support::System system;
  Surroundings surroundings = surroundings_with(std::make_shared<MemoryStore>());
  surroundings.epoch = noon + 10 * an_hour;
  surroundings.zone = [](Timestamp) { return std::chrono::hours(3); };
  system.run([&](Self self) -> Task<> {
    co_await start_desk(self, surroundings);
    co_await open_in(self, "M-1", Stage::Repaying, surroundings);
    Contract contract = co_await look_at(self, "M-1");
    EXPECT_EQ(contract.sold_on, "2026-01-06");
    EXPECT_EQ(contract.payments.begin()->value_date, "2026-01-06");
  });
}

// Who is paid

TEST(Payee, is_the_supplier_also_where_the_terms_name_none) {
  Contract contract = disbursed_on("2026-01-05");
  EXPECT_EQ(contract.payouts.back().request.payee, "supplier");
  Terms terms = terms_of_guide("M-1");
  terms.supplier_id = "supplier-9";
  Contract named =
      after(started(terms, at("2026-01-05")), {Approve{}, Disburse{}}, at("2026-01-05"));
  EXPECT_EQ(named.payouts.back().request.payee, "supplier-9");
}

TEST(Payee, who_is_not_the_supplier_is_kept_with_the_reason_and_the_approval) {
  PayoutRequested request{Purpose::Disburse, "key", 100'000, "broker-1", "cash only"};
  EXPECT_EQ(params_of(request),  // as before there were approvals
            R"({"amount":100000,"exception_reason":"cash only","intent":"key",)"
            R"("payee":"broker-1"})");
  request.adviser_approval = "minutes of 4 January";
  auto read = read_fact("disburse_requested", params_of(request));
  ASSERT_TRUE(read);
  EXPECT_EQ(std::get<PayoutRequested>(read->fact).adviser_approval, "minutes of 4 January");
  EXPECT_EQ(request_of(Disburse{"broker-1", "cash only"}),
            R"({"action":"disburse","exception_reason":"cash only","payee":"broker-1"})");
  EXPECT_NE(request_of(Disburse{"broker-1", "cash only", "minutes"}),
            request_of(Disburse{"broker-1", "cash only"}));
}

TEST(Payee, of_a_trail_from_before_stays_who_it_was) {
  Moment moment{noon, "clerk"};
  Contract contract;
  Records kept;
  for (const Fact& fact :
       std::vector<Fact>{Started{terms_of_guide("M-1")}, Approved{},
                         PayoutRequested{Purpose::Disburse, "key", 100'000, "customer-1"},
                         PayoutConfirmed{Purpose::Disburse, "key"}}) {
    Step step = take_step(contract, fact, moment);
    contract = std::move(step.contract);
    add_records(kept, step.records);
  }
  EXPECT_FALSE(verify(kept));
  EXPECT_EQ(replay("M-1", kept.trail).contract.payouts.back().request.payee, "customer-1");
}

}  // namespace
}  // namespace murabaha
