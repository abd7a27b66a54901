#pragma once

#include <functional>
#include <string>

#include "base/error.h"
#include "observer/causality.h"
#include "observer/system_model.h"

/// What is on screen as text for other programs. Each export is a pure function; where there is
/// nothing to show, it refuses with `nothing_to_export`: nobody is to get an empty file.
namespace observer::exporting {

/// The text of an export.
using Text = otp::Result<std::string>;

/// Which processes are on screen.
using Shown = std::function<bool(const ProcessEntry&)>;

inline bool everything(const ProcessEntry&) { return true; }

/// The titles of processes with their pids: `orders <0.12.0>`. The model outlives it.
Namer titles_of(const SystemModel& model);

std::unexpected<otp::Error> nothing_to_export(std::string_view what);

/// The shown processes that are in the tree, in the order of their start.
std::vector<const ProcessEntry*> shown_processes(const SystemModel& model, const Shown& shown);

/// Calls `link(a, b)` once for each link and `monitor(watcher, watched)` for each monitor between
/// processes of a list, with their entries.
void for_each_relation(
    const SystemModel& model, const std::vector<const ProcessEntry*>& among,
    const std::function<void(const ProcessEntry&, const ProcessEntry&)>& link,
    const std::function<void(const ProcessEntry&, const ProcessEntry&)>& monitor);

}  // namespace observer::exporting
