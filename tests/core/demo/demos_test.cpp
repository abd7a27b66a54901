// The worlds that the program can show, from their start through their phases.

#include "demo/demo.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "desk_steps.h"
#include "otp/dynamic_supervisor.h"

namespace demo {
namespace {

using namespace support;

murabaha::Surroundings surroundings() { return murabaha::surroundings_in_memory(1'000'000); }

TEST(Demos, are_found_by_their_names) {
  for (const Demo& demo : demos()) {
    EXPECT_EQ(find_demo(demo.name), &demo);
    EXPECT_FALSE(demo.title.empty() || demo.sentence.empty());
    EXPECT_TRUE(trace::includes(demo.watch, trace::Watch::Lifecycle)) << demo.name;
  }
  EXPECT_EQ(demos().front().name, "guide");
  EXPECT_EQ(find_demo("nothing"), nullptr);
}

// Every demo starts everywhere

struct Expected {
  std::string_view demo;
  std::vector<std::string_view> names;
};

const std::vector<Expected> all_expected = {
    {"guide",
     {"manual_counter", "counter", "lifecycle_hooks", "long_operation", "notification_queue",
      "periodic_reporter", "database", "database_pool", "cache_server", "session_supervisor",
      "bank", "contracts", "guide"}},
    {"leak", {"counter_supervisor", "process_leak"}},
    {"overflow", {"slow_counter", "called_counter", "mailbox_overflow"}},
    {"shutdown", {"database", "pool_supervisor", "graceless_shutdown"}},
};

class EveryDemo : public testing::TestWithParam<Schedule> {};
INSTANTIATE_TEST_SUITE_P(Everywhere, EveryDemo, every_schedule, schedule_name);

TEST_P(EveryDemo, starts_its_named_processes) {
  ASSERT_EQ(all_expected.size(), demos().size());
  for (const Expected& expected : all_expected) {
    System system(GetParam(), trace::Watch::Lifecycle);
    find_demo(expected.demo)->start(system.runtime(), surroundings());
    for (std::string_view name : expected.names) {
      EXPECT_TRUE(system.sees([&](const trace::Event& event) {
        auto* registered = std::get_if<trace::Registered>(&event.what);
        return registered != nullptr && registered->name == Term(Atom(name));
      })) << expected.demo
          << ": " << name;
    }
  }
}

TEST_P(EveryDemo, of_the_guide_opens_its_contracts) {
  System system(GetParam(), trace::Watch::Lifecycle);
  start_guide(system.runtime(), surroundings());
  for (std::string id : {"M-1001", "M-1002", "M-1003"}) {
    EXPECT_TRUE(system.sees([&](const trace::Event& event) {
      auto* started = std::get_if<trace::ChildStarted>(&event.what);
      return started != nullptr && started->id == Term(id);
    })) << id;
  }
}

TEST_P(EveryDemo, of_the_shutdown_opens_connections) {
  System system(GetParam(), trace::Watch::Lifecycle | trace::Watch::State);
  start_graceless_shutdown(system.runtime(), surroundings());
  EXPECT_TRUE(system.sees([](const trace::Event& event) {
    auto* changed = std::get_if<trace::StateChanged>(&event.what);
    return changed != nullptr && changed->state.get("open"_a) == Term(10);
  }));
}

// Their phases

class Phases : public testing::TestWithParam<Schedule> {
 protected:
  void start(std::string_view demo) { find_demo(demo)->start(system_.runtime(), surroundings()); }
  /// The number of processes at a moment.
  std::size_t processes_at(Duration time) {
    system_.world().run_until(TimePoint(time));
    return system_.runtime().process_count();
  }
  std::size_t count(const Recorder::Wanted& wanted) {
    return static_cast<std::size_t>(std::ranges::count_if(system_.recorder().events(), wanted));
  }
  std::size_t ended_with(const Term& reason) {
    return count([&](const trace::Event& event) {
      auto* exited = std::get_if<trace::Exited>(&event.what);
      return exited != nullptr && exited->reason == reason;
    });
  }
  std::size_t decided(trace::Decision decision) {
    return count([&](const trace::Event& event) {
      auto* made = std::get_if<trace::Decided>(&event.what);
      return made != nullptr && made->decision == decision;
    });
  }
  std::uint32_t depth_of(std::string_view name) {
    Pid pid = system_.runtime().whereis(Atom(name));
    return system_.runtime().info(pid)->mailbox_depth;
  }

  System system_{GetParam(), trace::Watch::Lifecycle};
};
INSTANTIATE_TEST_SUITE_P(Seeds, Phases, testing::Values(Schedule{0, 1}, Schedule{0, 2}),
                         schedule_name);

TEST_P(Phases, of_the_leak_are_all_gone_then_orphaned_then_supervised) {
  start("leak");
  EXPECT_EQ(processes_at(400ms), 4U);  // application, two supervisors, director
  EXPECT_EQ(processes_at(1s), 4U + 1 + 1000);
  EXPECT_EQ(processes_at(3500ms), 4U);
  EXPECT_EQ(ended_with("crashed"_a), 1001U);  // one crash took all, and their starter
  EXPECT_EQ(processes_at(5s), 4U + 1 + 1000);
  EXPECT_EQ(processes_at(8s), 4U + 1000);  // the starter ended normally: nobody owns them
  EXPECT_EQ(ended_with("crashed"_a), 1001U);
  EXPECT_EQ(processes_at(10'400ms), 4U + 2000);
  EXPECT_EQ(processes_at(20s), 4U + 2000);
  std::size_t crashes = ended_with("crashed"_a) - 1001;
  EXPECT_GT(crashes, 10U);
  EXPECT_EQ(decided(trace::Decision::Restart), crashes);  // each replaced that one only
}

TEST_P(Phases, of_the_overflow_pile_up_only_where_nobody_waits_for_answers) {
  start("overflow");
  system_.world().run_until(TimePoint(500ms));
  std::uint32_t before = 0;
  for (int tenths = 6; tenths <= 12; ++tenths) {
    system_.world().run_until(TimePoint(tenths * 100ms));
    std::uint32_t depth = depth_of("slow_counter");
    EXPECT_GT(depth, before + 7000);  // 10,000 come in a tenth of a second, 2,000 are served
    before = depth;
  }
  std::uint32_t deepest = 0;
  for (int ms = 1201; ms < 1400; ++ms) {
    system_.world().run_until(TimePoint(ms * 1ms));
    deepest = std::max(deepest, depth_of("called_counter"));
  }
  EXPECT_GT(deepest, 0U);
  EXPECT_LE(deepest, 4U);  // as many as there are clients
}

TEST_P(Phases, of_the_shutdown_leave_connections_open_unless_the_pool_traps_exits) {
  start("shutdown");
  system_.world().run_until(TimePoint(13s));
  std::vector<std::string> told = system_.notices();
  std::erase_if(told, [](const std::string& line) { return !line.starts_with("the pool is"); });
  const std::string stopped = "the pool is stopped; open connections: ";
  EXPECT_EQ(told, (std::vector{stopped + "10", stopped + "10", stopped + "20", stopped + "20"}));
}

TEST_P(Phases, of_the_guide_go_on_for_minutes) {
  start("guide");
  system_.world().run_until(TimePoint(120s));
  EXPECT_EQ(decided(trace::Decision::GiveUp), 0U);
  EXPECT_GT(decided(trace::Decision::Restart), 5U);
  std::vector<std::string> notices = system_.notices();
  for (std::string line : {"Report #50 at 102000 ms", "Cache idle, hibernating..."}) {
    EXPECT_EQ(std::ranges::count(notices, line) > 0, true) << line;
  }
  system_.run([](Self self) -> Task<> {
    murabaha::Contract contract = co_await murabaha::look_at(self, "M-1001");
    EXPECT_EQ(contract.stage, murabaha::Stage::Completed);
    EXPECT_EQ(contract.paid(), contract.terms.total());
    murabaha::Contract waiting = co_await murabaha::look_at(self, "M-1003");
    EXPECT_EQ(waiting.stage, murabaha::Stage::Pending);
  });
}

}  // namespace
}  // namespace demo
