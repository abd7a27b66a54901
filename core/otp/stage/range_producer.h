#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <ranges>
#include <utility>
#include <vector>

#include "otp/stage/stage.h"

namespace otp {

/// How a producer is made of a range.
class RangeOptions {
 public:
  /// Without a link to whoever starts it.
  RangeOptions unlinked() && {
    is_linked_ = false;
    return std::move(*this);
  }
  /// Accumulate, so that all consumers can subscribe before the first event is emitted.
  RangeOptions demand(DemandMode mode) && {
    demand_ = mode;
    return std::move(*this);
  }
  template <std::derived_from<AnyDispatcher> D>
  RangeOptions dispatcher(D dispatcher) && {
    make_dispatcher_ = [dispatcher] { return std::make_shared<D>(dispatcher); };
    return std::move(*this);
  }
  /// Ends, with `normal`, when its last consumer has gone.
  RangeOptions stop_with_consumers() && {
    stops_with_consumers_ = true;
    return std::move(*this);
  }

  bool is_linked() const { return is_linked_; }
  DemandMode demand() const { return demand_; }
  std::shared_ptr<AnyDispatcher> make_dispatcher() const {
    return make_dispatcher_ ? make_dispatcher_() : nullptr;
  }
  bool stops_with_consumers() const { return stops_with_consumers_; }

 private:
  bool is_linked_ = true;
  bool stops_with_consumers_ = false;
  DemandMode demand_ = DemandMode::Forward;
  std::function<std::shared_ptr<AnyDispatcher>()> make_dispatcher_;
};

/// A producer that emits the elements of a range and ends, with `normal`, when all have left; see
/// stage::from_range.
template <class T>
struct RangeProducer : GenStage<RangeProducer<T>> {
  using Out = T;
  /// The next element; nothing after the last.
  using Next = std::function<std::optional<T>()>;
  /// To itself: the events before it have left, and were the last.
  struct AllGone {};
  /// What is left of the range.
  struct State {
    Next next;
    bool stops_with_consumers = false;
    bool is_at_end = false;
    std::size_t consumers = 0;
    Term describe() const {
      return Term::record(Atom("RangeProducer"), {{Atom("is_at_end"), is_at_end}});
    }
  };
  using Accepts = otp::Accepts<Info<AllGone>>;

  StageInit<State> init(Next next, RangeOptions options) {
    StageInit<State> init(State{std::move(next), options.stops_with_consumers()});
    init.setup.demand = options.demand();
    init.setup.dispatcher = options.make_dispatcher();
    return init;
  }
  Emit<T> handle_demand(std::int64_t demand, State& state) {
    std::vector<T> events;
    while (demand > 0 && !state.is_at_end) {
      std::optional<T> next = state.next();
      if (!next) {
        state.is_at_end = true;
        stage::async_info(this->self, this->self.pid(), AllGone{});
        break;
      }
      events.push_back(std::move(*next));
      --demand;
    }
    return emit(std::move(events));
  }
  Emit<T> handle_info(const AllGone&, State&) { return otp::stop(ExitReason::normal()); }
  SubscribeResult handle_subscribe(StageKind, const SubscribeOptions&, const Subscription&,
                                   State& state) {
    ++state.consumers;
    return AskMode::Automatic;
  }
  Emit<T> handle_cancel(const Cancellation&, const Subscription&, State& state) {
    if (--state.consumers == 0 && state.stops_with_consumers) {
      return otp::stop(ExitReason::normal());
    }
    return noreply();
  }
};

namespace stage {

/// Starts a producer of the elements of a range, which is moved into it. Gives its process.
template <std::ranges::input_range Range>
Task<Result<Pid>> from_range(Self self, Range range, RangeOptions options = {}) {
  using T = std::ranges::range_value_t<Range>;
  auto kept = std::make_shared<Range>(std::move(range));
  auto at = std::make_shared<std::ranges::iterator_t<Range>>(std::ranges::begin(*kept));
  typename RangeProducer<T>::Next next = [kept, at]() -> std::optional<T> {
    if (*at == std::ranges::end(*kept)) return std::nullopt;
    std::optional<T> element = **at;
    ++*at;
    return element;
  };
  if (options.is_linked()) {
    auto starting = start_link<RangeProducer<T>>(self, std::move(next), options);
    auto started = co_await starting;
    if (!started) co_return std::unexpected(started.error());
    co_return started->whereis(self.runtime());
  }
  auto starting = start<RangeProducer<T>>(self, std::move(next), options);
  auto started = co_await starting;
  if (!started) co_return std::unexpected(started.error());
  co_return started->whereis(self.runtime());
}

}  // namespace stage

}  // namespace otp
