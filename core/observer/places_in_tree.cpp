// Where places stand in the tree of the model, how they leave it, and what is remembered of them.

#include <algorithm>
#include <utility>

#include "observer/system_model.h"

namespace observer {

namespace {

constexpr std::size_t remembered_places = 500;
constexpr std::size_t remembered_pids = 10'000;

}  // namespace

std::vector<Identity>& SystemModel::siblings(const ProcessEntry& of) {
  return of.parent.is_none() ? top_ : entry(of.parent).children;
}

void SystemModel::attach(ProcessEntry& child, Identity parent) {
  const ProcessEntry* above = find(parent);
  child.parent = above != nullptr && above->is_in_tree ? parent : Identity{};
  siblings(child).push_back(child.id);
}

void SystemModel::detach(ProcessEntry& child) { std::erase(siblings(child), child.id); }

void SystemModel::move(ProcessEntry& child, Identity parent) {
  if (child.parent == parent) return;
  detach(child);
  attach(child, parent);
  told(Change::Kind::Moved, child.id);
}

/// Takes a place out of the tree. It is remembered for a while; what was below it goes to the top,
/// unless it has ended too.
void SystemModel::remove(ProcessEntry& leaving) {
  if (!leaving.is_in_tree) return;
  detach(leaving);
  take_out(leaving);
}

/// Of one that its siblings know no more.
void SystemModel::take_out(ProcessEntry& leaving) {
  for (Identity id : std::exchange(leaving.children, {})) {
    ProcessEntry& child = entry(id);
    if (!child.is_alive) {
      take_out(child);
      continue;
    }
    attach(child, {});
    told(Change::Kind::Moved, id);
  }
  leaving.is_in_tree = false;
  --size_;
  gone_.push_back(leaving.id);
  told(Change::Kind::Removed, leaving.id);
  forget_old();
}

/// Whether it is a supervisor, supervised, or the process that has started a tree of such.
bool SystemModel::is_part_of_a_tree(const ProcessEntry& ended) const {
  if (ended.is_supervisor() || !ended.supervisor.is_none()) return true;
  return std::ranges::any_of(ended.children, [&](Identity id) {
    const ProcessEntry& child = *find(id);
    return child.is_supervisor() || !child.supervisor.is_none();
  });
}

/// What is left of trees that have ended makes room for a new one, unless something in it lives.
void SystemModel::clear_ruins() {
  for (Identity id : std::exchange(ruins_, {})) {
    const ProcessEntry* top = find(id);
    if (top == nullptr || top->is_alive || !top->is_in_tree) continue;
    bool holds_living =
        std::ranges::any_of(top->children, [&](Identity child) { return find(child)->is_alive; });
    if (holds_living) ruins_.push_back(id);
    else remove(entry(id));
  }
}

void SystemModel::remember_ended(Pid pid, Identity id) {
  ended_by_pid_[pid] = id;
  ended_.push_back(pid);
  if (ended_.size() <= remembered_pids) return;
  ended_by_pid_.erase(ended_.front());
  ended_.pop_front();
}

void SystemModel::forget_old() {
  while (gone_.size() > remembered_places) {
    Identity oldest = gone_.front();
    gone_.pop_front();
    if (oldest != kept_) forget(oldest);
  }
}

void SystemModel::forget(Identity gone) {
  const ProcessEntry* entry = find(gone);
  if (entry == nullptr || entry->is_in_tree) return;  // it has come back since
  if (entry->is_supervised) forget_place(*entry);
  entries_.clear(gone.number);
}

void SystemModel::keep(Identity id) {
  Identity before = std::exchange(kept_, id);
  if (before == id || find(before) == nullptr || find(before)->is_in_tree) return;
  gone_.push_back(before);  // it may have left the queue while it was kept
  forget_old();
}

void SystemModel::forget_place(const ProcessEntry& gone) {
  auto place = places_.find({gone.supervisor, gone.child_id});
  if (place != places_.end() && place->second == gone.id) places_.erase(place);
}

}  // namespace observer
