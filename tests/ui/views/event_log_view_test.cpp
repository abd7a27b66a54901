// The event log on the screen: it follows the end or stays where the reader stands.

#include "views/event_log_view.h"

#include <QAccessible>
#include <QAction>
#include <QCheckBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>

#include "model_events.h"
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
  const ui::EventLogModel& model() const {
    return static_cast<const ui::EventLogModel&>(table.model());
  }
  /// The number of the first end in the log; there is much after it.
  std::uint64_t endOf(const char* title) {
    world.exit(title, "kill");
    world.fill("second", 50);
    return world.observation.timeline().marks().front().row;
  }
  observer::Identity subjectOf(int row) const {
    return {table.model().index(row, 0).data(ui::EventLogModel::IdentityRole).toUInt()};
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
  void a_row_that_is_gone_to_is_seen();
  void going_to_a_row_that_is_not_shown_selects_nobody_else();
  void what_was_to_be_gone_to_is_forgotten_with_the_selection();
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
    QVERIFY(screen.table.textOf(row).contains("counter", Qt::CaseInsensitive));
  }
}

void EventLogViewTest::a_click_selects_the_process_of_the_event() {
  Screen screen;
  QVERIFY(screen.view.follows());
  screen.world.exit("first", "kill");
  int row = screen.rows() - 1;
  QTest::mouseClick(screen.table.viewport(), Qt::LeftButton, {}, screen.table.rectOf(row).center());
  QCOMPARE(screen.table.currentRow(), row);
  QModelIndex chosen = screen.table.model().index(row, 0);
  QCOMPARE(screen.world.selection.current().number,
           chosen.data(ui::EventLogModel::IdentityRole).toUInt());
  QVERIFY(!screen.view.follows());  // the event is not carried off by those that come
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

void EventLogViewTest::a_row_that_is_gone_to_is_seen() {
  Screen screen;
  std::uint64_t end = screen.endOf("first");
  QVERIFY(screen.isAtEnd());
  QVERIFY(screen.model().rowFrom(end) < screen.table.topRow());
  screen.view.goTo(end, screen.world.id_of("first"));
  int row = screen.table.currentRow();
  QVERIFY(row >= 0);
  QCOMPARE(screen.model().numberAt(row), end);
  QVERIFY(!screen.table.rectOf(row).isEmpty());
  QVERIFY(!screen.view.follows());
}

void EventLogViewTest::going_to_a_row_that_is_not_shown_selects_nobody_else() {
  Screen screen;
  auto third = screen.world.id_of("third"), first = screen.world.id_of("first");
  screen.world.selection.select(third);
  std::uint64_t end = screen.endOf("first");
  auto hide = [&](ui::EventGroup group) {
    child<QAction>(screen.view, QString("log.kind.%1").arg(int(group))).setChecked(false);
  };
  hide(ui::EventGroup::Lifecycle);
  screen.view.goTo(end, first);
  int row = screen.table.currentRow();
  QVERIFY(row >= 0 ? screen.subjectOf(row) == first : screen.model().rowFrom(end, first) < 0);
  QCOMPARE(screen.world.selection.current(), third);
  screen.view.goTo(screen.world.observation.log().end(), first);
  QCOMPARE(screen.table.currentRow(), row);  // nothing of it comes after
}

void EventLogViewTest::what_was_to_be_gone_to_is_forgotten_with_the_selection() {
  Screen screen;
  std::uint64_t end = screen.endOf("first");
  auto first = screen.world.id_of("first");
  screen.view.hide();
  screen.view.goTo(end, first);
  screen.view.show();
  QVERIFY(screen.table.currentRow() >= 0);
  QCOMPARE(screen.model().numberAt(screen.table.currentRow()), end);
  screen.table.setCurrentRow(-1);
  screen.view.hide();
  screen.view.goTo(end, first);
  screen.world.selection.select(screen.world.id_of("third"));
  screen.view.show();
  QCOMPARE(screen.table.currentRow(), -1);
  screen.view.hide();
  screen.view.goTo(end, first);
  auto& observation = screen.world.observation;
  observation.clear();
  for (std::uint32_t i = 1; i <= end + 10; ++i) {
    observation.apply({{}, support::spawned(support::pid(i))});
  }
  const auto* namesake = observation.system().find(first);
  QVERIFY(namesake != nullptr);
  observation.apply({{}, trace::Exited{namesake->pid, otp::Atom("normal")}});
  QVERIFY(screen.model().rowCount() == 0);
  screen.view.show();
  QVERIFY(screen.model().rowFrom(end, first) >= 0);
  QCOMPARE(screen.table.currentRow(), -1);
}

const support::Registered registered(&support::make_case<EventLogViewTest>);

}  // namespace

#include "event_log_view_test.moc"
