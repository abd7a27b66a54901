#include "murabaha/texts.h"

#include <fmt/format.h>

namespace murabaha {
namespace {

using otp::Atom;

constexpr std::size_t longest_text = 2000;  // characters
constexpr std::size_t longest_quote = 80;   // bytes

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
  return otp::refuse(Atom("invalid_text"), fmt::format("The {} {}.", what, why));
}

/// The length of the direction mark that begins here, 0 when none does.
std::size_t mark_length(std::string_view text) {
  if (text.starts_with("\xD8\x9C")) return 2;  // U+061C
  if (text.size() < 3 || text[0] != '\xE2') return 0;
  auto second = static_cast<unsigned char>(text[1]);
  auto third = static_cast<unsigned char>(text[2]);
  bool is_mark = second == 0x80 && (third == 0x8E || third == 0x8F);     // U+200E, U+200F
  bool is_embedding = second == 0x80 && third >= 0xAA && third <= 0xAE;  // U+202A to U+202E
  bool is_isolate = second == 0x81 && third >= 0xA6 && third <= 0xA9;    // U+2066 to U+2069
  return is_mark || is_embedding || is_isolate ? 3 : 0;
}

}  // namespace

otp::Result<> check_text(std::string_view what, std::string_view text) {
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

std::string in_quotes(std::string_view text, std::string_view otherwise) {
  bool can_be_shown = text.size() <= longest_quote && text.find('\n') == text.npos &&
                      check_text("text", text) && without_direction_marks(text) == text;
  return can_be_shown ? fmt::format("'{}'", text) : std::string(otherwise);
}

std::string without_direction_marks(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  while (!text.empty()) {
    std::size_t length = mark_length(text);
    if (length == 0) plain += text[0];
    text.remove_prefix(length == 0 ? 1 : length);
  }
  return plain;
}

}  // namespace murabaha
