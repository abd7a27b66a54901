#include "murabaha/date.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace murabaha {

using namespace std::chrono;

std::string format_time(Timestamp time) {
  sys_time<microseconds> at{microseconds(time)};
  return fmt::format("{:%Y-%m-%d %H:%M:%S}", floor<seconds>(at));
}

std::string format_date(Date date) {
  return fmt::format("{:04}-{:02}-{:02}", int(date.year()), unsigned(date.month()),
                     unsigned(date.day()));
}

namespace {

template <class Number>
bool read(std::string_view digits, Number& into) {
  auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), into);
  return error == std::errc() && end == digits.data() + digits.size() && digits[0] != '-';
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  int year_number = 0;
  unsigned month_number = 0;
  unsigned day_number = 0;
  if (!read(text.substr(0, 4), year_number) || !read(text.substr(5, 2), month_number) ||
      !read(text.substr(8, 2), day_number)) {
    return std::nullopt;
  }
  Date date{year(year_number), month(month_number), day(day_number)};
  return date.ok() ? std::optional(date) : std::nullopt;
}

Date date_at(Timestamp time) {
  return Date(floor<days>(sys_time<microseconds>(microseconds(time))));
}

Date add_months(Date date, int months) {
  Date moved = date + std::chrono::months(months);
  if (moved.ok()) return moved;
  return moved.year() / moved.month() / std::chrono::last;
}

int months_passed(Date from, Date until) {
  Date end = std::chrono::sys_days(until) + std::chrono::days(1);
  auto months = (end.year() / end.month() - from.year() / from.month()).count();
  if (months > 0 && add_months(from, static_cast<int>(months)) > end) --months;
  return std::max(0, static_cast<int>(months));
}

}  // namespace murabaha
