#include "murabaha/fact.h"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>
#include <stdexcept>

#include "base/match.h"
#include "murabaha/terms_json.h"

namespace murabaha {

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

// To and from JSON

namespace {

// What a row says beside the fields of its fact.
constexpr const char* request_key = "request";
constexpr const char* day_key = "day";
constexpr const char* derivation_key = "derivation";
constexpr const char* evidence_key = "evidence";
constexpr const char* paid_on_key = "paid_on";
constexpr const char* approval_key = "adviser_approval";

}  // namespace

void to_json(Json& json, EvidenceKind kind) { json = std::string(name_of(kind)); }
void from_json(const Json& json, EvidenceKind& kind) {
  kind = named<EvidenceKind>(json, evidence_kind_named);
}

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(GatewayCall, kind, at, outcome)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Started, terms)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Rejected, reason)

void to_json(Json& json, const PayoutRequested& payout) {
  json = {{"intent", payout.intent},
          {"amount", payout.amount},
          {"payee", payout.payee},
          {"exception_reason", payout.exception_reason}};
  if (!payout.adviser_approval.empty()) json[approval_key] = payout.adviser_approval;
}
void from_json(const Json& json, PayoutRequested& payout) {
  json.at("intent").get_to(payout.intent);
  json.at("amount").get_to(payout.amount);
  json.at("payee").get_to(payout.payee);
  json.at("exception_reason").get_to(payout.exception_reason);
  payout.adviser_approval = json.value(approval_key, std::string());
}

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
  const auto* disburse = std::get_if<Disburse>(&action);
  if (disburse != nullptr && disburse->adviser_approval.empty()) json.erase("adviser_approval");
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
