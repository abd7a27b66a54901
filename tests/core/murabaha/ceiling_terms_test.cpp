// A sale at a ceiling rate (vector V6): its terms, its schedule, its income, and what is given back
// of the price at its end or before.

#include <gtest/gtest.h>

#include "book.h"

namespace murabaha {
namespace {

using support::Book;
using support::ceiling_terms;
using support::outcome;
using support::rate;
using support::sold;

std::string code_with(auto change) {
  Terms terms = ceiling_terms();
  change(terms);
  return outcome(terms.check());
}

/// Pays the instalments up to this number, each on the day it is due.
void pay_until(Book& book, int number) {
  while (book.contract.next_due() != nullptr && book.contract.next_due()->number <= number) {
    book.act(RecordPayment{1'255'00}, format_date(book.contract.next_due()->due));
  }
}

TEST(CeilingTerms, have_the_profit_of_the_ceiling) {
  EXPECT_EQ(outcome(ceiling_terms().check()), "ok");
  EXPECT_EQ(code_with([](Terms& terms) { terms.profit -= 1; }), "{:invalid_profit, 28245094}");
  EXPECT_EQ(promised_rebate(200'000'00, ceiling_terms().repayment), 181'250'94);
  EXPECT_EQ(promised_rebate(200'000'00, support::annuity_terms().repayment), 0);
}

TEST(CeilingTerms, that_cannot_be_are_refused) {
  using T = Terms;
  EXPECT_EQ(code_with([](T& terms) { terms.repayment.rate.reset(); }), ":invalid_plan");
  EXPECT_EQ(code_with([](T& terms) { terms.repayment.effective_rate.reset(); }), ":invalid_plan");
  EXPECT_EQ(code_with([](T& terms) { terms.repayment.effective_rate = rate("11 %"); }),
            ":rate_range");
  EXPECT_EQ(code_with([](T& terms) { terms.repayment.period_months = 3; }), ":invalid_plan");
  EXPECT_EQ(code_with([](T& terms) { terms.repayment.instalment = 0; }),
            "{:invalid_amount, :instalment}");
  EXPECT_EQ(code_with([](T& terms) { terms.repayment.instalment = 700'00; }),
            "{:schedule_mismatch, 0}");
  EXPECT_EQ(code_with([](T& terms) { terms.repayment.count = 0; }), "{:schedule_mismatch, 0}");
  EXPECT_EQ(code_with([](T& terms) { terms.settlement.share = rate("50 %"); }), ":invalid_plan");
  EXPECT_EQ(code_with([](T& terms) { terms.settlement = {}; }), ":invalid_plan");
  EXPECT_EQ(code_with([](T& terms) { terms.recognition = RecognitionMethod::SumOfDigits; }),
            ":invalid_plan");
  Terms annuity = support::annuity_terms();
  annuity.repayment.instalment = 1;
  EXPECT_EQ(outcome(annuity.check()), ":invalid_plan");
}

TEST(CeilingTerms, are_in_the_first_row_and_in_the_snapshot) {
  Book book(ceiling_terms());
  EXPECT_EQ(book.kept.snapshot.choices,
            R"({"recognition":"effective_rate","repayment":{"count":240,"down_payment":0,)"
            R"("effective_rate":"4.4 %","instalment":125500,"method":"ceiling",)"
            R"("period_months":1,"rate":"10.6 %"},)"
            R"("settlement":{"policy":"mandatory_disclosed","share":"100 %"}})");
  EXPECT_EQ(replay("M-1", book.kept.trail).contract.terms, ceiling_terms());
  book.expect_sound();
}

TEST(CeilingSchedule, is_that_of_the_source_month_by_month) {
  Book book = sold(ceiling_terms(), "2026-02-01");
  ASSERT_EQ(book.contract.schedule.size(), 240U);
  const Instalment& first = book.contract.schedule.front();
  EXPECT_EQ(first.profit_part, 733'33);
  EXPECT_EQ(first.cost_part, 521'67);
  EXPECT_EQ(book.contract.schedule[11].profit_part, 711'90);
  EXPECT_EQ(book.contract.schedule[11].cost_part, 543'10);
  Amount cost = 0;
  for (const Instalment& each : book.contract.schedule) {
    EXPECT_EQ(each.amount, 1'255'00) << each.number;
    cost += each.cost_part;
  }
  EXPECT_EQ(cost, 200'000'00);
  book.expect_sound();
}

TEST(CeilingSchedule, has_a_down_payment_of_the_cost_alone) {
  Terms terms = ceiling_terms();
  terms.asset_cost += 50'000'00;
  terms.repayment.down_payment = 50'000'00;
  Book book = sold(terms, "2026-02-01");
  ASSERT_EQ(book.contract.schedule.size(), 241U);
  EXPECT_EQ(book.contract.schedule[0].amount, 50'000'00);
  EXPECT_EQ(book.contract.schedule[1].profit_part, 733'33);
  book.expect_sound();
}

TEST(CeilingSchedule, rounds_nothing) {
  Book book(ceiling_terms());
  EXPECT_EQ(outcome(book.decided(AgreeSchedule{240, "2026-02-01", 1, 100}, "2026-01-01")),
            ":invalid_plan");
}

/// V6 after one month and after twelve: price left = cost left + deferred.
TEST(CeilingIncome, is_earned_at_the_effective_rate) {
  Book book = sold(ceiling_terms(), "2026-02-01");
  pay_until(book, 1);
  EXPECT_EQ(-book.balance("profit_income"), 733'33);
  EXPECT_EQ(book.contract.outstanding(), 481'195'94);
  EXPECT_EQ(book.contract.unearned_profit(), 281'717'61);
  pay_until(book, 12);
  EXPECT_EQ(book.contract.outstanding(), 467'390'94);
  EXPECT_EQ(book.contract.unearned_profit(), 273'778'74);
  book.expect_sound();
}

TEST(CeilingRebate, is_the_rest_when_all_instalments_are_paid) {
  Book book = sold(ceiling_terms(), "2026-02-01");
  pay_until(book, 240);
  EXPECT_EQ(book.contract.stage, Stage::Repaying);
  EXPECT_EQ(book.contract.outstanding(), 181'250'94);
  EXPECT_EQ(book.contract.next_due(), nullptr);
  EXPECT_EQ(book.contract.days_late(parse_date("2050-01-01").value()), 0);
  Result<Fact> more = book.decided(RecordPayment{1}, "2046-01-02");
  EXPECT_EQ(outcome(more), "{:settlement_mismatch, 0}");
  EXPECT_EQ(outcome(book.decided(SettleEarly{181'250'93, 1}, "2046-01-02")),
            "{:settlement_mismatch, 0}");
  book.act(SettleEarly{181'250'94, 0}, "2046-01-02");
  EXPECT_EQ(book.contract.stage, Stage::Completed);
  EXPECT_EQ(-book.balance("profit_income"), 101'200'00);
  EXPECT_EQ(book.balance("deferred_profit"), 0);
  EXPECT_EQ(book.balance("cash"), 101'200'00);
  book.expect_sound();
}

/// The terms say what is earned and given back, whenever the first instalment is due.
TEST(CeilingRebate, is_the_same_when_the_first_instalment_is_further_from_the_sale) {
  Book book = sold(ceiling_terms(), "2026-03-01");
  pay_until(book, 240);
  book.act(SettleEarly{181'250'94, 0}, "2046-02-02");
  EXPECT_EQ(book.contract.stage, Stage::Completed);
  EXPECT_EQ(-book.balance("profit_income"), 101'200'00);
  EXPECT_EQ(book.balance("deferred_profit"), 0);
  book.expect_sound();
}

TEST(CeilingRebate, is_all_that_is_unearned_when_it_is_settled_before) {
  Book book = sold(ceiling_terms(), "2026-02-01");
  pay_until(book, 12);
  const Amount cost_left = 193'612'20;
  EXPECT_EQ(outcome(book.decided(RecordPayment{cost_left + 1}, "2027-01-01")),
            "{:settlement_mismatch, 19361220}");
  EXPECT_EQ(outcome(book.decided(RecordPayment{cost_left}, "2027-01-01")),
            "{:settlement_mismatch, 19361220}");
  book.act(SettleEarly{273'778'74, cost_left}, "2027-01-01");
  EXPECT_EQ(book.contract.stage, Stage::Completed);
  EXPECT_EQ(book.balance("deferred_profit"), 0);
  book.expect_sound();
}

}  // namespace
}  // namespace murabaha
