#include "murabaha/numerals.h"

#include <algorithm>

namespace murabaha {

std::string latin_numerals(std::string_view text) {
  std::string latin;
  for (std::size_t at = 0; at < text.size(); ++at) {
    auto lead = static_cast<unsigned char>(text[at]);
    auto next = static_cast<unsigned char>(at + 1 < text.size() ? text[at + 1] : 0);
    bool is_arabic = lead == 0xD9 && next >= 0xA0 && next <= 0xAC;
    bool is_persian = lead == 0xDB && next >= 0xB0 && next <= 0xB9;
    if (!is_arabic && !is_persian) {
      latin += text[at];
      continue;
    }
    constexpr std::string_view arabic = "0123456789%.,";  // from U+0660 on
    latin += is_persian ? static_cast<char>('0' + next - 0xB0) : arabic[next - 0xA0u];
    ++at;
  }
  return latin;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace murabaha
