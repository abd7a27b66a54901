#include "observer/export/findings.h"

#include "observer/export/table.h"

namespace observer::exporting {

namespace {

/// How many of each rule were only counted.
std::map<Rule, std::size_t> untold(const Findings& findings) {
  std::map<Rule, std::size_t> untold;
  for (const auto& [kind, count] : findings.alike) {
    if (count > Findings::most_told) untold[kind.first] += count - Findings::most_told;
  }
  return untold;
}

}  // namespace

Text findings_as_csv(const Findings& findings, const SystemModel& system) {
  std::vector<std::vector<std::string>> rows;
  auto add = [&](Rule rule, std::string path, std::string pid, std::string sentence) {
    rows.push_back({std::string(name_of(severity_of(rule))), std::string(name_of(rule)),
                    std::move(path), std::move(pid), std::move(sentence)});
  };
  for (const Finding& finding : findings.told) {
    const ProcessEntry* entry = system.find(finding.place);
    bool is_known = entry != nullptr;
    add(finding.rule, is_known ? system.path_of(finding.place) : std::string(),
        is_known ? entry->pid.text() : std::string(), finding.sentence);
  }
  for (const auto& [rule, count] : untold(findings)) {
    add(rule, {}, {}, "and more: " + summary(rule, count));
  }
  auto cell = [&](std::size_t row, std::size_t column) { return rows[row][column]; };
  return table_as_csv({"severity", "rule", "process", "pid", "finding"}, rows.size(), cell);
}

}  // namespace observer::exporting
