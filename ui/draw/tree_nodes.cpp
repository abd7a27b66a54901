#include "draw/tree_nodes.h"

namespace ui {
namespace {

bool is_found(const TreeScene& scene, const TreeBox& box) {
  if (!scene.found().is_active()) return true;
  return box.is_group() ? scene.sums_of(box).matches > 0 : scene.finds_now(box.id);
}

}  // namespace

std::vector<observer::exporting::TreeNode> nodes_of(const TreeScene& scene) {
  std::vector<observer::exporting::TreeNode> nodes;
  for (const TreeBox& box : scene.layout().boxes) {
    observer::exporting::TreeNode node{.id = box.id, .siblings = {}};
    if (box.is_group()) node.siblings = scene.layout().members_of(box);
    if (box.up >= 0) node.up = std::size_t(box.up);
    node.is_dimmed = !is_found(scene, box);
    nodes.push_back(node);
  }
  return nodes;
}

}  // namespace ui
