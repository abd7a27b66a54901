// The guide's counters, by hand and as a server, its long operation, and its disasters with
// counters. SEED-01 to SEED-13 and SEED-40 to SEED-42.

#include "demo/counter.h"
#include "demo/lifecycle.h"
#include "otp/dynamic_supervisor.h"
#include "seed_steps.h"

using namespace conf;

namespace manual = demo::manual_counter;

namespace {

/// The answer, or `{:error, :timeout}`.
Term shown(const manual::Answered& answer) {
  return answer ? *answer : tuple(atoms::error, atoms::timeout);
}

/// `mail: {:reply, value}` for an answer that nobody has taken, and whatever else has come.
Task<> say_answer_left(Self self, Run& conf) {
  auto answer = co_await self.receive<manual::Answer>(5s);
  if (answer) conf.say("mail", tuple("reply"_a, answer->value));
  std::vector<Term> others = co_await drain(self);
  for (const Term& message : others) conf.say("mail", message);
}

}  // namespace

// Hand-written counter: counting.
BLOCK(SEED_01) {
  Pid p = manual::start_link(self);
  conf.say("increment", shown(co_await manual::increment(self, p)));
  conf.say("increment", shown(co_await manual::increment(self, p)));
  conf.say("get", shown(co_await manual::get(self, p)));
}

// Hand-written counter: a dead counter costs the whole waiting time.
BLOCK(SEED_02) {
  auto [p, m] = self.spawn_monitor(&manual::serve, std::int64_t{0});
  self.exit(p, ExitReason::kill());
  co_await gone(self, m);
  TimePoint start = self.now();
  conf.say("get", shown(co_await manual::get(self, p, 150ms)));
  conf.say("waited the limit", self.now() - start >= 149ms);
  auto server = co_await up<demo::Counter>(self, std::int64_t{0});
  or_exit(co_await otp::stop(self, server));
  conf.called("server get", co_await self.call(server, demo::Counter::Get{}));
}

// Hand-written counter: a late answer is taken for the next one.
BLOCK(SEED_03) {
  Pid p = manual::start_link(self);
  self.runtime().suspend(p);
  conf.say("increment", shown(co_await manual::increment(self, p, 50ms)));
  self.runtime().resume(p);
  co_await until(self, [&] { return queue_len(self, self.pid()) == 1; });
  conf.say("second increment", shown(co_await manual::increment(self, p)));
  co_await say_answer_left(self, conf);
  conf.say("get", shown(co_await manual::get(self, p)));
}

// Hand-written counter: any reply message will do.
BLOCK(SEED_04) {
  Pid p = manual::start_link(self);
  self.send(self.pid(), manual::Answer{999});
  conf.say("get", shown(co_await manual::get(self, p)));
  co_await say_answer_left(self, conf);
}

// Hand-written counter: unknown messages pile up.
BLOCK(SEED_05) {
  Pid p = manual::start_link(self);
  for (int i = 1; i <= 5; ++i) self.send(p, tuple("unknown"_a, i));
  conf.say("increment", shown(co_await manual::increment(self, p)));
  conf.say("queue", queue_len(self, p));
}

// Hand-written counter: stopping.
BLOCK(SEED_06) {
  Pid p = manual::start_link(self, 7);
  Ref m = self.monitor(p);
  conf.say("stop", shown(co_await manual::stop(self, p)));
  co_await ended(self, conf, "counter", m);
  conf.say("get", shown(co_await manual::get(self, p, 60ms)));
}

// Hand-written counter under a supervisor. The guide's loop has no request that crashes it, so an
// exit signal does.
BLOCK(SEED_07) {
  self.trap_exit(true);
  auto starts = [&conf](Self supervisor, std::vector<Term>) -> Task<Result<Pid>> {
    co_return conf.role(manual::start_link(supervisor, 5), "counter");
  };
  SupervisorSpec spec = raw(Strategy::OneForOne).child(ChildSpec("tally"_a, starts));
  Pid sup = co_await up(self, std::move(spec));
  Pid p = co_await who(self, conf, "counter");
  conf.say("increment", shown(co_await manual::increment(self, p)));
  Ref m = self.monitor(p);
  self.exit(p, "crashed"_a);
  co_await ended(self, conf, "counter", m);
  Pid successor = co_await who(self, conf, "counter#2");
  conf.say("get", shown(co_await manual::get(self, successor)));
  m = self.monitor(successor);
  or_exit(co_await otp::stop(self, sup));
  co_await ended(self, conf, "counter", m);
}

namespace {

/// A loop that hibernates after 60 ms without a request, where the guide's waits for a minute.
Task<> count_or_sleep(Self self, std::int64_t n) {
  for (;;) {
    auto request = co_await self.receive<manual::Increment>(60ms);
    if (!request) co_await self.hibernate(&count_or_sleep, n);
    self.send(request->asker, tuple("n"_a, ++n));
  }
}

}  // namespace

// Hand-written loop with its own idle time.
BLOCK(SEED_08) {
  Pid p = self.spawn(&count_or_sleep, std::int64_t{0});
  self.send(p, manual::Increment{self.pid()});
  conf.say("mail", co_await next(self));
  conf.say("hibernates", co_await until(self, [&] { return hibernating(self, p); }));
  self.send(p, manual::Increment{self.pid()});
  conf.say("mail", co_await next(self));
}

// Counter server: counting under a name.
BLOCK(SEED_09) {
  auto options = StartOptions().name("seed_counter"_a);
  auto first = co_await up_linked<demo::Counter>(self, options, std::int64_t{0});
  conf.role(pid_of(self, first), "counter");
  auto counter = named<demo::Counter>("seed_counter"_a);
  conf.say("increment", co_await ask(self, counter, demo::Counter::Increment{}));
  conf.say("increment", co_await ask(self, counter, demo::Counter::Increment{}));
  conf.say("get", co_await ask(self, counter, demo::Counter::Get{}));
  auto starting = otp::start_link<demo::Counter>(self, options, std::int64_t{9});
  conf.answered("second start", co_await starting);
  conf.say("get", co_await ask(self, counter, demo::Counter::Get{}));
}

// Counter server: reset is a cast.
BLOCK(SEED_10) {
  auto counter = co_await up_linked<demo::Counter>(self, std::int64_t{41});
  conf.say("increment", co_await ask(self, counter, demo::Counter::Increment{}));
  conf.say("reset: " + conf.answer(self.try_cast(counter, demo::Counter::Reset{})));
  conf.say("get", co_await ask(self, counter, demo::Counter::Get{}));
}

// Counter server: unexpected message.
BLOCK(SEED_11) {
  auto counter = co_await up_linked<demo::Counter>(self, std::int64_t{3});
  self.send(pid_of(self, counter), Term("hello"_a));
  conf.say("get", co_await ask(self, counter, demo::Counter::Get{}));
  co_await logs(self, conf, 1);
}

// Long operation: the client gives up, the server does not.
BLOCK(SEED_12) {
  using demo::LongOperation;
  auto server = co_await up<LongOperation>(self);
  conf.called("long", co_await self.call(server, LongOperation::Compute{400ms}, 50ms));
  LongOperation::State state = co_await state_of(self, server);
  conf.say("get", state.done);
}

// Idle time in a reply does not hibernate by itself.
BLOCK(SEED_13) {
  Callbacks callbacks;
  callbacks.call = [](Self, Term, From<Term>, Term& state) -> Task<Reply<Term>> {
    co_return reply(state).timeout(50ms);
  };
  Pid p = co_await up(self, conf, 1, std::move(callbacks));
  conf.say("get", co_await ask(self, p, "get"_a));
  co_await logs(self, conf, 1);
  conf.say("hibernating", hibernating(self, p));
  conf.say("get", co_await ask(self, p, "get"_a));
}

// Disaster 1: the starter ends.
BLOCK(SEED_40) {
  Pid me = self.pid();
  for (Atom reason : {"boom"_a, atoms::normal}) {
    auto [starter, m] = conf::spawn_monitor(self, [me, reason](Self child) -> Task<> {
      std::vector<Pid> counters;
      for (int i = 1; i <= 1000; ++i) counters.push_back(manual::start_link(child, i));
      child.send(me, std::move(counters));
      co_await wait_for_go(child);
      child.exit(reason);
    });
    auto counters = co_await self.receive<std::vector<Pid>>();
    self.send(starter, Term("go"_a));
    co_await gone(self, m);
    auto is_alive = [&](Pid counter) { return self.runtime().is_alive(counter); };
    if (reason == atoms::normal) co_await self.sleep(100ms);
    else co_await until(self, [&] { return std::ranges::none_of(counters, is_alive); });
    conf.say(std::string(reason.text()) + ": counters alive",
             std::ranges::count_if(counters, is_alive));
  }
}

// Disaster 1: supervised instead.
BLOCK(SEED_41) {
  self.trap_exit(true);
  auto supervisor = co_await up_linked<DynamicSupervisor>(self, DynamicSupervisorSpec());
  Pid sup = pid_of(self, supervisor);
  std::vector<Pid> counters;
  for (std::int64_t i = 1; i <= 100; ++i) {
    auto starting = start_child<DynamicSupervisor>(self, sup, child<demo::Counter>("c"_a, i));
    counters.push_back(or_exit(co_await starting));
  }
  Ref m = self.monitor(counters[42]);
  self.exit(counters[42], ExitReason::kill());
  co_await gone(self, m);
  auto children = co_await which_children<DynamicSupervisor>(self, sup);
  auto is_the_same = [&](const ChildInfo& now) {
    return std::ranges::find(counters, now.pid) != counters.end();
  };
  conf.say("active", children.size());
  conf.say("same", std::ranges::count_if(children, is_the_same));
}

// Disaster 2: calls hold the sender back.
BLOCK(SEED_42) {
  auto counter = co_await up_linked<demo::Counter>(self, std::int64_t{0});
  auto counts = [counter](Self client) -> Task<> {
    for (int i = 0; i < 500; ++i) co_await ask(client, counter, demo::Counter::Increment{});
  };
  std::vector<Ref> monitors;
  for (int i = 0; i < 4; ++i) monitors.push_back(conf::spawn_monitor(self, counts).monitor);
  std::uint32_t top = 0;
  for (int i = 0; i < 200; ++i) {
    co_await self.yield();
    top = std::max(top, queue_len(self, pid_of(self, counter)));
  }
  for (Ref monitor : monitors) co_await gone(self, monitor);
  conf.say("queue at most 4", top <= 4);
  conf.say("get", co_await ask(self, counter, demo::Counter::Get{}));
}
