#pragma once

#include <gmpxx.h>

namespace murabaha {

/// A whole number, zero or above, of any size: what exact compound rates need. The growth of 600
/// months at a rate of nine decimals has some 25,000 binary digits.
using Natural = mpz_class;

inline Natural power(const Natural& base, unsigned exponent) {
  Natural result;
  mpz_pow_ui(result.get_mpz_t(), base.get_mpz_t(), exponent);
  return result;
}

}  // namespace murabaha
