#include "murabaha/money.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "murabaha/numerals.h"
#include "murabaha/texts.h"

namespace murabaha {
namespace {

__extension__ using Wide = __int128;

struct Listed {
  std::string_view codes;  // three letters each
  int exponent;
};

// ISO 4217, list one, by the digits of the minor unit; and ANG and BGN, withdrawn in 2025 and 2026,
// in which contracts may still be running.
constexpr std::array listed = std::to_array<Listed>({
    {"BIFCLPDJFGNFISKJPYKMFKRWPYGRWFUGXUYIVNDVUVXAFXOFXPF"
     "XAGXAUXBAXBBXBCXBDXDRXPDXPTXSUXTSXUAXXX",
     0},
    {"BHDIQDJODKWDLYDOMRTND", 3},
    {"CLFUYW", 4},
    {"AEDAFNALLAMDANGAOAARSAUDAWGAZNBAMBBDBDTBGNBMDBNDBOBBOVBRLBSDBTNBWPBYNBZDCADCDFCHECHFCHWCNYCOP"
     "COUCRCCUPCVECZKDKKDOPDZDEGPERNETBEURFJDFKPGBPGELGHSGIPGMDGTQGYDHKDHNLHTGHUFIDRILSINRIRRJMDKES"
     "KGSKHRKPWKYDKZTLAKLBPLKRLRDLSLMADMDLMGAMKDMMKMNTMOPMRUMURMVRMWKMXNMXVMYRMZNNADNGNNIONOKNPRNZD"
     "PABPENPGKPHPPKRPLNQARRONRSDRUBSARSBDSCRSDGSEKSGDSHPSLESOSSRDSSPSTNSVCSYPSZLTHBTJSTMTTOPTRYTTD"
     "TWDTZSUAHUSDUSNUYUUZSVEDVESWSTXADXCDXCGYERZARZMWZWG",
     2},
});

Amount power_of_ten(int exponent) {
  Amount power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

auto syntax(std::string_view text) {
  if (text.empty()) return otp::refuse(Atom("amount_syntax"), "Write an amount, as in 1,250.50");
  return otp::refuse(
      Atom("amount_syntax"),
      fmt::format("{} is not an amount: write digits, as in 1,250.50", in_quotes(text)));
}

/// The quotient, to the nearest, a half away from zero.
Wide rounded(Wide numerator, Wide denominator) {
  Wide half = denominator / 2;
  bool is_odd = denominator % 2 != 0;
  Wide quotient = numerator / denominator;
  Wide rest = numerator % denominator;  // has the sign of the numerator
  if (rest > half || (rest == half && !is_odd)) return quotient + 1;
  if (-rest > half || (-rest == half && !is_odd)) return quotient - 1;
  return quotient;
}

Result<Amount> within_limits(Wide amount) {
  if (amount > largest_amount || amount < -largest_amount) return amount_overflow();
  return static_cast<Amount>(amount);
}

/// The digits of the whole part without its separators, which must stand between groups of three.
Result<std::string> ungrouped(std::string_view whole, std::string_view text) {
  std::string digits;
  if (whole.find(',') == std::string_view::npos) {
    digits = whole;
  } else {
    for (bool is_first = true; !whole.empty(); is_first = false) {
      auto end = whole.find(',');
      std::string_view group = whole.substr(0, end);
      bool is_last = end == std::string_view::npos;
      // "0,125" is a fraction to whoever writes it so, hence no group of thousands.
      bool fits =
          is_first ? !group.empty() && group.size() <= 3 && group[0] != '0' : group.size() == 3;
      if (!fits) return syntax(text);
      digits += group;
      whole = is_last ? std::string_view{} : whole.substr(end + 1);
      if (!is_last && whole.empty()) return syntax(text);
    }
  }
  if (!all_digits(digits)) return syntax(text);
  return digits;
}

}  // namespace

std::unexpected<otp::Error> amount_overflow() {
  return otp::refuse(Atom("amount_overflow"),
                     "The amount is too large: at most 9,007,199,254,740,991 minor units.");
}

std::unexpected<otp::Error> invalid_amount(std::string_view field, std::string sentence) {
  return otp::refuse(otp::tuple(Atom("invalid_amount"), Atom(field)), std::move(sentence));
}

Result<Currency> Currency::of(std::string_view code) {
  for (const Listed& group : listed) {
    for (std::size_t at = 0; at < group.codes.size(); at += 3) {
      if (group.codes.substr(at, 3) != code) continue;
      Currency currency;
      std::ranges::copy(code, currency.code_);
      currency.exponent_ = group.exponent;
      return currency;
    }
  }
  return otp::refuse(Atom("currency_unknown"),
                     fmt::format("{} is not a currency of ISO 4217.", in_quotes(code)));
}

std::vector<Currency> Currency::all() {
  std::vector<Currency> all;
  for (const Listed& group : listed) {
    for (std::size_t at = 0; at < group.codes.size(); at += 3) {
      all.push_back(of(group.codes.substr(at, 3)).value());
    }
  }
  return all;
}

Result<Amount> parse_amount(std::string_view text, const Currency& currency) {
  if (text.size() > longest_number) return syntax(text);
  std::string written = latin_numerals(without_direction_marks(text));
  std::string_view rest = trimmed(written);
  bool is_negative = rest.starts_with('-');
  if (is_negative) rest.remove_prefix(1);
  auto point = rest.find('.');
  auto whole = ungrouped(rest.substr(0, point), text);
  if (!whole) return std::unexpected(whole.error());
  std::string_view fraction;
  if (point != std::string_view::npos) {
    fraction = rest.substr(point + 1);
    if (!all_digits(fraction)) return syntax(text);
  }
  auto digits = static_cast<std::size_t>(currency.exponent());
  if (fraction.size() > digits) {
    return otp::refuse(otp::tuple(Atom("amount_precision"), digits),
                       fmt::format("{} has {} digits after the point, not {}.", currency.code(),
                                   digits, fraction.size()));
  }
  std::string all = *whole + std::string(fraction) + std::string(digits - fraction.size(), '0');
  Amount amount = 0;
  for (char digit : all) {
    if (amount > largest_amount / 10) return amount_overflow();
    amount = amount * 10 + (digit - '0');
  }
  if (amount > largest_amount) return amount_overflow();
  return is_negative ? -amount : amount;
}

std::string format_amount(Amount amount, const Currency& currency) {
  // Of the most negative number there is no positive counterpart, so work on the unsigned one.
  auto magnitude = static_cast<std::uint64_t>(amount);
  if (amount < 0) magnitude = 0 - magnitude;
  auto unit = static_cast<std::uint64_t>(power_of_ten(currency.exponent()));
  std::string whole = std::to_string(magnitude / unit);
  for (auto at = static_cast<std::ptrdiff_t>(whole.size()) - 3; at > 0; at -= 3) {
    whole.insert(static_cast<std::size_t>(at), 1, ',');
  }
  std::string text = (amount < 0 ? "-" : "") + whole;
  if (currency.exponent() == 0) return text;
  return text + fmt::format(".{:0{}}", magnitude % unit, currency.exponent());
}

std::string format_money(Amount amount, const Currency& currency) {
  if (currency == Currency()) return format_amount(amount, currency);
  return std::string(currency.code()) + " " + format_amount(amount, currency);
}

Result<Amount> add(Amount a, Amount b) { return within_limits(Wide{a} + b); }

Result<Amount> subtract(Amount a, Amount b) { return within_limits(Wide{a} - b); }

Result<Amount> sum(std::span<const Amount> amounts) {
  Wide sum = 0;
  for (Amount amount : amounts) sum += amount;
  return within_limits(sum);
}

Result<Amount> mul_div(Amount amount, std::int64_t numerator, std::int64_t denominator) {
  return within_limits(rounded(Wide{amount} * numerator, denominator));
}

std::vector<Amount> split(Amount whole, int count) {
  return split(whole, std::vector<Amount>(static_cast<std::size_t>(count), 1));
}

std::vector<Amount> split(Amount whole, std::span<const Amount> weights) {
  Wide all = 0;
  for (Amount weight : weights) all += weight;
  std::vector<Amount> parts;
  Wide weight_so_far = 0;
  Amount shared = 0;
  for (Amount weight : weights) {
    weight_so_far += weight;
    auto next = static_cast<Amount>(rounded(whole * weight_so_far, all));
    parts.push_back(next - shared);
    shared = next;
  }
  return parts;
}

Result<> check_cost_breakdown(std::span<const Amount> lines, Amount asset_cost) {
  auto total = sum(lines);
  if (!total) return std::unexpected(total.error());
  if (*total == asset_cost) return {};
  Amount difference = *total - asset_cost;
  return otp::refuse(
      otp::tuple(Atom("cost_breakdown_mismatch"), difference),
      fmt::format("The lines of the cost add up to {} minor units {} than the cost.",
                  difference < 0 ? -difference : difference, difference < 0 ? "less" : "more"));
}

}  // namespace murabaha
