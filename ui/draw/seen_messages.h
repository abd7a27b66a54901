#pragma once

#include <QString>

#include "observer/message_tails.h"
#include "observer/system_model.h"

namespace ui {

/// A message that a process has taken: its role, what it says or else its name, and who sent it.
QString what_of(const observer::SeenMessage& message, const observer::SystemModel& system);
/// The same with the time when it was taken.
QString line_of(const observer::SeenMessage& message, const observer::SystemModel& system);

}  // namespace ui
