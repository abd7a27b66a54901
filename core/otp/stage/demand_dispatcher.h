#pragma once

#include <algorithm>
#include <optional>

#include "otp/stage/dispatcher.h"

namespace otp {

/// Sends each event to one consumer: batches go to whoever has asked for the most. What a producer
/// uses unless told otherwise. Consumers should all have the same max_demand, else the greedy get
/// most.
/// @thread owner
template <class T>
class DemandDispatcher final : public Dispatcher<T> {
 public:
  Result<std::int64_t> subscribe(const SubscribeOptions&, Subscription consumer) override {
    demands_.push_back({0, consumer});
    return 0;
  }

  std::int64_t cancel(Subscription consumer) override {
    pending_ += take_demand(consumer);
    return 0;
  }

  std::int64_t ask(std::int64_t count, Subscription consumer) override {
    if (!expected_) expected_ = count;
    if (count > *expected_) {
      this->log(trace::LogLevel::Warning,
                "a consumer asks for " + std::to_string(count) + " events, the first one for " +
                    std::to_string(*expected_) + ": with different demands the greedy get most");
    }
    add_demand(take_demand(consumer) + count, consumer);
    std::int64_t already_sent = std::min(pending_, count);
    pending_ -= already_sent;
    return count - already_sent;
  }

  std::int64_t deliverable() const override {
    std::int64_t all = 0;
    for (const Demand& demand : demands_) all += demand.count;
    return all;
  }

  std::vector<T> dispatch(std::vector<T> events) override {
    while (!events.empty() && !demands_.empty() && demands_.front().count > 0) {
      Demand greatest = demands_.front();
      demands_.erase(demands_.begin());
      std::vector<T> batch = split_off(events, greatest.count);
      add_demand(greatest.count - static_cast<std::int64_t>(batch.size()), greatest.consumer);
      this->send(greatest.consumer, std::move(batch));
    }
    return events;
  }

 private:
  struct Demand {
    std::int64_t count;
    Subscription consumer;
  };

  std::int64_t take_demand(Subscription consumer) {
    auto found = std::ranges::find(demands_, consumer.ref,
                                   [](const Demand& demand) { return demand.consumer.ref; });
    std::int64_t count = found->count;
    demands_.erase(found);
    return count;
  }

  /// Before the first that has asked for less, so that equals take turns.
  void add_demand(std::int64_t count, Subscription consumer) {
    auto place = std::ranges::find_if(
        demands_, [count](const Demand& demand) { return count > demand.count; });
    demands_.insert(place, {count, consumer});
  }

  std::vector<Demand> demands_;           // the greatest first
  std::int64_t pending_ = 0;              // owed to consumers that have gone
  std::optional<std::int64_t> expected_;  // the first demand
};

}  // namespace otp
