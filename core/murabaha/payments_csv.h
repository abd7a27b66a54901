#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "murabaha/contract.h"

namespace murabaha {

/// A payment as a bank's file tells of it.
struct PaymentLine {
  std::size_t line = 0;  // of the file, from 1 on; the header is the first
  std::string reference;
  std::string value_date;
  Amount amount = 0;

  friend bool operator==(const PaymentLine&, const PaymentLine&) = default;
};

/// What is wrong in a line.
struct LineFault {
  std::size_t line = 0;  // 0: the file as a whole
  otp::Error error;
};

inline constexpr std::size_t largest_payments_file = 10'000'000;  // bytes
/// When so many faults are found, the rest of the file is not read.
inline constexpr std::size_t most_line_faults = 100;

/// Reads the payments of a contract from CSV (RFC 4180, UTF-8; lines may end in LF alone): first
/// the line `reference,value_date,amount`, then lines like `BANK-1,2026-02-05,"1,250.50"`.
///
/// Amounts are written as `parse_amount` reads them, in the contract's currency. A reference may be
/// left out, but not be used twice, in the file or in the contract. Whether the contract's state
/// and what is owed allow the payments is for the contract to say.
/// @param today payments are not of a later day
/// @returns all payments, or all that is wrong: when one line is wrong, none is taken. The errors
/// are `invalid_text`, `csv_syntax`, `amount_syntax`, `{amount_precision, DIGITS}`,
/// `amount_overflow`, `invalid_amount`, `{invalid_value_date, MIN, MAX}` or
/// `{duplicate_reference, NUMBER}` with the step of the contract or the line of the file that has
/// it, each with a sentence
/// @thread any
std::expected<std::vector<PaymentLine>, std::vector<LineFault>> read_payments(
    std::string_view csv, const Contract& contract, Date today);

}  // namespace murabaha
