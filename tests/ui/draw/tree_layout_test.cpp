// Where the boxes of the tree stand, for trees of every shape.

#include "draw/tree_layout.h"

#include <map>

#include "base/random.h"
#include "qt_test.h"

namespace {

using otp::Atom;
using otp::Pid;
using ui::Identity;
using ui::TreeBox;
using ui::TreeLayout;

/// A system whose tree is made by hand.
struct Grove {
  observer::SystemModel model;
  std::uint32_t last = 0;

  Pid plant(Pid parent, const char* label, trace::ProcessKind kind) {
    Pid pid{++last, 1};
    model.apply({{}, trace::Spawned{pid, parent, Atom(label), kind}});
    return pid;
  }
  Pid supervisor(Pid parent = {}) {
    return plant(parent, "Supervisor", trace::ProcessKind::Supervisor);
  }
  Pid server(Pid parent, const char* label = "Server") {
    return plant(parent, label, trace::ProcessKind::Server);
  }
  TreeLayout layout(const std::set<ui::GroupKey>& expanded = {},
                    const ui::TreeStyle& style = {}) const {
    ui::TreeFacts facts;
    facts.read(model);
    return ui::lay_out(model, facts, expanded, style);
  }
};

/// A tree that grows by chance, without or with groups of alike workers.
Grove random_grove(std::uint64_t seed) {
  otp::Random random(seed);
  Grove grove;
  std::vector<Pid> supervisors = {grove.supervisor()};
  std::size_t count = 5 + random.below(120);
  for (std::size_t i = 0; i < count; ++i) {
    Pid parent = supervisors[random.below(supervisors.size())];
    const char* labels[] = {"Server", "Client", "Worker"};
    if (random.below(4) == 0) supervisors.push_back(grove.supervisor(parent));
    else grove.server(parent, labels[random.below(3)]);
  }
  return grove;
}

std::map<std::uint32_t, QRectF> places(const TreeLayout& layout) {
  std::map<std::uint32_t, QRectF> places;
  for (const TreeBox& box : layout.boxes) places.emplace(box.id.number, box.rect);
  return places;
}

class TreeLayoutTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void boxes_of_random_trees_do_not_overlap_data() { add_seeds(); }
  void boxes_of_random_trees_do_not_overlap();
  void children_stand_below_their_parents_data() { add_seeds(); }
  void children_stand_below_their_parents();
  void siblings_keep_the_order_of_their_start_data() { add_seeds(); }
  void siblings_keep_the_order_of_their_start();
  void every_process_has_exactly_one_place_data() { add_seeds(); }
  void every_process_has_exactly_one_place();
  void everything_lies_within_the_size_data() { add_seeds(); }
  void everything_lies_within_the_size();
  void the_same_tree_is_laid_out_the_same_way();
  void a_group_has_all_members_and_opens_to_all_of_them();
  void a_box_is_found_at_its_place_and_by_its_process();
  void processes_of_the_observer_are_left_out();
  void nothing_is_an_empty_layout();
  void what_lies_in_a_part_is_what_one_finds_by_looking_at_everything_data() { add_seeds(); }
  void what_lies_in_a_part_is_what_one_finds_by_looking_at_everything();
  void a_part_has_the_lines_that_cross_it_data() { add_seeds(); }
  void a_part_has_the_lines_that_cross_it();
  void every_box_is_joined_to_the_one_above_it_data() { add_seeds(); }
  void every_box_is_joined_to_the_one_above_it();
  void the_nearest_box_is_the_nearest();
  void a_chain_of_a_hundred_thousand_can_be_laid_out();
  void a_large_group_opens_into_a_field_that_is_wider_than_high();

 private:
  static void add_seeds() {
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 40; ++seed) QTest::addRow("seed %d", seed) << seed;
  }
};

void TreeLayoutTest::boxes_of_random_trees_do_not_overlap() {
  QFETCH(int, seed);
  TreeLayout layout = random_grove(std::uint64_t(seed)).layout();
  for (std::size_t a = 0; a < layout.boxes.size(); ++a) {
    for (std::size_t b = a + 1; b < layout.boxes.size(); ++b) {
      QVERIFY(!layout.boxes[a].rect.intersects(layout.boxes[b].rect));
    }
  }
}

void TreeLayoutTest::children_stand_below_their_parents() {
  QFETCH(int, seed);
  TreeLayout layout = random_grove(std::uint64_t(seed)).layout();
  auto place = places(layout);
  for (const TreeBox& box : layout.boxes) {
    if (box.parent.is_none()) continue;
    QVERIFY(box.rect.top() > place.at(box.parent.number).bottom());
  }
}

/// Of two siblings the one that was started first stands above, or beside on the left.
void TreeLayoutTest::siblings_keep_the_order_of_their_start() {
  QFETCH(int, seed);
  Grove grove = random_grove(std::uint64_t(seed));
  TreeLayout layout = grove.layout();
  std::map<std::uint32_t, const TreeBox*> last_of;
  auto place = places(layout);
  grove.model.for_each([&](const observer::ProcessEntry& entry) {
    auto found = place.find(entry.id.number);
    if (found == place.end()) return;
    const TreeBox& box = layout.boxes[std::size_t(layout.find(entry.id))];
    const TreeBox* before = std::exchange(last_of[entry.parent.number], &box);
    if (before == nullptr) return;
    bool is_after =
        box.rect.left() >= before->rect.right() || box.rect.top() >= before->rect.bottom();
    QVERIFY(is_after);
  });
}

void TreeLayoutTest::every_process_has_exactly_one_place() {
  QFETCH(int, seed);
  Grove grove = random_grove(std::uint64_t(seed));
  std::map<std::uint32_t, int> places;
  TreeLayout layout = grove.layout();
  for (const TreeBox& box : layout.boxes) {
    if (!box.is_group()) ++places[box.id.number];
    for (Identity member : layout.members_of(box)) ++places[member.number];
  }
  QCOMPARE(places.size(), std::size_t(grove.last));
  for (const auto& [number, count] : places) QCOMPARE(count, 1);
}

void TreeLayoutTest::everything_lies_within_the_size() {
  QFETCH(int, seed);
  TreeLayout layout = random_grove(std::uint64_t(seed)).layout();
  QRectF whole(QPointF(0, 0), layout.size);
  for (const TreeBox& box : layout.boxes) QVERIFY(whole.contains(box.rect));
  for (const QLineF& line : layout.lines_in(whole)) {
    QVERIFY(whole.contains(line.p1()) && whole.contains(line.p2()));
    QVERIFY2(line.dx() == 0 || line.dy() == 0, "lines are upright or level");
  }
}

void TreeLayoutTest::the_same_tree_is_laid_out_the_same_way() {
  TreeLayout once = random_grove(3).layout();
  TreeLayout again = random_grove(3).layout();
  QCOMPARE(places(once) == places(again), true);
  QRectF whole(QPointF(0, 0), once.size);
  QCOMPARE(once.lines_in(whole) == again.lines_in(whole), true);
}

void TreeLayoutTest::a_group_has_all_members_and_opens_to_all_of_them() {
  Grove grove;
  Pid top = grove.supervisor();
  for (int worker = 0; worker < 30; ++worker) grove.server(top);
  grove.server(top, "Other");
  TreeLayout closed = grove.layout();
  QCOMPARE(closed.boxes.size(), std::size_t(3));
  const TreeBox& group = closed.boxes[1];
  QCOMPARE(closed.members_of(group).size(), std::size_t(30));
  TreeLayout open = grove.layout({{group.parent, Atom("Server").id()}});
  QCOMPARE(open.boxes.size(), std::size_t(3 + 30));
  for (Identity member : closed.members_of(group)) {
    QVERIFY(!open.boxes[std::size_t(open.find(member))].is_group());
    QCOMPARE(open.group_of(member), 1);
    QCOMPARE(closed.group_of(member), 1);
  }
  QCOMPARE(open.group_of(open.boxes[2].id), -1);
}

void TreeLayoutTest::a_box_is_found_at_its_place_and_by_its_process() {
  Grove grove = random_grove(5);
  TreeLayout layout = grove.layout();
  for (std::size_t i = 0; i < layout.boxes.size(); ++i) {
    QCOMPARE(layout.at(layout.boxes[i].rect.center()), int(i));
    QCOMPARE(layout.find(layout.boxes[i].id), int(i));
  }
  QCOMPARE(layout.at({-1, -1}), -1);
  QCOMPARE(layout.find(Identity{100'000}), -1);
}

void TreeLayoutTest::processes_of_the_observer_are_left_out() {
  Grove grove;
  Pid top = grove.supervisor();
  grove.plant(top, "observer", trace::ProcessKind::Plain);
  QCOMPARE(grove.layout().boxes.size(), std::size_t(1));
}

void TreeLayoutTest::nothing_is_an_empty_layout() {
  TreeLayout layout = Grove().layout();
  QVERIFY(layout.boxes.empty());
  QVERIFY(layout.lines_in({0, 0, 100, 100}).empty());
  QCOMPARE(layout.at({1, 1}), -1);
  QCOMPARE(layout.nearest({1, 1}), -1);
}

void TreeLayoutTest::what_lies_in_a_part_is_what_one_finds_by_looking_at_everything() {
  QFETCH(int, seed);
  TreeLayout layout = random_grove(std::uint64_t(seed)).layout();
  otp::Random random{std::uint64_t(seed)};
  for (int round = 0; round < 50; ++round) {
    auto upto = [&](double most) { return double(random.below(std::uint64_t(most) + 1)); };
    QRectF part(upto(layout.size.width()), upto(layout.size.height()), upto(400), upto(300));
    std::vector<int> expected;
    for (std::size_t i = 0; i < layout.boxes.size(); ++i) {
      const QRectF& rect = layout.boxes[i].rect;
      bool is_apart = rect.right() < part.left() || rect.left() > part.right() ||
                      rect.bottom() < part.top() || rect.top() > part.bottom();
      if (!is_apart) expected.push_back(int(i));
    }
    std::vector<int> found = layout.boxes_in(part);
    std::ranges::sort(found);
    QCOMPARE(found, expected);
  }
}

/// A part of the picture has the lines that cross it, wherever they begin and end.
void TreeLayoutTest::a_part_has_the_lines_that_cross_it() {
  QFETCH(int, seed);
  TreeLayout layout = random_grove(std::uint64_t(seed)).layout();
  auto reaches = [](const QLineF& line, const QRectF& part) {
    return line.x1() <= part.right() && line.x2() >= part.left() && line.y1() <= part.bottom() &&
           line.y2() >= part.top();
  };
  std::vector<QLineF> all = layout.lines_in({QPointF(0, 0), layout.size});
  for (double x = 0; x < layout.size.width(); x += 90) {
    QRectF part(x, layout.size.height() / 2, 80, 60);
    std::vector<QLineF> found = layout.lines_in(part);
    for (const QLineF& line : all) {
      if (reaches(line, part)) QVERIFY(std::ranges::find(found, line) != found.end());
    }
  }
}

void TreeLayoutTest::every_box_is_joined_to_the_one_above_it() {
  QFETCH(int, seed);
  TreeLayout layout = random_grove(std::uint64_t(seed)).layout();
  auto lines = layout.lines_in({QPointF(0, 0), layout.size});
  for (const TreeBox& box : layout.boxes) {
    if (box.up < 0) continue;
    QPointF top(box.rect.center().x(), box.rect.top());
    QPointF left(box.rect.left(), box.rect.center().y());
    QVERIFY(std::ranges::any_of(
        lines, [&](const QLineF& line) { return line.p2() == top || line.p2() == left; }));
  }
}

void TreeLayoutTest::the_nearest_box_is_the_nearest() {
  TreeLayout layout = random_grove(7).layout();
  for (double x = -500; x < layout.size.width() + 500; x += 333) {
    QPointF point(x, x / 2);
    auto distance = [&](const TreeBox& box) { return QLineF(box.rect.center(), point).length(); };
    double least = distance(*std::ranges::min_element(layout.boxes, {}, distance));
    QCOMPARE(distance(layout.boxes[std::size_t(layout.nearest(point))]), least);
  }
}

void TreeLayoutTest::a_chain_of_a_hundred_thousand_can_be_laid_out() {
  Grove grove;
  Pid last = grove.supervisor();
  for (int link = 1; link < 100'000; ++link) last = grove.supervisor(last);
  TreeLayout layout = grove.layout();
  QCOMPARE(layout.boxes.size(), std::size_t(100'000));
  QCOMPARE(layout.size.width(), layout.style.box.width());
  QVERIFY(!grove.model.path_of(grove.model.identity_of(last)).empty());
}

void TreeLayoutTest::a_large_group_opens_into_a_field_that_is_wider_than_high() {
  Grove grove;
  Pid top = grove.supervisor();
  for (int worker = 0; worker < 10'000; ++worker) grove.server(top);
  TreeLayout open = grove.layout({{Identity{1}, Atom("Server").id()}});
  QCOMPARE(open.boxes.size(), std::size_t(10'002));
  QVERIFY(open.size.width() > open.size.height());
  QVERIFY(open.size.width() < 3 * open.size.height());
}

const support::Registered registered(&support::make_case<TreeLayoutTest>);

}  // namespace

#include "tree_layout_test.moc"
