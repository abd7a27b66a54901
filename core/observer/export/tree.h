#pragma once

#include "observer/export/common.h"

namespace observer::exporting {

// The supervision tree as a graph: supervisors, servers and plain processes in different shapes,
// what is below what as solid lines, links as dashed ones, monitors as dashed arrows. Processes
// that have ended are dashed. What is not shown is not there, nor is a line to it.

/// For Graphviz.
Text tree_as_dot(const SystemModel& model, const Shown& shown = &everything);

/// A Mermaid flowchart.
Text tree_as_mermaid(const SystemModel& model, const Shown& shown = &everything);

}  // namespace observer::exporting
