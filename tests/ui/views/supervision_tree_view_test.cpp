// The tree on the screen: mouse, keys, groups, zoom.

#include "views/supervision_tree_view.h"

#include <QPaintEvent>
#include <QScreen>
#include <QScrollBar>
#include <QSignalSpy>
#include <QWheelEvent>

#include "qt_test.h"
#include "qt_world.h"

namespace {

using namespace std::chrono_literals;
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
  void suspend(std::string_view title) {
    world.commands.submit(observer::Suspend{world.named(title).pid}, &view);
    world.run();
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
  void what_is_selected_stays_in_its_place_when_others_come_and_go();
  void what_is_in_the_middle_stays_in_its_place_when_nothing_is_selected();
  void what_hung_above_stays_when_what_was_looked_at_goes();
  void a_selected_process_stays_while_the_tree_still_fits();
  void a_restart_moves_nothing_and_keeps_the_selection();
  void an_open_group_stays_open_over_restarts();
  void a_restart_fades_also_while_the_world_stands_still();
  void a_group_that_opens_stays_under_the_pointer();
  void what_is_looked_at_does_not_drift();
  void a_hidden_tree_does_nothing_until_it_is_shown();
  void the_whole_tree_can_be_seen();
  void only_the_box_that_changes_is_painted_anew();
  void a_picture_of_parts_is_that_of_the_whole();
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
  QCOMPARE(tree.view.treeLayout().members_of(tree.box("12")).size(), std::size_t(12));
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

/// A view that is smaller than its tree.
struct SmallTree : Tree {
  SmallTree() {
    view.resize(320, 240);
    view.zoomToNormal();
  }
};

/// So near that only rounding to whole points lies between.
bool is_same_place(QPoint a, QPoint b) { return (a - b).manhattanLength() <= 2; }

/// Two branches side by side, the left of which grows; what is on the right of it has to move.
struct Garden {
  ui::Observation observation;
  ui::Selection selection;
  SupervisionTreeView view{observation, selection};
  std::uint32_t last = 0;
  otp::Pid left, right, leaf;

  Garden() {
    otp::Pid top = supervisor({});
    left = supervisor(top);
    right = supervisor(top);
    server(left);
    leaf = server(right);
    server(right);
    grow();
    view.resize(360, 260);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    show();
    view.zoomToNormal();
  }
  otp::Pid plant(otp::Pid parent, const char* label, trace::ProcessKind kind) {
    otp::Pid pid{++last, 1};
    observation.apply({{}, trace::Spawned{pid, parent, otp::Atom(label), kind}});
    return pid;
  }
  otp::Pid supervisor(otp::Pid parent) {
    return plant(parent, "Supervisor", trace::ProcessKind::Supervisor);
  }
  otp::Pid server(otp::Pid parent) { return plant(parent, "Server", trace::ProcessKind::Server); }
  /// The left branch gets wider.
  otp::Pid grow() {
    otp::Pid branch = supervisor(left);
    server(branch);
    return branch;
  }
  void exit(otp::Pid pid) { observation.apply({{}, trace::Exited{pid, otp::Atom("kill")}}); }
  void show() { observation.finishFrame({}); }
  ui::Identity id(otp::Pid pid) const { return observation.system().identity_of(pid); }
  QPoint at(otp::Pid pid) const { return view.positionOf(id(pid)); }
  QPointF in_layout(otp::Pid pid) const {
    return view.scene().box(view.treeLayout().find(id(pid))).rect.center();
  }
};

void SupervisionTreeViewTest::what_is_selected_stays_in_its_place_when_others_come_and_go() {
  Garden garden;
  garden.selection.select(garden.id(garden.leaf));
  QPoint before = garden.at(garden.leaf);
  QPointF in_layout = garden.in_layout(garden.leaf);
  std::vector<otp::Pid> grown;
  for (int round = 0; round < 3; ++round) {
    grown.push_back(garden.grow());
    garden.show();
    QVERIFY(is_same_place(garden.at(garden.leaf), before));
  }
  QVERIFY(garden.in_layout(garden.leaf) != in_layout);
  for (otp::Pid branch : grown) {
    garden.exit(branch);
    garden.show();
    QVERIFY(is_same_place(garden.at(garden.leaf), before));
  }
}

void SupervisionTreeViewTest::what_is_in_the_middle_stays_in_its_place_when_nothing_is_selected() {
  Garden garden;
  garden.view.horizontalScrollBar()->setValue(garden.view.horizontalScrollBar()->maximum());
  int middle =
      garden.view.treeLayout().nearest(garden.in_layout(garden.right));  // which is what is in view
  QVERIFY(garden.view.viewport()->rect().intersects(garden.view.rectOf(middle)));
  QPoint before = garden.at(garden.right);
  garden.grow();
  garden.show();
  QVERIFY(is_same_place(garden.at(garden.right), before));
}

void SupervisionTreeViewTest::what_hung_above_stays_when_what_was_looked_at_goes() {
  Garden garden;
  garden.selection.select(garden.id(garden.leaf));
  QPoint before = garden.at(garden.right);
  garden.exit(garden.leaf);
  garden.grow();
  garden.show();
  QVERIFY(is_same_place(garden.at(garden.right), before));
}

void SupervisionTreeViewTest::a_selected_process_stays_while_the_tree_still_fits() {
  Garden garden;
  garden.view.resize(1600, 700);
  garden.view.zoomToFit();
  garden.selection.select(garden.id(garden.leaf));
  QPoint before = garden.at(garden.leaf);
  garden.grow();
  garden.show();
  QVERIFY(is_same_place(garden.at(garden.leaf), before));
  garden.selection.select({});
  garden.grow();
  garden.show();
  QRectF whole = garden.view.rectOf(0);
  for (std::size_t box = 0; box < garden.view.treeLayout().boxes.size(); ++box) {
    whole |= QRectF(garden.view.rectOf(int(box)));
  }
  QVERIFY(std::abs(whole.center().x() - garden.view.viewport()->width() / 2) < 3);
}

void SupervisionTreeViewTest::an_open_group_stays_open_over_restarts() {
  Tree tree;
  tree.world.selection.select(tree.world.id_of("5"));
  QTest::keyClick(&tree.view, Qt::Key_Return);
  std::size_t boxes = tree.view.treeLayout().boxes.size();
  for (const char* restarted : {"5", "crew"}) {  // one of the group, and the supervisor of all
    tree.world.exit(restarted, "kill");
    tree.world.run(std::chrono::seconds(1));
    QCOMPARE(tree.world.named(restarted).restarts(), 1U);
    QVERIFY(!tree.box("5").is_group() && !tree.box("12").is_group());
    QCOMPARE(tree.view.treeLayout().boxes.size(), boxes);
    QCOMPARE(tree.world.selection.current(), tree.world.id_of("5"));
  }
}

void SupervisionTreeViewTest::a_restart_fades_also_while_the_world_stands_still() {
  support::World world(&support::start_shop);
  ui::SupervisionTreeView tree(world.observation, world.selection);
  tree.show();
  world.exit("first", "kill");
  otp::TimePoint restarted = world.named("first").restarted, now = world.observation.now();
  otp::Duration watched = now.time_since_epoch();
  auto age = [&] { return tree.instant().age_of(restarted).value_or(-1); };
  QVERIFY(age() >= 0 && age() < 0.1F);
  world.observation.finishFrame(now, watched + std::chrono::milliseconds(1500));
  QVERIFY(std::abs(age() - 0.5F) < 0.02F);
  world.observation.finishFrame(now, watched + std::chrono::milliseconds(3100));
  QCOMPARE(age(), -1.0F);
}

void SupervisionTreeViewTest::a_restart_moves_nothing_and_keeps_the_selection() {
  SmallTree tree;
  tree.world.selection.select(tree.world.id_of("second"));
  QPoint before = tree.at("second");
  otp::Pid pid = tree.world.named("second").pid;
  tree.world.exit("second", "kill");
  QVERIFY(tree.world.named("second").pid != pid);
  QCOMPARE(tree.world.selection.current(), tree.world.id_of("second"));
  QCOMPARE(tree.at("second"), before);
}

void SupervisionTreeViewTest::a_group_that_opens_stays_under_the_pointer() {
  SmallTree tree;
  tree.world.selection.select(tree.world.id_of("5"));
  QPoint before = tree.at("5");
  int group = tree.view.treeLayout().group_of(tree.world.id_of("5"));
  tree.view.toggle(group);
  group = tree.view.treeLayout().group_of(tree.world.id_of("5"));
  QVERIFY(is_same_place(tree.view.rectOf(group).center(), before));
  tree.view.toggle(group);
  QVERIFY(is_same_place(tree.at("5"), before));
}

void SupervisionTreeViewTest::what_is_looked_at_does_not_drift() {
  Garden garden;
  garden.view.zoomIn();
  garden.selection.select(garden.id(garden.leaf));
  QPoint before = garden.at(garden.leaf);
  for (int round = 0; round < 60; ++round) {
    otp::Pid branch = garden.grow();
    garden.show();
    garden.exit(branch);
    garden.show();
  }
  QVERIFY(is_same_place(garden.at(garden.leaf), before));
}

void SupervisionTreeViewTest::a_hidden_tree_does_nothing_until_it_is_shown() {
  Tree tree;
  QSignalSpy arranged(&tree.view, &SupervisionTreeView::arranged);
  QSignalSpy refreshed(&tree.view, &SupervisionTreeView::refreshed);
  tree.view.hide();
  tree.world.spawn("Guest");
  tree.world.fill("second", 5);
  QCOMPARE(arranged.count(), 0);
  QCOMPARE(refreshed.count(), 0);
  ui::Identity guest = tree.world.id_of("Guest");
  QCOMPARE(tree.view.treeLayout().find(guest), -1);
  tree.view.show();
  QVERIFY(tree.view.treeLayout().find(guest) >= 0);
  QCOMPARE(tree.view.scene().facts().find(tree.world.id_of("second"))->depth, 5U);
  QCOMPARE(arranged.count(), 1);
}

void SupervisionTreeViewTest::the_whole_tree_can_be_seen() {
  Tree tree;
  tree.view.resize(120, 90);
  tree.view.zoomToWhole();
  for (std::size_t box = 0; box < tree.view.treeLayout().boxes.size(); ++box) {
    QVERIFY(tree.view.viewport()->rect().contains(tree.view.rectOf(int(box))));
  }
}

void SupervisionTreeViewTest::only_the_box_that_changes_is_painted_anew() {
  Tree tree;
  QCoreApplication::processEvents();
  QRegion region;
  support::on_event(*tree.view.viewport(), QEvent::Paint, [&](const QEvent& event) {
    region += static_cast<const QPaintEvent&>(event).region();
  });
  auto painted = [&] {
    QCoreApplication::processEvents();
    return std::exchange(region, QRegion()).boundingRect();
  };
  tree.world.run();
  QCOMPARE(painted(), QRect());
  tree.suspend("second");
  QRect second = tree.view.rectOf(tree.view.treeLayout().find(tree.world.id_of("second")));
  QRect part = painted();
  QVERIFY(part.contains(second));
  QVERIFY2(second.adjusted(-10, -10, 10, 10).contains(part),
           qPrintable(QString("%1 x %2").arg(part.width()).arg(part.height())));
  tree.click("third");  // what it is linked to is shown from now on
  painted();
  tree.suspend("third");
  QCOMPARE(painted(), tree.view.viewport()->rect());
  ui::Observation& observation = tree.world.observation;
  otp::Pid second_pid = tree.world.named("second").pid, third = tree.world.named("third").pid;
  observation.apply({observation.now(), trace::Linked{second_pid, third}});
  tree.world.run();
  QCOMPARE(painted(), tree.view.viewport()->rect());  // a line lies between boxes
}

void SupervisionTreeViewTest::a_picture_of_parts_is_that_of_the_whole() {
  Tree tree;
  for (double zoom : {1.0, 0.7, 1.44}) {
    tree.view.resize(int(700 * zoom), 400);
    for (const char* name : {"first", "second", "third"}) {
      tree.world.fill(name, 2);
      tree.world.exit(name, "boom");
      QCoreApplication::processEvents();
      QImage seen = tree.view.screen()->grabWindow(tree.view.winId()).toImage();
      QImage whole = tree.view.grab().toImage();
      QCOMPARE(seen.convertToFormat(QImage::Format_RGB32),
               whole.convertToFormat(QImage::Format_RGB32));
    }
  }
}

const support::Registered registered(&support::make_case<SupervisionTreeViewTest>);

}  // namespace

#include "supervision_tree_view_test.moc"
