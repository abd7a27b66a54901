#include "actor/logger.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>

namespace otp {
namespace {

/// What a report says first, and the fields that say it.
struct Headline {
  std::string text;
  std::vector<std::string_view> said;
};

std::string fact(const Report& report, std::string_view name) {
  return to_text(report.content.get(Atom(name)));
}

/// `vase`, or the label and the pid of a process without a name.
std::string who(const Report& report) {
  Term name = report.content.get(Atom("name"));
  Term label = report.content.get(Atom("label"));
  if (!name.is_nil() && !name.is_pid()) return to_text(name) + " " + report.process.text();
  if (label.is_nil()) return report.process.text();
  return std::string(label.atom().text()) + " " + report.process.text();
}

Headline crash(const Report& report, std::string_view kind) {
  return {fmt::format("{} {} ended: {}", kind, who(report), fact(report, "reason")),
          {"pid", "name", "label", "reason"}};
}

Headline trouble_of_supervisor(const Report& report) {
  std::string error(report.content.get(Atom("error")).atom().text());
  std::string child = fact(report, "id");
  std::string what = error == "child_terminated" ? "child " + child + " ended"
                     : error == "start_error"    ? "child " + child + " did not start"
                     : error == "shutdown_error" ? "child " + child + " did not end as told"
                                                 : "gives up because of child " + child;
  return {fmt::format("Supervisor {}: {}: {}", report.process.text(), what, fact(report, "reason")),
          {"error", "id", "reason"}};
}

Headline headline(const Report& report) {
  std::string_view kind = report.content.record_name().text();
  if (kind == "server_terminate") return crash(report, "Server");
  if (kind == "task_terminate") return crash(report, "Task");
  if (kind == "process_crash" || kind == "process_report") return crash(report, "Process");
  if (kind == "supervisor") return trouble_of_supervisor(report);
  if (kind == "unexpected_message") {
    return {fmt::format("Server {} got a message that it does not know: {}", report.process.text(),
                        fact(report, "message")),
            {"message"}};
  }
  if (kind == "events_discarded") {
    return {fmt::format("Producer {} has dropped {} events: its buffer is full",
                        report.process.text(), fact(report, "count")),
            {"count"}};
  }
  if (Term text = report.content.get(Atom("text")); text.is_string()) {
    return {fmt::format("{} {}", report.process.text(), text.text()), {"text"}};
  }
  return {fmt::format("{} {}", report.process.text(), kind), {}};
}

bool is_worth_a_line(std::string_view name, const Term& value) {
  if (name == "state") return !value.is_nil();
  bool is_empty_list = value.is_list() && value.items().empty();
  return !value.is_nil() && !is_empty_list && !value.is(atoms::false_) && value != Term(0);
}

}  // namespace

std::string to_text(const Report& report) {
  Headline head = headline(report);
  auto seconds = std::chrono::duration<double>(report.at.time_since_epoch()).count();
  std::string text =
      fmt::format("[{}] {:.3f} s  {}\n", trace::name_of(report.level), seconds, head.text);
  for (const auto& [name, value] : report.content.fields()) {
    bool is_said = std::ranges::find(head.said, name.text()) != head.said.end();
    if (is_said || !is_worth_a_line(name.text(), value)) continue;
    text += fmt::format("    {:<12} {}\n", name.text(), to_text(value));
  }
  return text;
}

void StderrLogger::log(const Report& report) {
  std::string text = to_text(report);
  std::fputs(text.c_str(), stderr);  // one call, so that lines of two threads do not mix
}

}  // namespace otp
