#include "murabaha/contract_server.h"

#include <gtest/gtest.h>

#include "desk_steps.h"
#include "murabaha/waiting.h"

namespace murabaha {
namespace {

class ContractServer : public testing::TestWithParam<support::Schedule> {
 protected:
  System system_{GetParam()};
  std::shared_ptr<MemoryStore> store_ = std::make_shared<MemoryStore>();
  Surroundings surroundings_ = surroundings_with(store_);
  Timestamp now_ = surroundings_.epoch;

  /// The commands in the audit trail.
  std::string kept_commands(const std::string& id) {
    auto trail =
        wait_for<std::vector<AuditRow>>([&](auto done) { store_->load(id, std::move(done)); });
    std::string commands;
    for (const AuditRow& row : trail.value()) commands += row.command + " ";
    return commands;
  }
};
INSTANTIATE_TEST_SUITE_P(Everywhere, ContractServer, every_schedule, schedule_name);

TEST_P(ContractServer, answers_each_action_in_each_state_as_the_pure_contract_does) {
  system_.run([this](Self self) -> Task<> {
    co_await start_desk(self, surroundings_);
    const Action actions[] = {Approve{}, Reject{"no"}, Disburse{}, RecordPayment{50'000}};
    for (Stage stage : all_stages) {
      for (const Action& action : actions) {
        std::string id = std::string(name_of(stage)) + ":" + std::string(name_of(action));
        co_await open_in(self, id, stage, surroundings_);
        Contract before = co_await look_at(self, id);
        EXPECT_EQ(before.stage, stage);
        Result<Contract> answer = co_await act(self, id, action);
        Contract after = co_await look_at(self, id);
        Result<Contract> expected = apply(before, action, {now_});
        EXPECT_EQ(outcome(answer), outcome(expected)) << id;
        EXPECT_EQ(after.stage, expected ? expected->stage : stage) << id;
        if (answer) {
          EXPECT_EQ(answer->describe(), after.describe()) << id;
        } else {
          EXPECT_EQ(after.describe(), before.describe()) << id;
          EXPECT_EQ(answer.error().sentence, expected.error().sentence) << id;
        }
      }
    }
  });
}

TEST_P(ContractServer, goes_through_the_example_of_the_guide) {
  system_.run([this](Self self) -> Task<> {
    co_await start_desk(self, surroundings_);
    co_await open_in(self, "contract-123", Stage::Completed, surroundings_);
    Contract contract = co_await look_at(self, "contract-123");
    EXPECT_EQ(contract.stage, Stage::Completed);
    EXPECT_EQ(contract.terms.total(), 110'000);
    EXPECT_EQ(contract.payments.size(), 2U);
    EXPECT_EQ(contract.payments.front().received, 60'000);
    EXPECT_EQ(contract.payments.back().received, 50'000);
    EXPECT_GE(contract.approved_at.value(), surroundings_.epoch);
  });
}

TEST_P(ContractServer, exists_once_for_an_id) {
  system_.run([this](Self self) -> Task<> {
    co_await start_desk(self, surroundings_);
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
    co_await start_desk(self, surroundings_);
    auto opened = co_await open_contract(self, terms_of("M-1", 0, 1), surroundings_);
    EXPECT_EQ(outcome(opened), "{:invalid_amount, :asset_cost}");
    auto asked = co_await ask(self, "M-1", MurabahaContract::GetState{});
    EXPECT_TRUE(asked.error().reason[0].is(otp::atoms::noproc));
  });
}

TEST_P(ContractServer, serves_two_payers_one_after_the_other) {
  system_.run([this](Self self) -> Task<> {
    co_await start_desk(self, surroundings_);
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
    co_await start_desk(self, surroundings_);
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
    co_await start_desk(self, surroundings_);
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

/// Kills the supervisor of all contracts, and with it the process of one.
Task<> kill_supervisor(Self self, std::string id) {
  Pid supervisor = self.whereis(contract_supervisor);
  Ref ended = self.monitor(contract_named(id).whereis(self.runtime()));
  self.exit(supervisor, otp::ExitReason::kill());
  auto is_this = [ended](const otp::Down& down) { return down.ref == ended; };
  co_await self.receive_if<otp::Down>(is_this);
  auto is_back = [&] {
    Pid now = self.whereis(contract_supervisor);
    return !now.is_none() && now != supervisor;
  };
  while (!is_back()) co_await self.yield();
}

Task<> wake(Self self, std::string id, Surroundings surroundings) {
  otp::ServerRef<otp::DynamicSupervisor> supervisor(otp::Target{contract_supervisor});
  otp::DynamicSupervisor::StartChild start{contract_child(Opening{id}, surroundings)};
  auto starting = self.call(supervisor, std::move(start));
  auto started = co_await starting;
  otp::or_exit(std::move(started));
}

TEST_P(ContractServer, is_the_same_after_its_supervisor_was_killed_in_any_state) {
  for (Stage stage : all_stages) {
    system_.run([this, stage](Self self) -> Task<> {
      co_await start_desk(self, surroundings_);
      std::string id(name_of(stage));
      co_await open_in(self, id, stage, surroundings_);
      Contract before = co_await look_at(self, id);
      co_await kill_supervisor(self, id);
      co_await wake(self, id, surroundings_);
      Contract after = co_await look_at(self, id);
      EXPECT_EQ(after.describe(), before.describe()) << id;
    });
  }
}

TEST_P(ContractServer, pays_once_though_its_supervisor_is_killed_while_it_pays) {
  system_.run([this](Self self) -> Task<> {
    co_await start_desk(self, surroundings_);
    co_await open_in(self, "M-1", Stage::Approved, surroundings_);
    surroundings_.gateway->behave_once({Manner::IsSlow, {}});
    auto disbursing = self.call(contract_named("M-1"), Disburse{});
    Contract asking = co_await look_at(self, "M-1");
    EXPECT_NE(asking.open_payout(), nullptr);
    co_await kill_supervisor(self, "M-1");
    Result<Contract> cut_off = co_await disbursing;
    EXPECT_FALSE(cut_off);
    co_await wake(self, "M-1", surroundings_);
    for (Stage stage = Stage::Approved; stage == Stage::Approved;) {
      auto again_request = act(self, "M-1", Disburse{});
      co_await again_request;
      Contract contract = co_await look_at(self, "M-1");
      stage = contract.stage;
      co_await self.yield();
    }
  });
  EXPECT_EQ(paid_keys(surroundings_), 1);
}

TEST_P(ContractServer, goes_on_after_a_restart_where_it_was) {
  system_.run([this](Self self) -> Task<> {
    co_await start_desk(self, surroundings_);
    co_await open_contract(self, terms_of_guide("M-1"), surroundings_);
    for (const Action& step : steps_to(Stage::Completed)) {
      co_await kill_and_restart(self, "M-1");
      Result<Contract> taken = co_await act(self, "M-1", step);
      EXPECT_EQ(outcome(taken), "ok") << name_of(step);
    }
    Contract contract = co_await look_at(self, "M-1");
    EXPECT_EQ(contract.stage, Stage::Completed);
    EXPECT_EQ(contract.history.size(), 6U);
  });
}

TEST_P(ContractServer, of_another_desk_goes_on_from_the_same_store) {
  auto open_and_look = [this](Stage stage, Term* seen) {
    return [this, stage, seen](Self self) -> Task<> {
      co_await start_desk(self, surroundings_);
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

TEST_P(ContractServer, keeps_what_it_accepts_and_nothing_else) {
  system_.run([this](Self self) -> Task<> {
    co_await start_desk(self, surroundings_);
    co_await open_in(self, "M-1", Stage::Repaying, surroundings_);
    auto step1_request = act(self, "M-1", Approve{});
    co_await step1_request;
    auto step2_request = act(self, "M-1", RecordPayment{-1});
    co_await step2_request;
    auto step3_request = act(self, "M-1", RecordPayment{7});
    co_await step3_request;
  });
  EXPECT_EQ(kept_commands("M-1"),
            "start approve disburse_requested disburse record_payment record_payment ");
  EXPECT_EQ(kept_commands("M-2"), "");
  auto attempts =
      wait_for<std::vector<Attempt>>([&](auto done) { store_->attempts("M-1", std::move(done)); });
  ASSERT_EQ(attempts->size(), 2U);
  EXPECT_EQ((*attempts)[0].command, "approve");
  EXPECT_EQ((*attempts)[0].code, "invalid_state");
  EXPECT_EQ((*attempts)[1].code, "invalid_amount");
}

}  // namespace
}  // namespace murabaha
