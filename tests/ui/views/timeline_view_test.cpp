// The timeline at the bottom of the window.

#include "views/timeline_view.h"

#include <QAccessible>
#include <QCheckBox>
#include <QHelpEvent>
#include <QScopeGuard>
#include <QToolButton>
#include <QToolTip>
#include <QTreeWidget>
#include <QWheelEvent>

#include "draw/theme.h"
#include "model_events.h"
#include "qt_test.h"
#include "qt_world.h"
#include "views/timeline_legend.h"

namespace {

using namespace std::chrono_literals;
using observer::Mark;
using observer::MarkKind;
using support::child;

/// The timeline of the shop, in which `first` crashes twice and `second` is stopped once.
struct Screen {
  support::World world{&support::start_shop};
  ui::EventSelection events{world.observation};
  ui::TimelineView view{world.observation, world.selection, events};

  Screen() {
    view.resize(1000, 80);
    view.show();
    world.run(2s);
    world.exit("first", "boom");
    world.run(5s);
    world.exit("first", "boom");
    world.run(5s);
    world.exit("second", "shutdown");
    world.run(3s);
  }
  MarkKind chosenKind() const {
    return view.chosen() == nullptr ? MarkKind::Start : view.chosen()->kind;
  }
  std::uint64_t chosenNumber() const {
    return view.chosen() == nullptr ? 0 : view.chosen()->number;
  }
  observer::Identity chosenPlace() const {
    return view.chosen() == nullptr ? observer::Identity{} : view.chosen()->place;
  }
  const Mark& mark(MarkKind kind, int number = 0) const {
    for (const Mark& mark : world.observation.timeline().marks()) {
      if (mark.kind == kind && number-- == 0) return mark;
    }
    qFatal("there is no such mark");
  }
  QPoint placeOf(const Mark& mark) {
    for (int item = 0; item < int(view.timelineLayout().cells.size()); ++item) {
      if (view.timelineLayout().cells[std::size_t(item)].mark == mark.number) {
        return view.itemRect(item).center();
      }
    }
    qFatal("the mark is not to be seen");
  }
  void press(int key, Qt::KeyboardModifiers modifiers = {}) {
    QTest::keyClick(&view, Qt::Key(key), modifiers);
  }
  otp::TimePoint chosenAt() const {
    return view.chosen() == nullptr ? otp::TimePoint{} : view.chosen()->at;
  }
};

class TimelineViewTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void a_click_on_a_mark_selects_its_process_and_chooses_its_event();
  void keys_go_from_mark_to_mark();
  void keys_go_through_the_marks_of_the_selected_process();
  void keys_zoom_and_go_through_time();
  void the_wheel_zooms_at_the_pointer();
  void dragging_goes_through_time();
  void f_goes_to_what_is_chosen_and_then_shows_all_of_it();
  void enter_asks_why();
  void whoever_is_selected_the_chosen_mark_stays();
  void the_moment_of_any_event_has_a_line();
  void the_lives_of_the_selected_process_stand_above();
  void a_drag_with_shift_chooses_a_span_of_time();
  void the_legend_explains_each_sign();
  void what_is_under_the_pointer_is_said();
  void every_mark_and_life_is_an_item();
  void its_buttons_come_after_the_items();
  void nothing_is_done_while_it_is_hidden();
  void what_somebody_else_selected_meanwhile_has_no_names();
  void it_can_be_brought_up_to_date_while_it_is_hidden();
  void keys_go_on_from_a_mark_that_is_forgotten();
  void it_stands_still_while_the_observation_does();
  void another_demo_begins_anew();
  void it_is_mirrored_but_time_is_not();
};

void TimelineViewTest::a_click_on_a_mark_selects_its_process_and_chooses_its_event() {
  Screen screen;
  const Mark& crash = screen.mark(MarkKind::Crash);
  QTest::mouseClick(&screen.view, Qt::LeftButton, {}, screen.placeOf(crash));
  QCOMPARE(screen.world.selection.current(), screen.world.id_of("first"));
  QCOMPARE(screen.chosenNumber(), crash.number);
  QVERIFY(screen.events.current() && screen.events.current()->row);
  auto event = screen.world.observation.log().row(*screen.events.current()->row).event;
  QVERIFY(std::holds_alternative<trace::Exited>(event.what));
  QCOMPARE(trace::subject(event.what), crash.pid);
  QVERIFY(screen.view.follows());
}

void TimelineViewTest::keys_go_from_mark_to_mark() {
  Screen screen;
  QStringList seen;
  for (int i = 0; i < 20; ++i) {
    screen.press(Qt::Key_Period);
    seen << QString::fromStdString(std::string(name_of(screen.chosenKind())));
  }
  QCOMPARE(seen.mid(0, 6),
           QStringList({"crash", "restart", "crash", "restart", "exit", "restart"}));
  QCOMPARE(seen.last(), "restart");  // it ends there
  screen.press(Qt::Key_Comma);
  QCOMPARE(int(screen.chosenKind()), int(MarkKind::Exit));
  QCOMPARE(screen.world.selection.current(), screen.world.id_of("second"));
  for (int i = 0; i < 20; ++i) screen.press(Qt::Key_Comma);
  QCOMPARE(screen.chosenNumber(), screen.mark(MarkKind::Crash).number);
}

void TimelineViewTest::keys_go_through_the_marks_of_the_selected_process() {
  Screen screen;
  screen.world.selection.select(screen.world.id_of("second"));
  screen.press(Qt::Key_Greater);
  QCOMPARE(int(screen.chosenKind()), int(MarkKind::Exit));
  QCOMPARE(screen.chosenPlace(), screen.world.id_of("second"));
  screen.press(Qt::Key_Less);
  QCOMPARE(int(screen.chosenKind()), int(MarkKind::Exit));
}

void TimelineViewTest::keys_zoom_and_go_through_time() {
  Screen screen;
  screen.world.run(120s);
  otp::Duration span = screen.view.axis().span;
  screen.press(Qt::Key_W);
  QVERIFY(screen.view.axis().span < span);
  QVERIFY(screen.view.follows());
  screen.press(Qt::Key_S);
  QVERIFY(std::abs(double((screen.view.axis().span - span).count())) < 1e6);
  auto& follow = child<QCheckBox>(screen.view, "timeline.follow");
  screen.press(Qt::Key_A);
  QVERIFY(!screen.view.follows() && !follow.isChecked());
  otp::TimePoint from = screen.view.axis().from;
  screen.world.run(3s);
  QCOMPARE(screen.view.axis().from, from);
  screen.press(Qt::Key_A);
  QVERIFY(screen.view.axis().from < from);
  screen.press(Qt::Key_End);
  QVERIFY(screen.view.follows() && follow.isChecked());
  screen.press(Qt::Key_Home);
  QVERIFY(screen.view.axis().shows({}));
  screen.press(Qt::Key_W);
  screen.press(Qt::Key_A);
  QVERIFY(!screen.view.follows());
  follow.click();
  QVERIFY(screen.view.follows());
}

void TimelineViewTest::the_wheel_zooms_at_the_pointer() {
  Screen screen;
  screen.world.run(200s);
  QPoint at = screen.view.plot().center();
  auto turn = [&](int by, Qt::KeyboardModifiers modifiers) {
    QWheelEvent event(at, screen.view.mapToGlobal(at), {}, {0, by}, {}, modifiers,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(&screen.view, &event);
  };
  double x = at.x() - screen.view.plot().left();
  otp::TimePoint held = screen.view.axis().time(x);
  turn(240, Qt::ControlModifier);
  QVERIFY(screen.view.axis().span < 60s);
  QVERIFY(std::abs(screen.view.axis().x(held) - x) < 0.5);
  otp::TimePoint from = screen.view.axis().from;
  turn(240, {});
  QVERIFY(screen.view.axis().from < from);
}

void TimelineViewTest::dragging_goes_through_time() {
  Screen screen;
  screen.world.run(200s);
  QPoint at = screen.view.plot().center();
  otp::TimePoint held = screen.view.axis().time(at.x() - screen.view.plot().left());
  QTest::mousePress(&screen.view, Qt::LeftButton, {}, at);
  for (int moved : {20, 100}) {
    QPoint to = at + QPoint(moved, 0);
    QMouseEvent move(QEvent::MouseMove, to, screen.view.mapToGlobal(to), Qt::NoButton,
                     Qt::LeftButton, {});
    QApplication::sendEvent(&screen.view, &move);
  }
  QTest::mouseRelease(&screen.view, Qt::LeftButton, {}, at + QPoint(100, 0));
  QVERIFY(!screen.view.follows());
  QVERIFY(std::abs(screen.view.axis().x(held) + screen.view.plot().left() - at.x() - 100) < 1);
}

void TimelineViewTest::f_goes_to_what_is_chosen_and_then_shows_all_of_it() {
  Screen screen;
  screen.world.run(200s);
  screen.view.choose(screen.mark(MarkKind::Exit));
  for (int i = 0; i < 6; ++i) screen.press(Qt::Key_W);
  screen.press(Qt::Key_D);
  screen.press(Qt::Key_F);
  double middle = screen.view.axis().width / 2;
  QVERIFY(std::abs(screen.view.axis().x(screen.chosenAt()) - middle) < 2);
  screen.press(Qt::Key_F);
  QVERIFY(screen.view.axis().shows(screen.world.named("second").started));
  QVERIFY(screen.view.axis().shows(screen.world.observation.now()));
}

void TimelineViewTest::enter_asks_why() {
  Screen screen;
  auto& why = child<QToolButton>(screen.view, "timeline.why");
  QVERIFY(!why.isEnabled());
  screen.view.choose(screen.mark(MarkKind::Crash, 1));
  QVERIFY(why.isEnabled());
  screen.press(Qt::Key_Return);
  auto& dialog = child<QDialog>(screen.view, "dialog.why");
  auto& steps = child<QTreeWidget>(dialog, "why.steps");
  QVERIFY(steps.topLevelItemCount() > 0);
  QVERIFY2(steps.topLevelItem(0)->text(2).contains("boom"),
           qPrintable(steps.topLevelItem(0)->text(2)));
  dialog.close();
}

void TimelineViewTest::whoever_is_selected_the_chosen_mark_stays() {
  Screen screen;
  screen.view.choose(screen.mark(MarkKind::Crash));
  screen.world.selection.select(screen.world.id_of("third"));
  QCOMPARE(screen.chosenNumber(), screen.mark(MarkKind::Crash).number);
  screen.events.clear();
  QVERIFY(screen.view.chosen() == nullptr);
  QVERIFY(!child<QToolButton>(screen.view, "timeline.why").isEnabled());
}

/// How many points of a column of the picture have the colour of what is selected.
int selected_in(const QImage& picture, int x, const QColor& colour) {
  int count = 0;
  for (int y = 0; y < picture.height(); ++y) {
    if (picture.pixelColor(x, y) == colour) ++count;
  }
  return count;
}

void TimelineViewTest::the_moment_of_any_event_has_a_line() {
  Screen screen;
  screen.world.run(100s);
  const auto& log = screen.world.observation.log();
  std::uint64_t row = screen.mark(MarkKind::Exit).row;
  while (!std::holds_alternative<trace::ChildStarted>(log.row(row).event.what)) ++row;
  QVERIFY(!screen.view.axis().shows(log.row(row).event.at));
  screen.events.chooseRow(row);
  QVERIFY(screen.view.axis().shows(log.row(row).event.at));
  QVERIFY(!screen.view.follows());
  for (ui::ThemeKind theme : ui::theme_kinds) {
    screen.view.setPalette(ui::theme_of(theme).palette());
    QImage picture = screen.view.grab().toImage();
    int x = screen.view.plot().left() + int(screen.view.axis().x(log.row(row).event.at));
    const QColor& colour = ui::theme_of(theme).selection;
    QVERIFY(selected_in(picture, x, colour) > picture.height() / 3);
    QCOMPARE(selected_in(picture, x + 40, colour), 0);
  }
}

void TimelineViewTest::the_lives_of_the_selected_process_stand_above() {
  Screen screen;
  QVERIFY(screen.view.timelineLayout().lives.empty());
  screen.world.selection.select(screen.world.id_of("first"));
  const auto& lives = screen.view.timelineLayout().lives;
  QCOMPARE(lives.size(), 3U);
  QVERIFY(lives[0].has_crashed && lives[1].has_crashed && !lives[2].has_crashed);
  QCOMPARE(lives[2].incarnation, 3U);
  int first = int(screen.view.timelineLayout().cells.size());
  screen.view.chooseItem(first + 1);
  QCOMPARE(screen.chosenNumber(), screen.mark(MarkKind::Crash, 1).number);
}

void TimelineViewTest::a_drag_with_shift_chooses_a_span_of_time() {
  Screen screen;
  auto at = [&](std::chrono::seconds time) {
    return QPoint(screen.view.plot().left() + int(screen.view.axis().x(otp::TimePoint(time))), 40);
  };
  auto drag = [&](QPoint from, QPoint to) {
    QTest::mousePress(&screen.view, Qt::LeftButton, Qt::ShiftModifier, from);
    QMouseEvent move(QEvent::MouseMove, to, screen.view.mapToGlobal(to), Qt::NoButton,
                     Qt::LeftButton, Qt::ShiftModifier);
    QApplication::sendEvent(&screen.view, &move);
    QVERIFY(!screen.events.span());  // until the button is let go
    QTest::mouseRelease(&screen.view, Qt::LeftButton, Qt::ShiftModifier, to);
  };
  auto is_near = [](otp::TimePoint time, std::chrono::seconds wanted) {
    return std::chrono::abs(time.time_since_epoch() - wanted) < 200ms;
  };
  otp::TimePoint from = screen.view.axis().from;
  drag(at(9s), at(4s));
  QVERIFY(screen.events.span());
  QVERIFY(is_near(screen.events.span()->from, 4s) && is_near(screen.events.span()->to, 9s));
  QCOMPARE(screen.view.axis().from, from);  // nothing has moved
  QVERIFY(screen.view.follows());
  const ui::Theme& theme = ui::theme_of(screen.view.palette());
  QImage picture = screen.view.grab().toImage();
  QCOMPARE(picture.pixelColor(at(6s) - QPoint(0, 30)), theme.selection_ground);
  QCOMPARE(picture.pixelColor(at(11s) - QPoint(0, 30)), theme.raised);
  QTest::mouseClick(&screen.view, Qt::LeftButton, Qt::ShiftModifier, at(5s));
  QVERIFY(!screen.events.span());
  screen.press(Qt::Key_R);
  QVERIFY(screen.events.span());
  QCOMPARE(screen.events.span()->from, screen.view.axis().from);
  QVERIFY(screen.events.span()->to <= screen.world.observation.now());
  screen.press(Qt::Key_R);
  QVERIFY(!screen.events.span());
  drag(at(3s), screen.view.plot().topRight() + QPoint(300, 40));
  QVERIFY(screen.events.span()->to <= screen.world.observation.now());
}

void TimelineViewTest::the_legend_explains_each_sign() {
  Screen screen;
  auto& legend = child<ui::TimelineLegend>(screen.view, "timeline.legend");
  auto& button = child<QToolButton>(screen.view, "timeline.legend.show");
  QVERIFY(!legend.isVisible());
  button.click();
  QVERIFY(legend.isVisible());
  for (const char* word : {"crash", "normal end", "restart", "mailbox", "several", "started",
                           "chosen event", "present"}) {
    QVERIFY2(legend.accessibleDescription().contains(word), word);
  }
  for (int width : {960, 1024, 1366}) {  // it stands within the line, and all of it
    screen.view.resize(width, 78);
    QVERIFY(screen.view.plot().contains(legend.geometry()));
    QCOMPARE(legend.size(), legend.sizeFor(screen.view.plot().width()));
  }
  QTest::mouseClick(&legend, Qt::LeftButton);
  QVERIFY(!legend.isVisible() && !button.isChecked());
  button.click();
  screen.press(Qt::Key_Escape);
  QVERIFY(!legend.isVisible() && !button.isChecked());
}

void TimelineViewTest::what_is_under_the_pointer_is_said() {
  Screen screen;
  auto said = [&](QPoint at) {
    QHelpEvent help(QEvent::ToolTip, at, screen.view.mapToGlobal(at));
    QApplication::sendEvent(&screen.view, &help);
    return QToolTip::text();
  };
  QString crash = said(screen.placeOf(screen.mark(MarkKind::Crash)));
  QVERIFY2(crash.contains("first crashed at 2.") && crash.contains("boom") &&
               crash.contains("Its supervisor restarts it."),
           qPrintable(crash));
  QVERIFY(said({10, 40}).contains("a crash"));
  QVERIFY(said(screen.view.plot().topRight() - QPoint(40, -30)).endsWith(" s"));
}

void TimelineViewTest::every_mark_and_life_is_an_item() {
  Screen screen;
  screen.world.selection.select(screen.world.id_of("first"));
  QAccessibleInterface* list = QAccessible::queryAccessibleInterface(&screen.view);
  QCOMPARE(list->role(), QAccessible::List);
  QCOMPARE(list->text(QAccessible::Name), "Timeline");
  QCOMPARE(list->childCount(), 6 + 3 + 3);
  QStringList names;
  for (int i = 0; i < list->childCount(); ++i) {
    names << list->child(i)->text(QAccessible::Name);
    QPoint middle = list->child(i)->rect().center();
    QVERIFY(list->childAt(middle.x(), middle.y()) != nullptr);
  }
  QString all = names.join('\n');
  QVERIFY2(all.contains("first crashed at 2."), qPrintable(all));
  QVERIFY2(all.contains("first #2 crashed at 7."), qPrintable(all));
  QVERIFY2(all.contains("second was restarted") || all.contains("second #2 was restarted"),
           qPrintable(all));
  QVERIFY2(all.contains("first #3 runs since 7."), qPrintable(all));
  QAccessibleInterface* crash = list->child(0);
  crash->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
  QVERIFY(crash->state().selected);
  QCOMPARE(screen.chosenNumber(), screen.mark(MarkKind::Crash).number);
}

void TimelineViewTest::its_buttons_come_after_the_items() {
  Screen screen;
  QAccessibleInterface* list = QAccessible::queryAccessibleInterface(&screen.view);
  int items = screen.view.itemCount();
  QVERIFY(items > 0);
  QCOMPARE(list->childCount(), items + 3);
  for (const char* name : {"timeline.follow", "timeline.why", "timeline.legend.show"}) {
    auto& button = child<QWidget>(screen.view, name);
    QAccessibleInterface* known = QAccessible::queryAccessibleInterface(&button);
    int at = list->indexOfChild(known);
    QVERIFY2(at >= items, name);
    QCOMPARE(list->child(at), known);
    QCOMPARE(known->parent(), list);
    QPoint middle = known->rect().center();
    QCOMPARE(list->childAt(middle.x(), middle.y()), known);
  }
  QCOMPARE(list->child(items + 3), nullptr);
}

void TimelineViewTest::nothing_is_done_while_it_is_hidden() {
  Screen screen;
  std::size_t cells = screen.view.timelineLayout().cells.size();
  screen.view.hide();
  screen.world.exit("third", "boom");
  screen.world.run(1s);
  QCOMPARE(screen.view.timelineLayout().cells.size(), cells);
  screen.view.show();
  QVERIFY(screen.view.timelineLayout().cells.size() > cells);
}

void TimelineViewTest::what_somebody_else_selected_meanwhile_has_no_names() {
  for (bool begins_anew : {false, true}) {
    Screen screen;
    screen.world.selection.select(screen.world.id_of("first"));
    QAccessibleInterface* list = QAccessible::queryAccessibleInterface(&screen.view);
    QAccessibleInterface* life = list->child(screen.view.itemCount() - 1);
    QVERIFY(life->text(QAccessible::Name).contains("first #3 runs since"));
    screen.view.hide();
    if (begins_anew) screen.world.observation.clear();
    else screen.world.selection.select({});
    QCOMPARE(life->text(QAccessible::Name), "");
    QCOMPARE(screen.view.itemCount(), 0);
  }
}

void TimelineViewTest::it_can_be_brought_up_to_date_while_it_is_hidden() {
  Screen screen;
  screen.view.hide();
  screen.world.run(200s);
  screen.world.exit("third", "boom");
  screen.world.run(1s);
  auto shows = [&](const char* title) {
    for (const Mark* mark : screen.view.shownMarks()) {
      if (mark->place == screen.world.id_of(title)) return true;
    }
    return false;
  };
  QVERIFY(!shows("third"));
  screen.view.bringUpToDate();
  QVERIFY(shows("third") && !shows("first"));
}

void TimelineViewTest::keys_go_on_from_a_mark_that_is_forgotten() {
  Screen screen;
  screen.view.choose(screen.mark(MarkKind::Exit));
  std::uint64_t forgotten = screen.chosenNumber();
  auto& observation = screen.world.observation;
  otp::TimePoint now = observation.now();
  for (std::uint32_t i = 1; i <= 10'001; ++i) {
    otp::Pid pid = support::pid(100'000 + i);
    observation.apply({now, support::spawned(pid)});
    observation.apply({now, trace::Exited{pid, otp::Atom("normal")}});
  }
  const auto& marks = observation.timeline().marks();
  QVERIFY(observation.timeline().find(forgotten) == nullptr);
  screen.press(Qt::Key_Comma);
  QCOMPARE(screen.chosenNumber(), forgotten);
  screen.press(Qt::Key_Period);
  QCOMPARE(screen.chosenNumber(), marks.front().number);
}

void TimelineViewTest::it_stands_still_while_the_observation_does() {
  Screen screen;
  screen.world.run(100s);
  otp::TimePoint from = screen.view.axis().from;
  screen.world.node().run_until(screen.world.node().world().now + 20s);  // nobody drains
  QCoreApplication::processEvents();
  QCOMPARE(screen.view.axis().from, from);
  screen.world.run();
  QVERIFY(screen.view.axis().from > from);
}

void TimelineViewTest::another_demo_begins_anew() {
  Screen screen;
  screen.view.choose(screen.mark(MarkKind::Crash));
  screen.press(Qt::Key_W);
  screen.world.observation.clear();
  QVERIFY(screen.view.chosen() == nullptr);
  QVERIFY(screen.view.timelineLayout().cells.empty());
  QVERIFY(screen.view.follows());
  QCOMPARE(screen.view.axis().span, ui::TimeWindow::usual);
}

void TimelineViewTest::it_is_mirrored_but_time_is_not() {
  QApplication::setLayoutDirection(Qt::RightToLeft);
  auto mirrored = qScopeGuard([] { QApplication::setLayoutDirection(Qt::LeftToRight); });
  Screen screen;
  QCOMPARE(screen.view.plot().left(), 4);
  QVERIFY(child<QCheckBox>(screen.view, "timeline.follow").x() > screen.view.plot().right());
  QVERIFY(screen.placeOf(screen.mark(MarkKind::Crash)).x() <
          screen.placeOf(screen.mark(MarkKind::Exit)).x());
}

const support::Registered registered(&support::make_case<TimelineViewTest>);

}  // namespace

#include "timeline_view_test.moc"
