#include "murabaha/texts.h"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

namespace murabaha {
namespace {

using otp::Atom;

constexpr std::size_t longest_text = 2000;  // characters
constexpr std::size_t longest_key = 255;
constexpr std::size_t longest_quote = 80;  // bytes

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

/// Ends a line as a new line does: U+2028, U+2029.
bool is_separator(std::string_view character) {
  return character == "\xE2\x80\xA8" || character == "\xE2\x80\xA9";
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

namespace {

/// Checks each character, and that there are not more than `most`.
template <class IsAllowed>
otp::Result<> check_characters(std::string_view what, std::string_view text, std::size_t most,
                               IsAllowed is_allowed) {
  if (text.starts_with("\uFEFF")) return invalid_text(what, "begins with a byte order mark");
  std::size_t characters = 0;
  while (!text.empty()) {
    std::size_t length = character_length(text);
    if (length == 0) return invalid_text(what, "is not valid UTF-8");
    bool is_fine = is_allowed(text.substr(0, length));
    if (!is_fine) return invalid_text(what, "has control characters");
    if (++characters > most) {
      return invalid_text(what, most == longest_key ? "is longer than 255 characters"
                                                    : "is longer than 2,000 characters");
    }
    text.remove_prefix(length);
  }
  return {};
}

}  // namespace

otp::Result<> check_text(std::string_view what, std::string_view text) {
  return check_characters(what, text, longest_text,
                          [](std::string_view character) { return !is_control(character); });
}

otp::Result<> check_key(std::string_view key) {
  auto is_printable = [](std::string_view character) {
    return !is_control(character) && character != "\n" && !is_separator(character);
  };
  return check_characters("idempotency key", key, longest_key, is_printable);
}

namespace {

bool is_space(std::int32_t code) {
  if ((code >= '\t' && code <= '\r') || code == 0x85) return true;
  utf8proc_category_t category = utf8proc_category(code);
  return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL ||
         category == UTF8PROC_CATEGORY_ZP;
}

const utf8proc_uint8_t* bytes_of(std::string_view text) {
  return reinterpret_cast<const utf8proc_uint8_t*>(text.data());
}

std::string_view without_spaces_around(std::string_view text) {
  std::size_t begin = text.size();
  std::size_t end = 0;
  for (std::size_t at = 0; at < text.size();) {
    utf8proc_int32_t code = 0;
    auto left = static_cast<utf8proc_ssize_t>(text.size() - at);
    utf8proc_ssize_t length = utf8proc_iterate(bytes_of(text) + at, left, &code);
    if (length <= 0) return text;
    std::size_t next = at + static_cast<std::size_t>(length);
    if (!is_space(code)) {
      begin = std::min(begin, at);
      end = next;
    }
    at = next;
  }
  return end == 0 ? std::string_view() : text.substr(begin, end - begin);
}

std::string composed(std::string_view text) {
  utf8proc_uint8_t* made = nullptr;
  auto length = utf8proc_map(bytes_of(text), static_cast<utf8proc_ssize_t>(text.size()), &made,
                             static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(made, &std::free);
  if (length < 0) return std::string(text);  // it is no text
  return {reinterpret_cast<const char*>(made), static_cast<std::size_t>(length)};
}

bool is_plain(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c > ' ' && c < 0x7F; });
}

}  // namespace

std::string normal_text(std::string_view text) {
  constexpr std::size_t longest = longest_text * 32;  // bytes: a character has parts, too
  bool stays = is_plain(text) || text.size() > longest;
  return stays ? std::string(text) : std::string(without_spaces_around(composed(text)));
}

std::string normal_id(std::string_view text) {
  return is_plain(text) ? std::string(text) : normal_text(without_direction_marks(text));
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
