// The process table: its rows follow the system, sorted and filtered.

#include "models/process_table_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include "draw/text.h"
#include "qt_test.h"
#include "qt_world.h"

namespace {

using namespace std::chrono_literals;
using ui::ProcessTableModel;

constexpr auto longer_than_between_two_sorts = 9;

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
  QString cell(std::string_view title, int number) const {
    return model.index(model.rowOf(world.id_of(title)), number).data().toString();
  }
  void runPastASort() {
    for (int tick = 0; tick < longer_than_between_two_sorts; ++tick) world.run();
  }
};

class ProcessTableModelTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void it_has_a_row_for_each_process_of_the_tree();
  void a_process_that_is_spawned_gets_a_row_and_loses_it_when_it_ends();
  void a_restarted_process_keeps_its_row_and_counts_the_restart();
  void a_supervisor_that_ends_takes_its_children_along();
  void processes_of_the_observer_are_not_shown();
  void columns_sort_both_ways_data();
  void columns_sort_both_ways();
  void the_filter_looks_at_name_pid_kind_and_module_data();
  void the_filter_looks_at_name_pid_kind_and_module();
  void a_process_that_comes_to_match_the_filter_gets_a_row();
  void rows_come_and_go_under_a_filter();
  void the_order_follows_the_values_now_and_then();
  void a_held_order_stands_still_and_is_mended_after();
  void an_index_follows_its_process_when_rows_are_sorted();
  void a_new_system_begins_with_an_empty_table();
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
  QCOMPARE(table.model.rowCount(), before + 1);
  QVERIFY(table.names().contains("Guest"));
  table.world.exit("Guest", "kill");
  QCOMPARE(table.model.rowCount(), before);
  QVERIFY(!table.names().contains("Guest"));
}

void ProcessTableModelTest::a_restarted_process_keeps_its_row_and_counts_the_restart() {
  Table table;
  QSignalSpy inserted(&table.model, &QAbstractItemModel::rowsInserted);
  QSignalSpy removed(&table.model, &QAbstractItemModel::rowsRemoved);
  QString pid = table.cell("second", ProcessTableModel::Process);
  observer::Identity place = table.world.id_of("second");
  table.world.exit("second", "kill");
  QCOMPARE(table.world.id_of("second"), place);
  QCOMPARE(table.cell("second", ProcessTableModel::Restarts), "1");
  QVERIFY(table.cell("second", ProcessTableModel::Process) != pid);
  QCOMPARE(inserted.count(), 0);
  QCOMPARE(removed.count(), 0);
}

void ProcessTableModelTest::a_supervisor_that_ends_takes_its_children_along() {
  Table table;
  table.world.exit("application", "kill");
  QCOMPARE(table.names(), QStringList());
}

void ProcessTableModelTest::processes_of_the_observer_are_not_shown() {
  Table table;
  int before = table.model.rowCount();
  table.world.fill("first", 3);
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
  table.world.fill("third", 11);
  table.world.exit("first", "kill");
  table.model.sort(column, Qt::AscendingOrder);
  QStringList up = table.column(column);
  table.model.sort(column, Qt::DescendingOrder);
  QStringList down = table.column(column);
  std::reverse(down.begin(), down.end());
  QCOMPARE(down, up);
  QVERIFY2(up.first() != up.last(), "the values of this column do not tell anything apart");
  bool is_number = column >= ProcessTableModel::Mailbox && column <= ProcessTableModel::Restarts;
  if (is_number) QVERIFY(up.first().toInt() < up.last().toInt());
  if (column == ProcessTableModel::Name || column == ProcessTableModel::Module) {
    QVERIFY(std::ranges::is_sorted(up, {}, [](const QString& text) { return text.toLower(); }));
  }
}

void ProcessTableModelTest::the_filter_looks_at_name_pid_kind_and_module_data() {
  QTest::addColumn<QString>("filter");
  QTest::addColumn<int>("rows");
  QTest::newRow("name") << "third" << 1;
  QTest::newRow("part of a name, in capitals") << "IRS" << 1;
  QTest::newRow("kind") << "supervisor" << 3;
  QTest::newRow("module") << "Worker" << 12;
  QTest::newRow("name of one, module of others") << "counter" << 4;
  QTest::newRow("pid") << "<0.1.0>" << 1;
  QTest::newRow("nothing like it") << "zebra" << 0;
  QTest::newRow("empty") << "" << 19;
}

void ProcessTableModelTest::the_filter_looks_at_name_pid_kind_and_module() {
  QFETCH(QString, filter);
  QFETCH(int, rows);
  Table table;
  table.model.setFilter("a filter that was there before");
  table.model.setFilter(filter);
  QCOMPARE(table.model.rowCount(), rows);
}

void ProcessTableModelTest::a_process_that_comes_to_match_the_filter_gets_a_row() {
  Table table;
  otp::Pid guest = table.world.spawn("Guest");
  table.model.setFilter("butler");
  table.world.node().runtime().register_name(otp::Atom("butler"), guest);
  table.world.run();
  QCOMPARE(table.names(), QStringList{"butler"});
  table.world.node().runtime().unregister_name(otp::Atom("butler"));
  table.world.run();
  QCOMPARE(table.names(), QStringList());
}

void ProcessTableModelTest::rows_come_and_go_under_a_filter() {
  Table table;
  table.model.setFilter("guest");
  table.world.spawn("Guest");
  table.world.spawn("Stranger");
  table.world.spawn("Guest");
  QCOMPARE(table.names(), QStringList({"Guest", "Guest"}));
  table.world.exit("Guest", "kill");
  QCOMPARE(table.names(), QStringList{"Guest"});
  table.model.setFilter("");
  QVERIFY(table.names().contains("Stranger"));
}

void ProcessTableModelTest::the_order_follows_the_values_now_and_then() {
  Table table;
  table.model.sort(ProcessTableModel::Mailbox, Qt::DescendingOrder);
  table.world.fill("second", 5);
  table.runPastASort();
  QCOMPARE(table.names().first(), "second");
  table.world.fill("third", 9);
  table.runPastASort();
  QCOMPARE(table.names().mid(0, 2), QStringList({"third", "second"}));
}

void ProcessTableModelTest::a_held_order_stands_still_and_is_mended_after() {
  Table table;
  table.model.sort(ProcessTableModel::Mailbox, Qt::DescendingOrder);
  QStringList before = table.names();
  table.model.holdOrder(true);
  table.world.fill("third", 9);
  table.runPastASort();
  QCOMPARE(table.names(), before);
  QCOMPARE(table.cell("third", ProcessTableModel::Mailbox), "9");
  table.model.holdOrder(false);
  QCOMPARE(table.names().first(), "third");
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

const support::Registered registered(&support::make_case<ProcessTableModelTest>);

}  // namespace

#include "process_table_model_test.moc"
