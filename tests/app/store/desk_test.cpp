// The desk on a real database: its processes, its payment system and what is kept of them.

#include "desk_fixture.h"

#include <future>
#include <thread>

#include "murabaha/checkpoint.h"
#include "murabaha/local_desk.h"
#include "murabaha/refusal.h"
#include "store/sql_books.h"

namespace store_test {
namespace {

using namespace murabaha;
using support::Self;
using support::System;
using support::Task;

class Desks : public DeskTest {
 protected:
  /// Contracts M-1 and M-2, taken to their ends.
  void complete_two() {
    Surroundings surroundings = virtual_surroundings();
    System system;
    system.run([&](Self self) -> Task<> {
      co_await start_desk(self, surroundings);
      co_await open_in(self, "M-1", Stage::Completed, surroundings);
      co_await open_in(self, "M-2", Stage::Completed, surroundings);
    });
  }
  void change(const QString& table, const QString& assignment) {
    past_guards(table, "UPDATE " + table + " SET " + assignment);
  }
  /// Says a statement past the program and past what guards the table.
  void past_guards(const QString& table, const QString& statement) {
    QStringList statements;
    if (is_sqlite()) {
      auto triggers =
          directly({"SELECT name FROM sqlite_master WHERE type = 'trigger'"
                    " AND tbl_name = '" +
                    table + "'"});
      for (const QStringList& row : triggers.rows) statements << "DROP TRIGGER " + row[0];
    } else {
      statements << "ALTER TABLE " + table + " DISABLE TRIGGER ALL";
    }
    statements << statement;
    close();
    auto changed = directly(statements);
    ASSERT_TRUE(changed.is_done) << changed.sentence.toStdString();
  }
  QString books() const { return is_sqlite() ? where() + ".bank" : where(); }
  /// A desk as another program would have it: with connections of its own to the books.
  Surroundings desk_on(app::SqlStore& store) const {
    Surroundings surroundings = surroundings_in_memory(1'000'000, shared(store));
    auto opened = app::open_books(books());
    if (!opened) throw std::runtime_error(opened.error().text());
    std::shared_ptr<GatewayBooks> kept = std::move(*opened);
    surroundings.gateway = std::make_shared<SimulatedGateway>(std::move(kept));
    return surroundings;
  }
};
INSTANTIATE_TEST_SUITE_P(, Desks, both_kinds, kind_of);

Task<> wake(Self self, std::string id, Surroundings surroundings) {
  otp::ServerRef<otp::DynamicSupervisor> supervisor(otp::Target{contract_supervisor});
  otp::DynamicSupervisor::StartChild start{contract_child(Opening{id}, surroundings)};
  auto starting = self.call(supervisor, std::move(start));
  auto started = co_await starting;
  EXPECT_TRUE(started) << why(started);
}

Task<> begin_approved(Self self, Surroundings surroundings) {
  co_await open_in(self, "M-1", Stage::Approved, surroundings);
}

Task<> disburse(Self self, Surroundings surroundings) {
  Task<> waking = wake(self, "M-1", surroundings);
  co_await waking;
  const Action action = Disburse{};
  Result<Contract> done = co_await act(self, "M-1", action);
  EXPECT_EQ(support::outcome(done), "ok");
}

/// On a desk that ends with it.
void run_on(System& system, const Surroundings& surroundings, Task<> (*body)(Self, Surroundings)) {
  system.run([&surroundings, body](Self self) -> Task<> {
    // The desk before it may be about to end still.
    while (!self.whereis(contract_supervisor).is_none()) co_await self.yield();
    while (!self.whereis(contract_registry).is_none()) co_await self.yield();
    co_await start_desk(self, surroundings);
    Task<> doing = body(self, surroundings);
    co_await doing;
  });
}

TEST_P(Desks, of_which_two_share_a_database_do_not_pay_twice) {
  auto other_store = open();
  Surroundings here = desk_on(store());
  Surroundings there = desk_on(*other_store);
  System first(support::Schedule{2, 0});
  System second(support::Schedule{2, 0});
  run_on(first, here, &begin_approved);
  auto disburse_there = [&](Self self) -> Task<> {
    co_await start_desk(self, there);
    Task<> waking = wake(self, "M-1", there);
    co_await waking;
    Contract seen = co_await look_at(self, "M-1");
    EXPECT_EQ(seen.stage, Stage::Approved);
    run_on(first, here, &disburse);  // meanwhile
    const Action action = Disburse{};
    Result<Contract> late = co_await act(self, "M-1", action);
    EXPECT_TRUE(late.error().reason.is_tagged(Atom("version_conflict"), 2)) << why(late);
    Result<Contract> again = co_await act(self, "M-1", action);
    EXPECT_EQ(murabaha::code_of(again.error()), "invalid_state");
  };
  second.run(disburse_there);
  EXPECT_EQ(there.gateway->books().all().size(), 1U);
  expect_all_right(1);
}

Task<> disburse_unheard(Self self, Surroundings surroundings) {
  Task<> beginning = begin_approved(self, surroundings);
  co_await beginning;
  surroundings.gateway->behave({Manner::PaysSilently, {}});
  const Action action = Disburse{};
  Result<Contract> done = co_await act(self, "M-1", action);
  EXPECT_EQ(support::outcome(done), ":payment_unknown");
}

TEST_P(Desks, of_which_one_does_not_hear_the_answer_do_not_pay_twice) {
  auto other_store = open();
  Surroundings here = desk_on(store());
  Surroundings there = desk_on(*other_store);
  System first(support::Schedule{2, 0});
  run_on(first, here, &disburse_unheard);
  System second(support::Schedule{2, 0});
  second.run([&](Self self) -> Task<> {
    co_await start_desk(self, there);
    Task<> waking = wake(self, "M-1", there);
    co_await waking;
    Contract seen = co_await look_at(self, "M-1");
    for (int tries = 0; tries < 500 && seen.stage == Stage::Approved; ++tries) {
      co_await self.sleep(std::chrono::milliseconds(10));
      seen = co_await look_at(self, "M-1");
    }
    EXPECT_EQ(seen.stage, Stage::Disbursed);
    EXPECT_EQ(seen.payouts.size(), 1U);
  });
  EXPECT_EQ(there.gateway->books().all().size(), 1U);
  expect_all_right(1);
}

TEST_P(Desks, make_one_payment_of_two_requests_with_one_key) {
  Surroundings surroundings = surroundings_in_memory(1'000'000, shared(store()));
  System system(support::Schedule{2, 0});
  system.run([&](Self self) -> Task<> {
    co_await start_desk(self, surroundings);
    co_await open_in(self, "M-1", Stage::Disbursed, surroundings);
    Order order{RecordPayment{30'000}, "clerk", "one-click"};
    auto one = self.call(contract_named("M-1"), order);
    auto other = self.call(contract_named("M-1"), order);
    Result<Contract> first = co_await one;
    Result<Contract> second = co_await other;
    EXPECT_EQ(first->paid(), 30'000);
    EXPECT_EQ(second->describe(), first->describe());
  });
  EXPECT_EQ(read(store(), "M-1")->payments.size(), 1U);
}

TEST_P(Desks, make_one_payment_of_two_threads_with_one_key) {
  Surroundings surroundings = surroundings_in_memory(1'000'000, shared(store()));
  System system(support::Schedule{2, 0});
  LocalDesk desk(
      system.runtime(), [](const std::function<void()>& act) { act(); }, surroundings);
  system.run([&](Self self) -> Task<> {
    co_await start_desk(self, surroundings);
    co_await open_in(self, "M-1", Stage::Disbursed, surroundings);
    auto pay = [&desk](std::promise<Result<Answered>>& given) {
      Order order{RecordPayment{30'000}, "clerk", "one-click"};
      desk.submit("M-1", order, [&given](Result<Answered> answer) { given.set_value(answer); });
    };
    std::promise<Result<Answered>> one, other;
    { std::jthread first(pay, std::ref(one)), second(pay, std::ref(other)); }
    auto a = one.get_future(), b = other.get_future();
    auto are_given = [&] {
      return a.wait_for(0s) == std::future_status::ready &&
             b.wait_for(0s) == std::future_status::ready;
    };
    while (!are_given()) co_await self.yield();
    Result<Answered> first = a.get(), second = b.get();
    EXPECT_EQ(first->paid(), 30'000);
    EXPECT_EQ(second->describe(), first->describe());
    EXPECT_NE(first->is_replayed, second->is_replayed);
  });
  EXPECT_EQ(read(store(), "M-1")->payments.size(), 1U);
}

TEST_P(Desks, name_the_row_that_somebody_has_changed) {
  complete_two();
  expect_all_right(2);
  change("transitions", "actor = 'desk.' WHERE contract_id = 'M-2' AND seq = 3");
  auto found = verify_all(store());
  ASSERT_TRUE(found) << why(found);
  ASSERT_EQ(found->faults.size(), 1U);
  EXPECT_EQ(found->faults[0].contract_id, "M-2");
  EXPECT_EQ(found->faults[0].fault.seq, 3);
}

TEST_P(Desks, miss_a_contract_of_which_only_other_rows_are_left) {
  complete_two();
  auto checkpoint = take_checkpoint(store(), 1'000'000);
  ASSERT_TRUE(checkpoint) << why(checkpoint);
  past_guards("contracts", "DELETE FROM contracts WHERE contract_id = 'M-1'");
  auto found = verify_all(store());
  ASSERT_TRUE(found) << why(found);
  EXPECT_EQ(found->contracts, 1);
  EXPECT_FALSE(found->is_right());
  ASSERT_EQ(found->faults.size(), 1U);
  EXPECT_EQ(found->faults[0].contract_id, "M-1");
  EXPECT_NE(found->faults[0].fault.sentence.find("left in the table transitions"),
            std::string::npos);
  auto report = compare(store(), *checkpoint);
  ASSERT_TRUE(report) << why(report);
  ASSERT_EQ(report->faults.size(), 1U);
  EXPECT_EQ(report->faults[0].contract_id, "M-1");
}

/// The trial balance of all contracts, invariant 5 of the reference.
TEST_P(Desks, see_that_the_books_of_all_contracts_do_not_add_up) {
  Surroundings surroundings = virtual_surroundings();
  System system;
  system.run([&](Self self) -> Task<> {
    co_await start_desk(self, surroundings);
    co_await open_in(self, "M-1", Stage::Completed, surroundings);
  });
  auto right = verify_all(store());
  ASSERT_TRUE(right) << why(right);
  EXPECT_TRUE(right->is_right());
  change("postings", "amount = amount + 1 WHERE number = 1 AND seq = 4");
  auto wrong = verify_all(store());
  ASSERT_TRUE(wrong) << why(wrong);
  EXPECT_EQ(wrong->unbalanced, std::vector<std::string>{"USD"});
  EXPECT_FALSE(wrong->is_right());
}

TEST_P(Desks, wake_a_contract_that_somebody_has_changed_to_take_nothing_more) {
  Surroundings before = virtual_surroundings();
  System first;
  first.run([&](Self self) -> Task<> {
    co_await start_desk(self, before);
    co_await open_in(self, "M-1", Stage::Repaying, before);
    co_await open_in(self, "M-2", Stage::Repaying, before);
  });
  change("payments", "received = received + 1, excess = excess + 1 WHERE contract_id = 'M-2'");
  Surroundings after = virtual_surroundings();
  System second;
  second.run([&](Self self) -> Task<> {
    co_await start_desk(self, after);
    for (const char* id : {"M-1", "M-2"}) {
      Task<> waking = wake(self, id, after);
      co_await waking;
    }
    const Action payment = RecordPayment{60'000};
    Result<Contract> right = co_await act(self, "M-1", payment);
    EXPECT_EQ(support::outcome(right), "ok");
    Result<Contract> wrong = co_await act(self, "M-2", payment);
    EXPECT_EQ(support::outcome(wrong), "{:chain_broken, 0}");
  });
  EXPECT_EQ(read(store(), "M-2")->payments.size(), 1U);
}

TEST_P(Desks, put_contracts_to_sleep_and_wake_those_that_are_asked_for) {
  Surroundings surroundings = virtual_surroundings();
  surroundings.sleeps_after = otp::Timeout(std::chrono::seconds(60));
  System system;
  LocalDesk desk(
      system.runtime(), [](const std::function<void()>& act) { act(); }, surroundings);
  system.run([&](Self self) -> Task<> {
    co_await start_desk(self, surroundings);
    for (int number = 0; number < 300; ++number) {
      co_await open_in(self, "M-" + std::to_string(number), Stage::Approved, surroundings);
    }
    auto awake = [&] {
      std::int64_t count = 0;
      for (int number = 0; number < 300; ++number) {
        auto ref = contract_named("M-" + std::to_string(number));
        if (!ref.whereis(self.runtime()).is_none()) ++count;
      }
      return count;
    };
    EXPECT_EQ(awake(), 300);
    co_await self.sleep(std::chrono::seconds(61));
    EXPECT_EQ(awake(), 0);
    Result<Contract> answer = otp::refuse(Atom("none"));
    desk.submit("M-7", {Disburse{}, "clerk"}, [&](Result<Contract> given) { answer = given; });
    while (!answer && answer.error().is(Atom("none"))) co_await self.sleep(std::chrono::seconds(1));
    EXPECT_EQ(answer->stage, Stage::Disbursed);
    EXPECT_EQ(awake(), 1);
  });
}

}  // namespace
}  // namespace store_test
