// The tree for those who do not see it, asked as assistive technology asks.

#include "views/tree_accessible.h"

#include <QAccessible>

#include "draw/text.h"
#include "language.h"
#include "qt_test.h"
#include "qt_world.h"

namespace {

using ui::SupervisionTreeView;

struct Event {
  QAccessible::Event type;
  QString name;
};
std::vector<Event> events;

void note(QAccessibleEvent* event) {
  QAccessibleInterface* of = event->accessibleInterface();
  events.push_back({event->type(), of != nullptr ? of->text(QAccessible::Name) : QString()});
}

bool was_told(QAccessible::Event type, const QString& name) {
  return std::ranges::any_of(
      events, [&](const Event& event) { return event.type == type && event.name == name; });
}

struct Heard {
  support::World world{&support::start_shop};
  SupervisionTreeView view{world.observation, world.selection};

  Heard() {
    view.resize(700, 400);
    view.show();
    QVERIFY(QTest::qWaitForWindowActive(&view));
    tree()->tellBy(&note);
    events.clear();
  }

  ui::TreeAccessible* tree() {
    return dynamic_cast<ui::TreeAccessible*>(QAccessible::queryAccessibleInterface(&view));
  }
  QAccessibleInterface* item(std::string_view title) {
    return tree()->item(view.treeLayout().find(world.id_of(title)));
  }
};

/// All items below an interface.
std::vector<QAccessibleInterface*> items_below(QAccessibleInterface* top) {
  std::vector<QAccessibleInterface*> items;
  for (int i = 0; i < top->childCount(); ++i) {
    QAccessibleInterface* child = top->child(i);
    if (child->role() != QAccessible::TreeItem) continue;
    items.push_back(child);
    for (auto* below : items_below(child)) items.push_back(below);
  }
  return items;
}

class TreeAccessibleTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void every_box_is_an_item_below_that_of_its_supervisor();
  void an_item_says_what_its_box_shows();
  void an_item_speaks_arabic();
  void an_item_stands_where_its_box_is();
  void the_state_says_what_is_selected_and_can_be_opened();
  void a_group_is_opened_and_a_process_selected_by_an_action();
  void a_selection_is_told();
  void what_changes_in_the_selected_box_is_told();
  void items_of_what_has_gone_are_not_valid_any_more();
  void items_are_made_on_demand();
};

void TreeAccessibleTest::every_box_is_an_item_below_that_of_its_supervisor() {
  Heard heard;
  QCOMPARE(heard.tree()->role(), QAccessible::Tree);
  QCOMPARE(heard.tree()->text(QAccessible::Name), "Supervision tree");
  auto items = items_below(heard.tree());
  QCOMPARE(items.size(), heard.view.treeLayout().boxes.size());
  for (QAccessibleInterface* item : items) {
    QAccessibleInterface* parent = item->parent();
    QVERIFY(parent != nullptr);
    int index = parent->indexOfChild(item);
    QVERIFY(index >= 0);
    QCOMPARE(parent->child(index), item);
    QVERIFY(item->isValid());
    QVERIFY(!item->text(QAccessible::Name).isEmpty());
    QVERIFY(item->window() != nullptr);
    QCOMPARE(item->child(item->childCount()), nullptr);
  }
  QCOMPARE(heard.item("second")->parent(), heard.item("counters"));
  QCOMPARE(heard.item("counters")->indexOfChild(heard.item("shop")), -1);
}

void TreeAccessibleTest::an_item_says_what_its_box_shows() {
  Heard heard;
  QCOMPARE(heard.item("counters")->text(QAccessible::Name), "counters, supervisor");
  heard.world.exit("second", "kill");
  heard.world.exit("second", "kill");
  heard.world.fill("second", 3);
  QCOMPARE(heard.item("second")->text(QAccessible::Name),
           "second, server, 3 messages waiting, restarted 2 times");
  QCOMPARE(heard.item("second")->text(QAccessible::Value), "suspended");
  QCOMPARE(heard.item("counters")->text(QAccessible::Name),
           "counters, supervisor, 98 of 100 restarts left");
  QCOMPARE(heard.item("7")->text(QAccessible::Name), "Worker, group of 12");
  QCOMPARE(heard.item("7")->text(QAccessible::Value), "closed");
}

void TreeAccessibleTest::an_item_speaks_arabic() {
  app::apply_language(ui::Language::Arabic);
  {
    Heard heard;
    QCOMPARE(ui::without_isolation(heard.item("counters")->text(QAccessible::Name)),
             "counters, مشرف");
    QCOMPARE(heard.item("7")->text(QAccessible::Value), "مغلقة");
  }
  app::apply_language(ui::Language::English);
}

void TreeAccessibleTest::an_item_stands_where_its_box_is() {
  Heard heard;
  QPoint middle =
      heard.view.viewport()->mapToGlobal(heard.view.positionOf(heard.world.id_of("third")));
  QVERIFY(heard.item("third")->rect().contains(middle));
  QCOMPARE(heard.tree()->childAt(middle.x(), middle.y()), heard.item("third"));
  QPoint outside = heard.view.viewport()->mapToGlobal(QPoint(2, 2));
  QCOMPARE(heard.tree()->childAt(outside.x(), outside.y()), nullptr);
}

void TreeAccessibleTest::the_state_says_what_is_selected_and_can_be_opened() {
  Heard heard;
  heard.view.setFocus();
  heard.world.selection.select(heard.world.id_of("first"));
  QVERIFY(heard.item("first")->state().selected);
  QVERIFY(heard.item("first")->state().focused);
  QVERIFY(heard.item("first")->state().focusable);
  QVERIFY(!heard.item("first")->state().expandable);
  QVERIFY(!heard.item("second")->state().selected);
  QVERIFY(heard.item("second")->state().selectable);
  QVERIFY(heard.item("counters")->state().expanded);
  QVERIFY(heard.item("7")->state().expandable);
  QVERIFY(heard.item("7")->state().collapsed);
  QCOMPARE(heard.tree()->focusChild(), heard.item("first"));
  heard.view.resize(150, 90);
  heard.view.zoomToNormal();
  QVERIFY(heard.item("12")->state().offscreen);
}

void TreeAccessibleTest::a_group_is_opened_and_a_process_selected_by_an_action() {
  Heard heard;
  QAccessibleInterface* group = heard.item("7");
  auto* actions = group->actionInterface();
  QVERIFY(actions->actionNames().contains(QAccessibleActionInterface::toggleAction()));
  actions->doAction(QAccessibleActionInterface::toggleAction());
  QVERIFY(group->isValid());
  QCOMPARE(group->childCount(), 12);
  QVERIFY(group->state().expanded);
  QCOMPARE(group->text(QAccessible::Value), "open");
  QCOMPARE(heard.item("7")->parent(), group);
  auto* of_process = heard.item("third")->actionInterface();
  QVERIFY(!of_process->actionNames().contains(QAccessibleActionInterface::toggleAction()));
  of_process->doAction(QAccessibleActionInterface::setFocusAction());
  QCOMPARE(heard.world.selection.current(), heard.world.id_of("third"));
  QVERIFY(heard.view.hasFocus());
}

void TreeAccessibleTest::a_selection_is_told() {
  Heard heard;
  heard.view.setFocus();
  heard.world.selection.select(heard.world.id_of("third"));
  QVERIFY(was_told(QAccessible::Selection, "third, server"));
  QVERIFY(was_told(QAccessible::Focus, "third, server"));
}

void TreeAccessibleTest::what_changes_in_the_selected_box_is_told() {
  Heard heard;
  heard.world.selection.select(heard.world.id_of("third"));
  events.clear();
  heard.world.fill("third", 2);
  QVERIFY(was_told(QAccessible::NameChanged, "third, server, 2 messages waiting"));
  QVERIFY(was_told(QAccessible::ValueChanged, "third, server, 2 messages waiting"));
  events.clear();
  heard.world.fill("first", 2);
  QVERIFY(!was_told(QAccessible::NameChanged, "first, server, 2 messages waiting"));
}

void TreeAccessibleTest::items_of_what_has_gone_are_not_valid_any_more() {
  Heard heard;
  heard.world.spawn("Guest");
  QAccessible::Id id = QAccessible::uniqueId(heard.item("Guest"));
  QVERIFY(QAccessible::accessibleInterface(id) != nullptr);
  heard.world.exit("Guest", "kill");
  QCOMPARE(QAccessible::accessibleInterface(id), nullptr);
  QAccessible::Id restarted = QAccessible::uniqueId(heard.item("first"));
  heard.world.exit("first", "kill");
  QCOMPARE(QAccessible::uniqueId(heard.item("first")), restarted);
}

void TreeAccessibleTest::items_are_made_on_demand() {
  Heard heard;
  ui::TreeAccessible* tree = heard.tree();
  QCOMPARE(tree->made(), 0);
  tree->child(0);
  QCOMPARE(tree->made(), 1);
}

const support::Registered registered(&support::make_case<TreeAccessibleTest>);

}  // namespace

#include "tree_accessible_test.moc"
