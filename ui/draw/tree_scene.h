#pragma once

#include <optional>

#include "draw/tree_layout.h"
#include "draw/tree_search.h"

namespace ui {

/// What the members of a group have in common.
struct GroupSums {
  std::uint64_t depth = 0;
  std::uint32_t worst = 0;  // the deepest mailbox
  std::uint64_t restarts = 0;
  std::size_t not_running = 0;
  std::size_t matches = 0;           // of a search
  observer::TimePoint last_restart;  // of those that were restarted
};

/// The tree of a system as it is shown: where everything stands, what is open, what is searched.
/// @thread gui
class TreeScene {
 public:
  /// Begins anew, with all that a model knows, and arranges it.
  /// @pre the model lives until the next call
  void read(const observer::SystemModel& model);
  /// Follows what has changed in the model.
  void update(const observer::IdentitySet& touched, const observer::IdentitySet& removed);
  /// Gives everything its place again.
  void arrange();
  /// Whether the observer's own processes are shown too, from the next reading on.
  void show_own(bool shown) {
    facts_.show_own(shown);
    search_.show_own(shown);
  }
  void close_all() { expanded_.clear(); }
  /// Opens a group or closes it, from the next arrangement on.
  void toggle(const TreeBox& group);

  void search(const ProcessSearch& search) { search_.start(model(), search); }
  void look_for(std::chrono::microseconds budget) { search_.look(model(), budget); }
  const TreeSearch& found() const { return search_; }
  bool finds_now(Identity id) const { return search_.finds_now(model(), id); }
  /// All that is found, in the order in which the tree is read.
  std::vector<Identity> matches() const;

  const observer::SystemModel& model() const { return *model_; }
  const TreeFacts& facts() const { return facts_; }
  const TreeLayout& layout() const { return layout_; }
  const TreeBox& box(int index) const { return layout_.boxes[std::size_t(index)]; }
  const GroupSums& sums_of(const TreeBox& group) const;

 private:
  struct Sums {
    GroupSums of;
    std::uint64_t search_version = 0;
  };
  GroupSums add_up(const TreeBox& group) const;

  const observer::SystemModel* model_ = nullptr;
  TreeFacts facts_;
  TreeLayout layout_;
  std::set<GroupKey> expanded_;
  // Answers are kept until something changes.
  mutable TreeSearch search_;
  mutable std::vector<std::optional<Sums>> sums_;  // by group
};

}  // namespace ui
