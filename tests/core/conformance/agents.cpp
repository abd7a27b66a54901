// Agents. AGENT-01 to AGENT-10, and CODE-07.

#include "otp/agent.h"
#include "server_steps.h"

using namespace conf;

namespace {

using Numbers = AgentRef<std::int64_t>;

/// An agent that is not linked to the caller.
Task<Numbers> number(Self self, std::int64_t start) {
  auto starting = agent::start(self, [start] { return start; });
  co_return or_exit(co_await starting);
}

Pid pid_of(Self self, const auto& agent) { return agent.whereis(self.runtime()); }

std::int64_t fail(std::int64_t) { throw std::runtime_error("boom"); }
std::int64_t same(std::int64_t n) { return n; }

}  // namespace

// Get, update, get_and_update, cast.
BLOCK(AGENT_01) {
  Numbers a = or_exit(co_await agent::start_link(self, [] { return std::int64_t{10}; }));
  auto doubled = [](const std::int64_t& n) { return 2 * n; };
  conf.say("get", or_exit(co_await agent::get(self, a, doubled)));
  auto add_one = [](std::int64_t n) { return n + 1; };
  conf.say("update: " + conf.answer(co_await agent::update(self, a, add_one)));
  auto was = [](std::int64_t n) { return std::pair(tuple("was"_a, n), n + 100); };
  conf.say("get_and_update", or_exit(co_await agent::get_and_update(self, a, was)));
  agent::cast(self, a, [](std::int64_t n) { return n + 1000; });
  conf.say("cast: :ok");
  conf.say("get", or_exit(co_await agent::get(self, a)));
}

// The functions run inside the agent.
BLOCK(AGENT_02) {
  auto a = or_exit(co_await agent::start_link(self, [] { return Term(); }));
  conf.role(pid_of(self, a), "agent");
  auto where = [](Self agent, const Term&) -> Task<Pid> { co_return agent.pid(); };
  conf.say("get runs in", or_exit(co_await agent::get(self, a, where)));
}

// Requests of one caller keep their order.
BLOCK(AGENT_03) {
  using List = std::vector<std::int64_t>;
  auto a = or_exit(co_await agent::start_link(self, [] { return List(); }));
  List expected;
  for (std::int64_t i = 1; i <= 100; ++i) {
    agent::cast(self, a, [i](List& list) { list.push_back(i); });
    expected.push_back(i);
  }
  conf.say("in order", or_exit(co_await agent::get(self, a)) == expected);
}

// Updates from many processes are not lost.
BLOCK(AGENT_04) {
  Numbers a = or_exit(co_await agent::start_link(self, [] { return std::int64_t{0}; }));
  std::vector<Ref> monitors;
  for (int i = 0; i < 20; ++i) {
    auto adds = [a](Self child) -> Task<> {
      for (int k = 0; k < 100; ++k) {
        auto add_one = [](std::int64_t n) { return n + 1; };
        or_exit(co_await agent::update(child, a, add_one));
      }
    };
    monitors.push_back(conf::spawn_monitor(self, adds).monitor);
  }
  for (Ref monitor : monitors) co_await gone(self, monitor);
  conf.say("sum", or_exit(co_await agent::get(self, a)));
}

// A function that raises ends the agent.
BLOCK(AGENT_05) {
  Numbers a = co_await number(self, 1);
  Ref m = self.monitor(pid_of(self, a));
  conf.called("update", co_await agent::update(self, a, &fail));
  co_await ended(self, conf, "agent", m);
  conf.called("get", co_await agent::get(self, a));
}

// A wrong answer of get_and_update: a thrown value counts as the answer.
BLOCK(AGENT_06) {
  Numbers a = co_await number(self, 1);
  Ref m = self.monitor(pid_of(self, a));
  auto odd = [](std::int64_t n) -> std::pair<Term, std::int64_t> {
    if (n == 1) throw Term("odd"_a);
    return {Term(), n};
  };
  conf.called("get_and_update", co_await agent::get_and_update(self, a, odd));
  co_await ended(self, conf, "agent", m);
}

// A slow function and a time limit.
BLOCK(AGENT_07) {
  Numbers a = co_await number(self, 1);
  auto slow = [](Self agent, std::int64_t n) -> Task<std::int64_t> {
    co_await take(agent, "release"_a);
    co_return n + 1;
  };
  conf.called("update", co_await agent::update(self, a, slow, 50ms));
  self.send(pid_of(self, a), Term("release"_a));
  conf.say("get", or_exit(co_await agent::get(self, a)));
  co_await mail(self, conf);
}

// Starting.
BLOCK(AGENT_08) {
  auto s = [] { return Term("s"_a); };
  auto starting = agent::start(self, StartOptions().name("ag_one"_a), s);
  auto a = or_exit(co_await starting);
  conf.role(pid_of(self, a), "first");
  auto raises = []() -> Term { throw std::runtime_error("boom"); };
  conf.answered("raise", co_await agent::start(self, raises));
  auto exits = []() -> Term { otp::exit("oops"_a); };
  conf.answered("exit", co_await agent::start(self, exits));
  auto again = agent::start(self, StartOptions().name("ag_one"_a), s);
  conf.answered("name in use", co_await again);
  AgentRef<Term> by_name(Target("ag_one"_a));
  conf.say("by name", or_exit(co_await agent::get(self, by_name)));
}

// Stopping.
BLOCK(AGENT_09) {
  Numbers a = co_await number(self, 1);
  Ref m = self.monitor(pid_of(self, a));
  conf.say("stop: " + conf.answer(co_await otp::stop(self, a)));
  co_await ended(self, conf, "agent", m);
  conf.called("get", co_await agent::get(self, a));
  auto cast_to = [&](const Numbers& agent) {
    agent::cast(self, agent, &same);
    return Term(atoms::ok);
  };
  conf.attempt("cast", [&] { return cast_to(a); });
  conf.attempt("cast missing", [&] { return cast_to(Numbers(Target("ag_missing"_a))); });
}

// A linked agent that crashes takes its starter along.
BLOCK(AGENT_10) {
  auto [starter, m] = conf::spawn_monitor(self, [](Self child) -> Task<> {
    Numbers a = or_exit(co_await agent::start_link(child, [] { return std::int64_t{1}; }));
    agent::cast(child, a, &fail);
    co_await child.sleep(infinity);
  });
  co_await ended(self, conf, "starter", m);
}

// An agent's state changed by a function.
BLOCK(CODE_07) {
  auto make = [] { return Term::map({{"x"_a, 1}}); };
  auto a = or_exit(co_await agent::start(self, make));
  Pid p = pid_of(self, a);
  co_await sys::suspend(self, p);
  std::function<Term(Term)> put_y = [](Term map) {
    std::vector<Term::Entry> entries(map.entries().begin(), map.entries().end());
    entries.emplace_back("y"_a, 2);
    return Term::map(std::move(entries));
  };
  auto changing = sys::change_code<Agent<Term>>(self, a, 1, put_y);
  conf.answered("change_code", co_await changing);
  co_await sys::resume(self, p);
  conf.say("get", or_exit(co_await agent::get(self, a)));
}
