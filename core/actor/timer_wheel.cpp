#include "actor/timer_wheel.h"

#include <algorithm>
#include <bit>
#include <mutex>

namespace otp {

TimerWheel::TimerWheel() {
  for (Level& level : levels_) {
    for (TimerEntry& head : level.heads) head.next = head.previous = &head;
  }
}

TimerWheel::~TimerWheel() {
  for (SendTimer& timer : timers_) {
    if (timer.send.message != nullptr) release(timer.send.message);
  }
}

std::uint64_t TimerWheel::tick_of(TimePoint time) {
  return static_cast<std::uint64_t>(std::max<Duration::rep>(time.time_since_epoch().count(), 0)) >>
         tick_bits;
}

void TimerWheel::link(TimerEntry& entry) {
  std::uint64_t tick = std::max(tick_of(entry.due), now_tick_);
  // The level is that of the highest group of bits in which the tick differs from now.
  auto differing = static_cast<int>(std::bit_width(tick ^ now_tick_));
  int level = std::min(std::max(differing - 1, 0) / slot_bits, levels - 1);
  auto index = static_cast<std::size_t>((tick >> (level * slot_bits)) & (slot_count - 1));
  Level& row = levels_[static_cast<std::size_t>(level)];
  TimerEntry& head = row.heads[index];
  entry.next = &head;
  entry.previous = head.previous;
  head.previous->next = &entry;
  head.previous = &entry;
  row.occupied |= std::uint64_t{1} << index;
  entry.wheel.store(this, std::memory_order_release);
}

void TimerWheel::unlink(TimerEntry& entry) {
  entry.previous->next = entry.next;
  entry.next->previous = entry.previous;
  // Its owner, who may be looking without the lock, finds it as this leaves it.
  entry.wheel.store(nullptr, std::memory_order_release);
  // The bit of a slot that this empties is cleared when the slot is next looked at.
}

void TimerWheel::note_due(TimePoint due) {
  if (due < quiet_until()) quiet_until_.store(due.time_since_epoch().count());
}

void TimerWheel::arm(TimerEntry& entry, TimePoint due) {
  std::scoped_lock lock(lock_);
  entry.due = due;
  entry.order = next_order_++;
  link(entry);
  note_due(due);
}

void TimerWheel::disarm(TimerEntry& entry) {
  TimerWheel* wheel = entry.wheel.load();
  if (wheel == nullptr) return;
  std::scoped_lock lock(wheel->lock_);
  if (entry.wheel == wheel) wheel->unlink(entry);  // else it has just been handed out
}

TimerRef TimerWheel::send_later(const SendLater& send, TimePoint due) {
  std::scoped_lock lock(lock_);
  SendTimer* timer = nullptr;
  if (free_timers_.empty()) {
    timer = &timers_.emplace_back();
  } else {
    timer = free_timers_.back();
    free_timers_.pop_back();
  }
  timer->send = send;
  timer->due = due;
  timer->order = next_order_++;
  link(*timer);
  note_due(due);
  return {send.ref, send.target, timer, this};
}

void TimerWheel::recycle(SendTimer& timer) {
  timer.send = {};
  free_timers_.push_back(&timer);
}

std::optional<Duration> TimerWheel::cancel(const TimerRef& timer, TimePoint now) {
  if (timer.wheel == nullptr) return std::nullopt;
  std::scoped_lock lock(timer.wheel->lock_);
  if (timer.timer->send.ref != timer.ref) return std::nullopt;
  Duration left = std::max(timer.timer->due - now, Duration::zero());
  timer.wheel->unlink(*timer.timer);
  release(timer.timer->send.message);
  timer.wheel->recycle(*timer.timer);
  return left;
}

std::optional<Duration> TimerWheel::read(const TimerRef& timer, TimePoint now) {
  if (timer.wheel == nullptr) return std::nullopt;
  std::scoped_lock lock(timer.wheel->lock_);
  if (timer.timer->send.ref != timer.ref) return std::nullopt;
  return std::max(timer.timer->due - now, Duration::zero());
}

std::optional<TimerWheel::Slot> TimerWheel::first_slot() const {
  for (int level = 0; level < levels; ++level) {
    std::uint64_t occupied = levels_[static_cast<std::size_t>(level)].occupied;
    if (occupied == 0) continue;
    // No slot before the present one is occupied: their time has come.
    int index = std::countr_zero(occupied);
    std::uint64_t span = std::uint64_t{1} << (level * slot_bits);
    std::uint64_t turn = now_tick_ & ~(span * slot_count - 1);
    return Slot{level, index, turn + static_cast<std::uint64_t>(index) * span};
  }
  return std::nullopt;
}

void TimerWheel::cascade(const Slot& slot) {
  Level& level = levels_[static_cast<std::size_t>(slot.level)];
  TimerEntry& head = level.heads[static_cast<std::size_t>(slot.index)];
  level.occupied &= ~(std::uint64_t{1} << slot.index);
  TimerEntry* entry = head.next;
  head.next = head.previous = &head;
  while (entry != &head) {
    TimerEntry* next = entry->next;
    link(*entry);
    entry = next;
  }
}

void TimerWheel::hand_out(TimerEntry& entry, TimePoint now, std::vector<DueTimer>& due) {
  if (entry.is_deadline) {
    due.push_back({entry.due, entry.order, true, entry.owner, {}});
    unlink(entry);  // last: from then on its owner may reuse or destroy it without the lock
    return;
  }
  unlink(entry);
  auto& timer = static_cast<SendTimer&>(entry);
  due.push_back({timer.due, timer.order, false, {}, timer.send});
  if (timer.send.interval == Duration::zero()) return recycle(timer);
  due.back().send.message = timer.send.message->type->clone(*timer.send.message);
  timer.due = std::max(timer.due + timer.send.interval, now);
  timer.order = next_order_++;
  link(timer);
}

void TimerWheel::collect(const Slot& slot, TimePoint now, std::vector<DueTimer>& due) {
  Level& level = levels_[0];
  TimerEntry& head = level.heads[static_cast<std::size_t>(slot.index)];
  TimerEntry* entry = head.next;
  TimerEntry* last = head.previous;  // intervals may link anew behind it
  while (entry != &head) {
    TimerEntry* next = entry->next;
    bool done = entry == last;
    if (entry->due <= now) hand_out(*entry, now, due);
    if (done) break;
    entry = next;
  }
  if (head.next == &head) level.occupied &= ~(std::uint64_t{1} << slot.index);
}

void TimerWheel::expire(TimePoint now, std::vector<DueTimer>& due) {
  if (now < quiet_until()) return;
  auto first_new = static_cast<std::ptrdiff_t>(due.size());
  {
    std::scoped_lock lock(lock_);
    // Another thread may have been here with a later time: this one read the clock without the
    // lock.
    std::uint64_t target = std::max(tick_of(now), now_tick_);
    while (auto slot = first_slot()) {
      if (slot->start > target) break;
      now_tick_ = std::max(now_tick_, slot->start);
      if (slot->level > 0) {
        cascade(*slot);
        continue;
      }
      collect(*slot, now, due);
      if (slot->start == target) break;
    }
    now_tick_ = target;
    quiet_until_.store(earliest().time_since_epoch().count());
  }
  std::sort(due.begin() + first_new, due.end(), [](const DueTimer& a, const DueTimer& b) {
    return std::pair(a.due, a.order) < std::pair(b.due, b.order);
  });
}

TimePoint TimerWheel::next_due() {
  std::scoped_lock lock(lock_);
  return earliest();
}

TimePoint TimerWheel::earliest() {
  while (auto slot = first_slot()) {
    Level& level = levels_[static_cast<std::size_t>(slot->level)];
    TimerEntry& head = level.heads[static_cast<std::size_t>(slot->index)];
    TimePoint earliest = TimePoint::max();
    for (TimerEntry* entry = head.next; entry != &head; entry = entry->next) {
      earliest = std::min(earliest, entry->due);
    }
    if (head.next != &head) return earliest;
    level.occupied &= ~(std::uint64_t{1} << slot->index);
  }
  return TimePoint::max();
}

}  // namespace otp
