// What a process that ends abnormally leaves behind.
#include <gtest/gtest.h>

#include "demo/database_pool.h"
#include "observer/system_model.h"
#include "otp/supervisor.h"
#include "server_steps.h"

namespace {

using namespace support;
using otp::ExitReason;

class CrashReports : public testing::TestWithParam<Schedule> {
 protected:
  std::vector<trace::Crashed> crashes() {
    std::vector<trace::Crashed> found;
    for (const trace::Event& event : system_.recorder().events()) {
      if (auto* crash = std::get_if<trace::Crashed>(&event.what)) found.push_back(*crash);
    }
    return found;
  }

  System system_{GetParam(), trace::Watch::Lifecycle};
};
INSTANTIATE_TEST_SUITE_P(Everywhere, CrashReports, every_schedule, schedule_name);

struct Fragile : otp::GenServer<Fragile> {
  struct Break {
    std::string how;
    static constexpr auto fields = std::tuple{otp::field("how", &Break::how)};
  };
  struct State {
    std::int64_t shards = 0;
    static constexpr auto fields = std::tuple{otp::field("shards", &State::shards)};
  };
  using Accepts = otp::Accepts<otp::Cast<Break>>;
  otp::Init<State> init(std::int64_t shards) { return State{shards}; }
  otp::NoReply handle_cast(const Break& message, State&) { throw std::runtime_error(message.how); }
};

TEST_P(CrashReports, tell_who_why_and_what_was_at_work) {
  Pid server, parent;
  system_.run([&](Self self) -> Task<> {
    self.trap_exit(true);
    auto fragile =
        co_await up_linked<Fragile>(self, otp::StartOptions().name("vase"_a), std::int64_t{7});
    server = pid_of(self, fragile);
    parent = self.pid();
    Watched watched(self, server);
    self.cast(fragile, Fragile::Break{"dropped"});
    co_await watched.end();
  });
  ASSERT_EQ(crashes().size(), 1U);
  const Term report = crashes()[0].report;
  EXPECT_EQ(report.record_name(), "crash_report"_a);
  EXPECT_EQ(report.get("pid"_a), Term(server));
  EXPECT_EQ(report.get("label"_a), Term("Fragile"_a));
  EXPECT_EQ(report.get("name"_a), Term("vase"_a));
  EXPECT_EQ(report.get("parent"_a), Term(parent));
  EXPECT_EQ(report.get("reason"_a).text(), "dropped");
  EXPECT_EQ(to_text(report.get("last_message"_a)), "{:cast, %Break{how: \"dropped\"}}");
  EXPECT_EQ(to_text(report.get("state"_a)), "%Fragile{shards: 7}");
  EXPECT_EQ(report.get("links"_a), Term::list({parent}));
  EXPECT_EQ(report.get("traps_exits"_a), Term(false));
}

TEST_P(CrashReports, are_left_by_processes_that_are_killed_with_what_waits_for_them) {
  system_.run([](Self self) -> Task<> {
    Pid worker = self.spawn(otp::Label("worker"),
                            [](Self child) -> Task<> { co_await child.receive<Stranger>(); });
    self.send(worker, Term("hello"_a));
    Watched watched(self, worker);
    self.exit(worker, ExitReason::kill());
    co_await watched.end();
  });
  ASSERT_EQ(crashes().size(), 1U);
  const Term report = crashes()[0].report;
  EXPECT_EQ(report.get("reason"_a), Term("killed"_a));
  EXPECT_EQ(report.get("label"_a), Term("worker"_a));
  EXPECT_TRUE(report.get("last_message"_a).is_nil());
}

TEST_P(CrashReports, are_not_left_by_a_normal_end_or_a_shutdown) {
  system_.run([](Self self) -> Task<> {
    auto ends = [](Self child, ExitReason reason) -> Task<> {
      child.exit(reason);
      co_return;
    };
    for (ExitReason reason :
         {ExitReason::normal(), ExitReason::shutdown(), ExitReason::shutdown("done"_a)}) {
      self.spawn_monitor(ends, reason);
      co_await self.receive<otp::Down>();
    }
  });
  EXPECT_TRUE(crashes().empty());
}

TEST_P(CrashReports, are_joined_by_the_decision_of_the_supervisor) {
  system_.run([](Self self) -> Task<> {
    auto child = otp::child<Fragile>("vase"_a, std::int64_t{1}).restart(otp::Restart::Transient);
    auto spec = otp::SupervisorSpec().max_restarts(1, 5s).child(std::move(child));
    self.trap_exit(true);
    auto supervisor = co_await up_linked<otp::Supervisor>(self, std::move(spec));
    Watched watched(self, pid_of(self, supervisor));
    for (int i = 0; i < 2; ++i) {
      auto children = co_await answer(self, supervisor, otp::Supervisor::WhichChildren{});
      Watched child_watched(self, children[0].pid);
      self.exit(children[0].pid, "broken"_a);
      co_await child_watched.end();  // its supervisor knows by now
    }
    co_await watched.end();
  });
  observer::SystemModel model;
  std::vector<trace::Decision> decisions;
  for (const trace::Event& event : system_.recorder().events()) {
    model.apply(event);
    auto* decided = std::get_if<trace::Decided>(&event.what);
    if (decided == nullptr) continue;
    const observer::ProcessEntry* entry = model.find(decided->child);
    ASSERT_NE(entry, nullptr);
    ASSERT_TRUE(entry->crash);
    EXPECT_EQ(entry->crash->pid, decided->child);
    EXPECT_EQ(entry->crash->report.get("reason"_a), Term("broken"_a));
    ASSERT_TRUE(entry->crash->decision);
    decisions.push_back(*entry->crash->decision);
  }
  using enum trace::Decision;
  EXPECT_EQ(decisions, (std::vector{Restart, GiveUp}));
}

}  // namespace
