#include "views/schedule_preview.h"

#include <QHeaderView>
#include <QLabel>
#include <QVBoxLayout>

#include "draw/contract_words.h"
#include "draw/desk_sentences.h"
#include "draw/text.h"
#include "draw/theme.h"
#include "views/contract/fact_table.h"
#include "views/contract/tint.h"

namespace ui {

using murabaha::Amount;
using murabaha::Instalment;

SchedulePreview::SchedulePreview(const QString& id, QWidget* parent)
    : QWidget(parent), sum_(new QLabel(this)) {
  table_ =
      new FactTable(id + ".preview", tr("Preview of the schedule"),
                    {tr("No."), tr("Due"), tr("Amount"), tr("Cost part"), tr("Profit part")}, this);
  table_->setFigures({2, 3, 4});
  table_->setMinimumSize(400, 150);
  sum_->setObjectName(id + ".preview.sum");
  sum_->setFont(small_font());
  sum_->setWordWrap(true);
  constexpr int lines = 2;  // with what is given back
  sum_->setMinimumHeight(lines * sum_->fontMetrics().lineSpacing());
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(table_, 1);
  layout->addWidget(sum_);
}

void SchedulePreview::show(const murabaha::Result<std::vector<Instalment>>& payments,
                           const murabaha::Currency& currency, Amount rebate) {
  QList<QStringList> rows;
  if (!payments) {
    table_->fill(rows);
    tint(*sum_, theme_of(palette()).dim_text);
    return sum_->setText(translated(payments.error().text()));
  }
  Amount sum = 0;
  Amount profit = 0;
  auto amount = [&](Amount value) { return amount_text(value, currency); };
  for (const Instalment& payment : *payments) {
    sum += payment.amount;
    profit += payment.profit_part;
    rows << QStringList{QString::number(payment.number),
                        isolated(murabaha::format_date(payment.due)), amount(payment.amount),
                        amount(payment.cost_part), amount(payment.profit_part)};
  }
  table_->fill(rows);
  tint(*sum_, theme_of(palette()).text);
  QString together = tr("Together %1, of it %2 profit. Nothing is agreed yet.")
                         .arg(money_text(sum, currency), money_text(profit, currency));
  if (rebate > 0) {
    together += ' ' + tr("The rest of the price, %1, is given back when they are paid.")
                          .arg(money_text(rebate, currency));
  }
  sum_->setText(together);
}

}  // namespace ui
