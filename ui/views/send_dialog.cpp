#include "views/send_dialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "draw/observer_words.h"
#include "draw/text.h"
#include "draw/theme.h"

namespace ui {

using observer::MessageForm;

SendDialog::SendDialog(const QString& process, std::vector<MessageForm> forms, QWidget* parent)
    : QDialog(parent), forms_(std::move(forms)) {
  setObjectName("dialog.send");
  setWindowTitle(tr("Send a message to %1").arg(process));
  setMinimumWidth(420);
  message_ = new QComboBox(this);
  message_->setObjectName("send.message");
  for (const MessageForm& form : forms_) {
    message_->addItem(text(form.name.text()) + "  (" + word_of(form.role) + ')');
  }
  form_ = new QFormLayout;
  form_->addRow(tr("&Message"), message_);
  mistake_ = new QLabel(this);
  mistake_->setObjectName("send.mistake");
  mistake_->setWordWrap(true);
  QPalette colours = mistake_->palette();
  colours.setColor(QPalette::WindowText, theme_of(palette()).error);
  mistake_->setPalette(colours);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
  auto* send = buttons->addButton(tr("Send"), QDialogButtonBox::AcceptRole);
  send->setObjectName("send.send");
  auto* layout = new QVBoxLayout(this);
  layout->addLayout(form_);
  layout->addWidget(mistake_);
  layout->addWidget(buttons);
  connect(buttons, &QDialogButtonBox::accepted, this, &SendDialog::send);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(message_, &QComboBox::currentIndexChanged, this, &SendDialog::showFields);
  showFields();
}

const MessageForm& SendDialog::form() const {
  return forms_[std::size_t(message_->currentIndex())];
}

void SendDialog::showFields() {
  while (form_->rowCount() > 1) form_->removeRow(1);
  edits_.clear();
  mistake_->clear();
  for (const MessageForm::Field& field : form().fields) {
    auto* edit = new QLineEdit(this);
    edit->setObjectName("send.field." + text(field.name.text()));
    edit->setPlaceholderText(word_of_kind(field.kind));
    form_->addRow(text(field.name.text()), edit);
    edits_.push_back(edit);
  }
  if (form().fields.empty()) form_->addRow(new QLabel(tr("This message has no fields."), this));
}

otp::Result<otp::Term> SendDialog::read(const MessageForm::Field& field,
                                        const QString& written) const {
  auto wrong = [&] {
    return otp::refuse(otp::Atom("wrong_field"),
                       tr("%1: '%2' is not a value of the kind %3.")
                           .arg(apart(field.name.text()), apart(written), word_of_kind(field.kind))
                           .toStdString());
  };
  if (field.kind == "whole number" || field.kind == "milliseconds") {
    bool is_number = false;
    qlonglong value = written.toLongLong(&is_number);
    if (!is_number) return wrong();
    return otp::Term(value);
  }
  if (field.kind == "true or false") {
    if (written != "true" && written != "false") return wrong();
    return otp::Term(written == "true");
  }
  if (field.kind == "text") return otp::Term(written.toStdString());
  if (field.kind == "atom") return otp::Term(otp::Atom(written.toStdString()));
  return wrong();
}

void SendDialog::send() {
  std::vector<otp::Term::Field> fields;
  for (std::size_t i = 0; i < edits_.size(); ++i) {
    QString written = edits_[i]->text();
    if (written.isEmpty()) continue;
    auto value = read(form().fields[i], written);
    if (!value) {
      mistake_->setText(text(value.error().text()));
      edits_[i]->setFocus();
      return;
    }
    fields.emplace_back(form().fields[i].name, std::move(*value));
  }
  fields_ = otp::Term::record(form().name, std::move(fields));
  accept();
}

}  // namespace ui
