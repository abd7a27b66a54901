// Each perspective puts the docks where it says.

#include <QAction>
#include <QDockWidget>
#include <QToolBar>

#include "main_window.h"
#include "qt_test.h"
#include "qt_world.h"

namespace {

using support::child;

struct Screen {
  support::World world{&support::start_shop};
  ui::MainWindow window{world.observation, world.selection, world.commands, world.desk, {}};

  Screen() {
    window.resize(1366, 768);
    window.show();
    world.run();
  }
  void choose(const QString& perspective) {
    child<QAction>(window, "view.perspective." + perspective).trigger();
    QCoreApplication::processEvents();
  }
  /// Those that are not closed, and of them those in front, by their areas.
  QStringList open(Qt::DockWidgetArea area, bool only_front) const {
    QStringList names;
    for (auto* dock : window.findChildren<QDockWidget*>()) {
      bool is_here = !dock->isHidden() && window.dockWidgetArea(dock) == area;
      bool is_front = !dock->visibleRegion().isEmpty();
      if (is_here && (is_front || !only_front)) names << dock->objectName().mid(5);
    }
    names.sort();
    return names;
  }
};

class PerspectivesTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void docks_are_where_the_perspective_says_data();
  void docks_are_where_the_perspective_says();
  void one_leads_to_the_same_whichever_was_before();
  void the_tree_keeps_room_in_each_data();
  void the_tree_keeps_room_in_each();
};

void PerspectivesTest::docks_are_where_the_perspective_says_data() {
  QTest::addColumn<QStringList>("right");
  QTest::addColumn<QStringList>("bottom");
  QTest::addColumn<QString>("in_front");  // of those at the bottom
  QTest::addColumn<bool>("timeline");
  QTest::newRow("teach") << QStringList{"inspector"} << QStringList{"log", "sequence"} << "sequence"
                         << true;
  QTest::newRow("debug") << QStringList{"inspector"}
                         << QStringList{"charts", "findings", "log", "table", "xray"} << "table"
                         << true;
  QTest::newRow("present") << QStringList{} << QStringList{"sequence"} << "sequence" << false;
  QTest::newRow("contract") << QStringList{"murabaha"} << QStringList{"charts", "log"} << "charts"
                            << false;
}

void PerspectivesTest::docks_are_where_the_perspective_says() {
  QFETCH(QStringList, right);
  QFETCH(QStringList, bottom);
  QFETCH(QString, in_front);
  QFETCH(bool, timeline);
  Screen screen;
  screen.choose(QTest::currentDataTag());
  QCOMPARE(screen.open(Qt::RightDockWidgetArea, false), right);
  QCOMPARE(screen.open(Qt::RightDockWidgetArea, true), right);
  QCOMPARE(screen.open(Qt::BottomDockWidgetArea, false), bottom);
  QCOMPARE(screen.open(Qt::BottomDockWidgetArea, true), QStringList{in_front});
  QCOMPARE(!child<QToolBar>(screen.window, "strip.timeline").isHidden(), timeline);
}

void PerspectivesTest::one_leads_to_the_same_whichever_was_before() {
  Screen screen;
  for (const char* before : {"present", "contract", "debug", "teach"}) {
    screen.choose(before);
    screen.choose("teach");
    QCOMPARE(screen.open(Qt::BottomDockWidgetArea, true), QStringList{"sequence"});
    QCOMPARE(screen.open(Qt::RightDockWidgetArea, true), QStringList{"inspector"});
  }
}

void PerspectivesTest::the_tree_keeps_room_in_each_data() {
  QTest::addColumn<int>("least_width");
  QTest::newRow("teach") << 900;
  QTest::newRow("debug") << 900;
  QTest::newRow("present") << 1366;
  QTest::newRow("contract") << 900;
}

void PerspectivesTest::the_tree_keeps_room_in_each() {
  QFETCH(int, least_width);
  Screen screen;
  screen.choose(QTest::currentDataTag());
  QSize tree = child<QWidget>(screen.window, "view.tree").size();
  QVERIFY2(tree.width() >= least_width && tree.height() >= 240,
           qPrintable(QString("%1 x %2").arg(tree.width()).arg(tree.height())));
  QCOMPARE(screen.window.size(), QSize(1366, 768));
}

const support::Registered registered(&support::make_case<PerspectivesTest>);

}  // namespace

#include "perspectives_test.moc"
