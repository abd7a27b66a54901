#include "murabaha/contract_server.h"

#include <fmt/format.h>

#include "murabaha/contract_serving.h"
#include "murabaha/memory_store.h"
#include "murabaha/normal_form.h"
#include "murabaha/noting.h"
#include "murabaha/storing.h"
#include "murabaha/trail.h"
#include "otp/dynamic_supervisor.h"

namespace murabaha {

using otp::noreply;
using otp::refuse;
using otp::reply;
using otp::Task;
using otp::tuple;
using Answer = MurabahaContract::Answer;

// Beginning

void forget_asked(const std::string& intent, MurabahaContract::State& state) {
  state.asked.clear();
  if (state.surroundings.asking) state.surroundings.asking->tell(intent, {});
}

Term MurabahaContract::State::describe() const {
  Term record = contract.describe();
  if (asked.empty()) return record;
  std::vector<Term::Field> fields(record.fields().begin(), record.fields().end());
  fields.emplace_back(Atom("asked_since"), asked.size());
  return Term::record(record.record_name(), std::move(fields));
}

namespace {

Surroundings checked(Surroundings surroundings) {
  if (!surroundings.store) throw otp::ArgumentError("a contract needs a store");
  return surroundings;
}

/// The first step of a new contract, kept.
Task<Result<Contract>> open_anew(otp::Self self, Terms terms, Moment moment, Store* store) {
  Step step = take_step(Contract(), Started{std::move(terms)}, std::move(moment));
  Task<Result<>> keeping = commit(self, *store, std::move(step.records));
  Result<> kept = co_await keeping;
  if (!kept) co_return std::unexpected(kept.error());
  co_return std::move(step.contract);
}

/// Goes on from what is kept. What is wrong in it, in whatever table, makes the contract one that
/// takes nothing more.
void go_on_from(const Records& kept, MurabahaContract::State& state) {
  Replay told = verified(kept);
  state.contract = std::move(told.contract);
  state.contract.terms.contract_id = kept.snapshot.contract_id;  // also when no row is right
  state.fault = std::move(told.fault);
}

}  // namespace

Task<otp::Init<MurabahaContract::State>> MurabahaContract::init(Opening opening,
                                                                Surroundings surroundings) {
  if (opening.terms) {
    if (auto good = opening.terms->check(); !good) co_return otp::stop(good.error());
  }
  State state{{}, checked(std::move(surroundings))};
  Store* store = state.surroundings.store.get();
  Task<Result<Records>> reading = read(self, *store, opening.contract_id);
  Result<Records> kept = co_await reading;
  bool is_new = !kept && kept.error().reason.is(Atom("not_found")) && opening.terms;
  if (!kept && !is_new) co_return otp::stop(kept.error());
  if (kept) {
    go_on_from(*kept, state);
    const Payout* open = state.contract.open_payout();
    if (open != nullptr) forget_asked(open->request.intent, state);  // what the process before knew
    bool is_other =
        opening.terms && !state.fault && *opening.terms != in_normal_form(state.contract.terms);
    if (is_other) co_return otp::stop(otp::Error(Atom("already_exists")));
  } else {
    Moment moment = state.surroundings.moment(now(state), opening.actor);
    Task<Result<Contract>> beginning =
        open_anew(self, std::move(*opening.terms), std::move(moment), store);
    Result<Contract> begun = co_await beginning;
    if (!begun) co_return otp::stop(begun.error());
    state.contract = std::move(*begun);
  }
  if (state.surroundings.recovery) state.surroundings.recovery->recovered(opening.contract_id);
  bool recovers = !state.fault && state.contract.open_payout() != nullptr;
  otp::Init<State> begins(std::move(state));
  if (recovers) co_return std::move(begins).then(Recover{});
  co_return rest(std::move(begins), *begins.state);
}

// Serving

Timestamp MurabahaContract::now(const State& state) const {
  auto since_start = self.now().time_since_epoch();
  return state.surroundings.epoch +
         std::chrono::duration_cast<std::chrono::microseconds>(since_start).count();
}

namespace {

/// Empty for a request without a key.
std::string hash_of(const Order& order) {
  return order.key.empty() ? std::string() : sha256(request_of(order.action));
}

}  // namespace

Moment MurabahaContract::moment_of(const Order& order, const State& state) const {
  Moment moment = state.surroundings.moment(now(state), order.actor);
  moment.key = order.key;
  moment.request_hash = hash_of(order);
  return moment;
}

namespace {

bool is_payout(const Action& action) {
  return std::holds_alternative<Disburse>(action) || std::holds_alternative<RefundExcess>(action);
}

auto being_asked() {
  return refuse(Atom("busy"), "The payment system is being asked about the payment just now.");
}

/// What is wrong with an order, whatever it asks for.
Result<> check_order(const Order& order) {
  if (auto named = check_actor(order.actor); !named) return named;
  return check_key(order.key);
}

Result<> check_version(const Order& order, const Contract& contract) {
  if (!order.expected_version || *order.expected_version == contract.version()) return {};
  return refuse(tuple(Atom("version_conflict"), contract.version()),
                fmt::format("The contract is at version {}, not {}: look at it again.",
                            contract.version(), *order.expected_version));
}

/// Whether a request names another payee than the payment that is not settled yet. One that names
/// none goes on with that payment.
bool is_for_another(const Action& action, const PayoutRequested& open) {
  const auto* disburse = std::get_if<Disburse>(&action);
  return disburse != nullptr && !disburse->payee.empty() && disburse->payee != open.payee;
}

auto on_its_way(const PayoutRequested& open, const Currency& currency) {
  return refuse(Atom("busy"),
                fmt::format("A payment of {} to {} is on its way: its outcome must be known before "
                            "somebody else is paid.",
                            format_money(open.amount, currency), open.payee));
}

auto conflict() {
  return refuse(Atom("idempotency_conflict"), "This key was used for another request.");
}

/// The same when it is given again.
otp::Error declined_before(const Payout& payout) {
  if (payout.is_decided) return not_paid();
  otp::Error error = declined(payout.reason);
  error.sentence += " That is the answer to the same request from before: it was not asked again.";
  return error;
}

}  // namespace

/// The answer to a request whose key is known: as it was then.
/// @param hash_as_given of its texts before they were normalised, as older programs have kept it
Task<std::optional<Answer>> MurabahaContract::known_answer(const Order& order, const Moment& moment,
                                                           const std::string& hash_as_given,
                                                           const State& state) {
  if (order.key.empty()) co_return std::nullopt;
  bool is_under_way = state.paying && state.paying->moment.key == order.key &&
                      state.paying->action == name_of(order.action);
  if (is_under_way) {
    if (state.paying->moment.request_hash != moment.request_hash) co_return Answer(conflict());
    co_return Answer(refuse(Atom("busy"), "This very request is under way."));
  }
  const KnownKey* known = state.contract.known_key(name_of(order.action), order.key);
  if (known == nullptr) co_return std::nullopt;
  bool is_same = known->request_hash == moment.request_hash || known->request_hash == hash_as_given;
  if (!is_same) co_return Answer(conflict());
  std::int64_t seq = known->seq;
  const std::string& id = state.contract.terms.contract_id;
  Task<Result<std::vector<AuditRow>>> loading = load(self, *state.surroundings.store, id);
  Result<std::vector<AuditRow>> trail = co_await loading;
  if (!trail) co_return Answer(std::unexpected(trail.error()));
  std::erase_if(*trail, [&](const AuditRow& row) { return row.seq > seq; });
  Replay then = replay(id, *trail);
  if (then.fault) co_return Answer(std::unexpected(*then.fault));
  const auto& payouts = then.contract.payouts;
  bool was_declined = is_payout(order.action) && !payouts.empty() &&
                      payouts.back().status == Payout::Status::Declined;
  if (was_declined) co_return Answer(std::unexpected(declined_before(payouts.back())));
  co_return Answer(Answered(std::move(then.contract), true));
}

Task<otp::Reply<Answer>> MurabahaContract::serve(Order order, otp::From<Answer> from,
                                                 State& state) {
  const std::string hash_as_given = hash_of(order);
  order.action = in_normal_form(std::move(order.action));
  order.actor = normal_text(order.actor);
  auto refused = [&](const otp::Error& error) {
    note_refusal(*state.surroundings.store, state.contract.terms.contract_id, name_of(order.action),
                 order.actor, now(state), error);
    return rest(reply(Answer(std::unexpected(error))), state);
  };
  if (state.fault) co_return refused(*state.fault);
  if (auto good = check_order(order); !good) co_return refused(good.error());
  Moment moment = moment_of(order, state);
  Task<std::optional<Answer>> looking = known_answer(order, moment, hash_as_given, state);
  std::optional<Answer> known = co_await looking;
  if (known && !*known) co_return refused(known->error());
  if (known) co_return rest(reply(std::move(*known)), state);
  if (auto good = check_version(order, state.contract); !good) co_return refused(good.error());

  const Payout* open = state.contract.open_payout();
  bool goes_on = is_payout(order.action) && open != nullptr && !state.paying &&
                 why_not(state.contract.stage, order.action).empty();
  bool is_other_request = goes_on && !order.key.empty() && order.key == open->key &&
                          moment.request_hash != open->request_hash &&
                          hash_as_given != open->request_hash;
  if (is_other_request) co_return refused(conflict().error());
  if (goes_on && is_for_another(order.action, open->request)) {
    co_return refused(on_its_way(open->request, state.contract.terms.currency).error());
  }
  bool is_asked_now = state.paying && std::holds_alternative<DecidePayout>(order.action);
  if (is_asked_now) co_return refused(being_asked().error());
  if (!goes_on) {
    Result<Fact> fact = decide(state.contract, order.action, moment);
    if (!fact) co_return refused(fact.error());
    Task<Result<>> keeping = keep(std::move(*fact), moment, state);
    Result<> kept = co_await keeping;
    if (!kept) co_return refused(kept.error());
    crash_if(state, CrashPoint::BeforeReply);
    open = state.contract.open_payout();
  }
  if (!is_payout(order.action)) co_return rest(reply(Answer(state.contract)), state);
  state.paying = Paying{from, std::move(moment), std::string(name_of(order.action))};
  begin_payout(*open, goes_on, state);
  co_return noreply();
}

/// Takes the step: in the store first, then in the state.
Task<Result<>> MurabahaContract::keep(Fact fact, Moment moment, State& state) {
  crash_if(state, CrashPoint::BeforeCommit);
  Step step = take_step(state.contract, fact, std::move(moment));
  Task<Result<>> keeping = commit(self, *state.surroundings.store, std::move(step.records));
  Result<> kept = co_await keeping;
  if (kept) {
    state.contract = std::move(step.contract);
    co_return kept;
  }
  bool was_late = kept.error().reason.is_tagged(Atom("version_conflict"), 2);
  if (was_late) {
    Task<Result<>> reloading = reload(state);
    Result<> reloaded = co_await reloading;
    if (!reloaded) co_return reloaded;
  }
  co_return kept;
}

/// What another desk has made of the contract. What was planned to be asked about another payout,
/// or before it was asked there, is planned anew.
Task<Result<>> MurabahaContract::reload(State& state) {
  const std::string id = state.contract.terms.contract_id;
  Task<Result<Records>> reading = read(self, *state.surroundings.store, id);
  Result<Records> kept = co_await reading;
  if (!kept) co_return std::unexpected(kept.error());
  auto before = next_question(state);
  const std::string intent = before ? before->intent : std::string();
  go_on_from(*kept, state);
  const Payout* open = state.contract.open_payout();
  bool is_another = open == nullptr || open->request.intent != intent;
  if (is_another) {
    forget_asked(intent, state);
    state.unkept = 0;
  }
  if (!state.paying && next_question(state) != before) plan_again(state);
  co_return Result<>();
}

otp::Reply<Contract> MurabahaContract::handle_call(const GetState&, otp::From<Contract>,
                                                   State& state) {
  return rest(reply(state.contract), state);
}

// Ending

otp::NoReply MurabahaContract::handle_cast(const CrashAt& crash, State& state) {
  state.crash_at = crash_point_named(crash.point);
  crash_if(state, CrashPoint::Now);
  return rest(noreply(), state);
}

otp::NoReply MurabahaContract::handle_cast(const Distrust& distrust, State& state) {
  state.fault = otp::Error(tuple(Atom("chain_broken"), distrust.seq), distrust.sentence);
  return noreply();
}

otp::NoReply MurabahaContract::handle_info(const otp::TimeoutMessage&, State& state) {
  if (state.paying) return noreply();
  return otp::stop(otp::ExitReason::normal());
}

void MurabahaContract::terminate(const otp::ExitReason& reason, State& state) {
  self.runtime().log(
      trace::LogLevel::Info, self.pid(),
      Term::record(Atom("notice"), {{Atom("text"), "Contract " + state.contract.terms.contract_id +
                                                       " terminating: " + to_text(reason)}}));
}

// The desk

Timestamp Surroundings::local(Timestamp at) const {
  return zone ? at + std::chrono::microseconds(zone(at)).count() : at;
}

Moment Surroundings::moment(Timestamp at, std::string actor) const {
  Moment moment{at, std::move(actor)};
  if (zone) moment.day = date_at(local(at));
  moment.policy = policy;
  return moment;
}

Surroundings surroundings_in_memory(Timestamp epoch, std::shared_ptr<Store> store) {
  if (!store) store = std::make_shared<MemoryStore>();
  auto gateway = std::make_shared<SimulatedGateway>(std::make_shared<MemoryBooks>());
  Surroundings surroundings{std::move(store), std::move(gateway), otp::named<Bank>(bank_name),
                            epoch};
  surroundings.asking = std::make_shared<AskingWatch>();
  return surroundings;
}

otp::ServerRef<MurabahaContract> contract_named(const std::string& contract_id) {
  return otp::via<MurabahaContract>(contract_registry, contract_id);
}

otp::ChildSpec contract_child(const Opening& opening, const Surroundings& surroundings) {
  auto name = otp::via(contract_registry, opening.contract_id);
  return otp::child<MurabahaContract>(opening.contract_id, otp::StartOptions().name(name), opening,
                                      surroundings)
      .restart(otp::Restart::Transient);
}

otp::ChildSpec contract_child(const Terms& terms, const Surroundings& surroundings) {
  Terms normal = in_normal_form(terms);
  std::string id = normal.contract_id;
  return contract_child(Opening{std::move(id), std::move(normal)}, surroundings);
}

otp::SupervisorSpec desk_spec(const Surroundings& surroundings) {
  using otp::StartOptions;
  return otp::SupervisorSpec(otp::Strategy::RestForOne)
      .child(otp::child<otp::Registry>(Atom("contract_registry"),
                                       otp::RegistryOptions(contract_registry, otp::Keys::Unique)))
      .child(otp::child<Bank>(Atom("bank"), StartOptions().name(bank_name), surroundings.gateway,
                              surroundings.epoch))
      .child(otp::child<otp::DynamicSupervisor>(
          Atom("contracts"), StartOptions().name(contract_supervisor),
          otp::DynamicSupervisorSpec().max_restarts(20, std::chrono::seconds(5))));
}

}  // namespace murabaha
