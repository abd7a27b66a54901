#include "murabaha/contract.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "base/match.h"

namespace murabaha {

using otp::match;
using otp::refuse;

std::string format_time(Timestamp time) {
  std::chrono::sys_time<std::chrono::microseconds> at{std::chrono::microseconds(time)};
  return fmt::format("{:%Y-%m-%d %H:%M:%S}", std::chrono::floor<std::chrono::seconds>(at));
}

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

std::string_view name_of(const Action& action) {
  return match(
      action, [](const Approve&) { return std::string_view("approve"); },
      [](const Reject&) { return std::string_view("reject"); },
      [](const Disburse&) { return std::string_view("disburse"); },
      [](const RecordPayment&) { return std::string_view("record_payment"); });
}

// Terms

namespace {

bool is_id(std::string_view text) {
  auto is_alphanumeric = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  };
  auto is_inner = [&](char c) {
    return is_alphanumeric(c) || c == '.' || c == '_' || c == ':' || c == '-';
  };
  return !text.empty() && text.size() <= 64 && is_alphanumeric(text[0]) &&
         std::ranges::all_of(text, is_inner);
}

auto invalid_id(std::string_view what, std::string_view given) {
  return refuse(
      Atom("invalid_id"),
      fmt::format("'{}' is not a {} id: use 1 to 64 letters, digits and . _ : -, beginning "
                  "with a letter or digit.",
                  given, what));
}

}  // namespace

Result<> Terms::check() const {
  if (!is_id(contract_id)) return invalid_id("contract", contract_id);
  if (!is_id(customer_id)) return invalid_id("customer", customer_id);
  if (asset_cost <= 0) {
    return refuse(Atom("invalid_amount"), "The asset cost must be above zero.");
  }
  if (profit < 0) return refuse(Atom("invalid_profit"), "The profit must not be below zero.");
  auto sum = add(asset_cost, profit);
  if (!sum) return std::unexpected(sum.error());
  return {};
}

// Amounts

Amount Contract::paid() const {
  Amount sum = 0;
  for (const Payment& payment : payments) sum += payment.amount;
  return sum;
}

Amount Contract::outstanding() const { return std::max<Amount>(terms.total() - paid(), 0); }

Amount Contract::excess() const { return std::max<Amount>(paid() - terms.total(), 0); }

// The state machine

namespace {

std::string_view done_sentence(Stage stage) {
  switch (stage) {
    case Stage::Pending: return "The contract is still pending: approve it first.";
    case Stage::Approved: return "The contract is approved already.";
    case Stage::Disbursed: return "The money is disbursed already.";
    case Stage::Repaying: return "The customer is repaying already.";
    case Stage::Completed: return "The contract is completed: nothing is owed any more.";
    case Stage::Rejected: return "The contract was rejected: nothing more can happen to it.";
  }
  return {};
}

Contract moved(Contract contract, const Action& action, Stage to, Timestamp at, std::string note) {
  contract.history.push_back({Atom(name_of(action)), contract.stage, to, at, std::move(note)});
  contract.stage = to;
  return contract;
}

Result<Contract> pay(Contract contract, const RecordPayment& payment, Timestamp at) {
  if (payment.amount <= 0) {
    return refuse(Atom("invalid_amount"), "A payment must be above zero.");
  }
  auto sum = add(contract.paid(), payment.amount);
  if (!sum) return std::unexpected(sum.error());
  contract.payments.insert(contract.payments.begin(), {payment.amount, at});
  Stage to = *sum >= contract.terms.total() ? Stage::Completed : Stage::Repaying;
  std::string note = format_money(payment.amount, contract.terms.currency);
  return moved(std::move(contract), payment, to, at, std::move(note));
}

}  // namespace

std::string why_not(Stage stage, const Action& action) {
  bool is_allowed = match(
      action, [&](const Approve&) { return stage == Stage::Pending; },
      [&](const Reject&) { return stage == Stage::Pending; },
      [&](const Disburse&) { return stage == Stage::Approved; },
      [&](const RecordPayment&) { return stage == Stage::Disbursed || stage == Stage::Repaying; });
  if (is_allowed) return {};
  bool is_payment = std::holds_alternative<RecordPayment>(action);
  if (is_payment && stage == Stage::Approved) {
    return "Nothing is owed yet: disburse the money first.";
  }
  return std::string(done_sentence(stage));
}

Result<Contract> apply(const Contract& contract, const Action& action, Timestamp at) {
  if (std::string why = why_not(contract.stage, action); !why.empty()) {
    return refuse(Atom("invalid_state"), why);
  }
  Contract next = contract;
  return match(
      action,
      [&](const Approve&) -> Result<Contract> {
        next.approved_at = at;
        return moved(std::move(next), action, Stage::Approved, at, {});
      },
      [&](const Reject& reject) -> Result<Contract> {
        return moved(std::move(next), action, Stage::Rejected, at, reject.reason);
      },
      [&](const Disburse&) -> Result<Contract> {
        next.disbursed_at = at;
        return moved(std::move(next), action, Stage::Disbursed, at,
                     format_money(contract.terms.asset_cost, contract.terms.currency));
      },
      [&](const RecordPayment& payment) { return pay(std::move(next), payment, at); });
}

// As a record

namespace {

Term optional_time(const std::optional<Timestamp>& time) { return time ? Term(*time) : Term(); }

std::optional<Timestamp> time_of(const Term& term) {
  return term.is_integer() ? std::optional(term.integer()) : std::nullopt;
}

Term payment_term(const Payment& payment) { return otp::tuple(payment.amount, payment.at); }

Term transition_term(const Transition& step) {
  return otp::tuple(step.action, Atom(name_of(step.from)), Atom(name_of(step.to)), step.at,
                    step.note);
}

bool is_payment(const Term& term) {
  return term.is_tuple() && term.items().size() == 2 && term[0].is_integer() &&
         term[1].is_integer();
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
                       {Atom("payments"), Term::list(std::move(payment_terms))},
                       {Atom("history"), Term::list(std::move(steps))}});
}

std::optional<Contract> Contract::from_term(const Term& record) {
  if (record.record_name() != Atom("MurabahaContract")) return std::nullopt;
  auto currency = Currency::of(text_of(record.get(Atom("currency"))));
  Term state = record.get(Atom("state"));
  auto stage = state.is_atom() ? stage_named(state.atom().text()) : std::nullopt;
  Term cost = record.get(Atom("asset_cost"));
  Term profit = record.get(Atom("profit_amount"));
  if (!currency || !stage || !cost.is_integer() || !profit.is_integer()) return std::nullopt;
  Contract contract;
  contract.terms = {text_of(record.get(Atom("contract_id"))),
                    text_of(record.get(Atom("customer_id"))), *currency, cost.integer(),
                    profit.integer()};
  contract.stage = *stage;
  contract.approved_at = time_of(record.get(Atom("approved_at")));
  contract.disbursed_at = time_of(record.get(Atom("disbursed_at")));
  for (const Term& payment : record.get(Atom("payments")).items()) {
    if (!is_payment(payment)) return std::nullopt;
    contract.payments.push_back({payment[0].integer(), payment[1].integer()});
  }
  for (const Term& step : record.get(Atom("history")).items()) {
    auto transition = transition_of(step);
    if (!transition) return std::nullopt;
    contract.history.push_back(*transition);
  }
  return contract;
}

}  // namespace murabaha
