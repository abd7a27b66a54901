#include "random_world.h"

#include "otp/dynamic_supervisor.h"
#include "server_steps.h"

namespace support {
namespace {

using otp::AutoShutdown;
using otp::ChildSpec;
using otp::Restart;
using otp::Strategy;
using otp::SupervisorSpec;

/// Link yourself to a peer; without one, start a process of your own.
struct Order {
  Pid peer;
};

/// What one does when a linked process ends.
enum class AtExit { Dies, Ignores, Ends };

/// Does what it is told. The one that it starts is its own child, which nobody supervises.
struct Worker : otp::GenServer<Worker> {
  struct State {
    AtExit at_exit;
  };
  using Accepts = otp::Accepts<otp::Info<Order>, otp::Info<otp::Exit>>;

  otp::Init<State> init(AtExit at_exit) {
    self.trap_exit(at_exit != AtExit::Dies);
    return State{at_exit};
  }
  Task<otp::NoReply> handle_info(const Order& order, State&) {
    if (!order.peer.is_none()) self.link(order.peer);
    if (!order.peer.is_none()) co_return otp::noreply();
    auto starting = otp::start_link<Worker>(self, AtExit::Ignores);
    co_await starting;
    co_return otp::noreply();
  }
  otp::NoReply handle_info(const otp::Exit& exit, State& state) {
    if (state.at_exit == AtExit::Ends) return otp::stop(exit.reason);
    return otp::noreply();
  }
};

/// The same as a plain process.
Task<> plain_worker(Self self, AtExit at_exit) {
  self.trap_exit(at_exit != AtExit::Dies);
  for (;;) {
    auto message = co_await self.receive<Order, otp::Exit>();
    if (auto* exit = std::get_if<otp::Exit>(&message)) {
      if (at_exit == AtExit::Ends) otp::exit(exit->reason);
      continue;
    }
    Pid peer = std::get<Order>(message).peer;
    if (peer.is_none()) self.spawn_link(&plain_worker, AtExit::Dies);
    else self.link(peer);
  }
}

Task<> keep(Self self, SupervisorSpec spec) {
  self.trap_exit(true);
  auto starting = otp::start_link<otp::Supervisor>(self, std::move(spec));
  co_await starting;
  co_await self.sleep(otp::infinity);
}

Task<> add_worker(Self self, Pid supervisor, ChildSpec spec) {
  otp::ServerRef<otp::DynamicSupervisor> server{otp::Target(supervisor)};
  otp::DynamicSupervisor::StartChild start{std::move(spec)};
  auto adding = self.call(server, std::move(start));
  co_await adding;
}

Task<> read_window(Self self, Pid supervisor, otp::RestartWindow* window) {
  otp::ServerRef<otp::Supervisor> server{otp::Target(supervisor)};
  auto asking = state_of(self, server);
  auto state = co_await asking;
  *window = state.restarts;
}

}  // namespace

RandomWorld::RandomWorld(std::uint64_t seed)
    : random_(seed), system_(Schedule{0, seed}, trace::Watch::Lifecycle) {
  otp::spawn(system_.runtime(), otp::Label("keeper"), &keep, any_spec(2));
  settle();
  fill_dynamic_supervisors();
}

// Making a tree

SupervisorSpec RandomWorld::any_spec(int depth) {
  constexpr std::array strategies = {Strategy::OneForOne, Strategy::OneForAll,
                                     Strategy::RestForOne};
  constexpr std::array shutdowns = {AutoShutdown::Never, AutoShutdown::Never,
                                    AutoShutdown::AnySignificant, AutoShutdown::AllSignificant};
  SupervisorSpec spec(strategies[random_.below(3)]);
  auto period = std::chrono::seconds(1 + random_.below(5));
  spec = std::move(spec).max_restarts(static_cast<int>(random_.below(4)), period);
  spec = std::move(spec).auto_shutdown(shutdowns[random_.below(4)]);
  for (auto left = 1 + random_.below(4); left > 0; --left) {
    spec = std::move(spec).child(any_child(spec, depth));
  }
  return spec;
}

ChildSpec RandomWorld::any_child(const SupervisorSpec& group, int depth) {
  constexpr std::array restarts = {Restart::Permanent, Restart::Permanent, Restart::Permanent,
                                   Restart::Transient, Restart::Transient, Restart::Temporary};
  Atom id("c" + std::to_string(++next_id_));
  bool is_supervisor = depth > 0 && one_in(2);
  bool is_dynamic = is_supervisor && one_in(5);
  ChildSpec spec = is_dynamic ? otp::child<otp::DynamicSupervisor>(
                                    id, otp::DynamicSupervisorSpec().max_restarts(
                                            static_cast<int>(random_.below(3)), 3s))
                   : is_supervisor ? otp::child<otp::Supervisor>(id, any_spec(depth - 1))
                                   : any_process().id(id);
  Restart restart = restarts[random_.below(restarts.size())];
  spec = std::move(spec).restart(restart);
  if (one_in(8)) spec = std::move(spec).brutal_kill();
  bool may_be_significant =
      group.auto_shutdown() != AutoShutdown::Never && restart != Restart::Permanent;
  if (may_be_significant && one_in(2)) spec = std::move(spec).significant();
  return spec;
}

ChildSpec RandomWorld::any_process() {
  constexpr std::array habits = {AtExit::Dies, AtExit::Dies, AtExit::Ignores, AtExit::Ends};
  AtExit at_exit = habits[random_.below(habits.size())];
  if (one_in(2)) return otp::child<Worker>("worker"_a, at_exit);
  ChildSpec plain = otp::process_child("worker"_a, otp::Label("Plain"), &plain_worker, at_exit);
  return at_exit == AtExit::Ignores ? std::move(plain).brutal_kill() : plain;
}

void RandomWorld::fill_dynamic_supervisors() {
  std::vector<Pid> dynamic;
  model_.for_each([&](const observer::ProcessEntry& entry) {
    if (entry.is_alive && entry.label == Atom("DynamicSupervisor")) dynamic.push_back(entry.pid);
  });
  for (Pid supervisor : dynamic) {
    for (auto left = 1 + random_.below(3); left > 0; --left) {
      ChildSpec spec = any_process();
      if (one_in(3)) spec = std::move(spec).restart(Restart::Transient);
      otp::spawn(system_.runtime(), otp::Label("adder"), &add_worker, supervisor, std::move(spec));
    }
  }
  settle();
}

// Letting things happen

void RandomWorld::settle() {
  system_.world().run_ready();
  auto events = system_.recorder().events();
  for (; applied_ < events.size(); ++applied_) {
    model_.apply(events[applied_]);
    on_event(events[applied_]);
  }
}

std::vector<Pid> RandomWorld::children() const {
  std::vector<Pid> pids;
  model_.for_each([&](const observer::ProcessEntry& entry) {
    if (entry.is_alive && entry.is_supervised) pids.push_back(entry.pid);
  });
  return pids;
}

std::set<Pid> RandomWorld::alive() {
  auto pids = system_.runtime().processes();
  return {pids.begin(), pids.end()};
}

void RandomWorld::kill(Pid pid) {
  bool hears = model_.find(pid)->traps_exits || model_.find(pid)->is_supervisor();
  system_.runtime().exit(pid, hears ? otp::ExitReason::kill() : otp::ExitReason("boom"_a));
  settle();
}

void RandomWorld::live_a_while() {
  for (auto left = random_.below(8); left > 0; --left) {
    auto pids = children();
    if (pids.empty()) return;
    // Half seconds: the end of a period is often met to the tick.
    if (one_in(3)) system_.world().advance(500ms * (1 + random_.below(6)));
    else kill(any(pids));
  }
}

void RandomWorld::entangle() {
  auto pids = children();
  if (pids.empty()) return;
  auto& runtime = system_.runtime();
  for (auto left = random_.below(5); left > 0; --left) {
    Pid worker = any(pids), peer = any(pids);
    if (model_.find(worker)->is_supervisor() || worker == peer) continue;
    runtime.send(worker, Order{peer});
  }
  for (auto left = random_.below(3); left > 0; --left) {
    Pid worker = any(pids);
    if (!model_.find(worker)->is_supervisor()) runtime.send(worker, Order{});
  }
  settle();
}

std::uint32_t RandomWorld::restarts_left(Pid supervisor) {
  otp::RestartWindow window(0, 1s);
  otp::spawn(system_.runtime(), otp::Label("asker"), &read_window, supervisor, &window);
  settle();
  std::uint32_t left = 0;
  while (window.add(now())) ++left;
  return left;
}

}  // namespace support
