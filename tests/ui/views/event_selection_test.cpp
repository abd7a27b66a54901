// One event for all views: whoever chooses it, each of the others shows it.

#include "models/event_selection.h"

#include <QAccessible>
#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTreeWidget>

#include "asking_client.h"
#include "qt_test.h"
#include "qt_world.h"
#include "views/chain_view.h"
#include "views/event_log_view.h"
#include "views/rows_view.h"
#include "views/sequence_view.h"
#include "views/timeline_view.h"
#include "views/why_dialog.h"

namespace {

using namespace std::chrono_literals;
using support::asks;
using support::child;

/// The views beside each other, after a client has asked the first counter many times, which has
/// ended then, and another the third.
struct Screen {
  support::World world{&support::start_shop};
  ui::EventSelection events{world.observation};
  ui::EventLogView log{world.observation, world.selection, events};
  ui::SequenceView sequence{world.observation, world.selection, events, world.commands};
  ui::TimelineView timeline{world.observation, world.selection, events};
  ui::RowsView& rows = child<ui::RowsView>(log, "log.events");

  Screen() {
    log.resize(900, 300);
    sequence.resize(900, 400);
    timeline.resize(900, 80);
    for (QWidget* view : views()) view->show();
    ask("first", 30);
    world.run(1s);
    world.exit("first", "boom");
    world.run(1s);
    ask("third", 30);
  }
  QList<QWidget*> views() { return {&log, &sequence, &timeline}; }
  void ask(const char* counter, int times) {
    otp::spawn(world.node().runtime(), otp::Label("client"), &asks, world.named(counter).pid,
               times);
    world.run();
  }
  const ui::EventLogModel& model() const {
    return static_cast<const ui::EventLogModel&>(rows.model());
  }
  trace::Event event(std::uint64_t row) const { return world.observation.log().row(row).event; }
  /// The row of the first event that is such a one.
  template <class What>
  std::uint64_t firstRow() const {
    std::uint64_t row = world.observation.log().first();
    while (!std::holds_alternative<What>(event(row).what)) ++row;
    return row;
  }
  void clickRow(std::uint64_t number) {
    rows.bringIntoView(model().rowOf(number));
    QTest::mouseClick(rows.viewport(), Qt::LeftButton, {},
                      rows.rectOf(model().rowOf(number)).center());
  }
  /// The row of the log that is marked and can be seen; 0 when there is none.
  std::uint64_t seenRow() const {
    int row = rows.currentRow();
    return row < 0 || rows.rectOf(row).isEmpty() ? 0 : model().numberAt(row);
  }
  /// Where a message is drawn; none when it is not.
  QPoint arrow(ui::MessageNumber message) { return sequence.canvas().positionOf(message); }
  bool hasArrow(ui::MessageNumber message) { return !arrow(message).isNull(); }
  void clickArrow(ui::MessageNumber message) {
    QTest::mouseClick(sequence.canvas().viewport(), Qt::LeftButton, {}, arrow(message));
  }
  ui::WhyDialog& why(QWidget& view) { return child<ui::WhyDialog>(view, "dialog.why"); }
};

class EventSelectionTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void a_row_of_the_log_is_shown_everywhere();
  void an_arrow_is_shown_everywhere();
  void a_mark_is_shown_everywhere();
  void a_step_of_a_chain_is_shown_everywhere();
  void keys_choose_like_clicks();
  void each_choice_is_told_once();
  void what_is_chosen_elsewhere_is_offered_to_be_explained();
  void what_nobody_knows_a_cause_of_is_not_offered_again();
  void hidden_views_take_it_when_they_are_shown();
  void an_arrow_that_is_seen_stays_where_it_is();
  void a_message_that_the_diagram_leaves_out_is_said();
  void the_selected_process_stays_where_only_it_is_shown();
  void it_is_told_to_those_who_do_not_see();
  void an_alarm_after_which_nothing_happened_has_nothing_to_show();
  void with_the_system_it_goes();
};

void EventSelectionTest::a_row_of_the_log_is_shown_everywhere() {
  Screen screen;
  std::uint64_t row = screen.firstRow<trace::Sent>();
  while (std::get<trace::Sent>(screen.event(row).what).role != trace::MessageRole::Call) {
    do ++row;
    while (!std::holds_alternative<trace::Sent>(screen.event(row).what));
  }
  auto message =
      screen.world.observation.flow().number_of(std::get<trace::Sent>(screen.event(row).what).id);
  QVERIFY(message && !screen.hasArrow(*message));  // it is long ago
  screen.clickRow(row);
  QCOMPARE(screen.seenRow(), row);
  QCOMPARE(screen.sequence.canvas().selectedMessage(), message);
  QVERIFY(screen.hasArrow(*message));
  QVERIFY(!screen.sequence.canvas().follows());
  QVERIFY(child<QLabel>(screen.sequence, "sequence.message").text().startsWith("call Get"));
  screen.clickRow(screen.firstRow<trace::Exited>());
  QVERIFY(!screen.sequence.canvas().selectedMessage());
  QVERIFY(screen.timeline.chosen() != nullptr);
  QVERIFY(screen.timeline.chosen()->kind == observer::MarkKind::Exit ||
          screen.timeline.chosen()->kind == observer::MarkKind::Crash);
}

void EventSelectionTest::an_arrow_is_shown_everywhere() {
  Screen screen;
  const auto& last = screen.sequence.canvas().sequenceLayout().arrows.back();
  ui::MessageNumber message = last.number;
  screen.clickArrow(message);
  QVERIFY(screen.seenRow() != 0);
  auto sent = std::get<trace::Sent>(screen.event(screen.seenRow()).what);
  QCOMPARE(screen.world.observation.flow().number_of(sent.id), std::optional(message));
  QVERIFY(!screen.log.follows());
  QCOMPARE(screen.events.current()->at, screen.world.observation.flow().record(message).sent);
  QVERIFY(screen.timeline.chosen() == nullptr);  // no mark is at its moment
}

void EventSelectionTest::a_mark_is_shown_everywhere() {
  Screen screen;
  QTest::keyClick(&screen.timeline, Qt::Key_Period);
  QVERIFY(screen.timeline.chosen() != nullptr);
  QCOMPARE(screen.seenRow(), screen.timeline.chosen()->row);
  QVERIFY(std::holds_alternative<trace::Exited>(screen.event(screen.seenRow()).what));
  QCOMPARE(screen.world.selection.current(), screen.world.id_of("first"));
}

void EventSelectionTest::a_step_of_a_chain_is_shown_everywhere() {
  Screen screen;
  std::uint64_t restart = 0;
  for (auto row = screen.firstRow<trace::Exited>(); restart == 0; ++row) {
    if (std::holds_alternative<trace::ChildStarted>(screen.event(row).what)) restart = row;
  }
  screen.clickRow(restart);
  child<QPushButton>(screen.log, "log.why").click();
  auto& diagram = child<ui::ChainView>(screen.why(screen.log), "why.diagram");
  QCOMPARE(diagram.selected(), 0);  // what was asked about
  bool has_seen_end = false;
  for (int item = diagram.itemCount(); item-- > 0;) {
    QTest::mouseClick(&diagram, Qt::LeftButton, {}, diagram.itemRect(item).center());
    QVERIFY(screen.events.current() && screen.events.current()->row);
    QVERIFY(diagram.isItemSelected(item));
    auto event = screen.event(*screen.events.current()->row);
    if (!std::holds_alternative<trace::Exited>(event.what)) continue;
    has_seen_end = true;
    QCOMPARE(screen.seenRow(), *screen.events.current()->row);
    QVERIFY(screen.timeline.chosen() != nullptr);
  }
  QVERIFY(has_seen_end);
}

void EventSelectionTest::keys_choose_like_clicks() {
  Screen screen;
  QTest::keyClick(&screen.rows, Qt::Key_Home);
  QTest::keyClick(&screen.rows, Qt::Key_Down);
  QCOMPARE(screen.events.current()->row, std::optional(screen.model().numberAt(1)));
  QTest::keyClick(&screen.sequence.canvas(), Qt::Key_Up);
  auto message = screen.events.current()->message;
  QVERIFY(message && screen.sequence.canvas().selectedMessage() == message);
  QCOMPARE(screen.world.selection.current(),
           screen.world.observation.system().identity_of(
               screen.world.observation.flow().record(*message).to));
  QTest::keyClick(&screen.sequence.canvas(), Qt::Key_Up);
  QVERIFY(screen.events.current()->message < message);
  QTest::keyClick(&screen.timeline, Qt::Key_Comma);
  QVERIFY(!screen.events.current()->message);
}

void EventSelectionTest::each_choice_is_told_once() {
  Screen screen;
  QSignalSpy told(&screen.events, &ui::EventSelection::changed);
  std::uint64_t end = screen.firstRow<trace::Exited>();
  screen.clickRow(end);
  QCOMPARE(told.count(), 1);
  child<QPushButton>(screen.log, "log.why").click();
  QCOMPARE(told.count(), 1);
  screen.timeline.choose(*screen.timeline.chosen());
  QCOMPARE(told.count(), 1);
  screen.clickArrow(screen.sequence.canvas().sequenceLayout().arrows.front().number);
  QCOMPARE(told.count(), 2);
}

void EventSelectionTest::what_is_chosen_elsewhere_is_offered_to_be_explained() {
  Screen screen;
  screen.clickRow(screen.firstRow<trace::Exited>());
  child<QPushButton>(screen.log, "log.why").click();
  auto& dialog = screen.why(screen.log);
  auto& steps = child<QTreeWidget>(dialog, "why.steps");
  auto& other = child<QPushButton>(dialog, "why.other");
  QVERIFY(!other.isVisible());
  auto reply = screen.sequence.canvas().sequenceLayout().arrows.back().number;
  screen.clickArrow(reply);
  QVERIFY(other.isVisible());
  QVERIFY(steps.selectedItems().isEmpty());
  auto selected = screen.world.selection.current();
  steps.setFocus();
  QCOMPARE(screen.events.current()->message, std::optional(reply));
  other.click();
  QVERIFY(!other.isVisible());
  QCOMPARE(steps.indexOfTopLevelItem(steps.currentItem()), 0);
  auto chain = screen.world.observation.why(reply);
  QCOMPARE(steps.topLevelItemCount(), int(chain.steps.size()));
  QCOMPARE(child<ui::ChainView>(dialog, "why.diagram").itemCount(), int(chain.steps.size()));
  QCOMPARE(screen.world.selection.current(), selected);
  QVERIFY(chain.steps.size() > 1 && chain.steps[1].message);
  screen.events.chooseMessage(*chain.steps[1].message);  // a step of this chain
  QVERIFY(!other.isVisible());
  QCOMPARE(child<ui::ChainView>(dialog, "why.diagram").selected(), 1);
}

void EventSelectionTest::what_nobody_knows_a_cause_of_is_not_offered_again() {
  Screen screen;
  auto& observation = screen.world.observation;
  observation.apply({observation.now(), trace::Lost{3}});
  screen.events.chooseRow(observation.log().end() - 1);
  child<QPushButton>(screen.log, "log.why").click();
  auto& dialog = screen.why(screen.log);
  QCOMPARE(child<QTreeWidget>(dialog, "why.steps").topLevelItemCount(), 0);
  QVERIFY(!child<QPushButton>(dialog, "why.other").isVisible());
}

void EventSelectionTest::hidden_views_take_it_when_they_are_shown() {
  Screen screen;
  std::uint64_t end = screen.firstRow<trace::Exited>();
  ui::MessageNumber early = screen.world.observation.flow().first();
  for (QWidget* view : screen.views()) view->hide();
  QSignalSpy laid_out(&screen.sequence.canvas(), &ui::SequenceCanvas::laidOut);
  screen.events.chooseRow(end);
  QVERIFY(screen.timeline.chosen() == nullptr);
  screen.timeline.show();
  QVERIFY(screen.timeline.chosen() != nullptr);
  screen.log.show();
  QCOMPARE(screen.seenRow(), end);
  while (!screen.sequence.canvas().filter().passes(screen.world.observation.flow().record(early),
                                                   screen.world.observation.system())) {
    ++early;
  }
  screen.events.chooseMessage(early);
  QCOMPARE(laid_out.count(), 0);
  QVERIFY(!screen.hasArrow(early));
  screen.sequence.show();
  QVERIFY(screen.hasArrow(early));
}

void EventSelectionTest::an_arrow_that_is_seen_stays_where_it_is() {
  Screen screen;
  auto message = screen.sequence.canvas().sequenceLayout().arrows[2].number;
  auto first = screen.sequence.canvas().sequenceLayout().arrows.front().number;
  screen.events.chooseMessage(message);
  QVERIFY(screen.sequence.canvas().follows());
  QCOMPARE(screen.sequence.canvas().sequenceLayout().arrows.front().number, first);
  screen.sequence.canvas().verticalScrollBar()->triggerAction(QAbstractSlider::SliderToMinimum);
  screen.events.clear();
  screen.events.chooseMessage(message);
  const auto& arrows = screen.sequence.canvas().sequenceLayout().arrows;
  auto at = std::ranges::find(arrows, message, &ui::SequenceLayout::Arrow::number) - arrows.begin();
  QVERIFY2(std::abs(at - std::ptrdiff_t(arrows.size()) / 2) <= 1, "it is in the middle");
}

void EventSelectionTest::a_message_that_the_diagram_leaves_out_is_said() {
  Screen screen;
  screen.world.selection.select(screen.world.id_of("second"));
  child<QCheckBox>(screen.sequence, "sequence.only_selected").click();
  ui::MessageNumber call = screen.world.observation.flow().first();
  while (screen.world.observation.flow().record(call).role != trace::MessageRole::Call) ++call;
  screen.events.chooseMessage(call);
  QString said = child<QLabel>(screen.sequence, "sequence.message").text();
  QVERIFY2(said.endsWith("The filter hides it."), qPrintable(said));
  QVERIFY(!screen.hasArrow(call));
}

void EventSelectionTest::the_selected_process_stays_where_only_it_is_shown() {
  Screen screen;
  auto third = screen.world.id_of("third");
  screen.world.selection.select(third);
  child<QCheckBox>(screen.sequence, "sequence.only_selected").click();
  for (int i = 0; i < 4; ++i) QTest::keyClick(&screen.sequence.canvas(), Qt::Key_Up);
  QVERIFY(screen.events.current()->message.has_value());
  QCOMPARE(screen.world.selection.current(), third);
}

void EventSelectionTest::it_is_told_to_those_who_do_not_see() {
  Screen screen;
  auto* list = QAccessible::queryAccessibleInterface(&screen.timeline);
  auto* log = QAccessible::queryAccessibleInterface(&screen.rows);
  std::uint64_t end = screen.firstRow<trace::Exited>();
  screen.events.chooseRow(end);
  int selected = 0;
  for (int i = 0; i < screen.timeline.itemCount(); ++i) {
    if (list->child(i)->state().selected) ++selected;
  }
  QCOMPARE(selected, 1);
  QCOMPARE(log->text(QAccessible::Value), screen.rows.textOf(screen.model().rowOf(end)));
  auto message = screen.sequence.canvas().sequenceLayout().arrows.back().number;
  screen.events.chooseMessage(message);
  auto* arrows = QAccessible::queryAccessibleInterface(&screen.sequence.canvas());
  QVERIFY(arrows->child(screen.sequence.canvas().itemOf(message))->state().selected);
}

void EventSelectionTest::an_alarm_after_which_nothing_happened_has_nothing_to_show() {
  Screen screen;
  observer::Mark alarm;
  alarm.kind = observer::MarkKind::Alarm;
  alarm.row = screen.world.observation.log().end();
  alarm.at = screen.world.observation.now();
  alarm.place = screen.world.id_of("first");
  screen.events.chooseMark(alarm);
  QCOMPARE(child<QLabel>(screen.log, "log.note").text(),
           "No event that is shown belongs to the chosen alarm.");
  QVERIFY(!child<QPushButton>(screen.log, "log.reveal").isVisible());
}

void EventSelectionTest::with_the_system_it_goes() {
  Screen screen;
  screen.clickRow(screen.firstRow<trace::Exited>());
  child<QPushButton>(screen.log, "log.why").click();
  ui::WhyDialog& why = screen.why(screen.log);
  QVERIFY(why.isVisible());
  screen.world.observation.clear();
  QVERIFY(!why.isVisible());
  QVERIFY(!screen.events.current());
  QVERIFY(!screen.events.canBeExplained());
  QVERIFY(!child<QPushButton>(screen.log, "log.why").isEnabled());
  QVERIFY(screen.timeline.chosen() == nullptr);
}

const support::Registered registered(&support::make_case<EventSelectionTest>);

}  // namespace

#include "event_selection_test.moc"
