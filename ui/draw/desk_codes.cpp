#include "draw/desk_codes.h"

#include <QCoreApplication>

#include <algorithm>
#include <span>

#include "draw/contract_words.h"
#include "draw/desk_sentences.h"
#include "draw/text.h"

namespace ui {
namespace {

struct CodeWord {
  std::string_view code;
  const char* word;
};

constexpr CodeWord commands[] = {
    {"start", QT_TRANSLATE_NOOP("DeskCodes", "Open")},
    {"approve", QT_TRANSLATE_NOOP("DeskCodes", "Approve")},
    {"reject", QT_TRANSLATE_NOOP("DeskCodes", "Reject")},
    {"disburse", QT_TRANSLATE_NOOP("DeskCodes", "Disburse")},
    {"record_payment", QT_TRANSLATE_NOOP("DeskCodes", "Record payment")},
    {"record_evidence", QT_TRANSLATE_NOOP("DeskCodes", "Record document")},
    {"agree_schedule", QT_TRANSLATE_NOOP("DeskCodes", "Agree schedule")},
    {"conclude_sale", QT_TRANSLATE_NOOP("DeskCodes", "Conclude sale")},
    {"settle_early", QT_TRANSLATE_NOOP("DeskCodes", "Settle early")},
    {"record_charity_donation", QT_TRANSLATE_NOOP("DeskCodes", "Donation to charity")},
    {"pay_on_charity", QT_TRANSLATE_NOOP("DeskCodes", "Pass on to charity")},
    {"decide_payout", QT_TRANSLATE_NOOP("DeskCodes", "Decide unknown payment")},
    {"refund_excess", QT_TRANSLATE_NOOP("DeskCodes", "Refund")},
};

constexpr CodeWord refusals[] = {
    {"actor_required", QT_TRANSLATE_NOOP("DeskCodes", "nobody is signed in")},
    {"already_exists", QT_TRANSLATE_NOOP("DeskCodes", "exists already")},
    {"already_started", QT_TRANSLATE_NOOP("DeskCodes", "open already")},
    {"amount_overflow", QT_TRANSLATE_NOOP("DeskCodes", "amount too large")},
    {"amount_precision", QT_TRANSLATE_NOOP("DeskCodes", "too many digits")},
    {"amount_syntax", QT_TRANSLATE_NOOP("DeskCodes", "no amount")},
    {"busy", QT_TRANSLATE_NOOP("DeskCodes", "under way")},
    {"chain_broken", QT_TRANSLATE_NOOP("DeskCodes", "audit trail broken")},
    {"cost_breakdown_mismatch", QT_TRANSLATE_NOOP("DeskCodes", "cost does not add up")},
    {"csv_syntax", QT_TRANSLATE_NOOP("DeskCodes", "not as the file should be")},
    {"currency_mismatch", QT_TRANSLATE_NOOP("DeskCodes", "another currency")},
    {"currency_unknown", QT_TRANSLATE_NOOP("DeskCodes", "unknown currency")},
    {"duplicate_reference", QT_TRANSLATE_NOOP("DeskCodes", "reference used already")},
    {"exceeds_donations", QT_TRANSLATE_NOOP("DeskCodes", "more than was donated")},
    {"guard_failed", QT_TRANSLATE_NOOP("DeskCodes", "something is missing")},
    {"hash_not_found", QT_TRANSLATE_NOOP("DeskCodes", "no such hash")},
    {"idempotency_conflict", QT_TRANSLATE_NOOP("DeskCodes", "key used already")},
    {"insufficient_funds", QT_TRANSLATE_NOOP("DeskCodes", "insufficient funds")},
    {"invalid_amount", QT_TRANSLATE_NOOP("DeskCodes", "wrong amount")},
    {"invalid_asset_class", QT_TRANSLATE_NOOP("DeskCodes", "wrong kind of asset")},
    {"invalid_checkpoint", QT_TRANSLATE_NOOP("DeskCodes", "no checkpoint")},
    {"invalid_evidence", QT_TRANSLATE_NOOP("DeskCodes", "wrong document")},
    {"invalid_hash", QT_TRANSLATE_NOOP("DeskCodes", "no hash")},
    {"invalid_id", QT_TRANSLATE_NOOP("DeskCodes", "wrong id")},
    {"invalid_outcome", QT_TRANSLATE_NOOP("DeskCodes", "neither paid nor not paid")},
    {"invalid_plan", QT_TRANSLATE_NOOP("DeskCodes", "wrong plan")},
    {"invalid_profit", QT_TRANSLATE_NOOP("DeskCodes", "wrong profit")},
    {"invalid_row", QT_TRANSLATE_NOOP("DeskCodes", "unreadable row")},
    {"invalid_state", QT_TRANSLATE_NOOP("DeskCodes", "not in this state")},
    {"invalid_text", QT_TRANSLATE_NOOP("DeskCodes", "wrong text")},
    {"invalid_value_date", QT_TRANSLATE_NOOP("DeskCodes", "wrong date")},
    {"not_found", QT_TRANSLATE_NOOP("DeskCodes", "not found")},
    {"not_a_file", QT_TRANSLATE_NOOP("DeskCodes", "no contract file")},
    {"nothing_to_export", QT_TRANSLATE_NOOP("DeskCodes", "nothing to export")},
    {"noproc", QT_TRANSLATE_NOOP("DeskCodes", "no desk")},
    {"overpayment", QT_TRANSLATE_NOOP("DeskCodes", "more than is owed")},
    {"not_paid", QT_TRANSLATE_NOOP("DeskCodes", "was not paid")},
    {"payment_unknown", QT_TRANSLATE_NOOP("DeskCodes", "outcome unknown")},
    {"rate_range", QT_TRANSLATE_NOOP("DeskCodes", "rate out of range")},
    {"rate_precision", QT_TRANSLATE_NOOP("DeskCodes", "too many digits")},
    {"rate_syntax", QT_TRANSLATE_NOOP("DeskCodes", "wrong rate")},
    {"read_only", QT_TRANSLATE_NOOP("DeskCodes", "read only")},
    {"rebate_exceeds_profit", QT_TRANSLATE_NOOP("DeskCodes", "rebate too large")},
    {"reversed", QT_TRANSLATE_NOOP("DeskCodes", "taken back")},
    {"schedule_mismatch", QT_TRANSLATE_NOOP("DeskCodes", "schedule does not add up")},
    {"schema_too_new", QT_TRANSLATE_NOOP("DeskCodes", "database too new")},
    {"settlement_mismatch", QT_TRANSLATE_NOOP("DeskCodes", "another sum is due")},
    {"storage_error", QT_TRANSLATE_NOOP("DeskCodes", "database failed")},
    {"timeout", QT_TRANSLATE_NOOP("DeskCodes", "no answer in time")},
    {"version_conflict", QT_TRANSLATE_NOOP("DeskCodes", "changed meanwhile")},
};

constexpr CodeWord accounts[] = {
    {"cash", QT_TRANSLATE_NOOP("DeskCodes", "Cash")},
    {"advance", QT_TRANSLATE_NOOP("DeskCodes", "Advance to the supplier")},
    {"inventory", QT_TRANSLATE_NOOP("DeskCodes", "Inventory")},
    {"receivable", QT_TRANSLATE_NOOP("DeskCodes", "Receivable")},
    {"deferred_profit", QT_TRANSLATE_NOOP("DeskCodes", "Deferred profit")},
    {"profit_income", QT_TRANSLATE_NOOP("DeskCodes", "Profit income")},
    {"customer_credit", QT_TRANSLATE_NOOP("DeskCodes", "Customer's credit")},
    {"charity_payable", QT_TRANSLATE_NOOP("DeskCodes", "Payable to charity")},
};

constexpr CodeWord purposes[] = {
    {"disburse", QT_TRANSLATE_NOOP("DeskCodes", "disbursement")},
    {"refund", QT_TRANSLATE_NOOP("DeskCodes", "refund")},
};

constexpr CodeWord payments[] = {
    {"intent", QT_TRANSLATE_NOOP("DeskCodes", "intended")},
    {"unknown", QT_TRANSLATE_NOOP("DeskCodes", "unknown")},
    {"declined", QT_TRANSLATE_NOOP("DeskCodes", "declined")},
    {"confirmed", QT_TRANSLATE_NOOP("DeskCodes", "confirmed")},
    {"paid", QT_TRANSLATE_NOOP("DeskCodes", "paid")},
    {"reversed", QT_TRANSLATE_NOOP("DeskCodes", "taken back")},
};

constexpr CodeWord calls[] = {
    {"send", QT_TRANSLATE_NOOP("DeskCodes", "told to pay")},
    {"query", QT_TRANSLATE_NOOP("DeskCodes", "asked")},
};

constexpr CodeWord outcomes[] = {
    {"paid", QT_TRANSLATE_NOOP("DeskCodes", "paid")},
    {"declined", QT_TRANSLATE_NOOP("DeskCodes", "declined")},
    {"reversed", QT_TRANSLATE_NOOP("DeskCodes", "taken back")},
    {"not_found", QT_TRANSLATE_NOOP("DeskCodes", "not found")},
    {"unreachable", QT_TRANSLATE_NOOP("DeskCodes", "unreachable")},
    {"timeout", QT_TRANSLATE_NOOP("DeskCodes", "no answer in time")},
    {"payment_mismatch", QT_TRANSLATE_NOOP("DeskCodes", "another amount was paid")},
    {"insufficient_funds", QT_TRANSLATE_NOOP("DeskCodes", "insufficient funds")},
    {"pending", QT_TRANSLATE_NOOP("DeskCodes", "under way there")},
    {"key_expired", QT_TRANSLATE_NOOP("DeskCodes", "key may be forgotten")},
    {"no_query", QT_TRANSLATE_NOOP("DeskCodes", "cannot be asked")},
    {"not_paid", QT_TRANSLATE_NOOP("DeskCodes", "was not paid")},
};

QString look_up(std::span<const CodeWord> words, std::string_view code) {
  auto found = std::ranges::find(words, code, &CodeWord::code);
  if (found == words.end()) return text(code);
  return QCoreApplication::translate("DeskCodes", found->word);
}

}  // namespace

QString word_of_command(std::string_view command) { return look_up(commands, command); }
QString word_of_refusal(std::string_view code) { return look_up(refusals, code); }
QString word_of_account(std::string_view account) { return look_up(accounts, account); }
QString word_of_purpose(std::string_view purpose) { return look_up(purposes, purpose); }
QString word_of_payment(std::string_view status) { return look_up(payments, status); }
QString word_of_call(std::string_view kind) { return look_up(calls, kind); }
QString word_of_outcome(std::string_view code) { return look_up(outcomes, code); }

QString with_code(const QString& word, std::string_view code) {
  if (word == text(code)) return apart(word);
  return QString("%1 (%2)").arg(word, apart(code));
}

QString words_of_note(const murabaha::Transition& step) {
  std::string_view command = step.action.text();
  if (command == "record_evidence") {
    auto kind = murabaha::evidence_kind_named(step.note);
    return kind ? word_of(*kind) : text(step.note);
  }
  if (command.ends_with("_declined") || command.ends_with("_unknown")) {
    return word_of_outcome(step.note);
  }
  bool is_sentence = command == "agree_schedule" || command == "settle_early";
  return is_sentence ? translated(step.note) : text(step.note);
}

}  // namespace ui
