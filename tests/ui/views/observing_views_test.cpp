// Findings, the X-ray of mailboxes, past lives, and the steps of the world.

#include <QAction>
#include <QChart>
#include <QChartView>
#include <QHelpEvent>
#include <QLabel>
#include <QLegend>
#include <QLineSeries>
#include <QMouseEvent>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTextBrowser>
#include <QTextDocumentFragment>
#include <QToolTip>
#include <QTreeWidget>

#include <set>

#include "demo/counter.h"
#include "demo/demo.h"
#include "otp/request.h"
#include "qt_test.h"
#include "qt_world.h"
#include "views/findings_view.h"
#include "views/heat_map_view.h"
#include "views/heat_scale.h"
#include "views/mailbox_charts.h"
#include "views/process_inspector.h"
#include "views/supervision_tree_view.h"
#include "views/time_series_chart.h"
#include "views/world_actions.h"
#include "xray_screen.h"

namespace {

using namespace std::chrono_literals;
using support::child;

otp::Task<> floods(otp::Self self, otp::Pid counter) {
  for (;;) {
    for (int i = 0; i < 20; ++i) {
      self.cast(otp::ServerRef<demo::Counter>(counter), demo::Counter::Reset{});
    }
    co_await self.sleep(100ms);
  }
}

QString plain(const QString& html) { return QTextDocumentFragment::fromHtml(html).toPlainText(); }

class ObservingViewsTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void findings_are_sentences_that_lead_to_the_process();
  void of_a_thousand_equal_findings_the_first_are_listed();
  void a_system_without_fault_says_so();
  void what_is_not_looked_for_is_said();
  void the_x_ray_goes_on_after_a_restart_and_after_the_end();
  void the_x_ray_claims_nothing_that_it_has_not_seen();
  void mailboxes_share_cells_where_there_is_no_room_for_each();
  void the_x_ray_names_kind_and_sender_and_what_is_the_matter();
  void an_alarm_leads_to_the_sender_by_mouse_and_by_keys();
  void the_scale_of_the_heat_map_names_messages_and_cells();
  void the_heat_map_selects_what_is_clicked();
  void the_heat_map_is_walked_by_keys();
  void the_heat_map_marks_nobody_for_who_has_ended();
  void lines_of_a_chart_differ_by_their_dashes();
  void a_chart_says_what_was_at_the_moment_under_the_pointer();
  void a_chart_that_comes_into_view_shows_the_present();
  void a_chart_goes_on_over_a_restart();
  void a_chart_is_painted_only_when_it_shows_something_else();
  void of_many_senders_the_others_are_counted();
  void the_heat_map_follows_what_happened_while_it_was_hidden();
  void past_lives_tell_how_a_process_ended_and_who_came_after_it();
  void hovering_shows_who_else_goes_down();
  void the_selected_process_takes_one_step_in_a_pause();
  void the_world_jumps_ahead();
};

void ObservingViewsTest::findings_are_sentences_that_lead_to_the_process() {
  support::World world(&support::start_shop);
  ui::FindingsView view(world.observation, world.selection, world.commands);
  view.show();
  for (int i = 0; i < 4; ++i) world.exit("first", "kill");
  world.run(2s);
  auto& list = child<QTreeWidget>(view, "findings.list");
  QVERIFY(list.topLevelItemCount() > 0);
  QTreeWidgetItem* loop = nullptr;
  for (int row = 0; row < list.topLevelItemCount(); ++row) {
    if (list.topLevelItem(row)->text(1).contains("first")) loop = list.topLevelItem(row);
  }
  QVERIFY(loop != nullptr);
  QVERIFY(loop->text(0).endsWith("warning"));
  QVERIFY(list.columnWidth(0) > list.fontMetrics().horizontalAdvance(loop->text(0)) + 8);
  list.setCurrentItem(loop);
  QCOMPARE(world.selection.current(), world.id_of("first"));
  QVERIFY(!child<QLabel>(view, "findings.summary").text().startsWith("Nothing"));
}

void ObservingViewsTest::of_a_thousand_equal_findings_the_first_are_listed() {
  support::World world(demo::find_demo("leak")->start);
  ui::FindingsView view(world.observation, world.selection, world.commands);
  view.show();
  world.run(1s);
  auto& list = child<QTreeWidget>(view, "findings.list");
  auto row_of = [&](const QString& sentence) {
    auto found = list.findItems(sentence, Qt::MatchExactly, 1);
    return found.isEmpty() ? nullptr : found.first();
  };
  QCOMPARE(list.topLevelItemCount(), 2);  // and the starter, which is of another kind
  auto* group = row_of("1,000 processes of the kind ManualCounter are not supervised");
  QVERIFY(group != nullptr);
  QVERIFY(group->text(0).endsWith("hint"));
  QVERIFY(!group->isExpanded());
  int told = int(observer::Findings::most_told);
  QCOMPARE(group->childCount(), told + 1);
  QCOMPARE(group->child(told)->text(1), "and 980 more");
  QVERIFY(child<QLabel>(view, "findings.summary").text().contains("1,001 processes"));
  group->setExpanded(true);
  list.setCurrentItem(group->child(told - 1));
  auto selected = world.selection.current();
  QVERIFY(!selected.is_none());
  list.setCurrentItem(group->child(told));
  QCOMPARE(world.selection.current(), selected);
  world.node().runtime().exit(world.named("ManualCounter").pid, otp::ExitReason::kill());
  world.spawn("Guest");
  world.run(2s);
  bool has_one = list.topLevelItemCount() > 0 && list.topLevelItem(0)->childCount() > 0;
  QVERIFY(!has_one || list.topLevelItem(0)->isExpanded());
}

void ObservingViewsTest::a_system_without_fault_says_so() {
  support::World world(&support::start_shop);
  ui::FindingsView view(world.observation, world.selection, world.commands);
  view.show();
  world.run(2s);
  QCOMPARE(child<QTreeWidget>(view, "findings.list").topLevelItemCount(), 0);
  QVERIFY(child<QLabel>(view, "findings.summary").text().startsWith("Nothing is wrong"));
}

void ObservingViewsTest::what_is_not_looked_for_is_said() {
  support::World world(&support::start_shop);
  ui::FindingsView view(world.observation, world.selection, world.commands);
  view.show();
  world.commands.submit(observer::WatchMessages{false}, &view);
  world.run(2s);
  auto& summary = child<QLabel>(view, "findings.summary");
  auto& watch = child<QPushButton>(view, "findings.watch");
  QVERIFY2(summary.text().contains("circles of calls are not looked for"),
           qPrintable(summary.text()));
  QVERIFY(watch.isVisible());
  watch.click();
  world.run(2s);
  QVERIFY(summary.text().contains("no circle of calls"));
  QVERIFY(!watch.isVisible());
}

void ObservingViewsTest::the_x_ray_names_kind_and_sender_and_what_is_the_matter() {
  support::XrayScreen screen;
  support::World& world = screen.world;
  ui::XrayView& view = screen.view;
  otp::Pid counter = world.named("first").pid;
  world.selection.select(world.id_of("first"));
  world.commands.submit(observer::Suspend{counter}, &view);
  otp::spawn(world.node().runtime(), otp::Label("flooder"), &floods, counter);
  for (int i = 0; i < 40; ++i) world.run(100ms);
  auto& kinds = child<QTreeWidget>(view, "xray.kinds");
  QVERIFY(kinds.topLevelItemCount() >= 1);
  QCOMPARE(kinds.topLevelItem(0)->text(0), "Reset");
  auto& senders = child<QTreeWidget>(view, "xray.senders");
  QCOMPARE(senders.topLevelItem(0)->text(0), "flooder");
  QString alarm = child<QLabel>(view, "xray.alarm").text();
  QVERIFY2(alarm.contains("it is suspended") && plain(alarm).contains("Reset from flooder"),
           qPrintable(alarm));
  QVERIFY(child<QLabel>(view, "xray.facts").text().contains("messages wait"));
  auto& resume = child<QPushButton>(view, "xray.resume");
  QVERIFY(resume.isVisible());
  QSignalSpy told(&screen.actions, &ui::ProcessActions::told);
  resume.click();
  for (int i = 0; i < 10; ++i) world.run(100ms);
  QVERIFY(!child<QLabel>(view, "xray.alarm").isVisible());
  QVERIFY(!resume.isVisible());
  QCOMPARE(told.count(), 1);
  QVERIFY(screen.actions.undo()->isEnabled());
}

void ObservingViewsTest::an_alarm_leads_to_the_sender_by_mouse_and_by_keys() {
  support::XrayScreen screen;
  support::World& world = screen.world;
  QVERIFY(QTest::qWaitForWindowActive(&screen.view));
  otp::Pid counter = world.named("first").pid;
  world.selection.select(world.id_of("first"));
  world.commands.submit(observer::Suspend{counter}, &screen.view);
  otp::spawn(world.node().runtime(), otp::Label("flooder"), &floods, counter);
  for (int i = 0; i < 40; ++i) world.run(100ms);
  auto& alarm = child<QLabel>(screen.view, "xray.alarm");
  QVERIFY(alarm.focusPolicy() & Qt::TabFocus);
  alarm.setFocus(Qt::TabFocusReason);
  for (int i = 0; i < 10; ++i) world.run(100ms);
  QVERIFY(alarm.hasFocus());             // also while the picture goes on
  QTest::keyClick(&alarm, Qt::Key_Tab);  // to the link in it
  QVERIFY(alarm.hasFocus());
  QTest::keyClick(&alarm, Qt::Key_Return);
  QCOMPARE(world.selection.current(), world.id_of("flooder"));
  world.selection.select(world.id_of("first"));
  static const QRegularExpression link("href=\"(\\d+)\"");
  Q_EMIT alarm.linkActivated(link.match(alarm.text()).captured(1));
  QCOMPARE(world.selection.current(), world.id_of("flooder"));
  QCOMPARE(child<QLabel>(screen.view, "xray.title").text(), "Mailbox of flooder");
}

void ObservingViewsTest::the_scale_of_the_heat_map_names_messages_and_cells() {
  support::XrayScreen screen;
  screen.world.run();
  auto& cells = child<QLabel>(screen.view, "xray.cells");
  auto& scale = child<ui::HeatScale>(screen.view, "xray.scale");
  QCOMPARE(cells.text(), "A cell is a mailbox");
  QVERIFY2(scale.accessibleDescription().contains("100 \u00b7 1,000+ messages"),
           qPrintable(scale.accessibleDescription()));
  for (ui::ThemeKind kind : ui::theme_kinds) {
    const ui::Theme& theme = ui::theme_of(kind);
    scale.setPalette(theme.palette());
    QImage image = scale.grab().toImage();
    for (std::size_t step = 0; step < std::size(ui::heat_steps); ++step) {
      QCOMPARE(image.pixel(scale.stepAt(step).center()),
               ui::heat(ui::heat_steps[step], theme).rgb());
    }
  }
  auto& heat = child<QWidget>(screen.view, "xray.heat");
  QVERIFY(!heat.geometry().intersects(scale.geometry()));
  QVERIFY(scale.width() >= scale.sizeHint().width());
}

void ObservingViewsTest::the_x_ray_goes_on_after_a_restart_and_after_the_end() {
  support::XrayScreen screen;
  support::World& world = screen.world;
  ui::XrayView& view = screen.view;
  world.selection.select(world.id_of("first"));
  otp::spawn(world.node().runtime(), otp::Label("flooder"), &floods, world.named("first").pid);
  for (int i = 0; i < 20; ++i) world.run(100ms);
  world.exit("first", "boom");
  for (int i = 0; i < 10; ++i) world.run(100ms);
  auto& senders = child<QTreeWidget>(view, "xray.senders");
  QCOMPARE(senders.topLevelItem(0)->text(0), "flooder");
  auto& facts = child<QLabel>(view, "xray.facts");
  QVERIFY2(facts.text().contains("restarted "), qPrintable(facts.text()));
  world.fill("second", 3);
  world.exit("shop", "kill");
  for (int i = 0; i < 10; ++i) world.run(100ms);
  QCOMPARE(senders.topLevelItem(0)->text(0), "flooder");
  QVERIFY2(facts.text().contains("ended "), qPrintable(facts.text()));
  ui::MailboxCharts charts(world.observation, world.selection);
  charts.show();
  const QChart& chart = *child<QWidget>(charts, "chart.deepest").findChild<QChartView*>()->chart();
  QCOMPARE(chart.title(), "Deepest mailboxes");
}

void ObservingViewsTest::the_x_ray_claims_nothing_that_it_has_not_seen() {
  support::XrayScreen screen;
  support::World& world = screen.world;
  ui::XrayView& view = screen.view;
  world.commands.submit(observer::WatchMessages{false}, &view);
  otp::Pid idler = world.spawn("idler");
  world.selection.select(world.id_of("idler"));
  world.run();
  otp::spawn(world.node().runtime(), otp::Label("flooder"), &floods, idler);
  for (int i = 0; i < 40; ++i) world.run(100ms);
  auto& facts = child<QLabel>(view, "xray.facts");
  QVERIFY2(facts.text().contains("more each second"), qPrintable(facts.text()));
  QVERIFY2(!facts.text().contains("in ") && !facts.text().contains("out "),
           qPrintable(facts.text()));
  auto& alarm = child<QLabel>(view, "xray.alarm");
  QVERIFY(alarm.text().contains("not known while messages are not watched"));
  child<QPushButton>(view, "xray.watch").click();
  for (int i = 0; i < 20; ++i) world.run(100ms);
  QVERIFY2(plain(alarm.text()).contains("Reset from flooder"), qPrintable(alarm.text()));
  QVERIFY2(facts.text().contains(QRegularExpression("in (19|20|21)\\d/s")),
           qPrintable(facts.text()));
}

void ObservingViewsTest::mailboxes_share_cells_where_there_is_no_room_for_each() {
  support::World world(&support::start_shop);
  world.run();
  ui::TreeFacts facts;
  world.fill("second", 5);
  facts.read(world.observation.system());
  ui::HeatMap map = ui::heat_map(facts, {6, 4});  // six cells
  auto count = world.observation.system().alive_count();
  QVERIFY(map.cells.size() <= 6);
  std::size_t all = 0;
  for (const auto& cell : map.cells) all += cell.count;
  QCOMPARE(all, count);
  QVERIFY(map.rect(map.cells.size() - 1).bottom() <= 4);
  const auto* deepest = map.cell_of(world.id_of("second"));
  QVERIFY(deepest != nullptr);
  QCOMPARE(deepest->id, world.id_of("second"));
  QCOMPARE(deepest->depth, 5U);
  world.observation.system().for_each([&](const auto& entry) {
    const auto* cell = map.cell_of(entry.id);
    QVERIFY(cell != nullptr && cell->last >= entry.id);
  });
}

void ObservingViewsTest::the_heat_map_selects_what_is_clicked() {
  support::World world(&support::start_shop);
  ui::HeatMapView view(world.observation, world.selection);
  view.resize(220, 160);
  view.show();
  view.refresh();
  QCOMPARE(view.map().cells.size(), world.observation.system().alive_count());
  auto wanted = world.id_of("second");
  auto cell = std::ranges::find(view.map().cells, wanted, &ui::HeatMap::Cell::id);
  QVERIFY(cell != view.map().cells.end());
  QPointF middle = view.map().rect(std::size_t(cell - view.map().cells.begin())).center();
  QTest::mouseClick(&view, Qt::LeftButton, {}, middle.toPoint());
  QCOMPARE(world.selection.current(), wanted);
  world.fill("second", 5);
  view.refresh();
  QVERIFY2(view.accessibleDescription().contains("second with 5 messages"),
           qPrintable(view.accessibleDescription()));
}

void ObservingViewsTest::the_heat_map_marks_nobody_for_who_has_ended() {
  support::World world(&support::start_shop);
  ui::HeatMapView view(world.observation, world.selection);
  view.resize(220, 160);
  view.show();
  auto selected = [&view] {
    int count = 0;
    for (int item = 0; item < view.itemCount(); ++item) count += view.isItemSelected(item) ? 1 : 0;
    return count;
  };
  world.spawn("Guest");
  world.spawn("Neighbour");
  world.selection.select(world.id_of("Guest"));
  view.refresh();
  QCOMPARE(selected(), 1);
  world.exit("Guest", "kill");
  view.refresh();
  QCOMPARE(selected(), 0);
}

void ObservingViewsTest::the_heat_map_is_walked_by_keys() {
  support::World world(&support::start_shop);
  ui::HeatMapView heat(world.observation, world.selection);
  heat.resize(220, 160);
  heat.show();
  heat.refresh();
  QVERIFY(QTest::qWaitForWindowActive(&heat));
  QTest::keyClick(&heat, Qt::Key_Right);
  auto cell = [&](int number) { return heat.map().cells[std::size_t(number)].id; };
  QCOMPARE(world.selection.current(), cell(0));
  QTest::keyClick(&heat, Qt::Key_Right);
  QCOMPARE(world.selection.current(), cell(1));
  QTest::keyClick(&heat, Qt::Key_Down);
  QCOMPARE(world.selection.current(), cell(1 + heat.map().columns));
  QTest::keyClick(&heat, Qt::Key_Up);
  QTest::keyClick(&heat, Qt::Key_Left);
  QTest::keyClick(&heat, Qt::Key_Left);  // nothing is before the first
  QCOMPARE(world.selection.current(), cell(0));
}

void ObservingViewsTest::lines_of_a_chart_differ_by_their_dashes() {
  support::World world(&support::start_shop);
  for (const char* counter : {"first", "second", "third"}) world.fill(counter, 5);
  ui::MailboxCharts charts(world.observation, world.selection);
  charts.show();
  auto& deepest = child<QWidget>(charts, "chart.deepest");
  const QChart& chart = *deepest.findChild<QChartView*>()->chart();
  QCOMPARE(chart.legend()->markerShape(), QLegend::MarkerShapeFromSeries);
  std::set<QList<qreal>> styles;
  for (auto* line : chart.series())
    styles.insert(qobject_cast<QLineSeries*>(line)->pen().dashPattern());
  QCOMPARE(styles.size(), 3U);
}

void ObservingViewsTest::a_chart_says_what_was_at_the_moment_under_the_pointer() {
  ui::TimeSeriesChart chart("messages");
  chart.resize(600, 200);
  chart.setVisible(true);
  chart.show({{"ledger", Qt::blue, {}, {{60, 1}, {30, 20'000}, {0, 3}}}});
  auto& view = *chart.findChild<QChartView*>();
  QApplication::sendPostedEvents();
  QPoint middle = view.mapFromScene(view.chart()->mapToScene(view.chart()->plotArea().center()));
  QHelpEvent help(QEvent::ToolTip, middle, view.viewport()->mapToGlobal(middle));
  QApplication::sendEvent(view.viewport(), &help);
  static const QRegularExpression said("^(29\\.9|30\\.[01]) seconds ago\nledger: 20,000 messages$");
  QVERIFY2(said.match(QToolTip::text()).hasMatch(), qPrintable(QToolTip::text()));
}

void ObservingViewsTest::a_chart_that_comes_into_view_shows_the_present() {
  support::World world(&support::start_shop);
  ui::MailboxCharts charts(world.observation, world.selection);
  world.fill("first", 5);
  charts.show();
  const QChart& chart = *child<QWidget>(charts, "chart.deepest").findChild<QChartView*>()->chart();
  QCOMPARE(chart.series().size(), 1);
}

void ObservingViewsTest::a_chart_goes_on_over_a_restart() {
  support::World world(&support::start_shop);
  ui::MailboxCharts charts(world.observation, world.selection);
  charts.show();
  world.selection.select(world.id_of("first"));
  world.fill("first", 5);
  otp::Pid pid = world.named("first").pid;
  world.exit("first", "kill");
  QVERIFY(world.named("first").pid != pid);
  for (int frame = 0; frame < 8; ++frame) world.run(1s);
  auto& one = child<ui::TimeSeriesChart>(charts, "chart.selected");
  QCOMPARE(one.itemName(0), "first: 0 messages now, at most 5");
  QCOMPARE(child<ui::TimeSeriesChart>(charts, "chart.deepest").itemName(0), one.itemName(0));
}

void ObservingViewsTest::a_chart_is_painted_only_when_it_shows_something_else() {
  ui::TimeSeriesChart chart("messages");
  chart.resize(400, 200);
  chart.setVisible(true);
  QList<QPointF> points;
  for (int ago = 0; ago < 60; ++ago) points.append({double(ago), double(ago % 7)});
  auto show = [&] {
    chart.setTitle("Mailbox of first");
    chart.show({{"first", Qt::blue, {}, points}});
    for (int i = 0; i < 5; ++i) QCoreApplication::processEvents();
  };
  show();
  int painted = 0;
  support::on_event(*chart.findChild<QChartView*>()->viewport(), QEvent::Paint,
                    [&](const QEvent&) { ++painted; });
  show();
  QCOMPARE(painted, 0);
  points[3].setY(20);
  show();
  QVERIFY(painted > 0);
}

void ObservingViewsTest::of_many_senders_the_others_are_counted() {
  support::XrayScreen screen;
  support::World& world = screen.world;
  ui::XrayView& view = screen.view;
  otp::Pid counter = world.named("first").pid;
  world.selection.select(world.id_of("first"));
  world.commands.submit(observer::Suspend{counter}, &view);
  for (int i = 0; i < 11; ++i) {
    otp::spawn(world.node().runtime(), otp::Label("flooder"), &floods, counter);
  }
  for (int i = 0; i < 10; ++i) world.run(100ms);
  auto& senders = child<QTreeWidget>(view, "xray.senders");
  QCOMPARE(senders.topLevelItem(senders.topLevelItemCount() - 1)->text(0), "and 3 more");
}

void ObservingViewsTest::the_heat_map_follows_what_happened_while_it_was_hidden() {
  support::World world(&support::start_shop);
  ui::HeatMapView view(world.observation, world.selection);
  view.show();
  world.run();
  view.refresh();
  auto before = view.map().cells.size();
  view.hide();
  world.spawn("Guest");
  world.fill("second", 5);
  view.show();
  view.refresh();
  QCOMPARE(view.map().cells.size(), before + 1);
  QVERIFY(view.accessibleDescription().contains("second with 5 messages"));
  world.exit("Guest", "kill");
  world.fill("third", 9);
  view.refresh();
  QCOMPARE(view.map().cells.size(), before);
  QVERIFY(view.accessibleDescription().contains("third with 9 messages"));
}

void ObservingViewsTest::past_lives_tell_how_a_process_ended_and_who_came_after_it() {
  support::World world(&support::start_shop);
  QWidget window;
  ui::ProcessActions actions(world.observation, world.selection, world.commands, &window);
  ui::ProcessInspector inspector(world.observation, world.selection, world.commands, actions);
  inspector.show();
  world.selection.select(world.id_of("first"));
  world.run();
  std::string pid = world.named("first").pid.text();
  world.exit("first", "bored");
  auto& tabs = child<QTabWidget>(inspector, "inspector.tabs");
  tabs.setCurrentIndex(tabs.count() - 1);
  QString told = child<QTextBrowser>(inspector, "inspector.past_lives").toPlainText();
  QVERIFY2(told.contains("#1") && told.contains(QString::fromStdString(pid)), qPrintable(told));
  QVERIFY2(told.contains("Reason: :bored"), qPrintable(told));
  QVERIFY2(told.contains("restart"), qPrintable(told));
  QVERIFY2(
      told.contains("Successor: #2 " + QString::fromStdString(world.named("first").pid.text())),
      qPrintable(told));
}

void ObservingViewsTest::hovering_shows_who_else_goes_down() {
  support::World world(&support::start_shop);
  ui::SupervisionTreeView tree(world.observation, world.selection);
  tree.resize(1000, 600);
  tree.show();
  world.run();
  auto said_of = [&](std::string_view title) {
    QPointF at = tree.positionOf(world.id_of(title));
    QMouseEvent move(QEvent::MouseMove, at, tree.viewport()->mapToGlobal(at), Qt::NoButton,
                     Qt::NoButton, {});
    QCoreApplication::sendEvent(tree.viewport(), &move);
    return tree.blast().sentence(world.observation.system());
  };
  QCOMPARE(said_of("second"), "If it dies now, nobody else goes down.");
  QCOMPARE(tree.blast().aimed(), world.id_of("second"));
  QString said = said_of("counters");
  QVERIFY2(said.startsWith("If it dies now, 3 other processes go down:") &&
               said.contains("first, second, third"),
           qPrintable(said));
  QEvent leave(QEvent::Leave);
  QCoreApplication::sendEvent(tree.viewport(), &leave);
  QVERIFY(tree.blast().aimed().is_none());
}

void ObservingViewsTest::the_selected_process_takes_one_step_in_a_pause() {
  support::World world(&support::start_shop);
  QWidget window;
  ui::WorldActions actions(world.observation, world.selection, world.commands, &window);
  auto& step = child<QAction>(actions, "world.step_process");
  QVERIFY(!step.isEnabled());
  QCOMPARE(step.toolTip(), "Pause the world first.");
  actions.play()->trigger();
  world.run(0ms);
  QCOMPARE(step.toolTip(), "Select a process first.");
  world.selection.select(world.id_of("second"));
  QVERIFY(step.isEnabled());
  QStringList told;
  connect(&actions, &ui::WorldActions::told, &window,
          [&](const QString& sentence) { told << sentence; });
  step.trigger();
  world.run(0ms);
  QCOMPARE(told.size(), 1);
  QVERIFY2(told[0].contains("waits"), qPrintable(told[0]));
}

void ObservingViewsTest::the_world_jumps_ahead() {
  support::World world(&support::start_shop);
  QWidget window;
  ui::WorldActions actions(world.observation, world.selection, world.commands, &window);
  auto before = world.node().world().now;
  child<QAction>(actions, "world.jump_hour").trigger();
  world.run(0ms);
  QCOMPARE((world.node().world().now - before).count(), otp::Duration(1h).count());
}

const support::Registered registered(&support::make_case<ObservingViewsTest>);

}  // namespace

#include "observing_views_test.moc"
