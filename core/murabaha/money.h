#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/error.h"

/// Murabaha contracts: sales at cost plus a disclosed profit, paid later.
namespace murabaha {

using otp::Atom;
using otp::Result;
using otp::Term;

/// An ISO 4217 currency: its code and how many digits its minor unit has.
class Currency {
 public:
  /// `currency_unknown` for a code that ISO 4217 does not list. `XXX` means no currency.
  static Result<Currency> of(std::string_view code);
  /// No currency: whole numbers.
  Currency() = default;

  std::string_view code() const { return {code_, 3}; }
  int exponent() const { return exponent_; }

  friend bool operator==(const Currency&, const Currency&) = default;

 private:
  char code_[3] = {'X', 'X', 'X'};
  int exponent_ = 0;
};

/// An amount in minor units of its currency, which stands beside it.
using Amount = std::int64_t;

/// The largest total of a contract: every reader of exports can hold it exactly (2^53 - 1).
inline constexpr Amount largest_amount = 9'007'199'254'740'991;

/// Reads an amount as people write it: `1,250.50`. Groups of thousands are optional, the fraction
/// has at most the digits of the currency, nothing is rounded.
/// @returns minor units; `amount_syntax`, `amount_precision` or `amount_overflow`, with a sentence
Result<Amount> parse_amount(std::string_view text, const Currency& currency);

/// `1,250.50`, without the currency.
std::string format_amount(Amount amount, const Currency& currency);
/// `KWD 92.000`; without a code for `XXX`.
std::string format_money(Amount amount, const Currency& currency);

/// The sum, or `amount_overflow` when it is above the largest amount.
Result<Amount> add(Amount a, Amount b);

/// `a * b / c` rounded half up, without overflow on the way.
/// @pre c > 0, a and b are not below zero, and the result fits
Amount mul_div(Amount a, Amount b, Amount c);

}  // namespace murabaha
