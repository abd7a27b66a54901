#pragma once

#include <vector>

#include "murabaha/rate.h"

namespace murabaha {

/// Equal instalments at a constant yearly rate: at the end of each period the rate is earned on the
/// cost that is still left, and the instalment pays that profit and some of the cost. The price
/// that comes of it is fixed at the sale, whatever happens later.
///
/// Exact, hence right to the last minor unit: with 1 + i = N/D for a period, what is left of the
/// cost after k of n instalments is cost * (N^n - N^k D^(n-k)) / (N^n - D^n), whole numbers all of
/// it. Nothing is rounded but what is asked for, once, half up. (Vectors V4, V6, V10.)
class Annuity {
 public:
  /// @pre the amount is above zero, and so are the count and the months of a period
  Annuity(Amount cost, const Rate& yearly, int count, int period_months = 1);

  int count() const { return count_; }
  /// One instalment: 3,133.6365... in V4.
  Fraction instalment() const;
  /// All instalments together, before rounding: 112,810.915... in V4. The price is this rounded,
  /// not the rounded instalment times their number, which would let the debt grow.
  Fraction price() const;
  /// What is to be paid after k instalments: 75,207.277... after 12 in V4.
  Fraction price_left(int paid) const;
  /// What is left of the cost after k instalments: 69,286.41 after 12 in V4.
  Fraction cost_left(int paid) const;
  /// The part of the whole profit that is earned after k instalments.
  /// @pre the rate is above zero
  Fraction earned_share(int paid) const;

 private:
  Fraction cost_;
  int count_;
  Natural gain_;                 // N - D, zero at a rate of zero
  Natural divisor_;              // D
  std::vector<Natural> powers_;  // N^k D^(n-k), for k from 0 to n
};

/// What is left of a cost after each of these payments, when a rate is earned on what is left from
/// one to the next; exact. Zero from where the payments have paid all. As V6 has it, where the
/// instalment is not the one that the rate would ask for.
/// @returns one more than there are payments: at first the cost
std::vector<Fraction> cost_left_at(const Rate& yearly, int period_months, Amount cost,
                                   const std::vector<Amount>& payments);

/// The same at the effective rate, the one that makes the payments worth the cost and that nobody
/// has stated: after the last payment nothing is left.
///
/// The rate is mostly no fraction, so it is found by halving in fixed point, 128 digits after the
/// binary point. What is left is computed from the last payment backwards, so that errors shrink on
/// their way: with amounts below 2^53 and 1,200 of them the error stays below 2^-60. Results are
/// rounded to 2^-56. Where the rate is a fraction they are whole numbers, for their denominator
/// would divide powers of both N and D; elsewhere they are no fractions and lie at no half. So they
/// round to the right minor unit.
/// @pre the cost is above zero, the payments are not below and add up to the cost or more
std::vector<Fraction> cost_left_at_effective_rate(Amount cost, const std::vector<Amount>& payments);

}  // namespace murabaha
