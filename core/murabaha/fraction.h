#pragma once

#include <compare>

#include "murabaha/money.h"
#include "murabaha/natural.h"

namespace murabaha {

/// A fraction, zero or above, kept exactly: a share, or an amount before it is rounded to the minor
/// unit. Only what a person sees or a ledger books is rounded, and that once: half of an unearned
/// 91,666.666... is 45,833.33, half of the rounded 91,666.67 would not be (vector V2).
class Fraction {
 public:
  /// @pre `denominator` is above zero
  Fraction(Natural numerator = 0, Natural denominator = 1);
  /// @pre `amount` is not below zero
  static Fraction of(Amount amount) { return {amount}; }

  const Natural& numerator() const { return numerator_; }
  const Natural& denominator() const { return denominator_; }

  /// The nearest whole number, of two the larger; `amount_overflow` above the largest amount.
  Result<Amount> rounded() const;
  /// The difference; zero when the other is larger.
  Fraction less(const Fraction& other) const;

  friend Fraction operator+(const Fraction& a, const Fraction& b);
  friend Fraction operator*(const Fraction& a, const Fraction& b);
  /// @pre `b` is above zero
  friend Fraction operator/(const Fraction& a, const Fraction& b);
  friend std::strong_ordering operator<=>(const Fraction& a, const Fraction& b);
  friend bool operator==(const Fraction& a, const Fraction& b) { return a <=> b == 0; }

 private:
  Natural numerator_;
  Natural denominator_;  // not in lowest terms: the few steps of a computation stay cheap without
};

}  // namespace murabaha
