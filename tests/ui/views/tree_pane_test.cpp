// What stands around the tree: the search field, the legend, and news. None of it covers the tree.

#include "views/tree_pane.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>

#include "qt_test.h"
#include "qt_world.h"
#include "views/pause_banner.h"
#include "views/supervision_tree_view.h"
#include "views/tree_legend.h"

namespace {

using namespace std::chrono_literals;
using support::child;

/// The tree of the shop, and what stands around it.
struct Pane {
  support::World world{&support::start_shop};
  ui::TreePane pane{world.observation, world.selection};
  ui::SupervisionTreeView& tree = pane.tree();

  explicit Pane(QSize size = {936, 380}, Qt::LayoutDirection direction = Qt::LeftToRight) {
    pane.setLayoutDirection(direction);
    pane.resize(size);
    pane.show();
    QVERIFY(QTest::qWaitForWindowActive(&pane));
    tree.setFocus();
  }
  QRect placeOf(const QWidget& widget) const {
    return {widget.mapTo(&pane, QPoint(0, 0)), widget.size()};
  }
  void layOut() {
    for (int i = 0; i < 3; ++i) QCoreApplication::processEvents();
  }
};

class TreePaneTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void the_legend_comes_and_goes();
  void the_legend_teaches_what_can_be_seen();
  void nothing_covers_anything_data();
  void nothing_covers_anything();
  void a_legend_that_is_too_high_is_scrolled();
  void a_screen_reader_finds_all_of_it();
  void nothing_moves_when_the_view_is_paused();
  void what_has_ended_is_still_there_to_be_selected_and_asked_about();
  void of_processes_without_a_tree_their_end_is_told();
};

void TreePaneTest::the_legend_comes_and_goes() {
  Pane screen;
  auto& legend = child<ui::TreeLegend>(screen.pane, "tree.legend");
  auto& button = child<QAbstractButton>(screen.pane, "tree.legend.show");
  QVERIFY(!legend.isVisible());
  QTest::keyClick(&screen.tree, Qt::Key_L);
  QVERIFY(legend.isVisible() && button.isChecked());
  QTest::mouseClick(&button, Qt::LeftButton);
  QVERIFY(!legend.isVisible());
  screen.pane.legend()->trigger();
  QVERIFY(legend.isVisible() && button.isChecked());
}

void TreePaneTest::the_legend_teaches_what_can_be_seen() {
  ui::TreeLegend legend;
  QVERIFY(legend.count() >= 13);
  for (const char* word : {"square", "circle", "diamond", "dashed", "Orange", "#3", "letter",
                           "stack", "sleeps", "dash-dotted"}) {
    QVERIFY2(legend.accessibleDescription().contains(word), word);
  }
}

void TreePaneTest::nothing_covers_anything_data() {
  QTest::addColumn<QSize>("size");
  QTest::addColumn<bool>("is_mirrored");
  QTest::newRow("in a window of 1366 x 768") << QSize(936, 380) << false;
  QTest::newRow("in a window of 1920 x 1080") << QSize(1490, 690) << false;
  QTest::newRow("small") << QSize(640, 300) << false;
  QTest::newRow("from right to left") << QSize(936, 380) << true;
}

void TreePaneTest::nothing_covers_anything() {
  QFETCH(QSize, size);
  QFETCH(bool, is_mirrored);
  Pane screen(size, is_mirrored ? Qt::RightToLeft : Qt::LeftToRight);
  screen.tree.setSearch("Worker");
  for (bool with_legend : {true, false}) {
    screen.pane.legend()->setChecked(with_legend);
    screen.layOut();
    std::vector<const QWidget*> parts = {&child<QWidget>(screen.pane, "search"),
                                         &child<QWidget>(screen.pane, "tree.legend.show"),
                                         &screen.tree};
    if (with_legend) parts.push_back(&child<QWidget>(screen.pane, "tree.legend.area"));
    for (const QWidget* part : parts) {
      QVERIFY2(part->isVisible(), qPrintable(part->objectName()));
      QVERIFY2(screen.pane.rect().contains(screen.placeOf(*part)), qPrintable(part->objectName()));
      for (const QWidget* other : parts) {
        bool overlaps = part != other && screen.placeOf(*part).intersects(screen.placeOf(*other));
        QVERIFY2(!overlaps, qPrintable(part->objectName() + ' ' + other->objectName()));
      }
    }
  }
}

void TreePaneTest::a_legend_that_is_too_high_is_scrolled() {
  Pane screen;
  screen.pane.legend()->setChecked(true);
  screen.layOut();
  auto& area = child<QScrollArea>(screen.pane, "tree.legend.area");
  auto& legend = child<ui::TreeLegend>(screen.pane, "tree.legend");
  QCOMPARE(area.verticalScrollBar()->maximum(), legend.height() - area.viewport()->height());
  QCOMPARE(legend.height(), legend.sizeHint().height());
  QVERIFY(area.viewport()->width() >= legend.sizeHint().width());
  screen.pane.resize(936, 1200);
  screen.layOut();
  QCOMPARE(area.verticalScrollBar()->maximum(), 0);
}

/// The names of the objects below an interface.
QStringList objects_below(QAccessibleInterface* top) {
  QStringList names;
  for (int i = 0; i < top->childCount(); ++i) {
    QAccessibleInterface* child = top->child(i);
    if (child->object() == nullptr) continue;  // painted
    names << child->object()->objectName();
    names += objects_below(child);
  }
  return names;
}

void TreePaneTest::a_screen_reader_finds_all_of_it() {
  Pane screen;
  screen.pane.legend()->setChecked(true);
  QStringList names = objects_below(QAccessible::queryAccessibleInterface(&screen.pane));
  for (const char* name : {"view.tree", "search.text", "tree.legend.show", "tree.legend"}) {
    QVERIFY2(names.contains(name), name);
  }
}

void TreePaneTest::nothing_moves_when_the_view_is_paused() {
  Pane screen;
  QAction pause("pause");
  pause.setCheckable(true);
  auto* banner = new ui::PauseBanner(&pause);
  screen.pane.addNews(banner);
  screen.layOut();
  const QWidget& search = child<QWidget>(screen.pane, "search");
  auto places = [&] {
    screen.layOut();
    QList<QRect> all = {screen.placeOf(*screen.tree.viewport()), screen.placeOf(search)};
    for (int box = 0; box < int(screen.tree.treeLayout().boxes.size()); ++box) {
      all << screen.tree.rectOf(box);
    }
    return all;
  };
  QList<QRect> before = places();
  pause.setChecked(true);
  QVERIFY(banner->isVisible());
  QCOMPARE(places(), before);
  banner->showKept(123'456'789, true);
  QCOMPARE(places(), before);
  QVERIFY(!screen.placeOf(*banner).intersects(screen.placeOf(screen.tree)));
  QVERIFY(!screen.placeOf(*banner).intersects(screen.placeOf(search)));
  auto& text = child<QLabel>(*banner, "banner.pause.text");
  QVERIFY(text.height() >= text.heightForWidth(text.width()));
  pause.setChecked(false);
  QCOMPARE(places(), before);
}

void TreePaneTest::what_has_ended_is_still_there_to_be_selected_and_asked_about() {
  Pane screen;
  auto click = [&](const char* title) {
    QTest::mouseClick(screen.tree.viewport(), Qt::LeftButton, {},
                      screen.tree.positionOf(screen.world.id_of(title)));
  };
  auto& banner = child<QWidget>(screen.pane, "banner.end");
  QVERIFY(!banner.isVisible());
  click("second");
  auto selected = screen.world.selection.current();
  auto boxes = screen.tree.treeLayout().boxes.size();
  screen.world.exit("shop", "kill");
  screen.world.run(1s);
  screen.layOut();
  QVERIFY(screen.world.observation.system().has_ended());
  QCOMPARE(screen.tree.treeLayout().boxes.size(), boxes);
  QCOMPARE(screen.world.selection.current(), selected);
  QCOMPARE(screen.world.observation.system().path_of(selected), "application/shop/counters/second");
  click("third");
  QCOMPARE(screen.world.selection.current(), screen.world.id_of("third"));
  QVERIFY(banner.isVisible());
  QString said = child<QLabel>(screen.pane, "banner.end.text").text();
  QVERIFY2(said.startsWith("All 19 processes have ended. Nothing has run since 0.0"),
           qPrintable(said));
  QVERIFY(!screen.placeOf(banner).intersects(screen.placeOf(screen.tree)));
  QVERIFY(screen.pane.rect().contains(screen.placeOf(banner)));
  QSignalSpy why(&screen.pane, &ui::TreePane::whyWanted);
  child<QPushButton>(screen.pane, "banner.end.why").click();
  QCOMPARE(why.count(), 1);
  auto last = screen.world.observation.log().row(why.first().first().toULongLong()).event;
  QVERIFY(std::holds_alternative<trace::Exited>(last.what));
  QSignalSpy again(&screen.pane, &ui::TreePane::startAgainWanted);
  child<QPushButton>(screen.pane, "banner.end.again").click();
  QCOMPARE(again.count(), 1);
  screen.world.observation.clear();
  QVERIFY(!banner.isVisible());
}

void TreePaneTest::of_processes_without_a_tree_their_end_is_told() {
  ui::Observation observation;
  ui::Selection selection;
  ui::TreePane pane(observation, selection);
  pane.resize(700, 400);
  pane.show();
  observation.apply({observer::TimePoint(1s), trace::Spawned{{1, 1}, {}, otp::Atom("Guest"), {}}});
  observation.apply({observer::TimePoint(2s), trace::Exited{{1, 1}, otp::Atom("bored")}});
  observation.finishFrame(observer::TimePoint(3s));
  QVERIFY(pane.tree().treeLayout().boxes.empty());
  QCOMPARE(child<QLabel>(pane, "banner.end.text").text(),
           "The only process has ended. Nothing has run since 2.000 s.");
  QVERIFY(!pane.grab().isNull());
}

const support::Registered registered(&support::make_case<TreePaneTest>);

}  // namespace

#include "tree_pane_test.moc"
