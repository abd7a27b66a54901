// System messages and debugging. SYS-01 to SYS-18.

#include "server_steps.h"

using namespace conf;

namespace {

Task<Reply<Term>> give_and_keep(Self, Term, From<Term>, Term& state) { co_return reply(state); }

Callbacks answering() {
  Callbacks callbacks;
  callbacks.call = give_and_keep;
  return callbacks;
}

Term appended(const Term& list, Term item) {
  std::vector<Term> items(list.items().begin(), list.items().end());
  items.push_back(std::move(item));
  return Term::list(std::move(items));
}

/// Answers at once, then works until it is released.
Task<Reply<Term>> hold(Self server, Term, From<Term> from, Term&) {
  from.reply(atoms::ok);
  co_await take(server, "release"_a);
  co_return noreply();
}

}  // namespace

// Reading the state.
BLOCK(SYS_01) {
  Callbacks callbacks;
  callbacks.call = [&conf](Self, Term, From<Term>, Term&) -> Task<Reply<Term>> {
    conf.say("handler");
    co_return reply(atoms::ok);
  };
  Term state = Term::map({{"n"_a, 1}});
  Pid p = co_await up(self, conf, state, std::move(callbacks));
  conf.say("state", or_exit(co_await get_state(self, p)));
  conf.called("missing", co_await get_state(self, "sys_nobody"_a));
}

// Replacing the state.
BLOCK(SYS_02) {
  Pid p = co_await up(self, conf, 1, answering());
  std::function<Term(Term)> add_ten = [](Term n) { return Term(n.integer() + 10); };
  conf.say("replace", or_exit(co_await replace_state(self, p, add_ten)));
  conf.say("get", co_await ask(self, p, "get"_a));
}

// A replacement that raises changes nothing.
BLOCK(SYS_03) {
  Pid p = co_await up(self, conf, 1, answering());
  std::function<Term(Term)> fails = [](Term) -> Term { throw std::runtime_error("boom"); };
  auto replaced = co_await replace_state(self, p, fails);
  bool is_error = !replaced && replaced.error().reason.is_tagged("callback_failed"_a, 2);
  conf.say("kind", is_error ? "raise" : "value");
  conf.say("get", co_await ask(self, p, "get"_a));
}

// Suspend and resume.
BLOCK(SYS_04) {
  Callbacks callbacks;
  callbacks.cast = [](Self, Term x, Term& seen) -> Task<NoReply> {
    seen = appended(seen, x);
    co_return noreply();
  };
  callbacks.call = [](Self, Term message, From<Term>, Term& seen) -> Task<Reply<Term>> {
    if (message.is("get"_a)) co_return reply(seen);
    seen = appended(seen, message[1]);
    co_return reply(atoms::ok);
  };
  Pid p = co_await up(self, conf, Term::list({}), std::move(callbacks));
  conf.say("suspend: " + conf.answer(co_await sys::suspend(self, p)));
  conf::cast(self, p, 1);
  Term two = tuple("c"_a, 2);
  conf.called("call", co_await conf::call(self, p, two, 60ms));
  conf::cast(self, p, 3);
  conf.say("resume: " + conf.answer(co_await sys::resume(self, p)));
  conf.say("get", co_await ask(self, p, "get"_a));
}

// Suspending and resuming twice.
BLOCK(SYS_05) {
  Pid p = co_await up(self, conf, 1, answering());
  std::string first = conf.answer(co_await sys::suspend(self, p));
  std::string second = conf.answer(co_await sys::suspend(self, p));
  conf.say("suspend: {" + first + ", " + second + "}");
  conf.say("resume: " + conf.answer(co_await sys::resume(self, p)));
  conf.say("get", co_await ask(self, p, "get"_a));
  conf.say("resume again: " + conf.answer(co_await sys::resume(self, p)));
}

// A suspended server still answers the debug interface.
BLOCK(SYS_06) {
  Pid p = co_await up(self, conf, 1, answering());
  co_await sys::suspend(self, p);
  conf.say("state", or_exit(co_await get_state(self, p)));
  std::function<Term(Term)> five = [](Term) { return Term(5); };
  conf.say("replace", or_exit(co_await replace_state(self, p, five)));
  co_await sys::resume(self, p);
  conf.say("get", co_await ask(self, p, "get"_a));
}

// The status names the mode.
BLOCK(SYS_07) {
  Pid p = co_await up_linked(self, conf, 1, Callbacks());
  auto say_status = [&conf](const Result<Term>& status) {
    conf.say("status",
             tuple(status->get("behaviour"_a), status->get("mode"_a), status->get("parent"_a)));
  };
  say_status(co_await sys::get_status(self, p));
  co_await sys::suspend(self, p);
  say_status(co_await sys::get_status(self, p));
}

// A timeout does not fire while suspended.
BLOCK(SYS_08) {
  Pid me = self.pid();
  Callbacks callbacks;
  callbacks.call = [](Self server, Term, From<Term> from, Term&) -> Task<Reply<Term>> {
    from.reply("arming"_a);
    co_await take(server, "release"_a);
    co_return noreply().timeout(80ms);
  };
  callbacks.info = info_to(me);
  Pid p = co_await up(self, conf, 0, std::move(callbacks));
  co_await ask(self, p, "arm"_a);
  conf::spawn(self, [p, me](Self other) -> Task<> {
    co_await sys::suspend(other, p);
    other.send(me, Term("suspended"_a));
  });
  co_await until(self, [&] { return queue_len(self, p) == 1; });
  self.send(p, Term("release"_a));
  co_await mail_n(self, conf, 1, 300ms);
  co_await sys::resume(self, p);
  conf.say("resumed");
  co_await mail_n(self, conf, 1);
}

// Ending a server through the debug interface.
BLOCK(SYS_09) {
  Callbacks callbacks;
  callbacks.term = say_reason(conf);
  Pid p = co_await up(self, conf, 0, std::move(callbacks));
  Ref m = self.monitor(p);
  auto ending = sys::terminate(self, p, "enough"_a);
  conf.called("terminate", co_await ending);
  co_await ended(self, conf, "server", m);
}

// Statistics.
BLOCK(SYS_10) {
  Callbacks callbacks;
  callbacks.cast = [](Self, Term, Term&) -> Task<NoReply> { co_return noreply(); };
  callbacks.call = give_and_keep;
  Pid p = co_await up(self, conf, 0, std::move(callbacks));
  conf.say("on: " + conf.answer(co_await sys::statistics(self, p, sys::Switch::On)));
  conf::cast(self, p, 1);
  conf::cast(self, p, 2);
  co_await ask(self, p, 3);
  auto counted = or_exit(co_await sys::get_statistics(self, p));
  conf.say("in", counted.messages_in);
  conf.say("out", counted.messages_out);
  conf.say("off: " + conf.answer(co_await sys::statistics(self, p, sys::Switch::Off)));
  auto none = co_await sys::get_statistics(self, p);
  conf.say("get", tuple(atoms::ok, none ? Term("statistics"_a) : none.error().reason));
}

namespace {

std::string shown(const Run& conf, const sys::Event& event) {
  switch (event.kind) {
    case sys::Event::Kind::In: {
      std::string line = "in " + std::string(name_of(event.role)) + " " + conf.show(event.content);
      bool is_call = event.role == trace::MessageRole::Call;
      return is_call ? line + " from " + conf.show(event.peer) : line;
    }
    case sys::Event::Kind::Continue: return "continue " + conf.show(event.content);
    case sys::Event::Kind::Out:
      return "out " + conf.show(event.content) + " to " + conf.show(event.peer) + " state " +
             conf.show(event.state);
    case sys::Event::Kind::NoReply: return "noreply state " + conf.show(event.state);
  }
  return {};
}

Task<NoReply> add(Self, Term x, Term& sum) {
  sum = sum.integer() + x.integer();
  co_return noreply();
}

}  // namespace

// The event log.
BLOCK(SYS_11) {
  Callbacks callbacks;
  callbacks.cast = add;
  callbacks.call = give_and_keep;
  Pid p = co_await up(self, conf, 0, std::move(callbacks));
  co_await sys::log(self, p);
  conf::cast(self, p, 5);
  co_await ask(self, p, "get"_a);
  auto events = or_exit(co_await sys::get_log(self, p));
  for (const sys::Event& event : events) conf.say(shown(conf, event));
  co_await sys::log(self, p, 0);
  auto forgotten = or_exit(co_await sys::get_log(self, p));
  conf.say("off", tuple(atoms::ok, describe(forgotten)));
}

namespace {

bool is_cast_in(const sys::Event& event) {
  return event.kind == sys::Event::Kind::In && event.role == trace::MessageRole::Cast;
}

}  // namespace

// A debug function.
BLOCK(SYS_12) {
  Pid me = self.pid();
  Runtime& runtime = self.runtime();
  Callbacks callbacks;
  callbacks.cast = add;
  Pid p = co_await up(self, conf, 0, std::move(callbacks));
  sys::DebugFunction spy = [me, &runtime](const Term& n, const sys::Event& event,
                                          const Term&) -> std::optional<Term> {
    if (!is_cast_in(event)) return n;
    runtime.send(me, tuple("spy"_a, n, event.content));
    return Term(n.integer() + 1);
  };
  auto installing = sys::install(self, p, "spy"_a, spy, 0);
  or_exit(co_await installing);
  conf::cast(self, p, 10);
  conf::cast(self, p, 20);
  or_exit(co_await get_state(self, p));
  auto removing = sys::remove(self, p, "spy"_a);
  or_exit(co_await removing);
  conf::cast(self, p, 30);
  or_exit(co_await get_state(self, p));
  co_await mail_n(self, conf, 2);
  sys::DebugFunction once = [me, &runtime](const Term& state, const sys::Event& event,
                                           const Term&) -> std::optional<Term> {
    if (!is_cast_in(event)) return state;
    runtime.send(me, tuple("once"_a, event.content));
    return std::nullopt;
  };
  auto again = sys::install(self, p, "once"_a, once, 0);
  or_exit(co_await again);
  conf::cast(self, p, 40);
  conf::cast(self, p, 50);
  or_exit(co_await get_state(self, p));
  co_await mail_n(self, conf, 1);
}

// no_debug ends all of it.
BLOCK(SYS_13) {
  Pid me = self.pid();
  Runtime& runtime = self.runtime();
  Callbacks callbacks;
  callbacks.cast = [](Self, Term, Term&) -> Task<NoReply> { co_return noreply(); };
  Pid p = co_await up(self, conf, 0, std::move(callbacks));
  co_await sys::log(self, p);
  co_await sys::statistics(self, p, sys::Switch::On);
  sys::DebugFunction spy = [me, &runtime](const Term& state, const sys::Event& event,
                                          const Term&) -> std::optional<Term> {
    runtime.send(me, tuple("ev"_a, Atom(sys::name_of(event.kind))));
    return state;
  };
  auto installing = sys::install(self, p, "spy"_a, spy, 0);
  or_exit(co_await installing);
  conf.say("no_debug: " + conf.answer(co_await sys::no_debug(self, p)));
  conf::cast(self, p, 1);
  auto counted = co_await sys::get_statistics(self, p);
  conf.say("statistics", tuple(atoms::ok, counted ? Term("statistics"_a) : counted.error().reason));
  auto events = or_exit(co_await sys::get_log(self, p));
  conf.say("log", tuple(atoms::ok, describe(events)));
  co_await mail(self, conf);
}

// Debug options at the start.
BLOCK(SYS_14) {
  Callbacks callbacks;
  callbacks.cast = [](Self, Term, Term&) -> Task<NoReply> { co_return noreply(); };
  StartOptions options = StartOptions().debug(sys::DebugOptions().statistics());
  Pid p = co_await up(self, conf, 0, std::move(callbacks), options);
  for (int i = 1; i <= 3; ++i) conf::cast(self, p, i);
  conf.say("in", or_exit(co_await sys::get_statistics(self, p)).messages_in);
}

// A plain process does not answer the debug interface.
BLOCK(SYS_15) {
  Pid p = conf::spawn(self, [](Self child) -> Task<> { co_await take(child, "stop"_a); });
  conf.called("get_state", co_await get_state(self, p, 80ms));
  conf.say("queue", queue_len(self, p));
}

namespace {

Task<> special(Self self, Pid to) {
  std::int64_t n = 0;
  SpecialLoop loop(self, n);
  try {
    for (;;) {
      Term add = co_await loop.receive<Term>();
      n += add[1].integer();
      self.send(to, tuple("n"_a, n));
    }
  } catch (const ProcessExit& exit) {
    self.send(to, tuple("terminating"_a, exit.reason().term(), n));
    throw;
  }
}

}  // namespace

// A hand-written process that takes part.
BLOCK(SYS_16) {
  Pid p = self.spawn_link(special, self.pid());
  Ref m = self.monitor(p);
  self.send(p, tuple("add"_a, 2));
  conf.say("mail", co_await next(self));
  conf.say("state", or_exit(co_await sys::get_state<std::int64_t>(self, p)));
  auto ten_times = [](std::int64_t n) { return n * 10; };
  conf.say("replace", or_exit(co_await sys::replace_state<std::int64_t>(self, p, ten_times)));
  co_await sys::suspend(self, p);
  self.send(p, tuple("add"_a, 1));
  co_await mail(self, conf);
  co_await sys::resume(self, p);
  conf.say("mail", co_await next(self));
  auto ending = sys::terminate(self, p, ExitReason::normal());
  conf.called("stop", co_await ending);
  co_await ended(self, conf, "special", m);
  co_await mail_n(self, conf, 1);
}

// A server that is busy does not answer in time.
BLOCK(SYS_17) {
  Callbacks callbacks;
  callbacks.call = hold;
  Pid p = co_await up(self, conf, 3, std::move(callbacks));
  co_await ask(self, p, "hold"_a);
  conf.called("get_state", co_await get_state(self, p, 60ms));
  self.send(p, Term("release"_a));
  conf.say("state", or_exit(co_await get_state(self, p)));
}

namespace {

struct Shy : GenServer<Shy> {
  struct Die {
    Term describe() const { return "die"_a; }
  };
  struct State {
    std::string user, password;
    Term describe() const { return Term::map({{"user"_a, user}, {"password"_a, password}}); }
  };
  using Accepts = otp::Accepts<Cast<Die>>;

  Init<State> init(std::string user, std::string password) {
    return State{std::move(user), std::move(password)};
  }
  NoReply handle_cast(const Die&, State&) { throw std::runtime_error("boom"); }
  Term format_status(const State& state) {
    return Term::map({{"user"_a, state.user}, {"password"_a, "hidden"_a}});
  }
};

}  // namespace

// Hiding parts of the state.
BLOCK(SYS_18) {
  auto starting = otp::start<Shy>(self, std::string("u"), std::string("secret"));
  ServerRef<Shy> shy = or_exit(co_await starting);
  Pid p = conf.role(shy.whereis(self.runtime()), "shy");
  conf.say("state", describe(or_exit(co_await sys::get_state(self, shy))));
  conf.say("status", or_exit(co_await sys::get_status(self, p)).get("state"_a));
  Ref m = self.monitor(p);
  self.cast(shy, Shy::Die{});
  co_await gone(self, m);
  logs_of(conf, "server_terminate");
}
