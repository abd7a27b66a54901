// The books of a contract follow from its steps in the way that they did when these were taken,
// also when later steps are taken in another.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>

#include "desk_steps.h"
#include "kept_contracts.h"

namespace murabaha {
namespace {

constexpr auto first = Derivation::First;
constexpr auto second = Derivation::Second;
constexpr auto third = Derivation::Third;

using Balances = std::map<std::string, Amount>;

Balances balances(const Records& kept) {
  Balances sums;
  for (const PostingRow& row : kept.postings) sums[row.account] += row.amount;
  std::erase_if(sums, [](const auto& each) { return each.second == 0; });
  return sums;
}

void expect_sound(const KeptContract& kept) {
  auto fault = verify(kept.kept);
  EXPECT_FALSE(fault) << fault->sentence;
  auto again = rebuild(kept.contract.terms.contract_id, kept.kept.trail);
  ASSERT_TRUE(again) << again.error().sentence;
  EXPECT_EQ(*again, kept.kept);
}

/// The hashes are those that the program gave to these steps when there was no second derivation.
TEST(Derivation, of_rows_from_before_there_were_two_is_the_first_and_leaves_them_as_they_are) {
  KeptContract possessed = possessed_first(first, first);
  EXPECT_EQ(possessed.kept.trail[4].params, R"({"calls":[],"intent":"key-of-possessed-first"})");
  EXPECT_EQ(possessed.kept.trail[6].params, R"({"sold_on":"2026-01-05"})");
  EXPECT_EQ(possessed.kept.snapshot.head_hash,
            "a97871e43474e375a137afa2f1fa473a8658fd0a4166ce91d3d50469a2d58534");
  EXPECT_EQ(balances(possessed.kept), (Balances{{"advance", 100'000},
                                                {"inventory", -100'000},
                                                {"cash", -50'000},
                                                {"receivable", 60'000},
                                                {"deferred_profit", -5'455},
                                                {"profit_income", -4'545}}));
  expect_sound(possessed);

  KeptContract unequal = three_months_first(first);
  EXPECT_EQ(unequal.kept.snapshot.head_hash,
            "5c48056ec0fdd9aee5a97ad5dcf617dbad76ada26ba7424182e47d080dd1349a");
  EXPECT_EQ(balances(unequal.kept)["profit_income"], -3'333);  // one period of three
  expect_sound(unequal);
}

TEST(Derivation, of_later_steps_stands_in_their_rows) {
  KeptContract possessed = possessed_first(second, second);
  EXPECT_EQ(possessed.kept.trail[4].params,
            R"({"calls":[],"derivation":2,"intent":"key-of-possessed-first"})");
  EXPECT_EQ(possessed.kept.trail[6].params, R"({"derivation":2,"sold_on":"2026-01-05"})");
  Balances sums = balances(possessed.kept);
  EXPECT_EQ(sums.count("advance") + sums.count("inventory"), 0U);
  expect_sound(possessed);

  KeptContract unequal = three_months_first(second);
  EXPECT_EQ(balances(unequal.kept)["profit_income"], -6'000);  // three months of five
  expect_sound(unequal);
  EXPECT_EQ(PayoutConfirmed().derivation, third);
  EXPECT_EQ(SaleConcluded().derivation, third);
  EXPECT_EQ(params_of(PayoutConfirmed{Purpose::Refund, "k"}), R"({"calls":[],"intent":"k"})");
}

/// What was paid for in the first way has stayed an advance: a sale in the second takes it there.
TEST(Derivation, may_change_between_the_payment_and_the_sale) {
  KeptContract kept = possessed_first(first, second);
  Balances sums = balances(kept.kept);
  EXPECT_EQ(sums.count("advance") + sums.count("inventory"), 0U);
  expect_sound(kept);
}

TEST(Derivation, of_a_later_program_is_not_guessed) {
  for (const char* number : {"0", "4", "-1", "\"2\""}) {
    auto params = fmt::format(R"({{"derivation":{},"sold_on":"2026-01-05"}})", number);
    EXPECT_EQ(outcome(read_fact("conclude_sale", params)), ":invalid_row") << number;
  }
}

/// The payment is confirmed ten days after it was asked for, and eight after the first instalment.
KeptContract confirmed_late(Derivation sold) {
  Terms terms = terms_of_guide("confirmed-late");
  terms.repayment.down_payment = 10'000;
  KeptContract kept;
  kept.take(Started{terms});
  kept.take(ScheduleAgreed{{instalment(0, "2026-01-05", 10'000, 0),
                            instalment(1, "2026-01-31", 45'000, 5'000),
                            instalment(2, "2026-02-28", 45'000, 5'000)}});
  kept.take(Approved{});
  kept.take(payout_of("key"));
  kept.at = 1'770'206'400'000'000;  // 2026-02-04 12:00
  kept.take(PayoutConfirmed{Purpose::Disburse, "key", {}, sold});
  return kept;
}

std::vector<std::string> dues(const KeptContract& kept) {
  std::vector<std::string> days;
  for (const Instalment& each : kept.contract.schedule) days.push_back(format_date(each.due));
  return days;
}

/// The rows of before stay: the table has the schedule that was agreed, and no other.
TEST(Derivation, of_before_the_third_leaves_what_was_due_before_the_sale) {
  KeptContract kept = confirmed_late(second);
  EXPECT_EQ(dues(kept), (std::vector<std::string>{"2026-02-04", "2026-01-31", "2026-02-28"}));
  EXPECT_EQ(kept.kept.instalments.size(), 3U);
  EXPECT_EQ(kept.kept.instalments[0].due, "2026-01-05");
  expect_sound(kept);
}

TEST(Derivation, of_the_third_has_nothing_due_before_the_sale_and_keeps_the_schedule_of_it) {
  KeptContract kept = confirmed_late(third);
  EXPECT_EQ(dues(kept), (std::vector<std::string>{"2026-02-04", "2026-02-28", "2026-03-31"}));
  EXPECT_EQ(kept.contract.schedule_version, 2);
  ASSERT_EQ(kept.kept.instalments.size(), 6U);
  EXPECT_EQ(kept.kept.instalments[3].due, "2026-02-04");
  EXPECT_EQ(kept.kept.instalments[5].due, "2026-03-31");
  EXPECT_EQ(kept.contract.days_late(parse_date("2026-02-04").value()), 0);
  expect_sound(kept);
}

/// Three months, then two of one: 3, 2 and 1 of 6 parts, or 9, 2 and 1 of 12.
TEST(Derivation, of_the_third_counts_the_first_period_of_digits_from_the_sale) {
  for (auto [derivation, income] : {std::pair(second, 5'000), std::pair(third, 7'500)}) {
    KeptContract kept = three_months_first(derivation, RecognitionMethod::SumOfDigits);
    EXPECT_EQ(kept.contract.recognised, income);
    expect_sound(kept);
  }
}

/// A schedule that is agreed after the sale does not change how its income is weighed.
TEST(Derivation, of_the_income_stays_when_another_schedule_is_agreed) {
  for (auto [derivation, income] : {std::pair(first, 5'000), std::pair(second, 7'500)}) {
    Terms terms = terms_of_guide("agreed-later");
    terms.recognition = RecognitionMethod::ProportionalTime;
    KeptContract kept;
    kept.take(Started{terms});
    kept.take(ScheduleAgreed{{instalment(1, "2026-04-05", 100'000, 10'000)}});
    kept.take(Approved{});
    kept.take(payout_of("key"));
    kept.take(PayoutConfirmed{Purpose::Disburse, "key", {}, derivation});
    kept.take(ScheduleAgreed{
        {instalment(1, "2026-04-05", 50'000, 5'000), instalment(2, "2026-05-05", 50'000, 5'000)}});
    kept.at = 1'775'390'400'000'000;  // 2026-04-05 12:00
    kept.take(PaymentRecorded{55'000, 55'000, 0, "2026-04-05", ""});
    EXPECT_EQ(kept.contract.recognised, income);
    expect_sound(kept);
  }
}

}  // namespace
}  // namespace murabaha
