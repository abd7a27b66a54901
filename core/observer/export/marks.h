#pragma once

#include <span>

#include "observer/export/common.h"
#include "observer/timeline.h"

namespace observer::exporting {

/// Marks of the timeline as CSV, with their times in seconds.
Text marks_as_csv(std::span<const Mark* const> marks);

}  // namespace observer::exporting
