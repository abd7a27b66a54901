#include "murabaha/terms.h"

#include <fmt/format.h>

#include <algorithm>

#include "murabaha/names.h"

namespace murabaha {

using otp::refuse;

std::string_view name_of(Profile profile) {
  switch (profile) {
    case Profile::Seed: return "seed";
    case Profile::Aaoifi: return "aaoifi";
  }
  return {};
}

std::optional<Profile> profile_named(std::string_view name) {
  for (Profile profile : {Profile::Seed, Profile::Aaoifi}) {
    if (name_of(profile) == name) return profile;
  }
  return std::nullopt;
}

RecognitionMethod usual_recognition(Profile profile) {
  return profile == Profile::Aaoifi ? RecognitionMethod::ProportionalTime
                                    : RecognitionMethod::ProportionalReceipt;
}

std::string_view name_of(Overpayment policy) {
  switch (policy) {
    case Overpayment::Credit: return "credit";
    case Overpayment::Refuse: return "refuse";
  }
  return {};
}

std::optional<Overpayment> overpayment_named(std::string_view name) {
  for (Overpayment policy : {Overpayment::Credit, Overpayment::Refuse}) {
    if (name_of(policy) == name) return policy;
  }
  return std::nullopt;
}

std::string_view name_of(AssetClass asset_class) {
  switch (asset_class) {
    case AssetClass::Vehicle: return "vehicle";
    case AssetClass::Property: return "property";
    case AssetClass::Equipment: return "equipment";
    case AssetClass::Commodity: return "commodity";
    case AssetClass::Other: return "other";
    case AssetClass::Gold: return "gold";
    case AssetClass::Silver: return "silver";
    case AssetClass::Currency: return "currency";
  }
  return {};
}

std::optional<AssetClass> asset_class_named(std::string_view name) {
  for (AssetClass each : all_asset_classes) {
    if (is_same_name(name, name_of(each))) return each;
  }
  return std::nullopt;
}

bool is_barred(AssetClass asset_class) {
  return asset_class == AssetClass::Gold || asset_class == AssetClass::Silver ||
         asset_class == AssetClass::Currency;
}

bool is_id(std::string_view text) {
  auto is_alphanumeric = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  };
  auto is_inner = [&](char c) {
    return is_alphanumeric(c) || c == '.' || c == '_' || c == ':' || c == '-';
  };
  return !text.empty() && text.size() <= 64 && is_alphanumeric(text[0]) &&
         std::ranges::all_of(text, is_inner);
}

std::unexpected<otp::Error> invalid_id(std::string_view whose, std::string_view given) {
  std::string field = whose == "payee" ? "payee" : fmt::format("{}_id", whose);
  return refuse(
      otp::tuple(Atom("invalid_id"), Atom(field)),
      fmt::format("{} is not {} {} id: use 1 to 64 letters, digits and . _ : -, beginning "
                  "with a letter or digit.",
                  in_quotes(given), whose == "agent" ? "an" : "a", whose));
}

// Terms

namespace {

Result<> check_ids(const Terms& terms) {
  if (!is_id(terms.contract_id)) return invalid_id("contract", terms.contract_id);
  if (!is_id(terms.customer_id)) return invalid_id("customer", terms.customer_id);
  if (!terms.supplier_id.empty() && !is_id(terms.supplier_id)) {
    return invalid_id("supplier", terms.supplier_id);
  }
  if (!terms.agent_id.empty() && !is_id(terms.agent_id)) return invalid_id("agent", terms.agent_id);
  return {};
}

Result<> check_cost_lines(const Terms& terms) {
  if (terms.cost_lines.empty()) return {};
  std::vector<Amount> amounts;
  for (const CostLine& line : terms.cost_lines) {
    if (auto named = check_text("name of a part of the cost", line.name); !named) return named;
    if (line.amount < 0) {
      return invalid_amount("cost_lines", "A part of the cost must not be below zero.");
    }
    amounts.push_back(line.amount);
  }
  return check_cost_breakdown(amounts, terms.asset_cost);
}

bool is_part(const Rate& share) { return !share.is_zero() && share <= Rate::whole(); }

Result<> check_donation(const std::optional<Rate>& share) {
  if (!share || is_part(*share)) return {};
  return refuse(Atom("rate_range"),
                "The donation is a part of a late instalment: above 0, and at most 100 %.");
}

Result<> check_settlement_terms(const SettlementTerms& settlement) {
  bool is_free = settlement.policy == RebatePolicy::Discretionary;
  if (is_free && settlement.share == Rate::whole()) return {};
  if (is_free) {
    return refuse(Atom("rate_range"), "A discretionary rebate has no formula to promise one.");
  }
  if (is_part(settlement.share)) return {};
  return refuse(Atom("rate_range"),
                "The rebate is a part of the unearned profit: above 0, and at most 100 %.");
}

/// What is left of the price at the end must be given back, and be nobody's income before.
Result<> check_ceiling(const Terms& terms) {
  if (terms.repayment.method != InstalmentMethod::Ceiling) return {};
  SettlementTerms whole{RebatePolicy::MandatoryDisclosed, Rate::whole()};
  bool is_given_back = terms.settlement == whole;
  if (is_given_back && terms.recognition == RecognitionMethod::EffectiveRate) return {};
  return refuse(Atom("invalid_plan"),
                "At a ceiling rate the profit is earned at the effective rate, and all that is "
                "unearned is a mandatory rebate.");
}

}  // namespace

Result<> Terms::check() const {
  if (auto ids = check_ids(*this); !ids) return ids;
  if (asset_cost <= 0) {
    return invalid_amount("asset_cost", "The asset cost must be above zero.");
  }
  if (profit < 0) return refuse(Atom("invalid_profit"), "The profit must not be below zero.");
  auto sum = add(asset_cost, profit);
  if (!sum) return std::unexpected(sum.error());
  if (auto named = check_text("asset's description", asset); !named) return named;
  if (auto named = check_text("asset's class", asset_class); !named) return named;
  if (!asset_class.empty() && !asset_class_named(asset_class)) {
    return refuse(Atom("invalid_asset_class"), "There is no such kind of asset.");
  }
  if (auto lines = check_cost_lines(*this); !lines) return lines;
  if (auto given = check_donation(late_donation); !given) return given;
  auto payable = check_repayment(asset_cost, profit, repayment, currency);
  if (!payable) return payable;
  auto settled = check_settlement_terms(settlement);
  return settled ? check_ceiling(*this) : settled;
}

}  // namespace murabaha
