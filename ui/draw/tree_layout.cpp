#include "draw/tree_layout.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace ui {
namespace {

using observer::ProcessEntry;
using observer::SystemModel;

/// Part of the tree that is laid out already, with its upper left corner at the origin.
struct Block {
  std::vector<TreeBox> boxes;
  std::vector<QLineF> lines;
  QSizeF size;
  QPointF top;   // middle of the upper edge of its first box
  QPointF left;  // middle of the left edge of its first box

  void take(Block other, QPointF at) {
    for (TreeBox& box : other.boxes) {
      box.rect.translate(at);
      boxes.push_back(std::move(box));
    }
    for (QLineF& line : other.lines) lines.push_back(line.translated(at));
  }
};

class Arranger {
 public:
  Arranger(const SystemModel& model, const std::set<GroupKey>& expanded, const TreeStyle& style)
      : model_(model), expanded_(expanded), style_(style) {}

  Block everything() {
    std::vector<Block> roots = below({}, model_.top());
    if (roots.size() == 1) return std::move(roots.front());
    return side_by_side(std::move(roots), nullptr);
  }

 private:
  /// The blocks of the children of a process, groups of siblings made one.
  std::vector<Block> below(Identity parent, const std::vector<Identity>& children) {
    std::map<std::uint32_t, std::vector<Identity>> leaves;  // by label
    for (Identity child : children) {
      const ProcessEntry* entry = model_.find(child);
      if (is_leaf(*entry)) leaves[entry->label.id()].push_back(child);
    }
    std::vector<Block> blocks;
    std::set<std::uint32_t> grouped;
    for (Identity child : children) {
      const ProcessEntry* entry = model_.find(child);
      if (entry->is_own) continue;
      auto& alike = leaves[entry->label.id()];
      if (!is_leaf(*entry) || alike.size() < style_.group_from) {
        blocks.push_back(process(*entry));
      } else if (grouped.insert(entry->label.id()).second) {
        bool is_expanded = expanded_.contains({parent, entry->label.id()});
        blocks.push_back(is_expanded ? grid(parent, alike) : group(parent, alike));
      }
    }
    return blocks;
  }

  bool is_leaf(const ProcessEntry& entry) const {
    return !entry.is_supervisor() && visible_children(entry) == 0;
  }

  std::size_t visible_children(const ProcessEntry& entry) const {
    return static_cast<std::size_t>(std::ranges::count_if(
        entry.children, [this](Identity child) { return !model_.find(child)->is_own; }));
  }

  Block box(TreeBox contents) const {
    Block block;
    contents.rect = QRectF(QPointF(0, 0), style_.box);
    block.size = style_.box;
    block.top = {style_.box.width() / 2, 0};
    block.left = {0, style_.box.height() / 2};
    block.boxes.push_back(std::move(contents));
    return block;
  }

  Block process(const ProcessEntry& entry) {
    Block own = box({{}, entry.id, {}, entry.parent});
    std::vector<Block> children = below(entry.id, entry.children);
    if (children.empty()) return own;
    bool is_row = children.size() == 1 ? is_branch(entry.children) : branches(entry) >= 2;
    return is_row ? side_by_side(std::move(children), &own)
                  : hanging(std::move(children), std::move(own));
  }

  /// How many children are supervisors with something below them.
  int branches(const ProcessEntry& entry) const {
    int count = 0;
    for (Identity child : entry.children) {
      const ProcessEntry* below = model_.find(child);
      if (below->is_supervisor() && visible_children(*below) > 0) ++count;
    }
    return count;
  }

  /// A single child that is a supervisor stands below its parent like the next link of a chain.
  bool is_branch(const std::vector<Identity>& children) const {
    return model_.find(children.front())->is_supervisor();
  }

  Block group(Identity parent, const std::vector<Identity>& members) const {
    return box({{}, members.front(), members, parent});
  }

  /// An expanded group: its own box, and all members in rows below it.
  Block grid(Identity parent, const std::vector<Identity>& members) const {
    Block block = group(parent, members);
    double step_x = style_.box.width() + style_.gap;
    double step_y = style_.box.height() + style_.gap;
    for (std::size_t i = 0; i < members.size(); ++i) {
      QPointF at(style_.indent + step_x * static_cast<double>(i % style_.grid_columns),
                 step_y * static_cast<double>(1 + i / style_.grid_columns));
      block.boxes.push_back({QRectF(at, style_.box), members[i], {}, parent});
    }
    std::size_t columns = std::min(members.size(), style_.grid_columns);
    std::size_t rows = 1 + (members.size() + style_.grid_columns - 1) / style_.grid_columns;
    block.size = {style_.indent + step_x * static_cast<double>(columns) - style_.gap,
                  step_y * static_cast<double>(rows) - style_.gap};
    return block;
  }

  /// Children in a row, joined by a bar, below the middle of their parent if there is one.
  Block side_by_side(std::vector<Block> children, const Block* parent) const {
    Block block;
    double y = parent != nullptr ? style_.box.height() + style_.level_gap : 0;
    double bar = y - style_.level_gap / 2;
    double x = 0;
    double height = 0;
    std::vector<QPointF> tops;
    for (Block& child : children) {
      QPointF at(x, y);
      tops.push_back(child.top + at);
      x += child.size.width() + style_.branch_gap;
      height = std::max(height, child.size.height());
      block.take(std::move(child), at);
    }
    block.size = {std::max(x - style_.branch_gap, style_.box.width()), y + height};
    if (parent == nullptr) return block;
    double middle = (tops.front().x() + tops.back().x()) / 2;
    QPointF corner(std::max(0.0, middle - style_.box.width() / 2), 0);
    for (QPointF top : tops) block.lines.emplace_back(top.x(), bar, top.x(), top.y());
    block.lines.emplace_back(tops.front().x(), bar, tops.back().x(), bar);
    block.lines.emplace_back(middle, style_.box.height(), middle, bar);
    return under(*parent, corner, std::move(block));
  }

  /// Children below each other, indented, on a line that hangs from their parent.
  Block hanging(std::vector<Block> children, Block own) const {
    Block block;
    double x = style_.indent;
    double y = style_.box.height() + style_.gap;
    double stem = style_.indent / 2;
    double last = 0;
    double width = style_.box.width();
    for (Block& child : children) {
      QPointF at(x, y);
      QPointF left = child.left + at;
      block.lines.emplace_back(stem, left.y(), left.x(), left.y());
      last = left.y();
      y += child.size.height() + style_.gap;
      width = std::max(width, x + child.size.width());
      block.take(std::move(child), at);
    }
    block.lines.emplace_back(stem, style_.box.height(), stem, last);
    block.size = {width, y - style_.gap};
    return under(own, {0, 0}, std::move(block));
  }

  /// Puts the box of a parent at its place, first in the block so that painting goes top down.
  static Block under(const Block& parent, QPointF corner, Block rest) {
    Block block;
    block.take(parent, corner);
    block.top = parent.top + corner;
    block.left = parent.left + corner;
    block.size = rest.size;
    block.take(std::move(rest), {0, 0});
    return block;
  }

  const SystemModel& model_;
  const std::set<GroupKey>& expanded_;
  const TreeStyle& style_;
};

}  // namespace

int TreeLayout::find(Identity id) const {
  int in_group = -1;
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    const TreeBox& box = boxes[i];
    if (!box.is_group() && box.id == id) return static_cast<int>(i);
    if (box.is_group() && std::ranges::find(box.members, id) != box.members.end()) {
      in_group = static_cast<int>(i);
    }
  }
  return in_group;
}

int TreeLayout::at(QPointF point) const {
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    if (boxes[i].rect.contains(point)) return static_cast<int>(i);
  }
  return -1;
}

TreeLayout lay_out(const SystemModel& model, const std::set<GroupKey>& expanded,
                   const TreeStyle& style) {
  Block block = Arranger(model, expanded, style).everything();
  return {std::move(block.boxes), std::move(block.lines), block.size};
}

GroupKey group_key(const SystemModel& model, const TreeBox& box) {
  const ProcessEntry* first = model.find(box.id);
  return {box.parent, first != nullptr ? first->label.id() : 0};
}

}  // namespace ui
