#pragma once

#include <nlohmann/json.hpp>
#include <stdexcept>

#include "murabaha/terms.h"

/// Terms as canonical JSON, and back: nlohmann's library finds these by the names that it wants.
/// What cannot be read is an exception of std or of that library.
namespace murabaha {

using Json = nlohmann::json;  // its objects sort their keys

/// The value of this name.
/// @param find of the kind of `profile_named`
/// @throws std::invalid_argument when there is none
template <class Named, class Find>
Named named(const Json& json, Find find) {
  auto found = find(json.get<std::string>());
  if (!found) throw std::invalid_argument("unknown name " + json.dump());
  return *found;
}

void to_json(Json& json, const Terms& terms);
void from_json(const Json& json, Terms& terms);

/// What is agreed beyond the usual. The usual is not written, so that the trails from before it
/// could be chosen stay what they are, hashes and all.
Json choices_of(const Terms& terms);

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
