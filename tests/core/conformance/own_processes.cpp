// Processes, aliases, registries and tasks: OWN-*, recorded from the same BEAM beside the
// catalogue, where something had been found to differ.

#include "otp/registry.h"
#include "otp/request_group.h"
#include "otp/task/supervised.h"
#include "server_steps.h"
#include "task_steps.h"

using namespace conf;
namespace registry = otp::registry;

namespace {

/// Sends when it goes out of scope, as `after` does on the BEAM when it runs.
class SendsAfter {
 public:
  SendsAfter(Self self, Pid to) : self_(self), to_(to) {}
  ~SendsAfter() { self_.send(to_, Term("after"_a)); }

 private:
  Self self_;
  Pid to_;
};

}  // namespace

// An exit signal to oneself cannot be caught.
BLOCK(OWN_31) {
  auto [p, m] = conf::spawn_monitor(self, [me = self.pid()](Self child) -> Task<> {
    SendsAfter after(child, me);
    try {
      child.exit(child.pid(), ExitReason("boom"_a));
      child.send(me, Term("went_on"_a));
    } catch (const ProcessExit& exit) {
      child.send(me, tuple("caught"_a, exit.reason().term()));
    }
    co_return;
  });
  co_await ended(self, conf, "p", m);
  co_await mail(self, conf);
}

// An explicit alias of a monitor outlives demonitor.
BLOCK(OWN_32) {
  Pid p = conf::spawn(self, wait_for_ever);
  Alias alias = self.monitor_with_alias(p, AliasKind::Explicit);
  conf.say("demonitor", self.demonitor(alias.ref));
  self.send(alias, Term("two"_a));
  co_await mail_n(self, conf, 1);
  conf.say("unalias", self.unalias(alias));
  self.send(alias, Term("three"_a));
  co_await mail(self, conf);
}

// It outlives the end of the process too.
BLOCK(OWN_33) {
  Pid p = conf.role(self.spawn(exit_on_go, Term("normal"_a)), "p");
  Alias alias = self.monitor_with_alias(p, AliasKind::Explicit);
  conf.role(alias.ref, "a");
  self.send(p, Term("go"_a));
  co_await mail_n(self, conf, 1);
  self.send(alias, Term("late"_a));
  co_await mail_n(self, conf, 1);
  conf.say("unalias", self.unalias(alias));
}

namespace {

/// Keeps a call until it is told what to answer.
struct Keeper : GenServer<Keeper> {
  struct Get {};
  struct Give {
    Term value;
  };
  struct State {
    From<Term> from;
    Term describe() const { return Term(); }
  };
  struct Forget {};
  using Accepts = otp::Accepts<Call<Get, Term>, Call<Give, Nothing>, Cast<Forget>>;
  Init<State> init() { return State{}; }
  Reply<Term> handle_call(const Get&, From<Term> from, State& state) {
    state.from = from;
    return noreply();
  }
  Reply<Nothing> handle_call(const Give& give, From<Nothing>, State& state) {
    state.from.reply(give.value);
    return reply(Nothing{});
  }
  NoReply handle_cast(const Forget&, State& state) {
    state.from = {};
    return noreply();
  }
};

}  // namespace

// Answers are given in the order in which they have come.
BLOCK(OWN_34) {
  std::vector<ServerRef<Keeper>> keepers;
  for (int i = 0; i < 3; ++i) keepers.push_back(or_exit(co_await otp::start<Keeper>(self)));
  RequestGroup<Term, int> group(self);
  for (int i = 0; i < 3; ++i) {
    group.add(self.send_request(keepers[static_cast<std::size_t>(i)], Keeper::Get{}), i);
  }
  for (int i : {2, 0, 1}) {
    auto giving = self.call(keepers[static_cast<std::size_t>(i)], Keeper::Give{tuple("v"_a, i)});
    co_await giving;
  }
  while (auto response = co_await group.wait()) {
    conf.say("response", tuple(or_exit(std::move(response->answer)), response->label));
  }
}

// Registries

namespace {

Task<Pid> start_registry(Self self, RegistryOptions options) {
  auto starting = otp::start_link<Registry>(self, std::move(options));
  co_return or_exit(co_await starting).whereis(self.runtime());
}

registry::Match is_tagged(Atom tag) {
  return [tag](const Term& value) { return value.is_tuple() && value[0].is(tag); };
}

}  // namespace

// A listener hears of every unregistration, also of nothing.
BLOCK(OWN_35) {
  self.register_name("own35"_a, self.pid());
  co_await start_registry(self, RegistryOptions("OWN35"_a, Keys::Unique).listener("own35"_a));
  registry::unregister(self, "OWN35"_a, "k");
  co_await mail(self, conf);
}

// A listener hears of a key only when the last entry of the process has gone.
BLOCK(OWN_36) {
  self.register_name("own36"_a, self.pid());
  Atom names = "OWN36"_a;
  co_await start_registry(self, RegistryOptions(names, Keys::Duplicate).listener("own36"_a));
  (void)registry::register_key(self, names, "k", tuple("red"_a, 1));
  (void)registry::register_key(self, names, "k", tuple("blue"_a, 2));
  co_await mail_n(self, conf, 2);
  registry::unregister_match(self, names, "k", is_tagged("red"_a));
  co_await mail(self, conf);
  registry::unregister_match(self, names, "k", is_tagged("green"_a));
  co_await mail(self, conf);
  registry::unregister_match(self, names, "k", is_tagged("blue"_a));
  co_await mail(self, conf);
}

// A listener that is not there is an error, after the entry has been made or taken away.
BLOCK(OWN_37) {
  Atom names = "OWN37"_a;
  co_await start_registry(self, RegistryOptions(names, Keys::Unique).listener("nobody"_a));
  conf.attempt("register", [&] {
    (void)registry::register_key(self, names, "k", 1);
    return Term("ok"_a);
  });
  conf.say("lookup", describe(registry::lookup(self.runtime(), names, "k")));
  conf.attempt("unregister", [&] {
    registry::unregister(self, names, "k");
    return Term("ok"_a);
  });
  conf.say("lookup", describe(registry::lookup(self.runtime(), names, "k")));
}

// Whoever has a key in a registry that is stopped is shut down.
BLOCK(OWN_38) {
  self.trap_exit(true);
  Atom names = "OWN38"_a;
  Pid r = co_await start_registry(self, RegistryOptions(names, Keys::Unique));
  auto member = [names, me = self.pid()](Self child) -> Task<> {
    (void)registry::register_key(child, names, "k", 1);
    child.send(me, Term("ok"_a));
    co_await child.sleep(infinity);
  };
  auto [p, m] = conf::spawn_monitor(self, member);
  co_await take(self, "ok"_a);
  auto stopping = otp::stop(self, Target(r));
  conf.say("stop: " + conf.answer(co_await stopping));
  co_await ended(self, conf, "member", m);
}

// A registry whose name is in use does not start, and no exit comes of it.
BLOCK(OWN_39) {
  RegistryOptions options("OWN39"_a, Keys::Unique);
  Pid first = co_await start_registry(self, options);
  conf.role(first, "first");
  self.trap_exit(true);
  auto starting = otp::start_link<Registry>(self, options);
  conf.answered("again", co_await starting);
  co_await mail(self, conf);
}

// A cast through a registry that does not run is silent.
BLOCK(OWN_40) {
  conf.attempt("cast", [&] {
    self.cast(ServerRef<Keeper>(via("OWN40"_a, "k")), Keeper::Forget{});
    return Term("ok"_a);
  });
  co_return;
}

// Tasks

namespace {

/// A task that tells who it is, and waits.
Task<Term> presents_itself(Self task, Term input, Pid to) {
  task.send(to, tuple("pid"_a, task.pid()));
  co_await task.sleep(infinity);
  co_return input;
}

/// Ends the owner of a stream of two tasks, and shows how they end.
Task<> say_ends(Self self, Run& conf, SpawnedProcess owner) {
  std::vector<Ref> monitors;
  for (int i = 0; i < 2; ++i) {
    Term task = co_await take(self, "pid"_a);
    monitors.push_back(self.monitor(task[1].pid()));
  }
  self.exit(owner.pid, ExitReason("boom"_a));
  co_await ended(self, conf, "caller", owner.monitor);
  std::vector<Term> ends;
  for (Ref monitor : monitors) ends.push_back(co_await gone(self, monitor, 300ms));
  conf.say("tasks", Term::list(ends));
}

}  // namespace

// The tasks of a stream hear of the end of its owner by their links.
BLOCK(OWN_41) {
  auto owner = conf::spawn_monitor(self, [me = self.pid()](Self caller) -> Task<> {
    std::vector<Term> inputs = {1, 2};
    auto options = StreamOptions().max_concurrency(2);
    auto stream = task::async_stream(caller, inputs, options, &presents_itself, me);
    co_await stream.to_vector();
  });
  co_await say_ends(self, conf, owner);
}

// Those that have no link run on.
BLOCK(OWN_42) {
  auto starting = otp::start_link<DynamicSupervisor>(self, DynamicSupervisorSpec());
  auto sup = or_exit(co_await starting);
  auto owner = conf::spawn_monitor(self, [me = self.pid(), sup](Self caller) -> Task<> {
    std::vector<Term> inputs = {1, 2};
    auto options = StreamOptions().max_concurrency(2);
    auto stream =
        task_supervisor::async_stream_nolink(caller, sup, inputs, options, &presents_itself, me);
    co_await stream.to_vector();
  });
  co_await say_ends(self, conf, owner);
  auto children = or_exit(co_await task_supervisor::children(self, sup));
  conf.say("children", children.size());
}

// What is logged of a task that throws a value.
BLOCK(OWN_43) {
  self.trap_exit(true);
  auto throws = [](Self) -> Task<Term> {
    throw Term("ball"_a);
    co_return Term();
  };
  auto t = task::async(self, throws);
  conf.role(t.pid, "task");
  self.demonitor_and_flush(t.ref);
  co_await mail_n(self, conf, 1);
  co_await logs(self, conf, 2);
}
