// Random sequences of commands, legal or not, against the pure contract; with a store in memory.
// RC_PARAMS="max_success=10000" tries more.

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "contract_script.h"
#include "murabaha/trail.h"
#include "murabaha/waiting.h"

namespace murabaha {
namespace {

/// What is different after a script; empty for nothing.
std::string difference_after(const support::Script& script, std::uint64_t seed) {
  auto store = std::make_shared<MemoryStore>();
  Surroundings surroundings = surroundings_with(store);
  System system(support::Schedule{0, seed});
  std::string difference = "it did not end";
  system.run([&](Self self) -> Task<> {
    co_await start_desk(self, surroundings);
    auto running = support::run_script(self, "M-1", script, surroundings);
    difference = co_await running;
  });
  if (!difference.empty()) return difference;
  auto kept = wait_for<Records>([&](auto done) { store->read("M-1", std::move(done)); });
  auto fault = verify(*kept);
  return fault ? fault->sentence : std::string();
}

TEST(RandomScripts, do_not_diverge_from_the_pure_contract) {
  EXPECT_TRUE(rc::check("a contract's process does what the pure contract does",
                        [](const support::Script& script, std::uint64_t seed) {
                          std::string difference = difference_after(script, seed);
                          if (!difference.empty()) RC_FAIL(difference);
                        }));
}

}  // namespace
}  // namespace murabaha
