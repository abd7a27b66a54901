// Plain messages between processes.
#include "ping_pong.h"

namespace bench {
namespace {

struct Number {
  int value;
};
struct Done {};
struct Consume {};

Task<> sender(Self self, Pid receiver, int count) {
  for (int i = 0; i < count; ++i) self.send(receiver, Number{i});
  co_return;
}

Task<> fan_in(Self self, int senders, int each) {
  for (int i = 0; i < senders; ++i) self.spawn(&sender, self.pid(), each);
  for (int i = 0; i < senders * each; ++i) co_await self.receive<Number>();
}

Task<> hop(Self self, Pid next) {
  for (;;) {
    Number token = co_await self.receive<Number>();
    self.send(next, Number{token.value - 1});
  }
}

/// The last process of the ring, which has the token first and last.
Task<> ring(Self self, int count, int hops) {
  Pid next = self.pid();
  for (int i = 1; i < count; ++i) next = self.spawn(&hop, next);
  self.send(next, Number{hops});
  for (;;) {
    Number token = co_await self.receive<Number>();
    if (token.value <= 0) break;
    self.send(next, Number{token.value - 1});
  }
}

Task<> slow_receiver(Self self, Pid parent, int count) {
  co_await self.receive<Consume>();
  for (int i = 0; i < count; ++i) co_await self.receive<Number>();
  self.send(parent, Done{});
}

Task<> flood(Self self, int count, double* bytes) {
  Pid receiver = self.spawn(&slow_receiver, self.pid(), count);
  co_await self.sleep(1ms);
  double before = resident_bytes();
  for (int i = 0; i < count; ++i) self.send(receiver, Number{i});
  co_await self.sleep(1ms);
  *bytes = (resident_bytes() - before) / count;
  self.send(receiver, Consume{});
  co_await self.receive<Done>();
}

const bool entered[] = {
    enter("ping_pong", 4'000'000,
          [](benchmark::State&, auto workers) {
            World(workers).run(&ping, std::int64_t{2'000'000});
          }),
    enter("pairs_64", 64 * 2 * 50'000,
          [](benchmark::State&, auto workers) {
            World(workers).run(&pairs, std::int64_t{64}, std::int64_t{50'000});
          }),
    enter("fan_in", 10'000'000,
          [](benchmark::State&, auto workers) { World(workers).run(&fan_in, 100, 100'000); }),
    enter("ring", 4'000'000,
          [](benchmark::State&, auto workers) { World(workers).run(&ring, 10'000, 4'000'000); }),
    enter("flood", 1'000'000,
          [](benchmark::State& state, auto workers) {
            double bytes = 0;
            World(workers).run(&flood, 1'000'000, &bytes);
            state.counters["bytes"] = bytes;
          }),
};

}  // namespace
}  // namespace bench
