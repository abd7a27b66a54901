#include "observer/message_tails.h"

#include <algorithm>

namespace observer {

void MessageTails::add(Pid receiver, const SeenMessage& message) {
  Tail& tail = tail_of(receiver);
  tail.is_recent = true;
  if (is_told_once_more(tail, message)) {
    tail.latest().content = message.content;
    return;
  }
  if (tail.messages.size() < length) {
    tail.messages.push_back(message);
    return;
  }
  tail.messages[tail.oldest] = message;
  tail.oldest = tail.oldest + 1 == length ? 0 : tail.oldest + 1;
}

/// First that it was taken is told, then what it says.
bool MessageTails::is_told_once_more(Tail& tail, const SeenMessage& message) {
  if (tail.messages.empty() || !message.content) return false;
  const SeenMessage& latest = tail.latest();
  return latest.id == message.id && !latest.content;
}

std::vector<SeenMessage> MessageTails::of(Pid receiver) const {
  auto found = by_pid_.find(receiver);
  if (found == by_pid_.end()) return {};
  const Tail& tail = tails_[found->second];
  std::vector<SeenMessage> messages = tail.messages;
  std::ranges::rotate(messages, messages.begin() + static_cast<std::ptrdiff_t>(tail.oldest));
  return messages;
}

std::vector<SeenMessage> MessageTails::take(Pid receiver) {
  auto found = by_pid_.find(receiver);
  if (found == by_pid_.end()) return {};
  std::uint32_t place = found->second;
  by_pid_.erase(found);
  free_.push_back(place);
  Tail tail = std::exchange(tails_[place], {});
  auto oldest = tail.messages.begin() + static_cast<std::ptrdiff_t>(tail.oldest);
  std::ranges::rotate(tail.messages, oldest);
  return std::move(tail.messages);
}

MessageTails::Tail& MessageTails::tail_of(Pid receiver) {
  auto found = by_pid_.find(receiver);
  if (found != by_pid_.end()) return tails_[found->second];
  std::uint32_t place = free_place();
  by_pid_[receiver] = place;
  tails_[place].owner = receiver;
  return tails_[place];
}

std::uint32_t MessageTails::free_place() {
  if (!free_.empty()) {
    std::uint32_t place = free_.back();
    free_.pop_back();
    return place;
  }
  if (tails_.size() < most_) {
    tails_.emplace_back();
    return static_cast<std::uint32_t>(tails_.size() - 1);
  }
  // Whoever has got nothing since the hand was there last has to go.
  for (;; hand_ = (hand_ + 1) % tails_.size()) {
    Tail& tail = tails_[hand_];
    if (std::exchange(tail.is_recent, false)) continue;
    by_pid_.erase(tail.owner);
    tail = {};
    return static_cast<std::uint32_t>(hand_);
  }
}

}  // namespace observer
