// Supervisors: how they start, what they are asked, how they are stopped. SUP-01 to SUP-10 and
// SUP-30 to SUP-36, SUP-41, SUP-42 and SUP-44.

#include "supervision_steps.h"

using namespace conf;

// Children start in order and stop in reverse.
BLOCK(SUP_01) {
  self.trap_exit(true);
  SupervisorSpec spec = with_kids(conf, raw(Strategy::OneForOne), {"a", "b", "c"});
  Pid sup = co_await up(self, std::move(spec));
  conf.say("started");
  Ref m = self.monitor(sup);
  self.exit(sup, ExitReason::shutdown());
  co_await ended(self, conf, "supervisor", m);
}

// The list of children is newest first.
BLOCK(SUP_02) {
  self.trap_exit(true);
  SupervisorSpec spec = with_kids(conf, raw(Strategy::OneForOne), {"a", "b", "c"});
  Pid sup = co_await up(self, std::move(spec));
  co_await say_children(self, conf, "children", sup);
  co_await say_counts(self, conf, "specs, active, supervisors, workers", sup);
}

// A child that fails to start takes down the earlier ones in reverse.
BLOCK(SUP_03) {
  self.trap_exit(true);
  SupervisorSpec spec = with_kids(conf, raw(Strategy::OneForOne), {"a", "b"});
  spec = std::move(spec).child(kid(conf, "c", failing("no_way"_a))).child(kid(conf, "d"));
  auto starting = start_supervisor(self, std::move(spec));
  auto started = co_await starting;
  conf.answered("start", started);
  auto exit = co_await self.receive<Exit>(2s);
  conf.say("exit message", exit ? exit->reason.term() : Term("none"_a));
}

// A child that raises in init.
BLOCK(SUP_04) {
  self.trap_exit(true);
  SupervisorSpec spec = with_kids(conf, raw(Strategy::OneForOne), {"a"});
  spec = std::move(spec).child(kid(conf, "b", throwing("boom")));
  auto starting = start_supervisor(self, std::move(spec));
  auto started = co_await starting;
  conf.answered("start", started);
}

// Two children with the same id.
BLOCK(SUP_05) {
  self.trap_exit(true);
  SupervisorSpec spec = with_kids(conf, raw(Strategy::OneForOne), {"a", "a"});
  auto starting = start_supervisor(self, std::move(spec));
  auto started = co_await starting;
  conf.answered("start", started);
}

// Wrong flags, and init that ignores.
BLOCK(SUP_06) {
  self.trap_exit(true);
  auto intensity = co_await start_supervisor(self, raw(Strategy::OneForOne, -1));
  conf.answered("intensity", intensity);
  auto period = co_await start_supervisor(self, raw(Strategy::OneForOne, 1, 0s));
  conf.answered("period", period);
  std::function<std::optional<SupervisorSpec>()> ignores = [] { return std::nullopt; };
  auto ignored = co_await otp::start_link<Supervisor>(self, ignores);
  conf.answered("ignore", ignored);
}

// Wrong child specifications.
BLOCK(SUP_07) {
  self.trap_exit(true);
  Pid sup = co_await up(self, raw(Strategy::OneForOne));
  ChildSpec good = kid(conf, "a");
  ChildSpec no_id = ChildSpec(good).id(Term());
  co_await say_start(self, conf, "no id", sup, no_id);
  std::function<Task<otp::Result<Pid>>(Self, std::vector<Term>)> nothing;
  ChildSpec no_start("a"_a, nothing);
  co_await say_start(self, conf, "no start", sup, no_start);
  ChildSpec no_time = kid(conf, "a").shutdown(-1ms);
  co_await say_start(self, conf, "shutdown", sup, no_time);
  co_await say_counts(self, conf, "counts", sup);
}

// Adding children later.
BLOCK(SUP_08) {
  self.trap_exit(true);
  SupervisorSpec spec = with_kids(conf, raw(Strategy::OneForOne), {"a"});
  Pid sup = co_await up(self, std::move(spec));
  ChildSpec b = kid(conf, "b");
  co_await say_start(self, conf, "b", sup, b);
  co_await say_start(self, conf, "b again", sup, b);
  Supervisor::TerminateChild terminate{"b"_a};
  co_await say_answer(self, conf, "terminate b", sup, terminate);
  co_await say_start(self, conf, "b again", sup, b);
  co_await say_children(self, conf, "children", sup);
}

// A child that fails to start later.
BLOCK(SUP_09) {
  self.trap_exit(true);
  SupervisorSpec spec = with_kids(conf, raw(Strategy::OneForOne), {"a"});
  Pid sup = co_await up(self, std::move(spec));
  auto stopping = start_child(self, sup, kid(conf, "b", failing("no_way"_a)));
  auto stopped = co_await stopping;
  conf.say("error", stopped.error().reason[0]);
  auto raising = start_child(self, sup, kid(conf, "c", throwing("boom")));
  auto raised = co_await raising;
  conf.say("error", raised.error().reason[0]);
  co_await say_children(self, conf, "children", sup);
}

// Terminate, restart, delete.
BLOCK(SUP_10) {
  self.trap_exit(true);
  SupervisorSpec spec = with_kids(conf, raw(Strategy::OneForOne), {"a"});
  Pid sup = co_await up(self, std::move(spec));
  Supervisor::TerminateChild terminate{"a"_a};
  Supervisor::RestartChild restart{"a"_a};
  Supervisor::DeleteChild remove{"a"_a};
  co_await say_answer(self, conf, "restart running", sup, restart);
  co_await say_answer(self, conf, "delete running", sup, remove);
  co_await say_answer(self, conf, "terminate", sup, terminate);
  co_await say_answer(self, conf, "terminate again", sup, terminate);
  co_await say_children(self, conf, "children", sup);
  co_await say_answer(self, conf, "restart", sup, restart);
  co_await say_answer(self, conf, "terminate", sup, terminate);
  co_await say_answer(self, conf, "delete", sup, remove);
  co_await say_answer(self, conf, "restart deleted", sup, restart);
  terminate.id = remove.id = "zz"_a;
  co_await say_answer(self, conf, "terminate unknown", sup, terminate);
  co_await say_answer(self, conf, "delete unknown", sup, remove);
  co_await say_counts(self, conf, "counts", sup);
}

// The supervisor obeys its parent only.
BLOCK(SUP_30) {
  self.trap_exit(true);
  SupervisorSpec spec = with_kids(conf, raw(Strategy::OneForOne), {"a"});
  Pid sup = co_await up(self, std::move(spec));
  auto tells_it_to_stop = [sup](Self stranger) -> Task<> {
    stranger.exit(sup, ExitReason::shutdown());
    co_return;
  };
  co_await gone(self, conf::spawn_monitor(self, tells_it_to_stop).monitor);
  co_await say_children(self, conf, "children", sup);
  alive(self, conf, "supervisor", sup);
  Ref m = self.monitor(sup);
  self.exit(sup, ExitReason::shutdown());
  co_await ended(self, conf, "supervisor", m);
}

// A slow start keeps the supervisor busy.
BLOCK(SUP_31) {
  self.trap_exit(true);
  Pid me = self.pid();
  SupervisorSpec spec = with_kids(conf, raw(Strategy::OneForOne), {"a"});
  Pid sup = co_await up(self, std::move(spec));
  conf::spawn(self, [&conf, sup, me](Self starter) -> Task<> {
    KidOptions options;
    options.init = [me](Self child) -> Task<KidInit> {
      child.send(me, tuple("starting"_a, child.pid()));
      auto is_go = [](const Term& message) { return message.is("go"_a); };
      co_await child.receive_if<Term>(is_go);
      co_return starts();
    };
    auto starting = start_child(starter, sup, kid(conf, "slow", std::move(options)));
    co_await starting;
  });
  auto is_starting = [](const Term& message) { return message.is_tagged("starting"_a, 2); };
  auto slow = co_await self.receive_if<Term>(is_starting);
  conf::spawn(self, [sup, me](Self asker) -> Task<> {
    auto children = co_await which_children(asker, sup);
    asker.send(me, tuple("children"_a, children.size()));
  });
  ServerRef<Kid> a(co_await who(self, conf, "a"));
  auto served = co_await self.call(a, Kid::Bump{});
  conf.say("a serves", or_exit(std::move(served)));
  co_await mail(self, conf, 100ms);
  conf.say("go");
  self.send((*slow)[1].pid(), Term("go"_a));
  co_await mail_n(self, conf, 1);
}

// Stopping a supervisor by request.
BLOCK(SUP_32) {
  self.trap_exit(true);
  for (Atom reason : {atoms::normal, "boom"_a}) {
    SupervisorSpec spec = with_kids(conf, raw(Strategy::OneForOne), {"a", "b"});
    Pid sup = co_await up(self, std::move(spec));
    Ref m = self.monitor(sup);
    auto stopped = co_await otp::stop(self, sup, reason);
    conf.called("stop", stopped);
    co_await ended(self, conf, "supervisor", m);
  }
}

// Messages to a supervisor.
BLOCK(SUP_33) {
  self.trap_exit(true);
  SupervisorSpec spec = with_kids(conf, raw(Strategy::OneForOne), {"a"});
  Pid sup = co_await up(self, std::move(spec));
  self.send(sup, Term("what"_a));
  co_await say_children(self, conf, "children", sup);
  conf.say("logged", conf.logged().size());
}

namespace {

/// A supervisor that is the child of another one, restarts once in 5 s, and has these workers.
ChildSpec branch(Run& conf, const char* id, std::initializer_list<const char*> ids) {
  return child<Supervisor>(Atom(id), with_kids(conf, raw(Strategy::OneForOne), ids));
}

}  // namespace

// Nested supervisors: the crash stays inside.
BLOCK(SUP_35) {
  self.trap_exit(true);
  SupervisorSpec spec = raw(Strategy::OneForOne)
                            .child(branch(conf, "left", {"l1", "l2"}))
                            .child(branch(conf, "right", {"r1"}));
  Pid top = co_await up(self, std::move(spec));
  co_await say_counts(self, conf, "counts of top", top);
  conf.say("kill l1");
  co_await kill(self, conf, "l1");
  co_await who(self, conf, "l1#2");
  auto branches = co_await which_children(self, top);
  for (auto at = branches.rbegin(); at != branches.rend(); ++at) {
    co_await say_children(self, conf, std::string(at->id.atom().text()), at->pid);
  }
}

// A tree is stopped from the leaves, last branch first.
BLOCK(SUP_36) {
  self.trap_exit(true);
  SupervisorSpec spec = raw(Strategy::OneForOne)
                            .child(branch(conf, "left", {"l1", "l2"}))
                            .child(branch(conf, "right", {"r1", "r2"}));
  Pid top = co_await up(self, std::move(spec));
  conf.say("stop");
  auto stopped = co_await otp::stop(self, top);
  conf.called("stop", stopped);
}

// A child that unlinked itself is still stopped.
BLOCK(SUP_41) {
  self.trap_exit(true);
  SupervisorSpec spec = with_kids(conf, raw(Strategy::OneForOne), {"a"});
  Pid sup = co_await up(self, std::move(spec));
  Pid a = co_await who(self, conf, "a");
  Kid::Run unlink{[sup](Self child) {
    child.unlink(sup);
    return Term(true);
  }};
  auto unlinking = self.call(ServerRef<Kid>(a), std::move(unlink));
  co_await unlinking;
  Ref m = self.monitor(a);
  Supervisor::TerminateChild terminate{"a"_a};
  co_await say_answer(self, conf, "terminate", sup, terminate);
  co_await ended(self, conf, "a", m);
  co_await say_counts(self, conf, "counts", sup);
}

// Plain processes as children.
BLOCK(SUP_42) {
  self.trap_exit(true);
  auto plain = [](Self child, Pid to) -> Task<> {
    child.send(to, tuple("plain_up"_a, child.pid()));
    co_await child.sleep(infinity);
  };
  SupervisorSpec spec =
      raw(Strategy::OneForOne).child(process_child("p"_a, Label("plain"), plain, self.pid()));
  Pid sup = co_await up(self, std::move(spec));
  auto is_up = [](const Term& message) { return message.is_tagged("plain_up"_a, 2); };
  auto first = co_await self.receive_if<Term>(is_up);
  Pid p1 = conf.role((*first)[1].pid(), "p");
  self.exit(p1, ExitReason::kill());
  auto second = co_await self.receive_if<Term>(is_up);
  Pid p2 = conf.role((*second)[1].pid(), "p");
  co_await say_children(self, conf, "children", sup);
  Ref m = self.monitor(p2);
  co_await otp::stop(self, sup);
  co_await ended(self, conf, "p#2", m);
}

// Changing a running supervisor's specification.
BLOCK(SUP_44) {
  self.trap_exit(true);
  auto is_new = std::make_shared<std::atomic<bool>>(false);
  std::function<std::optional<SupervisorSpec>()> box = [&conf, is_new] {
    if (!*is_new) return raw(Strategy::OneForOne).child(kid(conf, "a"));
    return raw(Strategy::OneForOne, 9).child(kid(conf, "a").shutdown(111ms)).child(kid(conf, "b"));
  };
  auto started = co_await otp::start_link<Supervisor>(self, box);
  Pid sup = or_exit(std::move(started)).whereis(self.runtime());
  *is_new = true;
  co_await sys::suspend(self, sup);
  ServerRef<Supervisor> server(sup);
  conf.answered("change_code", co_await sys::change_code<Supervisor>(self, server, 1));
  co_await sys::resume(self, sup);
  co_await say_children(self, conf, "children", sup);
  Supervisor::GetChildSpec get{"a"_a};
  auto getting = self.call(server, get);
  ChildSpec a = or_exit(co_await getting);
  conf.say("a shutdown", describe(a.shutdown().duration()));
  Supervisor::RestartChild restart{"b"_a};
  co_await say_answer(self, conf, "restart_child b", sup, restart);
}
