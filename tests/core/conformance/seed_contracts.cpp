// The guide's contract as it is printed there, without the checks of the program's own. SEED-14 to
// SEED-24 and SEED-44.

#include <numeric>

#include "otp/registry.h"
#include "seed_steps.h"

using namespace conf;

namespace {

Target deal_named(const std::string& id) { return via("Deals"_a, id); }

bool is_payment(const Term& action) { return action.is_tagged("pay"_a, 2); }

/// A contract. An action is a term, so that it can meet one that nobody wrote.
struct Deal : GenServer<Deal> {
  struct State {
    conf::Run* conf;
    std::string id;
    std::int64_t cost = 0;
    std::int64_t profit = 0;
    std::int64_t total = 0;
    Atom state;
    Term approved_at;
    Term disbursed_at;
    std::vector<std::int64_t> payments;  // newest first
    static constexpr auto fields = std::tuple{field("id", &State::id),
                                              field("cost", &State::cost),
                                              field("profit", &State::profit),
                                              field("total", &State::total),
                                              field("state", &State::state),
                                              field("approved_at", &State::approved_at),
                                              field("disbursed_at", &State::disbursed_at),
                                              field("payments", &State::payments)};
  };
  using Accepts = otp::Accepts<Call<Term, Term>>;

  Init<State> init(conf::Run* conf, std::string id, std::int64_t cost, std::int64_t profit) {
    conf->role(self.pid(), "deal " + id);
    return State{conf, std::move(id), cost, profit, cost + profit, "pending"_a, {}, {}, {}};
  }

  Reply<Term> handle_call(const Term& action, From<Term>, State& deal) {
    if (action.is("show"_a)) return reply(describe(deal));
    if (action.is("approve"_a) && deal.state == "pending"_a) {
      deal.approved_at = "set"_a;
      return moved(deal, "approved"_a);
    }
    if (action.is("disburse"_a) && deal.state == "approved"_a) {
      deal.disbursed_at = "set"_a;
      return moved(deal, "disbursed"_a);
    }
    if (is_payment(action) && (deal.state == "disbursed"_a || deal.state == "repaying"_a)) {
      return paid(deal, action[1].integer());
    }
    bool is_known = action.is("approve"_a) || action.is("disburse"_a) || is_payment(action);
    if (!is_known) throw FunctionClauseError();
    return reply(tuple(atoms::error, "invalid_state"_a));
  }

  void terminate(const ExitReason& reason, State& deal) {
    deal.conf->say("contract " + deal.id + " terminating", reason.term());
  }

 private:
  static Reply<Term> moved(State& deal, Atom state) {
    deal.state = state;
    return reply(tuple(atoms::ok, describe(deal)));
  }
  static Reply<Term> paid(State& deal, std::int64_t amount) {
    deal.payments.insert(deal.payments.begin(), amount);
    auto sum = std::accumulate(deal.payments.begin(), deal.payments.end(), std::int64_t{0});
    return moved(deal, sum >= deal.total ? "completed"_a : "repaying"_a);
  }
};

/// The registry in which contracts have their names.
Task<> start_registry(Self self) {
  co_await up_linked<Registry>(self, RegistryOptions("Deals"_a, Keys::Unique));
}

Task<Result<ServerRef<Deal>>> start_deal(Self self, Run& conf, std::string id, std::int64_t cost,
                                         std::int64_t profit) {
  auto options = StartOptions().name(deal_named(id));
  auto starting = otp::start<Deal>(self, options, &conf, id, cost, profit);
  co_return co_await starting;
}

/// The answer of a contract that must be there.
Task<Term> act(Self self, std::string id, Term action) {
  co_return co_await ask(self, deal_named(id), std::move(action));
}
Task<Term> show(Self self, std::string id) { return act(self, std::move(id), "show"_a); }
/// `{value, ...}` of these fields.
Term picked(const Term& deal, std::same_as<Atom> auto... names) {
  return tuple(deal.get(names)...);
}

Term pay(std::int64_t amount) { return tuple("pay"_a, amount); }

/// What a line shows of an answer.
Term brief(const Term& answer) {
  bool has_changed = answer.is_tagged(atoms::ok, 2);
  return has_changed ? tuple(atoms::ok, answer[1].get("state"_a)) : answer;
}

Task<> say_act(Self self, Run& conf, std::string label, std::string id, Term action) {
  Term answer = co_await act(self, std::move(id), std::move(action));
  conf.say(label, brief(answer));
}
Task<> say_acts(Self self, Run& conf, std::string id, std::vector<Term> actions) {
  for (const Term& action : actions) {
    co_await say_act(self, conf, conf.show(action), id, action);
  }
}

std::vector<Term> steps_to(Atom state) {
  std::vector<Term> steps;
  if (state == "pending"_a) return steps;
  steps.push_back("approve"_a);
  if (state == "approved"_a) return steps;
  steps.push_back("disburse"_a);
  if (state == "repaying"_a) steps.push_back(pay(50));
  if (state == "completed"_a) steps.push_back(pay(110));
  return steps;
}

Task<> bring_to(Self self, std::string id, Atom state) {
  for (const Term& step : steps_to(state)) co_await act(self, id, step);
}
/// A new contract with a total of 110 in this state.
Task<> deal_in_state(Self self, Run& conf, std::string id, Atom state) {
  or_exit(co_await start_deal(self, conf, id, 100, 10));
  co_await bring_to(self, id, state);
}

}  // namespace

// Contract: from application to completion.
BLOCK(SEED_14) {
  co_await start_registry(self);
  or_exit(co_await start_deal(self, conf, "c1", 100'000, 10'000));
  Term deal = co_await show(self, "c1");
  conf.say("start", deal.get("state"_a));
  conf.say("total", deal.get("total"_a));
  std::vector<Term> actions = {"approve"_a, "disburse"_a, pay(50'000), pay(60'000)};
  co_await say_acts(self, conf, "c1", actions);
  deal = co_await show(self, "c1");
  conf.say("payments", deal.get("payments"_a));
}

// Contract: every action in every state.
BLOCK(SEED_15) {
  co_await start_registry(self);
  std::vector<Atom> states = {"pending"_a, "approved"_a, "disbursed"_a, "repaying"_a,
                              "completed"_a};
  std::vector<Term> actions = {"approve"_a, "disburse"_a, pay(10), "show"_a};
  for (Atom state : states) {
    for (const Term& action : actions) {
      std::string met = std::string(state.text()) + " + " + conf.show(action);
      co_await deal_in_state(self, conf, met, state);
      Term answer = co_await act(self, met, action);
      Term shown = answer.is_record() ? tuple("contract"_a, answer.get("state"_a)) : brief(answer);
      Term after = co_await show(self, met);
      conf.say(met + " -> " + conf.show(shown) + ", then " +
               std::string(after.get("state"_a).atom().text()));
    }
  }
}

// Contract: exact, one-go and over payment.
BLOCK(SEED_16) {
  co_await start_registry(self);
  co_await deal_in_state(self, conf, "exact", "disbursed"_a);
  co_await say_act(self, conf, "exact", "exact", pay(110));
  co_await deal_in_state(self, conf, "over", "disbursed"_a);
  co_await say_act(self, conf, "first", "over", pay(100));
  co_await say_act(self, conf, "over", "over", pay(50));
  Term over = co_await show(self, "over");
  conf.say("payments", over.get("payments"_a));
  co_await say_act(self, conf, "after", "over", pay(1));
}

// Contract: zero and negative payments.
BLOCK(SEED_17) {
  co_await start_registry(self);
  co_await deal_in_state(self, conf, "c", "disbursed"_a);
  for (std::int64_t n : {0, -10, 110, 10}) {
    co_await say_act(self, conf, "pay " + std::to_string(n), "c", pay(n));
  }
  Term deal = co_await show(self, "c");
  conf.say("payments", deal.get("payments"_a));
}

// Contract: nothing owed.
BLOCK(SEED_18) {
  co_await start_registry(self);
  or_exit(co_await start_deal(self, conf, "free", 0, 0));
  std::vector<Term> actions = {"approve"_a, "disburse"_a, pay(0)};
  co_await say_acts(self, conf, "free", actions);
}

namespace {

Task<> say_dates(Self self, Run& conf, std::string label) {
  Term deal = co_await show(self, "c");
  conf.say(label, picked(deal, "approved_at"_a, "disbursed_at"_a));
}

}  // namespace

// Contract: when the dates are set.
BLOCK(SEED_19) {
  co_await start_registry(self);
  or_exit(co_await start_deal(self, conf, "c", 100, 10));
  co_await say_dates(self, conf, "pending");
  co_await act(self, "c", "disburse"_a);
  co_await say_dates(self, conf, "after a refused disburse");
  co_await act(self, "c", "approve"_a);
  co_await say_dates(self, conf, "approved");
  co_await act(self, "c", "disburse"_a);
  co_await say_dates(self, conf, "disbursed");
}

// Contract: an action nobody wrote.
BLOCK(SEED_20) {
  co_await start_registry(self);
  co_await deal_in_state(self, conf, "c", "approved"_a);
  Target deal = deal_named("c");
  Ref m = co_await watch(self, conf, "deal c");
  Term reject = tuple("reject"_a, "why");
  conf.called("reject", co_await conf::call(self, deal, reject));
  co_await ended(self, conf, "contract", m);
  conf.called("show", co_await conf::call(self, deal, "show"_a));
}

// Contract: one process for each id.
BLOCK(SEED_21) {
  co_await start_registry(self);
  or_exit(co_await start_deal(self, conf, "a", 100, 10));
  conf.answered("a again", co_await start_deal(self, conf, "a", 5, 5));
  or_exit(co_await start_deal(self, conf, "b", 200, 20));
  co_await act(self, "a", "approve"_a);
  conf.say("a", picked(co_await show(self, "a"), "state"_a, "total"_a));
  conf.say("b", picked(co_await show(self, "b"), "state"_a, "total"_a));
  conf.called("unknown", co_await conf::call(self, deal_named("zz"), "approve"_a));
}

// Contract: stopping and starting again.
BLOCK(SEED_22) {
  co_await start_registry(self);
  co_await deal_in_state(self, conf, "c", "repaying"_a);
  auto stopped = co_await otp::stop(self, deal_named("c"));
  conf.say("stop: " + conf.answer(stopped));
  or_exit(co_await start_deal(self, conf, "c", 1, 1));
  conf.say("new", picked(co_await show(self, "c"), "state"_a, "total"_a, "payments"_a));
}

// Contract: a supervised contract that crashes starts over.
BLOCK(SEED_23) {
  self.trap_exit(true);
  co_await start_registry(self);
  auto options = StartOptions().name(deal_named("c"));
  ChildSpec child = otp::child<Deal>("d"_a, options, &conf, std::string("c"), std::int64_t{100},
                                     std::int64_t{10});
  SupervisorSpec spec = raw(Strategy::OneForOne).child(std::move(child));
  co_await up(self, std::move(spec));
  co_await bring_to(self, "c", "repaying"_a);
  Term before = co_await show(self, "c");
  conf.say("before", before.get("state"_a));
  co_await kill(self, conf, "deal c");
  co_await who(self, conf, "deal c#2");
  conf.say("after", picked(co_await show(self, "c"), "state"_a, "total"_a, "payments"_a));
}

// Contract: two payers at once.
BLOCK(SEED_24) {
  co_await start_registry(self);
  co_await deal_in_state(self, conf, "c", "disbursed"_a);
  Pid me = self.pid();
  for (int i = 0; i < 2; ++i) {
    conf::spawn(self, [me](Self payer) -> Task<> {
      Term answer = co_await act(payer, "c", pay(55));
      payer.send(me, tuple("answer"_a, brief(answer)));
    });
  }
  co_await mail_any_n(self, conf, 2);
  Term deal = co_await show(self, "c");
  conf.say("state", deal.get("state"_a));
}

// Practice: without a state check anything goes.
BLOCK(SEED_44) {
  Callbacks loose;
  loose.call = [](Self, Term action, From<Term>, Term& state) -> Task<Reply<Term>> {
    if (action.is("show"_a)) co_return reply(state);
    state = "approved"_a;
    co_return reply(atoms::ok);
  };
  Pid p = co_await up(self, conf, "completed"_a, std::move(loose));
  Term approved = co_await ask(self, p, "approve"_a);
  Term state = co_await ask(self, p, "show"_a);
  conf.say("loose", tuple(approved, state));
  co_await start_registry(self);
  co_await deal_in_state(self, conf, "c", "completed"_a);
  Term refused = co_await act(self, "c", "approve"_a);
  Term deal = co_await show(self, "c");
  conf.say("checked", tuple(refused, deal.get("state"_a)));
}
