#pragma once

#include "observer/export/common.h"
#include "observer/lint.h"

namespace observer::exporting {

/// What is wrong in a system as CSV, the worst first. What was only counted, beyond the first
/// of each kind of process, has one row a rule.
Text findings_as_csv(const Findings& findings, const SystemModel& system);

}  // namespace observer::exporting
