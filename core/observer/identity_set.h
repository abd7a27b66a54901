#pragma once

#include <algorithm>
#include <vector>

#include "observer/paged.h"
#include "observer/process_entry.h"

namespace observer {

/// Some places, gathered quickly: adding, taking away and asking look at one mark each.
/// @thread owner
class IdentitySet {
 public:
  void insert(Identity id) {
    if (contains(id)) return;
    contains_.set(id.number, true);
    members_.push_back(id);
  }
  void erase(Identity id) { contains_.clear(id.number); }
  bool contains(Identity id) const { return contains_[id.number]; }

  /// Brings the members into the order of their numbers; call it before you walk along them.
  void settle() {
    std::erase_if(members_, [this](Identity id) { return !contains(id); });
    std::ranges::sort(members_);
    auto repeated = std::ranges::unique(members_);  // erased and inserted again
    members_.erase(repeated.begin(), repeated.end());
  }
  auto begin() const { return members_.begin(); }
  auto end() const { return members_.end(); }

 private:
  Paged<bool> contains_;
  std::vector<Identity> members_;
};

}  // namespace observer
