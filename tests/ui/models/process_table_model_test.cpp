// The process table: its rows follow the system, sorted and filtered.

#include "models/process_table_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include "draw/text.h"
#include "model_events.h"
#include "qt_test.h"
#include "qt_world.h"

namespace {

using namespace std::chrono_literals;
using ui::ProcessTableModel;

/// A table of the shop that is checked whenever it tells of a change.
struct Table {
  support::World world{&support::start_shop};
  ProcessTableModel model{world.observation};
  QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};

  QStringList column(int number) const {
    QStringList cells;
    for (int row = 0; row < model.rowCount(); ++row) {
      cells << model.index(row, number).data().toString();
    }
    return cells;
  }
  QStringList names() const { return column(ProcessTableModel::Name); }
  /// The names in rows that answer yes.
  QStringList with(int role) const {
    QStringList found;
    for (int row = 0; row < model.rowCount(); ++row) {
      if (model.index(row, 0).data(role).toBool()) found << names()[row];
    }
    return found;
  }
  QString cell(std::string_view title, int number) const {
    return model.index(model.rowOf(world.id_of(title)), number).data().toString();
  }
  /// Until the rows show what has happened.
  void settle() {
    for (int frame = 0; frame < ProcessTableModel::frames_between_changes; ++frame) world.run();
  }
  void exit(std::string_view title) {
    world.exit(title, "kill");
    settle();
  }
  void fill(std::string_view counter, int messages) {
    world.fill(counter, messages);
    settle();
  }
  /// Lets it be told of a process that it was in a handler for a second.
  void work(std::string_view title) {
    otp::Pid pid = world.named(title).pid;
    auto tell = [&](trace::What what) {
      world.observation.apply({world.observation.now(), std::move(what)});
    };
    tell(trace::HandlerStarted{pid, {}, otp::Atom("Increment"), {}});
    world.run(1s);
    tell(trace::HandlerEnded{pid, {}, 1s});
    settle();
  }
};

/// A table of processes that are told of by hand: a supervisor, and whoever comes and goes below
/// it.
struct Crowd {
  ui::Observation observation;
  ProcessTableModel model{observation};
  observer::TimePoint now;
  std::uint32_t started = 0;
  std::uint32_t sent = 0;
  const otp::Atom kind{"Increment"};

  Crowd() { tell(support::spawned_supervisor(pid(0))); }
  void tell(trace::What what) { observation.apply({now += 1us, std::move(what)}); }
  void start(std::uint32_t count) {
    for (std::uint32_t i = 0; i < count; ++i) {
      tell(support::spawned_server(pid(++started), pid(0)));
    }
    show();
  }
  /// The last that were started.
  void end(std::uint32_t count) {
    for (std::uint32_t i = 0; i < count; ++i) {
      tell(trace::Exited{pid(started - i), otp::Atom("normal")});
    }
    show();
  }
  void show() {
    observation.finishFrame(now += 30ms);
    observation.rest();
  }
  /// A message comes, and is taken at once.
  trace::MessageId come(std::uint32_t number) {
    trace::MessageId message{pid(0), ++sent};
    tell(trace::Sent{message, pid(number), kind, trace::MessageRole::Cast});
    tell(trace::Received{pid(number), message, kind, trace::MessageRole::Cast});
    return message;
  }
  /// So many come and are handled in ten seconds.
  void serve(std::uint32_t number, int messages, observer::Duration each) {
    for (int i = 0; i < messages; ++i) {
      trace::MessageId message = come(number);
      tell(trace::HandlerStarted{pid(number), message, kind, trace::MessageRole::Cast});
      now += each;
      tell(trace::HandlerEnded{pid(number), message, each});
      now += 10'000ms / messages - each;
    }
    show();
  }
  void wait(observer::Duration time) {
    now += time;
    show();
  }
  QString cell(std::uint32_t number, int column, int role = Qt::DisplayRole) const {
    int row = model.rowOf(observation.system().identity_of(pid(number)));
    return model.index(row, column).data(role).toString();
  }
  otp::Pid first() const { return observation.system().find(model.identityAt(0))->pid; }
  static otp::Pid pid(std::uint32_t number) { return support::pid(number + 1); }
};

class ProcessTableModelTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void it_has_a_row_for_each_process_of_the_tree();
  void a_process_that_is_spawned_gets_a_row_and_loses_it_when_it_ends();
  void a_restarted_process_keeps_its_row_and_counts_the_restart();
  void a_tree_that_has_ended_stays_to_be_seen();
  void processes_of_the_observer_are_not_shown();
  void columns_sort_both_ways_data();
  void columns_sort_both_ways();
  void names_sort_as_people_count();
  void the_search_looks_at_all_that_is_known_data();
  void the_search_looks_at_all_that_is_known();
  void what_is_not_found_is_greyed_in_its_place();
  void what_is_found_follows_the_system();
  void only_matches_leaves_the_other_rows_out();
  void a_process_that_comes_to_be_found_gets_a_row();
  void rows_come_and_go_under_a_search();
  void who_goes_unseen_is_searched_no_more();
  void one_goes_from_match_to_match_around_the_end();
  void the_order_follows_the_values_now_and_then();
  void a_held_order_stands_still_and_is_mended_after();
  void held_rows_stay_when_processes_go_or_come();
  void rows_change_at_most_once_in_some_frames_and_at_rest();
  void nothing_happens_while_nobody_watches();
  void only_what_has_changed_is_told();
  void many_come_go_and_move_at_once();
  void an_index_follows_its_process_when_rows_are_sorted();
  void rates_are_those_of_the_last_seconds();
  void who_was_not_seen_has_no_rate();
  void the_order_by_rates_goes_with_time();
  void figures_are_read_out_as_sentences();
  void a_new_system_begins_with_an_empty_table();
  void its_memory_is_that_of_who_lives();
};

void ProcessTableModelTest::it_has_a_row_for_each_process_of_the_tree() {
  Table table;
  QCOMPARE(table.model.rowCount(), 4 + 3 + 12);
  QCOMPARE(table.names().count("first"), 1);
  QCOMPARE(table.cell("first", ProcessTableModel::Kind), "server");
  QCOMPARE(table.cell("first", ProcessTableModel::Module), "Counter");
  QCOMPARE(table.cell("first", ProcessTableModel::Process),
           ui::text(table.world.named("first").pid.text()));
  QCOMPARE(table.cell("crew", ProcessTableModel::Kind), "supervisor");
  QCOMPARE(table.cell("first", ProcessTableModel::State), "waiting");
}

void ProcessTableModelTest::a_process_that_is_spawned_gets_a_row_and_loses_it_when_it_ends() {
  Table table;
  int before = table.model.rowCount();
  table.world.spawn("Guest");
  table.settle();
  QCOMPARE(table.model.rowCount(), before + 1);
  QVERIFY(table.names().contains("Guest"));
  table.exit("Guest");
  QCOMPARE(table.model.rowCount(), before);
  QVERIFY(!table.names().contains("Guest"));
}

void ProcessTableModelTest::a_restarted_process_keeps_its_row_and_counts_the_restart() {
  Table table;
  QSignalSpy inserted(&table.model, &QAbstractItemModel::rowsInserted);
  QSignalSpy removed(&table.model, &QAbstractItemModel::rowsRemoved);
  QString pid = table.cell("second", ProcessTableModel::Process);
  observer::Identity place = table.world.id_of("second");
  table.exit("second");
  QCOMPARE(table.world.id_of("second"), place);
  QCOMPARE(table.cell("second", ProcessTableModel::Restarts), "1");
  QVERIFY(table.cell("second", ProcessTableModel::Process) != pid);
  QCOMPARE(inserted.count(), 0);
  QCOMPARE(removed.count(), 0);
}

void ProcessTableModelTest::a_tree_that_has_ended_stays_to_be_seen() {
  Table table;
  QStringList before = table.names();
  table.exit("application");
  QCOMPARE(table.names(), before);
  for (const QString& name : before) {
    QCOMPARE(table.cell(name.toStdString(), ProcessTableModel::State), "exited");
  }
}

void ProcessTableModelTest::processes_of_the_observer_are_not_shown() {
  Table table;
  int before = table.model.rowCount();
  table.fill("first", 3);
  QCOMPARE(table.model.rowCount(), before);
}

void ProcessTableModelTest::columns_sort_both_ways_data() {
  QTest::addColumn<int>("column");
  for (int column = 0; column < ProcessTableModel::ColumnCount; ++column) {
    QTest::addRow("column %d", column) << column;
  }
}

void ProcessTableModelTest::columns_sort_both_ways() {
  QFETCH(int, column);
  Table table;
  table.world.fill("second", 2);
  table.fill("third", 11);
  table.exit("first");
  table.work("second");
  table.model.sort(column, Qt::AscendingOrder);
  if (column == ProcessTableModel::History) return;  // is drawn
  QStringList up = table.column(column);
  table.model.sort(column, Qt::DescendingOrder);
  QStringList down = table.column(column);
  std::reverse(down.begin(), down.end());
  QCOMPARE(down, up);
  QVERIFY2(up.first() != up.last(), "the values of this column do not tell anything apart");
  bool is_number = column == ProcessTableModel::Mailbox || column == ProcessTableModel::Taken ||
                   column == ProcessTableModel::Restarts || column == ProcessTableModel::Rate ||
                   column == ProcessTableModel::Busy;
  if (is_number) QVERIFY(up.first().toDouble() < up.last().toDouble());
}

void ProcessTableModelTest::names_sort_as_people_count() {
  Table table;
  table.model.sort(ProcessTableModel::Name, Qt::AscendingOrder);
  QCOMPARE(table.names().mid(0, 4), QStringList({"1", "2", "3", "4"}));
  QCOMPARE(table.names().mid(9, 4), QStringList({"10", "11", "12", "application"}));
  for (auto [earlier, later] : std::initializer_list<std::pair<const char*, const char*>>{
           {"worker 2", "Worker 10"}, {"worker 9", "worker 010"}, {"Ant", "bee"}, {"a", "a1"}}) {
    QVERIFY2(ui::sortable(earlier) < ui::sortable(later), later);
  }
}

void ProcessTableModelTest::the_search_looks_at_all_that_is_known_data() {
  QTest::addColumn<QString>("wanted");
  QTest::addColumn<int>("found");
  QTest::newRow("name") << "third" << 1;
  QTest::newRow("part of a name, in capitals") << "IRS" << 1;
  QTest::newRow("kind") << "supervisor" << 3;
  QTest::newRow("module") << "Worker" << 12;
  QTest::newRow("name of one, module of others") << "counter" << 4;
  QTest::newRow("pid") << "<0.1.0>" << 1;
  QTest::newRow("status") << "suspended" << 1;
  QTest::newRow("state") << "value: 0" << 3;
  QTest::newRow("spaces around") << " third " << 1;
  QTest::newRow("other letters") << "Ä" << 0;
  QTest::newRow("nothing like it") << "zebra" << 0;
  QTest::newRow("empty") << "" << 0;
}

void ProcessTableModelTest::the_search_looks_at_all_that_is_known() {
  QFETCH(QString, wanted);
  QFETCH(int, found);
  Table table;
  table.fill("second", 1);
  table.model.setSearch("a search that was there before");
  table.model.setSearch(wanted);
  QCOMPARE(int(table.model.matchCount()), found);
  QCOMPARE(int(table.model.searchedCount()), wanted.isEmpty() ? 0 : 19);
  QCOMPARE(table.model.rowCount(), 19);
  table.model.setOnlyMatches(true);
  QCOMPARE(table.model.rowCount(), wanted.isEmpty() ? 19 : found);
}

void ProcessTableModelTest::what_is_not_found_is_greyed_in_its_place() {
  Table table;
  table.model.sort(ProcessTableModel::Name, Qt::AscendingOrder);
  QStringList before = table.names();
  table.model.setSearch("irs");
  QCOMPARE(table.names(), before);
  QCOMPARE(table.with(ProcessTableModel::FoundRole), QStringList{"first"});
  QCOMPARE(table.with(ProcessTableModel::GreyedRole).size(), before.size() - 1);
  table.model.setSearch("");
  QCOMPARE(table.with(ProcessTableModel::FoundRole), QStringList());
  QCOMPARE(table.with(ProcessTableModel::GreyedRole), QStringList());
}

void ProcessTableModelTest::what_is_found_follows_the_system() {
  Table table;
  table.model.setSearch("guest");
  QSignalSpy searched(&table.model, &ProcessTableModel::searched);
  table.world.spawn("Guest");
  table.settle();
  QVERIFY(searched.count() > 0);
  QCOMPARE(int(table.model.matchCount()), 1);
  QCOMPARE(int(table.model.searchedCount()), 20);
  QCOMPARE(table.with(ProcessTableModel::FoundRole), QStringList{"Guest"});
  table.model.holdOrder(true);
  table.exit("Guest");
  QCOMPARE(int(table.model.matchCount()), 0);
  QCOMPARE(int(table.model.searchedCount()), 19);
  table.world.observation.clear();
  QCOMPARE(int(table.model.searchedCount()), 0);
}

void ProcessTableModelTest::only_matches_leaves_the_other_rows_out() {
  Table table;
  table.model.sort(ProcessTableModel::Name, Qt::AscendingOrder);
  QStringList all = table.names();
  table.model.setOnlyMatches(true);
  QCOMPARE(table.names(), all);
  table.model.setSearch("counter");
  QCOMPARE(table.names(), QStringList({"counters", "first", "second", "third"}));
  QCOMPARE(table.with(ProcessTableModel::GreyedRole), QStringList());
  QCOMPARE(int(table.model.searchedCount()), 19);
  table.model.setOnlyMatches(false);
  QCOMPARE(table.names(), all);
}

void ProcessTableModelTest::who_goes_unseen_is_searched_no_more() {
  Table table;
  table.world.spawn("Guest");
  table.model.setOnlyMatches(true);
  table.model.setSearch("third");
  QCOMPARE(int(table.model.searchedCount()), 20);
  table.model.setWatched(false);
  table.exit("Guest");
  table.model.setWatched(true);
  QCOMPARE(int(table.model.searchedCount()), 19);
}

void ProcessTableModelTest::one_goes_from_match_to_match_around_the_end() {
  Table table;
  table.model.sort(ProcessTableModel::Name, Qt::AscendingOrder);
  QCOMPARE(table.model.nextMatch(-1, 1), -1);
  table.model.setSearch("counter");
  QStringList walked;
  int row = -1;
  for (int step = 0; step < 5; ++step) {
    row = table.model.nextMatch(row, 1);
    walked << table.names()[row];
  }
  QCOMPARE(walked, QStringList({"counters", "first", "second", "third", "counters"}));
  QCOMPARE(table.names()[table.model.nextMatch(row, -1)], "third");
  QCOMPARE(table.names()[table.model.nextMatch(table.model.rowCount(), -1)], "third");
  table.model.setSearch("zebra");
  QCOMPARE(table.model.nextMatch(-1, 1), -1);
}

void ProcessTableModelTest::a_process_that_comes_to_be_found_gets_a_row() {
  Table table;
  table.model.setOnlyMatches(true);
  otp::Pid guest = table.world.spawn("Guest");
  table.model.setSearch("butler");
  table.world.node().runtime().register_name(otp::Atom("butler"), guest);
  table.settle();
  QCOMPARE(table.names(), QStringList{"butler"});
  table.world.node().runtime().unregister_name(otp::Atom("butler"));
  table.settle();
  QCOMPARE(table.names(), QStringList());
}

void ProcessTableModelTest::rows_come_and_go_under_a_search() {
  Table table;
  table.model.setOnlyMatches(true);
  table.model.setSearch("guest");
  table.world.spawn("Guest");
  table.world.spawn("Stranger");
  table.world.spawn("Guest");
  table.settle();
  QCOMPARE(table.names(), QStringList({"Guest", "Guest"}));
  table.exit("Guest");
  QCOMPARE(table.names(), QStringList{"Guest"});
  table.model.setSearch("");
  QVERIFY(table.names().contains("Stranger"));
}

void ProcessTableModelTest::the_order_follows_the_values_now_and_then() {
  Table table;
  table.model.sort(ProcessTableModel::Mailbox, Qt::DescendingOrder);
  table.fill("second", 5);
  QCOMPARE(table.names().first(), "second");
  table.fill("third", 9);
  QCOMPARE(table.names().mid(0, 2), QStringList({"third", "second"}));
}

void ProcessTableModelTest::a_held_order_stands_still_and_is_mended_after() {
  Table table;
  table.model.sort(ProcessTableModel::Mailbox, Qt::DescendingOrder);
  QStringList before = table.names();
  table.model.holdOrder(true);
  table.fill("third", 9);
  QCOMPARE(table.names(), before);
  QCOMPARE(table.cell("third", ProcessTableModel::Mailbox), "9");
  table.model.holdOrder(false);
  QCOMPARE(table.names().first(), "third");
}

void ProcessTableModelTest::held_rows_stay_when_processes_go_or_come() {
  Table table;
  table.world.spawn("Guest");
  table.settle();
  table.model.sort(ProcessTableModel::Name, Qt::AscendingOrder);
  QStringList before = table.names();
  table.model.holdOrder(true);
  table.exit("Guest");
  table.world.spawn("Almond");
  table.settle();
  QCOMPARE(table.names(), before + QStringList{"Almond"});
  QCOMPARE(table.column(ProcessTableModel::State)[before.indexOf("Guest")], "exited");
  table.model.holdOrder(false);
  before.removeOne("Guest");
  before.insert(before.indexOf("application"), "Almond");
  QCOMPARE(table.names(), before);
}

void ProcessTableModelTest::rows_change_at_most_once_in_some_frames_and_at_rest() {
  Table table;
  table.world.fill("second", 2);
  QCOMPARE(table.cell("second", ProcessTableModel::Mailbox), "2");
  QSignalSpy changed(&table.model, &QAbstractItemModel::dataChanged);
  table.world.fill("third", 3);
  QCOMPARE(changed.count(), 0);
  table.world.observation.rest();
  QCOMPARE(table.cell("third", ProcessTableModel::Mailbox), "3");
  QVERIFY(changed.count() > 0);
}

void ProcessTableModelTest::nothing_happens_while_nobody_watches() {
  Table table;
  table.model.sort(ProcessTableModel::Mailbox, Qt::DescendingOrder);
  QStringList before = table.names();
  table.model.setWatched(false);
  table.fill("third", 9);
  table.exit("first");
  table.exit("crew");
  table.world.spawn("Guest");
  table.settle();
  QCOMPARE(table.model.rowCount(), before.size());
  table.model.setWatched(true);
  QCOMPARE(table.names().first(), "third");
  QVERIFY(table.names().contains("Guest"));
  QCOMPARE(table.cell("first", ProcessTableModel::Restarts), "1");
}

void ProcessTableModelTest::only_what_has_changed_is_told() {
  Table table;
  table.model.sort(ProcessTableModel::Name, Qt::AscendingOrder);
  table.settle();
  QSignalSpy changed(&table.model, &QAbstractItemModel::dataChanged);
  table.fill("second", 1);
  QVERIFY(changed.count() > 0);
  int second = table.model.rowOf(table.world.id_of("second"));
  for (const QList<QVariant>& told : changed) {
    QCOMPARE(told[0].toModelIndex().row(), second);
    QCOMPARE(told[1].toModelIndex().row(), second);
  }
}

void ProcessTableModelTest::many_come_go_and_move_at_once() {
  Table table;
  table.model.sort(ProcessTableModel::Name, Qt::AscendingOrder);
  std::vector<std::pair<QPersistentModelIndex, QString>> held;
  for (int row = 0; row < table.model.rowCount(); ++row) {
    held.emplace_back(table.model.index(row, 0), table.names()[row]);
  }
  otp::Runtime& runtime = table.world.node().runtime();
  for (const char* worker : {"2", "5", "11"}) {
    runtime.exit(table.world.named(worker).pid, otp::ExitReason(otp::Atom("shutdown")));
  }
  for (const char* guest : {"zebra", "ant", "10 sheep"}) table.world.spawn(guest);
  runtime.register_name(otp::Atom("a new name"), table.world.named("7").pid);
  table.settle();
  QStringList names = table.names();
  QVERIFY(std::ranges::is_sorted(
      names, {}, [](const QString& name) { return ui::sortable(name.toStdString()); }));
  QVERIFY(names.contains("ant") && names.contains("10 sheep") && names.contains("a new name"));
  for (const auto& [index, name] : held) {
    if (index.isValid() && name != "7") QCOMPARE(index.data().toString(), name);
  }
}

void ProcessTableModelTest::an_index_follows_its_process_when_rows_are_sorted() {
  Table table;
  table.model.sort(ProcessTableModel::Name, Qt::AscendingOrder);
  QPersistentModelIndex third(table.model.index(table.model.rowOf(table.world.id_of("third")), 0));
  int row = third.row();
  table.model.sort(ProcessTableModel::Name, Qt::DescendingOrder);
  QVERIFY(third.row() != row);
  QCOMPARE(third.data().toString(), "third");
}

void ProcessTableModelTest::a_new_system_begins_with_an_empty_table() {
  Table table;
  table.world.observation.clear();
  QCOMPARE(table.model.rowCount(), 0);
}

void ProcessTableModelTest::rates_are_those_of_the_last_seconds() {
  Crowd crowd;
  crowd.start(2);
  crowd.serve(1, 50, 30ms);
  QCOMPARE(crowd.cell(1, ProcessTableModel::Rate), "5.0");
  QCOMPARE(crowd.cell(1, ProcessTableModel::Busy), "15.0");
  QCOMPARE(crowd.cell(1, ProcessTableModel::Taken), "50");
  QCOMPARE(crowd.cell(2, ProcessTableModel::Rate), "");
  crowd.wait(20s);
  QCOMPARE(crowd.cell(1, ProcessTableModel::Rate), "");
  QCOMPARE(crowd.cell(1, ProcessTableModel::Busy), "");
  QCOMPARE(crowd.cell(1, ProcessTableModel::Taken), "50");
}

void ProcessTableModelTest::who_was_not_seen_has_no_rate() {
  Crowd crowd;
  crowd.start(1);
  crowd.tell(trace::DepthChanged{Crowd::pid(1), 7});
  crowd.wait(5s);
  QCOMPARE(crowd.cell(1, ProcessTableModel::Mailbox), "7");
  QCOMPARE(crowd.cell(1, ProcessTableModel::Rate), "");
  QCOMPARE(crowd.cell(1, ProcessTableModel::Busy), "");
}

void ProcessTableModelTest::the_order_by_rates_goes_with_time() {
  Crowd crowd;
  crowd.start(3);
  crowd.model.sort(ProcessTableModel::Busy, Qt::DescendingOrder);
  crowd.serve(1, 50, 30ms);
  crowd.tell(trace::HandlerStarted{Crowd::pid(2), {}, crowd.kind, {}});
  crowd.show();
  QCOMPARE(crowd.first(), Crowd::pid(1));
  crowd.wait(6s);  // nothing is told of the handler that runs on
  QCOMPARE(crowd.first(), Crowd::pid(2));
  crowd.model.sort(ProcessTableModel::Rate, Qt::DescendingOrder);
  QCOMPARE(crowd.first(), Crowd::pid(1));
  for (int i = 0; i < 15; ++i) crowd.come(3);
  crowd.show();
  QCOMPARE(crowd.first(), Crowd::pid(1));  // so short a time says nothing of a rate
  crowd.wait(8s);
  QCOMPARE(crowd.first(), Crowd::pid(3));
}

void ProcessTableModelTest::figures_are_read_out_as_sentences() {
  Crowd crowd;
  crowd.start(1);
  crowd.serve(1, 50, 30ms);
  auto read_out = [&](int column) { return crowd.cell(1, column, Qt::AccessibleTextRole); };
  QCOMPARE(read_out(ProcessTableModel::Name), "Counter");
  QCOMPARE(read_out(ProcessTableModel::Mailbox), "0 messages wait now, at most 0 so far");
  QCOMPARE(read_out(ProcessTableModel::Rate),
           "Messages that came each second in the last 10 s: 5.0");
  QCOMPARE(read_out(ProcessTableModel::Busy), "A handler ran for 15.0 % of the last 10 s.");
  for (int column : {ProcessTableModel::Rate, ProcessTableModel::Busy, ProcessTableModel::Taken}) {
    QVariant tip = crowd.model.headerData(column, Qt::Horizontal, Qt::ToolTipRole);
    QVERIFY(!tip.toString().isEmpty());
    auto side = Qt::Alignment(crowd.cell(1, column, Qt::TextAlignmentRole).toInt());
    QVERIFY(side.testFlag(Qt::AlignRight));
  }
}

void ProcessTableModelTest::its_memory_is_that_of_who_lives() {
  Crowd crowd;
  crowd.model.sort(ProcessTableModel::Name, Qt::AscendingOrder);
  crowd.model.setSearch("counter");
  crowd.start(1000);
  std::size_t pages = crowd.model.pages();
  QVERIFY(pages > 0);
  for (int round = 0; round < 20; ++round) {
    crowd.start(1000);
    crowd.end(1000);
  }
  QCOMPARE(crowd.model.rowCount(), 1001);
  QCOMPARE(crowd.model.searchedCount(), std::size_t(1001));
  QCOMPARE(crowd.model.pages(), pages);
  crowd.observation.clear();
  QCOMPARE(crowd.model.pages(), std::size_t(0));
}

const support::Registered registered(&support::make_case<ProcessTableModelTest>);

}  // namespace

#include "process_table_model_test.moc"
