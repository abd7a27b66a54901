// Disbursing: what comes of it when the payment system pays, refuses, keeps silent or answers
// nonsense, and when the contract cannot keep what has happened.

#include <gtest/gtest.h>

#include "desk_steps.h"
#include "forwarding_store.h"
#include "murabaha/trail.h"
#include "murabaha/waiting.h"

namespace murabaha {
namespace {

/// A store that fails to keep the first step of a command.
class FailingStore final : public support::ForwardingStore {
 public:
  enum class Failure { Refuses, Throws };
  FailingStore(std::string command, Failure failure)
      : ForwardingStore(std::make_shared<MemoryStore>()),
        command_(std::move(command)),
        failure_(failure) {}

  void commit(Records step, Done<void> done) override {
    bool fails = step.trail.front().command == command_ && !has_failed_.exchange(true);
    if (fails && failure_ == Failure::Throws) throw std::runtime_error("the disk is on fire");
    if (fails) return done(otp::refuse(Atom("storage_error"), "The disk is full."));
    ForwardingStore::commit(std::move(step), std::move(done));
  }

 private:
  std::string command_;
  Failure failure_;
  std::atomic<bool> has_failed_ = false;
};

/// A store in which another desk takes a step just before the outcome of a payout is kept.
class MeddlingStore final : public support::ForwardingStore {
 public:
  explicit MeddlingStore(std::function<Fact(const Contract&)> step)
      : ForwardingStore(std::make_shared<MemoryStore>()), step_(std::move(step)) {}

  void commit(Records step, Done<void> done) override {
    bool meddles = step.trail.front().command == "disburse" && !has_meddled_.exchange(true);
    if (meddles) meddle(step.snapshot.contract_id);
    ForwardingStore::commit(std::move(step), std::move(done));
  }

 private:
  void meddle(const std::string& id) {
    auto trail = wait_for<std::vector<AuditRow>>([&](auto done) { load(id, std::move(done)); });
    Contract contract = replay(id, *trail).contract;
    Step other = take_step(contract, step_(contract), {contract.history.back().at, "other desk"});
    ForwardingStore::commit(std::move(other.records),
                            [](Result<> kept) { EXPECT_EQ(outcome(kept), "ok"); });
  }

  std::function<Fact(const Contract&)> step_;
  std::atomic<bool> has_meddled_ = false;
};

/// A store that keeps nothing for a while.
class FullStore final : public support::ForwardingStore {
 public:
  FullStore() : ForwardingStore(std::make_shared<MemoryStore>()) {}

  void commit(Records step, Done<void> done) override {
    if (is_full) return done(otp::refuse(Atom("storage_error"), "The disk is full."));
    ForwardingStore::commit(std::move(step), std::move(done));
  }

  std::atomic<bool> is_full = false;
};

Fact a_paper(const Contract&) {
  return EvidenceRecorded{EvidenceKind::Request, "1970-01-01", "letter", "", ""};
}
Fact its_payment(const Contract& contract) {
  return PayoutConfirmed{Purpose::Disburse, contract.open_payout()->request.intent};
}

class Disbursing : public testing::TestWithParam<support::Schedule> {
 protected:
  void behave(Manner manner, std::string reason = {}) {
    surroundings_.gateway->behave({manner, std::move(reason)});
  }
  std::int64_t paid_keys() const { return murabaha::paid_keys(surroundings_); }

  System system_{GetParam()};
  Surroundings surroundings_ = surroundings_with(std::make_shared<MemoryStore>());
};
INSTANTIATE_TEST_SUITE_P(Everywhere, Disbursing, every_schedule, schedule_name);

TEST_P(Disbursing, pays_the_cost_once_and_not_the_profit) {
  system_.run([this](Self self) -> Task<> {
    co_await start_desk(self, surroundings_);
    co_await open_in(self, "M-1", Stage::Completed, surroundings_);
  });
  auto booked = surroundings_.gateway->books().all();
  ASSERT_EQ(booked.size(), 1U);
  EXPECT_EQ(booked[0].amount, 100'000);
  EXPECT_EQ(booked[0].currency, "USD");
  EXPECT_EQ(booked[0].payee, "supplier");
  EXPECT_EQ(booked[0].status, "paid");
}

TEST_P(Disbursing, that_is_declined_gives_the_reason_and_leaves_the_contract_approved) {
  system_.run([this](Self self) -> Task<> {
    co_await start_desk(self, surroundings_);
    co_await open_in(self, "M-1", Stage::Approved, surroundings_);
    behave(Manner::Declines, "account_closed");
    auto answer_request = act(self, "M-1", Disburse{});
    Result<Contract> answer = co_await answer_request;
    EXPECT_EQ(outcome(answer), ":account_closed");
    EXPECT_EQ(answer.error().sentence, "The payment system declines: account_closed.");
    Contract after = co_await look_at(self, "M-1");
    EXPECT_EQ(after.stage, Stage::Approved);
    EXPECT_EQ(after.payouts.back().status, Payout::Status::Declined);
    EXPECT_EQ(paid_keys(), 0);
  });
}

TEST_P(Disbursing, after_a_refusal_is_a_new_payment_with_a_new_key) {
  system_.run([this](Self self) -> Task<> {
    co_await start_desk(self, surroundings_);
    co_await open_in(self, "M-1", Stage::Approved, surroundings_);
    surroundings_.gateway->behave_once({Manner::Declines, {}});
    auto declined_request = act(self, "M-1", Disburse{});
    Result<Contract> declined = co_await declined_request;
    EXPECT_EQ(outcome(declined), ":insufficient_funds");
    auto answer_request = act(self, "M-1", Disburse{});
    Result<Contract> answer = co_await answer_request;
    EXPECT_EQ(answer->stage, Stage::Disbursed);
    EXPECT_NE(answer->payouts[0].request.intent, answer->payouts[1].request.intent);
    EXPECT_EQ(paid_keys(), 1);
  });
}

TEST_P(Disbursing, does_not_ask_in_a_state_that_refuses) {
  system_.run([this](Self self) -> Task<> {
    co_await start_desk(self, surroundings_);
    co_await open_in(self, "M-1", Stage::Pending, surroundings_);
    auto answer_request = act(self, "M-1", Disburse{});
    Result<Contract> answer = co_await answer_request;
    EXPECT_EQ(outcome(answer), "{:invalid_state, :pending, [:approved]}");
  });
  EXPECT_TRUE(surroundings_.gateway->books().all().empty());
}

TEST_P(Disbursing, without_a_bank_is_unknown_and_leaves_the_contract_approved) {
  system_.run([this](Self self) -> Task<> {
    co_await start_desk(self, surroundings_);
    surroundings_.bank = otp::named<Bank>("nobody"_a);
    co_await open_in(self, "M-1", Stage::Approved, surroundings_);
    auto answer_request = act(self, "M-1", Disburse{});
    Result<Contract> answer = co_await answer_request;
    EXPECT_EQ(outcome(answer), ":payment_unknown");
    Contract after = co_await look_at(self, "M-1");
    EXPECT_EQ(after.stage, Stage::Approved);
  });
}

TEST_P(Disbursing, with_a_wrong_answer_is_unknown_until_the_system_is_asked_again) {
  system_.run([this](Self self) -> Task<> {
    co_await start_desk(self, surroundings_);
    co_await open_in(self, "M-1", Stage::Approved, surroundings_);
    surroundings_.gateway->behave_once({Manner::WrongAmount, {}});
    auto answer_request = act(self, "M-1", Disburse{});
    Result<Contract> answer = co_await answer_request;
    EXPECT_EQ(outcome(answer), ":payment_mismatch");
    Contract between = co_await look_at(self, "M-1");
    EXPECT_EQ(between.payouts.back().reason, "payment_mismatch");
    auto again_request = act(self, "M-1", Disburse{});
    Result<Contract> again = co_await again_request;
    EXPECT_EQ(again->stage, Stage::Disbursed);
    EXPECT_EQ(again->payouts.size(), 1U);
    EXPECT_EQ(paid_keys(), 1);
  });
}

TEST_P(Disbursing, takes_no_harm_from_a_second_answer) {
  system_.run([this](Self self) -> Task<> {
    co_await start_desk(self, surroundings_);
    co_await open_in(self, "M-1", Stage::Approved, surroundings_);
    behave(Manner::AnswersTwice);
    auto answer_request = act(self, "M-1", Disburse{});
    Result<Contract> answer = co_await answer_request;
    EXPECT_EQ(answer->stage, Stage::Disbursed);
    Contract after = co_await look_at(self, "M-1");
    EXPECT_EQ(after.version(), answer->version());
  });
}

TEST_P(Disbursing, whose_intent_cannot_be_kept_asks_nobody) {
  system_.run([this](Self self) -> Task<> {
    surroundings_.store =
        std::make_shared<FailingStore>("disburse_requested", FailingStore::Failure::Refuses);
    co_await start_desk(self, surroundings_);
    co_await open_in(self, "M-1", Stage::Approved, surroundings_);
    auto refused_request = act(self, "M-1", Disburse{});
    Result<Contract> refused = co_await refused_request;
    EXPECT_EQ(outcome(refused), ":storage_error");
    EXPECT_EQ(paid_keys(), 0);
    auto answer_request = act(self, "M-1", Disburse{});
    Result<Contract> answer = co_await answer_request;
    EXPECT_EQ(answer->stage, Stage::Disbursed);
    EXPECT_EQ(paid_keys(), 1);
  });
}

TEST_P(Disbursing, whose_outcome_cannot_be_kept_does_not_pay_twice) {
  using enum FailingStore::Failure;
  for (FailingStore::Failure failure : {Refuses, Throws}) {
    Surroundings surroundings =
        surroundings_with(std::make_shared<FailingStore>("disburse", failure));
    System system(GetParam());
    system.run([&surroundings](Self self) -> Task<> {
      co_await start_desk(self, surroundings);
      co_await open_in(self, "M-1", Stage::Approved, surroundings);
      auto failed_request = act(self, "M-1", Disburse{});
      Result<Contract> failed = co_await failed_request;
      EXPECT_FALSE(failed);
      co_await let_supervisor_restart(self);
      Contract contract = co_await look_at(self, "M-1");
      while (contract.stage != Stage::Disbursed) {  // a new process finishes it by itself
        auto step12_request = act(self, "M-1", Disburse{});
        co_await step12_request;
        contract = co_await look_at(self, "M-1");
      }
      EXPECT_EQ(murabaha::paid_keys(surroundings), 1);
    });
  }
}

TEST_P(Disbursing, is_kept_behind_the_steps_that_another_desk_has_taken_meanwhile) {
  for (auto* step : {&a_paper, &its_payment}) {
    auto store = std::make_shared<MeddlingStore>(step);
    Surroundings surroundings = surroundings_with(store);
    System system(GetParam());
    system.run([&surroundings](Self self) -> Task<> {
      co_await start_desk(self, surroundings);
      co_await open_in(self, "M-1", Stage::Approved, surroundings);
      auto asking = ask(self, "M-1", Order{Disburse{}, "clerk", "k"});
      Result<Answered> answer = co_await asking;
      EXPECT_EQ(outcome(answer), "ok");
      EXPECT_EQ(answer->stage, Stage::Disbursed);
      Contract after = co_await look_at(self, "M-1");
      EXPECT_EQ(after.stage, Stage::Disbursed);
      EXPECT_EQ(murabaha::paid_keys(surroundings), 1);
    });
    auto kept = wait_for<Records>([&](auto done) { store->read("M-1", std::move(done)); });
    EXPECT_FALSE(verify(*kept)) << verify(*kept)->sentence;
  }
}

/// What the payment system says is not lost, though there is no step for it.
TEST_P(Disbursing, that_another_desk_has_decided_not_to_be_paid_is_noted_when_it_is_paid) {
  auto store = std::make_shared<MeddlingStore>([](const Contract& contract) -> Fact {
    const std::string& intent = contract.open_payout()->request.intent;
    return PayoutDeclined{Purpose::Disburse, intent, "not_paid", {}, "statement 7"};
  });
  Surroundings surroundings = surroundings_with(store);
  system_.run([&surroundings](Self self) -> Task<> {
    co_await start_desk(self, surroundings);
    co_await open_in(self, "M-1", Stage::Approved, surroundings);
    auto asking = ask(self, "M-1", Order{Disburse{}, "clerk", "k"});
    Result<Answered> answer = co_await asking;
    EXPECT_EQ(outcome(answer), ":not_paid");
    EXPECT_EQ(answer.error().sentence, "It was decided by evidence that this was not paid.");
  });
  auto attempts =
      wait_for<std::vector<Attempt>>([&](auto done) { store->attempts("M-1", std::move(done)); });
  ASSERT_EQ(attempts->size(), 1U);
  EXPECT_EQ((*attempts)[0].command, "disburse");
  EXPECT_EQ((*attempts)[0].actor, "clerk");
  EXPECT_EQ((*attempts)[0].sentence,
            "The payment system says that this was paid, and another desk has kept meanwhile that "
            "it was not.");
}

class DisbursingInVirtualTime : public Disbursing {};
INSTANTIATE_TEST_SUITE_P(Seeds, DisbursingInVirtualTime, every_seed, schedule_name);

TEST_P(DisbursingInVirtualTime, without_an_answer_is_unknown_after_the_limit) {
  system_.run([this](Self self) -> Task<> {
    co_await start_desk(self, surroundings_);
    co_await open_in(self, "M-1", Stage::Approved, surroundings_);
    behave(Manner::KeepsSilent);
    TimePoint start = self.now();
    auto answer_request = act(self, "M-1", Disburse{});
    Result<Contract> answer = co_await answer_request;
    EXPECT_EQ(outcome(answer), ":payment_unknown");
    EXPECT_EQ(self.now() - start, MurabahaContract::bank_timeout.duration());
    Contract after = co_await look_at(self, "M-1");
    EXPECT_EQ(after.stage, Stage::Approved);
    EXPECT_EQ(after.payouts.back().reason, "timeout");
    behave(Manner::Pays);
    auto again_request = act(self, "M-1", Disburse{});
    Result<Contract> again = co_await again_request;
    EXPECT_EQ(again->stage, Stage::Disbursed);
    EXPECT_EQ(again->payouts.size(), 1U);
    EXPECT_EQ(paid_keys(), 1);
  });
}

TEST_P(DisbursingInVirtualTime, that_was_paid_without_an_answer_is_found_paid) {
  system_.run([this](Self self) -> Task<> {
    co_await start_desk(self, surroundings_);
    co_await open_in(self, "M-1", Stage::Approved, surroundings_);
    surroundings_.gateway->behave_once({Manner::PaysSilently, {}});
    auto answer_request = act(self, "M-1", Disburse{});
    Result<Contract> answer = co_await answer_request;
    EXPECT_EQ(outcome(answer), ":payment_unknown");
    EXPECT_EQ(paid_keys(), 1);
    auto again_request = act(self, "M-1", Disburse{});
    Result<Contract> again = co_await again_request;
    EXPECT_EQ(again->stage, Stage::Disbursed);
    EXPECT_EQ(again->payouts.back().calls.back().kind, "query");
    EXPECT_EQ(paid_keys(), 1);
  });
}

TEST_P(DisbursingInVirtualTime, pays_nobody_else_while_a_payment_is_not_settled) {
  system_.run([this](Self self) -> Task<> {
    co_await start_desk(self, surroundings_);
    co_await open_in(self, "M-1", Stage::Approved, surroundings_);
    surroundings_.gateway->behave_once({Manner::PaysSilently, {}});
    auto first = act(self, "M-1", Disburse{"payee-A"});
    Result<Contract> unknown = co_await first;
    EXPECT_EQ(outcome(unknown), ":payment_unknown");
    auto second = ask(self, "M-1", Order{Disburse{"payee-B"}, "boss", "k-2"});
    Result<Answered> other = co_await second;
    EXPECT_EQ(outcome(other), ":busy");
    EXPECT_NE(other.error().sentence.find("USD 1,000.00 to payee-A"), std::string::npos)
        << other.error().sentence;
    Contract contract = co_await look_at(self, "M-1");
    EXPECT_EQ(contract.stage, Stage::Approved);
    auto third = act(self, "M-1", Disburse{"payee-A"});
    Result<Contract> found = co_await third;
    EXPECT_EQ(found->stage, Stage::Disbursed);
    EXPECT_EQ(found->payouts.back().request.payee, "payee-A");
    EXPECT_EQ(paid_keys(), 1);
  });
}

TEST_P(DisbursingInVirtualTime, whose_outcome_cannot_be_kept_is_asked_about_again_by_itself) {
  Surroundings surroundings =
      surroundings_with(std::make_shared<FailingStore>("disburse", FailingStore::Failure::Refuses));
  surroundings.sleeps_after = std::chrono::seconds(1);
  system_.run([&surroundings](Self self) -> Task<> {
    co_await start_desk(self, surroundings);
    co_await open_in(self, "M-1", Stage::Approved, surroundings);
    auto asking = act(self, "M-1", Disburse{});
    Result<Contract> failed = co_await asking;
    EXPECT_EQ(outcome(failed), ":storage_error");
    co_await self.sleep(2500ms);
    Contract contract = co_await look_at(self, "M-1");
    EXPECT_EQ(contract.stage, Stage::Disbursed);
    EXPECT_EQ(murabaha::paid_keys(surroundings), 1);
  });
}

/// An answer as before, that cannot be kept either, is no reason to ask no more.
TEST_P(DisbursingInVirtualTime, whose_outcome_cannot_be_kept_is_asked_about_also_after_no_answer) {
  auto store = std::make_shared<FullStore>();
  Surroundings surroundings = surroundings_with(store);
  system_.run([&](Self self) -> Task<> {
    co_await start_desk(self, surroundings);
    co_await open_in(self, "M-1", Stage::Approved, surroundings);
    surroundings.gateway->behave_once({Manner::PaysSilently, {}});
    auto asking = act(self, "M-1", Disburse{});
    Result<Contract> unknown = co_await asking;
    EXPECT_EQ(outcome(unknown), ":payment_unknown");
    store->is_full = true;
    auto asking_again = act(self, "M-1", Disburse{});
    Result<Contract> failed = co_await asking_again;
    EXPECT_EQ(outcome(failed), ":storage_error");
    surroundings.gateway->behave_once({Manner::KeepsSilent, {}});
    co_await self.sleep(5s);
    store->is_full = false;
    co_await self.sleep(10s);
    Contract contract = co_await look_at(self, "M-1");
    EXPECT_EQ(contract.stage, Stage::Disbursed);
    EXPECT_EQ(murabaha::paid_keys(surroundings), 1);
  });
}

TEST_P(DisbursingInVirtualTime, leaves_the_contract_free_to_answer) {
  system_.run([this](Self self) -> Task<> {
    co_await start_desk(self, surroundings_);
    co_await open_in(self, "M-1", Stage::Approved, surroundings_);
    behave(Manner::IsSlow);
    TimePoint start = self.now();
    auto disbursing = self.call(contract_named("M-1"), Disburse{});
    Contract meanwhile = co_await look_at(self, "M-1");
    EXPECT_EQ(self.now(), start);
    EXPECT_EQ(meanwhile.payouts.back().status, Payout::Status::Requested);
    auto second_request = act(self, "M-1", Disburse{});
    Result<Contract> second = co_await second_request;
    EXPECT_EQ(outcome(second), ":busy");
    Result<Contract> answer = co_await disbursing;
    EXPECT_EQ(answer->stage, Stage::Disbursed);
    EXPECT_EQ(self.now() - start, Behaviour().answers_after);
  });
}

}  // namespace
}  // namespace murabaha
