// What tells of a mailbox within a table: its line over time, and the colours of its depth.

#include "draw/depth_heat.h"
#include "draw/sparkline.h"
#include "qt_test.h"

namespace {

using namespace std::chrono_literals;

observer::TimePoint at(observer::Duration time) { return observer::TimePoint(time); }

class MailboxMarksTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void a_line_shows_each_peak_at_its_time();
  void a_line_of_nothing_is_empty();
  void a_deep_mailbox_is_hotter();
  void what_stands_on_a_hot_ground_can_be_read();
};

void MailboxMarksTest::a_line_shows_each_peak_at_its_time() {
  observer::History history;
  history.record(at(100s), 5);
  history.record(at(101s), 0);
  history.record(at(130s), 20);
  QRect rect(10, 50, 60, 21);  // a pixel a second
  QPolygon line = ui::sparkline(history, at(160s), 60s, 10, rect);
  QCOMPARE(line.size(), 60);
  QCOMPARE(line[0], QPoint(10, rect.bottom() - 5));  // of twenty
  QCOMPARE(line[2], QPoint(12, rect.bottom()));
  QCOMPARE(line[20], QPoint(30, rect.bottom()));  // long over
  QCOMPARE(line[30], QPoint(40, rect.top()));
  QCOMPARE(line.last(), QPoint(69, rect.top()));
  line = ui::sparkline(history, at(129s), 60s, 10, rect);
  QCOMPARE(line[31], QPoint(41, rect.bottom() - 10));  // half of the ten that it is drawn for
}

void MailboxMarksTest::a_line_of_nothing_is_empty() {
  observer::History history;
  QVERIFY(ui::sparkline(history, at(60s), 60s, 10, {0, 0, 50, 20}).isEmpty());
  history.record(at(1s), 5);
  QVERIFY(ui::sparkline(history, at(60s), 60s, 10, {0, 0, 0, 20}).isEmpty());
  history.record(at(2s), 0);
  QVERIFY(ui::sparkline(history, at(200s), 60s, 10, {0, 0, 50, 20}).isEmpty());
}

void MailboxMarksTest::a_deep_mailbox_is_hotter() {
  QCOMPARE(ui::heat_of(0), 0);
  QCOMPARE(ui::heat_of(9), 0);
  QCOMPARE(ui::heat_of(10), 1);
  QCOMPARE(ui::heat_of(100), 2);
  QCOMPARE(ui::heat_of(4'000'000'000), 3);
}

void MailboxMarksTest::what_stands_on_a_hot_ground_can_be_read() {
  for (auto kind : {ui::ThemeKind::Light, ui::ThemeKind::Dark}) {
    const ui::Theme& theme = ui::theme_of(kind);
    for (int heat = 1; heat <= 3; ++heat) {
      QColor ground = ui::heat_ground(theme, heat);
      QVERIFY(ground != theme.raised);
      QVERIFY(ui::contrast(theme.text, ground) >= 4.5);
      QVERIFY(ui::contrast(ui::heat_color(theme, heat), ground) >= 3);
      QVERIFY(ui::contrast(ui::heat_color(theme, heat), theme.selection_ground) >= 3);
    }
    QVERIFY(ui::contrast(theme.series[0], theme.raised) >= 3);
    QVERIFY(ui::contrast(theme.series[0], theme.selection_ground) >= 3);
  }
}

const support::Registered registered(&support::make_case<MailboxMarksTest>);

}  // namespace

#include "mailbox_marks_test.moc"
