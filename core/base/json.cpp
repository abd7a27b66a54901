#include "base/json.h"

#include <array>
#include <charconv>
#include <cmath>

namespace otp {
namespace {

/// How many bytes the UTF-8 character at the start has; 0 when there is none.
std::size_t length_of_character(std::string_view text) {
  auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  unsigned char first = byte(0);
  if (first < 0x80) return 1;
  std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || text.size() < length) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return 0;
  }
  bool is_overlong = (first == 0xE0 && byte(1) < 0xA0) || (first == 0xF0 && byte(1) < 0x90);
  bool is_surrogate = first == 0xED && byte(1) > 0x9F;
  bool is_beyond = first == 0xF4 && byte(1) > 0x8F;
  return is_overlong || is_surrogate || is_beyond ? 0 : length;
}

void append_control(std::string& out, char c) {
  switch (c) {
    case '\b': out += "\\b"; return;
    case '\f': out += "\\f"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default: break;
  }
  constexpr std::string_view digits = "0123456789abcdef";
  out += "\\u00";
  out += digits[static_cast<unsigned char>(c) >> 4];
  out += digits[static_cast<unsigned char>(c) & 15];
}

void append_escaped(std::string& out, std::string_view text) {
  while (!text.empty()) {
    std::size_t length = length_of_character(text);
    char c = text[0];
    if (length == 0) out += "\uFFFD";
    else if (static_cast<unsigned char>(c) < 0x20) append_control(out, c);
    else {
      if (c == '"' || c == '\\') out += '\\';
      out += text.substr(0, length);
    }
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
}

std::string key_text(const Term& key) {
  if (key.is_atom()) return std::string(key.atom().text());
  if (key.is_string()) return std::string(key.text());
  return to_text(key);
}

}  // namespace

void JsonWriter::separate() {
  if (needs_comma_) text_ += ',';
  needs_comma_ = true;
}

JsonWriter& JsonWriter::open(char bracket) {
  separate();
  text_ += bracket;
  needs_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
  text_ += bracket;
  needs_comma_ = true;
  return *this;
}

JsonWriter& JsonWriter::raw(std::string_view json) {
  separate();
  text_ += json;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  value(name);
  text_ += ':';
  needs_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
  separate();
  text_ += '"';
  append_escaped(text_, text);
  text_ += '"';
  return *this;
}

JsonWriter& JsonWriter::value(double number) {
  if (!std::isfinite(number)) return null();
  std::array<char, 32> digits{};
  auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  return raw({digits.data(), end});
}

JsonWriter& JsonWriter::term_value(const Term& term) {
  switch (term.kind()) {
    case Term::Kind::Integer: return value(term.integer());
    case Term::Kind::Float: return value(term.real());
    case Term::Kind::String: return value(term.text());
    case Term::Kind::Atom:
      if (term.is_nil()) return null();
      if (term.is(atoms::true_) || term.is(atoms::false_)) return raw(term.atom().text());
      return value(term.atom());
    case Term::Kind::Tuple:
    case Term::Kind::List:
      begin_array();
      for (const Term& item : term.items()) value(item);
      return end_array();
    case Term::Kind::Map:
      begin_object();
      for (const auto& [name, entry] : term.entries()) field(key_text(name), entry);
      return end_object();
    case Term::Kind::Record:
      begin_object().field("%", term.record_name());
      for (const auto& [name, entry] : term.fields()) field(name.text(), entry);
      return end_object();
    case Term::Kind::Ref:
    case Term::Kind::Function:
    case Term::Kind::Pid:
    case Term::Kind::Crash:
    case Term::Kind::Call:
    case Term::Kind::Stack: return value(to_text(term));
  }
  return null();
}

}  // namespace otp
