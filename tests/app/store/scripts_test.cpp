// Sequences of commands, legal or not, on real databases: against the rules of the reference, and
// against the pure contract. RC_PARAMS="max_success=10000" tries more.

#include <rapidcheck.h>

#include "desk_fixture.h"
#include "reference_script.h"
#include "script_numbers.h"
#include "state_table.h"

namespace store_test {
namespace {

using support::Self;
using support::System;
using support::Task;

class Scripts : public DeskTest {
 protected:
  /// What is different after a script about a new contract; empty for nothing.
  /// @param run gives a task of the script
  template <class Run>
  std::string difference_after(std::uint64_t seed, Run run) {
    System system(support::Schedule{0, seed});
    std::string difference = "it did not end";
    std::string id = "M-" + std::to_string(++contracts_);
    system.run([&](Self self) -> Task<> {
      co_await start_desk(self, surroundings_);
      Task<std::string> running = run(self, id, surroundings_);
      difference = co_await running;
    });
    return difference;
  }

  Surroundings surroundings_ = virtual_surroundings();
  std::int64_t contracts_ = 0;
};
INSTANTIATE_TEST_SUITE_P(, Scripts, both_kinds, kind_of);

TEST_P(Scripts, do_not_diverge_from_the_reference) {
  EXPECT_TRUE(rc::check("on a database", [&](std::uint64_t seed) {
    support::Script script = *support::any_script();
    auto terms = support::reference_terms_drawn(*support::any_terms());
    auto run = [&](Self self, const std::string& id, const Surroundings& surroundings) {
      return support::run_against_reference(self, id, terms, script, surroundings);
    };
    std::string difference = difference_after(seed, run);
    if (!difference.empty()) RC_FAIL(difference);
  }));
  expect_all_right(contracts_);
}

TEST_P(Scripts, do_not_diverge_from_the_pure_contract) {
  EXPECT_TRUE(rc::check("on a database", [&](std::uint64_t seed) {
    support::Script script = *support::any_script();
    std::uint32_t terms = *support::any_terms();
    auto run = [&](Self self, const std::string& id, const Surroundings& surroundings) {
      return support::run_script(self, support::terms_drawn(id, terms), script, surroundings);
    };
    std::string difference = difference_after(seed, run);
    if (!difference.empty()) RC_FAIL(difference);
  }));
  expect_all_right(contracts_);
}

TEST_P(Scripts, of_one_command_in_each_state_end_as_the_table_of_the_reference_says) {
  System system;
  std::vector<std::string> differences{"it did not end"};
  system.run([&](Self self) -> Task<> {
    co_await start_desk(self, surroundings_);
    auto trying = support::differences_from_state_table(self, surroundings_);
    differences = co_await trying;
  });
  EXPECT_EQ(differences, std::vector<std::string>());
  expect_all_right(36);
}

}  // namespace
}  // namespace store_test
