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

/// A day of the calendar.
using Date = std::chrono::year_month_day;
/// `2026-01-05`
std::string format_date(Date date);
/// Reads `2026-01-05`; nothing for another form, or for a day that no month has.
std::optional<Date> parse_date(std::string_view text);
/// The day, in UTC.
Date date_at(Timestamp time);

}  // namespace murabaha
