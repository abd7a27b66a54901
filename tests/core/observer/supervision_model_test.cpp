// The part of the SystemModel that follows supervision: places that outlive their processes.

#include <gtest/gtest.h>

#include "model_events.h"
#include "observer/system_model.h"
#include "otp/supervisor.h"
#include "system.h"

namespace observer {
namespace {

using support::pid;
using support::spawned_server;
using support::spawned_supervisor;
using support::Told;
using support::tree;
using namespace otp::literals;
using namespace std::chrono_literals;

const Pid top = pid(1), first = pid(2), second = pid(3), third = pid(4);

trace::Decided restarts(Pid child, std::uint32_t restarts_in_period = 1) {
  return {top, "counter"_a, child, trace::Decision::Restart, restarts_in_period};
}

/// A supervisor with one child.
void start_one(Told& told) {
  told << spawned_supervisor(top) << spawned_server(first, top);
  told << trace::ChildStarted{top, "counter"_a, first, 1, {}};
}

TEST(SupervisedPlace, outlives_its_process) {
  Told told;
  start_one(told);
  Identity place = told.at(first).id;
  told << trace::DepthChanged{first, 9} << trace::Exited{first, "boom"_a};
  EXPECT_EQ(tree(told.model), "Supervisor(counter+)");
  EXPECT_EQ(told.model.find(place)->status, Status::Exited);
  told << restarts(first);
  EXPECT_EQ(told.model.find(place)->status, Status::Restarting);
  told << spawned_server(second, top) << trace::ChildStarted{top, "counter"_a, second, 2, first};

  const ProcessEntry& entry = told.at(second);
  EXPECT_EQ(tree(told.model), "Supervisor(counter)");
  EXPECT_EQ(entry.id, place);
  EXPECT_EQ(entry.pid, second);
  EXPECT_EQ(entry.incarnation, 2U);
  EXPECT_EQ(entry.restarts(), 1U);
  EXPECT_EQ(entry.restarted, told.now);
  EXPECT_EQ(entry.started, TimePoint(2ms));
  EXPECT_EQ(entry.exit_reason, Term("boom"_a));
  EXPECT_EQ(entry.peak_depth, 9U);
  EXPECT_EQ(entry.depth, 0U);
  EXPECT_EQ(told.model.identity_of(first), place);
  EXPECT_EQ(told.model.restart_count(), 1U);
  EXPECT_EQ(told.model.alive_count(), 2U);
}

TEST(SupervisedPlace, counts_restarts_at_its_supervisor_too) {
  Told told;
  start_one(told);
  told << trace::Exited{first, "boom"_a} << restarts(first, 3);
  told << spawned_server(second, top) << trace::ChildStarted{top, "counter"_a, second, 2, first};
  EXPECT_EQ(told.at(top).restarts_in_period, 3U);
  EXPECT_EQ(told.at(top).child_restarts, 1U);
}

TEST(SupervisedPlace, leaves_a_trail_of_its_last_restarts) {
  Told told;
  start_one(told);
  EXPECT_TRUE(told.at(first).restart_trail.empty());
  std::vector<TimePoint> restarts_at;
  Pid last = first;
  for (std::uint32_t life = 2; life <= 20; ++life) {
    Pid next = pid(2, life);
    told << trace::Exited{last, "boom"_a} << restarts(last) << spawned_server(next, top);
    told << trace::ChildStarted{top, "counter"_a, next, life, last};
    restarts_at.push_back(told.now);
    last = next;
  }
  restarts_at.erase(restarts_at.begin(), restarts_at.end() - ProcessEntry::trail_length);
  EXPECT_EQ(told.at(last).restart_trail, restarts_at);
  EXPECT_EQ(told.at(last).restarted, restarts_at.back());
}

TEST(SupervisedPlace, knows_what_the_specification_says_of_its_end) {
  Told told;
  start_one(told);
  EXPECT_EQ(told.at(first).restart, trace::Restart::Permanent);
  told << trace::Exited{first, "boom"_a} << restarts(first) << spawned_server(second, top);
  told << trace::ChildStarted{top,  "counter"_a, second, 2, first, trace::Restart::Transient,
                              true, true};
  EXPECT_EQ(told.at(second).restart, trace::Restart::Transient);
  EXPECT_TRUE(told.at(second).is_significant && told.at(second).is_brutal);
}

TEST(SupervisedPlace, has_a_gauge_of_restarts_that_begins_anew_with_its_process) {
  const Pid inner = pid(5), next = pid(6);
  auto flags = Term::record("flags"_a, {{"intensity"_a, 3}, {"period"_a, 5000}});
  Told told;
  told << spawned_supervisor(top) << spawned_supervisor(inner, top);
  EXPECT_EQ(told.at(inner).gauge, nullptr);
  told << trace::SupervisorReady{inner, flags} << trace::ChildStarted{top, "inner"_a, inner, 1, {}};
  told << trace::Decided{inner, "x"_a, pid(9), trace::Decision::Restart, 1};
  told << trace::Decided{inner, "x"_a, pid(9), trace::Decision::Keep, 1};
  EXPECT_EQ(told.at(inner).gauge->left(told.now), 2U);
  EXPECT_EQ(told.at(inner).gauge->left(told.now + 6s), 3U);
  told << trace::Exited{inner, "boom"_a} << spawned_supervisor(next, top);
  told << trace::SupervisorReady{next, flags}
       << trace::ChildStarted{top, "inner"_a, next, 2, inner};
  EXPECT_EQ(told.at(next).gauge->left(told.now), 3U);
}

TEST(SupervisedPlace, takes_over_what_the_new_process_has_already) {
  Told told;
  start_one(told);
  told << trace::Registered{first, "old_name"_a} << trace::StateChanged{first, 41};
  told << trace::Exited{first, "boom"_a} << spawned_server(second, top);
  told << trace::Linked{top, second} << trace::Registered{second, "new_name"_a};
  told << trace::StateChanged{second, 1} << trace::ChildStarted{top, "counter"_a, second, 2, first};
  EXPECT_EQ(told.at(second).names, std::vector<Term>{"new_name"_a});
  EXPECT_EQ(told.at(second).state, Term(1));
  EXPECT_TRUE(told.at(second).links.contains(top));
  EXPECT_EQ(told.at(top).links, std::set<Pid>{second});
}

TEST(SupervisedPlace, leaves_the_tree_when_its_specification_is_removed) {
  Told told;
  start_one(told);
  Identity place = told.at(first).id;
  told << trace::Exited{first, otp::atoms::normal} << trace::ChildRemoved{top, "counter"_a, first};
  EXPECT_EQ(tree(told.model), "Supervisor");
  EXPECT_EQ(told.changes.back().kind, Change::Kind::Removed);
  EXPECT_EQ(told.changes.back().id, place);
}

TEST(SupervisedPlace, stays_while_its_child_is_stopped_and_started_by_request) {
  Told told;
  start_one(told);
  Identity place = told.at(first).id;
  told << trace::Exited{first, otp::atoms::shutdown};
  EXPECT_EQ(tree(told.model), "Supervisor(counter+)");
  told << spawned_server(second, top) << trace::ChildStarted{top, "counter"_a, second, 2, first};
  EXPECT_EQ(told.at(second).id, place);
}

TEST(SupervisedPlace, is_seen_with_its_tree_after_the_end_of_both) {
  Told told;
  start_one(told);
  told << trace::Registered{first, "counter_1"_a} << trace::Linked{top, first};
  told << trace::Exited{top, otp::atoms::killed} << trace::Unregistered{first, "counter_1"_a};
  told << trace::Exited{first, otp::atoms::killed};
  EXPECT_EQ(tree(told.model), "Supervisor+(counter_1+)");
  EXPECT_EQ(told.model.path_of(told.at(first).id), "Supervisor/counter_1");
  EXPECT_EQ(told.model.supervisor_count(), 0U);
  EXPECT_EQ(told.model.alive_count(), 0U);
  EXPECT_TRUE(told.model.has_ended());
  EXPECT_EQ(told.model.started_count(), 2U);
  EXPECT_EQ(told.model.last_ended(), told.at(first).id);
}

TEST(SupervisedPlace, makes_room_with_its_tree_for_another_tree) {
  const Pid application = pid(5), root = pid(6), next = pid(7);
  Told told;
  told << spawned_supervisor(top) << support::spawned(application, {}, "application");
  told << spawned_supervisor(root, application) << spawned_server(first, root);
  told << trace::ChildStarted{root, "counter"_a, first, 1, {}};
  told << trace::Exited{root, otp::atoms::killed} << trace::Exited{first, otp::atoms::killed};
  told << trace::Exited{application, otp::atoms::killed};
  EXPECT_EQ(tree(told.model), "Supervisor application+(Supervisor+(counter+))");
  EXPECT_FALSE(told.model.has_ended());
  told << support::spawned(second, {}, "observer") << spawned_supervisor(next, top);
  EXPECT_EQ(tree(told.model), "Supervisor(Supervisor) application+(Supervisor+(counter+)) observer")
      << "neither a helper nor a part of another tree is a new one";
  told << spawned_supervisor(third, second);
  EXPECT_EQ(tree(told.model), "Supervisor(Supervisor) observer(Supervisor)");
}

TEST(SupervisedPlace, stays_below_its_starter_that_ends_first) {
  const Pid application = pid(5), next = pid(6);
  Told told;
  told << support::spawned(application, {}, "application") << spawned_supervisor(top, application);
  told << spawned_server(first, top) << trace::ChildStarted{top, "counter"_a, first, 1, {}};
  told << trace::Exited{application, otp::atoms::killed} << spawned_supervisor(next);
  EXPECT_EQ(tree(told.model), "application+(Supervisor(counter)) Supervisor");
  told << trace::Exited{first, otp::atoms::shutdown} << trace::Exited{top, otp::atoms::killed};
  EXPECT_EQ(tree(told.model), "application+(Supervisor+(counter+)) Supervisor");
  told << spawned_supervisor(second);
  EXPECT_EQ(tree(told.model), "Supervisor Supervisor");
}

TEST(SupervisedPlace, does_not_stay_when_an_earlier_supervisor_had_left_it_behind) {
  const Pid branch = pid(5), next = pid(6);
  Told told;
  told << spawned_supervisor(top) << spawned_supervisor(branch, top);
  told << trace::ChildStarted{top, "branch"_a, branch, 1, {}};
  told << spawned_server(first, branch) << trace::ChildStarted{branch, "first"_a, first, 1, {}};
  told << trace::Exited{branch, otp::atoms::killed} << spawned_supervisor(next, top);
  told << trace::ChildStarted{top, "branch"_a, next, 2, branch};
  EXPECT_EQ(tree(told.model), "Supervisor(branch(first))");
  told << trace::Exited{first, "boom"_a};
  EXPECT_EQ(tree(told.model), "Supervisor(branch)");
}

TEST(SupervisedPlace, keeps_its_name_and_path_while_it_is_restarted_with_its_supervisor) {
  const Pid branch = pid(5), new_branch = pid(6);
  Told told;
  told << spawned_supervisor(top) << spawned_supervisor(branch, top);
  told << trace::Registered{branch, "branch"_a}
       << trace::ChildStarted{top, "branch"_a, branch, 1, {}};
  told << spawned_server(first, branch) << trace::Registered{first, "first"_a};
  told << trace::ChildStarted{branch, "id"_a, first, 1, {}};
  Identity place = told.at(first).id;
  told << trace::Unregistered{branch, "branch"_a} << trace::Exited{branch, "boom"_a};
  told << trace::Unregistered{first, "first"_a} << trace::Exited{first, "boom"_a};
  EXPECT_EQ(told.model.path_of(place), "Supervisor/branch/first");
  told << spawned_supervisor(new_branch, top) << spawned_server(second, new_branch);
  told << trace::Registered{second, "first"_a}
       << trace::ChildStarted{new_branch, "id"_a, second, 1, {}};
  told << trace::ChildStarted{top, "branch"_a, new_branch, 2, branch};
  EXPECT_EQ(told.at(second).id, place);
  EXPECT_EQ(told.at(second).names, std::vector<Term>{"first"_a});
}

TEST(SupervisedPlace, is_another_for_another_child_of_the_same_id) {
  Told told;
  start_one(told);
  told << spawned_server(second, top) << trace::ChildStarted{top, "counter"_a, second, 1, {}};
  EXPECT_EQ(tree(told.model), "Supervisor(counter counter)");
  EXPECT_NE(told.at(first).id, told.at(second).id);
}

TEST(SupervisedPlace, of_a_process_that_somebody_else_spawned_moves_below_its_supervisor) {
  Told told;
  told << spawned_supervisor(top) << support::spawned(second) << spawned_server(first, second);
  told << trace::ChildStarted{top, "counter"_a, first, 1, {}};
  EXPECT_EQ(tree(told.model), "Supervisor(counter) Client");
}

TEST(SupervisedPlace, leaves_the_tree_when_the_new_supervisor_does_not_start_it_again) {
  const Pid branch = pid(5), new_branch = pid(6);
  Told told;
  told << spawned_supervisor(top) << spawned_supervisor(branch, top);
  told << trace::ChildStarted{top, "branch"_a, branch, 1, {}};
  told << spawned_server(first, branch) << trace::ChildStarted{branch, "session-1", first, 1, {}};
  Identity session = told.at(first).id;
  told << trace::Exited{first, otp::atoms::shutdown} << trace::Exited{branch, otp::atoms::shutdown};
  told << spawned_supervisor(new_branch, top);
  told << trace::ChildStarted{top, "branch"_a, new_branch, 2, branch};
  EXPECT_EQ(tree(told.model), "Supervisor(branch)");
  told << spawned_server(second, new_branch);
  told << trace::ChildStarted{new_branch, "session-1", second, 1, {}};
  EXPECT_EQ(tree(told.model), "Supervisor(branch(session-1))");
  EXPECT_EQ(told.at(second).id, session);
}

/// A branch with two children, of which the first was once forgotten, starts again.
void restart_branch(Told& told, Pid branch, Pid new_branch, Pid new_first, Pid new_second) {
  told << spawned_supervisor(top) << spawned_supervisor(branch, top);
  told << trace::ChildStarted{top, "branch"_a, branch, 1, {}};
  told << spawned_server(first, branch) << trace::ChildStarted{branch, "first"_a, first, 1, {}};
  told << spawned_server(second, branch) << trace::ChildStarted{branch, "second"_a, second, 1, {}};
  told << trace::Exited{first, "boom"_a} << trace::ChildRemoved{branch, "first"_a, first};
  told << trace::Exited{second, "boom"_a} << trace::Exited{branch, "boom"_a};
  told << spawned_supervisor(new_branch, top) << spawned_server(new_first, new_branch);
  told << trace::ChildStarted{new_branch, "first"_a, new_first, 1, {}};
  told << spawned_server(new_second, new_branch);
  told << trace::ChildStarted{new_branch, "second"_a, new_second, 1, {}};
  told << trace::ChildStarted{top, "branch"_a, new_branch, 2, branch};
}

TEST(SupervisedPlace, stands_where_its_supervisor_has_started_it) {
  const Pid branch = pid(5), new_branch = pid(6), new_first = pid(7), new_second = pid(8);
  Told told;
  restart_branch(told, branch, new_branch, new_first, new_second);
  EXPECT_EQ(tree(told.model), "Supervisor(branch(first second))");
}

TEST(SupervisedPlace, stays_when_its_child_ends_after_the_supervisor_was_restarted) {
  const Pid branch = pid(5), new_branch = pid(6), new_first = pid(7), new_second = pid(8);
  Told told;
  restart_branch(told, branch, new_branch, new_first, new_second);
  told << trace::Exited{new_second, "boom"_a};
  EXPECT_EQ(tree(told.model), "Supervisor(branch(first second+))");
}

TEST(SupervisedPlace, is_not_kept_for_a_supervisor_that_failed_to_start) {
  const Pid inner = pid(5);
  Told told;
  told << spawned_supervisor(top);
  for (std::uint32_t attempt = 1; attempt <= 3; ++attempt) {
    Pid failing = pid(6, attempt), child = pid(7, attempt);
    told << spawned_supervisor(failing, top) << spawned_server(child, failing);
    told << trace::Exited{child, "boom"_a} << trace::Exited{failing, otp::atoms::shutdown};
  }
  EXPECT_EQ(tree(told.model), "Supervisor");
  told << spawned_supervisor(inner, top) << trace::ChildStarted{top, "inner"_a, inner, 1, {}};
  Identity place = told.at(inner).id;
  told << trace::Exited{inner, "boom"_a} << spawned_supervisor(second, top);
  told << trace::Exited{second, "boom"_a};
  EXPECT_EQ(tree(told.model), "Supervisor(inner+)");
  told << spawned_supervisor(third, top) << trace::ChildStarted{top, "inner"_a, third, 2, inner};
  EXPECT_EQ(tree(told.model), "Supervisor(inner)");
  EXPECT_EQ(told.at(third).id, place);
}

TEST(SupervisedPlace, counts_as_long_as_it_is_in_the_tree) {
  const Pid branch = pid(5), new_branch = pid(6), new_first = pid(7), new_second = pid(8);
  Told told;
  auto in_tree = [&] {
    std::size_t count = 0;
    told.model.for_each([&](const ProcessEntry&) { ++count; });
    return count;
  };
  auto tell = [&](trace::What what) {
    told << std::move(what);
    EXPECT_EQ(told.model.size(), in_tree());
  };
  restart_branch(told, branch, new_branch, new_first, new_second);
  EXPECT_EQ(told.model.size(), 4U);
  for (Pid ending : {top, new_branch, new_first, new_second}) {
    tell(trace::Exited{ending, otp::atoms::killed});
  }
  EXPECT_EQ(told.model.size(), 4U);
  EXPECT_EQ(told.model.alive_count(), 0U);
  tell(spawned_supervisor(pid(9)));
  tell(support::spawned(pid(10)));
  tell(trace::Exited{pid(10), "boom"_a});
  EXPECT_EQ(told.model.size(), 1U);
}

// With a real tree of supervisors

otp::SupervisorSpec nested() {
  auto idle = [](otp::Self self) -> otp::Task<> { co_await self.sleep(otp::infinity); };
  auto leaf = otp::process_child("leaf"_a, otp::Label("Leaf"), idle);
  auto inner = otp::SupervisorSpec().child(std::move(leaf));
  auto branch = otp::child<otp::Supervisor>("inner"_a, std::move(inner));
  auto middle = otp::SupervisorSpec().child(std::move(branch));
  return otp::SupervisorSpec().child(otp::child<otp::Supervisor>("middle"_a, std::move(middle)));
}

otp::Task<> keep_nested(otp::Self self) {
  co_await otp::start_link<otp::Supervisor>(self, otp::StartOptions().name("root"_a), nested());
  co_await self.sleep(otp::infinity);
}

class RealTree : public testing::TestWithParam<support::Schedule> {
 protected:
  void SetUp() override {
    otp::spawn(system_.runtime(), otp::Label("keeper"), &keep_nested);
    run();
  }
  /// Lets everything happen that is to happen, and applies it to the model.
  void run() {
    system_.world().run_ready();
    auto events = system_.recorder().events();
    for (; applied_ < events.size(); ++applied_) model_.apply(events[applied_]);
  }
  const ProcessEntry* find(const std::string& path) const {
    const ProcessEntry* found = nullptr;
    model_.for_each([&](const ProcessEntry& entry) {
      if (model_.path_of(entry.id) == path) found = &entry;
    });
    return found;
  }

  support::System system_{GetParam(), trace::Watch::Lifecycle};
  SystemModel model_;
  std::size_t applied_ = 0;
};
INSTANTIATE_TEST_SUITE_P(Seeds, RealTree, support::every_seed, support::schedule_name);

const std::vector<std::string> paths = {"keeper/root", "keeper/root/middle",
                                        "keeper/root/middle/inner",
                                        "keeper/root/middle/inner/leaf"};

TEST_P(RealTree, shows_nobody_as_starting_once_all_have_started) {
  for (const std::string& path : paths) {
    ASSERT_NE(find(path), nullptr) << path;
    EXPECT_EQ(find(path)->status, Status::Waiting) << path;
  }
  EXPECT_EQ(model_.supervisor_count(), 3U);
  EXPECT_EQ(model_.alive_count(), system_.runtime().process_count());
}

TEST_P(RealTree, keeps_the_places_below_a_supervisor_that_was_restarted) {
  std::vector<Identity> before;
  for (const std::string& path : paths) before.push_back(find(path)->id);
  Pid inner = find(paths[2])->pid;
  for (int crashes = 0; crashes < 4; ++crashes) {  // one more than a supervisor bears
    system_.runtime().exit(find(paths[3])->pid, otp::ExitReason("boom"_a));
    run();
  }
  EXPECT_EQ(tree(model_), "keeper(root(middle(inner(leaf))))");
  for (std::size_t i = 0; i < paths.size(); ++i) {
    ASSERT_NE(find(paths[i]), nullptr) << paths[i];
    EXPECT_EQ(find(paths[i])->id, before[i]) << paths[i];
  }
  EXPECT_NE(find(paths[2])->pid, inner);
  EXPECT_EQ(find(paths[1])->incarnation, 1U);
  EXPECT_EQ(find(paths[2])->incarnation, 2U);
  EXPECT_EQ(find(paths[3])->incarnation, 5U);
}

TEST_P(RealTree, shows_nothing_of_what_a_killed_supervisor_has_left) {
  for (int round = 1; round <= 3; ++round) {
    Identity before = find(paths[1])->id;
    system_.runtime().exit(find(paths[1])->pid, otp::ExitReason::kill());
    run();
    EXPECT_EQ(tree(model_), "keeper(root(middle(inner(leaf))))");
    EXPECT_EQ(find(paths[1])->id, before);
    EXPECT_EQ(model_.alive_count(), system_.runtime().process_count());
  }
}

TEST_P(RealTree, shows_links_of_living_processes_only) {
  system_.runtime().exit(find(paths[3])->pid, otp::ExitReason("boom"_a));
  run();
  model_.for_each([&](const ProcessEntry& entry) {
    for (Pid peer : entry.links) EXPECT_TRUE(system_.runtime().is_alive(peer)) << entry.title();
  });
  EXPECT_EQ(find(paths[2])->links.size(), 2U);  // the supervisor above and the leaf
}

}  // namespace
}  // namespace observer
