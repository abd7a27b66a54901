#include "views/contract/ledger_page.h"

#include <QVBoxLayout>

#include <algorithm>
#include <map>

#include "draw/contract_words.h"
#include "draw/desk_codes.h"
#include "draw/text.h"
#include "murabaha/ledger.h"
#include "murabaha/value_date.h"
#include "views/contract/fact_table.h"

namespace ui {

using murabaha::Amount;

LedgerPage::LedgerPage(const OpenDossier& dossier, QWidget* parent)
    : QWidget(parent), dossier_(dossier) {
  balances_ = new FactTable("contract.balances", tr("Balances of the accounts"),
                            {tr("Account"), tr("Debit"), tr("Credit")}, this);
  postings_ = new FactTable(
      "contract.postings", tr("Postings"),
      {tr("Entry"), tr("Step"), tr("Account"), tr("Debit"), tr("Credit"), tr("Value date")}, this);
  balances_->setFigures({1, 2});
  postings_->setFigures({3, 4});
  balances_->setEmptyText(tr("Nothing is posted yet."));
  postings_->setEmptyText(tr("Nothing is posted yet."));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 2, 0, 0);
  layout->setSpacing(4);
  layout->addWidget(balances_, 1);
  layout->addWidget(postings_, 1);
  connect(&dossier, &OpenDossier::changed, this, &LedgerPage::refresh);
}

namespace {

QStringList sides(Amount amount, const murabaha::Currency& currency) {
  QString figure = text(murabaha::format_amount(amount < 0 ? -amount : amount, currency));
  return amount < 0 ? QStringList{QString(), figure} : QStringList{figure, QString()};
}

}  // namespace

void LedgerPage::refresh() {
  if (!dossier_.isThere()) return;
  const murabaha::Records& records = dossier_.shown().records;
  const auto& currency = dossier_.shown().contract.terms.currency;
  QList<QStringList> postings;
  std::map<std::string, Amount> sums;
  for (const murabaha::PostingRow& row : records.postings) {
    auto step = std::ranges::find(records.trail, row.seq, &murabaha::AuditRow::seq);
    bool is_there = step != records.trail.end();
    QString command = is_there ? word_of_step(step->command) : QString();
    QString day = is_there ? text(value_date_of(*step)) : QString();
    postings << QStringList{QString::number(row.seq), command, word_of_account(row.account)} +
                    sides(row.amount, currency) + QStringList{day};
    sums[row.account] += row.amount;
  }
  postings_->fill(postings);
  QList<QStringList> balances;
  Amount debits = 0;
  Amount credits = 0;
  for (murabaha::Account account : murabaha::all_accounts) {
    auto sum = sums.find(std::string(name_of(account)));
    if (sum == sums.end()) continue;
    balances << QStringList{word_of_account(sum->first)} + sides(sum->second, currency);
    (sum->second < 0 ? credits : debits) += sum->second;
  }
  if (!balances.isEmpty()) {
    balances << QStringList{tr("sum in %1").arg(text(currency.code())),
                            text(murabaha::format_amount(debits, currency)),
                            text(murabaha::format_amount(-credits, currency))};
  }
  balances_->fill(balances);
}

}  // namespace ui
