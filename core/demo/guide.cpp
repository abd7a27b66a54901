// The systems of the guide under one supervision tree.

#include "demo/cache_server.h"
#include "demo/database_pool.h"
#include "demo/demo.h"
#include "demo/lifecycle.h"
#include "demo/notification_queue.h"
#include "demo/session_manager.h"
#include "demo/traffic.h"
#include "otp/dynamic_supervisor.h"

namespace demo {
namespace {

using namespace otp::literals;
using namespace std::chrono_literals;
using otp::child;
using otp::ChildSpec;
using otp::process_child;
using otp::StartOptions;
using otp::Strategy;
using otp::SupervisorSpec;

ChildSpec branch(std::string_view id, SupervisorSpec spec) {
  return child<otp::Supervisor>(otp::Atom(id), std::move(spec));
}

Task<> named_manual_counter(Self self) {
  self.register_name("manual_counter"_a, self.pid());
  Task<> serving = manual_counter::serve(self, 0);
  co_await serving;
}

SupervisorSpec counters() {
  return SupervisorSpec(Strategy::OneForOne)
      .child(process_child("manual_counter"_a, otp::Label("ManualCounter"), &named_manual_counter))
      .child(child<Counter>("counter"_a, StartOptions().name("counter"_a), std::int64_t{0}));
}

SupervisorSpec lifecycle() {
  return SupervisorSpec(Strategy::OneForOne)
      .child(child<LifecycleServer>("lifecycle_hooks"_a, StartOptions().name("lifecycle_hooks"_a)))
      .child(child<LongOperation>("long_operation"_a, StartOptions().name("long_operation"_a)));
}

SupervisorSpec notifications() {
  return SupervisorSpec(Strategy::OneForAll)
      .child(child<NotificationQueue>("notification_queue"_a,
                                      StartOptions().name("notification_queue"_a)))
      .child(child<PeriodicReporter>(
          "periodic_reporter"_a, StartOptions().name("periodic_reporter"_a), otp::Duration(2s)));
}

SupervisorSpec storage() {
  auto database = otp::named<Database>("database"_a);
  return SupervisorSpec(Strategy::RestForOne)
      .child(child<Database>("database"_a, StartOptions().name("database"_a)))
      .child(child<DatabasePool>("database_pool"_a, StartOptions().name("database_pool"_a),
                                 database, 5, TrapsExits::Yes))
      .child(child<CacheServer>("cache_server"_a, StartOptions().name("cache_server"_a),
                                otp::Duration(3s)));
}

SupervisorSpec sessions() {
  return SupervisorSpec(Strategy::RestForOne)
      .child(child<otp::Registry>("session_registry"_a,
                                  otp::RegistryOptions(session_registry, otp::Keys::Unique)))
      .child(child<otp::DynamicSupervisor>("session_supervisor"_a,
                                           StartOptions().name("session_supervisor"_a),
                                           otp::DynamicSupervisorSpec().max_restarts(10, 5s)));
}

SupervisorSpec clients(const murabaha::Surroundings& surroundings) {
  auto client = [](std::string_view id, auto body, auto... args) {
    return process_child(otp::Atom(id), otp::Label("Client"), body, args...);
  };
  return SupervisorSpec(Strategy::OneForOne)
      .child(client("counting", &traffic::count))
      .child(client("notifying", &traffic::notify))
      .child(client("querying", &traffic::query))
      .child(client("computing", &traffic::compute, std::uint64_t{1}))
      .child(client("computing_too", &traffic::compute, std::uint64_t{2}))
      .child(client("visiting", &traffic::visit))
      .child(client("trading", &traffic::trade, surroundings).restart(otp::Restart::Transient));
}

}  // namespace

void start_guide(otp::Runtime& runtime, const murabaha::Surroundings& surroundings) {
  start_application(runtime, "guide",
                    SupervisorSpec(Strategy::OneForOne)
                        .child(branch("counters", counters()))
                        .child(branch("lifecycle", lifecycle()))
                        .child(branch("notifications", notifications()))
                        .child(branch("storage", storage()))
                        .child(branch("sessions", sessions()))
                        .child(branch("murabaha", murabaha::desk_spec(surroundings)))
                        .child(branch("clients", clients(surroundings))));
}

}  // namespace demo
