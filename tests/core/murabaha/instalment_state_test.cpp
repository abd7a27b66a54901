// What payments and a rebate have made of the instalments.

#include "murabaha/instalment_state.h"

#include <gtest/gtest.h>

#include "book.h"

namespace murabaha {
namespace {

using support::Book;
using support::sold;

Date date(std::string_view text) { return parse_date(text).value(); }

/// Number, paid, rebated, left and days late of each.
std::vector<std::vector<Amount>> states_of(const Book& book, std::string_view today) {
  std::vector<std::vector<Amount>> states;
  for (const InstalmentState& state : instalment_states(book.contract, date(today))) {
    states.push_back(
        {state.instalment.number, state.paid, state.rebated, state.left, Amount(state.days_late)});
  }
  return states;
}

Terms three_terms() {
  Terms terms = terms_of("M-1", 270'00, 30'00);
  terms.repayment = {InstalmentMethod::EqualLast, {}, 3, 1};
  return terms;
}

TEST(InstalmentState, is_covered_by_payments_in_their_order) {
  Book book = sold(three_terms(), "2026-02-01");
  using States = std::vector<std::vector<Amount>>;
  EXPECT_EQ(states_of(book, "2026-02-01"),
            (States{{1, 0, 0, 100'00, 0}, {2, 0, 0, 100'00, 0}, {3, 0, 0, 100'00, 0}}));
  book.act(RecordPayment{40'00, "2026-01-20"}, "2026-02-10");
  book.act(RecordPayment{90'00, "2026-02-05"}, "2026-02-10");
  EXPECT_EQ(states_of(book, "2026-03-11"),
            (States{{1, 100'00, 0, 0, 4}, {2, 30'00, 0, 70'00, 10}, {3, 0, 0, 100'00, 0}}));
  EXPECT_EQ(instalment_states(book.contract, date("2026-03-11"))[0].settled_on, "2026-02-05");
  EXPECT_EQ(instalment_states(book.contract, date("2026-03-11"))[1].settled_on, "");
}

TEST(InstalmentState,
     is_settled_on_the_last_day_of_its_payments_in_whatever_order_they_are_recorded) {
  Book book = sold(three_terms(), "2026-02-01");
  book.act(RecordPayment{40'00, "2026-02-10"}, "2026-02-12");
  book.act(RecordPayment{60'00, "2026-01-28"}, "2026-02-12");
  book.act(RecordPayment{100'00, "2026-02-11"}, "2026-02-12");
  auto states = instalment_states(book.contract, date("2026-02-12"));
  EXPECT_EQ(states[0].settled_on, "2026-02-10");
  EXPECT_EQ(states[0].days_late, 9);
  EXPECT_EQ(states[1].settled_on, "2026-02-11");
}

TEST(InstalmentState, counts_what_is_paid_too_much_for_none) {
  Book book = sold(three_terms(), "2026-02-01");
  book.act(RecordPayment{400'00}, "2026-01-10");
  using States = std::vector<std::vector<Amount>>;
  EXPECT_EQ(states_of(book, "2026-12-01"),
            (States{{1, 100'00, 0, 0, 0}, {2, 100'00, 0, 0, 0}, {3, 100'00, 0, 0, 0}}));
}

/// V2: cash of 254,166.67 and a rebate of 45,833.33 settle the last 300,000.
TEST(InstalmentState, tells_a_rebate_from_what_is_paid) {
  Book book = support::four_years(RebatePolicy::MandatoryDisclosed, support::rate("50 %"));
  book.act(SettleEarly{45'833'33, 254'166'67}, "2030-01-31");
  auto last = states_of(book, "2032-01-01").back();
  EXPECT_EQ(last, (std::vector<Amount>{5, 254'166'67, 45'833'33, 0, 0}));
  EXPECT_EQ(instalment_states(book.contract, date("2032-01-01"))[4].settled_on, "2030-01-31");
}

TEST(InstalmentState, of_late_ones_is_found_also_after_they_are_paid) {
  Book book = sold(three_terms(), "2026-02-01");
  auto late = [&](std::string_view today) {
    std::vector<int> numbers;
    for (const auto& each : late_instalments(book.contract, date(today))) {
      numbers.push_back(each.instalment.number);
    }
    return numbers;
  };
  EXPECT_EQ(late("2026-02-01"), std::vector<int>{});
  EXPECT_EQ(late("2026-03-02"), (std::vector<int>{2, 1}));
  book.act(RecordPayment{100'00, "2026-02-01"}, "2026-03-02");  // it was recorded late only
  EXPECT_EQ(late("2026-03-02"), std::vector<int>{2});
  book.act(RecordPayment{200'00}, "2026-03-02");
  EXPECT_EQ(book.contract.stage, Stage::Completed);
  EXPECT_EQ(late("2026-12-01"), std::vector<int>{2});
}

}  // namespace
}  // namespace murabaha
