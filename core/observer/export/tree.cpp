#include "observer/export/tree.h"

#include <fmt/format.h>

#include <map>
#include <set>

#include "observer/export/mermaid_text.h"

namespace observer::exporting {

namespace {

/// A text in a DOT string, where only quotes and backslashes mean something.
std::string dot_escaped(std::string_view text) {
  std::string escaped;
  for (char c : text) {
    if (c == '"' || c == '\\') escaped += '\\';
    if (c == '\n') escaped += "\\n";
    else escaped += c;
  }
  return escaped;
}

std::string name_of(std::size_t node) { return fmt::format("p{}", node + 1); }

/// How lines are written, each with two nodes to fill in.
struct Lines {
  fmt::format_string<std::string, std::string> below;
  fmt::format_string<std::string, std::string> link;
  fmt::format_string<std::string, std::string> monitor;
};

std::string_view dot_shape(trace::ProcessKind kind) {
  switch (kind) {
    case trace::ProcessKind::Supervisor: return "box";
    case trace::ProcessKind::Server: return "ellipse";
    case trace::ProcessKind::Plain: return "hexagon";
  }
  return {};
}

bool is_group(const TreeNode& node) { return !node.siblings.empty(); }

/// A group is called by its kind and its count, a process by its title and its pid.
std::pair<std::string, std::string> words_of(const TreeNode& node, const ProcessEntry& entry) {
  if (!is_group(node)) return {entry.title(), entry.pid.text()};
  return {std::string(entry.label.text()), fmt::format("\u00d7 {}", node.siblings.size())};
}

/// The nodes of a tree, and which of them shows a process.
class Graph {
 public:
  Graph(const SystemModel& model, std::span<const TreeNode> nodes) : model_(model), nodes_(nodes) {
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      for (Identity sibling : nodes[i].siblings) place(sibling, i);
    }
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      if (!is_group(nodes[i])) place(nodes[i].id, i);
    }
  }

  std::string lines(const Lines& lines) const;

 private:
  using Line = std::pair<std::size_t, std::size_t>;
  void place(Identity id, std::size_t node) {
    const ProcessEntry* entry = model_.find(id);
    if (entry != nullptr && node_of_.insert_or_assign(id, node).second) among_.push_back(entry);
  }

  const SystemModel& model_;
  std::span<const TreeNode> nodes_;
  std::map<Identity, std::size_t> node_of_;
  std::vector<const ProcessEntry*> among_;
};

std::string Graph::lines(const Lines& lines) const {
  std::string text;
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    if (nodes_[i].up) text += fmt::format(lines.below, name_of(*nodes_[i].up), name_of(i));
  }
  std::set<Line> links, monitors;
  auto add_to = [this](std::set<Line>& all) {
    return [this, &all](const ProcessEntry& one, const ProcessEntry& other) {
      Line line(node_of_.at(one.id), node_of_.at(other.id));
      if (line.first != line.second) all.insert(line);
    };
  };
  for_each_relation(model_, among_, add_to(links), add_to(monitors));
  for (auto [one, other] : links) {
    if (one < other || !links.contains({other, one}))
      text += fmt::format(lines.link, name_of(one), name_of(other));
  }
  for (auto [watcher, watched] : monitors)
    text += fmt::format(lines.monitor, name_of(watcher), name_of(watched));
  return text;
}

std::string dot_node(std::size_t place, const TreeNode& node, const ProcessEntry& entry) {
  auto [title, below] = words_of(node, entry);
  std::string look;
  if (!entry.is_alive && !is_group(node)) look += ", style=dashed";
  if (is_group(node)) look += ", peripheries=2";
  if (node.is_dimmed) look += ", color=gray, fontcolor=gray";
  return fmt::format("  {} [label=\"{}\\n{}\", shape={}{}];\n", name_of(place), dot_escaped(title),
                     dot_escaped(below), dot_shape(entry.kind), look);
}

std::string mermaid_node(std::size_t place, const TreeNode& node, const ProcessEntry& entry) {
  auto [title, below] = words_of(node, entry);
  std::string label = mermaid_escaped(title) + "<br/>" + mermaid_escaped(below);
  std::string_view look = node.is_dimmed                       ? ":::dimmed"
                          : !entry.is_alive && !is_group(node) ? ":::ended"
                                                               : "";
  switch (entry.kind) {
    case trace::ProcessKind::Supervisor:
      return fmt::format("  {}[\"{}\"]{}\n", name_of(place), label, look);
    case trace::ProcessKind::Server:
      return fmt::format("  {}([\"{}\"]){}\n", name_of(place), label, look);
    case trace::ProcessKind::Plain:
      return fmt::format("  {}{{{{\"{}\"}}}}{}\n", name_of(place), label, look);
  }
  return {};
}

/// All nodes, each written by `write`.
template <class Write>
std::string each_node(const SystemModel& model, std::span<const TreeNode> nodes, Write&& write) {
  std::string text;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (const ProcessEntry* entry = model.find(nodes[i].id)) text += write(i, nodes[i], *entry);
  }
  return text;
}

}  // namespace

Text tree_as_dot(const SystemModel& model, std::span<const TreeNode> nodes) {
  if (nodes.empty()) return nothing_to_export("no process is shown");
  return "digraph processes {\n  node [fontname=\"sans-serif\"];\n" +
         each_node(model, nodes, &dot_node) +
         Graph(model, nodes)
             .lines({"  {} -> {};\n", "  {} -> {} [style=dashed, dir=none, constraint=false];\n",
                     "  {} -> {} [style=dashed, arrowhead=vee, constraint=false];\n"}) +
         "}\n";
}

Text tree_as_mermaid(const SystemModel& model, std::span<const TreeNode> nodes) {
  if (nodes.empty()) return nothing_to_export("no process is shown");
  return "flowchart TD\n" + each_node(model, nodes, &mermaid_node) +
         Graph(model, nodes).lines({"  {} --> {}\n", "  {} -.- {}\n", "  {} -.-> {}\n"}) +
         "  classDef ended stroke-dasharray: 4 4\n"
         "  classDef dimmed color:#999,stroke:#bbb,fill:none\n";
}

}  // namespace observer::exporting
