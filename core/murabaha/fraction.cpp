#include "murabaha/fraction.h"

namespace murabaha {

Fraction::Fraction(Natural numerator, Natural denominator)
    : numerator_(std::move(numerator)), denominator_(std::move(denominator)) {}

Result<Amount> Fraction::rounded() const {
  Natural nearest = (numerator_ * 2 + denominator_) / (denominator_ * 2);
  if (nearest > largest_amount) return amount_overflow();
  return nearest.get_si();
}

Fraction Fraction::less(const Fraction& other) const {
  if (*this <= other) return {};
  if (denominator_ == other.denominator_) return {numerator_ - other.numerator_, denominator_};
  return {numerator_ * other.denominator_ - other.numerator_ * denominator_,
          denominator_ * other.denominator_};
}

Fraction operator+(const Fraction& a, const Fraction& b) {
  if (a.denominator_ == b.denominator_) return {a.numerator_ + b.numerator_, a.denominator_};
  return {a.numerator_ * b.denominator_ + b.numerator_ * a.denominator_,
          a.denominator_ * b.denominator_};
}

Fraction operator*(const Fraction& a, const Fraction& b) {
  return {a.numerator_ * b.numerator_, a.denominator_ * b.denominator_};
}

Fraction operator/(const Fraction& a, const Fraction& b) {
  return {a.numerator_ * b.denominator_, a.denominator_ * b.numerator_};
}

std::strong_ordering operator<=>(const Fraction& a, const Fraction& b) {
  if (a.denominator_ == b.denominator_) return cmp(a.numerator_, b.numerator_) <=> 0;
  return cmp(a.numerator_ * b.denominator_, b.numerator_ * a.denominator_) <=> 0;
}

}  // namespace murabaha
