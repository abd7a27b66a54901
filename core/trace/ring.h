#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "base/guarded.h"
#include "trace/doorbell.h"
#include "trace/sink.h"

namespace trace {

/// A bounded queue between one producer, which never waits, and one reader.
///
/// When it is full, message events are dropped and counted; lifecycle events go to an unbounded
/// list beside it until the reader has caught up, so that none is lost and their order stays.
class Ring final : public Sink {
 public:
  /// @param capacity in events of 64 bytes; a power of two
  /// @param bell pressed after each event; it outlives the ring
  Ring(std::size_t capacity, Doorbell& bell);
  ~Ring() override;
  Ring(const Ring&) = delete;
  Ring& operator=(const Ring&) = delete;

  /// @thread producer
  void put(Event event) override;

  /// The oldest events as far as they lie side by side; empty when there are none. They stay where
  /// they are until `release`, and may be moved from.
  /// @thread reader
  std::span<Event> ready();
  /// Gives the first `count` of the ready events up.
  /// @thread reader
  void release(std::size_t count);
  /// The events dropped since the last call.
  /// @thread reader
  std::uint64_t take_lost() { return lost_.exchange(0, std::memory_order_relaxed); }

 private:
  void* claim() override;
  void commit() override;
  void keep(Event event);
  void refill_from_overflow();
  std::span<Event> slots(std::uint64_t head, std::uint64_t tail);

  struct alignas(Event) Slot {
    std::byte bytes[sizeof(Event)];
  };
  std::unique_ptr<Slot[]> slots_;
  std::uint64_t mask_;
  Doorbell& bell_;
  alignas(64) std::atomic<std::uint64_t> tail_ = 0;  // written by the producer
  std::uint64_t head_seen_ = 0;                      // the producer's last view of head_
  std::atomic<std::uint64_t> lost_ = 0;
  alignas(64) std::atomic<std::uint64_t> head_ = 0;  // written by the reader
  std::vector<Event> late_;                          // taken from the overflow, next at late_next_
  std::size_t late_next_ = 0;
  std::atomic<bool> overflowing_ = false;
  otp::Guarded<std::vector<Event>> overflow_;
};

/// The rings of one runtime, read as one stream in the order of time.
class Rings final : public Sinks {
 public:
  explicit Rings(std::size_t capacity_of_each = std::size_t{1} << 16)
      : capacity_(capacity_of_each) {}

  Sink& open() override;

  /// The next events of all producers by time, at most `longest_run`. `Lost` comes when the reader
  /// has caught up, or once a ring's capacity where it never does. Events of one producer keep
  /// their order. They may be moved from, and are there until the next call; empty when all have
  /// been read.
  /// @thread reader
  std::span<Event> next();

  /// Calls `wake` at the next event of any producer, see `Doorbell::arm`.
  /// @thread reader
  void call_at_next(std::function<void()> wake) { bell_.arm(std::move(wake)); }

  static constexpr std::size_t longest_run = 256;

 private:
  struct Source {
    Ring* ring;
    std::span<Event> ready = {};
    std::size_t untold = 0;  // events read since what it lost was last told

    TimePoint at() const { return ready.front().at; }
  };

  void take_new_rings();
  void release_last();
  std::span<Event> next_lost(std::size_t after);

  std::size_t capacity_;
  Doorbell bell_;
  otp::Guarded<std::vector<std::unique_ptr<Ring>>> rings_;
  std::atomic<std::size_t> opened_ = 0;
  std::vector<Source> sources_;  // the reader's view of rings_
  Source* last_ = nullptr;       // whose events were given out last,
  std::size_t given_ = 0;        // and how many
  Event lost_;                   // given out when all else is
};

}  // namespace trace
