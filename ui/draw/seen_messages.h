#pragma once

#include <QString>

#include "observer/message_tails.h"
#include "observer/system_model.h"

namespace ui {

/// One message that a process has taken, in a line: when, of which role, what it says or else its
/// name, and who sent it.
QString line_of(const observer::SeenMessage& message, const observer::SystemModel& system);

}  // namespace ui
