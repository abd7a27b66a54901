// Who goes down with whom: by hand for each rule, and in random trees against what happens.

#include "observer/blast_radius.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "model_events.h"
#include "random_world.h"

namespace observer {
namespace {

using namespace support;
using trace::Restart;

std::string_view text_of(Cause cause) {
  switch (cause) {
    case Cause::Linked: return "linked to";
    case Cause::ParentEnded: return "started by";
    case Cause::WithSupervisor: return "below";
    case Cause::RestartedWith: return "restarted with";
    case Cause::GaveUp: return "gave up on";
    case Cause::AutoShutdown: return "shut down after";
    case Cause::Told: return "told by";
  }
  return {};
}
std::string_view text_of(Spread spread) {
  switch (spread) {
    case Spread::Restart: return "restart";
    case Spread::Links: return "links";
    case Spread::Escalation: return "escalation";
    case Spread::Told: return "told";
  }
  return {};
}

/// `restart: b restarted with a` for each, and a question mark where it is not certain.
std::vector<std::string> lines_of(const SystemModel& model, const BlastRadius& radius) {
  std::vector<std::string> lines;
  for (const Affected& affected : radius.affected) {
    lines.push_back(std::string(text_of(affected.spread)) + ": " +
                    model.find(affected.id)->title() + " " + std::string(text_of(affected.cause)) +
                    " " + model.find(affected.by)->title() + (affected.is_certain ? "" : "?"));
  }
  return lines;
}
using Lines = std::vector<std::string>;

// By hand

/// A tree that grows by one supervisor or child a call.
struct Grown : Told {
  Pid supervisor(Pid above, std::string_view id, std::string_view strategy, int intensity,
                 std::string_view auto_shutdown = "never") {
    Pid pid = next();
    *this << spawned_supervisor(pid, above) << trace::TrapExitChanged{pid, true};
    *this << trace::SupervisorReady{
        pid, Term::record("flags"_a, {{"strategy"_a, Atom(strategy)},
                                      {"intensity"_a, intensity},
                                      {"period"_a, 5000},
                                      {"auto_shutdown"_a, Atom(auto_shutdown)}})};
    return started(above, pid, id, Restart::Permanent, false);
  }
  Pid child(Pid above, std::string_view id, Restart restart = Restart::Permanent,
            bool is_significant = false) {
    Pid pid = next();
    *this << spawned(pid, above);
    return started(above, pid, id, restart, is_significant);
  }
  Lines radius(Pid dying, Duration later = {}) const {
    return lines_of(model, blast_radius(model, model.identity_of(dying), now + later));
  }

 private:
  Pid next() { return pid(++last_); }
  Pid started(Pid above, Pid child, std::string_view id, Restart restart, bool is_significant) {
    *this << trace::Linked{above, child};
    *this << trace::ChildStarted{above, Atom(id), child, 1, {}, restart, is_significant, false};
    return child;
  }
  std::uint32_t last_ = 0;
};

TEST(BlastRadius, of_a_child_under_one_for_one_is_nobody) {
  Grown tree;
  Pid top = tree.supervisor({}, "top", "one_for_one", 3);
  Pid a = tree.child(top, "a");
  tree.child(top, "b");
  EXPECT_EQ(tree.radius(a), Lines());
  EXPECT_TRUE(blast_radius(tree.model, Identity{77}, tree.now).affected.empty());
}

TEST(BlastRadius, follows_the_strategy_of_the_supervisor) {
  for (std::string strategy : {"one_for_all", "rest_for_one"}) {
    Grown tree;
    Pid top = tree.supervisor({}, "top", strategy, 3);
    tree.child(top, "a");
    Pid b = tree.child(top, "b");
    Pid inner = tree.supervisor(top, "inner", "one_for_one", 3);
    tree.child(inner, "c");
    Lines all = {"restart: a restarted with b", "restart: inner restarted with b",
                 "restart: c below inner"};
    if (strategy == "rest_for_one") all.erase(all.begin());
    EXPECT_EQ(tree.radius(b), all);
    tree << trace::Exited{b, "boom"_a};
    EXPECT_EQ(tree.radius(b), Lines());  // dead already
  }
}

TEST(BlastRadius, stops_nobody_for_a_child_that_is_not_restarted) {
  Grown tree;
  Pid top = tree.supervisor({}, "top", "one_for_all", 0);
  tree.child(top, "a");
  Pid b = tree.child(top, "b", Restart::Temporary);
  EXPECT_EQ(tree.radius(b), Lines());
}

TEST(BlastRadius, of_a_supervisor_is_what_lives_below_it) {
  Grown tree;
  Pid top = tree.supervisor({}, "top", "one_for_one", 3);
  Pid inner = tree.supervisor(top, "inner", "one_for_one", 3);
  Pid a = tree.child(inner, "a");
  tree.child(inner, "b");
  EXPECT_EQ(tree.radius(inner), (Lines{"restart: a below inner", "restart: b below inner"}));
  tree << trace::TrapExitChanged{a, true};  // a plain process is left behind, unless it ends itself
  EXPECT_EQ(tree.radius(inner), (Lines{"restart: b below inner", "told: a told by inner?"}));
}

TEST(BlastRadius, follows_links_and_what_the_supervisors_of_the_linked_decide) {
  Grown tree;
  Pid top = tree.supervisor({}, "top", "one_for_one", 3);
  Pid left = tree.supervisor(top, "left", "one_for_one", 3);
  Pid right = tree.supervisor(top, "right", "one_for_all", 3);
  Pid a = tree.child(left, "a"), b = tree.child(left, "b");
  Pid c = tree.child(right, "c");
  tree.child(right, "d");
  tree << trace::Linked{a, b} << trace::Linked{b, c};
  EXPECT_EQ(tree.radius(a),
            (Lines{"links: b linked to a", "links: c linked to b", "links: d restarted with c"}));
  tree << trace::TrapExitChanged{b, true};
  EXPECT_EQ(tree.radius(a),
            (Lines{"told: b told by a?", "told: c linked to b?", "told: d restarted with c?"}));
  BlastRadius radius = blast_radius(tree.model, tree.model.identity_of(a), tree.now);
  EXPECT_EQ(radius.count(), 0U);
  EXPECT_FALSE(radius.depends_on_order());
}

TEST(BlastRadius, says_that_a_starter_is_told_of_the_end_of_its_tree) {
  Grown tree;
  const Pid application = pid(50);
  tree << spawned(application, {}, "application") << trace::TrapExitChanged{application, true};
  Pid top = tree.supervisor({}, "top", "one_for_one", 3);
  tree << trace::Linked{application, top};
  tree.child(top, "a");
  EXPECT_EQ(tree.radius(top), (Lines{"restart: a below top", "told: application told by top?"}));
  BlastRadius radius = blast_radius(tree.model, tree.model.identity_of(top), tree.now);
  EXPECT_EQ(radius.count(), 1U);
  EXPECT_EQ(radius.outlook.kind, Outlook::Kind::Nobody);
  EXPECT_FALSE(radius.affected[0].is_restarted) << "who should start it again?";
}

TEST(BlastRadius, says_who_is_started_again) {
  Grown tree;
  Pid top = tree.supervisor({}, "top", "one_for_all", 3);
  Pid inner = tree.supervisor(top, "inner", "one_for_one", 3);
  tree.child(inner, "a");
  tree.child(inner, "b", Restart::Temporary);
  Pid c = tree.child(top, "c"), d = tree.child(top, "d", Restart::Temporary);
  auto restarted_with = [&](Pid dying) {
    std::string names;
    for (const Affected& one :
         blast_radius(tree.model, tree.model.identity_of(dying), tree.now).affected) {
      names += (one.is_restarted ? "+" : "-") + tree.model.find(one.id)->title();
    }
    return names;
  };
  EXPECT_EQ(restarted_with(c), "+inner-d+a-b");
  EXPECT_EQ(restarted_with(inner), "+a-b+c-d");
  EXPECT_EQ(restarted_with(top), "-inner-c-d-a-b");
  EXPECT_EQ(restarted_with(d), "");
}

TEST(BlastRadius, knows_that_a_shutdown_of_a_transient_child_is_no_failure) {
  Grown tree;
  Pid top = tree.supervisor({}, "top", "one_for_all", 3);
  Pid a = tree.child(top, "a", Restart::Transient), b = tree.child(top, "b");
  for (Pid dying : {a, b}) {
    for (Death death : {Death::Abnormal, Death::Shutdown}) {
      auto radius = blast_radius(tree.model, tree.at(dying).id, tree.now, death);
      bool is_repaired = dying == b || death == Death::Abnormal;
      EXPECT_EQ(radius.count(), is_repaired ? 1U : 0U);
      EXPECT_EQ(radius.outlook.kind == Outlook::Kind::Restarted, is_repaired);
    }
  }
}

TEST(BlastRadius, says_what_becomes_of_the_place) {
  using enum Outlook::Kind;
  Grown tree;
  Pid top = tree.supervisor({}, "top", "one_for_one", 3);
  Pid inner = tree.supervisor(top, "inner", "one_for_one", 1, "any_significant");
  Pid a = tree.child(inner, "a"), b = tree.child(inner, "b", Restart::Temporary);
  Pid c = tree.child(inner, "c", Restart::Temporary, true);
  auto outlook = [&](Pid dying) {
    return blast_radius(tree.model, tree.model.identity_of(dying), tree.now).outlook;
  };
  EXPECT_EQ(outlook(top).kind, Nobody);
  EXPECT_EQ(outlook(a).kind, Restarted);
  EXPECT_EQ(outlook(a).supervisor, tree.at(inner).id);
  EXPECT_EQ(outlook(b).kind, Forgotten);
  EXPECT_EQ(outlook(c).kind, GoesWithAll);
  tree << trace::Decided{inner, "x"_a, pid(99), trace::Decision::Restart, 1};
  EXPECT_EQ(outlook(a).kind, GivenUp);
  EXPECT_EQ(outlook(b).kind, Forgotten);
}

TEST(BlastRadius, takes_along_the_servers_that_the_process_has_started) {
  Grown tree;
  Pid top = tree.supervisor({}, "top", "one_for_one", 3);
  Pid a = tree.child(top, "a");
  const Pid server = pid(50), plain = pid(51);
  tree << spawned_server(server, a) << spawned(plain, a);
  for (Pid each : {server, plain}) {
    tree << trace::Linked{a, each} << trace::TrapExitChanged{each, true};
  }
  EXPECT_EQ(tree.radius(a), (Lines{"links: Counter started by a", "told: Client told by a?"}));
}

TEST(BlastRadius, escalates_when_no_restart_is_left) {
  Grown tree;
  Pid top = tree.supervisor({}, "top", "rest_for_one", 3);
  Pid inner = tree.supervisor(top, "inner", "one_for_one", 1);
  Pid a = tree.child(inner, "a");
  tree.child(inner, "b");
  tree.child(top, "c");
  EXPECT_EQ(tree.radius(a), Lines());
  tree << trace::Decided{inner, "b"_a, pid(99), trace::Decision::Restart, 1};
  EXPECT_EQ(tree.radius(a), (Lines{"escalation: inner gave up on a", "escalation: b below inner",
                                   "escalation: c restarted with inner"}));
  EXPECT_EQ(tree.radius(a, 5s).size(), 3U);
  EXPECT_EQ(tree.radius(a, 5s + 1ns), Lines());  // by then it has a restart again
}

TEST(BlastRadius, escalates_to_the_top) {
  Grown tree;
  Pid top = tree.supervisor({}, "top", "one_for_one", 0);
  Pid inner = tree.supervisor(top, "inner", "one_for_one", 0);
  Pid a = tree.child(inner, "a");
  tree.child(top, "b");
  EXPECT_EQ(tree.radius(a), (Lines{"escalation: inner gave up on a",
                                   "escalation: top gave up on inner", "escalation: b below top"}));
}

TEST(BlastRadius, ends_a_supervisor_whose_significant_children_are_done) {
  for (std::string when : {"any_significant", "all_significant"}) {
    Grown tree;
    Pid top = tree.supervisor({}, "top", "one_for_one", 3);
    Pid inner = tree.supervisor(top, "inner", "one_for_one", 3, when);
    Pid a = tree.child(inner, "a", Restart::Temporary, true);
    Pid b = tree.child(inner, "b", Restart::Temporary, true);
    tree.child(inner, "c");
    Lines all{"escalation: inner shut down after a", "escalation: b below inner",
              "escalation: c below inner"};
    EXPECT_EQ(tree.radius(a), when == "any_significant" ? all : Lines());
    tree << trace::Linked{a, b};
    EXPECT_EQ(tree.radius(a).size(), 3U);
  }
}

TEST(BlastRadius, says_where_the_order_decides) {
  Grown tree;
  Pid top = tree.supervisor({}, "top", "one_for_one", 3);
  Pid other = tree.supervisor(top, "other", "one_for_one", 3);
  Pid inner = tree.supervisor(top, "inner", "rest_for_one", 1);
  Pid dying = tree.child(other, "dying");
  Pid a = tree.child(inner, "a");
  tree.child(inner, "b");
  Pid c = tree.child(inner, "c");
  tree << trace::Linked{dying, a} << trace::Linked{dying, c};
  // When it hears of a first, that restart repairs c; else there are two.
  Lines lines = tree.radius(dying);
  std::ranges::sort(lines);
  EXPECT_EQ(lines, (Lines{"escalation: inner gave up on c?", "links: a linked to dying",
                          "links: b restarted with a", "links: c linked to dying"}));
}

TEST(BlastRadius, counts_one_restart_for_siblings_that_die_with_the_one_that_is_heard_of_first) {
  for (std::string strategy : {"one_for_all", "rest_for_one"}) {
    Grown tree;
    Pid top = tree.supervisor({}, "top", strategy, 1);
    Pid a = tree.child(top, "a"), b = tree.child(top, "b");
    tree << trace::Linked{a, b};
    EXPECT_EQ(tree.radius(a), Lines{"links: b linked to a"});
  }
}

TEST(BlastRadius, counts_one_restart_for_each_of_linked_siblings_under_one_for_one) {
  Grown tree;
  Pid top = tree.supervisor({}, "top", "one_for_one", 1);
  Pid a = tree.child(top, "a"), b = tree.child(top, "b");
  tree << trace::Linked{a, b};
  EXPECT_EQ(tree.radius(a), (Lines{"links: b linked to a", "escalation: top gave up on b"}));
}

/// `dying` takes one child of `inner` with it at once, and another by way of a sibling that is
/// stopped, for which that one is done.
struct TwoWays : Grown {
  Pid top = supervisor({}, "top", "one_for_one", 9);
  Pid other = supervisor(top, "other", "one_for_all", 9);
  Pid dying = child(other, "dying"), stopped = child(other, "stopped");
  Lines radius_with(Pid at_once, Pid later) {
    *this << trace::Linked{dying, at_once} << trace::Linked{stopped, later};
    Lines lines = radius(dying);
    std::erase_if(lines, [](const std::string& line) { return !line.starts_with("escalation"); });
    return lines;
  }
};

TEST(BlastRadius, leaves_open_whether_a_restart_repairs_a_significant_child_that_is_done) {
  TwoWays tree;
  Pid inner = tree.supervisor(tree.top, "inner", "one_for_all", 9, "any_significant");
  Pid a = tree.child(inner, "a"), done = tree.child(inner, "done", Restart::Transient, true);
  EXPECT_EQ(tree.radius_with(a, done), Lines{"escalation: inner shut down after done?"});
}

TEST(BlastRadius,
     leaves_open_whether_the_last_significant_child_is_done_after_another_was_stopped) {
  TwoWays tree;
  Pid inner = tree.supervisor(tree.top, "inner", "rest_for_one", 9, "all_significant");
  Pid done = tree.child(inner, "done", Restart::Transient, true), a = tree.child(inner, "a");
  tree.child(inner, "forgotten", Restart::Temporary, true);
  Lines lines = tree.radius_with(a, done);
  ASSERT_FALSE(lines.empty());
  EXPECT_TRUE(lines[0].starts_with("escalation: inner shut down after")) << lines[0];
  EXPECT_TRUE(lines[0].ends_with("?")) << lines[0];
}

TEST(BlastRadius, leaves_open_whether_a_supervisor_gives_up_before_it_is_killed) {
  Grown tree;
  Pid top = tree.supervisor({}, "top", "rest_for_one", 9);
  Pid a = tree.child(top, "a"), inner = tree.supervisor(top, "inner", "one_for_one", 0);
  tree << trace::ChildStarted{top, "inner"_a, inner, 1, {}, Restart::Permanent, false, true};
  Pid dying = tree.child(inner, "dying"), traps = tree.child(inner, "traps");
  const Pid between = pid(60);
  tree << trace::TrapExitChanged{traps, true} << spawned(between, {}, "between");
  tree << trace::Linked{dying, between} << trace::Linked{between, a};
  Lines lines = tree.radius(dying);
  std::ranges::sort(lines);  // a killed one leaves behind a plain process that traps exits
  EXPECT_EQ(lines, (Lines{"escalation: inner gave up on dying", "escalation: traps below inner?",
                          "links: a linked to between", "links: between linked to dying"}));
}

// Against what happens

/// For whoever reads a counterexample.
std::string text_of(const SystemModel& model) {
  std::string text;
  model.for_each([&](const ProcessEntry& entry) {
    text += "  " + model.path_of(entry.id) + " " + entry.pid.text() + " " +
            std::string(name_of(entry.restart)) + (entry.traps_exits ? " traps" : "") +
            (entry.is_significant ? " significant" : "") + (entry.is_brutal ? " brutal" : "") +
            (entry.is_alive ? "" : " dead");
    if (entry.gauge) text += " " + to_text(entry.flags);
    if (entry.gauge) text += " left " + std::to_string(entry.gauge->left(model.now()));
    for (Pid peer : entry.links) text += " -" + peer.text();
    text += "\n";
  });
  return text;
}

/// TREES=20000 tries more.
int many() {
  const char* trees = std::getenv("TREES");
  return trees == nullptr ? 200 : std::atoi(trees);
}

/// Nobody lived; all was foreseen; all but what those do who are told; all but an order.
enum class Outcome { Empty, Certain, Told, Open };

/// Predicts the end of one child, lets it happen, and compares: whoever certainly goes down does,
/// and nobody else but those who may.
Outcome try_tree(std::uint64_t seed) {
  RandomWorld world(seed);
  world.live_a_while();
  world.entangle();
  auto children = world.children();
  if (children.empty()) return Outcome::Empty;
  Pid dying = children[world.random().below(children.size())];
  const SystemModel& model = world.model();
  BlastRadius radius = blast_radius(model, model.identity_of(dying), world.now());
  std::string before = text_of(model) + dying.text() + " dies\n";
  for (const std::string& line : lines_of(model, radius)) before += "  " + line + "\n";
  std::set<Pid> certain{dying}, possible{dying}, ended = world.alive();
  for (const Affected& affected : radius.affected) {
    possible.insert(model.find(affected.id)->pid);
    if (affected.is_certain) certain.insert(model.find(affected.id)->pid);
  }
  world.kill(dying);
  for (Pid pid : world.alive()) ended.erase(pid);
  EXPECT_TRUE(std::ranges::includes(ended, certain)) << "seed " << seed << "\n" << before;
  EXPECT_TRUE(std::ranges::includes(possible, ended)) << "seed " << seed << "\n" << before;
  bool is_told = radius.count() < radius.affected.size();
  return is_told ? Outcome::Told : radius.depends_on_order() ? Outcome::Open : Outcome::Certain;
}

TEST(BlastRadius, is_what_happens_in_200_random_trees) {
  int certain = 0, told = 0, open = 0;
  for (std::uint64_t seed = 1; certain < many() && !HasFailure(); ++seed) {
    Outcome outcome = try_tree(seed);
    certain += outcome == Outcome::Certain;
    told += outcome == Outcome::Told;
    open += outcome == Outcome::Open;
  }
  RecordProperty("told", told);
  EXPECT_GT(told, 10);
  RecordProperty("open", open);
  EXPECT_LE(20 * open, certain);
}

}  // namespace
}  // namespace observer
