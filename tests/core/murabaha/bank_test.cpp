// Disbursing: what comes of it when the bank pays, refuses or keeps silent, and when the contract
// cannot keep what the bank has done.

#include "murabaha/bank.h"

#include <gtest/gtest.h>

#include "desk_steps.h"

namespace murabaha {
namespace {

/// A journal that fails at the first disbursement.
class FailingJournal final : public Journal {
 public:
  enum class Failure { Refuses, Throws };
  explicit FailingJournal(Failure failure) : failure_(failure) {}

  Result<> open(const Terms& terms) override { return kept_.open(terms); }
  Result<> append(const std::string& contract_id, const Entry& entry) override {
    bool fails = std::holds_alternative<Disburse>(entry.action) && !has_failed_.exchange(true);
    if (fails && failure_ == Failure::Throws) throw std::runtime_error("the disk is on fire");
    if (fails) return otp::refuse(Atom("storage_error"), "The disk is full.");
    return kept_.append(contract_id, entry);
  }
  std::vector<Entry> entries_of(const std::string& contract_id) const override {
    return kept_.entries_of(contract_id);
  }

 private:
  Failure failure_;
  std::atomic<bool> has_failed_ = false;
  MemoryJournal kept_;
};

class Disbursing : public testing::TestWithParam<Schedule> {
 protected:
  System system_{GetParam()};
  Surroundings surroundings_ = surroundings_with(std::make_shared<MemoryJournal>());
};
INSTANTIATE_TEST_SUITE_P(Everywhere, Disbursing, every_schedule, schedule_name);

TEST_P(Disbursing, pays_the_cost_once_and_not_the_profit) {
  system_.run([this](Self self) -> Task<> {
    co_await start_desk(self);
    co_await open_in(self, "M-1", Stage::Completed, surroundings_);
    Bank::State bank = co_await look_at_bank(self);
    EXPECT_EQ(bank.payments, 1);
    EXPECT_EQ(bank.paid, 100'000);
  });
}

TEST_P(Disbursing, that_the_bank_refuses_gives_its_reason_and_leaves_the_contract_approved) {
  system_.run([this](Self self) -> Task<> {
    co_await start_desk(self);
    co_await open_in(self, "M-1", Stage::Approved, surroundings_);
    Contract before = co_await look_at(self, "M-1");
    Bank::DeclineFromNowOn decline{"insufficient_funds"};
    self.cast(the_bank(), std::move(decline));
    Result<Contract> answer = co_await act(self, "M-1", Disburse{});
    EXPECT_EQ(outcome(answer), ":insufficient_funds");
    EXPECT_EQ(answer.error().sentence, "The bank declines: insufficient_funds.");
    Contract after = co_await look_at(self, "M-1");
    EXPECT_EQ(after.describe(), before.describe());
    Bank::State bank = co_await look_at_bank(self);
    EXPECT_EQ(bank.payments, 0);
  });
}

TEST_P(Disbursing, works_when_the_bank_pays_again) {
  system_.run([this](Self self) -> Task<> {
    co_await start_desk(self);
    co_await open_in(self, "M-1", Stage::Approved, surroundings_);
    Bank::DeclineFromNowOn decline;
    self.cast(the_bank(), std::move(decline));
    co_await act(self, "M-1", Disburse{});
    self.cast(the_bank(), Bank::PayFromNowOn{});
    Result<Contract> answer = co_await act(self, "M-1", Disburse{});
    EXPECT_EQ(answer->stage, Stage::Disbursed);
    Bank::State bank = co_await look_at_bank(self);
    EXPECT_EQ(bank.manner, Bank::Manner::Pays);
    EXPECT_EQ(bank.paid, 100'000);
  });
}

TEST_P(Disbursing, does_not_ask_the_bank_in_a_state_that_refuses) {
  system_.run([this](Self self) -> Task<> {
    co_await start_desk(self);
    co_await open_in(self, "M-1", Stage::Pending, surroundings_);
    Result<Contract> answer = co_await act(self, "M-1", Disburse{});
    EXPECT_EQ(outcome(answer), ":invalid_state");
    Bank::State bank = co_await look_at_bank(self);
    EXPECT_EQ(bank.payments, 0);
  });
}

TEST_P(Disbursing, without_a_bank_leaves_the_contract_approved) {
  system_.run([this](Self self) -> Task<> {
    co_await start_desk(self);
    surroundings_.bank = otp::named<Bank>("nobody"_a);
    co_await open_in(self, "M-1", Stage::Approved, surroundings_);
    Result<Contract> answer = co_await act(self, "M-1", Disburse{});
    EXPECT_TRUE(answer.error().reason[0].is(otp::atoms::noproc));
    Contract after = co_await look_at(self, "M-1");
    EXPECT_EQ(after.stage, Stage::Approved);
  });
}

TEST_P(Disbursing, again_after_the_journal_refused_does_not_pay_twice) {
  using enum FailingJournal::Failure;
  system_.run([this](Self self) -> Task<> {
    surroundings_.journal = std::make_shared<FailingJournal>(Refuses);
    co_await start_desk(self);
    co_await open_in(self, "M-1", Stage::Approved, surroundings_);
    Result<Contract> refused = co_await act(self, "M-1", Disburse{});
    EXPECT_EQ(outcome(refused), ":storage_error");
    Contract between = co_await look_at(self, "M-1");
    EXPECT_EQ(between.stage, Stage::Approved);
    Result<Contract> answer = co_await act(self, "M-1", Disburse{});
    EXPECT_EQ(answer->stage, Stage::Disbursed);
    Bank::State bank = co_await look_at_bank(self);
    EXPECT_EQ(bank.payments, 1);
    EXPECT_EQ(bank.paid, 100'000);
  });
}

TEST_P(Disbursing, again_after_the_process_died_does_not_pay_twice) {
  using enum FailingJournal::Failure;
  system_.run([this](Self self) -> Task<> {
    surroundings_.journal = std::make_shared<FailingJournal>(Throws);
    co_await start_desk(self);
    co_await open_in(self, "M-1", Stage::Approved, surroundings_);
    Result<Contract> crashed = co_await act(self, "M-1", Disburse{});
    EXPECT_TRUE(crashed.error().reason[0].is_crash()) << outcome(crashed);
    co_await let_supervisor_restart(self);
    Contract between = co_await look_at(self, "M-1");
    EXPECT_EQ(between.stage, Stage::Approved);
    Result<Contract> answer = co_await act(self, "M-1", Disburse{});
    EXPECT_EQ(answer->stage, Stage::Disbursed);
    Bank::State bank = co_await look_at_bank(self);
    EXPECT_EQ(bank.payments, 1);
  });
}

class DisbursingInVirtualTime : public Disbursing {};
INSTANTIATE_TEST_SUITE_P(Seeds, DisbursingInVirtualTime, every_seed, schedule_name);

TEST_P(DisbursingInVirtualTime, that_the_bank_does_not_answer_times_out_and_stays_approved) {
  system_.run([this](Self self) -> Task<> {
    co_await start_desk(self);
    co_await open_in(self, "M-1", Stage::Approved, surroundings_);
    self.cast(the_bank(), Bank::KeepSilentFromNowOn{});
    TimePoint start = self.now();
    Result<Contract> answer = co_await act(self, "M-1", Disburse{});
    EXPECT_EQ(outcome(answer), ":timeout");
    EXPECT_FALSE(answer.error().sentence.empty());
    EXPECT_EQ(self.now() - start, MurabahaContract::bank_timeout.duration());
    Contract after = co_await look_at(self, "M-1");
    EXPECT_EQ(after.stage, Stage::Approved);
    self.cast(the_bank(), Bank::PayFromNowOn{});
    Result<Contract> again = co_await act(self, "M-1", Disburse{});
    EXPECT_EQ(again->stage, Stage::Disbursed);
  });
}

}  // namespace
}  // namespace murabaha
