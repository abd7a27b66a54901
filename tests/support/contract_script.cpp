#include "contract_script.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "murabaha/payout.h"

namespace support {

using namespace murabaha;
using otp::Result;

namespace {

constexpr Timestamp a_second = 1'000'000;
constexpr Timestamp key_life = 24 * 3'600 * a_second;
constexpr const char* first_due = "1970-02-01";  // the worlds of tests begin in that January

Rate rate(std::string_view text) { return Rate::parse(text).value(); }

/// What is left of a number when some of it has chosen one of so many.
std::size_t choose(std::uint32_t& number, std::size_t of) {
  auto choices = static_cast<std::uint32_t>(of);
  std::uint32_t chosen = number % choices;
  number /= choices;
  return chosen;
}

/// A ceiling rate promises a rebate, which the profile aaoifi never approves.
Repayment repayment_drawn(Profile profile, std::uint32_t& number) {
  std::size_t all = std::size(all_instalment_methods);
  std::size_t methods = profile == Profile::Aaoifi ? all - 1 : all;
  Repayment repayment{all_instalment_methods[choose(number, methods)]};
  if (has_rate(repayment.method)) repayment.rate = rate("10 %");
  if (repayment.method == InstalmentMethod::Ceiling) repayment.effective_rate = rate("4 %");
  repayment.count = 4;
  repayment.down_payment = choose(number, 2) == 0 ? 0 : 20'000;
  return repayment;
}

void draw_policies(Terms& terms, std::uint32_t& number) {
  terms.recognition = all_recognition_methods[choose(number, std::size(all_recognition_methods))];
  bool is_mandatory = choose(number, 2) == 1 && terms.profile == Profile::Seed;
  if (is_mandatory) terms.settlement = {RebatePolicy::MandatoryDisclosed, rate("50 %")};
  if (terms.repayment.method != InstalmentMethod::Ceiling) return;
  terms.recognition = RecognitionMethod::EffectiveRate;
  terms.settlement = {RebatePolicy::MandatoryDisclosed, Rate::whole()};
}

}  // namespace

Terms terms_drawn(const std::string& contract_id, std::uint32_t number) {
  Terms terms = terms_of_guide(contract_id);
  terms.profile = choose(number, 2) == 0 ? Profile::Seed : Profile::Aaoifi;
  terms.overpayment = choose(number, 2) == 0 ? Overpayment::Credit : Overpayment::Refuse;
  terms.repayment = repayment_drawn(terms.profile, number);
  draw_policies(terms, number);
  if (has_rate(terms.repayment.method)) {
    terms.profit = profit_of(terms.asset_cost, terms.repayment).value();
  }
  if (terms.profile == Profile::Seed) return terms;
  terms.asset = "a van";
  terms.asset_class = "vehicle";
  terms.supplier_id = "supplier-1";
  return terms;
}

namespace {

RecordEvidence paper(EvidenceKind kind) {
  bool is_promise = kind == EvidenceKind::Promise;
  return {std::string(name_of(kind)), {}, "paper", {}, is_promise ? "unilateral" : ""};
}

/// The steps of a contract without a mistake, up to its first payment.
std::vector<Action> straight_on(const Terms& terms) {
  std::vector<Action> steps = {AgreeSchedule{terms.repayment.count, first_due}, Approve{},
                               Disburse{}};
  if (terms.profile == Profile::Aaoifi) {
    steps = {paper(EvidenceKind::Request),
             AgreeSchedule{terms.repayment.count, first_due},
             Approve{},
             paper(EvidenceKind::SupplierContract),
             Disburse{},
             paper(EvidenceKind::Title),
             paper(EvidenceKind::Possession),
             paper(EvidenceKind::Disclosure),
             paper(EvidenceKind::OfferAcceptance),
             ConcludeSale{}};
  }
  steps.push_back(RecordPayment{50'000});
  return steps;
}

std::vector<Action> actions_with(Amount amount, const Contract& contract, Date today) {
  EvidenceKind kind =
      all_evidence_kinds[static_cast<std::size_t>(amount) % std::size(all_evidence_kinds)];
  Amount owed = contract.outstanding();
  Amount rebate = std::min(contract.mandatory_rebate(today).value_or(amount * 100), owed);
  return {Approve{},
          Reject{"no"},
          Disburse{},
          DecidePayout{"paid", "statement"},
          DecidePayout{"not_paid", "statement"},
          DecidePayout{"not_paid"},
          DecidePayout{"paid", "statement", "1970-01-01"},
          RecordPayment{amount * 5'000 - 5'000},
          RecordPayment{amount * 5'000 - 5'000, {}, fmt::format("bank-{}", amount % 5)},
          RecordPayment{50'000, amount % 2 == 0 ? "2999-01-01" : ""},
          RecordPayment{owed},
          paper(kind),
          RecordEvidence{"promise", {}, {}, {}, "bilateral_binding"},
          RecordEvidence{"hearsay"},
          AgreeSchedule{amount % 8, first_due},
          AgreeSchedule{contract.terms.repayment.count, first_due},
          ConcludeSale{},
          SettleEarly{0, owed},
          SettleEarly{rebate, owed - rebate},
          RecordCharityDonation{amount},
          PayOnCharity{amount, amount % 3 == 0 ? "" : "charity", fmt::format("gift-{}", amount)},
          RefundExcess{}};
}

constexpr Manner manners[] = {Manner::Pays,          Manner::Pays,        Manner::Declines,
                              Manner::AnswersTwice,  Manner::WrongAmount, Manner::IsUnreachable,
                              Manner::PaysSilently,  Manner::KeepsSilent, Manner::IsSlow,
                              Manner::ReversesLater, Manner::IsPending};

/// What can be seen of a contract, without times and hashes.
std::string summary(const Contract& contract) {
  std::string payouts;
  for (const Payout& payout : contract.payouts) {
    payouts += fmt::format(" {}", name_of(payout.status));
  }
  return fmt::format(
      "{} v{} sold {} paid {} owed {} excess {} rebate {} income {} donated {} passed on {} papers "
      "{} schedule {}{}",
      name_of(contract.stage), contract.version(), contract.sold_on.value_or("not"),
      contract.paid(), contract.outstanding(), contract.excess(), contract.rebate(),
      contract.recognised, contract.donated, contract.passed_on, contract.evidence.size(),
      contract.schedule_version, payouts);
}

std::string summary(const Result<Contract>& answer) {
  if (answer) return summary(*answer);
  return to_text(answer.error().reason);
}

/// The pure contract, with a payment system of its own.
class Model {
 public:
  explicit Model(Contract contract) : contract_(std::move(contract)) {}

  const Contract& contract() const { return contract_; }

  /// @param asked when the action was asked for
  /// @param answered when it was answered
  Result<Contract> act(const Action& action, Manner manner, Timestamp asked, Timestamp answered) {
    bool is_payout =
        std::holds_alternative<Disburse>(action) || std::holds_alternative<RefundExcess>(action);
    bool goes_on =
        is_payout && contract_.open_payout() != nullptr && why_not(contract_.stage, action).empty();
    at_ = asked;
    if (!goes_on) {
      Result<Fact> fact = decide(contract_, action, {at_, "clerk"});
      if (!fact) return std::unexpected(fact.error());
      take(*fact);
      if (!is_payout) return contract_;
    }
    at_ = answered;
    return goes_on ? ask_again(manner, asked) : pay(manner);
  }

  bool is_pending() const {
    const Payout* open = contract_.open_payout();
    return open != nullptr && open->reason == pending;
  }
  /// It was asked about until it was paid.
  void finish_pending(Timestamp at) {
    at_ = at;
    const PayoutRequested request = contract_.open_payout()->request;
    take(PayoutConfirmed{request.purpose, request.intent});
  }

 private:
  void take(const Fact& fact) { contract_ = evolve(std::move(contract_), fact, {at_, "clerk"}); }

  Result<Contract> settle(const Fact& fact) {
    take(fact);
    if (auto* declined = std::get_if<PayoutDeclined>(&fact)) {
      return otp::refuse(Atom(declined->reason));
    }
    if (const auto* unknown = std::get_if<PayoutUnknown>(&fact)) {
      bool is_mismatch = unknown->reason == payment_mismatch;
      return otp::refuse(Atom(is_mismatch ? payment_mismatch : "payment_unknown"));
    }
    return contract_;
  }

  Result<Contract> pay(Manner manner) {
    const PayoutRequested request = contract_.open_payout()->request;
    auto unknown = [&](const char* why) {
      return settle(PayoutUnknown{request.purpose, request.intent, why});
    };
    switch (manner) {
      case Manner::Declines:
        return settle(PayoutDeclined{request.purpose, request.intent, "insufficient_funds"});
      case Manner::IsUnreachable: return unknown("unreachable");
      case Manner::KeepsSilent: return unknown("timeout");
      case Manner::PaysSilently: is_paid_[request.intent] = true; return unknown("timeout");
      case Manner::WrongAmount: is_paid_[request.intent] = true; return unknown(payment_mismatch);
      case Manner::IsPending: return unknown(pending);
      default: return settle(PayoutConfirmed{request.purpose, request.intent});
    }
  }

  Result<Contract> ask_again(Manner manner, Timestamp asked) {
    const Payout payout = *contract_.open_payout();
    const PayoutRequested& request = payout.request;
    auto unknown = [&](const char* why) {
      return settle(PayoutUnknown{request.purpose, request.intent, why});
    };
    if (manner == Manner::IsUnreachable) return unknown("unreachable");
    if (manner == Manner::KeepsSilent) return unknown("timeout");
    // It has forgotten the key, or never heard of it: nobody knows.
    if (asked - payout.requested_at >= key_life) return unknown(key_expired);
    if (is_paid_[request.intent]) {
      return settle(PayoutConfirmed{request.purpose, request.intent});
    }
    return pay(manner);
  }

  Contract contract_;
  Timestamp at_ = 0;
  std::map<std::string, bool> is_paid_;
};

Timestamp now(Self self, const Surroundings& surroundings) {
  auto since_start = self.now().time_since_epoch();
  return surroundings.epoch +
         std::chrono::duration_cast<std::chrono::microseconds>(since_start).count();
}

/// Opens a contract and takes it some steps of its way.
Task<Result<Pid>> begin(Self self, Terms terms, std::size_t steps, Surroundings surroundings) {
  std::string id = terms.contract_id;
  auto opening = open_contract(self, terms, surroundings);
  Result<Pid> opened = co_await opening;
  std::vector<Action> way = straight_on(terms);
  way.resize(std::min(way.size(), steps));
  for (const Action& step : way) {
    Order order{step, "clerk"};
    Task<Result<Answered>> taking = ask(self, id, order);
    co_await taking;
  }
  co_return opened;
}

}  // namespace

Task<std::string> run_script(Self self, Terms terms, Script script, Surroundings surroundings) {
  surroundings.gateway->behave({Manner::Pays, {}});  // whatever a script before it has left
  const std::string id = terms.contract_id;
  auto beginning = begin(self, terms, script.size() % 12, surroundings);
  auto opened = co_await beginning;
  if (!opened) co_return "it was not opened: " + to_text(opened.error().reason);
  Model model(co_await look_at(self, id));
  std::size_t number = 0;
  for (const auto& [which, amount, manner] : script) {
    ++number;
    Timestamp asked = now(self, surroundings);
    std::vector<Action> actions = actions_with(amount % 24, model.contract(), date_at(asked));
    Action action = actions[which % actions.size()];
    Manner behaviour = manners[manner % std::size(manners)];
    surroundings.gateway->behave({behaviour, {}});
    std::string key = manner % 3 == 0 ? std::to_string(number) : std::string();

    Order order{action, "clerk", key};
    auto asking = self.call(contract_named(id), order, otp::infinity);
    Result<Contract> answer = co_await asking;
    Result<Contract> expected = model.act(action, behaviour, asked, now(self, surroundings));
    auto difference = [&](const std::string& what, const std::string& wanted,
                          const std::string& got) {
      return fmt::format("step {}, {} while it {}: {} is '{}' where the model has '{}'", number,
                         name_of(action), name_of(behaviour), what, got, wanted);
    };
    if (summary(answer) != summary(expected)) {
      co_return difference("the answer", summary(expected), summary(answer));
    }
    if (model.is_pending()) {  // it is asked about by itself
      surroundings.gateway->behave({Manner::Pays, {}});
      co_await self.sleep(20s);
      model.finish_pending(now(self, surroundings));
    }
    if (!key.empty() && answer) {  // the same again changes nothing
      Order again{action, "clerk", key};
      auto asking_again = self.call(contract_named(id), again, otp::infinity);
      Result<Contract> same = co_await asking_again;
      if (summary(same) != summary(answer)) {
        co_return difference("the repeated answer", summary(answer), summary(same));
      }
    }
    if (amount % 16 == 14) co_await self.sleep(25h);  // longer than keys live
    if (amount % 16 == 15) {
      surroundings.gateway->behave({Manner::KeepsSilent, {}});  // a recovery learns nothing
      co_await kill_and_restart(self, id);
      co_await self.sleep(6s);
      if (model.contract().open_payout() != nullptr) co_return std::string();
    }
    Contract after = co_await look_at(self, id);
    if (summary(after) != summary(model.contract())) {
      co_return difference("the contract", summary(model.contract()), summary(after));
    }
  }
  co_return std::string();
}

}  // namespace support
