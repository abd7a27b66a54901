// From one process to another all arrives in the order in which it was sent, of whatever kind it
// is: under every seed, and on workers. Nothing is said about the order of different senders.
#include <gtest/gtest.h>

#include <map>

#include "otp/gen_server.h"
#include "system.h"

namespace {

using namespace support;

/// Every seed that the recorded scenarios run under too, then workers.
template <class Check>
void under_all_schedules(Check check) {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    SCOPED_TRACE(seed);
    check(Schedule{0, seed});
  }
  for (int repetition = 0; repetition < 20; ++repetition) {
    SCOPED_TRACE("workers");
    check(Schedule{2, 0});
  }
}

// All that can be sent, from all to all

struct Word {
  Pid from;
  int number = -1;
};
struct Begin {
  std::vector<otp::Alias> listeners;
};
struct Tale {
  std::map<Pid, std::vector<std::string>> heard;
};

constexpr int count = 24;

/// By every way there is, in turn.
void say(Self self, int number, const otp::Alias& to) {
  Word word{self.pid(), number};
  switch (number % 4) {
    case 0: return self.send(to.pid, word);
    case 1: return self.exit(to.pid, Term(number));
    case 2: return self.send(to, word);
    case 3: EXPECT_TRUE(self.try_send(to.pid, word)); return;
  }
}

/// Speaks to all listeners and ends, of which those that watch it hear last.
Task<> talker(Self self) {
  auto begin = co_await self.receive<Begin>();
  for (int number = 0; number < count; ++number) {
    for (const otp::Alias& to : begin.listeners) say(self, number, to);
    if (number % 5 == 0) co_await self.yield();
  }
}

/// Listens until it has heard of the end of every talker twice: as Exit and as Down.
Task<> listener(Self self, std::vector<Pid> talkers, Pid asked_by) {
  self.trap_exit(true);
  for (Pid talker : talkers) {
    self.link(talker);
    self.monitor(talker);
  }
  self.send(asked_by, self.alias());
  Tale tale;
  for (std::size_t ends = 0; ends < 2 * talkers.size();) {
    auto message = co_await self.receive<Word, otp::Exit, otp::Down>();
    if (auto* word = std::get_if<Word>(&message)) {
      tale.heard[word->from].push_back(std::to_string(word->number));
    } else if (auto* exit = std::get_if<otp::Exit>(&message)) {
      if (exit->reason.is_normal()) ++ends;
      tale.heard[exit->from].push_back(to_text(exit->reason));
    } else {
      ++ends;
      tale.heard[std::get<otp::Down>(message).pid].push_back("down");
    }
  }
  self.send(asked_by, std::move(tale));
}

void expect_told_in_order(const Tale& tale) {
  std::vector<std::string> numbers;
  for (int number = 0; number < count; ++number) numbers.push_back(std::to_string(number));
  for (const auto& [from, heard] : tale.heard) {
    ASSERT_EQ(heard.size(), numbers.size() + 2);
    EXPECT_EQ(std::vector(heard.begin(), heard.end() - 2), numbers);
  }
}

TEST(SignalOrder, is_kept_between_each_two_processes) {
  under_all_schedules([](Schedule schedule) {
    System system(schedule);
    system.run([](Self self) -> Task<> {
      std::vector<Pid> talkers;
      for (int i = 0; i < 3; ++i) talkers.push_back(self.spawn(&talker));
      Begin begin;
      for (int i = 0; i < 3; ++i) self.spawn(&listener, talkers, self.pid());
      for (int i = 0; i < 3; ++i) begin.listeners.push_back(co_await self.receive<otp::Alias>());
      for (Pid talker : talkers) self.send(talker, begin);
      for (int i = 0; i < 3; ++i) {
        Tale tale = co_await self.receive<Tale>();
        EXPECT_EQ(tale.heard.size(), talkers.size());
        expect_told_in_order(tale);
      }
    });
  });
}

// Answers

/// Sends the caller a message before it answers.
struct Herald : otp::GenServer<Herald> {
  struct Ask {
    Pid by;
    int number;
  };
  struct State {};
  using Accepts = otp::Accepts<otp::Call<Ask, int>>;

  otp::Init<State> init() { return State{}; }
  otp::Reply<int> handle_call(const Ask& ask, otp::From<int>, State&) {
    self.send(ask.by, Word{self.pid(), ask.number});
    return otp::reply(ask.number);
  }
};

TEST(SignalOrder, holds_for_answers_too) {
  under_all_schedules([](Schedule schedule) {
    System system(schedule);
    system.run([](Self self) -> Task<> {
      auto starting = otp::start_link<Herald>(self);
      auto herald = otp::or_exit(co_await starting);
      for (int number = 0; number < 10; ++number) {
        auto answer = co_await self.call(herald, Herald::Ask{self.pid(), number});
        EXPECT_EQ(answer, otp::Result<int>(number));
        auto word = co_await self.receive<Word>(0s);
        EXPECT_EQ(word.value_or(Word{}).number, number);
      }
    });
  });
}

// Signals that take something back

/// What comes behind `unlink` and `demonitor` is not heard, whatever it crosses on its way.
TEST(SignalOrder, nothing_is_heard_after_it_was_taken_back) {
  under_all_schedules([](Schedule schedule) {
    System system(schedule);
    system.run([](Self self) -> Task<> {
      self.trap_exit(true);
      Pid peer = self.spawn(&talker);
      self.link(peer);
      auto ref = self.monitor(peer);
      self.send(peer, Begin{});
      co_await self.yield();
      self.unlink(peer);
      self.demonitor_and_flush(ref);
      co_await self.receive<otp::Exit>(0s);  // it may have been faster
      auto watch = self.monitor(peer);
      auto down = co_await self.receive<otp::Down>();
      EXPECT_EQ(down.ref, watch);
      EXPECT_FALSE(co_await self.receive<otp::Exit>(0s));
      EXPECT_FALSE(co_await self.receive<otp::Down>(0s));
    });
  });
}

}  // namespace
