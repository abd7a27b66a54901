#include "observer/tombstone.h"

#include <algorithm>

namespace observer {

void Tombstones::apply(const trace::Event& event, Identity subject, const SystemModel& model) {
  if (auto* received = std::get_if<trace::Received>(&event.what)) {
    if (subject.is_none()) return;
    tails_.add(received->pid, {received->id, received->label, event.at, received->role});
  } else if (auto* seen = std::get_if<trace::MessageSeen>(&event.what)) {
    if (subject.is_none() || !seen->is_taken) return;
    tails_.add(seen->pid, {seen->id(), seen->label, event.at, seen->role, seen->content});
  } else if (auto* exited = std::get_if<trace::Exited>(&event.what)) {
    const ProcessEntry* entry = model.find(subject);
    bool has_just_ended = entry != nullptr && !entry->is_alive && entry->pid == exited->pid;
    if (has_just_ended && of(exited->pid) == nullptr) bury(*exited, event.at, *entry, model);
  } else if (auto* decided = std::get_if<trace::Decided>(&event.what)) {
    auto found = by_pid_.find(decided->child);
    if (found != by_pid_.end()) stones_[found->second].decision = decided->decision;
  }
}

void Tombstones::bury(const trace::Exited& e, TimePoint at, const ProcessEntry& entry,
                      const SystemModel& model) {
  Number number = next_++;
  Tombstone& stone = stones_[number];
  stone.place = entry.id;
  stone.pid = e.pid;
  stone.incarnation = entry.incarnation;
  stone.path = model.path_of(entry.id);
  stone.label = entry.label;
  stone.started = entry.incarnation > 1 ? entry.restarted : entry.started;
  stone.ended = at;
  stone.reason = e.reason;
  if (entry.crash && entry.crash->pid == e.pid) stone.crash = entry.crash->report;
  stone.state = entry.state;
  stone.state_at = entry.state_at;
  stone.messages = tails_.take(e.pid);
  by_pid_[e.pid] = number;
  auto& in_place = by_place_[entry.id.number];
  in_place.push_back(number);
  if (in_place.size() > most_in_a_place) forget(Number(in_place.front()));
  if (stones_.size() > most_) forget(Number(stones_.begin()->first));
}

void Tombstones::forget(Number number) {
  auto found = stones_.find(number);
  const Tombstone& stone = found->second;
  by_pid_.erase(stone.pid);
  auto in_place = by_place_.find(stone.place.number);
  std::erase(in_place.value(), number);
  if (in_place->second.empty()) by_place_.erase(in_place);
  stones_.erase(found);
}

std::vector<const Tombstone*> Tombstones::of(Identity place) const {
  std::vector<const Tombstone*> stones;
  auto found = by_place_.find(place.number);
  if (found == by_place_.end()) return stones;
  for (Number number : found->second) stones.push_back(&stones_.at(number));
  return stones;
}

const Tombstone* Tombstones::of(Pid pid) const {
  auto found = by_pid_.find(pid);
  return found == by_pid_.end() ? nullptr : &stones_.at(found->second);
}

std::optional<Successor> Tombstones::successor_of(const Tombstone& stone,
                                                  const SystemModel& model) const {
  auto stones = of(stone.place);
  auto next = std::ranges::find_if(
      stones, [&](const Tombstone* other) { return other->incarnation > stone.incarnation; });
  if (next != stones.end()) return Successor{(*next)->pid, (*next)->incarnation};
  const ProcessEntry* present = model.find(stone.place);
  bool is_next = present != nullptr && present->is_alive && present->pid != stone.pid;
  if (!is_next) return std::nullopt;
  return Successor{present->pid, present->incarnation};
}

}  // namespace observer
