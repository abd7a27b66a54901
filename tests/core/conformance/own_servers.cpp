// Servers, supervisors and the debug interface: OWN-*, recorded from the same BEAM beside the
// catalogue, where something had been found to differ.

#include "otp/agent.h"
#include "otp/registry.h"
#include "server_steps.h"
#include "supervision_steps.h"

using namespace conf;

namespace {

std::function<Task<NoReply>(Self, Term, Term&)> raise_boom() {
  return [](Self, Term, Term&) -> Task<NoReply> {
    throw std::runtime_error("boom");
    co_return noreply();
  };
}

Callbacks ends_terminate_with(Atom reason) {
  Callbacks callbacks;
  callbacks.term = [reason](Self server, ExitReason, Term) -> Task<> {
    server.exit(ExitReason(reason));
    co_return;
  };
  return callbacks;
}

Task<> say_stop(Self self, Run& conf, std::string label, Pid server, ExitReason reason) {
  auto stopping = otp::stop(self, server, reason);
  auto stopped = co_await stopping;
  conf.called(label, stopped);
}

/// Stops a server and shows how it ends, with all that is logged.
Task<> say_end_by_stop(Self self, Run& conf, Callbacks callbacks, ExitReason reason) {
  Pid p = co_await up(self, conf, 7, std::move(callbacks), StartOptions(), "server");
  Ref m = self.monitor(p);
  co_await say_stop(self, conf, "stop", p, reason);
  co_await ended(self, conf, "server", m);
  co_await logs(self, conf);
}

Task<> until_one_waits(Self self, Pid server) {
  std::function<bool()> one_waits = [self, server] { return queue_len(self, server) == 1; };
  co_await until(self, one_waits);
}

}  // namespace

// A server started without a link is its own parent.
BLOCK(OWN_01) {
  Callbacks callbacks;
  callbacks.trap = true;
  callbacks.term = say_reason(conf);
  callbacks.cast = [](Self server, Term, Term&) -> Task<NoReply> {
    server.exit(server.pid(), ExitReason::shutdown());
    co_return noreply();
  };
  Pid p = co_await up(self, conf, 0, std::move(callbacks), StartOptions(), "server");
  Ref m = self.monitor(p);
  auto status = or_exit(co_await sys::get_status(self, p));
  conf.say("status", tuple(status.get("mode"_a), status.get("parent"_a)));
  conf::cast(self, p, "go"_a);
  co_await ended(self, conf, "server", m, 300ms);
}

// The exit of the parent is obeyed whoever has sent it.
BLOCK(OWN_02) {
  Callbacks callbacks;
  callbacks.term = say_reason(conf);
  Pid p = co_await up_linked(self, conf, 7, std::move(callbacks), "server");
  Ref m = self.monitor(p);
  self.trap_exit(true);
  conf::spawn(self, [p, me = self.pid()](Self forger) -> Task<> {
    forger.send(p, Exit{me, ExitReason("forged"_a)});
    co_return;
  });
  co_await ended(self, conf, "server", m, 300ms);
}

// The parent ends while the server is suspended: no message is at work.
BLOCK(OWN_03) {
  Pid me = self.pid();
  Pid parent = conf::spawn(self, [&conf, me](Self starter) -> Task<> {
    Callbacks callbacks;
    callbacks.trap = true;
    callbacks.term = say_reason(conf);
    Pid p = co_await up_linked(starter, conf, 7, std::move(callbacks), "server");
    starter.send(me, p);
    co_await take(starter, "go"_a);
    starter.exit(ExitReason("boom"_a));
  });
  Pid p = co_await self.receive<Pid>();
  co_await sys::suspend(self, p);
  Ref m = self.monitor(p);
  self.send(parent, Term("go"_a));
  co_await ended(self, conf, "server", m);
  co_await logs(self, conf, 2);
}

// Two stops at once: the second finds a server that ends without it.
BLOCK(OWN_04) {
  Pid me = self.pid();
  Callbacks callbacks;
  callbacks.term = [me](Self server, ExitReason, Term) -> Task<> {
    server.send(me, Term("terminating"_a));
    co_await take(server, "release"_a);
  };
  Pid p = co_await up(self, conf, 7, std::move(callbacks), StartOptions(), "server");
  conf::spawn(self, [&conf, me, p](Self first) -> Task<> {
    co_await say_stop(first, conf, "first", p, ExitReason::normal());
    first.send(me, Term("first_done"_a));
  });
  co_await take(self, "terminating"_a);
  Pid second = conf::spawn(self, [&conf, me, p](Self stopper) -> Task<> {
    auto stopping = otp::stop(stopper, p);
    auto stopped = co_await stopping;
    co_await take(stopper, "say"_a);
    conf.called("second", stopped);
    stopper.send(me, Term("second_done"_a));
  });
  co_await until_one_waits(self, p);
  self.send(p, Term("release"_a));
  co_await take(self, "first_done"_a);
  self.send(second, Term("say"_a));
  co_await take(self, "second_done"_a);
}

// A stop of a server that ends for another reason before it takes the order.
BLOCK(OWN_05) {
  Pid me = self.pid();
  Callbacks callbacks;
  callbacks.cast = [me](Self server, Term, Term&) -> Task<NoReply> {
    server.send(me, Term("waiting"_a));
    co_await take(server, "release"_a);
    server.exit(ExitReason("other"_a));
    co_return noreply();
  };
  Pid p = co_await up(self, conf, 7, std::move(callbacks), StartOptions(), "server");
  conf::cast(self, p, "go"_a);
  co_await take(self, "waiting"_a);
  conf::spawn(self, [&conf, me, p](Self stopper) -> Task<> {
    co_await say_stop(stopper, conf, "stop", p, ExitReason::shutdown());
    stopper.send(me, Term("done"_a));
  });
  co_await until_one_waits(self, p);
  self.send(p, Term("release"_a));
  co_await take(self, "done"_a);
}

// What is logged of a stop for an abnormal reason: no message was at work.
BLOCK(OWN_06) { co_await say_end_by_stop(self, conf, Callbacks(), ExitReason("boom"_a)); }

// A terminate that exits is logged, whatever the reason.
BLOCK(OWN_07) {
  co_await say_end_by_stop(self, conf, ends_terminate_with("shutdown"_a), ExitReason("boom"_a));
}
BLOCK(OWN_08) {
  co_await say_end_by_stop(self, conf, ends_terminate_with("normal"_a), ExitReason::shutdown());
}

// A crash in a continuation names it.
BLOCK(OWN_09) {
  Callbacks callbacks;
  callbacks.cast = [](Self, Term, Term&) -> Task<NoReply> {
    co_return noreply().then(Term("step"_a));
  };
  callbacks.cont = raise_boom();
  Pid p = co_await up(self, conf, 7, std::move(callbacks), StartOptions(), "server");
  Ref m = self.monitor(p);
  conf::cast(self, p, "go"_a);
  co_await ended(self, conf, "server", m);
  co_await logs(self, conf, 2);
}

// An exit in a handler is logged with the stack.
BLOCK(OWN_10) {
  Callbacks callbacks;
  callbacks.call = [](Self server, Term, From<Term>, Term&) -> Task<Reply<Term>> {
    server.exit(ExitReason("boom"_a));
    co_return noreply();
  };
  Pid p = co_await up(self, conf, 7, std::move(callbacks), StartOptions(), "server");
  auto request = conf::call(self, p, "x"_a);
  conf.called("call", co_await request);
  co_await logs(self, conf, 2);
}

// A server that is named through a registry is logged with the name of the registry.
BLOCK(OWN_11) {
  auto starting = otp::start_link<Registry>(self, RegistryOptions("OWN11"_a, Keys::Unique));
  co_await starting;
  Callbacks callbacks;
  callbacks.cast = raise_boom();
  auto options = StartOptions().name(via("OWN11"_a, "k"));
  Pid p = co_await up(self, conf, 7, std::move(callbacks), std::move(options), "server");
  Ref m = self.monitor(p);
  conf::cast(self, p, "go"_a);
  co_await ended(self, conf, "server", m);
  logs_of(conf, "server_terminate");
}

namespace {

Callbacks that_do_nothing() {
  Callbacks callbacks;
  callbacks.cast = [](Self, Term, Term&) -> Task<NoReply> { co_return noreply(); };
  return callbacks;
}

/// Says which function sees a message.
sys::DebugFunction spy(Run& conf, std::string name) {
  return [&conf, name](const Term& state, const sys::Event& event, const Term&) {
    if (event.kind == sys::Event::Kind::In) conf.say("seen by " + name);
    return std::optional(state);
  };
}

Task<> install(Self self, Run& conf, Pid server, Atom id, std::string name) {
  auto installing = sys::install(self, server, id, spy(conf, name), 0);
  conf.say("install: " + conf.answer(co_await installing));
}

/// Waits until all messages before have been served.
Task<> settle(Self self, Pid server) {
  auto asking = conf::get_state(self, server);
  co_await asking;
}

}  // namespace

// The debug function that was installed last sees an event first.
BLOCK(OWN_12) {
  Pid p = co_await up(self, conf, 0, that_do_nothing());
  co_await install(self, conf, p, "one"_a, "one");
  co_await install(self, conf, p, "two"_a, "two");
  conf::cast(self, p, 1);
  co_await settle(self, p);
}

// A function whose id is in use is not installed.
BLOCK(OWN_13) {
  Pid p = co_await up(self, conf, 0, that_do_nothing());
  co_await install(self, conf, p, "one"_a, "first");
  co_await install(self, conf, p, "one"_a, "second");
  conf::cast(self, p, 1);
  co_await settle(self, p);
}

// A continuation is an event of its own.
BLOCK(OWN_14) {
  Callbacks callbacks;
  callbacks.cast = [](Self, Term, Term&) -> Task<NoReply> {
    co_return noreply().then(Term("c"_a));
  };
  callbacks.cont = [](Self, Term, Term&) -> Task<NoReply> { co_return noreply(); };
  Pid p = co_await up(self, conf, 0, std::move(callbacks));
  co_await sys::log(self, p);
  conf::cast(self, p, "go"_a);
  co_await settle(self, p);
  for (const sys::Event& event : or_exit(co_await sys::get_log(self, p))) {
    conf.say(std::string(name_of(event.kind)),
             event.content.is_nil() ? event.state : event.content);
  }
}

// The answer of a server that stops is an event after terminate.
BLOCK(OWN_15) {
  Callbacks callbacks;
  callbacks.call = [](Self, Term, From<Term>, Term&) -> Task<Reply<Term>> {
    co_return otp::stop(ExitReason::normal(), Term("bye"_a));
  };
  callbacks.term = say_reason(conf);
  Pid p = co_await up(self, conf, 0, std::move(callbacks));
  sys::DebugFunction say_kind = [&conf](const Term& state, const sys::Event& event, const Term&) {
    conf.say(std::string(name_of(event.kind)), event.content);
    return std::optional(state);
  };
  auto installing = sys::install(self, p, "say"_a, say_kind, 0);
  co_await installing;
  conf.say("call", co_await ask(self, p, "x"_a));
}

// A log that is switched on again keeps its size; counting goes on.
BLOCK(OWN_16) {
  Pid p = co_await up(self, conf, 0, that_do_nothing());
  co_await sys::log(self, p, 3);
  co_await sys::statistics(self, p, sys::Switch::On);
  for (int i = 1; i <= 2; ++i) conf::cast(self, p, i);
  co_await sys::log(self, p);
  co_await sys::statistics(self, p, sys::Switch::On);
  for (int i = 3; i <= 4; ++i) conf::cast(self, p, i);
  auto counted = or_exit(co_await sys::get_statistics(self, p));
  conf.say("in", counted.messages_in);
  auto events = or_exit(co_await sys::get_log(self, p));
  conf.say("events", events.size());
}

// A registry is counted as a supervisor.
BLOCK(OWN_17) {
  self.trap_exit(true);
  RegistryOptions options("OWN17"_a, Keys::Unique);
  auto spec = SupervisorSpec(Strategy::OneForOne)
                  .child(child<Registry>("r"_a, options))
                  .child(child<DynamicSupervisor>("d"_a, DynamicSupervisorSpec()));
  Pid sup = co_await up(self, std::move(spec));
  auto counts =
      or_exit(co_await self.call(ServerRef<Supervisor>(sup), Supervisor::CountChildren{}));
  conf.say("counts", tuple(counts.specs, counts.active, counts.supervisors, counts.workers));
}

// A child's specification is shown with all its options.
BLOCK(OWN_18) {
  self.trap_exit(true);
  Pid sup = co_await up(self, SupervisorSpec(Strategy::OneForOne).child(kid(conf, "a")));
  Supervisor::GetChildSpec wanted{"a"_a};
  auto asking = self.call(ServerRef<Supervisor>(sup), wanted);
  Term shown = or_exit(co_await asking).describe();
  std::vector<Term::Entry> options;
  for (const Term::Entry& entry : shown.entries()) {
    if (!entry.first.is("start"_a)) options.push_back(entry);
  }
  conf.say("spec", Term::map(options));
}

// A child whose name is in use, at the start of its supervisor.
BLOCK(OWN_19) {
  self.trap_exit(true);
  co_await up(self, conf, 1, Callbacks(), StartOptions().name("own19"_a), "holder");
  KidOptions options;
  options.name = "own19"_a;
  auto spec = SupervisorSpec(Strategy::OneForOne).child(kid(conf, "a", options));
  auto starting = start_supervisor(self, std::move(spec));
  conf.answered("start", co_await starting);
  logs_of(conf, "supervisor");
}

// A dynamic supervisor that has to kill a child does not name it in its log.
BLOCK(OWN_20) {
  self.trap_exit(true);
  auto starting = otp::start_link<DynamicSupervisor>(self, DynamicSupervisorSpec());
  auto sup = or_exit(co_await starting);
  KidOptions stuck;
  stuck.term = [](Self child, ExitReason) -> Task<> { co_await child.sleep(infinity); };
  DynamicSupervisor::StartChild start{kid(conf, "a", stuck).shutdown(40ms)};
  auto adding = self.call(sup, start);
  Pid a = or_exit(co_await adding);
  DynamicSupervisor::TerminateChild terminate{a};
  auto ending = self.call(sup, terminate);
  conf.answered("terminate", co_await ending);
  logs_of(conf, "supervisor");
}
