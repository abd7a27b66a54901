#include "murabaha/rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "base/match.h"
#include "murabaha/deciding.h"
#include "murabaha/guards.h"
#include "murabaha/normal_form.h"

namespace murabaha {

using otp::match;
using otp::refuse;
using otp::tuple;

namespace {

bool is_sha256(std::string_view text) {
  return text.size() == 64 && std::ranges::all_of(text, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

Result<Fact> decide_evidence(const RecordEvidence& evidence, const Moment& moment) {
  auto kind = evidence_kind_named(evidence.kind);
  if (!kind) {
    return refuse(Atom("invalid_evidence"), "There is no such kind of evidence.");
  }
  for (const std::string& text : {evidence.document, evidence.note}) {
    if (auto checked = check_text("evidence's text", text); !checked) {
      return std::unexpected(checked.error());
    }
  }
  if (!evidence.sha256.empty() && !is_sha256(evidence.sha256)) {
    return refuse(Atom("invalid_evidence"), "A SHA-256 has 64 digits from 0-9 and a-f.");
  }
  bool is_empty = evidence.document.empty() && evidence.sha256.empty() && evidence.note.empty();
  if (is_empty) {
    return refuse(Atom("invalid_text"),
                  "Name the document, give the hash of its file, or write a note.");
  }
  std::string note = evidence.note;
  if (kind == EvidenceKind::Promise) {
    auto promise = promise_kind_named(evidence.note);
    if (!promise) return refuse(Atom("invalid_evidence"), "Say whom the promise binds.");
    note = name_of(*promise);
  }
  auto date = value_date(evidence.dated, {}, moment);
  if (!date) return std::unexpected(date.error());
  return EvidenceRecorded{*kind, *date, evidence.document, evidence.sha256, std::move(note)};
}

Result<Fact> decide_schedule(const Contract& contract, const AgreeSchedule& agreed,
                             const Moment& moment) {
  constexpr std::int64_t most = std::numeric_limits<int>::max();
  SchedulePlan plan;
  plan.sale_date = parse_date(contract.sold_on.value_or("")).value_or(moment.today());
  auto first_due = parse_date(agreed.first_due);
  if (!first_due) {
    return refuse(Atom("invalid_plan"), "Give the day of the first instalment, like 2026-02-28.");
  }
  plan.first_due = *first_due;
  plan.count = int(std::clamp<std::int64_t>(agreed.count, 0, most));
  plan.period_months = int(std::clamp<std::int64_t>(agreed.period_months, 0, most));
  if (agreed.rounding_unit != 0) plan.rounding_unit = agreed.rounding_unit;
  const Terms& terms = contract.terms;
  auto schedule = schedule_of(terms.asset_cost, terms.profit, terms.repayment, plan);
  if (!schedule) return std::unexpected(schedule.error());
  return ScheduleAgreed{payments_of(*schedule)};
}

/// A key that no other payout has: the history before it is in it.
std::string new_intent(const Contract& contract, const Moment& moment) {
  const std::string& head = contract.history.empty() ? std::string() : contract.history.back().hash;
  return sha256(fmt::format("{}|{}|{}|{}|{}", contract.terms.contract_id, contract.created_at,
                            contract.payouts.size() + 1, moment.at, head))
      .substr(0, 32);
}

Result<Fact> decide_disbursement(const Contract& contract, const Disburse& disburse,
                                 const Moment& moment) {
  for (auto [what, text] : {std::pair("reason", &disburse.exception_reason),
                            {"approval", &disburse.adviser_approval}}) {
    if (auto checked = check_text(what, *text); !checked) return std::unexpected(checked.error());
  }
  const Terms& terms = contract.terms;
  std::string supplier = terms.supplier_id.empty() ? unnamed_supplier : terms.supplier_id;
  std::string payee = disburse.payee.empty() ? supplier : disburse.payee;
  if (!is_id(payee)) return invalid_id("payee", payee);
  return PayoutRequested{Purpose::Disburse,         new_intent(contract, moment),
                         terms.asset_cost,          payee,
                         disburse.exception_reason, disburse.adviser_approval};
}

/// What a decision on a payout comes to. The contract is checked by the guards.
Result<Fact> decide_unknown(const Contract& contract, const DecidePayout& decision,
                            const Moment& moment) {
  bool is_outcome = decision.outcome == "paid" || decision.outcome == "not_paid";
  if (!is_outcome) return refuse(Atom("invalid_outcome"), "Say whether it was paid.");
  if (auto checked = check_text("evidence", decision.evidence); !checked) {
    return std::unexpected(checked.error());
  }
  if (decision.evidence.empty()) {
    return refuse(Atom("invalid_text"), "Write down how it is known what came of the payment.");
  }
  const Payout* open = contract.open_payout();
  PayoutRequested request = open != nullptr ? open->request : PayoutRequested();
  if (decision.outcome == "paid") {
    std::string earliest = open != nullptr ? format_date(contract.requested_on(*open)) : "";
    auto paid_on = value_date(decision.paid_on, earliest, moment);
    if (!paid_on) return std::unexpected(paid_on.error());
    PayoutConfirmed paid{request.purpose, request.intent};
    paid.evidence = decision.evidence;
    paid.paid_on = *paid_on;
    return paid;
  }
  return PayoutDeclined{request.purpose, request.intent, decision.outcome, {}, decision.evidence};
}

Result<Fact> decide_refund(const Contract& contract, const Moment& moment) {
  if (contract.excess() <= 0) {
    return invalid_amount("excess", "Nothing is owed to the customer.");
  }
  return PayoutRequested{Purpose::Refund, new_intent(contract, moment), contract.excess(),
                         contract.terms.customer_id};
}

/// What happens when the stage and the guards allow it.
Result<Fact> decide_values(const Contract& contract, const Action& action, const Moment& moment) {
  using Decided = Result<Fact>;
  return match(
      action, [](const Approve&) -> Decided { return Approved{}; },
      [](const Reject& reject) -> Decided {
        auto checked = check_text("reason", reject.reason);
        if (!checked) return std::unexpected(checked.error());
        return Rejected{reject.reason};
      },
      [&](const Disburse& disburse) { return decide_disbursement(contract, disburse, moment); },
      [&](const DecidePayout& decision) { return decide_unknown(contract, decision, moment); },
      [&](const RecordPayment& payment) { return decide_payment(contract, payment, moment); },
      [&](const RecordEvidence& evidence) { return decide_evidence(evidence, moment); },
      [&](const AgreeSchedule& agreed) { return decide_schedule(contract, agreed, moment); },
      [&](const ConcludeSale& sale) -> Decided {
        auto date = value_date(sale.sold_on, earliest_day(contract, moment), moment);
        if (!date) return std::unexpected(date.error());
        return SaleConcluded{*date};
      },
      [&](const SettleEarly& settlement) {
        return decide_settlement(contract, settlement, moment);
      },
      [&](const RecordCharityDonation& donation) {
        return decide_donation(contract, donation, moment);
      },
      [&](const PayOnCharity& paid) { return decide_paying_on(contract, paid); },
      [&](const RefundExcess&) { return decide_refund(contract, moment); });
}

/// `{invalid_state, STATE, [ALLOWED, ...]}`
std::unexpected<otp::Error> invalid_state(Stage stage, const Action& action,
                                          const std::string& why) {
  std::vector<Term> allowed;
  std::string names;
  for (Stage each : stages_allowing(action)) {
    allowed.push_back(Atom(name_of(each)));
    names += fmt::format("{}{}", names.empty() ? "" : ", ", name_of(each));
  }
  return refuse(tuple(Atom("invalid_state"), Atom(name_of(stage)), Term::list(std::move(allowed))),
                fmt::format("{} It is possible when the contract is: {}.", why, names));
}

}  // namespace

Result<Fact> decide(const Contract& contract, const Action& given, const Moment& moment) {
  const Action action = in_normal_form(given);
  if (std::string why = why_not(contract, action); !why.empty()) {
    return invalid_state(contract.stage, action, why);
  }
  Result<Fact> fact = decide_values(contract, action, moment);
  if (!fact) return fact;
  if (auto guarded = check_guards(contract, action, moment); !guarded) {
    return std::unexpected(guarded.error());
  }
  bool is_payout = std::holds_alternative<PayoutRequested>(*fact);
  if (is_payout && contract.open_payout() != nullptr) {
    return refuse(Atom("busy"), "A payment is on its way: its outcome is not known yet.");
  }
  return fact;
}

const Payment* possible_duplicate(const Contract& contract, const RecordPayment& payment,
                                  const Moment& moment) {
  constexpr Timestamp window = 60'000'000;  // microseconds
  if (!payment.reference.empty()) return nullptr;
  for (const Payment& before : contract.payments) {  // newest first
    if (moment.at - before.at > window) return nullptr;
    if (before.received == payment.amount && before.reference.empty()) return &before;
  }
  return nullptr;
}

Result<Contract> apply(const Contract& contract, const Action& action, const Moment& moment) {
  Result<Fact> fact = decide(contract, action, moment);
  if (!fact) return std::unexpected(fact.error());
  Contract next = evolve(contract, *fact, moment);
  if (const auto* payout = std::get_if<PayoutRequested>(&*fact)) {
    next = evolve(std::move(next), PayoutConfirmed{payout->purpose, payout->intent}, moment);
  }
  return next;
}

}  // namespace murabaha
