// The schedule of a sale is part of it: nobody replaces it afterwards, and nothing is due before.

#include <gtest/gtest.h>

#include "book.h"

namespace murabaha {
namespace {

using support::Book;
using support::outcome;
using support::sold;

Terms rebated_terms() {
  Terms terms = terms_of("M-1", 100'000, 10'000);
  terms.recognition = RecognitionMethod::ProportionalTime;
  terms.settlement = {RebatePolicy::MandatoryDisclosed, Rate::whole()};
  terms.repayment.count = 10;
  return terms;
}

/// The codes of the guards that fail.
std::string unmet(const Result<Fact>& refused) {
  if (refused) return "ok";
  if (!refused.error().reason.is_tagged(Atom("guard_failed"), 2)) return outcome(refused);
  std::string codes;
  for (const Term& guard : refused.error().reason[1].items()) {
    codes += std::string(guard[0].atom().text()) + " ";
  }
  return codes;
}

TEST(ScheduleOfSale, is_not_replaced_by_one_that_brings_the_debt_forward) {
  Book book = sold(rebated_terms(), "2026-02-01");
  EXPECT_EQ(book.contract.mandatory_rebate(parse_date("2026-01-02").value()), 10'000);
  for (const char* day : {"2026-01-02", "2026-02-01", "2027-01-01"}) {
    EXPECT_EQ(unmet(book.decided(AgreeSchedule{10, day}, "2026-01-02")), "not_concluded ") << day;
  }
  EXPECT_EQ(book.contract.days_late(parse_date("2026-01-03").value()), 0);
  book.expect_sound();
}

/// Also where none was agreed: what is owed is then due at no day.
TEST(ScheduleOfSale, is_none_where_none_was_agreed) {
  Book book(terms_of_guide("M-1"));
  book.act(Approve{}, "2026-01-01");
  book.act(Disburse{}, "2026-01-01");
  EXPECT_EQ(unmet(book.decided(AgreeSchedule{3, "2026-02-01"}, "2026-01-01")), "not_concluded ");
}

TEST(ScheduleOfSale, stays_while_the_payment_that_may_be_the_sale_is_on_its_way) {
  Book book(terms_of_guide("M-1"));
  book.act(AgreeSchedule{3, "2026-02-01"}, "2026-01-01");
  book.act(AgreeSchedule{4, "2026-02-01"}, "2026-01-01");
  book.act(Approve{}, "2026-01-01");
  auto asked = book.decided(Disburse{}, "2026-01-01");
  ASSERT_EQ(outcome(asked), "ok");
  Contract paying = evolve(book.contract, *asked, {support::at("2026-01-01"), "clerk"});
  auto refused = decide(paying, AgreeSchedule{3, "2026-01-02"}, {support::at("2026-01-01"), "c"});
  EXPECT_EQ(unmet(refused), "no_open_payout ");
  EXPECT_NE(refused.error().sentence.find("its outcome is known"), std::string::npos);
}

}  // namespace
}  // namespace murabaha
