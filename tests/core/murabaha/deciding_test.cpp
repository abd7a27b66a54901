// Payouts that stay unknown: asked about by itself while the payment system says that they are
// under way, never sent again when it may have forgotten them, and decided by somebody with
// evidence.

#include <gtest/gtest.h>

#include "desk_steps.h"
#include "kept_contracts.h"
#include "murabaha/asking.h"
#include "murabaha/trail.h"
#include "murabaha/value_date.h"
#include "murabaha/waiting.h"

namespace murabaha {
namespace {

constexpr Timestamp a_second = 1'000'000;

class Deciding : public testing::Test {
 protected:
  Records kept(const std::string& id) {
    auto read =
        wait_for<Records>([&](auto done) { surroundings_.store->read(id, std::move(done)); });
    return read ? *read : Records();
  }
  std::vector<std::string> outcomes(const std::string& id) {
    std::vector<std::string> all;
    for (const GatewayCallRow& row : kept(id).gateway_calls) all.push_back(row.outcome);
    return all;
  }
  /// What was asked about the payout since its last step.
  std::vector<GatewayCall> asked_about(const std::string& id) {
    std::vector<IntentRow> intents = kept(id).intents;
    return intents.empty() ? std::vector<GatewayCall>()
                           : surroundings_.asking->calls(intents.back().intent);
  }
  void expect_sound(const std::string& id) {
    auto fault = verify(kept(id));
    EXPECT_FALSE(fault) << fault->sentence;
  }
  /// An approved contract whose payment was sent, and whose answer is lost.
  Task<> lose_answer(Self self, std::string id, Manner manner = Manner::PaysSilently) {
    return lose_answer(self, std::move(id), Behaviour{manner});
  }
  Task<> lose_answer(Self self, std::string id, Behaviour behaviour) {
    co_await start_desk(self, surroundings_);
    co_await open_in(self, id, Stage::Approved, surroundings_);
    surroundings_.gateway->behave_once(behaviour);
    auto disbursing = act(self, id, Disburse{});
    Result<Contract> unknown = co_await disbursing;
    EXPECT_EQ(outcome(unknown), ":payment_unknown");
  }

  System system_{support::Schedule{0, 1}};
  std::shared_ptr<MemoryBooks> books_ = std::make_shared<MemoryBooks>();
  Surroundings surroundings_ = [this] {
    Surroundings surroundings = surroundings_with(std::make_shared<MemoryStore>());
    surroundings.gateway = std::make_shared<SimulatedGateway>(books_);
    return surroundings;
  }();
};

TEST_F(Deciding, is_not_needed_while_the_payment_is_under_way_for_the_desk_asks_by_itself) {
  system_.run([this](Self self) -> Task<> {
    co_await lose_answer(self, "M-1", Manner::IsPending);
    Contract contract = co_await look_at(self, "M-1");
    const Payout& payout = contract.payouts.back();
    EXPECT_EQ(payout.status, Payout::Status::Unknown);
    EXPECT_EQ(payout.reason, pending);
    EXPECT_EQ(next_query(payout), payout.calls.back().at + 2 * a_second);
    const std::int64_t version = contract.version();
    co_await self.sleep(3s);
    contract = co_await look_at(self, "M-1");
    EXPECT_EQ(contract.stage, Stage::Approved);
    EXPECT_EQ(contract.version(), version);  // an answer that is as before is no step
    std::vector<GatewayCall> asked = asked_about("M-1");
    EXPECT_EQ(asked.size(), 1U);
    Payout so_far = contract.payouts.back();
    so_far.calls.push_back(asked.back());
    EXPECT_EQ(next_query(so_far), asked.back().at + 4 * a_second);
    co_await self.sleep(5s);
    EXPECT_TRUE(asked_about("M-1").empty());
    contract = co_await look_at(self, "M-1");
    EXPECT_EQ(contract.stage, Stage::Disbursed);
    EXPECT_EQ(next_query(contract.payouts.back()), std::nullopt);
  });
  EXPECT_EQ(outcomes("M-1"), (std::vector<std::string>{"pending", "pending", "paid"}));
  EXPECT_EQ(paid_keys(surroundings_), 1);
  expect_sound("M-1");
}

TEST_F(Deciding, is_not_a_row_each_time_that_the_payment_is_under_way_still) {
  const Behaviour never_paid{
      .manner = Manner::IsPending, .reason = {}, .pays_at_question = 1'000'000};
  std::size_t rows = 0;
  system_.run([&](Self self) -> Task<> {
    co_await lose_answer(self, "M-1", never_paid);
    rows = kept("M-1").trail.size();
    co_await self.sleep(12h);
    EXPECT_EQ(kept("M-1").trail.size(), rows);
    auto looking = otp::sys::get_state(self, contract_named("M-1"));
    MurabahaContract::State state = otp::or_exit(co_await looking);
    std::int64_t asked = state.describe().get("asked_since"_a).integer();
    EXPECT_GT(asked, 140);
    EXPECT_EQ(asked_about("M-1").size(), std::size_t(asked));
    co_await self.sleep(24h);
    Contract contract = co_await look_at(self, "M-1");
    EXPECT_EQ(contract.payouts.back().reason, key_expired);  // and no more questions
  });
  EXPECT_EQ(kept("M-1").trail.size(), rows + 1);
  std::vector<std::string> calls = outcomes("M-1");
  EXPECT_GT(calls.size(), 280U);
  EXPECT_LT(calls.size(), 320U);
  EXPECT_EQ(std::ranges::count(calls, "pending"), std::ptrdiff_t(calls.size()) - 1);
  EXPECT_EQ(calls.back(), "not_found");  // the payment system has forgotten the key
  expect_sound("M-1");
}

/// Whoever asks is answered with a step, as before, which has what was asked meanwhile.
TEST_F(Deciding, leaves_a_row_when_somebody_asks) {
  const Behaviour never_paid{
      .manner = Manner::IsPending, .reason = {}, .pays_at_question = 1'000'000};
  system_.run([&](Self self) -> Task<> {
    co_await lose_answer(self, "M-1", never_paid);
    std::size_t rows = kept("M-1").trail.size();
    co_await self.sleep(10s);
    auto asking = act(self, "M-1", Disburse{});
    Result<Contract> unknown = co_await asking;
    EXPECT_EQ(outcome(unknown), ":payment_unknown");
    EXPECT_EQ(kept("M-1").trail.size(), rows + 1);
    EXPECT_TRUE(asked_about("M-1").empty());
  });
  EXPECT_EQ(outcomes("M-1").size(), 4U);  // sent, asked at 2 s and at 6 s, and by somebody
  expect_sound("M-1");
}

TEST_F(Deciding, is_not_needed_either_when_the_process_ends_while_it_is_under_way) {
  system_.run([this](Self self) -> Task<> {
    co_await lose_answer(self, "M-1", Manner::IsPending);
    co_await kill_and_restart(self, "M-1");
    co_await self.sleep(20s);
    Contract contract = co_await look_at(self, "M-1");
    EXPECT_EQ(contract.stage, Stage::Disbursed);
  });
  EXPECT_EQ(paid_keys(surroundings_), 1);
  expect_sound("M-1");
}

/// Whoever waits for the payment system must find in the trail that it was sent once more.
TEST_F(Deciding, leaves_a_row_when_it_is_sent_again_by_itself) {
  std::size_t rows = 0;
  system_.run([&](Self self) -> Task<> {
    co_await lose_answer(self, "M-1", Manner::KeepsSilent);
    rows = kept("M-1").trail.size();
    surroundings_.gateway->behave_once({Manner::PaysSilently, {}});
    co_await kill_and_restart(self, "M-1");
    co_await self.sleep(5s);
    Contract contract = co_await look_at(self, "M-1");
    EXPECT_EQ(contract.payouts.back().calls.back().kind, "send");
    EXPECT_EQ(contract.payouts.back().reason, "timeout");
  });
  EXPECT_EQ(kept("M-1").trail.size(), rows + 1);
  EXPECT_EQ(outcomes("M-1"), (std::vector<std::string>{"timeout", "not_found", "timeout"}));
  EXPECT_TRUE(asked_about("M-1").empty());
  expect_sound("M-1");
}

/// The payment system says of a question, too, that it has paid another amount.
TEST_F(Deciding, is_up_to_somebody_when_another_amount_is_said_again_after_a_restart) {
  system_.run([&](Self self) -> Task<> {
    co_await start_desk(self, surroundings_);
    co_await open_in(self, "M-1", Stage::Approved, surroundings_);
    surroundings_.gateway->behave_once({Manner::WrongAmount, {}});
    auto disbursing = act(self, "M-1", Disburse{});
    Result<Contract> unknown = co_await disbursing;
    EXPECT_EQ(outcome(unknown), ":payment_mismatch");
    BookedPayment booked = surroundings_.gateway->books().all().back();
    booked.amount -= 1;
    EXPECT_EQ(outcome(books_->put(booked)), "ok");
    co_await kill_and_restart(self, "M-1");
    co_await self.sleep(5s);
    auto deciding = act(self, "M-1", DecidePayout{"not_paid", "bank statement 7"});
    Result<Contract> decided = co_await deciding;
    EXPECT_EQ(outcome(decided), "ok");
  });
  expect_sound("M-1");
}

/// What another desk does meanwhile stops no question, whether it has to do with the payout or not.
TEST_F(Deciding, is_not_needed_either_when_another_desk_takes_a_step_meanwhile) {
  const Behaviour never_paid{
      .manner = Manner::IsPending, .reason = {}, .pays_at_question = 1'000'000};
  for (bool asks : {false, true}) {
    const std::string id = asks ? "M-2" : "M-1";
    System system(support::Schedule{0, 1});
    system.run([&](Self self) -> Task<> {
      co_await lose_answer(self, id, never_paid);
      co_await self.sleep(3s);
      Contract contract = co_await look_at(self, id);
      const std::string& intent = contract.payouts.back().request.intent;
      Fact step = EvidenceRecorded{EvidenceKind::Request, "1970-01-01", "letter", "", ""};
      GatewayCall call{"query", contract.payouts.back().calls.back().at + 1, pending};
      if (asks) step = PayoutUnknown{Purpose::Disburse, intent, pending, {call}};
      Moment moment{contract.history.back().at + 1, "other desk"};
      Step other = take_step(contract, step, moment);
      auto committed = wait_for<void>([&](auto done) {
        surroundings_.store->commit(std::move(other.records), std::move(done));
      });
      EXPECT_EQ(outcome(committed), "ok");
      auto noting = act(self, id, RecordEvidence{"request", {}, "another letter"});
      Result<Contract> late = co_await noting;
      EXPECT_TRUE(late.error().reason.is_tagged(Atom("version_conflict"), 2)) << outcome(late);
      std::size_t before = asked_about(id).size();
      EXPECT_EQ(before, 1U);  // is not forgotten
      co_await self.sleep(10s);
      EXPECT_GT(asked_about(id).size(), before);
    });
    expect_sound(id);
  }
}

TEST(NextQuery, comes_ever_later_but_at_least_every_five_minutes) {
  Payout payout{payout_of("k"), Payout::Status::Unknown};
  payout.reason = pending;
  EXPECT_EQ(next_query(payout), std::nullopt);  // nobody was asked yet
  std::vector<Timestamp> pauses;
  for (int asked = 1; asked <= 11; ++asked) {
    payout.calls.push_back({"query", asked * 1'000 * a_second, "pending"});
    pauses.push_back((*next_query(payout) - payout.calls.back().at) / a_second);
  }
  EXPECT_EQ(pauses, (std::vector<Timestamp>{2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300}));
  payout.reason = "timeout";
  EXPECT_EQ(next_query(payout), std::nullopt);
}

TEST_F(Deciding, is_up_to_somebody_when_the_key_may_be_forgotten) {
  system_.run([this](Self self) -> Task<> {
    co_await lose_answer(self, "M-1");
    co_await self.sleep(24h);
    for (int tries = 0; tries < 3; ++tries) {
      auto again = act(self, "M-1", Disburse{});
      Result<Contract> still = co_await again;
      EXPECT_EQ(outcome(still), ":payment_unknown");
    }
    co_await kill_and_restart(self, "M-1");
    co_await self.sleep(10s);
    Contract contract = co_await look_at(self, "M-1");
    EXPECT_EQ(contract.payouts.back().reason, key_expired);
    EXPECT_EQ(paid_keys(surroundings_), 1);

    auto deciding = act(self, "M-1", DecidePayout{"paid", "bank statement 7"});
    Result<Contract> decided = co_await deciding;
    EXPECT_EQ(outcome(decided), "ok");
    EXPECT_EQ(decided->stage, Stage::Disbursed);
    EXPECT_EQ(decided->payouts.back().reason, "bank statement 7");
  });
  EXPECT_EQ(paid_keys(surroundings_), 1);
  EXPECT_NE(kept("M-1").trail.back().params.find(R"("evidence":"bank statement 7")"),
            std::string::npos);
  expect_sound("M-1");
}

TEST_F(Deciding, is_not_needed_within_the_life_of_the_key) {
  system_.run([this](Self self) -> Task<> {
    co_await lose_answer(self, "M-1", Manner::IsUnreachable);
    co_await self.sleep(23h);
    auto deciding = act(self, "M-1", DecidePayout{"paid", "bank statement 7"});
    Result<Contract> refused = co_await deciding;
    EXPECT_TRUE(refused.error().reason.is_tagged(Atom("guard_failed"), 2));
    auto again = act(self, "M-1", Disburse{});
    Result<Contract> paid = co_await again;
    EXPECT_EQ(outcome(paid), "ok");
  });
  EXPECT_EQ(paid_keys(surroundings_), 1);
}

TEST_F(Deciding, is_up_to_somebody_when_nobody_can_be_asked_and_it_may_be_that_it_was_not_paid) {
  surroundings_.gateway->promise({24h, false});
  system_.run([this](Self self) -> Task<> {
    co_await lose_answer(self, "M-1", Manner::KeepsSilent);
    auto asking = act(self, "M-1", Disburse{});
    Result<Contract> unknown = co_await asking;
    EXPECT_EQ(outcome(unknown), ":payment_unknown");
    Contract contract = co_await look_at(self, "M-1");
    EXPECT_EQ(contract.payouts.back().reason, no_query);
    EXPECT_EQ(paid_keys(surroundings_), 0);

    Order order{DecidePayout{"not_paid", "the bank says no"}, "Amina", "key-1"};
    auto deciding = ask(self, "M-1", order);
    Result<Answered> decided = co_await deciding;
    EXPECT_EQ(outcome(decided), "ok");
    EXPECT_EQ(decided->stage, Stage::Approved);
    auto repeating = ask(self, "M-1", order);
    Result<Answered> repeated = co_await repeating;
    EXPECT_TRUE(repeated->is_replayed);
    auto paying = act(self, "M-1", Disburse{});
    Result<Contract> paid = co_await paying;
    EXPECT_EQ(paid->stage, Stage::Disbursed);
    EXPECT_EQ(paid->payouts.size(), 2U);
  });
  EXPECT_EQ(paid_keys(surroundings_), 1);
  expect_sound("M-1");
}

TEST_F(Deciding, has_to_wait_until_a_question_is_answered) {
  surroundings_.gateway->promise({0s, true});
  system_.run([this](Self self) -> Task<> {
    co_await lose_answer(self, "M-1");
    auto asking = act(self, "M-1", Disburse{});
    co_await asking;
    surroundings_.gateway->behave_once({Manner::KeepsSilent});
    auto busy = self.call(contract_named("M-1"), Disburse{});
    auto deciding = act(self, "M-1", DecidePayout{"paid", "bank statement 7"});
    Result<Contract> refused = co_await deciding;
    EXPECT_EQ(outcome(refused), ":busy");
    co_await busy;
  });
}

// The rules

/// Approved, and its payment unknown for that reason.
KeptContract unknown_because(const char* reason, Profile profile = Profile::Seed,
                             const std::optional<AgreeSchedule>& agreed = {}) {
  Terms terms = terms_of_guide("M-1");
  terms.profile = profile;
  KeptContract kept;
  kept.take(Started{terms});
  if (agreed) kept.take(*decide(kept.contract, *agreed, {kept.at, "clerk"}));
  kept.take(Approved{});
  kept.take(payout_of("key"));
  kept.take(PayoutUnknown{Purpose::Disburse, "key", reason, {{"query", kept.at, reason}}});
  return kept;
}

std::string refusal(const KeptContract& kept, const DecidePayout& decision,
                    const std::string& actor = "Amina") {
  auto fact = decide(kept.contract, decision, {kept.at, actor});
  if (fact) return "ok";
  if (!fact.error().reason.is_tagged(Atom("guard_failed"), 2)) return outcome(fact);
  std::string codes;
  for (const Term& guard : fact.error().reason[1].items()) {
    codes += (codes.empty() ? "" : " ") + std::string(guard[0].atom().text());
  }
  return codes;
}

TEST(Decision, needs_evidence_and_a_payment_that_nobody_can_be_asked_about) {
  for (const char* reason : {key_expired, no_query, payment_mismatch}) {
    EXPECT_EQ(refusal(unknown_because(reason), {"paid", "seen"}), "ok") << reason;
    EXPECT_EQ(refusal(unknown_because(reason), {"not_paid", "seen"}), "ok") << reason;
    EXPECT_EQ(refusal(unknown_because(reason), {"paid", ""}), ":invalid_text") << reason;
  }
  for (const char* reason : {"timeout", "unreachable", pending}) {
    EXPECT_EQ(refusal(unknown_because(reason), {"paid", "seen"}), "cannot_be_asked") << reason;
  }
  EXPECT_EQ(refusal(unknown_because(key_expired), {"maybe", "seen"}), ":invalid_outcome");
  EXPECT_EQ(refusal(unknown_because(key_expired), {"", "seen"}), ":invalid_outcome");
  EXPECT_EQ(refusal(unknown_because(key_expired), {"paid", "\x01"}), ":invalid_text");
  KeptContract none = unknown_because(key_expired);
  none.take(PayoutDeclined{Purpose::Disburse, "key", "closed", {}});
  EXPECT_EQ(refusal(none, {"paid", "seen"}), "payout_unknown cannot_be_asked");
}

std::string paid_on(const KeptContract& kept, const std::string& day, std::string_view today) {
  std::chrono::sys_days date = parse_date(today).value();
  Timestamp at = date.time_since_epoch().count() * 86'400 * a_second;
  auto fact = decide(kept.contract, DecidePayout{"paid", "seen", day}, {at, "Amina"});
  if (!fact) return outcome(fact);
  return std::get<PayoutConfirmed>(*fact).paid_on;
}

/// The payment was asked for on 2026-01-05.
TEST(Decision, that_it_was_paid_says_on_which_day) {
  KeptContract kept = unknown_because(key_expired);
  EXPECT_EQ(paid_on(kept, "2026-01-05", "2026-01-20"), "2026-01-05");
  EXPECT_EQ(paid_on(kept, "2026-01-07", "2026-01-20"), "2026-01-07");
  EXPECT_EQ(paid_on(kept, "", "2026-01-20"), "2026-01-20");
  const char* refused = "{:invalid_value_date, \"2026-01-05\", \"2026-01-20\"}";
  for (const char* day : {"2026-01-04", "2026-01-21", "soon"}) {
    EXPECT_EQ(paid_on(kept, day, "2026-01-20"), refused) << day;
  }
}

TEST(Decision, that_it_was_paid_begins_the_debt_on_that_day) {
  KeptContract kept = unknown_because(key_expired);
  kept.at += 15 * 86'400 * a_second;
  kept.take(*decide(kept.contract, DecidePayout{"paid", "seen", "2026-01-07"}, {kept.at, "A"}));
  EXPECT_EQ(kept.contract.sold_on, "2026-01-07");
  EXPECT_EQ(date_at(kept.contract.disbursed_at.value()), parse_date("2026-01-07"));
  EXPECT_EQ(value_date_of(kept.kept.trail.back()), "2026-01-07");
  EXPECT_EQ(kept.kept.trail.back().params,
            R"({"calls":[],"derivation":3,"evidence":"seen","intent":"key",)"
            R"("paid_on":"2026-01-07"})");
  EXPECT_FALSE(verify(kept.kept));
  EXPECT_EQ(*rebuild("M-1", kept.kept.trail), kept.kept);
}

/// The row of a program that did not ask for the day leads to what it led to.
TEST(Decision, of_an_older_row_begins_the_debt_on_its_own_day) {
  KeptContract kept = unknown_because(key_expired);
  kept.at += 15 * 86'400 * a_second;
  PayoutConfirmed paid{Purpose::Disburse, "key"};
  paid.derivation = Derivation::Second;
  paid.evidence = "seen";
  kept.take(paid);
  EXPECT_EQ(kept.contract.sold_on, "2026-01-20");
  EXPECT_EQ(kept.kept.trail.back().params,
            R"({"calls":[],"derivation":2,"evidence":"seen","intent":"key"})");
  EXPECT_FALSE(verify(kept.kept));
}

/// What is known late is no reason to say another day: nothing is due before the sale.
TEST(Decision, that_it_was_paid_after_the_first_instalment_moves_the_instalments_on) {
  KeptContract kept = unknown_because(key_expired, Profile::Seed, AgreeSchedule{2, "2026-01-10"});
  const std::int64_t version = kept.contract.schedule_version;
  kept.at += 15 * 86'400 * a_second;
  EXPECT_EQ(refusal(kept, {"paid", "seen"}), "ok");
  auto fact = decide(kept.contract, DecidePayout{"paid", "seen", "2026-01-12"}, {kept.at, "A"});
  ASSERT_EQ(outcome(fact), "ok");
  kept.take(*fact);
  EXPECT_EQ(kept.contract.sold_on, "2026-01-12");
  ASSERT_EQ(kept.contract.schedule.size(), 2U);
  EXPECT_EQ(format_date(kept.contract.schedule[0].due), "2026-02-10");
  EXPECT_EQ(format_date(kept.contract.schedule[1].due), "2026-03-10");
  EXPECT_EQ(kept.contract.schedule_version, version + 1);
  EXPECT_FALSE(verify(kept.kept));
  EXPECT_EQ(*rebuild("M-1", kept.kept.trail), kept.kept);
}

TEST(Decision, that_it_was_paid_by_the_first_instalment_leaves_the_instalments) {
  KeptContract kept = unknown_because(key_expired, Profile::Seed, AgreeSchedule{2, "2026-01-10"});
  const std::int64_t version = kept.contract.schedule_version;
  kept.at += 15 * 86'400 * a_second;
  kept.take(*decide(kept.contract, DecidePayout{"paid", "seen", "2026-01-10"}, {kept.at, "A"}));
  EXPECT_EQ(format_date(kept.contract.schedule[0].due), "2026-01-10");
  EXPECT_EQ(kept.contract.schedule_version, version);
}

TEST(Decision, asked_for_without_a_day_hashes_as_before) {
  EXPECT_EQ(request_of(DecidePayout{"paid", "seen"}),
            R"({"action":"decide_payout","evidence":"seen","outcome":"paid"})");
}

TEST(Decision, needs_somebody_else_where_the_rules_want_four_eyes) {
  EXPECT_EQ(refusal(unknown_because(key_expired, Profile::Aaoifi), {"paid", "seen"}, "clerk"),
            "four_eyes");
  EXPECT_EQ(refusal(unknown_because(key_expired, Profile::Aaoifi), {"paid", "seen"}, "Amina"),
            "ok");
  EXPECT_EQ(refusal(unknown_because(key_expired), {"paid", "seen"}, "clerk"), "ok");
}

TEST(Decision, is_also_about_a_refund) {
  for (auto [outcome, owed] : {std::pair("paid", 0), std::pair("not_paid", 500)}) {
    KeptContract kept = unknown_because(key_expired);
    kept.take(PayoutConfirmed{Purpose::Disburse, "key"});
    kept.take(PaymentRecorded{110'500, 110'000, 500, "2026-01-05", ""});
    kept.take(PayoutRequested{Purpose::Refund, "key-2", 500, "customer-1"});
    kept.take(PayoutUnknown{Purpose::Refund, "key-2", no_query, {}});
    auto fact = decide(kept.contract, DecidePayout{outcome, "seen"}, {kept.at, "Amina"});
    ASSERT_EQ(support::outcome(fact), "ok");
    kept.take(*fact);
    EXPECT_EQ(kept.contract.excess(), owed);
    EXPECT_EQ(kept.contract.open_payout(), nullptr);
    EXPECT_FALSE(verify(kept.kept));
  }
}

TEST(Decision, stands_in_the_trail_which_is_as_before_without_one) {
  EXPECT_EQ(params_of(PayoutDeclined{Purpose::Disburse, "k", "closed", {}}),
            R"({"calls":[],"intent":"k","reason":"closed"})");
  KeptContract kept = unknown_because(key_expired);
  auto fact = decide(kept.contract, DecidePayout{"not_paid", "the bank says no"}, {kept.at, "A"});
  kept.take(*fact);
  EXPECT_EQ(kept.kept.trail.back().params,
            R"({"calls":[],"evidence":"the bank says no","intent":"key","reason":"not_paid"})");
  EXPECT_EQ(kept.contract.history.back().note, "the bank says no");
  EXPECT_EQ(kept.kept.intents.back().reason, "the bank says no");
  EXPECT_FALSE(verify(kept.kept));
  EXPECT_EQ(*rebuild("M-1", kept.kept.trail), kept.kept);
}

}  // namespace
}  // namespace murabaha
