#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace murabaha {

/// Microseconds since 1970 in UTC.
using Timestamp = std::int64_t;
/// `2026-01-05 09:00:12`
std::string format_time(Timestamp time);

/// A day of the calendar, without a time or a zone.
using Date = std::chrono::year_month_day;
/// `2026-01-31`
std::string format_date(Date date);
/// Reads `2026-01-31`; nothing for another form, or for a day that no month has.
std::optional<Date> parse_date(std::string_view text);
/// The day, in UTC.
Date date_at(Timestamp time);

/// The same day so many months later; the last day of that month where it is shorter. A schedule
/// counts from its first date: 31 January, 28 February, 31 March.
Date add_months(Date date, int months);
/// How many whole months have passed at the end of the day `until`: from 1 January that is one on
/// 31 January already, as it is from 31 December. Zero when `until` is earlier.
int months_passed(Date from, Date until);

}  // namespace murabaha
