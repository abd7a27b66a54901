// The port between the window and the contract desk.

#include "bridge/desk_port.h"

#include <QSignalSpy>

#include "qt_test.h"
#include "qt_world.h"

namespace {

using namespace std::chrono_literals;

class DeskPortTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void an_order_is_of_who_is_signed_in();
  void an_order_for_another_version_is_refused();
  void a_desk_that_is_left_is_not_heard_any_more();
  void the_clock_is_the_desks();
};

murabaha::Terms terms() {
  return {"M-1", "customer-1", *murabaha::Currency::of("AED"), 100'00, 10'00};
}

void DeskPortTest::an_order_is_of_who_is_signed_in() {
  support::World world(&support::start_desk);
  world.desk.open(terms(), &world.desk, {});
  world.run();
  world.desk.setActor("checker");
  std::string actor;
  world.desk.submit("M-1", murabaha::Order{murabaha::Approve{}, "somebody", "key-1"}, &world.desk,
                    [&](const auto& answer) { actor = answer->history.back().actor; });
  world.run();
  QCOMPARE(actor, "checker");
}

void DeskPortTest::an_order_for_another_version_is_refused() {
  support::World world(&support::start_desk);
  world.desk.open(terms(), &world.desk, {});
  world.run();
  bool is_conflict = false;
  murabaha::Order order{murabaha::Approve{}, {}, {}, 7};
  world.desk.submit("M-1", order, &world.desk, [&](const auto& answer) {
    is_conflict = !answer && answer.error().reason.is_tagged(otp::Atom("version_conflict"), 2);
  });
  world.run();
  QVERIFY(is_conflict);
}

void DeskPortTest::a_desk_that_is_left_is_not_heard_any_more() {
  support::World world(&support::start_desk);
  QSignalSpy changed(&world.desk, &ui::DeskPort::deskChanged);
  int answers = 0;
  world.desk.list({}, &world.desk, [&](const auto&) { ++answers; });
  world.desk.setDesk(nullptr);
  world.run();
  QCOMPARE(answers, 0);
  QCOMPARE(changed.count(), 1);
}

void DeskPortTest::the_clock_is_the_desks() {
  support::World world(&support::start_desk);
  murabaha::Timestamp before = world.desk.now();
  world.run(2s);
  QCOMPARE(world.desk.now() - before, 2'000'000);
}

const support::Registered registered(&support::make_case<DeskPortTest>);

}  // namespace

#include "desk_port_test.moc"
