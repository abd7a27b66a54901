#pragma once

#include <type_traits>

namespace otp::detail {

/// Stands for a function that is given; of a reference type when it has a name, and is safe.
template <class Fn>
struct GivenFunction {};

/// Would g++ 12 destroy a temporary of this type twice, when it is made in the expression that
/// awaits (PR 107288)? It does so with aggregates and with lambdas that have captured something
/// that owns memory; lambdas cannot be told from other functions.
template <class T>
inline constexpr bool destroyed_twice =
    std::is_aggregate_v<T> && !std::is_trivially_destructible_v<T>;
template <class Fn>
inline constexpr bool destroyed_twice<GivenFunction<Fn>> = !std::is_trivially_destructible_v<Fn>;

}  // namespace otp::detail
