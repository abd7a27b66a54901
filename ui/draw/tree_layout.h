#pragma once

#include <QLineF>
#include <QRectF>
#include <QSizeF>

#include <set>
#include <span>
#include <vector>

#include "draw/box_index.h"
#include "draw/tree_facts.h"

namespace ui {

/// How the boxes below a box are arranged, and joined to it.
enum class Arrangement : std::uint8_t {
  Row,      // side by side, below a bar
  Hanging,  // below each other, on a line that hangs from their parent
  Grid,     // the members of an open group, in rows
};

/// What a box of the tree stands for: one process, or many siblings of one kind.
struct TreeBox {
  QRectF rect;
  Identity id;  // the process; of a group the first of its members
  Identity parent;
  int up = -1;  // the box that it hangs from; -1 at the top
  int first_below = 0;
  int count_below = 0;
  int group = -1;  // -1 for one process
  Arrangement below = Arrangement::Hanging;

  bool is_group() const { return group >= 0; }
};

/// Siblings of one kind that share a box.
struct TreeGroup {
  std::size_t first_member = 0;
  std::size_t size = 0;
  bool is_open = false;
};

/// The settings that make one picture of a tree rather than another.
struct TreeStyle {
  QSizeF box{164, 34};
  double gap = 6;              // between boxes that stand below each other
  double branch_gap = 12;      // between branches that stand side by side
  double level_gap = 18;       // between a box and the row below it
  double indent = 14;          // of boxes that hang below another
  std::size_t group_from = 9;  // so many leaves of one kind become a group
  std::size_t grid_columns = 8;
  double grid_shape = 1.8;  // width to height of a grid that has more rows than columns
};

/// Where everything stands. The boxes below a box follow each other; all of them come after it.
struct TreeLayout {
  std::vector<TreeBox> boxes;
  std::vector<TreeGroup> groups;
  std::vector<Identity> members;  // of all groups
  std::vector<QLineF> trunks;     // bars and stems that join more than one box to theirs
  int top_count = 0;              // of boxes that hang from none; they come first
  QSizeF size;
  TreeStyle style;

  std::span<const Identity> members_of(const TreeBox& box) const;
  /// The box that shows a process, alone or as a member of a group; -1 when it is not in the tree.
  int find(Identity id) const { return box_of_[id.number] - 1; }
  /// The box of the group that has a process, be it closed or open; -1 when it is in none.
  int group_of(Identity id) const;
  /// The box at a point; -1 when there is none.
  int at(QPointF point) const;
  /// The box nearest to a point; -1 when there are none.
  int nearest(QPointF point) const;
  /// The boxes in a part of the layout, roughly from top to bottom.
  std::vector<int> boxes_in(const QRectF& part) const { return index_.in(boxes, part); }
  /// The connectors that can be seen in a part of the layout, horizontal or vertical.
  std::vector<QLineF> lines_in(const QRectF& part) const;
  /// The line from a bar or a stem to a box; a null line when there is none.
  QLineF branch_to(const TreeBox& box) const;
  /// The line from a box to the bar below it; a null line when there is none.
  QLineF drop_from(const TreeBox& box) const;

 private:
  friend class Arranger;
  BoxIndex index_;
  observer::Paged<int> box_of_;  // one more than the box, by number of the identity
};

/// The key under which a group is expanded: its parent and its label.
using GroupKey = std::pair<Identity, std::uint32_t>;

/// Arranges the processes of a system: branches of supervisors side by side, the workers of each
/// hanging below it. Many siblings of the same kind become one box unless `expanded` has it. The
/// observer's own processes are left out.
/// @pre the facts are those of the model
/// @thread any
TreeLayout lay_out(const observer::SystemModel& model, const TreeFacts& facts,
                   const std::set<GroupKey>& expanded, const TreeStyle& style);

}  // namespace ui
