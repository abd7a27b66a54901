#pragma once

#include "draw/text.h"
#include "murabaha/contract.h"

/// What the contract desk says, in the language of the program.
///
/// Ids, amounts, dates and times are isolated from what is around them. Amounts are made of
/// integers, never of floating point.
namespace ui {

// Words

QString word_of(murabaha::Stage stage);
QString word_of(murabaha::Profile profile);
QString word_of(murabaha::EvidenceKind kind);
QString word_of(murabaha::PromiseKind kind);
QString word_of(murabaha::AssetClass asset_class);
/// A command of the audit trail, as what happened: `Payment recorded` for `record_payment`; the
/// command itself when it is not known.
QString word_of_step(std::string_view command);

// Amounts and dates

/// Which digits amounts are written with.
enum class Digits { Latin, OfLocale };

/// An amount that is formatted already, as in `KWD 92.000`.
QString written(const QString& amount, Digits digits);
/// `1,250.50`
QString amount_text(murabaha::Amount amount, const murabaha::Currency& currency,
                    Digits digits = Digits::Latin);
/// `KWD 92.000`
QString money_text(murabaha::Amount amount, const murabaha::Currency& currency,
                   Digits digits = Digits::Latin);
/// The same of a currency by its code, isolated only where one reads from right to left. Of one
/// that is not known the minor units are all that can be said.
QString money_text(murabaha::Amount amount, const std::string& code);
/// The same of a sum, which may be more than can be added up.
QString sum_text(const murabaha::Result<murabaha::Amount>& sum, const std::string& code);
/// `16 Rajab 1447`: the day in the tabular Islamic calendar, which may differ by a day or two from
/// one that goes by the moon.
QString islamic_date(murabaha::Date date);

}  // namespace ui
