// The pump: frames while something happens, no wake-up while nothing does.

#include "bridge/event_pump.h"

#include <QSignalSpy>

#include <thread>

#include "qt_test.h"

namespace {

using namespace std::chrono_literals;

/// A node that happens to have the events that a test gives it, and says so when the test wants.
struct ScriptedNode final : observer::Node {
  std::vector<trace::Event> waiting, given;
  std::function<void()> wake;
  bool has_event_when_asked = false;
  observer::WorldStatus status{true, false, 1, {}};

  std::span<trace::Event> next_events() override {
    given = std::exchange(waiting, {});
    return given;
  }
  void call_at_next_event(std::function<void()> function) override {
    wake = std::move(function);
    if (std::exchange(has_event_when_asked, false)) waiting.push_back({});
  }
  void submit(observer::Command, observer::Done) override {}
  observer::WorldStatus world() const override { return status; }
  std::string why_not(const observer::Command&) const override { return {}; }
  std::vector<observer::MessageForm> messages_of(otp::Atom) const override { return {}; }
};

struct Pumped {
  ScriptedNode node;
  ui::Observation observation;
  ui::EventPump pump{observation};
  QSignalSpy frames{&observation, &ui::Observation::ticked};

  Pumped() {
    pump.setNode(&node);
    pump.start();
  }
  std::uint64_t seen() const { return observation.system().event_count(); }
};

class EventPumpTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void it_rests_when_nothing_happens();
  void it_does_not_rest_while_something_may_still_move();
  void a_paused_world_is_shown_for_a_while_after_its_last_event();
  void the_first_event_after_a_rest_wakes_it();
  void an_event_at_the_moment_of_asking_is_not_missed();
  void a_rest_ends_when_it_is_told_and_when_another_node_comes();
  void a_window_that_is_not_seen_has_few_frames_and_misses_nothing();
  void a_paused_picture_stands_still_and_goes_on_without_a_loss();
  void another_node_ends_what_was_kept_of_the_last();
};

void EventPumpTest::it_rests_when_nothing_happens() {
  Pumped pumped;
  QVERIFY(!pumped.pump.isResting());
  QTRY_VERIFY(pumped.pump.isResting());
  QVERIFY(pumped.observation.rests());
  auto frames = pumped.frames.count();
  QTest::qWait(200);
  QCOMPARE(pumped.frames.count(), frames);
}

void EventPumpTest::it_does_not_rest_while_something_may_still_move() {
  Pumped pumped;
  pumped.node.status = {true, true, 1, otp::TimePoint(1s)};
  QTRY_VERIFY(pumped.frames.count() > 20);
  QVERIFY(!pumped.pump.isResting());
  pumped.node.status.now = otp::TimePoint(ui::Observation::settling_time);
  QTRY_VERIFY(pumped.pump.isResting());
}

/// So that a restart can fade.
void EventPumpTest::a_paused_world_is_shown_for_a_while_after_its_last_event() {
  Pumped pumped;
  pumped.node.waiting.push_back({});
  QTRY_COMPARE(pumped.seen(), 1U);
  QTest::qWait(1500);
  QVERIFY(!pumped.pump.isResting());
  QTRY_VERIFY(pumped.pump.isResting());
}

void EventPumpTest::the_first_event_after_a_rest_wakes_it() {
  Pumped pumped;
  QTRY_VERIFY(pumped.pump.isResting());
  pumped.node.waiting.push_back({});
  std::thread(pumped.node.wake).join();
  QTRY_COMPARE(pumped.seen(), 1U);
  QVERIFY(!pumped.observation.rests());
  QTRY_VERIFY(pumped.pump.isResting());
}

void EventPumpTest::an_event_at_the_moment_of_asking_is_not_missed() {
  Pumped pumped;
  pumped.node.has_event_when_asked = true;  // and does not call
  QTRY_VERIFY(pumped.pump.isResting());
  QCOMPARE(pumped.seen(), 1U);
}

void EventPumpTest::a_rest_ends_when_it_is_told_and_when_another_node_comes() {
  Pumped pumped;
  QTRY_VERIFY(pumped.pump.isResting());
  pumped.pump.wake();
  QVERIFY(!pumped.pump.isResting());
  QTRY_VERIFY(pumped.pump.isResting());
  ScriptedNode other;
  pumped.pump.setNode(&other);
  QVERIFY(!pumped.node.wake);
  QTRY_VERIFY(other.wake != nullptr);
  pumped.pump.setNode(nullptr);
  QTRY_VERIFY(pumped.pump.isResting());
}

void EventPumpTest::a_window_that_is_not_seen_has_few_frames_and_misses_nothing() {
  Pumped pumped;
  pumped.node.status = {true, true, 1, otp::TimePoint(1s)};
  pumped.pump.setSeen(false);
  pumped.node.waiting.push_back({});
  QTest::qWait(1000);
  QVERIFY2(pumped.frames.count() <= 5, QByteArray::number(pumped.frames.count()));
  QTRY_COMPARE(pumped.seen(), 1U);
  pumped.pump.setSeen(true);
  pumped.frames.clear();
  QTRY_VERIFY(pumped.frames.count() > 20);
}

void EventPumpTest::a_paused_picture_stands_still_and_goes_on_without_a_loss() {
  Pumped pumped;
  QSignalSpy kept(&pumped.pump, &ui::EventPump::kept);
  pumped.pump.setPaused(true);
  auto frames = pumped.frames.count();
  for (int i = 0; i < 10'000; ++i) pumped.node.waiting.push_back({});
  QTRY_VERIFY(!kept.isEmpty() && kept.last()[0].toULongLong() == 10'000);
  pumped.node.waiting.push_back({});
  pumped.pump.wake();
  QTRY_COMPARE(kept.last()[0].toULongLong(), 10'001U);
  QCOMPARE(pumped.frames.count(), frames);
  QCOMPARE(pumped.seen(), 0U);
  pumped.pump.setPaused(false);
  pumped.node.waiting.push_back({});
  QTRY_COMPARE(pumped.seen(), 10'002U);
}

void EventPumpTest::another_node_ends_what_was_kept_of_the_last() {
  Pumped pumped;
  pumped.pump.setPaused(true);
  pumped.node.waiting.push_back({});
  pumped.pump.drain();
  ScriptedNode other;
  pumped.pump.setNode(&other);
  pumped.pump.setPaused(false);
  pumped.pump.drain();
  QCOMPARE(pumped.seen(), 0U);
  pumped.pump.setNode(nullptr);
}

const support::Registered registered(&support::make_case<EventPumpTest>);

}  // namespace

#include "event_pump_test.moc"
