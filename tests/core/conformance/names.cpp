// Names: NAME-*. What each block does is said in words above its namesake in the recordings' own
// catalogue; the comments here name the rule.

#include "bodies.h"

using namespace conf;

namespace {

using InitFn = std::function<Task<Init<Term>>(Self, Term)>;

/// Answers every call with its state.
Task<Reply<Term>> reply_state(Self, Term, From<Term>, Term& state) { co_return reply(state); }

Task<Started> start_named(Self self, Run& conf, Target name, InitFn init, Term state = 0) {
  StartOptions options = StartOptions().name(name);
  Callbacks callbacks;
  callbacks.init = init;
  callbacks.call = reply_state;
  Task<Started> starting = start(self, conf, state, callbacks, options);
  co_return co_await starting;
}

/// An init that says so.
InitFn says(Run& conf, std::string text) {
  return [&conf, text](Self, Term argument) -> Task<Init<Term>> {
    conf.say(text);
    co_return argument;
  };
}

/// The process that was found, or nil.
Term found(Pid pid) { return pid.is_none() ? Term() : Term(pid); }

}  // namespace

// Register, look up, send, unregister.
BLOCK(NAME_01) {
  Pid me = self.pid();
  Pid p = conf::spawn(self, [me](Self child) -> Task<> {
    Term message = co_await next(child);
    child.send(me, tuple("p_got"_a, message));
  });
  conf.role(p, "p");
  self.register_name("nm_a"_a, p);
  conf.say("register", true);
  conf.say("whereis", found(self.whereis("nm_a"_a)));
  self.send("nm_a"_a, Term("hello"_a));
  co_await mail_n(self, conf, 1);
  Pid q = conf.role(self.spawn(wait_for_ever), "q");
  self.register_name("nm_a2"_a, q);
  self.unregister_name("nm_a2"_a);
  conf.say("unregister", true);
  conf.say("whereis", found(self.whereis("nm_a2"_a)));
}

// A process has at most one name.
BLOCK(NAME_02) {
  Pid p = conf.role(self.spawn(wait_for_ever), "p");
  self.register_name("nm_c1"_a, p);
  conf.attempt("second name", [&] {
    self.register_name("nm_c2"_a, p);
    return Term(true);
  });
  conf.say("whereis first", found(self.whereis("nm_c1"_a)));
  conf.say("whereis second", found(self.whereis("nm_c2"_a)));
  co_return;
}

// Sending to a missing name is an error, to a dead process it is not.
BLOCK(NAME_03) {
  conf.attempt("send to name", [&] {
    self.send("nm_nobody"_a, Term("x"_a));
    return Term("x"_a);
  });
  Pid p = co_await dead_process(self);
  conf.attempt("send to dead", [&] {
    self.send(p, Term("x"_a));
    return Term("x"_a);
  });
}

// Names that cannot be registered.
BLOCK(NAME_04) {
  Pid p = co_await dead_process(self);
  conf.attempt("dead process", [&] {
    self.register_name("nm_e"_a, p);
    return Term(true);
  });
  conf.attempt("reserved name", [&] {
    self.register_name(atoms::undefined, self.pid());
    return Term(true);
  });
  conf.attempt("unregister unknown", [&] {
    self.unregister_name("nm_unknown"_a);
    return Term(true);
  });
}

// Starting a server under a name in use.
BLOCK(NAME_05) {
  Started first = co_await start_named(self, conf, "nm_g"_a, says(conf, "init first"));
  conf.role(first.value(), "first");
  Started second = co_await start_named(self, conf, "nm_g"_a, says(conf, "init second"));
  conf.answered("second", second);
  Callbacks callbacks;
  callbacks.init = says(conf, "init second");
  StartOptions options = StartOptions().name("nm_g"_a);
  Task<Started> linking = start_link(self, conf, 0, callbacks, options);
  Started linked = co_await linking;
  conf.answered("second, linked", linked);
  alive(self, conf, "tester", self.pid());
  conf.say("whereis", found(self.whereis("nm_g"_a)));
}

// The name is registered before init runs.
BLOCK(NAME_06) {
  auto looks_itself_up = [&conf](Self server, Term argument) -> Task<Init<Term>> {
    conf.say("found itself", server.whereis("nm_h"_a) == server.pid());
    co_return argument;
  };
  co_await start_named(self, conf, "nm_h"_a, looks_itself_up);
}

// A failed start leaves no name behind.
BLOCK(NAME_07) {
  std::vector<std::pair<std::string, InitFn>> bad_ones(3);
  bad_ones[0] = {"stop",
                 [](Self, Term) -> Task<Init<Term>> { co_return otp::stop(ExitReason("bad"_a)); }};
  bad_ones[1] = {"ignore", [](Self, Term) -> Task<Init<Term>> { co_return ignore(); }};
  bad_ones[2] = {"raise", [](Self, Term argument) -> Task<Init<Term>> {
                   throw std::runtime_error("boom");
                   co_return argument;
                 }};
  for (const auto& [label, init] : bad_ones) {
    Started started = co_await start_named(self, conf, "nm_i"_a, init);
    conf.answered("start " + label, started);
    conf.say("whereis", found(self.whereis("nm_i"_a)));
  }
  Started good = co_await start_named(self, conf, "nm_i"_a, nullptr);
  conf.role(good.value(), "good");
  conf.say("whereis", found(self.whereis("nm_i"_a)));
}

// Call and cast to a missing name differ.
BLOCK(NAME_08) {
  auto answer = co_await call(self, "nm_nobody"_a, "x"_a);
  conf.called("call", answer);
  conf.attempt("cast", [&] {
    cast(self, "nm_nobody"_a, "x"_a);
    return Term(atoms::ok);
  });
}

// A server is found by process and by name.
BLOCK(NAME_09) {
  Runtime& runtime = self.runtime();
  Started p = co_await start_named(self, conf, "nm_j"_a, nullptr, 7);
  conf.role(p.value(), "p");
  conf.say("by process", found(Target(*p).resolve(runtime)));
  conf.say("by name", found(Target("nm_j"_a).resolve(runtime)));
  conf.say("missing", found(Target("nm_missing"_a).resolve(runtime)));
}

// A restarted server takes over the name.
BLOCK(NAME_10) {
  self.trap_exit(true);
  KidOptions options;
  options.name = "nm_k"_a;
  Task<Started> starting =
      start_supervisor(self, raw(Strategy::OneForOne).child(kid(conf, "w", options)));
  co_await starting;
  auto worker = named<Kid>("nm_k"_a);
  auto bumped = co_await self.call(worker, Kid::Bump{});
  conf.say("bump", describe(bumped.value()));
  Pid first = co_await who(self, conf, "w");
  self.exit(first, ExitReason::kill());
  Pid second = co_await who(self, conf, "w#2");
  conf.say("same process as the name", self.whereis("nm_k"_a) == second);
  auto count = co_await self.call(worker, Kid::Get{});
  conf.say("get", describe(count.value()));
}

namespace {

/// A name service of the user's own.
class Phone final : public NameService {
 public:
  explicit Phone(Run& conf) : conf_(conf) {}

  bool register_name(Self self, const Term& key, const Term&) override {
    conf_.say("register " + std::string(key.text()));
    return book_.with([&](auto& book) { return book.emplace(key, self.pid()).second; });
  }
  void unregister_name(Self, const Term& key) override {
    book_.with([&](auto& book) { book.erase(key); });
  }
  Pid whereis_name(Runtime&, const Term& key) override {
    return book_.with([&](auto& book) {
      auto entry = book.find(key);
      return entry == book.end() ? Pid{} : entry->second;
    });
  }

 private:
  Run& conf_;
  Guarded<std::map<Term, Pid>> book_;
};

}  // namespace

// A custom name service.
BLOCK(NAME_11) {
  auto phone = std::make_shared<Phone>(conf);
  Target k(Via{phone, "k", {}});
  Target zz(Via{phone, "zz", {}});
  Started p = co_await start_named(self, conf, k, says(conf, "init"));
  conf.role(p.value(), "p");
  auto answer = co_await call(self, k, "get"_a);
  conf.called("call", answer);
  Started again = co_await start_named(self, conf, k, nullptr);
  conf.answered("again", again);
  auto missing = co_await call(self, zz, "get"_a);
  conf.called("call missing", missing);
  conf.attempt("cast missing", [&] {
    cast(self, zz, "get"_a);
    return Term(atoms::ok);
  });
}
