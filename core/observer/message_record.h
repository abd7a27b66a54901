#pragma once

#include <optional>

#include "trace/event.h"

namespace observer {

using otp::Atom;
using otp::Pid;
using otp::TimePoint;

/// The running number of a message among all that were seen: later sent, higher number.
using MessageNumber = std::uint64_t;

/// What did not happen yet.
inline constexpr TimePoint never = TimePoint::max();

/// One message from its sending to the end of its handling, or a timer that is to send one.
struct MessageRecord {
  enum class Origin : std::uint8_t {
    Sent,            // by its sender
    Fired,           // by a timer of its sender
    Timer,           // no message: a timer, on its way from being set to its firing
    CancelledTimer,  // no message: a timer, until it was cancelled
    Unseen,          // nobody told of its sending, only of its coming
  };

  trace::MessageId id;  // of a timer: its owner and 0
  Pid to;
  Atom label = {};
  std::uint32_t cause_distance = 0;  // its cause is so many numbers before it; 0: it has none
  Origin origin = Origin::Sent;
  trace::MessageRole role = {};
  std::optional<trace::DropReason> dropped = {};
  TimePoint sent = {};         // or set; of an unseen one: when it came
  TimePoint received = never;  // taken, dropped or fired
  TimePoint started = never;   // the run of its handler
  TimePoint ended = never;

  Pid from() const { return id.sender; }
  bool is_timer() const { return origin == Origin::Timer || origin == Origin::CancelledTimer; }
  /// Messages wait in a mailbox until they are taken. Signals are obeyed at once: of those only
  /// what becomes a message is ever told of again.
  bool can_wait() const {
    using enum trace::MessageRole;
    return role != Reply && role != Exit && role != Down;
  }
  /// Until when it was on its way or waited: `never` for one that still does.
  TimePoint arrived() const { return received == never && !can_wait() ? sent : received; }
  bool is_under_way() const { return arrived() == never; }
};
static_assert(sizeof(MessageRecord) <= 64, "there are a million of them");

}  // namespace observer
