#include "draw/tree_layout.h"

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

/// What a part of the tree takes up, before it has a place.
struct Extent {
  double width = 0;
  double height = 0;
  double middle = 0;  // of its first box, from the left
};

}  // namespace

/// Arranges in three passes over arrays, so that a tree of any depth can be arranged: from the top
/// down which boxes there are, from the bottom up how much room each branch needs, and down again
/// where each stands.
class Arranger {
 public:
  Arranger(const observer::SystemModel& model, const TreeFacts& facts,
           const std::set<GroupKey>& expanded, TreeLayout& layout)
      : model_(model), facts_(facts), expanded_(expanded), layout_(layout), style_(layout.style) {}

  void arrange() {
    add_below({}, model_.top(), -1);
    layout_.top_count = int(boxes().size());
    for (std::size_t i = 0; i < boxes().size(); ++i) add_all_below(i);
    measure();
    place();
    index();
  }

 private:
  std::vector<TreeBox>& boxes() { return layout_.boxes; }

  // Which boxes there are

  void add_all_below(std::size_t box) {
    int first = int(boxes().size());
    if (boxes()[box].is_group()) {
      add_members(box);
    } else {
      Identity id = boxes()[box].id;
      const ProcessFacts* facts = facts_.find(id);
      if (facts == nullptr || facts->children == 0) return;
      boxes()[box].below = add_below(id, model_.find(id)->children, int(box));
    }
    boxes()[box].first_below = first;
    boxes()[box].count_below = int(boxes().size()) - first;
  }

  void add(Identity id, Identity parent, int up, int group = -1) {
    TreeBox box;
    box.id = id;
    box.parent = parent;
    box.up = up;
    box.group = group;
    boxes().push_back(box);
  }

  /// Adds the boxes of siblings, those of one kind made one.
  Arrangement add_below(Identity parent, const std::vector<Identity>& children, int up) {
    count_leaves(children);
    std::size_t first = boxes().size();
    int branches = 0;
    for (Identity child : children) {
      const ProcessFacts* facts = facts_.find(child);
      if (facts == nullptr || facts->is_hidden) continue;
      if (is_grouped(*facts)) {
        add_to_group(*facts, parent, up);
        continue;
      }
      add(child, parent, up);
      bool is_branch = facts->kind == observer::ProcessKind::Supervisor && facts->children > 0;
      if (is_branch) ++branches;
    }
    for (std::uint32_t label : counted_) leaves_[label] = {};
    counted_.clear();
    bool is_link = boxes().size() == first + 1 && is_supervisor(boxes()[first]);
    return branches >= 2 || is_link ? Arrangement::Row : Arrangement::Hanging;
  }

  /// A single child that is a supervisor stands below its parent like the next link of a chain.
  bool is_supervisor(const TreeBox& box) const {
    return facts_.find(box.id)->kind == observer::ProcessKind::Supervisor;
  }

  struct Leaves {
    std::size_t count = 0;
    int group = -1;
  };

  void count_leaves(const std::vector<Identity>& children) {
    if (children.size() < style_.group_from) return;
    for (Identity child : children) {
      const ProcessFacts* facts = facts_.find(child);
      if (facts == nullptr || facts->is_hidden || !facts->is_leaf()) continue;
      if (facts->label >= leaves_.size()) leaves_.resize(facts->label + 1);
      if (leaves_[facts->label].count++ == 0) counted_.push_back(facts->label);
    }
  }

  bool is_grouped(const ProcessFacts& facts) const {
    return facts.is_leaf() && facts.label < leaves_.size() &&
           leaves_[facts.label].count >= style_.group_from;
  }

  void add_to_group(const ProcessFacts& facts, Identity parent, int up) {
    Leaves& alike = leaves_[facts.label];
    if (alike.group < 0) {
      alike.group = int(layout_.groups.size());
      bool is_open = expanded_.contains({parent, facts.label});
      layout_.groups.push_back({layout_.members.size(), 0, is_open});
      layout_.members.resize(layout_.members.size() + alike.count);
      add(facts.id, parent, up, alike.group);
    }
    TreeGroup& group = layout_.groups[std::size_t(alike.group)];
    layout_.members[group.first_member + group.size++] = facts.id;
  }

  /// An open group has its own box, and all members in rows below it.
  void add_members(std::size_t box) {
    const TreeGroup& group = layout_.groups[std::size_t(boxes()[box].group)];
    if (!group.is_open) return;
    Identity parent = boxes()[box].parent;
    for (std::size_t i = 0; i < group.size; ++i) {
      add(layout_.members[group.first_member + i], parent, int(box));
    }
    boxes()[box].below = Arrangement::Grid;
  }

  // How much room they need

  void measure() {
    extents_.assign(boxes().size(), {});
    for (std::size_t i = boxes().size(); i-- > 0;) {
      const TreeBox& box = boxes()[i];
      if (box.count_below == 0) {
        extents_[i] = {style_.box.width(), style_.box.height(), style_.box.width() / 2};
        continue;
      }
      switch (box.below) {
        case Arrangement::Row: extents_[i] = row(box); break;
        case Arrangement::Hanging: extents_[i] = hanging(box); break;
        case Arrangement::Grid: extents_[i] = grid(box); break;
      }
    }
  }

  Extent side_by_side(std::size_t first, std::size_t count) const {
    Extent all;
    for (std::size_t i = first; i < first + count; ++i) {
      all.width += extents_[i].width + style_.branch_gap;
      all.height = std::max(all.height, extents_[i].height);
    }
    all.width -= style_.branch_gap;
    return all;
  }

  Extent row(const TreeBox& box) const {
    auto first = std::size_t(box.first_below);
    std::size_t last = first + std::size_t(box.count_below) - 1;
    Extent all = side_by_side(first, std::size_t(box.count_below));
    double last_middle = all.width - extents_[last].width + extents_[last].middle;
    all.middle = (extents_[first].middle + last_middle) / 2;
    all.height += style_.box.height() + style_.level_gap;
    return all;
  }

  Extent hanging(const TreeBox& box) const {
    Extent all{style_.box.width(), style_.box.height(), style_.box.width() / 2};
    for (int i = box.first_below; i < box.first_below + box.count_below; ++i) {
      const Extent& below = extents_[std::size_t(i)];
      all.width = std::max(all.width, style_.indent + below.width);
      all.height += style_.gap + below.height;
    }
    return all;
  }

  QSizeF step() const { return style_.box + QSizeF(style_.gap, style_.gap); }

  /// A large group becomes a field of the shape of a screen, so that its members stay together.
  std::size_t columns_for(std::size_t members) const {
    double ideal =
        std::sqrt(double(members) * style_.grid_shape * step().height() / step().width());
    return std::min(members, std::max(style_.grid_columns, std::size_t(std::ceil(ideal))));
  }

  Extent grid(const TreeBox& box) const {
    auto members = std::size_t(box.count_below);
    std::size_t columns = columns_for(members);
    std::size_t rows = 1 + (members + columns - 1) / columns;
    return {style_.indent + step().width() * double(columns) - style_.gap,
            step().height() * double(rows) - style_.gap, style_.box.width() / 2};
  }

  // Where each stands

  /// Sets the left and upper edge of what a box takes up with all below it; its rectangle follows
  /// when its turn comes.
  void stand(std::size_t box, double left, double top) {
    boxes()[box].rect = QRectF(QPointF(left, top), style_.box);
  }

  void place() {
    auto top = std::size_t(layout_.top_count);
    Extent all = side_by_side(0, top);
    layout_.size = boxes().empty() ? QSizeF() : QSizeF(all.width, all.height);
    place_row(0, top, 0, 0);
    for (std::size_t i = 0; i < boxes().size(); ++i) {
      TreeBox& box = boxes()[i];
      QPointF corner = box.rect.topLeft();
      box.rect.moveLeft(corner.x() + extents_[i].middle - style_.box.width() / 2);
      add_long_branch(box, corner.x());
      if (box.count_below == 0) continue;
      switch (box.below) {
        case Arrangement::Row: {
          double y = corner.y() + style_.box.height() + style_.level_gap;
          place_row(std::size_t(box.first_below), std::size_t(box.count_below), corner.x(), y);
          break;
        }
        case Arrangement::Hanging: place_hanging(box); break;
        case Arrangement::Grid: place_grid(box); break;
      }
      add_trunk(i);
    }
  }

  void place_row(std::size_t first, std::size_t count, double left, double top) {
    for (std::size_t i = first; i < first + count; ++i) {
      stand(i, left, top);
      left += extents_[i].width + style_.branch_gap;
    }
  }

  void place_hanging(const TreeBox& box) {
    double top = box.rect.bottom() + style_.gap;
    for (int i = box.first_below; i < box.first_below + box.count_below; ++i) {
      stand(std::size_t(i), box.rect.left() + style_.indent, top);
      top += extents_[std::size_t(i)].height + style_.gap;
    }
  }

  void place_grid(const TreeBox& box) {
    std::size_t columns = columns_for(std::size_t(box.count_below));
    for (std::size_t i = 0; i < std::size_t(box.count_below); ++i) {
      stand(std::size_t(box.first_below) + i,
            box.rect.left() + style_.indent + step().width() * double(i % columns),
            box.rect.top() + step().height() * double(1 + i / columns));
    }
  }

  /// The children of a box have no rectangles of their own yet, but their extents are known.
  void add_trunk(std::size_t i) {
    const TreeBox& box = boxes()[i];
    auto first = std::size_t(box.first_below);
    std::size_t last = first + std::size_t(box.count_below) - 1;
    double top = box.rect.bottom();
    if (box.below == Arrangement::Hanging) {
      double x = box.rect.left() + style_.indent / 2;
      double end = boxes()[last].rect.top() + style_.box.height() / 2;
      layout_.trunks.emplace_back(x, top, x, end);
    } else if (box.below == Arrangement::Row && first != last) {
      double y = top + style_.level_gap / 2;
      layout_.trunks.emplace_back(boxes()[first].rect.left() + extents_[first].middle, y,
                                  boxes()[last].rect.left() + extents_[last].middle, y);
    }
  }

  /// A box that stands in the middle of a row below it is far from the stem that it hangs on.
  void add_long_branch(const TreeBox& box, double left) {
    bool is_far = box.rect.left() > left;
    if (!is_far || box.up < 0) return;
    if (boxes()[std::size_t(box.up)].below != Arrangement::Hanging) return;
    double y = box.rect.center().y();
    layout_.trunks.emplace_back(left - style_.indent / 2, y, box.rect.left(), y);
  }

  /// A member of an open group is found in its own box, which comes after that of the group.
  void index() {
    for (std::size_t i = 0; i < boxes().size(); ++i) {
      int place = int(i) + 1;
      layout_.box_of_.set(boxes()[i].id.number, place);
      for (Identity member : layout_.members_of(boxes()[i])) {
        layout_.box_of_.set(member.number, place);
      }
    }
    layout_.index_ = BoxIndex(boxes(), style_.box, layout_.size.height());
  }

  const observer::SystemModel& model_;
  const TreeFacts& facts_;
  const std::set<GroupKey>& expanded_;
  TreeLayout& layout_;
  const TreeStyle& style_;
  std::vector<Leaves> leaves_;          // by label, of the siblings at hand
  std::vector<std::uint32_t> counted_;  // their labels
  std::vector<Extent> extents_;         // by box
};

TreeLayout lay_out(const observer::SystemModel& model, const TreeFacts& facts,
                   const std::set<GroupKey>& expanded, const TreeStyle& style) {
  TreeLayout layout;
  layout.style = style;
  Arranger(model, facts, expanded, layout).arrange();
  return layout;
}

std::span<const Identity> TreeLayout::members_of(const TreeBox& box) const {
  if (!box.is_group()) return {};
  const TreeGroup& group = groups[std::size_t(box.group)];
  return std::span(members).subspan(group.first_member, group.size);
}

int TreeLayout::group_of(Identity id) const {
  int box = find(id);
  if (box >= 0 && !boxes[std::size_t(box)].is_group()) box = boxes[std::size_t(box)].up;
  return box >= 0 && boxes[std::size_t(box)].is_group() ? box : -1;
}

int TreeLayout::at(QPointF point) const {
  for (int box : boxes_in(QRectF(point, QSizeF(0, 0)))) {
    if (boxes[std::size_t(box)].rect.contains(point)) return box;
  }
  return -1;
}

int TreeLayout::nearest(QPointF point) const {
  if (boxes.empty()) return -1;
  auto distance = [&](int box) {
    return QLineF(boxes[std::size_t(box)].rect.center(), point).length();
  };
  auto around = [&](double reach) {
    return boxes_in(QRectF(point, QSizeF(0, 0)).adjusted(-reach, -reach, reach, reach));
  };
  double reach = style.box.width();
  while (around(reach).empty()) reach *= 4;
  std::vector<int> found = around(reach);
  found = around(distance(*std::ranges::min_element(found, {}, distance)));
  return *std::ranges::min_element(found, {}, distance);
}

QLineF TreeLayout::branch_to(const TreeBox& box) const {
  if (box.up < 0) return {};
  const TreeBox& parent = boxes[std::size_t(box.up)];
  switch (parent.below) {
    case Arrangement::Row: {
      QPointF end(box.rect.center().x(), box.rect.top());
      return {end - QPointF(0, style.level_gap / 2), end};
    }
    case Arrangement::Hanging: {
      QPointF end(box.rect.left(), box.rect.center().y());
      return {end - QPointF(style.indent / 2, 0), end};
    }
    case Arrangement::Grid: return {};
  }
  return {};
}

QLineF TreeLayout::drop_from(const TreeBox& box) const {
  if (box.count_below == 0 || box.below != Arrangement::Row) return {};
  QPointF start(box.rect.center().x(), box.rect.bottom());
  return {start, start + QPointF(0, style.level_gap / 2)};
}

std::vector<QLineF> TreeLayout::lines_in(const QRectF& part) const {
  std::vector<QLineF> lines;
  QRectF near = part.adjusted(-1, -1, 1, 1);
  for (const QLineF& trunk : trunks) {
    bool is_near = trunk.x1() <= near.right() && trunk.x2() >= near.left() &&
                   trunk.y1() <= near.bottom() && trunk.y2() >= near.top();
    if (is_near) lines.push_back(trunk);
  }
  double reach = std::max(style.level_gap, style.indent);
  for (int i : boxes_in(part.adjusted(-reach, -reach, reach, reach))) {
    const TreeBox& box = boxes[std::size_t(i)];
    for (const QLineF& line : {branch_to(box), drop_from(box)}) {
      if (!line.isNull()) lines.push_back(line);
    }
  }
  return lines;
}

}  // namespace ui
