#pragma once

#include "observer/export/common.h"

namespace observer::exporting {

/// Which processes get a track.
using Tracked = std::function<bool(Pid)>;

/// What happened within a time as a trace in Chrome's JSON format, which ui.perfetto.dev opens: a
/// track for each process, a slice for each run of a handler, a flow for each message from where it
/// was sent to where it was handled or taken, an instant for each crash. Times are microseconds
/// with three decimals. A message that was sent or taken outside of a handler has a slice of one
/// nanosecond there, for flows begin and end at slices.
/// @param tracked messages between two of them are flows
Text trace_as_json(const MessageFlow& flow, const Causality& causality, TimeRange range,
                   const Namer& name, const Tracked& tracked);

}  // namespace observer::exporting
