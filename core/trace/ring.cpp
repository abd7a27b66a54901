#include "trace/ring.h"

#include <algorithm>
#include <bit>
#include <new>
#include <utility>

#include "base/contract.h"

namespace trace {

Ring::Ring(std::size_t capacity, Doorbell& bell)
    : slots_(new Slot[capacity]), mask_(capacity - 1), bell_(bell) {
  otp::expects(std::has_single_bit(capacity), "Ring: the capacity is a power of two");
}

Ring::~Ring() {
  for (auto events = ready(); !events.empty(); events = ready()) release(events.size());
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
  bell_.press();
}

void Ring::put(Event event) {
  if (void* room = claim()) {
    new (room) Event(std::move(event));
    commit();
  } else if (is_message_event(event.what)) {
    lost_.fetch_add(1, std::memory_order_relaxed);
  } else {
    keep(std::move(event));
    bell_.press();
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

std::span<Event> Ring::slots(std::uint64_t head, std::uint64_t tail) {
  auto first = head & mask_;
  auto count = std::min(tail - head, mask_ + 1 - first);  // at most to the end of the memory
  return {std::launder(reinterpret_cast<Event*>(slots_[first].bytes)), count};
}

std::span<Event> Ring::ready() {
  if (late_next_ < late_.size()) return std::span(late_).subspan(late_next_);
  auto head = head_.load(std::memory_order_relaxed);
  auto tail = tail_.load(std::memory_order_acquire);
  if (head != tail) return slots(head, tail);
  if (!overflowing_.load(std::memory_order_acquire)) return {};
  // Before it said that it overflows the producer may have filled the ring again.
  tail = tail_.load(std::memory_order_acquire);
  if (head != tail) return slots(head, tail);
  refill_from_overflow();
  return late_;
}

void Ring::release(std::size_t count) {
  if (late_next_ < late_.size()) {
    late_next_ += count;
    return;
  }
  auto head = head_.load(std::memory_order_relaxed);
  std::destroy_n(slots(head, head + count).data(), count);
  head_.store(head + count, std::memory_order_release);  // the producer may use the slots again
}

Sink& Rings::open() {
  return rings_.with([&](auto& rings) -> Sink& {
    opened_.store(rings.size() + 1, std::memory_order_relaxed);  // the reader looks under the lock
    return *rings.emplace_back(std::make_unique<Ring>(capacity_, bell_));
  });
}

void Rings::take_new_rings() {
  if (opened_.load(std::memory_order_relaxed) == sources_.size()) return;
  rings_.with([&](auto& rings) {
    for (std::size_t i = sources_.size(); i < rings.size(); ++i) {
      sources_.push_back({rings[i].get()});
    }
  });
}

void Rings::release_last() {
  if (last_ != nullptr) {
    last_->ring->release(given_);
    last_->untold += given_;
  }
  last_ = nullptr;
}

std::span<Event> Rings::next() {
  release_last();
  if (auto lost = next_lost(capacity_); !lost.empty()) return lost;
  take_new_rings();
  Source* first = nullptr;
  Source* second = nullptr;
  for (Source& source : sources_) {
    source.ready = source.ring->ready();
    if (source.ready.empty()) continue;
    if (first == nullptr || source.at() < first->at()) second = std::exchange(first, &source);
    else if (second == nullptr || source.at() < second->at()) second = &source;
  }
  if (first == nullptr) return next_lost(0);
  auto is_after_second = [&](const Event& event) {
    return second != nullptr &&
           (event.at > second->at() || (event.at == second->at() && second < first));
  };
  auto run = first->ready.first(std::min(first->ready.size(), longest_run));
  last_ = first;
  given_ = static_cast<std::size_t>(std::ranges::find_if(run, is_after_second) - run.begin());
  return run.first(given_);
}

/// What a ring has lost of which so many events were read since that was told.
std::span<Event> Rings::next_lost(std::size_t after) {
  for (Source& source : sources_) {
    if (source.untold < after) continue;
    source.untold = 0;
    if (auto lost = source.ring->take_lost()) {
      lost_ = {{}, Lost{lost}};
      return {&lost_, 1};
    }
  }
  return {};
}

}  // namespace trace
