#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

#include "actor/message.h"
#include "base/ids.h"
#include "base/spin_lock.h"
#include "base/time.h"

namespace otp {

class TimerWheel;

/// Something that is due at a moment. Lives inside what it belongs to; a wheel links it.
struct TimerEntry {
  TimerEntry* next = nullptr;
  TimerEntry* previous = nullptr;
  // The wheel it is linked in; written under that wheel's lock, read by the owner without.
  std::atomic<TimerWheel*> wheel = nullptr;
  TimePoint due;
  std::uint64_t order = 0;  // of arming, for entries that are due at the same moment
  Pid owner;
  bool is_deadline = false;  // of a process; else a SendTimer
};

/// A message to be sent later, once or at intervals.
struct SendLater {
  Ref ref = {};
  Pid owner = {};
  Pid target = {};  // used where there is no name
  Atom name = {};
  Envelope* message = nullptr;
  Duration interval = Duration::zero();
};

/// Such a message in a wheel; its ref is none while the slot is not in use.
struct SendTimer : TimerEntry {
  SendLater send;
};

/// Names a timer so that it can be cancelled or read.
struct TimerRef {
  Ref ref;
  Pid target;  // none for a timer to a name
  SendTimer* timer = nullptr;
  TimerWheel* wheel = nullptr;

  Term describe() const { return ref; }
};

/// What a wheel hands out when time has come.
struct DueTimer {
  TimePoint due;
  std::uint64_t order;
  bool is_deadline;
  Pid owner;       // whose deadline it is
  SendLater send;  // of a send timer, whose message the taker owns
};

/// A hierarchical timing wheel: arming and cancelling cost the same for one timer or a million.
/// Nothing fires early; entries fire in the order of their moments, then of their arming.
/// @thread any; each operation holds the wheel's lock for a few instructions
class TimerWheel {
 public:
  TimerWheel();
  ~TimerWheel();
  TimerWheel(const TimerWheel&) = delete;
  TimerWheel& operator=(const TimerWheel&) = delete;

  /// Arms an entry that is in no wheel.
  void arm(TimerEntry& entry, TimePoint due);
  /// Takes the entry out of whatever wheel it is in.
  static void disarm(TimerEntry& entry);

  TimerRef send_later(const SendLater& send, TimePoint due);
  /// @returns the time that was left, or nothing when the timer has fired or was cancelled
  static std::optional<Duration> cancel(const TimerRef& timer, TimePoint now);
  static std::optional<Duration> read(const TimerRef& timer, TimePoint now);

  /// Takes out everything that is due by `now`, in order.
  void expire(TimePoint now, std::vector<DueTimer>& due);
  /// When the next entry is due; TimePoint::max() for an empty wheel.
  TimePoint next_due();
  /// A moment before which nothing is due; cheap, for the poll in a scheduler's loop.
  TimePoint quiet_until() const { return TimePoint(Duration(quiet_until_.load())); }

 private:
  static constexpr int levels = 8;
  static constexpr int slot_bits = 6;
  static constexpr int slot_count = 1 << slot_bits;
  static constexpr int tick_bits = 18;  // of nanoseconds: a tick is 262 microseconds

  struct Level {
    std::array<TimerEntry, slot_count> heads;  // each the head of a circular list
    std::uint64_t occupied = 0;
  };
  struct Slot {
    int level;
    int index;
    std::uint64_t start;  // first tick
  };

  static std::uint64_t tick_of(TimePoint time);
  void link(TimerEntry& entry);
  void unlink(TimerEntry& entry);
  std::optional<Slot> first_slot() const;
  void cascade(const Slot& slot);
  void collect(const Slot& slot, TimePoint now, std::vector<DueTimer>& due);
  void hand_out(TimerEntry& entry, TimePoint now, std::vector<DueTimer>& due);
  TimePoint earliest();
  void note_due(TimePoint due);
  void recycle(SendTimer& timer);

  SpinLock lock_;
  std::array<Level, levels> levels_;
  std::uint64_t now_tick_ = 0;
  std::uint64_t next_order_ = 1;
  std::atomic<Duration::rep> quiet_until_ = TimePoint::max().time_since_epoch().count();
  std::deque<SendTimer> timers_;
  std::vector<SendTimer*> free_timers_;
};

}  // namespace otp
