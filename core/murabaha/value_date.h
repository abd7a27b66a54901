#pragma once

#include <string>

#include "murabaha/records.h"

namespace murabaha {

/// The day on which what a step posts counts: that of the payment, the settlement or the sale as it
/// was recorded, or on which the payment system had paid; else the day of the step.
/// @returns `2026-01-05`; empty for a row that cannot be read
/// @thread any
std::string value_date_of(const AuditRow& step);

}  // namespace murabaha
