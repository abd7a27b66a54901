#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/shared_log.h"
#include "murabaha/desk_policy.h"
#include "murabaha/fact.h"

namespace murabaha {

enum class Stage { Pending, Approved, Disbursed, Repaying, Completed, Rejected };
inline constexpr Stage all_stages[] = {Stage::Pending,  Stage::Approved,  Stage::Disbursed,
                                       Stage::Repaying, Stage::Completed, Stage::Rejected};
/// `pending`, ...
std::string_view name_of(Stage stage);
std::optional<Stage> stage_named(std::string_view name);

struct Payment {
  Amount received = 0;  // applied + excess
  Amount applied = 0;   // pays what was owed
  Amount excess = 0;    // is owed to the customer
  Timestamp at = 0;
  std::string value_date = {};
  std::string reference = {};
  std::int64_t seq = 0;  // the step that recorded it
};

/// An accepted step of a contract.
struct Transition {
  Atom action;
  Stage from = Stage::Pending;
  Stage to = Stage::Pending;
  Timestamp at = 0;
  std::string note;  // the amount of a payment, the reason of a rejection
  std::int64_t seq = 0;
  std::string actor = {};
  std::string key = {};
  std::string hash = {};
  Date day = {};  // in the desk's time zone
};

/// What the payment system was asked to pay.
struct Payout {
  enum class Status { Requested, Unknown, Declined, Confirmed };

  PayoutRequested request;
  Status status = Status::Requested;
  Timestamp requested_at = 0;
  Timestamp settled_at = 0;  // 0: not yet
  /// Why it was declined or is unknown; of one that somebody has decided, with what evidence.
  std::string reason = {};
  std::vector<GatewayCall> calls = {};
  std::string key = {};  // the idempotency key of the request that began it; empty for none
  std::string request_hash = {};
  std::string requested_by = {};
  bool is_decided = false;  // by somebody, not by the payment system, that it was not paid

  /// Whether it may be paid, or be paid still.
  bool is_open() const { return status == Status::Requested || status == Status::Unknown; }
};
/// `intent`, `unknown`, `declined`, `confirmed`
std::string_view name_of(Payout::Status status);

/// What the request with an idempotency key came to.
struct KnownKey {
  std::string action;  // `record_payment`, ...
  std::string key;
  std::string request_hash;
  std::int64_t seq = 0;
};

/// When a step is taken, by whom, and what the desk lays down then.
struct Moment {
  Timestamp at = 0;
  std::string actor = "desk";
  std::string key = {};           // the idempotency key of the request; empty for none
  std::string request_hash = {};  // of the request with a key
  std::string hash = {};          // of the step's row in the audit trail
  std::optional<Date> day = {};   // in the desk's time zone; none: the day in UTC
  DeskPolicy policy = {};

  Date today() const { return day.value_or(date_at(at)); }
  /// The day where it is not the one in UTC.
  std::optional<Date> other_day() const { return today() == date_at(at) ? std::nullopt : day; }
};

/// A contract at a moment: what its facts add up to. What grows with its payments is shared between
/// copies, so that a copy costs the same however many there are.
struct Contract {
  using Payments = otp::SharedLog<Payment, otp::LogOrder::NewestFirst>;

  Terms terms;
  Stage stage = Stage::Pending;
  std::string creator;
  Timestamp created_at = 0;
  std::optional<Timestamp> approved_at;
  std::optional<Timestamp> disbursed_at;  // when the payment system had paid
  std::optional<std::string> sold_on;     // since when the price is owed
  Derivation sold_under = current_derivation;
  bool is_in_inventory = false;  // paid for, in the institution's possession, and not sold
  Payments payments;             // newest first
  std::vector<EvidenceRecorded> evidence;
  // The latest; none: nothing is due at a day. A down payment stands in it as number 0.
  std::vector<Instalment> schedule;
  std::int64_t schedule_version = 0;
  std::vector<Payout> payouts;
  std::optional<SettledEarly> settlement;
  Amount refunded = 0;
  Amount recognised = 0;               // the part of the profit that is income
  Amount donated = 0;                  // to charity
  Amount passed_on = 0;                // of that
  otp::SharedLog<Transition> history;  // oldest first
  /// How the profit becomes income with time; none where it does by receipt, and before the sale.
  std::shared_ptr<const Recognition> income;

  /// What the customer has paid in all.
  Amount paid() const { return received_; }
  /// What is still owed; never below zero.
  Amount outstanding() const;
  /// What the payments have paid of it.
  Amount applied() const { return received_ - excess_; }
  /// What is owed to the customer: paid beyond the total, and not refunded.
  Amount excess() const { return excess_ - refunded; }
  /// What was taken for charity, and is still to be distributed.
  Amount charity_balance() const { return donated - passed_on; }
  /// What was given up of the profit.
  Amount rebate() const { return settlement ? settlement->rebate : 0; }
  /// The part of the profit that is not booked as income, nor given up by a rebate.
  Amount unearned_profit() const;
  /// The profit that is earned at the end of a day when nothing more is paid.
  Amount earned_on(Date day) const;
  /// The profit that is not earned then: the largest rebate.
  Unearned unearned_on(Date day) const;
  /// The rebate that the terms make mandatory when the contract is settled that day; none when it
  /// is at the bank's discretion.
  std::optional<Amount> mandatory_rebate(Date day) const;
  /// The first instalment that is not paid in full, if any.
  const Instalment* next_due() const;
  /// For how many days that instalment is late; 0 when nothing is. Nothing is late before the sale.
  int days_late(Date today) const;
  bool is_sold() const { return sold_on.has_value(); }
  /// Adds a payment, and its sums.
  void add(Payment payment);
  /// The step at which a payment with this reference was recorded; 0 when there is none.
  std::int64_t seq_of_reference(const std::string& reference) const;
  /// The same of what was passed on to a charity.
  std::int64_t seq_of_charity_reference(const std::string& reference) const;
  /// Notes that this much of what was taken for charity is passed on with the next step.
  void pass_on(Amount amount, const std::string& reference);
  /// What a request with this key came to, if it was one.
  const KnownKey* known_key(std::string_view action, std::string_view key) const;
  void add(KnownKey known);
  /// The step that has led to a stage, the last one that did; nullptr when none has.
  const Transition* step_to(Stage reached) const;
  /// The payout with this key, if any.
  const Payout* payout(const std::string& intent) const;
  /// The payout that is not settled yet, if any.
  const Payout* open_payout() const;
  /// The day on which a payout was asked for.
  /// @pre it is one of the contract's
  Date requested_on(const Payout& payout) const;
  /// The latest evidence of a kind, if any.
  const EvidenceRecorded* latest(EvidenceKind kind) const;
  /// Whether the latest paper on it says that the customer cannot pay.
  bool is_unable_to_pay() const;
  /// How many steps there were: the seq of the last one.
  std::int64_t version() const { return history.empty() ? 0 : history.back().seq; }

  /// The contract as a record, and back, as far as lists and the diagram need it.
  Term describe() const;
  static std::optional<Contract> from_term(const Term& record);

 private:
  Amount received_ = 0;  // of all payments
  Amount excess_ = 0;
  otp::SharedMap<std::string, std::int64_t> references_;  // the steps of payments
  otp::SharedMap<std::string, std::int64_t> charity_references_;
  otp::SharedMap<std::string, KnownKey> keys_;
};

/// The contract after a fact. It is not asked whether the rules allow it: it has happened.
/// @throws std::runtime_error for one that cannot have happened, such as the end of an unknown
/// payout
/// @thread any
Contract evolve(Contract contract, const Fact& fact, const Moment& moment);

/// The requests with keys that a fact has answered: the one that it was taken for, and the one that
/// began the payout which it ends, by their keys.
std::vector<KnownKey> answered_keys(const Contract& after, const Fact& fact, const Moment& moment);

/// A new contract.
Contract started(const Terms& terms, const Moment& moment);

}  // namespace murabaha
