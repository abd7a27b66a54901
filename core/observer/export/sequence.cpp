#include "observer/export/sequence.h"

#include <fmt/format.h>

#include <map>
#include <ranges>

#include "observer/export/mermaid_text.h"

namespace observer::exporting {

namespace {

std::string_view arrow_of(const MessageRecord& message) {
  if (message.dropped) return "-x";
  using enum trace::MessageRole;
  switch (message.role) {
    case Call:
    case System: return "->>";
    case Reply: return "-->>";
    case Info:
    case Cast:
    case Timeout: return "-)";
    case Exit: return "-x";
    case Down: return "--x";
  }
  return {};
}

/// A sequence diagram while it is written. Who takes part is named in the order of first
/// appearance.
class Diagram {
 public:
  explicit Diagram(const Namer& name) : name_(name) {}

  void add(const MessageRecord& message) {
    if (message.is_timer()) return note(message.from(), "timer for " + label_of(message));
    std::string from = lane(message.from()), to = lane(message.to);
    std::string text = mermaid_escaped(label_of(message) + outcome(message));
    body_ += fmt::format("  {}{}{}: {}\n", from, arrow_of(message), to, text);
  }
  void note(Pid over, std::string_view text) {
    std::string where = lane(over);
    body_ += fmt::format("  Note over {}: {}\n", where, mermaid_escaped(text));
  }
  bool empty() const { return body_.empty(); }
  std::string text() const { return "sequenceDiagram\n" + head_ + body_; }

 private:
  static std::string label_of(const MessageRecord& message) {
    bool is_unnamed = message.label.is_nil();
    return std::string(is_unnamed ? name_of(message.role) : message.label.text());
  }
  static std::string outcome(const MessageRecord& message) {
    return message.dropped ? fmt::format(", dropped: {}", name_of(*message.dropped)) : "";
  }
  std::string lane(Pid pid) {
    auto [known, is_new] = lanes_.try_emplace(pid, fmt::format("p{}", lanes_.size() + 1));
    if (is_new) {
      std::string name = pid.is_none() ? "outside" : name_(pid);
      head_ += fmt::format("  participant {} as {}\n", known->second, mermaid_escaped(name));
    }
    return known->second;
  }

  const Namer& name_;
  std::map<Pid, std::string> lanes_;
  std::string head_;
  std::string body_;
};

}  // namespace

Text sequence_as_mermaid(const MessageFlow& flow, const std::vector<MessageNumber>& numbers,
                         const Namer& name) {
  Diagram diagram(name);
  for (MessageNumber number : numbers) {
    if (flow.knows(number)) diagram.add(flow.record(number));
  }
  if (diagram.empty()) return nothing_to_export("no message is shown");
  return diagram.text();
}

Text chain_as_mermaid(const CausalChain& chain, const MessageFlow& flow, const Namer& name) {
  Diagram diagram(name);
  for (const CausalStep& step : chain.steps | std::views::reverse) {
    bool is_message = step.message && flow.knows(*step.message);
    if (is_message) diagram.add(flow.record(*step.message));
    else diagram.note(step.pid, step.sentence);
  }
  if (diagram.empty()) return nothing_to_export("nothing is known of what led to this");
  return diagram.text();
}

}  // namespace observer::exporting
