#pragma once

#include <tsl/robin_map.h>

#include <deque>
#include <map>

#include "observer/process_entry.h"

namespace observer {

/// The registered names whose holders have ended abnormally and that nobody has taken over since.
/// A holder that has done its work, or was shut down, takes its name with it on purpose.
/// @thread owner
class LostNames {
 public:
  struct Lost {
    Identity holder;
    Pid pid;  // of the holder
    TimePoint since;
  };

  /// Somebody has the name.
  void registered(const Term& name) { lost_.erase(name); }
  /// A process has the name no more: it has ended, is about to, or goes on without.
  void unregistered(const Term& name, const ProcessEntry& holder, Pid pid, TimePoint at);
  /// The name that a process which ends now has freed just before, as all do; nil when it had none.
  Term take_freed(Pid ending, TimePoint at);
  /// A process has ended, with these names.
  void ended(const ProcessEntry& holder, TimePoint at);

  /// By name.
  const std::map<Term, Lost>& all() const { return lost_; }

 private:
  struct Released {
    Term name;
    TimePoint at;
  };

  void lose(const Term& name, const ProcessEntry& holder, Pid pid, TimePoint at);

  std::map<Term, Lost> lost_;
  tsl::robin_map<Pid, Released> released_;  // by processes that live, the last of each
  std::deque<Pid> releasing_;               // those processes, the earliest first
};

}  // namespace observer
