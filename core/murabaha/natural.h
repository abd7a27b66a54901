#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <vector>

namespace murabaha {

/// A whole number, zero or above, of any size: what exact compound rates need. The growth of 600
/// months at a rate of nine decimals has some 25,000 binary digits.
class Natural {
 public:
  Natural(std::uint64_t value = 0);

  bool is_zero() const { return limbs_.empty(); }
  /// The number, when 64 bits hold it.
  std::optional<std::uint64_t> small() const;
  Natural power(unsigned exponent) const;

  friend Natural operator+(const Natural& a, const Natural& b);
  /// @pre `a >= b`
  friend Natural operator-(const Natural& a, const Natural& b);
  friend Natural operator*(const Natural& a, const Natural& b);
  /// The quotient, rounded down.
  /// @pre `b` is above zero
  friend Natural operator/(const Natural& a, const Natural& b);
  friend std::strong_ordering operator<=>(const Natural& a, const Natural& b);
  friend bool operator==(const Natural&, const Natural&) = default;

 private:
  using Limbs = std::vector<std::uint32_t>;

  explicit Natural(Limbs limbs);
  static Natural short_quotient(const Natural& a, std::uint32_t b);
  static Natural long_quotient(const Natural& a, const Natural& b);

  Limbs limbs_;  // base 2^32, the lowest first, the highest not zero
};

}  // namespace murabaha
