// The facts of the tree follow the system, whatever happens to it.

#include "draw/tree_facts.h"

#include "base/random.h"
#include "model_events.h"
#include "qt_test.h"

namespace {

using otp::Atom;
using otp::Pid;
using support::pid;
using ui::Identity;

/// A system, and facts that are told what has changed as the window is, once in a while.
struct Followed {
  support::Told told;
  ui::TreeFacts facts;

  void frame() {
    observer::IdentitySet touched;
    observer::IdentitySet removed;
    for (const observer::Change& change : std::exchange(told.changes, {})) {
      using Kind = observer::Change::Kind;
      if (change.kind == Kind::Gap || change.kind == Kind::None) continue;
      (change.kind == Kind::Removed ? removed : touched).insert(change.id);
      (change.kind == Kind::Removed ? touched : removed).erase(change.id);
    }
    touched.settle();
    removed.settle();
    facts.update(told.model, touched, removed);
  }
};

std::string described(const ui::TreeFacts& facts, Identity id) {
  const ui::ProcessFacts* of = facts.find(id);
  if (of == nullptr) return "gone";
  std::string text;
  for (auto part : {of->id.number, of->parent.number, of->label, of->depth, of->restarts,
                    of->children, std::uint32_t(of->kind), std::uint32_t(of->status),
                    std::uint32_t(of->is_alive), std::uint32_t(of->is_hidden)}) {
    text += std::to_string(part) + " ";
  }
  return text + std::to_string(of->restarted.time_since_epoch().count());
}

/// Starts a dead child again, if its supervisor lives.
void restart(support::Told& told, Pid dead, std::uint32_t& last) {
  const observer::ProcessEntry* entry = told.model.find(dead);
  if (entry == nullptr || entry->is_alive || !entry->is_supervised) return;
  trace::ChildStarted started{entry->started_by, entry->child_id, pid(++last),
                              entry->incarnation + 1, entry->pid};
  told << support::spawned_server(started.child, started.supervisor) << started;
}

/// Lets something happen by chance to a process: children come, end, are restarted, move.
void happen(support::Told& told, otp::Random& random, std::uint32_t& last) {
  auto any = [&] { return pid(1 + std::uint32_t(random.below(last))); };
  switch (random.below(7)) {
    case 0:
    case 1: told << support::spawned_server(pid(++last), any()); break;
    case 2: told << support::spawned_supervisor(pid(++last), any()); break;
    case 3: told << trace::Exited{any(), Atom("kill")}; break;
    case 4: told << trace::DepthChanged{any(), std::uint32_t(random.below(30))}; break;
    case 5: restart(told, any(), last); break;
    default: {
      Pid supervisor = any();
      Pid child = any();
      if (supervisor.index >= child.index) break;  // nobody supervises what it stems from
      told << trace::ChildStarted{supervisor, otp::Term(std::int64_t{child.index}), child, 1, {}};
    }
  }
}

class TreeFactsTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void followed_facts_are_those_that_one_reads_anew_data();
  void followed_facts_are_those_that_one_reads_anew();
  void helpers_of_the_observer_are_not_counted();
  void the_room_of_the_dead_is_used_again();
};

void TreeFactsTest::followed_facts_are_those_that_one_reads_anew_data() {
  QTest::addColumn<int>("seed");
  for (int seed = 1; seed <= 40; ++seed) QTest::addRow("seed %d", seed) << seed;
}

void TreeFactsTest::followed_facts_are_those_that_one_reads_anew() {
  QFETCH(int, seed);
  otp::Random random{std::uint64_t(seed)};
  Followed followed;
  std::uint32_t last = 1;
  followed.told << support::spawned_supervisor(pid(1));
  for (int round = 0; round < 40; ++round) {
    for (std::uint64_t i = random.below(12); i > 0; --i) happen(followed.told, random, last);
    followed.frame();
    ui::TreeFacts anew;
    anew.read(followed.told.model);
    for (std::uint32_t number = 1; number <= last + 1; ++number) {
      QCOMPARE(described(followed.facts, {number}), described(anew, {number}));
    }
  }
}

void TreeFactsTest::helpers_of_the_observer_are_not_counted() {
  Followed followed;
  followed.told << support::spawned_server(pid(1)) << support::spawned(pid(2), pid(1), "observer");
  followed.frame();
  QCOMPARE(followed.facts.find({1})->children, 0U);
  QVERIFY(followed.facts.find({1})->is_leaf());
  followed.told << support::spawned(pid(3), pid(1));
  followed.frame();
  QCOMPARE(followed.facts.find({1})->children, 1U);
  followed.told << trace::Exited{pid(2), Atom("normal")} << trace::Exited{pid(3), Atom("normal")};
  followed.frame();
  QCOMPARE(followed.facts.find({1})->children, 0U);
}

void TreeFactsTest::the_room_of_the_dead_is_used_again() {
  Followed followed;
  for (std::uint32_t round = 1; round <= 1000; ++round) {
    followed.told << support::spawned(pid(round));
    followed.frame();
    followed.told << trace::Exited{pid(round), Atom("normal")};
    followed.frame();
  }
  QCOMPARE(followed.facts.find({1000}), nullptr);
  QVERIFY(followed.facts.most_at_once() <= 2);
}

const support::Registered registered(&support::make_case<TreeFactsTest>);

}  // namespace

#include "tree_facts_test.moc"
