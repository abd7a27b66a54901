// What was taken for charity and passed on, of all contracts of a real database.

#include "fixture.h"
#include "kept_contracts.h"
#include "murabaha/checkpoint.h"

namespace store_test {
namespace {

using namespace murabaha;
using support::KeptContract;

class Charity : public StoreTest {};
INSTANTIATE_TEST_SUITE_P(, Charity, both_kinds, kind_of);

KeptContract with_donation() {
  KeptContract kept = support::three_months_first(current_derivation);
  kept.take(DonationRecorded{1'000});
  kept.take(CharityPaidOn{600, "الهلال الأحمر", "transfer-1"});
  return kept;
}

TEST_P(Charity, is_told_of_all_contracts_by_time) {
  auto told = [&] {
    return answer<std::vector<CharityRow>>([&](auto done) { store().charity(done); });
  };
  EXPECT_EQ(told().value(), std::vector<CharityRow>());
  KeptContract kept = with_donation();
  KeptContract other = support::possessed_first(current_derivation, current_derivation);
  for (const KeptContract* each : {&kept, &other}) {
    for (const Records& step : each->steps) ASSERT_TRUE(commit(store(), step));
  }
  const std::vector<CharityRow> wanted = {
      {"three-months-first", "USD", 7, kept.at - 3'600'000'000, "clerk", 1'000, "", ""},
      {"three-months-first", "USD", 8, kept.at, "clerk", -600, "الهلال الأحمر", "transfer-1"}};
  EXPECT_EQ(told().value(), wanted);
}

TEST_P(Charity, and_all_else_stands_in_a_checkpoint_of_the_database) {
  for (const Records& step : with_donation().steps) ASSERT_TRUE(commit(store(), step));
  auto checkpoint = take_checkpoint(store(), 1);
  ASSERT_TRUE(checkpoint) << why(checkpoint);
  EXPECT_EQ(
      checkpoint->heads,
      (std::vector<Head>{{"three-months-first", 8, with_donation().kept.snapshot.head_hash}}));
  auto report = compare(store(), *checkpoint);
  ASSERT_TRUE(report) << why(report);
  EXPECT_TRUE(report->faults.empty());
}

}  // namespace
}  // namespace store_test
