#pragma once

#include <type_traits>
#include <utility>
#include <variant>

namespace otp {

template <class... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

namespace detail {

template <class Handler, class Variant>
inline constexpr bool has_case_for_each = false;
template <class Handler, class... Alternatives>
inline constexpr bool has_case_for_each<Handler, std::variant<Alternatives...>> =
    (std::is_invocable_v<Handler, Alternatives&> && ...) ||
    (std::is_invocable_v<Handler, Alternatives> && ...) ||
    (std::is_invocable_v<Handler, const Alternatives&> && ...);

}  // namespace detail

/// Calls the case that fits what `variant` holds. A missing case does not compile.
/// @thread any
template <class Variant, class... Cases>
decltype(auto) match(Variant&& variant, Cases&&... cases) {
  using Handler = Overloaded<std::remove_cvref_t<Cases>...>;
  static_assert(detail::has_case_for_each<Handler, std::remove_cvref_t<Variant>>,
                "a case is missing: match needs one for each alternative");
  return std::visit(Overloaded{std::forward<Cases>(cases)...}, std::forward<Variant>(variant));
}

}  // namespace otp
