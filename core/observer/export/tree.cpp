#include "observer/export/tree.h"

#include <fmt/format.h>

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

std::string node(const ProcessEntry& entry) { return fmt::format("p{}", entry.id.number); }

std::string_view dot_shape(trace::ProcessKind kind) {
  switch (kind) {
    case trace::ProcessKind::Supervisor: return "box";
    case trace::ProcessKind::Server: return "ellipse";
    case trace::ProcessKind::Plain: return "hexagon";
  }
  return {};
}

std::string dot_node(const ProcessEntry& entry) {
  return fmt::format("  {} [label=\"{}\\n{}\", shape={}{}];\n", node(entry),
                     dot_escaped(entry.title()), dot_escaped(entry.pid.text()),
                     dot_shape(entry.kind), entry.is_alive ? "" : ", style=dashed");
}

std::string mermaid_node(const ProcessEntry& entry) {
  std::string label = mermaid_escaped(entry.title()) + "<br/>" + mermaid_escaped(entry.pid.text());
  std::string_view ended = entry.is_alive ? "" : ":::ended";
  switch (entry.kind) {
    case trace::ProcessKind::Supervisor:
      return fmt::format("  {}[\"{}\"]{}\n", node(entry), label, ended);
    case trace::ProcessKind::Server:
      return fmt::format("  {}([\"{}\"]){}\n", node(entry), label, ended);
    case trace::ProcessKind::Plain:
      return fmt::format("  {}{{{{\"{}\"}}}}{}\n", node(entry), label, ended);
  }
  return {};
}

/// How lines are written, each with two nodes to fill in.
struct Lines {
  fmt::format_string<std::string, std::string> below;
  fmt::format_string<std::string, std::string> link;
  fmt::format_string<std::string, std::string> monitor;
};

std::string lines_between(const SystemModel& model, const Shown& shown,
                          const std::vector<const ProcessEntry*>& processes, const Lines& lines) {
  std::string text;
  for (const ProcessEntry* entry : processes) {
    const ProcessEntry* parent = model.find(entry->parent);
    if (parent == nullptr || !parent->is_in_tree || !shown(*parent)) continue;
    text += fmt::format(lines.below, node(*parent), node(*entry));
  }
  for_each_relation(
      model, processes,
      [&](const auto& one, const auto& other) {
        text += fmt::format(lines.link, node(one), node(other));
      },
      [&](const auto& watcher, const auto& watched) {
        text += fmt::format(lines.monitor, node(watcher), node(watched));
      });
  return text;
}

}  // namespace

Text tree_as_dot(const SystemModel& model, const Shown& shown) {
  auto processes = shown_processes(model, shown);
  if (processes.empty()) return nothing_to_export("no process is shown");
  std::string text = "digraph processes {\n  node [fontname=\"sans-serif\"];\n";
  for (const ProcessEntry* entry : processes) text += dot_node(*entry);
  text +=
      lines_between(model, shown, processes,
                    {"  {} -> {};\n", "  {} -> {} [style=dashed, dir=none, constraint=false];\n",
                     "  {} -> {} [style=dashed, arrowhead=vee, constraint=false];\n"});
  return text + "}\n";
}

Text tree_as_mermaid(const SystemModel& model, const Shown& shown) {
  auto processes = shown_processes(model, shown);
  if (processes.empty()) return nothing_to_export("no process is shown");
  std::string text = "flowchart TD\n";
  for (const ProcessEntry* entry : processes) text += mermaid_node(*entry);
  text +=
      lines_between(model, shown, processes, {"  {} --> {}\n", "  {} -.- {}\n", "  {} -.-> {}\n"});
  return text + "  classDef ended stroke-dasharray: 4 4\n";
}

}  // namespace observer::exporting
