#include "murabaha/annuity.h"

#include <numeric>

namespace murabaha {
namespace {

std::uint64_t positive(std::int64_t number) { return static_cast<std::uint64_t>(number); }

}  // namespace

// The annuity

Annuity::Annuity(Amount cost, const Rate& yearly, int count, int period_months)
    : cost_(Fraction::of(cost)), count_(count) {
  Fraction growth = yearly.growth(period_months);
  divisor_ = growth.denominator();
  gain_ = growth.numerator() - divisor_;
  powers_.push_back(power(divisor_, static_cast<unsigned>(count)));
  for (int k = 0; k < count; ++k) {
    powers_.push_back(powers_.back() * growth.numerator() / divisor_);  // divides without a rest
  }
}

Fraction Annuity::instalment() const { return price() / Fraction(positive(count_)); }

Fraction Annuity::price() const {
  if (gain_ == 0) return cost_;
  Fraction share(gain_ * powers_.back() * positive(count_),
                 divisor_ * (powers_.back() - powers_.front()));
  return cost_ * share;
}

Fraction Annuity::price_left(int paid) const {
  return price() * Fraction(positive(count_ - paid), positive(count_));
}

Fraction Annuity::cost_left(int paid) const {
  if (gain_ == 0) return cost_ * Fraction(positive(count_ - paid), positive(count_));
  Fraction share(powers_.back() - powers_[static_cast<std::size_t>(paid)],
                 powers_.back() - powers_.front());
  return cost_ * share;
}

Fraction Annuity::earned_share(int paid) const {
  // What was paid less what it has paid of the cost, both in the same measure.
  auto earned = [this](int k) -> Natural {
    return gain_ * powers_.back() * positive(k) -
           divisor_ * (powers_[static_cast<std::size_t>(k)] - powers_.front());
  };
  return {earned(paid), earned(count_)};
}

// Any payments

std::vector<Fraction> cost_left_at(const Rate& yearly, int period_months, Amount cost,
                                   const std::vector<Amount>& payments) {
  Fraction growth = yearly.growth(period_months);
  std::vector<Fraction> left = {Fraction::of(cost)};
  for (Amount payment : payments) {
    left.push_back((left.back() * growth).less(Fraction::of(payment)));
  }
  return left;
}

namespace {

constexpr unsigned digits = 128;
constexpr unsigned kept_digits = 56;

Natural one() { return power(2, digits); }

/// What the payments from each on are worth one period before it, in fixed point, where one grows
/// to `growth` in a period. The last is zero.
std::vector<Natural> worths(const std::vector<Amount>& payments, const Natural& growth) {
  const Natural unit = one();
  std::vector<Natural> worths(payments.size() + 1);
  for (std::size_t k = payments.size(); k-- > 0;) {
    worths[k] = (worths[k + 1] + unit * positive(payments[k])) * unit / growth;
  }
  return worths;
}

/// The largest growth in a period at which the payments are still worth the cost.
Natural effective_growth(Amount cost, const std::vector<Amount>& payments) {
  Amount total = std::accumulate(payments.begin(), payments.end(), Amount{0});
  const Natural wanted = one() * positive(cost);
  Natural low = one();
  // Every payment comes a period later at least, so at this growth they are worth less.
  Natural high = one() * positive(total) / positive(cost) + 1;
  while (high - low > 1) {
    Natural middle = (low + high) / 2;
    if (worths(payments, middle)[0] >= wanted) low = middle;
    else high = middle;
  }
  return low;
}

}  // namespace

std::vector<Fraction> cost_left_at_effective_rate(Amount cost,
                                                  const std::vector<Amount>& payments) {
  const Natural dropped = power(2, digits - kept_digits);
  const Natural kept = power(2, kept_digits);
  std::vector<Fraction> left;
  for (const Natural& worth : worths(payments, effective_growth(cost, payments))) {
    left.emplace_back((worth + dropped / 2) / dropped, kept);
  }
  left.front() = Fraction::of(cost);
  return left;
}

}  // namespace murabaha
