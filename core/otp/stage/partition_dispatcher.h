#pragma once

#include <algorithm>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <variant>

#include "otp/stage/dispatcher.h"

namespace otp {

/// Divides events among partitions with one consumer each, by a function of the event. A partition
/// whose consumer lags behind keeps its events, and slows down the others in the end.
/// @thread owner
template <class T>
class PartitionDispatcher final : public Dispatcher<T> {
 public:
  /// The event, changed or not, and the name of its partition.
  using Hash = std::function<std::pair<T, Term>(T event)>;

  PartitionDispatcher(const std::vector<Term>& partitions, Hash hash) : hash_(std::move(hash)) {
    for (const Term& name : partitions) partitions_[name];
  }
  /// Partitions 0 up to `count`, by std::hash of the event.
  /// @throws ArgumentError for a count below 1
  explicit PartitionDispatcher(std::int64_t count)
      : hash_([count](T event) {
          auto number = std::hash<T>()(event) % static_cast<std::size_t>(count);
          return std::pair(std::move(event), Term(number));
        }) {
    if (count < 1) throw ArgumentError("there must be at least one partition");
    for (std::int64_t number = 0; number < count; ++number) partitions_[Term(number)];
  }

  /// @throws ArgumentError for no partition, an unknown one, or one that is taken
  Result<std::int64_t> subscribe(const SubscribeOptions& options, Subscription consumer) override {
    const Term& name = options.partition();
    auto found = partitions_.find(name);
    if (found == partitions_.end()) {
      throw ArgumentError("a subscription to partitions needs one of them, not " + to_text(name));
    }
    if (!found->second.consumer.ref.is_none()) {
      throw ArgumentError("the partition " + to_text(name) + " is taken");
    }
    found->second.consumer = consumer;
    by_ref_[consumer.ref] = name;
    return 0;
  }

  std::int64_t cancel(Subscription consumer) override {
    Partition& partition = of(consumer);
    by_ref_.erase(consumer.ref);
    std::int64_t unsent = 0;
    for (Entry& entry : partition.queue) {
      if (auto* note = std::get_if<SharedNote>(&entry)) pass(*note);
      else ++unsent;
    }
    pending_ += partition.demand;
    waiting_ += unsent;
    partition = {};
    return unsent;
  }

  std::int64_t ask(std::int64_t count, Subscription consumer) override {
    Partition& partition = of(consumer);
    partition.demand += count;
    send_queued(partition);
    std::int64_t already_sent = std::min(pending_, count);
    pending_ -= already_sent;
    waiting_ += count - already_sent;
    return count - already_sent;
  }

  std::int64_t deliverable() const override { return waiting_; }

  std::vector<T> dispatch(std::vector<T> events) override {
    std::vector<T> batch = split_off(events, waiting_);
    waiting_ -= static_cast<std::int64_t>(batch.size());
    for (T& event : batch) {
      auto [kept, name] = hash_(std::move(event));
      auto found = partitions_.find(name);
      if (found == partitions_.end()) {
        this->log(trace::LogLevel::Error,
                  "an event for the unknown partition " + to_text(name) + " has been discarded");
      } else {
        found->second.queue.push_back(std::move(kept));
      }
    }
    for (auto& [name, partition] : partitions_) send_queued(partition);
    return events;
  }

  void note(Message note) override {
    auto shared = std::make_shared<WaitingNote>(WaitingNote{std::move(note), 0});
    for (auto& [name, partition] : partitions_) {
      if (partition.queue.empty()) continue;
      partition.queue.push_back(shared);
      ++shared->partitions;
    }
    if (shared->partitions == 0) this->to_producer(std::move(shared->message));
  }

 private:
  struct WaitingNote {
    Message message;
    int partitions;  // in which events wait before it
  };
  using SharedNote = std::shared_ptr<WaitingNote>;
  using Entry = std::variant<T, SharedNote>;
  struct Partition {
    Subscription consumer;
    std::int64_t demand = 0;
    std::deque<Entry> queue;
  };

  Partition& of(Subscription consumer) { return partitions_[by_ref_.at(consumer.ref)]; }

  void pass(const SharedNote& note) {
    if (--note->partitions == 0) this->to_producer(std::move(note->message));
  }

  void send_queued(Partition& partition) {
    std::vector<T> events;
    while (partition.demand > 0 && !partition.queue.empty()) {
      Entry entry = std::move(partition.queue.front());
      partition.queue.pop_front();
      if (auto* note = std::get_if<SharedNote>(&entry)) {
        pass(*note);
        continue;
      }
      events.push_back(std::get<T>(std::move(entry)));
      --partition.demand;
    }
    if (!events.empty()) this->send(partition.consumer, std::move(events));
  }

  Hash hash_;
  std::map<Term, Partition> partitions_;
  std::map<Ref, Term> by_ref_;
  std::int64_t waiting_ = 0;  // what partitions have asked for and the producer still owes
  std::int64_t pending_ = 0;  // owed to partitions whose consumer has gone
};

}  // namespace otp
