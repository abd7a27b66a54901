#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/match.h"
#include "murabaha/rules.h"

namespace murabaha {

using otp::match;

namespace {

bool is_repayable(Stage stage) { return stage == Stage::Disbursed || stage == Stage::Repaying; }

bool allows(Stage stage, const Action& action) {
  return match(
      action, [&](const Approve&) { return stage == Stage::Pending; },
      [&](const Reject&) { return stage == Stage::Pending; },
      [&](const Disburse&) { return stage == Stage::Approved; },
      [&](const DecidePayout&) { return stage == Stage::Approved || stage == Stage::Completed; },
      [&](const RecordPayment&) { return is_repayable(stage); },
      [&](const RecordEvidence&) { return stage != Stage::Rejected; },
      [&](const AgreeSchedule&) {
        return stage == Stage::Pending || stage == Stage::Approved || stage == Stage::Disbursed;
      },
      [&](const ConcludeSale&) { return stage == Stage::Disbursed; },
      [&](const SettleEarly&) { return is_repayable(stage); },
      [&](const RecordCharityDonation&) {
        return is_repayable(stage) || stage == Stage::Completed;
      },
      [&](const PayOnCharity&) { return is_repayable(stage) || stage == Stage::Completed; },
      [&](const RefundExcess&) { return stage == Stage::Completed; });
}

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

/// Whether the action comes after the money is disbursed.
bool is_of_debt(const Action& action) {
  return match(
      action, [](const Approve&) { return false; }, [](const Reject&) { return false; },
      [](const Disburse&) { return false; }, [](const RecordEvidence&) { return false; },
      [](const AgreeSchedule&) { return false; }, [](const DecidePayout&) { return false; },
      [](const RecordPayment&) { return true; }, [](const ConcludeSale&) { return true; },
      [](const SettleEarly&) { return true; }, [](const RecordCharityDonation&) { return true; },
      [](const PayOnCharity&) { return true; }, [](const RefundExcess&) { return true; });
}

}  // namespace

std::string why_not(Stage stage, const Action& action) {
  if (allows(stage, action)) return {};
  if (is_of_debt(action) && stage == Stage::Approved) {
    return "Nothing is owed yet: disburse the money first.";
  }
  if (std::holds_alternative<DecidePayout>(action)) {
    return "No payment of the bank is unknown.";
  }
  if (std::holds_alternative<RefundExcess>(action) && is_repayable(stage)) {
    return "Nothing is paid beyond what is owed: the customer is still repaying.";
  }
  if (std::holds_alternative<ConcludeSale>(action) && stage == Stage::Repaying) {
    return "The sale is concluded already: the customer is repaying.";
  }
  return std::string(done_sentence(stage));
}

namespace {

/// The sentence of an action that has led to this stage already; nothing where the day is no
/// reason.
std::string done_on(Stage stage, std::string_view day) {
  switch (stage) {
    case Stage::Approved: return fmt::format("Already approved on {}.", day);
    case Stage::Disbursed: return fmt::format("Already disbursed on {}.", day);
    case Stage::Completed: return fmt::format("Completed on {}: nothing is owed any more.", day);
    case Stage::Rejected: return fmt::format("Rejected on {}: nothing more can happen to it.", day);
    case Stage::Pending:
    case Stage::Repaying: return {};
  }
  return {};
}

}  // namespace

std::string why_not(const Contract& contract, const Action& action) {
  std::string why = why_not(contract.stage, action);
  const Transition* step = contract.step_to(contract.stage);
  if (why != done_sentence(contract.stage) || step == nullptr) return why;
  std::string dated = done_on(contract.stage, format_date(step->day));
  return dated.empty() ? why : dated;
}

std::vector<Stage> stages_allowing(const Action& action) {
  std::vector<Stage> allowing;
  std::ranges::copy_if(all_stages, std::back_inserter(allowing),
                       [&](Stage stage) { return allows(stage, action); });
  return allowing;
}

}  // namespace murabaha
