#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace murabaha {

using otp::Result;

/// A line of a file of payments, as it stands there.
struct PaymentLine {
  std::size_t line = 0;  // of the file, from 1 on; the header is the first
  std::string contract_id;
  std::string reference;
  std::string value_date;
  std::string amount;
  std::string currency;                  // empty: the contract's
  std::optional<otp::Error> fault = {};  // it is no payment, whichever contract it is for
};

inline constexpr std::size_t largest_payments_file = 10'000'000;  // bytes
inline constexpr std::size_t most_payment_lines = 10'000;

/// Reads a bank's file of payments: CSV (RFC 4180) in UTF-8, whose lines may end in LF alone; blank
/// ones are passed over. The first line names the columns, in any order: `value_date` and `amount`,
/// and, if there are any, `reference`, `currency` and `contract_id`. A line under the header
/// `contract_id,reference,value_date,amount,currency` looks like
/// `M-1001,BANK-1,2026-02-05,"1,250.50",AED`. What a contract makes of a line is for
/// `judge_payments` to say.
/// @param contract_id whose payments they are when the file does not say; empty: it must
/// @returns every line, also those that are wrong in themselves (`csv_syntax`, `invalid_text`,
/// `invalid_id`); or what is wrong with the file as a whole: `invalid_text` when it is too large,
/// too long or no UTF-8, `csv_syntax` for its header or when there is no payment in it
/// @thread any
Result<std::vector<PaymentLine>> read_payments(std::string_view csv,
                                               const std::string& contract_id);

}  // namespace murabaha
