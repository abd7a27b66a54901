// Tasks that are awaited, looked at, shut down or left alone. TASK-01 to TASK-18.

#include "task_steps.h"

using namespace conf;

// Async and await.
BLOCK(TASK_01) {
  auto t = conf::async(self, [](Self) -> Task<Term> { co_return Term(6 * 7); });
  Ref m = self.monitor(t.pid);
  conf.say("await", or_exit(co_await task::await(self, t)));
  co_await ended(self, conf, "task", m);
  co_await mail(self, conf);
}

// Several tasks run at the same time and are awaited in any order.
BLOCK(TASK_02) {
  auto up = std::make_shared<std::atomic<int>>(0);
  auto meet = [up](Atom x) {
    return [up, x](Self child) -> Task<Term> {
      ++*up;
      std::function<bool()> all_are_here = [up] { return *up == 3; };
      bool met = co_await until(child, all_are_here);
      co_return tuple(x, met);
    };
  };
  auto a = conf::async(self, meet("a"_a));
  auto b = conf::async(self, meet("b"_a));
  auto c = conf::async(self, meet("c"_a));
  Term of_c = or_exit(co_await task::await(self, c));
  Term of_b = or_exit(co_await task::await(self, b));
  Term of_a = or_exit(co_await task::await(self, a));
  conf.say("results", tuple(of_c, of_b, of_a));
}

// Await that times out.
BLOCK(TASK_03) {
  auto t = task::async(self, &never_ends);
  conf.called("await", co_await task::await(self, t, 50ms));
  alive(self, conf, "task", t.pid);
  conf.say("linked", is_linked(self, t.pid));
}

// An awaiting caller that does not catch the timeout dies and takes the task along.
BLOCK(TASK_04) {
  Pid me = self.pid();
  auto [caller, m] = conf::spawn_monitor(self, [me](Self child) -> Task<> {
    auto t = task::async(child, &never_ends);
    child.send(me, t.pid);
    or_exit(co_await task::await(child, t, 40ms));
  });
  Pid task = co_await self.receive<Pid>();
  Ref tm = self.monitor(task);
  conf.say("caller exit", co_await gone(self, m));
  co_await ended(self, conf, "task", tm);
}

// A crashing task takes its caller along.
BLOCK(TASK_05) {
  Pid me = self.pid();
  auto [caller, m] = conf::spawn_monitor(self, [&conf, me](Self child) -> Task<> {
    auto t = task::async(child, &raises);
    auto result = co_await task::await(child, t);
    co_await child.sleep(5000ms);
    child.send(me, tuple("survived"_a, conf.outcome(result)));
  });
  co_await ended(self, conf, "caller", m);
  co_await mail(self, conf);
}

// A task that exits with normal.
BLOCK(TASK_06) {
  auto t = conf::async(self, [](Self child) -> Task<Term> {
    child.exit(ExitReason::normal());
    co_return Term();
  });
  conf.called("await", co_await task::await(self, t));
  co_await mail(self, conf);
}

namespace {

/// `raise ArgumentError`, or what came of a task that is not one's own.
template <class Looking>
Task<std::string> attempt(Looking looking) {
  try {
    co_await looking;
    co_return "no error";
  } catch (const ArgumentError&) {
    co_return "raise ArgumentError";
  }
}

}  // namespace

// Only the owner may await.
BLOCK(TASK_07) {
  auto t = task::async(self, &done_on_go);
  Pid me = self.pid();
  conf::spawn(self, [t, me](Self other) -> Task<> {
    auto awaiting = attempt(task::await(other, t));
    std::string awaited = co_await awaiting;
    other.send(me, tuple("await"_a, awaited));
    auto yielding = attempt(task::yield(other, t, 0ms));
    std::string yielded = co_await yielding;
    other.send(me, tuple("yield"_a, yielded));
  });
  for (int i = 0; i < 2; ++i) {
    auto message = co_await self.receive<Term>();
    conf.say("mail", message);
  }
  self.send(t.pid, Term("go"_a));
  conf.say("owner", or_exit(co_await task::await(self, t)));
}

// The result of a task is a message.
BLOCK(TASK_08) {
  auto t = conf::async(self, [](Self) -> Task<Term> { co_return Term(42); });
  conf.role(t.ref, "task_ref");
  conf.role(t.pid, "task_process");
  co_await mail_n(self, conf, 2);
}

// Yield.
BLOCK(TASK_09) {
  self.trap_exit(true);
  auto t = task::async(self, &done_on_go);
  conf.say("unfinished", shown(co_await task::yield(self, t, 40ms)));
  self.send(t.pid, Term("go"_a));
  conf.say("finished", shown(co_await task::yield(self, t, 2000ms)));
  auto u = task::async(self, &exits_with_oops);
  conf.say("crashed", shown(co_await task::yield(self, u, 2000ms)));
}

// Shutdown of a running task.
BLOCK(TASK_10) {
  auto t = task::async(self, &never_ends);
  Ref m = self.monitor(t.pid);
  conf.say("shutdown", shown(co_await task::shutdown(self, t)));
  co_await ended(self, conf, "task", m);
  co_await mail(self, conf);
}

// Shutdown of a task that does not obey.
BLOCK(TASK_11) {
  Pid me = self.pid();
  auto stubborn = [me](Self child) -> Task<Term> {
    child.trap_exit(true);
    child.send(me, Term("ready"_a));
    co_await child.sleep(infinity);
    co_return Term();
  };
  auto t = conf::async(self, stubborn);
  co_await take(self, "ready"_a);
  conf.say("limit", shown(co_await task::shutdown(self, t, 50ms)));
  auto u = conf::async(self, stubborn);
  co_await take(self, "ready"_a);
  conf.say("brutal", shown(co_await task::brutal_kill(self, u)));
  alive(self, conf, "caller", self.pid());
}

namespace {

Term list_of(std::vector<Term> terms) { return Term::list(std::move(terms)); }

TaskRef<Term> sleeps_then_gives(Self self, Atom value, Duration time) {
  return conf::async(self, [value, time](Self child) -> Task<Term> {
    co_await child.sleep(time);
    co_return value;
  });
}

}  // namespace

// Awaiting many.
BLOCK(TASK_12) {
  std::vector<TaskRef<Term>> ts = {sleeps_then_gives(self, "a"_a, 90ms),
                                   sleeps_then_gives(self, "b"_a, 30ms),
                                   sleeps_then_gives(self, "c"_a, 60ms)};
  auto awaiting = task::await_many(self, ts);
  conf.say("results", list_of(or_exit(co_await awaiting)));
  auto quick = [](Self) -> Task<Term> { co_return "quick"_a; };
  std::vector<TaskRef<Term>> us = {task::async(self, quick), task::async(self, &never_ends)};
  auto timing_out = task::await_many(self, us, 60ms);
  conf.called("timeout", co_await timing_out);
  auto none = task::await_many(self, std::vector<TaskRef<Term>>());
  conf.say("none", list_of(or_exit(co_await none)));
}

// Yielding many.
BLOCK(TASK_13) {
  self.trap_exit(true);
  auto done = [](Self) -> Task<Term> { co_return "done"_a; };
  std::vector<TaskRef<Term>> ts = {task::async(self, done), task::async(self, &exits_with_oops),
                                   task::async(self, &never_ends)};
  auto yielding = task::yield_many(self, ts, 800ms);
  conf.say("results", shown(co_await yielding));
  alive(self, conf, "third", ts.back().pid);
}

// Ignoring a task.
BLOCK(TASK_14) {
  auto t = conf::async(self, [&conf](Self child) -> Task<Term> {
    co_await take(child, "go"_a);
    conf.say("task went on");
    co_return Term();
  });
  conf.say("ignore", shown(co_await task::ignore(self, t)));
  Ref m = self.monitor(t.pid);
  self.send(t.pid, Term("go"_a));
  co_await ended(self, conf, "task", m);
  co_await mail(self, conf);
  auto done = [](Self) -> Task<Term> { co_return "done"_a; };
  auto u = task::async(self, done);
  m = self.monitor(u.pid);
  co_await gone(self, m);
  conf.say("ignore finished", shown(co_await task::ignore(self, u)));
}

// A task known to be done.
BLOCK(TASK_15) {
  auto t = task::completed(self, Term("v"_a));
  conf.say("process", t.pid.is_none() ? Term() : Term(t.pid));
  conf.say("await", or_exit(co_await task::await(self, t)));
  auto u = task::completed(self, Term("w"_a));
  conf.say("yield", shown(co_await task::yield(self, u)));
}

// Fire and forget.
BLOCK(TASK_16) {
  auto raises_on_go = [](Self child) -> Task<> {
    co_await take(child, "go"_a);
    throw std::runtime_error("boom");
  };
  Pid p = task::start(self, raises_on_go);
  Ref m = self.monitor(p);
  self.send(p, Term("go"_a));
  co_await ended(self, conf, "unlinked task", m);
  co_await mail(self, conf);
  auto [starter, m2] = conf::spawn_monitor(self, [](Self child) -> Task<> {
    task::start_link(child, &raises);
    co_await child.sleep(infinity);
  });
  co_await ended(self, conf, "starter of the linked task", m2);
}

// A task's caller that ends.
BLOCK(TASK_17) {
  Pid me = self.pid();
  for (Atom reason : {"boom"_a, atoms::normal}) {
    Pid c = conf::spawn(self, [me, reason](Self child) -> Task<> {
      auto t = task::async(child, &never_ends);
      child.send(me, t.pid);
      co_await take(child, "go"_a);
      child.exit(reason);
    });
    Pid task = co_await self.receive<Pid>();
    Ref mc = self.monitor(c);
    Ref mt = self.monitor(task);
    self.send(c, Term("go"_a));
    co_await gone(self, mc);
    Term end = co_await gone(self, mt, 150ms);
    conf.say("caller " + std::string(reason.text()) + ": task", end);
  }
}

// What a task logs.
BLOCK(TASK_18) {
  self.trap_exit(true);
  auto exits = [](Self child, Term reason) -> Task<> {
    child.exit(ExitReason(reason));
    co_return;
  };
  for (Term reason : {Term(atoms::normal), Term(atoms::shutdown), tuple(atoms::shutdown, "x"_a)}) {
    Pid p = task::start(self, exits, reason);
    Ref m = self.monitor(p);
    co_await gone(self, m);
  }
  co_await logs(self, conf);
  auto raises_on_go = [](Self child) -> Task<> {
    co_await take(child, "go"_a);
    throw std::runtime_error("boom");
  };
  Pid p = conf.role(task::start(self, raises_on_go), "task");
  Ref m = self.monitor(p);
  self.send(p, Term("go"_a));
  co_await gone(self, m);
  co_await logs(self, conf, 1);
}
