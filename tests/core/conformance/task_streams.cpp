// Streams of tasks, and tasks under a supervisor. TASK-19 to TASK-28.

#include <map>

#include "supervision_steps.h"
#include "task_steps.h"

using namespace conf;

namespace {

Task<Term> sleep_ms(Self self, Term ms) {
  co_await self.sleep(std::chrono::milliseconds(ms.integer()));
  co_return ms;
}

}  // namespace

// A stream of tasks keeps the order.
BLOCK(TASK_19) {
  std::vector<Term> inputs = {120, 10, 20, 30};
  auto stream = task::async_stream(self, inputs, StreamOptions().max_concurrency(2), &sleep_ms);
  conf.say("results", shown(co_await stream.to_vector()));
}

// A stream of tasks limits concurrency.
BLOCK(TASK_20) {
  auto now = std::make_shared<std::atomic<int>>(0);
  auto top = std::make_shared<std::atomic<int>>(0);
  auto body = [now, top](Self child, Term x) -> Task<Term> {
    int running = ++*now;
    int seen = *top;
    while (running > seen && !top->compare_exchange_weak(seen, running)) continue;
    co_await child.sleep(20ms);
    --*now;
    co_return x;
  };
  std::vector<Term> inputs;
  for (int i = 1; i <= 12; ++i) inputs.push_back(i);
  auto stream = conf::async_stream(self, inputs, StreamOptions().max_concurrency(3), body);
  std::int64_t sum = 0;
  auto results = co_await stream.to_vector();
  for (const auto& result : results) sum += result->integer();
  conf.say("sum", sum);
  conf.say("at most three", *top <= 3);
}

// A stream of tasks in order of finishing.
BLOCK(TASK_21) {
  Pid me = self.pid();
  auto body = [me](Self child, Term x) -> Task<Term> {
    child.send(me, tuple("here"_a, x, child.pid()));
    co_await take(child, "go"_a);
    co_return x;
  };
  auto [streamer, m] = conf::spawn_monitor(self, [body](Self child) -> Task<> {
    std::vector<Term> inputs = {"a"_a, "b"_a, "c"_a};
    auto stream =
        conf::async_stream(child, inputs, StreamOptions().unordered().max_concurrency(3), body);
    auto results = co_await stream.to_vector();
    child.exit(tuple("results"_a, shown(results)));
  });
  std::map<Term, Pid> at;
  for (int i = 0; i < 3; ++i) {
    Term here = co_await take(self, "here"_a);
    at[here[1]] = here[2].pid();
  }
  for (Term x : {Term("b"_a), Term("c"_a), Term("a"_a)}) {
    Ref w = self.monitor(at[x]);
    self.send(at[x], Term("go"_a));
    co_await gone(self, w);
  }
  Term end = co_await gone(self, m);
  conf.say("results", end[1]);
}

// A stream and a task that is too slow.
BLOCK(TASK_22) {
  std::vector<Term> inputs = {5, 30'000, 10};
  auto killing =
      task::async_stream(self, inputs, StreamOptions().timeout(800ms).kill_late_tasks(), &sleep_ms);
  conf.say("kill", shown(co_await killing.to_vector()));
  auto exiting = task::async_stream(self, inputs, StreamOptions().timeout(800ms), &sleep_ms);
  std::string outcome = "no exit";
  try {
    co_await exiting.to_vector();
  } catch (const ProcessExit& exit) {
    outcome = "exit " + conf.show(exit.reason().term());
  }
  conf.say("exit -> " + outcome);
  co_await mail(self, conf);
}

// Stopping a stream early ends its tasks.
BLOCK(TASK_23) {
  Pid me = self.pid();
  auto body = [me](Self child, Term x) -> Task<Term> {
    if (x == Term(1)) co_return x;
    child.send(me, tuple("sleeper"_a, child.pid()));
    co_await child.sleep(infinity);
    co_return x;
  };
  std::vector<Term> inputs = {1, 2, 3};
  auto stream =
      conf::async_stream(self, inputs, StreamOptions().max_concurrency(3).timeout(infinity), body);
  conf.say("taken", shown(co_await stream.take(1)));
  int sleepers = 0;
  std::vector<Term> messages = co_await drain(self, 100ms);
  for (const Term& message : messages) {
    if (self.runtime().is_alive(message[1].pid())) ++sleepers;
  }
  conf.say("sleepers alive", sleepers);
  co_await mail(self, conf);
}

namespace {

Task<ServerRef<DynamicSupervisor>> task_supervisor_up(
    Self self, DynamicSupervisorSpec spec = DynamicSupervisorSpec()) {
  auto starting = start_link<DynamicSupervisor>(self, std::move(spec));
  co_return or_exit(co_await starting);
}

}  // namespace

// A task under a supervisor without link.
BLOCK(TASK_24) {
  auto sup = co_await task_supervisor_up(self);
  auto t = or_exit(co_await task_supervisor::async_nolink(self, sup, &raises));
  conf.say("yield", shown(co_await task::yield(self, t, 2000ms)));
  auto u = or_exit(co_await task_supervisor::async_nolink(self, sup, &exits_with_oops));
  conf.called("await", co_await task::await(self, u));
  auto three = [](Self) -> Task<Term> { co_return Term(3); };
  auto v = or_exit(co_await task_supervisor::async_nolink(self, sup, three));
  conf.say("good", or_exit(co_await task::await(self, v)));
  alive(self, conf, "caller", self.pid());
}

namespace {

Term list_of_pids(const Result<std::vector<Pid>>& pids) {
  return pids ? describe(*pids) : pids.error().reason;
}

}  // namespace

// Supervised side jobs.
BLOCK(TASK_25) {
  auto sup = co_await task_supervisor_up(self);
  auto n = counter();
  auto job = [n](Self) -> Task<> {
    if (++*n < 3) throw std::runtime_error("boom");
    co_return;
  };
  Pid p = or_exit(co_await task_supervisor::start_child(self, sup, &raises));
  Ref m = self.monitor(p);
  co_await gone(self, m);
  auto left = co_await task_supervisor::children(self, sup);
  conf.say("temporary: children left", list_of_pids(left));
  auto starting = task_supervisor::start_child(
      self, sup, task_supervisor::TaskOptions().restart(Restart::Transient),
      &run_closure<decltype(job)>, job);
  or_exit(co_await starting);
  co_await until(self, [&] { return *n == 3; });
  for (int i = 0; i < 1000; ++i) {
    auto children = or_exit(co_await task_supervisor::children(self, sup));
    if (children.empty()) break;
    co_await self.sleep(5ms);
  }
  conf.say("transient: runs", n->load());
}

// The limit of a task supervisor.
BLOCK(TASK_26) {
  auto sup = co_await task_supervisor_up(self, DynamicSupervisorSpec().max_children(1));
  Pid p = or_exit(co_await task_supervisor::start_child(self, sup, &never_ends));
  auto ok = [](Self) -> Task<Term> { co_return atoms::ok; };
  conf.answered("start_child", co_await task_supervisor::start_child(self, sup, ok));
  auto refused = co_await task_supervisor::async_nolink(self, sup, ok);
  conf.say("async raises", !refused && refused.error().is("max_children"_a));
  conf.answered("terminate", co_await task_supervisor::terminate_child(self, sup, p));
  auto left = co_await task_supervisor::children(self, sup);
  conf.say("children", list_of_pids(left));
}

// A stream under a task supervisor without link.
BLOCK(TASK_27) {
  auto sup = co_await task_supervisor_up(self);
  auto body = [](Self, Term x) -> Task<Term> {
    if (x == Term(2)) throw std::runtime_error("boom");
    co_return x;
  };
  std::vector<Term> inputs = {1, 2, 3};
  auto stream = task_supervisor::async_stream_nolink(self, sup, inputs, StreamOptions(), body);
  conf.say("results", shown(co_await stream.to_vector()));
  alive(self, conf, "caller", self.pid());
  co_await mail(self, conf);
}

// A task as a child of a supervisor.
BLOCK(TASK_28) {
  self.trap_exit(true);
  auto raises_on_go = [](Self child) -> Task<> {
    co_await take(child, "go"_a);
    throw std::runtime_error("boom");
  };
  SupervisorSpec spec = raw(Strategy::OneForOne).child(task_child("job"_a, raises_on_go));
  Pid sup = co_await up(self, std::move(spec));
  auto children = co_await which_children(self, sup);
  Pid p = children[0].pid;
  Ref m = self.monitor(p);
  self.send(p, Term("go"_a));
  co_await gone(self, m);
  co_await say_counts(self, conf, "counts", sup);
  alive(self, conf, "supervisor", sup);
}
