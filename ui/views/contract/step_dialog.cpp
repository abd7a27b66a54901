#include "views/contract/step_dialog.h"

#include <QComboBox>
#include <QDateEdit>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "draw/desk_sentences.h"
#include "draw/text.h"
#include "draw/theme.h"
#include "views/contract/date_field.h"
#include "views/contract/tint.h"

namespace ui {

StepDialog::StepDialog(const QString& id, const QString& title, const QString& verb,
                       QWidget* parent)
    : QDialog(parent), id_(id), form_(new QFormLayout), mistake_(new QLabel(this)) {
  setObjectName("dialog." + id);
  setWindowTitle(title);
  setMinimumWidth(420);
  mistake_->setObjectName(id + ".mistake");
  mistake_->setWordWrap(true);
  tint(*mistake_, theme_of(palette()).error);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
  QPushButton* go_on = buttons->addButton(verb, QDialogButtonBox::AcceptRole);
  go_on->setObjectName(id + ".go_on");
  auto* layout = new QVBoxLayout(this);
  layout->addLayout(form_);
  layout->addWidget(mistake_);
  layout->addWidget(buttons);
  connect(buttons, &QDialogButtonBox::accepted, this, &StepDialog::goOn);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

QLineEdit* StepDialog::addField(const QString& name, const QString& label, const QString& value,
                                const QString& hint) {
  auto* field = new QLineEdit(value, this);
  field->setObjectName(id_ + '.' + name);
  field->setPlaceholderText(hint);
  form_->addRow(label, field);
  return field;
}

QDateEdit* StepDialog::addDate(const QString& name, const QString& label, murabaha::Date day) {
  QDateEdit* field = make_date_field(id_ + '.' + name, day, this);
  form_->addRow(label, field);
  return field;
}

QComboBox* StepDialog::addChoice(const QString& name, const QString& label) {
  auto* choice = new QComboBox(this);
  choice->setObjectName(id_ + '.' + name);
  form_->addRow(label, choice);
  return choice;
}

QLabel* StepDialog::addText(const QString& name, const QString& label) {
  auto* text = new QLabel(this);
  text->setObjectName(id_ + '.' + name);
  text->setWordWrap(true);
  form_->addRow(label, text);
  return text;
}

void StepDialog::setShown(QWidget* part, bool is_shown) { form_->setRowVisible(part, is_shown); }

void StepDialog::addPart(QWidget* part) { form_->addRow(part); }

std::optional<murabaha::Action> StepDialog::ask(Read read) {
  read_ = std::move(read);
  return exec() == QDialog::Accepted ? action_ : std::nullopt;
}

/// In full: a dialog does not grow by itself with what is said in it.
void StepDialog::say(const QString& mistake) {
  mistake_->setText(mistake);
  layout()->activate();
  int needed = heightForWidth(width());
  if (needed > height()) resize(width(), needed);
}

void StepDialog::goOn() {
  auto action = read_();
  if (!action) return say(translated(action.error().text()));
  action_ = std::move(*action);
  accept();
}

}  // namespace ui
