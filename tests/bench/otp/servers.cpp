// Servers: calls, casts, restarts.
#include "otp/outside.h"
#include "otp/supervisor.h"
#include "tally.h"
#include "world.h"

namespace bench {

using support::Tally;

namespace {

Task<> call(Self self, int count) {
  auto server = or_exit(co_await start_link<Tally>(self));
  for (int i = 0; i < count; ++i) or_exit(co_await self.call(server, Tally::Get{}));
}

Task<> cast(Self self, int count) {
  auto server = or_exit(co_await start_link<Tally>(self));
  for (int i = 0; i < count; ++i) self.cast(server, Tally::Add{1});
  auto total = or_exit(co_await self.call(server, Tally::Get{}));
  expects(total == count, "every cast is counted");
}

Task<> start_tally(Self self, ServerRef<Tally>* server) {
  *server = or_exit(co_await start<Tally>(self));
}

void call_outside(World& world, int count) {
  ServerRef<Tally> server;
  world.run(&start_tally, &server);
  for (int i = 0; i < count; ++i) or_exit(otp::call(world.runtime(), server, Tally::Get{}));
}

struct Started {
  Pid pid;
};
struct Crash {};

Task<> crashes(Self self, Pid driver) {
  self.send(driver, Started{self.pid()});
  co_await self.receive<Crash>();
  self.exit(Atom("crash"));
}

Task<> restart(Self self, int count) {
  auto spec = SupervisorSpec()
                  .max_restarts(2 * count, 1h)
                  .child(process_child(Atom("child"), Label("crashes"), &crashes, self.pid()));
  or_exit(co_await start_link<Supervisor>(self, std::move(spec)));
  Started child = co_await self.receive<Started>();
  for (int i = 0; i < count; ++i) {
    self.send(child.pid, Crash{});
    child = co_await self.receive<Started>();
  }
}

RuntimeOptions silent() {
  RuntimeOptions options;
  options.logger = std::make_shared<SilentLogger>();
  return options;
}

const bool entered[] = {
    enter("call", 1'000'000,
          [](benchmark::State&, auto workers) { World(workers).run(&call, 1'000'000); }),
    enter("call_outside", 200'000,
          [](benchmark::State&, auto workers) {
            World world(workers);
            call_outside(world, 200'000);
          }),
    enter("cast", 2'000'000,
          [](benchmark::State&, auto workers) { World(workers).run(&cast, 2'000'000); }),
    enter("restart", 100'000,
          [](benchmark::State&, auto workers) { World(workers, silent()).run(&restart, 100'000); }),
};

}  // namespace
}  // namespace bench
