#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "murabaha/action.h"
#include "murabaha/schedule.h"

/// What has happened to a contract. A contract is nothing but the facts of its audit trail.
namespace murabaha {

struct Started {
  Terms terms;
};
struct Approved {};
struct Rejected {
  std::string reason;
};

/// What the payment system is to pay for.
enum class Purpose { Disburse, Refund };
/// `disburse`, `refund`
std::string_view name_of(Purpose purpose);

/// How the books follow from the payment for the asset and from its sale. Each of these steps keeps
/// the one that it was taken under, so that a trail leads for ever to the rows that it led to.
enum class Derivation {
  /// What the institution possessed before it paid stays an advance, and leaves the inventory at
  /// the sale; straight-line income weighs all periods alike. The rows of its steps do not name it.
  First = 1,
  /// What it possessed before becomes inventory with the payment; straight-line income weighs each
  /// period by its months.
  Second = 2,
  /// As the second; where the day of the sale changes when something is due, the schedule of the
  /// sale is kept as another version. Nothing is due before the sale: whoever learns late that it
  /// was paid moves the instalments on by whole months. Income by time counts the first period from
  /// the sale on, but for that at a stated rate: it is what the schedule of the terms says.
  Third = 3,
};
inline constexpr Derivation current_derivation = Derivation::Third;

/// A call of the payment system, and what came of it.
struct GatewayCall {
  std::string kind;  // `send`, `query`
  Timestamp at = 0;
  std::string outcome;

  friend bool operator==(const GatewayCall&, const GatewayCall&) = default;
};

/// The payment system is going to be asked, with this key.
struct PayoutRequested {
  Purpose purpose = Purpose::Disburse;
  std::string intent;  // the key
  Amount amount = 0;
  std::string payee;
  std::string exception_reason = {};
  std::string adviser_approval = {};  // of the exception
};
struct PayoutConfirmed {
  Purpose purpose = Purpose::Disburse;
  std::string intent;
  std::vector<GatewayCall> calls = {};
  Derivation derivation = current_derivation;  // of a disbursement
  std::string evidence = {};  // of somebody who has decided that it was paid; empty: nobody has
  /// By that evidence, or where the payment system has said it on another day than that of the
  /// step; empty: on the day of the step.
  std::string paid_on = {};
};
/// Final for this key.
struct PayoutDeclined {
  Purpose purpose = Purpose::Disburse;
  std::string intent;
  std::string reason;
  std::vector<GatewayCall> calls = {};
  std::string evidence = {};  // of somebody who has decided that it was not paid
};
/// Whether it was paid is not known: the next try asks about the same key.
struct PayoutUnknown {
  Purpose purpose = Purpose::Disburse;
  std::string intent;
  std::string reason;
  std::vector<GatewayCall> calls = {};
};

struct PaymentRecorded {
  Amount received = 0;  // applied + excess
  Amount applied = 0;
  Amount excess = 0;
  std::string value_date;
  std::string reference;
};
struct EvidenceRecorded {
  EvidenceKind kind = EvidenceKind::Request;
  std::string dated;
  std::string document;
  std::string sha256;
  std::string note;
};
struct ScheduleAgreed {
  std::vector<Instalment> instalments;
};
struct SaleConcluded {
  std::string sold_on;
  Derivation derivation = current_derivation;
};
struct SettledEarly {
  Amount rebate = 0;
  Amount cash = 0;
  std::string value_date;
};
struct DonationRecorded {
  Amount amount = 0;
};
/// What was taken for charity has gone to it.
struct CharityPaidOn {
  Amount amount = 0;
  std::string recipient;
  std::string reference;
};

using Fact =
    std::variant<Started, Approved, Rejected, PayoutRequested, PayoutConfirmed, PayoutDeclined,
                 PayoutUnknown, PaymentRecorded, EvidenceRecorded, ScheduleAgreed, SaleConcluded,
                 SettledEarly, DonationRecorded, CharityPaidOn>;

/// The command of a fact in the audit trail: `start`, `approve`, `reject`, `disburse_requested`,
/// `disburse`, `disburse_declined`, `disburse_unknown`, `record_payment`, ...
std::string_view name_of(const Fact& fact);

/// The fact as canonical JSON: sorted keys, no spaces, numbers in full.
/// @param request_hash of the request with an idempotency key that led to it; empty for none
/// @param day on which it happened, where that is not the day in UTC
std::string params_of(const Fact& fact, const std::string& request_hash = {},
                      std::optional<Date> day = {});

/// What the terms agree on instalments, income, early settlement and lateness beyond the usual, as
/// canonical JSON: `{}` for nothing.
std::string choices_text(const Terms& terms);

struct ReadFact {
  Fact fact;
  std::string request_hash;
  std::optional<Date> day;
};
/// Reads what `params_of` has written. `invalid_row` for anything else.
Result<ReadFact> read_fact(std::string_view command, std::string_view params);

/// The action as canonical JSON, to tell whether two requests ask for the same.
std::string request_of(const Action& action);

/// SHA-256 (FIPS 180-4) in lower-case hexadecimal digits.
std::string sha256(std::string_view bytes);

}  // namespace murabaha
