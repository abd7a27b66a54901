// What is refused, and why.

#include "reference_contract.h"

#include <algorithm>

namespace support {

// Values (section 2)

ReferenceContract::Codes ReferenceContract::wrong_values(const ReferenceRequest& request,
                                                         Day today) const {
  static const Codes kinds{"request",
                           "promise",
                           "supplier_contract",
                           "agency",
                           "title",
                           "possession",
                           "disclosure",
                           "ability",
                           "offer_acceptance",
                           "inability",
                           "donation_undertaking"};
  static const Codes promises{"unilateral", "bilateral_option", "bilateral_binding"};
  const std::string& action = request.action;
  if (action == "record_payment") return wrong_payment(request, today);
  if (action == "settle_early") return wrong_settlement(request);
  if (action == "pay_on_charity") return wrong_paying_on(request);
  if (action == "decide_payout") return wrong_decision(request, today);
  bool is_nothing = (action == "record_charity_donation" && request.amount <= 0) ||
                    (action == "refund_excess" && excess_ == refunded_);
  if (is_nothing) return {"invalid_amount"};
  if (action == "record_evidence") {
    bool is_bad_promise = request.word == "promise" && !promises.contains(request.detail);
    if (!kinds.contains(request.word) || is_bad_promise) return {"invalid_evidence"};
  }
  if (action == "agree_schedule") {
    bool is_count = request.amount >= 1 && request.amount <= 600;
    if (!is_count || *request.day < sold_on_.value_or(today)) return {"schedule_mismatch"};
  }
  return {};
}

ReferenceContract::Codes ReferenceContract::wrong_payment(const ReferenceRequest& request,
                                                          Day today) const {
  Codes wrong;
  Day day = request.day.value_or(today);
  if (request.amount <= 0) wrong.insert("invalid_amount");
  if (day > today || day < sold_on_.value_or(day)) wrong.insert("invalid_value_date");
  if (references_.contains(request.detail)) wrong.insert("duplicate_reference");
  if (request.amount > outstanding() && terms_.refuses_excess) wrong.insert("overpayment");
  // Whoever pays all before its time settles early, and a mandatory rebate must come with it.
  // Where no instalments are agreed it has no time.
  bool is_early = schedule_.empty() || day < schedule_.back().day;
  bool pays_all = request.amount >= outstanding() - mandatory_rebate();
  if (is_early && pays_all && mandatory_rebate() > 0) wrong.insert("settlement_mismatch");
  return wrong;
}

ReferenceContract::Codes ReferenceContract::wrong_settlement(
    const ReferenceRequest& request) const {
  Codes wrong;
  bool is_mandatory = terms_.rebate_percent > 0;
  if (request.rebate < 0) wrong.insert("invalid_amount");
  if (request.rebate > std::min(unearned(), outstanding())) wrong.insert("rebate_exceeds_profit");
  if (request.rebate + request.amount != outstanding()) wrong.insert("settlement_mismatch");
  if (is_mandatory && request.rebate != mandatory_rebate()) wrong.insert("settlement_mismatch");
  if (!is_mandatory && request.amount == 0) wrong.insert("invalid_amount");
  return wrong;
}

ReferenceContract::Codes ReferenceContract::wrong_paying_on(const ReferenceRequest& request) const {
  Codes wrong;
  if (request.amount <= 0) wrong.insert("invalid_amount");
  if (request.amount > donated_ - passed_on_) wrong.insert("exceeds_donations");
  if (request.word.empty()) wrong.insert("invalid_text");
  if (charity_references_.contains(request.detail)) wrong.insert("duplicate_reference");
  return wrong;
}

ReferenceContract::Codes ReferenceContract::wrong_decision(const ReferenceRequest& request,
                                                           Day today) const {
  Codes wrong;
  Day day = request.day.value_or(today);
  Day earliest = payout_ ? payout_->begun / a_day : day;
  if (request.detail.empty()) wrong.insert("invalid_text");
  bool is_date = day <= today && day >= earliest;
  if (request.word == "paid" && !is_date) wrong.insert("invalid_value_date");
  return wrong;
}

// Guards (section 1.4)

ReferenceContract::Codes ReferenceContract::unmet_papers(
    const std::vector<std::string>& kinds) const {
  Codes missing;
  for (const std::string& kind : kinds) {
    if (!papers_.contains(kind)) missing.insert(kind);
  }
  return missing;
}

/// Request, promise, supplier's contract, possession: none is dated before the one before it.
ReferenceContract::Codes ReferenceContract::unmet_order() const {
  Codes wrong;
  std::string before;
  for (const char* kind : {"request", "promise", "supplier_contract", "possession"}) {
    if (!papers_.contains(kind)) continue;
    bool is_in_order = before.empty() || papers_.at(before).day <= papers_.at(kind).day;
    if (!is_in_order) wrong.insert(before + "_before_" + kind);
    before = kind;
  }
  return wrong;
}

bool ReferenceContract::is_sale_late(Day today) const {
  return !schedule_.empty() && today > schedule_.front().day;
}

/// What the profile seed asks for too.
ReferenceContract::Codes ReferenceContract::unmet_of_both(const ReferenceRequest& request,
                                                          Day today) const {
  Codes missing;
  auto need = [&](const char* code, bool holds) {
    if (!holds) missing.insert(code);
  };
  if (request.action == "agree_schedule") {
    need("not_concluded", !sold_on_);
    need("no_open_payout", !payout_);
  }
  if (request.action == "record_charity_donation") need("late", was_late(today));
  if (request.action == "conclude_sale") need("not_concluded", !sold_on_);
  if (request.action == "decide_payout") {
    need("payout_unknown", payout_.has_value());
    need("cannot_be_asked", payout_ && payout_->is_given_up);
  }
  return missing;
}

ReferenceContract::Codes ReferenceContract::unmet(const ReferenceRequest& request,
                                                  Day today) const {
  const std::string& action = request.action;
  Codes missing = unmet_of_both(request, today);
  auto need = [&](const char* code, bool holds) {
    if (!holds) missing.insert(code);
  };
  bool sells = action == (terms_.is_aaoifi ? "conclude_sale" : "disburse");
  if (sells) need("sale_before_first_due", !is_sale_late(today));
  if (!terms_.is_aaoifi) return missing;
  if (action == "approve") {
    missing.merge(unmet_papers({"request"}));
    need("four_eyes", request.actor != creator_);
  }
  if (action == "reject") need("reason", !request.word.empty());
  if (action == "disburse") {
    auto promise = papers_.find("promise");
    need("promise_not_bilateral",
         promise == papers_.end() || promise->second.note != "bilateral_binding");
    missing.merge(unmet_papers({"supplier_contract"}));
  }
  if (action == "decide_payout") {
    need("four_eyes", payout_ && payout_->request.actor != request.actor);
  }
  if (action == "conclude_sale") {
    missing.merge(unmet_papers({"title", "possession", "disclosure", "offer_acceptance"}));
    missing.merge(unmet_order());
    need("schedule", !schedule_.empty());
  }
  if (action == "record_payment" || action == "settle_early") {
    need("sale_not_concluded", sold_on_.has_value());
  }
  if (action == "settle_early") need("four_eyes", request.actor != creator_);
  if (action == "record_charity_donation") {
    missing.merge(unmet_papers({"donation_undertaking"}));
    need("able_to_pay", !is_unable_);
  }
  return missing;
}

/// Whether an instalment is late, or was paid late.
bool ReferenceContract::was_late(Day today) const {
  if (!sold_on_) return false;
  std::vector<Cover> covers = covers_;
  if (outstanding() > 0) covers.push_back({outstanding(), today});
  std::size_t next = 0;
  std::int64_t covered = 0;
  for (const Cover& instalment : schedule_) {
    bool is_late = false;
    covered -= instalment.amount;
    while (covered < 0) {
      covered += covers[next].amount;
      is_late = covers[next++].day > instalment.day;
    }
    if (is_late) return true;
  }
  return false;
}

}  // namespace support
