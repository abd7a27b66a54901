#pragma once

#include <algorithm>

#include "observer/message_record.h"
#include "observer/running_queue.h"

namespace observer {

/// The messages from one process to another in the order of their sending. It finds those that are
/// sent within a time by halving, and those that were sent before and still under way then by
/// looking at what it knows of each block of them: when the last of it arrived.
/// @thread owner
class Channel {
 public:
  using Position = std::uint64_t;

  /// @param number higher than all before
  /// @param arrived when it arrived, `never` while it is under way
  void append(MessageNumber number, TimePoint arrived);
  /// One of them has arrived, or later than was thought.
  /// @param was_under_way what it was said to be until now
  void arrive(MessageNumber number, TimePoint at, bool was_under_way);
  /// Forgets the oldest.
  void pop_front(bool is_under_way);

  bool empty() const { return numbers_.empty(); }
  Position first() const { return numbers_.first(); }
  Position end() const { return numbers_.end(); }
  MessageNumber operator[](Position position) const { return numbers_[position]; }
  /// The position of the first whose number is at least `number`.
  Position position_of(MessageNumber number) const;

  /// Calls `visit` with the positions in each block before `end` of which some may be under way at
  /// `moment`, latest block first, until it returns false.
  template <class Visit>
  void visit_under_way(TimePoint moment, Position end, Visit&& visit) const {
    for (Position upper = end; upper > first();) {
      Position lower = std::max(first(), (upper - 1) / block_size * block_size);
      const Block& block = blocks_[lower / block_size];
      if (block.under_way > 0 || block.last_arrival >= moment) {
        for (Position position = upper; position-- > lower;) {
          if (!visit(position)) return;
        }
      }
      upper = lower;
    }
  }

 private:
  static constexpr Position block_size = 64;

  struct Block {
    TimePoint last_arrival = TimePoint::min();
    std::uint32_t under_way = 0;
  };

  RunningQueue<MessageNumber> numbers_;
  RunningQueue<Block> blocks_;  // of block_size positions each, from a multiple of it on
};

}  // namespace observer
