#include "murabaha/rate.h"

#include <fmt/format.h>

#include <numeric>

#include "murabaha/numerals.h"
#include "murabaha/texts.h"

namespace murabaha {
namespace {

constexpr std::size_t digits = 9;
constexpr std::int64_t percent = 1'000'000'000;  // in billionths of a percent
constexpr std::int64_t one = 100 * percent;

std::unexpected<otp::Error> syntax(std::string_view text) {
  return otp::refuse(
      Atom("rate_syntax"),
      fmt::format("{} is not a rate: write a percentage, as in 6.25 %", in_quotes(text)));
}

}  // namespace

Result<Rate> Rate::parse(std::string_view text) {
  if (text.size() > longest_number) return syntax(text);
  std::string written = latin_numerals(without_direction_marks(text));
  std::string_view rest = trimmed(written);
  if (rest.ends_with('%')) rest = trimmed(rest.substr(0, rest.size() - 1));
  auto point = rest.find('.');
  std::string_view units = rest.substr(0, point);
  std::string_view fraction = point == std::string_view::npos ? "0" : rest.substr(point + 1);
  if (!all_digits(units) || !all_digits(fraction)) return syntax(text);
  if (fraction.size() > digits) {
    return otp::refuse(otp::tuple(Atom("rate_precision"), digits),
                       fmt::format("A rate has at most {} digits after the point.", digits));
  }
  Rate rate;
  std::string all = std::string(units) + std::string(fraction);
  for (char digit : all.append(digits - fraction.size(), '0')) {
    rate.billionths_ = rate.billionths_ * 10 + (digit - '0');
    if (rate.billionths_ > 10 * one) {
      return otp::refuse(Atom("rate_range"), "A rate is at most 1,000 %.");
    }
  }
  return rate;
}

Rate Rate::whole() {
  Rate rate;
  rate.billionths_ = one;
  return rate;
}

Fraction Rate::share() const {
  return {static_cast<std::uint64_t>(billionths_), static_cast<std::uint64_t>(one)};
}

Fraction Rate::growth(int months) const {
  std::int64_t year = one * 12;
  std::int64_t period = year + billionths_ * months;
  std::int64_t common = std::gcd(year, period);
  return {static_cast<std::uint64_t>(period / common), static_cast<std::uint64_t>(year / common)};
}

Result<Amount> Rate::of(Amount amount) const { return mul_div(amount, billionths_, one); }

std::string Rate::text() const {
  std::string text = fmt::format("{}.{:09}", billionths_ / percent, billionths_ % percent);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text + " %";
}

Result<Amount> flat_profit(Amount cost, const Rate& yearly, int months) {
  Fraction growth = yearly.growth(months);
  Fraction share = growth.less(Fraction(1));
  return (Fraction::of(cost) * share).rounded();
}

}  // namespace murabaha
