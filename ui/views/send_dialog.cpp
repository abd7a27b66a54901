#include "views/send_dialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "draw/observer_words.h"
#include "draw/text.h"
#include "draw/theme.h"
#include "views/form/composed_value.h"

namespace ui {

using observer::MessageForm;

SendDialog::SendDialog(const QString& process, std::vector<MessageForm> forms,
                       const FormSurroundings& surroundings, QWidget* parent)
    : QDialog(parent), process_(process), forms_(std::move(forms)), surroundings_(surroundings) {
  setObjectName("dialog.send");
  setWindowTitle(tr("Send a message to %1").arg(process));
  setMinimumWidth(460);
  message_ = new QComboBox(this);
  message_->setObjectName("send.message");
  for (const MessageForm& form : forms_) {
    message_->addItem(text(form.name.text()) + "  (" + word_of(form.role) + ')');
  }
  auto* choice = new QFormLayout;
  choice->addRow(tr("&Message"), message_);
  room_ = new QVBoxLayout;
  answer_ = new QLabel(this);
  answer_->setObjectName("send.answer");
  answer_->setWordWrap(true);
  answer_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
  close_ = buttons->button(QDialogButtonBox::Cancel);
  send_ = buttons->addButton(tr("Send"), QDialogButtonBox::AcceptRole);
  send_->setObjectName("send.send");
  auto* layout = new QVBoxLayout(this);
  layout->addLayout(choice);
  layout->addLayout(room_);
  layout->addWidget(answer_);
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
  delete shown_;
  editor_ = nullptr;
  if (form().fields.empty()) {
    shown_ = new QLabel(tr("This message has no fields."), this);
  } else {
    editor_ = new RecordEditor(form().name, form().fields, "send.field", surroundings_, this);
    connect(editor_, &ValueEditor::changed, this, [this] {
      orderFields();  // an item of a list may have come
      check();
    });
    shown_ = editor_;
  }
  room_->addWidget(shown_);
  orderFields();
  say({}, false);
  check();
  adjustSize();
}

/// The fields are younger than the buttons, and before them all the same.
void SendDialog::orderFields() {
  QWidget* last = message_;
  for (auto* field : shown_->findChildren<QWidget*>()) {
    bool is_reached = (field->focusPolicy() & Qt::TabFocus) != 0 && field->window() == this;
    if (!is_reached) continue;
    setTabOrder(last, field);
    last = field;
  }
  setTabOrder(last, send_);
  setTabOrder(send_, close_);
}

void SendDialog::check() {
  otp::Result<otp::Term> fields = otp::Term::record(form().name);
  if (editor_ != nullptr) fields = editor_->read();
  if (fields) fields_ = *fields;
  message_->setEnabled(!waits_);
  send_->setEnabled(fields.has_value() && !waits_);
  send_->setToolTip(fields ? QString() : text(fields.error().text()));
  makeRoom();
}

/// A sentence that is longer than its line makes the dialog higher, not narrower.
void SendDialog::makeRoom() {
  layout()->activate();
  int needed = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width())
                                             : layout()->totalMinimumSize().height();
  if (isVisible() && needed > height()) resize(width(), needed);
}

void SendDialog::send() {
  bool is_call = form().role == trace::MessageRole::Call;
  Q_EMIT sent();
  if (!is_call) return accept();
  waits_ = true;
  close_->setText(tr("Close"));
  say(tr("Waiting for the answer of %1…").arg(process_), false);
  check();
}

void SendDialog::showAnswer(const QString& sentence, bool is_refusal) {
  waits_ = false;
  say(sentence, is_refusal);
  check();
}

void SendDialog::say(const QString& sentence, bool is_refusal) {
  const Theme& theme = theme_of(palette());
  QPalette colours = answer_->palette();
  colours.setColor(QPalette::WindowText, is_refusal ? theme.error : theme.text);
  answer_->setPalette(colours);
  answer_->setText(sentence);
  answer_->setVisible(!sentence.isEmpty());
  makeRoom();
}

}  // namespace ui
