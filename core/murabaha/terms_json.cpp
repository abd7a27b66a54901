#include "murabaha/terms_json.h"

#include <stdexcept>

namespace murabaha {

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

}  // namespace murabaha
