// The tree on the screen: mouse, keys, groups, zoom.

#include "views/supervision_tree_view.h"

#include <QScrollBar>
#include <QWheelEvent>

#include "qt_test.h"
#include "qt_world.h"

namespace {

using ui::SupervisionTreeView;

/// The tree of the shop in a window.
struct Tree {
  support::World world{&support::start_shop};
  SupervisionTreeView view{world.observation, world.selection};

  Tree() {
    view.resize(700, 400);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
  }
  void click(std::string_view title) {
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, at(title));
  }
  QPoint at(std::string_view title) const { return view.positionOf(world.id_of(title)); }
  /// The box in which a process stands.
  const ui::TreeBox& box(std::string_view title) const {
    const auto& layout = view.treeLayout();
    return layout.boxes[std::size_t(layout.find(world.id_of(title)))];
  }
  void wheel(int delta, Qt::KeyboardModifiers modifiers, QPoint at) {
    QWheelEvent event(at, view.viewport()->mapToGlobal(at), {}, {0, delta}, Qt::NoButton, modifiers,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(view.viewport(), &event);
  }
};

class SupervisionTreeViewTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void a_click_selects_the_process_under_the_pointer();
  void arrow_keys_walk_along_the_tree();
  void many_siblings_are_one_group_until_it_is_opened();
  void a_group_opens_by_a_double_click_too();
  void what_is_selected_is_scrolled_into_view();
  void zooming_keeps_the_point_under_the_pointer();
  void zoom_has_limits();
  void the_tree_fits_until_one_zooms_and_again_on_demand();
  void dragging_pans();
  void a_process_that_ends_leaves_the_picture();
  void an_empty_system_has_an_empty_picture();
};

void SupervisionTreeViewTest::a_click_selects_the_process_under_the_pointer() {
  Tree tree;
  tree.click("second");
  QCOMPARE(tree.world.selection.current(), tree.world.id_of("second"));
  tree.click("counters");
  QCOMPARE(tree.world.selection.current(), tree.world.id_of("counters"));
  QTest::mouseClick(tree.view.viewport(), Qt::RightButton, {}, tree.at("second"));
  QCOMPARE(tree.world.selection.current(), tree.world.id_of("counters"));
}

void SupervisionTreeViewTest::arrow_keys_walk_along_the_tree() {
  Tree tree;
  tree.world.selection.select(tree.world.id_of("shop"));
  const std::pair<Qt::Key, const char*> walk[] = {
      {Qt::Key_Up, "application"}, {Qt::Key_Down, "shop"},   {Qt::Key_Down, "counters"},
      {Qt::Key_Down, "first"},     {Qt::Key_Down, "second"}, {Qt::Key_Up, "first"},
      {Qt::Key_Up, "counters"},    {Qt::Key_Right, "crew"},  {Qt::Key_Left, "counters"}};
  for (const auto& [key, title] : walk) {
    QTest::keyClick(&tree.view, key);
    const auto* reached = tree.world.observation.system().find(tree.world.selection.current());
    QCOMPARE(QString::fromStdString(reached->title()), title);
  }
}

void SupervisionTreeViewTest::many_siblings_are_one_group_until_it_is_opened() {
  Tree tree;
  QCOMPARE(tree.box("12").members.size(), std::size_t(12));
  QVERIFY(!tree.box("first").is_group());
  tree.world.selection.select(tree.world.id_of("5"));
  QTest::keyClick(&tree.view, Qt::Key_Return);
  QVERIFY(!tree.box("5").is_group());
  QVERIFY(!tree.box("12").is_group());
  QVERIFY(tree.box("5").rect != tree.box("12").rect);
  QTest::keyClick(&tree.view, Qt::Key_Return);
  QVERIFY(tree.box("5").is_group());
}

void SupervisionTreeViewTest::a_group_opens_by_a_double_click_too() {
  Tree tree;
  QTest::mouseDClick(tree.view.viewport(), Qt::LeftButton, {}, tree.at("1"));
  QVERIFY(!tree.box("1").is_group());
  QTest::mouseDClick(tree.view.viewport(), Qt::LeftButton, {}, tree.at("second"));
  QVERIFY(!tree.box("1").is_group());
}

void SupervisionTreeViewTest::what_is_selected_is_scrolled_into_view() {
  Tree tree;
  tree.view.resize(220, 150);
  tree.view.zoomToNormal();
  for (const char* title : {"third", "crew", "application"}) {
    tree.world.selection.select(tree.world.id_of(title));
    QVERIFY2(tree.view.viewport()->rect().contains(tree.at(title)), title);
  }
}

void SupervisionTreeViewTest::zooming_keeps_the_point_under_the_pointer() {
  Tree tree;
  tree.view.resize(300, 200);
  tree.view.zoomToNormal();
  QPoint before = tree.at("counters");
  tree.wheel(120, Qt::ControlModifier, before);
  QVERIFY(tree.view.zoom() > 1);
  QCOMPARE_LE((tree.at("counters") - before).manhattanLength(), 2);
}

void SupervisionTreeViewTest::zoom_has_limits() {
  Tree tree;
  for (int turn = 0; turn < 40; ++turn) tree.view.zoomIn();
  QCOMPARE(tree.view.zoom(), 3.0);
  for (int turn = 0; turn < 80; ++turn) tree.view.zoomOut();
  QCOMPARE(tree.view.zoom(), 0.05);
}

void SupervisionTreeViewTest::the_tree_fits_until_one_zooms_and_again_on_demand() {
  Tree tree;
  tree.view.resize(1000, 800);
  QCOMPARE(tree.view.zoom(), 1.0);
  tree.view.resize(380, 260);
  QVERIFY(tree.view.zoom() < 1);
  tree.view.zoomToNormal();
  tree.view.resize(390, 260);
  QCOMPARE(tree.view.zoom(), 1.0);
  tree.view.zoomToFit();
  QVERIFY(tree.view.zoom() < 1);
}

void SupervisionTreeViewTest::dragging_pans() {
  Tree tree;
  tree.view.resize(200, 150);
  tree.view.zoomToNormal();
  QScrollBar& across = *tree.view.horizontalScrollBar();
  across.setValue(0);
  QTest::mousePress(tree.view.viewport(), Qt::LeftButton, {}, {150, 140});
  QTest::mouseMove(tree.view.viewport(), {100, 140});
  QMouseEvent move(QEvent::MouseMove, QPointF(90, 140),
                   tree.view.viewport()->mapToGlobal(QPointF(90, 140)), Qt::NoButton,
                   Qt::LeftButton, {});
  QCoreApplication::sendEvent(tree.view.viewport(), &move);
  QTest::mouseRelease(tree.view.viewport(), Qt::LeftButton, {}, {90, 140});
  QCOMPARE(across.value(), 60);
}

void SupervisionTreeViewTest::a_process_that_ends_leaves_the_picture() {
  Tree tree;
  tree.world.spawn("Guest");
  auto boxes = tree.view.treeLayout().boxes.size();
  observer::Identity guest = tree.world.id_of("Guest");
  tree.world.exit("Guest", "kill");
  QCOMPARE(tree.view.treeLayout().boxes.size(), boxes - 1);
  QCOMPARE(tree.view.treeLayout().find(guest), -1);
}

void SupervisionTreeViewTest::an_empty_system_has_an_empty_picture() {
  Tree tree;
  tree.world.observation.clear();
  QVERIFY(tree.view.treeLayout().boxes.empty());
  QTest::keyClick(&tree.view, Qt::Key_Down);
  QVERIFY(!tree.view.grab().isNull());
}

const support::Registered registered(&support::make_case<SupervisionTreeViewTest>);

}  // namespace

#include "supervision_tree_view_test.moc"
