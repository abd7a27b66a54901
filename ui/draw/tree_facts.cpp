#include "draw/tree_facts.h"

#include <algorithm>

namespace ui {

void TreeFacts::read(const observer::SystemModel& model) {
  bool shows_own = shows_own_;
  *this = {};
  shows_own_ = shows_own;
  model.for_each([this](const observer::ProcessEntry& entry) { copy(entry); });
}

/// Removals come last: they forget the slot in which children that leave with it are counted.
void TreeFacts::update(const observer::SystemModel& model, const observer::IdentitySet& touched,
                       const observer::IdentitySet& removed) {
  for (Identity id : touched) {
    const observer::ProcessEntry* entry = model.find(id);
    if (entry != nullptr && entry->is_in_tree) copy(*entry);
  }
  for (Identity id : removed) remove(id);
}

std::uint32_t TreeFacts::free_slot() {
  if (free_.empty()) {
    facts_.emplace_back();
    return static_cast<std::uint32_t>(facts_.size() - 1);
  }
  std::uint32_t slot = free_.back();
  free_.pop_back();
  return slot;
}

/// The facts of a process, made when it is new. They may be asked for before it is copied itself:
/// by a child with a lower number.
ProcessFacts& TreeFacts::at(Identity id) {
  std::uint32_t slot = slots_[id.number];
  if (slot == none) slot = slots_.set(id.number, free_slot());
  facts_[slot].id = id;
  return facts_[slot];
}

void TreeFacts::copy(const observer::ProcessEntry& entry) {
  ProcessFacts& facts = at(entry.id);
  bool is_hidden = entry.is_own && !shows_own_;
  bool has_moved = facts.parent != entry.parent || facts.is_hidden != is_hidden;
  Identity before = facts.is_hidden ? Identity{} : facts.parent;
  facts.parent = entry.parent;
  facts.label = entry.label.id();
  facts.depth = entry.depth;
  facts.restarts = entry.restarts();
  facts.restarted = entry.restarted;
  facts.kind = entry.kind;
  facts.status = entry.status;
  facts.is_alive = entry.is_alive;
  facts.is_hidden = is_hidden;
  last_restart_ = std::max(last_restart_, entry.restarted);
  if (!has_moved) return;
  count_below(before, -1);
  if (!is_hidden && !entry.parent.is_none()) ++at(entry.parent).children;
}

void TreeFacts::count_below(Identity parent, int change) {
  if (std::uint32_t slot = slots_[parent.number]; slot != none) {
    facts_[slot].children += static_cast<std::uint32_t>(change);
  }
}

void TreeFacts::remove(Identity id) {
  std::uint32_t slot = slots_[id.number];
  if (slot == none) return;
  if (!facts_[slot].is_hidden) count_below(facts_[slot].parent, -1);
  facts_[slot] = {};
  free_.push_back(slot);
  slots_.clear(id.number);
}

}  // namespace ui
