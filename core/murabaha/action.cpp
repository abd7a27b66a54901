#include "murabaha/action.h"

#include "base/match.h"
#include "murabaha/names.h"

namespace murabaha {

std::string_view name_of(const Action& action) {
  using Name = std::string_view;
  return otp::match(
      action, [](const Approve&) { return Name("approve"); },
      [](const Reject&) { return Name("reject"); },
      [](const Disburse&) { return Name("disburse"); },
      [](const DecidePayout&) { return Name("decide_payout"); },
      [](const RecordPayment&) { return Name("record_payment"); },
      [](const RecordEvidence&) { return Name("record_evidence"); },
      [](const AgreeSchedule&) { return Name("agree_schedule"); },
      [](const ConcludeSale&) { return Name("conclude_sale"); },
      [](const SettleEarly&) { return Name("settle_early"); },
      [](const RecordCharityDonation&) { return Name("record_charity_donation"); },
      [](const PayOnCharity&) { return Name("pay_on_charity"); },
      [](const RefundExcess&) { return Name("refund_excess"); });
}

std::string_view name_of(EvidenceKind kind) {
  switch (kind) {
    case EvidenceKind::Request: return "request";
    case EvidenceKind::Promise: return "promise";
    case EvidenceKind::SupplierContract: return "supplier_contract";
    case EvidenceKind::Agency: return "agency";
    case EvidenceKind::Title: return "title";
    case EvidenceKind::Possession: return "possession";
    case EvidenceKind::Disclosure: return "disclosure";
    case EvidenceKind::OfferAcceptance: return "offer_acceptance";
    case EvidenceKind::DonationUndertaking: return "donation_undertaking";
    case EvidenceKind::Inability: return "inability";
    case EvidenceKind::Ability: return "ability";
  }
  return {};
}

std::optional<EvidenceKind> evidence_kind_named(std::string_view name) {
  for (EvidenceKind kind : all_evidence_kinds) {
    if (name_of(kind) == name) return kind;
  }
  return std::nullopt;
}

std::string_view name_of(PromiseKind kind) {
  switch (kind) {
    case PromiseKind::Unilateral: return "unilateral";
    case PromiseKind::BilateralOption: return "bilateral_option";
    case PromiseKind::BilateralBinding: return "bilateral_binding";
  }
  return {};
}

std::optional<PromiseKind> promise_kind_named(std::string_view name) {
  for (PromiseKind each : all_promise_kinds) {
    if (is_same_name(name, name_of(each))) return each;
  }
  return std::nullopt;
}

}  // namespace murabaha
