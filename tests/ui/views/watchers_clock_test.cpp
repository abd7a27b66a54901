// What is looked at now and then goes by the clock of whoever watches, whatever the world's does;
// and what nobody sees costs nothing.

#include <QComboBox>
#include <QLabel>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QTreeWidget>

#include "qt_test.h"
#include "qt_world.h"
#include "views/findings_view.h"
#include "views/mailbox_charts.h"
#include "views/process_inspector.h"
#include "views/sequence_view.h"
#include "views/supervision_tree_view.h"
#include "views/xray_view.h"

namespace {

using namespace std::chrono_literals;
using support::child;

/// A world whose events and frames the test makes itself.
struct Scene {
  support::World world{&support::start_shop};
  otp::Pid parent = world.spawn("Parent");
  otp::TimePoint now = world.observation.now();
  otp::Duration watched = world.observation.watched();
  std::uint32_t next = 5000;

  void tell(trace::What what) { world.observation.apply({now, std::move(what)}); }
  /// A process of somebody else than a supervisor.
  otp::Pid stranger(std::string_view label = "Stranger") {
    otp::Pid pid{next++, 1};
    tell(trace::Spawned{pid, parent, otp::Atom(label), trace::ProcessKind::Plain});
    return pid;
  }
  /// So much time passes, in frames enough for every view to look.
  void pass(otp::Duration of_world, otp::Duration of_watcher) {
    constexpr int frames = 8;
    for (int frame = 0; frame < frames; ++frame) {
      now += of_world / frames;
      watched += of_watcher / frames;
      world.observation.finishFrame(now, watched);
    }
  }
};

/// Whatever the world's clock does, the deepest are chosen once a second of the watcher's.
void expect_one_choice_a_second(Scene& scene) {
  ui::MailboxCharts charts(scene.world.observation, scene.world.selection);
  charts.show();
  auto lines = [&] { return child<ui::TimeSeriesChart>(charts, "chart.deepest").itemCount(); };
  QCOMPARE(lines(), 0);
  scene.tell(trace::DepthChanged{scene.stranger("Full"), 9});
  scene.pass(10s, 500ms);
  QCOMPARE(lines(), 0);
  scene.pass(0s, 600ms);
  QCOMPARE(lines(), 1);
}

class WatchersClockTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void the_blast_radius_is_thought_through_anew_in_a_pause_and_not_more_often_at_speed();
  void the_rings_around_who_goes_down_are_drawn_anew_now_and_then();
  void findings_are_looked_for_in_a_pause_and_not_more_often_at_speed();
  void the_deepest_mailboxes_are_chosen_in_a_pause_and_not_more_often_at_speed();
  void mailboxes_of_the_dead_cost_as_much();
  void hidden_charts_draw_nothing();
  void a_hidden_x_ray_looks_into_nothing();
  void hidden_findings_are_not_listed();
  void a_hidden_diagram_is_not_laid_out();
  void a_diagram_that_was_empty_when_it_was_hidden_shows_what_came_meanwhile();
  void a_hidden_diagram_stays_as_empty_as_it_was();
  void a_message_that_waits_falls_deeper_while_nothing_happens();
  void the_charts_reach_as_far_back_as_is_chosen();
};

void WatchersClockTest::the_rings_around_who_goes_down_are_drawn_anew_now_and_then() {
  Scene scene;
  ui::SupervisionTreeView tree(scene.world.observation, scene.world.selection);
  tree.resize(1000, 600);
  tree.show();
  scene.pass(0s, 1s);
  QPointF at = tree.positionOf(scene.world.id_of("first"));
  QMouseEvent move(QEvent::MouseMove, at, tree.viewport()->mapToGlobal(at), Qt::NoButton,
                   Qt::NoButton, {});
  QCoreApplication::sendEvent(tree.viewport(), &move);
  QCOMPARE(tree.blast().aimed(), scene.world.id_of("first"));
  auto said = [&] { return tree.blast().sentence(scene.world.observation.system()); };
  QString alone = said();
  scene.tell(trace::Linked{scene.world.named("first").pid, scene.stranger("Friend")});
  scene.pass(1min, 100ms);
  QCOMPARE(said(), alone);
  scene.pass(0s, 600ms);
  QVERIFY2(said() != alone, qPrintable(said()));
  scene.world.observation.clear();
  QVERIFY(tree.blast().aimed().is_none());
}

void WatchersClockTest::
    the_blast_radius_is_thought_through_anew_in_a_pause_and_not_more_often_at_speed() {
  Scene scene;
  QWidget window;
  ui::ProcessActions actions(scene.world.observation, scene.world.selection, scene.world.commands,
                             &window);
  ui::ProcessInspector view(scene.world.observation, scene.world.selection, scene.world.commands,
                            actions);
  view.show();
  scene.world.selection.select(scene.world.id_of("first"));
  auto& blast = child<QLabel>(view, "inspector.blast");
  otp::Pid first = scene.world.named("first").pid;
  QString alone = blast.text();
  scene.tell(trace::Linked{first, scene.stranger("Friend")});
  scene.pass(1min, 100ms);
  QCOMPARE(blast.text(), alone);  // the world is fast, nobody could read it
  scene.pass(0s, 600ms);
  QString with_friend = blast.text();
  QVERIFY2(with_friend != alone, qPrintable(with_friend));
  scene.tell(trace::Linked{first, scene.stranger("Guest")});
  scene.pass(0s, 600ms);  // the world stands still
  QVERIFY2(blast.text() != with_friend, qPrintable(blast.text()));
}

void WatchersClockTest::findings_are_looked_for_in_a_pause_and_not_more_often_at_speed() {
  Scene scene;
  ui::FindingsView view(scene.world.observation, scene.world.selection, scene.world.commands);
  view.show();
  auto& list = child<QTreeWidget>(view, "findings.list");
  int before = list.topLevelItemCount();
  scene.stranger();
  scene.pass(1min, 500ms);
  QCOMPARE(list.topLevelItemCount(), before);
  scene.pass(0s, 600ms);
  QCOMPARE(list.topLevelItemCount(), before + 1);
  scene.stranger();
  scene.pass(0s, 1100ms);
  QCOMPARE(list.topLevelItemCount(), before + 2);
}

void WatchersClockTest::the_deepest_mailboxes_are_chosen_in_a_pause_and_not_more_often_at_speed() {
  Scene scene;
  for (int process = 0; process < 2001; ++process) scene.stranger();
  expect_one_choice_a_second(scene);
}

void WatchersClockTest::mailboxes_of_the_dead_cost_as_much() {
  Scene scene;
  otp::Pid supervisor{scene.next++, 1};
  scene.tell(trace::Spawned{supervisor, {}, otp::Atom("Crew"), trace::ProcessKind::Supervisor});
  std::vector<otp::Pid> crew;
  for (int process = 0; process < 2001; ++process) {
    crew.push_back(scene.stranger());
    scene.tell(trace::ChildStarted{supervisor, otp::Term(process), crew.back(), 1, {}});
  }
  for (otp::Pid pid : crew) scene.tell(trace::Exited{pid, otp::Atom("boom")});
  expect_one_choice_a_second(scene);
}

void WatchersClockTest::hidden_charts_draw_nothing() {
  Scene scene;
  ui::MailboxCharts charts(scene.world.observation, scene.world.selection);
  charts.show();
  scene.world.selection.select(scene.world.id_of("first"));
  auto& one = child<ui::TimeSeriesChart>(charts, "chart.selected");
  QCOMPARE(one.itemName(0), "first: 0 messages now, at most 0");
  charts.hide();
  scene.tell(trace::DepthChanged{scene.world.named("first").pid, 7});
  scene.pass(5s, 5s);
  scene.world.selection.select(scene.world.id_of("second"));
  scene.world.selection.select(scene.world.id_of("first"));
  QCOMPARE(one.itemName(0), "first: 0 messages now, at most 0");
  charts.show();
  QCOMPARE(one.itemName(0), "first: 7 messages now, at most 7");
}

void WatchersClockTest::a_hidden_x_ray_looks_into_nothing() {
  Scene scene;
  QWidget window;
  ui::ProcessActions actions(scene.world.observation, scene.world.selection, scene.world.commands,
                             &window);
  ui::XrayView view(scene.world.observation, scene.world.selection, scene.world.commands, actions);
  view.show();
  scene.world.selection.select(scene.world.id_of("first"));
  auto& title = child<QLabel>(view, "xray.title");
  QCOMPARE(title.text(), "Mailbox of first");
  view.hide();
  scene.world.selection.select(scene.world.id_of("second"));
  scene.stranger();
  scene.pass(5s, 5s);
  QCOMPARE(title.text(), "Mailbox of first");
  view.show();
  QCOMPARE(title.text(), "Mailbox of second");
}

void WatchersClockTest::hidden_findings_are_not_listed() {
  Scene scene;
  ui::FindingsView view(scene.world.observation, scene.world.selection, scene.world.commands);
  view.show();
  auto& list = child<QTreeWidget>(view, "findings.list");
  int before = list.topLevelItemCount();
  view.hide();
  scene.stranger();
  scene.pass(10s, 10s);
  QCOMPARE(list.topLevelItemCount(), before);
  QVERIFY(view.findings().count() > std::size_t(before));  // the number is kept, for the tab
  for (int process = 0; process < 20'000; ++process) scene.stranger("Many");
  auto counted = view.findings().count();
  scene.pass(10s, 10s);
  QCOMPARE(view.findings().count(), counted);  // of so many that would cost too much
  view.show();
  QVERIFY(view.findings().count() > counted);
}

void WatchersClockTest::a_hidden_diagram_is_not_laid_out() {
  Scene scene;
  ui::EventSelection events(scene.world.observation);
  ui::SequenceView view(scene.world.observation, scene.world.selection, events,
                        scene.world.commands);
  view.resize(900, 400);
  view.show();
  scene.world.exit("first", "kill");
  QSignalSpy laid_out(&view.canvas(), &ui::SequenceCanvas::laidOut);
  view.hide();
  scene.world.exit("second", "kill");
  scene.world.selection.select(scene.world.id_of("second"));
  QCOMPARE(laid_out.count(), 0);
  auto last = view.canvas().sequenceLayout().arrows.back().number;
  view.show();
  QVERIFY(laid_out.count() > 0 && view.canvas().sequenceLayout().arrows.back().number > last);
}

void WatchersClockTest::a_diagram_that_was_empty_when_it_was_hidden_shows_what_came_meanwhile() {
  Scene scene;
  ui::EventSelection events(scene.world.observation);
  ui::SequenceView view(scene.world.observation, scene.world.selection, events,
                        scene.world.commands);
  view.resize(900, 400);
  scene.world.observation.clear();
  view.show();
  QVERIFY(view.canvas().isHidden());
  view.hide();
  scene.tell(trace::Sent{{{1, 1}, 1}, {2, 1}, otp::Atom("Hello"), trace::MessageRole::Cast});
  scene.pass(1s, 1s);
  view.show();  // and nothing more happens
  QVERIFY(!view.canvas().isHidden());
  QCOMPARE(view.canvas().sequenceLayout().arrows.size(), std::size_t(1));
}

void WatchersClockTest::a_hidden_diagram_stays_as_empty_as_it_was() {
  Scene scene;
  ui::EventSelection events(scene.world.observation);
  ui::SequenceView view(scene.world.observation, scene.world.selection, events,
                        scene.world.commands);
  view.resize(900, 400);
  view.show();
  scene.world.exit("first", "kill");
  QVERIFY(!view.canvas().isHidden());
  view.hide();
  scene.world.observation.clear();
  scene.pass(1s, 1s);
  QVERIFY(!view.canvas().isHidden());
  view.show();
  QVERIFY(view.canvas().isHidden());
}

void WatchersClockTest::a_message_that_waits_falls_deeper_while_nothing_happens() {
  Scene scene;
  ui::EventSelection events(scene.world.observation);
  ui::SequenceView view(scene.world.observation, scene.world.selection, events,
                        scene.world.commands);
  view.resize(900, 400);
  view.show();
  otp::Pid sender = scene.stranger(), receiver = scene.world.named("first").pid;
  scene.tell(trace::Sent{{sender, 1}, receiver, otp::Atom("Hello"), trace::MessageRole::Cast});
  scene.pass(8ms, 8ms);
  const auto& canvas = view.canvas();
  double before = canvas.sequenceLayout().arrows.back().slant;
  view.canvas().selectMessage(canvas.sequenceLayout().arrows.back().number);
  auto& said = child<QLabel>(view, "sequence.message");
  QVERIFY2(said.text().endsWith("waits still"), qPrintable(said.text()));
  scene.pass(30s, 1s);
  QVERIFY(canvas.sequenceLayout().arrows.back().slant > before);
  scene.tell(trace::Received{receiver, {sender, 1}, otp::Atom("Hello"), trace::MessageRole::Cast});
  scene.pass(1s, 1s);
  QVERIFY2(said.text().contains("taken after 30"), qPrintable(said.text()));
}

void WatchersClockTest::the_charts_reach_as_far_back_as_is_chosen() {
  Scene scene;
  ui::MailboxCharts charts(scene.world.observation, scene.world.selection);
  charts.show();
  scene.world.selection.select(scene.world.id_of("first"));
  scene.tell(trace::DepthChanged{scene.world.named("first").pid, 7});
  scene.tell(trace::DepthChanged{scene.world.named("first").pid, 0});
  scene.pass(45s, 45s);
  auto& span = child<QComboBox>(charts, "charts.span");
  auto said = [&] { return child<ui::TimeSeriesChart>(charts, "chart.selected").itemName(0); };
  QCOMPARE(span.currentText(), "last 60 s");
  QCOMPARE(said(), "first: 0 messages now, at most 7");
  span.setCurrentText("last 30 s");
  QCOMPARE(said(), "first: 0 messages now, at most 0");
  scene.pass(45s, 45s);
  span.setCurrentText("last 60 s");
  QCOMPARE(said(), "first: 0 messages now, at most 0");
  span.setCurrentText("last 120 s");
  QCOMPARE(said(), "first: 0 messages now, at most 7");
}

const support::Registered registered(&support::make_case<WatchersClockTest>);

}  // namespace

#include "watchers_clock_test.moc"
