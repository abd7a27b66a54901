// The event log on the screen: it follows the end or stays where the reader stands.

#include "views/event_log_view.h"

#include <QAccessible>
#include <QAction>
#include <QCheckBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>

#include "qt_test.h"
#include "qt_world.h"
#include "views/rows_view.h"

namespace {

using support::child;

struct Screen {
  support::World world{&support::start_shop};
  ui::EventLogView view{world.observation, world.selection};
  ui::RowsView& table = child<ui::RowsView>(view, "log.events");

  Screen() {
    view.resize(view.sizeHint());
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
  }
  int rows() const { return table.model().rowCount(); }
  bool isAtEnd() const {
    return table.verticalScrollBar()->value() == table.verticalScrollBar()->maximum();
  }
};

class EventLogViewTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void it_follows_the_end_until_one_scrolls_up();
  void a_kind_of_event_can_be_left_out();
  void it_can_be_about_the_selected_process_only();
  void the_details_can_be_searched();
  void a_click_selects_the_process_of_the_event();
  void keys_walk_along_the_events();
  void the_place_of_the_reader_is_kept_when_the_filter_changes();
  void nothing_happens_while_it_is_hidden();
};

void EventLogViewTest::it_follows_the_end_until_one_scrolls_up() {
  Screen screen;
  screen.world.exit("first", "kill");
  QVERIFY(screen.isAtEnd());
  screen.table.verticalScrollBar()->triggerAction(QAbstractSlider::SliderToMinimum);
  QVERIFY(!screen.view.follows());
  screen.world.exit("first", "kill");
  QCOMPARE(screen.table.verticalScrollBar()->value(), 0);
  child<QCheckBox>(screen.view, "log.follow").click();
  QVERIFY(screen.isAtEnd());
}

void EventLogViewTest::a_kind_of_event_can_be_left_out() {
  Screen screen;
  screen.world.fill("first", 3);
  int before = screen.rows();
  auto& messages =
      child<QAction>(screen.view, QString("log.kind.%1").arg(int(ui::EventGroup::Messages)));
  messages.trigger();
  QVERIFY(screen.rows() < before);
  messages.trigger();
  QCOMPARE(screen.rows(), before);
}

void EventLogViewTest::it_can_be_about_the_selected_process_only() {
  Screen screen;
  int all = screen.rows();
  child<QCheckBox>(screen.view, "log.only_selected").click();
  for (const char* title : {"second", "crew"}) {
    screen.world.selection.select(screen.world.id_of(title));
    QVERIFY(screen.rows() > 0 && screen.rows() < all);
    for (int row = 0; row < screen.rows(); ++row) {
      QModelIndex process = screen.table.model().index(row, ui::EventLogModel::Process);
      QCOMPARE(process.data().toString(), title);
    }
  }
  child<QCheckBox>(screen.view, "log.only_selected").click();
  QCOMPARE(screen.rows(), all);
}

void EventLogViewTest::the_details_can_be_searched() {
  Screen screen;
  QTest::keyClicks(&child<QLineEdit>(screen.view, "log.search"), "counter");
  QTRY_COMPARE(child<QLabel>(screen.view, "log.count").text(),
               QString("%1 events").arg(screen.rows()));
  QVERIFY(screen.rows() > 0);
  for (int row = 0; row < screen.rows(); ++row) {
    QModelIndex details = screen.table.model().index(row, ui::EventLogModel::Details);
    QVERIFY(details.data().toString().contains("counter", Qt::CaseInsensitive));
  }
}

void EventLogViewTest::a_click_selects_the_process_of_the_event() {
  Screen screen;
  screen.world.exit("first", "kill");
  int row = screen.rows() - 1;
  QTest::mouseClick(screen.table.viewport(), Qt::LeftButton, {}, screen.table.rectOf(row).center());
  QCOMPARE(screen.table.currentRow(), row);
  QModelIndex chosen = screen.table.model().index(row, 0);
  QCOMPARE(screen.world.selection.current().number,
           chosen.data(ui::EventLogModel::IdentityRole).toUInt());
}

void EventLogViewTest::keys_walk_along_the_events() {
  Screen screen;
  QTest::keyClick(&screen.table, Qt::Key_Home);
  QCOMPARE(screen.table.currentRow(), 0);
  QCOMPARE(screen.table.topRow(), 0);
  QVERIFY(!screen.view.follows());
  QTest::keyClick(&screen.table, Qt::Key_Down);
  QTest::keyClick(&screen.table, Qt::Key_Down);
  QTest::keyClick(&screen.table, Qt::Key_Up);
  QCOMPARE(screen.table.currentRow(), 1);
  QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(&screen.table);
  QCOMPARE(accessible->text(QAccessible::Name), "Events");
  QCOMPARE(accessible->text(QAccessible::Value), screen.table.textOf(1));
  QTest::keyClick(&screen.table, Qt::Key_PageDown);
  QCOMPARE(screen.table.currentRow(), 1 + screen.table.visibleRows());
  QVERIFY(!screen.table.rectOf(screen.table.currentRow()).isEmpty());
  QTest::keyClick(&screen.table, Qt::Key_End);
  QCOMPARE(screen.table.currentRow(), screen.rows() - 1);
  QVERIFY(screen.view.follows());
}

void EventLogViewTest::the_place_of_the_reader_is_kept_when_the_filter_changes() {
  Screen screen;
  child<QCheckBox>(screen.view, "log.follow").click();
  screen.table.setTopRow(10);
  QString top = screen.table.model().index(10, ui::EventLogModel::Time).data().toString();
  auto& supervision =
      child<QAction>(screen.view, QString("log.kind.%1").arg(int(ui::EventGroup::Supervision)));
  supervision.trigger();
  supervision.trigger();
  QCOMPARE(screen.table.model().index(screen.table.topRow(), 0).data().toString(), top);
}

void EventLogViewTest::nothing_happens_while_it_is_hidden() {
  Screen screen;
  int before = screen.rows();
  screen.view.hide();
  screen.world.exit("first", "kill");
  QCOMPARE(screen.rows(), before);
  screen.view.show();
  QVERIFY(screen.rows() > before);
  QVERIFY(screen.isAtEnd());
}

const support::Registered registered(&support::make_case<EventLogViewTest>);

}  // namespace

#include "event_log_view_test.moc"
