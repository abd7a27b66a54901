#pragma once

#include <span>
#include <string>
#include <vector>

#include "murabaha/records.h"

/// What late customers have given to charity, and what was passed on: the evidence that SS-8 5/6
/// has a Shari'ah board ask for. It is the institution's to distribute, and never its income.
namespace murabaha {

/// A donation that was taken, or money that was passed on to a charity, of one contract.
struct CharityRow {
  std::string contract_id;
  std::string currency;
  std::int64_t seq = 0;  // the step that recorded it
  Timestamp at = 0;
  std::string actor;
  Amount amount = 0;      // above zero: taken; below: passed on
  std::string recipient;  // of what was passed on
  std::string reference;  // of its transfer; empty for none

  friend bool operator==(const CharityRow&, const CharityRow&) = default;
};

/// The commands in the audit trail that move money of charity.
inline constexpr std::string_view charity_commands[] = {"record_charity_donation",
                                                        "pay_on_charity"};

/// What a row of a contract's trail has to do with charity.
/// @returns `invalid_row` for one that cannot be read, or that has nothing to do with it
Result<CharityRow> charity_row(const std::string& contract_id, const std::string& currency,
                               const AuditRow& row);

/// All of one currency. Each sum is `amount_overflow` when it is more than can be added up.
struct CharityTotal {
  std::string currency;
  Result<Amount> taken = 0;
  Result<Amount> passed_on = 0;
  Result<Amount> balance = 0;  // to distribute
};
/// Whether an audit row is of such a command.
bool is_of_charity(const AuditRow& row);
/// In the order of time, and where that is the same by contract and step.
void sort_by_time(std::vector<CharityRow>& rows);
/// By currency.
std::vector<CharityTotal> charity_totals(std::span<const CharityRow> rows);

}  // namespace murabaha
