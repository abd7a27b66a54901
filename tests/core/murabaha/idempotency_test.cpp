// What a request with an idempotency key, an actor and an expected version comes to.

#include <gtest/gtest.h>

#include "desk_steps.h"
#include "murabaha/normal_form.h"
#include "murabaha/trail.h"
#include "murabaha/waiting.h"

namespace murabaha {
namespace {

class Idempotency : public testing::TestWithParam<support::Schedule> {
 protected:
  Order order(Action action, std::string key) { return {std::move(action), "clerk", key}; }

  System system_{GetParam()};
  Surroundings surroundings_ = surroundings_with(std::make_shared<MemoryStore>());
};
INSTANTIATE_TEST_SUITE_P(Everywhere, Idempotency, every_schedule, schedule_name);

TEST_P(Idempotency, makes_one_payment_of_a_double_click) {
  system_.run([this](Self self) -> Task<> {
    co_await start_desk(self, surroundings_);
    co_await open_in(self, "M-1", Stage::Disbursed, surroundings_);
    auto first = self.call(contract_named("M-1"), order(RecordPayment{30'000}, "click-1"));
    auto second = self.call(contract_named("M-1"), order(RecordPayment{30'000}, "click-1"));
    Result<Answered> one = co_await first;
    Result<Answered> other = co_await second;
    EXPECT_NE(one->is_replayed, other->is_replayed);
    EXPECT_EQ(one->paid(), 30'000);
    EXPECT_EQ(other->paid(), 30'000);
    EXPECT_EQ(one->version(), other->version());
  });
}

TEST_P(Idempotency, answers_as_it_did_then_also_much_later_and_after_a_crash) {
  system_.run([this](Self self) -> Task<> {
    co_await start_desk(self, surroundings_);
    co_await open_in(self, "M-1", Stage::Disbursed, surroundings_);
    auto then_request = ask(self, "M-1", order(RecordPayment{30'000}, "k"));
    Result<Answered> then = co_await then_request;
    auto step2_request = act(self, "M-1", RecordPayment{80'000});
    co_await step2_request;
    co_await kill_and_restart(self, "M-1");
    auto again_request = ask(self, "M-1", order(RecordPayment{30'000}, "k"));
    Result<Answered> again = co_await again_request;
    EXPECT_EQ(again->describe(), then->describe());
    EXPECT_EQ(again->stage, Stage::Repaying);
    EXPECT_FALSE(then->is_replayed);
    EXPECT_TRUE(again->is_replayed);
    Contract now = co_await look_at(self, "M-1");
    EXPECT_EQ(now.stage, Stage::Completed);
    EXPECT_EQ(now.paid(), 110'000);
  });
}

TEST_P(Idempotency, refuses_the_key_of_another_request) {
  system_.run([this](Self self) -> Task<> {
    co_await start_desk(self, surroundings_);
    co_await open_in(self, "M-1", Stage::Disbursed, surroundings_);
    auto step4_request = ask(self, "M-1", order(RecordPayment{30'000}, "k"));
    co_await step4_request;
    auto other_request = ask(self, "M-1", order(RecordPayment{30'001}, "k"));
    Result<Contract> other = co_await other_request;
    EXPECT_EQ(outcome(other), ":idempotency_conflict");
    Contract now = co_await look_at(self, "M-1");
    EXPECT_EQ(now.paid(), 30'000);
  });
}

TEST_P(Idempotency, does_not_remember_what_was_refused) {
  system_.run([this](Self self) -> Task<> {
    co_await start_desk(self, surroundings_);
    co_await open_in(self, "M-1", Stage::Pending, surroundings_);
    auto early_request = ask(self, "M-1", order(Disburse{}, "k"));
    Result<Contract> early = co_await early_request;
    EXPECT_EQ(outcome(early), "{:invalid_state, :pending, [:approved]}");
    auto step7_request = act(self, "M-1", Approve{});
    co_await step7_request;
    auto now_request = ask(self, "M-1", order(Disburse{}, "k"));
    Result<Contract> now = co_await now_request;
    EXPECT_EQ(now->stage, Stage::Disbursed);
  });
}

TEST_P(Idempotency, is_busy_while_the_same_disbursement_is_under_way) {
  system_.run([this](Self self) -> Task<> {
    co_await start_desk(self, surroundings_);
    co_await open_in(self, "M-1", Stage::Approved, surroundings_);
    surroundings_.gateway->behave_once({Manner::KeepsSilent, {}});
    auto first = self.call(contract_named("M-1"), order(Disburse{}, "k"));
    auto second = self.call(contract_named("M-1"), order(Disburse{}, "k"));
    Result<Contract> busy = co_await second;
    EXPECT_EQ(outcome(busy), ":busy");
    Result<Contract> unknown = co_await first;
    EXPECT_EQ(outcome(unknown), ":payment_unknown");
    auto again_request = ask(self, "M-1", order(Disburse{}, "k"));
    Result<Contract> again = co_await again_request;
    EXPECT_EQ(again->stage, Stage::Disbursed);
    EXPECT_EQ(paid_keys(surroundings_), 1);
    auto replayed_request = ask(self, "M-1", order(Disburse{}, "k"));
    Result<Contract> replayed = co_await replayed_request;
    EXPECT_EQ(replayed->version(), again->version());
  });
}

TEST_P(Idempotency, refuses_another_request_with_the_key_of_a_payout_that_is_unknown) {
  system_.run([this](Self self) -> Task<> {
    co_await start_desk(self, surroundings_);
    co_await open_in(self, "M-1", Stage::Approved, surroundings_);
    surroundings_.gateway->behave_once({Manner::KeepsSilent, {}});
    auto first_request = ask(self, "M-1", order(Disburse{}, "k"));
    Result<Contract> unknown = co_await first_request;
    EXPECT_EQ(outcome(unknown), ":payment_unknown");
    auto other_request = ask(self, "M-1", order(Disburse{"somebody"}, "k"));
    Result<Contract> other = co_await other_request;
    EXPECT_EQ(outcome(other), ":idempotency_conflict");
    auto again_request = ask(self, "M-1", order(Disburse{}, "k"));
    Result<Contract> again = co_await again_request;
    EXPECT_EQ(again->stage, Stage::Disbursed);
    EXPECT_EQ(paid_keys(surroundings_), 1);
    auto third_request = ask(self, "M-1", order(Disburse{"somebody"}, "k"));
    Result<Contract> third = co_await third_request;
    EXPECT_EQ(outcome(third), ":idempotency_conflict");
  });
  auto attempts = wait_for<std::vector<Attempt>>(
      [&](auto done) { surroundings_.store->attempts("M-1", std::move(done)); });
  EXPECT_EQ(std::ranges::count(*attempts, "idempotency_conflict", &Attempt::code), 2);
}

TEST_P(Idempotency, notes_what_it_refuses_again) {
  system_.run([this](Self self) -> Task<> {
    co_await start_desk(self, surroundings_);
    co_await open_in(self, "M-1", Stage::Approved, surroundings_);
    surroundings_.gateway->behave_once({Manner::Declines, {}});
    auto first = self.call(contract_named("M-1"), order(Disburse{}, "k"));
    auto second = self.call(contract_named("M-1"), order(Disburse{}, "k"));
    Result<Contract> busy = co_await second;
    EXPECT_EQ(outcome(busy), ":busy");
    Result<Contract> declined = co_await first;
    EXPECT_EQ(outcome(declined), ":insufficient_funds");
    auto third = self.call(contract_named("M-1"), order(Disburse{}, "k"));
    Result<Contract> again = co_await third;
    EXPECT_EQ(outcome(again), ":insufficient_funds");
  });
  auto attempts = wait_for<std::vector<Attempt>>(
      [&](auto done) { surroundings_.store->attempts("M-1", std::move(done)); });
  ASSERT_EQ(attempts->size(), 2U);
  EXPECT_EQ((*attempts)[0].code, "busy");
  EXPECT_EQ((*attempts)[1].code, "insufficient_funds");
}

TEST_P(Idempotency, of_a_payment_under_way_is_of_its_action_alone) {
  system_.run([this](Self self) -> Task<> {
    co_await start_desk(self, surroundings_);
    co_await open_in(self, "M-1", Stage::Approved, surroundings_);
    surroundings_.gateway->behave_once({Manner::KeepsSilent, {}});
    auto paying = self.call(contract_named("M-1"), order(Disburse{}, "k"));
    RecordEvidence paper{"request", {}, "letter"};
    auto noting = self.call(contract_named("M-1"), order(paper, "k"));
    Result<Contract> noted = co_await noting;
    EXPECT_EQ(outcome(noted), "ok");
    Result<Contract> unknown = co_await paying;
    EXPECT_EQ(outcome(unknown), ":payment_unknown");
    auto noting_again = self.call(contract_named("M-1"), order(paper, "k"));
    Result<Answered> replayed = co_await noting_again;
    EXPECT_TRUE(replayed->is_replayed);
  });
}

TEST_P(Idempotency, knows_a_request_that_a_new_process_has_finished) {
  system_.run([this](Self self) -> Task<> {
    co_await start_desk(self, surroundings_);
    co_await open_in(self, "M-1", Stage::Approved, surroundings_);
    self.cast(contract_named("M-1"), MurabahaContract::CrashAt{"before_outcome"});
    auto asking = ask(self, "M-1", order(Disburse{}, "k"));
    Result<Contract> crashed = co_await asking;
    EXPECT_FALSE(crashed);
    co_await let_supervisor_restart(self);
    std::string last = ":busy";
    while (last == ":busy") {  // the new process is asking the payment system
      auto asking_again = ask(self, "M-1", order(Disburse{}, "k"));
      Result<Contract> again = co_await asking_again;
      last = outcome(again);
      co_await self.yield();
    }
    EXPECT_EQ(last, "ok");
    EXPECT_EQ(paid_keys(surroundings_), 1);
  });
}

/// Older programs have hashed the texts as they were typed.
TEST_P(Idempotency, knows_a_request_that_was_kept_before_texts_were_normalised) {
  const Action typed = RecordEvidence{"request", {}, "cafe\u0301"};
  ASSERT_NE(request_of(in_normal_form(typed)), request_of(typed));
  system_.run([&](Self self) -> Task<> {
    co_await start_desk(self, surroundings_);
    co_await open_in(self, "M-1", Stage::Approved, surroundings_);
    Contract contract = co_await look_at(self, "M-1");
    Moment moment{contract.history.back().at + 1, "clerk"};
    moment.key = "k";
    moment.request_hash = sha256(request_of(typed));
    Fact paper = EvidenceRecorded{EvidenceKind::Request, "1970-01-01", "cafe\u0301", "", ""};
    Step before = take_step(contract, paper, moment);
    auto kept = wait_for<void>([&](auto done) {
      surroundings_.store->commit(std::move(before.records), std::move(done));
    });
    EXPECT_EQ(outcome(kept), "ok");
    co_await kill_and_restart(self, "M-1");
    auto asking = ask(self, "M-1", order(typed, "k"));
    Result<Answered> again = co_await asking;
    EXPECT_EQ(outcome(again), "ok");
    EXPECT_TRUE(again && again->is_replayed);
    auto asking_other = ask(self, "M-1", order(RecordEvidence{"request", {}, "tea"}, "k"));
    Result<Answered> other = co_await asking_other;
    EXPECT_EQ(outcome(other), ":idempotency_conflict");
  });
}

TEST_P(Idempotency, repeats_the_refusal_of_the_payment_system) {
  system_.run([this](Self self) -> Task<> {
    co_await start_desk(self, surroundings_);
    co_await open_in(self, "M-1", Stage::Approved, surroundings_);
    surroundings_.gateway->behave_once({Manner::Declines, "account_closed"});
    for (int time = 0; time < 2; ++time) {
      auto declined_request = ask(self, "M-1", order(Disburse{}, "k"));
      Result<Contract> declined = co_await declined_request;
      EXPECT_EQ(outcome(declined), ":account_closed");
      bool says_so = declined.error().sentence.find("from before") != std::string::npos;
      EXPECT_EQ(says_so, time == 1);
    }
    EXPECT_EQ(paid_keys(surroundings_), 0);
  });
}

TEST_P(Idempotency, wants_to_know_who_asks_and_takes_no_strange_keys) {
  system_.run([this](Self self) -> Task<> {
    co_await start_desk(self, surroundings_);
    co_await open_in(self, "M-1", Stage::Pending, surroundings_);
    auto nobody_request = ask(self, "M-1", Order{Approve{}, ""});
    Result<Contract> nobody = co_await nobody_request;
    EXPECT_EQ(outcome(nobody), ":actor_required");
    auto long_key_request = ask(self, "M-1", order(Approve{}, std::string(256, 'k')));
    Result<Contract> long_key = co_await long_key_request;
    EXPECT_EQ(outcome(long_key), ":invalid_text");
    auto odd_key_request = ask(self, "M-1", order(Approve{}, "a\x01"));
    Result<Contract> odd_key = co_await odd_key_request;
    EXPECT_EQ(outcome(odd_key), ":invalid_text");
    Contract contract = co_await look_at(self, "M-1");
    EXPECT_EQ(contract.stage, Stage::Pending);
  });
}

TEST_P(Idempotency, refuses_what_was_asked_of_another_version) {
  system_.run([this](Self self) -> Task<> {
    co_await start_desk(self, surroundings_);
    co_await open_in(self, "M-1", Stage::Pending, surroundings_);
    auto late_request = ask(self, "M-1", Order{Approve{}, "clerk", "", 7});
    Result<Contract> late = co_await late_request;
    EXPECT_EQ(late.error().reason, otp::tuple("version_conflict"_a, 1));
    auto right_request = ask(self, "M-1", Order{Approve{}, "clerk", "", 1});
    Result<Contract> right = co_await right_request;
    EXPECT_EQ(right->stage, Stage::Approved);
    EXPECT_EQ(right->history.back().actor, "clerk");
  });
}

TEST_P(Idempotency, lets_one_of_two_desks_win_and_shows_the_other_what_happened) {
  system_.run([this](Self self) -> Task<> {
    co_await start_desk(self, surroundings_);
    co_await open_in(self, "M-1", Stage::Pending, surroundings_);
    auto starting = otp::start_link<MurabahaContract>(self, Opening{"M-1"}, surroundings_);
    auto started = co_await starting;
    otp::ServerRef<MurabahaContract> other_desk = otp::or_exit(std::move(started));
    auto won_request = act(self, "M-1", Approve{});
    Result<Contract> won = co_await won_request;
    EXPECT_EQ(outcome(won), "ok");
    auto late = self.call(other_desk, Reject{"too late"});
    Result<Contract> lost = co_await late;
    EXPECT_EQ(lost.error().reason, otp::tuple("version_conflict"_a, 2));
    auto looking = self.call(other_desk, MurabahaContract::GetState{});
    Result<Contract> seen = co_await looking;
    EXPECT_EQ(seen->describe(), won->describe());
  });
}

class Sleeping : public Idempotency {};
INSTANTIATE_TEST_SUITE_P(Seeds, Sleeping, every_seed, schedule_name);

TEST_P(Sleeping, ends_the_process_of_a_contract_that_nobody_asks_for) {
  system_.run([this](Self self) -> Task<> {
    surroundings_.sleeps_after = otp::Timeout(60s);
    co_await start_desk(self, surroundings_);
    co_await open_in(self, "M-1", Stage::Approved, surroundings_);
    co_await self.sleep(59s);
    co_await look_at(self, "M-1");
    co_await self.sleep(59s);
    EXPECT_FALSE(contract_named("M-1").whereis(self.runtime()).is_none());
    co_await self.sleep(2s);
    EXPECT_TRUE(contract_named("M-1").whereis(self.runtime()).is_none());
  });
}

}  // namespace
}  // namespace murabaha
