// Servers: calls, casts and their answers. GS-08 to GS-22, GS-48, GS-49, GS-52, GS-54 and GS-55.

#include <algorithm>
#include <set>

#include "server_steps.h"

using namespace conf;

namespace {

/// `:inc` adds one and answers with the new value, everything else answers with the value.
Task<Reply<Term>> count(Self, Term message, From<Term>, Term& n) {
  if (message.is("inc"_a)) n = n.integer() + 1;
  co_return reply(n);
}

Term appended(const Term& list, Term item) {
  std::vector<Term> items(list.items().begin(), list.items().end());
  items.push_back(std::move(item));
  return Term::list(std::move(items));
}

}  // namespace

// A call changes state and answers.
BLOCK(GS_08) {
  Callbacks callbacks;
  callbacks.call = count;
  Pid p = co_await up(self, conf, 0, std::move(callbacks));
  conf.say("inc", co_await ask(self, p, "inc"_a));
  conf.say("inc", co_await ask(self, p, "inc"_a));
  conf.say("get", co_await ask(self, p, "get"_a));
}

// Answering before returning.
BLOCK(GS_09) {
  Pid me = self.pid();
  Callbacks callbacks;
  callbacks.call = [me](Self server, Term, From<Term> from, Term&) -> Task<Reply<Term>> {
    from.reply("early"_a);
    co_await take(server, "finish"_a);
    server.send(me, Term("callback_done"_a));
    co_return noreply();
  };
  Pid p = co_await up(self, conf, 0, std::move(callbacks));
  conf.say("call", co_await ask(self, p, "early"_a));
  conf.say("callback still running");
  self.send(p, Term("finish"_a));
  co_await mail_n(self, conf, 1);
}

// From names the caller.
BLOCK(GS_10) {
  Callbacks callbacks;
  callbacks.call = [](Self, Term, From<Term> from, Term&) -> Task<Reply<Term>> {
    co_return reply(from.pid());
  };
  Pid p = co_await up(self, conf, 0, std::move(callbacks));
  conf.say("caller", co_await ask(self, p, "who"_a));
}

// A call that times out.
BLOCK(GS_11) {
  Callbacks callbacks;
  callbacks.call = [](Self server, Term message, From<Term>, Term& n) -> Task<Reply<Term>> {
    if (message.is("slow"_a)) {
      co_await take(server, "release"_a);
      n = n.integer() + 1;
    }
    co_return reply(n);
  };
  Pid p = co_await up(self, conf, 0, std::move(callbacks));
  conf.called("call", co_await conf::call(self, p, "slow"_a, 60ms));
  self.send(p, Term("release"_a));
  conf.say("get", co_await ask(self, p, "get"_a));
  co_await mail(self, conf);
}

// A late answer is dropped.
BLOCK(GS_12) {
  Callbacks callbacks;
  callbacks.call = [](Self server, Term message, From<Term> from, Term&) -> Task<Reply<Term>> {
    if (message.is("quick"_a)) co_return reply("quick"_a);
    co_await take(server, "release"_a);
    from.reply("too_late"_a);
    co_return noreply();
  };
  Pid p = co_await up(self, conf, 0, std::move(callbacks));
  conf.called("slow", co_await conf::call(self, p, "slow"_a, 50ms));
  self.send(p, Term("release"_a));
  conf.called("quick", co_await conf::call(self, p, "quick"_a));
  co_await mail(self, conf, 150ms);
}

// An uncaught call timeout ends the caller.
BLOCK(GS_13) {
  Callbacks callbacks;
  callbacks.call = [](Self, Term, From<Term>, Term&) -> Task<Reply<Term>> { co_return noreply(); };
  Pid p = co_await up(self, conf, 0, std::move(callbacks));
  auto calls = [p](Self caller) -> Task<> { co_await ask(caller, p, "never"_a, 40ms); };
  co_await ended(self, conf, "caller", conf::spawn_monitor(self, calls).monitor);
  alive(self, conf, "server", p);
}

// The server stops without answering.
BLOCK(GS_14) {
  auto stops = [](Self, Term reason, From<Term>, Term&) -> Task<Reply<Term>> {
    co_return otp::stop(ExitReason(reason));
  };
  Callbacks callbacks;
  callbacks.call = stops;
  callbacks.term = say_reason(conf);
  Pid p = co_await up(self, conf, 0, std::move(callbacks));
  conf.called("normal", co_await conf::call(self, p, atoms::normal));
  Callbacks same;
  same.call = stops;
  same.term = say_reason(conf);
  Pid q = co_await up(self, conf, 0, std::move(same));
  Term done = tuple(atoms::shutdown, "done"_a);
  conf.called("shutdown", co_await conf::call(self, q, done));
}

// Stop with an answer: terminate runs before the answer is sent.
BLOCK(GS_15) {
  Callbacks callbacks;
  callbacks.call = [](Self, Term, From<Term>, Term&) -> Task<Reply<Term>> {
    co_return otp::stop(ExitReason::normal(), "bye"_a);
  };
  callbacks.term = [&conf](Self server, ExitReason reason, Term) -> Task<> {
    co_await server.sleep(80ms);
    conf.say("terminate done", reason.term());
  };
  Pid p = co_await up(self, conf, 0, std::move(callbacks));
  Ref m = self.monitor(p);
  conf.say("call", co_await ask(self, p, "quit"_a));
  co_await ended(self, conf, "server", m);
}

// A crash in terminate during stop with an answer.
BLOCK(GS_16) {
  Callbacks callbacks;
  callbacks.call = [](Self, Term, From<Term>, Term&) -> Task<Reply<Term>> {
    co_return otp::stop(ExitReason::normal(), "bye"_a);
  };
  callbacks.term = [](Self, ExitReason, Term) -> Task<> {
    throw std::runtime_error("in terminate");
    co_return;
  };
  Pid p = co_await up(self, conf, 0, std::move(callbacks));
  Ref m = self.monitor(p);
  conf.called("call", co_await conf::call(self, p, "quit"_a));
  co_await ended(self, conf, "server", m);
}

// Calling oneself, by process and by name.
BLOCK(GS_17) {
  Callbacks callbacks;
  callbacks.call = [&conf](Self server, Term to, From<Term>, Term&) -> Task<Reply<Term>> {
    Target target = to.is_pid() ? Target(to.pid()) : Target(to.atom());
    auto result = co_await conf::call(server, target, "x"_a);
    co_return reply(conf.outcome(result));
  };
  Pid p = co_await up(self, conf, 0, std::move(callbacks), StartOptions().name("gs_me"_a));
  Term by_process = co_await ask(self, p, p);
  conf.say(std::string(by_process.text()));
  Term by_name = co_await ask(self, p, "gs_me"_a);
  conf.say(std::string(by_name.text()));
}

// Two servers that call each other.
BLOCK(GS_18) {
  Callbacks of_a;
  of_a.call = [](Self server, Term message, From<Term>, Term&) -> Task<Reply<Term>> {
    if (message.is("x"_a)) co_return reply("x"_a);
    Term back = tuple("back"_a, server.pid());
    co_return reply(co_await ask(server, message[1].pid(), back));
  };
  Pid a = co_await up(self, conf, 0, std::move(of_a), StartOptions(), "a");
  Callbacks of_b;
  of_b.call = [](Self server, Term message, From<Term>, Term&) -> Task<Reply<Term>> {
    co_return reply(co_await ask(server, message[1].pid(), "x"_a, 100ms));
  };
  Pid b = co_await up(self, conf, 0, std::move(of_b), StartOptions(), "b");
  Ref ma = self.monitor(a);
  Ref mb = self.monitor(b);
  conf.called("call a", co_await conf::call(self, a, tuple("via"_a, b)));
  co_await ended(self, conf, "b", mb);
  co_await ended(self, conf, "a", ma);
}

// Calls are served in the order of arrival.
BLOCK(GS_19) {
  Pid me = self.pid();
  Callbacks callbacks;
  callbacks.call = [me](Self server, Term message, From<Term>, Term& marks) -> Task<Reply<Term>> {
    if (message.is("get"_a)) co_return reply(marks);
    if (message.is("busy"_a)) {
      server.send(me, Term("busy"_a));
      co_await take(server, "release"_a);
    } else {
      marks = appended(marks, message[1]);
    }
    co_return reply(atoms::ok);
  };
  Pid p = co_await up(self, conf, Term::list({}), std::move(callbacks));
  conf::spawn(self, [p](Self caller) -> Task<> { co_await ask(caller, p, "busy"_a); });
  co_await take(self, "busy"_a);
  for (std::uint32_t k = 1; k <= 5; ++k) {
    conf::spawn(self,
                [p, k](Self caller) -> Task<> { co_await ask(caller, p, tuple("mark"_a, k)); });
    co_await until(self, [&] { return queue_len(self, p) >= k; });
  }
  self.send(p, Term("release"_a));
  conf.say("order", co_await ask(self, p, "get"_a));
}

// Casts and calls of one client keep their order.
BLOCK(GS_20) {
  Callbacks callbacks;
  callbacks.cast = [](Self, Term message, Term& seen) -> Task<NoReply> {
    seen = appended(seen, message);
    co_return noreply();
  };
  callbacks.call = give_state;
  Pid p = co_await up(self, conf, Term::list({}), std::move(callbacks));
  Term sent = Term::list({});
  for (int x = 1; x <= 50; ++x) {
    conf::cast(self, p, x);
    sent = appended(sent, x);
  }
  Term seen = co_await ask(self, p, "get"_a);
  conf.say("in order", seen == sent);
}

// A cast always succeeds.
BLOCK(GS_21) {
  Callbacks callbacks;
  callbacks.cast = [](Self, Term, Term&) -> Task<NoReply> { co_return noreply(); };
  Pid p = co_await up(self, conf, 0, std::move(callbacks));
  auto cast_to = [&](Target target) {
    conf::cast(self, std::move(target), "x"_a);
    return Term(atoms::ok);
  };
  conf.attempt("live", [&] { return cast_to(p); });
  or_exit(co_await otp::stop(self, p));
  conf.attempt("dead", [&] { return cast_to(p); });
  conf.attempt("missing", [&] { return cast_to("gs_nobody"_a); });
}

// A caller that died before the answer.
BLOCK(GS_22) {
  Pid me = self.pid();
  Callbacks callbacks;
  callbacks.call = [me](Self server, Term message, From<Term>, Term& n) -> Task<Reply<Term>> {
    if (message.is("get"_a)) co_return reply(n);
    server.send(me, Term("handling"_a));
    co_await take(server, "release"_a);
    n = n.integer() + 1;
    co_return reply("late"_a);
  };
  Pid p = co_await up(self, conf, 0, std::move(callbacks));
  auto calls = [p](Self caller) -> Task<> { co_await ask(caller, p, "slow"_a); };
  Pid c = conf::spawn(self, calls);
  co_await take(self, "handling"_a);
  Ref m = self.monitor(c);
  self.exit(c, ExitReason::kill());
  co_await ended(self, conf, "caller", m);
  self.send(p, Term("release"_a));
  conf.say("get", co_await ask(self, p, "get"_a));
}

// A throw in a handler counts as its return value.
BLOCK(GS_48) {
  Callbacks callbacks;
  callbacks.cast = [](Self, Term message, Term& state) -> Task<NoReply> {
    state = message;
    throw noreply();
    co_return noreply();
  };
  callbacks.call = [](Self, Term, From<Term>, Term& state) -> Task<Reply<Term>> {
    throw reply(state);
    co_return noreply();
  };
  Pid p = co_await up(self, conf, 0, std::move(callbacks));
  conf::cast(self, p, 9);
  conf.say("get", co_await ask(self, p, "get"_a));
  alive(self, conf, "server", p);
}

// Messages left at the end are lost.
BLOCK(GS_49) {
  Pid me = self.pid();
  Callbacks callbacks;
  callbacks.call = [](Self server, Term message, From<Term> from, Term&) -> Task<Reply<Term>> {
    if (message.is("late"_a)) co_return reply("late"_a);
    from.reply(atoms::ok);
    co_await take(server, "release"_a);
    co_return otp::stop(ExitReason::normal());
  };
  callbacks.cast = [&conf](Self, Term message, Term&) -> Task<NoReply> {
    conf.say("cast", message);
    co_return noreply();
  };
  Pid p = co_await up(self, conf, 0, std::move(callbacks));
  co_await ask(self, p, "hold"_a);
  conf::cast(self, p, 1);
  conf::spawn(self, [&conf, me, p](Self caller) -> Task<> {
    auto result = co_await conf::call(caller, p, "late"_a);
    caller.send(me, tuple("late_call"_a, conf.outcome(result)));
  });
  co_await until(self, [&] { return queue_len(self, p) == 2; });
  self.send(p, Term("release"_a));
  co_await mail_n(self, conf, 1);
}

namespace {

Term response(const Result<Term>& answer) {
  return answer ? tuple("reply"_a, *answer) : tuple(atoms::error, answer.error().reason);
}

}  // namespace

// Requests sent without waiting. An answer belongs to its request and is never a message, so the
// check of an unrelated message asks that message what it is.
BLOCK(GS_52) {
  Callbacks callbacks;
  callbacks.call = [](Self, Term message, From<Term>, Term&) -> Task<Reply<Term>> {
    co_return reply(tuple("got"_a, message));
  };
  Pid p = co_await up(self, conf, 0, std::move(callbacks));
  auto r1 = conf::call(self, p, "one"_a, 2s);
  auto r2 = conf::call(self, p, "two"_a, 2s);
  conf.say("second", response(co_await r2));
  conf.say("first", response(co_await r1));
  auto r3 = conf::call(self, p, "three"_a, 2s);
  self.send(self.pid(), Term("noise"_a));
  auto message = co_await self.receive_any();
  conf.say("unrelated", message->role() == Role::Reply ? "reply"_a : "no_reply"_a);
  conf.say("third", response(co_await r3));
}

// A caller that traps exits still gets the exit of its call.
BLOCK(GS_54) {
  self.trap_exit(true);
  Callbacks callbacks;
  callbacks.call = [](Self server, Term, From<Term>, Term&) -> Task<Reply<Term>> {
    server.exit(ExitReason("oops"_a));
    co_return noreply();
  };
  Pid p = co_await up_linked(self, conf, 0, std::move(callbacks), "server");
  conf.called("call", co_await conf::call(self, p, "die"_a));
  co_await mail_n(self, conf, 1);
}

// Sixteen callers, no lost update.
BLOCK(GS_55) {
  Callbacks callbacks;
  callbacks.call = count;
  Pid p = co_await up(self, conf, 0, std::move(callbacks));
  Pid me = self.pid();
  for (int i = 0; i < 16; ++i) {
    conf::spawn(self, [me, p](Self caller) -> Task<> {
      std::vector<Term> answers;
      for (int k = 0; k < 250; ++k) answers.push_back(co_await ask(caller, p, "inc"_a));
      caller.send(me, tuple("r"_a, Term::list(std::move(answers))));
    });
  }
  std::set<Term> all;
  for (int i = 0; i < 16; ++i) {
    Term answers = (co_await next(self))[1];
    all.insert(answers.items().begin(), answers.items().end());
  }
  conf.say("highest", *all.rbegin());
  conf.say("all different", all.size() == 4000);
}
