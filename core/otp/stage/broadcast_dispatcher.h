#pragma once

#include <algorithm>
#include <functional>
#include <optional>

#include "otp/stage/dispatcher.h"

namespace otp {

/// Sends every event to every consumer, at the pace of the slowest: the producer owes as much as
/// all of them have asked for. A consumer may choose events with a selector (see SubscribeOptions).
/// @thread owner
template <std::copy_constructible T>
class BroadcastDispatcher final : public Dispatcher<T> {
 public:
  Result<std::int64_t> subscribe(const SubscribeOptions& options, Subscription consumer) override {
    auto* wanted = options.selector<T>();
    if (std::ranges::find(consumers_, consumer.peer, peer_of) != consumers_.end()) {
      this->log(trace::LogLevel::Error, consumer.peer.text() + " has subscribed already");
      return refuse(Atom("already_subscribed"), "a consumer gets every event once");
    }
    auto selector = wanted != nullptr ? std::optional(*wanted) : std::nullopt;
    consumers_.insert(consumers_.begin(), {-waiting_, consumer, std::move(selector)});
    return 0;
  }

  std::int64_t cancel(Subscription consumer) override {
    std::erase_if(consumers_, [&](const Consumer& one) { return ref_of(one) == consumer.ref; });
    return owed_now();
  }

  std::int64_t ask(std::int64_t count, Subscription consumer) override {
    auto found = std::ranges::find(consumers_, consumer.ref, ref_of);
    if (found != consumers_.end()) found->demand += count;
    return owed_now();
  }

  /// One that has come later than others has not asked for all that waits.
  std::int64_t deliverable() const override {
    if (consumers_.empty()) return 0;
    return std::max<std::int64_t>(waiting_ + slowest().demand, 0);
  }

  std::vector<T> dispatch(std::vector<T> events) override {
    if (waiting_ == 0) return events;
    std::vector<T> batch = split_off(events, waiting_);
    waiting_ -= static_cast<std::int64_t>(batch.size());
    for (const Consumer& consumer : consumers_) send_selected(consumer, batch);
    return events;
  }

 private:
  struct Consumer {
    std::int64_t demand;  // beyond what waits for all
    Subscription subscription;
    std::optional<std::function<bool(const T&)>> selector;
  };
  static Ref ref_of(const Consumer& consumer) { return consumer.subscription.ref; }
  static Pid peer_of(const Consumer& consumer) { return consumer.subscription.peer; }

  const Consumer& slowest() const {
    return *std::ranges::min_element(consumers_, {}, &Consumer::demand);
  }

  /// Moves what everybody has asked for to what waits for all.
  std::int64_t owed_now() {
    if (consumers_.empty()) return 0;
    std::int64_t common = std::max<std::int64_t>(slowest().demand, 0);
    for (Consumer& consumer : consumers_) consumer.demand -= common;
    waiting_ += common;
    return common;
  }

  void send_selected(const Consumer& consumer, const std::vector<T>& batch) {
    if (!consumer.selector) return this->send(consumer.subscription, batch);
    std::vector<T> selected;
    std::ranges::copy_if(batch, std::back_inserter(selected), *consumer.selector);
    auto left_out = static_cast<std::int64_t>(batch.size() - selected.size());
    // What it has not got it may still ask for.
    if (left_out > 0) {
      this->self().send(this->self().pid(), stage::Ask{consumer.subscription.ref, left_out});
    }
    this->send(consumer.subscription, std::move(selected));
  }

  std::vector<Consumer> consumers_;
  std::int64_t waiting_ = 0;  // what everybody has asked for and nobody has got
};

}  // namespace otp
