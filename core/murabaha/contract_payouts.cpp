#include <fmt/format.h>

#include <algorithm>

#include "murabaha/contract_serving.h"
#include "murabaha/noting.h"
#include "murabaha/payout.h"

/// How a contract's process pays, and finds out what came of it.
namespace murabaha {

using otp::noreply;
using otp::refuse;
using otp::Task;
using Answer = MurabahaContract::Answer;

namespace {

[[noreturn]] void crash(const std::string& contract_id, const std::shared_ptr<RecoveryWatch>& watch,
                        CrashPoint point) {
  if (watch) watch->crashed(contract_id);
  throw std::runtime_error(fmt::format("crashes as it was told: {}", name_of(point)));
}

}  // namespace

void crash_if(const MurabahaContract::State& state, CrashPoint point) {
  if (state.crash_at != point) return;
  crash(state.contract.terms.contract_id, state.surroundings.recovery, point);
}

std::function<void()> crash_after_send(const MurabahaContract::State& state) {
  if (state.crash_at != CrashPoint::AfterSend) return {};
  return [id = state.contract.terms.contract_id, watch = state.surroundings.recovery] {
    crash(id, watch, CrashPoint::AfterSend);
  };
}

namespace {

/// The open payout with all questions about it, also those that are not kept yet.
std::optional<Payout> open_payout(const MurabahaContract::State& state) {
  const Payout* open = state.contract.open_payout();
  if (open == nullptr) return std::nullopt;
  Payout payout = *open;
  payout.calls.insert(payout.calls.end(), state.asked.begin(), state.asked.end());
  return payout;
}

}  // namespace

std::optional<MurabahaContract::AskAgain> next_question(const MurabahaContract::State& state) {
  auto open = open_payout(state);
  if (!open) return std::nullopt;
  return MurabahaContract::AskAgain{open->request.intent, open->calls.size()};
}

bool can_sleep(const MurabahaContract::State& state) {
  auto open = open_payout(state);
  bool is_polling = open && next_query(*open);
  bool is_busy = state.paying || is_polling || state.unkept > 0;
  return !state.surroundings.sleeps_after.is_infinite() && !is_busy;
}

otp::Error declined(const std::string& reason) {
  return {Atom(reason), "The payment system declines: " + reason + "."};
}

otp::Error not_paid() {
  return {Atom("not_paid"), "It was decided by evidence that this was not paid."};
}

void MurabahaContract::begin_payout(const Payout& payout, bool asks_first, State& state) {
  crash_if(state, CrashPoint::BeforeSend);
  KeyPromise keys = state.surroundings.gateway->keys();
  auto age = std::chrono::microseconds(now(state) - payout.requested_at);
  PayoutJob job{self.pid(), state.surroundings.bank, payout.request, state.contract.terms.currency};
  job.asks_first = asks_first;
  // The key must be known still when what is sent after a question arrives there. A clock that was
  // set back by more than it is corrected by now and then says nothing about that.
  constexpr auto correction = std::chrono::minutes(1);
  job.is_safe = age >= -correction && age + 2 * bank_timeout.duration() < keys.life;
  job.can_be_asked = keys.can_be_asked;
  job.crash_after_send = crash_after_send(state);
  job.epoch = state.surroundings.epoch;
  self.spawn_link(otp::Label("payout"), &pay_out, std::move(job));
}

otp::NoReply MurabahaContract::handle_continue(const Recover&, State& state) {
  return recover(state);
}

/// Only the last one that was planned counts: somebody may have asked meanwhile.
otp::NoReply MurabahaContract::handle_info(const AskAgain& again, State& state) {
  if (next_question(state) != again || state.paying || state.fault) return rest(noreply(), state);
  return recover(state);
}

/// Asks about an open payout for nobody.
otp::NoReply MurabahaContract::recover(State& state) {
  const Payout* open = state.contract.open_payout();
  bool is_given_up =
      open != nullptr && open->status == Payout::Status::Unknown && !is_askable(*open);
  if (open == nullptr || is_given_up) {
    state.unkept = 0;
    return rest(noreply(), state);
  }
  state.paying = Paying{{}, state.surroundings.moment(now(state), "recovery")};
  begin_payout(*open, true, state);
  return noreply();
}

/// Notes an answer that is no step.
void MurabahaContract::take_as_before(const Fact& fact, State& state) {
  const auto& calls = std::get<PayoutUnknown>(fact).calls;
  state.asked.insert(state.asked.end(), calls.begin(), calls.end());
  const auto& watch = state.surroundings.asking;
  if (watch) watch->tell(std::get<PayoutUnknown>(fact).intent, state.asked);
  state.paying.reset();
  state.unkept = 0;
  plan_query(state);
}

void MurabahaContract::plan_again(State& state) {
  if (state.unkept > 0) plan_retry(state);
  else plan_query(state);
}

/// Whoever says that a payment is under way is asked again.
void MurabahaContract::plan_query(const State& state) {
  auto open = open_payout(state);
  auto next = open ? next_query(*open) : std::nullopt;
  if (!next) return;
  // Also where the last answer could not be kept, and so seems to be due at once.
  constexpr Timestamp shortest = 1'000'000;
  auto pause = std::chrono::microseconds(std::max(*next - now(state), shortest));
  self.send_after(pause, self.pid(), *next_question(state));
}

/// What could not be kept is asked about again, ever later: the payment system knows it still.
void MurabahaContract::plan_retry(State& state) {
  auto question = next_question(state);
  if (!question || state.fault) {
    state.unkept = 0;
    return;
  }
  constexpr std::chrono::seconds longest = std::chrono::minutes(5);
  constexpr int most_doublings = 8;
  auto pause = std::chrono::seconds(2) * (1 << std::min(state.unkept, most_doublings));
  ++state.unkept;
  self.send_after(std::min(pause, longest), self.pid(), *question);
}

namespace {

/// What the caller of a payout is told that another desk has settled.
Answer outcome_of(const Payout& payout, const Contract& contract) {
  if (payout.status == Payout::Status::Confirmed) return contract;
  if (payout.is_decided) return std::unexpected(not_paid());
  return std::unexpected(declined(payout.reason));
}

std::vector<GatewayCall>* calls_in(Fact& fact) {
  if (auto* paid = std::get_if<PayoutConfirmed>(&fact)) return &paid->calls;
  if (auto* declined = std::get_if<PayoutDeclined>(&fact)) return &declined->calls;
  if (auto* unknown = std::get_if<PayoutUnknown>(&fact)) return &unknown->calls;
  return nullptr;
}

/// The outcome of a payout with all that was asked before it.
Fact with_asked(Fact fact, const std::vector<GatewayCall>& asked) {
  if (auto* calls = calls_in(fact)) calls->insert(calls->begin(), asked.begin(), asked.end());
  return fact;
}

/// Whether the payment system was only asked, and for nobody, and has said again that the payment
/// is under way.
bool is_as_before(const Fact& fact, const MurabahaContract::State& state) {
  const auto* unknown = std::get_if<PayoutUnknown>(&fact);
  const Payout* open = state.contract.open_payout();
  bool is_pending_still = unknown != nullptr && unknown->reason == pending && open != nullptr &&
                          open->status == Payout::Status::Unknown && open->reason == pending;
  auto is_query = [](const GatewayCall& call) { return call.kind == "query"; };
  return is_pending_still && std::ranges::all_of(unknown->calls, is_query) &&
         state.paying->caller.pid().is_none();
}

/// What the caller of a payout is told of its outcome.
Answer outcome_of(const Fact& fact, const Contract& contract) {
  if (const auto* refusal = std::get_if<PayoutDeclined>(&fact)) {
    return std::unexpected(declined(refusal->reason));
  }
  const auto* unknown = std::get_if<PayoutUnknown>(&fact);
  if (unknown == nullptr) return contract;
  if (unknown->reason == payment_mismatch) {
    return refuse(Atom(payment_mismatch),
                  "The payment system says that it has paid another amount: nobody knows yet what "
                  "it has paid. Asking again asks about the same payment.");
  }
  if (unknown->reason == pending) {
    return refuse(Atom("payment_unknown"),
                  "The payment system says that the payment is under way: it is asked again by "
                  "itself.");
  }
  if (unknown->reason == key_expired || unknown->reason == no_query) {
    return refuse(
        Atom("payment_unknown"),
        "Nobody knows whether it was paid, and the payment system cannot say it any more: "
        "somebody has to decide it by other evidence.");
  }
  return refuse(
      Atom("payment_unknown"),
      fmt::format("Nobody knows yet whether it was paid ({}). Asking again asks about the "
                  "same payment.",
                  unknown->reason));
}

/// The key of the payout that a fact tells the outcome of.
std::string intent_of(const Fact& fact) {
  if (const auto* paid = std::get_if<PayoutConfirmed>(&fact)) return paid->intent;
  if (const auto* declined = std::get_if<PayoutDeclined>(&fact)) return declined->intent;
  return std::get<PayoutUnknown>(fact).intent;
}

}  // namespace

/// Keeps what came of a payout. Where another desk has changed the contract meanwhile, it is kept
/// behind those steps, unless they have settled the payout.
/// @returns what the caller is told
Task<Answer> MurabahaContract::settle(Fact fact, Moment moment, State& state) {
  const std::string intent = intent_of(fact);
  auto is_open = [&] {
    const Payout* payout = state.contract.payout(intent);
    return payout != nullptr && payout->is_open();
  };
  Result<> kept;
  for (int tries = 0; tries < 2 && is_open() && !state.fault; ++tries) {
    Task<Result<>> keeping = keep(fact, moment, state);
    kept = co_await keeping;
    if (kept) {
      state.unkept = 0;
      forget_asked(intent, state);
      plan_query(state);
      co_return outcome_of(fact, state.contract);
    }
    if (!kept.error().reason.is_tagged(Atom("version_conflict"), 2)) break;
  }
  if (!state.fault && !is_open()) co_return settled_elsewhere(fact, moment, state);
  plan_retry(state);
  co_return std::unexpected(state.fault ? *state.fault : kept.error());
}

/// What the caller is told when another desk has settled the payout. That it was paid, where that
/// desk has kept that it was not, is noted at least: there is no step for it.
Answer MurabahaContract::settled_elsewhere(const Fact& fact, const Moment& moment, State& state) {
  plan_query(state);  // the payout that is open now, if any
  const Payout& payout = *state.contract.payout(intent_of(fact));
  bool is_paid = std::holds_alternative<PayoutConfirmed>(fact);
  if (is_paid && payout.status != Payout::Status::Confirmed) {
    otp::Error error(Atom("not_paid"),
                     "The payment system says that this was paid, and another desk has kept "
                     "meanwhile that it was not.");
    note_refusal(*state.surroundings.store, state.contract.terms.contract_id, name_of(fact),
                 moment.actor, moment.at, error);
  }
  return outcome_of(payout, state.contract);
}

namespace {

/// The outcome with the day on which the payment system has told it, where it is kept on another.
Fact with_day(Fact fact, const Moment& moment, const Surroundings& surroundings) {
  auto* paid = std::get_if<PayoutConfirmed>(&fact);
  if (paid == nullptr || paid->calls.empty()) return fact;
  Date told = surroundings.moment(paid->calls.back().at, {}).today();
  if (told != moment.today()) paid->paid_on = format_date(told);
  return fact;
}

}  // namespace

Task<otp::NoReply> MurabahaContract::handle_info(const PayoutSettled& news, State& state) {
  if (!state.paying) co_return rest(noreply(), state);
  crash_if(state, CrashPoint::BeforeOutcome);
  if (is_as_before(news.fact, state)) {
    take_as_before(news.fact, state);
    co_return rest(noreply(), state);
  }
  Moment moment = state.paying->moment;
  moment.at = now(state);
  moment.day = state.surroundings.moment(moment.at, {}).day;
  Fact outcome = with_day(with_asked(news.fact, state.asked), moment, state.surroundings);
  Task<Answer> settling = settle(std::move(outcome), std::move(moment), state);
  Answer answer = co_await settling;
  Paying paying = *std::exchange(state.paying, std::nullopt);
  crash_if(state, CrashPoint::BeforeReply);
  if (!paying.caller.pid().is_none()) paying.caller.reply(std::move(answer));
  co_return rest(noreply(), state);
}

}  // namespace murabaha
