// Monitors and aliases: MON-*. What each block does is said in words above its namesake in the
// recordings' own catalogue; the comments here name the rule.

#include <set>

#include "bodies.h"

using namespace conf;

namespace {

Task<> raise_r(Self) {
  throw std::runtime_error("r");
  co_return;
}

Task<> kill_oneself(Self self) {
  self.exit(self.pid(), ExitReason::kill());
  co_await self.sleep(infinity);
}

Task<> exit_boom(Self self) { co_await exit_with(self, "boom"_a); }
Task<> exit_shutdown(Self self) { co_await exit_with(self, atoms::shutdown); }

/// `{:req, alias}`, with the alias as an address to send to.
struct AliasRequest {
  Alias alias;
};

}  // namespace

// Down carries the exit reason.
BLOCK(MON_01) {
  using End = Task<> (*)(Self);
  std::vector<std::pair<std::string, End>> ends = {{"normal", end_at_once},
                                                   {"boom", exit_boom},
                                                   {"raise", raise_r},
                                                   {"kill", kill_oneself},
                                                   {"shutdown", exit_shutdown}};
  for (const auto& [label, end] : ends) {
    Pid p = conf::spawn(self, [end = end](Self child) -> Task<> {
      co_await wait_for_go(child);
      co_await end(child);
    });
    conf.role(p, "p_" + label);
    conf.role(self.monitor(p), "m_" + label);
    self.send(p, Term("go"_a));
    Term message = co_await next(self);
    conf.say("mail", message);
  }
}

// Every monitor gives its own Down.
BLOCK(MON_02) {
  Pid p = conf.role(self.spawn(exit_on_go, Term("boom"_a)), "p");
  std::set<Ref> monitors;
  for (int i = 1; i <= 3; ++i) {
    monitors.insert(conf.role(self.monitor(p), "m" + std::to_string(i)));
  }
  conf.say("different references", monitors.size());
  self.send(p, Term("go"_a));
  co_await mail_any_n(self, conf, 3);
}

// Demonitor stops the Down.
BLOCK(MON_03) {
  Pid p = conf.role(self.spawn(exit_on_go, Term("boom"_a)), "p");
  Ref a = conf.role(self.monitor(p), "a");
  conf.role(self.monitor(p), "b");
  conf.say("demonitor", self.demonitor(a));
  self.send(p, Term("go"_a));
  co_await mail_n(self, conf, 1);
}

// Demonitor tells whether the monitor was still there.
BLOCK(MON_04) {
  Pid p = conf.role(self.spawn(wait_for_ever), "p");
  Ref a = conf.role(self.monitor(p), "a");
  conf.say("active", self.demonitor(a));
  conf.say("removed before", self.demonitor(a));
  Ref b = conf.role(self.monitor(p), "b");
  Ref c = conf.role(self.monitor(p), "c");
  self.exit(p, ExitReason("boom"_a));
  co_await until(self, [&] { return queue_len(self, self.pid()) == 2; });
  conf.say("delivered", self.demonitor(b));
  conf.say("delivered, flush", self.demonitor_and_flush(c));
  co_await mail_n(self, conf, 1);
}

// A monitor works in one direction only.
BLOCK(MON_05) {
  Pid me = self.pid();
  Pid b = conf::spawn(self, [me](Self child) -> Task<> {
    Term message = co_await next(child);
    child.send(me, tuple("b_got"_a, message));
  });
  conf.role(b, "b");
  Pid a = conf::spawn(self, [me, b](Self child) -> Task<> {
    child.monitor(b);
    child.send(me, Term("on"_a));
    co_await child.sleep(infinity);
  });
  co_await take(self, "on"_a);
  Ref m = self.monitor(a);
  self.exit(a, ExitReason::kill());
  co_await ended(self, conf, "a", m);
  co_await mail(self, conf);
  alive(self, conf, "b", b);
}

// A monitor by name reports the name.
BLOCK(MON_06) {
  Pid p = conf.role(self.spawn(exit_on_go, Term("boom"_a)), "p");
  self.register_name("mon_named"_a, p);
  conf.role(self.monitor("mon_named"_a), "m");
  self.send(p, Term("go"_a));
  co_await mail_n(self, conf, 1);
}

// A monitor on a name nobody has answers noproc.
BLOCK(MON_07) {
  conf.role(self.monitor("mon_nobody"_a), "m");
  co_await mail_n(self, conf, 1);
}

// A monitor by name follows the process, not the name.
BLOCK(MON_08) {
  Pid p = conf.role(self.spawn(exit_on_go, Term("first"_a)), "p");
  Pid q = conf.role(self.spawn(exit_on_go, Term("second"_a)), "q");
  self.register_name("mon_moved"_a, p);
  conf.role(self.monitor("mon_moved"_a), "m");
  self.unregister_name("mon_moved"_a);
  self.register_name("mon_moved"_a, q);
  self.send(q, Term("go"_a));
  co_await mail(self, conf);
  self.send(p, Term("go"_a));
  co_await mail_n(self, conf, 1);
}

// Monitoring oneself gives a reference and nothing else.
BLOCK(MON_09) {
  conf.say("is a reference", !self.monitor(self.pid()).is_none());
  co_await mail(self, conf);
}

// Link and monitor together give both messages.
BLOCK(MON_10) {
  self.trap_exit(true);
  Pid p = conf.role(self.spawn_link(exit_on_go, Term("boom"_a)), "p");
  conf.role(self.monitor(p), "m");
  self.send(p, Term("go"_a));
  co_await mail_any_n(self, conf, 2);
}

// Messages sent before the exit arrive before the Down.
BLOCK(MON_11) {
  Pid me = self.pid();
  Pid p = conf::spawn(self, [me](Self child) -> Task<> {
    co_await wait_for_go(child);
    for (int i = 1; i <= 3; ++i) child.send(me, tuple("n"_a, i));
  });
  conf.role(p, "p");
  conf.role(self.monitor(p), "m");
  self.send(p, Term("go"_a));
  co_await mail_n(self, conf, 4);
}

// An alias that answers once.
BLOCK(MON_12) {
  auto answers_twice = [](Self child) -> Task<> {
    AliasRequest request = co_await child.receive<AliasRequest>();
    child.send(request.alias, tuple("reply"_a, 1));
    child.send(request.alias, tuple("reply"_a, 2));
  };
  Pid p = conf.role(self.spawn(answers_twice), "p");
  Alias alias = self.monitor_with_alias(p, AliasKind::ReplyDemonitor);
  conf.role(alias.ref, "alias");
  Ref w = self.monitor(p);
  self.send(p, AliasRequest{alias});
  co_await ended(self, conf, "p", w);
  co_await mail_n(self, conf, 1);
}

// Messages to a deactivated alias are dropped.
BLOCK(MON_13) {
  Alias alias = self.alias();
  self.send(alias, Term("one"_a));
  Term message = co_await next(self);
  conf.say("mail", message);
  conf.say("unalias", self.unalias(alias));
  self.send(alias, Term("two"_a));
  conf.say("unalias again", self.unalias(alias));
  co_await mail(self, conf);
}

// Removing the monitor also removes an alias bound to it.
BLOCK(MON_14) {
  Pid p = self.spawn(wait_for_ever);
  Alias alias = self.monitor_with_alias(p, AliasKind::Demonitor);
  self.send(alias, Term("one"_a));
  self.send(alias, Term("two"_a));
  for (int i = 0; i < 2; ++i) {
    Term message = co_await next(self);
    conf.say("mail", message);
  }
  self.demonitor(alias.ref);
  self.send(alias, Term("three"_a));
  co_await mail(self, conf);
}
