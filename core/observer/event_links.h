#pragma once

#include <optional>

#include "observer/causality.h"
#include "observer/event_log.h"

/// The same thing in a log, a message flow and a chain of causes.
namespace observer {

/// The message whose sending, coming, handling or loss an event tells of; nothing for other events,
/// or once it is forgotten.
/// @param event one that the flow was told
std::optional<MessageNumber> message_of(const trace::Event& event, const MessageFlow& flow);

/// The row that tells of a message, by its sending where that was told; nothing once it is
/// forgotten.
/// @pre the flow knows the message
std::optional<std::uint64_t> row_of(MessageNumber message, const MessageFlow& flow,
                                    const EventLog& log);
/// The row that tells of the message or the incident of a step; nothing for other steps, or once it
/// is forgotten.
std::optional<std::uint64_t> row_of(const CausalStep& step, const MessageFlow& flow,
                                    const EventLog& log);

/// The first row from a moment on; the end of the log when nothing has happened since. Events of
/// several threads may stand in another order than that of their moments, where these are close.
std::uint64_t row_from(TimePoint moment, const EventLog& log);

}  // namespace observer
