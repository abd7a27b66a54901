// The figures of what watching costs are true.

#include "views/overhead.h"

#include <QElapsedTimer>
#include <QRegularExpression>

#include <ctime>

#include "qt_test.h"
#include "qt_world.h"

namespace {

double cpu_seconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return double(time.tv_sec) + 1e-9 * double(time.tv_nsec);
}

/// The number before these words.
double figure(const ui::Overhead& overhead, const QString& words) {
  QRegularExpression form("([0-9.,]+) " + QRegularExpression::escape(words));
  auto match = form.match(overhead.text());
  if (!match.hasMatch()) qFatal("no figure in '%s'", qPrintable(overhead.text()));
  return match.captured(1).remove(',').toDouble();
}

/// Measures for a little more than a second, of which so much is spent working.
struct Second {
  support::World world{&support::start_shop};
  ui::Overhead overhead{world.observation};
  QElapsedTimer passed;
  double cpu = 0;

  void run(int events, std::uint64_t lost, double work) {
    world.observation.finishFrame(world.observation.now());
    overhead.start();
    passed.start();
    cpu = cpu_seconds();
    auto pid = world.named("first").pid;
    for (int event = 0; event < events; ++event) {
      world.observation.apply({world.observation.now(), trace::DepthChanged{pid, 1}});
    }
    if (lost > 0) world.observation.apply({world.observation.now(), trace::Lost{lost}});
    while (cpu_seconds() - cpu < work) {}
    QTest::qSleep(int(std::max<qint64>(0, 1050 - passed.elapsed())));
    world.observation.finishFrame(world.observation.now());
    cpu = cpu_seconds() - cpu;
  }
  double seconds() const { return double(passed.elapsed()) / 1000; }
};

class OverheadTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void events_are_counted_by_the_second();
  void what_was_dropped_is_counted();
  void the_share_of_a_core_is_what_the_thread_has_used();
};

void OverheadTest::events_are_counted_by_the_second() {
  Second second;
  second.run(10'000, 0, 0);
  double rate = figure(second.overhead, "events/s");
  // The measured time lies between a second and what has passed until now.
  QVERIFY2(rate <= 10'000 && rate >= 10'000 / second.seconds() - 1,
           qPrintable(second.overhead.text()));
  second.run(0, 0, 0);
  QCOMPARE(figure(second.overhead, "events/s"), 0.0);
}

void OverheadTest::what_was_dropped_is_counted() {
  Second second;
  second.run(1, 12'345, 0);
  QCOMPARE(figure(second.overhead, "dropped"), 12'345.0);
  second.run(1, 5, 0);
  QCOMPARE(figure(second.overhead, "dropped"), 12'350.0);
}

void OverheadTest::the_share_of_a_core_is_what_the_thread_has_used() {
  Second second;
  second.run(0, 0, 0.4);
  QRegularExpression form("window ([0-9.]+) %");
  double share = form.match(second.overhead.text()).captured(1).toDouble();
  double used = 100 * second.cpu / second.seconds();
  QVERIFY2(std::abs(share - used) < 4,
           qPrintable(second.overhead.text() + " but used " + QString::number(used)));
}

const support::Registered registered(&support::make_case<OverheadTest>);

}  // namespace

#include "overhead_test.moc"
