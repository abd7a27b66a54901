#pragma once

#include <concepts>
#include <type_traits>
#include <utility>

#include "otp/gen_server.h"
#include "otp/stage/results.h"

namespace otp {

template <class Module>
class GenStage;

namespace detail {

template <class S>
concept StageModule = std::derived_from<S, GenStage<S>>;

/// The events that a stage takes and emits; void for none.
template <class S>
struct InOf {
  using Type = void;
};
template <class S>
requires requires { typename S::In; }
struct InOf<S> {
  using Type = typename S::In;
};
template <class S>
struct OutOf {
  using Type = void;
};
template <class S>
requires requires { typename S::Out; }
struct OutOf<S> {
  using Type = typename S::Out;
};

template <StageModule S>
struct ResultsOf<S> {
  using Out = typename OutOf<S>::Type;
  template <class R>
  using OfCall = StageReply<R, Out>;
  using OfOther = Emit<Out>;
  using Emitted = typename Emit<Out>::Events;
};

template <class S>
concept HandlesDemand = requires(S& s, std::int64_t demand, typename S::State& state) {
  { s.handle_demand(demand, state) } -> NowOrLater<typename ResultsOf<S>::OfOther>;
};
template <class S>
concept HandlesEvents = requires(S& s, const std::vector<typename InOf<S>::Type>& events,
                                 const Subscription& from, typename S::State& state) {
  { s.handle_events(events, from, state) } -> NowOrLater<typename ResultsOf<S>::OfOther>;
};
template <class S>
concept HandlesSubscribe = requires(S& s, StageKind peer, const SubscribeOptions& options,
                                    const Subscription& from, typename S::State& state) {
  { s.handle_subscribe(peer, options, from, state) } -> NowOrLater<SubscribeResult>;
};
template <class S>
concept HandlesCancel = requires(S& s, const Cancellation& why, const Subscription& from,
                                 typename S::State& state) {
  { s.handle_cancel(why, from, state) } -> NowOrLater<typename ResultsOf<S>::OfOther>;
};
template <class S>
concept FormatsDiscarded = requires(S& s, std::int64_t count, const typename S::State& state) {
  { s.format_discarded(count, state) } -> std::convertible_to<bool>;
};

inline bool stops(const Outcome& outcome) { return outcome.kind == Outcome::Kind::Stop; }
inline Outcome stop_outcome(ExitReason reason) {
  return NoReply(otp::stop(std::move(reason))).take_outcome();
}

}  // namespace detail
}  // namespace otp
