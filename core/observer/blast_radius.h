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
  Told,            // it traps the exit of `by`, and may end itself when it is told
};

/// The ways in which a death spreads. What lies below a supervisor goes the way that it goes.
enum class Spread : std::uint8_t {
  Restart,     // below it, or restarted with it
  Links,       // taken down through links, and whatever that brings with it
  Escalation,  // a supervisor ends, and its own supervisor decides
  Told,        // only if one that is told of it ends too
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
  /// Of those that spread as `Restart`: whether it is started again.
  bool is_restarted = false;
};

/// How a process dies: a transient child is not started again after a shutdown.
enum class Death : std::uint8_t { Abnormal, Shutdown };

/// What becomes of the place of a process that dies.
struct Outlook {
  enum class Kind : std::uint8_t {
    Nobody,       // starts it again: it has no supervisor
    Restarted,    // by its supervisor
    Forgotten,    // by its supervisor: it is temporary, or transient and was shut down
    GivenUp,      // its supervisor has no restart left, and ends
    GoesWithAll,  // its supervisor goes down too
  };
  Kind kind = Kind::Nobody;
  Identity supervisor;
};

/// Who goes down if a process dies now, apart from itself.
struct BlastRadius {
  std::vector<Affected> affected;  // in the order in which they are reached
  Outlook outlook;

  const Affected* find(Identity id) const;
  /// How many go down, without those that only may because one is told.
  std::size_t count() const;
  /// Whether more or fewer of these may go down, see Affected::is_certain.
  bool depends_on_order() const;
};

/// Predicts, by what is known of links, strategies, limits and specifications. Not known, and
/// so not foreseen: what the new processes do when they start; what a server does that watches
/// others with monitors; and that a child is slow to stop and is killed in the end. A process that
/// traps the exit of one it is linked to may make of it what it likes: that it ends, and what
/// follows from that, is possible and no more.
/// @param model what is known
/// @param dying who would die
/// @param now when: how many restarts a supervisor has left depends on it
/// @param death how it would end
/// @returns nobody for a process that does not live
BlastRadius blast_radius(const SystemModel& model, Identity dying, TimePoint now,
                         Death death = Death::Abnormal);

}  // namespace observer
