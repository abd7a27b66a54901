// Random sequences of commands, legal or not, against the pure contract; with a store in memory.
// RC_PARAMS="max_success=10000" tries more.

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <set>

#include "contract_script.h"
#include "murabaha/trail.h"
#include "murabaha/waiting.h"
#include "script_terms.h"

namespace murabaha {
namespace {

/// What is different after a script; empty for nothing.
std::string difference_after(std::uint32_t terms, const support::Script& script,
                             std::uint64_t seed) {
  auto store = std::make_shared<MemoryStore>();
  Surroundings surroundings = surroundings_with(store);
  System system(support::Schedule{0, seed});
  std::string difference = "it did not end";
  system.run([&](Self self) -> Task<> {
    co_await start_desk(self, surroundings);
    auto running =
        support::run_script(self, support::terms_drawn("M-1", terms), script, surroundings);
    difference = co_await running;
  });
  if (!difference.empty()) return difference;
  auto kept = wait_for<Records>([&](auto done) { store->read("M-1", std::move(done)); });
  auto fault = verify(*kept);
  return fault ? fault->sentence : std::string();
}

TEST(RandomScripts, draw_terms_of_every_kind_that_can_be) {
  std::set<std::string> kinds;
  for (std::uint32_t number = 0; number < 400; ++number) {
    Terms terms = support::terms_drawn("M-1", number);
    EXPECT_EQ(support::outcome(terms.check()), "ok") << number;
    EXPECT_TRUE(unmet_for_good(terms).empty()) << number;
    kinds.insert(fmt::format("{} {} {} {}", name_of(terms.profile), name_of(terms.repayment.method),
                             name_of(terms.recognition), name_of(terms.settlement.policy)));
  }
  EXPECT_GT(kinds.size(), 50U);
}

TEST(RandomScripts, do_not_diverge_from_the_pure_contract) {
  EXPECT_TRUE(rc::check("a contract's process does what the pure contract does",
                        [](const support::Script& script, std::uint64_t seed) {
                          auto terms = *support::any_terms();
                          std::string difference = difference_after(terms, script, seed);
                          if (!difference.empty()) RC_FAIL(difference);
                        }));
}

}  // namespace
}  // namespace murabaha
