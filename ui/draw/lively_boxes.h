#pragma once

#include <set>
#include <vector>

#include "draw/box_look.h"

namespace ui {

/// The processes whose boxes look different after a while although nothing happens to them: a
/// restart fades, a gauge fills again.
/// @thread gui
class LivelyBoxes {
 public:
  /// Looks at all processes.
  void read(const observer::SystemModel& model, const Instant& at);
  /// Looks at what has changed.
  void update(const observer::SystemModel& model, const observer::IdentitySet& touched,
              const Instant& at);
  /// Those that look different now. Whoever has come to rest is among them for the last time.
  std::vector<Identity> next(const observer::SystemModel& model, const Instant& at);

 private:
  std::set<Identity> ids_;
};

}  // namespace ui
