// The registry: REG-*. What each block does is said in words above its namesake in the recordings'
// own catalogue; the comments here name the rule.

#include "otp/registry.h"

#include "bodies.h"

using namespace conf;

namespace {

Task<Pid> start_registry(Self self, RegistryOptions options) {
  auto starting = otp::start_link<Registry>(self, std::move(options));
  auto started = co_await starting;
  co_return started.value().whereis(self.runtime());
}

Task<Pid> start_registry(Self self, Atom name, Keys keys = Keys::Unique) {
  return start_registry(self, RegistryOptions(name, keys));
}

/// A server of this name, state and role that answers every call with its state.
Task<Started> start_server(Self self, Run& conf, Target name, Term state, std::string role = {}) {
  StartOptions options = StartOptions().name(name);
  Callbacks callbacks;
  callbacks.call = [](Self, Term, From<Term>, Term& value) -> Task<Reply<Term>> {
    co_return reply(value);
  };
  Task<Started> starting = start(self, conf, state, callbacks, options, role);
  co_return co_await starting;
}

/// The process that was found, or nil.
Term found(Pid pid) { return pid.is_none() ? Term() : Term(pid); }

/// `{:ok, value}` or `:error`.
Term ok_or_error(const Result<Term>& result) {
  return result ? tuple(atoms::ok, *result) : result.error().reason;
}

/// `{new, old}` or `:error`.
Term new_and_old(const Result<registry::Update>& update) {
  return update ? tuple(update->now, update->before) : update.error().reason;
}

std::vector<Term> sorted_keys(Self self, Atom name) {
  auto keys = registry::keys(self.runtime(), name, self.pid());
  std::ranges::sort(keys);
  return keys;
}

/// The entries as lines.
std::vector<std::string> shown(const Run& conf, const std::vector<registry::Entry>& entries) {
  std::vector<std::string> lines;
  for (const auto& entry : entries) lines.push_back(conf.show(entry.describe()));
  return lines;
}

/// Their values as lines.
std::vector<std::string> shown_values(const Run& conf,
                                      const std::vector<registry::Entry>& entries) {
  std::vector<std::string> lines;
  for (const auto& entry : entries) lines.push_back(conf.show(entry.value));
  return lines;
}

}  // namespace

// Register and look up.
BLOCK(REG_01) {
  Runtime& runtime = self.runtime();
  co_await start_registry(self, "R01"_a);
  auto owner = registry::register_key(self, "R01"_a, "k", "v"_a);
  conf.say("returns a process", owner && runtime.is_alive(*owner));
  conf.say("lookup", describe(registry::lookup(runtime, "R01"_a, "k")));
  conf.say("unknown", describe(registry::lookup(runtime, "R01"_a, "other")));
  conf.say("count", registry::count(runtime, "R01"_a));
}

// A server named through a registry.
BLOCK(REG_02) {
  co_await start_registry(self, "R04"_a);
  Target name = via("R04"_a, "s");
  Started p = co_await start_server(self, conf, name, 5, "server");
  auto answer = co_await call(self, name, "get"_a);
  conf.say("call", answer.value());
  Started second = co_await start_server(self, conf, name, 6);
  conf.answered("second start", second);
  conf.say("whereis", name.resolve(self.runtime()) == p.value());
  auto stopped = co_await stop(self, name);
  conf.say("stop", describe(stopped));
  auto missing = co_await call(self, name, "get"_a);
  conf.called("call", missing);
  co_await start_server(self, conf, name, 7);
  auto anew = co_await call(self, name, "get"_a);
  conf.say("call", anew.value());
}

// Call, cast and look-up of a missing key.
BLOCK(REG_03) {
  co_await start_registry(self, "R05"_a);
  Target name = via("R05"_a, "missing");
  auto answer = co_await call(self, name, "x"_a);
  conf.called("call", answer);
  conf.attempt("cast", [&] {
    cast(self, name, "x"_a);
    return Term(atoms::ok);
  });
  conf.attempt("whereis", [&] { return found(name.resolve(self.runtime())); });
  auto stopped = co_await stop(self, name);
  conf.called("stop", stopped);
}

// A name with a value.
BLOCK(REG_04) {
  co_await start_registry(self, "R06"_a);
  co_await start_server(self, conf, via("R06"_a, "s", "meta"_a), 0, "server");
  conf.say("lookup", describe(registry::lookup(self.runtime(), "R06"_a, "s")));
}

// One process, many keys.
BLOCK(REG_05) {
  Runtime& runtime = self.runtime();
  co_await start_registry(self, "R07"_a);
  registry::register_key(self, "R07"_a, "a"_a, 1).value();
  registry::register_key(self, "R07"_a, "b"_a, 2).value();
  registry::register_key(self, "R07"_a, "c"_a, 3).value();
  conf.say("keys", describe(sorted_keys(self, "R07"_a)));
  conf.say("values", describe(registry::values(runtime, "R07"_a, "b"_a, self.pid())));
  conf.attempt("unregister", [&] {
    registry::unregister(self, "R07"_a, "b"_a);
    return Term(atoms::ok);
  });
  conf.attempt("unregister unknown", [&] {
    registry::unregister(self, "R07"_a, "zz"_a);
    return Term(atoms::ok);
  });
  conf.say("keys", describe(sorted_keys(self, "R07"_a)));
  conf.say("lookup", describe(registry::lookup(runtime, "R07"_a, "b"_a)));
}

// A duplicate registry keeps several processes under one key.
BLOCK(REG_06) {
  Runtime& runtime = self.runtime();
  co_await start_registry(self, "R10"_a, Keys::Duplicate);
  Pid me = self.pid();
  std::vector<Pid> processes;
  for (int i = 1; i <= 3; ++i) {
    Pid p = conf::spawn(self, [me, i](Self child) -> Task<> {
      registry::register_key(child, "R10"_a, "topic", i).value();
      child.send(me, Term(atoms::ok));
      co_await wait_for_go(child);
    });
    processes.push_back(conf.role(p, "p" + std::to_string(i)));
  }
  for (int i = 0; i < 3; ++i) co_await take(self, atoms::ok);
  conf.say_any(shown(conf, registry::lookup(runtime, "R10"_a, "topic")));
  self.send(processes[0], Term("go"_a));
  bool is_gone =
      co_await until(self, [&] { return registry::lookup(runtime, "R10"_a, "topic").size() == 2; });
  conf.say("gone", is_gone);
}

// The same process twice under one key.
BLOCK(REG_07) {
  Runtime& runtime = self.runtime();
  co_await start_registry(self, "R11"_a, Keys::Duplicate);
  registry::register_key(self, "R11"_a, "k", 1).value();
  registry::register_key(self, "R11"_a, "k", 2).value();
  conf.say_any(shown(conf, registry::lookup(runtime, "R11"_a, "k")));
  registry::unregister(self, "R11"_a, "k");
  conf.say("unregister", atoms::ok);
  conf.say("lookup", describe(registry::lookup(runtime, "R11"_a, "k")));
}

// Dispatch.
BLOCK(REG_08) {
  Runtime& runtime = self.runtime();
  co_await start_registry(self, "R12"_a, Keys::Duplicate);
  Pid me = self.pid();
  for (int i = 1; i <= 3; ++i) {
    conf::spawn(self, [me, i](Self child) -> Task<> {
      registry::register_key(child, "R12"_a, "topic", i).value();
      child.send(me, Term("up"_a));
      Term message = co_await next(child);
      child.send(me, tuple("got"_a, i, message));
    });
  }
  for (int i = 0; i < 3; ++i) co_await take(self, "up"_a);
  conf.attempt("dispatch", [&] {
    registry::dispatch(runtime, "R12"_a, "topic", [&](const std::vector<registry::Entry>& entries) {
      for (const auto& [pid, value] : entries) self.send(pid, tuple("news"_a, value));
    });
    return Term(atoms::ok);
  });
  co_await mail_any_n(self, conf, 3);
  conf.attempt("dispatch unknown", [&] {
    registry::dispatch(runtime, "R12"_a, "none",
                       [&](const std::vector<registry::Entry>&) { conf.say("run"); });
    return Term(atoms::ok);
  });
}

// A duplicate registry cannot name servers.
BLOCK(REG_09) {
  co_await start_registry(self, "R13"_a, Keys::Duplicate);
  Started started;
  std::exception_ptr failure;
  try {
    started = co_await start_server(self, conf, via("R13"_a, "s"), 0);
  } catch (...) {
    failure = std::current_exception();
  }
  conf.attempt("start", [&] {
    if (failure) std::rethrow_exception(failure);
    return describe(started);
  });
}

// Updating one's value.
BLOCK(REG_10) {
  co_await start_registry(self, "R14"_a);
  registry::register_key(self, "R14"_a, "n", 1).value();
  auto says_run = [&conf](const Term&) {
    conf.say("run");
    return Term(atoms::ok);
  };
  conf.attempt("update", [&] {
    auto add_ten = [](const Term& value) { return Term(value.integer() + 10); };
    return new_and_old(registry::update_value(self, "R14"_a, "n", add_ten));
  });
  conf.say("lookup", describe(registry::lookup(self.runtime(), "R14"_a, "n")));
  conf.attempt("unknown",
               [&] { return new_and_old(registry::update_value(self, "R14"_a, "x", says_run)); });
  Pid me = self.pid();
  conf::spawn(self, [me, says_run](Self child) -> Task<> {
    auto update = registry::update_value(child, "R14"_a, "n", says_run);
    child.send(me, tuple("not_owner"_a, new_and_old(update)));
    co_return;
  });
  co_await mail_n(self, conf, 1);
}

// Listeners are told of what processes ask for, not of entries that go with their process.
BLOCK(REG_11) {
  self.register_name("reg_listener"_a, self.pid());
  co_await start_registry(self, RegistryOptions("R15"_a, Keys::Unique).listener("reg_listener"_a));
  Pid me = self.pid();
  Pid p = conf::spawn(self, [me](Self child) -> Task<> {
    registry::register_key(child, "R15"_a, "a", 1).value();
    registry::register_key(child, "R15"_a, "b", 2).value();
    registry::unregister(child, "R15"_a, "a");
    child.send(me, Term("done"_a));
    co_await wait_for_go(child);
  });
  conf.role(p, "p");
  co_await take(self, "done"_a);
  co_await mail_n(self, conf, 3);
  self.send(p, Term("go"_a));
  co_await mail(self, conf, 200ms);
}

// Metadata of a registry.
BLOCK(REG_12) {
  Runtime& runtime = self.runtime();
  co_await start_registry(self, RegistryOptions("R16"_a, Keys::Unique).meta("owner"_a, "me"));
  conf.attempt("start value",
               [&] { return ok_or_error(registry::meta(runtime, "R16"_a, "owner"_a)); });
  conf.attempt("put", [&] {
    registry::put_meta(runtime, "R16"_a, "limit"_a, 10);
    return Term(atoms::ok);
  });
  conf.attempt("get", [&] { return ok_or_error(registry::meta(runtime, "R16"_a, "limit"_a)); });
  conf.attempt("unknown",
               [&] { return ok_or_error(registry::meta(runtime, "R16"_a, "nothing"_a)); });
}

// An unknown registry.
BLOCK(REG_13) {
  conf.attempt("register",
               [&] { return describe(registry::register_key(self, "NoSuchRegistry"_a, "k", 1)); });
  conf.attempt("lookup",
               [&] { return describe(registry::lookup(self.runtime(), "NoSuchRegistry"_a, "k")); });
  co_return;
}

// The registry takes its members along when it crashes.
BLOCK(REG_14) {
  self.trap_exit(true);
  Pid owner = co_await start_registry(self, "R18"_a);
  Pid me = self.pid();
  Pid p = conf::spawn(self, [me](Self child) -> Task<> {
    registry::register_key(child, "R18"_a, "a", 1).value();
    child.send(me, Term(atoms::ok));
    co_await child.sleep(infinity);
  });
  Pid q = conf::spawn(self, [me](Self child) -> Task<> {
    registry::register_key(child, "R18"_a, "b", 1).value();
    registry::unregister(child, "R18"_a, "b");
    child.send(me, Term(atoms::ok));
    co_await child.sleep(infinity);
  });
  for (int i = 0; i < 2; ++i) co_await take(self, atoms::ok);
  Ref of_member = self.monitor(p);
  Ref of_registry = self.monitor(owner);
  self.exit(owner, ExitReason::kill());
  co_await ended(self, conf, "registry", of_registry);
  co_await ended(self, conf, "member", of_member);
  co_await self.sleep(60ms);
  alive(self, conf, "former member", q);
}

namespace {

/// Starts a worker that then registers itself.
Task<Result<Pid>> start_registered_kid(Self supervisor, Run* conf, Atom name) {
  auto starting = otp::start_link<Kid>(supervisor, conf, std::string("w"), KidOptions());
  auto started = co_await starting;
  Kid::Run registers;
  registers.act = [name](Self worker) {
    return describe(registry::register_key(worker, name, "w"));
  };
  auto registering = supervisor.call(started.value(), registers);
  auto registered = co_await registering;
  registered.value();
  co_return started->whereis(supervisor.runtime());
}

}  // namespace

// A supervised registry name moves to the new process.
BLOCK(REG_15) {
  self.trap_exit(true);
  co_await start_registry(self, "R19"_a);
  ChildSpec spec("w"_a, [&conf](Self supervisor, std::vector<Term>) {
    return start_registered_kid(supervisor, &conf, "R19"_a);
  });
  Task<Started> starting = start_supervisor(self, raw(Strategy::OneForOne).child(spec));
  co_await starting;
  auto worker = via<Kid>("R19"_a, "w");
  auto bumped = co_await self.call(worker, Kid::Bump{});
  conf.say("bump", bumped.value());
  Pid first = co_await who(self, conf, "w");
  Ref m = self.monitor(first);
  self.exit(first, ExitReason::kill());
  co_await gone(self, m);
  co_await until(self, [&] {
    Pid now = worker.whereis(self.runtime());
    return !now.is_none() && now != first;
  });
  conf.say("whereis", found(worker.whereis(self.runtime())));
  auto count = co_await self.call(worker, Kid::Get{});
  conf.say("get", count.value());
}

// Ten thousand keys.
BLOCK(REG_16) {
  Runtime& runtime = self.runtime();
  co_await start_registry(self, "R20"_a);
  Pid me = self.pid();
  Pid p = conf::spawn(self, [me](Self child) -> Task<> {
    for (int i = 1; i <= 10'000; ++i) registry::register_key(child, "R20"_a, i, i * i).value();
    child.send(me, Term(atoms::ok));
    co_await wait_for_go(child);
  });
  co_await take(self, atoms::ok);
  conf.say("count", registry::count(runtime, "R20"_a));
  bool all_found = true;
  for (int i = 1; i <= 10'000; ++i) {
    Term expected = Term::list({tuple(p, i * i)});
    all_found = all_found && describe(registry::lookup(runtime, "R20"_a, i)) == expected;
  }
  conf.say("all found", all_found);
  self.send(p, Term("go"_a));
  bool is_empty = co_await until(self, [&] { return registry::count(runtime, "R20"_a) == 0; });
  conf.say("empty", is_empty);
}

// A race for one key has one winner.
BLOCK(REG_17) {
  co_await start_registry(self, "R21"_a);
  Pid me = self.pid();
  std::vector<Pid> processes;
  for (int i = 0; i < 50; ++i) {
    processes.push_back(conf::spawn(self, [me](Self child) -> Task<> {
      co_await wait_for_go(child);
      auto registered = registry::register_key(child, "R21"_a, "k");
      child.send(me, tuple("r"_a, child.pid(), describe(registered)));
      co_await child.sleep(infinity);
    }));
  }
  for (Pid p : processes) self.send(p, Term("go"_a));
  std::vector<Term> winners;
  std::vector<Term> refusals;
  for (int i = 0; i < 50; ++i) {
    Term answer = co_await take(self, "r"_a);
    bool has_won = answer[2].is_tagged(atoms::ok, 2);
    if (has_won) winners.push_back(answer[1]);
    else refusals.push_back(answer[2]);
  }
  conf.say("winners", winners.size());
  Term refusal = tuple(atoms::error, tuple(atoms::already_registered, winners.at(0)));
  conf.say("losers name the winner",
           std::ranges::all_of(refusals, [&](const Term& answer) { return answer == refusal; }));
}

// Matching values.
BLOCK(REG_18) {
  Runtime& runtime = self.runtime();
  co_await start_registry(self, "R22"_a, Keys::Duplicate);
  for (const Term& value : {tuple("red"_a, 1), tuple("red"_a, 2), tuple("blue"_a, 3)}) {
    registry::register_key(self, "R22"_a, "k", value).value();
  }
  auto is_red = [](const Term& value) { return value.is_tagged("red"_a, 2); };
  conf.say_any(shown_values(conf, registry::match(runtime, "R22"_a, "k", is_red)));
  conf.say("count red", registry::count_match(runtime, "R22"_a, "k", is_red));
  registry::unregister_match(self, "R22"_a, "k", is_red);
  conf.say("unregister_match", atoms::ok);
  conf.say_any(shown_values(conf, registry::lookup(runtime, "R22"_a, "k")));
}
