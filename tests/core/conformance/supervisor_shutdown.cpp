// Supervisors: how they stop a child, and what they log. SUP-24 to SUP-29.

#include "supervision_steps.h"

using namespace conf;

// A child that does not stop in time is killed.
BLOCK(SUP_24) {
  self.trap_exit(true);
  KidOptions options;
  options.term = [&conf](Self child, ExitReason) -> Task<> {
    co_await child.sleep(5000ms);
    conf.say("never");
  };
  SupervisorSpec spec = with_kids(conf, raw(Strategy::OneForOne), {"a"});
  spec = std::move(spec).child(kid(conf, "slow", options).shutdown(60ms));
  Pid sup = co_await up(self, std::move(spec));
  Ref a = co_await watch(self, conf, "a");
  Ref slow = co_await watch(self, conf, "slow");
  Ref m = self.monitor(sup);
  self.exit(sup, ExitReason::shutdown());
  co_await ended(self, conf, "supervisor", m);
  co_await ended(self, conf, "slow", slow);
  co_await ended(self, conf, "a", a);
  co_await logs(self, conf, 1);
}

// Brutal kill.
BLOCK(SUP_25) {
  self.trap_exit(true);
  SupervisorSpec spec = raw(Strategy::OneForOne).child(kid(conf, "a").brutal_kill());
  Pid sup = co_await up(self, std::move(spec));
  Ref a = co_await watch(self, conf, "a");
  Supervisor::TerminateChild terminate{"a"_a};
  co_await say_answer(self, conf, "terminate", sup, terminate);
  co_await ended(self, conf, "a", a);
  co_await logs(self, conf);
}

// Infinite patience.
BLOCK(SUP_26) {
  self.trap_exit(true);
  KidOptions options;
  options.term = [&conf](Self child, ExitReason) -> Task<> {
    co_await child.sleep(300ms);
    conf.say("a cleaned up");
  };
  SupervisorSpec spec = raw(Strategy::OneForOne).child(kid(conf, "a", options).shutdown(infinity));
  Pid sup = co_await up(self, std::move(spec));
  Ref m = self.monitor(sup);
  self.exit(sup, ExitReason::shutdown());
  co_await ended(self, conf, "supervisor", m);
}

// Children that do not trap exits get no terminate.
BLOCK(SUP_27) {
  self.trap_exit(true);
  KidOptions plain;
  plain.trap = false;
  SupervisorSpec spec =
      raw(Strategy::OneForOne).child(kid(conf, "plain", plain)).child(kid(conf, "trapping"));
  Pid sup = co_await up(self, std::move(spec));
  Ref m1 = co_await watch(self, conf, "plain");
  Ref m2 = co_await watch(self, conf, "trapping");
  self.exit(sup, ExitReason::shutdown());
  co_await ended(self, conf, "trapping", m2);
  co_await ended(self, conf, "plain", m1);
}

// A child that ends with its own reason while being stopped.
BLOCK(SUP_28) {
  self.trap_exit(true);
  KidOptions options;
  options.term = [](Self child, ExitReason) -> Task<> {
    child.exit(ExitReason("odd"_a));
    co_return;
  };
  SupervisorSpec spec = raw(Strategy::OneForOne).child(kid(conf, "a", options));
  Pid sup = co_await up(self, std::move(spec));
  Ref a = co_await watch(self, conf, "a");
  Ref m = self.monitor(sup);
  self.exit(sup, ExitReason::shutdown());
  co_await ended(self, conf, "supervisor", m);
  co_await ended(self, conf, "a", a);
  logs_of(conf, "supervisor");
}

// What the supervisor logs.
BLOCK(SUP_29) {
  self.trap_exit(true);
  SupervisorSpec spec = raw(Strategy::OneForOne, 10)
                            .child(kid(conf, "a"))
                            .child(kid(conf, "t").restart(Restart::Transient));
  Pid sup = co_await up(self, std::move(spec));
  co_await kill(self, conf, "a");
  co_await who(self, conf, "a#2");
  co_await say_counts(self, conf, "counts", sup);
  co_await logs(self, conf, 1);
  Ref t = co_await watch(self, conf, "t");
  co_await stop_kid(self, conf, "t", ExitReason::shutdown());
  co_await gone(self, t);
  co_await say_counts(self, conf, "counts", sup);
  conf.say("entries", conf.logged().size());
}
