#pragma once

#include <cstdint>
#include <vector>

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
    if (rows_.size() < capacity_) rows_.push_back({std::move(event), subject});
    else rows_[end_ % capacity_] = {std::move(event), subject};
    ++end_;
  }

  /// Rows have running numbers, which stay when old rows are forgotten: from `first` up to `end`.
  std::uint64_t first() const { return end_ - rows_.size(); }
  std::uint64_t end() const { return end_; }
  const Row& row(std::uint64_t number) const { return rows_[number % capacity_]; }

 private:
  std::size_t capacity_;
  std::vector<Row> rows_;  // each at its number modulo the capacity
  std::uint64_t end_ = 0;
};

}  // namespace observer
