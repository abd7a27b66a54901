// How the model follows supervision: the places of children, which outlive their processes.

#include <algorithm>
#include <utility>

#include "observer/system_model.h"

namespace observer {

/// The place that a started child takes: that of the process it replaces, or the one that a child
/// of this id had under an earlier incarnation of the supervisor.
Identity SystemModel::place_of_child(const trace::ChildStarted& e) {
  Identity before = identity_of(e.predecessor);
  if (!e.predecessor.is_none() && !before.is_none() && !entry(before).is_alive) return before;
  Identity supervisor = identity_of(e.supervisor);
  auto found = places_.find({supervisor, e.id});
  if (supervisor.is_none() || found == places_.end()) return {};
  const ProcessEntry* place = find(found->second);
  bool is_free =
      place != nullptr && !place->is_alive && place->exited <= entry(supervisor).restarted;
  return is_free ? found->second : Identity{};
}

Identity SystemModel::on(const trace::ChildStarted& e) {
  ProcessEntry* started = living(e.child);
  if (started == nullptr) return identity_of(e.child);
  Identity place = place_of_child(e);
  if (place.is_none() || place == started->id) {
    become_supervised(*started, e);
    move(*started, identity_of(e.supervisor));
    told(Change::Kind::Updated, started->id);
    return started->id;
  }
  take_over(entry(place), *started);
  become_supervised(entry(place), e);
  ++restarts_;
  recent_restarts_.add(now_);
  if (ProcessEntry* supervisor = living(e.supervisor)) {
    ++supervisor->child_restarts;
    told(Change::Kind::Updated, supervisor->id);
  }
  told(Change::Kind::Updated, place);
  return place;
}

void SystemModel::become_supervised(ProcessEntry& entry, const trace::ChildStarted& e) {
  entry.is_supervised = true;
  entry.supervisor = identity_of(e.supervisor);
  entry.started_by = e.supervisor;
  entry.child_id = e.id;
  entry.restart = e.restart;
  entry.is_significant = e.is_significant;
  entry.is_brutal = e.is_brutal;
  if (entry.status == Status::Starting) entry.status = Status::Waiting;
  places_[{entry.supervisor, e.id}] = entry.id;
}

/// A new process moves into the place of one that has ended: the place keeps its identity, history
/// and number of starts; everything else is the new process'.
void SystemModel::take_over(ProcessEntry& place, ProcessEntry& starting) {
  if (!place.is_in_tree) {
    place.is_in_tree = true;
    ++size_;
    std::erase(gone_, place.id);
    attach(place, starting.parent);
    told(Change::Kind::Added, place.id);
  }
  adopt_children(place, starting);
  detach(starting);
  starting.is_in_tree = false;
  --size_;
  told(Change::Kind::Removed, starting.id);
  by_pid_[starting.pid] = &place;
  Pid before = std::exchange(place.pid, starting.pid);
  place.spawned_by = starting.spawned_by;
  place.started_by = starting.started_by;
  place.restart = starting.restart;
  place.is_significant = starting.is_significant;
  place.is_brutal = starting.is_brutal;
  place.label = starting.label;
  place.kind = starting.kind;
  place.names = starting.names;
  place.is_alive = true;
  place.status = starting.status;
  place.traps_exits = starting.traps_exits;
  place.flags = starting.flags;
  place.gauge = std::move(starting.gauge);
  place.depth = starting.depth;
  place.state = starting.state;
  place.state_at = starting.state_at;
  place.mailbox = Term();
  place.waits_for = starting.waits_for;
  place.waits_since = starting.waits_since;
  place.links = starting.links;
  place.monitors = starting.monitors;
  place.monitored_by = starting.monitored_by;
  ++place.incarnation;
  place.restarted = now_;
  if (place.restart_trail.size() == ProcessEntry::trail_length) {
    place.restart_trail.erase(place.restart_trail.begin());
  }
  place.restart_trail.push_back(now_);
  entries_.clear(starting.id.number);
  told(Change::Kind::Restarted, place.id, before);
}

/// A supervisor starts its children before it counts as started itself: they move with it into its
/// place, each into the one that a child of its id had there. Those that have not come back go.
void SystemModel::adopt_children(ProcessEntry& place, ProcessEntry& starting) {
  const auto former = static_cast<std::ptrdiff_t>(place.children.size());
  std::vector<Identity> started;
  for (Identity id : std::vector(starting.children)) {
    ProcessEntry& child = entry(id);
    move(child, place.id);
    started.push_back(id);
    if (!child.is_supervised) continue;
    places_.erase({starting.id, child.child_id});
    child.supervisor = place.id;
    Identity& known = places_[{place.id, child.child_id}];
    const ProcessEntry* before = find(known);
    if (before != nullptr && !before->is_alive) take_over(entry(known), child);
    else known = id;
    started.back() = known;
  }
  drop_ended(place, former);
  put_in_order(place, started);
}

/// Takes those of the first `former` children out of the tree that have ended: all at once, since
/// there may be thousands.
void SystemModel::drop_ended(ProcessEntry& place, std::ptrdiff_t former) {
  auto begin = place.children.begin(), end = begin + former;
  auto ended = std::stable_partition(begin, end, [&](Identity id) { return entry(id).is_alive; });
  std::vector<Identity> dropped(ended, end);
  place.children.erase(ended, end);
  for (Identity id : dropped) take_out(entry(id));
}

/// Children stand in the order of their start, which is that of the specification again when a
/// supervisor starts anew.
void SystemModel::put_in_order(ProcessEntry& place, const std::vector<Identity>& started) {
  if (place.children == started) return;
  for (Identity id : started) {
    detach(entry(id));
    attach(entry(id), place.id);
    told(Change::Kind::Moved, id);
  }
}

Identity SystemModel::on(const trace::ChildRemoved& e) {
  Identity id = identity_of(e.child);
  if (!id.is_none() && !entry(id).is_alive) remove(entry(id));
  return id;
}

Identity SystemModel::on(const trace::Decided& e) {
  if (ProcessEntry* supervisor = living(e.supervisor)) {
    supervisor->restarts_in_period = e.restarts;
    bool counts = e.decision == trace::Decision::Restart || e.decision == trace::Decision::GiveUp;
    if (counts && supervisor->gauge) supervisor->gauge->add(now_, e.restarts);
    told(Change::Kind::Updated, supervisor->id);
  }
  Identity child = identity_of(e.child);
  if (child.is_none() || entry(child).is_alive) return child;
  auto& crash = entry(child).crash;
  if (crash && crash->pid == e.child) crash->decision = e.decision;
  if (e.decision == trace::Decision::Restart) entry(child).status = Status::Restarting;
  told(Change::Kind::Updated, child);
  return child;
}

}  // namespace observer
