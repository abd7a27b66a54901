#pragma once

#include <vector>

#include "observer/system_model.h"

namespace observer {

/// Why a process goes down when another dies.
enum class Cause : std::uint8_t {
  Linked,          // it is linked to `by` and does not trap exits
  ParentEnded,     // a server obeys the end of `by`, which started it, though it traps exits
  WithSupervisor,  // its supervisor `by` goes down
  RestartedWith,   // the strategy of its supervisor restarts it with `by`, or stops it for good
  GaveUp,          // a supervisor that had no restart left for `by`
  AutoShutdown,    // a supervisor whose significant child `by` is done
};

/// The three ways in which a death spreads. What lies below a supervisor goes the way that it goes.
enum class Spread : std::uint8_t {
  Restart,     // below it, or restarted with it
  Links,       // taken down through links, and whatever that brings with it
  Escalation,  // a supervisor ends, and its own supervisor decides
};

/// A process that goes down with another.
struct Affected {
  Identity id;
  Cause cause = {};
  Identity by;
  Spread spread = {};
  /// Whether it goes down in whatever order things happen. Where two processes die side by side,
  /// the order in which their supervisor hears of it may decide how many restarts it counts.
  bool is_certain = true;
};

/// Who goes down if a process dies abnormally now, apart from itself.
struct BlastRadius {
  std::vector<Affected> affected;  // in the order in which they are reached

  const Affected* find(Identity id) const;
  /// Whether more or fewer may go down, see Affected::is_certain.
  bool depends_on_order() const;
};

/// Predicts, by what is known of links, strategies, limits and specifications. Not known, and
/// so not foreseen: what the new processes do when they start; what a plain process does with an
/// exit that it traps (it counts as spared), or a server that watches others with monitors; and
/// that a child is slow to stop and is killed in the end.
/// @param model what is known
/// @param dying who would die
/// @param now when: how many restarts a supervisor has left depends on it
/// @returns nobody for a process that does not live
BlastRadius blast_radius(const SystemModel& model, Identity dying, TimePoint now);

}  // namespace observer
