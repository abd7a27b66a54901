#include "murabaha/guards.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "base/match.h"
#include "murabaha/asking.h"
#include "murabaha/instalment_state.h"

namespace murabaha {

using otp::match;
using Verdict = Guard::Verdict;

std::string_view name_of(Guard::Verdict verdict) {
  switch (verdict) {
    case Verdict::Passes: return "pass";
    case Verdict::Fails: return "fail";
    case Verdict::NotEvaluated: return "not evaluated";
  }
  return {};
}

namespace {

/// Collects the guards of an action.
class Guards {
 public:
  explicit Guards(const Contract& contract) : contract_(contract) {}

  Guards& need(std::string code, std::string rule, std::string text, bool holds) {
    guards_.push_back({std::move(code), std::move(rule), std::move(text),
                       holds ? Verdict::Passes : Verdict::Fails});
    return *this;
  }
  /// Only when it is asked for at all.
  Guards& need_if(bool is_asked, std::string code, std::string rule, std::string text, bool holds) {
    return is_asked ? need(std::move(code), std::move(rule), std::move(text), holds) : *this;
  }
  Guards& need(Guard guard) {
    guards_.push_back(std::move(guard));
    return *this;
  }
  Guards& need_evidence(EvidenceKind kind, std::string rule, std::string text) {
    bool holds = contract_.latest(kind) != nullptr;
    return need(std::string(name_of(kind)), std::move(rule), std::move(text), holds);
  }
  std::vector<Guard> take() { return std::move(guards_); }

 private:
  const Contract& contract_;
  std::vector<Guard> guards_;
};

/// None of the papers that are recorded must be dated before the one that comes before it.
void need_order(Guards& guards, const Contract& contract) {
  const EvidenceRecorded* first = nullptr;
  for (EvidenceKind kind : {EvidenceKind::Request, EvidenceKind::Promise,
                            EvidenceKind::SupplierContract, EvidenceKind::Possession}) {
    const EvidenceRecorded* second = contract.latest(kind);
    if (second == nullptr) continue;
    if (first != nullptr) {
      guards.need(fmt::format("{}_before_{}", name_of(first->kind), name_of(kind)), "SS-8 2/1-3/2",
                  fmt::format("The {} must not be dated after the {}: {} and {} are recorded.",
                              name_of(first->kind), name_of(kind), first->dated, second->dated),
                  first->dated <= second->dated);
    }
    first = second;
  }
}

/// Nothing may be due before it is owed. A down payment, number 0, is due at the sale itself.
void need_sale_before_due(Guards& guards, const Contract& contract, const std::string& sold_on) {
  auto first = std::ranges::find_if(contract.schedule, std::identity(),
                                    [](const Instalment& each) { return each.number > 0; });
  if (first == contract.schedule.end()) return;
  std::string due = format_date(first->due);
  guards.need("sale_before_first_due", "SS-8 4/7",
              fmt::format("The sale must not be dated after the first instalment: {} and {}.",
                          sold_on, due),
              sold_on <= due);
}

/// An agent buys from the supplier, and nobody sells to himself.
Guard agent_guard(const Terms& terms) {
  bool is_other = terms.agent_id.empty() || terms.agent_id != terms.supplier_id;
  return {"agent_not_supplier", "SS-8 3/1/3",
          "The agent who buys for the institution is not the supplier.",
          is_other ? Verdict::Passes : Verdict::Fails};
}

/// What an approval needs of the terms, which never change.
std::vector<Guard> terms_guards(const Terms& terms) {
  auto asset_class = asset_class_named(terms.asset_class);
  bool is_third_party = !terms.supplier_id.empty() && terms.supplier_id != terms.customer_id;
  return Guards(Contract())
      .need("asset_described", "SS-8 2/1/3", "The terms describe the asset.", !terms.asset.empty())
      .need("third_party_supplier", "SS-8 2/2/3",
            "The terms name a supplier who is not the customer.", is_third_party)
      .need(
          "asset_class", "SS-8 2/2/6",
          "The terms say what kind of asset it is: no gold, silver or currency is sold on credit.",
          asset_class && !is_barred(*asset_class))
      .need("cost_and_profit", "SS-8 4/3", "The terms state the cost and the profit.",
            terms.asset_cost > 0 && terms.profit >= 0)
      .need(agent_guard(terms))
      .need("rebate_not_stipulated", "SS-8 5/9",
            "The terms promise no rebate for an early settlement.",
            terms.settlement.policy == RebatePolicy::Discretionary)
      .take();
}

std::vector<Guard> approval_guards(const Contract& contract, const Moment& moment) {
  Guards guards(contract);
  guards.need_evidence(EvidenceKind::Request, "SS-8 2/1/1",
                       "Record the customer's request for the asset.");
  for (Guard& guard : terms_guards(contract.terms)) guards.need(std::move(guard));
  return guards
      .need_if(moment.policy.four_eyes, "four_eyes", "desk policy",
               "Somebody other than who opened the contract approves it.",
               moment.actor != contract.creator)
      .take();
}

/// The money goes to who sells the asset: cash to the customer would be a loan.
Guard payee_guard(const Contract& contract, const Disburse& disburse) {
  const Terms& terms = contract.terms;
  const std::string& payee = disburse.payee.empty() ? terms.supplier_id : disburse.payee;
  return {"payee_not_customer", "SS-8 3/1/4", "The customer is not the payee.",
          payee != terms.customer_id ? Verdict::Passes : Verdict::Fails};
}

std::vector<Guard> disbursement_guards(const Contract& contract, const Disburse& disburse) {
  const Terms& terms = contract.terms;
  const auto* promise = contract.latest(EvidenceKind::Promise);
  auto kind = promise_kind_named(promise != nullptr ? promise->note : "");
  bool is_free = promise == nullptr || (kind && *kind != PromiseKind::BilateralBinding);
  bool is_direct = disburse.payee.empty() || disburse.payee == terms.supplier_id;
  const auto* agency = contract.latest(EvidenceKind::Agency);
  bool is_self_agent = !terms.agent_id.empty() && terms.agent_id == terms.customer_id;
  Guards guards(contract);
  guards
      .need("promise_not_bilateral", "SS-8 2/3/1",
            "The promise does not bind both sides, or leaves one of them an option.", is_free)
      .need_evidence(EvidenceKind::SupplierContract, "SS-8 3/1/4",
                     "Record the supplier's contract, invoice or receipt.")
      .need("payee_is_supplier", "SS-8 3/1/4",
            "The supplier is paid directly, or a reason for the exception is recorded.",
            is_direct || !disburse.exception_reason.empty())
      .need_if(!is_direct, "exception_approved", "SS-8 3/1/4",
               "The adviser's approval of paying somebody else is recorded.",
               !disburse.adviser_approval.empty())
      .need(payee_guard(contract, disburse))
      .need(agent_guard(terms));
  if (!terms.agent_id.empty()) {
    guards.need_evidence(EvidenceKind::Agency, "SS-8 3/1/3", "Record the agency agreement.");
  }
  if (is_self_agent) {
    guards.need("agent_reason", "SS-8 3/1/3",
                "The customer is the agent: the agency's note says why.",
                agency != nullptr && !agency->note.empty());
  }
  return guards.take();
}

/// A payout may be decided only when the payment system cannot say any more what came of it. That
/// it was paid after the first instalment was due moves the instalments on.
std::vector<Guard> decision_guards(const Contract& contract, const Moment& moment) {
  const Payout* open = contract.open_payout();
  bool is_unknown = open != nullptr && open->status == Payout::Status::Unknown;
  bool wants_four_eyes = moment.policy.four_eyes && contract.terms.profile == Profile::Aaoifi;
  Guards guards(contract);
  guards
      .need("payout_unknown", "desk policy",
            "There is a payment of the bank whose outcome is unknown.", is_unknown)
      .need(
          "cannot_be_asked", "desk policy",
          "The payment system cannot say any more what came of the payment: as long as it can, it "
          "is asked.",
          is_unknown && !is_askable(*open))
      .need_if(wants_four_eyes, "four_eyes", "desk policy",
               "Somebody other than who has asked for the payment decides what came of it.",
               open != nullptr && moment.actor != open->requested_by);
  return guards.take();
}

/// The price and its instalments are fixed by the sale, and a payment on its way may be that sale.
std::vector<Guard> schedule_guards(const Contract& contract) {
  return Guards(contract)
      .need("not_concluded", "SS-8 4/7",
            "The sale is not concluded yet: its schedule stays as it was agreed.",
            !contract.is_sold())
      .need("no_open_payout", "desk policy",
            "No payment of the bank is on its way, or its outcome is known.",
            contract.open_payout() == nullptr)
      .take();
}

std::vector<Guard> sale_guards(const Contract& contract, const ConcludeSale& sale,
                               const Moment& moment) {
  std::string sold_on = sale.sold_on.empty() ? format_date(moment.today()) : sale.sold_on;
  Guards guards(contract);
  guards.need("not_concluded", "SS-8 4/8", "The sale is not concluded yet.", !contract.is_sold())
      .need_evidence(EvidenceKind::Title, "SS-8 3/1/1", "Record that the institution has title.")
      .need_evidence(EvidenceKind::Possession, "SS-8 3/2/1",
                     "Record that the institution has taken possession.")
      .need_evidence(EvidenceKind::Disclosure, "SS-8 4/3",
                     "Record that cost and profit were disclosed.")
      .need_evidence(EvidenceKind::OfferAcceptance, "SS-8 4/1", "Record offer and acceptance.")
      .need("schedule", "SS-8 4/7", "Agree the schedule of instalments.",
            !contract.schedule.empty());
  need_order(guards, contract);
  for (auto [kind, rule] : {std::pair(EvidenceKind::Title, "SS-8 3/1/1"),
                            {EvidenceKind::Possession, "SS-8 3/1/1"},
                            {EvidenceKind::Disclosure, "SS-8 4/3"},
                            {EvidenceKind::OfferAcceptance, "SS-8 4/1"}}) {
    const auto* evidence = contract.latest(kind);
    if (evidence == nullptr) continue;
    guards.need(fmt::format("{}_before_sale", name_of(kind)), rule,
                fmt::format("The {} must not be dated after the sale: {} and {}.", name_of(kind),
                            evidence->dated, sold_on),
                evidence->dated <= sold_on);
  }
  need_sale_before_due(guards, contract, sold_on);
  return guards.take();
}

std::vector<Guard> debt_guards(const Contract& contract) {
  return Guards(contract)
      .need("sale_not_concluded", "SBP IBD 04/2008; IFAS-1",
            "The sale is concluded; before that the customer owes nothing.", contract.is_sold())
      .take();
}

/// A rebate is the bank's to give: it is given by somebody who could have approved the contract.
std::vector<Guard> settlement_guards(const Contract& contract, const Moment& moment) {
  Guards guards(contract);
  for (Guard& guard : debt_guards(contract)) guards.need(std::move(guard));
  return guards
      .need_if(moment.policy.four_eyes, "four_eyes", "desk policy",
               "Somebody other than who opened the contract settles it early.",
               moment.actor != contract.creator)
      .take();
}

/// The donation of who was late may come with the late instalment, or after it (vector V2).
Guard late_guard(const Contract& contract, const Moment& moment) {
  bool was_late = !late_instalments(contract, moment.today()).empty();
  return {"late", "SS-8 5/6", "An instalment of the agreed schedule is late, or was paid late.",
          was_late ? Verdict::Passes : Verdict::Fails};
}

std::vector<Guard> donation_guards(const Contract& contract, const Moment& moment) {
  return Guards(contract)
      .need(late_guard(contract, moment))
      .need_evidence(EvidenceKind::DonationUndertaking, "SS-8 5/6",
                     "Record that the customer has undertaken to donate when late.")
      .need("able_to_pay", "SS-8 5/8", "The customer is not recorded as unable to pay.",
            !contract.is_unable_to_pay())
      .take();
}

std::vector<Guard> seed_guards(const Contract& contract, const Action& action,
                               const Moment& moment) {
  Guards guards(contract);
  bool is_by_time = contract.terms.recognition != RecognitionMethod::ProportionalReceipt;
  const auto* disburse = std::get_if<Disburse>(&action);
  bool sells = disburse != nullptr;
  if (sells) {
    need_sale_before_due(guards, contract, format_date(moment.today()));
    guards.need(payee_guard(contract, *disburse));
  }
  if (sells && is_by_time) {
    guards.need("schedule", "FAS 28",
                "Agree the schedule of instalments, by which the profit is earned.",
                !contract.schedule.empty());
  }
  if (std::holds_alternative<ConcludeSale>(action)) {
    guards.need("not_concluded", "seed profile", "The sale was concluded when the money was paid.",
                !contract.is_sold());
  }
  if (std::holds_alternative<RecordCharityDonation>(action)) {
    guards.need(late_guard(contract, moment));
  }
  if (std::holds_alternative<DecidePayout>(action)) return decision_guards(contract, moment);
  return guards.take();
}

std::vector<Guard> evaluated(const Contract& contract, const Action& action, const Moment& moment) {
  using List = std::vector<Guard>;
  if (std::holds_alternative<AgreeSchedule>(action)) return schedule_guards(contract);
  if (contract.terms.profile == Profile::Seed) return seed_guards(contract, action, moment);
  return match(
      action, [&](const Approve&) { return approval_guards(contract, moment); },
      [&](const Reject& reject) {
        return Guards(contract)
            .need("reason", "desk policy", "Give the reason of the rejection.",
                  !reject.reason.empty())
            .take();
      },
      [&](const Disburse& disburse) { return disbursement_guards(contract, disburse); },
      [&](const DecidePayout&) { return decision_guards(contract, moment); },
      [&](const RecordPayment&) { return debt_guards(contract); },
      [](const RecordEvidence&) { return List(); }, [](const AgreeSchedule&) { return List(); },
      [&](const ConcludeSale& sale) { return sale_guards(contract, sale, moment); },
      [&](const SettleEarly&) { return settlement_guards(contract, moment); },
      [&](const RecordCharityDonation&) { return donation_guards(contract, moment); },
      [](const PayOnCharity&) { return List(); }, [](const RefundExcess&) { return List(); });
}

}  // namespace

std::vector<Guard> unmet_for_good(const Terms& terms) {
  if (terms.profile == Profile::Seed) return {};
  std::vector<Guard> unmet = terms_guards(terms);
  std::erase_if(unmet, [](const Guard& guard) { return guard.verdict == Verdict::Passes; });
  return unmet;
}

std::vector<Guard> guards_of(const Contract& contract, const Action& action, const Moment& moment) {
  std::vector<Guard> guards = evaluated(contract, action, moment);
  if (!why_not(contract.stage, action).empty()) {
    for (Guard& guard : guards) guard.verdict = Verdict::NotEvaluated;
  }
  return guards;
}

Result<> check_guards(const Contract& contract, const Action& action, const Moment& moment) {
  std::vector<Term> failed;
  std::string sentence;
  for (const Guard& guard : evaluated(contract, action, moment)) {
    if (guard.verdict != Verdict::Fails) continue;
    failed.push_back(otp::tuple(Atom(guard.code), guard.rule, guard.text));
    sentence += fmt::format("{}{} ({})", sentence.empty() ? "" : " ", guard.text, guard.rule);
  }
  if (failed.empty()) return {};
  return otp::refuse(otp::tuple(Atom("guard_failed"), Term::list(std::move(failed))),
                     fmt::format("Still needed: {}", sentence));
}

}  // namespace murabaha
