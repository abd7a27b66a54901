#pragma once

#include "observer/export/common.h"

namespace observer::exporting {

/// What gets into a trace.
struct TraceFilter {
  /// Which processes have a track; messages between two of them are flows.
  std::function<bool(Pid)> tracks = [](Pid) { return true; };
  std::function<bool(const MessageRecord&)> passes = [](const MessageRecord&) { return true; };
};

/// What happened within a time as a trace in Chrome's JSON format, which ui.perfetto.dev opens: a
/// track for each process, a slice for each run of a handler, a flow for each message from where it
/// was sent to where it was handled or taken, an instant for each crash. Times are microseconds
/// with three decimals. A message that was sent or taken outside of a handler has a slice of one
/// nanosecond there, for flows begin and end at slices.
Text trace_as_json(const MessageFlow& flow, const Causality& causality, TimeRange range,
                   const Namer& name, const TraceFilter& filter);

}  // namespace observer::exporting
