#include "murabaha/date.h"

#include <fmt/format.h>

#include <algorithm>

namespace murabaha {

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

std::string format_date(Date date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

}  // namespace murabaha
