#pragma once

#include <concepts>
#include <optional>
#include <type_traits>

#include "otp/handler_result.h"
#include "otp/request.h"

namespace otp {

namespace detail {

/// What the handlers of a module return. Those of a stage may emit events too, which `Emitted`
/// collects.
template <class S>
struct ResultsOf {
  template <class R>
  using OfCall = Reply<R>;
  using OfOther = NoReply;
  using Emitted = Nothing;
};

template <class Value, class Wanted>
concept NowOrLater = std::same_as<Value, Task<Wanted>> || std::convertible_to<Value, Wanted>;

template <class S, class M, class R>
concept HandlesCall = requires(S& s, const M& m, From<R> from, typename S::State& state) {
  { s.handle_call(m, from, state) } -> NowOrLater<typename ResultsOf<S>::template OfCall<R>>;
};
template <class S, class M>
concept HandlesCast = requires(S& s, const M& m, typename S::State& state) {
  { s.handle_cast(m, state) } -> NowOrLater<typename ResultsOf<S>::OfOther>;
};
template <class S, class M>
concept HandlesInfo = requires(S& s, const M& m, typename S::State& state) {
  { s.handle_info(m, state) } -> NowOrLater<typename ResultsOf<S>::OfOther>;
};
template <class S, class M>
concept HandlesContinue = requires(S& s, const M& m, typename S::State& state) {
  { s.handle_continue(m, state) } -> NowOrLater<typename ResultsOf<S>::OfOther>;
};
template <class S>
concept Terminates = requires(S& s, const ExitReason& reason, typename S::State& state) {
  s.terminate(reason, state);
};

template <class S>
concept FormatsStatus = requires(S& s, const typename S::State& state) {
  { s.format_status(state) } -> std::convertible_to<Term>;
};

template <class S, class Row>
struct CheckRow;
template <class S, class M, class R>
struct CheckRow<S, Call<M, R>> {
  static_assert(HandlesCall<S, M, R>,
                "Accepts lists Call<M, R>, but the server has no "
                "'Reply<R> handle_call(const M&, From<R>, State&)'");
};
template <class S, class M>
struct CheckRow<S, Cast<M>> {
  static_assert(HandlesCast<S, M>,
                "Accepts lists Cast<M>, but there is no 'NoReply handle_cast(const M&, State&)'");
};
template <class S, class M>
struct CheckRow<S, Info<M>> {
  static_assert(HandlesInfo<S, M>,
                "Accepts lists Info<M>, but there is no 'NoReply handle_info(const M&, State&)'");
};
template <class S, class M>
struct CheckRow<S, Continue<M>> {
  static_assert(
      HandlesContinue<S, M>,
      "Accepts lists Continue<M>, but there is no 'NoReply handle_continue(const M&, State&)'");
};

template <class Row>
inline constexpr bool is_call = false;
template <class M, class R>
inline constexpr bool is_call<Call<M, R>> = true;
template <class Row>
inline constexpr bool is_cast = false;
template <class M>
inline constexpr bool is_cast<Cast<M>> = true;
template <class Row>
inline constexpr bool is_info = false;
template <class M>
inline constexpr bool is_info<Info<M>> = true;
template <class Row>
inline constexpr bool is_continue = false;
template <class M>
inline constexpr bool is_continue<Continue<M>> = true;

template <class S, class Table>
inline constexpr bool conforms = false;
template <class S, class... Rows>
inline constexpr bool conforms<S, Accepts<Rows...>> = (sizeof(CheckRow<S, Rows>) + ... + 1) > 0;

}  // namespace detail

}  // namespace otp
