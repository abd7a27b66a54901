// Links and exit signals: LINK-*. What each block does is said in words above its namesake in the
// recordings' own catalogue; the comments here name the rule.

#include "bodies.h"

using namespace conf;

// An abnormal exit kills the linked process with the same reason.
BLOCK(LINK_01) {
  auto parent = [](Self child) -> Task<> {
    child.spawn_link(exit_with, Term("boom"_a));
    co_await child.sleep(infinity);
  };
  co_await ended(self, conf, "parent", self.spawn_monitor(parent).monitor);
}

// Exits travel both ways over a link.
BLOCK(LINK_02) {
  Pid me = self.pid();
  Pid p = conf::spawn(self, [me](Self parent) -> Task<> {
    Pid child = parent.spawn_link(wait_for_ever);
    parent.send(me, tuple("child"_a, child));
    co_await wait_for_go(parent);
    parent.exit(ExitReason("boom"_a));
  });
  Term child = co_await take(self, "child"_a);
  Ref m = self.monitor(child[1].pid());
  self.send(p, Term("go"_a));
  co_await ended(self, conf, "child", m);
}

// A parent that ends normally leaves a non-trapping child running.
BLOCK(LINK_03) {
  Pid me = self.pid();
  Pid p = conf::spawn(self, [me](Self parent) -> Task<> {
    Pid a = parent.spawn_link(wait_for_ever);
    Pid b = conf::spawn_link(parent, [me](Self child) -> Task<> {
      child.trap_exit(true);
      child.send(me, Term("trapping"_a));
      Term message = co_await next(child);
      child.send(me, tuple("b_got"_a, message));
    });
    parent.send(me, tuple("kids"_a, a, b));
    co_await wait_for_go(parent);
  });
  conf.role(p, "parent");
  Term kids = co_await take(self, "kids"_a);
  co_await take(self, "trapping"_a);
  Ref m = self.monitor(p);
  self.send(p, Term("go"_a));
  co_await ended(self, conf, "parent", m);
  co_await mail_n(self, conf, 1);
  alive(self, conf, "a", kids[1].pid());
}

// Linking to a dead process while trapping delivers noproc.
BLOCK(LINK_04) {
  self.trap_exit(true);
  Pid p = co_await dead_process(self);
  conf.role(p, "dead");
  conf.attempt("link", [&] {
    self.link(p);
    return Term(true);
  });
  co_await mail_n(self, conf, 1);
}

// Linking to a dead process without trapping fails with noproc.
BLOCK(LINK_05) {
  Pid p = co_await dead_process(self);
  conf.attempt("link", [&] {
    self.link(p);
    return Term(true);
  });
}

// Two links are one link.
BLOCK(LINK_06) {
  self.trap_exit(true);
  Pid c = self.spawn(exit_on_go, Term("boom"_a));
  self.link(c);
  self.link(c);
  self.unlink(c);
  conf.say("unlink", true);
  self.unlink(c);
  conf.say("unlink again", true);
  Ref m = self.monitor(c);
  self.send(c, Term("go"_a));
  co_await ended(self, conf, "child", m);
  co_await mail(self, conf);
}

// Unlink before the crash protects.
BLOCK(LINK_07) {
  Pid me = self.pid();
  Pid c = self.spawn(exit_on_go, Term("boom"_a));
  Pid p = conf::spawn(self, [me, c](Self child) -> Task<> {
    child.link(c);
    child.unlink(c);
    child.send(me, Term("unlinked"_a));
    co_await child.sleep(infinity);
  });
  co_await take(self, "unlinked"_a);
  Ref m = self.monitor(c);
  self.send(c, Term("go"_a));
  co_await ended(self, conf, "c", m);
  co_await self.sleep(50ms);
  alive(self, conf, "p", p);
}

namespace {

Task<> chain(Self self, Pid tester, int number) {
  self.send(tester, tuple("up"_a, number, self.pid()));
  if (number < 4) self.spawn_link(chain, tester, number + 1);
  co_await exit_on_go(self, "boom"_a);
}

}  // namespace

// A chain of links falls together.
BLOCK(LINK_08) {
  self.spawn(chain, self.pid(), 1);
  std::vector<Pid> processes;
  for (int number = 1; number <= 4; ++number) {
    auto is_next = [number](const Term& message) { return message[1] == Term(number); };
    auto up = co_await self.receive_if<Term>(is_next);
    processes.push_back((*up)[2].pid());
  }
  std::vector<Ref> monitors;
  for (Pid p : processes) monitors.push_back(self.monitor(p));
  self.send(processes.back(), Term("go"_a));
  for (std::size_t i = 0; i < monitors.size(); ++i) {
    std::string name(1, "abcd"[i]);
    co_await ended(self, conf, name, monitors[i]);
  }
}

// A trapping process stops the fall.
BLOCK(LINK_09) {
  Pid me = self.pid();
  auto trapping = [me, &conf](Self b) -> Task<> {
    b.trap_exit(true);
    Pid c = conf.role(b.spawn_link(exit_on_go, Term("boom"_a)), "c");
    b.send(me, tuple("bc"_a, b.pid(), c));
    Term message = co_await next(b);
    b.send(me, tuple("b_got"_a, message));
    co_await b.sleep(infinity);
  };
  Pid a = conf::spawn(self, [trapping](Self first) -> Task<> {
    conf::spawn_link(first, trapping);
    co_await first.sleep(infinity);
  });
  Term bc = co_await take(self, "bc"_a);
  self.send(bc[2].pid(), Term("go"_a));
  co_await mail_n(self, conf, 1);
  alive(self, conf, "b", bc[1].pid());
  alive(self, conf, "a", a);
}

// A ring of links falls once.
BLOCK(LINK_10) {
  Pid me = self.pid();
  std::vector<Pid> processes;
  std::vector<Ref> monitors;
  for (int i = 0; i < 5; ++i) {
    processes.push_back(conf::spawn(self, [me](Self child) -> Task<> {
      Term peer = co_await take(child, "peer"_a);
      child.link(peer[1].pid());
      child.send(me, Term("linked"_a));
      co_await child.sleep(infinity);
    }));
  }
  for (Pid p : processes) monitors.push_back(self.monitor(p));
  for (std::size_t i = 0; i < 5; ++i) {
    self.send(processes[i], tuple("peer"_a, processes[(i + 1) % 5]));
  }
  for (int i = 0; i < 5; ++i) co_await take(self, "linked"_a);
  self.exit(processes[0], ExitReason("boom"_a));
  std::vector<Term> reasons;
  for (Ref m : monitors) {
    Term reason = co_await gone(self, m);
    reasons.push_back(reason);
  }
  conf.say("reasons", Term::list(reasons));
  co_await mail(self, conf);
}

namespace {

/// Tells the tester of a process that it is linked to.
Pid link_to_a_sleeper(Self self, Pid tester) {
  Pid q = self.spawn_link(wait_for_ever);
  self.send(tester, tuple("q"_a, q));
  return q;
}

}  // namespace

// The signal kill reaches linked processes as killed.
BLOCK(LINK_11) {
  self.trap_exit(true);
  Pid me = self.pid();
  Pid p = conf::spawn_link(self, [me](Self child) -> Task<> {
    link_to_a_sleeper(child, me);
    co_await child.sleep(infinity);
  });
  conf.role(p, "p");
  Term q = co_await take(self, "q"_a);
  Ref m = self.monitor(q[1].pid());
  self.exit(p, ExitReason::kill());
  co_await ended(self, conf, "q", m);
  co_await mail_n(self, conf, 1);
}

// exit(kill) travels over links as kill and can be trapped.
BLOCK(LINK_12) {
  self.trap_exit(true);
  Pid me = self.pid();
  Pid p = conf::spawn_link(self, [me](Self child) -> Task<> {
    link_to_a_sleeper(child, me);
    co_await exit_on_go(child, atoms::kill);
  });
  conf.role(p, "p");
  Term q = co_await take(self, "q"_a);
  Ref m = self.monitor(q[1].pid());
  self.send(p, Term("go"_a));
  co_await ended(self, conf, "q", m);
  co_await mail_n(self, conf, 1);
}

// A crash reason travels over a link unchanged.
BLOCK(LINK_13) {
  auto parent = [](Self child) -> Task<> {
    auto raises = [](Self) -> Task<> {
      throw std::runtime_error("boom");
      co_return;
    };
    child.spawn_link(raises);
    co_await child.sleep(infinity);
  };
  co_await ended(self, conf, "parent", self.spawn_monitor(parent).monitor);
}

// A linked spawn never misses the exit.
BLOCK(LINK_14) {
  self.trap_exit(true);
  std::vector<std::pair<Pid, Term>> processes;
  for (int i = 1; i <= 300; ++i) {
    Term reason = tuple("n"_a, i);
    processes.emplace_back(self.spawn_link(exit_with, reason), reason);
  }
  bool all_exact = true;
  for (const auto& [p, reason] : processes) {
    auto is_its_exit = [p = p, &reason = reason](const Exit& exit) {
      return exit.from == p && exit.reason.term() == reason;
    };
    auto exit = co_await self.receive_if<Exit>(is_its_exit, 5s);
    all_exact = all_exact && exit.has_value();
  }
  conf.say("all exact", all_exact);
  co_await mail(self, conf);
}

// Messages sent before the exit arrive before the Exit message.
BLOCK(LINK_15) {
  self.trap_exit(true);
  Pid me = self.pid();
  Pid c = conf::spawn_link(self, [me](Self child) -> Task<> {
    for (int i = 1; i <= 3; ++i) child.send(me, tuple("n"_a, i));
    co_await exit_with(child, "done"_a);
  });
  conf.role(c, "c");
  co_await mail_n(self, conf, 4);
}

// Unlink and link again works.
BLOCK(LINK_16) {
  self.trap_exit(true);
  Pid c = conf.role(self.spawn(exit_on_go, Term("boom"_a)), "c");
  self.link(c);
  self.unlink(c);
  self.link(c);
  self.send(c, Term("go"_a));
  co_await mail_n(self, conf, 1);
}

// A process that does not trap dies in the middle of a receive with a timeout.
BLOCK(LINK_17) {
  Pid me = self.pid();
  TimePoint start = self.now();
  auto waits = [me](Self child) -> Task<> {
    child.spawn_link(exit_with, Term("boom"_a));
    auto is_never = [](const Term& message) { return message.is("never"_a); };
    auto message = co_await child.receive_if<Term>(is_never, 30s);
    if (!message) child.send(me, Term("timeout"_a));
  };
  co_await ended(self, conf, "p", conf::spawn_monitor(self, waits).monitor);
  conf.say("before the timeout", self.now() - start < 20s);
  co_await mail(self, conf);
}
