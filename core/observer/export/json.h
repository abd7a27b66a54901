#pragma once

#include "observer/export/common.h"

namespace observer::exporting {

// For machines. The schemas are versioned: fields may be added to a version, never changed or taken
// away. Times are whole nanoseconds of the system's clock, under names that end in `_ns`; what is
// not known or does not exist is null. Terms are written as otp::JsonWriter writes them.

/// The model as one JSON object of the schema `actorscope.snapshot/2`. A `parent` that is not shown
/// is named all the same.
Text snapshot_as_json(const SystemModel& model, const Shown& shown = &everything);

/// One event as one line of the schema `actorscope.event/1`, without a line break.
std::string event_as_json(const trace::Event& event);

}  // namespace observer::exporting
