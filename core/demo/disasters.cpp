// The three production disasters of the guide, each with its cure.

#include "base/random.h"
#include "demo/database_pool.h"
#include "demo/demo.h"
#include "demo/notice.h"
#include "otp/dynamic_supervisor.h"
#include "otp/sys.h"

namespace demo {
namespace {

using namespace otp::literals;
using namespace std::chrono_literals;
using otp::child;
using otp::process_child;
using otp::StartOptions;
using otp::Strategy;
using otp::SupervisorSpec;

constexpr int counters_of_the_leak = 1000;

// Disaster 1: counters that nobody supervises

enum class HowTheStarterEnds { WithItsCounters, Normally };

/// Starts counters linked to itself, tells the first one, and ends when it is told to.
Task<> starter(Self self, otp::Pid director, HowTheStarterEnds how) {
  std::vector<otp::Pid> counters;
  for (int i = 0; i < counters_of_the_leak; ++i) {
    counters.push_back(manual_counter::start_link(self, i));
  }
  co_await self.sleep(2500ms);
  if (how == HowTheStarterEnds::WithItsCounters) {
    notice(self, "one counter crashes");
    self.exit(counters[counters.size() / 2], otp::ExitReason("crashed"_a));
    co_await self.sleep(otp::infinity);
  }
  notice(self, "the starter has done its work and ends normally");
  self.send(director, manual_counter::Answer{counters_of_the_leak});
}

Task<> supervise_counters(Self self) {
  otp::ServerRef<otp::DynamicSupervisor> supervisor(otp::Target("counter_supervisor"_a));
  std::vector<otp::Pid> counters;
  for (int i = 0; i < counters_of_the_leak; ++i) {
    otp::DynamicSupervisor::StartChild start{child<Counter>("counter"_a, std::int64_t{i})};
    auto starting = self.call(supervisor, std::move(start));
    auto started = co_await starting;
    if (started) counters.push_back(*started);
  }
  notice(self, "1,000 supervised counters: a crash replaces that one only");
  otp::Random random(21);
  for (;;) {
    co_await self.sleep(500ms);
    self.exit(counters[random.below(counters.size())], otp::ExitReason("crashed"_a));
  }
}

Task<> direct_the_leak(Self self) {
  co_await self.sleep(500ms);
  notice(self, "1,000 linked counters, nobody supervises them");
  self.spawn(otp::Label("Starter"), &starter, self.pid(), HowTheStarterEnds::WithItsCounters);
  co_await self.sleep(4s);
  notice(self, "all 1,000 are gone with the one that crashed; once more, without a crash");
  self.spawn(otp::Label("Starter"), &starter, self.pid(), HowTheStarterEnds::Normally);
  co_await self.receive<manual_counter::Answer>();
  co_await self.sleep(1500ms);
  notice(self, "1,000 counters run on and nobody owns them: the leak");
  co_await self.sleep(1500ms);
  Task<> supervising = supervise_counters(self);
  co_await supervising;
}

// Disaster 2: a mailbox without limit

constexpr int messages_of_the_overflow = 1'000'000;

/// A counter by hand that needs time: 20,000 requests a second.
Task<> slow_counter(Self self) {
  self.register_name("slow_counter"_a, self.pid());
  std::int64_t value = 0;
  for (;;) {
    for (int i = 0; i < 200; ++i) {
      auto request = co_await self.receive<manual_counter::Increment>();
      self.send(request.asker, manual_counter::Answer{++value});
    }
    co_await self.sleep(10ms);
  }
}

/// Sends 100,000 requests a second and never looks at the answers, which pile up in its own
/// mailbox.
Task<> flood(Self self) {
  co_await self.sleep(500ms);
  notice(self, "1,000,000 increments in ten seconds, to a counter that serves 20,000 a second");
  otp::Pid counter = self.whereis("slow_counter"_a);
  for (int sent = 0; sent < messages_of_the_overflow;) {
    for (int i = 0; i < 1000; ++i, ++sent) {
      self.send(counter, manual_counter::Increment{self.pid()});
    }
    co_await self.sleep(10ms);
  }
  notice(self, "all sent; the counter is far behind");
  co_await self.sleep(otp::infinity);
}

/// The same counter as a server that is called: whoever waits cannot send more.
struct SlowCounter : otp::GenServer<SlowCounter> {
  struct Increment {};
  using State = Counter::State;
  using Accepts = otp::Accepts<otp::Call<Increment, std::int64_t>>;

  otp::Init<State> init() { return State{}; }
  Task<otp::Reply<std::int64_t>> handle_call(const Increment&, otp::From<std::int64_t>,
                                             State& state) {
    co_await self.sleep(5ms);
    co_return otp::reply(++state.value);
  }
};

Task<> polite_client(Self self) {
  auto counter = otp::named<SlowCounter>("called_counter"_a);
  for (;;) co_await self.call(counter, SlowCounter::Increment{});
}

// Disaster 3: a shutdown that leaves connections open

Task<> run_a_pool(Self self, TrapsExits traps) {
  otp::ServerRef<otp::DynamicSupervisor> supervisor(otp::Target("pool_supervisor"_a));
  auto database = otp::named<Database>("database"_a);
  otp::DynamicSupervisor::StartChild start{child<DatabasePool>(
      traps == TrapsExits::Yes ? "trapping_pool"_a : "plain_pool"_a, database, 10, traps)};
  auto starting = self.call(supervisor, std::move(start));
  auto pool = co_await starting;
  if (!pool) co_return;
  co_await self.sleep(2s);
  otp::DynamicSupervisor::TerminateChild stop{*pool};
  co_await self.call(supervisor, stop);
  auto state = co_await otp::sys::get_state(self, database);
  if (state) {
    notice(self, "the pool is stopped; open connections: " + std::to_string(state->open));
  }
  co_await self.sleep(1s);
}

Task<> direct_the_shutdown(Self self) {
  for (;;) {
    notice(self, "a pool of 10 that does not trap exits");
    Task<> plain = run_a_pool(self, TrapsExits::No);
    co_await plain;
    notice(self, "a pool of 10 that traps exits and closes in terminate");
    Task<> trapping = run_a_pool(self, TrapsExits::Yes);
    co_await trapping;
  }
}

}  // namespace

void start_process_leak(otp::Runtime& runtime, const murabaha::Surroundings&) {
  auto dynamic = otp::DynamicSupervisorSpec().max_restarts(100, 5s);
  start_application(
      runtime, "process_leak",
      SupervisorSpec(Strategy::OneForOne)
          .child(child<otp::DynamicSupervisor>(
              "counter_supervisor"_a, StartOptions().name("counter_supervisor"_a), dynamic))
          .child(process_child("director"_a, otp::Label("Director"), &direct_the_leak)));
}

void start_mailbox_overflow(otp::Runtime& runtime, const murabaha::Surroundings&) {
  auto act = [](std::string_view id, auto body) {
    return process_child(otp::Atom(id), otp::Label("Client"), body);
  };
  auto sending =
      SupervisorSpec(Strategy::OneForOne)
          .child(process_child("slow_counter"_a, otp::Label("ManualCounter"), &slow_counter))
          .child(act("flood", &flood));
  auto calling =
      SupervisorSpec(Strategy::OneForOne)
          .child(child<SlowCounter>("called_counter"_a, StartOptions().name("called_counter"_a)))
          .child(act("client_1", &polite_client))
          .child(act("client_2", &polite_client))
          .child(act("client_3", &polite_client))
          .child(act("client_4", &polite_client));
  start_application(runtime, "mailbox_overflow",
                    SupervisorSpec(Strategy::OneForOne)
                        .child(child<otp::Supervisor>("sending"_a, sending))
                        .child(child<otp::Supervisor>("calling"_a, calling)));
}

void start_graceless_shutdown(otp::Runtime& runtime, const murabaha::Surroundings&) {
  start_application(
      runtime, "graceless_shutdown",
      SupervisorSpec(Strategy::OneForOne)
          .child(child<Database>("database"_a, StartOptions().name("database"_a)))
          .child(child<otp::DynamicSupervisor>("pool_supervisor"_a,
                                               StartOptions().name("pool_supervisor"_a),
                                               otp::DynamicSupervisorSpec()))
          .child(process_child("director"_a, otp::Label("Director"), &direct_the_shutdown)));
}

}  // namespace demo
