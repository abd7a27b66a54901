// What a search finds among processes.

#include "draw/tree_search.h"

#include "draw/tree_scene.h"
#include "model_events.h"
#include "qt_test.h"

namespace {

using namespace std::chrono_literals;
using otp::Atom;
using otp::Term;
using support::pid;
using ui::Identity;
using ui::ProcessSearch;

/// A server `orders` with a state, in the mailbox of which something waits.
observer::ProcessEntry orders() {
  observer::ProcessEntry entry;
  entry.pid = {7, 1};
  entry.label = Atom("Shop.Orders");
  entry.kind = trace::ProcessKind::Server;
  entry.names = {Term(Atom("orders")), Term(std::string_view("Müller"))};
  entry.status = observer::Status::Suspended;
  entry.state = Term(std::string_view("Blue Chair"));
  return entry;
}

/// A supervisor with workers, all of one kind, and a server beside them.
struct Crew {
  support::Told told;
  ui::TreeScene scene;

  explicit Crew(std::uint32_t workers) {
    told << support::spawned_supervisor(pid(1));
    told << support::spawned(pid(2), pid(1), "Ledger", trace::ProcessKind::Server);
    for (std::uint32_t i = 0; i < workers; ++i) {
      told << support::spawned(pid(3 + i), pid(1), "Worker", trace::ProcessKind::Server);
    }
    scene.read(told.model);
  }
  void search(const char* text) {
    scene.search(ProcessSearch(text));
    scene.look_for(10s);
    QVERIFY(scene.found().is_complete());
  }
};

class TreeSearchTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void a_process_is_found_by_what_is_known_of_it_data();
  void a_process_is_found_by_what_is_known_of_it();
  void groups_count_what_is_found_in_them();
  void what_changes_is_looked_at_again();
  void what_ends_is_not_found_any_more();
  void nothing_is_kept_of_who_has_ended();
  void a_look_ends_with_its_budget_and_goes_on_later();
  void what_is_seen_is_looked_at_first();
  void matches_come_in_the_order_in_which_the_tree_is_read();
};

void TreeSearchTest::a_process_is_found_by_what_is_known_of_it_data() {
  QTest::addColumn<QString>("text");
  QTest::addColumn<bool>("is_found");
  for (const char* text : {"orders", "ORD", "shop.", "server", "suspend", "blue chair", " chair ",
                           "müller", "MÜLLER", "<0.7"}) {
    QTest::newRow(text) << QString(text) << true;
  }
  for (const char* text : {"", "  ", "ledger", "supervisor", "mueller", "<1.7"}) {
    QTest::addRow("not '%s'", text) << QString(text) << false;
  }
}

void TreeSearchTest::a_process_is_found_by_what_is_known_of_it() {
  QFETCH(QString, text);
  QFETCH(bool, is_found);
  QCOMPARE(ProcessSearch(text).finds(orders()), is_found);
}

void TreeSearchTest::groups_count_what_is_found_in_them() {
  Crew crew(20);
  for (std::uint32_t i : {4U, 9U, 11U}) crew.told << trace::Registered{pid(i), Term(Atom("gold"))};
  crew.search("gold");
  QCOMPARE(crew.scene.found().count(), std::size_t(3));
  const ui::TreeBox& group = crew.scene.box(crew.scene.layout().group_of({4}));
  QCOMPARE(crew.scene.sums_of(group).matches, std::size_t(3));
  crew.search("worker");
  QCOMPARE(crew.scene.sums_of(group).matches, std::size_t(20));
  crew.search("");
  QVERIFY(!crew.scene.found().is_active());
  QCOMPARE(crew.scene.sums_of(group).matches, std::size_t(0));
}

void TreeSearchTest::what_changes_is_looked_at_again() {
  Crew crew(2);
  crew.search("suspended");
  QCOMPARE(crew.scene.found().count(), std::size_t(0));
  crew.told << trace::Suspended{pid(2)};
  observer::IdentitySet touched;
  touched.insert({2});
  touched.settle();
  crew.scene.update(touched, {});
  QVERIFY(!crew.scene.found().is_complete());
  crew.scene.look_for(10s);
  QCOMPARE(crew.scene.found().count(), std::size_t(1));
  QVERIFY(crew.scene.found().finds({2}));
}

void TreeSearchTest::what_ends_is_not_found_any_more() {
  Crew crew(2);
  crew.search("ledger");
  QCOMPARE(crew.scene.found().count(), std::size_t(1));
  crew.told << trace::Exited{pid(2), Atom("kill")};
  observer::IdentitySet removed;
  removed.insert({2});
  removed.settle();
  crew.scene.update({}, removed);
  crew.scene.arrange();
  QCOMPARE(crew.scene.found().count(), std::size_t(0));
}

void TreeSearchTest::nothing_is_kept_of_who_has_ended() {
  constexpr std::uint32_t living = 1000, rounds = 20;
  Crew crew(living);
  crew.search("worker");
  std::size_t pages = crew.scene.found().pages();
  QVERIFY(pages > 0);
  std::uint32_t next = 3 + living;
  for (std::uint32_t round = 0; round < rounds; ++round) {
    observer::IdentitySet touched, removed;
    for (std::uint32_t i = 0; i < living; ++i, ++next) {
      crew.told << support::spawned(pid(next), pid(1), "Worker", trace::ProcessKind::Server);
      touched.insert({next});
    }
    crew.scene.update(touched, removed);
    if (round % 2 == 0) crew.scene.look_for(10s);  // the others end before anybody looks
    for (Identity id : touched) {
      crew.told << trace::Exited{pid(id.number), Atom("normal")};
      removed.insert(id);
    }
    crew.scene.update({}, removed);
  }
  QCOMPARE(crew.scene.found().count(), std::size_t(living));
  QCOMPARE(crew.scene.found().pages(), pages);
}

void TreeSearchTest::a_look_ends_with_its_budget_and_goes_on_later() {
  Crew crew(5000);
  crew.scene.search(ProcessSearch("worker"));
  crew.scene.look_for(0us);
  std::size_t first = crew.scene.found().count();
  QVERIFY(first < 100);
  QVERIFY(!crew.scene.found().is_complete());
  for (int look = 0; look < 5000 && !crew.scene.found().is_complete(); ++look) {
    crew.scene.look_for(0us);
  }
  QCOMPARE(crew.scene.found().count(), std::size_t(5000));
}

void TreeSearchTest::what_is_seen_is_looked_at_first() {
  Crew crew(5000);
  crew.scene.search(ProcessSearch("worker"));
  QVERIFY(crew.scene.finds_now({4000}));
  QVERIFY(crew.scene.found().finds({4000}));
  QVERIFY(!crew.scene.found().finds({4001}));
  QVERIFY(!crew.scene.finds_now({2}));
}

void TreeSearchTest::matches_come_in_the_order_in_which_the_tree_is_read() {
  support::Told told;
  told << support::spawned_supervisor(pid(1)) << support::spawned_supervisor(pid(2), pid(1))
       << support::spawned_supervisor(pid(3), pid(1)) << support::spawned_server(pid(4), pid(3))
       << support::spawned_server(pid(5), pid(2)) << support::spawned_server(pid(6), pid(2));
  ui::TreeScene scene;
  scene.read(told.model);
  scene.search(ProcessSearch("counter"));
  scene.look_for(10s);
  std::vector<ui::Identity> expected = {{5}, {6}, {4}};
  QCOMPARE(scene.matches(), expected);
}

const support::Registered registered(&support::make_case<TreeSearchTest>);

}  // namespace

#include "tree_search_test.moc"
