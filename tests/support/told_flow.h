#pragma once

#include "model_events.h"
#include "observer/message_flow.h"

/// Events of messages made by hand, and a flow that is told of them.
namespace support {

using trace::MessageRole;

/// A flow that is told of events one millisecond apart.
class ToldFlow {
 public:
  explicit ToldFlow(std::size_t capacity = 1024) : flow(capacity) {}

  ToldFlow& operator<<(trace::What what) {
    now += std::chrono::milliseconds(1);
    flow.apply({now, std::move(what)});
    return *this;
  }
  /// What is known of a message.
  const observer::MessageRecord& at(trace::MessageId id) const {
    auto number = flow.number_of(id);
    if (!number) throw std::out_of_range("the flow does not know the message");
    return flow.record(*number);
  }

  observer::MessageFlow flow;
  otp::TimePoint now;
};

inline trace::Sent sent(trace::MessageId id, otp::Pid to, MessageRole role = MessageRole::Cast,
                        std::string_view label = "Increment") {
  return {id, to, otp::Atom(label), role};
}
inline trace::Received received(otp::Pid by, trace::MessageId id,
                                MessageRole role = MessageRole::Cast,
                                std::string_view label = "Increment") {
  return {by, id, otp::Atom(label), role};
}
inline trace::HandlerStarted handling(otp::Pid by, trace::MessageId id,
                                      MessageRole role = MessageRole::Cast,
                                      std::string_view label = "Increment") {
  return {by, id, otp::Atom(label), role};
}

}  // namespace support
