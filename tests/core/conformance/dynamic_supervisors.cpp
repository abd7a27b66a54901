// Dynamic supervisors: DSUP-*. What each block does is said in words above its namesake in the
// recordings' own catalogue; the comments here name the rule.

#include "otp/dynamic_supervisor.h"

#include "supervision_steps.h"

using namespace conf;

namespace {

using Dynamic = DynamicSupervisor;

Task<Pid> up(Self self, DynamicSupervisorSpec spec = {}) {
  auto starting = otp::start_link<Dynamic>(self, std::move(spec));
  auto started = co_await starting;
  co_return or_exit(std::move(started)).whereis(self.runtime());
}

/// Starts a child; a start that fails ends the block.
Task<Pid> add(Self self, Pid supervisor, ChildSpec spec) {
  auto starting = start_child<Dynamic>(self, supervisor, std::move(spec));
  auto started = co_await starting;
  co_return or_exit(std::move(started));
}

Task<ChildCounts> count(Self self, Pid supervisor) {
  auto counts = co_await self.call(ServerRef<Dynamic>(supervisor), Dynamic::CountChildren{});
  co_return or_exit(std::move(counts));
}

Task<> say_counts(Self self, Run& conf, Pid supervisor) {
  ChildCounts counts = co_await count(self, supervisor);
  conf.say("counts", Term::map({{"active"_a, counts.active},
                                {"specs"_a, counts.specs},
                                {"supervisors"_a, counts.supervisors},
                                {"workers"_a, counts.workers}}));
}

Task<> say_terminate(Self self, Run& conf, std::string label, Pid supervisor, Pid child) {
  Dynamic::TerminateChild terminate{child};
  co_await say_answer<Dynamic>(self, conf, std::move(label), supervisor, terminate);
}

}  // namespace

// An empty dynamic supervisor.
BLOCK(DSUP_01) {
  self.trap_exit(true);
  Pid sup = co_await up(self);
  auto children = co_await which_children<Dynamic>(self, sup);
  conf.say("children", describe(children));
  co_await say_counts(self, conf, sup);
}

// Children come one by one, with the same id.
BLOCK(DSUP_02) {
  self.trap_exit(true);
  Pid sup = co_await up(self);
  ChildSpec k = kid(conf, "k");
  for (int i = 0; i < 3; ++i) co_await say_start<Dynamic>(self, conf, "start", sup, k);
  auto children = co_await which_children<Dynamic>(self, sup);
  std::vector<std::string> lines;
  for (const ChildInfo& child : children) lines.push_back(conf.show(describe(child)));
  conf.say_any(std::move(lines));
  co_await say_counts(self, conf, sup);
}

// The limit on children.
BLOCK(DSUP_03) {
  self.trap_exit(true);
  Pid sup = co_await up(self, DynamicSupervisorSpec().max_children(2));
  ChildSpec k = kid(conf, "k");
  for (int i = 0; i < 3; ++i) co_await say_start<Dynamic>(self, conf, "start", sup, k);
  Pid first = co_await who(self, conf, "k");
  co_await say_terminate(self, conf, "terminate", sup, first);
  co_await say_start<Dynamic>(self, conf, "start", sup, k);
}

// Terminating a child.
BLOCK(DSUP_04) {
  self.trap_exit(true);
  Pid sup = co_await up(self);
  ChildSpec k = kid(conf, "k");
  Pid p = co_await add(self, sup, k);
  Ref m = self.monitor(p);
  co_await say_terminate(self, conf, "terminate", sup, p);
  co_await ended(self, conf, "k", m);
  co_await say_terminate(self, conf, "again", sup, p);
  co_await say_terminate(self, conf, "stranger", sup, self.pid());
  co_await say_counts(self, conf, sup);
}

// Restart types.
BLOCK(DSUP_05) {
  self.trap_exit(true);
  std::vector<Term> reasons = {atoms::normal, atoms::shutdown, tuple(atoms::shutdown, "x"_a),
                               "boom"_a};
  for (Restart type : {Restart::Permanent, Restart::Transient, Restart::Temporary}) {
    for (const Term& reason : reasons) {
      Pid sup = co_await up(self);
      ChildSpec k = server_child(conf, "k"_a).restart(type);
      Pid p = co_await add(self, sup, k);
      Ref m = self.monitor(p);
      stop_from_aside(self, p, reason);
      co_await gone(self, m);
      ChildCounts c = co_await count(self, sup);
      conf.say(std::string(name_of(type)) + " " + conf.show(reason) + ": specs " +
               std::to_string(c.specs) + " active " + std::to_string(c.active));
    }
  }
}

// Children do not affect each other.
BLOCK(DSUP_06) {
  self.trap_exit(true);
  Pid sup = co_await up(self);
  for (const char* id : {"a", "b", "c"}) {
    ChildSpec spec = kid(conf, id);
    co_await add(self, sup, spec);
  }
  co_await kill(self, conf, "b");
  co_await who(self, conf, "b#2");
  auto children = co_await which_children<Dynamic>(self, sup);
  std::vector<std::string> lines;
  for (const ChildInfo& child : children) lines.push_back(conf.show(child.pid));
  conf.say_any(std::move(lines));
}

// Children that ignore or fail to start.
BLOCK(DSUP_07) {
  self.trap_exit(true);
  Pid sup = co_await up(self);
  KidOptions ignoring;
  ignoring.init = [](Self) -> Task<KidInit> { co_return ignore(); };
  ChildSpec ignores = kid(conf, "k", ignoring);
  co_await say_start<Dynamic>(self, conf, "ignore", sup, ignores);
  ChildSpec fails = kid(conf, "k", failing("no_way"_a));
  co_await say_start<Dynamic>(self, conf, "stop", sup, fails);
  ChildSpec throws = kid(conf, "k", throwing("boom"));
  co_await say_start<Dynamic>(self, conf, "raise", sup, throws);
  co_await say_counts(self, conf, sup);
}

namespace {

Task<> say_refused(Self self, Run& conf, const char* flag, int value, DynamicSupervisorSpec spec) {
  auto starting = otp::start_link<Dynamic>(self, std::move(spec));
  auto started = co_await starting;
  conf.answered(conf.show(Term::map({{Atom(flag), value}})), started);
}

}  // namespace

// Wrong options.
BLOCK(DSUP_08) {
  self.trap_exit(true);
  DynamicSupervisorSpec spec;
  DynamicSupervisorSpec max_children = DynamicSupervisorSpec(spec).max_children(-1);
  co_await say_refused(self, conf, "max_children", -1, max_children);
  DynamicSupervisorSpec period = DynamicSupervisorSpec(spec).max_restarts(1, 0s);
  co_await say_refused(self, conf, "period", 0, period);
  DynamicSupervisorSpec intensity = DynamicSupervisorSpec(spec).max_restarts(-1, 5s);
  co_await say_refused(self, conf, "intensity", -1, intensity);
  std::function<std::optional<DynamicSupervisorSpec>()> ignores = [] { return std::nullopt; };
  auto ignored = co_await otp::start_link<Dynamic>(self, ignores);
  conf.answered("ignore", ignored);
}

// Extra arguments.
BLOCK(DSUP_09) {
  self.trap_exit(true);
  auto with_extra = [&conf](Self supervisor, std::vector<Term> extra) -> Task<Result<Pid>> {
    conf.say("started with", tuple(extra.at(0), "mine"_a));
    co_return conf::spawn_link(supervisor, [&conf](Self child) -> Task<> {
      conf.role(child.pid(), "x");
      co_await child.sleep(infinity);
    });
  };
  std::vector<Term> extra = {"shared"_a};
  DynamicSupervisorSpec options = DynamicSupervisorSpec().extra_arguments(extra);
  Pid sup = co_await up(self, options);
  ChildSpec x("x"_a, with_extra);
  co_await add(self, sup, x);
  co_await kill(self, conf, "x");
  co_await who(self, conf, "x#2");
}

// Children are stopped in parallel.
BLOCK(DSUP_10) {
  self.trap_exit(true);
  Counter there = counter();
  Counter met = counter();
  Callbacks callbacks;
  callbacks.trap = true;
  callbacks.term = [there, met](Self child, ExitReason, Term) -> Task<> {
    ++*there;
    std::function<bool()> all_are_there = [there] { return *there == 5; };
    bool have_met = co_await until(child, all_are_there);
    if (have_met) ++*met;
  };
  Pid sup = co_await up(self);
  ChildSpec slow = server_child(conf, "k"_a, callbacks);
  for (int i = 0; i < 5; ++i) co_await add(self, sup, slow);
  Ref m = self.monitor(sup);
  self.exit(sup, ExitReason::shutdown());
  co_await ended(self, conf, "supervisor", m, 20s);
  conf.say("met", met->load());
}

namespace {

/// A server that takes its time to stop.
Callbacks stopping_slowly(Timeout time) {
  Callbacks callbacks;
  callbacks.trap = true;
  callbacks.term = [time](Self child, ExitReason, Term) -> Task<> { co_await child.sleep(time); };
  return callbacks;
}

}  // namespace

// Shutdown time and brutal kill.
BLOCK(DSUP_11) {
  self.trap_exit(true);
  Pid sup = co_await up(self);
  std::vector<ChildSpec> specs;
  specs.push_back(server_child(conf, "good"_a, stopping_slowly(0ms)).shutdown(5000ms));
  specs.push_back(server_child(conf, "brutal"_a, stopping_slowly(0ms)).brutal_kill());
  specs.push_back(server_child(conf, "slow"_a, stopping_slowly(5000ms)).shutdown(60ms));
  std::vector<Ref> monitors;
  for (const ChildSpec& spec : specs) {
    Pid child = co_await add(self, sup, spec);
    monitors.push_back(self.monitor(child));
  }
  stop_from_aside(self, sup, ExitReason::normal());
  std::vector<Term> reasons;
  for (Ref monitor : monitors) reasons.push_back(co_await gone(self, monitor));
  for (std::size_t i = 0; i < specs.size(); ++i) {
    conf.say(std::string(specs[i].id().atom().text()), reasons[i]);
  }
}

// A child that cannot be restarted.
BLOCK(DSUP_12) {
  self.trap_exit(true);
  Counter n = counter();
  KidOptions options = counting(n, [](int run) { return run == 1 ? starts() : stops("broken"_a); });
  Pid sup = co_await up(self, DynamicSupervisorSpec().max_restarts(3, 5s));
  Ref m = self.monitor(sup);
  ChildSpec w = kid(conf, "w", options);
  co_await add(self, sup, w);
  co_await kill(self, conf, "w");
  co_await ended(self, conf, "supervisor", m);
  conf.say("init runs", n->load());
}

// A child that ignores at its restart is forgotten.
BLOCK(DSUP_13) {
  self.trap_exit(true);
  Counter n = counter();
  KidOptions options = counting(n, [](int run) { return run == 1 ? starts() : KidInit(ignore()); });
  Pid sup = co_await up(self);
  ChildSpec w = kid(conf, "w", options);
  co_await add(self, sup, w);
  co_await kill(self, conf, "w");
  std::function<bool()> is_restarted = [n] { return *n == 2; };
  co_await until(self, is_restarted);
  co_await say_counts(self, conf, sup);
}

// A child waiting for its restart counts as a child. The script leaves it to chance that the answer
// comes before the child runs again; here the child sees to it: its second start waits for the
// request, its fourth for the answer.
BLOCK(DSUP_14) {
  self.trap_exit(true);
  Counter n = counter();
  Counter steps_of_tester = counter();
  KidOptions options;
  options.init = [n, steps_of_tester](Self child) -> Task<KidInit> {
    int run = ++*n;
    int awaited = run == 1 ? 0 : run < 4 ? 1 : 2;
    std::function<bool()> may_go_on = [awaited, steps_of_tester] {
      return *steps_of_tester >= awaited;
    };
    co_await until(child, may_go_on);
    co_return run == 2 || run == 3 ? stops("not_yet"_a) : starts();
  };
  Pid sup = co_await up(self, DynamicSupervisorSpec().max_children(1).max_restarts(10, 5s));
  ChildSpec w = kid(conf, "w", options);
  co_await add(self, sup, w);
  co_await kill(self, conf, "w");
  auto starting = start_child<Dynamic>(self, sup, kid(conf, "other"));
  *steps_of_tester = 1;
  auto started = co_await starting;
  conf.answered("start", started);
  *steps_of_tester = 2;
  co_await who(self, conf, "w#2");
  co_await say_counts(self, conf, sup);
  conf.say("init runs", n->load());
}

// A thousand children.
BLOCK(DSUP_15) {
  self.trap_exit(true);
  Pid sup = co_await up(self);
  std::vector<Pid> children;
  for (int i = 1; i <= 1000; ++i) {
    ChildSpec spec = server_child(conf, i);
    children.push_back(co_await add(self, sup, spec));
  }
  ServerRef<Dynamic> server(sup);
  for (std::size_t i = 0; i < children.size(); i += 2) {
    co_await self.call(server, Dynamic::TerminateChild{children[i]});
  }
  ChildCounts counts = co_await count(self, sup);
  conf.say("active", counts.active);
  co_await otp::stop(self, sup);
  auto is_alive = [&](Pid child) { return self.runtime().is_alive(child); };
  conf.say("alive", std::ranges::count_if(children, is_alive));
}

// Changing the limit while running.
BLOCK(DSUP_16) {
  self.trap_exit(true);
  auto is_new = std::make_shared<std::atomic<bool>>(false);
  std::function<std::optional<DynamicSupervisorSpec>()> box = [is_new] {
    return *is_new ? DynamicSupervisorSpec().max_children(1) : DynamicSupervisorSpec();
  };
  auto started = co_await otp::start_link<Dynamic>(self, box);
  Pid sup = or_exit(std::move(started)).whereis(self.runtime());
  ChildSpec a = kid(conf, "a");
  co_await say_start<Dynamic>(self, conf, "start", sup, a);
  *is_new = true;
  co_await sys::suspend(self, sup);
  ServerRef<Dynamic> server(sup);
  conf.answered("change_code", co_await sys::change_code<Dynamic>(self, server, 1));
  co_await sys::resume(self, sup);
  ChildSpec b = kid(conf, "b");
  co_await say_start<Dynamic>(self, conf, "start", sup, b);
  co_await say_counts(self, conf, sup);
}
