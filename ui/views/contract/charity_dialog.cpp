#include "views/contract/charity_dialog.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "draw/contract_words.h"
#include "draw/desk_sentences.h"
#include "draw/text.h"
#include "draw/theme.h"
#include "views/contract/fact_table.h"
#include "views/contract/tint.h"

namespace ui {

using murabaha::CharityRow;
using murabaha::CharityTotal;

namespace {

constexpr int totals_height = 120;

QLabel* make_label(const QString& words, QWidget* parent) {
  auto* label = new QLabel(words, parent);
  label->setWordWrap(true);
  return label;
}

}  // namespace

CharityDialog::CharityDialog(DeskPort& desk, QWidget* parent)
    : QDialog(parent), desk_(desk), mistake_(make_label({}, this)) {
  setObjectName("dialog.charity");
  setWindowTitle(tr("Charity ledger"));
  resize(900, 480);
  totals_ =
      new FactTable("charity.totals", tr("Charity by currency"),
                    {tr("Currency"), tr("Taken"), tr("Passed on"), tr("To distribute")}, this);
  totals_->setFigures({1, 2, 3});
  totals_->setEmptyText(tr("Nothing was taken for charity."));
  totals_->setMaximumHeight(totals_height);
  rows_ = new FactTable("charity.rows", tr("Donations taken and passed on"),
                        {tr("Time"), tr("Contract"), tr("Step"), tr("Taken"), tr("Passed on"),
                         tr("Charity"), tr("Reference"), tr("By")},
                        this);
  rows_->setFigures({2, 3, 4});
  rows_->setEmptyText(tr("Nothing was taken for charity."));
  mistake_->setObjectName("charity.mistake");
  mistake_->hide();
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  auto* copy = buttons->addButton(tr("Copy as &text"), QDialogButtonBox::ActionRole);
  copy->setObjectName("charity.copy");
  connect(copy, &QPushButton::clicked, this,
          [this] { QGuiApplication::clipboard()->setText(rows_->asText()); });
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(
      make_label(tr("What late customers have donated is kept apart: it is no income, "
                    "and goes to charity. A contract's “Pass on to charity…” records "
                    "what has gone there."),
                 this));
  layout->addWidget(totals_);
  layout->addWidget(rows_, 1);
  layout->addWidget(mistake_);
  layout->addWidget(buttons);
  refresh();
}

void CharityDialog::refresh() {
  desk_.charity(this, [this](const auto& rows) {
    mistake_->setVisible(!rows);
    if (rows) return show(*rows);
    tint(*mistake_, theme_of(palette()).error);
    mistake_->setText(translated(rows.error().text()));
  });
}

void CharityDialog::show(const std::vector<CharityRow>& rows) {
  QList<QStringList> totals;
  for (const CharityTotal& total : charity_totals(rows)) {
    totals << QStringList{text(total.currency), sum_text(total.taken, total.currency),
                          sum_text(total.passed_on, total.currency),
                          sum_text(total.balance, total.currency)};
  }
  totals_->fill(totals);
  QList<QStringList> lines;
  for (const CharityRow& row : rows) {
    bool is_taken = row.amount > 0;
    QString amount = money_text(is_taken ? row.amount : -row.amount, row.currency);
    lines << QStringList{text(murabaha::format_time(desk_.local(row.at))),
                         text(row.contract_id),
                         QString::number(row.seq),
                         is_taken ? amount : QString(),
                         is_taken ? QString() : amount,
                         text(row.recipient),
                         text(row.reference),
                         text(row.actor)};
  }
  rows_->fill(lines);
}

}  // namespace ui
