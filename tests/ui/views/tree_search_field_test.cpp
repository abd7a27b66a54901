// Searching the tree on the screen.

#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>

#include "qt_test.h"
#include "qt_world.h"
#include "views/supervision_tree_view.h"
#include "views/tree_pane.h"

namespace {

using support::child;
using ui::SupervisionTreeView;

struct Searched {
  support::World world{&support::start_shop};
  ui::TreePane pane{world.observation, world.selection};
  SupervisionTreeView& view = pane.tree();
  QLineEdit& field{child<QLineEdit>(pane, "search.text")};
  QSignalSpy found{&view, &SupervisionTreeView::searchFound};

  Searched() {
    pane.resize(700, 400);
    pane.show();
    QVERIFY(QTest::qWaitForWindowActive(&pane));
    view.setFocus();
  }
  void search(const QString& text) {
    QTest::keySequence(&view, QKeySequence::Find);
    QTest::keyClicks(&field, text);
    QTRY_VERIFY(view.scene().found().is_complete());
  }
  QString title() const {
    const auto* entry = world.observation.system().find(world.selection.current());
    return entry == nullptr ? QString() : QString::fromStdString(entry->title());
  }
};

class TreeSearchFieldTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void the_keys_of_finding_go_to_the_field_and_esc_leaves_it();
  void the_number_of_matches_is_told();
  void enter_goes_from_match_to_match();
  void a_match_that_is_out_of_sight_is_scrolled_into_view();
  void what_comes_later_is_found_too();
};

void TreeSearchFieldTest::the_keys_of_finding_go_to_the_field_and_esc_leaves_it() {
  Searched tree;
  tree.search("second");
  QVERIFY(tree.field.hasFocus());
  QVERIFY(tree.view.scene().found().is_active());
  QTest::keyClick(&tree.field, Qt::Key_Escape);
  QVERIFY(tree.view.hasFocus());
  QCOMPARE(tree.field.text(), QString());
  QVERIFY(!tree.view.scene().found().is_active());
  QVERIFY(!child<QLabel>(tree.pane, "search.found").isVisible());
}

void TreeSearchFieldTest::the_number_of_matches_is_told() {
  Searched tree;
  tree.search("worker");
  QCOMPARE(tree.found.last(), (QList<QVariant>{12, 0, true}));
  QCOMPARE(child<QLabel>(tree.pane, "search.found").text(), "12 matches");
  tree.field.setText("nobody");
  QCOMPARE(tree.found.last(), (QList<QVariant>{0, 0, true}));
  QCOMPARE(child<QLabel>(tree.pane, "search.found").text(), "nothing found");
}

void TreeSearchFieldTest::enter_goes_from_match_to_match() {
  Searched tree;
  tree.search("counter");
  QStringList walked;
  for (int step = 0; step < 5; ++step) {
    QTest::keyClick(&tree.field, Qt::Key_Return);
    walked << tree.title();
  }
  QCOMPARE(walked, (QStringList{"counters", "first", "second", "third", "counters"}));
  QCOMPARE(child<QLabel>(tree.pane, "search.found").text(), "1 of 4");
  QTest::keyClick(&tree.field, Qt::Key_Return, Qt::ShiftModifier);
  QCOMPARE(tree.title(), "third");
}

void TreeSearchFieldTest::a_match_that_is_out_of_sight_is_scrolled_into_view() {
  Searched tree;
  tree.pane.resize(300, 200);
  tree.view.zoomToNormal();
  tree.search("worker");
  QTest::keyClick(&tree.field, Qt::Key_Return);
  QCOMPARE(tree.title(), "1");
  QPoint at = tree.view.positionOf(tree.world.selection.current());
  QVERIFY(tree.view.viewport()->rect().contains(at));
}

void TreeSearchFieldTest::what_comes_later_is_found_too() {
  Searched tree;
  tree.search("guest");
  QCOMPARE(tree.found.last().first().toInt(), 0);
  tree.world.spawn("Guest");
  QTRY_COMPARE(tree.found.last().first().toInt(), 1);
  tree.world.exit("Guest", "kill");
  QTRY_COMPARE(tree.found.last().first().toInt(), 0);
}

const support::Registered registered(&support::make_case<TreeSearchFieldTest>);

}  // namespace

#include "tree_search_field_test.moc"
