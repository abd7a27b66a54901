// Goes along one hot path so many times, for instructions.cmake to count: hot_paths PATH TIMES
#include <cstdlib>
#include <string_view>

#include "actor/manual_scheduler.h"
#include "tally.h"

namespace {

using namespace otp;
using support::Tally;

struct Number {
  int value;
};

Task<> send(Self self, int times) {
  for (int i = 0; i < times; ++i) self.send(self.pid(), Number{i});
  co_return;
}

Task<> receive(Self self, int times) {
  for (int i = 0; i < times; ++i) {
    self.send(self.pid(), Number{i});
    co_await self.receive<Number>();
  }
}

Task<> echo(Self self, Pid peer) {
  for (;;) {
    Number number = co_await self.receive<Number>();
    self.send(peer, number);
  }
}

Task<> ping_pong(Self self, int times) {
  Pid peer = self.spawn(&echo, self.pid());
  for (int i = 0; i < times; ++i) {
    self.send(peer, Number{i});
    co_await self.receive<Number>();
  }
}

Task<> call(Self self, int times) {
  auto server = or_exit(co_await start<Tally>(self));
  for (int i = 0; i < times; ++i) or_exit(co_await self.call(server, Tally::Get{}));
}

Task<> cast(Self self, int times) {
  auto server = or_exit(co_await start<Tally>(self));
  for (int i = 0; i < times; ++i) self.cast(server, Tally::Add{1});
  or_exit(co_await self.call(server, Tally::Get{}));
}

Task<> returns(Self) { co_return; }

Task<> spawn_and_end(Self self, int times) {
  for (int i = 0; i < times; ++i) {
    self.spawn(&returns);
    co_await self.yield();
  }
}

using Path = Task<> (*)(Self, int);

Path path_of(std::string_view name) {
  if (name == "send") return &send;
  if (name == "receive") return &receive;
  if (name == "ping_pong") return &ping_pong;
  if (name == "call") return &call;
  if (name == "cast") return &cast;
  if (name == "spawn") return &spawn_and_end;
  return nullptr;
}

}  // namespace

int main(int count, char** arguments) {
  Path path = count == 3 ? path_of(arguments[1]) : nullptr;
  if (path == nullptr) return 2;
  auto owned = std::make_unique<ManualScheduler>(1);
  ManualScheduler& world = *owned;
  Runtime runtime(std::move(owned));
  spawn(runtime, Label("path"), path, std::atoi(arguments[2]));
  world.run_to_rest(TimePoint(Duration(0)));
}
