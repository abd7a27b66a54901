#pragma once

#include <cstdint>
#include <deque>

#include "observer/process_entry.h"

namespace observer {

/// The latest events, each with the place it is about as it was then.
/// @thread owner
class EventLog {
 public:
  struct Row {
    trace::Event event;
    Identity subject;
  };

  explicit EventLog(std::size_t capacity = 200'000) : capacity_(capacity) {}

  void append(trace::Event event, Identity subject) {
    if (rows_.size() == capacity_) {
      rows_.pop_front();
      ++first_;
    }
    rows_.push_back({std::move(event), subject});
  }

  /// Rows have running numbers, which stay when old rows are forgotten: from `first` up to `end`.
  std::uint64_t first() const { return first_; }
  std::uint64_t end() const { return first_ + rows_.size(); }
  const Row& row(std::uint64_t number) const { return rows_[number - first_]; }

 private:
  std::size_t capacity_;
  std::deque<Row> rows_;
  std::uint64_t first_ = 0;
};

}  // namespace observer
