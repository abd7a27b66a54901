#pragma once

#include "world.h"

namespace bench {

struct Ball {
  Pid from;
};

inline Task<> pong(Self self) {
  for (;;) {
    Ball ball = co_await self.receive<Ball>();
    self.send(ball.from, Ball{self.pid()});
  }
}

/// Plays so many rounds, of two messages each, with a process of its own.
inline Task<> ping(Self self, std::int64_t rounds) {
  Pid peer = self.spawn(&pong);
  for (std::int64_t i = 0; i < rounds; ++i) {
    self.send(peer, Ball{self.pid()});
    co_await self.receive<Ball>();
  }
  self.exit(peer, ExitReason::kill());
}

struct Played {};

inline Task<> ping_and_tell(Self self, Pid parent, std::int64_t rounds) {
  auto playing = ping(self, rounds);
  co_await playing;
  self.send(parent, Played{});
}

/// So many pairs play at once.
inline Task<> pairs(Self self, std::int64_t count, std::int64_t rounds) {
  for (std::int64_t i = 0; i < count; ++i) self.spawn(&ping_and_tell, self.pid(), rounds);
  for (std::int64_t i = 0; i < count; ++i) co_await self.receive<Played>();
}

}  // namespace bench
