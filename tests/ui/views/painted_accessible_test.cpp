// Painted diagrams for those who do not see them, asked as assistive technology asks.

#include "views/painted_accessible.h"

#include <QAccessible>

#include "asking_client.h"
#include "qt_test.h"
#include "qt_world.h"
#include "views/chain_view.h"
#include "views/heat_map_view.h"
#include "views/mailbox_bars.h"
#include "views/mailbox_charts.h"
#include "views/process_actions.h"
#include "views/sequence_view.h"
#include "xray_screen.h"

namespace {

using namespace std::chrono_literals;
using support::asks;
using support::child;

QAccessibleInterface* list_of(QWidget& widget) {
  return QAccessible::queryAccessibleInterface(&widget);
}

QStringList names_in(QWidget& widget) {
  QStringList names;
  for (int i = 0; i < list_of(widget)->childCount(); ++i) {
    names << list_of(widget)->child(i)->text(QAccessible::Name);
  }
  return names;
}

/// What was told while somebody listened.
QStringList told;
void note(QAccessibleEvent* event) {
  if (event->type() == QAccessible::Selection) {
    told << event->accessibleInterface()->text(QAccessible::Name);
  }
}

class PaintedAccessibleTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void every_message_of_the_sequence_is_an_item();
  void an_item_is_chosen_by_an_action_and_told();
  void an_item_that_has_gone_is_not_valid();
  void every_mailbox_of_the_heat_map_is_an_item();
  void what_waits_is_told_by_kind();
  void a_chart_tells_of_each_line();
};

struct Messages {
  support::World world{&support::start_shop};
  ui::EventSelection events{world.observation};
  ui::SequenceView view{world.observation, world.selection, events, world.commands};

  explicit Messages(int times) {
    view.resize(900, 400);
    view.show();
    ask(times);
  }
  void ask(int times) {
    otp::spawn(world.node().runtime(), otp::Label("client"), &asks, world.named("first").pid,
               times);
    world.run();
  }
  QWidget& canvas() { return view.canvas(); }
};

void PaintedAccessibleTest::every_message_of_the_sequence_is_an_item() {
  Messages messages(2);
  QAccessibleInterface* list = list_of(messages.canvas());
  QCOMPARE(list->role(), QAccessible::List);
  QCOMPARE(list->text(QAccessible::Name), "Message sequence");
  QCOMPARE(list->childCount(), int(messages.view.canvas().sequenceLayout().arrows.size()));
  QStringList names = names_in(messages.canvas());
  QVERIFY2(names.filter("call Get from client to first, sent at").size() == 2,
           qPrintable(names.join('\n')));
  for (int i = 0; i < list->childCount(); ++i) {
    QAccessibleInterface* item = list->child(i);
    QCOMPARE(item->role(), QAccessible::ListItem);
    QCOMPARE(item->parent(), list);
    QCOMPARE(list->indexOfChild(item), i);
    QVERIFY(item->isValid() && item->window() != nullptr);
    QPoint middle = item->rect().center();
    QVERIFY(list->childAt(middle.x(), middle.y()) != nullptr);
  }
  QCOMPARE(list->child(list->childCount()), nullptr);
}

void PaintedAccessibleTest::an_item_is_chosen_by_an_action_and_told() {
  Messages messages(1);
  dynamic_cast<ui::PaintedAccessible&>(*list_of(messages.canvas())).tellBy(&note);
  QAccessibleInterface* item = list_of(messages.canvas())->child(0);
  item->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
  QVERIFY(item->state().selected);
  QCOMPARE(list_of(messages.canvas())->focusChild(), item);
  QVERIFY(messages.view.canvas().selectedMessage().has_value());
  QVERIFY(told.contains(item->text(QAccessible::Name)));
}

void PaintedAccessibleTest::an_item_that_has_gone_is_not_valid() {
  Messages messages(1);
  QAccessibleInterface* first = list_of(messages.canvas())->child(0);
  QVERIFY(first->isValid());
  messages.ask(300);  // scrolled out
  QVERIFY(!first->isValid());
  QVERIFY(first->state().invalid);
  QCOMPARE(first->text(QAccessible::Name), "");
}

void PaintedAccessibleTest::every_mailbox_of_the_heat_map_is_an_item() {
  support::World world(&support::start_shop);
  ui::HeatMapView view(world.observation, world.selection);
  view.resize(220, 160);
  view.show();
  world.fill("second", 3);
  view.refresh();
  QStringList names = names_in(view);
  QCOMPARE(names.size(), int(world.observation.system().alive_count()));
  QVERIFY(names.contains("second: 3 messages wait"));
  QAccessibleInterface* item = list_of(view)->child(int(names.indexOf("second: 3 messages wait")));
  item->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
  QCOMPARE(world.selection.current(), world.id_of("second"));
  QVERIFY(item->state().selected);
}

void PaintedAccessibleTest::what_waits_is_told_by_kind() {
  support::XrayScreen screen;
  support::World& world = screen.world;
  ui::XrayView& view = screen.view;
  world.selection.select(world.id_of("first"));
  world.fill("first", 5);
  world.run(1s);
  for (int i = 0; i < 10; ++i) world.run();
  QStringList names = names_in(child<ui::DepthStackView>(view, "xray.depths"));
  QCOMPARE(names, QStringList{"Reset: 5 messages wait in this second, at most 5 in the last 60 s"});
  names = names_in(child<ui::RateView>(view, "xray.rates"));
  QCOMPARE(names.size(), 2);
  QVERIFY2(names[0].startsWith("came: 0 in this second, at most "), qPrintable(names[0]));
}

void PaintedAccessibleTest::a_chart_tells_of_each_line() {
  support::World world(&support::start_shop);
  ui::MailboxCharts charts(world.observation, world.selection);
  charts.resize(900, 250);
  charts.show();
  world.fill("third", 7);
  world.selection.select(world.id_of("third"));
  for (int i = 0; i < 10; ++i) world.run();
  auto& chart = child<ui::TimeSeriesChart>(charts, "chart.selected");
  QCOMPARE(list_of(chart)->text(QAccessible::Name), "Mailbox of third");
  QCOMPARE(names_in(chart), QStringList{"third: 7 messages now, at most 7"});
}

const support::Registered registered(&support::make_case<PaintedAccessibleTest>);

}  // namespace

#include "painted_accessible_test.moc"
