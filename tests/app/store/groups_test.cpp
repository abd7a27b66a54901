// Steps that come while the database is busy share one transaction.

#include "fixture.h"
#include "store/awaited.h"
#include "store/waiting_store.h"

#include <atomic>
#include <functional>
#include <thread>

namespace store_test {
namespace {

class Groups : public StoreTest {
 protected:
  /// Lets all that `requests` asks for come while the store is busy.
  template <class Requests>
  void while_busy(Requests requests) {
    app::Awaited<bool> is_busy;
    auto may_go_on = std::make_shared<app::Awaited<bool>>();  // outlives this function
    store().load("nobody", [&is_busy, may_go_on](const auto&) {
      is_busy.give(true);
      may_go_on->wait();
    });
    is_busy.wait();
    requests();
    may_go_on->give(true);
  }
};
INSTANTIATE_TEST_SUITE_P(, Groups, both_kinds, kind_of);

TEST_P(Groups, what_came_meanwhile_is_one_transaction) {
  std::vector<Result<>> answers;
  while_busy([&] {
    for (int i = 0; i < 50; ++i) {
      store().commit(opening("contract-" + std::to_string(i)),
                     [&](auto result) { answers.push_back(result); });
    }
    store().note(refused_attempt("contract-1", "approve"),
                 [&](auto result) { answers.push_back(result); });
  });
  EXPECT_EQ(list(store())->matches, 50);
  EXPECT_EQ(store().transactions(), 1u);
  EXPECT_EQ(answers, std::vector<Result<>>(51));
}

TEST_P(Groups, one_by_one_each_is_its_own) {
  for (int i = 0; i < 5; ++i) {
    ASSERT_TRUE(commit(store(), opening("contract-" + std::to_string(i))));
  }
  EXPECT_EQ(store().transactions(), 5u);
}

TEST_P(Groups, the_steps_of_one_contract_follow_each_other_in_one) {
  Records step = opening("contract-1");
  int accepted = 0;
  while_busy([&] {
    for (int i = 0; i < 10; ++i) {
      store().commit(step, [&](const auto& result) { accepted += result.has_value(); });
      step = full_step(step);
    }
  });
  EXPECT_EQ(load(store(), "contract-1")->size(), 10u);
  EXPECT_EQ(accepted, 10);
  EXPECT_EQ(store().transactions(), 1u);
}

TEST_P(Groups, what_is_refused_leaves_the_others_alone) {
  Records known = opening("m");
  known.payments = {payment(known, 1, "reference-1")};
  ASSERT_TRUE(commit(store(), known));
  Records late = following(following(known));
  Records twice = following(known);
  twice.payments = {payment(twice, 2, "reference-1")};
  Records broken = opening("k");
  broken.keys = {{"start", "x", "h", 1}, {"start", "x", "h", 1}};
  std::map<std::string, otp::Term> answers;
  while_busy([&] {
    auto ask = [&](const std::string& name, const Records& step) {
      store().commit(step,
                     [&answers, name](const auto& result) { answers[name] = reason(result); });
    };
    ask("before", opening("a"));
    ask("late", late);
    ask("again", known);
    ask("twice", twice);
    ask("broken", broken);
    ask("after", opening("z"));
  });
  EXPECT_EQ(list(store())->matches, 3);
  EXPECT_EQ(answers["before"], otp::Atom("ok"));
  EXPECT_EQ(answers["late"], otp::tuple(otp::Atom("version_conflict"), 1));
  EXPECT_EQ(answers["again"], otp::Atom("already_exists"));
  EXPECT_EQ(answers["twice"], otp::tuple(otp::Atom("duplicate_reference"), 1));
  EXPECT_EQ(answers["broken"], otp::tuple(otp::Atom("storage_error"), false));
  EXPECT_EQ(answers["after"], otp::Atom("ok"));
  EXPECT_EQ(read(store(), "m"), known);
  EXPECT_EQ(store().transactions(), 2u);
}

/// Makes every transaction with a refused request in it fail when it is committed.
QStringList sabotage(bool is_sqlite) {
  if (is_sqlite) {
    return {"CREATE TABLE sabotage (balance REFERENCES zero DEFERRABLE INITIALLY DEFERRED)",
            "CREATE TRIGGER sabotage AFTER INSERT ON attempts BEGIN"
            " INSERT INTO sabotage VALUES (5); END"};
  }
  return {
      "CREATE FUNCTION sabotage() RETURNS trigger LANGUAGE plpgsql AS"
      " $$ BEGIN RAISE EXCEPTION 'sabotage'; END $$",
      "CREATE CONSTRAINT TRIGGER sabotage AFTER INSERT ON attempts"
      " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION sabotage()"};
}

TEST_P(Groups, nothing_is_kept_when_the_transaction_fails) {
  ASSERT_TRUE(commit(store(), opening("known")));
  Direct done = directly(sabotage(is_sqlite()));
  ASSERT_TRUE(done.is_done) << qPrintable(done.sentence);
  int failed = 0;
  while_busy([&] {
    auto count = [&](const Result<>& result) { failed += is_storage_error(result); };
    store().commit(opening("a"), count);
    store().commit(opening("known"), count);  // would be refused otherwise
    store().note(refused_attempt("b", "approve"), count);
    store().commit(opening("z"), count);
  });
  EXPECT_EQ(list(store())->matches, 1);
  EXPECT_EQ(failed, 4);
  EXPECT_EQ(attempts(store(), "b"), std::vector<Attempt>());
  EXPECT_EQ(store().transactions(), 1u);
  EXPECT_TRUE(commit(store(), opening("a")));
}

const QString other_connections =
    " FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";
const QString end_other_connections = "SELECT pg_terminate_backend(pid, 10000)" + other_connections;

TEST_P(Groups, a_store_goes_on_when_its_server_comes_back) {
  if (is_sqlite()) return;  // has no server
  ASSERT_TRUE(commit(store(), opening("a")));
  ASSERT_TRUE(directly({end_other_connections}).is_done);
  auto done = commit(store(), opening("b"));
  EXPECT_TRUE(done) << why(done);
  ASSERT_TRUE(directly({end_other_connections}).is_done);
  EXPECT_EQ(list(store())->matches, 2);
}

TEST_P(Groups, nothing_is_kept_when_the_server_goes_away_before_it_has_committed) {
  if (is_sqlite()) return;  // has no server
  ASSERT_TRUE(commit(store(), opening("a")));
  QStringList sabotage_of_commits = sabotage(false);
  sabotage_of_commits.front().replace("RAISE EXCEPTION 'sabotage'",
                                      "PERFORM pg_terminate_backend(pg_backend_pid())");
  ASSERT_TRUE(directly(sabotage_of_commits).is_done);
  EXPECT_TRUE(is_storage_error(note(store(), refused_attempt("a", "approve"))));
  EXPECT_EQ(attempts(store(), "a"), std::vector<Attempt>());
  EXPECT_TRUE(commit(store(), following(opening("a"))));
}

/// A server that waits for a standby that is not there has committed already.
class WaitsForStandby {
 public:
  using Say = std::function<Direct(const QStringList&)>;
  explicit WaitsForStandby(Say say) : say_(std::move(say)) {
    say_({"ALTER SYSTEM SET synchronous_standby_names = 'nobody'", "SELECT pg_reload_conf()"});
  }
  ~WaitsForStandby() {
    say_({"ALTER SYSTEM RESET synchronous_standby_names", "SELECT pg_reload_conf()"});
  }
  bool is_waiting() const {
    Direct asked = say_({"SELECT 1" + other_connections + " AND wait_event = 'SyncRep'"});
    return asked.is_done && !asked.rows.empty();
  }

 private:
  Say say_;
};

TEST_P(Groups, what_was_kept_counts_though_the_answer_of_the_server_was_lost) {
  if (is_sqlite()) return;  // has no server
  Records step = opening("a");
  ASSERT_TRUE(commit(store(), step));
  WaitsForStandby standby([this](const QStringList& statements) { return directly(statements); });
  // Until the server has heard of the standby, commits are answered at once.
  std::atomic<int> answered = 0;
  for (int asked = 0; !standby.is_waiting();) {
    if (asked > answered) continue;
    ++asked;
    step = following(step);
    store().commit(step, [&](const Result<>& result) {
      EXPECT_TRUE(result) << why(result);
      ++answered;
    });
  }
  ASSERT_TRUE(directly({end_other_connections}).is_done);
  EXPECT_EQ(load(store(), "a")->size(), std::size_t(step.snapshot.version));
  EXPECT_EQ(answered, step.snapshot.version - 1);
}

TEST_P(Groups, a_waiting_store_calls_back_in_the_callers_thread_before_it_returns) {
  app::WaitingStore waiting(open());
  int called = 0;
  auto count = [&, here = std::this_thread::get_id()](const auto& result) {
    EXPECT_EQ(std::this_thread::get_id(), here);
    EXPECT_TRUE(result) << why(result);
    ++called;
  };
  waiting.commit(opening("a"), count);
  EXPECT_EQ(called, 1);
  waiting.load("a", count);
  EXPECT_EQ(called, 2);
  waiting.read("a", count);
  EXPECT_EQ(called, 3);
  waiting.note(refused_attempt("a", "approve"), count);
  EXPECT_EQ(called, 4);
  waiting.attempts("a", count);
  EXPECT_EQ(called, 5);
  waiting.list({}, count);
  EXPECT_EQ(called, 6);
  EXPECT_EQ(reason(commit(waiting, opening("a"))), otp::Atom("already_exists"));
}

}  // namespace
}  // namespace store_test
