// Timers: TIMER-*. What each block does is said in words above its namesake in the recordings' own
// catalogue; the comments here name the rule.

#include "bodies.h"

using namespace conf;

namespace {

/// What cancelling or reading a timer gives on the BEAM: milliseconds, or false.
Term left(std::optional<Duration> time) { return time ? describe(*time) : Term(false); }

}  // namespace

// A timer delivers its message once, not early.
BLOCK(TIMER_01) {
  TimePoint start = self.now();
  self.send_after(60ms, self.pid(), Term("ring"_a));
  Term message = co_await next(self);
  conf.say("mail", message);
  conf.say("not early", self.now() - start >= 59ms);
  co_await mail(self, conf, 150ms);
}

// Cancel before the end stops the message.
BLOCK(TIMER_02) {
  TimerRef timer = self.send_after(2000ms, self.pid(), Term("ring"_a));
  auto time = self.cancel_timer(timer);
  conf.say("remaining in range", time && *time > 0ms && *time <= 2000ms);
  co_await mail(self, conf);
}

// Cancel after the end gives nothing and leaves the message.
BLOCK(TIMER_03) {
  TimerRef timer = self.send_after(10ms, self.pid(), Term("ring"_a));
  co_await until(self, [&] { return queue_len(self, self.pid()) == 1; });
  conf.say("cancel", left(self.cancel_timer(timer)));
  co_await mail_n(self, conf, 1);
}

// Cancel twice.
BLOCK(TIMER_04) {
  TimerRef timer = self.send_after(2000ms, self.pid(), Term("ring"_a));
  conf.say("first is a number", left(self.cancel_timer(timer)).is_integer());
  conf.say("second", left(self.cancel_timer(timer)));
  co_await mail(self, conf);
}

// Timers fire in the order of their deadlines.
BLOCK(TIMER_05) {
  for (int ms : {240, 160, 80}) {
    self.send_after(std::chrono::milliseconds(ms), self.pid(), tuple("after"_a, ms));
  }
  for (int i = 0; i < 3; ++i) {
    Term message = co_await next(self);
    conf.say("mail", message);
  }
}

// A timer of zero is still asynchronous.
BLOCK(TIMER_06) {
  self.send_after(0ms, self.pid(), Term("now"_a));
  co_await mail_n(self, conf, 1);
}

// A timer for a process that dies is dropped.
BLOCK(TIMER_07) {
  auto [p, m] = self.spawn_monitor(wait_for_go);
  TimerRef timer = self.send_after(5000ms, p, Term("ring"_a));
  self.send(p, Term("go"_a));
  co_await ended(self, conf, "target", m);
  bool is_gone = co_await until(self, [&] { return !self.read_timer(timer); });
  conf.say("timer gone", is_gone);
}

// A timer to a name resolves the name when it fires.
BLOCK(TIMER_08) {
  Pid me = self.pid();
  self.send_after(80ms, "timer_late_name"_a, Term("ring"_a));
  conf::spawn(self, [me](Self child) -> Task<> {
    child.register_name("timer_late_name"_a, child.pid());
    Term message = co_await next(child);
    child.send(me, tuple("named_got"_a, message));
  });
  co_await mail_n(self, conf, 1);
  TimerRef timer = self.send_after(20ms, "timer_no_name"_a, Term("ring"_a));
  co_await self.sleep(60ms);
  conf.say("after the deadline", left(self.read_timer(timer)));
  co_await mail(self, conf);
}

// A tagged timer message.
BLOCK(TIMER_09) {
  TimerRef timer = self.start_timer(20ms, self.pid(), Term("tick"_a));
  conf.role(timer.ref, "t");
  co_await mail_n(self, conf, 1);
}

// A negative time is refused.
BLOCK(TIMER_10) {
  conf.attempt("send_after -1",
               [&] { return self.send_after(-1ms, self.pid(), Term("ring"_a)).describe(); });
  co_await mail(self, conf);
}

// An interval repeats until it is cancelled.
BLOCK(TIMER_11) {
  TimerRef timer = self.send_interval(20ms, self.pid(), Term("tick"_a));
  for (int i = 0; i < 3; ++i) {
    Term tick = co_await take(self, "tick"_a);
    conf.say(std::string(tick.atom().text()));
  }
  conf.say("cancel", self.cancel_timer(timer) ? atoms::ok : atoms::error);
  co_await drain(self, 100ms);
  co_await mail(self, conf, 100ms);
}

namespace {

/// Cancels a timer so that its message, `tag`, does not stay in the mailbox either.
Task<Term> cancel_and_flush(Self self, TimerRef timer, Atom tag) {
  if (self.cancel_timer(timer)) co_return "cancelled"_a;
  auto is_tag = [tag](const Term& message) { return message.is(tag); };
  auto flushed = co_await self.receive_if<Term>(is_tag, 0ms);
  co_return flushed ? "flushed"_a : "lost"_a;
}

}  // namespace

// Cancel and flush leaves nothing behind.
BLOCK(TIMER_12) {
  TimerRef fired = self.send_after(5ms, self.pid(), Term("a"_a));
  co_await until(self, [&] { return queue_len(self, self.pid()) == 1; });
  Term of_fired = co_await cancel_and_flush(self, fired, "a"_a);
  conf.say("fired", of_fired);
  TimerRef running = self.send_after(5000ms, self.pid(), Term("b"_a));
  Term of_running = co_await cancel_and_flush(self, running, "b"_a);
  conf.say("running", of_running);
  co_await mail(self, conf);
}

// A timer set to a moment.
BLOCK(TIMER_13) {
  TimePoint at = self.now() + 60ms;
  self.send_at(at, self.pid(), Term("future"_a));
  co_await take(self, "future"_a);
  conf.say("not early", self.now() >= at);
  self.send_at(self.now() - 10ms, self.pid(), Term("past"_a));
  co_await mail_n(self, conf, 1);
}
