#pragma once

#include <map>
#include <optional>
#include <tuple>
#include <vector>

#include "base/describe.h"

namespace otp {

/// Gives back the memory that a value holds beyond what it needs: spare capacity of its vectors and
/// strings, also of those in its listed fields (see HasFields). The value stays the same.
/// @thread owner
template <class T>
void compact(T& value);

namespace detail {

template <class T>
struct Compact {
  static void of(T& value) {
    if constexpr (requires { value.shrink_to_fit(); }) value.shrink_to_fit();
    if constexpr (HasFields<T>) {
      std::apply([&](const auto&... fields) { (compact(value.*(fields.member)), ...); }, T::fields);
    }
  }
};

template <class T>
struct Compact<std::vector<T>> {
  static void of(std::vector<T>& values) {
    values.shrink_to_fit();
    if constexpr (!std::is_trivially_copyable_v<T>) {
      for (T& value : values) compact(value);
    }
  }
};

template <class T>
struct Compact<std::optional<T>> {
  static void of(std::optional<T>& value) {
    if (value) compact(*value);
  }
};

template <class Key, class Value>
struct Compact<std::map<Key, Value>> {
  static void of(std::map<Key, Value>& map) {
    for (auto& [key, value] : map) compact(value);
  }
};

}  // namespace detail

template <class T>
void compact(T& value) {
  detail::Compact<T>::of(value);
}

}  // namespace otp
