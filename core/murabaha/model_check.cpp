#include "murabaha/model_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <memory>
#include <set>

#include "murabaha/asking.h"
#include "murabaha/guards.h"
#include "murabaha/invariants.h"
#include "murabaha/trail.h"

namespace murabaha {
namespace {

constexpr Timestamp first_day = 1'767'614'400'000'000;  // 2026-01-05 12:00
constexpr Timestamp a_day = 86'400'000'000;
const std::string sale_day = "2026-01-05";   // papers and sales may be recorded later
const std::string later_due = "2026-01-06";  // is late from the day after on
const std::string last_due = "2026-01-12";

/// A state, and how it was reached.
struct Node {
  Contract contract;
  Records kept;
  std::shared_ptr<const Node> before;
  std::string step;
  std::int64_t depth = 0;
};

Terms small_terms(Profile profile) {
  Terms terms{"model", "customer", *Currency::of("XXX"), 2, 1, profile};
  terms.asset = "a thing";
  terms.asset_class = name_of(AssetClass::Other);
  terms.supplier_id = "supplier";
  return terms;
}

RecordEvidence paper(EvidenceKind kind) { return {std::string(name_of(kind)), sale_day, "paper"}; }

/// The same with a choice for all that the terms leave to choose: 50 % of 2 is 1 in a year.
Terms chosen_terms() {
  Terms terms = small_terms(Profile::Seed);
  terms.repayment = {InstalmentMethod::FlatRate, Rate::parse("50 %").value(), 2, 6};
  terms.recognition = RecognitionMethod::SumOfDigits;
  terms.settlement.policy = RebatePolicy::MandatoryDisclosed;
  return terms;
}

std::vector<Action> all_actions(Profile profile) {
  std::vector<Action> actions = {Approve{},
                                 Reject{"no"},
                                 Reject{},
                                 Disburse{},
                                 DecidePayout{"paid", "statement"},
                                 DecidePayout{"not_paid", "statement"},
                                 DecidePayout{"paid"},
                                 DecidePayout{"maybe", "statement"},
                                 AgreeSchedule{1, later_due},
                                 AgreeSchedule{0, later_due},
                                 AgreeSchedule{0, last_due, 6},
                                 ConcludeSale{},
                                 ConcludeSale{sale_day},
                                 RecordCharityDonation{1},
                                 RecordCharityDonation{0},
                                 PayOnCharity{1, "charity"},
                                 PayOnCharity{2, "charity"},
                                 PayOnCharity{0, "charity"},
                                 PayOnCharity{1},
                                 RefundExcess{}};
  for (Amount amount = -1; amount <= 4; ++amount) actions.push_back(RecordPayment{amount});
  for (Amount rebate = 0; rebate <= 2; ++rebate) {
    for (Amount cash = 0; cash <= 3; ++cash) actions.push_back(SettleEarly{rebate, cash});
  }
  actions.push_back(paper(EvidenceKind::DonationUndertaking));
  if (profile == Profile::Aaoifi) {
    for (EvidenceKind kind :
         {EvidenceKind::Request, EvidenceKind::SupplierContract, EvidenceKind::Title,
          EvidenceKind::Possession, EvidenceKind::Disclosure, EvidenceKind::OfferAcceptance}) {
      actions.push_back(paper(kind));
    }
  }
  return actions;
}

/// What tells states apart. The order of steps does only in what they have posted.
std::string key_of(const Contract& contract, const Records& kept) {
  std::string payouts;
  for (const Payout& payout : contract.payouts) {
    std::string one = fmt::format("{}{}", name_of(payout.request.purpose), name_of(payout.status));
    if (payout.is_open()) one += payout.reason;
    if (payouts.find(one) == std::string::npos) payouts += one;
  }
  std::string papers;
  for (EvidenceKind kind : all_evidence_kinds) papers += contract.latest(kind) ? '1' : '0';
  return fmt::format("{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}", name_of(contract.stage),
                     contract.paid(), contract.outstanding(), contract.excess(),
                     contract.recognised, std::min<Amount>(contract.donated, 1),
                     std::min<Amount>(contract.charity_balance(), 1), contract.schedule.empty(),
                     contract.is_sold(), contract.settlement.has_value(), payouts, papers,
                     balance_of(kept, Account::Advance), balance_of(kept, Account::Inventory));
}

class Search {
 public:
  explicit Search(const Terms& terms) : actions_(all_actions(terms.profile)) {
    visit({}, Started{terms}, "start");
  }

  ModelCheck run() {
    while (!waiting_.empty() && !found_.broken) {
      auto node = waiting_.front();
      waiting_.pop_front();
      try_actions(node);
      try_answers(node);
    }
    return found_;
  }

 private:
  using NodePointer = std::shared_ptr<const Node>;

  /// Each step is a day after the one before, so that an instalment gets late.
  static Moment moment_after(const NodePointer& before) {
    return {first_day + (before ? before->depth + 1 : 0) * a_day, before ? "clerk" : "opener"};
  }

  void try_actions(const NodePointer& node) {
    for (const Action& action : actions_) {
      Result<Fact> fact = decide(node->contract, action, moment_after(node));
      if (fact) visit(node, *fact, std::string(name_of(action)));
      else check_refusal(node, action, fact.error());
    }
  }

  void try_answers(const NodePointer& node) {
    const Payout* open = node->contract.open_payout();
    if (open == nullptr) return;
    Purpose purpose = open->request.purpose;
    const std::string& intent = open->request.intent;
    visit(node, PayoutConfirmed{purpose, intent}, "it is paid");
    visit(node, PayoutDeclined{purpose, intent, "declined"}, "it is declined");
    if (open->status != Payout::Status::Unknown) {
      visit(node, PayoutUnknown{purpose, intent, "timeout"}, "no answer");
      visit(node, PayoutUnknown{purpose, intent, key_expired}, "it has forgotten the payment");
    }
  }

  void visit(const NodePointer& before, const Fact& fact, std::string name) {
    if (found_.broken) return;
    ++found_.steps;
    Step step = take_step(before ? before->contract : Contract(), fact, moment_after(before));
    auto node = std::make_shared<Node>();
    if (before) node->kept = before->kept;
    add_records(node->kept, step.records);
    node->contract = std::move(step.contract);
    node->before = before;
    node->step = std::move(name);
    node->depth = before ? before->depth + 1 : 0;
    if (auto fault = verify(node->kept)) return fail(node, fault->sentence);
    if (!seen_.insert(key_of(node->contract, node->kept)).second) return;
    ++found_.states;
    found_.longest = std::max(found_.longest, node->depth);
    waiting_.push_back(std::move(node));
  }

  /// A stage that does not allow an action must be why it was refused, whatever was given.
  void check_refusal(const NodePointer& node, const Action& action, const otp::Error& error) {
    ++found_.refusals;
    bool is_stage = error.reason.is_tagged(Atom("invalid_state"), 3);
    if (is_stage == why_not(node->contract.stage, action).empty()) {
      fail(node,
           fmt::format("{} is refused for a wrong reason: {}", name_of(action), error.text()));
    }
  }

  void fail(const NodePointer& node, std::string sentence) {
    ModelCheck::CounterExample example{{}, std::move(sentence)};
    for (NodePointer at = node; at; at = at->before) example.steps.push_back(at->step);
    std::ranges::reverse(example.steps);
    found_.broken = std::move(example);
  }

  std::vector<Action> actions_;
  std::deque<NodePointer> waiting_;
  std::set<std::string> seen_;
  ModelCheck found_;
};

}  // namespace

ModelCheck check_model(Profile profile) {
  ModelCheck all = Search(small_terms(profile)).run();
  // The choices are about the debt: no paper that the other profile asks for bears upon them.
  if (all.broken || profile != Profile::Seed) return all;
  ModelCheck chosen = Search(chosen_terms()).run();
  return {all.states + chosen.states, all.steps + chosen.steps, all.refusals + chosen.refusals,
          std::max(all.longest, chosen.longest), std::move(chosen.broken)};
}

}  // namespace murabaha
