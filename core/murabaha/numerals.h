#pragma once

#include <string>
#include <string_view>

namespace murabaha {

/// A longer text is no number, whatever is in it: bytes.
inline constexpr std::size_t longest_number = 1000;

/// The text with Arabic-Indic and Persian digits and the Arabic signs for thousands (٬), decimals
/// (٫) and percent (٪) in their Latin form; all else stays.
std::string latin_numerals(std::string_view text);
/// The text without the spaces around it.
std::string_view trimmed(std::string_view text);
/// Whether there is something, and all of it is Latin digits.
bool all_digits(std::string_view text);

}  // namespace murabaha
