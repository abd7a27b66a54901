// The day of a payment is that on which the payment system has told of it, also where its outcome
// is kept later.

#include <gtest/gtest.h>

#include "desk_steps.h"
#include "forwarding_store.h"
#include "murabaha/trail.h"
#include "murabaha/value_date.h"
#include "murabaha/waiting.h"

namespace murabaha {
namespace {

using namespace std::chrono_literals;

constexpr Timestamp before_midnight = 1'767'657'598'000'000;  // 2026-01-05 23:59:58

/// A store that keeps a document only when it is told to.
class SlowStore final : public support::ForwardingStore {
 public:
  SlowStore() : ForwardingStore(std::make_shared<MemoryStore>()) {}

  void commit(Records step, Done<void> done) override {
    bool waits = step.trail.front().command == "record_evidence";
    if (!waits) return ForwardingStore::commit(std::move(step), std::move(done));
    held_ = [this, step = std::move(step), done = std::move(done)]() mutable {
      ForwardingStore::commit(std::move(step), std::move(done));
    };
  }
  void release() { std::exchange(held_, nullptr)(); }

 private:
  std::function<void()> held_;
};

TEST(PayoutDay, is_that_of_the_answer_where_its_outcome_is_kept_on_the_next) {
  support::System system;
  auto store = std::make_shared<SlowStore>();
  Surroundings surroundings = surroundings_with(store);
  surroundings.epoch = before_midnight;
  system.run([&](Self self) -> Task<> {
    co_await start_desk(self, surroundings);
    co_await open_in(self, "M-1", Stage::Approved, surroundings);
    surroundings.gateway->behave_once({Manner::IsSlow, {}, 1s});
    auto paying = self.call(contract_named("M-1"), Disburse{});
    RecordEvidence letter{"request", {}, "letter"};
    auto recording = self.call(contract_named("M-1"), letter);
    co_await self.sleep(3s);  // until after midnight
    store->release();
    co_await recording;
    co_await paying;
    Contract contract = co_await look_at(self, "M-1");
    EXPECT_EQ(contract.stage, Stage::Disbursed);
    EXPECT_EQ(contract.sold_on, "2026-01-05");
    EXPECT_EQ(contract.disbursed_at, before_midnight + 1'000'000);
    EXPECT_EQ(format_date(contract.history.back().day), "2026-01-06");
  });
  auto kept = wait_for<Records>([&](auto done) { store->read("M-1", std::move(done)); });
  ASSERT_TRUE(kept);
  EXPECT_EQ(value_date_of(kept->trail.back()), "2026-01-05");
  EXPECT_FALSE(verify(*kept));
}

}  // namespace
}  // namespace murabaha
