// What one operation costs when there is more and more of something: the rates of a series should
// stay alike.
#include "ping_pong.h"

namespace bench {
namespace {

struct Noise {
  int value;
};
struct Question {
  Pid from;
  Ref ref;
};
struct Answer {
  Ref ref;
};
struct Done {};

constexpr std::int64_t messages = 2'000'000;

/// The same number of messages, whatever the number of pairs.
Task<> more_pairs(Self self, std::int64_t count, benchmark::State*) {
  auto playing = pairs(self, count, messages / 2 / count);
  co_await playing;
}

Task<> answers(Self self) {
  for (;;) {
    Question question = co_await self.receive<Question>();
    self.send(question.from, Answer{question.ref});
  }
}

constexpr int questions = 200'000;

/// Fills its mailbox with messages that nobody wants, then asks questions whose answers come behind
/// them.
Task<> selective(Self self, std::int64_t queued, benchmark::State* state) {
  state->PauseTiming();
  Pid peer = self.spawn(&answers);
  for (std::int64_t i = 0; i < queued; ++i) self.send(self.pid(), Noise{0});
  co_await self.sleep(1ms);
  state->ResumeTiming();
  for (int i = 0; i < questions; ++i) {
    auto mark = self.mark_mailbox();
    Ref ref = self.make_ref();
    self.send(peer, Question{self.pid(), ref});
    auto is_mine = [ref](const Answer& answer) { return answer.ref == ref; };
    co_await self.receive_if<Answer>(is_mine, infinity, mark);
  }
  self.exit(peer, ExitReason::kill());
}

/// Fills a mailbox and empties it, again and again.
Task<> mailbox(Self self, std::int64_t queued, benchmark::State*) {
  for (std::int64_t done = 0; done < messages; done += queued) {
    for (std::int64_t i = 0; i < queued; ++i) self.send(self.pid(), Noise{0});
    for (std::int64_t i = 0; i < queued; ++i) co_await self.receive<Noise>();
  }
}

constexpr std::int64_t named = 1'000'000;

Task<> waits(Self self) { co_await self.receive<Done>(); }

/// Gives so many processes a name, finds each by it, and takes the name away; again and again.
Task<> names(Self self, std::int64_t count, benchmark::State* state) {
  state->PauseTiming();
  std::vector<std::pair<Atom, Pid>> all;
  for (std::int64_t i = 0; i < count; ++i) {
    all.emplace_back(Atom("name_" + std::to_string(i)), self.spawn(&waits));
  }
  state->ResumeTiming();
  for (std::int64_t done = 0; done < named; done += count) {
    for (auto [name, pid] : all) self.register_name(name, pid);
    for (auto [name, pid] : all) expects(self.whereis(name) == pid, "the name is its own");
    for (auto [name, pid] : all) self.unregister_name(name);
  }
  co_return;
}

template <class Body>
Run sized(Body body) {
  return [body](benchmark::State& state, std::int64_t workers) {
    auto world = std::make_unique<World>(workers);
    world->run(body, state.range(1), &state);
    state.PauseTiming();
    world.reset();
    state.ResumeTiming();
  };
}

const bool entered[] = {
    enter_sizes("growth_pairs", messages, sized(&more_pairs), {1, 100, 10'000, 100'000}),
    enter_sizes("growth_selective", questions, sized(&selective)),
    enter_sizes("growth_mailbox", messages, sized(&mailbox)),
    enter_sizes("growth_names", named, sized(&names)),
};

}  // namespace
}  // namespace bench
