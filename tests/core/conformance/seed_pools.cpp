// The guide's pool of connections, and a loop that holds one. SEED-29 to SEED-33 and SEED-43.

#include "demo/database_pool.h"
#include "seed_steps.h"

using namespace conf;

namespace {

using Connection = std::int64_t;

struct PoolOptions {
  std::int64_t size = 0;
  bool traps_exits = false;
  std::function<Result<Connection>(std::int64_t number)> connect =
      [](std::int64_t number) -> Result<Connection> { return number; };
  std::function<Task<>(Self pool, Connection connection)> close = {};
};

/// The guide's pool with connections whose opening and closing the block sees to.
struct Pool : GenServer<Pool> {
  struct Size {};
  struct Crash {};
  struct State {
    PoolOptions options;
    std::vector<Connection> connections;
  };
  using Accepts = otp::Accepts<Call<Size, std::int64_t>, Cast<Crash>, Info<Message>>;

  Init<State> init(PoolOptions options) {
    if (options.traps_exits) self.trap_exit(true);
    State state{std::move(options), {}};
    for (std::int64_t number = 1; number <= state.options.size; ++number) {
      Result<Connection> connection = state.options.connect(number);
      if (!connection) throw TermError(tuple(atoms::badmatch, describe(connection)));
      state.connections.push_back(*connection);
    }
    return state;
  }
  Reply<std::int64_t> handle_call(const Size&, From<std::int64_t>, State& state) {
    return reply(static_cast<std::int64_t>(state.connections.size()));
  }
  NoReply handle_cast(const Crash&, State&) { throw std::runtime_error("boom"); }
  NoReply handle_info(const Message&, State&) { return noreply(); }
  Task<> terminate(const ExitReason&, State& state) {
    for (Connection connection : state.connections) {
      Task<> closing = state.options.close(self, connection);
      co_await closing;
    }
  }
};

/// A pool, and its supervisor where it has one.
struct Running {
  Pid pool;
  Pid supervisor;
};

Task<Running> supervised(Self self, ChildSpec child) {
  SupervisorSpec spec = raw(Strategy::OneForOne).child(std::move(child));
  Pid supervisor = co_await up(self, std::move(spec));
  auto children = co_await which_children(self, supervisor);
  co_return Running{children.at(0).pid, supervisor};
}

Task<Result<ServerRef<Pool>>> start_pool(Self self, const PoolOptions& options) {
  auto starting = otp::start<Pool>(self, options);
  co_return co_await starting;
}

/// Closing is a line, but fails for one connection where that is said.
auto says_close(Run& conf, Connection fails = 0) {
  return [&conf, fails](Self, Connection connection) -> Task<> {
    std::string line = "close " + std::to_string(connection);
    if (connection == fails) throw std::runtime_error(line);
    conf.say(line);
    co_return;
  };
}

}  // namespace

// Pool: opening and closing.
BLOCK(SEED_29) {
  PoolOptions options{.size = 3};
  options.connect = [&conf](std::int64_t number) -> Result<Connection> {
    conf.say("open " + std::to_string(number));
    return number;
  };
  options.close = says_close(conf);
  auto pool = or_exit(co_await start_pool(self, options));
  conf.say("size", co_await ask(self, pool, Pool::Size{}));
  auto stopped = co_await otp::stop(self, pool);
  conf.say("stop: " + conf.answer(stopped));
}

namespace {

Task<> stops(Self self, Running running) { or_exit(co_await otp::stop(self, running.pool)); }
Task<> crashes(Self self, Running running) {
  self.cast(ServerRef<Pool>(running.pool), Pool::Crash{});
  co_return;
}
Task<> gets_signal_from_parent(Self self, Running running) {
  self.exit(running.pool, ExitReason::shutdown());
  co_return;
}
Task<> gets_signal_from_stranger(Self self, Running running) {
  auto sends = [](Self stranger, Pid pool) -> Task<> {
    stranger.exit(pool, ExitReason::shutdown());
    co_return;
  };
  co_await gone(self, self.spawn_monitor(sends, running.pool).monitor);
}
Task<> is_stopped_by_supervisor(Self self, Running running) {
  Supervisor::TerminateChild terminate{"pool"_a};
  auto request = self.call(ServerRef<Supervisor>(running.supervisor), terminate);
  or_exit(co_await request);
}
Task<> is_killed(Self self, Running running) {
  self.exit(running.pool, ExitReason::kill());
  co_return;
}

struct End {
  std::string name;
  Task<> (*happens)(Self self, Running running);
  bool has_supervisor = false;
};

const std::vector<End>& ends() {
  static const std::vector<End> ends = {
      {"stop", &stops},
      {"crash", &crashes},
      {"signal_from_parent", &gets_signal_from_parent},
      {"signal_from_stranger", &gets_signal_from_stranger},
      {"supervisor", &is_stopped_by_supervisor, true},
      {"kill", &is_killed},
  };
  return ends;
}

/// The tester is its parent, or a supervisor of its own.
Task<Running> start_for(Self self, const End& end, const PoolOptions& options) {
  if (end.has_supervisor) {
    ChildSpec child = otp::child<Pool>("pool"_a, options);
    co_return co_await supervised(self, std::move(child));
  }
  auto starting = otp::start_link<Pool>(self, options);
  auto pool = or_exit(co_await starting);
  co_return Running{pid_of(self, pool), {}};
}

Task<> say_end(Self self, Run& conf, const End& end, bool traps_exits) {
  Counter closed = counter();
  PoolOptions options{.size = 2, .traps_exits = traps_exits};
  options.close = [closed](Self, Connection) -> Task<> {
    ++*closed;
    co_return;
  };
  Running running = co_await start_for(self, end, options);
  Ref m = self.monitor(running.pool);
  co_await end.happens(self, running);
  bool survives = traps_exits && end.happens == &gets_signal_from_stranger;
  Term reason = co_await gone(self, m, survives ? Timeout(150ms) : Timeout(5s));
  conf.say("trap " + conf.show(traps_exits) + " " + end.name + ": " + conf.show(reason) +
           ", closed " + std::to_string(*closed));
}

}  // namespace

// Pool: when is terminate run.
BLOCK(SEED_30) {
  self.trap_exit(true);
  for (bool traps_exits : {false, true}) {
    for (const End& end : ends()) co_await say_end(self, conf, end, traps_exits);
  }
}

// Pool: a connection that cannot be opened.
BLOCK(SEED_31) {
  PoolOptions options{.size = 4};
  options.connect = [&conf](std::int64_t number) -> Result<Connection> {
    bool fails = number == 3;
    conf.say("open " + std::to_string(number) + (fails ? " fails" : ""));
    if (fails) return refuse("refused"_a);
    return number;
  };
  options.close = says_close(conf);
  auto started = co_await start_pool(self, options);
  conf.say("start: " + conf.answer(started));
}

// Pool: closing fails half-way.
BLOCK(SEED_32) {
  PoolOptions options{.size = 3};
  options.close = says_close(conf, 2);
  auto pool = or_exit(co_await start_pool(self, options));
  Ref m = self.monitor(pid_of(self, pool));
  conf.called("stop", co_await otp::stop(self, pool));
  co_await ended(self, conf, "pool", m);
}

// Pool: the supervisor runs out of patience.
BLOCK(SEED_33) {
  self.trap_exit(true);
  Counter closed = counter();
  PoolOptions options{.size = 3, .traps_exits = true};
  options.close = [closed](Self pool, Connection connection) -> Task<> {
    if (connection == 2) co_await wait_for_ever(pool);
    ++*closed;
  };
  ChildSpec pool = child<Pool>("pool"_a, options).shutdown(80ms);
  Running running = co_await supervised(self, std::move(pool));
  Ref m = self.monitor(running.pool);
  or_exit(co_await otp::stop(self, running.supervisor));
  co_await ended(self, conf, "pool", m);
  conf.say("closed", closed->load());
}

namespace {

using demo::Database;

Task<> hold_connection(Self self, ServerRef<Database> database, Pid tester) {
  co_await ask(self, database, Database::Open{});
  self.send(tester, Term("connected"_a));
  co_await wait_for_ever(self);
}

Task<> say_closed(Self self, Run& conf, std::string label, ServerRef<Database> database) {
  Database::State state = co_await state_of(self, database);
  conf.say(label + ": closed", state.closed);
}

}  // namespace

// Disaster 3: a loop that holds a connection is shut down.
BLOCK(SEED_43) {
  self.trap_exit(true);
  auto database = co_await up<Database>(self);
  ChildSpec loop =
      process_child("c"_a, Label("Connection"), &hold_connection, database, self.pid());
  Running running = co_await supervised(self, std::move(loop));
  co_await take(self, "connected"_a);
  or_exit(co_await otp::stop(self, running.supervisor));
  co_await say_closed(self, conf, "loop", database);
  ChildSpec pool = child<demo::DatabasePool>("c"_a, database, 1, demo::TrapsExits::Yes);
  running = co_await supervised(self, std::move(pool));
  or_exit(co_await otp::stop(self, running.supervisor));
  co_await say_closed(self, conf, "server", database);
}
