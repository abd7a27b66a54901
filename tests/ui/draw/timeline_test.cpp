// The line of time without its window: the part that is looked at, and what lies where on it.

#include "draw/timeline_layout.h"

#include <algorithm>

#include "draw/time_window.h"
#include "draw/timeline_painter.h"
#include "draw/timeline_words.h"
#include "model_events.h"
#include "qt_test.h"

namespace {

using namespace std::chrono_literals;
using namespace support;
using observer::Mark;
using observer::MarkKind;
using otp::Duration;
using otp::TimePoint;
using ui::TimeAxis;
using ui::TimelineLayout;
using ui::TimeWindow;

/// A system, its messages and the line of its time.
struct Story {
  observer::SystemModel system;
  observer::MessageFlow flow;
  observer::Timeline line;
  std::uint64_t row = 0;

  explicit Story(std::size_t most = 10'000) : line(most) {}
  void tell(TimePoint at, trace::What what) {
    trace::Event event{at, std::move(what)};
    observer::Identity subject = system.apply(event);
    flow.apply(event);
    line.apply(event, subject, system, row++);
  }
  TimelineLayout layOut(const TimeAxis& axis, TimePoint now, observer::Identity place = {}) const {
    return ui::lay_out({line, system, flow, now}, place, axis);
  }
};

TimePoint second(double seconds) { return TimePoint(Duration(std::int64_t(1e9 * seconds))); }

std::uint64_t all_in(const TimelineLayout& layout, MarkKind kind) {
  std::uint64_t sum = 0;
  for (const auto& cell : layout.cells) sum += cell.counts[std::size_t(kind)];
  return sum;
}

class TimelineTest : public Case {
  Q_OBJECT

 private Q_SLOTS:
  void ticks_are_easy_to_read_data();
  void ticks_are_easy_to_read();
  void the_window_follows_until_one_goes_elsewhere();
  void zooming_keeps_what_is_under_the_pointer();
  void a_young_world_stands_at_the_left();
  void marks_share_cells_where_there_is_no_room();
  void what_is_forgotten_is_counted_still();
  void a_cell_keeps_its_marks_while_time_goes_on();
  void lives_stand_beside_each_other();
  void handlers_are_seen_in_lives();
  void kinds_differ_by_their_shapes();
  void sentences_say_what_happened();
};

void TimelineTest::ticks_are_easy_to_read_data() {
  QTest::addColumn<double>("from");
  QTest::addColumn<double>("span");
  QTest::addColumn<QString>("first");
  QTest::addColumn<QString>("second");
  QTest::newRow("a minute") << 0.0 << 60.0 << "0 s"
                            << "10 s";
  QTest::newRow("minutes") << 61.0 << 300.0 << "2 min"
                           << "3 min";
  QTest::newRow("seconds of a minute") << 61.0 << 60.0 << "1 min 10 s"
                                       << "1 min 20 s";
  QTest::newRow("hours") << 3599.0 << 36000.0 << "2 h 00 min"
                         << "4 h 00 min";
  QTest::newRow("seconds of an hour") << 3895.0 << 60.0 << "1 h 05 min 00 s"
                                      << "1 h 05 min 10 s";
  QTest::newRow("a blink") << 12.0 << 0.01 << "12.000 s"
                           << "12.002 s";
}

void TimelineTest::ticks_are_easy_to_read() {
  QFETCH(double, from);
  QFETCH(double, span);
  QFETCH(QString, first);
  QFETCH(QString, second);
  TimeAxis axis{::second(from), Duration(std::int64_t(1e9 * span)), 1000};
  auto ticks = axis.ticks(110);
  QVERIFY(ticks.size() >= 3 && ticks.size() <= 10);
  QCOMPARE(ticks[0].label, first);
  QCOMPARE(ticks[1].label, second);
  for (std::size_t i = 1; i < ticks.size(); ++i) QVERIFY(ticks[i].x - ticks[i - 1].x >= 109);
}

void TimelineTest::the_window_follows_until_one_goes_elsewhere() {
  TimeWindow window;
  window.set_width(600);
  window.advance(second(300));
  QVERIFY(window.follows() && window.axis().shows(second(300)));
  window.pan(-200);
  QVERIFY(!window.follows());
  TimePoint from = window.axis().from;
  window.advance(second(310));
  QCOMPARE(window.axis().from, from);
  window.pan(-1e6);
  QCOMPARE(window.axis().from, TimePoint());
  window.pan(1e6);
  QVERIFY(window.follows());
  window.advance(second(320));
  QVERIFY(window.axis().shows(second(320)) && !window.axis().shows(second(322)));
}

void TimelineTest::zooming_keeps_what_is_under_the_pointer() {
  TimeWindow window;
  window.set_width(600);
  window.advance(second(300));
  window.pan(-200);
  TimePoint held = window.axis().time(150);
  window.zoom(2, 150);
  QVERIFY(std::abs(window.axis().x(held) - 150) < 0.01);
  QCOMPARE(window.axis().span, TimeWindow::usual / 2);
  for (int i = 0; i < 100; ++i) window.zoom(2, 150);
  QCOMPARE(window.axis().span, TimeWindow::shortest);
  QVERIFY(std::abs(window.axis().x(held) - 150) < 1);
  for (int i = 0; i < 100; ++i) window.zoom(0.5, 150);
  QCOMPARE(window.axis().span, TimeWindow::longest);
  window.fit({}, second(300));
  QVERIFY(window.axis().shows({}) && window.axis().shows(second(300)));
}

void TimelineTest::a_young_world_stands_at_the_left() {
  TimeWindow window;
  window.set_width(600);
  window.advance(second(5));
  QCOMPARE(window.axis().from, TimePoint());
  window.advance(second(30));
  QCOMPARE(window.axis().from, TimePoint());
  QVERIFY(std::abs(window.axis().x(second(30)) - 300) < 1);
}

void TimelineTest::marks_share_cells_where_there_is_no_room() {
  Story story;
  for (std::uint32_t i = 1; i <= 5000; ++i) {
    story.tell(second(0.01 * i), spawned(pid(i)));
    if (i % 100 == 0) story.tell(second(0.01 * i), trace::Crashed{pid(i), "report"});
    story.tell(second(0.01 * i), trace::Exited{pid(i), otp::Atom("boom")});
  }
  TimelineLayout layout = story.layOut({{}, 60s, 600}, second(50));
  QVERIFY(layout.cells.size() >= 50 && layout.cells.size() <= 60);
  QCOMPARE(all_in(layout, MarkKind::Crash), 50U);
  QCOMPARE(all_in(layout, MarkKind::Exit), 4950U);
  for (const auto& cell : layout.cells) {
    bool has_crashes = cell.counts[std::size_t(MarkKind::Crash)] > 0;
    QCOMPARE(int(cell.worst), int(has_crashes ? MarkKind::Crash : MarkKind::Exit));
    QCOMPARE(int(story.line.find(cell.mark)->kind), int(cell.worst));
  }
  QVERIFY(!layout.starts.empty() && layout.starts.size() <= 300);
  auto highest = std::ranges::max_element(layout.starts, {}, &TimelineLayout::Starts::share);
  QCOMPARE(highest->share, 1.0);
}

void TimelineTest::what_is_forgotten_is_counted_still() {
  Story story(100);
  for (std::uint32_t i = 1; i <= 5000; ++i) {
    story.tell(second(0.01 * i), spawned(pid(i)));
    story.tell(second(0.01 * i), trace::Exited{pid(i), otp::Atom("normal")});
  }
  TimelineLayout layout = story.layOut({{}, 60s, 600}, second(50));
  QCOMPARE(layout.cells.front().mark, 0U);
  QVERIFY(layout.cells.back().mark != 0);
  std::uint64_t counted = all_in(layout, MarkKind::Exit);
  QVERIFY2(counted > 4950 && counted <= 5000, qPrintable(QString::number(counted)));
}

void TimelineTest::a_cell_keeps_its_marks_while_time_goes_on() {
  Story story;
  for (std::uint32_t i = 1; i <= 500; ++i) {
    story.tell(second(0.1 * i), spawned(pid(i)));
    story.tell(second(0.1 * i), trace::Exited{pid(i), otp::Atom("normal")});
  }
  TimelineLayout before = story.layOut({second(10), 20s, 600}, second(50));
  TimelineLayout after = story.layOut({second(10.123), 20s, 600}, second(50));
  for (const auto& cell : before.cells) {
    auto same = std::ranges::find(after.cells, cell.index, &TimelineLayout::Cell::index);
    bool is_at_the_edge = cell.from < second(10.2) || cell.to > second(30);
    if (!is_at_the_edge) QVERIFY(same != after.cells.end() && same->counts == cell.counts);
  }
}

/// A counter with three lives: the first ends normally, the second crashes, the third goes on.
struct Lives : Story {
  otp::Pid top = pid(1);
  Lives() {
    tell(second(0), spawned_supervisor(top));
    begin(2, 1, 1);
    tell(second(10), trace::Exited{pid(2), otp::Atom("normal")});
    begin(3, 11, 2);
    tell(second(20), trace::Crashed{pid(3), "report"});
    tell(second(20), trace::Exited{pid(3), otp::Atom("boom")});
    tell(second(20),
         trace::Decided{top, otp::Term(otp::Atom("counter")), pid(3), trace::Decision::Restart, 1});
    begin(4, 20, 3);
  }
  void begin(std::uint32_t number, double at, std::uint32_t incarnation) {
    tell(second(at), spawned_server(pid(number), top));
    tell(second(at), trace::ChildStarted{top, otp::Term(otp::Atom("counter")), pid(number),
                                         incarnation, pid(number - 1)});
  }
};

void TimelineTest::lives_stand_beside_each_other() {
  Lives story;
  TimelineLayout layout =
      story.layOut({{}, 60s, 600}, second(30), story.system.identity_of(pid(4)));
  QCOMPARE(layout.lives.size(), 3U);
  const double edges[][2] = {{10, 100}, {110, 200}, {200, 300}};
  for (std::size_t i = 0; i < 3; ++i) {
    QCOMPARE(layout.lives[i].left, edges[i][0]);
    QCOMPARE(layout.lives[i].right, edges[i][1]);
    QCOMPARE(layout.lives[i].incarnation, i + 1);
    QCOMPARE(layout.lives[i].has_crashed, i == 1);
    QCOMPARE(layout.lives[i].end == 0, i == 2);
  }
  QVERIFY(story.layOut({{}, 60s, 600}, second(30)).lives.empty());
}

void TimelineTest::handlers_are_seen_in_lives() {
  Lives story;
  trace::MessageId id{pid(1), 1};
  otp::Atom get("Get");
  story.tell(second(21), trace::Sent{id, pid(4), get, trace::MessageRole::Call});
  story.tell(second(21), trace::Received{pid(4), id, get, trace::MessageRole::Call});
  story.tell(second(21), trace::HandlerStarted{pid(4), id, get, trace::MessageRole::Call});
  TimelineLayout busy = story.layOut({{}, 60s, 600}, second(23), story.system.identity_of(pid(4)));
  QCOMPARE(busy.runs.size(), 1U);
  QCOMPARE(busy.runs[0].left, 210.0);
  QCOMPARE(busy.runs[0].right, 230.0);
  story.tell(second(22), trace::HandlerEnded{pid(4), id, 1s});
  TimelineLayout done = story.layOut({{}, 60s, 600}, second(23), story.system.identity_of(pid(4)));
  QCOMPARE(done.runs[0].right, 220.0);
}

/// So that they are told apart without their colours.
void TimelineTest::kinds_differ_by_their_shapes() {
  const ui::Theme& theme = ui::theme_of(ui::ThemeKind::Light);
  QList<QImage> shapes;
  for (MarkKind kind : {MarkKind::Exit, MarkKind::Restart, MarkKind::Alarm, MarkKind::Crash}) {
    QImage image(16, 16, QImage::Format_RGB32);
    image.fill(theme.raised);
    QPainter painter(&image);
    ui::paint_mark(painter, kind, {8, 8}, 4, theme);
    painter.end();
    QImage shape(image.size(), QImage::Format_Mono);
    for (int x = 0; x < 16; ++x) {
      for (int y = 0; y < 16; ++y) shape.setPixel(x, y, image.pixelColor(x, y) != theme.raised);
    }
    for (const QImage& other : shapes) {
      int different = 0;
      for (int x = 0; x < 16; ++x) {
        for (int y = 0; y < 16; ++y) different += shape.pixel(x, y) != other.pixel(x, y);
      }
      QVERIFY(different >= 12);
    }
    shapes << shape;
  }
}

void TimelineTest::sentences_say_what_happened() {
  Lives story;
  const auto& marks = story.line.marks();
  QCOMPARE(ui::sentence_of(marks[0], story.system),
           "counter ended at 10.000 s after 9.0 s: :normal.");
  QCOMPARE(ui::sentence_of(marks[1], story.system), "counter #2 was restarted at 11.000 s.");
  QCOMPARE(ui::sentence_of(marks[2], story.system),
           "counter #2 crashed at 20.000 s after 9.0 s: :boom. Its supervisor restarts it.");
  Mark alarm = marks[0];
  alarm.kind = MarkKind::Alarm;
  alarm.reason = otp::Term(otp::Atom("Get"));
  QCOMPARE(ui::sentence_of(alarm, story.system),
           "The mailbox of counter fills since 10.000 s. Most of it is Get.");
  TimelineLayout layout = story.layOut({{}, 1h, 600}, second(30));
  QCOMPARE(layout.cells.size(), 2U);
  QCOMPARE(ui::sentence_of(layout.cells[0]),
           "1 crash, 1 normal end, from 0.000 s to 1 min 00.000 s");
  QCOMPARE(ui::sentence_of(layout.cells[1]), "2 restarts, from 0.000 s to 1 min 00.000 s");
}

const Registered registered(&make_case<TimelineTest>);

}  // namespace

#include "timeline_test.moc"
