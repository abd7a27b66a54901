#include "observer/channel.h"

#include <algorithm>

namespace observer {

void Channel::append(MessageNumber number, TimePoint arrived) {
  if (numbers_.end() % block_size == 0) blocks_.push_back({});
  numbers_.push_back(number);
  Block& block = blocks_.back();
  if (arrived == never) ++block.under_way;
  else block.last_arrival = std::max(block.last_arrival, arrived);
}

void Channel::arrive(MessageNumber number, TimePoint at, bool was_under_way) {
  Block& block = blocks_[position_of(number) / block_size];
  if (was_under_way) --block.under_way;
  block.last_arrival = std::max(block.last_arrival, at);
}

void Channel::pop_front(bool is_under_way) {
  if (is_under_way) --blocks_[first() / block_size].under_way;
  numbers_.pop_front();
  if (first() % block_size == 0) blocks_.pop_front();
}

/// Mostly asked for one of the last: the search goes back from the end in growing steps.
Channel::Position Channel::position_of(MessageNumber number) const {
  std::size_t span = 16;
  while (span < numbers_.size() && numbers_[end() - span] >= number) span *= 2;
  Position lower = end() - std::min<std::size_t>(span, numbers_.size());
  return first_position(lower, end(), [&](Position at) { return numbers_[at] >= number; });
}

}  // namespace observer
