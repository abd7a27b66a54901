#pragma once

#include <chrono>

#include "draw/process_search.h"
#include "observer/identity_set.h"
#include "observer/paged.h"
#include "observer/system_model.h"

namespace ui {

using observer::Identity;

/// Which processes of a system a search finds. It looks at a few at a time, since to write out the
/// names and states of a large system takes longer than a frame has; what is on the screen is
/// looked at when it is asked for. What changes is looked at again.
/// @thread gui
class TreeSearch {
 public:
  /// Whether the observer's own processes can be found, from the next start on.
  void show_own(bool shown) { shows_own_ = shown; }
  /// Begins anew, with every process that is in the tree.
  void start(const observer::SystemModel& model, const ProcessSearch& search);
  void update(const observer::SystemModel& model, const observer::IdentitySet& touched,
              const observer::IdentitySet& removed);
  /// Looks at the next ones for so long.
  void look(const observer::SystemModel& model, std::chrono::microseconds budget);

  bool is_active() const { return !search_.is_empty(); }
  const ProcessSearch& what() const { return search_; }
  bool is_complete() const { return waiting_ == 0; }
  /// How many are known to be found.
  std::size_t count() const { return found_; }
  /// Whether a process is found, as far as it was looked at.
  bool finds(Identity id) const { return (states_[id.number] & found_bit) != 0; }
  /// The same, but it looks now if it has to.
  bool finds_now(const observer::SystemModel& model, Identity id);
  /// Changes whenever what is found has changed.
  std::uint64_t version() const { return version_; }
  /// How many pages of memory it takes: none for who has ended.
  std::size_t pages() const { return states_.pages(); }

 private:
  // The state of a process. What waits to be looked at again keeps its last answer until then.
  static constexpr std::uint8_t found_bit = 1;
  static constexpr std::uint8_t waits_bit = 2;

  void enlist(Identity id);
  void look_at(const observer::SystemModel& model, Identity id);
  void set(Identity id, std::uint8_t state);

  ProcessSearch search_;
  observer::Paged<std::uint8_t> states_;  // by number of the identity
  std::uint32_t next_ = 0;                // where to look next
  std::size_t waiting_ = 0;
  std::size_t found_ = 0;
  std::uint64_t version_ = 0;
  bool shows_own_ = false;
};

}  // namespace ui
