// The process table on the screen: pointer, filter, menu.

#include "views/process_table_view.h"

#include <QApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QTableView>
#include <QTimer>

#include "qt_test.h"
#include "qt_world.h"

namespace {

using support::child;
using ui::ProcessTableModel;

constexpr int longer_than_between_two_sorts = 9;

struct Screen {
  support::World world{&support::start_shop};
  QAction kill{"Kill"};
  ui::ProcessTableView view{world.observation, world.selection, {&kill}};
  QTableView& table = child<QTableView>(view, "table.processes");

  Screen() {
    view.resize(view.sizeHint());
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
  }
  QString name(int row) const { return table.model()->index(row, 0).data().toString(); }
  QPoint middleOf(const QString& title) const {
    for (int row = 0; row < table.model()->rowCount(); ++row) {
      if (name(row) == title) return table.visualRect(table.model()->index(row, 0)).center();
    }
    qFatal("there is no row '%s'", qPrintable(title));
  }
  void runPastASort() {
    for (int tick = 0; tick < longer_than_between_two_sorts; ++tick) world.run();
  }
  void pointer(QEvent::Type type) {
    if (type == QEvent::Leave) {
      QEvent leave(type);
      QCoreApplication::sendEvent(table.viewport(), &leave);
      return;
    }
    QEnterEvent enter(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5));
    QCoreApplication::sendEvent(table.viewport(), &enter);
  }
};

class ProcessTableViewTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void rows_stand_still_while_the_pointer_is_over_them();
  void a_click_on_a_header_sorts_also_under_the_pointer();
  void an_action_sorts_and_turns_the_order_round();
  void the_filter_narrows_the_rows_and_the_count();
  void the_selection_survives_a_filter_that_hides_it();
  void the_menu_acts_on_the_row_under_the_pointer();
};

void ProcessTableViewTest::rows_stand_still_while_the_pointer_is_over_them() {
  Screen screen;
  QString top = screen.name(0);
  screen.pointer(QEvent::Enter);
  screen.world.fill("third", 9);
  screen.runPastASort();
  QCOMPARE(screen.name(0), top);
  screen.pointer(QEvent::Leave);
  QCOMPARE(screen.name(0), "third");
}

void ProcessTableViewTest::a_click_on_a_header_sorts_also_under_the_pointer() {
  Screen screen;
  screen.pointer(QEvent::Enter);
  QHeaderView& header = *screen.table.horizontalHeader();
  QPoint name(header.sectionViewportPosition(ProcessTableModel::Name) + 20, 5);
  QTest::mouseClick(header.viewport(), Qt::LeftButton, {}, name);
  QString once = screen.name(0);
  QTest::mouseClick(header.viewport(), Qt::LeftButton, {}, name);
  QCOMPARE(QSet<QString>({once, screen.name(0)}), QSet<QString>({"1", "third"}));
}

void ProcessTableViewTest::an_action_sorts_and_turns_the_order_round() {
  Screen screen;
  QAction* name = screen.view.sortActions()[ProcessTableModel::Name];
  QCOMPARE(name->objectName(), "table.sort.name");
  name->trigger();
  QString first = screen.name(0);
  name->trigger();
  QCOMPARE(QStringList({first, screen.name(0)}), QStringList({"1", "third"}));
}

void ProcessTableViewTest::the_filter_narrows_the_rows_and_the_count() {
  Screen screen;
  auto& filter = child<QLineEdit>(screen.view, "table.filter");
  auto counts = [&] {
    for (QLabel* label : screen.view.findChildren<QLabel*>()) {
      if (label->text().contains("process")) return label->text();
    }
    return QString();
  };
  QCOMPARE(counts(), "19 processes");
  QTest::keyClicks(&filter, "third");
  QCOMPARE(counts(), "1 process");
  QCOMPARE(screen.name(0), "third");
  filter.clear();
  QCOMPARE(counts(), "19 processes");
}

void ProcessTableViewTest::the_selection_survives_a_filter_that_hides_it() {
  Screen screen;
  QTest::mouseClick(screen.table.viewport(), Qt::LeftButton, {}, screen.middleOf("second"));
  QCOMPARE(screen.world.selection.current(), screen.world.id_of("second"));
  auto& filter = child<QLineEdit>(screen.view, "table.filter");
  filter.setText("third");
  QCOMPARE(screen.world.selection.current(), screen.world.id_of("second"));
  filter.clear();
  QCOMPARE(screen.table.currentIndex().siblingAtColumn(0).data().toString(), "second");
}

void ProcessTableViewTest::the_menu_acts_on_the_row_under_the_pointer() {
  Screen screen;
  QPoint third = screen.middleOf("third");
  QStringList shown;
  QTimer::singleShot(0, &screen.view, [&] {
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    if (menu == nullptr) return;
    for (QAction* action : menu->actions()) shown << action->text();
    menu->close();
  });
  Q_EMIT screen.table.customContextMenuRequested(third);
  QCOMPARE(shown, QStringList({"third", "Kill"}));
  QCOMPARE(screen.world.selection.current(), screen.world.id_of("third"));
}

const support::Registered registered(&support::make_case<ProcessTableViewTest>);

}  // namespace

#include "process_table_view_test.moc"
