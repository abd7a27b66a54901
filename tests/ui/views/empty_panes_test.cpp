// A pane with nothing to show says what it is and why it is empty, and has the button that fills
// it. What stands still says since when.

#include "views/empty_pane.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QTabWidget>
#include <QTest>
#include <QTextBrowser>

#include "model_events.h"
#include "observer/busiest.h"
#include "qt_test.h"
#include "qt_world.h"
#include "views/event_log_view.h"
#include "views/findings_view.h"
#include "views/mailbox_charts.h"
#include "views/overhead.h"
#include "views/process_inspector.h"
#include "views/process_table_view.h"
#include "views/rows_view.h"
#include "views/sequence_view.h"
#include "views/xray_view.h"

namespace {

using namespace std::chrono_literals;
using support::child;

/// Something that acts on processes, for the views that need it.
struct Screen {
  support::World world{&support::start_shop};
  QWidget window;
  ui::ProcessActions actions{world.observation, world.selection, world.commands, &window};

  void press(QWidget& view, const char* button) {
    auto& found = child<QPushButton>(view, button);
    QVERIFY2(found.isVisible(), button);
    found.click();
    world.run(1s);
  }
};

class EmptyPanesTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void the_inspector_selects_the_busiest_process();
  void charts_and_x_ray_select_the_busiest_process();
  void the_log_clears_its_filter();
  void the_table_clears_its_search();
  void messages_and_findings_offer_to_watch();
  void the_number_of_findings_is_told_also_while_they_are_hidden();
  void the_number_of_findings_is_taken_back_when_it_is_not_kept_any_more();
  void the_inspector_says_who_else_goes_down();
  void what_was_not_watched_is_said_of_past_lives();
  void a_successor_is_a_link();
  void the_overhead_says_how_fresh_the_picture_is();
};

void EmptyPanesTest::the_inspector_selects_the_busiest_process() {
  Screen screen;
  ui::ProcessInspector inspector(screen.world.observation, screen.world.selection,
                                 screen.world.commands, screen.actions);
  inspector.show();
  screen.world.fill("third", 3);
  QVERIFY(child<QLabel>(inspector, "inspector.none").text().contains("None is selected"));
  screen.press(inspector, "inspector.busiest");
  QCOMPARE(screen.world.selection.current(), screen.world.id_of("third"));
  QCOMPARE(child<QLabel>(inspector, "inspector.title").text(), "third");
  QVERIFY(!child<QLabel>(inspector, "inspector.none").isVisible());
}

void EmptyPanesTest::charts_and_x_ray_select_the_busiest_process() {
  Screen screen;
  screen.world.fill("third", 3);
  ui::MailboxCharts charts(screen.world.observation, screen.world.selection);
  charts.resize(900, 300);
  charts.show();
  screen.press(charts, "charts.busiest");
  QCOMPARE(screen.world.selection.current(), screen.world.id_of("third"));
  QVERIFY(child<QWidget>(charts, "chart.selected").isVisible());
  screen.world.selection.select({});
  QVERIFY(!child<QWidget>(charts, "chart.selected").isVisible());
  ui::XrayView xray(screen.world.observation, screen.world.selection, screen.world.commands,
                    screen.actions);
  xray.resize(1000, 300);
  xray.show();
  screen.press(xray, "xray.busiest");
  QCOMPARE(screen.world.selection.current(), screen.world.id_of("third"));
  QVERIFY(!child<QLabel>(xray, "xray.none").isVisible());
}

void EmptyPanesTest::the_log_clears_its_filter() {
  Screen screen;
  ui::EventSelection events(screen.world.observation);
  ui::EventLogView log(screen.world.observation, screen.world.selection, events);
  log.resize(900, 300);
  log.show();
  screen.world.run(1s);
  QVERIFY(child<QWidget>(log, "log.events").isVisible());
  child<QLineEdit>(log, "log.search").setText("no such thing");
  QTRY_VERIFY(child<QLabel>(log, "log.empty").isVisible());
  QVERIFY(child<QLabel>(log, "log.empty").text().contains("passes the filter"));
  QVERIFY(!child<QWidget>(log, "log.events").isVisible());
  screen.press(log, "log.clear_filter");
  QVERIFY(child<QWidget>(log, "log.events").isVisible());
  QVERIFY(child<QLineEdit>(log, "log.search").text().isEmpty());
  child<QCheckBox>(log, "log.only_selected").setChecked(true);
  screen.world.selection.select(
      screen.world.observation.system().identity_of(screen.world.spawn("Guest")));
  screen.world.observation.clear();
  QTRY_VERIFY(child<QLabel>(log, "log.empty").text().contains("Nothing has happened yet"));
  QVERIFY(!child<QPushButton>(log, "log.clear_filter").isVisible());
}

void EmptyPanesTest::the_table_clears_its_search() {
  Screen screen;
  ui::ProcessTableView table(screen.world.observation, screen.world.selection, screen.actions);
  table.resize(900, 300);
  table.show();
  screen.world.run(1s);
  child<QCheckBox>(table, "table.only_matches").setChecked(true);
  child<QLineEdit>(table, "table.search").setText("no such thing");
  screen.world.run(1s);
  QVERIFY(child<QLabel>(table, "table.empty").isVisible());
  screen.press(table, "table.clear_search");
  QVERIFY(!child<QLabel>(table, "table.empty").isVisible());
  QVERIFY(child<QWidget>(table, "table.processes").isVisible());
}

void EmptyPanesTest::messages_and_findings_offer_to_watch() {
  Screen screen;
  ui::EventSelection events(screen.world.observation);
  ui::SequenceView messages(screen.world.observation, screen.world.selection, events,
                            screen.world.commands);
  messages.resize(900, 300);
  messages.show();
  ui::FindingsView findings(screen.world.observation, screen.world.selection,
                            screen.world.commands);
  findings.show();
  screen.world.commands.submit(observer::WatchMessages{false}, &findings);
  screen.world.run(2s);
  screen.world.observation.clear();  // with the messages that were watched
  screen.world.run(2s);
  QVERIFY(child<QLabel>(messages, "sequence.empty").text().contains("not watched"));
  screen.press(messages, "sequence.watch");
  QVERIFY(screen.world.commands.world().watches_messages);
  screen.world.run(2s);
  QVERIFY(!child<QPushButton>(messages, "sequence.watch").isVisible());
  QVERIFY(child<QLabel>(findings, "findings.none").text().contains("Nothing is wrong"));
}

void EmptyPanesTest::the_number_of_findings_is_told_also_while_they_are_hidden() {
  Screen screen;
  ui::FindingsView findings(screen.world.observation, screen.world.selection,
                            screen.world.commands);
  int number = -1;
  QObject::connect(&findings, &ui::FindingsView::numberChanged, &findings,
                   [&](int found) { number = found; });
  screen.world.run(3s);
  for (int i = 0; i < 4; ++i) screen.world.exit("first", "kill");
  screen.world.run(3s);
  screen.world.run(3s);
  QVERIFY(number >= 1);
}

void EmptyPanesTest::the_number_of_findings_is_taken_back_when_it_is_not_kept_any_more() {
  Screen screen;
  ui::FindingsView findings(screen.world.observation, screen.world.selection,
                            screen.world.commands);
  QList<int> numbers;
  QObject::connect(&findings, &ui::FindingsView::numberChanged, &findings,
                   [&](int found) { numbers << found; });
  for (int i = 0; i < 4; ++i) screen.world.exit("first", "kill");
  screen.world.run(2s);
  QVERIFY(!numbers.isEmpty() && numbers.last() >= 1);
  auto& observation = screen.world.observation;
  otp::TimePoint now = observation.now();
  constexpr std::uint32_t most_unseen = 20'000, first = 100'000;
  for (std::uint32_t i = 0; i <= most_unseen; ++i) {
    observation.apply({now, support::spawned(support::pid(first + i))});
  }
  numbers.clear();
  for (int i = 0; i < 3; ++i) observation.finishFrame(now);
  QCOMPARE(numbers, QList<int>({0}));
  for (std::uint32_t i = 0; i <= most_unseen; ++i) {
    trace::Exited exited{support::pid(first + i), otp::Atom("normal")};
    observation.apply({now, exited});
  }
  observation.finishFrame(now + 3s);
  QVERIFY(numbers.size() == 2);  // it is told anew
}

void EmptyPanesTest::the_inspector_says_who_else_goes_down() {
  Screen screen;
  ui::ProcessInspector inspector(screen.world.observation, screen.world.selection,
                                 screen.world.commands, screen.actions);
  inspector.show();
  auto& blast = child<QLabel>(inspector, "inspector.blast");
  screen.world.selection.select(screen.world.id_of("second"));
  QCOMPARE(blast.text(),
           "counters restarts it: 100 restarts left within 5.0 s.\n"
           "If it dies now, nobody else goes down.");
  screen.world.selection.select(screen.world.id_of("counters"));
  QVERIFY2(blast.text().contains("If it dies now, 3 other processes go down:\n"
                                 "\u2022 stopped and restarted with it: first"),
           qPrintable(blast.text()));
  screen.world.selection.select(screen.world.id_of("shop"));
  QVERIFY2(blast.text().startsWith("Nobody restarts it.\nIf it dies now, 17 other") &&
               blast.text().contains("\u2022 end with it: counters") &&
               blast.text().endsWith("\u2022 told of it, and may go down too: application"),
           qPrintable(blast.text()));
  screen.world.selection.select(screen.world.id_of("counters"));
  QVERIFY(blast.text().contains("first") && blast.text().contains("third"));
  QVERIFY(blast.textInteractionFlags().testFlag(Qt::TextSelectableByKeyboard));
  QVERIFY(blast.focusPolicy() & Qt::TabFocus);
}

void EmptyPanesTest::what_was_not_watched_is_said_of_past_lives() {
  Screen screen;
  ui::ProcessInspector inspector(screen.world.observation, screen.world.selection,
                                 screen.world.commands, screen.actions);
  inspector.show();
  screen.world.selection.select(screen.world.id_of("1"));  // a worker, which has no state to show
  screen.world.exit("1", "bored");
  auto& tabs = child<QTabWidget>(inspector, "inspector.tabs");
  tabs.setCurrentIndex(tabs.count() - 1);
  QString told = child<QTextBrowser>(inspector, "inspector.past_lives").toPlainText();
  QVERIFY2(told.contains("Last state: not watched at the time"), qPrintable(told));
  QVERIFY2(told.contains("Its last messages: none was seen"), qPrintable(told));
  QVERIFY2(told.contains("Its supervisor restarts it."), qPrintable(told));
  screen.world.selection.select(screen.world.id_of("first"));
  screen.world.exit("first", "bored");
  tabs.setCurrentIndex(tabs.count() - 1);
  told = child<QTextBrowser>(inspector, "inspector.past_lives").toPlainText();
  QVERIFY2(told.contains("State in the crash: ") && told.contains("value: 0"), qPrintable(told));
}

void EmptyPanesTest::a_successor_is_a_link() {
  Screen screen;
  ui::ProcessInspector inspector(screen.world.observation, screen.world.selection,
                                 screen.world.commands, screen.actions);
  inspector.show();
  screen.world.selection.select(screen.world.id_of("first"));
  screen.world.exit("first", "bored");
  screen.world.exit("first", "bored");
  auto& tabs = child<QTabWidget>(inspector, "inspector.tabs");
  tabs.setCurrentIndex(tabs.count() - 1);
  auto& past = child<QTextBrowser>(inspector, "inspector.past_lives");
  QString place = QString::number(screen.world.id_of("first").number);
  QVERIFY2(past.toHtml().contains("href=\"process:" + place), qPrintable(past.toHtml()));
  QVERIFY(past.toHtml().contains("href=\"life:2"));
  Q_EMIT past.anchorClicked(QUrl("life:2"));
  QVERIFY(tabs.currentIndex() == tabs.count() - 1);
  Q_EMIT past.anchorClicked(QUrl("process:" + place));
  QCOMPARE(tabs.currentIndex(), 0);
  QCOMPARE(screen.world.selection.current(), screen.world.id_of("first"));
}

void EmptyPanesTest::the_overhead_says_how_fresh_the_picture_is() {
  Screen screen;
  ui::Overhead overhead(screen.world.observation);
  overhead.start();
  screen.world.exit("first", "bored");
  QTest::qWait(1100);
  screen.world.run();
  static const QRegularExpression age("last event \\d");
  QVERIFY2(overhead.text().contains("0 dropped") && overhead.text().contains(age),
           qPrintable(overhead.text()));
  screen.world.observation.rest();
  QVERIFY2(overhead.text().contains("at rest") && overhead.text().contains("0 dropped") &&
               overhead.text().contains("last event at"),
           qPrintable(overhead.text()));
  overhead.setPaused(true);
  QVERIFY2(overhead.text().contains("stale since") && overhead.text().contains("0 dropped"),
           qPrintable(overhead.text()));
  overhead.setPaused(false);
  screen.world.observation.apply({{}, trace::Lost{7}});
  screen.world.observation.finishFrame({});
  screen.world.observation.rest();
  QVERIFY2(overhead.text().contains("7 dropped"), qPrintable(overhead.text()));
}

const support::Registered registered(&support::make_case<EmptyPanesTest>);

}  // namespace

#include "empty_panes_test.moc"
