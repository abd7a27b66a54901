#pragma once

#include <deque>
#include <optional>
#include <utility>
#include <vector>

#include "base/small_map.h"
#include "otp/stage/demand_window.h"
#include "otp/stage/stage.h"

namespace otp {

/// The events of producers, taken by a process that is no stage:
///
///     auto numbers = stage::stream<std::int64_t>(self, {{producer, SubscribeOptions()}});
///     auto ten = co_await numbers.take(10);
///
/// It subscribes when the first event is asked for, and sets the producers to forward demand. While
/// it is under way its messages are in the mailbox of the process; `take`, `to_vector` and `stop`
/// leave none behind, so end a stream with one of them.
/// @thread the process that made it
template <class T>
class StageStream {
 public:
  using Producers = std::vector<std::pair<Target, SubscribeOptions>>;

  StageStream(Self self, Producers producers) : self_(self), producers_(std::move(producers)) {}

  /// The next event; nothing when all producers have gone.
  ///
  /// When a producer ends, or cancels, whose subscription is permanent (or transient, unless the
  /// reason is normal or a shutdown), the other subscriptions are cancelled and the process exits
  /// with
  /// `{reason, call}`, which it can catch as ProcessExit. It exits with `{noproc, call}` for a
  /// producer that is not there, unless its subscription is temporary.
  Task<std::optional<T>> next() {
    if (!has_begun_) begin();
    for (;;) {
      if (!batches_.empty() && !batches_.front().events.empty()) {
        T event = std::move(batches_.front().events.front());
        batches_.front().events.pop_front();
        co_return event;
      }
      if (!batches_.empty()) {
        ask_for_more();
        continue;
      }
      if (subscriptions_.empty()) co_return std::nullopt;
      auto receiving = receive();
      co_await receiving;
    }
  }

  /// At most `count` events; then the stream is stopped.
  Task<std::vector<T>> take(std::size_t count) {
    std::vector<T> events;
    while (events.size() < count) {
      auto taking = next();
      std::optional<T> event = co_await taking;
      if (!event) break;
      events.push_back(std::move(*event));
    }
    auto stopping = stop();
    co_await stopping;
    co_return events;
  }
  /// All events, of producers that end.
  Task<std::vector<T>> to_vector() { return take(SIZE_MAX); }

  /// Cancels the subscriptions and waits until the producers have confirmed it.
  Task<> stop() {
    has_begun_ = true;
    batches_.clear();
    subscriptions_.for_each([&](Ref ref, const Open& open) {
      self_.send(open.producer, stage::Cancel{ref, ExitReason::normal()});
    });
    is_stopping_ = true;
    while (!subscriptions_.empty()) {
      auto receiving = receive();
      co_await receiving;
    }
  }

 private:
  struct Open {
    Pid producer;
    CancelMode cancel = CancelMode::Permanent;
    detail::DemandWindow window = {};
  };
  struct Batch {
    std::deque<T> events;
    Ref ref;
    std::int64_t ask = 0;  // for more, when it has been used up
  };

  void begin() {
    has_begun_ = true;
    for (const auto& [producer, options] : producers_) {
      if (auto checked = options.check(); !checked) throw ArgumentError(checked.error().sentence);
      Pid pid = producer.resolve(self_.runtime());
      if (pid.is_none()) {
        if (options.cancel() == CancelMode::Temporary) continue;
        exit_with(ExitReason::noproc());
      }
      Ref ref = self_.monitor(pid);
      self_.send(pid, stage::Subscribe{ref, options, typeid(T), {}, {}});
      self_.send(pid, stage::Ask{ref, options.max_demand()});
      subscriptions_[ref] = {pid, options.cancel(), detail::DemandWindow(options)};
    }
    subscriptions_.for_each(
        [&](Ref, const Open& open) { stage::demand(self_, open.producer, DemandMode::Forward); });
  }

  [[noreturn]] void exit_with(const ExitReason& reason) const {
    self_.exit(tuple(reason.term(), Term::call("stage::stream")));
  }

  void ask_for_more() {
    Batch& batch = batches_.front();
    Open* open = subscriptions_.find(batch.ref);
    if (open != nullptr && batch.ask > 0) {
      self_.send(open->producer, stage::Ask{batch.ref, batch.ask});
    }
    batches_.pop_front();
  }

  Task<> receive() {
    auto is_ours = [this](const Envelope& envelope) {
      return subscriptions_.contains(subscription_of(envelope));
    };
    auto message = co_await self_.receive_any_if(is_ours);
    Ref ref = subscription_of(message->envelope());
    if (auto* come = message->template get<stage::Events<T>>()) {
      if (!is_stopping_) add_batches(ref, come->events);
      co_return;
    }
    auto* cancelled = message->template get<stage::Cancelled>();
    ExitReason reason =
        cancelled != nullptr ? cancelled->reason : message->template get<Down>()->reason;
    Open open = *subscriptions_.find(ref);
    subscriptions_.erase(ref);
    self_.demonitor_and_flush(ref);
    if (is_stopping_ || !detail::ends_consumer(open.cancel, reason)) co_return;
    auto stopping = stop();
    co_await stopping;
    exit_with(reason);
  }

  static Ref subscription_of(const Envelope& envelope) {
    auto& message = const_cast<Envelope&>(envelope);
    if (envelope.type == &plain_type<stage::Events<T>>) {
      return value_of<Role::Info, stage::Events<T>>(message).ref;
    }
    if (envelope.type == &plain_type<stage::Cancelled>) {
      return value_of<Role::Info, stage::Cancelled>(message).ref;
    }
    return envelope.type == &plain_type<Down> ? value_of<Role::Down, Down>(message).ref : Ref{};
  }

  void add_batches(Ref ref, std::vector<T> events) {
    for (auto& batch : subscriptions_.find(ref)->window.divide(std::move(events))) {
      batches_.push_back({{std::make_move_iterator(batch.events.begin()),
                           std::make_move_iterator(batch.events.end())},
                          ref,
                          batch.ask});
    }
  }

  Self self_;
  Producers producers_;
  SmallMap<Ref, Open> subscriptions_;
  std::deque<Batch> batches_;
  bool has_begun_ = false;
  bool is_stopping_ = false;
};

namespace stage {

/// The events of these producers; see StageStream.
template <class T>
StageStream<T> stream(Self self, std::vector<std::pair<Target, SubscribeOptions>> producers) {
  return StageStream<T>(self, std::move(producers));
}

}  // namespace stage

}  // namespace otp
