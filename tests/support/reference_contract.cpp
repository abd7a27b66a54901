#include "reference_contract.h"

#include <algorithm>
#include <chrono>

namespace support {

namespace {

constexpr Seconds key_life = a_day;  // at the payment system

/// amount * part / whole, half up; none is below zero, and all are far from too large.
std::int64_t share(std::int64_t amount, std::int64_t part, std::int64_t whole) {
  return (2 * amount * part + whole) / (2 * whole);
}

/// The same day of a later month; schedules here begin on the first.
Day months_after(Day day, std::int64_t months) {
  using namespace std::chrono;
  year_month_day date{sys_days(days(day))};
  return sys_days(date + std::chrono::months(months)).time_since_epoch().count();
}

using Names = std::set<std::string>;

/// Section 1.1 of the reference, and what it adds.
bool is_possible(const std::string& action, const std::string& state) {
  static const Names repayable{"disbursed", "repaying"};
  static const Names after_payout{"disbursed", "repaying", "completed"};
  static const std::map<std::string, Names> states{
      {"approve", {"pending"}},
      {"reject", {"pending"}},
      {"disburse", {"approved"}},
      {"decide_payout", {"approved", "completed"}},
      {"record_payment", repayable},
      {"record_evidence", {"pending", "approved", "disbursed", "repaying", "completed"}},
      {"agree_schedule", {"pending", "approved", "disbursed"}},
      {"conclude_sale", {"disbursed"}},
      {"settle_early", repayable},
      {"record_charity_donation", after_payout},
      {"pay_on_charity", after_payout},
      {"refund_excess", {"completed"}}};
  return states.at(action).contains(state);
}

bool is_payout(const ReferenceRequest& request) {
  return request.action == "disburse" || request.action == "refund_excess";
}

/// The full list, in one code.
Names as_one(const Names& unmet) {
  if (unmet.empty()) return {};
  std::string code = "guard_failed";
  for (const std::string& each : unmet) code += ' ' + each;
  return {code};
}

}  // namespace

// Requests

/// Known key, state, values, guards: in this order (section 1.1).
ReferenceAnswer ReferenceContract::act(const ReferenceRequest& request, ReferenceBank bank,
                                       Seconds asked, Seconds answered) {
  auto known = keys_.find({request.action, request.key});
  if (!request.key.empty() && known != keys_.end()) {
    const auto& [before, answer] = known->second;
    return before.asks_the_same_as(request) ? answer : ReferenceAnswer{{"idempotency_conflict"}};
  }
  Day today = asked / a_day;
  if (!is_possible(request.action, state_)) return {{"invalid_state"}};
  bool goes_on = is_payout(request) && payout_;
  if (goes_on) return ask_bank(request, bank, false, asked, answered);
  if (Codes wrong = wrong_values(request, today); !wrong.empty()) return {wrong};
  if (Codes missing = unmet(request, today); !missing.empty()) return {as_one(missing)};
  if (is_payout(request)) {
    bool is_refund = request.action == "refund_excess";
    payout_ = Payout{request, is_refund ? excess_ - refunded_ : terms_.cost, asked};
    return ask_bank(request, bank, true, asked, answered);
  }
  take(request, today);
  ReferenceAnswer answer{{"ok"}, figures()};
  remember(request, answer);
  return answer;
}

void ReferenceContract::remember(const ReferenceRequest& request, const ReferenceAnswer& answer) {
  if (!request.key.empty()) keys_[{request.action, request.key}] = {request, answer};
}

ReferenceFigures ReferenceContract::figures() const {
  return {state_, outstanding(), applied_ + excess_, excess_ - refunded_};
}

std::int64_t ReferenceContract::mandatory_rebate() const {
  std::int64_t rebate =
      share(terms_.profit, outstanding() * terms_.rebate_percent, terms_.total() * 100);
  return std::min({rebate, unearned(), outstanding()});
}

// What follows

void ReferenceContract::take(const ReferenceRequest& request, Day today) {
  const std::string& action = request.action;
  if (action == "approve") state_ = "approved";
  if (action == "reject") state_ = "rejected";
  if (action == "record_evidence") take_evidence(request, today);
  if (action == "agree_schedule") take_schedule(request);
  if (action == "decide_payout") take_decision(request, today);
  if (action == "conclude_sale") sell(today);
  if (action == "record_payment") {
    std::int64_t applied = std::min(request.amount, outstanding());
    if (!request.detail.empty()) references_.insert(request.detail);
    receive(applied, request.amount - applied, request.day.value_or(today));
  }
  if (action == "settle_early") {
    rebate_ = request.rebate;
    post("deferred_profit", rebate_);
    post("receivable", -rebate_);
    receive(request.amount, 0, today);
    covers_.push_back({rebate_, today});
  }
  if (action == "record_charity_donation") {
    donated_ += request.amount;
    post("cash", request.amount);
    post("charity_payable", -request.amount);
  }
  if (action == "pay_on_charity") {
    passed_on_ += request.amount;
    if (!request.detail.empty()) charity_references_.insert(request.detail);
    post("charity_payable", request.amount);
    post("cash", -request.amount);
  }
}

/// The first possession of what is paid for makes inventory of the advance.
void ReferenceContract::take_evidence(const ReferenceRequest& request, Day today) {
  bool is_first = request.word == "possession" && !papers_.contains("possession");
  bool is_advance = state_ == "disbursed" && !sold_on_;
  if (is_first && is_advance) {
    post("inventory", terms_.cost);
    post("advance", -terms_.cost);
  }
  papers_[request.word] = {today, request.detail};
  if (request.word == "inability") is_unable_ = true;
  if (request.word == "ability") is_unable_ = false;
}

/// Equal ones; the last takes what does not divide (V13).
void ReferenceContract::take_schedule(const ReferenceRequest& request) {
  schedule_.clear();
  std::int64_t left = terms_.total();
  for (std::int64_t i = 0; i < request.amount; ++i) {
    bool is_last = i + 1 == request.amount;
    std::int64_t amount = is_last ? left : terms_.total() / request.amount;
    schedule_.push_back({amount, months_after(*request.day, i)});
    left -= amount;
  }
}

void ReferenceContract::receive(std::int64_t applied, std::int64_t excess, Day day) {
  applied_ += applied;
  excess_ += excess;
  covers_.push_back({applied, day});
  post("cash", applied + excess);
  post("receivable", -applied);
  post("customer_credit", -excess);
  recognise();
  state_ = outstanding() == 0 ? "completed" : "repaying";
}

/// Cumulatively rounded; the last payment takes all that is left (section 3.4).
void ReferenceContract::recognise() {
  std::int64_t before = recognised_;
  recognised_ =
      outstanding() == 0 ? terms_.profit - rebate_ : share(terms_.profit, applied_, terms_.total());
  post("deferred_profit", recognised_ - before);
  post("profit_income", before - recognised_);
}

void ReferenceContract::sell(Day day) {
  sold_on_ = day;
  post("receivable", terms_.total());
  post(terms_.is_aaoifi ? "inventory" : "cash", -terms_.cost);
  post("deferred_profit", -terms_.profit);
}

void ReferenceContract::post(const std::string& account, std::int64_t amount) {
  ledger_[account] += amount;
  if (ledger_[account] == 0) ledger_.erase(account);
}

// The payment system (section 3.3)

/// One payment at most, whatever is answered: whoever asks again asks about the same key.
ReferenceAnswer ReferenceContract::ask_bank(const ReferenceRequest& request, ReferenceBank bank,
                                            bool is_first, Seconds asked, Seconds answered) {
  bool is_silent = bank == ReferenceBank::KeepsSilent;
  bool is_forgotten = !is_first && !is_silent && asked - payout_->begun >= key_life;
  payout_->is_given_up = is_forgotten;
  if (is_silent || is_forgotten) return {{"payment_unknown"}};
  bool is_known = payout_->is_paid;
  if (!is_known && bank == ReferenceBank::Declines)
    return end_payout(request, "insufficient_funds");
  if (!is_known && bank == ReferenceBank::IsPending) {
    payout_->is_pending = true;
    return {{"payment_unknown"}};
  }
  payout_->is_paid = true;
  if (!is_known && bank == ReferenceBank::PaysWrongly) return {{"payment_mismatch"}};
  if (!is_known && bank == ReferenceBank::PaysUnheard) return {{"payment_unknown"}};
  confirm(answered / a_day);
  return end_payout(request, "ok");
}

void ReferenceContract::finish_pending(Seconds at) {
  confirm(at / a_day);
  end_payout(payout_->request, "ok");
}

/// The answer is that to the request which has begun it, too.
ReferenceAnswer ReferenceContract::end_payout(const ReferenceRequest& request,
                                              const std::string& code) {
  ReferenceAnswer answer{{code}, figures()};
  remember(payout_->request, answer);
  if (is_payout(request)) remember(request, answer);
  payout_.reset();
  return answer;
}

void ReferenceContract::take_decision(const ReferenceRequest& request, Day today) {
  bool is_paid = request.word == "paid";
  if (is_paid) confirm(request.day.value_or(today));
  end_payout(request, is_paid ? "ok" : "not_paid");
}

/// In the profile seed this is the sale, and nothing is due before it; in the other it is an
/// advance, or inventory already.
void ReferenceContract::confirm(Day day) {
  if (payout_->request.action == "refund_excess") {
    refunded_ += payout_->amount;
    post("customer_credit", payout_->amount);
    return post("cash", -payout_->amount);
  }
  state_ = "disbursed";
  if (terms_.is_aaoifi) {
    post("cash", -terms_.cost);
    return post(papers_.contains("possession") ? "inventory" : "advance", terms_.cost);
  }
  sell(day);
  std::int64_t months = 0;
  while (!schedule_.empty() && months_after(schedule_.front().day, months) < day) ++months;
  for (Cover& instalment : schedule_) instalment.day = months_after(instalment.day, months);
}

}  // namespace support
