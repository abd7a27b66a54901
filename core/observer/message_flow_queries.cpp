// What can be asked of a message flow.

#include <algorithm>
#include <bit>

#include "observer/message_flow.h"

namespace observer {

const ProcessEnd* MessageFlow::end_of(Pid pid) const {
  auto found = ends_.find(pid);
  return found == ends_.end() ? nullptr : &found->second;
}

std::optional<MessageNumber> MessageFlow::number_of(trace::MessageId id) const {
  auto found = numbers_.find(id);
  if (found == numbers_.end()) return {};
  return end_ - (static_cast<std::uint32_t>(end_) - found->second);  // it is one of the latest
}

std::optional<MessageNumber> MessageFlow::cause_of(MessageNumber number) const {
  auto distance = record(number).cause_distance;
  return distance == 0 ? std::nullopt : std::optional(number - distance);
}

std::optional<MessageNumber> MessageFlow::doing(Pid pid) const {
  const Inbox* inbox = inbox_of(pid);
  return inbox == nullptr ? std::nullopt : inbox->doing;
}

/// The runtime answers a call to a process that is gone or full: the call that is still open.
std::optional<MessageNumber> MessageFlow::refused_call(Pid caller, Pid server) const {
  constexpr Channel::Position farthest = 16;
  const Channel* channel = channel_of({caller, server});
  if (channel == nullptr) return {};
  for (auto position = channel->end(); position > channel->first();) {
    MessageNumber number = (*channel)[--position];
    const MessageRecord& asked = record(number);
    using enum trace::MessageRole;
    bool is_question = asked.role == Call || asked.role == System;
    bool is_refused = asked.is_under_way() || asked.dropped == trace::DropReason::DeadReceiver;
    if (is_question && is_refused) return number;
    if (channel->end() - position == farthest) break;
  }
  return {};
}

std::optional<MessageNumber> MessageFlow::oldest_waiting(Pid pid) const {
  const Inbox* inbox = inbox_of(pid);
  if (inbox == nullptr || inbox->settled >= inbox->arrivals.end()) return {};
  return inbox->arrivals[inbox->settled];
}

// By process and time

namespace {

/// The first position in a running queue of things with a time at which that is after `at`.
template <class Queue>
std::uint64_t first_after(const Queue& queue, TimePoint at) {
  return first_position(queue.first(), queue.end(),
                        [&](std::uint64_t position) { return queue[position].at > at; });
}

/// Which of so many are shown when there may be only `limit`: each at a multiple of a power of two,
/// so that a picture which moves keeps them, and one that is enlarged only adds some.
std::uint64_t stride_for(std::uint64_t count, std::size_t limit) {
  if (count <= limit) return 1;
  return std::bit_ceil((count + limit - 1) / std::max<std::size_t>(limit, 1));
}

std::uint64_t next_multiple(std::uint64_t of, std::uint64_t from) {
  return (from + of - 1) / of * of;
}

}  // namespace

std::optional<MessageNumber> MessageFlow::doing(Pid pid, TimePoint at) const {
  const Inbox* inbox = inbox_of(pid);
  if (inbox == nullptr) return {};
  auto end = first_after(inbox->taken, at);
  if (end == inbox->taken.first()) return {};
  // In a handler other messages can be taken, but few: the handler's own is what it does.
  constexpr std::uint64_t farthest = 64;
  for (auto position = end; position > inbox->taken.first() && end - position < farthest;) {
    MessageNumber number = inbox->taken[--position].number;
    if (!knows(number)) continue;
    const MessageRecord& taken = record(number);
    if (taken.started <= at && at <= taken.ended) return number;
  }
  return inbox->taken[end - 1].number;
}

MessageExcerpt MessageFlow::runs(Pid pid, TimeRange range, std::size_t limit) const {
  MessageExcerpt excerpt;
  const Inbox* inbox = inbox_of(pid);
  if (inbox == nullptr) return excerpt;
  const auto& taken = inbox->taken;
  auto end = first_after(taken, range.to), begin = first_after(taken, range.from);
  auto running = doing(pid, range.from);
  auto add = [&](MessageNumber number) {
    if (!knows(number)) return;
    const MessageRecord& handled = record(number);
    bool is_within = handled.started <= range.to && handled.ended >= range.from;
    if (handled.started != never && is_within) excerpt.numbers.push_back(number);
  };
  auto stride = stride_for(end - begin, limit);
  excerpt.is_complete = stride == 1;
  if (running) add(*running);
  for (auto at = next_multiple(stride, begin); at < end; at += stride) add(taken[at].number);
  return excerpt;
}

std::vector<MessageNumber> MessageFlow::last_taken(Pid pid, std::size_t count) const {
  std::vector<MessageNumber> last;
  const Inbox* inbox = inbox_of(pid);
  if (inbox == nullptr) return last;
  const auto& taken = inbox->taken;
  for (auto at = taken.end() - std::min(count, taken.size()); at < taken.end(); ++at) {
    if (knows(taken[at].number)) last.push_back(taken[at].number);
  }
  return last;
}

// Between processes

MessageNumber MessageFlow::first_sent(TimePoint at) const {
  return first_position(first_, end_, [&](MessageNumber n) { return record(n).sent >= at; });
}

std::vector<const Channel*> MessageFlow::channels_between(std::span<const Pid> processes) const {
  std::vector<const Channel*> found;
  std::vector<Pid> sorted(processes.begin(), processes.end());
  std::ranges::sort(sorted);
  auto repeated = std::ranges::unique(sorted);
  sorted.erase(repeated.begin(), repeated.end());
  auto is_one = [&](Pid pid) { return std::ranges::binary_search(sorted, pid); };
  if (sorted.size() * sorted.size() > channels_.size()) {
    for (const auto& [pair, channel] : channels_) {
      if (is_one(pair.from) && is_one(pair.to)) found.push_back(channel.get());
    }
    return found;
  }
  for (Pid from : sorted) {
    for (Pid to : sorted) {
      if (const Channel* channel = channel_of({from, to})) found.push_back(channel);
    }
  }
  return found;
}

/// Adds those of a channel that were sent before `begin` and still under way at `moment`, latest
/// first.
/// @returns false when there are more than `limit`
bool MessageFlow::add_under_way(const Channel& channel, MessageNumber begin, TimePoint moment,
                                std::size_t limit, std::vector<MessageNumber>& found) const {
  std::size_t added = 0;
  bool has_more = false;
  channel.visit_under_way(moment, channel.position_of(begin), [&](Channel::Position at) {
    if (record(channel[at]).arrived() < moment) return true;
    has_more = added == limit;
    if (has_more) return false;
    found.push_back(channel[at]);
    ++added;
    return true;
  });
  return !has_more;
}

MessageExcerpt MessageFlow::between(TimeRange range, std::span<const Pid> processes,
                                    std::size_t limit) const {
  MessageNumber begin = first_sent(range.from);
  MessageNumber end = range.to == never ? end_ : first_sent(range.to + otp::Duration(1));
  auto channels = channels_between(processes);
  MessageExcerpt excerpt;
  for (std::size_t i = 0; i < channels.size(); ++i) {
    // What one channel leaves of its share is for those after it.
    auto left = limit - std::min(limit, excerpt.numbers.size());
    auto share = std::max<std::size_t>(1, left / (channels.size() - i));
    bool has_all = add_under_way(*channels[i], begin, range.from, share, excerpt.numbers);
    excerpt.is_complete = excerpt.is_complete && has_all;
  }
  std::uint64_t count = 0;
  for (const Channel* channel : channels) {
    count += channel->position_of(end) - channel->position_of(begin);
  }
  auto stride = stride_for(count, limit);
  excerpt.is_complete = excerpt.is_complete && stride == 1;
  for (const Channel* channel : channels) {
    auto first = channel->position_of(begin), last = channel->position_of(end);
    auto at = next_multiple(stride, first);
    if (at >= last && first < last) at = first;  // of each channel at least one
    for (; at < last; at += stride) excerpt.numbers.push_back((*channel)[at]);
  }
  std::ranges::sort(excerpt.numbers);
  return excerpt;
}

}  // namespace observer
