// The works of the benchmark suite on the C++ Actor Framework 0.17. One run of each does its whole
// work once; ops are counted with SetItemsProcessed.
#include <benchmark/benchmark.h>
#include <unistd.h>

#include <algorithm>
#include <caf/all.hpp>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <vector>

namespace {

using namespace caf;
using namespace std::chrono_literals;
using Number = std::int64_t;

double resident_bytes() {
  std::ifstream file("/proc/self/statm");
  double total = 0, resident = 0;
  file >> total >> resident;
  return resident * static_cast<double>(sysconf(_SC_PAGESIZE));
}

void expects(bool holds) {
  if (!holds) std::abort();
}

/// What `outside` is told when a work is done.
const auto done = ok_atom::value;

void wait_until_told(scoped_actor& outside, int times = 1) {
  for (int i = 0; i < times; ++i) outside->receive([](ok_atom) {});
}

// Messages.

behavior pong(event_based_actor*) {
  return {[](int ball) { return ball; }};
}

behavior ping(event_based_actor* self, const actor& tell, int rounds) {
  actor peer = self->spawn(pong);
  self->send(peer, rounds);
  return {[=](int ball) {
    if (ball > 1) return self->send(peer, ball - 1);
    self->send(tell, done);
    self->quit();
  }};
}

void pairs(benchmark::State& state, scoped_actor& outside, int count, int rounds) {
  for (auto _ : state) {
    for (int i = 0; i < count; ++i) outside->spawn(ping, actor(outside), rounds);
    wait_until_told(outside, count);
  }
}

behavior counts(event_based_actor* self, const actor& tell, int count) {
  return {[=, left = count](int) mutable {
    if (--left > 0) return;
    self->send(tell, done);
    self->quit();
  }};
}

void sends(event_based_actor* self, const actor& receiver, int count) {
  for (int i = 0; i < count; ++i) self->send(receiver, i);
}

void fan_in(benchmark::State& state, scoped_actor& outside, int senders, int each) {
  for (auto _ : state) {
    actor receiver = outside->spawn(counts, actor(outside), senders * each);
    for (int i = 0; i < senders; ++i) outside->spawn(sends, receiver, each);
    wait_until_told(outside);
  }
}

behavior hop(event_based_actor* self, const actor& next) {
  return {[=](int token) { self->send(next, token - 1); }};
}

/// The one of the ring which has the token first and last. The others end with it.
behavior first_of_ring(event_based_actor* self, const actor& tell, int count) {
  actor next = self;
  for (int i = 1; i < count; ++i) next = self->spawn<linked>(hop, next);
  return {[=](int token) {
    if (token > 1) self->send(next, token - 1);
    else self->send(tell, done);
  }};
}

void ring(benchmark::State& state, scoped_actor& outside, int count, int hops) {
  actor first = outside->spawn(first_of_ring, actor(outside), count);
  outside->send(first, count);  // once around, so that all have started
  wait_until_told(outside);
  for (auto _ : state) {
    outside->send(first, hops);
    wait_until_told(outside);
  }
  anon_send_exit(first, exit_reason::kill);
}

behavior slow_receiver(event_based_actor* self, const actor& tell, int count) {
  self->set_default_handler(skip);
  return {[=](ok_atom) { self->become(counts(self, tell, count)); }};
}

void floods(event_based_actor* self, const actor& receiver, int count, double* bytes) {
  double before = resident_bytes();
  sends(self, receiver, count);
  *bytes = (resident_bytes() - before) / count;
  self->send(receiver, ok_atom::value);
}

void flood(benchmark::State& state, scoped_actor& outside, int count) {
  double bytes = 0;
  for (auto _ : state) {
    actor receiver = outside->spawn(slow_receiver, actor(outside), count);
    outside->spawn(floods, receiver, count, &bytes);
    wait_until_told(outside);
  }
  state.counters["bytes"] = bytes;
}

// Actors that come, wait and go.

void returns(event_based_actor*) {}
void returns_and_tells(event_based_actor* self, const actor& parent) { self->send(parent, done); }

void spawn_batch(event_based_actor* self, int count) {
  for (int i = 1; i < count; ++i) self->spawn(returns);
  self->spawn(returns_and_tells, self);
}

behavior spawns(event_based_actor* self, const actor& tell, int batches, int each) {
  spawn_batch(self, each);
  return {[=, left = batches](ok_atom) mutable {
    if (--left > 0) return spawn_batch(self, each);
    self->send(tell, done);
    self->quit();
  }};
}

void spawn_exit(benchmark::State& state, scoped_actor& outside, int batches, int each) {
  for (auto _ : state) {
    outside->spawn(spawns, actor(outside), batches, each);
    wait_until_told(outside);
  }
}

behavior waits(event_based_actor*) {
  return {[](ok_atom) {}};
}

behavior tells_and_waits(event_based_actor* self, const actor& tell) {
  self->send(tell, done);
  return waits(self);
}

void spawn_idle(event_based_actor* self, const actor& tell, std::vector<actor>* actors) {
  for (actor& each : *actors) each = self->spawn(waits);
  actors->back() = self->spawn(tells_and_waits, tell);
}

/// The handles are kept: an actor that nobody knows ends.
void idle(benchmark::State& state, scoped_actor& outside, int count) {
  std::vector<actor> actors(count);
  double before = resident_bytes();
  for (auto _ : state) {
    outside->spawn(spawn_idle, actor(outside), &actors);
    wait_until_told(outside);
  }
  state.counters["bytes"] = (resident_bytes() - before) / count;
}

constexpr Number branches = 10;

behavior skynet(event_based_actor* self, const actor& parent, Number first, Number leaves) {
  if (leaves == 1) {
    self->send(parent, first);
    return {};
  }
  Number each = leaves / branches;
  for (Number i = 0; i < branches; ++i) self->spawn(skynet, self, first + i * each, each);
  return {[=, left = branches, total = Number{0}](Number sum) mutable {
    total += sum;
    if (--left > 0) return;
    self->send(parent, total);
    self->quit();
  }};
}

void skynet_root(benchmark::State& state, scoped_actor& outside, Number leaves) {
  for (auto _ : state) {
    outside->spawn(skynet, actor(outside), Number{0}, leaves);
    outside->receive([=](Number sum) { expects(sum == leaves * (leaves - 1) / 2); });
  }
}

// Servers.

behavior tally(stateful_actor<Number>* self) {
  self->state = 0;
  return {
      [=](get_atom) { return self->state; },
      [=](int number) { self->state += number; },
  };
}

void calls(event_based_actor* self, const actor& server, const actor& tell, int left) {
  if (left == 0) return self->send(tell, done);
  self->request(server, 5s, get_atom::value).then([=](Number) {
    calls(self, server, tell, left - 1);
  });
}

void call(benchmark::State& state, scoped_actor& outside, int count) {
  actor server = outside->spawn(tally);
  for (auto _ : state) {
    outside->spawn(calls, server, actor(outside), count);
    wait_until_told(outside);
  }
}

void call_outside(benchmark::State& state, scoped_actor& outside, int count) {
  actor server = outside->spawn(tally);
  for (auto _ : state)
    for (int i = 0; i < count; ++i)
      outside->request(server, 5s, get_atom::value)
          .receive([](Number) {}, [](const error&) { expects(false); });
}

void casts(event_based_actor* self, const actor& server, const actor& tell, int count) {
  for (int i = 0; i < count; ++i) self->send(server, 1);
  self->request(server, infinite, get_atom::value).then([=](Number total) {
    expects(total == count);
    self->send(tell, done);
  });
}

void cast(benchmark::State& state, scoped_actor& outside, int count) {
  actor server = outside->spawn(tally);
  for (auto _ : state) {
    outside->spawn(casts, server, actor(outside), count);
    wait_until_told(outside);
  }
}

behavior crashes(event_based_actor* self, const actor& driver) {
  self->send(driver, actor(self));
  return {[=](ok_atom) { self->quit(sec::runtime_error); }};
}

/// There are no supervisors in this framework; this is how one is written by hand.
behavior supervises(event_based_actor* self, const actor& driver) {
  auto start = [=] { self->spawn<monitored>(crashes, driver); };
  self->set_down_handler([=](const down_msg&) { start(); });
  start();
  return {[](ok_atom) {}};
}

behavior crashes_children(event_based_actor* self, const actor& tell, int count) {
  // Kept in the behavior: an actor that nobody knows ends.
  actor supervisor = self->spawn(supervises, self);
  return {[=, left = count](const actor& child) mutable {
    if (left-- > 0) return self->send(child, ok_atom::value);
    anon_send_exit(supervisor, exit_reason::kill);
    self->send(tell, done);
    self->quit();
  }};
}

void restart(benchmark::State& state, scoped_actor& outside, int count) {
  for (auto _ : state) {
    outside->spawn(crashes_children, actor(outside), count);
    wait_until_told(outside);
  }
}

// Timers.

/// Timers that can be cancelled are those of requests.
void arms_and_cancels(event_based_actor* self, const actor& tell, int count) {
  actor_clock& clock = self->system().clock();
  for (int i = 0; i < count; ++i) {
    message_id id = make_message_id(i + 1);
    clock.set_request_timeout(clock.now() + 5s, self, id);
    clock.cancel_request_timeout(self, id);
  }
  self->send(tell, done);
}

void timers(benchmark::State& state, scoped_actor& outside, int count) {
  for (auto _ : state) {
    outside->spawn(arms_and_cancels, actor(outside), count);
    wait_until_told(outside);
  }
}

using Lateness = std::vector<actor_clock::duration_type>;

behavior measures_lateness(event_based_actor* self, const actor& tell, Lateness* late) {
  auto start = self->clock().now() + 100ms;
  auto count = static_cast<int>(late->size());
  auto due = [=](int i) { return start + actor_clock::duration_type(1s) * i / count; };
  for (int i = 0; i < count; ++i) self->scheduled_send(self, due(i), i);
  return {[=, left = count](int i) mutable {
    (*late)[i] = self->clock().now() - due(i);
    if (--left > 0) return;
    self->send(tell, done);
    self->quit();
  }};
}

void timer_lateness(benchmark::State& state, scoped_actor& outside, int count) {
  Lateness late(count);
  for (auto _ : state) {
    outside->spawn(measures_lateness, actor(outside), &late);
    wait_until_told(outside);
  }
  auto p99 = late.begin() + count * 99 / 100;
  std::nth_element(late.begin(), p99, late.end());
  state.counters["p99_us"] = std::chrono::duration<double, std::micro>(*p99).count();
}

template <class... Params>
using Work = void (*)(benchmark::State&, scoped_actor&, Params...);

/// Enters a benchmark for one worker; `ops` goes into its rate.
template <class... Params, class... Args>
benchmark::internal::Benchmark* enter_single(const char* name, std::int64_t ops,
                                             Work<Params...> work, Args... args) {
  auto measured = [=](benchmark::State& state) {
    actor_system_config config;
    config.set("scheduler.max-threads", state.range(0));
    actor_system system{config};
    scoped_actor outside{system};
    work(state, outside, args...);
    state.SetItemsProcessed(ops);
  };
  return benchmark::RegisterBenchmark(name, measured)
      ->ArgName("workers")
      ->Arg(1)
      ->Iterations(1)
      ->MeasureProcessCPUTime()
      ->UseRealTime();
}

/// The same for one and for two workers.
template <class... Params, class... Args>
benchmark::internal::Benchmark* enter(const char* name, std::int64_t ops, Work<Params...> work,
                                      Args... args) {
  return enter_single(name, ops, work, args...)->Arg(2);
}

const benchmark::internal::Benchmark* const entered[] = {
    enter("ping_pong", 2'000'000, pairs, 1, 1'000'000),
    enter("pairs_64", 64 * 2 * 16'000, pairs, 64, 16'000),
    enter("fan_in", 10'000'000, fan_in, 100, 100'000),
    enter("ring", 1'000'000, ring, 10'000, 1'000'000),
    enter("spawn_exit", 500'000, spawn_exit, 500, 1000),
    enter_single("idle", 1'000'000, idle, 1'000'000),
    enter("call", 200'000, call, 200'000),
    enter("call_outside", 20'000, call_outside, 20'000),
    enter("cast", 2'000'000, cast, 2'000'000),
    enter("skynet", 1'111'111, skynet_root, Number{1'000'000}),
    enter("flood", 1'000'000, flood, 1'000'000),
    enter("timers", 1'000'000, timers, 1'000'000),
    enter("timer_lateness", 100'000, timer_lateness, 100'000),
    enter("restart", 200'000, restart, 200'000),
};

}  // namespace

BENCHMARK_MAIN();
