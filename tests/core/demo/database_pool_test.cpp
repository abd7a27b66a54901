// How many connections of a pool are closed after each kind of end.

#include "demo/database_pool.h"

#include <gtest/gtest.h>

#include "otp/supervisor.h"
#include "server_steps.h"

namespace demo {
namespace {

using namespace support;

constexpr int pool_size = 5;

Task<otp::ServerRef<DatabasePool>> start_pool(Self self, otp::ServerRef<Database> database,
                                              TrapsExits traps) {
  return up_linked<DatabasePool>(self, database, pool_size, traps);
}

// The kinds of end

Task<> wait_for_end_of(Self self, Pid helper) { co_await Watched(self, helper).end(); }

Task<> stops(Self self, Pid pool) {
  Task<otp::Result<>> stopping = otp::stop(self, pool);
  otp::Result<> stopped = co_await stopping;
  EXPECT_EQ(outcome(stopped), "ok");
}
Task<> raises(Self self, Pid pool) {
  self.cast(otp::ServerRef<DatabasePool>(pool), DatabasePool::Crash{});
  co_return;
}
Task<> exit_of_parent(Self self, Pid pool) {
  self.exit(pool, otp::ExitReason::shutdown());
  co_return;
}
Task<> exit_of_stranger(Self self, Pid pool) {
  auto stranger = [](Self other, Pid victim) -> Task<> {
    other.exit(victim, otp::ExitReason::shutdown());
    co_return;
  };
  co_await wait_for_end_of(self, self.spawn(stranger, pool));
}
Task<> exit_of_linked(Self self, Pid pool) {
  auto linked = [](Self other, Pid peer) -> Task<> {
    other.link(peer);
    other.exit("gone"_a);
    co_return;
  };
  co_await wait_for_end_of(self, self.spawn(linked, pool));
}
Task<> is_killed(Self self, Pid pool) {
  self.exit(pool, otp::ExitReason::kill());
  co_return;
}

struct End {
  std::string name;
  Task<> (*happens)(Self self, Pid pool);
  TrapsExits traps;
  int closed;
  std::string reason;  // empty when the pool goes on
};

void PrintTo(const End& end, std::ostream* out) { *out << end.name; }

const std::string broken = "crash";

std::vector<End> ends() {
  const TrapsExits no = TrapsExits::No, yes = TrapsExits::Yes;
  return {
      {"stop_plain", &stops, no, pool_size, ":normal"},
      {"stop_trapping", &stops, yes, pool_size, ":normal"},
      {"raise_plain", &raises, no, pool_size, broken},
      {"raise_trapping", &raises, yes, pool_size, broken},
      {"exit_of_parent_plain", &exit_of_parent, no, 0, ":shutdown"},
      {"exit_of_parent_trapping", &exit_of_parent, yes, pool_size, ":shutdown"},
      {"exit_of_stranger_plain", &exit_of_stranger, no, 0, ":shutdown"},
      {"exit_of_stranger_trapping", &exit_of_stranger, yes, 0, ""},
      {"exit_of_linked_plain", &exit_of_linked, no, 0, ":gone"},
      {"exit_of_linked_trapping", &exit_of_linked, yes, 0, ""},
      {"kill_plain", &is_killed, no, 0, ":killed"},
      {"kill_trapping", &is_killed, yes, 0, ":killed"},
  };
}

class PoolEnds : public testing::TestWithParam<std::tuple<Schedule, End>> {};

TEST_P(PoolEnds, close_as_many_connections_as_the_table_says) {
  auto [schedule, end] = GetParam();
  System system(schedule);
  system.run([&, end = end](Self self) -> Task<> {
    self.trap_exit(true);
    auto database = co_await up<Database>(self);
    auto pool = co_await start_pool(self, database, end.traps);
    Pid process = pid_of(self, pool);
    Watched watched(self, process);
    co_await end.happens(self, process);
    if (end.reason.empty()) {
      EXPECT_EQ(co_await answer(self, pool, DatabasePool::Size{}), pool_size);
    } else {
      otp::ExitReason reason = co_await watched.end();
      EXPECT_EQ(reason.term().is_crash() ? broken : to_text(reason), end.reason);
    }
    Database::State after = co_await state_of(self, database);
    EXPECT_EQ(after.opened, pool_size);
    EXPECT_EQ(after.closed, end.closed);
    EXPECT_EQ(after.open, pool_size - end.closed);
    auto says = [](const std::string& line) { return line.starts_with("Shutting down pool: "); };
    EXPECT_EQ(std::ranges::count_if(system.notices(), says), end.closed > 0 ? 1 : 0);
  });
}

std::string end_name(const testing::TestParamInfo<std::tuple<Schedule, End>>& info) {
  const auto& [schedule, end] = info.param;
  return end.name + "_" + schedule_name({schedule, 0});
}
INSTANTIATE_TEST_SUITE_P(Everywhere, PoolEnds,
                         testing::Combine(every_schedule, testing::ValuesIn(ends())), end_name);

class Pool : public testing::TestWithParam<Schedule> {
 protected:
  System system_{GetParam()};
};
INSTANTIATE_TEST_SUITE_P(Everywhere, Pool, every_schedule, schedule_name);

TEST_P(Pool, opens_its_connections_in_order_before_it_has_started) {
  system_.run([](Self self) -> Task<> {
    auto database = co_await up<Database>(self);
    auto pool = co_await start_pool(self, database, TrapsExits::No);
    DatabasePool::State state = co_await state_of(self, pool);
    EXPECT_EQ(to_text(otp::describe(state.connections)), "[1, 2, 3, 4, 5]");
    for (int queries = 1; queries <= 3; ++queries) {
      DatabasePool::Query query;
      EXPECT_EQ(co_await answer(self, pool, std::move(query)), queries);
    }
  });
}

TEST_P(Pool, of_no_size_opens_nothing) {
  system_.run([](Self self) -> Task<> {
    auto database = co_await up<Database>(self);
    auto pool = co_await up<DatabasePool>(self, database, 0, TrapsExits::No);
    EXPECT_EQ(co_await answer(self, pool, DatabasePool::Size{}), 0);
    Database::State after = co_await state_of(self, database);
    EXPECT_EQ(after.opened, 0);
  });
}

TEST_P(Pool, does_not_start_when_a_connection_cannot_be_opened) {
  system_.run([](Self self) -> Task<> {
    auto nobody = otp::named<Database>("nobody"_a);
    auto started = co_await otp::start<DatabasePool>(self, nobody, 3, TrapsExits::Yes);
    EXPECT_TRUE(started.error().reason[0].is_tagged(otp::atoms::badmatch, 2)) << outcome(started);
  });
}

TEST_P(Pool, whose_closing_fails_ends_with_that_failure) {
  system_.run([](Self self) -> Task<> {
    auto database = co_await up<Database>(self);
    auto pool = co_await up<DatabasePool>(self, database, 3, TrapsExits::Yes);
    Watched watched(self, pid_of(self, database));
    self.exit(pid_of(self, database), otp::ExitReason::kill());
    co_await watched.end();
    Task<otp::Result<>> stopping = otp::stop(self, pool);
    otp::Result<> stopped = co_await stopping;
    EXPECT_TRUE(why(stopped)[0].is_tagged(otp::atoms::badmatch, 2)) << outcome(stopped);
  });
}

/// A supervisor with one pool, asked to stop it. Gives the database afterwards.
Task<Database::State> stop_by_supervisor(Self self, TrapsExits traps, bool database_answers) {
  auto database = co_await up<Database>(self);
  auto child = otp::child<DatabasePool>("pool"_a, database, pool_size, traps).shutdown(5ms);
  auto spec = otp::SupervisorSpec().child(std::move(child));
  auto supervisor = co_await up_linked<otp::Supervisor>(self, std::move(spec));
  if (!database_answers) co_await otp::sys::suspend(self, database.target());
  otp::Supervisor::TerminateChild stop{"pool"_a};
  auto stopping = self.call(supervisor, std::move(stop));
  otp::Result<> stopped = co_await stopping;
  EXPECT_EQ(outcome(stopped), "ok");
  co_return co_await state_of(self, database);
}

TEST_P(Pool, stopped_by_its_supervisor_closes_only_if_it_traps_exits) {
  system_.run([](Self self) -> Task<> {
    Database::State plain = co_await stop_by_supervisor(self, TrapsExits::No, true);
    EXPECT_EQ(plain.closed, 0);
    EXPECT_EQ(plain.open, pool_size);
  });
}

TEST_P(Pool, is_killed_when_closing_takes_longer_than_its_supervisor_waits) {
  system_.run([](Self self) -> Task<> {
    Database::State state = co_await stop_by_supervisor(self, TrapsExits::Yes, false);
    EXPECT_EQ(state.closed, 0);
  });
  EXPECT_EQ(system_.reported("supervisor"), 1U);
}

class PoolInTime : public Pool {};
INSTANTIATE_TEST_SUITE_P(Seeds, PoolInTime, every_seed, schedule_name);

TEST_P(PoolInTime, that_traps_exits_closes_when_its_supervisor_stops_it_in_time) {
  system_.run([](Self self) -> Task<> {
    Database::State state = co_await stop_by_supervisor(self, TrapsExits::Yes, true);
    EXPECT_EQ(state.closed, pool_size);
    EXPECT_EQ(state.open, 0);
  });
}

}  // namespace
}  // namespace demo
