#include "murabaha/deciding.h"

#include <fmt/format.h>

#include <algorithm>

#include "murabaha/instalment_state.h"

namespace murabaha {

using otp::refuse;
using otp::tuple;

// Days

std::string earliest_day(const Contract& contract, const Moment& moment) {
  std::string furthest = format_date(add_months(moment.today(), -moment.policy.back_dated_months));
  return std::max(furthest, contract.sold_on.value_or(""));  // the form sorts like the days
}

Result<std::string> value_date(const std::string& given, const std::string& earliest,
                               const Moment& moment) {
  std::string today = format_date(moment.today());
  if (given.empty()) return today;
  std::string range = earliest.empty() ? fmt::format("no later than {}", today)
                                       : fmt::format("from {} to {}", earliest, today);
  auto refused = [&] {
    return refuse(tuple(Atom("invalid_value_date"), earliest, today),
                  fmt::format("Give a date {}, written like 2026-01-05.", range));
  };
  auto date = parse_date(given);
  if (!date) return refused();
  if (given > today || given < earliest) return refused();
  return given;
}

// What is paid

namespace {

Result<> above_zero(std::string_view what, Amount amount) {
  if (amount > 0) return {};
  return invalid_amount("amount", fmt::format("{} must be above zero.", what));
}

/// Whoever pays all that is owed less the rebate that the terms make mandatory, before the last
/// instalment is due, settles early, and the rebate must come with it. A payment that leaves less
/// than the rebate would let the customer lose it in parts. Where no instalments are agreed,
/// nothing is ever due at a day: whatever pays all is early. At a ceiling rate nobody pays what is
/// to be given back when all instalments are due either.
Result<> check_rebate_is_given(const Contract& contract, Amount payment, Date day) {
  bool is_ceiling = contract.terms.repayment.method == InstalmentMethod::Ceiling;
  bool is_early = contract.schedule.empty() || day < contract.schedule.back().due;
  Amount owed = contract.outstanding();
  Amount due = contract.mandatory_rebate(day).value_or(0);
  bool pays_all = is_early ? payment >= owed - due : is_ceiling && payment > owed - due;
  if (!pays_all) return {};
  return check_policy(contract.terms.settlement.policy, {owed, 0, owed}, due,
                      contract.terms.currency);
}

std::unexpected<otp::Error> duplicate(const std::string& reference, std::string_view whose,
                                      std::int64_t seq) {
  return refuse(tuple(Atom("duplicate_reference"), seq),
                fmt::format("The reference {} was recorded at step {} already.",
                            in_quotes(reference, whose), seq));
}

}  // namespace

Result<Fact> decide_payment(const Contract& contract, const RecordPayment& payment,
                            const Moment& moment) {
  if (auto checked = above_zero("A payment", payment.amount); !checked) {
    return std::unexpected(checked.error());
  }
  auto sum = add(contract.paid(), payment.amount);
  if (!sum) return std::unexpected(sum.error());
  if (auto checked = check_text("reference", payment.reference); !checked) {
    return std::unexpected(checked.error());
  }
  auto date = value_date(payment.value_date, earliest_day(contract, moment), moment);
  if (!date) return std::unexpected(date.error());
  if (std::int64_t seq = contract.seq_of_reference(payment.reference); seq > 0) {
    return duplicate(payment.reference, "of the payment", seq);
  }
  if (auto given = check_rebate_is_given(contract, payment.amount, *parse_date(*date)); !given) {
    return std::unexpected(given.error());
  }
  Amount owed = contract.outstanding();
  if (payment.amount > owed && contract.terms.overpayment == Overpayment::Refuse) {
    return refuse(tuple(Atom("overpayment"), owed),
                  fmt::format("That is more than is owed: at most {}.",
                              format_money(owed, contract.terms.currency)));
  }
  Amount applied = std::min(payment.amount, owed);
  return PaymentRecorded{payment.amount, applied, payment.amount - applied, *date,
                         payment.reference};
}

Result<Fact> decide_settlement(const Contract& contract, const SettleEarly& settlement,
                               const Moment& moment) {
  const Currency& currency = contract.terms.currency;
  auto date = value_date(settlement.value_date, earliest_day(contract, moment), moment);
  if (!date) return std::unexpected(date.error());
  Date day = *parse_date(*date);
  Amount unearned = contract.unearned_on(day).amount;
  std::optional<Amount> due = contract.mandatory_rebate(day);
  auto settled = settle_early(contract.outstanding(), unearned, settlement.rebate, currency);
  if (!settled) return std::unexpected(settled.error());
  auto allowed =
      check_policy(contract.terms.settlement.policy, *settled, due.value_or(0), currency);
  if (!allowed) return std::unexpected(allowed.error());
  auto checked = check_settlement(contract.outstanding(), unearned, settlement.rebate,
                                  settlement.cash, currency);
  if (!checked) return std::unexpected(checked.error());
  // A mandatory rebate may be all that is owed.
  if (settlement.cash == 0 && !due) {
    return invalid_amount("cash", "Something must be paid to settle early.");
  }
  return SettledEarly{settlement.rebate, settlement.cash, *date};
}

Result<Fact> decide_donation(const Contract& contract, const RecordCharityDonation& donation,
                             const Moment& moment) {
  if (auto checked = above_zero("A donation", donation.amount); !checked) {
    return std::unexpected(checked.error());
  }
  auto sum = add(contract.donated, donation.amount);
  if (!sum) return std::unexpected(sum.error());
  auto most = donation_left(contract, moment.today());
  if (most && donation.amount > *most) {
    return refuse(tuple(Atom("invalid_amount"), Atom("amount"), *most),
                  fmt::format("That is more than the terms stipulate for the late instalments and "
                              "is not donated yet: at most {}.",
                              format_money(*most, contract.terms.currency)));
  }
  return DonationRecorded{donation.amount};
}

Result<Fact> decide_paying_on(const Contract& contract, const PayOnCharity& paid) {
  if (auto checked = above_zero("What is passed on", paid.amount); !checked) {
    return std::unexpected(checked.error());
  }
  Amount balance = contract.charity_balance();
  if (paid.amount > balance) {
    return refuse(tuple(Atom("exceeds_donations"), balance),
                  fmt::format("That is more than is left to distribute: at most {}.",
                              format_money(balance, contract.terms.currency)));
  }
  if (paid.recipient.empty()) {
    return refuse(Atom("invalid_text"), "Name the charity that receives it.");
  }
  for (auto [what, text] :
       {std::pair("recipient", &paid.recipient), {"reference", &paid.reference}}) {
    if (auto checked = check_text(what, *text); !checked) return std::unexpected(checked.error());
  }
  std::int64_t seq = contract.seq_of_charity_reference(paid.reference);
  if (seq > 0) return duplicate(paid.reference, "of the transfer", seq);
  return CharityPaidOn{paid.amount, paid.recipient, paid.reference};
}

}  // namespace murabaha
