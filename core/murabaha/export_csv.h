#pragma once

#include <span>
#include <string>

#include "murabaha/records.h"

/// Tables of the contract desk for other programs, as CSV (RFC 4180, UTF-8): a header, lines ended
/// by CR LF. Amounts are plain decimals with the digits of their currency, as in `1250.50`, and
/// come from integers; times are in UTC, as in `2026-01-05T09:00:12Z`. A text that a spreadsheet
/// would take for a formula begins with an apostrophe.
///
/// An export without a row is refused with `nothing_to_export`: nobody is to get an empty file.
/// @thread any
namespace murabaha {

/// One contract a row.
Result<std::string> contracts_as_csv(std::span<const Snapshot> contracts);
/// The instalments of the latest schedule.
Result<std::string> schedule_as_csv(const Records& records);
Result<std::string> payments_as_csv(const Records& records);
/// Every step, and, with a `result` other than `accepted`, every refused request, by their times.
Result<std::string> timeline_as_csv(const Records& records, std::span<const Attempt> attempts);
/// The lines of the ledger, as debit or credit.
Result<std::string> postings_as_csv(const Records& records);

/// `1250.50`: what `parse_amount` reads back, without separators.
std::string plain_amount(Amount amount, const Currency& currency);

}  // namespace murabaha
