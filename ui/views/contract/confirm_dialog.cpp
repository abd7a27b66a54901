#include "views/contract/confirm_dialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "draw/text.h"
#include "draw/theme.h"
#include "views/contract/tint.h"

namespace ui {

ConfirmDialog::ConfirmDialog(const QString& verb, const QString& effect, QWidget* parent)
    : QDialog(parent),
      effect_(new QLabel(effect, this)),
      form_(new QFormLayout),
      mistake_(new QLabel(this)) {
  setObjectName("dialog.confirm");
  setWindowTitle(tr("%1?").arg(verb));
  setMinimumWidth(420);
  effect_->setObjectName("confirm.effect");
  effect_->setWordWrap(true);
  effect_->setFont(bold_font());
  mistake_->setObjectName("confirm.mistake");
  mistake_->setWordWrap(true);
  tint(*mistake_, theme_of(palette()).error);
  auto* buttons = new QDialogButtonBox(this);
  QPushButton* cancel = buttons->addButton(QDialogButtonBox::Cancel);
  QPushButton* go_on = buttons->addButton(verb, QDialogButtonBox::AcceptRole);
  go_on->setObjectName("confirm.go_on");
  go_on->setAccessibleDescription(effect);
  go_on->setAutoDefault(false);
  cancel->setDefault(true);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(effect_);
  layout->addLayout(form_);
  layout->addWidget(mistake_);
  layout->addWidget(buttons);
  connect(buttons, &QDialogButtonBox::accepted, this, &ConfirmDialog::goOn);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  cancel->setFocus();
}

void ConfirmDialog::setEffect(const QString& effect) { effect_->setText(effect); }

QLineEdit* ConfirmDialog::addField(const QString& id, const QString& label, const QString& value) {
  auto* field = new QLineEdit(value, this);
  field->setObjectName(id);
  form_->addRow(label, field);
  return field;
}

void ConfirmDialog::askForAmount(murabaha::Amount amount, const murabaha::Currency& currency) {
  expected_ = amount;
  currency_ = currency;
  amount_ = addField("confirm.amount", tr("Write the &amount"), {});
  amount_->setPlaceholderText(text(murabaha::format_money(amount, currency)));
}

void ConfirmDialog::goOn() {
  if (amount_ == nullptr) return accept();
  auto written = murabaha::parse_amount(amount_->text().toStdString(), currency_);
  if (written && *written == expected_) return accept();
  mistake_->setText(tr("To go on, write %1 as the amount.")
                        .arg(text(murabaha::format_amount(expected_, currency_))));
  amount_->setFocus();
}

}  // namespace ui
