#pragma once

#include <string>
#include <string_view>
#include <typeinfo>

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

}  // namespace detail

/// The name of a type without its namespaces, for traces and reports.
/// @thread any
template <class T>
constexpr std::string_view type_name() {
  return detail::unqualified(detail::raw_type_name<T>());
}

/// The same for a type known at run time, such as that of a caught exception.
std::string type_name(const std::type_info& type);

}  // namespace otp
