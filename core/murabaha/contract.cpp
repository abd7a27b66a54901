#include "murabaha/contract.h"

#include <fmt/format.h>

#include <algorithm>
#include <ranges>

namespace murabaha {

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

Amount Contract::outstanding() const { return terms.total() - applied() - rebate(); }

Amount Contract::unearned_profit() const { return terms.profit - recognised - rebate(); }

Amount Contract::earned_on(Date day) const {
  return income ? income->recognised_on(day)
                : recognised_by_receipt(terms.profit, applied(), terms.total());
}

Unearned Contract::unearned_on(Date day) const {
  Fraction profit = Fraction::of(terms.profit);
  Unearned by_receipt{terms.profit - earned_on(day),
                      profit * Fraction::of(outstanding()) / Fraction::of(terms.total())};
  Unearned unearned = income ? income->unearned_on(day) : by_receipt;
  unearned.amount = std::min(unearned.amount, unearned_profit());
  return unearned;
}

std::optional<Amount> Contract::mandatory_rebate(Date day) const {
  if (terms.settlement.policy == RebatePolicy::Discretionary) return std::nullopt;
  return std::min(rebate_of(unearned_on(day), terms.settlement.share.share()), outstanding());
}

const Instalment* Contract::next_due() const {
  if (outstanding() == 0 || !is_sold()) return nullptr;
  Amount left = applied();
  for (const Instalment& instalment : schedule) {
    if (left < instalment.amount) return &instalment;
    left -= instalment.amount;
  }
  return nullptr;
}

int Contract::days_late(Date today) const {
  const Instalment* next = next_due();
  if (next == nullptr) return 0;
  auto days = std::chrono::sys_days(today) - std::chrono::sys_days(next->due);
  return std::max(int(days.count()), 0);
}

void Contract::add(Payment payment) {
  received_ += payment.received;
  excess_ += payment.excess;
  // Those from before texts were kept in their normal form, too.
  if (!payment.reference.empty()) references_.set(normal_id(payment.reference), payment.seq);
  payments.add(std::move(payment));
}

namespace {

std::int64_t seq_in(const otp::SharedMap<std::string, std::int64_t>& references,
                    const std::string& reference) {
  const std::int64_t* seq = references.find(reference);
  return seq == nullptr ? 0 : *seq;
}

}  // namespace

std::int64_t Contract::seq_of_reference(const std::string& reference) const {
  return seq_in(references_, reference);
}

std::int64_t Contract::seq_of_charity_reference(const std::string& reference) const {
  return seq_in(charity_references_, reference);
}

void Contract::pass_on(Amount amount, const std::string& reference) {
  passed_on += amount;
  if (!reference.empty()) charity_references_.set(normal_id(reference), version() + 1);
}

namespace {

/// No action has a space in its name.
std::string place_of(std::string_view action, std::string_view key) {
  return fmt::format("{} {}", action, key);
}

}  // namespace

const KnownKey* Contract::known_key(std::string_view action, std::string_view key) const {
  return keys_.find(place_of(action, key));
}

void Contract::add(KnownKey known) {
  std::string place = place_of(known.action, known.key);
  keys_.set(std::move(place), std::move(known));
}

const Transition* Contract::step_to(Stage reached) const {
  auto found = std::find_if(history.rbegin(), history.rend(), [reached](const Transition& step) {
    return step.to == reached && step.from != reached;
  });
  return found == history.rend() ? nullptr : &*found;
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

Date Contract::requested_on(const Payout& payout) const {
  std::string_view command = name_of(Fact(payout.request));
  for (std::size_t i = history.size(); i-- > 0;) {
    const Transition& step = history[i];
    if (step.at == payout.requested_at && step.action == Atom(command)) return step.day;
  }
  return date_at(payout.requested_at);
}

const EvidenceRecorded* Contract::latest(EvidenceKind kind) const {
  auto found = std::find_if(evidence.rbegin(), evidence.rend(),
                            [kind](const EvidenceRecorded& each) { return each.kind == kind; });
  return found == evidence.rend() ? nullptr : &*found;
}

bool Contract::is_unable_to_pay() const {
  auto is_on_it = [](const EvidenceRecorded& each) {
    return each.kind == EvidenceKind::Inability || each.kind == EvidenceKind::Ability;
  };
  auto found = std::find_if(evidence.rbegin(), evidence.rend(), is_on_it);
  return found != evidence.rend() && found->kind == EvidenceKind::Inability;
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
                       {Atom("rebate"), rebate()},
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
  Term payments = record.get(Atom("payments"));
  for (const Term& each : payments.items() | std::views::reverse) {
    auto payment = payment_of(each);
    if (!payment) return false;
    contract.add(std::move(*payment));
  }
  for (const Term& each : record.get(Atom("history")).items()) {
    auto transition = transition_of(each);
    if (!transition) return false;
    transition->seq = std::int64_t(contract.history.size()) + 1;
    contract.history.add(std::move(*transition));
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
