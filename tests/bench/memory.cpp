// Bytes per process, from what the system says the program holds.
#include <fmt/format.h>
#include <unistd.h>

#include <fstream>

#include "actor/manual_scheduler.h"
#include "demo/counter.h"
#include "otp/sys.h"

namespace {

using namespace otp;
using namespace std::chrono_literals;

constexpr int count = 200'000;

double resident_bytes() {
  std::ifstream file("/proc/self/statm");
  double total = 0, resident = 0;
  file >> total >> resident;
  return resident * static_cast<double>(sysconf(_SC_PAGESIZE));
}

struct Go {};

Task<> waits(Self self) { co_await self.receive<Go>(); }
Task<> waits_then_hibernates(Self self) {
  co_await self.receive<Go>();
  co_await self.hibernate(&waits);
}

struct Sleeper : GenServer<Sleeper> {
  struct Sleep {};
  using State = demo::Counter::State;
  using Accepts = otp::Accepts<Cast<Sleep>>;
  Init<State> init() { return State{}; }
  NoReply handle_cast(const Sleep&, State&) { return noreply().hibernate(); }
};

/// What `act` adds for each process.
template <class Act>
Task<> measure(std::string_view what, Act act) {
  double before = resident_bytes();
  Task<> acting = act();
  co_await acting;
  fmt::print("{:<42} {:>7.0f}\n", what, (resident_bytes() - before) / count);
}

Task<> all(Self self) {
  std::vector<Pid> pids(count);
  fmt::print("{:<42} bytes\n", "for each of 200,000 processes");
  auto plain = [&]() -> Task<> {
    for (Pid& pid : pids) pid = self.spawn(&waits_then_hibernates);
    co_await self.sleep(1ms);
  };
  auto plain_measured = measure("plain process that waits", plain);
  co_await plain_measured;
  for (Pid pid : pids) self.send(pid, Go{});
  co_await self.sleep(1ms);
  // What they gave back is used again: as many more, minus what the hibernating ones still hold.
  std::vector<Pid> more(count);
  auto again = [&]() -> Task<> {
    for (Pid& pid : more) pid = self.spawn(&waits);
    co_await self.sleep(1ms);
  };
  auto again_measured = measure("one more, when all others hibernate", again);
  co_await again_measured;
  auto servers = [&]() -> Task<> {
    for (Pid& pid : pids) pid = (co_await start<Sleeper>(self))->whereis(self.runtime());
  };
  auto servers_measured = measure("server with a state of 8 bytes that waits", servers);
  co_await servers_measured;
  fmt::print("{:<42} {:>7}\n", "  of these the process itself", sizeof(Process));
}

}  // namespace

int main() {
  auto owned = std::make_unique<ManualScheduler>(1);
  ManualScheduler& world = *owned;
  Runtime runtime(std::move(owned));
  otp::spawn(runtime, Label("bench"), all);
  world.run_to_rest(TimePoint(10s));
}
