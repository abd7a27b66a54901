#pragma once

#include "base/random.h"
#include "murabaha/rules.h"

/// The contract of the guide, in each of its states.
namespace murabaha {

inline Terms terms_of(std::string id, Amount cost, Amount profit) {
  return {std::move(id), "customer-1", Currency::of("USD").value(), cost, profit};
}
/// 100,000 at a profit of 10,000.
inline Terms terms_of_guide(std::string id = "contract-123") {
  return terms_of(std::move(id), 100'000, 10'000);
}

/// The steps that lead to a state.
inline std::vector<Action> steps_to(Stage stage) {
  switch (stage) {
    case Stage::Pending: return {};
    case Stage::Approved: return {Approve{}};
    case Stage::Disbursed: return {Approve{}, Disburse{}};
    case Stage::Repaying: return {Approve{}, Disburse{}, RecordPayment{50'000}};
    case Stage::Completed:
      return {Approve{}, Disburse{}, RecordPayment{50'000}, RecordPayment{60'000}};
    case Stage::Rejected: return {Reject{"no income"}};
  }
  return {};
}

inline Contract contract_in(Stage stage) {
  Timestamp at = 1000;
  Contract contract = started(terms_of_guide(), {at});
  for (const Action& step : steps_to(stage)) {
    contract = apply(contract, step, {at += 1000}).value();
  }
  return contract;
}

}  // namespace murabaha
