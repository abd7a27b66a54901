#pragma once

#include "base/describe.h"

namespace otp {

/// What a person would call the type of a field: "whole number", "text", "milliseconds".
/// @thread any
template <class T>
constexpr std::string_view kind_name() {
  if constexpr (std::same_as<T, bool>) return "true or false";
  else if constexpr (std::integral<T>) return "whole number";
  else if constexpr (std::same_as<T, std::string>) return "text";
  else if constexpr (std::same_as<T, Pid>) return "pid";
  else if constexpr (std::same_as<T, Atom>) return "atom";
  else if constexpr (std::same_as<T, Duration>) return "milliseconds";
  else if constexpr (std::same_as<T, Term>) return "term";
  else return type_name<T>();
}

template <class T>
Result<T> read_value(const Term& term);

namespace detail {

template <class T>
std::unexpected<Error> wrong_value(const Term& term) {
  return refuse(tuple(Atom("wrong_type"), term),
                to_text(term) + " is not a value of the kind " + std::string(kind_name<T>()));
}

template <class T>
Result<T> read_enum(const Term& term) {
  constexpr int most = 256;  // an enumeration counts from 0
  for (int number = 0; term.is_atom() && number < most; ++number) {
    if (describe(static_cast<T>(number)) == term) return static_cast<T>(number);
  }
  return wrong_value<T>(term);
}

template <class T>
Result<T> read_fields(const Term& record) {
  T value{};
  Result<void> read;
  auto read_field = [&](const auto& field) {
    Term given = record.get(Atom(field.name));
    if (!read || given.is_nil()) return;
    using Type = std::remove_cvref_t<decltype(value.*(field.member))>;
    auto part = read_value<Type>(given);
    if (part) value.*(field.member) = std::move(*part);
    else read = std::unexpected(part.error());
  };
  std::apply([&](const auto&... fields) { (read_field(fields), ...); }, T::fields);
  if (!read) return std::unexpected(read.error());
  return value;
}

template <class T>
struct Read {
  static Result<T> of(const Term& term) {
    if constexpr (HasFields<T>) {
      if (!term.is_record() && !term.is_nil()) return wrong_value<T>(term);
      return read_fields<T>(term);
    } else if constexpr (std::same_as<T, Term>) {
      return term;
    } else if constexpr (std::is_enum_v<T>) {
      return read_enum<T>(term);
    } else if constexpr (std::is_empty_v<T> && std::default_initializable<T>) {
      return T{};
    } else {
      return of_one_value(term);
    }
  }

 private:
  static Result<T> of_one_value(const Term& term) {
    if constexpr (std::same_as<T, bool>) {
      if (term.is(atoms::true_)) return true;
      if (term.is(atoms::false_)) return false;
    } else if constexpr (std::integral<T>) {
      if (term.is_integer() && std::in_range<T>(term.integer())) return T(term.integer());
    } else if constexpr (std::same_as<T, std::string>) {
      if (term.is_string()) return std::string(term.text());
    } else if constexpr (std::same_as<T, Pid>) {
      if (term.is_pid()) return term.pid();
    } else if constexpr (std::same_as<T, Atom>) {
      if (term.is_atom()) return term.atom();
    } else if constexpr (std::same_as<T, Duration>) {
      using std::chrono::milliseconds;
      constexpr auto most = std::chrono::duration_cast<milliseconds>(Duration::max()).count();
      bool fits = term.is_integer() && term.integer() <= most && term.integer() >= -most;
      if (fits) return Duration(milliseconds(term.integer()));
    }
    return wrong_value<T>(term);
  }
};

template <class T>
struct Read<std::optional<T>> {
  static Result<std::optional<T>> of(const Term& term) {
    if (term.is_nil()) return std::nullopt;
    auto value = read_value<T>(term);
    if (!value) return std::unexpected(value.error());
    return std::optional<T>(std::move(*value));
  }
};

template <class T>
struct Read<std::vector<T>> {
  static Result<std::vector<T>> of(const Term& term) {
    if (!term.is_list()) return wrong_value<std::vector<T>>(term);
    std::vector<T> values;
    for (const Term& item : term.items()) {
      auto value = read_value<T>(item);
      if (!value) return std::unexpected(value.error());
      values.push_back(std::move(*value));
    }
    return values;
  }
};

}  // namespace detail

/// Builds a value from what describes it, the reverse of `describe`. Fields that a record does not
/// name, or names with `nil`, keep their default.
/// @returns the value, or `wrong_type` for a part that does not fit
/// @thread any
template <class T>
Result<T> read_value(const Term& term) {
  return detail::Read<T>::of(term);
}

}  // namespace otp
