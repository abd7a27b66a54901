#include "views/contract/signed_in.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

#include "draw/text.h"
#include "draw/written.h"

namespace ui {

namespace {

constexpr int longest_name = 64;
constexpr int name_width = 160;

}  // namespace

SignedIn::SignedIn(DeskPort& desk, QWidget* parent)
    : QWidget(parent), desk_(desk), name_(new QComboBox(this)) {
  name_->setObjectName("contract.actor");
  name_->setEditable(true);
  name_->setInsertPolicy(QComboBox::NoInsert);
  name_->setFixedWidth(name_width);
  name_->lineEdit()->setMaxLength(longest_name);
  name_->lineEdit()->setPlaceholderText(tr("your name"));
  name_->setCompleter(nullptr);  // whoever writes a new name must not become an old one
  auto* label = new QLabel(tr("S&igned in as"), this);
  label->setBuddy(name_);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(label);
  layout->addWidget(name_);
  layout->addStretch();
  offerNames();
  connect(name_, &QComboBox::editTextChanged, this,
          [this](const QString& name) { desk_.setActor(written_id(name)); });
  auto settle = [this] { desk_.habits().addName(text(desk_.actor())); };
  connect(name_->lineEdit(), &QLineEdit::editingFinished, this, settle);
  connect(name_, &QComboBox::activated, this, settle);
  connect(&desk, &DeskPort::actorChanged, this, &SignedIn::showActor);
  connect(&desk.habits(), &DeskHabits::changed, this, &SignedIn::offerNames);
}

void SignedIn::offerNames() {
  const QSignalBlocker quiet(name_);
  QString shown = name_->currentText();
  name_->clear();
  name_->addItems(desk_.habits().names());
  name_->setEditText(shown);
  showActor();
}

/// What somebody is writing stays as it is.
void SignedIn::showActor() {
  if (written_id(name_->currentText()) == desk_.actor()) return;
  const QSignalBlocker quiet(name_);
  name_->setEditText(text(desk_.actor()));
}

}  // namespace ui
