#pragma once

#include <QString>

#include "observer/event_log.h"
#include "observer/system_model.h"

namespace ui {

/// Groups of events that are shown or hidden together.
enum class EventGroup { Lifecycle, Supervision, Messages, Handlers, State, Timers, Log };
inline constexpr int event_group_count = 7;
EventGroup group_of(const trace::What& what);
/// The group of a kind, by its number in the closed list.
EventGroup group_of_kind(std::size_t kind);
observer::KindSet kinds_of(EventGroup group);
QString name_of(EventGroup group);

/// What an event says beyond its kind and its process, in words. Processes have the names that they
/// have in `system`; a term that the log has forgotten is said to be so.
QString details_of(const observer::EventLog::Row& row, const observer::SystemModel& system);

}  // namespace ui
