#include "views/new_contract_dialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include "draw/desk_sentences.h"
#include "draw/text.h"
#include "draw/theme.h"

namespace ui {

using murabaha::Terms;

NewContractDialog::NewContractDialog(DeskPort& desk, const QString& suggested_id, QWidget* parent)
    : QDialog(parent), desk_(desk) {
  setObjectName("dialog.new_contract");
  setWindowTitle(tr("New Murabaha contract"));
  setMinimumWidth(430);
  id_ = new QLineEdit(suggested_id, this);
  id_->setObjectName("new.id");
  customer_ = new QLineEdit("customer-1", this);
  customer_->setObjectName("new.customer");
  currency_ = new QComboBox(this);
  currency_->setObjectName("new.currency");
  currency_->setEditable(true);
  currency_->addItems({"AED", "BHD", "EUR", "IDR", "JPY", "KWD", "MYR", "SAR", "USD", "XXX"});
  cost_ = new QLineEdit(this);
  cost_->setObjectName("new.cost");
  cost_->setPlaceholderText(tr("what the asset costs the bank, as in 100,000.00"));
  profit_ = new QLineEdit(this);
  profit_->setObjectName("new.profit");
  profit_->setPlaceholderText(tr("what the bank adds, disclosed and fixed"));
  total_ = new QLabel(this);
  total_->setObjectName("new.total");
  mistake_ = new QLabel(this);
  mistake_->setObjectName("new.mistake");
  mistake_->setWordWrap(true);
  QPalette colours = palette();
  colours.setColor(QPalette::WindowText, theme_of(palette()).error);
  mistake_->setPalette(colours);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
  open_ = buttons->addButton(tr("Open contract"), QDialogButtonBox::AcceptRole);
  open_->setObjectName("new.open");
  auto* form = new QFormLayout(this);
  form->addRow(tr("&Contract id"), id_);
  form->addRow(tr("C&ustomer id"), customer_);
  form->addRow(tr("Cu&rrency"), currency_);
  form->addRow(tr("&Asset cost"), cost_);
  form->addRow(tr("&Profit"), profit_);
  form->addRow(tr("Total price"), total_);
  form->addRow(mistake_);
  form->addRow(buttons);
  connect(buttons, &QDialogButtonBox::accepted, this, &NewContractDialog::open);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  for (QLineEdit* edit : {cost_, profit_}) {
    connect(edit, &QLineEdit::textChanged, this, &NewContractDialog::showTotal);
  }
  connect(currency_, &QComboBox::editTextChanged, this, &NewContractDialog::showTotal);
  showTotal();
}

murabaha::Result<Terms> NewContractDialog::readTerms() const {
  auto currency = murabaha::Currency::of(currency_->currentText().trimmed().toStdString());
  if (!currency) return std::unexpected(currency.error());
  auto cost = murabaha::parse_amount(cost_->text().toStdString(), *currency);
  if (!cost) return std::unexpected(cost.error());
  auto profit = murabaha::parse_amount(profit_->text().toStdString(), *currency);
  if (!profit) return std::unexpected(profit.error());
  Terms terms{id_->text().toStdString(), customer_->text().toStdString(), *currency, *cost,
              *profit};
  if (auto checked = terms.check(); !checked) return std::unexpected(checked.error());
  return terms;
}

void NewContractDialog::showTotal() {
  auto terms = readTerms();
  total_->setText(terms ? text(murabaha::format_money(terms->total(), terms->currency)) : tr("—"));
}

void NewContractDialog::say(const QString& mistake) { mistake_->setText(mistake); }

void NewContractDialog::open() {
  auto terms = readTerms();
  if (!terms) return say(translated(terms.error().text()));
  contract_id_ = terms->contract_id;
  open_->setEnabled(false);
  say({});
  desk_.open(*terms, this, [this](const murabaha::Result<murabaha::Contract>& opened) {
    open_->setEnabled(true);
    if (opened) accept();
    else say(translated(opened.error().text()));
  });
}

}  // namespace ui
