#include "views/contract/schedule_page.h"

#include <QVBoxLayout>

#include "draw/text.h"
#include "murabaha/instalment_state.h"
#include "views/contract/fact_table.h"

namespace ui {
namespace {

constexpr int rebate_column = 6;  // only where there is one

}  // namespace

SchedulePage::SchedulePage(const OpenDossier& dossier, QWidget* parent)
    : QWidget(parent), dossier_(dossier) {
  table_ = new FactTable("contract.instalments", tr("Schedule of instalments"),
                         {tr("No."), tr("Due"), tr("Amount"), tr("Cost part"), tr("Profit part"),
                          tr("Paid"), tr("Rebate"), tr("Left"), tr("Days late")},
                         this);
  table_->setFigures({2, 3, 4, 5, rebate_column, 7, 8});
  table_->setEmptyText(
      tr("No schedule is agreed: the price is due as a whole. “Agree schedule…” makes one."));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(table_);
  connect(&dossier, &OpenDossier::changed, this, &SchedulePage::refresh);
}

void SchedulePage::refresh() {
  if (!dossier_.isThere()) return;
  const murabaha::Contract& contract = dossier_.shown().contract;
  auto amount = [&](murabaha::Amount value) {
    return text(murabaha::format_amount(value, contract.terms.currency));
  };
  // The past is judged by its own day.
  murabaha::Date day = dossier_.shownMoment().today();
  QList<QStringList> rows;
  for (const auto& state : murabaha::instalment_states(contract, day)) {
    const murabaha::Instalment& due = state.instalment;
    rows << QStringList{QString::number(due.number),
                        text(murabaha::format_date(due.due)),
                        amount(due.amount),
                        amount(due.cost_part),
                        amount(due.profit_part),
                        amount(state.paid),
                        amount(state.rebated),
                        amount(state.left),
                        state.days_late > 0 ? QString::number(state.days_late) : QString()};
  }
  table_->fill(rows);
  table_->setColumnHidden(rebate_column, contract.rebate() == 0);
}

}  // namespace ui
