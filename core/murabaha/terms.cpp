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

// Texts

namespace {

constexpr std::size_t longest_text = 2000;  // characters
constexpr std::size_t longest_quote = 80;   // bytes of a wrong text that its refusal repeats

/// The length of the character that begins here, 0 when none does (RFC 3629).
std::size_t character_length(std::string_view text) {
  auto byte = [&](std::size_t at) {
    return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
  };
  auto is_tail = [&](std::size_t at) { return (byte(at) & 0xC0U) == 0x80; };
  unsigned first = byte(0);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return is_tail(1) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    bool is_overlong = first == 0xE0 && byte(1) < 0xA0;
    bool is_surrogate = first == 0xED && byte(1) > 0x9F;
    return is_tail(1) && is_tail(2) && !is_overlong && !is_surrogate ? 3 : 0;
  }
  if (first < 0xF0 || first > 0xF4) return 0;
  bool is_overlong = first == 0xF0 && byte(1) < 0x90;
  bool is_too_high = first == 0xF4 && byte(1) > 0x8F;
  return is_tail(1) && is_tail(2) && is_tail(3) && !is_overlong && !is_too_high ? 4 : 0;
}

/// A control character of ASCII or Latin-1 that is no new line.
bool is_control(std::string_view character) {
  auto first = static_cast<unsigned char>(character[0]);
  if (character.size() == 1) return (first < 0x20 && first != '\n') || first == 0x7F;
  return first == 0xC2 && static_cast<unsigned char>(character[1]) < 0xA0;
}

auto invalid_text(std::string_view what, std::string_view why) {
  return refuse(Atom("invalid_text"), fmt::format("The {} {}.", what, why));
}

auto invalid_id(std::string_view what, std::string_view given) {
  bool can_be_shown = given.size() <= longest_quote && check_text(what, given);
  std::string shown = can_be_shown ? fmt::format("'{}'", given) : std::string("This");
  return refuse(Atom("invalid_id"),
                fmt::format("{} is not a {} id: use 1 to 64 letters, digits and . _ : -, beginning "
                            "with a letter or digit.",
                            shown, what));
}

}  // namespace

Result<> check_text(std::string_view what, std::string_view text) {
  std::size_t characters = 0;
  while (!text.empty()) {
    std::size_t length = character_length(text);
    if (length == 0) return invalid_text(what, "is not valid UTF-8");
    if (is_control(text.substr(0, length))) return invalid_text(what, "has control characters");
    if (++characters > longest_text) return invalid_text(what, "is longer than 2,000 characters");
    text.remove_prefix(length);
  }
  return {};
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
      return refuse(Atom("invalid_amount"), "A part of the cost must not be below zero.");
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

}  // namespace

Result<> Terms::check() const {
  if (auto ids = check_ids(*this); !ids) return ids;
  if (asset_cost <= 0) {
    return refuse(Atom("invalid_amount"), "The asset cost must be above zero.");
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
  return payable ? check_settlement_terms(settlement) : payable;
}

}  // namespace murabaha
