#include "murabaha/contract.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "base/match.h"
#include "murabaha/recognition.h"

namespace murabaha {

using otp::match;

std::string_view name_of(Stage stage) {
  switch (stage) {
    case Stage::Pending: return "pending";
    case Stage::Approved: return "approved";
    case Stage::Disbursed: return "disbursed";
    case Stage::Repaying: return "repaying";
    case Stage::Completed: return "completed";
    case Stage::Rejected: return "rejected";
  }
  return {};
}

std::optional<Stage> stage_named(std::string_view name) {
  for (Stage stage : all_stages) {
    if (name_of(stage) == name) return stage;
  }
  return std::nullopt;
}

std::string_view name_of(Payout::Status status) {
  switch (status) {
    case Payout::Status::Requested: return "intent";
    case Payout::Status::Unknown: return "unknown";
    case Payout::Status::Declined: return "declined";
    case Payout::Status::Confirmed: return "confirmed";
  }
  return {};
}

// What the facts add up to

namespace {

Amount applied(const Contract& contract) {
  Amount sum = 0;
  for (const Payment& payment : contract.payments) sum += payment.applied;
  return sum;
}

Amount rebate(const Contract& contract) {
  return contract.settlement ? contract.settlement->rebate : 0;
}

}  // namespace

Amount Contract::paid() const {
  Amount sum = 0;
  for (const Payment& payment : payments) sum += payment.received;
  return sum;
}

Amount Contract::outstanding() const { return terms.total() - applied(*this) - rebate(*this); }

Amount Contract::excess() const {
  Amount sum = 0;
  for (const Payment& payment : payments) sum += payment.excess;
  return sum - refunded;
}

Amount Contract::unearned_profit() const { return terms.profit - recognised - rebate(*this); }

const Instalment* Contract::next_due() const {
  if (outstanding() == 0 || !is_sold()) return nullptr;
  Amount left = applied(*this);
  for (const Instalment& instalment : schedule) {
    if (left < instalment.amount) return &instalment;
    left -= instalment.amount;
  }
  return nullptr;
}

int Contract::days_late(Date today) const {
  const Instalment* next = next_due();
  if (next == nullptr || next->due >= today) return 0;
  return int((std::chrono::sys_days(today) - std::chrono::sys_days(next->due)).count());
}

const Payout* Contract::payout(const std::string& intent) const {
  auto found = std::ranges::find_if(
      payouts, [&](const Payout& payout) { return payout.request.intent == intent; });
  return found == payouts.end() ? nullptr : &*found;
}

const Payout* Contract::open_payout() const {
  auto found = std::ranges::find_if(payouts, &Payout::is_open);
  return found == payouts.end() ? nullptr : &*found;
}

const EvidenceRecorded* Contract::latest(EvidenceKind kind) const {
  auto found = std::find_if(evidence.rbegin(), evidence.rend(),
                            [kind](const EvidenceRecorded& each) { return each.kind == kind; });
  return found == evidence.rend() ? nullptr : &*found;
}

// Facts

namespace {

void settle(Contract& contract, const std::string& intent, Payout::Status status,
            const std::string& reason, const std::vector<GatewayCall>& calls, Timestamp at) {
  auto found = std::ranges::find_if(
      contract.payouts, [&](const Payout& each) { return each.request.intent == intent; });
  if (found == contract.payouts.end() || !found->is_open()) {
    throw std::runtime_error("there is no open payout " + intent);
  }
  Payout& payout = *found;
  payout.status = status;
  payout.reason = reason;
  payout.settled_at = status == Payout::Status::Unknown ? 0 : at;
  payout.calls.insert(payout.calls.end(), calls.begin(), calls.end());
}

/// Income is what was received of the profit, cumulatively rounded; the last payment takes all that
/// is left (AAOIFI FAS 28, proportional allocation on receipt).
void recognise(Contract& contract) {
  const Terms& terms = contract.terms;
  bool is_over = contract.outstanding() == 0;
  Amount part = recognised_by_receipt(terms.profit, applied(contract), terms.total());
  contract.recognised =
      is_over ? terms.profit - rebate(contract) : std::min(part, terms.profit - rebate(contract));
}

void receive(Contract& contract, Payment payment) {
  contract.payments.insert(contract.payments.begin(), std::move(payment));
  recognise(contract);
  contract.stage = contract.outstanding() == 0 ? Stage::Completed : Stage::Repaying;
}

void confirm(Contract& contract, const PayoutConfirmed& payout, Timestamp at) {
  settle(contract, payout.intent, Payout::Status::Confirmed, {}, payout.calls, at);
  if (payout.purpose == Purpose::Refund) {
    contract.refunded += contract.payout(payout.intent)->request.amount;
    return;
  }
  contract.stage = Stage::Disbursed;
  contract.disbursed_at = at;
  if (contract.terms.profile == Profile::Seed) contract.sold_on = format_date(date_at(at));
}

void take(Contract& contract, const Fact& fact, const Moment& moment) {
  Timestamp at = moment.at;
  match(
      fact,
      [&](const Started& start) {
        contract.terms = start.terms;
        contract.creator = moment.actor;
        contract.created_at = at;
      },
      [&](const Approved&) {
        contract.stage = Stage::Approved;
        contract.approved_at = at;
      },
      [&](const Rejected&) { contract.stage = Stage::Rejected; },
      [&](const PayoutRequested& request) {
        contract.payouts.push_back(
            {request, Payout::Status::Requested, at, 0, {}, {}, moment.key, moment.request_hash});
      },
      [&](const PayoutConfirmed& payout) { confirm(contract, payout, at); },
      [&](const PayoutDeclined& payout) {
        settle(contract, payout.intent, Payout::Status::Declined, payout.reason, payout.calls, at);
      },
      [&](const PayoutUnknown& payout) {
        settle(contract, payout.intent, Payout::Status::Unknown, payout.reason, payout.calls, at);
      },
      [&](const PaymentRecorded& paid) {
        receive(contract, {paid.received, paid.applied, paid.excess, at, paid.value_date,
                           paid.reference, contract.version() + 1});
      },
      [&](const EvidenceRecorded& evidence) { contract.evidence.push_back(evidence); },
      [&](const ScheduleAgreed& agreed) {
        contract.schedule = agreed.instalments;
        ++contract.schedule_version;
      },
      [&](const SaleConcluded& sale) { contract.sold_on = sale.sold_on; },
      [&](const SettledEarly& settlement) {
        contract.settlement = settlement;
        receive(contract, {settlement.cash, settlement.cash, 0, at, settlement.value_date,
                           std::string(), contract.version() + 1});
      },
      [&](const DonationRecorded& donation) { contract.donated += donation.amount; });
}

/// What stands beside a step for people.
std::string note_of(const Contract& contract, const Fact& fact) {
  auto money = [&](Amount amount) { return format_money(amount, contract.terms.currency); };
  return match(
      fact, [&](const Started& start) { return money(start.terms.total()); },
      [](const Approved&) { return std::string(); },
      [](const Rejected& rejected) { return rejected.reason; },
      [&](const PayoutRequested& request) { return money(request.amount); },
      [&](const PayoutConfirmed& payout) {
        return money(contract.payout(payout.intent)->request.amount);
      },
      [](const PayoutDeclined& payout) { return payout.reason; },
      [](const PayoutUnknown& payout) { return payout.reason; },
      [&](const PaymentRecorded& payment) { return money(payment.received); },
      [](const EvidenceRecorded& evidence) { return std::string(name_of(evidence.kind)); },
      [](const ScheduleAgreed& agreed) {
        return fmt::format("{} instalments", agreed.instalments.size());
      },
      [](const SaleConcluded& sale) { return sale.sold_on; },
      [&](const SettledEarly& settlement) {
        return fmt::format("{}, rebate {}", money(settlement.cash), money(settlement.rebate));
      },
      [&](const DonationRecorded& donation) { return money(donation.amount); });
}

/// The action that a fact answers, and whether it is the last word on it.
std::optional<std::string> answered_action(const Fact& fact) {
  if (const auto* declined = std::get_if<PayoutDeclined>(&fact)) {
    return declined->purpose == Purpose::Disburse ? "disburse" : "refund_excess";
  }
  bool is_open =
      std::holds_alternative<PayoutRequested>(fact) || std::holds_alternative<PayoutUnknown>(fact);
  return is_open ? std::nullopt : std::optional(std::string(name_of(fact)));
}

/// The payout that a fact ends, if any.
const Payout* ended_payout(const Contract& contract, const Fact& fact) {
  const std::string* intent = nullptr;
  if (const auto* paid = std::get_if<PayoutConfirmed>(&fact)) intent = &paid->intent;
  if (const auto* declined = std::get_if<PayoutDeclined>(&fact)) intent = &declined->intent;
  return intent == nullptr ? nullptr : contract.payout(*intent);
}

/// Notes which requests this fact has answered: the one that it was taken for, and the one that
/// began the payout, which may have been given up since.
void note_keys(Contract& contract, const Fact& fact, const Moment& moment, std::int64_t seq) {
  auto action = answered_action(fact);
  if (!action) return;
  if (!moment.key.empty()) contract.keys[{*action, moment.key}] = {moment.request_hash, seq};
  const Payout* payout = ended_payout(contract, fact);
  if (payout == nullptr || payout->key.empty()) return;
  contract.keys[{*action, payout->key}] = {payout->request_hash, seq};
}

}  // namespace

Contract evolve(Contract contract, const Fact& fact, const Moment& moment) {
  Stage from = contract.stage;
  std::int64_t seq = contract.version() + 1;
  take(contract, fact, moment);
  note_keys(contract, fact, moment, seq);
  contract.history.push_back({Atom(name_of(fact)), from, contract.stage, moment.at,
                              note_of(contract, fact), seq, moment.actor, moment.key, moment.hash});
  return contract;
}

Contract started(const Terms& terms, const Moment& moment) {
  return evolve(Contract(), Started{terms}, moment);
}

// As a record

namespace {

Term optional_time(const std::optional<Timestamp>& time) { return time ? Term(*time) : Term(); }

std::optional<Timestamp> time_of(const Term& term) {
  return term.is_integer() ? std::optional(term.integer()) : std::nullopt;
}

Term payment_term(const Payment& payment) {
  return otp::tuple(payment.received, payment.applied, payment.at);
}

Term transition_term(const Transition& step) {
  return otp::tuple(step.action, Atom(name_of(step.from)), Atom(name_of(step.to)), step.at,
                    step.note);
}

std::optional<Payment> payment_of(const Term& term) {
  if (!term.is_tuple() || term.items().size() != 3) return std::nullopt;
  if (!std::ranges::all_of(term.items(), &Term::is_integer)) return std::nullopt;
  Amount received = term[0].integer();
  Amount applied = term[1].integer();
  return Payment{received, applied, received - applied, term[2].integer()};
}

std::optional<Transition> transition_of(const Term& term) {
  if (!term.is_tuple() || term.items().size() != 5) return std::nullopt;
  if (!term[0].is_atom() || !term[1].is_atom() || !term[2].is_atom()) return std::nullopt;
  auto from = stage_named(term[1].atom().text());
  auto to = stage_named(term[2].atom().text());
  if (!from || !to || !term[3].is_integer() || !term[4].is_string()) return std::nullopt;
  return Transition{term[0].atom(), *from, *to, term[3].integer(), std::string(term[4].text())};
}

std::string text_of(const Term& term) {
  return term.is_string() ? std::string(term.text()) : std::string();
}

}  // namespace

Term Contract::describe() const {
  std::vector<Term> payment_terms;
  for (const Payment& payment : payments) payment_terms.push_back(payment_term(payment));
  std::vector<Term> steps;
  for (const Transition& step : history) steps.push_back(transition_term(step));
  return Term::record(Atom("MurabahaContract"),
                      {{Atom("contract_id"), terms.contract_id},
                       {Atom("customer_id"), terms.customer_id},
                       {Atom("currency"), Term(terms.currency.code())},
                       {Atom("asset_cost"), terms.asset_cost},
                       {Atom("profit_amount"), terms.profit},
                       {Atom("total_amount"), terms.total()},
                       {Atom("state"), Atom(name_of(stage))},
                       {Atom("approved_at"), optional_time(approved_at)},
                       {Atom("disbursed_at"), optional_time(disbursed_at)},
                       {Atom("rebate"), rebate(*this)},
                       {Atom("refunded"), refunded},
                       {Atom("payments"), Term::list(std::move(payment_terms))},
                       {Atom("history"), Term::list(std::move(steps))}});
}

namespace {

/// The amounts of a record; false when one is missing.
bool read_amounts(const Term& record, Contract& contract) {
  Term cost = record.get(Atom("asset_cost"));
  Term profit = record.get(Atom("profit_amount"));
  Term given_up = record.get(Atom("rebate"));
  Term refunded = record.get(Atom("refunded"));
  for (const Term* amount : {&cost, &profit, &given_up, &refunded}) {
    if (!amount->is_integer()) return false;
  }
  contract.terms.asset_cost = cost.integer();
  contract.terms.profit = profit.integer();
  contract.refunded = refunded.integer();
  if (given_up.integer() > 0) contract.settlement = SettledEarly{given_up.integer(), 0, {}};
  return true;
}

bool read_lists(const Term& record, Contract& contract) {
  for (const Term& each : record.get(Atom("payments")).items()) {
    auto payment = payment_of(each);
    if (!payment) return false;
    contract.payments.push_back(std::move(*payment));
  }
  for (const Term& each : record.get(Atom("history")).items()) {
    auto transition = transition_of(each);
    if (!transition) return false;
    transition->seq = std::int64_t(contract.history.size()) + 1;
    contract.history.push_back(std::move(*transition));
  }
  return true;
}

}  // namespace

std::optional<Contract> Contract::from_term(const Term& record) {
  if (record.record_name() != Atom("MurabahaContract")) return std::nullopt;
  auto currency = Currency::of(text_of(record.get(Atom("currency"))));
  Term state = record.get(Atom("state"));
  auto stage = state.is_atom() ? stage_named(state.atom().text()) : std::nullopt;
  Contract contract;
  if (!currency || !stage || !read_amounts(record, contract)) return std::nullopt;
  contract.terms.contract_id = text_of(record.get(Atom("contract_id")));
  contract.terms.customer_id = text_of(record.get(Atom("customer_id")));
  contract.terms.currency = *currency;
  contract.stage = *stage;
  contract.approved_at = time_of(record.get(Atom("approved_at")));
  contract.disbursed_at = time_of(record.get(Atom("disbursed_at")));
  if (!read_lists(record, contract)) return std::nullopt;
  return contract;
}

}  // namespace murabaha
