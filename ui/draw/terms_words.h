#pragma once

#include "draw/contract_words.h"

/// What the terms of a contract agree on instalments, income and early settlement, in the language
/// of the program.
namespace ui {

/// As the new-contract dialog offers it: `annuity at a constant rate`, ...
QString word_of(murabaha::InstalmentMethod method);
QString word_of(murabaha::RecognitionMethod method);

/// `annuity at a constant rate · 8 % a year · instalments: 36 · months between: 1`
QString repayment_words(const murabaha::Terms& terms, Digits digits = Digits::Latin);
/// The rebate that the terms make mandatory; empty when it is at the bank's discretion, for which
/// nothing may be promised.
QString rebate_words(const murabaha::Terms& terms);

}  // namespace ui
