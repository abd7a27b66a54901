#include "views/contract/payments_page.h"

#include <QVBoxLayout>

#include "draw/text.h"
#include "views/contract/fact_table.h"

namespace ui {

PaymentsPage::PaymentsPage(const OpenDossier& dossier, QWidget* parent)
    : QWidget(parent), dossier_(dossier) {
  table_ = new FactTable(
      "contract.payments", tr("Payments"),
      {tr("Recorded"), tr("Amount"), tr("Too much"), tr("Value date"), tr("Reference")}, this);
  table_->setFigures({1, 2});
  table_->setEmptyText(tr("Nothing is paid yet."));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(table_);
  connect(&dossier, &OpenDossier::changed, this, &PaymentsPage::refresh);
}

void PaymentsPage::refresh() {
  if (!dossier_.isThere()) return;
  const murabaha::Contract& contract = dossier_.shown().contract;
  QList<QStringList> rows;
  for (const murabaha::Payment& payment : contract.payments) {
    QString excess = payment.excess == 0
                         ? QString()
                         : text(murabaha::format_amount(payment.excess, contract.terms.currency));
    rows << QStringList{dossier_.localTime(payment.at),
                        text(murabaha::format_money(payment.received, contract.terms.currency)),
                        excess, text(payment.value_date), text(payment.reference)};
  }
  table_->fill(rows);
}

}  // namespace ui
