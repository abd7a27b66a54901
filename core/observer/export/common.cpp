#include "observer/export/common.h"

#include <set>

#include "observer/identity_set.h"

namespace observer::exporting {

Namer titles_of(const SystemModel& model) {
  return [&model](Pid pid) {
    if (pid.is_none()) return std::string("outside");
    const ProcessEntry* entry = model.find(pid);
    return entry == nullptr ? pid.text() : entry->title() + " " + pid.text();
  };
}

std::unexpected<otp::Error> nothing_to_export(std::string_view what) {
  return otp::refuse(Atom("nothing_to_export"),
                     "There is nothing to export: " + std::string(what) + ".");
}

std::vector<const ProcessEntry*> shown_processes(const SystemModel& model, const Shown& shown) {
  std::vector<const ProcessEntry*> processes;
  model.for_each([&](const ProcessEntry& entry) {
    if (shown(entry)) processes.push_back(&entry);
  });
  return processes;
}

void for_each_relation(
    const SystemModel& model, const std::vector<const ProcessEntry*>& among,
    const std::function<void(const ProcessEntry&, const ProcessEntry&)>& link,
    const std::function<void(const ProcessEntry&, const ProcessEntry&)>& monitor) {
  IdentitySet members;
  for (const ProcessEntry* entry : among) members.insert(entry->id);
  auto member = [&](Pid pid) -> const ProcessEntry* {
    const ProcessEntry* entry = model.find(pid);
    return entry != nullptr && entry->pid == pid && members.contains(entry->id) ? entry : nullptr;
  };
  for (const ProcessEntry* entry : among) {
    for (Pid peer : entry->links) {
      const ProcessEntry* other = member(peer);
      bool is_told_there = other != nullptr && other->pid < entry->pid &&
                           other->links.contains(entry->pid);  // each link once
      if (other != nullptr && !is_told_there) link(*entry, *other);
    }
    for (auto [ref, watched] : entry->monitors) {
      if (const ProcessEntry* other = member(watched)) monitor(*entry, *other);
    }
  }
}

}  // namespace observer::exporting
