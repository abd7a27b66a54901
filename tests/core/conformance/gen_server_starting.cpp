// Servers: how they start. GS-01 to GS-07 and GS-53.

#include "server_steps.h"

using namespace conf;

// start returns after init, which runs in the server.
BLOCK(GS_01) {
  Pid me = self.pid();
  conf.say("starting");
  Callbacks callbacks;
  callbacks.init = [&conf, me](Self server, Term argument) -> Task<Init<Term>> {
    conf.role(server.pid(), "server");
    co_await server.sleep(60ms);
    conf.say("init in another process", server.pid() != me);
    co_return argument;
  };
  Pid p = co_await up(self, conf, 1, std::move(callbacks));
  conf.say("started", p);
}

// init that stops.
BLOCK(GS_02) {
  std::vector<Term> reasons = {"no_way"_a, atoms::shutdown, atoms::normal,
                               tuple(atoms::shutdown, "later"_a)};
  for (const Term& reason : reasons) {
    Callbacks callbacks;
    callbacks.init = [reason](Self, Term) -> Task<Init<Term>> {
      co_return otp::stop(ExitReason(reason));
    };
    callbacks.term = say_reason(conf);
    auto starting = conf::start(self, conf, 0, std::move(callbacks));
    auto started = co_await starting;
    conf.answered("stop " + conf.show(reason), started);
  }
}

// init that stops under a trapping, linked starter. Here and in GS-06 the message of the link stays
// in the mailbox, as in the release that was recorded.
BLOCK(GS_03) {
  self.trap_exit(true);
  Callbacks callbacks;
  callbacks.init = [](Self, Term) -> Task<Init<Term>> {
    co_return otp::stop(ExitReason("no_way"_a));
  };
  auto starting = conf::start_link(self, conf, 0, std::move(callbacks), StartOptions(), "server");
  auto started = co_await starting;
  conf.answered("start_link", started);
  co_await mail_n(self, conf, 1);
}

// init that stops kills a linked starter that does not trap, unless the reason is normal.
BLOCK(GS_04) {
  Pid me = self.pid();
  auto starts_bad = [&conf, me](Self starter) -> Task<> {
    Callbacks callbacks;
    callbacks.init = [](Self, Term) -> Task<Init<Term>> {
      co_return otp::stop(ExitReason("bad"_a));
    };
    auto starting = conf::start_link(starter, conf, 0, std::move(callbacks));
    auto started = co_await starting;
    co_await starter.sleep(5s);
    starter.send(me, tuple("returned"_a, describe(started)));
  };
  co_await ended(self, conf, "starter, bad", conf::spawn_monitor(self, starts_bad).monitor);
  auto starts_normal = [&conf, me](Self starter) -> Task<> {
    Callbacks callbacks;
    callbacks.init = [](Self, Term) -> Task<Init<Term>> {
      co_return otp::stop(ExitReason::normal());
    };
    auto starting = conf::start_link(starter, conf, 0, std::move(callbacks));
    auto started = co_await starting;
    co_await starter.sleep(50ms);
    starter.send(me, tuple("returned"_a, describe(started)));
  };
  co_await ended(self, conf, "starter, normal", conf::spawn_monitor(self, starts_normal).monitor);
  co_await mail_n(self, conf, 1);
}

namespace {

Task<> start_with_init(Self self, Run& conf, std::string label,
                       Task<Init<Term>> (*init)(Self, Term)) {
  Callbacks callbacks;
  callbacks.init = init;
  auto starting = conf::start(self, conf, 0, std::move(callbacks));
  auto started = co_await starting;
  conf.answered(label, started);
}

}  // namespace

// init that raises, exits, throws or returns rubbish. A result that is none is thrown as well: the
// type of init allows no other.
BLOCK(GS_05) {
  auto raises = [](Self, Term argument) -> Task<Init<Term>> {
    throw std::runtime_error("boom");
    co_return argument;
  };
  co_await start_with_init(self, conf, "raise", raises);
  auto exits = [](Self server, Term argument) -> Task<Init<Term>> {
    server.exit(ExitReason("oops"_a));
    co_return argument;
  };
  co_await start_with_init(self, conf, "exit", exits);
  auto gives_rubbish = [](Self, Term argument) -> Task<Init<Term>> {
    throw Term("rubbish"_a);
    co_return argument;
  };
  co_await start_with_init(self, conf, "rubbish", gives_rubbish);
  auto throws_rubbish = [](Self, Term argument) -> Task<Init<Term>> {
    throw Term("ball"_a);
    co_return argument;
  };
  co_await start_with_init(self, conf, "throw rubbish", throws_rubbish);
  Callbacks callbacks;
  callbacks.init = [](Self, Term argument) -> Task<Init<Term>> {
    throw Init<Term>(5);
    co_return argument;
  };
  callbacks.call = give_state;
  Pid p = co_await up(self, conf, 0, std::move(callbacks));
  conf.say("throw ok", co_await ask(self, p, "get"_a));
}

// init that ignores.
BLOCK(GS_06) {
  self.trap_exit(true);
  Callbacks callbacks;
  callbacks.init = [](Self, Term) -> Task<Init<Term>> { co_return ignore(); };
  auto starting = conf::start_link(self, conf, 0, std::move(callbacks), StartOptions(), "server");
  auto started = co_await starting;
  conf.answered("start_link", started);
  co_await mail_n(self, conf, 1);
}

// Start with a time limit.
BLOCK(GS_07) {
  self.trap_exit(true);
  Callbacks callbacks;
  callbacks.init = [&conf](Self server, Term argument) -> Task<Init<Term>> {
    conf.role(server.pid(), "slow");
    co_await server.sleep(30s);
    conf.say("init finished");
    co_return argument;
  };
  auto starting =
      conf::start_link(self, conf, 0, std::move(callbacks), StartOptions().timeout(60ms));
  auto started = co_await starting;
  conf.answered("start_link", started);
  Pid slow = co_await who(self, conf, "slow");
  bool is_gone = co_await until(self, [&] { return !self.runtime().is_alive(slow); });
  conf.say("slow is gone", is_gone);
  co_await mail(self, conf);
}

namespace {

struct PlainMod : GenServer<PlainMod> {
  using State = Term;
  using Accepts = otp::Accepts<>;
  Init<Term> init(Term argument) { return argument; }
};

struct OptMod : GenServer<OptMod> {
  using State = Term;
  using Accepts = otp::Accepts<>;
  Init<Term> init(Term argument) { return argument; }
  static ChildSpec child_options(ChildSpec spec) {
    return std::move(spec).restart(Restart::Transient).shutdown(10s).id("other"_a);
  }
};

}  // namespace

// The default child specification.
BLOCK(GS_53) {
  conf.say("plain", default_child<PlainMod>(Term("arg"_a)).describe());
  conf.say("options", default_child<OptMod>(Term("arg"_a)).describe());
  co_return;
}
