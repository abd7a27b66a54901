// The inspector of a process: its state and mailbox as they change, its relations, its end.

#include "views/process_inspector.h"

#include <QLabel>
#include <QListView>
#include <QSignalSpy>
#include <QTabBar>
#include <QTabWidget>
#include <QTextBrowser>
#include <QToolButton>
#include <QTreeView>

#include "language.h"
#include "qt_test.h"
#include "qt_world.h"
#include "views/mailbox_charts.h"

namespace {

using namespace std::chrono_literals;
using support::child;

otp::Task<> waits(otp::Self self) { co_await self.sleep(otp::infinity); }

otp::Task<> links_many(otp::Self self, int count) {
  for (int i = 0; i < count; ++i) self.spawn_link(otp::Label("spoke"), &waits);
  co_await self.sleep(otp::infinity);
}

struct Screen {
  support::World world{&support::start_shop};
  QWidget window;
  ui::ProcessActions actions{world.observation, world.selection, world.commands, &window};
  ui::ProcessInspector view{world.observation, world.selection, world.commands, actions};

  Screen() { view.show(); }
  void select(std::string_view title) {
    world.selection.select(world.id_of(title));
    world.run();
  }
  const QAbstractItemModel& model(const char* view_name) {
    return *child<QTreeView>(view, view_name).model();
  }
  template <class Page>
  void open(const char* page) {
    auto& tabs = child<QTabWidget>(view, "inspector.tabs");
    for (int i = 0; i < tabs.count(); ++i) {
      auto* found = tabs.widget(i)->objectName() == page ? tabs.widget(i)
                                                         : tabs.widget(i)->findChild<Page*>(page);
      if (found != nullptr) tabs.setCurrentIndex(i);
    }
  }
  QString tab(int number) { return child<QTabWidget>(view, "inspector.tabs").tabText(number); }
};

class ProcessInspectorTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void the_state_is_shown_as_it_changes();
  void waiting_messages_are_shown_and_counted();
  void the_messages_that_were_taken_are_shown_with_what_they_say();
  void a_related_process_is_a_link_that_selects_it();
  void the_last_exit_is_told_after_a_restart();
  void the_last_crash_is_told_with_its_report();
  void who_has_many_relations_shows_some_and_counts_the_rest();
  void a_hidden_inspector_does_nothing_until_it_is_seen();
  void who_has_gone_stays_as_long_as_it_is_looked_at();
  void a_state_that_is_still_so_is_no_old_one();
  void what_is_said_of_the_state_is_of_the_process_that_was_chosen();
  void all_tabs_can_be_read_at_the_default_width_data();
  void all_tabs_can_be_read_at_the_default_width();
  void charts_stand_still_in_a_pause();
  void a_busy_process_shows_its_last_state_with_its_age_and_for_how_long_it_is_busy();
};

void ProcessInspectorTest::the_state_is_shown_as_it_changes() {
  Screen screen;
  screen.select("first");
  const auto& state = screen.model("inspector.state");
  QCOMPARE(state.index(0, 0).data().toString(), "value");
  QCOMPARE(state.index(0, 1).data().toString(), "0");
  screen.world.commands.submit(
      observer::SendMessage{screen.world.named("first").pid, otp::Atom("Counter"),
                            otp::Atom("Increment"), trace::MessageRole::Call,
                            otp::Term::record(otp::Atom("Increment"))},
      &screen.view);
  screen.world.run();
  QCOMPARE(state.index(0, 1).data().toString(), "1");
}

void ProcessInspectorTest::waiting_messages_are_shown_and_counted() {
  Screen screen;
  screen.select("first");
  screen.open<QTreeView>("inspector.mailbox");
  screen.world.fill("first", 3);
  QCOMPARE(screen.model("inspector.mailbox").rowCount(), 3);
  QCOMPARE(screen.tab(1), "Mailbox (3)");
  screen.actions.resume()->trigger();
  screen.world.run();
  QCOMPARE(screen.model("inspector.mailbox").rowCount(), 0);
  QCOMPARE(screen.tab(1), "Mailbox");
}

void ProcessInspectorTest::the_messages_that_were_taken_are_shown_with_what_they_say() {
  Screen screen;
  screen.select("first");
  screen.open<QListView>("inspector.taken");
  const auto& taken = *child<QListView>(screen.view, "inspector.taken").model();
  QCOMPARE(taken.rowCount(), 0);
  auto send = [&](const char* message, trace::MessageRole role) {
    screen.world.commands.submit(
        observer::SendMessage{screen.world.named("first").pid, otp::Atom("Counter"),
                              otp::Atom(message), role, otp::Term::record(otp::Atom(message))},
        &screen.view);
    screen.world.run();
  };
  send("Increment", trace::MessageRole::Call);
  send("Reset", trace::MessageRole::Cast);
  QCOMPARE(taken.rowCount(), 2);
  QVERIFY(taken.index(0, 0).data().toString().contains("cast %Reset{} from"));
  QVERIFY(taken.index(1, 0).data().toString().contains("call %Increment{} from"));
  auto& list = child<QListView>(screen.view, "inspector.taken");
  list.setCurrentIndex(taken.index(1, 0));
  QSignalSpy reset(&taken, &QAbstractItemModel::modelReset);
  send("Reset", trace::MessageRole::Cast);
  QCOMPARE(taken.rowCount(), 3);
  QCOMPARE(list.currentIndex().row(), 2);
  for (int i = 0; i < 60; ++i) send("Reset", trace::MessageRole::Cast);
  QCOMPARE(taken.rowCount(), int(observer::MessageTails::length));
  QCOMPARE(reset.count(), 0);
  screen.select("second");
  QCOMPARE(taken.rowCount(), 0);
}

void ProcessInspectorTest::a_related_process_is_a_link_that_selects_it() {
  Screen screen;
  screen.select("first");
  screen.open<QTextBrowser>("inspector.relations");
  auto& relations = child<QTextBrowser>(screen.view, "inspector.relations");
  QVERIFY(relations.toPlainText().contains("Linked to\ncounters"));
  Q_EMIT relations.anchorClicked(
      QUrl(QString("process:%1").arg(screen.world.id_of("counters").number)));
  QCOMPARE(screen.world.selection.current(), screen.world.id_of("counters"));
}

void ProcessInspectorTest::the_last_exit_is_told_after_a_restart() {
  Screen screen;
  screen.select("first");
  auto& exit = child<QLabel>(screen.view, "inspector.exit");
  QVERIFY(exit.isHidden());
  screen.world.exit("first", "boom");
  QVERIFY(!exit.isHidden());
  QCOMPARE(exit.text(), "Last exit: :boom");
}

void ProcessInspectorTest::the_last_crash_is_told_with_its_report() {
  Screen screen;
  screen.select("first");
  auto& tabs = child<QTabWidget>(screen.view, "inspector.tabs");
  QVERIFY(!tabs.isTabVisible(3));
  QString pid = QString::fromStdString(screen.world.named("first").pid.text());
  screen.world.exit("first", "boom");
  QVERIFY(tabs.isTabVisible(3));
  QCOMPARE(screen.tab(3), "Crash");
  screen.open<QTreeView>("inspector.crash");
  QString told = child<QLabel>(screen.view, "inspector.crash.sentence").text();
  QVERIFY2(told.startsWith(pid + " crashed at "), qPrintable(told));
  QVERIFY2(told.endsWith("with :boom. Its supervisor restarts it."), qPrintable(told));
  const auto& report = screen.model("inspector.crash");
  auto found = report.match(report.index(0, 0), Qt::DisplayRole, "reason", 1, Qt::MatchExactly);
  QCOMPARE(found.size(), 1);
  QCOMPARE(found[0].siblingAtColumn(1).data().toString(), ":boom");
  screen.select("second");
  QVERIFY(!tabs.isTabVisible(3));
}

void ProcessInspectorTest::who_has_many_relations_shows_some_and_counts_the_rest() {
  Screen screen;
  otp::spawn(screen.world.node().runtime(), otp::Label("hub"), &links_many, 120);
  screen.world.run();
  screen.select("hub");
  screen.open<QTextBrowser>("inspector.relations");
  auto& relations = child<QTextBrowser>(screen.view, "inspector.relations");
  QCOMPARE(relations.toHtml().count("process:"), 50);
  QVERIFY2(relations.toPlainText().contains("and 70 more"), qPrintable(relations.toPlainText()));
}

void ProcessInspectorTest::a_hidden_inspector_does_nothing_until_it_is_seen() {
  Screen screen;
  screen.select("first");
  screen.view.hide();
  screen.select("second");
  QCOMPARE(child<QLabel>(screen.view, "inspector.title").text(), "first");
  screen.view.show();
  QCOMPARE(child<QLabel>(screen.view, "inspector.title").text(), "second");
}

void ProcessInspectorTest::who_has_gone_stays_as_long_as_it_is_looked_at() {
  Screen screen;
  screen.world.spawn("Guest");
  screen.select("Guest");
  screen.world.exit("Guest", "bored");
  for (int i = 0; i < 600; ++i) {
    screen.world.spawn("Other");
    screen.world.exit("Other", "kill");
  }
  QCOMPARE(child<QLabel>(screen.view, "inspector.title").text(), "Guest");
  QCOMPARE(child<QLabel>(screen.view, "inspector.exit").text(), "Last exit: :bored");
}

void ProcessInspectorTest::a_state_that_is_still_so_is_no_old_one() {
  Screen screen;
  screen.select("first");
  auto& age = child<QLabel>(screen.view, "inspector.state_age");
  auto said_after = [&](otp::Duration time) {
    screen.world.run(time);
    for (int tick = 0; tick < 4; ++tick) screen.world.run(0ms);
    return age.text();
  };
  QVERIFY2(said_after(0ms).startsWith("Unchanged for "), qPrintable(age.text()));
  QVERIFY2(said_after(94s).startsWith("Unchanged for 1 min 34 s"), qPrintable(age.text()));
  screen.world.exit("shop", "kill");
  QVERIFY2(said_after(10s).startsWith("As of 1 min 44 s ago"), qPrintable(age.text()));
  QCOMPARE(child<QLabel>(screen.view, "inspector.title").text(), "first");
  screen.open<QTextBrowser>("inspector.relations");
  QString relations = child<QTextBrowser>(screen.view, "inspector.relations").toPlainText();
  QVERIFY2(relations.startsWith("Names\nnone"), qPrintable(relations));
}

void ProcessInspectorTest::what_is_said_of_the_state_is_of_the_process_that_was_chosen() {
  Screen screen;
  otp::spawn(screen.world.node().runtime(), otp::Label("hermit"), &waits);
  screen.world.run();
  screen.select("hermit");
  auto& age = child<QLabel>(screen.view, "inspector.state_age");
  QCOMPARE(age.text(), "A plain process keeps its state to itself.");
  screen.select("first");
  QVERIFY2(age.text().startsWith("Unchanged for ") || age.text().startsWith("As of "),
           qPrintable(age.text()));
}

void ProcessInspectorTest::all_tabs_can_be_read_at_the_default_width_data() {
  QTest::addColumn<int>("language");
  QTest::newRow("English") << int(ui::Language::English);
  QTest::newRow("Arabic") << int(ui::Language::Arabic);
}

void ProcessInspectorTest::all_tabs_can_be_read_at_the_default_width() {
  QFETCH(int, language);
  app::apply_language(ui::Language(language));
  {
    Screen screen;
    screen.view.resize(424, 560);
    screen.view.show();
    screen.select("first");
    for (int crash = 0; crash < 12; ++crash) screen.world.exit("first", "boom");
    screen.world.fill("first", 1000);
    QCoreApplication::processEvents();
    const QTabBar& bar = *child<QTabWidget>(screen.view, "inspector.tabs").tabBar();
    for (int tab = 0; tab < bar.count(); ++tab) {
      QVERIFY(bar.isTabVisible(tab));
      QVERIFY2(bar.rect().contains(bar.tabRect(tab)), qPrintable(bar.tabText(tab)));
      int text = bar.fontMetrics().horizontalAdvance(bar.tabText(tab));
      QVERIFY2(bar.tabRect(tab).width() > text, qPrintable(bar.tabText(tab)));
    }
    for (auto* button : bar.findChildren<QToolButton*>()) QVERIFY(!button->isVisible());
  }
  app::apply_language(ui::Language::English);
}

void ProcessInspectorTest::charts_stand_still_in_a_pause() {
  Screen screen;
  ui::MailboxCharts charts(screen.world.observation, screen.world.selection);
  charts.resize(charts.sizeHint());
  charts.show();
  screen.select("first");
  charts.setPaused(true);
  QImage before = charts.grab().toImage();
  screen.world.fill("first", 40);
  for (int tick = 0; tick < 8; ++tick) screen.world.run();
  QCOMPARE(charts.grab().toImage(), before);
  charts.setPaused(false);
  QVERIFY(charts.grab().toImage() != before);
}

void ProcessInspectorTest::
    a_busy_process_shows_its_last_state_with_its_age_and_for_how_long_it_is_busy() {
  Screen screen;
  screen.select("first");
  auto& observation = screen.world.observation;
  otp::Pid pid = screen.world.named("first").pid;
  otp::TimePoint now = observation.now();
  auto tell = [&](otp::Duration later, trace::What what) {
    observation.apply({now += later, std::move(what)});
  };
  auto show = [&](otp::Duration later) {
    now += later;
    for (int frame = 0; frame < 4; ++frame) observation.finishFrame(now);
  };
  using std::chrono::milliseconds;
  auto state = [](int value) {
    return otp::Term::record(otp::Atom("Counter"), {{otp::Atom("value"), value}});
  };
  tell({}, trace::StateChanged{pid, state(41)});
  tell(milliseconds(500),
       trace::HandlerStarted{pid, {}, otp::Atom("Get"), trace::MessageRole::Call});
  show(milliseconds(1800));
  QString identity = child<QLabel>(screen.view, "inspector.identity").text();
  QVERIFY2(identity.contains("Status: busy with Get for 1.8 s"), qPrintable(identity));
  QCOMPARE(child<QLabel>(screen.view, "inspector.state_age").text(), "As of 2.3 s ago");
  QCOMPARE(screen.model("inspector.state").index(0, 1).data().toString(), "41");
  show(milliseconds(900));  // nothing happens, and it goes on
  identity = child<QLabel>(screen.view, "inspector.identity").text();
  QVERIFY2(identity.contains("Status: busy with Get for 2.7 s"), qPrintable(identity));
  QCOMPARE(child<QLabel>(screen.view, "inspector.state_age").text(), "As of 3.2 s ago");
}

const support::Registered registered(&support::make_case<ProcessInspectorTest>);

}  // namespace

#include "process_inspector_test.moc"
