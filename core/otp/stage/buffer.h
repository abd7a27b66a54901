#pragma once

#include <algorithm>
#include <cstdint>
#include <deque>
#include <optional>
#include <utility>
#include <vector>

#include "actor/message.h"

namespace otp {

/// Which events a full buffer keeps: those that came first, or the last ones.
enum class BufferKeep { First, Last };

/// Events of a producer that nobody has asked for yet, and between them notes, which are never
/// dropped and leave in their place.
/// @thread owner
template <class T>
class StageBuffer {
 public:
  /// The limit is one of events; nothing for no limit.
  StageBuffer(std::optional<std::int64_t> limit, BufferKeep keep) : limit_(limit), keep_(keep) {}

  bool is_empty() const { return entries_.empty(); }
  /// How many events it holds.
  std::int64_t size() const { return static_cast<std::int64_t>(entries_.size()); }
  /// How many events it has dropped.
  std::int64_t discarded() const { return discarded_; }

  /// What comes of storing events.
  struct Stored {
    std::int64_t excess = 0;     // events that were dropped
    std::vector<Message> notes;  // whose place has come by that
  };
  Stored store(std::vector<T> events) {
    Stored stored;
    for (T& event : events) store(std::move(event), stored);
    discarded_ += stored.excess;
    return stored;
  }

  /// Puts a note behind the last event.
  /// @returns the note itself when the buffer is empty: its place has come
  std::optional<Message> store_note(Message note) {
    if (entries_.empty()) return note;
    entries_.back().notes.push_back(std::move(note));
    return std::nullopt;
  }

  /// What has left the buffer.
  struct Taken {
    std::vector<T> events;
    std::vector<Message> notes;  // that come after them
  };
  /// Takes out at most `count` events, but none beyond the first notes.
  Taken take(std::int64_t count) {
    Taken taken;
    for (; count > 0 && !entries_.empty() && taken.notes.empty(); --count) {
      Entry entry = std::move(entries_.front());
      entries_.pop_front();
      taken.events.push_back(std::move(entry.event));
      taken.notes = std::move(entry.notes);
    }
    return taken;
  }

 private:
  struct Entry {
    T event;
    std::vector<Message> notes;  // that leave with it
  };

  void store(T event, Stored& stored) {
    bool is_full = limit_ && size() >= *limit_;
    if (is_full) ++stored.excess;
    if (is_full && (keep_ == BufferKeep::First || *limit_ == 0)) return;
    if (is_full) {
      std::ranges::move(entries_.front().notes, std::back_inserter(stored.notes));
      entries_.pop_front();
    }
    entries_.push_back({std::move(event), {}});
  }

  std::optional<std::int64_t> limit_;
  BufferKeep keep_;
  std::deque<Entry> entries_;
  std::int64_t discarded_ = 0;
};

}  // namespace otp
