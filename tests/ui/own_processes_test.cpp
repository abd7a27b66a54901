// The processes that Actorscope starts itself: hidden at first, everywhere.

#include <QAction>
#include <QDockWidget>
#include <QLabel>
#include <QTableView>

#include <algorithm>

#include "main_window.h"
#include "models/event_log_model.h"
#include "models/process_table_model.h"
#include "qt_test.h"
#include "qt_world.h"
#include "views/heat_map_view.h"
#include "views/sequence_view.h"
#include "views/supervision_tree_view.h"

namespace {

using support::child;

/// The window on the shop and one process of the observer that stays.
struct Screen {
  support::World world{&support::start_shop};
  ui::MainWindow window{world.observation, world.selection, world.commands, world.desk, {}};
  QAction& toggle = child<QAction>(window, "view.own_processes");
  observer::Identity own;

  Screen() {
    window.resize(1366, 768);
    window.show();
    own = world.observation.system().identity_of(world.spawn("observer"));
    settle();
    own = world.id_of("observer");
  }
  void settle() {
    for (int frame = 0; frame < 2 * ui::ProcessTableModel::frames_between_changes; ++frame) {
      world.run();
    }
  }
  void show(const QString& view) {
    child<QDockWidget>(window, "dock." + view).raise();
    QCoreApplication::processEvents();
    settle();
  }
  QString header() const { return child<QLabel>(window, "world.summary").toolTip(); }
  int rows() const { return child<QTableView>(window, "table.processes").model()->rowCount(); }
  bool isInTree() { return window.tree().treeLayout().find(own) >= 0; }
  bool isFoundInTree() {
    window.tree().setSearch("observer");
    return window.tree().completeScene().found().count() > 0;
  }
  bool isInLog() const {
    auto& log = *window.findChild<ui::EventLogModel*>();
    return log.rowFrom(0, own) >= 0;
  }
};

class OwnProcessesTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void they_are_hidden_at_first_and_not_counted();
  void they_are_shown_and_counted_on_demand();
  void what_they_send_is_shown_with_them();
  void a_hidden_tree_catches_up_when_it_is_shown();
};

void OwnProcessesTest::they_are_hidden_at_first_and_not_counted() {
  Screen screen;
  QVERIFY(!screen.toggle.isChecked());
  QVERIFY2(screen.header().startsWith("19 processes"), qPrintable(screen.header()));
  screen.show("table");
  QCOMPARE(screen.rows(), 19);
  screen.show("log");
  QVERIFY(!screen.isInTree() && !screen.isFoundInTree() && !screen.isInLog());
  screen.show("xray");
  auto& heat = child<ui::HeatMapView>(screen.window, "xray.heat");
  QCOMPARE(int(heat.map().cells.size()), 19);
}

void OwnProcessesTest::they_are_shown_and_counted_on_demand() {
  Screen screen;
  screen.show("table");
  screen.toggle.trigger();
  QVERIFY2(screen.header().startsWith("20 processes"), qPrintable(screen.header()));
  QCOMPARE(screen.rows(), 20);
  screen.show("log");
  QVERIFY(screen.isInTree() && screen.isFoundInTree() && screen.isInLog());
  screen.show("xray");
  auto& heat = child<ui::HeatMapView>(screen.window, "xray.heat");
  QCOMPARE(int(heat.map().cells.size()), 20);
  screen.toggle.trigger();
  QVERIFY2(screen.header().startsWith("19 processes"), qPrintable(screen.header()));
  QCOMPARE(int(heat.map().cells.size()), 19);
  screen.show("log");
  QVERIFY(!screen.isInTree() && !screen.isFoundInTree() && !screen.isInLog());
}

void OwnProcessesTest::what_they_send_is_shown_with_them() {
  Screen screen;
  screen.show("sequence");
  auto& canvas = child<ui::SequenceCanvas>(screen.window, "sequence.canvas");
  auto has_own = [&] {
    const ui::Observation& observation = screen.world.observation;
    return std::ranges::any_of(canvas.sequenceLayout().arrows, [&](const auto& arrow) {
      const auto* from = observation.system().find(observation.flow().record(arrow.number).from());
      return from != nullptr && from->is_own;
    });
  };
  screen.world.fill("second", 3);
  screen.settle();
  QVERIFY(!has_own());
  screen.toggle.trigger();
  QVERIFY(has_own());
  screen.toggle.trigger();
  QVERIFY(!has_own());
}

void OwnProcessesTest::a_hidden_tree_catches_up_when_it_is_shown() {
  Screen screen;
  screen.window.tree().hide();
  screen.toggle.trigger();
  QVERIFY(!screen.isInTree());
  screen.window.tree().show();
  QVERIFY(screen.isInTree());
}

const support::Registered registered(&support::make_case<OwnProcessesTest>);

}  // namespace

#include "own_processes_test.moc"
