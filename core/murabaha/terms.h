#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "murabaha/money.h"
#include "murabaha/rebate.h"
#include "murabaha/repayment.h"
#include "murabaha/texts.h"

namespace murabaha {

/// Which rules a contract is held to, beside its states.
enum class Profile {
  Seed,    // none: approval, payment to the supplier and sale are single steps
  Aaoifi,  // what AAOIFI's Shari'ah Standard No. 8 asks to be recorded
};
/// `seed`, `aaoifi`
std::string_view name_of(Profile profile);
std::optional<Profile> profile_named(std::string_view name);

/// How the profit is earned where a contract of the profile chooses nothing else: straight-line
/// under `aaoifi`, as the standard on deferred sales has it (FAS 28).
RecognitionMethod usual_recognition(Profile profile);

/// What becomes of the part of a payment that is above what is owed.
enum class Overpayment {
  Credit,  // it is owed to the customer, until it is refunded
  Refuse,  // such a payment is refused
};
std::string_view name_of(Overpayment policy);
std::optional<Overpayment> overpayment_named(std::string_view name);

/// What kind of thing is sold.
enum class AssetClass { Vehicle, Property, Equipment, Commodity, Other, Gold, Silver, Currency };
inline constexpr AssetClass all_asset_classes[] = {
    AssetClass::Vehicle, AssetClass::Property, AssetClass::Equipment, AssetClass::Commodity,
    AssetClass::Other,   AssetClass::Gold,     AssetClass::Silver,    AssetClass::Currency};
/// `vehicle`, ..., `gold`, `silver`, `currency`
std::string_view name_of(AssetClass asset_class);
/// In small or capital letters.
std::optional<AssetClass> asset_class_named(std::string_view name);
/// Whether it must not be sold on credit (SS-8 2/2/6).
bool is_barred(AssetClass asset_class);

/// A part of the cost, as it is disclosed to the customer: price, freight, insurance, a fee to a
/// third party (SS-8 4/3).
struct CostLine {
  std::string name;
  Amount amount = 0;

  friend bool operator==(const CostLine&, const CostLine&) = default;
};

/// What becomes of the profit that is not earned yet when a customer settles early.
struct SettlementTerms {
  RebatePolicy policy = RebatePolicy::Discretionary;
  /// The formula of a mandatory rebate: this part of the unearned profit, above 0 to 100 %.
  Rate share = Rate::whole();

  friend bool operator==(const SettlementTerms&, const SettlementTerms&) = default;
};

/// Who is paid where the terms name no supplier (profile `seed`): never the customer.
inline constexpr const char* unnamed_supplier = "supplier";

/// What is agreed when a contract is opened, and never changes.
struct Terms {
  std::string contract_id;
  std::string customer_id;
  Currency currency;
  Amount asset_cost = 0;
  Amount profit = 0;
  Profile profile = Profile::Seed;
  Overpayment overpayment = Overpayment::Credit;
  std::string asset = {};                 // what is bought, in words
  std::string asset_class = {};           // the name of an AssetClass; empty: it is not said
  std::string supplier_id = {};           // who sells it to the institution
  std::string agent_id = {};              // who buys it on its behalf; empty: nobody
  std::vector<CostLine> cost_lines = {};  // sum to the asset cost, or none
  Repayment repayment = {};               // how the instalments are made
  /// When the profit becomes income. Other methods than by receipt need a schedule before the sale.
  RecognitionMethod recognition = RecognitionMethod::ProportionalReceipt;
  SettlementTerms settlement = {};
  /// The part of a late instalment, above 0 to 100 %, that the customer has undertaken to donate to
  /// charity (SS-8 5/6). It is offered when a donation is recorded, and never owed.
  std::optional<Rate> late_donation = std::nullopt;

  /// `{invalid_id, FIELD}`, `{invalid_amount, FIELD}` for a cost that is not above zero,
  /// `invalid_profit` for one below zero, `amount_overflow`, `{cost_breakdown_mismatch,
  /// DIFFERENCE}`, `invalid_text`, `invalid_asset_class`, those of `check_repayment`,
  /// `invalid_plan` for a ceiling rate whose rest is not given back, or
  /// `rate_range` for a rebate that is no part of the profit, or a donation that is none of an
  /// instalment, with a sentence.
  Result<> check() const;
  /// Cost plus profit.
  /// @pre checked
  Amount total() const { return asset_cost + profit; }

  friend bool operator==(const Terms&, const Terms&) = default;
};

/// `[A-Za-z0-9][A-Za-z0-9._:-]{0,63}`
bool is_id(std::string_view text);
/// The refusal `{invalid_id, FIELD}` of what is no id.
/// @param whose `contract`, `customer`, `supplier`, `agent` or `payee`
std::unexpected<otp::Error> invalid_id(std::string_view whose, std::string_view given);

}  // namespace murabaha
