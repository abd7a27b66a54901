#include "world.h"

#include <QDateTime>

#include "store/waiting_store.h"

namespace app {
namespace {

using namespace std::chrono;
using murabaha::Timestamp;

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

/// How long a contract that is kept stays awake without being asked for.
constexpr otp::Timeout sleeps_after{minutes(10)};

/// A world of demo contracts has its own dates; contracts that are kept have those of the calendar.
Timestamp epoch(unsigned workers, const Contracts& contracts) {
  bool is_real = workers > 0 || contracts.are_durable();
  auto start = is_real ? time_point_cast<microseconds>(system_clock::now())
                       : sys_time<microseconds>(beginning);
  return start.time_since_epoch().count();
}

murabaha::Zone zone_of(const QTimeZone& zone) {
  return [zone](Timestamp at) {
    auto moment = QDateTime::fromMSecsSinceEpoch(at / 1000, Qt::UTC);
    return seconds(zone.offsetFromUtc(moment));
  };
}

murabaha::Surroundings surroundings(const Options& options, const Contracts& contracts) {
  auto surroundings = murabaha::surroundings_in_memory(epoch(options.workers, contracts));
  surroundings.policy = options.desk_policy;
  if (options.zone) surroundings.zone = zone_of(*options.zone);
  surroundings.recovery = std::make_shared<murabaha::RecoveryWatch>(
      [] { return steady_clock::now().time_since_epoch(); });
  if (!contracts.are_durable()) return surroundings;
  surroundings.store = contracts.store;
  // In a world with a clock of its own time stands still while something is written.
  if (options.workers == 0) surroundings.store = std::make_shared<WaitingStore>(contracts.store);
  surroundings.gateway = std::make_shared<murabaha::SimulatedGateway>(contracts.books);
  surroundings.sleeps_after = sleeps_after;
  return surroundings;
}

}  // namespace

World::World(const demo::Demo& demo, const Options& options, const Contracts& contracts)
    : demo_(demo),
      surroundings_(surroundings(options, contracts)),
      node_(node_options(demo, options.workers, options.seed)),
      desk_(
          node_.runtime(), [this](std::function<void()> act) { node_.post(std::move(act)); },
          surroundings_) {
  demo.start(node_.runtime(), surroundings_);
  if (contracts.are_durable()) desk_.recover([](const murabaha::Result<std::size_t>&) {});
}

murabaha::Timestamp World::time_of_day(otp::TimePoint moment) const {
  return surroundings_.epoch + duration_cast<microseconds>(moment.time_since_epoch()).count();
}

}  // namespace app
