#pragma once

#include <expected>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <typeinfo>
#include <vector>

#include "base/atom.h"

namespace otp {

namespace detail {

template <class T>
constexpr std::string_view raw_type_name() {
#if defined(__clang__)
  constexpr std::string_view open = "[T = ";
#else
  constexpr std::string_view open = "[with T = ";
#endif
  std::string_view text = __PRETTY_FUNCTION__;
  text.remove_prefix(text.find(open) + open.size());
  return text.substr(0, text.find_first_of(";]"));
}

/// Drops the namespaces before the last name: `demo::Counter` becomes `Counter`.
constexpr std::string_view unqualified(std::string_view name) {
  auto arguments = name.find('<');
  auto last = name.substr(0, arguments).rfind("::");
  return last == std::string_view::npos ? name : name.substr(last + 2);
}

/// The `State` of a server is called after its module.
constexpr std::string_view without_state(std::string_view name) {
  constexpr std::string_view state = "::State";
  return name.ends_with(state) ? name.substr(0, name.size() - state.size()) : name;
}

/// What people call the types that travel as answers without a name of their own.
template <class T>
inline constexpr std::string_view spoken_name = std::is_same_v<T, bool>       ? "boolean"
                                                : std::is_integral_v<T>       ? "integer"
                                                : std::is_floating_point_v<T> ? "number"
                                                                              : "";
template <>
inline constexpr std::string_view spoken_name<std::string> = "string";
template <class T>
inline constexpr std::string_view spoken_name<std::optional<T>> = "optional";
template <class T>
inline constexpr std::string_view spoken_name<std::vector<T>> = "list";
template <class Key, class Value>
inline constexpr std::string_view spoken_name<std::map<Key, Value>> = "map";
template <class T, class E>
inline constexpr std::string_view spoken_name<std::expected<T, E>> = "result";

}  // namespace detail

/// The name of a type without its namespaces, for traces and reports; of `Counter::State` it is
/// `Counter`.
/// @thread any
template <class T>
constexpr std::string_view type_name() {
  if constexpr (detail::spoken_name<T> != std::string_view()) return detail::spoken_name<T>;
  else return detail::unqualified(detail::without_state(detail::raw_type_name<T>()));
}

/// The same as an atom, looked up once.
/// @thread any
template <class T>
Atom atom_of_type() {
  static const Atom atom(type_name<T>());
  return atom;
}

/// The same for a type known at run time, such as that of a caught exception.
std::string type_name(const std::type_info& type);

}  // namespace otp
