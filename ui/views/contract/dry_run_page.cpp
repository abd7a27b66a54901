#include "views/contract/dry_run_page.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include "draw/contract_words.h"
#include "draw/desk_codes.h"
#include "draw/desk_sentences.h"
#include "draw/text.h"
#include "murabaha/refusal.h"
#include "views/contract/fact_table.h"
#include "views/contract/tint.h"
#include "views/contract/words.h"

namespace ui {

using murabaha::Action;
using murabaha::Result;

namespace {

enum Step { Pay, Settle, Approve, Disburse, Conclude, Refund };

}  // namespace

DryRunPage::DryRunPage(const OpenDossier& dossier, QWidget* parent)
    : QWidget(parent),
      dossier_(dossier),
      step_(new QComboBox(this)),
      amount_(new QLineEdit(this)),
      outcome_(new QLabel(this)) {
  step_->setObjectName("contract.what_if.step");
  step_->setAccessibleName(tr("What if"));
  step_->addItems({tr("the customer pays"), tr("he settles early, with a rebate of"),
                   tr("it is approved"), tr("the supplier is paid"), tr("the sale is concluded"),
                   tr("the excess is refunded")});
  amount_->setObjectName("contract.what_if.amount");
  amount_->setAccessibleName(tr("Amount"));
  amount_->setPlaceholderText(tr("amount, as in 60,000"));
  outcome_->setObjectName("contract.what_if.outcome");
  outcome_->setWordWrap(true);
  outcome_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  postings_ = new FactTable("contract.what_if.postings", tr("What would be posted"),
                            {tr("Account"), tr("Debit"), tr("Credit")}, this);
  postings_->setFigures({1, 2});
  postings_->setEmptyText(tr("Nothing would be posted."));
  auto* bar = new QHBoxLayout;
  bar->addWidget(step_, 1);
  bar->addWidget(amount_, 1);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 2, 0, 0);
  layout->setSpacing(3);
  layout->addLayout(bar);
  layout->addWidget(outcome_);
  layout->addWidget(postings_, 1);
  connect(step_, &QComboBox::currentIndexChanged, this, &DryRunPage::refresh);
  connect(amount_, &QLineEdit::textChanged, this, &DryRunPage::refresh);
  connect(&dossier, &OpenDossier::changed, this, &DryRunPage::refresh);
}

bool DryRunPage::takesAmount() const {
  return step_->currentIndex() == Pay || step_->currentIndex() == Settle;
}

Result<Action> DryRunPage::action() const {
  const murabaha::Contract& contract = dossier_.shown().contract;
  murabaha::Amount amount = 0;
  if (takesAmount()) {
    auto written = murabaha::parse_amount(amount_->text().toStdString(), contract.terms.currency);
    if (!written) return std::unexpected(written.error());
    amount = *written;
  }
  switch (step_->currentIndex()) {
    case Pay: return murabaha::RecordPayment{amount};
    case Settle: return murabaha::SettleEarly{amount, contract.outstanding() - amount};
    case Approve: return murabaha::Approve{};
    case Disburse: return murabaha::Disburse{};
    case Conclude: return murabaha::ConcludeSale{};
    default: return murabaha::RefundExcess{};
  }
}

void DryRunPage::refresh() {
  amount_->setEnabled(takesAmount());
  if (!dossier_.isThere()) return;
  const Theme& theme = theme_of(palette());
  postings_->fill({});
  if (takesAmount() && amount_->text().isEmpty()) {
    outcome_->setText(
        tr("Write an amount: what it would lead to is shown, and nothing is written."));
    return tint(*outcome_, theme.dim_text);
  }
  auto asked = action();
  const murabaha::Contract& contract = dossier_.shown().contract;
  auto run = asked ? dry_run(contract, *asked, dossier_.moment())
                   : Result<DryRun>(std::unexpected(asked.error()));
  if (run) return show(*run, contract.terms.currency);
  outcome_->setText(tr("It would be refused, %1: %2")
                        .arg(text(murabaha::code_of(run.error())), translated(run.error().text())));
  tint(*outcome_, theme.error);
}

void DryRunPage::show(const DryRun& run, const murabaha::Currency& currency) {
  auto money = [&](murabaha::Amount amount) {
    return text(murabaha::format_money(amount, currency));
  };
  QString sentence =
      tr("The contract would be %1; %2 paid, %3 outstanding.")
          .arg(word_of(run.after.stage), money(run.after.paid()), money(run.after.outstanding()));
  if (run.after.excess() > 0) {
    sentence += ' ' + tr("%1 would be owed to the customer.").arg(money(run.after.excess()));
  }
  outcome_->setText(sentence + ' ' + tr("Nothing is written."));
  tint(*outcome_, theme_of(palette()).text);
  QList<QStringList> rows;
  for (const murabaha::PostingRow& row : run.postings) {
    QString figure =
        text(murabaha::format_amount(row.amount < 0 ? -row.amount : row.amount, currency));
    rows << QStringList{word_of_account(row.account), row.amount < 0 ? QString() : figure,
                        row.amount < 0 ? figure : QString()};
  }
  postings_->fill(rows);
}

}  // namespace ui
