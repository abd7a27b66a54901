#include "trace/ring.h"

#include <bit>
#include <new>

#include "base/contract.h"

namespace trace {

Ring::Ring(std::size_t capacity) : slots_(new Slot[capacity]), mask_(capacity - 1) {
  otp::expects(std::has_single_bit(capacity), "Ring: the capacity is a power of two");
}

Ring::~Ring() {
  while (front() != nullptr) pop();
}

Event* Ring::slot(std::uint64_t position) {
  return std::launder(reinterpret_cast<Event*>(slots_[position & mask_].bytes));
}

void* Ring::claim() {
  if (overflowing_.load(std::memory_order_acquire)) return nullptr;
  auto tail = tail_.load(std::memory_order_relaxed);
  if (tail - head_seen_ > mask_) {
    head_seen_ = head_.load(std::memory_order_acquire);  // the reader is done with those slots
    if (tail - head_seen_ > mask_) return nullptr;
  }
  return slots_[tail & mask_].bytes;
}

void Ring::commit() {
  // The reader sees the event that this announces.
  tail_.store(tail_.load(std::memory_order_relaxed) + 1, std::memory_order_release);
}

void Ring::put(Event event) {
  if (void* room = claim()) {
    new (room) Event(std::move(event));
    commit();
  } else if (is_message_event(event.what)) {
    lost_.fetch_add(1, std::memory_order_relaxed);
  } else {
    keep(std::move(event));
  }
}

void Ring::keep(Event event) {
  overflow_.with([&](std::vector<Event>& events) {
    overflowing_.store(true, std::memory_order_relaxed);
    events.push_back(std::move(event));
  });
}

void Ring::refill_from_overflow() {
  late_.clear();
  late_next_ = 0;
  overflow_.with([&](std::vector<Event>& events) {
    late_.swap(events);
    overflowing_.store(false, std::memory_order_release);
  });
}

const Event* Ring::front() {
  if (late_next_ < late_.size()) return &late_[late_next_];
  auto head = head_.load(std::memory_order_relaxed);
  if (head != tail_.load(std::memory_order_acquire)) return slot(head);
  if (!overflowing_.load(std::memory_order_acquire)) return nullptr;
  // Before it said that it overflows the producer may have filled the ring again.
  if (head != tail_.load(std::memory_order_acquire)) return slot(head);
  refill_from_overflow();
  return late_.empty() ? nullptr : &late_[0];
}

Event Ring::pop() {
  if (late_next_ < late_.size()) return std::move(late_[late_next_++]);
  auto head = head_.load(std::memory_order_relaxed);
  Event* event = slot(head);
  Event taken = std::move(*event);
  event->~Event();
  head_.store(head + 1, std::memory_order_release);  // the producer may use the slot again
  return taken;
}

Sink& Rings::open() {
  return rings_.with(
      [&](auto& rings) -> Sink& { return *rings.emplace_back(std::make_unique<Ring>(capacity_)); });
}

std::optional<Event> Rings::next() {
  rings_.with([&](auto& rings) {
    for (std::size_t i = known_.size(); i < rings.size(); ++i) known_.push_back(rings[i].get());
  });
  Ring* oldest = nullptr;
  const Event* first = nullptr;
  for (Ring* ring : known_) {
    const Event* event = ring->front();
    if (event != nullptr && (first == nullptr || event->at < first->at)) {
      oldest = ring;
      first = event;
    }
  }
  if (oldest != nullptr) return oldest->pop();
  for (Ring* ring : known_) {
    if (auto lost = ring->take_lost()) return Event{{}, Lost{lost}};
  }
  return std::nullopt;
}

}  // namespace trace
