// Sequences of commands, legal or not, with a store in memory: against the rules of the reference,
// and against the pure contract. RC_PARAMS="max_success=10000" tries more.

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <set>

#include "contract_script.h"
#include "murabaha/trail.h"
#include "murabaha/waiting.h"
#include "reference_script.h"
#include "script_numbers.h"
#include "state_table.h"

namespace murabaha {
namespace {

/// What is different after a script about the contract M-1; empty for nothing.
/// @param run gives a task of the script
template <class Run>
std::string difference_after(std::uint64_t seed, Run run) {
  auto store = std::make_shared<MemoryStore>();
  Surroundings surroundings = surroundings_with(store);
  System system(support::Schedule{0, seed});
  std::string difference = "it did not end";
  system.run([&](Self self) -> Task<> {
    co_await start_desk(self, surroundings);
    Task<std::string> running = run(self, surroundings);
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
  EXPECT_TRUE(
      rc::check("a contract's process does what the pure contract does", [](std::uint64_t seed) {
        support::Script script = *support::any_script();
        Terms terms = support::terms_drawn("M-1", *support::any_terms());
        auto run = [&](Self self, const Surroundings& surroundings) {
          return support::run_script(self, terms, script, surroundings);
        };
        std::string difference = difference_after(seed, run);
        if (!difference.empty()) RC_FAIL(difference);
      }));
}

TEST(RandomScripts, do_not_diverge_from_the_reference) {
  EXPECT_TRUE(rc::check("a desk does what the reference says", [](std::uint64_t seed) {
    support::Script script = *support::any_script();
    auto terms = support::reference_terms_drawn(*support::any_terms());
    auto run = [&](Self self, const Surroundings& surroundings) {
      return support::run_against_reference(self, "M-1", terms, script, surroundings);
    };
    std::string difference = difference_after(seed, run);
    if (!difference.empty()) RC_FAIL(difference);
  }));
}

TEST(StateTable, is_answered_by_a_desk_in_memory) {
  Surroundings surroundings = surroundings_with(std::make_shared<MemoryStore>());
  System system;
  std::vector<std::string> differences{"it did not end"};
  system.run([&](Self self) -> Task<> {
    co_await start_desk(self, surroundings);
    auto trying = support::differences_from_state_table(self, surroundings);
    differences = co_await trying;
  });
  EXPECT_EQ(differences, std::vector<std::string>());
}

}  // namespace
}  // namespace murabaha
