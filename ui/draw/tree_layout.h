#pragma once

#include <QLineF>
#include <QRectF>
#include <QSizeF>

#include <set>
#include <vector>

#include "observer/system_model.h"

namespace ui {

using observer::Identity;

/// What a box of the tree stands for: one process, or many siblings of one kind.
struct TreeBox {
  QRectF rect;
  Identity id;                    // the process; of a group the first of its members
  std::vector<Identity> members;  // of a group; empty for one process
  Identity parent;

  bool is_group() const { return !members.empty(); }
};

struct TreeLayout {
  std::vector<TreeBox> boxes;
  std::vector<QLineF> lines;  // connectors, horizontal or vertical
  QSizeF size;

  /// The box that shows a process, alone or as a member of a group; -1 when it is not in the tree.
  int find(Identity id) const;
  /// The box at a point; -1 when there is none.
  int at(QPointF point) const;
};

/// The settings that make one picture of a tree rather than another.
struct TreeStyle {
  QSizeF box{164, 38};
  double gap = 8;              // between boxes that stand below each other
  double branch_gap = 14;      // between branches that stand side by side
  double level_gap = 22;       // between a box and the row below it
  double indent = 14;          // of boxes that hang below another
  std::size_t group_from = 9;  // so many leaves of one kind become a group
  std::size_t grid_columns = 8;
};

/// Arranges the processes of a system: branches of supervisors side by side, the workers of each
/// hanging below it. Many siblings of the same kind become one box unless `expanded` has it (by the
/// group's parent and label). The observer's own processes are left out.
/// @thread any
using GroupKey = std::pair<Identity, std::uint32_t>;
TreeLayout lay_out(const observer::SystemModel& model, const std::set<GroupKey>& expanded,
                   const TreeStyle& style);
/// The key under which a box is expanded.
GroupKey group_key(const observer::SystemModel& model, const TreeBox& box);

}  // namespace ui
