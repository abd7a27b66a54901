#include "world.h"

namespace app {
namespace {

using namespace std::chrono;

/// A world's clock begins on a fixed morning, so that its dates are the same in every run.
constexpr sys_seconds beginning = sys_days(2026y / January / 5) + 9h;

observer::LocalNode::Options node_options(const demo::Demo& demo, unsigned workers,
                                          std::uint64_t seed) {
  observer::LocalNode::Options options;
  options.workers = workers;
  options.seed = seed;
  options.watch = demo.watch;
  return options;
}

}  // namespace

murabaha::Surroundings World::surroundings(unsigned workers) {
  auto start = workers == 0 ? sys_time<microseconds>(beginning)
                            : time_point_cast<microseconds>(system_clock::now());
  return murabaha::surroundings_in_memory(start.time_since_epoch().count());
}

World::World(const demo::Demo& demo, unsigned workers, std::uint64_t seed)
    : demo_(demo),
      surroundings_(surroundings(workers)),
      node_(node_options(demo, workers, seed)),
      desk_(
          node_.runtime(), [this](std::function<void()> act) { node_.post(std::move(act)); },
          surroundings_) {
  demo.start(node_.runtime(), surroundings_);
}

}  // namespace app
