#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "murabaha/schedule.h"

namespace murabaha {
/// For the messages of failed tests.
inline void PrintTo(const Instalment& instalment, std::ostream* out) {
  *out << instalment.number << ' ' << format_date(instalment.due) << ' ' << instalment.amount
       << " = " << instalment.cost_part << " + " << instalment.profit_part;
}
}  // namespace murabaha

/// What the tests of contracts' arithmetic share.
namespace support {

using murabaha::Amount;
using murabaha::Date;
using murabaha::Rate;

/// `ok`, or the reason of a refusal.
template <class T>
std::string outcome(const otp::Result<T>& result) {
  return result ? "ok" : to_text(result.error().reason);
}

inline murabaha::Currency currency(std::string_view code) {
  return murabaha::Currency::of(code).value();
}
/// `1,250.50`, in minor units of a currency with two digits if no other is given.
inline Amount minor(std::string_view text, std::string_view code = "MYR") {
  return murabaha::parse_amount(text, currency(code)).value();
}
inline Rate rate(std::string_view text) { return Rate::parse(text).value(); }
inline Date day(int year, unsigned month, unsigned day_of_month) {
  return std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day_of_month);
}

/// Monthly from the month after the sale on the last day of 2025.
inline murabaha::SchedulePlan monthly(int count) {
  return {.sale_date = day(2025, 12, 31), .first_due = day(2026, 1, 31), .count = count};
}
/// Every last of December, the first a year after the sale.
inline murabaha::SchedulePlan yearly(int count) {
  return {.sale_date = day(2025, 12, 31),
          .first_due = day(2026, 12, 31),
          .count = count,
          .period_months = 12};
}

/// One column of a schedule.
inline std::vector<Amount> column(const murabaha::Schedule& schedule,
                                  Amount murabaha::Instalment::*part) {
  std::vector<Amount> column;
  for (const auto& instalment : schedule.instalments) column.push_back(instalment.*part);
  return column;
}
inline std::vector<Amount> amounts(const murabaha::Schedule& schedule) {
  return column(schedule, &murabaha::Instalment::amount);
}
inline std::vector<Amount> cost_parts(const murabaha::Schedule& schedule) {
  return column(schedule, &murabaha::Instalment::cost_part);
}
inline std::vector<Amount> profit_parts(const murabaha::Schedule& schedule) {
  return column(schedule, &murabaha::Instalment::profit_part);
}

}  // namespace support
