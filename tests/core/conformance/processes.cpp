// Processes: PROC-*. What each block does is said in words above its namesake in the recordings'
// own catalogue; the comments here name the rule.

#include "conformance.h"

using namespace conf;

namespace {

Task<> wait_for_ever(Self self) { co_await self.sleep(infinity); }

/// Waits for `:go`, whatever else comes.
Task<> wait_for_go(Self self) {
  auto is_go = [](const Term& message) { return message.is("go"_a); };
  co_await self.receive_if<Term>(is_go);
}

}  // namespace

// A process ends with reason normal when its function returns.
BLOCK(PROC_01) {
  Pid p = conf.role(self.spawn(wait_for_go), "p");
  alive(self, conf, "p", p);
  Ref m = self.monitor(p);
  self.send(p, Term("go"_a));
  co_await ended(self, conf, "p", m);
  alive(self, conf, "p", p);
}

// Exit with any term gives that very reason.
BLOCK(PROC_02) {
  std::vector<Term> reasons = {"boom"_a,
                               tuple("a"_a, 1),
                               "text",
                               Term::list({1, 2}),
                               7,
                               tuple(atoms::shutdown, "why"_a),
                               atoms::shutdown,
                               atoms::normal};
  for (const Term& reason : reasons) {
    auto exits = [](Self child, Term with) -> Task<> {
      child.exit(ExitReason(with));
      co_return;
    };
    auto [p, m] = self.spawn_monitor(exits, reason);
    co_await ended(self, conf, "exit(" + conf.show(reason) + ")", m);
  }
}

// An uncaught raise becomes a crash reason.
BLOCK(PROC_03) {
  auto raises = [](Self) -> Task<> {
    throw std::runtime_error("boom");
    co_return;
  };
  co_await ended(self, conf, "raise", self.spawn_monitor(raises).monitor);
  auto divides = [](Self) -> Task<> {
    throw TermError(atoms::badarith);
    co_return;
  };
  co_await ended(self, conf, "divide by zero", self.spawn_monitor(divides).monitor);
  auto mismatches = [](Self) -> Task<> {
    throw TermError(tuple(atoms::badmatch, "no"_a));
    co_return;
  };
  co_await ended(self, conf, "bad match", self.spawn_monitor(mismatches).monitor);
  auto has_no_clause = [](Self) -> Task<> {
    throw FunctionClauseError();
    co_return;
  };
  co_await ended(self, conf, "no clause", self.spawn_monitor(has_no_clause).monitor);
}

// An exit signal with reason normal from another process is ignored.
BLOCK(PROC_04) {
  Pid me = self.pid();
  Pid p = conf.role(spawn(self,
                          [me](Self child) -> Task<> {
                            co_await next(child);
                            child.send(me, Term("pong"_a));
                          }),
                    "p");
  self.exit(p, ExitReason::normal());
  conf.say("send exit normal", true);
  alive(self, conf, "p", p);
  self.send(p, Term("ping"_a));
  co_await mail_n(self, conf, 1);
}

// An exit signal with reason normal sent to oneself kills.
BLOCK(PROC_05) {
  Pid me = self.pid();
  auto body = [me](Self child) -> Task<> {
    child.exit(child.pid(), ExitReason::normal());
    co_await child.sleep(200ms);
    child.send(me, Term("reached"_a));
  };
  co_await ended(self, conf, "p", conf::spawn_monitor(self, body).monitor);
  co_await mail(self, conf);
}

// Exit signals with other reasons kill a process that does not trap.
BLOCK(PROC_06) {
  std::vector<Term> reasons = {"boom"_a, atoms::shutdown, tuple(atoms::shutdown, "x"_a),
                               tuple(atoms::error, 1)};
  for (const Term& reason : reasons) {
    Pid p = self.spawn(wait_for_ever);
    Ref m = self.monitor(p);
    self.exit(p, ExitReason(reason));
    co_await ended(self, conf, "signal " + conf.show(reason), m);
  }
}

// A trapping process that signals itself gets a message.
BLOCK(PROC_07) {
  self.trap_exit(true);
  self.exit(self.pid(), ExitReason("boom"_a));
  self.exit(self.pid(), ExitReason::normal());
  co_await mail_n(self, conf, 2);
}

// Exit raised by oneself is not trapped.
BLOCK(PROC_08) {
  auto body = [](Self child) -> Task<> {
    child.trap_exit(true);
    child.exit(ExitReason("boom"_a));
    co_return;
  };
  co_await ended(self, conf, "p", self.spawn_monitor(body).monitor);
}

// trap_exit can be switched on and off.
BLOCK(PROC_09) {
  Pid me = self.pid();
  auto body = [me](Self child) -> Task<> {
    child.send(me, tuple("was"_a, child.trap_exit(true)));
    Exit exit = co_await child.receive<Exit>();
    child.send(me, tuple("trapped"_a, exit.reason.term()));
    child.send(me, tuple("was"_a, child.trap_exit(false)));
    co_await child.sleep(infinity);
  };
  Pid p = conf.role(spawn(self, body), "p");
  Ref m = self.monitor(p);
  Term first = co_await next(self);
  conf.say("first flag returns", first[1]);
  self.exit(p, ExitReason("boom"_a));
  Term trapped = co_await next(self);
  conf.say("trapped", trapped[1]);
  Term second = co_await next(self);
  conf.say("second flag returns", second[1]);
  self.exit(p, ExitReason("boom"_a));
  co_await ended(self, conf, "p", m);
}

// Messages and an exit signal from one sender keep their order.
BLOCK(PROC_10) {
  std::vector<Term> violations;
  Pid me = self.pid();
  for (int round = 0; round < 200; ++round) {
    Pid p = spawn(self, [me](Self child) -> Task<> {
      for (;;) {
        Term message = co_await next(child);
        child.send(me, tuple("seen"_a, message));
      }
    });
    Ref m = self.monitor(p);
    for (int i = 1; i <= 3; ++i) self.send(p, tuple("before"_a, i));
    self.exit(p, ExitReason("cut"_a));
    for (int i = 1; i <= 3; ++i) self.send(p, tuple("after"_a, i));
    Term reason = co_await gone(self, m);
    if (!reason.is("cut"_a)) violations.push_back(tuple("reason"_a, reason));
    std::vector<Term> seen = co_await drain(self, 0ms);
    for (const Term& message : seen) {
      if (message[1][0].is("after"_a)) violations.push_back("late_message"_a);
    }
  }
  conf.say("violations", Term::list(violations));
}

// Cleanup code runs on a raise but not on a killing signal. In C++ the code that does not run is
// what stands after the wait; destructors run always, to give memory back.
BLOCK(PROC_11) {
  Pid me = self.pid();
  auto raiser = [me](Self child) -> Task<> {
    try {
      throw std::runtime_error("x");
    } catch (...) {
      child.send(me, Term("cleanup_raise"_a));
      throw;
    }
    co_return;
  };
  co_await ended(self, conf, "raiser", conf::spawn_monitor(self, raiser).monitor);
  auto signalled = [me](Self child) -> Task<> {
    try {
      child.send(me, Term("in"_a));
      co_await child.sleep(infinity);
    } catch (...) {
      child.send(me, Term("cleanup_signal"_a));
      throw;
    }
  };
  auto [p, m] = conf::spawn_monitor(self, signalled);
  auto is_in = [](const Term& message) { return message.is("in"_a); };
  co_await self.receive_if<Term>(is_in);
  self.exit(p, ExitReason("boom"_a));
  co_await ended(self, conf, "signalled", m);
  co_await mail_n(self, conf, 1);
}

// Sending to a dead process is silent.
BLOCK(PROC_12) {
  auto [p, m] = self.spawn_monitor([](Self) -> Task<> { co_return; });
  co_await gone(self, m);
  conf.attempt("send to dead", [&, p = p] {
    self.send(p, Term("hello"_a));
    return Term("hello"_a);
  });
  conf.attempt("exit signal to dead", [&, p = p] {
    self.exit(p, ExitReason("boom"_a));
    return Term(true);
  });
}

// A crash does not touch unrelated processes.
BLOCK(PROC_13) {
  Pid me = self.pid();
  Pid a = conf.role(spawn(self,
                          [me](Self child) -> Task<> {
                            co_await next(child);
                            child.send(me, Term("pong"_a));
                          }),
                    "a");
  auto raises = [](Self) -> Task<> {
    throw std::runtime_error("boom");
    co_return;
  };
  co_await ended(self, conf, "b", self.spawn_monitor(raises).monitor);
  alive(self, conf, "a", a);
  self.send(a, Term("ping"_a));
  co_await mail_n(self, conf, 1);
}

// A process that raises is logged once, one that exits is not.
BLOCK(PROC_14) {
  auto exits = [](Self child) -> Task<> {
    child.exit(ExitReason("boom"_a));
    co_return;
  };
  co_await gone(self, self.spawn_monitor(exits).monitor);
  auto [p2, m2] = self.spawn_monitor(wait_for_ever);
  self.exit(p2, ExitReason::kill());
  co_await gone(self, m2);
  co_await gone(self, self.spawn_monitor([](Self) -> Task<> { co_return; }).monitor);
  co_await self.sleep(50ms);
  co_await logs(self, conf);
  auto raises = [](Self) -> Task<> {
    throw std::runtime_error("boom");
    co_return;
  };
  co_await gone(self, self.spawn_monitor(raises).monitor);
  co_await logs(self, conf, 1);
}

// Unread messages die with the process.
BLOCK(PROC_15) {
  auto waits_for_stop = [](Self child) -> Task<> {
    auto is_stop = [](const Term& message) { return message.is("stop"_a); };
    co_await child.receive_if<Term>(is_stop);
  };
  Pid p = conf.role(self.spawn(waits_for_stop), "p");
  Ref m = self.monitor(p);
  for (int i = 1; i <= 3; ++i) self.send(p, Term(i));
  co_await until(self, [&] { return queue_len(self, p) == 3; });
  conf.say("queue", queue_len(self, p));
  self.send(p, Term("stop"_a));
  co_await ended(self, conf, "p", m);
  conf.say("info", self.runtime().info(p) ? Term("some"_a) : Term());
}

// spawn returns before the process has done anything.
BLOCK(PROC_16) {
  Pid me = self.pid();
  Pid p = spawn(self, [me](Self child) -> Task<> {
    co_await next(child);
    child.send(me, Term("child"_a));
  });
  self.send(self.pid(), Term("own"_a));
  self.send(p, Term("go"_a));
  co_await mail_n(self, conf, 2);
}

// Ten thousand processes answer.
BLOCK(PROC_17) {
  Pid me = self.pid();
  std::vector<Pid> processes;
  for (int i = 0; i < 10'000; ++i) {
    processes.push_back(spawn(self, [me](Self child) -> Task<> {
      Term number = co_await next(child);
      child.send(me, Term(2 * number.integer()));
    }));
  }
  for (int i = 0; i < 10'000; ++i) self.send(processes[static_cast<std::size_t>(i)], Term(i + 1));
  std::int64_t sum = 0;
  for (int i = 0; i < 10'000; ++i) {
    Term answer = co_await next(self);
    sum += answer.integer();
  }
  conf.say("sum", sum);
  bool all_ended = co_await until(self, [&] {
    return std::ranges::none_of(processes, [&](Pid p) { return self.runtime().is_alive(p); });
  });
  conf.say("left alive", all_ended ? 0 : 1);
}

// A hibernated plain process wakes with its next message.
BLOCK(PROC_18) {
  Pid me = self.pid();
  auto wakes = [](Self child, Pid to) -> Task<> {
    Term message = co_await next(child);
    child.send(to, tuple("woke"_a, message));
  };
  auto sleeps = [wakes, me](Self child) -> Task<> { co_await child.hibernate(wakes, me); };
  Pid p = conf.role(spawn(self, sleeps), "p");
  Ref m = self.monitor(p);
  bool hibernates = co_await until(self, [&] { return hibernating(self, p); });
  conf.say("hibernating", hibernates);
  self.send(p, Term("hello"_a));
  co_await ended(self, conf, "p", m);
  co_await mail_n(self, conf, 1);
}
