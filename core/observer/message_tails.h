#pragma once

#include <tsl/robin_map.h>

#include <optional>
#include <vector>

#include "trace/event.h"

namespace observer {

using otp::Atom;
using otp::Pid;
using otp::TimePoint;

/// A message as the process that has taken it saw it.
struct SeenMessage {
  trace::MessageId id;  // names its sender
  Atom label;
  TimePoint at;
  trace::MessageRole role = {};
  std::optional<otp::Term> content = {};  // if the process was inspected

  Pid from() const { return id.sender; }
};

/// The last messages of each process. When there are too many processes, those that have not taken
/// any for long are forgotten.
/// @thread owner
class MessageTails {
 public:
  static constexpr std::size_t length = 50;

  /// @param most_processes that are remembered at once, each with 2.8 kB at most, and what
  /// the messages say
  explicit MessageTails(std::size_t most_processes = 20'000) : most_(most_processes) {}

  /// Of the message that was added last it may be told once more, with what it says.
  void add(Pid receiver, const SeenMessage& message);
  /// The last messages of a process, oldest first.
  std::vector<SeenMessage> of(Pid receiver) const;
  /// The last messages of a process, oldest first, which are then forgotten.
  std::vector<SeenMessage> take(Pid receiver);

  std::size_t size() const { return by_pid_.size(); }

 private:
  struct Tail {
    Pid owner;
    std::vector<SeenMessage> messages;  // a ring once it is full
    std::size_t oldest = 0;
    bool is_recent = false;  // has got one since the hand was here

    SeenMessage& latest() { return oldest == 0 ? messages.back() : messages[oldest - 1]; }
  };

  static bool is_told_once_more(Tail& tail, const SeenMessage& message);
  Tail& tail_of(Pid receiver);
  std::uint32_t free_place();

  std::size_t most_;
  std::vector<Tail> tails_;
  std::vector<std::uint32_t> free_;  // places in it
  std::size_t hand_ = 0;             // goes round in search of one to forget
  tsl::robin_map<Pid, std::uint32_t> by_pid_;
};

}  // namespace observer
