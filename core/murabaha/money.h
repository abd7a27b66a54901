#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

/// Murabaha contracts: sales at cost plus a disclosed profit, paid later.
namespace murabaha {

using otp::Atom;
using otp::Result;
using otp::Term;

/// An ISO 4217 currency: its code and how many digits its minor unit has: 0, 2, 3 or 4. Precious
/// metals and other codes that the standard lists without a minor unit count whole units.
class Currency {
 public:
  /// `currency_unknown` for a code that ISO 4217 does not list. `XXX` means no currency.
  static Result<Currency> of(std::string_view code);
  /// Every listed currency, `XXX` too.
  static std::vector<Currency> all();
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
/// What a field of such an amount means, see `otp::field_of`.
struct Money {
  static constexpr std::string_view kind = "amount";
};

/// The largest total of a contract: every reader of exports can hold it exactly (2^53 - 1).
inline constexpr Amount largest_amount = 9'007'199'254'740'991;

/// The refusal of an amount beyond the largest.
std::unexpected<otp::Error> amount_overflow();

/// The refusal `{invalid_amount, FIELD}` of an amount that cannot be, such as one below zero.
std::unexpected<otp::Error> invalid_amount(std::string_view field, std::string sentence);

/// Reads an amount as people write it: `1,250.50`, `١٬٢٥٠٫٥٠`, direction marks or not. Groups of
/// thousands are optional but must be groups, the fraction has at most the digits of the currency,
/// nothing is rounded.
/// @returns minor units; `amount_syntax`, `{amount_precision, digits}` or `amount_overflow`, with a
/// sentence
Result<Amount> parse_amount(std::string_view text, const Currency& currency);

/// `1,250.50`, without the currency.
std::string format_amount(Amount amount, const Currency& currency);
/// `KWD 92.000`; without a code for `XXX`.
std::string format_money(Amount amount, const Currency& currency);

// Arithmetic. Each refuses with `amount_overflow` a result beyond the largest amount, above or
// below zero.

Result<Amount> add(Amount a, Amount b);
Result<Amount> subtract(Amount a, Amount b);
Result<Amount> sum(std::span<const Amount> amounts);

/// `amount * numerator / denominator`, the product in 128 bits: rounded to the nearest, a half away
/// from zero, so that a refund mirrors its charge.
/// @pre `denominator` is above zero
Result<Amount> mul_div(Amount amount, std::int64_t numerator, std::int64_t denominator);

/// Shares an amount in equal parts by cumulative rounding: the first k parts add up to the rounded
/// k parts of the whole, so the parts add up to the whole and differ by one minor unit at most
/// (vector V13: 36,667 36,666 36,667).
/// @pre `count` is above zero
std::vector<Amount> split(Amount whole, int count);
/// The same by weight.
/// @pre the weights are not below zero, and their sum is above zero and at most the largest amount
std::vector<Amount> split(Amount whole, std::span<const Amount> weights);

/// `{cost_breakdown_mismatch, difference}` when the lines of a cost (price, freight, insurance,
/// fees of third parties: SS-8 4/3) do not add up to it. The difference is what the lines have too
/// much.
Result<> check_cost_breakdown(std::span<const Amount> lines, Amount asset_cost);

}  // namespace murabaha
