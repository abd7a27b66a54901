#include "murabaha/natural.h"

#include <algorithm>
#include <bit>
#include <cstddef>

namespace murabaha {
namespace {

using Limbs = std::vector<std::uint32_t>;

constexpr std::uint64_t base = std::uint64_t{1} << 32;

std::uint32_t low(std::uint64_t value) { return static_cast<std::uint32_t>(value); }

/// Guesses a digit of the quotient from the two highest limbs of the rest and corrects it with the
/// third: never below the digit and at most one above it (Knuth, volume 2, 4.3.1, algorithm D).
std::uint64_t guess_digit(const Limbs& rest, std::size_t top, const Limbs& divisor) {
  std::size_t size = divisor.size();
  std::uint64_t highest = rest[top] * base + rest[top - 1];
  std::uint64_t digit = highest / divisor[size - 1];
  std::uint64_t left = highest % divisor[size - 1];
  while (digit >= base || digit * divisor[size - 2] > left * base + rest[top - 2]) {
    --digit;
    left += divisor[size - 1];
    if (left >= base) break;
  }
  return digit;
}

/// Takes `digit` times the divisor from the rest, at limb `at`; false when that was too much, the
/// rest is then one turn of its limbs too low.
bool take(Limbs& rest, std::size_t at, const Limbs& divisor, std::uint64_t digit) {
  std::uint64_t carry = 0;
  std::uint64_t borrow = 0;
  for (std::size_t i = 0; i < divisor.size(); ++i) {
    carry += digit * divisor[i];
    std::uint64_t taken = low(carry) + borrow;
    borrow = rest[at + i] < taken ? 1 : 0;
    rest[at + i] = low(rest[at + i] - taken);
    carry >>= 32;
  }
  std::uint64_t taken = carry + borrow;
  std::uint32_t& highest = rest[at + divisor.size()];
  bool fits = highest >= taken;
  highest = low(highest - taken);
  return fits;
}

/// Undoes one take too many.
void give_back(Limbs& rest, std::size_t at, const Limbs& divisor) {
  std::uint64_t carry = 0;
  for (std::size_t i = 0; i < divisor.size(); ++i) {
    carry += std::uint64_t{rest[at + i]} + divisor[i];
    rest[at + i] = low(carry);
    carry >>= 32;
  }
  rest[at + divisor.size()] = low(rest[at + divisor.size()] + carry);
}

}  // namespace

Natural::Natural(std::uint64_t value) : Natural(Limbs{low(value), low(value >> 32)}) {}

Natural::Natural(Limbs limbs) : limbs_(std::move(limbs)) {
  while (!limbs_.empty() && limbs_.back() == 0) limbs_.pop_back();
}

std::optional<std::uint64_t> Natural::small() const {
  if (limbs_.size() > 2) return std::nullopt;
  std::uint64_t value = 0;
  for (std::size_t i = limbs_.size(); i-- > 0;) value = value * base + limbs_[i];
  return value;
}

Natural Natural::power(unsigned exponent) const {
  Natural power = 1;
  Natural square = *this;
  for (; exponent > 0; exponent /= 2) {
    if (exponent % 2 == 1) power = power * square;
    if (exponent > 1) square = square * square;
  }
  return power;
}

Natural operator+(const Natural& a, const Natural& b) {
  const Limbs& longer = a.limbs_.size() >= b.limbs_.size() ? a.limbs_ : b.limbs_;
  const Limbs& shorter = a.limbs_.size() >= b.limbs_.size() ? b.limbs_ : a.limbs_;
  Limbs sum = longer;
  std::uint64_t carry = 0;
  for (std::size_t i = 0; i < sum.size(); ++i) {
    carry += std::uint64_t{sum[i]} + (i < shorter.size() ? shorter[i] : 0);
    sum[i] = low(carry);
    carry >>= 32;
  }
  sum.push_back(low(carry));
  return Natural(std::move(sum));
}

Natural operator-(const Natural& a, const Natural& b) {
  Limbs rest = a.limbs_;
  std::uint64_t borrow = 0;
  for (std::size_t i = 0; i < rest.size(); ++i) {
    std::uint64_t taken = borrow + (i < b.limbs_.size() ? b.limbs_[i] : 0);
    borrow = rest[i] < taken ? 1 : 0;
    rest[i] = low(rest[i] - taken);
  }
  return Natural(std::move(rest));
}

Natural operator*(const Natural& a, const Natural& b) {
  Limbs product(a.limbs_.size() + b.limbs_.size());
  for (std::size_t i = 0; i < a.limbs_.size(); ++i) {
    std::uint64_t carry = 0;
    for (std::size_t j = 0; j < b.limbs_.size(); ++j) {
      carry += std::uint64_t{a.limbs_[i]} * b.limbs_[j] + product[i + j];
      product[i + j] = low(carry);
      carry >>= 32;
    }
    product[i + b.limbs_.size()] = low(carry);
  }
  return Natural(std::move(product));
}

Natural Natural::short_quotient(const Natural& a, std::uint32_t b) {
  Limbs quotient(a.limbs_.size());
  std::uint64_t rest = 0;
  for (std::size_t i = quotient.size(); i-- > 0;) {
    rest = rest * base + a.limbs_[i];
    quotient[i] = low(rest / b);
    rest %= b;
  }
  return Natural(std::move(quotient));
}

Natural Natural::long_quotient(const Natural& a, const Natural& b) {
  // The guesses are good when the highest bit of the divisor is set.
  Natural scale = std::uint64_t{1} << std::countl_zero(b.limbs_.back());
  const Limbs divisor = (b * scale).limbs_;
  Limbs rest = (a * scale).limbs_;
  rest.resize(a.limbs_.size() + 1);
  Limbs quotient(rest.size() - divisor.size());
  for (std::size_t at = quotient.size(); at-- > 0;) {
    std::uint64_t digit = guess_digit(rest, at + divisor.size(), divisor);
    if (!take(rest, at, divisor, digit)) {
      --digit;
      give_back(rest, at, divisor);
    }
    quotient[at] = low(digit);
  }
  return Natural(std::move(quotient));
}

Natural operator/(const Natural& a, const Natural& b) {
  if (a < b) return 0;
  if (b.limbs_.size() == 1) return Natural::short_quotient(a, b.limbs_[0]);
  return Natural::long_quotient(a, b);
}

std::strong_ordering operator<=>(const Natural& a, const Natural& b) {
  if (a.limbs_.size() != b.limbs_.size()) return a.limbs_.size() <=> b.limbs_.size();
  return std::lexicographical_compare_three_way(a.limbs_.rbegin(), a.limbs_.rend(),
                                                b.limbs_.rbegin(), b.limbs_.rend());
}

}  // namespace murabaha
