#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/describe.h"
#include "murabaha/money.h"

namespace murabaha {

/// Microseconds since 1970 in UTC.
using Timestamp = std::int64_t;
/// `2026-01-05 09:00:12`
std::string format_time(Timestamp time);

enum class Stage { Pending, Approved, Disbursed, Repaying, Completed, Rejected };
inline constexpr Stage all_stages[] = {Stage::Pending,  Stage::Approved,  Stage::Disbursed,
                                       Stage::Repaying, Stage::Completed, Stage::Rejected};
/// `pending`, ...
std::string_view name_of(Stage stage);
std::optional<Stage> stage_named(std::string_view name);

/// What is agreed when a contract is opened, and never changes.
struct Terms {
  std::string contract_id;
  std::string customer_id;
  Currency currency;
  Amount asset_cost = 0;
  Amount profit = 0;

  /// `invalid_id`, `invalid_amount` for a cost that is not above zero, `invalid_profit` for one
  /// below zero, or `amount_overflow`, with a sentence.
  Result<> check() const;
  /// Cost plus profit.
  /// @pre checked
  Amount total() const { return asset_cost + profit; }

  friend bool operator==(const Terms&, const Terms&) = default;
};

struct Payment {
  Amount amount = 0;
  Timestamp at = 0;
};

/// An accepted step of a contract.
struct Transition {
  Atom action;
  Stage from = Stage::Pending;
  Stage to = Stage::Pending;
  Timestamp at = 0;
  std::string note;  // the amount of a payment, the reason of a rejection
};

/// A contract at a moment.
struct Contract {
  Terms terms;
  Stage stage = Stage::Pending;
  std::optional<Timestamp> approved_at;
  std::optional<Timestamp> disbursed_at;
  std::vector<Payment> payments;    // newest first
  std::vector<Transition> history;  // oldest first

  Amount paid() const;
  /// What is still owed; never below zero.
  Amount outstanding() const;
  /// What was paid beyond the total, owed to the customer.
  Amount excess() const;

  /// The contract as a record, and back.
  Term describe() const;
  static std::optional<Contract> from_term(const Term& record);
};

// What can be asked of a contract
struct Approve {};
struct Reject {
  std::string reason;
  static constexpr auto fields = std::tuple{otp::field("reason", &Reject::reason)};
};
struct Disburse {};
struct RecordPayment {
  Amount amount = 0;  // in minor units
  static constexpr auto fields = std::tuple{otp::field("amount", &RecordPayment::amount)};
};
using Action = std::variant<Approve, Reject, Disburse, RecordPayment>;
/// `approve`, `reject`, `disburse`, `record_payment`
std::string_view name_of(const Action& action);

/// Why this stage does not allow the action: a sentence for the screen. Empty when it does.
std::string why_not(Stage stage, const Action& action);

/// The contract after the action at a moment. `disburse` is what follows when the bank has paid.
/// @returns `invalid_state` when the stage does not allow it, else `invalid_amount` for a payment
/// that is not above zero, or `amount_overflow`, with a sentence; the contract is then unchanged
/// @thread any
Result<Contract> apply(const Contract& contract, const Action& action, Timestamp at);

}  // namespace murabaha
