#pragma once

#include "contract_samples.h"
#include "murabaha/trail.h"

/// Contracts whose books follow from their steps in the one way or the other, see Derivation.
namespace support {

using namespace murabaha;

/// A contract of which every row is kept, step by step, an hour after each other.
struct KeptContract {
  Contract contract;
  Records kept;
  std::vector<Records> steps;
  Timestamp at = 1'767'614'400'000'000;  // 2026-01-05 12:00

  void take(const Fact& fact) {
    constexpr Timestamp an_hour = 3'600'000'000;
    Step step = take_step(contract, fact, {at += an_hour, "clerk"});
    contract = std::move(step.contract);
    add_records(kept, step.records);
    steps.push_back(std::move(step.records));
  }
};

inline PayoutRequested payout_of(const std::string& intent) {
  return {Purpose::Disburse, intent, 100'000, "supplier-1"};
}
inline Instalment instalment(int number, std::string_view due, Amount cost, Amount profit) {
  return {number, parse_date(due).value(), cost + profit, cost, profit};
}

/// The institution has possession before it pays; a part of the price is paid.
inline KeptContract possessed_first(Derivation paid, Derivation sold) {
  Terms terms = terms_of_guide("possessed-first");
  terms.profile = Profile::Aaoifi;
  terms.asset = "a van";
  terms.asset_class = "vehicle";
  terms.supplier_id = "supplier-1";
  KeptContract kept;
  kept.take(Started{terms});
  kept.take(EvidenceRecorded{EvidenceKind::Possession, "2026-01-05", "receipt", "", ""});
  kept.take(Approved{});
  kept.take(payout_of("key-of-possessed-first"));
  kept.take(PayoutConfirmed{Purpose::Disburse, "key-of-possessed-first", {}, paid});
  kept.take(ScheduleAgreed{{instalment(1, "2026-02-05", 100'000, 10'000)}});
  kept.take(SaleConcluded{"2026-01-05", sold});
  kept.take(PaymentRecorded{50'000, 50'000, 0, "2026-01-05", ""});
  return kept;
}

/// Income, straight-line or by another method, in three months and then two of one, the first of
/// them paid.
inline KeptContract three_months_first(
    Derivation sold, RecognitionMethod method = RecognitionMethod::ProportionalTime) {
  Terms terms = terms_of_guide("three-months-first");
  terms.recognition = method;
  KeptContract kept;
  kept.take(Started{terms});
  kept.take(ScheduleAgreed{{instalment(1, "2026-04-05", 33'333, 3'333),
                            instalment(2, "2026-05-05", 33'333, 3'334),
                            instalment(3, "2026-06-05", 33'334, 3'333)}});
  kept.take(Approved{});
  kept.take(payout_of("key-of-three-months-first"));
  kept.take(PayoutConfirmed{Purpose::Disburse, "key-of-three-months-first", {}, sold});
  kept.at = 1'775'390'400'000'000;  // 2026-04-05 12:00
  kept.take(PaymentRecorded{36'666, 36'666, 0, "2026-04-05", ""});
  return kept;
}

}  // namespace support
