#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "actor/self.h"
#include "otp/stage/messages.h"

namespace otp {

/// A dispatcher of whatever events.
class AnyDispatcher {
 public:
  virtual ~AnyDispatcher() = default;
};

/// Decides which consumer of a producer gets which events, and how much of their demand reaches the
/// producer. It is told of all subscriptions; derive to make another than Demand-, Broadcast- and
/// PartitionDispatcher.
/// @thread owner
template <class T>
class Dispatcher : public AnyDispatcher {
 public:
  void attach(Self producer) { self_ = producer; }

  /// A consumer has subscribed.
  /// @returns how many events it makes the producer owe, or why it is refused
  virtual Result<std::int64_t> subscribe(const SubscribeOptions& options,
                                         Subscription consumer) = 0;
  /// A consumer has gone, or was refused. @returns demand that this sets free
  virtual std::int64_t cancel(Subscription consumer) = 0;
  /// A consumer asks for `count` events. @returns how many of them the producer owes now
  virtual std::int64_t ask(std::int64_t count, Subscription consumer) = 0;
  /// How many events it would send now.
  virtual std::int64_t deliverable() const = 0;
  /// Sends events to consumers as far as they are owed.
  /// @returns those that are left, to be buffered
  virtual std::vector<T> dispatch(std::vector<T> events) = 0;
  /// A note has come to its place: the producer gets it as a message, once the events that the
  /// dispatcher itself still holds have left.
  virtual void note(Message note) { to_producer(std::move(note)); }

 protected:
  Self self() const { return self_; }

  void send(Subscription consumer, std::vector<T> events) const {
    self_.send(consumer.peer, stage::Events<T>{consumer.ref, std::move(events)});
  }
  void to_producer(Message note) const { self_.process().send(self_.pid(), note.take()); }
  void log(trace::LogLevel level, std::string sentence) const {
    self_.runtime().log(level, self_.pid(),
                        Term::record(Atom("stage"), {{Atom("text"), std::move(sentence)}}));
  }

 private:
  Self self_;
};

/// The first `count` of `events`, which keeps the rest.
template <class T>
std::vector<T> split_off(std::vector<T>& events, std::int64_t count) {
  if (count >= static_cast<std::int64_t>(events.size())) return std::exchange(events, {});
  auto end = events.begin() + static_cast<std::ptrdiff_t>(count);
  std::vector<T> first(std::make_move_iterator(events.begin()), std::make_move_iterator(end));
  events.erase(events.begin(), end);
  return first;
}

}  // namespace otp
