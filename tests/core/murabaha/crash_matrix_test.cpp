// The matrix of crashes with a store in memory. CRASH_MATRIX=FILE adds its figures to a file.

#include "crash_matrix.h"

namespace murabaha {
namespace {

class CrashMatrix : public testing::TestWithParam<support::CrashCase> {
 protected:
  static void TearDownTestSuite() { support::write_crash_tables("in memory", outcomes_); }

  static inline std::vector<support::CrashOutcome> outcomes_;
};
INSTANTIATE_TEST_SUITE_P(All, CrashMatrix, testing::ValuesIn(support::crash_cases()),
                         support::crash_name);

TEST_P(CrashMatrix, ends_with_one_payment_and_the_same_books_on_both_sides) {
  Surroundings surroundings = surroundings_with(std::make_shared<MemoryStore>());
  for (std::uint64_t seed = 1; seed <= 3; ++seed) {
    std::string id = "M-" + std::to_string(seed);
    outcomes_.push_back(support::run_crash(GetParam(), id, surroundings, seed));
    support::expect_one_payment(outcomes_.back());
  }
}

}  // namespace
}  // namespace murabaha
