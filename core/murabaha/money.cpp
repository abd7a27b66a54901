#include "murabaha/money.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>

namespace murabaha {
namespace {

struct Listed {
  std::string_view codes;  // three letters each
  int exponent;
};

// ISO 4217, active codes, by the digits of the minor unit.
constexpr std::array listed = std::to_array<Listed>({
    {"BIFCLPDJFGNFISKJPYKMFKRWPYGRWFUGXUYIVNDVUVXAFXOFXPFXXX", 0},
    {"BHDIQDJODKWDLYDOMRTND", 3},
    {"CLFUYW", 4},
    {"AEDAFNALLAMDANGAOAARSAUDAWGAZNBAMBBDBDTBGNBMDBNDBOBBOVBRLBSDBTNBWPBYNBZDCADCDFCHECHFCHWCNYCOP"
     "COUCRCCUPCVECZKDKKDOPDZDEGPERNETBEURFJDFKPGBPGELGHSGIPGMDGTQGYDHKDHNLHTGHUFIDRILSINRIRRJMDKES"
     "KGSKHRKPWKYDKZTLAKLBPLKRLRDLSLMADMDLMGAMKDMMKMNTMOPMRUMURMVRMWKMXNMXVMYRMZNNADNGNNIONOKNPRNZD"
     "PABPENPGKPHPPKRPLNQARRONRSDRUBSARSBDSCRSDGSEKSGDSHPSLESOSSRDSSPSTNSVCSYPSZLTHBTJSTMTTOPTRYTTD"
     "TWDTZSUAHUSDUSNUYUUZSVEDVESWSTXCDXCGYERZARZMWZWG",
     2},
});

Amount power_of_ten(int exponent) {
  Amount power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The amount with Arabic-Indic digits and separators, eastern ones too, in their Latin form.
std::string latin(std::string_view text) {
  std::string latin;
  for (std::size_t at = 0; at < text.size(); ++at) {
    auto lead = static_cast<unsigned char>(text[at]);
    auto next = static_cast<unsigned char>(at + 1 < text.size() ? text[at + 1] : 0);
    bool is_arabic = lead == 0xD9 && next >= 0xA0 && next <= 0xAC && next != 0xAA;
    bool is_eastern = lead == 0xDB && next >= 0xB0 && next <= 0xB9;
    if (!is_arabic && !is_eastern) {
      latin += text[at];
      continue;
    }
    constexpr std::string_view arabic = "0123456789%.,";  // from U+0660 on
    latin += is_eastern ? static_cast<char>('0' + next - 0xB0) : arabic[next - 0xA0u];
    ++at;
  }
  return latin;
}

auto syntax(std::string_view text) {
  return otp::refuse(Atom("amount_syntax"),
                     fmt::format("'{}' is not an amount: write digits, as in 1,250.50", text));
}

auto too_large() {
  return otp::refuse(Atom("amount_overflow"),
                     "The amount is too large: at most 9,007,199,254,740,991 minor units.");
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
      bool fits = is_first ? !group.empty() && group.size() <= 3 : group.size() == 3;
      if (!fits) return syntax(text);
      digits += group;
      whole = is_last ? std::string_view{} : whole.substr(end + 1);
      if (!is_last && whole.empty()) return syntax(text);
    }
  }
  if (digits.empty() || !std::ranges::all_of(digits, is_digit)) return syntax(text);
  return digits;
}

}  // namespace

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
                     fmt::format("'{}' is not a currency of ISO 4217.", code));
}

Result<Amount> parse_amount(std::string_view text, const Currency& currency) {
  std::string written = latin(text);
  std::string_view rest = written;
  while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
  while (!rest.empty() && rest.back() == ' ') rest.remove_suffix(1);
  bool is_negative = rest.starts_with('-');
  if (is_negative) rest.remove_prefix(1);
  auto point = rest.find('.');
  auto whole = ungrouped(rest.substr(0, point), text);
  if (!whole) return std::unexpected(whole.error());
  std::string_view fraction;
  if (point != std::string_view::npos) {
    fraction = rest.substr(point + 1);
    if (fraction.empty() || !std::ranges::all_of(fraction, is_digit)) return syntax(text);
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
    if (amount > largest_amount / 10) return too_large();
    amount = amount * 10 + (digit - '0');
  }
  if (amount > largest_amount) return too_large();
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

Result<Amount> add(Amount a, Amount b) {
  Amount sum = 0;
  if (__builtin_add_overflow(a, b, &sum) || sum > largest_amount) return too_large();
  return sum;
}

Amount mul_div(Amount a, Amount b, Amount c) {
  __extension__ using Wide = __int128;
  return Amount((2 * Wide(a) * b + c) / (2 * Wide(c)));
}

}  // namespace murabaha
