// The event log on the screen: it follows the end or stays where the reader stands.

#include "views/event_log_view.h"

#include <QAccessible>
#include <QAction>
#include <QCheckBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QToolButton>

#include "model_events.h"
#include "qt_test.h"
#include "qt_world.h"
#include "views/rows_view.h"

namespace {

using support::child;

struct Screen {
  support::World world{&support::start_shop};
  ui::EventSelection events{world.observation};
  ui::EventLogView view{world.observation, world.selection, events};
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
  QAction& kind(ui::EventGroup group) {
    return child<QAction>(view, QString("log.kind.%1").arg(int(group)));
  }
  /// The number in the log of the current row; 0 when there is none.
  std::uint64_t chosenNumber() const {
    return table.currentRow() < 0 ? 0 : model().numberAt(table.currentRow());
  }
  /// What is said of the chosen event; empty when nothing is.
  QString note() const {
    auto& label = child<QLabel>(view, "log.note");
    return label.isVisible() ? label.text() : QString();
  }
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
  void a_row_that_is_chosen_elsewhere_is_seen();
  void what_is_chosen_and_hidden_by_the_filter_is_said_and_can_be_shown();
  void what_is_chosen_is_gone_to_once_another_filter_lets_it_through();
  void what_the_log_has_forgotten_is_said();
  void an_alarm_stands_at_what_happened_next();
  void what_is_chosen_while_it_is_hidden_is_shown_later();
  void only_a_span_of_time_is_shown_until_its_chip_is_clicked();
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

void EventLogViewTest::a_row_that_is_chosen_elsewhere_is_seen() {
  Screen screen;
  std::uint64_t end = screen.endOf("first");
  auto third = screen.world.id_of("third");
  screen.world.selection.select(third);
  QVERIFY(screen.isAtEnd());
  QVERIFY(screen.model().rowFrom(end) < screen.table.topRow());
  screen.events.chooseRow(end);
  QCOMPARE(screen.chosenNumber(), end);
  QVERIFY(!screen.table.rectOf(screen.table.currentRow()).isEmpty());
  QVERIFY(!screen.view.follows());
  QVERIFY(screen.note().isEmpty());
  QCOMPARE(screen.world.selection.current(), third);  // that is for whoever has chosen it
  screen.events.clear();
  QCOMPARE(screen.table.currentRow(), -1);
  QVERIFY(!child<QPushButton>(screen.view, "log.why").isEnabled());
}

void EventLogViewTest::what_is_chosen_and_hidden_by_the_filter_is_said_and_can_be_shown() {
  Screen screen;
  std::uint64_t end = screen.endOf("first");
  auto& lifecycle = screen.kind(ui::EventGroup::Lifecycle);
  auto& messages = screen.kind(ui::EventGroup::Messages);
  auto& only = child<QCheckBox>(screen.view, "log.only_selected");
  auto& search = child<QLineEdit>(screen.view, "log.search");
  screen.world.selection.select(screen.world.id_of("third"));
  lifecycle.setChecked(false);
  messages.setChecked(false);
  only.setChecked(true);
  search.setText("no such thing");
  screen.events.chooseRow(end);
  QTRY_COMPARE(screen.note(), "The chosen event is hidden by the filter.");
  QCOMPARE(screen.table.currentRow(), -1);
  child<QPushButton>(screen.view, "log.reveal").click();
  QCOMPARE(screen.chosenNumber(), end);
  QVERIFY(screen.note().isEmpty());
  QVERIFY(lifecycle.isChecked() && !only.isChecked() && search.text().isEmpty());
  QVERIFY2(!messages.isChecked(), "no more of the filter is taken away than what hides it");
  screen.world.selection.select(screen.world.id_of("first"));
  only.setChecked(true);
  search.setText("kill");
  QTRY_COMPARE(screen.chosenNumber(), end);
  lifecycle.setChecked(false);
  QTRY_VERIFY(!screen.note().isEmpty());
  child<QPushButton>(screen.view, "log.reveal").click();
  QTRY_COMPARE(screen.chosenNumber(), end);
  QVERIFY(only.isChecked() && search.text() == "kill");
}

void EventLogViewTest::what_is_chosen_is_gone_to_once_another_filter_lets_it_through() {
  Screen screen;
  std::uint64_t end = screen.endOf("first");
  auto& lifecycle = screen.kind(ui::EventGroup::Lifecycle);
  lifecycle.setChecked(false);
  screen.events.chooseRow(end);
  QVERIFY(screen.view.follows());
  lifecycle.setChecked(true);
  QCOMPARE(screen.chosenNumber(), end);
  QVERIFY(!screen.table.rectOf(screen.table.currentRow()).isEmpty());
}

void EventLogViewTest::what_the_log_has_forgotten_is_said() {
  Screen screen;
  screen.events.choose(ui::ChosenEvent{});
  QCOMPARE(screen.note(), "The log does not hold the chosen event any more.");
  QVERIFY(!child<QPushButton>(screen.view, "log.reveal").isVisible());
  screen.events.clear();
  QVERIFY(screen.note().isEmpty());
}

void EventLogViewTest::an_alarm_stands_at_what_happened_next() {
  Screen screen;
  std::uint64_t end = screen.endOf("first");
  auto first = screen.world.id_of("first");
  observer::Mark alarm;
  alarm.kind = observer::MarkKind::Alarm;
  alarm.row = end + 1;
  alarm.place = first;
  screen.events.chooseMark(alarm);
  QVERIFY(screen.chosenNumber() > end);
  QCOMPARE(screen.subjectOf(screen.table.currentRow()), first);
  alarm.row = screen.world.observation.log().end();
  screen.events.chooseMark(alarm);
  QCOMPARE(screen.table.currentRow(), -1);
  QCOMPARE(screen.note(), "No event that is shown belongs to the chosen alarm.");
}

void EventLogViewTest::what_is_chosen_while_it_is_hidden_is_shown_later() {
  Screen screen;
  std::uint64_t end = screen.endOf("first");
  screen.view.hide();
  screen.events.chooseRow(end);
  QCOMPARE(screen.table.currentRow(), -1);
  screen.world.exit("second", "kill");
  screen.view.show();
  QCOMPARE(screen.chosenNumber(), end);
  screen.view.hide();
  screen.events.chooseRow(end + 1);
  screen.world.observation.clear();
  QVERIFY(!screen.events.current());
  screen.view.show();
  QCOMPARE(screen.table.currentRow(), -1);
  QVERIFY(screen.note().isEmpty());
}

void EventLogViewTest::only_a_span_of_time_is_shown_until_its_chip_is_clicked() {
  Screen screen;
  using namespace std::chrono_literals;
  screen.world.run(2s);
  std::uint64_t end = screen.endOf("first");
  screen.world.run(2s);
  std::uint64_t later = screen.model().numberAt(screen.rows() - 1);
  screen.world.exit("second", "kill");
  const auto& log = screen.world.observation.log();
  auto& chip = child<QToolButton>(screen.view, "log.span");
  int all = screen.rows();
  QVERIFY(!chip.isVisible());
  observer::TimeRange span{otp::TimePoint(1s), log.row(later).event.at};
  screen.events.chooseSpan(span);
  QVERIFY(chip.isVisible());
  QVERIFY2(chip.text().startsWith("Only 1.000 s – 2."), qPrintable(chip.text()));
  QVERIFY(screen.rows() > 0 && screen.rows() < all);
  QVERIFY(screen.model().rowOf(end) >= 0);
  for (int row = 0; row < screen.rows(); ++row) {
    auto at = log.row(screen.model().numberAt(row)).event.at;
    QVERIFY(at >= span.from && at <= span.to);
  }
  int within = screen.rows();
  screen.world.exit("third", "kill");  // that is later
  QCOMPARE(screen.rows(), within);
  child<QLineEdit>(screen.view, "log.search").setText("kill");
  QTRY_VERIFY(!screen.model().isSearching());
  QVERIFY(screen.rows() > 0 && screen.rows() < within);
  child<QLineEdit>(screen.view, "log.search").clear();
  screen.events.chooseRow(log.first());
  QCOMPARE(screen.note(), "The chosen event is hidden by the filter.");
  child<QPushButton>(screen.view, "log.reveal").click();
  QVERIFY(!screen.events.span());
  screen.events.chooseSpan(span);
  chip.click();
  QVERIFY(!screen.events.span() && !chip.isVisible());
  QVERIFY(screen.rows() > all);
  screen.view.hide();
  screen.events.chooseSpan(span);
  QVERIFY(screen.rows() > all);
  screen.view.show();
  QCOMPARE(screen.rows(), within);
}

const support::Registered registered(&support::make_case<EventLogViewTest>);

}  // namespace

#include "event_log_view_test.moc"
