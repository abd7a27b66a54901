// Supervisors: who is restarted when a child ends, and until when. SUP-11 to SUP-23, SUP-34,
// SUP-37 to SUP-40 and SUP-43.

#include "supervision_steps.h"

using namespace conf;

namespace {

std::string fate_of(const std::vector<ChildInfo>& children, Pid ended) {
  if (children.empty()) return "forgotten";
  if (children[0].status == ChildInfo::Status::Stopped) return "kept, not running";
  return children[0].pid == ended ? "unchanged" : "restarted";
}

}  // namespace

// Permanent, transient, temporary: who is restarted.
BLOCK(SUP_11) {
  self.trap_exit(true);
  Pid sup = co_await up(self, raw(Strategy::OneForOne, 100));
  std::vector<Term> reasons = {atoms::normal, atoms::shutdown, tuple(atoms::shutdown, "x"_a),
                               "boom"_a, atoms::kill};
  for (Restart type : {Restart::Permanent, Restart::Transient, Restart::Temporary}) {
    for (const Term& reason : reasons) {
      auto starting = start_child(self, sup, server_child(conf, "k"_a).restart(type));
      auto started = co_await starting;
      Pid p = or_exit(std::move(started));
      Ref m = self.monitor(p);
      if (reason.is(atoms::kill)) self.exit(p, ExitReason::kill());
      else stop_from_aside(self, p, reason);
      co_await gone(self, m);
      auto children = co_await which_children(self, sup);
      conf.say(std::string(name_of(type)) + " " + conf.show(reason) + ": " + fate_of(children, p));
      ServerRef<Supervisor> server(sup);
      auto terminating = self.call(server, Supervisor::TerminateChild{"k"_a});
      co_await terminating;
      auto deleting = self.call(server, Supervisor::DeleteChild{"k"_a});
      co_await deleting;
    }
  }
  alive(self, conf, "supervisor", sup);
}

// one_for_one restarts only the one that crashed.
BLOCK(SUP_12) {
  self.trap_exit(true);
  SupervisorSpec spec = with_kids(conf, raw(Strategy::OneForOne), {"a", "b", "c"});
  Pid sup = co_await up(self, std::move(spec));
  co_await kill(self, conf, "b");
  co_await who(self, conf, "b#2");
  co_await say_children(self, conf, "children", sup);
}

// one_for_all restarts all.
BLOCK(SUP_13) {
  self.trap_exit(true);
  SupervisorSpec spec = with_kids(conf, raw(Strategy::OneForAll), {"a", "b", "c"});
  Pid sup = co_await up(self, std::move(spec));
  conf.say("kill b");
  co_await kill(self, conf, "b");
  co_await who(self, conf, "c#2");
  co_await say_children(self, conf, "children", sup);
}

// rest_for_one restarts the ones after.
BLOCK(SUP_14) {
  self.trap_exit(true);
  SupervisorSpec spec = with_kids(conf, raw(Strategy::RestForOne), {"a", "b", "c", "d"});
  Pid sup = co_await up(self, std::move(spec));
  conf.say("kill b");
  co_await kill(self, conf, "b");
  co_await who(self, conf, "d#2");
  co_await say_children(self, conf, "children", sup);
}

namespace {

/// a is permanent, t transient, x temporary.
SupervisorSpec of_each_type(Run& conf, Strategy strategy) {
  return raw(strategy)
      .child(kid(conf, "a"))
      .child(kid(conf, "t").restart(Restart::Transient))
      .child(kid(conf, "x").restart(Restart::Temporary));
}

}  // namespace

// Bystanders of other restart types.
BLOCK(SUP_15) {
  self.trap_exit(true);
  Pid sup = co_await up(self, of_each_type(conf, Strategy::OneForAll));
  conf.say("kill a");
  co_await kill(self, conf, "a");
  co_await who(self, conf, "t#2");
  co_await say_children(self, conf, "children", sup);
}

// A temporary or normally ended transient child does not pull the others.
BLOCK(SUP_16) {
  self.trap_exit(true);
  Pid sup = co_await up(self, of_each_type(conf, Strategy::OneForAll));
  Ref x = co_await watch(self, conf, "x");
  co_await kill(self, conf, "x");
  co_await gone(self, x);
  Ref t = co_await watch(self, conf, "t");
  co_await stop_kid(self, conf, "t", ExitReason::normal());
  co_await gone(self, t);
  co_await say_children(self, conf, "children", sup);
}

// Too many restarts end the supervisor with shutdown.
BLOCK(SUP_17) {
  self.trap_exit(true);
  SupervisorSpec spec = with_kids(conf, raw(Strategy::OneForOne, 2), {"a", "w", "z"});
  Pid sup = co_await up(self, std::move(spec));
  Ref m = self.monitor(conf.role(sup, "sup"));
  co_await kill(self, conf, "w");
  co_await kill(self, conf, "w#2");
  co_await who(self, conf, "w#3");
  co_await say_counts(self, conf, "counts", sup);
  conf.say("third crash");
  co_await kill(self, conf, "w#3");
  co_await ended(self, conf, "supervisor", m);
  co_await mail_n(self, conf, 1);
}

// The default intensity.
BLOCK(SUP_18) {
  self.trap_exit(true);
  SupervisorSpec spec = with_kids(conf, SupervisorSpec(Strategy::OneForOne), {"w"});
  Pid sup = co_await up(self, std::move(spec));
  Ref m = self.monitor(sup);
  for (const char* role : {"w", "w#2", "w#3"}) co_await kill(self, conf, role);
  co_await who(self, conf, "w#4");
  co_await say_children(self, conf, "children", sup);
  co_await kill(self, conf, "w#4");
  co_await ended(self, conf, "supervisor", m);
}

// Restarts are forgotten after the period.
BLOCK(SUP_19) {
  self.trap_exit(true);
  SupervisorSpec spec = with_kids(conf, raw(Strategy::OneForOne, 1, 1s), {"w"});
  Pid sup = co_await up(self, std::move(spec));
  Ref m = self.monitor(sup);
  for (const char* role : {"w", "w#2", "w#3"}) {
    co_await kill(self, conf, role);
    co_await self.sleep(2200ms);
  }
  alive(self, conf, "supervisor", sup);
  co_await kill(self, conf, "w#4");
  co_await kill(self, conf, "w#5");
  co_await ended(self, conf, "supervisor", m);
}

// A child that cannot be restarted uses up the intensity.
BLOCK(SUP_20) {
  self.trap_exit(true);
  Counter n = counter();
  KidOptions options = counting(n, [](int run) { return run == 1 ? starts() : stops("broken"_a); });
  SupervisorSpec spec = with_kids(conf, raw(Strategy::OneForOne, 3), {"a"});
  spec = std::move(spec).child(kid(conf, "w", options));
  Pid sup = co_await up(self, std::move(spec));
  Ref m = self.monitor(sup);
  co_await kill(self, conf, "w");
  co_await ended(self, conf, "supervisor", m);
  conf.say("init runs", n->load());
}

// A restart that fails first and then works.
BLOCK(SUP_21) {
  self.trap_exit(true);
  Counter n = counter();
  KidOptions options =
      counting(n, [](int run) { return run == 2 ? stops("not_yet"_a) : starts(); });
  SupervisorSpec spec = raw(Strategy::OneForOne, 3).child(kid(conf, "w", options));
  Pid sup = co_await up(self, std::move(spec));
  co_await kill(self, conf, "w");
  co_await who(self, conf, "w#2");
  co_await say_children(self, conf, "children", sup);
  conf.say("init runs", n->load());
}

namespace {

/// A worker that does not start at its second try, and says so.
KidOptions not_at_second_try(Run& conf) {
  return counting(counter(), [&conf](int run) {
    if (run != 2) return starts();
    conf.say("c not yet");
    return stops("not_yet"_a);
  });
}

}  // namespace

// one_for_all when one of the restarts fails.
BLOCK(SUP_22) {
  self.trap_exit(true);
  SupervisorSpec spec = with_kids(conf, raw(Strategy::OneForAll, 3), {"a", "b"});
  spec = std::move(spec).child(kid(conf, "c", not_at_second_try(conf)));
  Pid sup = co_await up(self, std::move(spec));
  conf.say("kill a");
  co_await kill(self, conf, "a");
  co_await who(self, conf, "c#2");
  co_await say_children(self, conf, "children", sup);
}

// rest_for_one when one of the restarts fails.
BLOCK(SUP_23) {
  self.trap_exit(true);
  SupervisorSpec spec = with_kids(conf, raw(Strategy::RestForOne, 3), {"a", "b"});
  spec = std::move(spec).child(kid(conf, "c", not_at_second_try(conf))).child(kid(conf, "d"));
  Pid sup = co_await up(self, std::move(spec));
  conf.say("kill b");
  co_await kill(self, conf, "b");
  co_await who(self, conf, "d#2");
  co_await say_children(self, conf, "children", sup);
}

// Restarted children start from their first arguments.
BLOCK(SUP_34) {
  self.trap_exit(true);
  SupervisorSpec spec = with_kids(conf, raw(Strategy::OneForOne), {"w"});
  co_await up(self, std::move(spec));
  ServerRef<Kid> w(co_await who(self, conf, "w"));
  for (int i = 0; i < 3; ++i) co_await self.call(w, Kid::Bump{});
  auto before = co_await self.call(w, Kid::Get{});
  conf.say("before", or_exit(std::move(before)));
  self.cast(w, Kid::Raise{"boom"});
  ServerRef<Kid> successor(co_await who(self, conf, "w#2"));
  auto after = co_await self.call(successor, Kid::Get{});
  conf.say("after", or_exit(std::move(after)));
}

namespace {

ChildSpec significant_kid(Run& conf, const char* id, Restart restart) {
  return kid(conf, id).restart(restart).significant();
}

}  // namespace

// Significant child: any_significant.
BLOCK(SUP_37) {
  self.trap_exit(true);
  SupervisorSpec spec = raw(Strategy::OneForOne)
                            .auto_shutdown(AutoShutdown::AnySignificant)
                            .child(kid(conf, "a"))
                            .child(significant_kid(conf, "s", Restart::Transient))
                            .child(kid(conf, "b"));
  Pid sup = co_await up(self, std::move(spec));
  Ref m = self.monitor(sup);
  co_await stop_kid(self, conf, "s", ExitReason::normal());
  co_await ended(self, conf, "supervisor", m);
}

// Significant child: a crash is repaired, not significant.
BLOCK(SUP_38) {
  self.trap_exit(true);
  SupervisorSpec spec = raw(Strategy::OneForOne)
                            .auto_shutdown(AutoShutdown::AnySignificant)
                            .child(significant_kid(conf, "t", Restart::Transient))
                            .child(significant_kid(conf, "x", Restart::Temporary));
  Pid sup = co_await up(self, std::move(spec));
  Ref m = self.monitor(sup);
  co_await kill(self, conf, "t");
  co_await who(self, conf, "t#2");
  alive(self, conf, "supervisor", sup);
  co_await kill(self, conf, "x");
  co_await ended(self, conf, "supervisor", m);
}

// Significant children: all_significant.
BLOCK(SUP_39) {
  self.trap_exit(true);
  SupervisorSpec spec = raw(Strategy::OneForOne)
                            .auto_shutdown(AutoShutdown::AllSignificant)
                            .child(significant_kid(conf, "s1", Restart::Transient))
                            .child(significant_kid(conf, "s2", Restart::Transient))
                            .child(kid(conf, "a"));
  Pid sup = co_await up(self, std::move(spec));
  Ref m = self.monitor(sup);
  Ref s1 = co_await watch(self, conf, "s1");
  co_await stop_kid(self, conf, "s1", ExitReason::normal());
  co_await gone(self, s1);
  co_await say_children(self, conf, "children", sup);
  co_await stop_kid(self, conf, "s2", ExitReason::normal());
  co_await ended(self, conf, "supervisor", m);
}

// Significant child: wrong combinations.
BLOCK(SUP_40) {
  self.trap_exit(true);
  SupervisorSpec any = raw(Strategy::OneForOne).auto_shutdown(AutoShutdown::AnySignificant);
  Pid sup = co_await up(self, std::move(any));
  ChildSpec permanent = significant_kid(conf, "s", Restart::Permanent);
  co_await say_start(self, conf, "permanent", sup, permanent);
  Pid sup2 = co_await up(self, raw(Strategy::OneForOne));
  ChildSpec transient = significant_kid(conf, "s", Restart::Transient);
  co_await say_start(self, conf, "never", sup2, transient);
}

// A hundred children.
BLOCK(SUP_43) {
  self.trap_exit(true);
  SupervisorSpec spec = raw(Strategy::OneForOne, 50);
  for (int i = 1; i <= 100; ++i) spec = std::move(spec).child(server_child(conf, i));
  Pid sup = co_await up(self, std::move(spec));
  std::map<Term, Pid> old;
  auto before = co_await which_children(self, sup);
  for (const ChildInfo& child : before) old[child.id] = child.pid;
  for (int i = 10; i <= 100; i += 10) {
    Ref m = self.monitor(old[i]);
    self.exit(old[i], ExitReason::kill());
    co_await gone(self, m);
  }
  auto now = co_await which_children(self, sup);
  co_await say_counts(self, conf, "counts", sup);
  auto is_unchanged = [&](const ChildInfo& child) { return old[child.id] == child.pid; };
  conf.say("unchanged", std::ranges::count_if(now, is_unchanged));
}
