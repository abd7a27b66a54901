#pragma once

#include <optional>
#include <span>
#include <vector>

#include "observer/export/common.h"

namespace observer::exporting {

/// A node of the graph: a process, or siblings of one kind that share a box.
struct TreeNode {
  Identity id;                         // of siblings the first
  std::span<const Identity> siblings;  // all that share it; empty for one process
  std::optional<std::size_t> up = {};  // what it hangs from, by its place among the nodes
  bool is_dimmed = false;              // a search does not find it
};

// The supervision tree as a graph: supervisors, servers and plain processes in different shapes,
// what is below what as solid lines, links as dashed ones, monitors as dashed arrows. Processes
// that have ended are dashed, what is dimmed is grey. A process without a node is not there, nor is
// a line to it; the lines of siblings that share a node are those of the node, each once.

/// For Graphviz.
Text tree_as_dot(const SystemModel& model, std::span<const TreeNode> nodes);

/// A Mermaid flowchart.
Text tree_as_mermaid(const SystemModel& model, std::span<const TreeNode> nodes);

}  // namespace observer::exporting
