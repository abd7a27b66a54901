#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <stdexcept>
#include <tuple>

#include "base/match.h"
#include "murabaha/contract.h"

namespace murabaha {

using otp::match;

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

/// Books the income of which it is time by the contract's method, cumulatively rounded; the last
/// payment takes all that is left (AAOIFI FAS 28). What is booked stays booked, also when the clock
/// goes back.
void recognise(Contract& contract, Date day) {
  Amount most = contract.terms.profit - contract.rebate();
  bool is_over = contract.outstanding() == 0;
  Amount earned = is_over ? most : contract.earned_on(day);
  contract.recognised = std::min(std::max(earned, contract.recognised), most);
}

/// Notes the rate when the instalments are exactly its own, so that none need be found anew.
Schedule with_rate(Schedule schedule, const Terms& terms) {
  if (!is_annuity(terms.repayment.method)) return schedule;
  SchedulePlan plan{schedule.sale_date, schedule.instalments.front().due, schedule.count(),
                    schedule.period_months};
  auto exact = schedule_of(terms.asset_cost, terms.profit, terms.repayment, plan);
  bool is_exact = exact && exact->instalments == schedule.instalments;
  if (is_exact) schedule.rate = exact->rate;
  return schedule;
}

Periods periods_of(Derivation derivation) {
  switch (derivation) {
    case Derivation::First: return Periods::AllAlike;
    case Derivation::Second: return Periods::ByMonths;
    case Derivation::Third: return Periods::FromSale;
  }
  return Periods::FromSale;
}

/// From the sale on, and whenever the schedule changes.
void plan_income(Contract& contract) {
  const Terms& terms = contract.terms;
  bool is_by_time = terms.recognition != RecognitionMethod::ProportionalReceipt;
  auto sold_on = parse_date(contract.sold_on.value_or(""));
  if (!is_by_time || !sold_on || contract.schedule.empty()) return;
  Schedule schedule = schedule_from(contract.schedule, *sold_on, terms.repayment.period_months);
  schedule.rebate = promised_rebate(terms.asset_cost, terms.repayment);
  schedule.effective_rate = terms.repayment.effective_rate;
  bool is_of_terms = schedule.count() > 0 && schedule.total() == terms.total();
  if (!is_of_terms) throw std::runtime_error("the schedule is not that of the terms");
  contract.income = std::make_shared<const Recognition>(
      terms.recognition, with_rate(std::move(schedule), terms), periods_of(contract.sold_under));
}

int months_between(Date from, Date until) {
  int years = int(until.year()) - int(from.year());
  return years * 12 + int(unsigned(until.month())) - int(unsigned(from.month()));
}

/// Moves a schedule that begins before a day on by whole months, counted from its first date.
void move_on(std::span<Instalment> instalments, Date earliest) {
  if (instalments.empty()) return;
  const Date first = instalments.front().due;
  int months = 0;
  while (add_months(first, months) < earliest) ++months;
  if (months == 0) return;
  for (Instalment& each : instalments) {
    each.due = add_months(first, months_between(first, each.due) + months);
  }
}

/// What is due from the day of the sale on, the down payment with it.
std::vector<Instalment> due_from(std::vector<Instalment> schedule, Date sale,
                                 Derivation derivation) {
  bool has_down_payment = !schedule.empty() && schedule.front().number == 0;
  if (has_down_payment) schedule.front().due = sale;
  std::span<Instalment> instalments(schedule.begin() + (has_down_payment ? 1 : 0), schedule.end());
  if (derivation >= Derivation::Third) move_on(instalments, sale);
  return schedule;
}

void date_schedule(Contract& contract, Date sale, Derivation derivation) {
  std::vector<Instalment> schedule = due_from(contract.schedule, sale, derivation);
  bool is_another = schedule != contract.schedule && derivation >= Derivation::Third;
  if (is_another) ++contract.schedule_version;
  contract.schedule = std::move(schedule);
}

/// From that day on the price is owed, and with it the down payment.
void sell(Contract& contract, const std::string& day, Derivation derivation) {
  contract.sold_on = day;
  contract.sold_under = derivation;
  contract.is_in_inventory = false;
  if (auto date = parse_date(day)) date_schedule(contract, *date, derivation);
  plan_income(contract);
}

void receive(Contract& contract, Payment payment, Date day) {
  contract.add(std::move(payment));
  recognise(contract, day);
  contract.stage = contract.outstanding() == 0 ? Stage::Completed : Stage::Repaying;
}

/// When the payment system has said that it has paid. Of a payment that somebody has decided, only
/// the day is known: that day at the time of the decision.
Timestamp confirmed_at(const PayoutConfirmed& payout, const Moment& moment) {
  if (payout.evidence.empty()) return payout.calls.empty() ? moment.at : payout.calls.back().at;
  auto paid_on = parse_date(payout.paid_on);
  auto since = std::chrono::sys_days(moment.today()) -
               std::chrono::sys_days(paid_on.value_or(moment.today()));
  return moment.at - std::chrono::microseconds(since).count();
}

void confirm(Contract& contract, const PayoutConfirmed& payout, const Moment& moment) {
  settle(contract, payout.intent, Payout::Status::Confirmed, payout.evidence, payout.calls,
         moment.at);
  if (payout.purpose == Purpose::Refund) {
    contract.refunded += contract.payout(payout.intent)->request.amount;
    return;
  }
  contract.stage = Stage::Disbursed;
  contract.disbursed_at = confirmed_at(payout, moment);
  bool is_possessed = contract.latest(EvidenceKind::Possession) != nullptr;
  contract.is_in_inventory = is_possessed && payout.derivation != Derivation::First;
  if (contract.terms.profile == Profile::Seed) {
    std::string today = format_date(moment.today());
    sell(contract, payout.paid_on.empty() ? today : payout.paid_on, payout.derivation);
  }
}

/// The first possession after the payment turns the advance into inventory.
void add_evidence(Contract& contract, const EvidenceRecorded& evidence) {
  bool is_first = evidence.kind == EvidenceKind::Possession &&
                  contract.latest(EvidenceKind::Possession) == nullptr;
  bool is_paid_for = contract.disbursed_at && !contract.is_sold();
  if (is_first && is_paid_for) contract.is_in_inventory = true;
  contract.evidence.push_back(evidence);
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
        contract.payouts.push_back({request,
                                    Payout::Status::Requested,
                                    at,
                                    0,
                                    {},
                                    {},
                                    moment.key,
                                    moment.request_hash,
                                    moment.actor});
      },
      [&](const PayoutConfirmed& payout) { confirm(contract, payout, moment); },
      [&](const PayoutDeclined& payout) {
        bool is_decided = !payout.evidence.empty();
        settle(contract, payout.intent, Payout::Status::Declined,
               is_decided ? payout.evidence : payout.reason, payout.calls, at);
        contract.payouts.back().is_decided = is_decided;
      },
      [&](const PayoutUnknown& payout) {
        settle(contract, payout.intent, Payout::Status::Unknown, payout.reason, payout.calls, at);
      },
      [&](const PaymentRecorded& paid) {
        receive(contract,
                {paid.received, paid.applied, paid.excess, at, paid.value_date, paid.reference,
                 contract.version() + 1},
                moment.today());
      },
      [&](const EvidenceRecorded& evidence) { add_evidence(contract, evidence); },
      [&](const ScheduleAgreed& agreed) {
        contract.schedule = agreed.instalments;
        ++contract.schedule_version;
        plan_income(contract);
      },
      [&](const SaleConcluded& sale) { sell(contract, sale.sold_on, sale.derivation); },
      [&](const SettledEarly& settlement) {
        contract.settlement = settlement;
        receive(contract,
                {settlement.cash, settlement.cash, 0, at, settlement.value_date, std::string(),
                 contract.version() + 1},
                moment.today());
      },
      [&](const DonationRecorded& donation) { contract.donated += donation.amount; },
      [&](const CharityPaidOn& paid) { contract.pass_on(paid.amount, paid.reference); });
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
        bool is_decided = !payout.evidence.empty();
        return is_decided ? payout.evidence : money(contract.payout(payout.intent)->request.amount);
      },
      [](const PayoutDeclined& payout) {
        return payout.evidence.empty() ? payout.reason : payout.evidence;
      },
      [](const PayoutUnknown& payout) { return payout.reason; },
      [&](const PaymentRecorded& payment) { return money(payment.received); },
      [](const EvidenceRecorded& evidence) { return std::string(name_of(evidence.kind)); },
      [](const ScheduleAgreed& agreed) {
        auto count = std::ranges::count_if(agreed.instalments,
                                           [](const Instalment& each) { return each.number > 0; });
        return fmt::format("{} instalments", count);
      },
      [](const SaleConcluded& sale) { return sale.sold_on; },
      [&](const SettledEarly& settlement) {
        return fmt::format("{}, rebate {}", money(settlement.cash), money(settlement.rebate));
      },
      [&](const DonationRecorded& donation) { return money(donation.amount); },
      [&](const CharityPaidOn& paid) { return money(paid.amount); });
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

/// Whether somebody has decided what came of a payout.
bool is_decided(const Fact& fact) {
  const auto* paid = std::get_if<PayoutConfirmed>(&fact);
  const auto* declined = std::get_if<PayoutDeclined>(&fact);
  return (paid != nullptr && !paid->evidence.empty()) ||
         (declined != nullptr && !declined->evidence.empty());
}

}  // namespace

std::vector<KnownKey> answered_keys(const Contract& after, const Fact& fact, const Moment& moment) {
  std::vector<KnownKey> keys;
  auto action = answered_action(fact);
  if (!action) return keys;
  std::int64_t seq = after.version();
  const Payout* payout = ended_payout(after, fact);
  bool began = payout != nullptr && !payout->key.empty();
  // The payout may have been given up since it began, and asked for again with another key.
  bool has_another = !began || payout->key != moment.key || is_decided(fact);
  if (began) keys.push_back({*action, payout->key, payout->request_hash, seq});
  if (has_another && !moment.key.empty()) {
    std::string asked = is_decided(fact) ? std::string("decide_payout") : *action;
    keys.push_back({std::move(asked), moment.key, moment.request_hash, seq});
  }
  std::ranges::sort(keys, {},
                    [](const KnownKey& known) { return std::tie(known.action, known.key); });
  return keys;
}

Contract evolve(Contract contract, const Fact& fact, const Moment& moment) {
  Stage from = contract.stage;
  std::int64_t seq = contract.version() + 1;
  take(contract, fact, moment);
  contract.history.add({Atom(name_of(fact)), from, contract.stage, moment.at,
                        note_of(contract, fact), seq, moment.actor, moment.key, moment.hash,
                        moment.today()});
  for (KnownKey& known : answered_keys(contract, fact, moment)) contract.add(std::move(known));
  return contract;
}

Contract started(const Terms& terms, const Moment& moment) {
  return evolve(Contract(), Started{terms}, moment);
}

}  // namespace murabaha
