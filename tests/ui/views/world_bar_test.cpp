// The bar that starts, stops, steps and slows the world, and chooses the demo.

#include "views/world_bar.h"

#include <QComboBox>
#include <QLabel>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QToolButton>

#include "qt_test.h"
#include "qt_world.h"

namespace {

using namespace std::chrono_literals;
using support::child;

struct Screen {
  support::World world{&support::start_shop};
  QWidget window;
  ui::WorldActions actions{world.observation, world.selection, world.commands, &window};
  ui::WorldBar bar{world.observation,
                   world.commands,
                   actions,
                   {{"shop", "The shop", ""}, {"zoo", "The zoo", "Animals."}}};

  Screen() {
    bar.resize(1366, 36);
    bar.show();
  }
  /// By the tool button that stands for it.
  void press(QAction* action) {
    QTest::mouseClick(bar.widgetForAction(action), Qt::LeftButton);
    world.run();
  }
  QString text(const char* label) const { return child<QLabel>(bar, label).text(); }
};

/// A world in a pause that counts the steps it is asked for.
struct StillNode final : observer::Node {
  int steps = 0;
  bool is_playing = false;
  otp::Term stepped;  // the answer to a step

  std::span<trace::Event> next_events() override { return {}; }
  void call_at_next_event(std::function<void()>) override {}
  void submit(observer::Command command, observer::Done done) override {
    if (std::holds_alternative<observer::StepMessage>(command)) ++steps;
    done(stepped);
  }
  observer::WorldStatus world() const override { return {true, is_playing, 1, {}}; }
  std::string why_not(const observer::Command&) const override { return {}; }
  std::vector<observer::MessageForm> messages_of(otp::Atom) const override { return {}; }
};

class WorldBarTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void play_and_pause_take_turns();
  void a_step_is_possible_only_in_a_pause_and_asks_for_one_message();
  void a_step_says_who_took_what();
  void the_speed_is_set();
  void a_demo_is_chosen_by_its_name();
  void the_bar_sums_up_what_there_is();
  void what_matters_least_is_left_out_where_there_is_no_room();
  void each_alarm_is_a_link_to_the_mailbox_that_it_names();
  void a_world_in_real_time_cannot_be_paused_and_says_so();
  void a_clock_that_is_not_followed_says_that_the_world_rests();
};

void WorldBarTest::play_and_pause_take_turns() {
  Screen screen;
  QCOMPARE(screen.actions.play()->text(), "Pause world");
  screen.press(screen.actions.play());
  QVERIFY(!screen.world.node().world().is_playing);
  QCOMPARE(screen.actions.play()->text(), "Run world");
  QVERIFY(screen.text("world.clock").endsWith("paused"));
  screen.press(screen.actions.play());
  QVERIFY(screen.world.node().world().is_playing);
  QCOMPARE(screen.actions.play()->text(), "Pause world");
}

void WorldBarTest::a_step_is_possible_only_in_a_pause_and_asks_for_one_message() {
  ui::Observation observation;
  ui::CommandPort commands;
  StillNode node;
  commands.setNode(&node);
  ui::Selection selection;
  QWidget window;
  ui::WorldActions actions(observation, selection, commands, &window);
  ui::WorldBar bar(observation, commands, actions, {});
  bar.show();
  QVERIFY(actions.step()->isEnabled());
  QTest::mouseClick(bar.widgetForAction(actions.step()), Qt::LeftButton);
  QCOMPARE(node.steps, 1);
  node.is_playing = true;
  actions.refresh();
  QVERIFY(!actions.step()->isEnabled());
  QVERIFY(actions.step()->toolTip().startsWith("Pause the world first"));
  QTest::mouseClick(bar.widgetForAction(actions.step()), Qt::LeftButton);
  QCOMPARE(node.steps, 1);
}

void WorldBarTest::a_step_says_who_took_what() {
  ui::Observation observation;
  ui::CommandPort commands;
  StillNode node;
  commands.setNode(&node);
  ui::Selection selection;
  QWidget window;
  ui::WorldActions actions(observation, selection, commands, &window);
  QSignalSpy told(&actions, &ui::WorldActions::told);
  otp::TimePoint now(2s);
  auto step = [&](const otp::Term& answer, const std::vector<trace::What>& events) {
    node.stepped = answer;
    actions.step()->trigger();
    QCoreApplication::processEvents();  // the answer comes to the thread of the window
    for (const trace::What& what : events) observation.apply({now, what});
    observation.finishFrame(now);
    return told.takeFirst().first().toString();
  };
  const otp::Pid clerk{1, 1}, client{2, 1};
  QCOMPARE(step(clerk, {trace::Spawned{clerk, {}, otp::Atom("clerk"), {}}}),
           "clerk has run one step.");
  QCOMPARE(step(clerk, {trace::MessageSeen{clerk, client, 1, otp::Atom("Sum"),
                                           trace::MessageRole::Call, true, otp::Term(42)}}),
           "clerk took: call 42 from <0.2.0>");
  QCOMPARE(step({}, {}), "Nobody had a message to take: the clock stands at 2.000 s.");
  observation.finishFrame(now);
  QVERIFY(told.isEmpty());
}

void WorldBarTest::the_speed_is_set() {
  Screen screen;
  auto& speed = child<QComboBox>(screen.bar, "world.speed");
  QCOMPARE(speed.currentData().toDouble(), 1.0);
  QTest::keyClick(&speed, Qt::Key_Down);
  screen.world.run();
  QCOMPARE(screen.world.node().world().speed, 2.0);
  QTest::keyClick(&speed, Qt::Key_Home);
  screen.world.run();
  QCOMPARE(screen.world.node().world().speed, 0.05);
}

void WorldBarTest::a_demo_is_chosen_by_its_name() {
  Screen screen;
  QSignalSpy chosen(&screen.bar, &ui::WorldBar::demoChosen);
  auto& demo = child<QComboBox>(screen.bar, "world.demo");
  QTest::keyClick(&demo, Qt::Key_Down);
  QCOMPARE(chosen.count(), 1);
  QCOMPARE(chosen[0][0].toString(), "zoo");
  screen.bar.showDemo("shop");
  QCOMPARE(demo.currentText(), "The shop");
  QCOMPARE(chosen.count(), 1);
}

void WorldBarTest::the_bar_sums_up_what_there_is() {
  Screen screen;
  QString dot = QString::fromUtf8(" \u00a0\u00b7\u00a0 ");
  QCOMPARE(screen.text("world.summary"), QStringList({"19 processes", "3 supervisors",
                                                      "0 restarts in 60 s", "all mailboxes empty"})
                                             .join(dot));
  screen.world.exit("first", "kill");
  screen.world.fill("second", 3);
  QCOMPARE(
      screen.text("world.summary"),
      QStringList({"19 processes", "3 supervisors", "1 restart in 60 s", "worst mailbox second 3"})
          .join(dot));
  screen.world.run(61s);
  QVERIFY2(screen.text("world.summary").contains("0 restarts in 60 s"),
           qPrintable(screen.text("world.summary")));
}

void WorldBarTest::what_matters_least_is_left_out_where_there_is_no_room() {
  Screen screen;
  screen.world.fill("second", 60);
  screen.world.run(1s);
  auto& summary = child<QLabel>(screen.bar, "world.summary");
  QVERIFY(summary.text().contains("supervisors"));
  screen.bar.resize(900, 36);
  QCoreApplication::processEvents();
  QVERIFY(summary.isVisible());
  QVERIFY(summary.text().contains("1 mailbox alarm"));
  QVERIFY2(!summary.text().contains("supervisors"), qPrintable(summary.text()));
  QVERIFY(summary.toolTip().contains("3 supervisors"));
  QVERIFY(summary.geometry().right() <= screen.bar.width());
  screen.bar.resize(1366, 36);
  QCoreApplication::processEvents();
  QVERIFY(summary.text().contains("supervisors"));
}

void WorldBarTest::each_alarm_is_a_link_to_the_mailbox_that_it_names() {
  Screen screen;
  auto& summary = child<QLabel>(screen.bar, "world.summary");
  QSignalSpy chosen(&screen.bar, &ui::WorldBar::alarmChosen);
  auto follow = [&](const char* name) {
    QRegularExpression link(QString("<a href=\"([^\"]*)\">\u2068?%1\u2069?</a>").arg(name));
    auto found = link.match(summary.text());
    QVERIFY2(found.hasMatch(), qPrintable(summary.text()));
    Q_EMIT summary.linkActivated(found.captured(1));
    QCOMPARE(chosen.last()[0].value<otp::Pid>(), screen.world.named(name).pid);
  };
  screen.world.fill("second", 60);
  screen.world.run(1s);
  QVERIFY2(summary.text().contains("1 mailbox alarm: "), qPrintable(summary.text()));
  follow("second");
  screen.world.fill("third", 90);
  screen.world.run(1s);
  QVERIFY2(summary.text().contains("2 mailbox alarms: "), qPrintable(summary.text()));
  follow("second");
  follow("third");
  QCOMPARE(chosen.count(), 3);
  screen.world.fill("first", 70);
  screen.world.run(1s);
  QVERIFY2(summary.text().contains("3 mailbox alarms: "), qPrintable(summary.text()));
  QVERIFY2(summary.text().contains("third") && summary.text().contains(QChar(0x2026)),
           qPrintable(summary.text()));
}

void WorldBarTest::a_world_in_real_time_cannot_be_paused_and_says_so() {
  observer::LocalNode::Options options;
  options.workers = 1;
  observer::LocalNode node(options);
  ui::Observation observation;
  ui::CommandPort commands;
  commands.setNode(&node);
  ui::Selection selection;
  QWidget window;
  ui::WorldActions actions(observation, selection, commands, &window);
  ui::WorldBar bar(observation, commands, actions, {});
  for (QAction* action : actions.all() + actions.jumps()) {
    QVERIFY(!action->isEnabled());
    QVERIFY2(action->toolTip().contains("cannot be paused"), qPrintable(action->toolTip()));
  }
  QVERIFY(!child<QComboBox>(bar, "world.speed").isEnabled());
}

void WorldBarTest::a_clock_that_is_not_followed_says_that_the_world_rests() {
  Screen screen;
  screen.world.observation.rest();
  QVERIFY(screen.text("world.clock").endsWith("at rest"));
  screen.world.run();
  QVERIFY(!screen.text("world.clock").endsWith("at rest"));
}

const support::Registered registered(&support::make_case<WorldBarTest>);

}  // namespace

#include "world_bar_test.moc"
