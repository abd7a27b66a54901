// Receiving: RECV-*. What each block does is said in words above its namesake in the recordings'
// own catalogue; the comments here name the rule.

#include "base/match.h"
#include "bodies.h"

using namespace conf;

// Messages from one sender are received in order.
BLOCK(RECV_01) {
  Pid me = self.pid();
  conf::spawn(self, [me](Self child) -> Task<> {
    for (int i = 1; i <= 100; ++i) child.send(me, Term(i));
    co_return;
  });
  std::vector<Term> got;
  std::vector<Term> sent;
  for (int i = 1; i <= 100; ++i) {
    Term message = co_await next(self);
    got.push_back(message);
    sent.emplace_back(i);
  }
  conf.say("in order", got == sent);
}

// A selective receive takes the match and leaves the rest in order.
BLOCK(RECV_02) {
  for (const char* name : {"a", "b", "c", "d"}) self.send(self.pid(), Term(Atom(name)));
  Term taken = co_await take(self, "c"_a);
  conf.say("took", taken);
  co_await mail_n(self, conf, 3);
}

namespace {

struct One {
  Term describe() const { return "one"_a; }
};
struct Two {
  Term describe() const { return "two"_a; }
};

}  // namespace

// The first matching message wins, not the first clause.
BLOCK(RECV_03) {
  self.send(self.pid(), One{});
  self.send(self.pid(), Two{});
  auto message = co_await self.receive<Two, One>();
  match(message, [&](const auto& taken) { conf.say("took", taken.describe()); });
  co_await mail_n(self, conf, 1);
}

// A timeout of zero polls.
BLOCK(RECV_04) {
  auto poll = [](Self poller) -> Task<Term> {
    auto is_want = [](const Term& message) { return message.is_tagged("want"_a, 2); };
    auto message = co_await poller.receive_if<Term>(is_want, 0ms);
    co_return message ? (*message)[1] : Term("nothing"_a);
  };
  Term empty = co_await poll(self);
  conf.say("empty", empty);
  self.send(self.pid(), tuple("want"_a, 1));
  Term matching = co_await poll(self);
  conf.say("match", matching);
  self.send(self.pid(), Term("other"_a));
  Term other = co_await poll(self);
  conf.say("no match", other);
  co_await mail_n(self, conf, 1);
}

// Other messages do not restart the timeout.
BLOCK(RECV_05) {
  Pid me = self.pid();
  Pid p = conf::spawn(self, [me](Self child) -> Task<> {
    for (int i = 0; i < 200; ++i) {
      child.send(me, Term("noise"_a));
      co_await child.sleep(30ms);
    }
  });
  TimePoint start = self.now();
  auto is_never = [](const Term& message) { return message.is("never"_a); };
  auto message = co_await self.receive_if<Term>(is_never, 150ms);
  Duration waited = self.now() - start;
  self.exit(p, ExitReason::kill());
  conf.say("result", message ? "got"_a : "timeout"_a);
  conf.say("well before the noise ends", waited < 3000ms);
  conf.say("noise kept", queue_len(self, self.pid()) > 0);
}

// A message that arrives in time beats the timeout.
BLOCK(RECV_06) {
  Pid me = self.pid();
  conf::spawn(self, [me](Self child) -> Task<> {
    co_await child.sleep(40ms);
    child.send(me, Term("hello"_a));
  });
  auto message = co_await self.receive_any(3000ms);
  conf.say("result", message ? message->describe() : Term("timeout"_a));
}

// A receive that only has a timeout is a sleep.
BLOCK(RECV_07) {
  self.send(self.pid(), Term("a"_a));
  co_await self.sleep(30ms);
  conf.say("slept");
  co_await mail_n(self, conf, 1);
}

// Guards take part in the match.
BLOCK(RECV_08) {
  for (int i : {3, 8, 5, 12}) self.send(self.pid(), Term(i));
  auto is_big = [](const Term& message) { return message > Term(6); };
  for (int i = 0; i < 3; ++i) {
    auto message = co_await self.receive_if<Term>(is_big, 0ms);
    conf.say("took", message ? *message : Term("none"_a));
  }
  co_await mail_n(self, conf, 2);
}

// Messages of several senders interleave but each sender stays in order.
BLOCK(RECV_09) {
  Pid me = self.pid();
  for (int sender = 0; sender < 4; ++sender) {
    conf::spawn(self, [me, sender](Self child) -> Task<> {
      for (int i = 1; i <= 250; ++i) child.send(me, tuple(sender, i));
      co_return;
    });
  }
  std::vector<std::vector<std::int64_t>> got(4);
  for (int i = 0; i < 1000; ++i) {
    Term message = co_await next(self);
    got[static_cast<std::size_t>(message[0].integer())].push_back(message[1].integer());
  }
  std::vector<std::int64_t> sent;
  for (int i = 1; i <= 250; ++i) sent.push_back(i);
  bool each_in_order = std::ranges::all_of(got, [&](const auto& of_one) { return of_one == sent; });
  conf.say("each in order", each_in_order);
}

// Selective receive in a large mailbox.
BLOCK(RECV_10) {
  std::vector<Term> junk;
  for (int i = 1; i <= 10'000; ++i) {
    junk.push_back(tuple("junk"_a, i));
    self.send(self.pid(), junk.back());
  }
  self.send(self.pid(), Term("wanted"_a));
  auto is_wanted = [](const Term& message) { return message.is("wanted"_a); };
  auto message = co_await self.receive_if<Term>(is_wanted, 0ms);
  conf.say("took", message ? *message : Term("none"_a));
  std::vector<Term> rest = co_await drain(self, 0ms);
  conf.say("rest in order", rest == junk);
}

namespace {

struct Keep {
  std::vector<int> numbers;
};

}  // namespace

// Messages are copies.
BLOCK(RECV_11) {
  Pid me = self.pid();
  Pid p = conf::spawn(self, [me](Self child) -> Task<> {
    Keep keep = co_await child.receive<Keep>();
    co_await take(child, "show"_a);
    child.send(me, keep.numbers);
  });
  std::vector<int> numbers = {1, 2};
  self.send(p, Keep{numbers});
  numbers.insert(numbers.begin(), 0);
  self.send(p, Term("show"_a));
  co_await mail_n(self, conf, 1);
}
