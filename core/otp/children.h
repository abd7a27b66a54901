#pragma once

#include <list>

#include "actor/pool.h"
#include "base/small_map.h"
#include "otp/child_spec.h"

namespace otp {

/// The children of a supervisor in the order of their start. To add one, to find it by its id or
/// its pid and to erase it takes as long among a million as among ten.
/// @thread owner
class Children {
 public:
  /// A child as its supervisor knows it.
  struct Child {
    ChildSpec spec;
    Pid pid = {};  // none unless it runs; the functions of Children alone change it and the next
    bool is_restarting = false;
    std::uint32_t incarnation = 0;
    Pid predecessor = {};  // the process before the present or coming one

    bool runs() const { return !pid.is_none(); }
  };
  using Line = std::list<Child, pool::Allocator<Child>>;
  /// Stays valid until its child is erased.
  using Place = Line::iterator;

  Children() = default;
  Children(const Children& other);
  Children(Children&&) = default;
  Children& operator=(Children&&) = default;

  std::size_t size() const { return children_.size(); }
  std::size_t running() const { return by_pid_.size(); }
  /// Whether a significant child runs or is to be restarted.
  bool has_significant() const { return significant_ > 0; }

  Place begin() { return children_.begin(); }
  Place end() { return children_.end(); }
  auto begin() const { return children_.begin(); }
  auto end() const { return children_.end(); }

  /// `end()` when there is none.
  Place find(const Term& id);
  /// The child that runs as `pid`; `end()` when there is none.
  Place find(Pid pid);

  /// Adds a child behind all others.
  /// @pre no other has its id
  Place add(Child child);
  /// @returns the place of the next child
  Place erase(Place child);

  /// The child runs, as this process.
  void runs_as(Place child, Pid pid) { change(child, pid, false); }
  /// The child neither runs nor is to be restarted.
  void stops(Place child) { change(child, {}, false); }
  /// The child does not run, and is to be restarted.
  void waits_for_restart(Place child) { change(child, {}, true); }

 private:
  void change(Place child, Pid pid, bool is_restarting);
  /// Enters what a child does into the books, or takes it out.
  void enter(Place child);
  void leave(Place child);

  Line children_;
  SmallMap<Term, Place> by_id_;
  SmallMap<Pid, Place, HashOfSlot> by_pid_;  // those that run
  std::size_t significant_ = 0;              // that run or are to be restarted
};

}  // namespace otp
