#pragma once

#include <string>
#include <string_view>

#include "murabaha/fraction.h"

namespace murabaha {

/// A rate, mostly a year's: an exact decimal of a percent, zero to 1,000 % with at most nine digits
/// after the point. It is a figure to compute a fixed price with, never a price that moves (SS-8
/// 4/6).
class Rate {
 public:
  /// Reads `6.25 %`, `6.25`, `٦٫٢٥٪`.
  /// @returns `rate_syntax`, `rate_precision` or `rate_range`, with a sentence
  static Result<Rate> parse(std::string_view text);
  /// Zero.
  Rate() = default;
  /// 100 %.
  static Rate whole();

  /// As a share of one: 6.25 % is 6,250,000,000 of 100,000,000,000.
  Fraction share() const;
  /// What one grows to in so many months of this yearly rate, not compounded: 1 + rate * months /
  /// 12, in lowest terms.
  Fraction growth(int months) const;
  /// This share of an amount, rounded half up.
  Result<Amount> of(Amount amount) const;
  bool is_zero() const { return billionths_ == 0; }
  /// `6.25 %`
  std::string text() const;

  friend auto operator<=>(const Rate&, const Rate&) = default;

 private:
  std::int64_t billionths_ = 0;  // of a percent
};

/// The profit of a flat rate: the cost times the yearly rate times the years, without regard to
/// what is paid meanwhile (vectors V2, V3, V10). Rounded half up; `amount_overflow`.
Result<Amount> flat_profit(Amount cost, const Rate& yearly, int months);

}  // namespace murabaha
