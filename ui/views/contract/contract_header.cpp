#include "views/contract/contract_header.h"

#include <QGridLayout>
#include <QLabel>
#include <QProgressBar>
#include <QVBoxLayout>

#include <algorithm>

#include "draw/contract_words.h"
#include "draw/desk_sentences.h"
#include "draw/terms_words.h"
#include "draw/text.h"
#include "draw/theme.h"
#include "murabaha/arrears.h"
#include "views/contract/stage_chip.h"
#include "views/contract/tint.h"

namespace ui {

using murabaha::Amount;
using murabaha::Contract;

ContractHeader::ContractHeader(const OpenDossier& dossier, const ContractProcesses& processes,
                               QWidget* parent)
    : QWidget(parent), dossier_(dossier), processes_(processes) {
  auto label = [this](const char* id, const QFont& font) {
    auto* made = new QLabel(this);
    made->setObjectName(id);
    made->setFont(font);
    return made;
  };
  QFont large = bold_font();
  large.setPixelSize(large.pixelSize() + 2);
  title_ = label("contract.title", large);
  stage_ = label("contract.stage", bold_font());
  process_ = label("contract.process", small_font());
  terms_ = label("contract.terms", small_font());
  terms_->setWordWrap(true);
  progress_ = label("contract.progress.text", small_font());
  rebate_ = label("contract.rebate", small_font());
  rebate_->setWordWrap(true);
  arrears_ = label("contract.arrears", bold_font());
  arrears_->setWordWrap(true);
  refund_ = label("contract.refund_due", bold_font());
  refund_->setWordWrap(true);
  fault_ = label("contract.fault", bold_font());
  fault_->setWordWrap(true);
  bar_ = new QProgressBar(this);
  bar_->setObjectName("contract.progress");
  bar_->setAccessibleName(tr("Paid of the total"));
  bar_->setRange(0, 1000);
  bar_->setTextVisible(false);
  bar_->setFixedHeight(8);
  auto* first = new QHBoxLayout;
  first->addWidget(title_);
  first->addStretch();
  first->addWidget(stage_);
  auto* last = new QHBoxLayout;
  last->addWidget(bar_, 1);
  last->addWidget(progress_);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(2);
  layout->addLayout(first);
  layout->addWidget(fault_);
  layout->addWidget(process_);
  layout->addWidget(terms_);
  layout->addWidget(makeAmounts());
  layout->addLayout(last);
  layout->addWidget(rebate_);
  layout->addWidget(arrears_);
  layout->addWidget(refund_);
  connect(&dossier, &OpenDossier::changed, this, &ContractHeader::refresh);
}

QWidget* ContractHeader::makeAmounts() {
  auto* part = new QWidget(this);
  auto* grid = new QGridLayout(part);
  grid->setContentsMargins(0, 0, 0, 2);
  grid->setHorizontalSpacing(12);
  grid->setVerticalSpacing(0);
  const QString names[] = {tr("Cost"), tr("Profit"), tr("Total"), tr("Paid"), tr("Outstanding")};
  const char* ids[] = {"cost", "profit", "total", "paid", "outstanding"};
  constexpr int columns = 3;
  for (int number = 0; number < 5; ++number) {
    auto* name = new QLabel(names[number], part);
    name->setFont(small_font());
    amounts_[number] = new QLabel(part);
    amounts_[number]->setObjectName(QString("contract.amount.%1").arg(ids[number]));
    amounts_[number]->setFont(bold_font());
    amounts_[number]->setTextInteractionFlags(Qt::TextSelectableByMouse);
    grid->addWidget(name, 2 * (number / columns), number % columns);
    grid->addWidget(amounts_[number], 2 * (number / columns) + 1, number % columns,
                    Qt::AlignLeading);  // a figure has no direction that says where it begins
    grid->setColumnStretch(number % columns, 1);
  }
  return part;
}

void ContractHeader::refresh() {
  if (!dossier_.isThere()) return;
  const Contract& contract = dossier_.shown().contract;
  title_->setText(
      tr("%1  ·  %2").arg(apart(contract.terms.contract_id), apart(contract.terms.customer_id)));
  QString stage = word_of(contract.stage);
  stage_->setText(stage);
  tint(*stage_, colour_of_stage(stage, theme_of(palette())));
  showFault();
  showProcess();
  showTerms(contract.terms);
  showAmounts(contract);
  showProgress(contract);
  showArrears(contract);
}

void ContractHeader::showFault() {
  const auto& fault = dossier_.present().fault;
  fault_->setVisible(fault.has_value());
  if (!fault) return;
  tint(*fault_, theme_of(palette()).error);
  fault_->setText(tr("Read-only: %1").arg(translated(fault->text())));
}

void ContractHeader::showProcess() {
  const std::string& id = dossier_.id();
  if (!processes_.isRunning(id)) {
    return process_->setText(
        tr("Its process is asleep: it starts when it is asked for something."));
  }
  const auto& process = *processes_.find(id);
  QString incarnation = process.restarts() == 0 ? tr("first incarnation")
                                                : tr("incarnation %1").arg(process.incarnation);
  process_->setText(tr("Process %1, %2").arg(apart(process.pid.text()), incarnation));
}

/// What is as usual need not be said.
void ContractHeader::showTerms(const murabaha::Terms& terms) {
  const murabaha::Terms usual;
  QStringList parts;
  if (terms.repayment != usual.repayment) {
    parts << tr("Instalments: %1.").arg(repayment_words(terms));
  }
  if (terms.recognition != usual.recognition) {
    parts << tr("Profit is earned %1.").arg(word_of(terms.recognition));
  }
  if (QString rebate = rebate_words(terms); !rebate.isEmpty()) {
    parts << tr("When settled early, %1.").arg(rebate);
  }
  terms_->setText(parts.join(' '));
  terms_->setVisible(!parts.isEmpty());
}

void ContractHeader::showAmounts(const Contract& contract) {
  const auto& currency = contract.terms.currency;
  const Amount values[] = {contract.terms.asset_cost, contract.terms.profit, contract.terms.total(),
                           contract.paid(), contract.outstanding()};
  for (int number = 0; number < 5; ++number) {
    amounts_[number]->setText(apart(murabaha::format_amount(values[number], currency)));
  }
  amounts_[2]->setText(apart(murabaha::format_money(values[2], currency)));
}

void ContractHeader::showProgress(const Contract& contract) {
  const auto& currency = contract.terms.currency;
  Amount total = contract.terms.total();
  Amount settled = total - contract.outstanding();
  int share = int(murabaha::mul_div(settled, 1000, total).value_or(0));
  if (settled < total) share = std::min(share, 999);  // not all of it before it is
  bar_->setValue(share);
  QString words = tr("%1.%2 % of %3 settled")
                      .arg(share / 10)
                      .arg(share % 10)
                      .arg(apart(murabaha::format_money(total, currency)));
  progress_->setText(words);
  bar_->setAccessibleDescription(words);
  QPalette colours;
  colours.setColor(QPalette::Highlight, theme_of(palette()).success);
  bar_->setPalette(colours);
  rebate_->setVisible(contract.settlement.has_value());
  if (contract.settlement) {
    rebate_->setText(
        tr("%1 of it was given up as a rebate.")
            .arg(apart(murabaha::format_money(contract.settlement->rebate, currency))));
  }
  refund_->setVisible(contract.excess() > 0);
  refund_->setText(tr("%1 was paid too much and is owed to the customer.")
                       .arg(apart(murabaha::format_money(contract.excess(), currency))));
  tint(*refund_, theme_of(palette()).warning);
}

void ContractHeader::showArrears(const Contract& contract) {
  using enum murabaha::Arrears::Kind;
  auto arrears = murabaha::arrears_of(contract, dossier_.shownMoment());
  bool is_in_default = arrears.kind == Default;
  arrears_->setVisible(arrears.kind != Current);
  arrears_->setText((is_in_default ? tr("In default. Days late: %1. The debt stays as it is.")
                                   : tr("Days late: %1. The debt stays as it is."))
                        .arg(arrears.days_late));
  const Theme& theme = theme_of(palette());
  tint(*arrears_, is_in_default ? theme.error : theme.warning);
}

}  // namespace ui
