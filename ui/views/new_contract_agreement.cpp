#include "views/new_contract_agreement.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include "draw/terms_words.h"
#include "draw/text.h"
#include "draw/written.h"
#include "views/schedule_preview.h"

namespace ui {

using murabaha::Instalment;
using murabaha::Rate;
using murabaha::RebatePolicy;
using murabaha::Repayment;
using murabaha::Result;
using murabaha::Terms;

NewContractAgreement::NewContractAgreement(murabaha::Date today, QWidget* parent)
    : QWidget(parent), today_(today) {
  makeFields();
  makeForm();
  preview_ = new SchedulePreview("new", this);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addLayout(form_);
  layout->addWidget(preview_, 1);
  for (QComboBox* choice : {method_, recognition_, policy_}) {
    connect(choice, &QComboBox::currentIndexChanged, this, [this] {
      enableFields();
      Q_EMIT changed();
    });
  }
  for (QLineEdit* edit : {rate_, effective_rate_, instalment_, count_, months_, down_payment_,
                          share_, late_donation_, first_due_}) {
    connect(edit, &QLineEdit::textChanged, this, &NewContractAgreement::changed);
  }
  connect(recognition_, &QComboBox::activated, this, [this] { has_chosen_recognition_ = true; });
  enableFields();
}

void NewContractAgreement::setProfile(murabaha::Profile profile) {
  if (has_chosen_recognition_) return;
  int usual = int(murabaha::usual_recognition(profile));
  recognition_->setCurrentIndex(recognition_->findData(usual));
}

void NewContractAgreement::makeFields() {
  auto field = [this](const char* id, const QString& value, const QString& hint) {
    auto* made = new QLineEdit(value, this);
    made->setObjectName(id);
    made->setPlaceholderText(hint);
    return made;
  };
  auto choice = [this](const char* id) {
    auto* made = new QComboBox(this);
    made->setObjectName(id);
    return made;
  };
  method_ = choice("new.method");
  for (auto method : murabaha::all_instalment_methods) method_->addItem(word_of(method));
  rate_ = field("new.rate", {}, tr("as in 8 %; it makes the profit"));
  effective_rate_ = field("new.effective_rate", {}, tr("as in 4.4 %; the profit is earned at it"));
  instalment_ = field("new.instalment", {}, tr("empty: as the effective rate has it"));
  count_ = field("new.count", {}, tr("1 to 600; empty: with the schedule"));
  months_ = field("new.months", "1", {});
  down_payment_ = field("new.down_payment", {}, tr("of the cost, at the sale; empty: none"));
  recognition_ = choice("new.recognition");
  using enum murabaha::RecognitionMethod;
  for (auto method : {ProportionalReceipt, ProportionalTime, EffectiveRate, SumOfDigits}) {
    recognition_->addItem(word_of(method), int(method));
  }
  policy_ = choice("new.rebate_policy");
  policy_->addItem(tr("at the bank's discretion; not promised"), int(RebatePolicy::Discretionary));
  policy_->addItem(tr("mandatory and disclosed"), int(RebatePolicy::MandatoryDisclosed));
  share_ = field("new.rebate_share", text(Rate::whole().text()), {});
  late_donation_ = field("new.late_donation", {}, tr("of the instalment, to charity, as in 5 %"));
  first_due_ = field("new.first_due", text(murabaha::format_date(murabaha::add_months(today_, 1))),
                     tr("as in 2026-01-05"));
}

void NewContractAgreement::makeForm() {
  form_ = new QFormLayout;
  form_->addRow(tr("&Instalments"), method_);
  form_->addRow(tr("&Yearly rate"), rate_);
  form_->addRow(tr("Effective rate"), effective_rate_);
  form_->addRow(tr("Monthly instalment"), instalment_);
  form_->addRow(tr("&Number of instalments"), count_);
  form_->addRow(tr("Mont&hs between"), months_);
  form_->addRow(tr("&Down payment"), down_payment_);
  form_->addRow(tr("Pro&fit is earned"), recognition_);
  form_->addRow(tr("Re&bate when settled early"), policy_);
  form_->addRow(tr("Part of the unearned profit"), share_);
  form_->addRow(tr("Donation when late"), late_donation_);
  form_->addRow(tr("Pre&view with first due"), first_due_);
}

bool NewContractAgreement::makesProfit() const {
  return murabaha::has_rate(murabaha::InstalmentMethod(method_->currentIndex()));
}

bool NewContractAgreement::hasCeiling() const {
  return murabaha::InstalmentMethod(method_->currentIndex()) == murabaha::InstalmentMethod::Ceiling;
}

/// A ceiling rate decides what is earned and what is given back.
void NewContractAgreement::enableFields() {
  bool has_ceiling = hasCeiling();
  if (has_ceiling) {
    recognition_->setCurrentIndex(
        recognition_->findData(int(murabaha::RecognitionMethod::EffectiveRate)));
    policy_->setCurrentIndex(policy_->findData(int(RebatePolicy::MandatoryDisclosed)));
    share_->setText(text(Rate::whole().text()));
    months_->setText("1");
  }
  bool is_mandatory = policy_->currentData().toInt() == int(RebatePolicy::MandatoryDisclosed);
  rate_->setEnabled(makesProfit());
  for (QWidget* field : {effective_rate_, instalment_}) form_->setRowVisible(field, has_ceiling);
  for (QWidget* field : {recognition_, policy_}) field->setEnabled(!has_ceiling);
  months_->setEnabled(!has_ceiling);
  share_->setEnabled(is_mandatory && !has_ceiling);
}

namespace {

Result<int> whole_number(const QLineEdit& field, const QString& sentence) {
  bool is_number = false;
  int value = field.text().trimmed().toInt(&is_number);
  if (is_number) return value;
  return otp::refuse(otp::Atom("invalid_plan"), sentence.toStdString());
}

}  // namespace

/// The method and its rates.
Result<Repayment> NewContractAgreement::readRates(const murabaha::Currency& currency) const {
  Repayment repayment{murabaha::InstalmentMethod(method_->currentIndex())};
  if (!makesProfit()) return repayment;
  auto rate = Rate::parse(rate_->text().toStdString());
  if (!rate) return std::unexpected(rate.error());
  repayment.rate = *rate;
  if (!hasCeiling()) return repayment;
  auto effective_rate = Rate::parse(effective_rate_->text().toStdString());
  if (!effective_rate) return std::unexpected(effective_rate.error());
  repayment.effective_rate = *effective_rate;
  if (instalment_->text().trimmed().isEmpty()) return repayment;
  auto instalment = murabaha::parse_amount(instalment_->text().toStdString(), currency);
  if (!instalment) return std::unexpected(instalment.error());
  repayment.instalment = *instalment;
  return repayment;
}

Result<Repayment> NewContractAgreement::readRepayment(const murabaha::Currency& currency) const {
  auto repayment = readRates(currency);
  if (!repayment) return repayment;
  if (!count_->text().trimmed().isEmpty() || makesProfit()) {
    auto count = whole_number(*count_, tr("The number of instalments is a whole number."));
    if (!count) return std::unexpected(count.error());
    auto months = whole_number(*months_, tr("The number of months is a whole number."));
    if (!months) return std::unexpected(months.error());
    repayment->count = *count;
    repayment->period_months = *months;
  }
  if (!down_payment_->text().trimmed().isEmpty()) {
    auto down_payment = murabaha::parse_amount(down_payment_->text().toStdString(), currency);
    if (!down_payment) return std::unexpected(down_payment.error());
    repayment->down_payment = *down_payment;
  }
  return repayment;
}

Result<murabaha::SettlementTerms> NewContractAgreement::readSettlement() const {
  murabaha::SettlementTerms settlement;
  settlement.policy = RebatePolicy(policy_->currentData().toInt());
  if (settlement.policy == RebatePolicy::Discretionary) return settlement;
  auto share = Rate::parse(share_->text().toStdString());
  if (!share) return std::unexpected(share.error());
  settlement.share = *share;
  return settlement;
}

Result<std::optional<Rate>> NewContractAgreement::readDonation() const {
  if (late_donation_->text().trimmed().isEmpty()) return std::nullopt;
  auto share = Rate::parse(late_donation_->text().toStdString());
  if (!share) return std::unexpected(share.error());
  return *share;
}

Result<> NewContractAgreement::read(Terms& terms) const {
  auto repayment = readRepayment(terms.currency);
  if (!repayment) return std::unexpected(repayment.error());
  auto settlement = readSettlement();
  if (!settlement) return std::unexpected(settlement.error());
  auto donation = readDonation();
  if (!donation) return std::unexpected(donation.error());
  terms.repayment = *repayment;
  terms.settlement = *settlement;
  terms.late_donation = *donation;
  terms.recognition = murabaha::RecognitionMethod(recognition_->currentData().toInt());
  if (!makesProfit()) return {};
  auto profit = murabaha::profit_of(terms.asset_cost, terms.repayment);
  if (!profit) return std::unexpected(profit.error());
  terms.profit = *profit;
  return {};
}

void NewContractAgreement::preview(const Result<Terms>& terms) {
  using Payments = Result<std::vector<Instalment>>;
  if (!terms) return preview_->show(Payments(std::unexpected(terms.error())), {});
  const Repayment& repayment = terms->repayment;
  auto nothing = [&](const QString& why) {
    preview_->show(Payments(otp::refuse(otp::Atom("invalid_plan"), why.toStdString())), {});
  };
  if (repayment.count == 0) {
    return nothing(tr("Write the number of instalments to see the schedule."));
  }
  auto first_due = murabaha::parse_date(written_id(first_due_->text()));
  if (!first_due) return nothing(tr("Give the day of the first instalment, like 2026-02-28."));
  murabaha::SchedulePlan plan{today_, *first_due, repayment.count, repayment.period_months};
  auto schedule = murabaha::schedule_of(terms->asset_cost, terms->profit, repayment, plan);
  preview_->show(schedule ? Payments(murabaha::payments_of(*schedule))
                          : Payments(std::unexpected(schedule.error())),
                 terms->currency, schedule ? schedule->rebate : 0);
}

}  // namespace ui
