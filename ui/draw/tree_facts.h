#pragma once

#include <vector>

#include "observer/identity_set.h"
#include "observer/paged.h"
#include "observer/system_model.h"

namespace ui {

using observer::Identity;

/// What the picture of a tree needs to know of one process.
struct ProcessFacts {
  Identity id;
  Identity parent;
  std::uint32_t label = 0;
  std::uint32_t depth = 0;
  std::uint32_t restarts = 0;
  std::uint32_t children = 0;  // without hidden ones
  observer::TimePoint restarted;
  observer::ProcessKind kind = observer::ProcessKind::Plain;
  observer::Status status = observer::Status::Waiting;
  bool is_alive = true;
  bool is_hidden = false;  // the observer's own

  /// Nothing hangs below it, and nothing is meant to.
  bool is_leaf() const { return kind != observer::ProcessKind::Supervisor && children == 0; }
};

/// A copy of the little that is drawn of every process, close together in memory: all of a large
/// system is looked at for a layout and for a picture from far away, several times a second.
/// @thread gui
class TreeFacts {
 public:
  /// Whether the observer's own processes are like any other, from the next reading on.
  void show_own(bool shown) { shows_own_ = shown; }
  /// Copies everything anew.
  void read(const observer::SystemModel& model);
  /// Copies what has changed.
  void update(const observer::SystemModel& model, const observer::IdentitySet& touched,
              const observer::IdentitySet& removed);

  /// nullptr for what is not in the tree.
  const ProcessFacts* find(Identity id) const {
    std::uint32_t slot = slots_[id.number];
    return slot == none ? nullptr : &facts_[slot];
  }
  /// Visits all, in the order in which they became known.
  template <class Visit>
  void for_each(Visit&& visit) const {
    slots_.for_each([&](std::uint32_t slot) { visit(facts_[slot]); });
  }
  /// How many there were room for at once.
  std::size_t most_at_once() const { return facts_.size() - 1; }
  /// When any process was restarted last.
  observer::TimePoint last_restart() const { return last_restart_; }

 private:
  static constexpr std::uint32_t none = 0;  // the first slot is nobody's

  std::uint32_t free_slot();
  ProcessFacts& at(Identity id);
  void copy(const observer::ProcessEntry& entry);
  void remove(Identity id);
  void count_below(Identity parent, int change);

  observer::Paged<std::uint32_t> slots_;  // by number of the identity; of the dead: used again
  std::vector<ProcessFacts> facts_ = std::vector<ProcessFacts>(1);
  std::vector<std::uint32_t> free_;
  observer::TimePoint last_restart_;
  bool shows_own_ = false;
};

}  // namespace ui
