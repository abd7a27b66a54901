#include "murabaha/fact.h"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "base/match.h"

namespace murabaha {

using Json = nlohmann::json;  // its objects sort their keys

std::string_view name_of(Purpose purpose) {
  switch (purpose) {
    case Purpose::Disburse: return "disburse";
    case Purpose::Refund: return "refund";
  }
  return {};
}

namespace {

/// The commands of a payout: asked for, paid, declined, unknown.
using PayoutNames = std::array<std::string_view, 4>;
constexpr PayoutNames disburse_names = {"disburse_requested", "disburse", "disburse_declined",
                                        "disburse_unknown"};
constexpr PayoutNames refund_names = {"refund_requested", "refund_excess", "refund_declined",
                                      "refund_unknown"};

std::string_view payout_name(Purpose purpose, std::size_t which) {
  return (purpose == Purpose::Disburse ? disburse_names : refund_names)[which];
}

}  // namespace

std::string_view name_of(const Fact& fact) {
  using Name = std::string_view;
  return otp::match(
      fact, [](const Started&) { return Name("start"); },
      [](const Approved&) { return Name("approve"); },
      [](const Rejected&) { return Name("reject"); },
      [](const PayoutRequested& payout) { return payout_name(payout.purpose, 0); },
      [](const PayoutConfirmed& payout) { return payout_name(payout.purpose, 1); },
      [](const PayoutDeclined& payout) { return payout_name(payout.purpose, 2); },
      [](const PayoutUnknown& payout) { return payout_name(payout.purpose, 3); },
      [](const PaymentRecorded&) { return Name("record_payment"); },
      [](const EvidenceRecorded&) { return Name("record_evidence"); },
      [](const ScheduleAgreed&) { return Name("agree_schedule"); },
      [](const SaleConcluded&) { return Name("conclude_sale"); },
      [](const SettledEarly&) { return Name("settle_early"); },
      [](const DonationRecorded&) { return Name("record_charity_donation"); },
      [](const CharityPaidOn&) { return Name("pay_on_charity"); });
}

// To and from JSON; nlohmann's library finds these by the names that it wants.

template <class Named, class Find>
Named named(const Json& json, Find find) {
  auto found = find(json.get<std::string>());
  if (!found) throw std::invalid_argument("unknown name " + json.dump());
  return *found;
}

void to_json(Json& json, const Currency& currency) { json = std::string(currency.code()); }
void from_json(const Json& json, Currency& currency) {
  auto known = Currency::of(json.get<std::string>());
  if (!known) throw std::invalid_argument("unknown currency " + json.dump());
  currency = *known;
}
void to_json(Json& json, Profile profile) { json = std::string(name_of(profile)); }
void from_json(const Json& json, Profile& profile) {
  profile = named<Profile>(json, profile_named);
}
void to_json(Json& json, Overpayment policy) { json = std::string(name_of(policy)); }
void from_json(const Json& json, Overpayment& policy) {
  policy = named<Overpayment>(json, overpayment_named);
}
void to_json(Json& json, InstalmentMethod method) { json = std::string(name_of(method)); }
void from_json(const Json& json, InstalmentMethod& method) {
  method = named<InstalmentMethod>(json, instalment_method_named);
}
void to_json(Json& json, RecognitionMethod method) { json = std::string(name_of(method)); }
void from_json(const Json& json, RecognitionMethod& method) {
  method = named<RecognitionMethod>(json, recognition_method_named);
}
void to_json(Json& json, RebatePolicy policy) { json = std::string(name_of(policy)); }
void from_json(const Json& json, RebatePolicy& policy) {
  policy = named<RebatePolicy>(json, rebate_policy_named);
}
void to_json(Json& json, const Rate& rate) { json = rate.text(); }
void from_json(const Json& json, Rate& rate) {
  auto read = Rate::parse(json.get<std::string>());
  if (!read) throw std::invalid_argument(read.error().sentence);
  rate = *read;
}
void to_json(Json& json, EvidenceKind kind) { json = std::string(name_of(kind)); }
void from_json(const Json& json, EvidenceKind& kind) {
  kind = named<EvidenceKind>(json, evidence_kind_named);
}

}  // namespace murabaha

namespace nlohmann {

template <>
struct adl_serializer<murabaha::Date> {  // a type of std, which is not searched for its functions
  static void to_json(json& text, murabaha::Date date) { text = murabaha::format_date(date); }
  static void from_json(const json& text, murabaha::Date& date) {
    auto read = murabaha::parse_date(text.get<std::string>());
    if (!read) throw std::invalid_argument("no date: " + text.dump());
    date = *read;
  }
};

}  // namespace nlohmann

namespace murabaha {

namespace {

// What a row says beside the fields of its fact.
constexpr const char* request_key = "request";
constexpr const char* day_key = "day";
constexpr const char* derivation_key = "derivation";
constexpr const char* evidence_key = "evidence";
constexpr const char* paid_on_key = "paid_on";

}  // namespace

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(CostLine, name, amount)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(SettlementTerms, policy, share)

void to_json(Json& json, const Repayment& repayment) {
  json = {{"method", repayment.method},
          {"count", repayment.count},
          {"period_months", repayment.period_months},
          {"down_payment", repayment.down_payment}};
  if (repayment.rate) json["rate"] = *repayment.rate;
  if (repayment.effective_rate) json["effective_rate"] = *repayment.effective_rate;
  if (repayment.instalment) json["instalment"] = *repayment.instalment;
}
void from_json(const Json& json, Repayment& repayment) {
  json.at("method").get_to(repayment.method);
  json.at("count").get_to(repayment.count);
  json.at("period_months").get_to(repayment.period_months);
  json.at("down_payment").get_to(repayment.down_payment);
  if (json.contains("rate")) repayment.rate = json["rate"].get<Rate>();
  if (json.contains("effective_rate"))
    repayment.effective_rate = json["effective_rate"].get<Rate>();
  if (json.contains("instalment")) repayment.instalment = json["instalment"].get<Amount>();
}

/// What is agreed beyond the usual. The usual is not written, so that the trails from before it
/// could be chosen stay what they are, hashes and all.
Json choices_of(const Terms& terms) {
  const Terms usual;
  Json json = Json::object();
  if (terms.repayment != usual.repayment) json["repayment"] = terms.repayment;
  if (terms.recognition != usual.recognition) json["recognition"] = terms.recognition;
  if (terms.settlement != usual.settlement) json["settlement"] = terms.settlement;
  if (terms.late_donation) json["late_donation"] = *terms.late_donation;
  return json;
}
void read_choices(const Json& json, Terms& terms) {
  if (json.contains("repayment")) json["repayment"].get_to(terms.repayment);
  if (json.contains("recognition")) json["recognition"].get_to(terms.recognition);
  if (json.contains("settlement")) json["settlement"].get_to(terms.settlement);
  if (json.contains("late_donation")) terms.late_donation = json["late_donation"].get<Rate>();
}

void to_json(Json& nlohmann_json_j, const Terms& nlohmann_json_t) {
  nlohmann_json_j = choices_of(nlohmann_json_t);
  NLOHMANN_JSON_EXPAND(NLOHMANN_JSON_PASTE(NLOHMANN_JSON_TO, contract_id, customer_id, currency,
                                           asset_cost, profit, profile, overpayment, asset,
                                           asset_class, supplier_id, agent_id, cost_lines))
}
void from_json(const Json& nlohmann_json_j, Terms& nlohmann_json_t) {
  NLOHMANN_JSON_EXPAND(NLOHMANN_JSON_PASTE(NLOHMANN_JSON_FROM, contract_id, customer_id, currency,
                                           asset_cost, profit, profile, overpayment, asset,
                                           asset_class, supplier_id, agent_id, cost_lines))
  read_choices(nlohmann_json_j, nlohmann_json_t);
}

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(GatewayCall, kind, at, outcome)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Started, terms)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Rejected, reason)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(PayoutRequested, intent, amount, payee, exception_reason)

/// The first derivation is not written: there was no other when its rows were.
void write(Json& json, Derivation derivation) {
  if (derivation != Derivation::First) json[derivation_key] = static_cast<int>(derivation);
}
Derivation derivation_in(const Json& json) {
  int number = json.value(derivation_key, static_cast<int>(Derivation::First));
  bool is_known = number >= static_cast<int>(Derivation::First) &&
                  number <= static_cast<int>(current_derivation);
  if (!is_known) throw std::invalid_argument(fmt::format("unknown derivation {}", number));
  return static_cast<Derivation>(number);
}

void to_json(Json& json, const PayoutConfirmed& payout) {
  json = {{"intent", payout.intent}, {"calls", payout.calls}};
  if (payout.purpose == Purpose::Disburse) write(json, payout.derivation);
  if (!payout.evidence.empty()) json[evidence_key] = payout.evidence;
  if (!payout.paid_on.empty()) json[paid_on_key] = payout.paid_on;
}
void from_json(const Json& json, PayoutConfirmed& payout) {
  json.at("intent").get_to(payout.intent);
  json.at("calls").get_to(payout.calls);
  payout.derivation = derivation_in(json);
  payout.evidence = json.value(evidence_key, std::string());
  payout.paid_on = json.value(paid_on_key, std::string());
}
void to_json(Json& json, const PayoutDeclined& payout) {
  json = {{"intent", payout.intent}, {"reason", payout.reason}, {"calls", payout.calls}};
  if (!payout.evidence.empty()) json[evidence_key] = payout.evidence;
}
void from_json(const Json& json, PayoutDeclined& payout) {
  json.at("intent").get_to(payout.intent);
  json.at("reason").get_to(payout.reason);
  json.at("calls").get_to(payout.calls);
  payout.evidence = json.value(evidence_key, std::string());
}
void to_json(Json& json, const SaleConcluded& sale) {
  json = {{"sold_on", sale.sold_on}};
  write(json, sale.derivation);
}
void from_json(const Json& json, SaleConcluded& sale) {
  json.at("sold_on").get_to(sale.sold_on);
  sale.derivation = derivation_in(json);
}

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(PayoutUnknown, intent, reason, calls)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(PaymentRecorded, received, applied, excess, value_date,
                                   reference)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(EvidenceRecorded, kind, dated, document, sha256, note)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Instalment, number, due, amount, cost_part, profit_part)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(ScheduleAgreed, instalments)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(SettledEarly, rebate, cash, value_date)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(DonationRecorded, amount)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(CharityPaidOn, amount, recipient, reference)

namespace {

/// What has no fields is an empty object.
template <class T>
Json json_of(const T& value) {
  if constexpr (std::is_empty_v<T>) return Json::object();
  else return Json(value);
}

template <class T>
bool read_if(std::string_view command, std::string_view name, const Json& json, Fact& into) {
  if (command != name) return false;
  if constexpr (std::is_empty_v<T>) into = T{};
  else into = json.get<T>();
  return true;
}

/// Reads a fact of a payout, whose command tells its purpose.
template <class T>
bool read_payout(std::string_view command, std::size_t which, const Json& json, Fact& into) {
  for (Purpose purpose : {Purpose::Disburse, Purpose::Refund}) {
    if (command != payout_name(purpose, which)) continue;
    T payout = json.get<T>();
    payout.purpose = purpose;
    into = std::move(payout);
    return true;
  }
  return false;
}

bool read(std::string_view command, const Json& json, Fact& into) {
  return read_if<Started>(command, "start", json, into) ||
         read_if<Approved>(command, "approve", json, into) ||
         read_if<Rejected>(command, "reject", json, into) ||
         read_payout<PayoutRequested>(command, 0, json, into) ||
         read_payout<PayoutConfirmed>(command, 1, json, into) ||
         read_payout<PayoutDeclined>(command, 2, json, into) ||
         read_payout<PayoutUnknown>(command, 3, json, into) ||
         read_if<PaymentRecorded>(command, "record_payment", json, into) ||
         read_if<EvidenceRecorded>(command, "record_evidence", json, into) ||
         read_if<ScheduleAgreed>(command, "agree_schedule", json, into) ||
         read_if<SaleConcluded>(command, "conclude_sale", json, into) ||
         read_if<SettledEarly>(command, "settle_early", json, into) ||
         read_if<DonationRecorded>(command, "record_charity_donation", json, into) ||
         read_if<CharityPaidOn>(command, "pay_on_charity", json, into);
}

auto invalid_row(std::string_view command, std::string_view why) {
  return otp::refuse(Atom("invalid_row"),
                     fmt::format("The step '{}' cannot be read: {}.", command, why));
}

}  // namespace

std::string params_of(const Fact& fact, const std::string& request_hash, std::optional<Date> day) {
  Json json = std::visit([](const auto& each) { return json_of(each); }, fact);
  if (!request_hash.empty()) json[request_key] = request_hash;
  if (day) json[day_key] = *day;
  return json.dump();
}

std::string choices_text(const Terms& terms) { return choices_of(terms).dump(); }

Result<ReadFact> read_fact(std::string_view command, std::string_view params) {
  try {
    Json json = Json::parse(params);
    ReadFact found;
    found.request_hash = json.value(request_key, std::string());
    if (json.contains(day_key)) found.day = json[day_key].get<Date>();
    if (!read(command, json, found.fact)) return invalid_row(command, "there is no such step");
    return found;
  } catch (const std::exception& error) {
    return invalid_row(command, error.what());
  }
}

// Requests

namespace {

template <class T>
Json fields_of(const T& value) {
  Json json = Json::object();
  if constexpr (otp::HasFields<T>) {
    std::apply(
        [&](const auto&... field) {
          ((json[std::string(field.name)] = value.*(field.member)), ...);
        },
        T::fields);
  }
  return json;
}

}  // namespace

std::string request_of(const Action& action) {
  Json json = std::visit([](const auto& each) { return fields_of(each); }, action);
  json["action"] = std::string(name_of(action));
  // They came later: requests from before them must hash as they did.
  const auto* settlement = std::get_if<SettleEarly>(&action);
  if (settlement != nullptr && settlement->value_date.empty()) json.erase("value_date");
  const auto* decision = std::get_if<DecidePayout>(&action);
  if (decision != nullptr && decision->paid_on.empty()) json.erase("paid_on");
  // What is no UTF-8 is refused elsewhere; it must not throw here.
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string sha256(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned length = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr) != 1) {
    throw std::runtime_error("SHA-256 is not available");
  }
  std::string text;
  for (unsigned i = 0; i < length; ++i) text += fmt::format("{:02x}", digest[i]);
  return text;
}

}  // namespace murabaha
