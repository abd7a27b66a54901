#pragma once

#include "observer/process_entry.h"

namespace observer {

/// What an event has changed in the SystemModel.
struct Change {
  enum class Kind {
    None,
    Added,      // the process is new in the tree
    Removed,    // it has left the tree
    Moved,      // it has another parent now
    Updated,    // something about it is different
    Restarted,  // another process is in the place now
    Gap,        // events were lost
  };
  Kind kind = Kind::None;
  Identity id;
  Pid before;  // of Restarted: who was in the place
};

}  // namespace observer
