// The event log on the screen: it follows the end or stays where the reader stands.

#include "views/event_log_view.h"

#include <QAction>
#include <QCheckBox>
#include <QScrollBar>
#include <QTableView>

#include "qt_test.h"
#include "qt_world.h"

namespace {

using support::child;

struct Screen {
  support::World world{&support::start_shop};
  ui::EventLogView view{world.observation, world.selection};
  QTableView& table = child<QTableView>(view, "log.events");

  Screen() {
    view.resize(view.sizeHint());
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
  }
  int rows() const { return table.model()->rowCount(); }
  bool isAtEnd() const {
    return table.verticalScrollBar()->value() == table.verticalScrollBar()->maximum();
  }
};

class EventLogViewTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void it_follows_the_end_until_one_scrolls_up();
  void a_kind_of_event_can_be_left_out();
  void it_can_be_about_the_selected_process_only();
};

void EventLogViewTest::it_follows_the_end_until_one_scrolls_up() {
  Screen screen;
  screen.world.exit("first", "kill");
  QVERIFY(screen.isAtEnd());
  screen.table.verticalScrollBar()->triggerAction(QAbstractSlider::SliderToMinimum);
  QVERIFY(!screen.view.follows());
  screen.world.exit("first", "kill");
  QCOMPARE(screen.table.verticalScrollBar()->value(), 0);
  child<QCheckBox>(screen.view, "log.follow").click();
  QVERIFY(screen.isAtEnd());
}

void EventLogViewTest::a_kind_of_event_can_be_left_out() {
  Screen screen;
  screen.world.fill("first", 3);
  int before = screen.rows();
  auto& messages =
      child<QAction>(screen.view, QString("log.kind.%1").arg(int(ui::EventGroup::Messages)));
  messages.trigger();
  QVERIFY(screen.rows() < before);
  messages.trigger();
  QCOMPARE(screen.rows(), before);
}

void EventLogViewTest::it_can_be_about_the_selected_process_only() {
  Screen screen;
  int all = screen.rows();
  child<QCheckBox>(screen.view, "log.only_selected").click();
  for (const char* title : {"second", "crew"}) {
    screen.world.selection.select(screen.world.id_of(title));
    QVERIFY(screen.rows() > 0 && screen.rows() < all);
    for (int row = 0; row < screen.rows(); ++row) {
      QModelIndex process = screen.table.model()->index(row, ui::EventLogModel::Process);
      QCOMPARE(process.data().toString(), title);
    }
  }
  child<QCheckBox>(screen.view, "log.only_selected").click();
  QCOMPARE(screen.rows(), all);
}

const support::Registered registered(&support::make_case<EventLogViewTest>);

}  // namespace

#include "event_log_view_test.moc"
