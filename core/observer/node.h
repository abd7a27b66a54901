#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "observer/command.h"
#include "trace/event.h"

namespace observer {

/// A place where processes live, and the only door to it: events come out, commands go in.
class Node {
 public:
  virtual ~Node() = default;

  /// The next events, in the order of time; empty when all that happened has been read. They may be
  /// moved from, and are there until the next call.
  /// @thread one reader
  virtual std::span<trace::Event> next_events() = 0;
  /// Calls `wake` once when there is a next event, on a thread of the node's choice, see
  /// `trace::Doorbell::arm`: look at `next_events` once more a moment after.
  /// @thread the reader
  virtual void call_at_next_event(std::function<void()> wake) = 0;
  /// Carries out a command. `done` is called once, on a thread of the node's choice, unless the
  /// node is destroyed before.
  /// @thread any
  virtual void submit(Command command, Done done) = 0;

  /// @thread any
  virtual WorldStatus world() const = 0;
  /// Why this node cannot carry out such a command at all; empty when it can.
  /// @thread any
  virtual std::string why_not(const Command& command) const = 0;
  /// The messages that processes of this module accept and that a form can build.
  /// @thread any
  virtual std::vector<MessageForm> messages_of(Atom module) const = 0;
};

}  // namespace observer
