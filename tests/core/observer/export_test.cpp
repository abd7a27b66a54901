// What other programs get: read back, and compared with what it was made of.

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <regex>

#include "observer/export/findings.h"
#include "observer/export/sequence.h"
#include "observer/export/table.h"
#include "observer/export/tree.h"
#include "told_flow.h"

namespace observer::exporting {
namespace {

using namespace support;
using namespace otp::literals;
using enum MessageRole;
using Origin = MessageRecord::Origin;

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::size_t count(const std::string& text, const std::string& pattern) {
  std::regex wanted(pattern);
  auto lines = lines_of(text);
  return static_cast<std::size_t>(std::ranges::count_if(
      lines, [&](const std::string& line) { return std::regex_match(line, wanted); }));
}

bool is_refused(const Text& text) {
  return !text && text.error().is("nothing_to_export"_a) && !text.error().sentence.empty();
}

// The tree

const Pid top = pid(1), worker = pid(2), guest = pid(3), dead = pid(4);

/// A supervisor with a worker, a guest that is linked to it and watches it, and a dead child.
Told small_system() {
  Told told;
  told << spawned_supervisor(top) << spawned_server(worker, top) << spawned(guest, worker);
  told << spawned_server(dead, top) << trace::ChildStarted{top, "dead"_a, dead, 1, {}};
  told << trace::ChildStarted{top, "a \"b\" \\ <c>\n#1;"_a, worker, 1, {}};
  told << trace::Linked{guest, worker} << trace::Monitored{guest, worker, Ref{7}};
  told << trace::Exited{dead, "x"_a};
  return told;
}

/// A node for each process that passes.
std::vector<TreeNode> nodes_of(const SystemModel& model, const Shown& shown = &everything) {
  std::vector<TreeNode> nodes;
  std::map<Identity, std::size_t> places;
  for (const ProcessEntry* entry : shown_processes(model, shown)) {
    places[entry->id] = nodes.size();
    nodes.push_back({.id = entry->id, .siblings = {}});
  }
  for (TreeNode& node : nodes) {
    auto parent = places.find(model.find(node.id)->parent);
    if (parent != places.end()) node.up = parent->second;
  }
  return nodes;
}

TEST(TreeExport, draws_each_process_and_each_relation_once_in_dot) {
  Told told = small_system();
  std::string dot = tree_as_dot(told.model, nodes_of(told.model)).value();
  EXPECT_EQ(lines_of(dot).front(), "digraph processes {");
  EXPECT_EQ(lines_of(dot).back(), "}");
  EXPECT_EQ(count(dot, R"(  p\d+ \[label="([^"\\]|\\.)*", shape=\w+(, style=dashed)?\];)"), 4U);
  EXPECT_EQ(count(dot, R"(  p\d+ -> p\d+;)"), 3U);
  EXPECT_EQ(count(dot, R"(  p\d+ -> p\d+ \[style=dashed, dir=none, .*)"), 1U);
  EXPECT_EQ(count(dot, R"(  p\d+ -> p\d+ \[style=dashed, arrowhead=vee, .*)"), 1U);
  EXPECT_EQ(count(dot, R"(.*shape=box.*)"), 1U);
  EXPECT_EQ(count(dot, R"(.*"dead\\n<0.4.0>", shape=ellipse, style=dashed.*)"), 1U);
  EXPECT_NE(dot.find(R"(label="a \"b\" \\ <c>\n#1;\n<0.2.0>")"), std::string::npos) << dot;
}

TEST(TreeExport, draws_the_same_in_mermaid) {
  Told told = small_system();
  std::string mermaid = tree_as_mermaid(told.model, nodes_of(told.model)).value();
  EXPECT_EQ(lines_of(mermaid).front(), "flowchart TD");
  const std::string text = R"(([^"#;<>]|<br/>|#\d+;)*)";
  EXPECT_EQ(count(mermaid, R"(  p\d+\[")" + text + R"("\])"), 1U) << mermaid;
  EXPECT_EQ(count(mermaid, R"(  p\d+\(\[")" + text + R"("\]\)(:::ended)?)"), 2U) << mermaid;
  EXPECT_EQ(count(mermaid, R"(  p\d+\{\{")" + text + R"("\}\})"), 1U) << mermaid;
  EXPECT_EQ(count(mermaid, R"(  p\d+ --> p\d+)"), 3U);
  EXPECT_EQ(count(mermaid, R"(  p\d+ -\.- p\d+)"), 1U);
  EXPECT_EQ(count(mermaid, R"(  p\d+ -\.-> p\d+)"), 1U);
  EXPECT_EQ(count(mermaid, R"(.*:::ended)"), 1U);
  EXPECT_NE(mermaid.find("a #34;b#34; #92; #60;c#62;<br/>#35;1#59;"), std::string::npos) << mermaid;
}

TEST(TreeExport, shows_what_the_filter_shows_and_no_line_to_anything_else) {
  Told told = small_system();
  auto no_worker = [](const ProcessEntry& entry) { return entry.pid != worker; };
  std::string dot = tree_as_dot(told.model, nodes_of(told.model, no_worker)).value();
  EXPECT_EQ(count(dot, R"(  p\d+ \[.*)"), 3U);
  EXPECT_EQ(count(dot, R"(  p\d+ -> p\d+.*)"), 1U) << "the dead child alone is below its parent";
  std::string mermaid = tree_as_mermaid(told.model, nodes_of(told.model, no_worker)).value();
  EXPECT_EQ(count(mermaid, R"(.*-->.*|.*-\..*)"), 1U);
}

TEST(TreeExport, draws_siblings_that_share_a_node_as_one_with_their_count) {
  Told told;
  told << spawned_supervisor(top);
  std::vector<Identity> crew;
  for (std::uint32_t number = 2; number < 1002; ++number) {
    told << spawned_server(pid(number), top) << trace::Linked{pid(number), top};
    crew.push_back(told.model.find(pid(number))->id);
  }
  std::vector<TreeNode> nodes{{.id = told.model.find(top)->id, .siblings = {}},
                              {.id = crew.front(), .siblings = crew, .up = 0}};
  std::string dot = tree_as_dot(told.model, nodes).value();
  EXPECT_EQ(count(dot, R"(  p\d+ \[.*)"), 2U);
  EXPECT_EQ(count(dot, ".*\u00d7 1000.*peripheries=2.*"), 1U) << dot;
  EXPECT_EQ(count(dot, R"(  p\d+ -> p\d+;)"), 1U);
  EXPECT_EQ(count(dot, R"(  p\d+ -> p\d+ \[style=dashed, dir=none, .*)"), 1U);
  nodes[1].is_dimmed = true;
  EXPECT_EQ(count(tree_as_dot(told.model, nodes).value(), R"(.*fontcolor=gray\];)"), 1U);
  EXPECT_EQ(count(tree_as_mermaid(told.model, nodes).value(), R"(.*:::dimmed)"), 1U);
}

TEST(TreeExport, refuses_to_draw_nothing) {
  SystemModel empty;
  EXPECT_TRUE(is_refused(tree_as_dot(empty, {})));
  EXPECT_TRUE(is_refused(tree_as_mermaid(empty, {})));
}

// Sequences

TEST(SequenceExport, draws_one_arrow_for_each_message) {
  ToldFlow told;
  told << sent({top, 1}, worker, Call, "Get;#") << sent({worker, 1}, top, Reply, "integer");
  told << sent({top, 2}, worker, Cast) << sent({Pid(), 1}, worker, Info);
  told << sent({top, 3}, worker, Exit, "Exit") << sent({top, 4}, guest, Cast);
  told << trace::Dropped{{top, 4}, guest, {}, trace::DropReason::Overload};
  told << trace::TimerSet{top, Ref{1}, "Tick"_a, {}};
  std::vector<MessageNumber> all;
  for (MessageNumber n = told.flow.first(); n < told.flow.end(); ++n) all.push_back(n);
  std::string text = sequence_as_mermaid(told.flow, all).value();
  EXPECT_EQ(text,
            "sequenceDiagram\n"
            "  participant p1 as #60;0.1.0#62;\n"
            "  participant p2 as #60;0.2.0#62;\n"
            "  participant p3 as outside\n"
            "  participant p4 as #60;0.3.0#62;\n"
            "  p1->>p2: Get#59;#35;\n"
            "  p2-->>p1: integer\n"
            "  p1-)p2: Increment\n"
            "  p3-)p2: Increment\n"
            "  p1-xp2: Exit\n"
            "  p1-xp4: Increment, dropped: mailbox full\n"
            "  Note over p1: timer for Tick\n");
}

TEST(SequenceExport, leaves_out_what_is_forgotten_and_refuses_to_draw_nothing) {
  ToldFlow told(2);
  for (std::uint32_t i = 1; i <= 3; ++i) told << sent({top, i}, worker);
  EXPECT_EQ(count(sequence_as_mermaid(told.flow, {0, 1, 2}).value(), "  p1-\\)p2: Increment"), 2U);
  EXPECT_TRUE(is_refused(sequence_as_mermaid(told.flow, {0})));
  EXPECT_TRUE(is_refused(sequence_as_mermaid(told.flow, {})));
}

TEST(SequenceExport, draws_a_chain_of_causes_from_the_first_on) {
  ToldFlow told;
  Causality causality(told.flow);
  trace::Event last;
  auto tell = [&](trace::What what) {
    told << what;
    last = {told.now, std::move(what)};
    causality.apply(last);
  };
  tell(spawned(worker));
  tell(sent({top, 1}, worker));
  tell(received(worker, {top, 1}));
  tell(trace::Crashed{worker, Term::record("report"_a, {{"reason"_a, "boom"_a}})});
  EXPECT_EQ(chain_as_mermaid(causality.why(last), told.flow).value(),
            "sequenceDiagram\n"
            "  participant p1 as #60;0.1.0#62;\n"
            "  participant p2 as #60;0.2.0#62;\n"
            "  p1-)p2: Increment\n"
            "  Note over p2: #60;0.2.0#62; crashed: :boom\n");
  EXPECT_TRUE(is_refused(chain_as_mermaid({}, told.flow)));
}

// Tables

/// Reads CSV as RFC 4180 has it.
std::vector<std::vector<std::string>> read_csv(const std::string& text) {
  std::vector<std::vector<std::string>> rows(1, {""});
  bool is_quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    std::string& cell = rows.back().back();
    if (is_quoted && c == '"' && text[i + 1] == '"') cell += text[++i];
    else if (c == '"') is_quoted = !is_quoted;
    else if (is_quoted) cell += c;
    else if (c == ',') rows.back().emplace_back();
    else if (c == '\r' && text[i + 1] == '\n') rows.push_back({""}), ++i;
    else cell += c;
  }
  rows.pop_back();
  return rows;
}

TEST(TableExport, can_be_read_back_whatever_the_cells_hold) {
  const std::vector<std::string> header = {"name", "a, \"quoted\" title"};
  const std::vector<std::vector<std::string>> cells = {
      {"plain", "with, comma"}, {"\"quotes\"", "two\nlines"}, {"", "\r\n"}, {"ä", " spaces "}};
  auto cell = [&](std::size_t row, std::size_t column) { return cells[row][column]; };
  std::string text = table_as_csv(header, cells.size(), cell).value();
  auto read = read_csv(text);
  ASSERT_EQ(read.size(), 5U);
  EXPECT_EQ(read[0], header);
  for (std::size_t i = 0; i < cells.size(); ++i) EXPECT_EQ(read[i + 1], cells[i]);
  EXPECT_TRUE(text.starts_with("name,\"a, \"\"quoted\"\" title\"\r\nplain,"));
}

TEST(TableExport, refuses_a_table_without_rows) {
  auto cell = [](std::size_t, std::size_t) { return std::string(); };
  EXPECT_TRUE(is_refused(table_as_csv({"name"}, 0, cell)));
  EXPECT_TRUE(is_refused(table_as_csv({}, 3, cell)));
}

/// So many findings of one rule about one kind of process, as lint tells them.
void find(Findings& findings, const char* kind, std::size_t count) {
  findings.counts[Rule::Unsupervised] += count;
  findings.alike[{Rule::Unsupervised, otp::Atom(kind)}] = count;
  for (std::size_t i = 0; i < std::min(count, Findings::most_told); ++i) {
    findings.told.push_back({Rule::Unsupervised, {}, otp::Atom(kind), "a sentence"});
  }
}

TEST(FindingsExport, says_of_nothing_that_is_listed_that_there_is_more) {
  Findings findings;
  for (const char* kind : {"Clerk", "Guest", "Judge"}) find(findings, kind, 15);
  auto rows = read_csv(findings_as_csv(findings, SystemModel()).value());
  ASSERT_EQ(rows.size(), 1U + 45);
  EXPECT_EQ(rows.back().back(), "a sentence");
}

TEST(FindingsExport, counts_what_is_not_listed_by_rule) {
  Findings findings;
  find(findings, "Clerk", 15);
  find(findings, "Guest", 25);
  find(findings, "Judge", 22);
  auto rows = read_csv(findings_as_csv(findings, SystemModel()).value());
  ASSERT_EQ(rows.size(), 1U + 15 + 20 + 20 + 1);
  EXPECT_EQ(rows.back().back(), "and more: 7 processes are not supervised");
}

}  // namespace
}  // namespace observer::exporting
