#pragma once

#include <string>

#include "murabaha/contract.h"

/// What an action comes to when the stage and the guards allow it, beside what `rules.h` tells. The
/// refusals are those of `decide`.
namespace murabaha {

/// The earliest day of a payment, a settlement or a sale: as far back as the desk goes, and not
/// before the sale.
std::string earliest_day(const Contract& contract, const Moment& moment);
/// The day that was given, or today; no later than today, and no earlier than `earliest`.
Result<std::string> value_date(const std::string& given, const std::string& earliest,
                               const Moment& moment);

Result<Fact> decide_payment(const Contract& contract, const RecordPayment& payment,
                            const Moment& moment);
Result<Fact> decide_settlement(const Contract& contract, const SettleEarly& settlement,
                               const Moment& moment);
/// A donation is what the customer has undertaken for being late, and no more: it would be a
/// penalty that the terms do not have.
Result<Fact> decide_donation(const Contract& contract, const RecordCharityDonation& donation,
                             const Moment& moment);
Result<Fact> decide_paying_on(const Contract& contract, const PayOnCharity& paid);

}  // namespace murabaha
