#pragma once

#include <chrono>
#include <string>

namespace murabaha {

/// A day of the calendar, without a time or a zone.
using Date = std::chrono::year_month_day;

/// The same day so many months later; the last day of that month where it is shorter. A schedule
/// counts from its first date: 31 January, 28 February, 31 March.
Date add_months(Date date, int months);

/// How many whole months have passed at the end of the day `until`: from 1 January that is one on
/// 31 January already, as it is from 31 December. Zero when `until` is earlier.
int months_passed(Date from, Date until);

/// `2026-01-31`
std::string format_date(Date date);

}  // namespace murabaha
