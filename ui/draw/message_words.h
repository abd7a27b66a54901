#pragma once

#include <QString>

#include "observer/message_flow.h"
#include "observer/system_model.h"

namespace ui {

/// What a message says, where that is known, or else its name.
/// @pre the flow knows the message; likewise below
QString content_of(observer::MessageNumber message, const observer::MessageFlow& flow,
                   const observer::SystemModel& system);
/// `call Get from client to ledger, sent at 1.000 s, taken after 2 ms`
QString sentence_of(observer::MessageNumber message, const observer::MessageFlow& flow,
                    const observer::SystemModel& system);
/// The same as a line for each fact.
QString facts_of(observer::MessageNumber message, const observer::MessageFlow& flow,
                 const observer::SystemModel& system);

}  // namespace ui
