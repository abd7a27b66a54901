// What the terms of a contract agree on instalments, income and early settlement, and what comes
// of it.

#include <gtest/gtest.h>

#include <map>

#include "book.h"
#include "murabaha/export_csv.h"

namespace murabaha {
namespace {

using support::annuity_terms;
using support::Book;
using support::flat_terms;
using support::four_years;
using support::outcome;
using support::rate;
using support::sold;

// The terms themselves

TEST(AgreedTerms, with_a_rate_have_the_profit_that_it_makes) {
  EXPECT_EQ(outcome(annuity_terms().check()), "ok");
  Terms other = annuity_terms();
  other.profit = 1'281'104;  // 36 rounded instalments
  auto refused = other.check();
  EXPECT_EQ(refused.error().reason, otp::tuple(Atom("invalid_profit"), 1'281'092));
  EXPECT_EQ(refused.error().sentence, "At 8 % a year the profit is USD 12,810.92.");
  EXPECT_EQ(outcome(flat_terms(RecognitionMethod::ProportionalTime).check()), "ok");
}

TEST(AgreedTerms, that_cannot_be_are_refused) {
  auto code_with = [](auto change) {
    Terms terms = annuity_terms();
    change(terms);
    return outcome(terms.check());
  };
  EXPECT_EQ(code_with([](Terms& terms) { terms.repayment.rate.reset(); }), ":invalid_plan");
  EXPECT_EQ(code_with([](Terms& terms) { terms.repayment.method = InstalmentMethod::EqualLast; }),
            ":invalid_plan");
  EXPECT_EQ(code_with([](Terms& terms) { terms.repayment.count = 0; }), "{:schedule_mismatch, 0}");
  EXPECT_EQ(code_with([](Terms& terms) { terms.repayment.count = 601; }),
            "{:schedule_mismatch, 0}");
  EXPECT_EQ(code_with([](Terms& terms) { terms.repayment.period_months = 0; }), ":invalid_plan");
  EXPECT_EQ(code_with([](Terms& terms) { terms.repayment.down_payment = -1; }),
            "{:invalid_amount, :down_payment}");
  EXPECT_EQ(code_with([](Terms& terms) { terms.repayment.down_payment = terms.asset_cost; }),
            "{:invalid_amount, :down_payment}");
  EXPECT_EQ(code_with([](Terms& terms) { terms.settlement.share = rate("50 %"); }), ":rate_range");
  for (const char* none : {"0 %", "100.5 %"}) {
    EXPECT_EQ(code_with([&](Terms& terms) { terms.late_donation = rate(none); }), ":rate_range");
  }
  EXPECT_EQ(code_with([](Terms& terms) { terms.late_donation = rate("5 %"); }), "ok");
  auto mandatory = [&](std::string_view share) {
    return code_with([&](Terms& terms) {
      terms.settlement = {RebatePolicy::MandatoryDisclosed, rate(share)};
    });
  };
  EXPECT_EQ(mandatory("0 %"), ":rate_range");
  EXPECT_EQ(mandatory("100.5 %"), ":rate_range");
  EXPECT_EQ(mandatory("33.3 %"), "ok");
}

TEST(AgreedTerms, are_in_the_first_row_and_in_the_snapshot) {
  Terms terms = annuity_terms();
  terms.recognition = RecognitionMethod::EffectiveRate;
  terms.settlement = {RebatePolicy::MandatoryDisclosed, rate("50 %")};
  terms.late_donation = rate("5 %");
  Book book(terms);
  const std::string choices =
      R"({"late_donation":"5 %","recognition":"effective_rate",)"
      R"("repayment":{"count":36,"down_payment":0,"method":"annuity","period_months":1,)"
      R"("rate":"8 %"},"settlement":{"policy":"mandatory_disclosed","share":"50 %"}})";
  EXPECT_EQ(book.kept.snapshot.choices, choices);
  const std::string& params = book.kept.trail[0].params;
  EXPECT_NE(params.find(choices.substr(choices.find("\"recognition"), 40)), std::string::npos);
  EXPECT_NE(params.find(R"("late_donation":"5 %")"), std::string::npos);
  Replay kept = replay("M-1", book.kept.trail);
  ASSERT_FALSE(kept.fault);
  EXPECT_EQ(kept.contract.terms, terms);
  book.expect_sound();
}

/// The row of a program that knew no choices, hash and all.
TEST(AgreedTerms, of_an_older_row_are_the_usual) {
  AuditRow old;
  old.seq = 1;
  old.command = "start";
  old.to = "pending";
  old.actor = "desk";
  old.at = 1'767'614'400'000'000;
  old.params =
      R"({"terms":{"agent_id":"","asset":"","asset_class":"","asset_cost":100000,)"
      R"("contract_id":"contract-123","cost_lines":[],"currency":"USD",)"
      R"("customer_id":"customer-1","overpayment":"credit","profile":"seed","profit":10000,)"
      R"("supplier_id":""}})";
  old.prev_hash = no_hash;
  old.hash = "02a4c3b6130107899b3c381bdda118edf9c465e10ffecf3b869d564b3e211a47";
  Replay kept = replay("contract-123", {old});
  ASSERT_FALSE(kept.fault) << kept.fault->sentence;
  EXPECT_EQ(kept.contract.terms, terms_of_guide());
  EXPECT_EQ(params_of(Started{terms_of_guide()}), old.params);
  EXPECT_EQ(choices_text(terms_of_guide()), "{}");
}

// Schedules

TEST(AgreedSchedule, of_an_annuity_is_that_of_the_rate) {
  Book book = sold(annuity_terms(), "2026-02-01");
  ASSERT_EQ(book.contract.schedule.size(), 36U);
  EXPECT_EQ(book.contract.schedule[0].amount, 313'364);
  EXPECT_EQ(book.contract.schedule[0].profit_part, 66'667);
  Amount sum = 0;
  for (const Instalment& instalment : book.contract.schedule) sum += instalment.amount;
  EXPECT_EQ(sum, 11'281'092);
  book.expect_sound();
}

TEST(AgreedSchedule, spreads_what_does_not_divide_where_the_terms_say_so) {
  Terms terms = terms_of("M-1", 100'000, 10'000);
  terms.repayment.method = InstalmentMethod::EqualSpread;
  Book book(terms);
  book.act(AgreeSchedule{3, "2026-02-01"}, "2026-01-01");
  ASSERT_EQ(book.contract.schedule.size(), 3U);
  EXPECT_EQ(book.contract.schedule[0].amount, 36'667);
  EXPECT_EQ(book.contract.schedule[1].amount, 36'666);
  EXPECT_EQ(book.contract.schedule[2].amount, 36'667);
}

TEST(AgreedSchedule, has_as_many_instalments_as_the_terms) {
  Book book(annuity_terms());
  for (const AgreeSchedule& other :
       {AgreeSchedule{35, "2026-02-01"}, AgreeSchedule{36, "2026-02-01", 2}}) {
    auto refused = book.decided(other, "2026-01-01");
    EXPECT_EQ(outcome(refused), "{:schedule_mismatch, 0}");
    EXPECT_EQ(refused.error().sentence,
              "The terms agree on other instalments: 36, with months between them: 1.");
  }
  EXPECT_EQ(outcome(book.decided(AgreeSchedule{36, "2026-02-01"}, "2026-01-01")), "ok");
}

/// V4: after 12 instalments 75,207.28 of the price is left, 5,920.87 of it unearned.
TEST(AgreedSchedule, of_an_annuity_may_spread_what_does_not_divide) {
  Terms terms = annuity_terms();
  terms.repayment.method = InstalmentMethod::AnnuitySpread;
  terms.recognition = RecognitionMethod::EffectiveRate;
  Book book = sold(terms, "2026-02-01");
  for (int month = 0; month < 12; ++month) {
    Date due = add_months(parse_date("2026-02-01").value(), month);
    book.act(RecordPayment{book.contract.next_due()->amount}, format_date(due));
  }
  EXPECT_EQ(book.contract.next_due()->number, 13);
  EXPECT_EQ(book.contract.outstanding(), 75'207'28);
  EXPECT_EQ(book.contract.unearned_profit(), 5'920'87);
  EXPECT_EQ(book.contract.unearned_on(parse_date("2027-01-01").value()).amount, 5'920'87);
  EXPECT_EQ(book.contract.outstanding() - book.contract.unearned_profit(), 69'286'41);
  EXPECT_EQ(book.kept.snapshot.choices,
            R"({"recognition":"effective_rate","repayment":{"count":36,"down_payment":0,)"
            R"("method":"annuity_spread","period_months":1,"rate":"8 %"}})");
  book.expect_sound();
}

/// V8: 10 of 100 million down, the rest and 18 million in 24.
TEST(AgreedSchedule, begins_with_the_down_payment) {
  Terms terms = terms_of("M-1", 100'000'000, 18'000'000);
  terms.repayment = {InstalmentMethod::EqualLast, {}, 24, 1, 10'000'000};
  Book book = sold(terms, "2026-02-01");
  ASSERT_EQ(book.contract.schedule.size(), 25U);
  const Instalment& down = book.contract.schedule[0];
  EXPECT_EQ(down.number, 0);
  EXPECT_EQ(down.amount, 10'000'000);
  EXPECT_EQ(down.profit_part, 0);
  EXPECT_EQ(format_date(down.due), "2026-01-01");
  EXPECT_EQ(book.contract.schedule[1].amount, 4'500'000);
  EXPECT_EQ(book.contract.schedule[1].profit_part, 750'000);
  EXPECT_EQ(book.contract.days_late(parse_date("2026-01-04").value()), 3);
  book.act(RecordPayment{10'000'000}, "2026-01-04");
  EXPECT_EQ(book.contract.next_due()->number, 1);
  book.expect_sound();
}

/// It is due when the price is owed, not when the schedule is agreed.
TEST(AgreedSchedule, has_its_down_payment_at_the_sale) {
  Terms terms = terms_of("M-1", 100'000'000, 18'000'000);
  terms.repayment = {InstalmentMethod::EqualLast, {}, 24, 1, 10'000'000};
  Book book(terms);
  book.act(AgreeSchedule{0, "2026-02-01", 1}, "2026-01-01");
  book.act(Approve{}, "2026-01-01");
  book.act(Disburse{}, "2026-01-10");
  EXPECT_EQ(format_date(book.contract.next_due()->due), "2026-01-10");
  EXPECT_EQ(book.contract.history[1].note, "24 instalments");
  EXPECT_EQ(book.kept.snapshot.next_due, "2026-01-10");
  const InstalmentRow& row = book.kept.instalments[25];  // of the sale's own schedule
  EXPECT_EQ(row.version, 2);
  EXPECT_EQ(row.due, "2026-01-10");
  auto csv = schedule_as_csv(book.kept);
  ASSERT_TRUE(csv);
  EXPECT_NE(csv->find("M-1,2,0,2026-01-10,"), std::string::npos) << *csv;
  EXPECT_NE(csv->find("M-1,2,1,2026-02-01,"), std::string::npos) << *csv;
  EXPECT_EQ(csv->find("2026-01-01"), std::string::npos) << *csv;
  book.expect_sound();
}

// Income

TEST(AgreedIncome, with_time_is_booked_with_the_steps_and_never_twice) {
  Book book = sold(flat_terms(RecognitionMethod::ProportionalTime), "2027-01-01");
  book.act(RecordPayment{30'000'000}, "2027-01-01");
  EXPECT_EQ(book.balance("profit_income"), -10'000'000);
  EXPECT_EQ(book.balance("deferred_profit"), -40'000'000);
  book.act(RecordPayment{1}, "2027-01-02");
  EXPECT_EQ(book.balance("profit_income"), -10'000'000);
  book.act(RecordPayment{1}, "2026-12-31");  // the clock went back
  EXPECT_EQ(book.balance("profit_income"), -10'000'000);
  book.act(RecordPayment{1}, "2027-07-01");
  EXPECT_EQ(book.balance("profit_income"), -15'000'000);
  book.act(RecordPayment{119'999'997}, "2027-08-01");
  EXPECT_EQ(book.contract.stage, Stage::Completed);
  EXPECT_EQ(book.balance("profit_income"), -50'000'000);
  EXPECT_EQ(book.balance("deferred_profit"), 0);
  book.expect_sound();
}

TEST(AgreedIncome, goes_by_the_method_of_the_terms) {
  std::map<RecognitionMethod, Amount> first_year = {
      {RecognitionMethod::ProportionalTime, 10'000'000},
      {RecognitionMethod::ProportionalReceipt, 5'000'000},  // half an instalment is paid
      {RecognitionMethod::SumOfDigits, 16'666'667}};
  for (const auto& [method, income] : first_year) {
    Book book = sold(flat_terms(method), "2027-01-01");
    book.act(RecordPayment{15'000'000}, "2027-01-01");
    EXPECT_EQ(-book.balance("profit_income"), income) << name_of(method);
    book.expect_sound();
  }
  Terms terms = annuity_terms();
  terms.recognition = RecognitionMethod::EffectiveRate;
  Book book = sold(terms, "2026-02-01");
  for (int month = 0; month < 12; ++month) {
    Date day = add_months(parse_date("2026-02-01").value(), month);
    book.act(RecordPayment{313'364}, format_date(day));
  }
  EXPECT_EQ(book.contract.unearned_profit(), 592'087);  // V4: after 12 of 36
  book.expect_sound();
}

TEST(AgreedIncome, with_time_needs_a_schedule_before_the_sale) {
  Book book(flat_terms(RecognitionMethod::SumOfDigits));
  book.act(Approve{}, "2026-01-01");
  auto refused = book.decided(Disburse{}, "2026-01-01");
  ASSERT_FALSE(refused);
  EXPECT_TRUE(refused.error().reason.is_tagged(Atom("guard_failed"), 2));
  book.act(AgreeSchedule{5, "2027-01-01", 12}, "2026-01-01");
  EXPECT_EQ(outcome(book.decided(Disburse{}, "2026-01-01")), "ok");
}

/// Of five months the first three are one period.
TEST(AgreedIncome, with_time_counts_the_months_of_each_period) {
  Terms terms = terms_of("M-1", 1'200'00, 300'00);
  terms.repayment = {InstalmentMethod::EqualLast, {}, 3, 1};
  terms.recognition = RecognitionMethod::ProportionalTime;
  Book book = sold(terms, "2026-04-01");
  auto earned = [&](std::string_view day) {
    return book.contract.earned_on(parse_date(day).value());
  };
  EXPECT_EQ(earned("2026-02-01"), 60'00);
  EXPECT_EQ(earned("2026-03-31"), 180'00);
  EXPECT_EQ(earned("2026-04-01"), 180'00);
  EXPECT_EQ(earned("2026-05-01"), 240'00);
  EXPECT_EQ(earned("2026-06-01"), 300'00);
}

// Lateness

/// V2: of 315,000 in cash 15,000 are the charity's, and the debt is what it was.
TEST(AgreedDonation, of_a_late_instalment_may_come_after_it) {
  Terms terms = flat_terms(RecognitionMethod::ProportionalTime);
  terms.late_donation = rate("5 %");
  Book book = sold(terms, "2027-01-01");
  book.act(RecordEvidence{"donation_undertaking", "2026-01-01", "undertaking"}, "2026-01-01");
  const Action donation = RecordCharityDonation{15'000'00};
  EXPECT_FALSE(book.decided(donation, "2027-01-01"));
  book.act(RecordPayment{300'000'00}, "2027-02-01");
  Amount income = book.balance("profit_income");
  Amount cash = book.balance("cash");
  book.act(donation, "2027-02-01");
  EXPECT_EQ(book.balance("cash"), cash + 15'000'00);
  EXPECT_EQ(book.balance("charity_payable"), -15'000'00);
  EXPECT_EQ(book.balance("profit_income"), income);
  EXPECT_EQ(book.balance("receivable"), 1'200'000'00);
  EXPECT_EQ(book.contract.outstanding(), 1'200'000'00);
  book.expect_sound();
}

/// 5 % of one late instalment, then of two.
TEST(AgreedDonation, is_at_most_what_the_terms_stipulate_for_what_was_late) {
  Terms terms = flat_terms(RecognitionMethod::ProportionalTime);
  terms.late_donation = rate("5 %");
  Book book = sold(terms, "2027-01-01");
  book.act(RecordEvidence{"donation_undertaking", "2026-01-01", "undertaking"}, "2026-01-01");
  auto too_much = [&](Amount amount, std::string_view day) {
    return book.decided(RecordCharityDonation{amount}, day).error().reason;
  };
  auto above = [](Amount most) { return otp::tuple(Atom("invalid_amount"), Atom("amount"), most); };
  EXPECT_EQ(too_much(15'000'01, "2027-02-01"), above(15'000'00));
  book.act(RecordCharityDonation{10'000'00}, "2027-02-01");
  EXPECT_EQ(too_much(5'000'01, "2027-02-01"), above(5'000'00));
  book.act(RecordCharityDonation{5'000'00}, "2027-02-01");
  EXPECT_EQ(too_much(1, "2027-02-01"), above(0));
  EXPECT_EQ(too_much(15'000'01, "2028-02-01"), above(15'000'00));
  book.act(RecordCharityDonation{15'000'00}, "2028-02-01");
  book.expect_sound();
}

TEST(AgreedDonation, may_come_when_all_is_paid) {
  Book book = sold(flat_terms(RecognitionMethod::ProportionalReceipt), "2027-01-01");
  book.act(RecordPayment{1'500'000'00, "2027-01-02"}, "2027-06-01");
  EXPECT_EQ(book.contract.stage, Stage::Completed);
  book.act(RecordCharityDonation{1}, "2027-06-01");
  EXPECT_EQ(book.contract.stage, Stage::Completed);
  book.expect_sound();
  Book in_time = sold(flat_terms(RecognitionMethod::ProportionalReceipt), "2027-01-01");
  in_time.act(RecordPayment{1'500'000'00, "2027-01-01"}, "2027-06-01");
  auto refused = in_time.decided(RecordCharityDonation{1}, "2027-06-01");
  EXPECT_TRUE(refused.error().reason.is_tagged(Atom("guard_failed"), 2)) << outcome(refused);
}

// Early settlement

TEST(AgreedRebate, that_is_mandatory_is_what_the_formula_gives) {
  Book book = four_years(RebatePolicy::MandatoryDisclosed, rate("50 %"));
  Date day = parse_date("2030-01-31").value();
  EXPECT_EQ(book.contract.unearned_on(day).amount, 9'166'667);
  EXPECT_EQ(book.contract.mandatory_rebate(day), 4'583'333);
  auto refused = [&](Amount rebate, Amount cash) {
    return book.decided(SettleEarly{rebate, cash}, "2030-01-31").error();
  };
  otp::Error none = refused(0, 30'000'000);
  EXPECT_EQ(none.reason, otp::tuple(Atom("settlement_mismatch"), 25'416'667));
  EXPECT_EQ(none.sentence,
            "The terms make a rebate of USD 45,833.33 mandatory: USD 254,166.67 settles what is "
            "owed.");
  EXPECT_EQ(refused(4'583'334, 25'416'666).reason, none.reason);
  EXPECT_EQ(refused(4'583'333, 25'416'666).reason, none.reason);
  EXPECT_EQ(refused(9'166'668, 20'833'332).reason,
            otp::tuple(Atom("rebate_exceeds_profit"), 9'166'667));
  book.act(SettleEarly{4'583'333, 25'416'667}, "2030-01-31");
  EXPECT_EQ(book.contract.stage, Stage::Completed);
  EXPECT_EQ(-book.balance("profit_income"), 45'416'667);
  book.expect_sound();
}

TEST(AgreedRebate, that_is_mandatory_may_be_all_that_is_owed) {
  Book book = four_years(RebatePolicy::MandatoryDisclosed, Rate::whole());
  const Moment moment{support::at("2030-01-02"), "clerk"};
  // Of a time when a payment could leave less than the rebate.
  Contract old =
      evolve(book.contract, PaymentRecorded{29'000'000, 29'000'000, 0, "2030-01-02", ""}, moment);
  EXPECT_EQ(old.mandatory_rebate(moment.today()), 1'000'000);
  auto settled = apply(old, SettleEarly{1'000'000, 0}, moment);
  ASSERT_EQ(outcome(settled), "ok");
  EXPECT_EQ(settled->stage, Stage::Completed);
}

/// 10,000,000 is unearned on that day: what would leave less than it is a settlement.
TEST(AgreedRebate, that_is_mandatory_is_not_lost_by_paying_in_parts) {
  Book book = four_years(RebatePolicy::MandatoryDisclosed, Rate::whole());
  for (Amount payment : {20'000'000, 29'999'999, 30'000'000, 30'000'001}) {
    auto refused = book.decided(RecordPayment{payment}, "2030-01-02");
    ASSERT_FALSE(refused) << payment;
    EXPECT_EQ(refused.error().reason, otp::tuple(Atom("settlement_mismatch"), 20'000'000));
  }
  book.act(RecordPayment{19'999'999}, "2030-01-02");
  EXPECT_EQ(outcome(book.decided(RecordPayment{1}, "2030-01-02")), "{:settlement_mismatch, 1}");
  book.act(SettleEarly{10'000'000, 1}, "2030-01-02");
  EXPECT_EQ(book.contract.stage, Stage::Completed);
  EXPECT_EQ(-book.balance("profit_income"), 40'000'000);
  book.expect_sound();
}

/// Nothing is due at a day, so that all of it is early whenever it is paid.
TEST(AgreedRebate, that_is_mandatory_is_not_lost_where_no_instalments_are_agreed) {
  Terms terms = terms_of_guide();
  terms.settlement.policy = RebatePolicy::MandatoryDisclosed;
  Book book(terms);
  book.act(Approve{}, "2026-01-01");
  book.act(Disburse{}, "2026-01-01");
  for (Amount payment : {100'000, 109'999, 110'000, 110'001}) {
    EXPECT_EQ(outcome(book.decided(RecordPayment{payment}, "2026-01-02")),
              "{:settlement_mismatch, 100000}");
  }
  book.act(RecordPayment{50'000}, "2026-01-02");
  EXPECT_EQ(outcome(book.decided(RecordPayment{60'000}, "2046-01-02")),
            "{:settlement_mismatch, 54545}");
  book.act(SettleEarly{5'455, 54'545}, "2026-01-02");
  EXPECT_EQ(book.contract.stage, Stage::Completed);
  EXPECT_EQ(-book.balance("profit_income"), 4'545);
  book.expect_sound();
}

TEST(AgreedRebate, that_is_mandatory_comes_with_whatever_pays_all_early) {
  Book book = four_years(RebatePolicy::MandatoryDisclosed, rate("50 %"));
  Result<Fact> early = book.decided(RecordPayment{30'000'000}, "2030-01-31");
  EXPECT_EQ(early.error().reason, otp::tuple(Atom("settlement_mismatch"), 25'416'667));
  EXPECT_EQ(outcome(book.decided(RecordPayment{25'416'666}, "2030-01-31")), "ok");
  EXPECT_EQ(outcome(book.decided(RecordPayment{30'000'000}, "2031-01-01")), "ok");
  Book free = four_years(RebatePolicy::Discretionary, Rate::whole());
  EXPECT_EQ(outcome(free.decided(RecordPayment{30'000'000}, "2030-01-31")), "ok");
}

TEST(AgreedRebate, at_discretion_is_at_most_what_is_unearned_that_day) {
  Book book = four_years(RebatePolicy::Discretionary, Rate::whole());
  EXPECT_FALSE(book.contract.mandatory_rebate(parse_date("2030-01-31").value()));
  auto most = book.decided(SettleEarly{9'166'668, 20'833'332}, "2030-01-31");
  EXPECT_EQ(most.error().reason, otp::tuple(Atom("rebate_exceeds_profit"), 9'166'667));
  EXPECT_EQ(outcome(book.decided(SettleEarly{9'166'667, 20'833'333}, "2030-01-31")), "ok");
  EXPECT_EQ(outcome(book.decided(SettleEarly{0, 30'000'000}, "2030-01-31")), "ok");
}

}  // namespace
}  // namespace murabaha
