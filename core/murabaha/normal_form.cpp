#include "murabaha/normal_form.h"

#include <algorithm>
#include <array>

namespace murabaha {
namespace {

/// Whether a field is prose, in which marks of direction have their place.
bool is_prose(std::string_view field) {
  constexpr auto prose =
      std::to_array<std::string_view>({"reason", "exception_reason", "adviser_approval", "evidence",
                                       "document", "note", "recipient"});
  return std::ranges::find(prose, field) != prose.end();
}

void normalise(std::string_view field, std::string& text) {
  text = is_prose(field) ? normal_text(text) : normal_id(text);
}
void normalise(std::string_view, std::int64_t&) {}

template <class T>
void normalise_fields(T& value) {
  if constexpr (otp::HasFields<T>) {
    std::apply([&](const auto&... field) { (normalise(field.name, value.*(field.member)), ...); },
               T::fields);
  }
}

}  // namespace

Action in_normal_form(Action action) {
  std::visit([](auto& each) { normalise_fields(each); }, action);
  return action;
}

Terms in_normal_form(Terms terms) {
  for (std::string* id : {&terms.contract_id, &terms.customer_id, &terms.supplier_id,
                          &terms.agent_id, &terms.asset_class}) {
    *id = normal_id(*id);
  }
  terms.asset = normal_text(terms.asset);
  for (CostLine& line : terms.cost_lines) line.name = normal_text(line.name);
  return terms;
}

}  // namespace murabaha
