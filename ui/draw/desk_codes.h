#pragma once

#include <QString>

#include <string_view>

#include "murabaha/contract.h"

/// What the codes of the contract desk are called, in the language of the program. A code that is
/// not known, such as a reason that somebody has made up, is shown as it is.
namespace ui {

/// A command as what is asked for: `Record payment` for `record_payment`. What has happened is said
/// by `word_of_step`.
QString word_of_command(std::string_view command);
/// Why a request was refused, in a word or two: `not in this state` for `invalid_state`.
QString word_of_refusal(std::string_view code);
/// An account of the ledger: `Deferred profit` for `deferred_profit`.
QString word_of_account(std::string_view account);
/// What is to be paid for: `disburse`, `refund`.
QString word_of_purpose(std::string_view purpose);
/// How a payment stands, by our books or by those of the payment system: `intent`, `confirmed`,
/// `paid`, ...
QString word_of_payment(std::string_view status);
/// How the payment system was called: `send`, `query`.
QString word_of_call(std::string_view kind);
/// What came of a call, or why a payment was declined or is unknown: `insufficient_funds`,
/// `timeout`, ...
QString word_of_outcome(std::string_view code);
/// A word with its code beside it, isolated: `not in this state (invalid_state)`.
QString with_code(const QString& word, std::string_view code);

/// What stands beside a step of a contract's history: an amount, a kind of document, a reason.
QString words_of_note(const murabaha::Transition& step);

}  // namespace ui
