#include "draw/desk_sentences.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include "draw/contract_words.h"
#include "draw/desk_codes.h"
#include "draw/language.h"
#include "draw/sentence_forms.h"
#include "draw/text.h"

namespace ui {
namespace {

struct DeskSentences {
  Q_DECLARE_TR_FUNCTIONS(DeskSentences)
};

/// As core writes them, with %1, %2, ... for what differs.
constexpr const char* sentences[] = {
    // What is added to another sentence
    QT_TRANSLATE_NOOP("DeskSentences", "%1 It is possible when the contract is: %2."),
    QT_TRANSLATE_NOOP("DeskSentences", "%1 Try it again."),
    // Why a step is not possible now
    QT_TRANSLATE_NOOP("DeskSentences", "The contract is still pending: approve it first."),
    QT_TRANSLATE_NOOP("DeskSentences", "The contract is approved already."),
    QT_TRANSLATE_NOOP("DeskSentences", "The money is disbursed already."),
    QT_TRANSLATE_NOOP("DeskSentences", "The customer is repaying already."),
    QT_TRANSLATE_NOOP("DeskSentences", "Already approved on %1."),
    QT_TRANSLATE_NOOP("DeskSentences", "Already disbursed on %1."),
    QT_TRANSLATE_NOOP("DeskSentences", "Completed on %1: nothing is owed any more."),
    QT_TRANSLATE_NOOP("DeskSentences", "Rejected on %1: nothing more can happen to it."),
    QT_TRANSLATE_NOOP("DeskSentences", "The contract is completed: nothing is owed any more."),
    QT_TRANSLATE_NOOP("DeskSentences", "The contract was rejected: nothing more can happen to it."),
    QT_TRANSLATE_NOOP("DeskSentences", "Nothing is owed yet: disburse the money first."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "Nothing is paid beyond what is owed: the customer is still repaying."),
    QT_TRANSLATE_NOOP("DeskSentences", "The sale is concluded already: the customer is repaying."),
    QT_TRANSLATE_NOOP("DeskSentences", "No payment of the bank is unknown."),
    // What is wrong with what was given
    QT_TRANSLATE_NOOP("DeskSentences", "Give a date from %1 to %2, written like 2026-01-05."),
    QT_TRANSLATE_NOOP("DeskSentences", "Give a date no later than %1, written like 2026-01-05."),
    QT_TRANSLATE_NOOP("DeskSentences", "A payment must be above zero."),
    QT_TRANSLATE_NOOP("DeskSentences", "A donation must be above zero."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "That is more than the terms stipulate for the late instalments and is not "
                      "donated yet: at most %1."),
    QT_TRANSLATE_NOOP("DeskSentences", "What is passed on must be above zero."),
    QT_TRANSLATE_NOOP("DeskSentences", "That is more than is left to distribute: at most %1."),
    QT_TRANSLATE_NOOP("DeskSentences", "Name the charity that receives it."),
    QT_TRANSLATE_NOOP("DeskSentences", "of the transfer"),
    QT_TRANSLATE_NOOP("DeskSentences", "Say whether it was paid."),
    QT_TRANSLATE_NOOP("DeskSentences", "There is a payment of the bank whose outcome is unknown."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "The payment system cannot say any more what came of the payment: as long as "
                      "it can, it is asked."),
    QT_TRANSLATE_NOOP("DeskSentences", "Write down how it is known what came of the payment."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "Somebody other than who has asked for the payment decides what came of it."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "The payment system is being asked about the payment just now."),
    QT_TRANSLATE_NOOP("DeskSentences", "The reference %1 was recorded at step %2 already."),
    QT_TRANSLATE_NOOP("DeskSentences", "That is more than is owed: at most %1."),
    QT_TRANSLATE_NOOP("DeskSentences", "The rebate must not be below zero."),
    QT_TRANSLATE_NOOP("DeskSentences", "The rebate may be at most the unearned profit, %1."),
    QT_TRANSLATE_NOOP("DeskSentences", "With this rebate, %1 settles what is owed."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "The terms make a rebate of %1 mandatory: %2 settles what is owed."),
    QT_TRANSLATE_NOOP("DeskSentences", "There is no such kind of evidence."),
    QT_TRANSLATE_NOOP("DeskSentences", "Say whom the promise binds."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "The contract is gone: it was taken out of the table of contracts, and rows "
                      "of it are left in the table %1."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "Name the document, give the hash of its file, or write a note."),
    QT_TRANSLATE_NOOP("DeskSentences", "There is no such kind of asset."),
    QT_TRANSLATE_NOOP("DeskSentences", "A SHA-256 has 64 digits from 0-9 and a-f."),
    QT_TRANSLATE_NOOP("DeskSentences", "Give the day of the first instalment, like 2026-02-28."),
    QT_TRANSLATE_NOOP("DeskSentences", "Nothing is owed to the customer."),
    QT_TRANSLATE_NOOP("DeskSentences", "A payment is on its way: its outcome is not known yet."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "A payment of %1 to %2 is on its way: its outcome must be known before "
                      "somebody else is paid."),
    QT_TRANSLATE_NOOP("DeskSentences", "Give the reason of the rejection."),
    QT_TRANSLATE_NOOP("DeskSentences", "%1 is not an amount: write digits, as in 1,250.50"),
    QT_TRANSLATE_NOOP("DeskSentences", "Write an amount, as in 1,250.50"),
    QT_TRANSLATE_NOOP("DeskSentences", "%1 has %2 digits after the point, not %3."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "The amount is too large: at most 9,007,199,254,740,991 minor units."),
    QT_TRANSLATE_NOOP("DeskSentences", "%1 is not a currency of ISO 4217."),
    QT_TRANSLATE_NOOP("DeskSentences", "The asset cost must be above zero."),
    QT_TRANSLATE_NOOP("DeskSentences", "The profit must not be below zero."),
    QT_TRANSLATE_NOOP("DeskSentences", "At %1 a year the profit is %2."),
    QT_TRANSLATE_NOOP("DeskSentences", "Equal instalments have no rate: their profit is stated."),
    QT_TRANSLATE_NOOP("DeskSentences", "A discretionary rebate has no formula to promise one."),
    QT_TRANSLATE_NOOP("DeskSentences", "%1 is not a rate: write a percentage, as in 6.25 %"),
    QT_TRANSLATE_NOOP("DeskSentences", "A rate has at most %1 digits after the point."),
    QT_TRANSLATE_NOOP("DeskSentences", "A rate is at most 1,000 %."),
    QT_TRANSLATE_NOOP("DeskSentences", "Give the yearly rate that makes the profit."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "The down payment must not be below zero, and be less than the cost."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "The rebate is a part of the unearned profit: above 0, and at most 100 %."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "The donation is a part of a late instalment: above 0, and at most 100 %."),
    QT_TRANSLATE_NOOP("DeskSentences", "A schedule has 1 to 600 instalments."),
    QT_TRANSLATE_NOOP("DeskSentences", "Between two instalments there are 1 to 120 months."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "The terms agree on other instalments: %1, with months between them: %2."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "%1 is not a contract id: use 1 to 64 letters, digits and . _ : -, beginning "
                      "with a letter or digit."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "%1 is not a customer id: use 1 to 64 letters, digits and . _ : -, beginning "
                      "with a letter or digit."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "%1 is not a supplier id: use 1 to 64 letters, digits and . _ : -, beginning "
                      "with a letter or digit."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "%1 is not an agent id: use 1 to 64 letters, digits and . _ : -, beginning "
                      "with a letter or digit."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "%1 is not a payee id: use 1 to 64 letters, digits and . _ : -, beginning "
                      "with a letter or digit."),
    QT_TRANSLATE_NOOP("DeskSentences", "This"),
    QT_TRANSLATE_NOOP("DeskSentences", "of the payment"),
    QT_TRANSLATE_NOOP("DeskSentences", "A contract %1 is open already."),
    QT_TRANSLATE_NOOP("DeskSentences", "A contract %1 exists already."),
    // What the desk answers
    QT_TRANSLATE_NOOP("DeskSentences", "Say who is asking."),
    QT_TRANSLATE_NOOP("DeskSentences", "The contract is at version %1, not %2: look at it again."),
    QT_TRANSLATE_NOOP("DeskSentences", "This key was used for another request."),
    QT_TRANSLATE_NOOP("DeskSentences", "This very request is under way."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "The payment system declines: %1. That is the answer to the same request "
                      "from before: it was not asked again."),
    QT_TRANSLATE_NOOP("DeskSentences", "The payment system declines: %1."),
    QT_TRANSLATE_NOOP(
        "DeskSentences",
        "The payment system says that the payment is under way: it is asked again by itself."),
    QT_TRANSLATE_NOOP("DeskSentences", "It was decided by evidence that this was not paid."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "The payment system says that this was paid, and another desk has kept "
                      "meanwhile that it was not."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "Nobody knows whether it was paid, and the payment system cannot say it any "
                      "more: somebody has to decide it by other evidence."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "Nobody knows yet whether it was paid (%1). Asking again asks about the same "
                      "payment."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "The payment system says that it has paid another amount: nobody knows yet "
                      "what it has paid. Asking again asks about the same payment."),
    QT_TRANSLATE_NOOP("DeskSentences", "The contract is gone: it was taken out of the database."),
    QT_TRANSLATE_NOOP("DeskSentences", "Its last steps are gone: it had %1, and has %2."),
    QT_TRANSLATE_NOOP("DeskSentences", "Its steps up to %1 are not those that it had."),
    QT_TRANSLATE_NOOP("DeskSentences", "Give %1 to %2 digits of the hash, each from 0-9 and a-f."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "No step of the contract %1 has a hash that begins with %2."),
    QT_TRANSLATE_NOOP("DeskSentences", "This is no checkpoint: %1."),
    QT_TRANSLATE_NOOP("DeskSentences", "A step has nothing to do with charity."),
    QT_TRANSLATE_NOOP("DeskSentences", "its first line is not \"%1\""),
    QT_TRANSLATE_NOOP("DeskSentences", "it ends too early"),
    QT_TRANSLATE_NOOP("DeskSentences", "line 2 does not say when it was taken"),
    QT_TRANSLATE_NOOP("DeskSentences", "line 3 does not say how many contracts there were"),
    QT_TRANSLATE_NOOP("DeskSentences", "its last line has no digest"),
    QT_TRANSLATE_NOOP("DeskSentences", "line %1 is not a contract, a step and a hash"),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "it was changed since it was written, for its digest is another"),
    QT_TRANSLATE_NOOP("DeskSentences", "There is no contract %1."),
    QT_TRANSLATE_NOOP("DeskSentences", "The contract's process did not answer within 5 s."),
    QT_TRANSLATE_NOOP("DeskSentences", "The contract's process ended: %1"),
    QT_TRANSLATE_NOOP("DeskSentences", "The contract desk does not run."),
    // What the profile aaoifi asks for
    QT_TRANSLATE_NOOP("DeskSentences", "Record the customer's request for the asset."),
    QT_TRANSLATE_NOOP("DeskSentences", "The terms describe the asset."),
    QT_TRANSLATE_NOOP("DeskSentences", "The terms name a supplier who is not the customer."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "The terms say what kind of asset it is: no gold, silver or currency is sold "
                      "on credit."),
    QT_TRANSLATE_NOOP("DeskSentences", "Somebody other than who opened the contract approves it."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "Somebody other than who opened the contract settles it early."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "The promise does not bind both sides, or leaves one of them an option."),
    QT_TRANSLATE_NOOP("DeskSentences", "Record the supplier's contract, invoice or receipt."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "The supplier is paid directly, or a reason for the exception is recorded."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "The adviser's approval of paying somebody else is recorded."),
    QT_TRANSLATE_NOOP("DeskSentences", "Record the agency agreement."),
    QT_TRANSLATE_NOOP("DeskSentences", "The customer is the agent: the agency's note says why."),
    QT_TRANSLATE_NOOP("DeskSentences", "The sale is not concluded yet."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "The sale is not concluded yet: its schedule stays as it was agreed."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "No payment of the bank is on its way, or its outcome is known."),
    QT_TRANSLATE_NOOP("DeskSentences", "Record that the institution has title."),
    QT_TRANSLATE_NOOP("DeskSentences", "Record that the institution has taken possession."),
    QT_TRANSLATE_NOOP("DeskSentences", "Record that cost and profit were disclosed."),
    QT_TRANSLATE_NOOP("DeskSentences", "Record offer and acceptance."),
    QT_TRANSLATE_NOOP("DeskSentences", "Agree the schedule of instalments."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "Agree the schedule of instalments, by which the profit is earned."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "The sale is concluded; before that the customer owes nothing."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "An instalment of the agreed schedule is late, or was paid late."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "Record that the customer has undertaken to donate when late."),
    QT_TRANSLATE_NOOP("DeskSentences", "The customer is not recorded as unable to pay."),
    QT_TRANSLATE_NOOP("DeskSentences", "The sale was concluded when the money was paid."),
    // What an export is refused for
    QT_TRANSLATE_NOOP("DeskSentences", "There is nothing to export: the list has no contracts."),
    QT_TRANSLATE_NOOP("DeskSentences", "There is nothing to export: the contract has no schedule."),
    QT_TRANSLATE_NOOP("DeskSentences", "There is nothing to export: the contract has no payments."),
    QT_TRANSLATE_NOOP("DeskSentences", "There is nothing to export: the contract has no steps."),
    QT_TRANSLATE_NOOP("DeskSentences", "There is nothing to export: the contract has no postings."),
    // What is wrong with what was given, by the desk and its payment plans
    QT_TRANSLATE_NOOP("DeskSentences", "Something must be paid to settle early."),
    QT_TRANSLATE_NOOP("DeskSentences", "A part of the cost must not be below zero."),
    QT_TRANSLATE_NOOP("DeskSentences", "The cost must be above zero."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "The lines of the cost add up to %1 minor units %2 than the cost."),
    QT_TRANSLATE_NOOP("DeskSentences", "less"),
    QT_TRANSLATE_NOOP("DeskSentences", "more"),
    QT_TRANSLATE_NOOP("DeskSentences", "A schedule has 1 to %1 instalments."),
    QT_TRANSLATE_NOOP("DeskSentences", "Instalments can only be rounded to a unit above zero."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "The sale and the first instalment need dates that are in the calendar."),
    QT_TRANSLATE_NOOP("DeskSentences", "The instalments add up to %1 minor units too %2."),
    QT_TRANSLATE_NOOP("DeskSentences", "little"),
    QT_TRANSLATE_NOOP("DeskSentences", "much"),
    QT_TRANSLATE_NOOP("DeskSentences", "Instalment %1 is due on %2, before the sale on %3."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "Instalment %1 is due on %2, more than 100 years after the sale on %3."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "Instalment %1 is due on %2, which is not after the one before it, on %3."),
    QT_TRANSLATE_NOOP("DeskSentences", "Instalment %1 must be above zero."),
    QT_TRANSLATE_NOOP("DeskSentences", "Instalment %1 has a date that is not in the calendar."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "Instalment %1 is not its part of the cost and its part of the profit."),
    QT_TRANSLATE_NOOP("DeskSentences", "Instalment %1 stands where number %2 is due."),
    QT_TRANSLATE_NOOP("DeskSentences", "Nothing is outstanding."),
    QT_TRANSLATE_NOOP("DeskSentences", "A sale has 1 to 600 instalments."),
    QT_TRANSLATE_NOOP("DeskSentences", "The effective rate must not be above the ceiling."),
    QT_TRANSLATE_NOOP("DeskSentences", "Give the yearly rate at which the profit is earned."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "Only a ceiling rate has an effective rate and an instalment beside it."),
    QT_TRANSLATE_NOOP("DeskSentences", "A sale at a ceiling rate is paid every month."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "At a ceiling rate the terms state the instalment: none is rounded."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "At a ceiling rate the profit is earned at the effective rate, and all that "
                      "is unearned is a mandatory rebate."),
    QT_TRANSLATE_NOOP("DeskSentences", "The instalment must be above zero."),
    QT_TRANSLATE_NOOP("DeskSentences", "The instalments pay less than the cost."),
    QT_TRANSLATE_NOOP("DeskSentences", "The instalments pay the price before the last one."),
    QT_TRANSLATE_NOOP("DeskSentences", "An instalment does not pay the profit of its month."),
    QT_TRANSLATE_NOOP("DeskSentences", "The %1 is longer than 255 characters."),
    QT_TRANSLATE_NOOP("DeskSentences", "The %1 begins with a byte order mark."),
    QT_TRANSLATE_NOOP("DeskSentences", "An instalment is due before the sale."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "The payment system says that this was paid, and another desk has kept "
                      "meanwhile that it was not."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "The contract is gone: it was taken out of the table of contracts, and its "
                      "steps are left."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "The table of contracts has another last step of it: %1, not %2."),
    QT_TRANSLATE_NOOP("DeskSentences", "The %1 is not valid UTF-8."),
    QT_TRANSLATE_NOOP("DeskSentences", "The %1 has control characters."),
    QT_TRANSLATE_NOOP("DeskSentences", "The %1 is longer than 2,000 characters."),
    // What texts are called in the sentences above
    QT_TRANSLATE_NOOP("DeskSentences", "actor"),
    QT_TRANSLATE_NOOP("DeskSentences", "amount"),
    QT_TRANSLATE_NOOP("DeskSentences", "approval"),
    QT_TRANSLATE_NOOP("DeskSentences", "asset's class"),
    QT_TRANSLATE_NOOP("DeskSentences", "asset's description"),
    QT_TRANSLATE_NOOP("DeskSentences", "evidence's text"),
    QT_TRANSLATE_NOOP("DeskSentences", "idempotency key"),
    QT_TRANSLATE_NOOP("DeskSentences", "list of the cost's parts"),
    QT_TRANSLATE_NOOP("DeskSentences", "name of a part of the cost"),
    QT_TRANSLATE_NOOP("DeskSentences", "reason"),
    QT_TRANSLATE_NOOP("DeskSentences", "recipient"),
    QT_TRANSLATE_NOOP("DeskSentences", "reference"),
    // What the database says
    QT_TRANSLATE_NOOP("DeskSentences", "A contract of this id is kept already."),
    QT_TRANSLATE_NOOP("DeskSentences", "There is a contract with the id %1 already."),
    QT_TRANSLATE_NOOP("DeskSentences", "There is no contract with the id %1."),
    QT_TRANSLATE_NOOP("DeskSentences", "Somebody else has changed the contract meanwhile."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "The contract was changed meanwhile: its last step is %1 now."),
    QT_TRANSLATE_NOOP("DeskSentences", "The reference %1 was recorded already."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "The reference %1 belongs to a payment already, of step %2."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "The lines of an entry in the ledger do not add up to zero."),
    QT_TRANSLATE_NOOP("DeskSentences", "A step without a row in the trail is none."),
    QT_TRANSLATE_NOOP("DeskSentences", "The rows of the trail do not follow each other."),
    QT_TRANSLATE_NOOP("DeskSentences", "The contract is not of the version of its last step."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "The driver for this kind of database, %1, is not installed."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "The address of the database is not one: postgres://user@host/database."),
    QT_TRANSLATE_NOOP("DeskSentences", "There is no connection to the database %1: %2."),
    QT_TRANSLATE_NOOP("DeskSentences", "The database did not take a statement: %1."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "A text is not UTF-8, has a zero byte in it, or begins with a byte order "
                      "mark; it cannot be kept."),
    QT_TRANSLATE_NOOP("DeskSentences", "The database refused: %1."),
    QT_TRANSLATE_NOOP("DeskSentences", "The database could not be read: %1."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "The connection to the database was lost while it was to keep something; "
                      "whether it did is not known."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "The database %1 is of version %2; this program knows up to %3."),
    QT_TRANSLATE_NOOP("DeskSentences", "The database %1 can only be read."),
    QT_TRANSLATE_NOOP("DeskSentences", "The folder for contracts cannot be made: %1."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "A file needs a name, and one that does not begin with a colon."),
    // What a verification finds
    QT_TRANSLATE_NOOP("DeskSentences", "The audit trail is broken at step %1: %2."),
    QT_TRANSLATE_NOOP("DeskSentences", "the row is missing"),
    QT_TRANSLATE_NOOP("DeskSentences", "it begins in the middle"),
    QT_TRANSLATE_NOOP("DeskSentences", "the row is not what was written"),
    QT_TRANSLATE_NOOP("DeskSentences", "it is another contract's"),
    QT_TRANSLATE_NOOP("DeskSentences", "The step '%1' cannot be read: %2."),
    QT_TRANSLATE_NOOP("DeskSentences", "there is no such step"),
    QT_TRANSLATE_NOOP("DeskSentences", "Row %1 in the %2 is missing."),
    QT_TRANSLATE_NOOP("DeskSentences", "Row %1 in the %2 is not what the audit trail leads to."),
    QT_TRANSLATE_NOOP("DeskSentences", "The snapshot is not what the audit trail leads to."),
    QT_TRANSLATE_NOOP("DeskSentences", "%1 of step %2"),
    QT_TRANSLATE_NOOP("DeskSentences", "%1 of schedule %2"),
    QT_TRANSLATE_NOOP("DeskSentences", "payments"),
    QT_TRANSLATE_NOOP("DeskSentences", "postings"),
    QT_TRANSLATE_NOOP("DeskSentences", "evidence"),
    QT_TRANSLATE_NOOP("DeskSentences", "instalments"),
    QT_TRANSLATE_NOOP("DeskSentences", "disbursement intents"),
    QT_TRANSLATE_NOOP("DeskSentences", "calls of the payment system"),
    QT_TRANSLATE_NOOP("DeskSentences", "idempotency keys"),
    QT_TRANSLATE_NOOP("DeskSentences", "The total is not cost plus profit."),
    QT_TRANSLATE_NOOP("DeskSentences", "The total is not what it was at the start."),
    QT_TRANSLATE_NOOP("DeskSentences", "The profit is not what the rate of the terms makes."),
    QT_TRANSLATE_NOOP("DeskSentences", "Schedule %1 is not the total."),
    QT_TRANSLATE_NOOP("DeskSentences", "The income is not what is recognised."),
    QT_TRANSLATE_NOOP("DeskSentences", "The rebate is not what the terms make mandatory."),
    QT_TRANSLATE_NOOP("DeskSentences", "Payment %1 is not what was applied and what is too much."),
    QT_TRANSLATE_NOOP("DeskSentences", "A payment is below zero."),
    QT_TRANSLATE_NOOP("DeskSentences", "An amount is below zero."),
    QT_TRANSLATE_NOOP("DeskSentences", "What was applied, given up and is owed is not the total."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "The contract must be completed exactly when nothing is owed."),
    QT_TRANSLATE_NOOP("DeskSentences", "Step %1 is missing."),
    QT_TRANSLATE_NOOP("DeskSentences", "Step %1 leaves a state that is final."),
    QT_TRANSLATE_NOOP("DeskSentences", "The postings of step %1 do not add up to zero."),
    QT_TRANSLATE_NOOP("DeskSentences", "Step %1 mixes charity with income."),
    QT_TRANSLATE_NOOP("DeskSentences", "More was passed on to charity than was taken for it."),
    QT_TRANSLATE_NOOP("DeskSentences", "The charity payable is not what is to be distributed."),
    QT_TRANSLATE_NOOP("DeskSentences", "The receivable is not what is owed."),
    QT_TRANSLATE_NOOP("DeskSentences", "The deferred profit is below zero."),
    QT_TRANSLATE_NOOP("DeskSentences", "The customer's credit is not what was paid too much."),
    QT_TRANSLATE_NOOP("DeskSentences", "The advance to the supplier is below zero."),
    QT_TRANSLATE_NOOP("DeskSentences", "The inventory is below zero."),
    QT_TRANSLATE_NOOP("DeskSentences", "What was sold is still on the books."),
    QT_TRANSLATE_NOOP("DeskSentences", "%1 disbursements are confirmed."),
    QT_TRANSLATE_NOOP("DeskSentences", "%1 is refused for a wrong reason: %2"),
    QT_TRANSLATE_NOOP("DeskSentences", "it is paid"),
    QT_TRANSLATE_NOOP("DeskSentences", "it is declined"),
    QT_TRANSLATE_NOOP("DeskSentences", "no answer"),
    // What the rules ask for, and where they come from
    QT_TRANSLATE_NOOP("DeskSentences",
                      "The %1 must not be dated after the %2: %3 and %4 are recorded."),
    QT_TRANSLATE_NOOP("DeskSentences", "The %1 must not be dated after the sale: %2 and %3."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "The sale must not be dated after the first instalment: %1 and %2."),
    QT_TRANSLATE_NOOP("DeskSentences", "The terms promise no rebate for an early settlement."),
    QT_TRANSLATE_NOOP("DeskSentences", "The terms state the cost and the profit."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "The agent who buys for the institution is not the supplier."),
    QT_TRANSLATE_NOOP("DeskSentences", "The customer is not the payee."),
    QT_TRANSLATE_NOOP("DeskSentences", "desk policy"),
    QT_TRANSLATE_NOOP("DeskSentences", "seed profile"),
    // Notes of steps
    QT_TRANSLATE_NOOP("DeskSentences", "%1 instalments"),
    QT_TRANSLATE_NOOP("DeskSentences", "%1, rebate %2"),
    // What is wrong with a file of payments
    QT_TRANSLATE_NOOP("DeskSentences", "The contract %1 is in %2, not in %3."),
    QT_TRANSLATE_NOOP("DeskSentences", "The reference %1 stands at line %2 already."),
    QT_TRANSLATE_NOOP("DeskSentences", "Give the day of the payment, like 2026-01-05."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "Behind a closing quote there is a comma or the line's end."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "A quote stands only in a cell that is in quotes as a whole."),
    QT_TRANSLATE_NOOP("DeskSentences", "A quote is not closed in its line."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "The first line names the columns, once each: value_date and amount, and, if "
                      "there are any, contract_id, reference and currency."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "The file has no column contract_id: choose the contract that it is for."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "The line has %1 cells, and the first line names %2 columns."),
    QT_TRANSLATE_NOOP("DeskSentences", "The file is larger than 10 MB."),
    QT_TRANSLATE_NOOP("DeskSentences", "The file is not in UTF-8: save it as CSV in UTF-8."),
    QT_TRANSLATE_NOOP("DeskSentences", "The file has more than 10,000 payments: divide it."),
    QT_TRANSLATE_NOOP("DeskSentences", "The file has no payments."),
    QT_TRANSLATE_NOOP("DeskSentences", "contract's id"),
    QT_TRANSLATE_NOOP("DeskSentences", "value date"),
    QT_TRANSLATE_NOOP("DeskSentences", "currency"),
};

/// `pending, approved` in words; nothing for anything else.
QString words_of_stages(const QString& part) {
  QStringList words;
  for (const QString& name : part.split(", ")) {
    auto stage = murabaha::stage_named(name.toStdString());
    if (!stage) return {};
    words << word_of(*stage);
  }
  return words.join(QString::fromUtf8("\u060C "));
}

/// A word of the desk.
QString word_of_desk(const QString& part) {
  std::string code = part.toStdString();
  if (QString stages = words_of_stages(part); !stages.isEmpty()) return stages;
  if (auto kind = murabaha::evidence_kind_named(code)) return word_of(*kind);
  QString outcome = word_of_outcome(code);
  return outcome == part ? QString() : outcome;
}

const SentenceForms& forms() {
  static const SentenceForms all("DeskSentences", sentences, &word_of_desk);
  return all;
}

/// All that a step needs still, each with its rule behind it.
QString needs_in_language(const QString& english, qsizetype begin) {
  static const QRegularExpression need("(.+?\\.) \\(([^()]+)\\) ?");
  QStringList needs;
  for (auto found = need.globalMatch(english, begin); found.hasNext();) {
    auto match = found.next();
    needs << QString("%1 (%2)").arg(forms().in_language(match.captured(1)),
                                    forms().part_in_language(match.captured(2)));
  }
  return DeskSentences::tr("Still needed: %1").arg(needs.join(' '));
}

}  // namespace

QString translated(const std::string& sentence) {
  QString english = text(sentence);
  if (present_language() == Language::English) return english;
  static const QString needed = "Still needed: ";
  if (english.startsWith(needed)) return needs_in_language(english, needed.size());
  return forms().in_language(english);
}

}  // namespace ui
