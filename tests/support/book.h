#pragma once

#include <gtest/gtest.h>

#include "contract_samples.h"
#include "murabaha/trail.h"
#include "system.h"

/// Contracts of which every row is kept, for the tests of what is agreed and what comes of it.
namespace support {

using namespace murabaha;

inline constexpr Timestamp a_day = 86'400'000'000;

inline Timestamp at(std::string_view date) {
  std::chrono::sys_days day = parse_date(date).value();
  return day.time_since_epoch().count() * a_day + a_day / 2;
}
inline Rate rate(std::string_view text) { return Rate::parse(text).value(); }

/// A contract of which every row is kept.
class Book {
 public:
  explicit Book(const Terms& terms, std::string_view day = "2026-01-01") {
    EXPECT_EQ(outcome(terms.check()), "ok");
    take(Started{terms}, at(day));
  }

  Result<Fact> decided(const Action& action, std::string_view day) const {
    return decide(contract, action, {at(day), "clerk"});
  }
  void act(const Action& action, std::string_view day) {
    auto fact = decided(action, day);
    ASSERT_EQ(outcome(fact), "ok") << name_of(action) << ": " << fact.error().sentence;
    take(*fact, at(day));
    const Payout* open = contract.open_payout();
    if (open != nullptr)
      take(PayoutConfirmed{open->request.purpose, open->request.intent}, at(day));
  }
  Amount balance(std::string_view account) const {
    Amount sum = 0;
    for (const PostingRow& row : kept.postings) sum += row.account == account ? row.amount : 0;
    return sum;
  }
  void expect_sound() const {
    auto fault = verify(kept);
    EXPECT_FALSE(fault) << fault->sentence;
    auto again = rebuild(contract.terms.contract_id, kept.trail);
    ASSERT_TRUE(again);
    EXPECT_EQ(*again, kept);
  }

  Contract contract;
  Records kept;

 private:
  void take(const Fact& fact, Timestamp moment) {
    Step step = take_step(contract, fact, {moment, "clerk"});
    contract = std::move(step.contract);
    add_records(kept, step.records);
  }
};

/// The annuity of V4: 100,000 at 8 % in 36 months.
inline Terms annuity_terms() {
  Terms terms = terms_of("M-1", 10'000'000, 1'281'092);
  terms.repayment = {InstalmentMethod::Annuity, rate("8 %"), 36, 1};
  return terms;
}

/// The ceiling rate of V6: 200,000 at 10.6 %, of which 4.4 % are earned in 240 months of 1,255.
inline Terms ceiling_terms() {
  Terms terms = terms_of("M-1", 200'000'00, 282'450'94);
  terms.repayment = {InstalmentMethod::Ceiling, rate("10.6 %"), 240, 1};
  terms.repayment.effective_rate = rate("4.4 %");
  terms.repayment.instalment = 1'255'00;
  terms.recognition = RecognitionMethod::EffectiveRate;
  terms.settlement.policy = RebatePolicy::MandatoryDisclosed;
  return terms;
}

/// The five years of V2: 1,000,000 at 10 % flat.
inline Terms flat_terms(RecognitionMethod recognition) {
  Terms terms = terms_of("M-1", 100'000'000, 50'000'000);
  terms.repayment = {InstalmentMethod::FlatRate, rate("10 %"), 5, 12};
  terms.recognition = recognition;
  return terms;
}

/// Sold on the first day of 2026, with the schedule of the terms.
inline Book sold(const Terms& terms, std::string_view first_due) {
  Book book(terms);
  AgreeSchedule agreed{0, std::string(first_due), terms.repayment.period_months};
  book.act(agreed, "2026-01-01");
  book.act(Approve{}, "2026-01-01");
  book.act(Disburse{}, "2026-01-01");
  return book;
}

/// V2: after four years and one month 91,666.67 is unearned, and half of it is given up.
inline Book four_years(RebatePolicy policy, const Rate& share) {
  Terms terms = flat_terms(RecognitionMethod::ProportionalTime);
  terms.settlement = {policy, share};
  Book book = sold(terms, "2027-01-01");
  for (const char* day : {"2027-01-01", "2028-01-01", "2029-01-01", "2030-01-01"}) {
    book.act(RecordPayment{30'000'000}, day);
  }
  return book;
}

}  // namespace support
