#pragma once

#include <concepts>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/time.h"
#include "base/type_name.h"

namespace otp {

/// One field of a value type, by name, for descriptions and for forms that build such values.
template <class Struct, class Type>
struct Field {
  std::string_view name;
  Type Struct::*member;
};

template <class Struct, class Type>
constexpr Field<Struct, Type> field(std::string_view name, Type Struct::*member) {
  return {name, member};
}

/// A type that lists its fields:
/// `static constexpr auto fields = std::tuple{field("by", &Increment::by)};`
template <class T>
concept HasFields = requires {
  std::tuple_size<std::remove_cvref_t<decltype(T::fields)>>::value;
};

template <class T>
concept DescribesItself = requires(const T& value) {
  { value.describe() } -> std::convertible_to<Term>;
};

template <class T>
Term describe(const T& value);

namespace detail {

template <class T>
Term describe_fields(const T& value) {
  std::vector<Term::Field> described;
  std::apply(
      [&](const auto&... fields) {
        (described.emplace_back(Atom(fields.name), describe(value.*(fields.member))), ...);
      },
      T::fields);
  return Term::record(atom_of_type<T>(), std::move(described));
}

template <class T>
struct Describe {
  static Term of(const T& value) {
    if constexpr (DescribesItself<T>) return value.describe();
    else if constexpr (HasFields<T>) return describe_fields(value);
    else if constexpr (std::convertible_to<const T&, Term>) return Term(value);
    else if constexpr (std::is_enum_v<T>) return describe_enum(value);
    else return Term::record(atom_of_type<T>());
  }

  static Term describe_enum(T value) {
    if constexpr (requires { name_of(value); }) return Atom(name_of(value));
    else return Term(static_cast<std::underlying_type_t<T>>(value));
  }
};

template <class T>
struct Describe<std::optional<T>> {
  static Term of(const std::optional<T>& value) { return value ? describe(*value) : Term(); }
};

template <class T>
struct Describe<std::vector<T>> {
  static Term of(const std::vector<T>& values) {
    std::vector<Term> items;
    for (const T& value : values) items.push_back(describe(value));
    return Term::list(std::move(items));
  }
};

template <class Key, class Value>
struct Describe<std::map<Key, Value>> {
  static Term of(const std::map<Key, Value>& map) {
    std::vector<Term::Entry> entries;
    for (const auto& [key, value] : map) entries.emplace_back(describe(key), describe(value));
    return Term::map(std::move(entries));
  }
};

template <class First, class Second>
struct Describe<std::pair<First, Second>> {
  static Term of(const std::pair<First, Second>& pair) {
    return tuple(describe(pair.first), describe(pair.second));
  }
};

template <class Rep, class Period>
struct Describe<std::chrono::duration<Rep, Period>> {
  static Term of(std::chrono::duration<Rep, Period> duration) {
    return std::chrono::duration_cast<std::chrono::milliseconds>(duration).count();
  }
};

template <class Clock>
struct Describe<std::chrono::time_point<Clock, Duration>> {
  static Term of(std::chrono::time_point<Clock, Duration> time) {
    return describe(time.time_since_epoch());
  }
};

template <>
struct Describe<ExitReason> {
  static Term of(const ExitReason& reason) { return reason.term(); }
};

template <class T>
struct Describe<std::expected<T, Error>> {
  static Term of(const std::expected<T, Error>& result) {
    if (!result) return tuple(atoms::error, result.error().reason);
    if constexpr (std::is_void_v<T>) return atoms::ok;
    else return tuple(atoms::ok, describe(*result));
  }
};

}  // namespace detail

/// What a value shows to people: its fields by name as a record, where the type lists them or has
/// `Term describe() const`; otherwise just the name of its type. Durations are in milliseconds.
/// @thread any
template <class T>
Term describe(const T& value) {
  return detail::Describe<T>::of(value);
}

}  // namespace otp
