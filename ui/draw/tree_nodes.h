#pragma once

#include "draw/tree_scene.h"
#include "observer/export/tree.h"

namespace ui {

/// The boxes of a tree as nodes of a graph, for other programs: closed groups are one node, what
/// the search greys out is dimmed.
/// @pre the scene and its model outlive the nodes
std::vector<observer::exporting::TreeNode> nodes_of(const TreeScene& scene);

}  // namespace ui
