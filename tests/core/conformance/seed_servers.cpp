// The guide's notification queue, reporter, cache and sessions, and cleaning up in terminate.
// SEED-25 to SEED-28, SEED-34 to SEED-39 and SEED-45.

#include "demo/cache_server.h"
#include "demo/notification_queue.h"
#include "demo/session_manager.h"
#include "seed_steps.h"

using namespace conf;
using demo::CacheServer;
using demo::NotificationQueue;
using demo::SessionManager;

namespace {

/// What enqueueing says: ok.
std::string enqueue(Self self, Run& conf, ServerRef<NotificationQueue> queue, std::string text) {
  NotificationQueue::Enqueue message{std::move(text)};
  return conf.answer(self.try_cast(queue, std::move(message)));
}

}  // namespace

// Notification queue: newest first.
BLOCK(SEED_25) {
  auto queue = co_await up<NotificationQueue>(self);
  conf.say("enqueue: " + enqueue(self, conf, queue, "mail"));
  conf.say("enqueue: " + enqueue(self, conf, queue, "text"));
  conf.say("queue", describe(co_await ask(self, queue, NotificationQueue::GetQueue{})));
  conf.say("queue again", describe(co_await ask(self, queue, NotificationQueue::GetQueue{})));
}

// Notification queue: a thousand.
BLOCK(SEED_26) {
  auto queue = co_await up<NotificationQueue>(self);
  std::vector<std::string> newest_first;
  for (int i = 1; i <= 1000; ++i) {
    enqueue(self, conf, queue, std::to_string(i));
    newest_first.push_back(std::to_string(1001 - i));
  }
  auto queued = co_await ask(self, queue, NotificationQueue::GetQueue{});
  conf.say("complete", queued == newest_first);
}

// Reporter: numbered from zero, one interval apart. This one tells the tester, the guide's writes
// to the log.
BLOCK(SEED_27) {
  Pid me = self.pid();
  auto arm = [](Self server) { server.send_after(60ms, server.pid(), Term("report"_a)); };
  Callbacks callbacks;
  callbacks.init = [arm](Self server, Term count) -> Task<Init<Term>> {
    arm(server);
    co_return Init<Term>(count);
  };
  callbacks.info = [me, arm](Self server, Term, Term& count) -> Task<NoReply> {
    server.send(me, tuple("report"_a, count));
    arm(server);
    count = count.integer() + 1;
    co_return noreply();
  };
  TimePoint start = self.now();
  Pid p = co_await up(self, conf, 0, std::move(callbacks));
  for (int i = 0; i < 3; ++i) {
    Term report = co_await take(self, "report"_a);
    conf.say("report", report[1]);
  }
  conf.say("three intervals", self.now() - start >= 178ms);
  or_exit(co_await otp::stop(self, p));
}

// Reporter: other messages end it.
BLOCK(SEED_28) {
  auto reporter = co_await up<demo::PeriodicReporter>(self, Duration(60s));
  Ref m = self.monitor(pid_of(self, reporter));
  self.send(pid_of(self, reporter), Term("hello"_a));
  co_await ended(self, conf, "reporter", m);
}

namespace {

std::string put(Self self, Run& conf, ServerRef<CacheServer> cache, std::string value) {
  CacheServer::Put message{"a", std::move(value)};
  return conf.answer(self.try_cast(cache, std::move(message)));
}

/// `label: value` or `label: nil`
Task<> say_value(Self self, Run& conf, std::string label, ServerRef<CacheServer> cache,
                 std::string key) {
  CacheServer::Get get{std::move(key)};
  auto value = co_await ask(self, cache, get);
  conf.say(label + ": " + value.value_or("nil"));
}

/// How often a cache has written that it is idle.
auto idle_notices(const Run& conf) { return std::ranges::count(conf.logged(), "info notice"); }

/// Waits until a cache has said for the `count`th time that it is idle.
Task<> say_idle(Self self, Run& conf, int count) {
  co_await until(self, [&] { return idle_notices(conf) >= count; });
  conf.say("idle");
}

Task<> say_hibernating(Self self, Run& conf, Pid cache) {
  conf.say("hibernating", co_await until(self, [&] { return hibernating(self, cache); }));
}

/// `mail: (empty)` when nothing comes for some intervals, no further notice either.
Task<> say_silence(Self self, Run& conf) {
  auto before = idle_notices(conf);
  co_await mail(self, conf, 600ms);
  if (idle_notices(conf) != before) conf.say("idle again");
}

}  // namespace

// Cache: put and get.
BLOCK(SEED_34) {
  auto cache = co_await up<CacheServer>(self, Duration(60s));
  conf.say("put: " + put(self, conf, cache, "1"));
  co_await say_value(self, conf, "get", cache, "a");
  co_await say_value(self, conf, "missing", cache, "b");
  put(self, conf, cache, "2");
  co_await say_value(self, conf, "get", cache, "a");
}

// Cache: idle once, then asleep.
BLOCK(SEED_35) {
  auto cache = co_await up<CacheServer>(self, Duration(200ms));
  put(self, conf, cache, "1");
  co_await say_idle(self, conf, 1);
  co_await say_hibernating(self, conf, pid_of(self, cache));
  co_await say_silence(self, conf);
  co_await say_value(self, conf, "get", cache, "a");
  co_await say_idle(self, conf, 2);
  co_await say_hibernating(self, conf, pid_of(self, cache));
}

namespace {

/// Milliseconds since the start of the runtime.
Term milliseconds(Self self) { return describe(self.now()); }

}  // namespace

// Cache: every request restarts the idle time. This one remembers when it was asked.
BLOCK(SEED_36) {
  Pid me = self.pid();
  Callbacks callbacks;
  callbacks.init = [](Self server, Term) -> Task<Init<Term>> {
    co_return Init<Term>(milliseconds(server)).timeout(300ms);
  };
  callbacks.call = [](Self server, Term, From<Term>, Term& asked) -> Task<Reply<Term>> {
    asked = milliseconds(server);
    co_return reply(Term()).timeout(300ms);
  };
  callbacks.info = [me](Self server, Term, Term& asked) -> Task<NoReply> {
    Term idle = milliseconds(server).integer() - asked.integer();
    server.send(me, tuple("idle_after"_a, idle));
    co_return noreply().hibernate();
  };
  Pid p = co_await up(self, conf, Term(), std::move(callbacks));
  for (int i = 0; i < 12; ++i) {
    co_await self.sleep(50ms);
    co_await ask(self, p, "get"_a);
  }
  Term first = co_await take(self, "idle_after"_a);
  std::vector<Term> reports = co_await drain(self, 0ms);
  reports.push_back(first);
  auto is_late_enough = [](const Term& report) { return report[1].integer() >= 299; };
  conf.say("never too early", std::ranges::all_of(reports, is_late_enough));
}

// Cache: a stray message ends it.
BLOCK(SEED_37) {
  auto cache = co_await up<CacheServer>(self, Duration(60s));
  put(self, conf, cache, "1");
  Ref m = self.monitor(pid_of(self, cache));
  self.send(pid_of(self, cache), Term("stray"_a));
  co_await ended(self, conf, "cache", m);
  CacheServer::Get get{"a"};
  auto request = self.call(cache, get);
  conf.called("get", co_await request);
}

// Cache: looking into a sleeping cache.
BLOCK(SEED_38) {
  auto cache = co_await up<CacheServer>(self, Duration(60ms));
  co_await say_idle(self, conf, 1);
  co_await until(self, [&] { return hibernating(self, pid_of(self, cache)); });
  CacheServer::State state = co_await state_of(self, cache);
  conf.say("contents", describe(state.entries));
  co_await say_hibernating(self, conf, pid_of(self, cache));
  co_await say_silence(self, conf);
}

namespace {

/// `label -> {:ok, session}` or why it did not start.
Task<> say_start(Self self, Run& conf, std::string id) {
  auto options = StartOptions().name(via(demo::session_registry, id));
  auto starting = otp::start<SessionManager>(self, options, id);
  auto started = co_await starting;
  if (started) conf.role(pid_of(self, *started), "session " + id);
  conf.answered("start " + id, started);
}

/// `id: data`, with keys that are atoms in the script and text in the guide.
Task<> say_data(Self self, Run& conf, std::string id) {
  auto data = co_await ask(self, demo::session_named(id), SessionManager::Get{});
  std::vector<Term::Entry> entries;
  for (const auto& [key, value] : data) entries.emplace_back(Atom(key), value);
  conf.say(id, Term::map(std::move(entries)));
}

}  // namespace

// Sessions: named by their id.
BLOCK(SEED_39) {
  RegistryOptions options(demo::session_registry, Keys::Unique);
  co_await up_linked<Registry>(self, options);
  co_await say_start(self, conf, "1");
  co_await say_start(self, conf, "2");
  co_await say_start(self, conf, "1");
  SessionManager::Put put{"user", "ann"};
  co_await ask(self, demo::session_named("1"), put);
  co_await say_data(self, conf, "1");
  co_await say_data(self, conf, "2");
  or_exit(co_await otp::stop(self, demo::session_named("1")));
  auto request = self.call(demo::session_named("1"), SessionManager::Get{});
  conf.called("1 after stop", co_await request);
  co_await say_start(self, conf, "1");
}

namespace {

/// Releases what the state says it holds, in the order of the guide.
Callbacks cleaning_up(Run& conf) {
  Callbacks callbacks;
  callbacks.cast = [](Self, Term, Term&) -> Task<NoReply> {
    co_return otp::stop(ExitReason::shutdown("finished"_a));
  };
  callbacks.term = [&conf](Self, ExitReason, Term state) -> Task<> {
    conf.say("close connections", state.get("connections"_a));
    conf.say("clean files", state.get("files"_a));
    conf.say("persist");
    co_return;
  };
  return callbacks;
}

}  // namespace

// Practice: terminate cleans up in order.
BLOCK(SEED_45) {
  Term connections = Term::list({"c1"_a, "c2"_a});
  Term files = Term::list({"f1"_a});
  Term state = Term::map({{"connections"_a, connections}, {"files"_a, files}});
  Callbacks callbacks = cleaning_up(conf);
  Pid p = co_await up(self, conf, state, std::move(callbacks));
  auto stopped = co_await otp::stop(self, p);
  conf.say("stop: " + conf.answer(stopped));
  Callbacks same = cleaning_up(conf);
  Pid q = co_await up(self, conf, state, std::move(same));
  Ref m = self.monitor(q);
  conf::cast(self, q, "finish"_a);
  co_await ended(self, conf, "server", m);
}
