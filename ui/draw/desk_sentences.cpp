#include "draw/desk_sentences.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <vector>

#include "draw/contract_words.h"
#include "draw/language.h"
#include "draw/text.h"

namespace ui {
namespace {

/// As core writes them, with %1, %2, ... for what differs.
constexpr const char* sentences[] = {
    // Why a step is not possible now
    QT_TRANSLATE_NOOP("DeskSentences", "The contract is still pending: approve it first."),
    QT_TRANSLATE_NOOP("DeskSentences", "The contract is approved already."),
    QT_TRANSLATE_NOOP("DeskSentences", "The money is disbursed already."),
    QT_TRANSLATE_NOOP("DeskSentences", "The customer is repaying already."),
    QT_TRANSLATE_NOOP("DeskSentences", "The contract is completed: nothing is owed any more."),
    QT_TRANSLATE_NOOP("DeskSentences", "The contract was rejected: nothing more can happen to it."),
    QT_TRANSLATE_NOOP("DeskSentences", "Nothing is owed yet: disburse the money first."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "Nothing is paid beyond what is owed: the customer is still repaying."),
    QT_TRANSLATE_NOOP("DeskSentences", "The sale is concluded already: the customer is repaying."),
    // What is wrong with what was given
    QT_TRANSLATE_NOOP("DeskSentences", "Give a date from %1 to %2, written like 2026-01-05."),
    QT_TRANSLATE_NOOP("DeskSentences", "Give a date no later than %1, written like 2026-01-05."),
    QT_TRANSLATE_NOOP("DeskSentences", "A payment must be above zero."),
    QT_TRANSLATE_NOOP("DeskSentences", "A donation must be above zero."),
    QT_TRANSLATE_NOOP("DeskSentences", "The reference '%1' was recorded at step %2 already."),
    QT_TRANSLATE_NOOP("DeskSentences", "That is more than is owed: at most %1."),
    QT_TRANSLATE_NOOP("DeskSentences", "The rebate must not be below zero."),
    QT_TRANSLATE_NOOP("DeskSentences", "The rebate may be at most the unearned profit, %1."),
    QT_TRANSLATE_NOOP("DeskSentences", "With this rebate, %1 settles what is owed."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "The terms make a rebate of %1 mandatory: %2 settles what is owed."),
    QT_TRANSLATE_NOOP("DeskSentences", "There is no such kind of evidence."),
    QT_TRANSLATE_NOOP("DeskSentences", "A SHA-256 has 64 digits from 0-9 and a-f."),
    QT_TRANSLATE_NOOP("DeskSentences", "Give the day of the first instalment, like 2026-02-28."),
    QT_TRANSLATE_NOOP("DeskSentences", "The payee is not an id."),
    QT_TRANSLATE_NOOP("DeskSentences", "Nothing is owed to the customer."),
    QT_TRANSLATE_NOOP("DeskSentences", "A payment is on its way: its outcome is not known yet."),
    QT_TRANSLATE_NOOP("DeskSentences", "Give the reason of the rejection."),
    QT_TRANSLATE_NOOP("DeskSentences", "'%1' is not an amount: write digits, as in 1,250.50"),
    QT_TRANSLATE_NOOP("DeskSentences", "%1 has %2 digits after the point, not %3."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "The amount is too large: at most 9,007,199,254,740,991 minor units."),
    QT_TRANSLATE_NOOP("DeskSentences", "'%1' is not a currency of ISO 4217."),
    QT_TRANSLATE_NOOP("DeskSentences", "The asset cost must be above zero."),
    QT_TRANSLATE_NOOP("DeskSentences", "The profit must not be below zero."),
    QT_TRANSLATE_NOOP("DeskSentences", "At %1 a year the profit is %2."),
    QT_TRANSLATE_NOOP("DeskSentences", "'%1' is not a rate: write a percentage, as in 6.25 %"),
    QT_TRANSLATE_NOOP("DeskSentences", "A rate has at most %1 digits after the point."),
    QT_TRANSLATE_NOOP("DeskSentences", "A rate is at most 1,000 %."),
    QT_TRANSLATE_NOOP("DeskSentences", "Give the yearly rate that makes the profit."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "The down payment must not be below zero, and be less than the cost."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "The rebate is a part of the unearned profit: above 0, and at most 100 %."),
    QT_TRANSLATE_NOOP("DeskSentences", "A schedule has 1 to 600 instalments."),
    QT_TRANSLATE_NOOP("DeskSentences", "Between two instalments there are 1 to 120 months."),
    QT_TRANSLATE_NOOP("DeskSentences", "The terms agree %1 instalments, one each %2 months."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "%1 is not a contract id: use 1 to 64 letters, digits and . _ : -, beginning "
                      "with a letter or digit."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "%1 is not a customer id: use 1 to 64 letters, digits and . _ : -, beginning "
                      "with a letter or digit."),
    QT_TRANSLATE_NOOP("DeskSentences", "A contract %1 is open already."),
    QT_TRANSLATE_NOOP("DeskSentences", "A contract %1 exists already, with other terms."),
    // What the desk answers
    QT_TRANSLATE_NOOP("DeskSentences", "Say who is asking."),
    QT_TRANSLATE_NOOP("DeskSentences", "The contract is at version %1, not %2: look at it again."),
    QT_TRANSLATE_NOOP("DeskSentences", "This key was used for another request."),
    QT_TRANSLATE_NOOP("DeskSentences", "This very request is under way."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "The payment system declines: %1. That is the answer to the same request "
                      "from before: it was not asked again."),
    QT_TRANSLATE_NOOP("DeskSentences", "The payment system declines: %1."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "Nobody knows yet whether it was paid (%1). Asking again asks about the same "
                      "payment."),
    QT_TRANSLATE_NOOP("DeskSentences", "There is no contract %1."),
    QT_TRANSLATE_NOOP("DeskSentences", "The contract's process did not answer within 5 s."),
    QT_TRANSLATE_NOOP("DeskSentences", "The contract's process ended: %1"),
    QT_TRANSLATE_NOOP("DeskSentences", "The contract desk does not run."),
    // What the profile aaoifi asks for
    QT_TRANSLATE_NOOP("DeskSentences", "Record the customer's request for the asset."),
    QT_TRANSLATE_NOOP("DeskSentences", "The terms describe the asset."),
    QT_TRANSLATE_NOOP("DeskSentences", "The terms name a supplier who is not the customer."),
    QT_TRANSLATE_NOOP("DeskSentences", "Gold, silver and currency cannot be sold on credit."),
    QT_TRANSLATE_NOOP("DeskSentences", "Somebody other than who opened the contract approves it."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "The promise does not bind both sides, or leaves one of them an option."),
    QT_TRANSLATE_NOOP("DeskSentences", "Record the supplier's contract, invoice or receipt."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "The supplier is paid directly, or a reason for the exception is recorded."),
    QT_TRANSLATE_NOOP("DeskSentences", "Record the agency agreement."),
    QT_TRANSLATE_NOOP("DeskSentences", "The customer is the agent: the agency's note says why."),
    QT_TRANSLATE_NOOP("DeskSentences", "The sale is not concluded yet."),
    QT_TRANSLATE_NOOP("DeskSentences", "Record that the institution has title."),
    QT_TRANSLATE_NOOP("DeskSentences", "Record that the institution has taken possession."),
    QT_TRANSLATE_NOOP("DeskSentences", "Record that cost and profit were disclosed."),
    QT_TRANSLATE_NOOP("DeskSentences", "Record offer and acceptance."),
    QT_TRANSLATE_NOOP("DeskSentences", "Agree the schedule of instalments."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "Agree the schedule of instalments, by which the profit is earned."),
    QT_TRANSLATE_NOOP("DeskSentences",
                      "The sale is concluded; before that the customer owes nothing."),
    QT_TRANSLATE_NOOP("DeskSentences", "An instalment of the agreed schedule is late."),
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
};

/// A sentence, and how it is recognised.
struct Form {
  const char* source;
  QRegularExpression expression;
};

QRegularExpression expression_of(const char* sentence) {
  static const QRegularExpression place("%\\d");
  QString pattern;
  QString rest = sentence;
  for (auto found = place.match(rest); found.hasMatch(); found = place.match(rest)) {
    pattern += QRegularExpression::escape(rest.left(found.capturedStart())) + "(.+)";
    rest = rest.mid(found.capturedEnd());
  }
  pattern += QRegularExpression::escape(rest);
  return QRegularExpression(QRegularExpression::anchoredPattern(pattern),
                            QRegularExpression::DotMatchesEverythingOption);
}

std::vector<Form> make_forms() {
  std::vector<Form> forms;
  for (const char* sentence : sentences) forms.push_back({sentence, expression_of(sentence)});
  return forms;
}

}  // namespace

QString translated(const std::string& sentence) {
  QString english = text(sentence);
  if (present_language() == Language::English) return english;
  static const std::vector<Form> forms = make_forms();
  for (const Form& form : forms) {
    auto match = form.expression.match(english);
    if (!match.hasMatch()) continue;
    QString shown = QCoreApplication::translate("DeskSentences", form.source);
    for (int place = 1; place <= match.lastCapturedIndex(); ++place) {
      shown.replace('%' + QString::number(place), isolated(match.captured(place)));
    }
    return shown;
  }
  return english;
}

}  // namespace ui
