#include "murabaha/recognition.h"

#include <algorithm>
#include <numeric>

#include "murabaha/annuity.h"

namespace murabaha {

std::string_view name_of(RecognitionMethod method) {
  switch (method) {
    case RecognitionMethod::ProportionalTime: return "proportional_time";
    case RecognitionMethod::ProportionalReceipt: return "proportional_receipt";
    case RecognitionMethod::EffectiveRate: return "effective_rate";
    case RecognitionMethod::SumOfDigits: return "sum_of_digits";
  }
  return {};
}

std::optional<RecognitionMethod> recognition_method_named(std::string_view name) {
  for (RecognitionMethod method : all_recognition_methods) {
    if (name_of(method) == name) return method;
  }
  return std::nullopt;
}

namespace {

using Weights = std::vector<std::int64_t>;

Fraction quotient(std::int64_t a, std::int64_t b) {
  return {static_cast<std::uint64_t>(a), static_cast<std::uint64_t>(b)};
}

/// The shares that weights have up to each; first zero, last one.
std::vector<Fraction> shares_of(const Weights& weights) {
  std::int64_t all = 0;
  for (std::int64_t weight : weights) all += weight;
  std::vector<Fraction> shares = {Fraction()};
  std::int64_t so_far = 0;
  for (std::int64_t weight : weights) shares.push_back(quotient(so_far += weight, all));
  return shares;
}

std::int64_t days_between(Date from, Date until) {
  auto days = std::chrono::sys_days(until) - std::chrono::sys_days(from);
  return std::max<std::int64_t>(0, days.count());
}

/// The whole months of a period, or the days of one that has none, in days of months of 30.
std::int64_t length_in_months(Date from, Date until) {
  constexpr std::int64_t month = 30;
  int months = months_passed(from, until);
  return months > 0 ? months * month : std::min(days_between(from, until), month - 1);
}

Weights period_lengths(const Schedule& schedule, Periods periods) {
  bool has_months = schedule.period_months > 0;
  if (has_months && periods == Periods::AllAlike) return Weights(schedule.instalments.size(), 1);
  Weights lengths;
  Date before = schedule.sale_date;
  for (const Instalment& instalment : schedule.instalments) {
    lengths.push_back(has_months ? length_in_months(before, instalment.due)
                                 : days_between(before, instalment.due));
    before = instalment.due;
  }
  // All due by the day of the sale: it is earned with it.
  bool is_at_once = std::ranges::all_of(lengths, [](std::int64_t length) { return length == 0; });
  return is_at_once ? Weights(lengths.size(), 1) : lengths;
}

Weights amounts_of(const Schedule& schedule) {
  Weights amounts;
  for (const Instalment& instalment : schedule.instalments) amounts.push_back(instalment.amount);
  return amounts;
}

/// What is owed in a period, in instalments, for as long as it is.
Weights digits_of(const Schedule& schedule, Periods periods) {
  bool is_by_length = periods == Periods::FromSale && schedule.period_months > 0;
  Weights digits =
      is_by_length ? period_lengths(schedule, periods) : Weights(schedule.instalments.size(), 1);
  int digit = schedule.count();
  for (std::int64_t& weight : digits) weight *= digit--;
  return digits;
}

// The effective rate

/// What is paid at the end of each month or period, and at which of them each instalment is.
struct Payments {
  std::vector<Amount> amounts;
  std::vector<std::size_t> places;
};

/// The whole months until the first instalment, one at least.
int first_months(const Schedule& schedule) {
  return std::max(1, months_passed(schedule.sale_date, schedule.instalments.front().due));
}

/// Whether the first instalment comes as long after the sale as the others after each other.
bool is_regular(const Schedule& schedule) {
  return schedule.period_months > 0 && first_months(schedule) == schedule.period_months;
}

/// Dates that were agreed one by one are counted in whole months, the first of them at least. Where
/// only the first period is another, the places are as far apart as divides both. A rate that is
/// stated earns what its schedule says, whose first instalment is one period after the sale.
Payments payments_of(const Schedule& schedule, Periods periods) {
  Payments payments;
  bool is_shifted =
      periods == Periods::FromSale && schedule.period_months > 0 && !schedule.effective_rate;
  int first = is_shifted ? first_months(schedule) : schedule.period_months;
  int unit = std::gcd(first, schedule.period_months);
  for (const Instalment& instalment : schedule.instalments) {
    std::size_t place = 0;
    if (schedule.period_months == 0) {
      int months = std::max(1, months_passed(schedule.sale_date, instalment.due));
      place = static_cast<std::size_t>(months);
    } else {
      auto before = static_cast<int>(payments.places.size()) * schedule.period_months;
      place = static_cast<std::size_t>((first + before) / unit);
    }
    if (payments.amounts.size() < place) payments.amounts.resize(place);
    payments.amounts[place - 1] += instalment.amount;
    payments.places.push_back(place);
  }
  return payments;
}

/// What has been paid, less what it has paid of the cost.
std::vector<Fraction> earned_at_effective_rate(const Schedule& schedule, Periods periods) {
  Payments payments = payments_of(schedule, periods);
  Amount cost = schedule.cost_left(0);
  const auto& stated = schedule.effective_rate;
  auto costs_left = stated ? cost_left_at(*stated, schedule.period_months, cost, payments.amounts)
                           : cost_left_at_effective_rate(cost, payments.amounts);
  std::vector<Fraction> earned = {Fraction()};
  for (std::size_t place : payments.places) {
    Amount paid = 0;
    for (std::size_t k = 0; k < place; ++k) paid += payments.amounts[k];
    earned.push_back((Fraction::of(paid) + costs_left[place]).less(Fraction::of(cost)));
  }
  return earned;
}

/// The rate of an annuity is that of its instalments only where the first period is like the
/// others.
std::vector<Fraction> shares_at_effective_rate(const Schedule& schedule, Periods periods) {
  std::vector<Fraction> shares;
  if (schedule.rate && (periods != Periods::FromSale || is_regular(schedule))) {
    Annuity annuity(schedule.cost_left(0), *schedule.rate, schedule.count(),
                    schedule.period_months);
    for (int k = 0; k <= schedule.count(); ++k) shares.push_back(annuity.earned_share(k));
    return shares;
  }
  Fraction profit = Fraction::of(schedule.profit());
  for (const Fraction& earned : earned_at_effective_rate(schedule, periods)) {
    shares.push_back(earned / profit);
  }
  return shares;
}

/// @pre there is a profit
std::vector<Fraction> shares(RecognitionMethod method, const Schedule& schedule, Periods periods) {
  switch (method) {
    case RecognitionMethod::ProportionalTime: return shares_of(period_lengths(schedule, periods));
    case RecognitionMethod::ProportionalReceipt: return shares_of(amounts_of(schedule));
    case RecognitionMethod::EffectiveRate: return shares_at_effective_rate(schedule, periods);
    case RecognitionMethod::SumOfDigits: return shares_of(digits_of(schedule, periods));
  }
  return {};
}

}  // namespace

Recognition::Recognition(RecognitionMethod method, const Schedule& schedule, Periods periods)
    : profit_(schedule.profit()), ends_{schedule.sale_date} {
  for (const Instalment& instalment : schedule.instalments) ends_.push_back(instalment.due);
  earned_.resize(ends_.size());
  if (profit_ == 0) return;
  auto earned_shares = shares(method, schedule, periods);
  Fraction profit = Fraction::of(profit_);
  for (std::size_t k = 0; k < earned_.size(); ++k) earned_[k] = profit * earned_shares[k];
  earned_.back() = Fraction::of(profit_ - schedule.rebate);
}

Amount Recognition::recognised(int instalments) const {
  return rounded(earned_[static_cast<std::size_t>(instalments)]);
}

Unearned Recognition::unearned(int instalments) const {
  return left_of(earned_[static_cast<std::size_t>(instalments)]);
}

Amount Recognition::recognised_on(Date day) const { return rounded(earned_on(day)); }
Unearned Recognition::unearned_on(Date day) const { return left_of(earned_on(day)); }

Amount Recognition::rounded(const Fraction& earned) const {
  return std::min(earned.rounded().value_or(profit_), profit_);
}

Unearned Recognition::left_of(const Fraction& earned) const {
  return {profit_ - rounded(earned), Fraction::of(profit_).less(earned)};
}

Fraction Recognition::earned_on(Date day) const {
  // The sale begins the first period, and ends none.
  auto next = std::upper_bound(ends_.begin() + 1, ends_.end(), day);
  if (next == ends_.end()) return earned_.back();
  auto period = static_cast<std::size_t>(next - ends_.begin());
  const Fraction& before = earned_[period - 1];
  int all = months_passed(ends_[period - 1], *next);
  int passed = std::min(months_passed(ends_[period - 1], day), all);
  if (passed == 0) return before;
  return before + earned_[period].less(before) * quotient(passed, all);
}

Amount recognised_by_receipt(Amount profit, Amount paid, Amount price) {
  return mul_div(profit, std::min(paid, price), price).value_or(profit);
}

}  // namespace murabaha
