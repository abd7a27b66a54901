// The program put together: demos start, follow each other, and play.

#include "composition.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTimeZone>

#include "draw/text.h"
#include "qt_test.h"
#include "views/contract_inspector.h"
#include "views/supervision_tree_view.h"

namespace {

using namespace std::chrono_literals;
using support::child;

app::Options demo_of(const QString& name) {
  app::Options options;
  options.demo = name;
  return options;
}

class CompositionTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void every_demo_runs_and_is_seen_data();
  void every_demo_runs_and_is_seen();
  void a_demo_takes_the_place_of_another();
  void a_demo_shows_first_what_it_is_about();
  void an_unknown_demo_leaves_the_one_that_runs();
  void only_the_guide_has_a_contract_desk();
  void the_desk_counts_days_in_its_time_zone_in_summer_and_in_winter();
  void the_desk_has_the_policy_of_the_command_line();
  void the_contract_that_is_shown_can_be_exported();
  void the_status_bar_tells_what_the_demo_says_last();
  void the_dock_in_front_is_the_one_to_look_at();
  void a_process_is_selected_by_name_as_soon_as_it_is_there();
  void the_clock_runs_while_playing_and_stands_in_a_pause();
  void a_paused_world_is_at_rest_and_a_step_is_seen();
  void a_paused_view_stands_still_and_loses_nothing();
  void another_seed_begins_anew();
  void a_minimised_window_is_not_painted();
  void an_overload_that_passes_says_so();
  void the_tree_of_the_guide_can_be_seen_and_read_in_the_smallest_window_data();
  void the_tree_of_the_guide_can_be_seen_and_read_in_the_smallest_window();
};

void CompositionTest::every_demo_runs_and_is_seen_data() {
  QTest::addColumn<QString>("demo");
  for (const demo::Demo& each : demo::demos()) {
    QTest::newRow(std::string(each.name).c_str()) << ui::text(each.name);
  }
}

void CompositionTest::every_demo_runs_and_is_seen() {
  QFETCH(QString, demo);
  app::Composition composition(demo_of(demo));
  composition.window().show();
  composition.runUntil(otp::TimePoint(1s));
  QCOMPARE(composition.observation().system().alive_count(),
           composition.world().node().runtime().process_count());
  QVERIFY(!composition.window().tree().treeLayout().boxes.empty());
  QCOMPARE(child<QComboBox>(composition.window(), "world.demo").currentData().toString(), demo);
}

void CompositionTest::a_demo_takes_the_place_of_another() {
  app::Composition composition(demo_of("guide"));
  composition.window().show();
  composition.runUntil(otp::TimePoint(1s));
  composition.selectByName("counter");
  QVERIFY(!composition.selection().current().is_none());
  auto& demos = child<QComboBox>(composition.window(), "world.demo");
  QTest::keyClick(&demos, Qt::Key_End);
  QCOMPARE(composition.world().demo().name, "shutdown");
  QVERIFY(composition.selection().current().is_none());
  composition.runUntil(otp::TimePoint(1s));
  QStringList roots;
  for (ui::Identity root : composition.observation().system().top()) {
    roots << ui::text(composition.observation().system().find(root)->title());
  }
  QCOMPARE(roots, QStringList{"application"});
}

void CompositionTest::a_demo_shows_first_what_it_is_about() {
  app::Composition composition(demo_of("leak"));
  composition.window().show();
  composition.runUntil(otp::TimePoint(1s));
  const auto* selected = composition.observation().system().find(composition.selection().current());
  QVERIFY(selected != nullptr);
  QCOMPARE(selected->title(), "Starter");
  QVERIFY(child<QWidget>(composition.window(), "view.findings").isVisible());
  QVERIFY(!composition.awaitsSelection());
  QString blast = child<QLabel>(composition.window(), "inspector.blast").text();
  QVERIFY2(blast.contains("1,000 other processes go down"), qPrintable(blast));
  composition.startDemo("overflow");
  composition.runUntil(otp::TimePoint(1s));
  QVERIFY(child<QWidget>(composition.window(), "view.xray").isVisible());
}

void CompositionTest::an_unknown_demo_leaves_the_one_that_runs() {
  app::Composition composition(demo_of("guide"));
  app::World* world = &composition.world();
  composition.startDemo("zoo");
  QCOMPARE(&composition.world(), world);
}

void CompositionTest::only_the_guide_has_a_contract_desk() {
  app::Composition composition(demo_of("guide"));
  QAction& open = *composition.window().contracts().newContract();
  QVERIFY(open.isEnabled());
  composition.startDemo("leak");
  QVERIFY(!open.isEnabled());
  composition.startDemo("guide");
  QVERIFY(open.isEnabled());
}

void CompositionTest::the_desk_counts_days_in_its_time_zone_in_summer_and_in_winter() {
  using namespace std::chrono;
  auto day_at = [](const char* zone, sys_seconds moment) {
    app::Options options;
    if (*zone != 0) options.zone = QTimeZone(zone);
    app::Composition composition(options);
    auto at = duration_cast<microseconds>(moment.time_since_epoch()).count();
    return murabaha::format_date(composition.world().desk().moment(at, "reem").today());
  };
  auto summer = sys_days(2026y / July / 1) + 22h + 30min;
  auto winter = sys_days(2026y / January / 1) + 22h + 30min;
  QCOMPARE(day_at("Europe/Berlin", summer), "2026-07-02");
  QCOMPARE(day_at("Europe/Berlin", winter), "2026-01-01");
  QCOMPARE(day_at("America/New_York", summer), "2026-07-01");
  QCOMPARE(day_at("", summer), "2026-07-01");
}

void CompositionTest::the_desk_has_the_policy_of_the_command_line() {
  app::Options options;
  options.actor = "reem";
  options.desk_policy.four_eyes = false;
  options.desk_policy.back_dated_months = 3;
  app::Composition composition(options);
  murabaha::Moment moment = composition.desk().moment();
  QCOMPARE(moment.actor, "reem");
  QVERIFY(!moment.policy.four_eyes);
  QCOMPARE(moment.policy.back_dated_months, 3);
}

void CompositionTest::the_contract_that_is_shown_can_be_exported() {
  app::Composition composition(demo_of("guide"));
  composition.window().show();
  composition.runUntil(otp::TimePoint(2s));
  QVERIFY(composition.window().contracts().shown() != nullptr);  // nobody has chosen it
  auto& statement = child<QAction>(composition.window(), "contract.statement");
  QVERIFY(statement.isEnabled());
  composition.startDemo("leak");
  composition.runUntil(otp::TimePoint(100ms));
  QVERIFY(composition.window().contracts().shown() == nullptr);
  QVERIFY(!statement.isEnabled());
}

void CompositionTest::the_status_bar_tells_what_the_demo_says_last() {
  app::Composition composition(demo_of("shutdown"));
  composition.window().show();
  auto& narration = child<QLabel>(composition.window(), "narration");
  QCOMPARE(narration.text(), "");
  composition.runUntil(otp::TimePoint(20s));
  QCOMPARE(narration.text(), "20.000 s   director: the pool is stopped; open connections: 40");
  composition.startDemo("guide");
  QCOMPARE(narration.text(), "");
}

void CompositionTest::the_dock_in_front_is_the_one_to_look_at() {
  app::Composition composition(demo_of("guide"));
  ui::MainWindow& window = composition.window();
  window.show();
  auto is_in_front = [&](const char* view) {
    QCoreApplication::processEvents();
    return !child<QWidget>(window, view).visibleRegion().isEmpty();
  };
  composition.runUntil(otp::TimePoint(1s));
  QVERIFY(is_in_front("view.murabaha"));
  composition.selectByName("M-1002");
  QVERIFY(is_in_front("view.murabaha"));
  composition.selectByName("counter");
  QVERIFY(is_in_front("view.inspector"));
  composition.selectByName("M-1002");
  QVERIFY(is_in_front("view.inspector"));
  composition.startDemo("guide");
  QVERIFY(is_in_front("view.murabaha"));
  composition.startDemo("leak");
  QVERIFY(is_in_front("view.inspector"));
}

void CompositionTest::a_process_is_selected_by_name_as_soon_as_it_is_there() {
  app::Composition composition(demo_of("guide"));
  composition.selectByName("bank");
  QVERIFY(composition.selection().current().is_none());
  composition.runUntil(otp::TimePoint(100ms));
  const auto* selected = composition.observation().system().find(composition.selection().current());
  QCOMPARE(selected->title(), "bank");
}

void CompositionTest::the_clock_runs_while_playing_and_stands_in_a_pause() {
  app::Composition composition(demo_of("guide"));
  composition.window().show();
  composition.play();
  auto now = [&] { return composition.world().node().world().now; };
  QTRY_VERIFY(now() > otp::TimePoint(50ms));
  auto& play = support::child<QAction>(composition.window(), "world.play");
  play.trigger();
  QTRY_COMPARE(play.text(), "Run world");
  otp::TimePoint stopped = now();
  QSignalSpy frames(&composition.observation(), &ui::Observation::ticked);
  QTRY_VERIFY(frames.count() >= 3);
  QCOMPARE(now(), stopped);
  play.trigger();
  QTRY_VERIFY(now() > stopped);
}

void CompositionTest::a_paused_world_is_at_rest_and_a_step_is_seen() {
  app::Composition composition(demo_of("guide"));
  composition.window().show();
  composition.play();
  support::child<QAction>(composition.window(), "world.play").trigger();
  QTRY_VERIFY(composition.observation().rests());
  auto events = [&] { return composition.observation().system().event_count(); };
  auto before = events();
  auto& step = support::child<QAction>(composition.window(), "world.step");
  QTRY_VERIFY(step.isEnabled());
  step.trigger();
  QTRY_VERIFY(events() > before);
  QTRY_VERIFY(composition.observation().rests());
}

void CompositionTest::a_paused_view_stands_still_and_loses_nothing() {
  app::Composition composition(demo_of("guide"));
  composition.window().show();
  composition.play();
  auto& pause = support::child<QAction>(composition.window(), "view.pause");
  auto events = [&] { return composition.observation().system().event_count(); };
  QTRY_VERIFY(events() > 0);
  pause.trigger();
  auto frozen = events();
  auto shown = composition.observation().now();
  auto now = [&] { return composition.world().node().world().now; };
  auto stopped = now();
  QTRY_VERIFY(now() > stopped + 300ms);  // the world runs on
  QCOMPARE(events(), frozen);
  QCOMPARE(composition.observation().now(), shown);
  pause.trigger();
  QTRY_VERIFY(composition.observation().now() > shown + 300ms);
  QVERIFY(events() >= frozen);
  QCOMPARE(composition.observation().system().lost(), std::uint64_t(0));
}

void CompositionTest::another_seed_begins_anew() {
  app::Composition composition(demo_of("guide"));
  composition.runUntil(otp::TimePoint(2s));
  QVERIFY(composition.observation().now() >= otp::TimePoint(2s));
  Q_EMIT composition.window().seedChosen(7);
  composition.runUntil(otp::TimePoint(50ms));
  QVERIFY(composition.observation().now() < otp::TimePoint(1s));
  QVERIFY(composition.observation().system().alive_count() > 10);
}

/// Counts how often a widget is painted.
struct Painted : QObject {
  int times = 0;
  bool eventFilter(QObject*, QEvent* event) override {
    if (event->type() == QEvent::Paint) ++times;
    return false;
  }
};

void CompositionTest::a_minimised_window_is_not_painted() {
  app::Composition composition(demo_of("guide"));
  ui::MainWindow& window = composition.window();
  window.show();
  composition.play();
  Painted painted;
  window.tree().viewport()->installEventFilter(&painted);
  QTRY_VERIFY(painted.times > 3);
  window.showMinimized();
  QCoreApplication::processEvents();
  painted.times = 0;
  auto events = [&] { return composition.observation().system().event_count(); };
  auto before = events();
  QTRY_VERIFY(events() > before);
  QCOMPARE(painted.times, 0);
  window.showNormal();
  QTRY_VERIFY(painted.times > 3);
}

void CompositionTest::an_overload_that_passes_says_so() {
  app::Composition composition(demo_of("overflow"));
  composition.window().show();
  composition.window().raiseView("xray");
  auto& alarm = support::child<QLabel>(composition.window(), "xray.alarm");
  composition.runUntil(otp::TimePoint(5s));
  QTRY_VERIFY2(alarm.text().contains("more comes than is served"), qPrintable(alarm.text()));
  composition.runUntil(otp::TimePoint(20s));
  QTRY_VERIFY2(alarm.text().contains("it empties now"), qPrintable(alarm.text()));
}

void CompositionTest::the_tree_of_the_guide_can_be_seen_and_read_in_the_smallest_window_data() {
  QTest::addColumn<QSize>("size");
  QTest::addColumn<double>("least_zoom");
  QTest::newRow("smallest") << QSize(1366, 744) << ui::BoxPainter::text_from_scale;
  QTest::newRow("small") << QSize(1366, 768) << 0.6;
  QTest::newRow("large") << QSize(1920, 1080) << 1.0;
}

void CompositionTest::the_tree_of_the_guide_can_be_seen_and_read_in_the_smallest_window() {
  QFETCH(QSize, size);
  QFETCH(double, least_zoom);
  app::Composition composition(demo_of("guide"));
  ui::MainWindow& window = composition.window();
  window.resize(size);
  window.show();
  ui::SupervisionTreeView& tree = window.tree();
  for (auto time : {5s, 12s, 20s, 40s, 60s}) {
    composition.runUntil(otp::TimePoint(time));
    QVERIFY(tree.treeLayout().boxes.size() > 30);
    for (std::size_t box = 0; box < tree.treeLayout().boxes.size(); ++box) {
      QVERIFY2(tree.viewport()->rect().contains(tree.rectOf(int(box))),
               qPrintable(QString("box %1 at %2 s").arg(box).arg(time.count())));
    }
    QVERIFY(!tree.verticalScrollBar()->isVisible() && !tree.horizontalScrollBar()->isVisible());
    QVERIFY2(tree.zoom() >= least_zoom, qPrintable(QString::number(tree.zoom())));
  }
  QCOMPARE(window.size(), size);
}

const support::Registered registered(&support::make_case<CompositionTest>);

}  // namespace

#include "composition_test.moc"
