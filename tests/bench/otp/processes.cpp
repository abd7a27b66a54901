// Processes that come, wait and go.
#include "otp/gen_server.h"
#include "world.h"

namespace bench {
namespace {

struct Done {};
struct Go {};
struct Sum {
  std::int64_t value;
};

Task<> returns(Self) { co_return; }
Task<> returns_and_tells(Self self, Pid parent) {
  self.send(parent, Done{});
  co_return;
}

Task<> spawn_exit(Self self, int batches, int each) {
  for (int i = 0; i < batches; ++i) {
    for (int k = 1; k < each; ++k) self.spawn(&returns);
    self.spawn(&returns_and_tells, self.pid());
    co_await self.receive<Done>();
  }
}

constexpr std::int64_t branches = 10;

Task<> skynet(Self self, Pid parent, std::int64_t first, std::int64_t leaves) {
  if (leaves == 1) {
    self.send(parent, Sum{first});
    co_return;
  }
  std::int64_t each = leaves / branches;
  for (int i = 0; i < branches; ++i) self.spawn(&skynet, self.pid(), first + i * each, each);
  std::int64_t total = 0;
  for (int i = 0; i < branches; ++i) total += (co_await self.receive<Sum>()).value;
  self.send(parent, Sum{total});
}

Task<> skynet_root(Self self, std::int64_t leaves) {
  self.spawn(&skynet, self.pid(), std::int64_t{0}, leaves);
  Sum sum = co_await self.receive<Sum>();
  expects(sum.value == leaves * (leaves - 1) / 2, "the sum of all leaves");
}

Task<> waits(Self self) { co_await self.receive<Go>(); }
Task<> hibernates(Self self) { co_await self.hibernate(&waits); }

struct Keeper : GenServer<Keeper> {
  struct State {
    std::int64_t value = 0;
    static constexpr auto fields = std::tuple{field("value", &State::value)};
  };
  using Accepts = otp::Accepts<>;
  Init<State> init() { return State{}; }
};

/// Starts `count` processes and says what each adds to what the program holds.
Task<> idle(Self self, Task<> (*body)(Self), int count, double* bytes) {
  double before = resident_bytes();
  for (int i = 0; i < count; ++i) self.spawn(body);
  co_await self.sleep(1ms);
  *bytes = (resident_bytes() - before) / count;
}

Task<> idle_server(Self self, int count, double* bytes) {
  double before = resident_bytes();
  for (int i = 0; i < count; ++i) or_exit(co_await start<Keeper>(self));
  *bytes = (resident_bytes() - before) / count;
}

template <class... Args>
Run measured(Args... args) {
  return [=](benchmark::State& state, std::int64_t workers) {
    double bytes = 0;
    World(workers).run(args..., &bytes);
    state.counters["bytes"] = bytes;
  };
}

const bool entered[] = {
    enter("spawn_exit", 1'000'000,
          [](benchmark::State&, auto workers) { World(workers).run(&spawn_exit, 1000, 1000); }),
    enter("skynet", 1'111'111,
          [](benchmark::State&, auto workers) {
            World(workers).run(&skynet_root, std::int64_t{1'000'000});
          }),
    enter_single("idle", 1'000'000, measured(&idle, &waits, 1'000'000)),
    enter_single("idle_hibernated", 1'000'000, measured(&idle, &hibernates, 1'000'000)),
    enter_single("idle_server", 200'000, measured(&idle_server, 200'000)),
};

}  // namespace
}  // namespace bench
