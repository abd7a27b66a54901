#pragma once

#include <algorithm>
#include <string_view>

namespace murabaha {

/// Whether two names of a closed list are the same but for capital letters of ASCII.
inline bool is_same_name(std::string_view a, std::string_view b) {
  auto small = [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; };
  return std::ranges::equal(a, b, {}, small, small);
}

}  // namespace murabaha
