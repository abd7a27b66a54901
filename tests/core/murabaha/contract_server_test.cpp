#include "murabaha/contract_server.h"

#include <gtest/gtest.h>

#include "desk_steps.h"

namespace murabaha {
namespace {

class ContractServer : public testing::TestWithParam<Schedule> {
 protected:
  System system_{GetParam()};
  std::shared_ptr<Journal> journal_ = std::make_shared<MemoryJournal>();
  Surroundings surroundings_ = surroundings_with(journal_);
};
INSTANTIATE_TEST_SUITE_P(Everywhere, ContractServer, every_schedule, schedule_name);

TEST_P(ContractServer, answers_each_action_in_each_state_as_the_pure_contract_does) {
  system_.run([this](Self self) -> Task<> {
    co_await start_desk(self);
    const Action actions[] = {Approve{}, Reject{"no"}, Disburse{}, RecordPayment{50'000}};
    for (Stage stage : all_stages) {
      for (const Action& action : actions) {
        std::string id = std::string(name_of(stage)) + ":" + std::string(name_of(action));
        co_await open_in(self, id, stage, surroundings_);
        Contract before = co_await look_at(self, id);
        EXPECT_EQ(before.stage, stage);
        Result<Contract> answer = co_await act(self, id, action);
        Contract after = co_await look_at(self, id);
        Result<Contract> expected = apply(before, action, 0);
        EXPECT_EQ(outcome(answer), outcome(expected)) << id;
        EXPECT_EQ(after.stage, expected ? expected->stage : stage) << id;
        if (answer) {
          EXPECT_EQ(answer->describe(), after.describe()) << id;
        } else {
          EXPECT_EQ(after.describe(), before.describe()) << id;
          EXPECT_EQ(answer.error().sentence, why_not(stage, action)) << id;
        }
      }
    }
  });
}

TEST_P(ContractServer, goes_through_the_example_of_the_guide) {
  system_.run([this](Self self) -> Task<> {
    co_await start_desk(self);
    co_await open_in(self, "contract-123", Stage::Completed, surroundings_);
    Contract contract = co_await look_at(self, "contract-123");
    EXPECT_EQ(contract.stage, Stage::Completed);
    EXPECT_EQ(contract.terms.total(), 110'000);
    EXPECT_EQ(contract.payments.size(), 2U);
    EXPECT_EQ(contract.payments.front().amount, 60'000);
    EXPECT_EQ(contract.payments.back().amount, 50'000);
    EXPECT_GE(contract.approved_at.value(), surroundings_.epoch);
  });
}

TEST_P(ContractServer, exists_once_for_an_id) {
  system_.run([this](Self self) -> Task<> {
    co_await start_desk(self);
    co_await open_in(self, "M-1", Stage::Approved, surroundings_);
    Pid first = contract_named("M-1").whereis(self.runtime());
    auto second = co_await open_contract(self, terms_of("M-1", 1, 1), surroundings_);
    EXPECT_EQ(second.error().reason, otp::tuple(otp::atoms::already_started, first));
    Contract contract = co_await look_at(self, "M-1");
    EXPECT_EQ(contract.stage, Stage::Approved);
    EXPECT_EQ(contract.terms.total(), 110'000);
  });
}

TEST_P(ContractServer, does_not_start_with_terms_that_are_wrong) {
  system_.run([this](Self self) -> Task<> {
    co_await start_desk(self);
    auto opened = co_await open_contract(self, terms_of("M-1", 0, 1), surroundings_);
    EXPECT_EQ(outcome(opened), ":invalid_amount");
    auto asked = co_await ask(self, "M-1", MurabahaContract::GetState{});
    EXPECT_TRUE(asked.error().reason[0].is(otp::atoms::noproc));
  });
}

TEST_P(ContractServer, serves_two_payers_one_after_the_other) {
  system_.run([this](Self self) -> Task<> {
    co_await start_desk(self);
    co_await open_in(self, "M-1", Stage::Repaying, surroundings_);
    auto one = self.call(contract_named("M-1"), RecordPayment{10'000});
    auto other = self.call(contract_named("M-1"), RecordPayment{20'000});
    Result<Contract> after_other = co_await other;
    Result<Contract> after_one = co_await one;
    EXPECT_EQ(after_one->outstanding(), 50'000);
    EXPECT_EQ(after_other->outstanding(), 30'000);
  });
}

TEST_P(ContractServer, says_that_it_terminates_when_it_is_stopped) {
  system_.run([this](Self self) -> Task<> {
    co_await start_desk(self);
    co_await open_in(self, "M-1", Stage::Pending, surroundings_);
    Task<Result<>> stopping = otp::stop(self, contract_named("M-1"));
    Result<> stopped = co_await stopping;
    EXPECT_EQ(outcome(stopped), "ok");
  });
  auto notices = system_.notices();
  EXPECT_EQ(std::ranges::count(notices, "Contract M-1 terminating: :normal"), 1);
}

// What is kept

TEST_P(ContractServer, is_the_same_after_its_process_was_killed_in_any_state) {
  system_.run([this](Self self) -> Task<> {
    co_await start_desk(self);
    for (Stage stage : all_stages) {
      std::string id(name_of(stage));
      co_await open_in(self, id, stage, surroundings_);
      Contract before = co_await look_at(self, id);
      co_await kill_and_restart(self, id);
      Contract after = co_await look_at(self, id);
      EXPECT_EQ(after.describe(), before.describe()) << id;
    }
  });
}

TEST_P(ContractServer, goes_on_after_a_restart_where_it_was) {
  system_.run([this](Self self) -> Task<> {
    co_await start_desk(self);
    co_await open_contract(self, terms_of_guide("M-1"), surroundings_);
    for (const Action& step : steps_to(Stage::Completed)) {
      co_await kill_and_restart(self, "M-1");
      Result<Contract> taken = co_await act(self, "M-1", step);
      EXPECT_EQ(outcome(taken), "ok") << name_of(step);
    }
    Contract contract = co_await look_at(self, "M-1");
    EXPECT_EQ(contract.stage, Stage::Completed);
    EXPECT_EQ(contract.history.size(), 4U);
  });
}

TEST_P(ContractServer, begins_anew_without_a_journal) {
  system_.run([this](Self self) -> Task<> {
    surroundings_.journal = nullptr;
    co_await start_desk(self);
    co_await open_in(self, "M-1", Stage::Repaying, surroundings_);
    co_await kill_and_restart(self, "M-1");
    Contract contract = co_await look_at(self, "M-1");
    EXPECT_EQ(contract.stage, Stage::Pending);
    EXPECT_TRUE(contract.payments.empty());
  });
}

TEST_P(ContractServer, of_another_desk_goes_on_from_the_same_journal) {
  auto open_and_look = [this](Stage stage, Term* seen) {
    return [this, stage, seen](Self self) -> Task<> {
      co_await start_desk(self);
      co_await open_in(self, "M-1", stage, surroundings_);
      Contract contract = co_await look_at(self, "M-1");
      *seen = contract.describe();
    };
  };
  Term before, after;
  system_.run(open_and_look(Stage::Repaying, &before));
  System later(GetParam());
  later.run(open_and_look(Stage::Pending, &after));
  EXPECT_EQ(after, before);
}

TEST_P(ContractServer, journals_what_it_accepts_and_nothing_else) {
  system_.run([this](Self self) -> Task<> {
    co_await start_desk(self);
    co_await open_in(self, "M-1", Stage::Repaying, surroundings_);
    co_await act(self, "M-1", Approve{});
    co_await act(self, "M-1", RecordPayment{-1});
    co_await act(self, "M-1", RecordPayment{7});
  });
  std::string kept;
  for (const auto& entry : journal_->entries_of("M-1")) {
    kept += std::string(name_of(entry.action)) + " ";
  }
  EXPECT_EQ(kept, "approve disburse record_payment record_payment ");
  EXPECT_TRUE(journal_->entries_of("M-2").empty());
}

}  // namespace
}  // namespace murabaha
