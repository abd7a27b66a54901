// Columns of a table as somebody arranges them, and as they are kept.

#include "views/table_columns.h"

#include <QHeaderView>
#include <QMenu>
#include <QStandardItemModel>
#include <QTableView>
#include <QTimer>

#include "qt_test.h"

namespace {

const std::vector<ui::TableColumn> fruit = {{"apple", 90}, {"pear", 80}, {"plum", 70}, {"fig", 60}};

struct Screen {
  QTableView table;
  QStandardItemModel model{1, 4};
  ui::TableColumns* columns;

  explicit Screen(const std::vector<ui::TableColumn>& wanted = fruit) {
    model.setColumnCount(int(wanted.size()));
    QStringList titles;
    for (const ui::TableColumn& column : wanted) titles << column.id.toUpper();
    model.setHorizontalHeaderLabels(titles);
    table.setModel(&model);
    table.setSortingEnabled(true);
    columns = new ui::TableColumns("fruit", table, wanted, 1, Qt::DescendingOrder);
    table.resize(600, 100);
    table.show();
    QVERIFY(QTest::qWaitForWindowExposed(&table));
  }
  QHeaderView& header() const { return *table.horizontalHeader(); }
  /// The titles of the columns that are shown, from the leading edge on.
  QStringList shown() const {
    QStringList shown;
    for (int visual = 0; visual < header().count(); ++visual) {
      int column = header().logicalIndex(visual);
      if (header().isSectionHidden(column)) continue;
      shown << model.headerData(column, Qt::Horizontal).toString();
    }
    return shown;
  }
};

class TableColumnsTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void at_first_they_are_as_their_table_wants_them();
  void what_is_kept_comes_back();
  void a_column_of_a_later_version_stands_where_that_puts_it();
  void a_column_that_is_no_more_is_passed_over();
  void what_is_not_understood_leaves_the_default_data();
  void what_is_not_understood_leaves_the_default();
  void the_menu_of_the_header_shows_hides_and_restores();
  void the_first_column_stays();
};

void TableColumnsTest::at_first_they_are_as_their_table_wants_them() {
  Screen screen;
  QCOMPARE(screen.shown(), QStringList({"APPLE", "PEAR", "PLUM", "FIG"}));
  QCOMPARE(screen.header().sectionSize(0), 90);
  QCOMPARE(screen.header().sectionSize(2), 70);
  QCOMPARE(screen.header().length(), screen.table.viewport()->width());
  QCOMPARE(screen.header().sortIndicatorSection(), 1);
  QCOMPARE(screen.columns->own(), QByteArray());
}

void TableColumnsTest::what_is_kept_comes_back() {
  Screen first;
  first.header().moveSection(3, 1);
  first.header().resizeSection(0, 120);
  first.header().hideSection(2);
  first.table.sortByColumn(3, Qt::AscendingOrder);
  Screen second;
  second.columns->restoreOwn(first.columns->own());
  QCOMPARE(second.shown(), QStringList({"APPLE", "FIG", "PEAR"}));
  QCOMPARE(second.header().sectionSize(0), 120);
  QCOMPARE(second.header().sectionSize(3), 60);
  QCOMPARE(second.header().length(), second.table.viewport()->width());
  QCOMPARE(second.header().sortIndicatorSection(), 3);
  QCOMPARE(second.header().sortIndicatorOrder(), Qt::AscendingOrder);
  QCOMPARE(second.columns->own(), first.columns->own());
  second.columns->restoreDefault();
  QCOMPARE(second.columns->own(), QByteArray());
  QCOMPARE(second.header().sectionSize(2), 70);
}

void TableColumnsTest::a_column_of_a_later_version_stands_where_that_puts_it() {
  Screen first;
  first.header().moveSection(3, 0);
  std::vector<ui::TableColumn> later = fruit;
  later.insert(later.begin() + 2, {"quince", 50});
  Screen second(later);
  second.columns->restoreOwn(first.columns->own());
  QCOMPARE(second.shown(), QStringList({"FIG", "APPLE", "PEAR", "QUINCE", "PLUM"}));
  QCOMPARE(second.header().sectionSize(2), 50);
}

void TableColumnsTest::a_column_that_is_no_more_is_passed_over() {
  Screen first;
  first.header().moveSection(3, 0);
  first.table.sortByColumn(2, Qt::AscendingOrder);
  Screen second({{"apple", 90}, {"pear", 80}, {"fig", 60}});
  second.columns->restoreOwn(first.columns->own());
  QCOMPARE(second.shown(), QStringList({"FIG", "APPLE", "PEAR"}));
  QCOMPARE(second.header().sortIndicatorSection(), 1);
}

void TableColumnsTest::what_is_not_understood_leaves_the_default_data() {
  QTest::addColumn<QByteArray>("kept");
  QTest::newRow("nothing") << QByteArray();
  QTest::newRow("nonsense") << QByteArray("\1nonsense");
  QTest::newRow("another version")
      << QByteArray(R"({"version":2,"columns":[{"id":"fig"}],"sorted_by":"fig"})");
  QTest::newRow("no columns") << QByteArray(R"({"version":1})");
  QTest::newRow("columns of other things")
      << QByteArray(R"({"version":1,"columns":[7,{"id":"stone","width":9}],"sorted_by":"stone"})");
}

void TableColumnsTest::what_is_not_understood_leaves_the_default() {
  QFETCH(QByteArray, kept);
  Screen screen;
  screen.columns->restoreOwn(kept);
  QCOMPARE(screen.columns->own(), QByteArray());
  QCOMPARE(screen.shown(), QStringList({"APPLE", "PEAR", "PLUM", "FIG"}));
}

void TableColumnsTest::the_menu_of_the_header_shows_hides_and_restores() {
  Screen screen;
  auto choose = [&](const QString& name) {
    QTimer::singleShot(0, &screen.table, [name] {
      auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
      if (menu == nullptr) qFatal("there is no menu");
      for (QAction* action : menu->actions()) {
        if (action->objectName() == name) menu->setActiveAction(action);
      }
      QTest::keyClick(menu, Qt::Key_Return);
    });
    Q_EMIT screen.header().customContextMenuRequested({5, 5});
  };
  choose("fruit.column.pear");
  QCOMPARE(screen.shown(), QStringList({"APPLE", "PLUM", "FIG"}));
  choose("fruit.column.fig");
  QCOMPARE(screen.shown(), QStringList({"APPLE", "PLUM"}));
  QCOMPARE(screen.header().length(), screen.table.viewport()->width());
  choose("fruit.column.pear");
  QCOMPARE(screen.shown(), QStringList({"APPLE", "PEAR", "PLUM"}));
  choose("fruit.columns.restore");
  QCOMPARE(screen.shown(), QStringList({"APPLE", "PEAR", "PLUM", "FIG"}));
}

void TableColumnsTest::the_first_column_stays() {
  Screen screen;
  QVERIFY(!screen.columns->showActions().first()->isEnabled());
  screen.columns->restoreOwn(
      R"({"version":1,"columns":[{"id":"apple","hidden":true},{"id":"pear","width":1}]})");
  QCOMPARE(screen.shown().first(), "APPLE");
  QVERIFY(screen.header().sectionSize(1) > 10);
}

const support::Registered registered(&support::make_case<TableColumnsTest>);

}  // namespace

#include "table_columns_test.moc"
