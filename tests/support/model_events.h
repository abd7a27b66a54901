#pragma once

#include <string>
#include <vector>

#include "observer/system_model.h"

/// Events made by hand, and what a model says of them.
namespace support {

inline otp::Pid pid(std::uint32_t index, std::uint32_t life = 1) { return {index, 2 * life - 1}; }

/// A model that is told of events one millisecond apart.
class Told {
 public:
  Told() {
    model.listen([this](const observer::Change& change) { changes.push_back(change); });
  }

  Told& operator<<(trace::What what) {
    now += std::chrono::milliseconds(1);
    model.apply({now, std::move(what)});
    return *this;
  }

  const observer::ProcessEntry& at(otp::Pid pid) const {
    const observer::ProcessEntry* entry = model.find(pid);
    if (entry == nullptr) throw std::out_of_range("the model does not know " + pid.text());
    return *entry;
  }

  observer::SystemModel model;
  std::vector<observer::Change> changes;
  otp::TimePoint now;
};

inline trace::Spawned spawned(otp::Pid pid, otp::Pid parent = {}, std::string_view label = "Client",
                              trace::ProcessKind kind = trace::ProcessKind::Plain) {
  return {pid, parent, otp::Atom(label), kind};
}
inline trace::Spawned spawned_supervisor(otp::Pid pid, otp::Pid parent = {}) {
  return spawned(pid, parent, "Supervisor", trace::ProcessKind::Supervisor);
}
inline trace::Spawned spawned_server(otp::Pid pid, otp::Pid parent = {}) {
  return spawned(pid, parent, "Counter", trace::ProcessKind::Server);
}

/// The tree as text: `top(a b(c))`, dead ones with a cross.
inline std::string tree_below(const observer::SystemModel& model,
                              const std::vector<observer::Identity>& places) {
  std::string text;
  for (observer::Identity id : places) {
    const observer::ProcessEntry* entry = model.find(id);
    if (entry == nullptr) return text + " FORGOTTEN";
    if (!text.empty()) text += ' ';
    text += entry->title() + (entry->is_alive ? "" : "+");
    if (!entry->children.empty()) text += "(" + tree_below(model, entry->children) + ")";
  }
  return text;
}
inline std::string tree(const observer::SystemModel& model) {
  return tree_below(model, model.top());
}

/// All that a model says, as text: two models that are the same print the same.
inline std::string everything(const observer::SystemModel& model) {
  std::string text = tree(model) + "\n";
  model.for_each([&](const observer::ProcessEntry& entry) {
    text += model.path_of(entry.id) + " " + entry.pid.text() + " " +
            std::string(name_of(entry.status)) + " " + to_text(entry.state) + " " +
            std::to_string(entry.depth) + " " + std::to_string(entry.received) + " " +
            std::to_string(entry.sent) + " " + std::to_string(entry.incarnation) + " " +
            to_text(entry.exit_reason) + "\n";
  });
  return text + std::to_string(model.alive_count()) + " " + std::to_string(model.restart_count()) +
         " " + std::to_string(model.event_count());
}

}  // namespace support
