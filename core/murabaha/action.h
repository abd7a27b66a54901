#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "base/value_shape.h"
#include "murabaha/terms.h"

/// What can be asked of a contract. Dates are texts such as `2026-01-05`, since that is how people
/// give them; empty means today.
namespace murabaha {

struct Approve {};

struct Reject {
  std::string reason;
  static constexpr auto fields = std::tuple{otp::field("reason", &Reject::reason)};
};

/// Pays the supplier. The payment system is asked; when its answer is lost, the next Disburse asks
/// about the same payment.
struct Disburse {
  std::string payee = {};             // empty: the supplier
  std::string exception_reason = {};  // why somebody else than the supplier is paid (SS-8 3/1/4)
  std::string adviser_approval = {};  // of that: who has approved it, and when or where
  static constexpr auto fields =
      std::tuple{otp::field("payee", &Disburse::payee),
                 otp::field("exception_reason", &Disburse::exception_reason),
                 otp::field("adviser_approval", &Disburse::adviser_approval)};
};

/// Says what came of a payout that stays unknown, by evidence from elsewhere. Nothing is paid.
struct DecidePayout {
  std::string outcome = {};   // `paid`, `not_paid`
  std::string evidence = {};  // how that is known
  std::string paid_on = {};   // the day on which it was paid, if it was
  static constexpr auto fields = std::tuple{otp::field("outcome", &DecidePayout::outcome),
                                            otp::field("evidence", &DecidePayout::evidence),
                                            otp::field("paid_on", &DecidePayout::paid_on)};
};

struct RecordPayment {
  Amount amount = 0;  // in minor units
  std::string value_date = {};
  std::string reference = {};  // of the payer's bank, once per contract; empty for none
  static constexpr auto fields = std::tuple{otp::field_of<Money>("amount", &RecordPayment::amount),
                                            otp::field("value_date", &RecordPayment::value_date),
                                            otp::field("reference", &RecordPayment::reference)};
};

/// The kinds of documents that the rules ask for.
enum class EvidenceKind {
  Request,
  Promise,
  SupplierContract,
  Agency,
  Title,
  Possession,
  Disclosure,
  OfferAcceptance,
  DonationUndertaking,
  Inability,  // the customer is unable to pay, so that no donation may be asked
  Ability,    // can pay again: ends an inability that was recorded before
};
inline constexpr EvidenceKind all_evidence_kinds[] = {
    EvidenceKind::Request,    EvidenceKind::Promise,         EvidenceKind::SupplierContract,
    EvidenceKind::Agency,     EvidenceKind::Title,           EvidenceKind::Possession,
    EvidenceKind::Disclosure, EvidenceKind::OfferAcceptance, EvidenceKind::DonationUndertaking,
    EvidenceKind::Inability,  EvidenceKind::Ability};
/// `request`, `promise`, `supplier_contract`, ...
std::string_view name_of(EvidenceKind kind);
std::optional<EvidenceKind> evidence_kind_named(std::string_view name);

/// Notes a document, by its name, its hash or in a note. It is recorded, never judged.
struct RecordEvidence {
  std::string kind;  // of EvidenceKind
  std::string dated = {};
  std::string document = {};  // its name
  std::string sha256 = {};    // of its file
  std::string note = {};      // for a promise the name of its PromiseKind
  static constexpr auto fields = std::tuple{
      otp::field_of<EvidenceKind>("kind", &RecordEvidence::kind),
      otp::field("dated", &RecordEvidence::dated),
      otp::field("document", &RecordEvidence::document),
      otp::field("sha256", &RecordEvidence::sha256), otp::field("note", &RecordEvidence::note)};
};

/// The instalments of the price, before the sale. A later schedule replaces it.
struct AgreeSchedule {
  std::int64_t count = 0;  // 1 to 600
  std::string first_due = {};
  std::int64_t period_months = 1;
  std::int64_t rounding_unit =
      0;  // in minor units; 0: none. The last instalment takes what is left
  static constexpr auto fields =
      std::tuple{otp::field("count", &AgreeSchedule::count),
                 otp::field("first_due", &AgreeSchedule::first_due),
                 otp::field("period_months", &AgreeSchedule::period_months),
                 otp::field_of<Money>("rounding_unit", &AgreeSchedule::rounding_unit)};
};

/// Offer and acceptance: from now on the customer owes the price (profile `aaoifi`).
struct ConcludeSale {
  std::string sold_on = {};
  static constexpr auto fields = std::tuple{otp::field("sold_on", &ConcludeSale::sold_on)};
};

/// Pays all that is owed at once, less a rebate.
struct SettleEarly {
  Amount rebate = 0;  // in minor units
  Amount cash = 0;    // what is paid: outstanding less rebate
  std::string value_date = {};
  static constexpr auto fields = std::tuple{otp::field_of<Money>("rebate", &SettleEarly::rebate),
                                            otp::field_of<Money>("cash", &SettleEarly::cash),
                                            otp::field("value_date", &SettleEarly::value_date)};
};

/// A late customer's donation to charity. It never touches the debt (SS-8 5/6).
struct RecordCharityDonation {
  Amount amount = 0;  // in minor units
  static constexpr auto fields =
      std::tuple{otp::field_of<Money>("amount", &RecordCharityDonation::amount)};
};

/// Passes on what was taken for charity, to whom the institution's Shari'ah board has chosen.
struct PayOnCharity {
  Amount amount = 0;  // in minor units; at most what was taken and not passed on
  std::string recipient = {};
  std::string reference = {};  // of the transfer, once per contract; empty for none
  static constexpr auto fields = std::tuple{otp::field_of<Money>("amount", &PayOnCharity::amount),
                                            otp::field("recipient", &PayOnCharity::recipient),
                                            otp::field("reference", &PayOnCharity::reference)};
};

/// Pays what is owed to the customer back.
struct RefundExcess {};

using Action = std::variant<Approve, Reject, Disburse, DecidePayout, RecordPayment, RecordEvidence,
                            AgreeSchedule, ConcludeSale, SettleEarly, RecordCharityDonation,
                            PayOnCharity, RefundExcess>;
/// `approve`, `reject`, `disburse`, `record_payment`, ...
std::string_view name_of(const Action& action);

/// Whom a promise binds (SS-8 2/3).
enum class PromiseKind {
  Unilateral,
  BilateralOption,   // both sides, and one of them has an option
  BilateralBinding,  // both sides, which is barred
};
inline constexpr PromiseKind all_promise_kinds[] = {
    PromiseKind::Unilateral, PromiseKind::BilateralOption, PromiseKind::BilateralBinding};
/// `unilateral`, `bilateral_option`, `bilateral_binding`
std::string_view name_of(PromiseKind kind);
/// In small or capital letters.
std::optional<PromiseKind> promise_kind_named(std::string_view name);

}  // namespace murabaha
