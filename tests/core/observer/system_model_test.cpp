#include "observer/system_model.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "model_events.h"

namespace observer {
namespace {

using namespace support;
using namespace otp::literals;
using namespace std::chrono_literals;
using Kind = Change::Kind;

const Pid top = pid(1), worker = pid(2), other = pid(3);

// The tree

TEST(SystemModel, begins_empty) {
  SystemModel model;
  EXPECT_TRUE(model.top().empty());
  EXPECT_EQ(model.alive_count(), 0U);
  EXPECT_EQ(model.find(Identity{}), nullptr);
  EXPECT_EQ(model.find(Identity{7}), nullptr);
  EXPECT_EQ(model.find(pid(1)), nullptr);
  EXPECT_EQ(model.path_of(Identity{7}), "");
}

TEST(SystemModel, puts_a_spawned_process_below_its_parent) {
  Told told;
  told << spawned(top, {}, "application") << spawned(worker, top) << spawned(other, worker);
  EXPECT_EQ(tree(told.model), "application(Client(Client))");
  EXPECT_EQ(told.model.path_of(told.at(other).id), "application/Client/Client");
  EXPECT_EQ(told.model.alive_count(), 3U);
  EXPECT_EQ(told.at(worker).started, TimePoint(2ms));
  EXPECT_EQ(told.at(worker).status, Status::Waiting);
}

TEST(SystemModel, puts_a_process_with_an_unknown_parent_at_the_top) {
  Told told;
  told << spawned(worker, pid(99));
  EXPECT_EQ(tree(told.model), "Client");
}

TEST(SystemModel, takes_an_unsupervised_process_out_of_the_tree_when_it_ends) {
  Told told;
  told << spawned(top) << spawned(worker, top);
  Identity id = told.at(worker).id;
  told << trace::Exited{worker, "boom"_a};
  EXPECT_EQ(tree(told.model), "Client");
  EXPECT_EQ(told.model.alive_count(), 1U);
  EXPECT_EQ(told.changes.back().kind, Kind::Removed);
  EXPECT_EQ(told.changes.back().id, id);
  const ProcessEntry& gone = *told.model.find(id);
  EXPECT_FALSE(gone.is_alive || gone.is_in_tree);
  EXPECT_EQ(gone.status, Status::Exited);
  EXPECT_EQ(gone.exit_reason, Term("boom"_a));
  EXPECT_EQ(gone.exited, TimePoint(3ms));
  EXPECT_EQ(told.model.identity_of(worker), id);
}

TEST(SystemModel, moves_the_children_of_an_ended_process_to_the_top) {
  Told told;
  told << spawned(top, {}, "Starter") << spawned(worker, top) << spawned(other, top);
  told << trace::Exited{top, otp::atoms::normal};
  EXPECT_EQ(tree(told.model), "Client Client");
  EXPECT_EQ(told.model.top().size(), 2U);
  EXPECT_TRUE(told.at(worker).parent.is_none());
}

TEST(SystemModel, forgets_processes_that_left_long_ago) {
  Told told;
  told << spawned(pid(1)) << trace::Exited{pid(1), otp::atoms::normal};
  Identity first = told.model.identity_of(pid(1));
  for (std::uint32_t i = 2; i < 3000; ++i) {
    told << spawned(pid(i)) << trace::Exited{pid(i), otp::atoms::normal};
  }
  EXPECT_EQ(told.model.find(first), nullptr);
  EXPECT_TRUE(told.model.identity_of(pid(1)).is_none());
  EXPECT_NE(told.model.find(pid(2999)), nullptr);
  EXPECT_EQ(told.model.alive_count(), 0U);
}

TEST(SystemModel, does_not_forget_whom_somebody_looks_at) {
  Told told;
  told << spawned(pid(1)) << trace::Exited{pid(1), "boom"_a};
  Identity first = told.model.identity_of(pid(1));
  told.model.keep(first);
  auto many_end = [&, next = std::uint32_t{2}]() mutable {
    for (int i = 0; i < 3000; ++i, ++next) {
      told << spawned(pid(next)) << trace::Exited{pid(next), otp::atoms::normal};
    }
  };
  many_end();
  ASSERT_NE(told.model.find(first), nullptr);
  EXPECT_EQ(told.model.find(first)->exit_reason, Term("boom"_a));
  told.model.keep({});
  EXPECT_NE(told.model.find(first), nullptr) << "it is remembered like others from now on";
  many_end();
  EXPECT_EQ(told.model.find(first), nullptr);
}

TEST(SystemModel, tells_of_each_change_when_it_has_been_made) {
  Told told;
  std::vector<bool> known;
  told.model.listen([&](const Change& change) {
    known.push_back(told.model.find(change.id) != nullptr);
    told.changes.push_back(change);
  });
  told << spawned(top) << spawned(worker, top);
  told << trace::Registered{worker, "counter"_a} << trace::Exited{worker, otp::atoms::normal};
  std::vector<Kind> kinds;
  for (const Change& change : told.changes) kinds.push_back(change.kind);
  EXPECT_EQ(kinds, (std::vector{Kind::Added, Kind::Added, Kind::Updated, Kind::Removed}));
  EXPECT_TRUE(std::ranges::all_of(known, std::identity()));
}

// What is known of a process

TEST(SystemModel, calls_a_process_by_its_name_then_by_its_child_id_then_by_what_it_runs) {
  Told told;
  told << spawned_supervisor(top) << spawned_server(worker, top);
  EXPECT_EQ(told.at(worker).title(), "Counter");
  told << trace::ChildStarted{top, "first"_a, worker, 1, {}};
  EXPECT_EQ(told.at(worker).title(), "first");
  told << trace::Registered{worker, otp::tuple("Sessions"_a, "s-1")};
  EXPECT_EQ(told.at(worker).title(), "first");
  told << trace::Registered{worker, "counter"_a};
  EXPECT_EQ(told.at(worker).title(), "counter");
  told << trace::Unregistered{worker, "counter"_a};
  EXPECT_EQ(told.at(worker).title(), "first");
  EXPECT_EQ(told.at(worker).names.size(), 1U);
}

TEST(SystemModel, calls_a_process_that_has_ended_by_its_last_name) {
  Told told;
  told << spawned(worker) << spawned(other) << trace::Registered{worker, "clerk"_a};
  told << trace::Registered{other, "porter"_a} << trace::Unregistered{other, "porter"_a};
  told.now += 1s;
  told << trace::Unregistered{worker, "clerk"_a} << trace::Exited{worker, "boom"_a};
  told << trace::Exited{other, "boom"_a};
  EXPECT_EQ(told.at(worker).title(), "clerk");
  EXPECT_EQ(told.at(other).title(), "Client") << "it had given its name away long before";
}

TEST(SystemModel, shows_a_link_at_both_ends_until_it_is_taken_away) {
  Told told;
  told << spawned(top) << spawned(worker) << trace::Linked{top, worker};
  EXPECT_TRUE(told.at(top).links.contains(worker));
  EXPECT_TRUE(told.at(worker).links.contains(top));
  told << trace::Unlinked{worker, top};
  EXPECT_TRUE(told.at(top).links.empty());
  EXPECT_TRUE(told.at(worker).links.empty());
}

TEST(SystemModel, shows_a_monitor_at_both_ends_until_it_is_taken_away) {
  Told told;
  const Ref ref{7};
  told << spawned(top) << spawned(worker) << trace::Monitored{top, worker, ref};
  EXPECT_EQ(told.at(top).monitors.at(ref), worker);
  EXPECT_EQ(told.at(worker).monitored_by.at(ref), top);
  told << trace::Demonitored{top, worker, ref};
  EXPECT_TRUE(told.at(top).monitors.empty());
  EXPECT_TRUE(told.at(worker).monitored_by.empty());
}

TEST(SystemModel, ends_the_links_and_monitors_of_a_process_that_ends) {
  Told told;
  told << spawned(top) << spawned(worker) << trace::Linked{top, worker};
  told << trace::Monitored{top, worker, Ref{7}} << trace::Monitored{worker, top, Ref{8}};
  told << trace::Exited{worker, "boom"_a};
  EXPECT_TRUE(told.at(top).links.empty());
  EXPECT_TRUE(told.at(top).monitors.empty());
  EXPECT_TRUE(told.at(top).monitored_by.empty());
}

TEST(SystemModel, follows_the_depth_of_a_mailbox_and_its_peak) {
  Told told;
  told << spawned(worker);
  EXPECT_EQ(told.at(worker).depth_history, nullptr);
  told << trace::DepthChanged{worker, 5} << trace::DepthChanged{worker, 12};
  told << trace::DepthChanged{worker, 3};
  EXPECT_EQ(told.at(worker).depth, 3U);
  EXPECT_EQ(told.at(worker).peak_depth, 12U);
  EXPECT_EQ(told.at(worker).depth_history->last(), 3U);
  told << trace::Exited{worker, otp::atoms::normal};
  EXPECT_EQ(told.at(worker).depth, 0U);
  EXPECT_EQ(told.at(worker).depth_history->last(), 0U);
}

TEST(SystemModel, counts_messages_and_shows_what_is_handled) {
  Told told;
  const trace::MessageId message{top, 1};
  const Atom increment = "Increment"_a;
  told << spawned(top) << spawned_server(worker);
  EXPECT_EQ(told.at(worker).status, Status::Starting);
  told << trace::Sent{message, worker, increment, {}}
       << trace::Received{worker, message, increment, {}}
       << trace::HandlerStarted{worker, message, increment, {}};
  EXPECT_EQ(told.at(top).sent, 1U);
  EXPECT_EQ(told.at(worker).received, 1U);
  EXPECT_EQ(told.at(worker).status, Status::Busy);
  EXPECT_EQ(told.at(worker).handling, increment);
  EXPECT_EQ(told.at(worker).busy_since, told.now);
  told << trace::HandlerEnded{worker, message, 1ms};
  EXPECT_EQ(told.at(worker).status, Status::Waiting);
  EXPECT_TRUE(told.at(worker).handling.is_nil());
}

TEST(SystemModel, shows_no_message_as_handled_once_the_process_was_killed) {
  Told told;
  told << spawned_server(worker);
  told << trace::HandlerStarted{worker, {}, "Increment"_a, {}};
  told << trace::Exited{worker, otp::atoms::killed};
  EXPECT_TRUE(told.at(worker).handling.is_nil());
}

TEST(SystemModel, shows_state_mailbox_and_trapping) {
  Told told;
  told << spawned_server(worker) << trace::StateChanged{worker, 41};
  EXPECT_EQ(told.at(worker).status, Status::Waiting);
  told << trace::StateChanged{worker, 42};
  told << trace::MailboxSeen{worker, 1, Term::list({"hello"})};
  told << trace::TrapExitChanged{worker, true};
  EXPECT_EQ(told.at(worker).state, Term(42));
  EXPECT_EQ(told.at(worker).state_at, TimePoint(3ms));
  EXPECT_EQ(told.at(worker).mailbox, Term::list({"hello"}));
  EXPECT_EQ(told.at(worker).mailbox_at, TimePoint(4ms));
  EXPECT_TRUE(told.at(worker).traps_exits);
}

TEST(SystemModel, shows_who_is_suspended_or_hibernates) {
  Told told;
  told << spawned(worker) << trace::Suspended{worker};
  EXPECT_EQ(told.at(worker).status, Status::Suspended);
  told << trace::Resumed{worker};
  EXPECT_EQ(told.at(worker).status, Status::Waiting);
  told << trace::Hibernated{worker};
  EXPECT_EQ(told.at(worker).status, Status::Hibernating);
  told << trace::Received{worker, {}, "wake"_a, {}};
  EXPECT_EQ(told.at(worker).status, Status::Waiting);
}

TEST(SystemModel, marks_what_works_for_the_observer) {
  Told told;
  told << spawned(worker, {}, "observer") << spawned(other);
  EXPECT_TRUE(told.at(worker).is_own);
  EXPECT_FALSE(told.at(other).is_own);
  EXPECT_EQ(told.model.alive_count(), 2U);
  EXPECT_EQ(told.model.own_count(), 1U);
  told << trace::Exited{worker, otp::ExitReason::normal().term()};
  EXPECT_EQ(told.model.own_count(), 0U);
}

TEST(SystemModel, adds_up_what_was_lost) {
  Told told;
  told << spawned(worker) << trace::Lost{3} << trace::Lost{4};
  EXPECT_EQ(told.model.lost(), 7U);
  EXPECT_EQ(told.changes.back().kind, Kind::Gap);
  EXPECT_EQ(told.model.event_count(), 3U);
}

TEST(SystemModel, has_a_clock_that_does_not_go_back) {
  SystemModel model;
  model.apply({TimePoint(5ms), spawned(worker)});
  model.apply({TimePoint(3ms), spawned(other)});
  model.apply({TimePoint(9ms), trace::Lost{1}});  // has no time of its own
  EXPECT_EQ(model.now(), TimePoint(5ms));
}

// Events about processes that are not known

TEST(SystemModel, says_of_each_event_which_place_it_is_about) {
  SystemModel model;
  auto place = [&](trace::What what) { return model.apply({{}, std::move(what)}); };
  const Pid supervisor = pid(1), child = pid(2), next = pid(3), guest = pid(4);
  Identity top_place = place(spawned_supervisor(supervisor));
  EXPECT_EQ(top_place, model.identity_of(supervisor));
  Identity child_place = place(spawned(child, supervisor));
  EXPECT_EQ(place(trace::ChildStarted{supervisor, "id"_a, child, 1, {}}), child_place);
  EXPECT_EQ(place(trace::Linked{child, supervisor}), child_place);
  EXPECT_EQ(place(trace::Sent{{supervisor, 1}, child, {}, {}}), top_place);
  EXPECT_EQ(place(trace::TimerSet{child, {}, {}, {}}), child_place);
  EXPECT_EQ(place(trace::Exited{child, "x"_a}), child_place);
  EXPECT_EQ(place(trace::Dropped{{}, child, {}, {}}), child_place);
  place(spawned(next, supervisor));
  EXPECT_EQ(place(trace::ChildStarted{supervisor, "id"_a, next, 2, child}), child_place);
  EXPECT_EQ(place(trace::Decided{supervisor, "id"_a, next, {}, 1}), child_place);
  Identity guest_place = place(spawned(guest));
  EXPECT_EQ(place(trace::Exited{guest, "x"_a}), guest_place);
  EXPECT_TRUE(place(trace::Lost{1}).is_none());
}

TEST(SystemModel, survives_every_kind_of_event_about_unknown_processes) {
  const Pid who = pid(77), whom = pid(78);
  const std::vector<trace::What> all = {
      trace::Exited{who, "x"_a},
      trace::Linked{who, whom},
      trace::Unlinked{who, whom},
      trace::Monitored{who, whom, Ref{1}},
      trace::Demonitored{who, whom, Ref{1}},
      trace::Registered{who, "name"_a},
      trace::Unregistered{who, "name"_a},
      trace::TrapExitChanged{who, true},
      trace::SupervisorReady{who, {}},
      trace::ChildStarted{who, "id"_a, whom, 1, {}},
      trace::ChildStarted{who, "id"_a, whom, 2, pid(79)},
      trace::ChildRemoved{who, "id"_a, whom},
      trace::Decided{who, "id"_a, whom, trace::Decision::Restart, 1},
      trace::Suspended{who},
      trace::Resumed{who},
      trace::Hibernated{who},
      trace::Slow{who, 1s},
      trace::StateChanged{who, 1},
      trace::MailboxSeen{who, 1, {}},
      trace::Logged{who, {}, {}},
      trace::Sent{{who, 1}, whom, {}, {}},
      trace::Received{who, {whom, 1}, {}, {}},
      trace::HandlerStarted{who, {}, {}, {}},
      trace::HandlerEnded{who, {}, {}},
      trace::DepthChanged{who, 1},
      trace::TimerSet{who, {}, {}, {}},
      trace::TimerFired{who, {}},
      trace::TimerCancelled{who, {}},
      trace::Dropped{{}, who, {}, {}}};
  Told told;
  for (const trace::What& what : all) told << what;
  EXPECT_EQ(told.model.event_count(), all.size());
  EXPECT_TRUE(told.changes.empty());
  EXPECT_EQ(tree(told.model), "");
}

TEST(SystemModel, survives_links_and_children_of_unknown_processes) {
  Told told;
  told << spawned(worker) << trace::Linked{worker, pid(99)}
       << trace::Monitored{worker, pid(99), Ref{1}};
  told << trace::ChildStarted{pid(99), "id"_a, worker, 1, {}};
  told << trace::Exited{worker, "boom"_a};
  told << spawned(other) << trace::ChildStarted{pid(99), "id"_a, other, 1, {}};
  EXPECT_EQ(tree(told.model), "id");
  EXPECT_TRUE(told.at(other).is_alive);
}

}  // namespace
}  // namespace observer
