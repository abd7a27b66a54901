// What a store answers, on both kinds of databases.

#include "fixture.h"

namespace store_test {
namespace {

class Requests : public StoreTest {};
INSTANTIATE_TEST_SUITE_P(, Requests, both_kinds, kind_of);

otp::Term conflict(std::int64_t current) {
  return otp::tuple(otp::Atom("version_conflict"), current);
}

TEST_P(Requests, all_rows_come_back_as_they_were) {
  Records first = opening("contract-1");
  Records second = full_step(first);
  Records third = full_step(second);
  for (const Records& step : {first, second, third}) {
    auto done = commit(store(), step);
    ASSERT_TRUE(done) << why(done);
  }
  auto kept = read(store(), "contract-1");
  ASSERT_TRUE(kept) << why(kept);
  EXPECT_EQ(*kept, sum({first, second, third}));
  EXPECT_EQ(load(store(), "contract-1"), sum({first, second, third}).trail);
}

TEST_P(Requests, the_largest_amounts_come_back_as_they_were) {
  Records step = opening("contract-1");
  step.snapshot.asset_cost = step.snapshot.total = largest_amount;
  step.snapshot.profit = 0;
  step.snapshot.paid = std::numeric_limits<Amount>::max();
  step.snapshot.refund_due = std::numeric_limits<Amount>::min();
  ASSERT_TRUE(commit(store(), step));
  EXPECT_EQ(read(store(), "contract-1")->snapshot, step.snapshot);
}

TEST_P(Requests, several_rows_of_the_trail_can_be_one_step) {
  Records step = opening("contract-1");
  Records more = following(step);
  step.snapshot = more.snapshot;
  step.trail.push_back(more.trail.front());
  ASSERT_TRUE(commit(store(), step));
  EXPECT_EQ(load(store(), "contract-1"), step.trail);
}

TEST_P(Requests, what_is_not_there_is_not_found) {
  EXPECT_EQ(reason(read(store(), "contract-1")), otp::Atom("not_found"));
  EXPECT_EQ(load(store(), "contract-1"), std::vector<AuditRow>());
  EXPECT_EQ(attempts(store(), "contract-1"), std::vector<Attempt>());
}

TEST_P(Requests, a_second_first_step_is_refused) {
  Records step = opening("contract-1");
  ASSERT_TRUE(commit(store(), step));
  EXPECT_EQ(reason(commit(store(), step)), otp::Atom("already_exists"));
  ASSERT_TRUE(commit(store(), following(step)));
  EXPECT_EQ(reason(commit(store(), step)), otp::Atom("already_exists"));
  EXPECT_EQ(read(store(), "contract-1"), sum({step, following(step)}));
}

TEST_P(Requests, a_step_that_is_not_the_next_is_refused_with_the_last_one) {
  Records first = opening("contract-1");
  Records second = following(first);
  EXPECT_EQ(reason(commit(store(), second)), conflict(0));
  ASSERT_TRUE(commit(store(), first));
  EXPECT_EQ(reason(commit(store(), following(second))), conflict(1));
  ASSERT_TRUE(commit(store(), second));
  EXPECT_EQ(reason(commit(store(), second)), conflict(2));
  EXPECT_EQ(read(store(), "contract-1"), sum({first, second}));
}

TEST_P(Requests, of_two_desks_one_wins_and_the_other_hears_the_version) {
  auto other = open();
  Records first = opening("contract-1");
  ASSERT_TRUE(commit(store(), first));
  EXPECT_EQ(reason(commit(*other, first)), otp::Atom("already_exists"));
  ASSERT_TRUE(commit(*other, following(first)));
  EXPECT_EQ(reason(commit(store(), full_step(first))), conflict(2));
  EXPECT_EQ(read(store(), "contract-1"), sum({first, following(first)}));
}

/// Two desks do the same steps at the same time, in opposite orders; each step is kept once.
TEST_P(Requests, of_two_desks_at_the_same_time_one_wins_each_step) {
  constexpr int contracts = 40;
  auto other = open();
  std::atomic<int> kept = 0, refused = 0, failed = 0;
  auto count = [&](Result<> result) {
    if (result) return void(++kept);
    ++(is_storage_error(result) ? failed : refused);
  };
  for (int i = 0; i < contracts; ++i) {
    Records mine = opening("contract-" + std::to_string(i));
    Records its = opening("contract-" + std::to_string(contracts - 1 - i));
    store().commit(mine, count);
    store().commit(following(mine), count);
    other->commit(its, count);
    other->commit(following(its), count);
  }
  ASSERT_TRUE(list(store()));  // both are done then
  ASSERT_TRUE(list(*other));
  EXPECT_EQ(kept, 2 * contracts);
  EXPECT_EQ(refused, 2 * contracts);
  EXPECT_EQ(failed, 0);
  EXPECT_EQ(list(store())->matches, contracts);
}

TEST_P(Requests, a_reference_is_met_once_per_contract) {
  Records first = opening("contract-1");
  Records second = full_step(first);
  ASSERT_TRUE(commit(store(), first));
  ASSERT_TRUE(commit(store(), second));
  Records third = following(second);
  third.payments = {payment(third, 7, second.payments.front().reference)};
  auto refused = commit(store(), third);
  EXPECT_EQ(reason(refused), otp::tuple(otp::Atom("duplicate_reference"), 2)) << why(refused);
  EXPECT_EQ(read(store(), "contract-1"), sum({first, second}));

  Records elsewhere = opening("contract-2");
  elsewhere.payments = {payment(elsewhere, 1, second.payments.front().reference)};
  EXPECT_TRUE(commit(store(), elsewhere));
}

TEST_P(Requests, payments_without_a_reference_are_as_many_as_you_like) {
  Records step = opening("contract-1");
  step.payments = {payment(step, 1, ""), payment(step, 2, "")};
  EXPECT_TRUE(commit(store(), step));
}

TEST_P(Requests, a_step_is_kept_with_all_its_rows_or_not_at_all) {
  Records first = opening("contract-1");
  ASSERT_TRUE(commit(store(), first));
  Records broken = full_step(first);
  broken.keys.push_back(broken.keys.front());  // the last of all rows
  EXPECT_TRUE(is_storage_error(commit(store(), broken)));
  EXPECT_EQ(read(store(), "contract-1"), first);
  EXPECT_TRUE(commit(store(), full_step(first)));
}

TEST_P(Requests, what_cannot_be_a_step_is_refused) {
  Records empty = opening("contract-1");
  empty.trail.clear();
  EXPECT_TRUE(is_storage_error(commit(store(), empty)));
  Records gap = opening("contract-1");
  gap.trail.push_back(following(following(gap)).trail.front());
  gap.snapshot.version = 3;
  EXPECT_TRUE(is_storage_error(commit(store(), gap)));
  Records behind = opening("contract-1");
  behind.snapshot.version = 2;
  EXPECT_TRUE(is_storage_error(commit(store(), behind)));
  EXPECT_EQ(reason(read(store(), "contract-1")), otp::Atom("not_found"));
}

TEST_P(Requests, an_entry_that_does_not_add_up_is_refused) {
  Records step = full_step(opening("contract-1"));
  ASSERT_TRUE(commit(store(), opening("contract-1")));
  step.postings.front().amount += 1;
  EXPECT_TRUE(is_storage_error(commit(store(), step)));
  step.postings.front().amount = std::numeric_limits<Amount>::max();  // their sum has no type
  step.postings.push_back({step.trail.front().seq, 4, "cash", 5'000'101});
  EXPECT_TRUE(is_storage_error(commit(store(), step)));
  EXPECT_EQ(read(store(), "contract-1"), opening("contract-1"));
}

TEST_P(Requests, texts_that_a_database_would_change_are_refused) {
  for (const std::string& text :
       {std::string("a\0b", 3), std::string("\xff\xfe"), std::string("\xc3"),
        std::string("\ufeffx"), std::string("\xef\xbf\xbex")}) {
    Records step = opening("contract-1");
    step.trail.front().params = text;
    EXPECT_TRUE(is_storage_error(commit(store(), step)));
  }
  Records step = opening("contract-1");
  step.trail.front().params = "\x01\t\n \u202eعقد\u202c 🏠 ' \" \\ %1 $1 ?";
  ASSERT_TRUE(commit(store(), step));
  EXPECT_EQ(read(store(), "contract-1"), step);
}

TEST_P(Requests, a_text_of_ten_megabytes_is_kept) {
  Records step = opening("contract-1");
  step.trail.front().params = std::string(10'000'000, 'x');
  ASSERT_TRUE(commit(store(), step));
  EXPECT_EQ(read(store(), "contract-1"), step);
}

TEST_P(Requests, an_intent_moves_on) {
  Records first = opening("contract-1");
  Records second = following(first);
  second.intents = {open_intent("contract-1")};
  Records third = following(second);
  third.intents = second.intents;
  third.intents.front().status = "confirmed";
  third.intents.front().settled_at = 17;
  for (const Records& step : {first, second, third}) ASSERT_TRUE(commit(store(), step));
  EXPECT_EQ(read(store(), "contract-1")->intents, third.intents);
}

TEST_P(Requests, a_contract_has_one_open_intent) {
  Records first = opening("contract-1");
  first.intents = {open_intent("contract-1", 1)};
  ASSERT_TRUE(commit(store(), first));
  Records second = following(first);
  second.intents = {open_intent("contract-1", 2)};
  EXPECT_TRUE(is_storage_error(commit(store(), second)));
  second.intents.front().status = "unknown";
  EXPECT_TRUE(is_storage_error(commit(store(), second)));
  second.intents.insert(second.intents.begin(), first.intents.front());
  second.intents.front().status = "declined";
  auto done = commit(store(), second);
  EXPECT_TRUE(done) << why(done);
}

TEST_P(Requests, an_intent_belongs_to_one_contract) {
  Records first = opening("contract-1");
  first.intents = {open_intent("contract-1")};
  ASSERT_TRUE(commit(store(), first));
  Records other = opening("contract-2");
  other.intents = first.intents;
  EXPECT_TRUE(is_storage_error(commit(store(), other)));
}

TEST_P(Requests, the_terms_of_a_contract_do_not_change) {
  Records first = opening("contract-1");
  ASSERT_TRUE(commit(store(), first));
  Records second = following(first);
  second.snapshot.profit += 1;
  second.snapshot.total += 1;
  EXPECT_TRUE(is_storage_error(commit(store(), second)));
  EXPECT_EQ(read(store(), "contract-1"), first);
}

TEST_P(Requests, refused_requests_are_kept_beside_the_contracts) {
  Attempt first = refused_attempt("contract-1", "approve");
  Attempt second = refused_attempt("contract-1", "disburse");
  ASSERT_TRUE(note(store(), first));
  ASSERT_TRUE(note(store(), refused_attempt("contract-2", "reject")));
  ASSERT_TRUE(note(store(), second));
  EXPECT_EQ(attempts(store(), "contract-1"), (std::vector{first, second}));
}

TEST_P(Requests, all_is_there_after_closing_and_opening) {
  Records first = opening("contract-1");
  Records second = full_step(first);
  ASSERT_TRUE(commit(store(), first));
  ASSERT_TRUE(commit(store(), second));
  ASSERT_TRUE(note(store(), refused_attempt("contract-1", "approve")));
  close();
  EXPECT_EQ(read(store(), "contract-1"), sum({first, second}));
  EXPECT_EQ(attempts(store(), "contract-1")->size(), 1u);
  EXPECT_TRUE(commit(store(), full_step(second)));
}

TEST_P(Requests, what_was_asked_before_the_end_is_done) {
  constexpr int contracts = 50;
  std::atomic<int> answered = 0;
  for (int i = 0; i < contracts; ++i) {
    store().commit(opening("contract-" + std::to_string(i)),
                   [&](const Result<>& result) { answered += result.has_value(); });
  }
  close();
  EXPECT_EQ(answered, contracts);
  EXPECT_EQ(list(store())->matches, contracts);
}

TEST_P(Requests, whoever_reads_finds_what_was_written_before) {
  Records step = opening("contract-1");
  for (int i = 0; i < 20; ++i) {
    store().commit(step, [](const Result<>&) {});
    EXPECT_EQ(load(store(), "contract-1")->size(), std::size_t(i + 1));
    step = following(step);
  }
}

}  // namespace
}  // namespace store_test
