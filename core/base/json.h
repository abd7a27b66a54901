#pragma once

#include <concepts>
#include <string>
#include <string_view>

#include "base/term.h"

namespace otp {

/// Writes JSON (RFC 8259) in one line. What is no UTF-8 in a text becomes U+FFFD, a number that is
/// none becomes null, so that the result can always be read. Whoever writes gives keys and values
/// in a legal order.
/// @thread owner
class JsonWriter {
 public:
  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }
  JsonWriter& key(std::string_view name);

  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(std::same_as<bool> auto flag) { return raw(flag ? "true" : "false"); }
  JsonWriter& value(Whole auto number) { return raw(std::to_string(number)); }
  JsonWriter& value(double number);
  JsonWriter& value(const std::string& text) { return value(std::string_view(text)); }
  JsonWriter& value(Atom atom) { return value(atom.text()); }
  /// The text of a pid; null for none.
  JsonWriter& value(Pid pid) { return pid.is_none() ? null() : value(pid.text()); }
  JsonWriter& null() { return raw("null"); }
  /// A term as the JSON that is closest: lists and tuples as arrays, records as objects with their
  /// name as `"%"`, maps as objects with the text of their keys, `nil`, `true` and `false` as such,
  /// other atoms and whatever else there is as text.
  JsonWriter& value(const std::same_as<Term> auto& term) { return term_value(term); }
  /// A value that is JSON already.
  JsonWriter& raw(std::string_view json);

  template <class T>
  JsonWriter& field(std::string_view name, const T& what) {
    key(name);
    return value(what);
  }

  const std::string& text() const { return text_; }
  std::string take() { return std::move(text_); }

 private:
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  JsonWriter& term_value(const Term& term);
  void separate();

  std::string text_;
  bool needs_comma_ = false;
};

}  // namespace otp
