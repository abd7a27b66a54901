// Servers: plain messages, timeouts, continues and hibernation. GS-25 to GS-34, GS-50 and GS-51.

#include "server_steps.h"

using namespace conf;

// An unexpected message without an info handler is logged and dropped.
BLOCK(GS_25) {
  Callbacks callbacks;
  callbacks.call = give_state;
  Pid p = co_await up(self, conf, 3, std::move(callbacks));
  self.send(p, tuple("what"_a, "ever"_a));
  conf.say("get", co_await ask(self, p, "get"_a));
  co_await logs(self, conf, 1);
}

// Plain messages, DOWN and EXIT go to the info handler.
BLOCK(GS_26) {
  Callbacks callbacks;
  callbacks.trap = true;
  callbacks.info = info_to(self.pid());
  callbacks.call = [&conf](Self server, Term message, From<Term>, Term&) -> Task<Reply<Term>> {
    Pid other = message[1].pid();
    if (message[0].is("mon"_a)) conf.role(server.monitor(other), "mon");
    else server.link(other);
    co_return reply(atoms::ok);
  };
  Pid p = co_await up(self, conf, 0, std::move(callbacks));
  Pid q = conf.role(self.spawn(exit_on_go, Term("boom"_a)), "q");
  Pid r = conf.role(self.spawn(exit_on_go, Term("bang"_a)), "r");
  co_await ask(self, p, tuple("mon"_a, q));
  co_await ask(self, p, tuple("link"_a, r));
  self.send(p, Term("plain"_a));
  conf.say("mail", co_await next(self));
  self.send(q, Term("go"_a));
  conf.say("mail", co_await next(self));
  self.send(r, Term("go"_a));
  conf.say("mail", co_await next(self));
  alive(self, conf, "server", p);
}

// A non-trapping server dies with a linked process, and terminate is not run.
BLOCK(GS_27) {
  Callbacks callbacks;
  callbacks.call = [](Self server, Term message, From<Term>, Term&) -> Task<Reply<Term>> {
    server.link(message[1].pid());
    co_return reply(atoms::ok);
  };
  callbacks.term = say_reason(conf);
  Pid p = co_await up(self, conf, 0, std::move(callbacks));
  Ref m = self.monitor(p);
  Pid q = self.spawn(exit_on_go, Term("boom"_a));
  co_await ask(self, p, tuple("link"_a, q));
  self.send(q, Term("go"_a));
  co_await ended(self, conf, "server", m);
}

// A timeout in the return value comes once.
BLOCK(GS_28) {
  Callbacks callbacks;
  callbacks.call = [](Self, Term, From<Term>, Term&) -> Task<Reply<Term>> {
    co_return reply("armed"_a).timeout(60ms);
  };
  callbacks.info = info_to(self.pid());
  Pid p = co_await up(self, conf, 0, std::move(callbacks));
  conf.say("call", co_await ask(self, p, "arm"_a));
  co_await mail_n(self, conf, 1);
}

// A timeout of zero fires only when the mailbox is empty.
BLOCK(GS_29) {
  Callbacks callbacks;
  callbacks.call = [](Self server, Term message, From<Term> from, Term&) -> Task<Reply<Term>> {
    if (message.is("zero"_a)) co_return reply(atoms::ok).timeout(0ms);
    from.reply("held"_a);
    co_await take(server, "release"_a);
    co_return noreply().timeout(0ms);
  };
  callbacks.info = info_to(self.pid());
  Pid p = co_await up(self, conf, 0, std::move(callbacks));
  co_await ask(self, p, "hold"_a);
  self.send(p, Term("first"_a));
  self.send(p, Term("second"_a));
  self.send(p, Term("release"_a));
  co_await mail_n(self, conf, 2);
  co_await ask(self, p, "zero"_a);
  co_await mail_n(self, conf, 1);
}

// A hand-made timeout message looks the same.
BLOCK(GS_30) {
  Callbacks callbacks;
  callbacks.info = info_to(self.pid());
  Pid p = co_await up(self, conf, 0, std::move(callbacks));
  self.send(p, TimeoutMessage());
  co_await mail_n(self, conf, 1);
}

namespace {

/// Tells how long its timeout took to fire after its state was touched.
struct Idler : GenServer<Idler> {
  struct Arm {};
  struct State {
    Pid listener;
    TimePoint touched;
  };
  using Accepts = otp::Accepts<Call<Arm, Atom>, Info<TimeoutMessage>>;

  Init<State> init(Pid listener) { return State{listener, self.now()}; }
  Reply<Atom> handle_call(const Arm&, From<Atom>, State& s) {
    s.touched = self.now();
    return reply(atoms::ok).timeout(300ms);
  }
  NoReply handle_info(const TimeoutMessage&, State& s) {
    self.send(s.listener, tuple("fired_after"_a, describe(self.now() - s.touched)));
    return noreply();
  }
};

}  // namespace

// Looking at the state restarts a running timeout.
BLOCK(GS_31) {
  auto started = co_await otp::start<Idler>(self, self.pid());
  auto server = or_exit(std::move(started));
  or_exit(co_await self.call(server, Idler::Arm()));
  Runtime* runtime = &self.runtime();
  auto touch = [runtime](Idler::State state) {
    return Idler::State{state.listener, runtime->now()};
  };
  for (int i = 0; i < 12; ++i) {
    co_await self.sleep(50ms);
    auto touching = sys::replace_state(self, server, touch);
    or_exit(co_await touching);
  }
  Term fired = co_await next(self);
  conf.say("fired after the last touch plus 300 ms", fired[1].integer() >= 299);
  co_await mail(self, conf);
}

// Continue runs before anything else.
BLOCK(GS_32) {
  Pid me = self.pid();
  Callbacks callbacks;
  callbacks.init = [](Self server, Term argument) -> Task<Init<Term>> {
    server.send(server.pid(), Term("early"_a));
    server.send(server.pid(), Term("early2"_a));
    co_return Init<Term>(argument).then(Term("setup"_a));
  };
  callbacks.cont = [me](Self server, Term message, Term&) -> Task<NoReply> {
    server.send(me, tuple("cont"_a, message));
    co_return noreply();
  };
  callbacks.info = info_to(me);
  co_await up(self, conf, Term::list({}), std::move(callbacks));
  co_await mail_n(self, conf, 3);
}

// The answer is sent before the continue runs.
BLOCK(GS_33) {
  Pid me = self.pid();
  Callbacks callbacks;
  callbacks.call = [](Self, Term, From<Term>, Term&) -> Task<Reply<Term>> {
    co_return reply(Term("answer"_a)).then(Term("wait"_a));
  };
  callbacks.cont = [me](Self server, Term, Term&) -> Task<NoReply> {
    co_await take(server, "release"_a);
    server.send(me, Term("continued"_a));
    co_return noreply();
  };
  Pid p = co_await up(self, conf, 0, std::move(callbacks));
  conf.say("call", co_await ask(self, p, "go"_a));
  co_await mail(self, conf);
  self.send(p, Term("release"_a));
  co_await mail_n(self, conf, 1);
}

// Continues can follow each other and can stop the server.
BLOCK(GS_34) {
  Callbacks callbacks;
  callbacks.cast = [](Self server, Term, Term&) -> Task<NoReply> {
    server.send(server.pid(), Term("waiting"_a));
    co_return noreply().then(Term(3));
  };
  callbacks.cont = [&conf](Self, Term n, Term&) -> Task<NoReply> {
    if (n == Term(0)) co_return otp::stop(ExitReason("chain_end"_a));
    conf.say("continue", n);
    co_return noreply().then(Term(n.integer() - 1));
  };
  callbacks.info = info_to(self.pid());
  callbacks.term = say_reason(conf);
  Pid p = co_await up(self, conf, 0, std::move(callbacks));
  Ref m = self.monitor(p);
  conf::cast(self, p, "chain"_a);
  co_await ended(self, conf, "server", m);
  co_await mail(self, conf);
}

// Hibernation keeps the state.
BLOCK(GS_50) {
  Callbacks callbacks;
  callbacks.init = [](Self, Term argument) -> Task<Init<Term>> {
    co_return Init<Term>(argument).hibernate();
  };
  callbacks.call = [](Self, Term message, From<Term>, Term& state) -> Task<Reply<Term>> {
    if (message.is("get"_a)) co_return reply(state);
    state = state.integer() + 1;
    co_return reply(atoms::ok).hibernate();
  };
  callbacks.cast = [](Self, Term, Term& state) -> Task<NoReply> {
    state = state.integer() + 1;
    co_return noreply().hibernate();
  };
  Pid p = co_await up(self, conf, 5, std::move(callbacks));
  auto sleeps = [&] { return hibernating(self, p); };
  conf.say("after init", co_await until(self, sleeps));
  conf.say("get", co_await ask(self, p, "get"_a));
  conf.say("after a plain call", hibernating(self, p));
  co_await ask(self, p, "sleep"_a);
  conf.say("after a call", co_await until(self, sleeps));
  conf::cast(self, p, "sleep"_a);
  conf.say("get", co_await ask(self, p, "get"_a));
}

// Hibernate after idling is a start option.
BLOCK(GS_51) {
  Callbacks callbacks;
  callbacks.call = give_state;
  callbacks.info = [&conf](Self, Term message, Term&) -> Task<NoReply> {
    conf.say("info", message);
    co_return noreply();
  };
  Pid p = co_await up(self, conf, 5, std::move(callbacks), StartOptions().hibernate_after(50ms));
  auto sleeps = [&] { return hibernating(self, p); };
  conf.say("get", co_await ask(self, p, "get"_a));
  conf.say("hibernates", co_await until(self, sleeps));
  conf.say("get", co_await ask(self, p, "get"_a));
}
