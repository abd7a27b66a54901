#include "murabaha/local_desk.h"

#include <gtest/gtest.h>

#include "demo/demo.h"
#include "desk_steps.h"
#include "forwarding_store.h"
#include "murabaha/trail.h"
#include "murabaha/waiting.h"

namespace murabaha {
namespace {

using Answer = Result<Contract>;

class LocalDeskTest : public testing::TestWithParam<support::Schedule> {
 protected:
  void open_for_business() { open_for_business(surroundings_); }
  void open_for_business(const Surroundings& surroundings) {
    demo::start_application(system_.runtime(), "desk", desk_spec(surroundings));
    auto is_open = [](const trace::Event& event) {
      auto* registered = std::get_if<trace::Registered>(&event.what);
      return registered != nullptr && registered->name == Term(contract_supervisor);
    };
    ASSERT_TRUE(system_.sees(is_open));
  }
  Answer open(const Terms& terms) {
    return system_.answer_to<Answer>(
        [&](Desk::Done<Contract> done) { desk_.open(terms, "clerk", std::move(done)); });
  }
  Answer submit(const std::string& id, const Action& action) {
    return system_.answer_to<Answer>([&](Desk::Done<Contract> done) {
      desk_.submit(id, {action, "clerk"}, std::move(done));
    });
  }

  Result<Dossier> look(const std::string& id) {
    return system_.answer_to<Result<Dossier>>(
        [&](Desk::Done<Dossier> done) { desk_.look(id, std::move(done)); });
  }
  Result<Verification> verify() {
    return wait_for<Verification>([&](auto done) { desk_.verify(std::move(done)); });
  }
  /// As a process leaves it that ends before it has asked the payment system.
  void keep_open_payout(const std::string& id) {
    Contract contract;
    const Fact facts[] = {Started{terms_of_guide(id)}, Approved{},
                          PayoutRequested{Purpose::Disburse, id + "-1", 100'000, "supplier"}};
    for (const Fact& fact : facts) {
      Step step = take_step(contract, fact, {1000});
      contract = step.contract;
      keep(step.records);
    }
  }
  /// Of M-1, in a desk that runs; the payment system says that it is under way.
  void begin_payout() {
    open_for_business();
    wait_for<std::size_t>([&](auto done) { desk_.recover(std::move(done)); });
    open(terms_of_guide("M-1"));
    submit("M-1", Approve{});
    surroundings_.gateway->behave_once(
        {.manner = Manner::IsPending, .reason = {}, .pays_at_question = 1});
    EXPECT_EQ(outcome(submit("M-1", Disburse{})), ":payment_unknown");
  }
  void keep(const Records& step) {
    auto kept = wait_for<void>([&](auto done) { store_->commit(step, std::move(done)); });
    ASSERT_EQ(outcome(kept), "ok");
  }

  System system_{GetParam(), trace::Watch::Lifecycle};
  std::shared_ptr<MemoryStore> store_ = std::make_shared<MemoryStore>();
  Surroundings surroundings_ = surroundings_with(store_);
  LocalDesk desk_{system_.runtime(), [](const std::function<void()>& act) { act(); },
                  surroundings_};
};
INSTANTIATE_TEST_SUITE_P(Everywhere, LocalDeskTest, every_schedule, schedule_name);

TEST_P(LocalDeskTest, opens_a_contract_and_takes_it_to_its_end) {
  open_for_business();
  EXPECT_EQ(open(terms_of_guide("M-1"))->stage, Stage::Pending);
  Answer answer;
  for (const Action& step : steps_to(Stage::Completed)) {
    answer = submit("M-1", step);
    ASSERT_EQ(outcome(answer), "ok") << name_of(step);
  }
  EXPECT_EQ(answer->stage, Stage::Completed);
  EXPECT_EQ(answer->paid(), 110'000);
}

TEST_P(LocalDeskTest, refuses_in_sentences) {
  open_for_business();
  EXPECT_EQ(open(terms_of_guide("M-1"))->stage, Stage::Pending);
  Answer twice = open(terms_of_guide("M-1"));
  EXPECT_EQ(outcome(twice), ":already_started");
  EXPECT_EQ(twice.error().sentence, "A contract M-1 is open already.");
  Answer wrong_terms = open(terms_of("M-2", 0, 0));
  EXPECT_EQ(outcome(wrong_terms), "{:invalid_amount, :asset_cost}");
  EXPECT_FALSE(wrong_terms.error().sentence.empty());
  Answer unknown = submit("M-9", Approve{});
  EXPECT_EQ(outcome(unknown), ":not_found");
  EXPECT_EQ(unknown.error().sentence, "There is no contract M-9.");
  Answer not_now = submit("M-1", Disburse{});
  EXPECT_EQ(outcome(not_now), "{:invalid_state, :pending, [:approved]}");
  EXPECT_EQ(not_now.error().sentence, why_not(Stage::Pending, Disburse{}) +
                                          " It is possible when the contract is: approved.");
}

TEST_P(LocalDeskTest, notes_also_what_no_process_has_refused) {
  open_for_business();
  EXPECT_EQ(open(terms_of_guide("M-1"))->stage, Stage::Pending);
  EXPECT_FALSE(open(terms_of_guide("M-1")));
  EXPECT_FALSE(open(terms_of("M-2", 0, 0)));
  EXPECT_FALSE(submit("M-9", Approve{}));
  EXPECT_FALSE(submit("no id", Approve{}));
  auto noted = [&](const std::string& id) {
    auto kept =
        wait_for<std::vector<Attempt>>([&](auto done) { store_->attempts(id, std::move(done)); });
    std::string all;
    for (const Attempt& each : *kept) {
      all += each.command + " " + each.actor + " " + each.code + " " + each.sentence + " ";
    }
    return all;
  };
  EXPECT_EQ(noted("M-1"), "start clerk already_started A contract M-1 is open already. ");
  EXPECT_EQ(noted("M-2"), "start clerk invalid_amount The asset cost must be above zero. ");
  EXPECT_EQ(noted("M-9"), "approve clerk not_found There is no contract M-9. ");
  EXPECT_EQ(noted("no id"), "");
}

TEST_P(LocalDeskTest, keeps_texts_in_one_form) {
  open_for_business();
  Terms terms = terms_of_guide("M-1\u200F ");
  terms.asset = " cafe\u0301";
  Answer opened = open(terms);
  ASSERT_EQ(outcome(opened), "ok");
  EXPECT_EQ(opened->terms.contract_id, "M-1");
  EXPECT_EQ(opened->terms.asset, "caf\u00E9");
  auto order_of = [](std::string actor) { return Order{Approve{}, std::move(actor)}; };
  auto approved = system_.answer_to<Answer>([&](Desk::Done<Contract> done) {
    desk_.submit("M-1", order_of(" Jo\u0308rg"), std::move(done));
  });
  EXPECT_EQ(approved->history.back().actor, "J\u00F6rg");
}

TEST_P(LocalDeskTest, opens_no_contract_that_is_kept) {
  open_for_business();
  Terms kept = terms_of_guide("M-1");
  Terms other = kept;
  other.profit += 1;
  keep(take_step(Contract(), Started{kept}, {1000}).records);
  for (const Terms& terms : {kept, other}) {
    Answer refused = open(terms);
    EXPECT_EQ(outcome(refused), ":already_exists");
    EXPECT_EQ(refused.error().sentence, "A contract M-1 exists already.");
  }
  EXPECT_EQ(submit("M-1", Approve{})->stage, Stage::Approved);
  Answer awake = open(kept);
  EXPECT_EQ(outcome(awake), ":already_started");
}

TEST_P(LocalDeskTest, takes_up_the_payouts_that_were_under_way) {
  keep_open_payout("M-1");
  keep(take_step(Contract(), Started{terms_of_guide("M-2")}, {1000}).records);
  auto found = wait_for<std::size_t>([&](auto done) { desk_.recover(std::move(done)); });
  EXPECT_EQ(*found, 1U);
  open_for_business();
  auto is_disbursed = [&] { return look("M-1")->contract.stage == Stage::Disbursed; };
  for (int tries = 0; tries < 500 && !is_disbursed(); ++tries) {
    system_.run([](Self self) -> Task<> { co_await self.sleep(10ms); });
  }
  EXPECT_TRUE(is_disbursed());
  EXPECT_EQ(paid_keys(surroundings_), 1);
  EXPECT_TRUE(contract_named("M-2").whereis(system_.runtime()).is_none());
}

/// The supervisor takes all contracts with it; nobody asks for them.
TEST_P(LocalDeskTest, takes_up_the_payouts_again_when_the_supervisor_of_contracts_was_replaced) {
  begin_payout();
  system_.run([](Self self) -> Task<> {
    Pid supervisor = self.whereis(contract_supervisor);
    Ref ended = self.monitor(supervisor);
    self.exit(supervisor, otp::ExitReason::kill());
    auto is_this = [ended](const otp::Down& down) { return down.ref == ended; };
    co_await self.receive_if<otp::Down>(is_this);
  });
  auto is_disbursed = [&] { return look("M-1")->contract.stage == Stage::Disbursed; };
  for (int tries = 0; tries < 500 && !is_disbursed(); ++tries) {
    system_.run([](Self self) -> Task<> { co_await self.sleep(10ms); });
  }
  EXPECT_TRUE(is_disbursed());
  EXPECT_EQ(paid_keys(surroundings_), 1);
}

class LocalDeskInVirtualTime : public LocalDeskTest {
 protected:
  /// Whether the payout of M-1 is made, after so long with a desk of these surroundings.
  bool pays_after(otp::Duration time, const Surroundings& surroundings) {
    LocalDesk desk(
        system_.runtime(), [](const std::function<void()>& act) { act(); }, surroundings);
    auto found = wait_for<std::size_t>([&](auto done) { desk.recover(std::move(done)); });
    EXPECT_EQ(*found, 1U);
    open_for_business(surroundings);
    system_.run([time](Self self) -> Task<> { co_await self.sleep(time); });
    EXPECT_FALSE(system_.runtime().whereis(contract_supervisor).is_none());
    return look("M-1")->contract.stage == Stage::Disbursed && paid_keys(surroundings) == 1;
  }
};
INSTANTIATE_TEST_SUITE_P(Seeds, LocalDeskInVirtualTime, every_seed, schedule_name);

TEST_P(LocalDeskInVirtualTime, takes_up_the_payouts_also_when_they_cannot_be_read_at_first) {
  /// Can be read by the desk, and then not by the process that wakes contracts.
  class HardToRead : public support::ForwardingStore {
   public:
    using ForwardingStore::ForwardingStore;
    void open_payouts(Done<std::vector<std::string>> done) override {
      int time = times_++;
      if (time == 1 || time == 2) return done(otp::refuse(Atom("storage_error"), "It is locked."));
      ForwardingStore::open_payouts(std::move(done));
    }

   private:
    std::atomic<int> times_ = 0;
  };
  keep_open_payout("M-1");
  EXPECT_TRUE(pays_after(10s, surroundings_with(std::make_shared<HardToRead>(store_))));
}

/// One that has ended may have ended by anything: only when it ends again soon does somebody wait.
TEST_P(LocalDeskInVirtualTime, takes_up_the_payouts_at_once_when_the_supervisor_is_replaced) {
  begin_payout();
  system_.run([](Self self) -> Task<> {
    self.exit(self.whereis(contract_supervisor), otp::ExitReason::kill());
    co_await self.sleep(100ms);
  });
  EXPECT_EQ(look("M-1")->contract.stage, Stage::Disbursed);
  EXPECT_EQ(paid_keys(surroundings_), 1);
}

/// A payment system whose books cannot be written ends with everything that is linked to it.
TEST_P(LocalDeskInVirtualTime, takes_up_the_payouts_ever_later_when_they_end_the_desk) {
  class FullBooks : public GatewayBooks {
   public:
    Result<> put(const BookedPayment& payment) override { return books_.put(payment); }
    std::optional<BookedPayment> find(const std::string& key) const override {
      return books_.find(key);
    }
    std::vector<BookedPayment> all() const override { return books_.all(); }
    Result<> remember(const RememberedKey& key) override {
      if (times_++ < 5) return otp::refuse(Atom("storage_error"), "The disk is full.");
      return books_.remember(key);
    }
    std::optional<RememberedKey> recall(const std::string& key) const override {
      return books_.recall(key);
    }

   private:
    MemoryBooks books_;
    int times_ = 0;
  };
  keep_open_payout("M-1");
  Surroundings surroundings = surroundings_with(store_);
  surroundings.gateway = std::make_shared<SimulatedGateway>(std::make_shared<FullBooks>());
  EXPECT_TRUE(pays_after(10min, surroundings));
}

TEST_P(LocalDeskTest, wakes_a_contract_that_is_kept_when_it_is_asked_for) {
  open_for_business();
  keep(take_step(Contract(), Started{terms_of_guide("M-1")}, {1000}).records);
  EXPECT_TRUE(contract_named("M-1").whereis(system_.runtime()).is_none());
  EXPECT_EQ(submit("M-1", Approve{})->stage, Stage::Approved);
  EXPECT_FALSE(contract_named("M-1").whereis(system_.runtime()).is_none());
}

TEST_P(LocalDeskTest, shows_what_is_kept_and_what_was_refused_without_waking_anybody) {
  open_for_business();
  keep(take_step(Contract(), Started{terms_of_guide("M-1")}, {1000}).records);
  auto list = system_.answer_to<Result<ListPage>>(
      [&](Desk::Done<ListPage> done) { desk_.list({}, std::move(done)); });
  ASSERT_EQ(list->rows.size(), 1U);
  EXPECT_EQ(list->rows[0].outstanding, 110'000);
  EXPECT_EQ(look("M-1")->contract.stage, Stage::Pending);
  EXPECT_TRUE(contract_named("M-1").whereis(system_.runtime()).is_none());
  submit("M-1", Disburse{});
  auto dossier = look("M-1");
  ASSERT_EQ(dossier->attempts.size(), 1U);
  EXPECT_EQ(dossier->attempts[0].code, "invalid_state");
  EXPECT_EQ(dossier->attempts[0].actor, "clerk");
  EXPECT_EQ(outcome(look("M-9")), ":not_found");
}

TEST_P(LocalDeskTest, lets_a_contract_crash_and_go_on) {
  open_for_business();
  open(terms_of_guide("M-1"));
  submit("M-1", Approve{});
  auto before = look("M-1");
  Pid first = contract_named("M-1").whereis(system_.runtime());
  auto crashed = system_.answer_to<Result<>>(
      [&](Desk::Done<void> done) { desk_.crash("M-1", CrashPoint::Now, std::move(done)); });
  EXPECT_EQ(outcome(crashed), "ok");
  system_.run([&](Self self) -> Task<> {
    while (contract_named("M-1").whereis(self.runtime()) == first) co_await self.yield();
    co_await let_supervisor_restart(self);
  });
  EXPECT_EQ(submit("M-1", Disburse{})->stage, Stage::Disbursed);
  auto after = look("M-1");
  EXPECT_EQ(after->records.trail[1], before->records.trail[1]);
}

TEST_P(LocalDeskTest, takes_nothing_more_for_a_contract_whose_rows_are_wrong) {
  open_for_business();
  open(terms_of_guide("M-1"));
  open(terms_of_guide("M-2"));
  auto good = verify();
  EXPECT_EQ(good->contracts, 2);
  EXPECT_EQ(good->steps, 2);
  EXPECT_TRUE(good->faults.empty());

  Step forged = take_step(look("M-1")->contract, Approved{}, {2000, "nobody"});
  forged.records.trail.front().actor = "somebody";
  keep(forged.records);
  auto found = verify();
  ASSERT_EQ(found->faults.size(), 1U);
  EXPECT_EQ(found->faults[0].contract_id, "M-1");
  EXPECT_EQ(found->faults[0].fault.seq, 2);
  Answer refused;
  for (int tries = 0; tries < 100 && outcome(refused) != ":chain_broken"; ++tries) {
    refused = submit("M-1", Reject{"no"});
  }
  EXPECT_TRUE(refused.error().reason.is_tagged(Atom("chain_broken"), 2)) << outcome(refused);
  EXPECT_EQ(submit("M-2", Approve{})->stage, Stage::Approved);
}

/// The trail is right; what was changed stands beside it.
TEST_P(LocalDeskTest, wakes_a_contract_whose_other_rows_are_wrong_to_take_nothing_more) {
  open_for_business();
  Contract contract;
  auto add_step = [&](const std::string& id, const Fact& fact, auto change) {
    Step step = take_step(contract, fact, {2000, "clerk"});
    contract = std::move(step.contract);
    change(step.records);
    step.records.snapshot.contract_id = id;
    keep(step.records);
  };
  auto nothing = [](Records&) {};
  auto keep_forged = [&](const std::string& id, auto change) {
    contract = Contract();
    add_step(id, Started{terms_of_guide(id)}, nothing);
    add_step(id, Approved{}, nothing);
    add_step(id, PayoutRequested{Purpose::Disburse, id, 100'000, "customer-1"}, nothing);
    add_step(id, PayoutConfirmed{Purpose::Disburse, id}, nothing);
    add_step(id, PaymentRecorded{50'000, 50'000, 0, "1970-01-01", "r"}, change);
  };
  keep_forged("M-1", [](Records& step) { step.payments[0].reference = "s"; });
  keep_forged("M-2", [](Records& step) { step.postings[0].account = "inventory"; });
  keep_forged("M-3", [](Records& step) { step.snapshot.outstanding -= 1; });
  keep_forged("M-4", nothing);
  for (const char* id : {"M-1", "M-2", "M-3"}) {
    for (int time = 0; time < 2; ++time) {
      Answer refused = submit(id, RecordPayment{1});
      EXPECT_EQ(outcome(refused), "{:chain_broken, 0}") << id;
      system_.run([&](Self self) -> Task<> { co_await kill_and_restart(self, id); });
    }
    EXPECT_EQ(look(id)->records.trail.size(), 5U) << id;
    ASSERT_EQ(look(id)->attempts.size(), 2U) << id;
    EXPECT_EQ(look(id)->attempts[0].code, "chain_broken");
  }
  EXPECT_EQ(outcome(submit("M-4", RecordPayment{1})), "ok");
}

TEST_P(LocalDeskTest, tells_the_payment_system_how_to_behave) {
  open_for_business();
  open(terms_of_guide("M-1"));
  submit("M-1", Approve{});
  desk_.set_bank({Manner::Declines, "account_closed"}, true);
  EXPECT_EQ(desk_.bank().reason, "account_closed");
  EXPECT_EQ(outcome(submit("M-1", Disburse{})), ":account_closed");
  EXPECT_EQ(desk_.bank().manner, Manner::Pays);
  EXPECT_EQ(submit("M-1", Disburse{})->stage, Stage::Disbursed);
  ASSERT_EQ(desk_.bank_books().size(), 2U);
  EXPECT_EQ(desk_.bank_books()[0].status, "declined");
  EXPECT_EQ(desk_.bank_books()[1].status, "paid");
}

TEST_P(LocalDeskTest, answers_also_when_no_desk_runs) {
  Answer opened = open(terms_of_guide("M-1"));
  EXPECT_EQ(outcome(opened), ":noproc");
  EXPECT_EQ(opened.error().sentence, "The contract desk does not run.");
  Answer submitted = submit("M-1", Approve{});
  EXPECT_EQ(outcome(submitted), ":noproc");
  EXPECT_EQ(submitted.error().sentence, "The contract desk does not run.");
}

}  // namespace
}  // namespace murabaha
