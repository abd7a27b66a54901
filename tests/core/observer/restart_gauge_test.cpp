// How many restarts a supervisor has left: by hand, and in random trees against its own books.

#include "observer/restart_gauge.h"

#include <gtest/gtest.h>

#include "random_world.h"

namespace observer {
namespace {

using namespace std::chrono_literals;

TimePoint at(Duration time) { return TimePoint(time); }

TEST(RestartGauge, counts_down_and_fills_again_while_nothing_happens) {
  RestartGauge gauge;
  gauge.set_limit(2, 5s);
  EXPECT_EQ(gauge.left(at(0s)), 2U);
  gauge.add(at(1s), 1);
  gauge.add(at(3s), 2);
  EXPECT_EQ(gauge.left(at(3s)), 0U);
  EXPECT_EQ(gauge.left(at(6s)), 0U);  // what was exactly a period ago counts
  EXPECT_EQ(gauge.left(at(6s) + 1ns), 1U);
  EXPECT_EQ(gauge.left(at(9s)), 2U);
}

TEST(RestartGauge, is_empty_once_the_supervisor_has_given_up) {
  RestartGauge gauge;
  gauge.set_limit(1, 5s);
  gauge.add(at(1s), 1);
  gauge.add(at(2s), 2);
  EXPECT_EQ(gauge.used(at(2s)), 2U);
  EXPECT_EQ(gauge.left(at(2s)), 0U);
}

TEST(RestartGauge, believes_the_supervisor_about_what_still_counts) {
  RestartGauge gauge;
  gauge.set_limit(3, 5s);
  gauge.add(at(1s), 1);
  gauge.add(at(6s), 1);  // its clock said a little more than 5 s
  EXPECT_EQ(gauge.left(at(6s)), 2U);
}

TEST(RestartGauge, obeys_a_new_limit) {
  RestartGauge gauge;
  gauge.set_limit(1, 5s);
  gauge.add(at(1s), 1);
  gauge.set_limit(3, 2s);
  EXPECT_EQ(gauge.left(at(3s)), 2U);
  EXPECT_EQ(gauge.left(at(4s)), 3U);
}

/// After each decision the gauge shows what the supervisor has said.
void expect_as_decided(const SystemModel& model, const trace::Event& event) {
  auto* decided = std::get_if<trace::Decided>(&event.what);
  bool counts = decided != nullptr && (decided->decision == trace::Decision::Restart ||
                                       decided->decision == trace::Decision::GiveUp);
  if (!counts) return;
  const RestartGauge& gauge = *model.find(decided->supervisor)->gauge;
  EXPECT_EQ(gauge.used(model.now()), decided->restarts);
  bool has_given_up = decided->decision == trace::Decision::GiveUp;
  EXPECT_EQ(has_given_up, gauge.used(model.now()) > gauge.intensity());
}

TEST(RestartGauge, shows_what_the_books_of_supervisors_in_random_trees_say) {
  int compared = 0, without = 0;
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    support::RandomWorld world(seed);
    world.on_event = [&](const trace::Event& event) { expect_as_decided(world.model(), event); };
    for (int round = 0; round < 4; ++round) {
      world.live_a_while();
      for (Pid pid : world.children()) {
        const ProcessEntry& entry = *world.model().find(pid);
        if (entry.label != Atom("Supervisor")) continue;
        std::uint32_t left = entry.gauge->left(world.now());
        EXPECT_EQ(left, world.restarts_left(pid)) << "seed " << seed << " " << entry.title();
        ++compared;
        without += left == 0;
      }
    }
  }
  EXPECT_GT(compared, 300);
  EXPECT_GT(without, 30);
}

}  // namespace
}  // namespace observer
