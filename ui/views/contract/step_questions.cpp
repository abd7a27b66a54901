#include "views/contract/step_questions.h"

#include <QComboBox>
#include <QDateEdit>
#include <QLabel>
#include <QLineEdit>

#include "draw/terms_words.h"
#include "draw/text.h"
#include "draw/written.h"
#include "murabaha/donation.h"
#include "murabaha/instalment_state.h"
#include "views/contract/confirm_dialog.h"
#include "views/contract/date_field.h"
#include "views/contract/step_dialog.h"
#include "views/contract/words.h"
#include "views/fixed_field.h"
#include "views/schedule_preview.h"

namespace ui {

using murabaha::Action;
using murabaha::Amount;
using murabaha::Result;

QString StepQuestions::money(Amount amount) const {
  return apart(murabaha::format_money(amount, contract_.terms.currency));
}

Result<Amount> StepQuestions::amountOf(const QString& written) const {
  return murabaha::parse_amount(written.toStdString(), contract_.terms.currency);
}

QString StepQuestions::today() const { return text(murabaha::format_date(moment_.today())); }

// What cannot be undone

StepQuestions::Asked StepQuestions::reject(const murabaha::Reject& reject) const {
  QString effect = tr("Rejects the contract %1 with %2 over %3. A rejected contract stays "
                      "rejected: this cannot be undone.")
                       .arg(apart(contract_.terms.contract_id), apart(contract_.terms.customer_id),
                            money(contract_.terms.total()));
  ConfirmDialog dialog(tr("Reject"), effect, parent_);
  if (dialog.exec() != QDialog::Accepted) return {};
  return reject;
}

namespace {

/// Who is paid; one whom the terms do not name is the supplier all the same.
QString payee_words(const std::string& payee) {
  bool is_named = !payee.empty() && payee != murabaha::unnamed_supplier;
  return is_named ? apart(payee) : StepQuestions::tr("the supplier");
}

}  // namespace

StepQuestions::Asked StepQuestions::disburse() const {
  const murabaha::Terms& terms = contract_.terms;
  const murabaha::Payout* open = contract_.open_payout();
  const std::string& usual = terms.supplier_id;
  auto effect = [&](const std::string& payee) {
    if (open != nullptr) {
      return tr("Asks what has become of the payment of %1 to %2, and pays it if it was not paid; "
                "cannot be undone.")
          .arg(money(open->request.amount), payee_words(open->request.payee));
    }
    return tr("Pays %1 to %2; cannot be undone.").arg(money(terms.asset_cost), payee_words(payee));
  };
  ConfirmDialog dialog(tr("Disburse"), effect(usual), parent_);
  QLineEdit* payee = nullptr;
  QLineEdit* exception = nullptr;
  QLineEdit* approval = nullptr;
  if (terms.profile == murabaha::Profile::Aaoifi && open == nullptr) {
    payee = dialog.addField("confirm.payee", StepQuestions::tr("&Payee"), text(usual));
    exception =
        dialog.addField("confirm.exception", StepQuestions::tr("&Why not the supplier"), {});
    approval = dialog.addField("confirm.approval", StepQuestions::tr("Ad&viser's approval"), {});
    QObject::connect(payee, &QLineEdit::textChanged, &dialog,
                     [&](const QString& field) { dialog.setEffect(effect(written_id(field))); });
  }
  dialog.askForAmount(open != nullptr ? open->request.amount : terms.asset_cost, terms.currency);
  if (dialog.exec() != QDialog::Accepted) return {};
  murabaha::Disburse disburse;
  bool is_other = payee != nullptr && written_id(payee->text()) != usual;
  if (is_other) disburse.payee = written_id(payee->text());
  if (exception != nullptr) disburse.exception_reason = written_text(exception->text());
  if (approval != nullptr) disburse.adviser_approval = written_text(approval->text());
  return disburse;
}

StepQuestions::Asked StepQuestions::settleEarly() const {
  Amount owed = contract_.outstanding();
  StepDialog dialog("settle", tr("Settle early"), tr("Go on…"), parent_);
  dialog.addText("owed", tr("Outstanding"))->setText(money(owed));
  auto* dated = dialog.addDate("dated", tr("&Dated"), moment_.today());
  auto* most = dialog.addText("most", tr("Unearned profit"));
  bool is_due = contract_.mandatory_rebate(moment_.today()).has_value();
  if (is_due) dialog.addText("terms", tr("Terms"))->setText(rebate_words(contract_.terms));
  auto* rebate =
      dialog.addField("rebate", tr("&Rebate"), "0", tr("what is given up of the profit"));
  setFixed(*rebate, is_due);
  auto show = [&] {
    murabaha::Date day = day_of(dated->date());
    most->setText(money(contract_.unearned_on(day).amount));
    auto due = contract_.mandatory_rebate(day);
    if (due) rebate->setText(text(murabaha::format_amount(*due, contract_.terms.currency)));
  };
  QObject::connect(dated, &QDateEdit::dateChanged, &dialog, show);
  show();
  auto asked = dialog.ask([&]() -> Result<Action> {
    auto given_up = amountOf(rebate->text());
    if (!given_up) return std::unexpected(given_up.error());
    murabaha::SettleEarly settlement{*given_up, owed - *given_up, date_text(*dated)};
    auto decided = murabaha::decide(contract_, settlement, moment_);
    if (!decided) return std::unexpected(decided.error());
    return settlement;
  });
  if (!asked) return {};
  const auto& settlement = std::get<murabaha::SettleEarly>(*asked);
  QString effect =
      tr("Takes %1 from %2 and gives up %3 of the profit. Nothing is owed then; cannot "
         "be undone.")
          .arg(money(settlement.cash), apart(contract_.terms.customer_id),
               money(settlement.rebate));
  ConfirmDialog confirm(tr("Settle early"), effect, parent_);
  if (confirm.exec() != QDialog::Accepted) return {};
  return asked;
}

StepQuestions::Asked StepQuestions::refund() const {
  Amount amount = contract_.excess();
  QString effect = tr("Pays %1 back to %2; cannot be undone.")
                       .arg(money(amount), apart(contract_.terms.customer_id));
  ConfirmDialog dialog(tr("Refund"), effect, parent_);
  if (dialog.exec() != QDialog::Accepted) return {};
  return murabaha::RefundExcess{};
}

StepQuestions::Asked StepQuestions::payment(const murabaha::RecordPayment& payment) const {
  const murabaha::Payment* before = murabaha::possible_duplicate(contract_, payment, moment_);
  if (before == nullptr) return payment;
  QString effect = tr("This looks like a duplicate: %1 was recorded at step %2 less than a minute "
                      "ago, and would be recorded once more.")
                       .arg(money(before->received))
                       .arg(before->seq);
  ConfirmDialog dialog(tr("Record again"), effect, parent_);
  if (dialog.exec() != QDialog::Accepted) return {};
  return payment;
}

// What is asked for

StepQuestions::Asked StepQuestions::evidence(murabaha::EvidenceKind kind) const {
  StepDialog dialog("evidence", tr("Record a document"), tr("Record"), parent_);
  auto* kinds = dialog.addChoice("kind", tr("&Kind"));
  for (murabaha::EvidenceKind each : murabaha::all_evidence_kinds) {
    kinds->addItem(word_of(each), text(name_of(each)));
  }
  kinds->setCurrentIndex(kinds->findData(text(name_of(kind))));
  auto* dated = dialog.addField("dated", tr("&Dated"), today(), tr("as in 2026-01-05"));
  auto* document = dialog.addField("document", tr("D&ocument"), {}, tr("its name or number"));
  auto* hash = dialog.addField("sha256", tr("&SHA-256"), {}, tr("of its file, if there is one"));
  auto* note = dialog.addField("note", tr("&Note"));
  auto* promise = dialog.addChoice("promise", tr("&Binds"));
  for (murabaha::PromiseKind each : murabaha::all_promise_kinds) {
    promise->addItem(word_of(each), text(name_of(each)));
  }
  auto is_promise = [kinds] {
    return kinds->currentData() == text(name_of(murabaha::EvidenceKind::Promise));
  };
  auto show = [&] {
    dialog.setShown(note, !is_promise());
    dialog.setShown(promise, is_promise());
  };
  QObject::connect(kinds, &QComboBox::currentIndexChanged, &dialog, show);
  show();
  return dialog.ask([&]() -> Result<Action> {
    std::string written =
        is_promise() ? promise->currentData().toString().toStdString() : written_text(note->text());
    murabaha::RecordEvidence action{kinds->currentData().toString().toStdString(),
                                    written_id(dated->text()), written_text(document->text()),
                                    written_id(hash->text().toLower()), written};
    auto decided = murabaha::decide(contract_, action, moment_);
    if (!decided) return std::unexpected(decided.error());
    return action;
  });
}

namespace {

Result<std::int64_t> count_of(const QLineEdit& field, const QString& what) {
  bool is_number = false;
  qlonglong count = field.text().trimmed().toLongLong(&is_number);
  if (is_number) return std::int64_t(count);
  return otp::refuse(otp::Atom("invalid_plan"),
                     StepQuestions::tr("%1 is a whole number.").arg(what).toStdString());
}

}  // namespace

StepQuestions::Asked StepQuestions::schedule() const {
  const murabaha::Terms& terms = contract_.terms;
  const murabaha::Repayment& repayment = terms.repayment;
  bool is_agreed = repayment.count > 0;
  StepDialog dialog("schedule", tr("Agree the schedule"), tr("Agree"), parent_);
  dialog.addText("total", tr("To be paid"))->setText(money(terms.total()));
  dialog.addText("terms", tr("Terms"))->setText(repayment_words(terms));
  auto* count =
      dialog.addField("count", tr("&Instalments"),
                      is_agreed ? QString::number(repayment.count) : "12", tr("1 to 600"));
  murabaha::Date next = murabaha::add_months(moment_.today(), 1);
  auto* first = dialog.addField("first_due", tr("&First due"), text(murabaha::format_date(next)));
  auto* months =
      dialog.addField("period", tr("&Months between"), QString::number(repayment.period_months));
  auto* unit =
      dialog.addField("unit", tr("&Rounded to"), {}, tr("as in 1.00; the last takes what is left"));
  for (QLineEdit* field : {count, months}) setFixed(*field, is_agreed);
  setFixed(*unit, repayment.method == murabaha::InstalmentMethod::Ceiling);
  auto* preview = new SchedulePreview("schedule", &dialog);
  dialog.addPart(preview);
  auto read = [&]() -> Result<Action> {
    murabaha::AgreeSchedule agreed;
    auto instalments = count_of(*count, tr("The number of instalments"));
    if (!instalments) return std::unexpected(instalments.error());
    auto period = count_of(*months, tr("The number of months"));
    if (!period) return std::unexpected(period.error());
    if (!unit->text().trimmed().isEmpty()) {
      auto rounded = amountOf(unit->text());
      if (!rounded) return std::unexpected(rounded.error());
      agreed.rounding_unit = *rounded;
    }
    agreed.count = *instalments;
    agreed.first_due = written_id(first->text());
    agreed.period_months = *period;
    return agreed;
  };
  murabaha::Amount rebate = murabaha::promised_rebate(terms.asset_cost, repayment);
  auto show = [&] {
    auto action = read();
    auto fact = action ? murabaha::decide(contract_, *action, moment_)
                       : Result<murabaha::Fact>(std::unexpected(action.error()));
    using Payments = Result<std::vector<murabaha::Instalment>>;
    preview->show(fact ? Payments(std::get<murabaha::ScheduleAgreed>(*fact).instalments)
                       : Payments(std::unexpected(fact.error())),
                  terms.currency, rebate);
  };
  for (QLineEdit* field : {count, first, months, unit}) {
    QObject::connect(field, &QLineEdit::textChanged, &dialog, show);
  }
  show();
  return dialog.ask(read);
}

StepQuestions::Asked StepQuestions::concludeSale() const {
  StepDialog dialog("sale", tr("Conclude the sale"), tr("Conclude"), parent_);
  QString effect = tr("From that day on %1 owes %2.")
                       .arg(apart(contract_.terms.customer_id), money(contract_.terms.total()));
  dialog.addText("effect", tr("Effect"))->setText(effect);
  auto* sold_on = dialog.addField("sold_on", tr("&Sold on"), today(), tr("as in 2026-01-05"));
  return dialog.ask(
      [&]() -> Result<Action> { return murabaha::ConcludeSale{written_id(sold_on->text())}; });
}

/// What the terms stipulate of the instalment that was late last, or of another one that was.
void StepQuestions::offerDonation(StepDialog& dialog, QLineEdit& amount) const {
  const murabaha::Terms& terms = contract_.terms;
  auto late = murabaha::late_instalments(contract_, moment_.today());
  if (!terms.late_donation) {
    dialog.addText("terms", tr("Terms"))
        ->setText(tr("They stipulate no part of a late instalment: nothing bounds the amount."));
  }
  if (!terms.late_donation || late.empty()) return;
  auto* instalments = dialog.addChoice("late", tr("For the late &instalment"));
  for (const murabaha::InstalmentState& state : late) {
    const murabaha::Instalment& instalment = state.instalment;
    auto receipt = murabaha::late_receipt(instalment.amount, *terms.late_donation);
    if (!receipt) continue;
    QString what = tr("No. %1, due on %2, days late: %3")
                       .arg(instalment.number)
                       .arg(apart(murabaha::format_date(instalment.due)))
                       .arg(state.days_late);
    instalments->addItem(what, text(murabaha::format_amount(receipt->to_charity, terms.currency)));
  }
  dialog.addText("terms", tr("Terms"))
      ->setText(tr("%1 of a late instalment").arg(apart(terms.late_donation->text())));
  auto offer = [&amount, instalments] { amount.setText(instalments->currentData().toString()); };
  QObject::connect(instalments, &QComboBox::currentIndexChanged, &dialog, offer);
  offer();
}

StepQuestions::Asked StepQuestions::donate() const {
  StepDialog dialog("donation", tr("Donation to charity"), tr("Record"), parent_);
  dialog.addText("effect", tr("Effect"))
      ->setText(tr("It is kept apart for charity: it is no income, and the debt stays as it is."));
  auto* amount = dialog.addField("amount", tr("&Amount"));
  offerDonation(dialog, *amount);
  return dialog.ask([&]() -> Result<Action> {
    auto given = amountOf(amount->text());
    if (!given) return std::unexpected(given.error());
    return murabaha::RecordCharityDonation{*given};
  });
}

StepQuestions::Asked StepQuestions::passOn() const {
  StepDialog dialog("pass_on", tr("Pass on to charity"), tr("Record"), parent_);
  Amount balance = contract_.charity_balance();
  dialog.addText("balance", tr("To distribute"))->setText(money(balance));
  auto* amount = dialog.addField("amount", tr("&Amount"),
                                 text(murabaha::format_amount(balance, contract_.terms.currency)));
  auto* recipient = dialog.addField("recipient", tr("&Charity"), {}, tr("who receives it"));
  auto* reference =
      dialog.addField("reference", tr("&Reference"), {}, tr("of the transfer, if there is one"));
  return dialog.ask([&]() -> Result<Action> {
    auto passed_on = amountOf(amount->text());
    if (!passed_on) return std::unexpected(passed_on.error());
    murabaha::PayOnCharity action{*passed_on, written_text(recipient->text()),
                                  written_id(reference->text())};
    auto decided = murabaha::decide(contract_, action, moment_);
    if (!decided) return std::unexpected(decided.error());
    return action;
  });
}

StepQuestions::Asked StepQuestions::decidePayout() const {
  const murabaha::Payout* open = contract_.open_payout();
  if (open == nullptr) return {};
  StepDialog dialog("decide", tr("Decide an unknown payment"), tr("Decide"), parent_);
  dialog.addText("payment", tr("Payment"))
      ->setText(tr("%1 to %2").arg(money(open->request.amount), payee_words(open->request.payee)));
  auto* outcome = dialog.addChoice("outcome", tr("&What came of it"));
  outcome->addItem(tr("to be chosen"), QString());
  outcome->addItem(tr("It was paid."), QStringLiteral("paid"));
  outcome->addItem(tr("It was not paid: it can be paid anew."), QStringLiteral("not_paid"));
  auto* evidence =
      dialog.addField("evidence", tr("&Evidence"), {}, tr("such as the bank's statement"));
  auto* paid_on = dialog.addField("paid_on", tr("&Paid on"), {},
                                  tr("the day by the evidence, as in 2026-01-05"));
  auto enable = [=] { paid_on->setEnabled(outcome->currentData() == "paid"); };
  QObject::connect(outcome, &QComboBox::currentIndexChanged, &dialog, enable);
  enable();
  dialog.addText("effect", tr("Effect"))
      ->setText(tr("Nothing is paid by this. A payment that is decided stays so: what was decided "
                   "wrongly may be paid twice, or never."));
  return dialog.ask([&]() -> Result<Action> {
    murabaha::DecidePayout decision{outcome->currentData().toString().toStdString(),
                                    written_text(evidence->text())};
    if (paid_on->isEnabled()) decision.paid_on = written_id(paid_on->text());
    auto decided = murabaha::decide(contract_, decision, moment_);
    if (!decided) return std::unexpected(decided.error());
    bool has_no_day = paid_on->isEnabled() && decision.paid_on.empty();
    if (has_no_day) {
      return otp::refuse(otp::Atom("invalid_value_date"),
                         tr("Give the day on which it was paid.").toStdString());
    }
    return decision;
  });
}

}  // namespace ui
