// Servers: how they end. GS-23, GS-24 and GS-35 to GS-47.

#include "server_steps.h"

using namespace conf;

namespace {

/// Stops with the reason that is cast to it.
Task<NoReply> stop_with(Self, Term reason, Term&) { co_return otp::stop(ExitReason(reason)); }

Task<> raise_in_terminate(Self, ExitReason, Term) {
  throw std::runtime_error("in terminate");
  co_return;
}

}  // namespace

namespace {

/// A server whose handlers give what no handler may: as the types allow no such result, they throw
/// it, which counts as the same.
Callbacks wrong_results(Run& conf) {
  Callbacks callbacks;
  callbacks.call = [](Self, Term, From<Term>, Term&) -> Task<Reply<Term>> {
    throw Term("rubbish"_a);
    co_return noreply();
  };
  callbacks.cast = [](Self, Term, Term&) -> Task<NoReply> {
    throw Term("rubbish2"_a);
    co_return noreply();
  };
  callbacks.info = [](Self, Term, Term&) -> Task<NoReply> {
    throw tuple(atoms::ok, 1);
    co_return noreply();
  };
  callbacks.term = say_reason(conf);
  return callbacks;
}

}  // namespace

// A wrong return value.
BLOCK(GS_23) {
  Callbacks callbacks = wrong_results(conf);
  Pid p = co_await up(self, conf, 0, std::move(callbacks));
  Ref m = self.monitor(p);
  conf.called("call", co_await conf::call(self, p, "x"_a));
  co_await ended(self, conf, "after call", m);
  callbacks = wrong_results(conf);
  p = co_await up(self, conf, 0, std::move(callbacks));
  m = self.monitor(p);
  conf::cast(self, p, "x"_a);
  co_await ended(self, conf, "after cast", m);
  callbacks = wrong_results(conf);
  p = co_await up(self, conf, 0, std::move(callbacks));
  m = self.monitor(p);
  self.send(p, Term("x"_a));
  co_await ended(self, conf, "after info", m);
}

namespace {

/// Knows one call, one cast and one plain message.
struct OneClause : GenServer<OneClause> {
  struct Known {};
  struct State {};
  using Accepts = otp::Accepts<Call<Known, Atom>, Cast<Known>, Info<Known>>;

  Init<State> init() { return State(); }
  Reply<Atom> handle_call(const Known&, From<Atom>, State&) { return reply(atoms::ok); }
  NoReply handle_cast(const Known&, State&) { return noreply(); }
  NoReply handle_info(const Known&, State&) { return noreply(); }
};

Task<Pid> up_one_clause(Self self) {
  auto started = co_await otp::start<OneClause>(self);
  co_return or_exit(std::move(started)).whereis(self.runtime());
}

}  // namespace

// No clause for a request: the requests are terms, which the server's table does not have.
BLOCK(GS_24) {
  Pid p = co_await up_one_clause(self);
  Ref m = self.monitor(p);
  co_await conf::call(self, p, "other"_a);
  co_await ended(self, conf, "call", m);
  p = co_await up_one_clause(self);
  m = self.monitor(p);
  conf::cast(self, p, "other"_a);
  co_await ended(self, conf, "cast", m);
  p = co_await up_one_clause(self);
  m = self.monitor(p);
  self.send(p, Term("other"_a));
  co_await ended(self, conf, "info", m);
}

// Stopping a server.
BLOCK(GS_35) {
  Callbacks callbacks;
  callbacks.term = [&conf](Self server, ExitReason reason, Term state) -> Task<> {
    co_await server.sleep(60ms);
    conf.say("terminate", tuple(reason.term(), state));
  };
  Pid p = co_await up(self, conf, 4, std::move(callbacks));
  conf.say("stop", describe(co_await otp::stop(self, p)));
  alive(self, conf, "server", p);
}

// Stopping with a reason.
BLOCK(GS_36) {
  std::vector<Term> reasons = {atoms::shutdown, tuple(atoms::shutdown, "x"_a), "boom"_a};
  for (const Term& reason : reasons) {
    Callbacks callbacks;
    callbacks.term = say_reason(conf);
    Pid p = co_await up(self, conf, 0, std::move(callbacks));
    Ref m = self.monitor(p);
    conf.say("stop", describe(co_await otp::stop(self, p, ExitReason(reason))));
    co_await ended(self, conf, "server", m);
  }
}

// Which exit reasons are logged.
BLOCK(GS_37) {
  std::vector<Term> reasons = {atoms::normal, atoms::shutdown, tuple(atoms::shutdown, "x"_a)};
  for (const Term& reason : reasons) {
    Callbacks callbacks;
    callbacks.cast = stop_with;
    Pid p = co_await up(self, conf, 0, std::move(callbacks));
    Ref m = self.monitor(p);
    conf::cast(self, p, reason);
    co_await gone(self, m);
  }
  co_await logs(self, conf);
  Callbacks callbacks;
  callbacks.cast = stop_with;
  Pid p = co_await up(self, conf, 7, std::move(callbacks), StartOptions(), "p");
  Ref m = self.monitor(p);
  conf::cast(self, p, "boom"_a);
  co_await gone(self, m);
  co_await logs(self, conf, 2);
}

// A raise in a handler is logged with reason, message and state.
BLOCK(GS_38) {
  Callbacks callbacks;
  callbacks.cast = [](Self, Term, Term&) -> Task<NoReply> {
    throw std::runtime_error("boom");
    co_return noreply();
  };
  Pid p = co_await up(self, conf, 7, std::move(callbacks), StartOptions(), "p");
  Ref m = self.monitor(p);
  conf::cast(self, p, "bad"_a);
  co_await ended(self, conf, "server", m);
  co_await logs(self, conf, 2);
}

// An exit signal shutdown without trapping does not run terminate.
BLOCK(GS_39) {
  std::vector<Term> reasons = {atoms::shutdown, "boom"_a};
  for (const Term& reason : reasons) {
    Callbacks callbacks;
    callbacks.term = say_reason(conf);
    Pid p = co_await up(self, conf, 0, std::move(callbacks));
    Ref m = self.monitor(p);
    self.exit(p, ExitReason(reason));
    co_await ended(self, conf, "signal " + conf.show(reason), m);
  }
}

// A trapping server and an exit signal from somebody else than its parent.
BLOCK(GS_40) {
  Callbacks callbacks;
  callbacks.trap = true;
  callbacks.term = say_reason(conf);
  callbacks.info = info_to(self.pid());
  Pid p = co_await up_linked(self, conf, 0, std::move(callbacks));
  auto signals = [p](Self child) -> Task<> {
    child.exit(p, ExitReason::shutdown());
    co_return;
  };
  conf.role(conf::spawn(self, signals), "stranger");
  co_await mail_n(self, conf, 1);
  alive(self, conf, "server", p);
}

// A server started without link has no parent to obey.
BLOCK(GS_41) {
  Callbacks callbacks;
  callbacks.trap = true;
  callbacks.term = say_reason(conf);
  callbacks.info = info_to(self.pid());
  Pid p = co_await up(self, conf, 0, std::move(callbacks));
  self.exit(p, ExitReason::shutdown());
  co_await mail_n(self, conf, 1);
  alive(self, conf, "server", p);
}

// The parent ends normally.
BLOCK(GS_42) {
  Pid me = self.pid();
  auto body = [&conf, me](Self parent) -> Task<> {
    Callbacks trapping;
    trapping.trap = true;
    trapping.term = [&conf](Self, ExitReason reason, Term) -> Task<> {
      conf.say("terminate trapping", reason.term());
      co_return;
    };
    Pid a = co_await up_linked(parent, conf, 0, std::move(trapping));
    Callbacks plain;
    plain.term = [&conf](Self, ExitReason reason, Term) -> Task<> {
      conf.say("terminate plain", reason.term());
      co_return;
    };
    Pid b = co_await up_linked(parent, conf, 0, std::move(plain));
    parent.send(me, tuple("ab"_a, a, b));
    co_await take(parent, "go"_a);
  };
  auto [parent, m] = conf::spawn_monitor(self, body);
  Term ab = co_await next(self);
  Pid a = ab[1].pid();
  Pid b = ab[2].pid();
  Ref ma = self.monitor(a);
  self.send(parent, Term("go"_a));
  Term r = co_await gone(self, m);
  Term ra = co_await gone(self, ma);
  conf.say("parent exit", r);
  conf.say("trapping exit", ra);
  co_await self.sleep(60ms);
  alive(self, conf, "plain", b);
}

// terminate that raises.
BLOCK(GS_43) {
  Callbacks callbacks;
  callbacks.term = raise_in_terminate;
  Pid p = co_await up(self, conf, 0, std::move(callbacks));
  Ref m = self.monitor(p);
  conf.called("stop", co_await otp::stop(self, p));
  co_await ended(self, conf, "server", m);
}

// terminate after a crash sees the state before the failed handler, also where the handler has
// changed it in place.
BLOCK(GS_44) {
  Callbacks callbacks;
  callbacks.cast = [](Self, Term message, Term& state) -> Task<NoReply> {
    state = state.integer() + message.integer();
    throw std::runtime_error("boom");
    co_return noreply();
  };
  callbacks.term = [&conf](Self, ExitReason reason, Term state) -> Task<> {
    conf.say("terminate", tuple(reason.term(), state));
    co_return;
  };
  Pid p = co_await up(self, conf, 10, std::move(callbacks));
  Ref m = self.monitor(p);
  conf::cast(self, p, 5);
  co_await ended(self, conf, "server", m);
}

// Stopping with a time limit.
BLOCK(GS_45) {
  Callbacks callbacks;
  callbacks.term = [](Self server, ExitReason, Term) -> Task<> {
    co_await take(server, "release"_a);
  };
  Pid p = co_await up(self, conf, 0, std::move(callbacks));
  Ref m = self.monitor(p);
  conf.called("stop", co_await otp::stop(self, p, ExitReason::normal(), 60ms));
  alive(self, conf, "server", p);
  self.send(p, Term("release"_a));
  co_await ended(self, conf, "server", m);
}

// Stopping a dead server.
BLOCK(GS_46) {
  Callbacks callbacks;
  Pid p = co_await up(self, conf, 0, std::move(callbacks));
  or_exit(co_await otp::stop(self, p));
  conf.called("dead", co_await otp::stop(self, p));
  conf.called("no name", co_await otp::stop(self, "gs_nobody"_a));
}

// stop waits for the messages before it.
BLOCK(GS_47) {
  Callbacks callbacks;
  callbacks.call = [](Self server, Term, From<Term> from, Term&) -> Task<Reply<Term>> {
    from.reply(atoms::ok);
    co_await take(server, "release"_a);
    co_return noreply();
  };
  callbacks.cast = [&conf](Self, Term message, Term&) -> Task<NoReply> {
    conf.say("cast", message);
    co_return noreply();
  };
  callbacks.term = say_reason(conf);
  Pid p = co_await up(self, conf, 0, std::move(callbacks));
  co_await ask(self, p, "hold"_a);
  conf::cast(self, p, 1);
  conf::cast(self, p, 2);
  conf::spawn(self, [p](Self child) -> Task<> {
    co_await child.sleep(60ms);
    child.send(p, Term("release"_a));
  });
  conf.say("stop", describe(co_await otp::stop(self, p)));
}
