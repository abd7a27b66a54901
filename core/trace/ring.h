#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "base/guarded.h"
#include "trace/sink.h"

namespace trace {

/// A bounded queue between one producer, which never waits, and one reader.
///
/// When it is full, message events are dropped and counted; lifecycle events go to an unbounded
/// list beside it until the reader has caught up, so that none is lost and their order stays.
class Ring final : public Sink {
 public:
  /// @param capacity in events of 64 bytes; a power of two
  explicit Ring(std::size_t capacity);
  ~Ring() override;
  Ring(const Ring&) = delete;
  Ring& operator=(const Ring&) = delete;

  /// @thread producer
  void put(Event event) override;

  /// The oldest event, which stays in the ring until `pop`; nullptr when there is none.
  /// @thread reader
  const Event* front();
  Event pop();
  /// The events dropped since the last call.
  /// @thread reader
  std::uint64_t take_lost() { return lost_.exchange(0, std::memory_order_relaxed); }

 private:
  void* claim() override;
  void commit() override;
  void keep(Event event);
  void refill_from_overflow();
  Event* slot(std::uint64_t position);

  struct alignas(Event) Slot {
    std::byte bytes[sizeof(Event)];
  };
  std::unique_ptr<Slot[]> slots_;
  std::uint64_t mask_;
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

  /// The next event of all producers by time; `Lost` comes when the reader has caught up. Events of
  /// one producer keep their order.
  /// @thread reader
  std::optional<Event> next();

 private:
  std::size_t capacity_;
  otp::Guarded<std::vector<std::unique_ptr<Ring>>> rings_;
  std::vector<Ring*> known_;  // the reader's copy of rings_
};

}  // namespace trace
