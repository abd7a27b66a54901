#pragma once

#include <memory>

#include "contracts.h"
#include "demo/demo.h"
#include "murabaha/local_desk.h"
#include "observer/local_node.h"
#include "options.h"

namespace app {

/// A running demo: its runtime, and the desk of its contracts.
class World {
 public:
  /// @param options of the demo's workers (0 for a world with a clock of its own), its seed, and
  /// the desk's policy and time zone
  World(const demo::Demo& demo, const Options& options, const Contracts& contracts = {});

  const demo::Demo& demo() const { return demo_; }
  observer::LocalNode& node() { return node_; }
  murabaha::LocalDesk& desk() { return desk_; }
  /// The time of day at a moment of the world.
  murabaha::Timestamp time_of_day(otp::TimePoint moment) const;

 private:
  const demo::Demo& demo_;
  murabaha::Surroundings surroundings_;
  observer::LocalNode node_;
  murabaha::LocalDesk desk_;
};

}  // namespace app
