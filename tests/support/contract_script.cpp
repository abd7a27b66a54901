#include "contract_script.h"

#include <fmt/format.h>

#include <map>

#include "murabaha/payout.h"

namespace support {

using namespace murabaha;
using otp::Result;

namespace {

std::vector<Action> actions_with(Amount amount) {
  return {Approve{},
          Reject{"no"},
          Disburse{},
          DecidePayout{"paid", "statement"},
          DecidePayout{"not_paid"},
          RecordPayment{amount * 5'000 - 5'000},
          RecordPayment{amount * 5'000 - 5'000, {}, fmt::format("bank-{}", amount % 5)},
          RecordPayment{50'000, amount % 2 == 0 ? "2999-01-01" : ""},
          RecordEvidence{"title", {}, "paper"},
          RecordEvidence{"hearsay"},
          AgreeSchedule{amount % 8, "1970-02-01"},
          ConcludeSale{},
          SettleEarly{0, 110'000},
          SettleEarly{amount * 100, 110'000 - amount * 100},
          RecordCharityDonation{amount},
          PayOnCharity{amount, amount % 3 == 0 ? "" : "charity", fmt::format("gift-{}", amount)},
          RefundExcess{}};
}

/// The manners that answer at once, or not at all but without a lesson for the model.
constexpr Manner manners[] = {Manner::Pays,         Manner::Pays,        Manner::Declines,
                              Manner::AnswersTwice, Manner::WrongAmount, Manner::IsUnreachable,
                              Manner::PaysSilently, Manner::KeepsSilent, Manner::IsSlow,
                              Manner::ReversesLater};

/// What can be seen of a contract, without times and hashes.
std::string summary(const Contract& contract) {
  std::string payouts;
  for (const Payout& payout : contract.payouts) {
    payouts += fmt::format(" {}", name_of(payout.status));
  }
  return fmt::format(
      "{} v{} paid {} owed {} excess {} income {} donated {} passed on {} papers {}{}",
      name_of(contract.stage), contract.version(), contract.paid(), contract.outstanding(),
      contract.excess(), contract.recognised, contract.donated, contract.passed_on,
      contract.evidence.size(), payouts);
}

std::string summary(const Result<Contract>& answer) {
  if (answer) return summary(*answer);
  return to_text(answer.error().reason);
}

/// The pure contract, with a payment system of its own.
class Model {
 public:
  Model(Contract contract, Timestamp at) : contract_(std::move(contract)), at_(at) {}

  const Contract& contract() const { return contract_; }

  Result<Contract> act(const Action& action, Manner manner, Timestamp at) {
    at_ = at;
    bool is_payout =
        std::holds_alternative<Disburse>(action) || std::holds_alternative<RefundExcess>(action);
    bool goes_on =
        is_payout && contract_.open_payout() != nullptr && why_not(contract_.stage, action).empty();
    if (goes_on) return ask_again(manner);
    Result<Fact> fact = decide(contract_, action, {at_});
    if (!fact) return std::unexpected(fact.error());
    take(*fact);
    if (!is_payout) return contract_;
    return pay(manner);
  }

 private:
  void take(const Fact& fact) { contract_ = evolve(std::move(contract_), fact, {at_}); }

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
    auto unknown = [&](const char* why = "") {
      return PayoutUnknown{request.purpose, request.intent, why};
    };
    switch (manner) {
      case Manner::Declines:
        return settle(PayoutDeclined{request.purpose, request.intent, "insufficient_funds"});
      case Manner::IsUnreachable:
      case Manner::KeepsSilent: return settle(unknown());
      case Manner::PaysSilently: is_paid_[request.intent] = true; return settle(unknown());
      case Manner::WrongAmount:
        is_paid_[request.intent] = true;
        return settle(unknown(payment_mismatch));
      default: return settle(PayoutConfirmed{request.purpose, request.intent});
    }
  }

  Result<Contract> ask_again(Manner manner) {
    const PayoutRequested request = contract_.open_payout()->request;
    bool is_dead = manner == Manner::IsUnreachable || manner == Manner::KeepsSilent;
    if (is_dead) return settle(PayoutUnknown{request.purpose, request.intent, {}});
    if (is_paid_[request.intent]) {
      return settle(PayoutConfirmed{request.purpose, request.intent});
    }
    return pay(manner);
  }

  Contract contract_;
  Timestamp at_;
  std::map<std::string, bool> is_paid_;
};

}  // namespace

Task<std::string> run_script(Self self, std::string contract_id, Script script,
                             Surroundings surroundings) {
  surroundings.gateway->behave({Manner::Pays, {}});  // whatever a script before it has left
  auto opening = open_contract(self, terms_of_guide(contract_id), surroundings);
  auto opened = co_await opening;
  if (!opened) co_return "it was not opened: " + to_text(opened.error().reason);
  const Stage begins[] = {Stage::Pending, Stage::Approved, Stage::Disbursed, Stage::Repaying};
  for (const Action& step : steps_to(begins[script.size() % std::size(begins)])) {
    Task<Result<Contract>> taking = act(self, contract_id, step);
    co_await taking;
  }
  Contract seen = co_await look_at(self, contract_id);
  Model model(seen, 0);
  std::map<std::string, std::string> answers;  // by key, of what was accepted
  std::size_t number = 0;
  for (const auto& [which, amount, manner] : script) {
    ++number;
    std::vector<Action> actions = actions_with(amount % 24);
    Action action = actions[which % actions.size()];
    Manner behaviour = manners[manner % std::size(manners)];
    surroundings.gateway->behave({behaviour, {}});
    std::string key = manner % 3 == 0 ? std::to_string(number) : std::string();

    Order order{action, "clerk", key};
    auto asking = self.call(contract_named(contract_id), order, otp::infinity);
    Result<Contract> answer = co_await asking;
    auto since_start = self.now().time_since_epoch();
    Timestamp now = surroundings.epoch +
                    std::chrono::duration_cast<std::chrono::microseconds>(since_start).count();
    Result<Contract> expected = model.act(action, behaviour, now);
    auto difference = [&](const std::string& what, const std::string& wanted,
                          const std::string& got) {
      return fmt::format("step {}, {} while it {}: {} is '{}' where the model has '{}'", number,
                         name_of(action), name_of(behaviour), what, got, wanted);
    };
    if (summary(answer) != summary(expected)) {
      co_return difference("the answer", summary(expected), summary(answer));
    }
    if (!key.empty() && answer) {  // the same again changes nothing
      Order again{action, "clerk", key};
      auto asking_again = self.call(contract_named(contract_id), again, otp::infinity);
      Result<Contract> same = co_await asking_again;
      if (summary(same) != summary(answer)) {
        co_return difference("the repeated answer", summary(answer), summary(same));
      }
    }
    if (amount % 16 == 15) {
      surroundings.gateway->behave({Manner::KeepsSilent, {}});  // a recovery learns nothing
      co_await kill_and_restart(self, contract_id);
      co_await self.sleep(6s);
      if (model.contract().open_payout() != nullptr) co_return std::string();
    }
    Contract after = co_await look_at(self, contract_id);
    if (summary(after) != summary(model.contract())) {
      co_return difference("the contract", summary(model.contract()), summary(after));
    }
  }
  co_return std::string();
}

}  // namespace support
