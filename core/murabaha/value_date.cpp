#include "murabaha/value_date.h"

#include "base/match.h"

namespace murabaha {
namespace {

/// Empty where the step says no other day than its own.
std::string stated_day(const Fact& fact) {
  return otp::match(
      fact, [](const PayoutConfirmed& payout) { return payout.paid_on; },
      [](const PaymentRecorded& payment) { return payment.value_date; },
      [](const SettledEarly& settlement) { return settlement.value_date; },
      [](const SaleConcluded& sale) { return sale.sold_on; },
      [](const auto&) { return std::string(); });
}

}  // namespace

std::string value_date_of(const AuditRow& step) {
  auto read = read_fact(step.command, step.params);
  if (!read) return {};
  std::string stated = stated_day(read->fact);
  return stated.empty() ? format_date(read->day.value_or(date_at(step.at))) : stated;
}

}  // namespace murabaha
