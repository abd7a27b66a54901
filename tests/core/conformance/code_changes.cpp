// Code change. CODE-01 to CODE-06; CODE-07 is with the agents.

#include "server_steps.h"

using namespace conf;

namespace {

using CodeChange =
    std::function<Result<Term>(const Term& version, const Term& state, const Term& extra)>;

/// A server with the state 5 that answers with its state.
Task<Pid> up_with(Self self, Run& conf, CodeChange change) {
  Callbacks callbacks;
  callbacks.call = give_state;
  callbacks.code = std::move(change);
  co_return co_await up(self, conf, 5, std::move(callbacks));
}

Term kind_of(const Result<>& changed) { return changed ? Term(atoms::ok) : Term(atoms::error); }

}  // namespace

// Changing the state's form.
BLOCK(CODE_01) {
  CodeChange change = [&conf](const Term& version, const Term& state, const Term& extra) {
    conf.say("code_change", tuple(version, state, extra));
    return tuple("v2"_a, state, extra);
  };
  Pid p = co_await up_with(self, conf, change);
  co_await sys::suspend(self, p);
  conf.answered("change_code", co_await change_code(self, p, 1, "extra"_a));
  co_await sys::resume(self, p);
  conf.say("get", co_await ask(self, p, "get"_a));
}

// A refused change.
BLOCK(CODE_02) {
  CodeChange change = [](const Term&, const Term&, const Term&) { return refuse("not_now"_a); };
  Pid p = co_await up_with(self, conf, change);
  co_await sys::suspend(self, p);
  conf.answered("change_code", co_await change_code(self, p, 1, Term()));
  co_await sys::resume(self, p);
  conf.say("get", co_await ask(self, p, "get"_a));
}

// A change that raises.
BLOCK(CODE_03) {
  CodeChange change = [](const Term&, const Term&, const Term&) -> Result<Term> {
    throw std::runtime_error("boom");
  };
  Pid p = co_await up_with(self, conf, change);
  co_await sys::suspend(self, p);
  conf.say("change_code", kind_of(co_await change_code(self, p, 1, Term())));
  co_await sys::resume(self, p);
  conf.say("get", co_await ask(self, p, "get"_a));
}

// A change without suspending first.
BLOCK(CODE_04) {
  CodeChange change = [&conf](const Term&, const Term& state, const Term&) {
    conf.say("code_change");
    return Term(state.integer() + 1);
  };
  Pid p = co_await up_with(self, conf, change);
  conf.say("change_code", kind_of(co_await change_code(self, p, 1, Term())));
  conf.say("get", co_await ask(self, p, "get"_a));
}

namespace {

struct Increment {};
struct Count {
  std::int64_t n = 0;
};

/// A version of a counter, by how much it goes up.
template <int step>
struct Hot : GenServer<Hot<step>> {
  using State = Count;
  using Accepts = otp::Accepts<Call<Increment, std::int64_t>>;

  Init<State> init(std::int64_t n) { return State{n}; }
  Reply<std::int64_t> handle_call(const Increment&, From<std::int64_t>, State& state) {
    return reply(state.n += step);
  }
  Result<State> code_change(const Term&, const State& state, const Term&) {
    return State{state.n * 1000};
  }
};

}  // namespace

// New handlers take over at the next message.
BLOCK(CODE_05) {
  auto v1 = or_exit(co_await otp::start<Hot<1>>(self, std::int64_t{0}));
  Pid p = v1.whereis(self.runtime());
  conf.say("v1", or_exit(co_await self.call(v1, Increment{})));
  or_exit(co_await sys::load<Hot<10>>(self, v1));
  ServerRef<Hot<10>> v2(p);
  conf.say("v2", or_exit(co_await self.call(v2, Increment{})));
  co_await sys::suspend(self, p);
  conf.say("change_code", kind_of(co_await sys::change_code<Hot<10>>(self, v2, 1)));
  co_await sys::resume(self, p);
  conf.say("v2", or_exit(co_await self.call(v2, Increment{})));
  alive(self, conf, "server", p);
}

// A hand-written loop does not take part.
BLOCK(CODE_06) {
  Pid p = conf::spawn(self, [](Self child) -> Task<> {
    for (std::int64_t n = 1;; ++n) {
      Term request = co_await take(child, "inc"_a);
      child.send(request[1].pid(), tuple("n"_a, n));
    }
  });
  self.send(p, tuple("inc"_a, self.pid()));
  conf.say("mail", co_await next(self));
  conf.called("suspend", co_await sys::suspend(self, p, 80ms));
  self.send(p, tuple("inc"_a, self.pid()));
  conf.say("mail", co_await next(self));
}
