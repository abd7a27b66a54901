// Money for charity: what was taken for it is passed on, never more, and never becomes income.

#include "murabaha/charity.h"

#include <gtest/gtest.h>

#include "desk_steps.h"
#include "kept_contracts.h"
#include "murabaha/invariants.h"

namespace murabaha {
namespace {

/// Repaid in part, with 1,000 taken for charity.
KeptContract with_donation() {
  KeptContract kept = three_months_first(current_derivation);
  kept.take(DonationRecorded{1'000});
  return kept;
}

Result<Fact> decided(const KeptContract& kept, const Action& action) {
  return decide(kept.contract, action, {kept.at, "clerk"});
}

void act(KeptContract& kept, const Action& action) {
  auto fact = decided(kept, action);
  ASSERT_EQ(outcome(fact), "ok") << fact.error().sentence;
  kept.take(*fact);
}

TEST(Charity, is_paid_on_from_what_was_taken_for_it) {
  KeptContract kept = with_donation();
  act(kept, PayOnCharity{600, "Red Crescent", "transfer-1"});
  EXPECT_EQ(kept.contract.donated, 1'000);
  EXPECT_EQ(kept.contract.passed_on, 600);
  EXPECT_EQ(kept.contract.charity_balance(), 400);
  EXPECT_EQ(balance_of(kept.kept, Account::CharityPayable), -400);
  const PostingRow& debit = kept.kept.postings[kept.kept.postings.size() - 2];
  const PostingRow& credit = kept.kept.postings.back();
  EXPECT_EQ(debit.account, "charity_payable");
  EXPECT_EQ(debit.amount, 600);
  EXPECT_EQ(credit.account, "cash");
  EXPECT_EQ(credit.amount, -600);
  EXPECT_EQ(kept.kept.trail.back().command, "pay_on_charity");
  EXPECT_EQ(kept.kept.trail.back().params,
            R"({"amount":600,"recipient":"Red Crescent","reference":"transfer-1"})");
  act(kept, PayOnCharity{400, "Red Crescent"});
  EXPECT_EQ(kept.contract.charity_balance(), 0);
  EXPECT_FALSE(verify(kept.kept));
  auto again = rebuild("three-months-first", kept.kept.trail);
  ASSERT_TRUE(again);
  EXPECT_EQ(*again, kept.kept);
}

TEST(Charity, does_not_touch_the_debt) {
  KeptContract kept = with_donation();
  Amount owed = kept.contract.outstanding();
  Amount income = kept.contract.recognised;
  act(kept, PayOnCharity{1'000, "Red Crescent"});
  EXPECT_EQ(kept.contract.outstanding(), owed);
  EXPECT_EQ(kept.contract.recognised, income);
  EXPECT_EQ(kept.contract.stage, Stage::Repaying);
}

TEST(Charity, is_refused_what_it_cannot_get) {
  KeptContract kept = with_donation();
  act(kept, PayOnCharity{100, "Red Crescent", "transfer-1"});
  auto refused = [&](const PayOnCharity& paid) { return outcome(decided(kept, paid)); };
  EXPECT_EQ(refused({901, "Red Crescent"}), "{:exceeds_donations, 900}");
  EXPECT_EQ(refused({0, "Red Crescent"}), "{:invalid_amount, :amount}");
  EXPECT_EQ(refused({-1, "Red Crescent"}), "{:invalid_amount, :amount}");
  EXPECT_EQ(refused({1, ""}), ":invalid_text");
  EXPECT_EQ(refused({1, std::string(2'001, 'x')}), ":invalid_text");
  EXPECT_EQ(refused({1, "Red\aCrescent"}), ":invalid_text");
  EXPECT_EQ(refused({1, "Red Crescent", "\x01"}), ":invalid_text");
  EXPECT_EQ(refused({1, "Red Crescent", "transfer-1"}), "{:duplicate_reference, 8}");
  EXPECT_EQ(refused({900, "Red Crescent", "transfer-2"}), "ok");
  KeptContract none = three_months_first(current_derivation);
  EXPECT_EQ(outcome(decided(none, PayOnCharity{1, "Red Crescent"})), "{:exceeds_donations, 0}");
}

TEST(Charity, is_paid_on_also_when_the_contract_is_completed_but_not_before_the_sale) {
  for (Stage stage : all_stages) {
    bool is_allowed =
        stage == Stage::Disbursed || stage == Stage::Repaying || stage == Stage::Completed;
    EXPECT_EQ(why_not(stage, PayOnCharity{}).empty(), is_allowed) << name_of(stage);
  }
}

TEST(Charity, that_was_never_taken_breaks_the_books) {
  KeptContract kept = with_donation();
  kept.take(CharityPaidOn{1'001, "Red Crescent", ""});
  auto fault = verify(kept.kept);
  ASSERT_TRUE(fault);
  EXPECT_EQ(fault->sentence, "More was passed on to charity than was taken for it.");
}

TEST(Charity, of_all_contracts_is_told_by_time_and_added_up_by_currency) {
  KeptContract kept = with_donation();
  act(kept, PayOnCharity{600, "Red Crescent", "transfer-1"});
  MemoryStore store;
  for (const Records& step : kept.steps) store.commit(step, [](Result<>) {});
  std::vector<CharityRow> rows;
  store.charity([&](auto found) { rows = *found; });
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].amount, 1'000);
  EXPECT_EQ(rows[1], (CharityRow{"three-months-first", "USD", 8, kept.at, "clerk", -600,
                                 "Red Crescent", "transfer-1"}));
  rows.push_back({"other", "EUR", 3, 0, "clerk", 5, "", ""});
  auto totals = charity_totals(rows);
  ASSERT_EQ(totals.size(), 2U);
  EXPECT_EQ(totals[0].currency, "EUR");
  EXPECT_EQ(totals[0].balance, 5);
  EXPECT_EQ(totals[1].taken, 1'000);
  EXPECT_EQ(totals[1].passed_on, 600);
  EXPECT_EQ(totals[1].balance, 400);
  rows.push_back({"other", "EUR", 4, 0, "clerk", 9'223'372'036'854'775'807, "", ""});
  EXPECT_EQ(outcome(charity_totals(rows)[0].taken), ":amount_overflow");
}

}  // namespace
}  // namespace murabaha
